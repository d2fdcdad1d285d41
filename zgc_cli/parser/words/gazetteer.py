"""Known names in a text: one pass over its characters, however many names there are."""

from collections.abc import Iterable, Iterator, Set
from operator import add

from zgc_cli.runtime.pattern import Pattern

# A date or a share right behind a Latin name is none of it: Paytm8月7日, Paytm10.3%的股份.
_NUMBER = Pattern(r"\d+(?:\.\d+)?(?:[%％]|[年月日])")


# So many pairs are looked for in a text one by one: quicker than to look at all that it has.
_FEW = 50


class Gazetteer:
    """A set of names of two characters and more, found leftmost and longest.

    A name that begins or ends with a Latin letter or a digit is found only where no other such
    character touches it, but for the number of a date or a share: no H20 in H200.
    """

    __slots__ = ("_heads", "_lengths", "_names")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        self._lengths: dict[str, list[int]] = {}
        for name in sorted(self._names, key=len, reverse=True):
            lengths = self._lengths.setdefault(name[:2], [])
            if lengths[-1:] != [len(name)]:
                lengths.append(len(name))
        self._heads = frozenset(self._lengths)

    def match(self, text: str, start: int) -> int:
        """Return where the longest name that begins at `start` ends; 0 if there is none."""
        for length in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            # A slice that the end of the text cuts short may be another, shorter name.
            if end <= len(text) and text[start:end] in self._names and _free(text, start, end):
                return end
        return 0

    def finditer(self, text: str, pairs: Set[str] | None = None) -> Iterator[tuple[int, int]]:
        """Yield the spans of all names in the text, no two of them overlapping.

        `pairs` are those of its characters, for who looks for the names of many gazetteers in it.
        """
        heads = self._heads if pairs is None else self._heads & pairs
        done = 0
        for start in _starts(text, heads):
            if start >= done and (end := self.match(text, start)):
                yield start, end
                done = end


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of characters that stand side by side in a text."""
    return frozenset(map(add, text, text[1:]))


def _starts(text: str, heads: Set[str]) -> Iterable[int]:
    """Return where one of some pairs of characters stands, in the order of the text."""
    if len(heads) > _FEW:
        return (i for i, pair in enumerate(map(add, text, text[1:])) if pair in heads)
    return sorted(place for head in heads for place in _places(text, head))


def _places(text: str, head: str) -> Iterator[int]:
    start = text.find(head)
    while start >= 0:
        yield start
        start = text.find(head, start + 1)


def _free(text: str, start: int, end: int) -> bool:
    """Return whether no Latin word or number runs on over the border of the span."""
    if start and is_word(text[start]) and is_word(text[start - 1]):
        return False
    if end == len(text) or not (is_word(text[end - 1]) and is_word(text[end])):
        return True
    return text[end - 1].isalpha() and _NUMBER.match(text, end) is not None


def is_word(character: str) -> bool:
    """Return whether this is a Latin letter or a digit (of ASCII)."""
    return character.isascii() and character.isalnum()
