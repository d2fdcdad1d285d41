"""What a word of a query stands for: a string of the article, with how surely it is meant."""

import re

from zgc_cli.query.match.article_index import Index
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

LATIN_WORD = Pattern("[a-z']+")
# How surely a string is meant: as it was typed, or as the beginning or a part of a Latin word;
CERTAIN, _PREFIX, _INFIX = 1.0, 0.8, 0.6
# as a name, a part of one, a word or several words by how they are spelt, and how much less by
# how they sound;
SPELT, SPELT_PART, SPELT_WORD, SPELT_WORDS = 0.98, 0.9, 0.95, 0.85
HEARD = 0.9
# as a figure or a date of the same value, as a date inside or around it;
EQUAL, INSIDE, AROUND = 0.95, 0.75, 0.7
# and as what is nearest to it, less by its cost.
NEAREST, PER_COST = 0.8, 0.1
_LEAST_INFIX = 3  # letters of a Latin word that may stand inside another


class Surface(NamedTuple):
    """A string of the article in normal form, and how surely it is meant: 1 is certain."""

    text: str
    weight: float


class Segment(NamedTuple):
    """Characters `start` to `end` of the word, and what they stand for.

    `solid` pieces are whole words, values, or too long for chance: 阿斯 of 阿斯利康 is not one.
    """

    start: int
    end: int
    surfaces: tuple[Surface, ...]
    exact: bool = True
    solid: bool = True


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


def standing(index: Index, word: str) -> list[Surface]:
    """Return a word that the article has; a Latin one may be the beginning or a part of another."""
    if index.holds(re.compile(guarded(word))):
        return [Surface(word, CERTAIN)]
    if not LATIN_WORD.fullmatch(word):
        return []
    for head, weight in (("", _PREFIX), ("[a-z]*", _INFIX)):
        if head and len(word) < _LEAST_INFIX:
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
