"""Ordinal numbers: 第三座, 首个, 排名第二; and those that are names (第三方, 第九届)."""

from zgc_cli import lexicon
from zgc_cli.reading.numbers import numerals, units
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.numbers.readings import Reading
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_FIRST = tuple("个次家款座例条台批颗枚艘架部套支张项期只列单笔处本档场辆所份片块名轮幅株种组类封站")
_MEETING = Pattern("次[^，。；“”]{0,8}(?:全体会议|会议|会晤|峰会|集体学习|代表大会|大战|革命|普查)")
_CLAUSE_OF_LAW = Pattern(
    r"[条款项章](?:规定|第|[（(、，。；：》,.之的至和与]|明确|中|以及|及|$|或|款|项)"
)

# 第35条第1项 | 第1款
_BEHIND_CLAUSE = Pattern("第[0-9一二三四五六七八九十百]{1,4}(?:条|项|款)(?:之[0-9一二三四五])?$")
_MOST_ISSUES = 10**4
_TO = Pattern(" ?(?:至|到|[-－—–~～]) ?")  # 第三至五类


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


@rule("first", "这是全市[首座]氢能站。", never=("首都迎来新年。", "他是国家元首个人代表。"))
def first(text: str, at: int, number: Numeral | None) -> Reading | None:
    """首个, 首座, 首台套."""
    size = first_unit(text, at) if text[at] == "首" else 0
    end = at + 1 + size
    return Reading(at, at + 1, end, 1, 1, text[at + 1 : end], "ordinal") if size else None


@rule(
    "ordinal",
    "[第三座]工厂投产。",
    "产量排名[第二]。",
    "适用于[第三至五类]病人。",
    never=("由第三方检测。", "第九届展会开幕。", "第2023088期开奖。"),
)
def ordinal(text: str, at: int, number: Numeral | None) -> Reading | None:
    """第三座工厂, 第18位, 排名第二."""
    begin = at + 1 + text.startswith(" ", at + 1)
    number = numerals.read(text, begin) if text[at] == "第" else None
    if not number or number.more:
        return None
    end = number.end + text.startswith(" ", number.end)  # 第 6 位
    if is_name(text, at, end):
        return None
    to = _TO.match(text, end)
    last = numerals.read(text, to.end()) if to else None
    if last and not last.more and number.high < last.low and unit_at(text, last.end):
        number = number._replace(high=last.high, end=last.end)  # 第三至五类
        end = last.end
    unit = unit_at(text, end)
    if unit == "期" and number.low > _MOST_ISSUES:
        return None  # 第2023088期: a name, with its year
    if unit is None and not stands_before("rank", text, at):
        return None
    end = end + len(unit) if unit else number.end
    return Reading(at, number.end, end, number.low, number.high, unit, "ordinal")
