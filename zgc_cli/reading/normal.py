"""The normal forms in which names, words and texts are compared.

`fold` is width and case alone. `key` is for names: without the marks around and inside them.
`normal` is for whole texts that are searched: besides, without what a person who types a query
leaves out (accents and tones, hyphens in Latin names, blanks, separators of thousands). It works
character by character, so that `aligned` can tell where each of its characters came from.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

# Marks around a name that are no part of it; NFKC leaves them alone.
MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉 \t　·•・"))
THOUSANDS = r"(?<=\d),(?=\d{3}(?!\d))"


def fold(text: str) -> str:
    """Return the text in one width and one case; its length may change."""
    return unicodedata.normalize("NFKC", text).casefold()


def key(name: str) -> str:
    """Return a name as it is compared: folded, without quotation marks, dots and blanks."""
    return fold(name).translate(MARKS)


class _Characters(dict[int, str | None]):
    """The normal form of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if character.isspace():
            form: str | None = " "
        elif code in MARKS:
            form = None
        else:
            parts = unicodedata.normalize("NFKD", character).casefold()
            # Accents, tone marks, and what has no shape of its own (zero-width, controls).
            kept = "".join(c for c in parts if unicodedata.category(c) not in _HIDDEN)
            form = (kept if kept == character else kept.translate(self)) or None
        self[code] = form
        return form


_HIDDEN = ("Mn", "Me", "Cf", "Cc")
_CHARACTERS = _Characters({ord(c): "-" for c in "‐‑‒–−"} | {ord(c): "v" for c in "üÜǖǘǚǜ"})
# A blank counts between two Latin words or numbers alone; a hyphen, not inside a Latin name
# (RISC-V, GPT-4); a comma, not between the digits of one number: 2022, 500 are two.
_DROPPED = re.compile(
    r"(?<![0-9a-z])(?!(?<=[0-9],) +[0-9]{3}(?![0-9])) +| +(?![0-9a-z])"
    r"|(?<=[a-z])-(?=[0-9a-z])|(?<=[0-9])-(?=[a-z])|" + THOUSANDS
)


def normal(text: str) -> str:
    """Return a text as it is searched, in one line; its length may change."""
    folded = text.translate(_CHARACTERS)
    while _DROPPED.search(folded):  # GPT -4: without the blank, the hyphen stands inside a name
        folded = _DROPPED.sub("", folded)
    return folded


def aligned(text: str) -> tuple[str, Sequence[int]]:
    """Return `normal(text)`, and for each of its characters the offset in `text` it came from."""
    pieces = [_CHARACTERS[ord(character)] for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece or ""]
    folded = "".join(piece for piece in pieces if piece)
    while _DROPPED.search(folded):
        spans = (match.span() for match in _DROPPED.finditer(folded))
        bounds = [0, *chain.from_iterable(spans), len(folded)]
        kept = [slice(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]
        places = [place for part in kept for place in places[part]]
        folded = "".join(folded[part] for part in kept)
    return folded, places
