"""The runs of text of a page: characters that stand side by side on one line, and where."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import atan2, hypot, pi
from statistics import median
from typing import Any, NamedTuple

from zgc_cli.source.superscripts import superscript

_WIDE = 2.0  # letters: a blank between runs of a line that belong to two cells
_PARTED = 1.2  # letters: a blank behind which another run begins
_WORD_GAP = 0.2  # of the size of a letter, between two words in Latin script
_HAN_GAP = 0.22  # and more than usual in a line between Chinese characters that are set apart
_REAL_GAP = (
    0.1  # and at least, where a blank is one, and not put in by a program that recognised it
)
_UPRIGHT = 0.1  # of a quarter turn, by which a character may lean
_APART = 0.6  # between the two scripts, where programs leave a quarter by themselves
_RAISED = 0.75  # of the size of the letters before: that of an index or the mark of a note
_HYPHEN = 2  # what stands for a hyphen at the end of a line
_HYPHENS = "-\u00ad\u2010"
_NUMBER = re.compile(r"\d\.?$")
BULLET = "•"
_BACK = -1.0  # letters: what stands so far to the left of the end is no more of the line
# Forms of a character that fonts give for it: ⼯ for 工, ⻓ for 长, ﬁ for fi.
_FORMS = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0xFB00, 0xFB06))
_RADICALS = str.maketrans(
    "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰⻳",
    "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄黾齐齿龙龟",
)


Box = tuple[float, float, float, float]  # left, bottom, right and top


class TextRun(NamedTuple):
    """A text and its box, in points from the lower left; `size` is that of its letters."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    cells: int = 1  # of a table that are joined in it

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


def runs(page: Any) -> tuple[list[TextRun], int]:
    """Return the runs of a page of pypdfium2, as they follow each other in the file.

    Also returns how many quarter turns clockwise make most of its text upright: runs are those of
    the page turned so, and what stands in another direction, such as a watermark, is left out.
    """
    glyphs = list(_glyphs(page))
    turns = Counter(turns for turns, _glyph in glyphs).most_common(1)[0][0] if glyphs else 0
    found: list[TextRun] = []
    growing: _Growing | None = None
    blank = False
    for glyph in (glyph for needed, glyph in glyphs if needed == turns):
        if glyph.text.isspace():
            blank = True
            continue
        upright = TextRun(
            glyph.text,
            *turned((glyph.left, glyph.bottom, glyph.right, glyph.top), turns),
            glyph.size,
        )
        if growing is None or not growing.takes(upright):
            found += [growing.run()] if growing else []
            growing = _Growing(upright)
        else:
            growing.add(upright, blank)
        blank = False
    return found + ([growing.run()] if growing else []), turns


def turned(box: Box, turns: int) -> Box:
    """Return a box on a page that is turned clockwise by quarters, about its lower left."""
    left, bottom, right, top = box
    for _turn in range(turns):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _glyphs(page: Any) -> Iterator[tuple[int, TextRun]]:
    """Yield the characters of a page, and the quarter turns that make each upright."""
    from pypdfium2 import raw

    text = page.get_textpage()
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = _character(code)
        if not char or (char.isspace() and raw.FPDFText_IsGenerated(text, index) == 1):
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
        turns = atan2(matrix.b, matrix.a) / (pi / 2)
        if size > 0 and abs(turns - round(turns)) < _UPRIGHT:
            raw.FPDFText_GetLooseCharBox(text, index, box)
            yield (
                round(turns) % 4,
                TextRun(char, box.left, box.bottom, box.right, box.top, size),
            )


@cache
def _character(code: int) -> str:
    """Return the character of a code; nothing for what is none."""
    if code == _HYPHEN:
        return "\u00ad"
    char = chr(code)
    if any(first <= code <= last for first, last in _FORMS):
        return unicodedata.normalize("NFKC", char.translate(_RADICALS))
    category = unicodedata.category(char)
    if category == "Co":  # of a font of signs, such as Word takes for its lists
        return BULLET
    return char if char.isspace() or category not in ("Cc", "Cn", "Cs") else ""


@cache
def is_han(char: str) -> bool:
    """Return whether a character is set without blanks: Chinese, or its punctuation."""
    return unicodedata.east_asian_width(char[-1:]) in ("W", "F") or char in "“”‘’—…·"


def between(left: str, right: str, gap: float, *, blank: bool = False) -> str:
    """Return what stands between two texts of a line with a gap, in letters, between them."""
    if gap > _WIDE:
        return "  "
    if is_han(left[-1]) and is_han(right[0]):
        return " " if gap > (_REAL_GAP if blank else _HAN_GAP) else ""
    if is_han(left[-1]) or is_han(right[0]):
        return " " if blank or gap > _APART else ""
    return " " if blank or gap > _WORD_GAP else ""


def joined(upper: str, lower: str) -> tuple[str, str]:
    """Return two lines as they are joined: Chinese and numbers without a blank between them."""
    if is_han(upper[-1]) or is_han(lower[0]) or (lower[0].isdigit() and _NUMBER.search(upper)):
        return upper, lower
    if upper[-1] in _HYPHENS and upper[-2:-1].isalpha() and lower[0].islower():
        return upper[:-1], lower
    return f"{upper} ", lower


class _Glyph(NamedTuple):
    """A character in a run: the gap before it in letters, and whether a blank stands there."""

    text: str
    gap: float
    blank: bool
    raised: bool


class _Growing:
    """A run to which characters are added."""

    def __init__(self, first: TextRun) -> None:
        self._glyphs = [_Glyph(first.text, 0.0, blank=False, raised=False)]
        self._sizes = [first.size]
        self._box = first

    def takes(self, glyph: TextRun) -> bool:
        """Return whether a character carries the run on."""
        size = max(self._box.size, glyph.size)
        gap = (glyph.left - self._box.right) / size
        return abs(glyph.middle - self._box.middle) < size / 2 and _BACK < gap <= _PARTED

    def add(self, glyph: TextRun, blank: bool) -> None:
        """Take a character, with a blank before it or none."""
        box = self._box
        raised = glyph.size < box.size * _RAISED and glyph.bottom > box.bottom + box.size * 0.2
        gap = (glyph.left - box.right) / box.size
        self._glyphs.append(_Glyph(glyph.text, gap, blank, raised))
        self._box = box._replace(right=max(box.right, glyph.right))
        if not raised:
            self._sizes.append(glyph.size)
            bottom, top = min(box.bottom, glyph.bottom), max(box.top, glyph.top)
            self._box = self._box._replace(bottom=bottom, top=top, size=glyph.size)

    def run(self) -> TextRun:
        """Return the run as it is now."""
        gaps = [g.gap for h, g in pairwise(self._glyphs) if is_han(h.text) and is_han(g.text)]
        usual = median(gaps) if gaps else 0.0  # in a line that is set wide
        text = raised = ""
        for glyph in self._glyphs:
            if glyph.raised:
                raised += glyph.text
                continue
            text += superscript(text, raised) if raised else ""
            gap = glyph.gap - usual * is_han(glyph.text)
            text += between(text, glyph.text, gap, blank=glyph.blank) if text else ""
            text, raised = text + glyph.text, ""
        text += superscript(text, raised) if raised else ""
        return self._box._replace(text=text, size=median(self._sizes))
