"""What lines of a page say that are no part of its article, by the lexicon `page_lines`."""

import re
from functools import cache

from zgc_cli import lexicon
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_MOST = 320  # characters; longer lines are looked at no further
_FEW = 12  # characters that `…` stands for where the lexicon does not tell
_BETWEEN = Pattern(r"[\s【】\[\]|｜]+")
_BUTTONS = 6  # at most in one line: 【打印】【关闭】
_BEFORE = 80  # characters before a phrase: behind a longer sentence it is part of a paragraph
_COUNT = r"[：(（]*(?:[\d.,]+[万萬亿]?\+?)?[)）]?"
_EDGES = "【】[]（）()<>《》»›＞＜·•■●◆◇▲▶►★☆~～|｜-—–=*_+…"
_MARKS = str.maketrans(dict.fromkeys(":/|丨｜／﹕︱", "："))


class _Phrase(NamedTuple):
    """A line of furniture, its longest literal part, how many characters `…` is, what it is."""

    text: str
    literal: str
    behind: int
    kind: str


@cache
def _phrases() -> tuple[dict[str, list[_Phrase]], list[_Phrase]]:
    """Return the phrases by the character they begin with, and those that begin with any."""
    first: dict[str, list[_Phrase]] = {}
    other: list[_Phrase] = []
    for entry, value in lexicon.mapping("page_lines").items():
        kind, _, most = value.partition(" ")
        text = entry.translate(_MARKS).casefold()
        literal = max(text.replace("0", "…").split("…"), key=len)
        phrase = _Phrase(text, literal, int(most or _FEW), kind)
        if text[0] in "…0":
            other.append(phrase)
        else:
            first.setdefault(text[0], []).append(phrase)
    return first, other


@cache
def _whole(phrase: _Phrase) -> re.Pattern[str]:
    """Return what matches the lines that a phrase is."""
    shape = re.escape(phrase.text).replace("0", _COUNT)
    if shape.startswith("…"):
        shape = f".{{0,{min(phrase.behind, _BEFORE)}}}{shape[1:]}"
    return re.compile(shape.replace("…", f".{{0,{phrase.behind}}}"), re.DOTALL)


def kind_of_line(text: str) -> str:
    """Return what a line is by its words: `line`, `foot`, `others`, `comments`, `end` or ''."""
    if len(text) > _MOST:
        return ""
    parts = [part for part in _BETWEEN.split(text) if part]
    buttons = 1 < len(parts) <= _BUTTONS and all(_kind(part) == "line" for part in parts)
    return _kind(text) or ("line" if buttons else "")


def _kind(text: str) -> str:
    line = "".join(text.split()).translate(_MARKS).casefold()
    first, other = _phrases()
    for bare in dict.fromkeys((line, line.strip(_EDGES).rstrip("：。!！"))):
        for phrase in first.get(bare[:1], []) + other:
            if phrase.literal in bare and _whole(phrase).fullmatch(bare):
                return phrase.kind
    return ""
