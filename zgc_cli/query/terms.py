"""Reading a query: for each word that was typed, what of the article it stands for.

A word that the article has stands for itself; for every other, `meaning` is loaded and asked. What
is found is a `Term`, a set of surfaces: strings that the article has, so that ranking need not
know how they were typed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.query.index import Index
from zgc_cli.reading.normal import normal

LATIN_WORD = re.compile("[a-z']+")
CERTAIN, PREFIX, INFIX = 1.0, 0.8, 0.6
LEAST_INFIX = 3  # letters of a Latin word that may stand inside another


class Surface(NamedTuple):
    """A string of the article in normal form, and how surely it is meant: 1 is certain."""

    text: str
    weight: float


class Term(NamedTuple):
    """A part of a query and the strings of the article that it stands for.

    `name` is what it was taken for, where that is not what was typed.
    """

    typed: str
    surfaces: tuple[Surface, ...]
    name: str | None = None

    @property
    def weight(self) -> float:
        """How surely the term is what was meant."""
        return max((s.weight for s in self.surfaces), default=0.0)

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Return a pattern that matches any of the surfaces, the longest first; None without."""
        if not self.surfaces:
            return None
        texts = sorted((s.text for s in self.surfaces), key=len, reverse=True)
        return re.compile("|".join(map(guarded, texts)))


class Understood(NamedTuple):
    """A query as it was read.

    `sentence` is the query in the article's own words where it is too long for terms: a question,
    a headline. Else it is empty.
    """

    terms: tuple[Term, ...]
    sentence: str = ""

    @property
    def taken(self) -> tuple[str, ...]:
        """What was found in place of words that the article lacks."""
        return tuple(t.name for t in self.terms if t.name is not None)


def understand(index: Index, typed: Sequence[str], *, exact: bool = False) -> Understood:
    """Read the words of a query; a word that stands for nothing is a term without surfaces."""
    raw = [word for word in typed if normal(word)]
    words = [normal(word) for word in raw]
    if exact:
        return Understood(tuple(Term(w, tuple(standing(index, w))) for w in words))
    terms: list[Term] = []
    said: list[str] = []
    long = False
    while words:
        size, found, sentence = _next(index, words)
        terms += found
        # A sentence is compared in a form of its own, so it stays as it was typed if it can.
        mended = sentence not in ("", words[0])
        said.append(sentence if mended else " ".join(raw[:size]))
        long = long or bool(sentence)
        raw, words = raw[size:], words[size:]
    return Understood(tuple(terms), "\n".join(said) if long else "")


def _next(index: Index, words: Sequence[str]) -> tuple[int, list[Term], str]:
    """Read the first word, or the first few that are one; return how many they are."""
    found = standing(index, words[0])
    if found and not (LATIN_WORD.fullmatch(words[0]) and len(words) > 1):
        return 1, [Term(words[0], tuple(found))], ""
    from zgc_cli.query import meaning

    size, term = meaning.joined(index, words)
    if term is not None:
        return size, [term], ""
    return (1, [Term(words[0], tuple(found))], "") if found else (1, *meaning.word(index, words[0]))


def standing(index: Index, word: str) -> list[Surface]:
    """Return a word that the article has; a Latin one may be the beginning or a part of another."""
    if index.holds(re.compile(guarded(word))):
        return [Surface(word, CERTAIN)]
    if not LATIN_WORD.fullmatch(word):
        return []
    for head, weight in (("", PREFIX), ("[a-z]*", INFIX)):
        if head and len(word) < LEAST_INFIX:
            break
        pattern = re.compile(f"(?<![a-z]){head}{re.escape(word)}[a-z]*")
        found = {m for text in index.texts() for m in pattern.findall(text)}
        if found:
            return [Surface(text, weight) for text in sorted(found)]
    return []


def guarded(text: str) -> str:
    """Return a pattern for a string that cuts no number and no Latin word in two."""
    before = "(?<![0-9.])" if text[0].isdecimal() else "(?<![a-z])" if _is_latin(text[0]) else ""
    behind = "(?![0-9])" if text[-1].isdecimal() else "(?![a-z])" if _is_latin(text[-1]) else ""
    return f"{before}{re.escape(text)}{behind}"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
