"""Text with styles and links, measured in the columns of a terminal.

A view says what each piece of a line is; `ansi` and `svg` say how it looks. rich measures the
characters and renders the styles; its console is left out, for it would cost every table as much
start-up time as the rest of the program together, breaks Chinese prose as if it were Latin, and
squeezes wide characters in its pictures.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

from zgc_cli.runtime.terminal import visible
from zgc_cli.show.text.wrap import BLANK, GLUE, breaks


class Mark(NamedTuple):
    """A stretch of a text, half-open, with the words of its style and the address it leads to."""

    start: int
    end: int
    style: str
    link: str = ""


class Run(NamedTuple):
    """Characters that look alike."""

    text: str
    style: str
    link: str


class Text:
    """A text to which styled pieces are added; no control character is left in it but newlines."""

    __slots__ = ("marks", "plain")

    def __init__(self, text: str = "", style: str = "", link: str = "") -> None:
        """Begin with a piece."""
        self.plain = ""
        self.marks: list[Mark] = []
        self.add(text, style, link)

    def add(self, piece: "str | Text", style: str = "", link: str = "") -> "Text":
        """Append a piece and return the text; a style given here lies under the piece's own."""
        start = len(self.plain)
        self.plain += piece.plain if isinstance(piece, Text) else safe(piece)
        if style or link:
            self.marks.append(Mark(start, len(self.plain), style, link))
        if isinstance(piece, Text):
            self.marks += (
                m._replace(start=start + m.start, end=start + m.end) for m in piece.marks
            )
        return self

    def cut(self, start: int, end: int) -> "Text":
        """Return the characters `start` to `end` (not included)."""
        (piece,) = self.cuts([(start, end)])
        return piece

    def cuts(self, places: Iterable[tuple[int, int]]) -> "Iterator[Text]":
        """Yield the characters of each place, which do not overlap and go up."""
        for start, end, over in _sweep(self.marks, places):
            out = Text()
            out.plain = self.plain[start:end]
            size = len(out.plain)
            for m in over:
                first, last = max(m.start - start, 0), min(m.end - start, size)
                if first < last:
                    out.marks.append(Mark(first, last, m.style, m.link))
            yield out

    def stripped(self) -> "Text":
        """Return the text without blanks at its end."""
        return self.cut(0, len(self.plain.rstrip(" ")))

    @property
    def width(self) -> int:
        """The columns that it takes in one line."""
        return cell_len(self.plain)

    def runs(self) -> Iterator[Run]:
        """Yield stretches that look alike, their styles joined in the order of the marks."""
        ends = {0, len(self.plain)}.union(*((m.start, m.end) for m in self.marks))
        for start, end, over in _sweep(self.marks, pairwise(sorted(ends))):
            style = " ".join(dict.fromkeys(w for m in over for w in m.style.split()))
            link = next((m.link for m in reversed(over) if m.link), "")
            text = self.plain[start:end].replace(GLUE, "").replace(BLANK, " ")
            yield Run(text, style, link)

    def wrapped(self, width: int) -> "list[Text]":
        """Return the text as lines of at most `width` columns, broken as Chinese prose breaks."""
        places, start = [], 0
        for line in self.plain.split("\n"):
            ends = [0, *breaks(line, max(width, 1), columns_of), len(line)]
            places += [(start + a, start + b) for a, b in pairwise(ends)]
            start += len(line) + 1
        return [line.stripped() for line in self.cuts(places)]

    def shortened(self, width: int, sign: str) -> "Text":
        """Return the text in one line, with `sign` in the place of what is too much."""
        flat = self.flat() if "\n" in self.plain else self
        if flat.width <= width:
            return flat
        return flat.wrapped(max(width - cell_len(sign), 1))[0].add(sign)

    def flat(self) -> "Text":
        """Return the text with blanks for newlines."""
        out = self.cut(0, len(self.plain))
        out.plain = out.plain.replace("\n", " ")
        return out


def _sweep(
    marks: Sequence[Mark], places: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield each place with the marks that lie over some of it, in the order of the marks.

    The places go up, so that every mark is taken up and put down once, however long the text.
    """
    waiting = sorted(range(len(marks)), key=lambda i: marks[i].start, reverse=True)
    active: list[int] = []
    for start, end in places:
        while waiting and marks[waiting[-1]].start < end:
            active.append(waiting.pop())
        active = [i for i in active if marks[i].end > start]
        yield start, end, [marks[i] for i in sorted(active)]


def columns_of(character: str) -> int:
    """Return the most columns that one character can take; U+FE0F widens the one before it."""
    return 1 if character == "\ufe0f" else get_character_cell_size(character)


def safe(text: str) -> str:
    """Return a text that a terminal shows and does not obey."""
    return visible(text).replace("\t", " ")


def padded(text: Text, width: int) -> Text:
    """Return a text with blanks behind it up to so many columns."""
    return Text().add(text).add(" " * (width - text.width))


def joined(pieces: Iterable["str | Text"], between: str, style: str = "") -> Text:
    """Return the pieces as one text, with `between` in this style between them."""
    out = Text()
    for number, piece in enumerate(pieces):
        if number:
            out.add(between, style)
        out.add(piece)
    return out


def marked(text: str, marks: Sequence[Mark]) -> Text:
    """Return a text with marks laid on, whose offsets are those before anything is spelt out."""
    size = len(text)
    inside = [m._replace(start=max(m.start, 0), end=min(m.end, size)) for m in marks]
    inside = [m for m in inside if m.start < m.end]
    bounds = sorted({0, size}.union(*((m.start, m.end) for m in inside)))
    parts = [safe(text[start:end]) for start, end in pairwise(bounds)]
    offsets = dict(zip(bounds, accumulate(map(len, parts), initial=0), strict=True))
    out = Text()
    out.plain = "".join(parts)
    out.marks = [m._replace(start=offsets[m.start], end=offsets[m.end]) for m in inside]
    return out


def bracketed(text: str, places: Iterable[tuple[int, int, str, str]]) -> Text:
    """Return a text with signs around each place: start, end, what opens it, what closes it."""
    parts, last = [], 0
    for start, end, opens, closes in sorted(places):
        if last <= start < end <= len(text):
            parts += [text[last:start], opens, GLUE, text[start:end], GLUE, closes]
            last = end
    return Text("".join([*parts, text[last:]]))
