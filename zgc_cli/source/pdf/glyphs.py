"""The runs of text of a page: characters that stand side by side on one line, and where."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, takewhile
from math import atan2, hypot, pi
from statistics import median
from typing import Any

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.source.pdf.rulings import Box, Rulings, rulings, turned
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
_NEAR = 0.35  # letters: a blank behind which what is written elsewhere in the file may go on
_LEAN = 0.5  # points, by which a character may reach over the line beside it
_NEXT = 2  # characters in the file, one of which may be put in between
_SAME_LINE = 0.45  # letters, by which the heights of characters of a line may differ
_SHADOW = 0.15  # letters, by which what is printed twice to look bold is shifted
_RISE = 0.2  # letters, by which an index or the mark of a note stands higher
_DEPTH, _HEIGHT = 0.2, 0.8  # letters: what a line reaches below and above its height
_STEP = 4.0  # points
_LEAST_STEPS, _MOST_STEPS = 3, 20  # in which the line of a character is looked for
# Forms of a character that fonts give for it: ⼯ for 工, ⻓ for 长, ﬁ for fi.
_FORMS = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0xFB00, 0xFB06))
_RADICALS = str.maketrans(
    "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰⻳",
    "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄黾齐齿龙龟",
)


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


def runs(page: Any) -> tuple[list[TextRun], Rulings, int]:
    """Return the runs of a page of pypdfium2, from left to right, and the lines between them.

    Also returns how many quarter turns clockwise make most of its text upright: runs are those of
    the page turned so, and what stands in another direction, such as a watermark, is left out.
    """
    glyphs = list(_glyphs(page))
    turns = Counter(turns for turns, _glyph in glyphs).most_common(1)[0][0] if glyphs else 0
    found: list[_Growing] = []
    drawn = rulings(page, turns)
    walls = sorted(drawn.standing)
    last: dict[int, _Growing] = {}  # at each height, in steps
    # Programs may write the digits of a page behind all its other characters.
    for glyph in sorted((g for needed, g in glyphs if needed == turns), key=lambda g: g.left):
        level = round(glyph.base / _STEP)
        reach = min(_MOST_STEPS, _LEAST_STEPS + int(glyph.size * _SAME_LINE / _STEP))
        near = (last.get(n) for n in range(level - reach, level + reach + 1))
        fitting = [line for line in near if line and line.takes(glyph, walls)]
        if fitting:
            line = min(fitting, key=lambda line: abs(line.base - glyph.base))
            line.add(glyph)
        elif glyph.text.isspace():
            continue
        else:
            found.append(line := _Growing(glyph))
        last[round(line.base / _STEP)] = line
    return [line.run() for line in found], drawn, turns


def _glyphs(page: Any) -> Iterator[tuple[int, "_Glyph"]]:
    """Yield the characters of a page, and the quarter turns that make each upright."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    text = page.get_textpage()
    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = c_double(), c_double()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = _character(code)
        if not char or (char.isspace() and raw.FPDFText_IsGenerated(text, index) == 1):
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = abs(raw.FPDFText_GetFontSize(text, index)) * hypot(matrix.c, matrix.d)
        turns = atan2(matrix.b, matrix.a) / (pi / 2)
        if size > 0 and abs(turns - round(turns)) < _UPRIGHT:
            turns = round(turns) % 4
            raw.FPDFText_GetLooseCharBox(text, index, box)
            raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
            left, _low, right, _high = turned((box.left, box.bottom, box.right, box.top), turns)
            base = turned((x.value, y.value, x.value, y.value), turns)[1]
            yield turns, _Glyph(char, left, right, base, size, index)


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
    """A character upright, the height of the line on which it stands, its number in the file."""

    text: str
    left: float
    right: float
    base: float
    size: float
    number: int


class _Growing:
    """A run to which characters are added from left to right, blanks among them."""

    def __init__(self, first: _Glyph) -> None:
        self._glyphs = [first]
        self._right = first.right
        self._number = first.number
        self.base = first.base
        self._size = first.size

    def takes(self, glyph: _Glyph, walls: Sequence[Box]) -> bool:
        """Return whether a character carries the run on; one far off does if written next.

        None does behind a line that stands between two cells.
        """
        size = max(self._size, glyph.size)
        gap = (glyph.left - self._right) / size
        most = _PARTED if 0 < glyph.number - self._number <= _NEXT else _NEAR
        near = abs(glyph.base - self.base) < size * _SAME_LINE and _BACK < gap <= most
        return near and not (gap > _WORD_GAP and self._is_parted(glyph, walls))

    def _is_parted(self, glyph: _Glyph, walls: Sequence[Box]) -> bool:
        """Return whether a line stands between the end and a character; `walls` are sorted."""
        first = bisect_left(walls, (self._right - _LEAN,))
        between = takewhile(lambda wall: wall[0] <= glyph.left + _LEAN, islice(walls, first, None))
        return any(bottom <= glyph.base <= top for _x, bottom, _right, top in between)

    def add(self, glyph: _Glyph) -> None:
        """Take a character, unless it is the shadow of the last one."""
        last = self._glyphs[-1]
        self._number = glyph.number
        is_near = glyph.left - last.left < _SHADOW * glyph.size
        if is_near and glyph.text == last.text and (is_han(last.text) or last.text.isdigit()):
            return  # two letters of a ligature may stand in one place
        self._glyphs.append(glyph)
        if not glyph.text.isspace():
            self._right = max(self._right, glyph.right)
            if glyph.size > self._size:  # behind the mark of a note
                self.base, self._size = glyph.base, glyph.size

    def run(self) -> TextRun:
        """Return the run as it is now."""
        glyphs = [g for g in self._glyphs if not g.text.isspace()]
        size = median(g.size for g in glyphs)
        base = median(g.base for g in glyphs)
        gaps = [h.left - g.right for g, h in pairwise(glyphs) if is_han(g.text) and is_han(h.text)]
        usual = median(gaps) if gaps else 0.0  # in a line that is set wide
        text = raised = ""
        blank, right = False, glyphs[0].left
        for glyph in self._glyphs:
            if glyph.text.isspace():
                blank = True
                continue
            if glyph.size < size * _RAISED and glyph.base - base > size * _RISE:
                raised += glyph.text
            else:
                text += superscript(text, raised) if raised else ""
                gap = glyph.left - right - usual * is_han(glyph.text)
                text += between(text, glyph.text, gap / size, blank=blank) if text else ""
                text, raised = text + glyph.text, ""
            blank, right = False, max(right, glyph.right)
        text += superscript(text, raised) if raised else ""
        return TextRun(
            text, glyphs[0].left, base - _DEPTH * size, right, base + _HEIGHT * size, size
        )
