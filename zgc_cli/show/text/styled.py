"""Styled text: rich's own, in which nothing steers a terminal, broken as Chinese prose breaks."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text as RichText

from zgc_cli.runtime.terminal import visible
from zgc_cli.show.text.wrap import GLUE, breaks


class Text(RichText):
    """A text to which styled pieces are added; no control character is left in it but newlines."""

    def __init__(self, piece: str = "", style: str = "", link: str = "") -> None:
        """Begin with a piece."""
        super().__init__()
        self.add(piece, style, link)

    def add(self, piece: str | RichText, style: str = "", link: str = "") -> "Text":
        """Append a piece and return the text; a style given here lies under the piece's own."""
        words = f"{style} link {link}" if link else style
        if isinstance(piece, str):
            self.append(safe(piece), words)
        else:
            start = len(self)
            self.append_text(piece).stylize_before(words, start)
        return self

    def wrapped(self, width: int) -> list[RichText]:
        """Return the text as lines of at most `width` columns, broken as Chinese prose breaks."""
        places, start = [], 0
        for told in self.plain.split("\n"):
            places += [start + place for place in breaks(told, max(width, 1), columns_of)]
            start += len(told) + 1
            places.append(start)
        lines = list(self.divide(places[:-1]))
        for line in lines:
            line.rstrip()
        return lines

    def within(self, width: int) -> "Text":
        """Return the text with newlines where it breaks in `width` columns."""
        if self.cell_len <= width and "\n" not in self.plain:
            return self
        return joined(self.wrapped(width), "\n")

    def shortened(self, width: int, sign: str) -> "Text":
        """Return the text in one line, with `sign` in the place of what is too much."""
        flat = self.flat() if "\n" in self.plain else self
        if flat.cell_len <= width:
            return flat
        room = max(width - cell_len(sign), 1)
        first = Text().add(flat[: next(breaks(flat.plain, room, columns_of), len(flat))])
        first.rstrip()
        return first.add(sign)

    def flat(self) -> "Text":
        """Return the text with blanks for newlines."""
        out = Text().add(self)
        out.plain = self.plain.replace("\n", " ")
        return out


def columns_of(character: str) -> int:
    """Return the most columns that one character can take; U+FE0F widens the one before it."""
    return 1 if character == "\ufe0f" else get_character_cell_size(character)


def safe(text: str) -> str:
    """Return a text that a terminal shows and does not obey."""
    return text if text.isprintable() else visible(text).replace("\t", " ")


def padded(text: Text, width: int) -> Text:
    """Return a text with blanks behind it up to so many columns."""
    return Text().add(text).add(" " * (width - text.cell_len))


def hung(lead: Text, text: Text, room: int) -> Text:
    """Return a text behind a lead, in lines of so many columns that stand below each other."""
    first, *lines = text.wrapped(room)
    below = (joined((" " * lead.cell_len, line)) for line in lines)
    return joined((joined((lead, first)), *below), "\n")


def joined(pieces: Iterable[str | RichText], between: str = "", style: str = "") -> Text:
    """Return the pieces as one text, with `between` in this style between them."""
    out = Text()
    for number, piece in enumerate(pieces):
        if number and between:
            out.add(between, style)
        out.add(piece)
    return out


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> Text:
    """Return a text with styles laid from one offset to another, before anything is spelt out."""
    out = Text(text)
    size = len(text)
    # Where each character stands, of which those that are spelt out take several places.
    places: Sequence[int] = range(size + 1)
    if len(out) > size:
        places = [0, *accumulate(len(safe(character)) for character in text)]
    for start, end, style in marks:
        out.stylize(style, places[min(max(start, 0), size)], places[min(max(end, 0), size)])
    return out


def bracketed(text: str, places: Iterable[tuple[int, int, str, str]]) -> Text:
    """Return a text with signs around each place: start, end, what opens it, what closes it."""
    parts, last = [], 0
    for start, end, opens, closes in sorted(places):
        if last <= start < end <= len(text):
            parts += [text[last:start], opens, GLUE, text[start:end], GLUE, closes]
            last = end
    return Text("".join([*parts, text[last:]]))
