"""What rich draws as a picture of the terminal that shows it: one SVG file, by itself.

Every wide character has its own place, so that columns line up whatever fonts there are; rules
and bars are drawn, not written, so that they join. Nothing is fetched, nothing depends on time
or chance, and no address of a file is in it. (rich's own picture squeezes wide characters and asks
a CDN for its font.)
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import RenderableType
from rich.segment import Segment

from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.console import lines
from zgc_cli.show.draw import draw
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import columns_of
from zgc_cli.show.theme import UNICODE
from zgc_cli.show.writer import Writer

WIDE_SIZE = 16  # pixels of a wide character, as in the style sheet
COLUMN, ROW, PAD = 8.4, 20, 16  # pixels of a cell and around all
_HIGH = 1000  # lines, at most
_BASELINE = 15  # pixels from the top of a row to the line on which letters stand

# Signs that are drawn: the points of a line through a cell of one by one.
_STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "─": (((0, 0.5), (1, 0.5)),),
    "│": (((0.5, 0), (0.5, 1)),),
    "├": (((0.5, 0), (0.5, 1)), ((0.5, 0.5), (1, 0.5))),
    "└": (((0.5, 0), (0.5, 0.5), (1, 0.5)),),
}


def picture(
    listing: Listing, columns: int = 80, rows: int = 24, color: bool = True, below: str = ""
) -> str:
    """Return an SVG of what a terminal of this size would show of a listing."""
    return encode(draw(listing, Writer(columns, rows, color, True), below), columns)


def size_of(terminal: Terminal) -> tuple[int, int]:
    """Return columns and lines of a picture: those of a window, but of a file any number of lines.

    LINES stands for a window there, too.
    """
    columns, lines = terminal.size
    return columns, lines if terminal.tty or terminal.environ.get("LINES") else _HIGH


def encode(drawn: Sequence[RenderableType], columns: int = 80) -> str:
    """Return an SVG of what is drawn, as wide as the widest of its lines."""
    shown = lines(drawn, columns)
    texts = ("".join(segment.text for segment in line).rstrip() for line in shown)
    width = max(map(cell_len, texts), default=0) * COLUMN + 2 * PAD
    height = len(shown) * ROW + 2 * PAD
    size = f'width="{width:g}" height="{height}" viewBox="0 0 {width:g} {height}"'
    body = "".join(
        part for number, line in enumerate(shown) for part in _line(line, PAD + number * ROW)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="zgc" {size} role="img">\n'
        f"<style>{_css()}</style>\n"
        f'<rect class="ground" width="100%" height="100%" rx="8"/>\n{body}</svg>\n'
    )


def _css() -> str:
    """Return the style sheet without what makes it readable."""
    lines = Path(__file__).with_suffix(".css").read_text("utf-8").splitlines()
    return "".join(line.strip() for line in lines)


def _line(line: Sequence[Segment], top: int) -> Iterator[str]:
    """Yield the elements of a line, each segment cut where wide characters meet narrow ones."""
    left = float(PAD)
    for whole, style, _control in line:
        words = str(style) if style else ""
        if "reverse" in words:
            yield _box("reverse", left, top, sum(map(columns_of, whole)) * COLUMN, ROW)
        for kind, characters in groupby(whole, _kind):
            text = "".join(characters)
            yield from _piece(kind, text, words, left, top)
            left += sum(map(columns_of, text)) * COLUMN


def _box(style: str, x: float, y: float, width: float, height: float) -> str:
    size = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect class="{style}" {size}/>\n'


def _kind(character: str) -> str:
    """Return how a character is drawn; one without a width follows the one before."""
    if character in _STROKES:
        return "stroke"
    if character in UNICODE.bars or character in UNICODE.steps:
        return "block"
    return "wide" if columns_of(character) == 2 else "narrow"


def _piece(kind: str, piece: str, words: str, left: float, top: int) -> Iterator[str]:
    style = f"{words} wide".strip() if kind == "wide" else words
    name = f' class="{style}"' if style else ""
    if kind == "stroke":
        path = "".join(_strokes(piece, left, top))
        yield f'<path{name} d="{path}"/>\n'
    elif kind == "block":
        yield from _blocks(piece, words, left, top)
    elif piece.strip():
        text = piece.strip(" ")  # blanks at the ends would be lost; they only take room
        wide = kind == "wide"
        step = COLUMN * (2 if wide else 1)
        x = left + (len(piece) - len(piece.lstrip(" "))) * step
        x += (step - WIDE_SIZE) / 2 if wide else 0
        places = " ".join(f"{x + i * step:g}" for i in range(len(text)))
        where = f'x="{places}"' if wide else f'x="{x:g}" textLength="{len(text) * step:g}"'
        yield f'<text{name} {where} y="{top + _BASELINE}">{_escaped(text)}</text>\n'


def _escaped(text: str) -> str:
    """Return a text as XML holds it; what XML cannot hold at all is replaced."""
    return escape(re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text), quote=False)


def _strokes(signs: str, left: float, top: int) -> Iterator[str]:
    for number, sign in enumerate(signs):
        for points in _STROKES[sign]:
            for place, (x, y) in enumerate(points):
                letter = "L" if place else "M"
                yield f"{letter}{left + (number + x) * COLUMN:g} {top + y * ROW:g}"


def _blocks(signs: str, words: str, left: float, top: int) -> Iterator[str]:
    """Yield bars, whole ones in a row as one, and steps, which stand apart, as rectangles."""
    style = f"bar {words}".strip()
    for sign, row in groupby(signs):
        n = len(list(row))
        if sign in UNICODE.bars:
            share = (UNICODE.bars.index(sign) + 1) / len(UNICODE.bars)
            yield _box(style, left, top + ROW * 0.2, COLUMN * n * share, ROW * 0.6)
        else:
            tall = ROW * 0.2 * (UNICODE.steps.index(sign) + 1.5)
            for i in range(n):
                yield _box(style, left + i * COLUMN + 1, top + ROW * 0.8 - tall, COLUMN - 2, tall)
        left += n * COLUMN
