"""The normal form in which names and words are compared: width, case, marks and blanks apart."""

import unicodedata

# Marks around a name that are no part of it; NFKC leaves them alone.
MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉 \t　·•・"))


def fold(text: str) -> str:
    """Return the text in one width and one case; its length may change."""
    return unicodedata.normalize("NFKC", text).casefold()


def key(name: str) -> str:
    """Return a name as it is compared: folded, without quotation marks, dots and blanks."""
    return fold(name).translate(MARKS)
