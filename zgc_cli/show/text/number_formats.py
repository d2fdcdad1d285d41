"""Amounts as a reader sees them: digits, words of 万 and 亿, signs of modifiers, bars, strips."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby

from zgc_cli.document.document import Document
from zgc_cli.document.records import Figure, Number
from zgc_cli.reading.numbers.modifiers import REACHES
from zgc_cli.show.text.styled import Text
from zgc_cli.show.theme import BAR, FAINT, Signs

_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_DECIMALS = 4  # of a number in 万 or 亿; its digits in full stand beside it


def digits(value: Number) -> str:
    """Return a number with its thousands parted: 5,800,000."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}"


def in_words(value: Number) -> str:
    """Return a number of 10,000 and more in 万 and 亿, 580万; empty for a smaller one."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.{_DECIMALS}f}".rstrip("0").rstrip(".") + word
    return ""


def modifier_of(figure: Figure, signs: Signs) -> str:
    """Return the sign of a figure's modifier; none of 达290亿元, which says no more than `is`."""
    is_reached = figure.mod == "equal_or_more" and REACHES.match(figure.text)
    return "" if is_reached else modifier(figure.mod, signs)


def modifier(mod: str | None, signs: Signs) -> str:
    """Return the sign of a TIMEX3 modifier: ≈ > ≥ < ≤; empty for none."""
    return {
        "approx": signs.approx,
        "more_than": ">",
        "less_than": "<",
        "equal_or_more": signs.least,
        "equal_or_less": signs.most,
    }.get(mod or "", mod or "")


def bar(share: float, width: int, signs: Signs) -> str:
    """Return a bar of `share` (0 to 1) of `width` columns; what is more than nothing is seen."""
    step = len(signs.bars)
    eighths = max(round(share * width * step), 1 if share > 0 else 0)
    whole, rest = divmod(eighths, step)
    return signs.bars[-1] * whole + (signs.bars[rest - 1] if rest else "")


class PositionChart:
    """The article as a row of cells, each a stretch of its text."""

    __slots__ = ("_starts", "signs", "size", "width")

    def __init__(self, document: Document, width: int, signs: Signs) -> None:
        """Lay the paragraphs end to end over `width` columns."""
        lengths = [len(p.text) for p in document.paragraphs]
        starts = accumulate(lengths, initial=0)
        self._starts = dict(zip((p.id for p in document.paragraphs), starts, strict=False))
        self.size = max(sum(lengths), 1)
        self.width = width
        self.signs = signs

    def cell(self, paragraph: str, offset: int) -> int:
        """Return the cell in which a character of a paragraph lies."""
        return min((self._starts[paragraph] + offset) * self.width // self.size, self.width - 1)

    def draw(self, places: Iterable[tuple[str, int]]) -> Text:
        """Return the strip with the places (paragraph, offset) in it, the more the higher."""
        cells = [0] * self.width
        for paragraph, offset in places:
            cells[self.cell(paragraph, offset)] += 1
        top = len(self.signs.steps)
        strip = Text()
        for n, row in groupby(cells):
            sign = self.signs.steps[min(n, top) - 1] if n else self.signs.dot
            strip.add(sign * len(list(row)), BAR if n else FAINT)
        return strip

    def ruler(self, sections: Sequence[tuple[str, str]]) -> str:
        """Return names where they begin: (name, first paragraph); one without room is left out."""
        out = ""
        for name, paragraph in sections:
            cell = self.cell(paragraph, 0)
            if cell >= len(out) and cell + len(name) <= self.width:
                out = out.ljust(cell) + name + " "
        return out.rstrip()
