"""Ordinal numbers: 第三座, 首个, 排名第二; and those that are names (第三方, 第九届)."""

from zgc_cli import lexicon
from zgc_cli.reading.numbers import units
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.runtime.pattern import Pattern

_FIRST = tuple("个次家款座例条台批颗枚艘架部套支张项期只列单笔处本档场辆所份片块名轮幅株种组类封站")
_MEETING = Pattern("次[^，。；“”]{0,8}(?:全体会议|会议|会晤|峰会|集体学习|代表大会|大战|革命|普查)")
_CLAUSE_OF_LAW = Pattern(
    r"[条款项章](?:规定|第|[（(、，。；：》,.之的至和与]|明确|中|以及|及|$|或|款|项)"
)

# 第35条第1项 | 第1款
_BEHIND_CLAUSE = Pattern("第[0-9一二三四五六七八九十百]{1,4}(?:条|项|款)(?:之[0-9一二三四五])?$")


def first_unit(text: str, start: int) -> int:
    """Return how long the measure word of 首个, 首次, 首台套 at `start` is; 0 for 首都."""
    if not text.startswith(_FIRST, start + 1) or stands_behind("not first", text, start):
        return 0
    if stands_before("head words", text, start + 1):
        return 0
    return 2 if text.startswith("台套", start + 1) else 1


def is_name(text: str, start: int, end: int) -> bool:
    """Return whether an ordinal at `start` to `end` is part of a name: 第三方, 第九届, 第四十条."""
    if text.startswith("季", end) and stands_before("quarters", text, start):
        return True
    return (
        stands_behind("names with ordinals", text, end)
        or any(pattern.match(text, end) for pattern in (_MEETING, _CLAUSE_OF_LAW))
        or bool(_BEHIND_CLAUSE.search(text, max(0, start - 8), start))
    )


def unit_at(text: str, end: int) -> str | None:
    """Return the measure word of an ordinal number that ends at `end`; None if it has none."""
    own = lexicon.words("ordinal_units")
    for size in range(4, 0, -1):
        word = text[end : end + size]
        if len(word) == size and not word[-1].isascii() and (word in own or units.is_known(word)):
            return None if size < 3 and units.is_lookalike(text, end) else word
    return None
