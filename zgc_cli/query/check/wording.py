"""Other words for the same, and words that exclude each other: 增长 and 上升, 增长 and 下降.

Both are data: `synonyms` gives each word the heads of its classes, `contraries` gives a head or a
word what it excludes.
"""

from functools import cache
from typing import Protocol

from zgc_cli import lexicon
from zgc_cli.reading.normal import key

_SHORTEST_TURNED = 3  # characters of a word that one character turns into its contrary


@cache
def _members() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for word, heads in lexicon.mapping("paraphrases").items():
        for head in heads.split():
            classes.setdefault(head, []).append(word)
    return classes


@cache
def _heads() -> dict[str, list[str]]:
    """Return the classes of each word in the form in which words are compared: pmi."""
    return {key(word): heads.split() for word, heads in lexicon.mapping("paraphrases").items()}


@cache
def same(word: str) -> frozenset[str]:
    """Return the words that may stand for `word`, itself among them."""
    heads = _heads().get(key(word), [])
    return frozenset([word, *(other for head in heads for other in _members()[head])])


@cache
def contrary(word: str) -> frozenset[str]:
    """Return the words that exclude `word`; none that may also stand for it."""
    pairs = lexicon.mapping("contraries")
    heads = [word, *_heads().get(key(word), [])]
    against = [other for head in heads for other in pairs.get(head, "").split()]
    if len(word) >= _SHORTEST_TURNED:  # 旧石器时代, 新石器时代
        against += [
            word[:place] + other + word[place + 1 :]
            for place, character in enumerate(word)
            for other in pairs.get(character, "").split()
            if len(other) == 1
        ]
    return frozenset(w for head in against for w in [head, *_members().get(head, ())]) - same(word)


class Said(Protocol):
    """Something that is said: its text in the form of `key`, and its words."""

    @property
    def text(self) -> str:
        """The text without marks and blanks."""

    @property
    def tokens(self) -> frozenset[str]:
        """The words."""


def contrary_in(word: str, said: Said) -> str | None:
    """Return the contrary of `word` that is said, the longest; a single character as a word."""
    for other in sorted(contrary(word), key=lambda w: (-len(w), w)):
        if other in said.text if len(other) > 1 else other in said.tokens:
            return other
    return None
