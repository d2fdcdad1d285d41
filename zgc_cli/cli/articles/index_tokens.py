"""The tokens by which the index of a folder finds a document: its characters and pairs of them.

SQLite takes a run of Chinese for one word, so it is given tokens of ours, parted by blanks. Its
tokenizer `ascii` takes all but ASCII's own marks for a part of a token; those are put as private
characters. Two texts that differ in such characters alone are one to it, which is one candidate
too many, never one too few.
"""

from collections.abc import Iterable
from itertools import pairwise

_PRIVATE = {
    **{code: 0xE000 + code for code in range(128) if not chr(code).isalnum()},
    **dict.fromkeys(range(55296, 57344), 57599),  # which have no UTF-8 form
}


def tokens(texts: Iterable[str]) -> str:
    """Return the tokens of a document by the texts of its index."""
    return " ".join(sorted(_grams("\n".join(texts))))


def query(word: str) -> tuple[str, bool]:
    """Return what finds the documents that hold a string, and whether it finds no other.

    Empty where any may hold it.
    """
    grams = _grams(word)
    if len(word) > 1:
        grams = {gram for gram in grams if len(gram) > 1} or grams
    is_sure = len(word) < 3 and _plain(word) == word and len(grams) == 1
    return " AND ".join(f'"{gram}"' for gram in sorted(grams)), is_sure


def _grams(text: str) -> set[str]:
    """Return the characters of a text and its pairs of them; none with a blank or a line's end."""
    characters = {one for one in text if not one.isspace()}
    pairs = {
        first + second
        for first, second in set(pairwise(text))
        if first in characters and second in characters
    }
    return {_plain(gram) for gram in characters | pairs}


def _plain(text: str) -> str:
    return text.translate(_PRIVATE)
