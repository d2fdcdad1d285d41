"""The forms in which names, words and texts are compared; each says what it drops.

`fold`: width and case alone. `name_form`: besides, the marks around and inside a name, blanks and
the separators of thousands. `search_form`, for whole texts that are searched: besides, what a
person who types a query leaves out (accents and tones, hyphens in Latin names). `letters`: all
that is no letter and no digit. `sentence_form`: all marks but those inside a number. `clause_form`:
one mark for all.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from zgc_cli.runtime.pattern import Pattern

# Marks around a name that are no part of it; NFKC leaves them alone.
MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉 \t　·•・"))
THOUSANDS = r"(?<=\d),(?=\d{3}(?!\d))"


def _is_plain(text: str) -> bool:
    """Return whether a text has Chinese characters alone, as most words: all forms are the same."""
    return bool(text) and min(text) >= "\u4e00" and max(text) <= "\u9fff"


def fold(text: str) -> str:
    """Return the text in one width and one case; its length may change."""
    return unicodedata.normalize("NFKC", text).casefold()


def name_form(name: str) -> str:
    """Return a name or word folded, without quotation marks, dots, blanks; 1,200 as 1200."""
    if _is_plain(name):
        return name
    plain = fold(name).translate(MARKS)
    return re.sub(THOUSANDS, "", plain) if "," in plain else plain


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded: quotations are compared by them."""
    return "".join(c for c in fold(text) if c.isalnum())


def sentence_form(text: str) -> str:
    """Return a text without its marks; a point inside a number and a per cent sign are none."""
    return _NO_LETTER.sub("", name_form(text))


def clause_form(text: str) -> str:
    """Return a text in name form with one mark, `|`, for all, also at its ends.

    为 and 是 are one word here, 启动了 and 启动 too.
    """
    return "|" + _CLAUSE_MARKS.sub("|", text).strip("|").replace("为", "是").replace("了", "") + "|"


_NO_LETTER = Pattern(r"(?!(?<=\d)\.(?=\d)|[%℃:∶\-—~])\W")
_CLAUSE_MARKS = Pattern(r"[，。；：！？、,;:!?（）()]+")


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
_DROPPED = Pattern(
    r"(?<![0-9a-z])(?!(?<=[0-9],) +[0-9]{3}(?![0-9])) +| +(?![0-9a-z])"
    r"|(?<=[a-z])-(?=[0-9a-z])|(?<=[0-9])-(?=[a-z])|" + THOUSANDS
)


def search_form(text: str) -> str:
    """Return a text as it is searched, in one line; its length may change."""
    if _is_plain(text):
        return text
    folded = text.translate(_CHARACTERS)
    if " " not in folded and "-" not in folded and "," not in folded:
        return folded  # as nearly every one: nothing can be dropped
    while _DROPPED.search(folded):  # GPT -4: without the blank, the hyphen stands inside a name
        folded = _DROPPED.sub("", folded)
    return folded


def aligned(text: str) -> tuple[str, Sequence[int]]:
    """Return `search_form(text)`, and for each of its characters its offset in `text`."""
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
