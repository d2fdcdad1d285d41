"""Known names in a text: one pass over its characters, however many names there are."""

from collections.abc import Iterable, Iterator

from zgc_cli.runtime.pattern import Pattern

# A date or a share right behind a Latin name is none of it: Paytm8月7日, Paytm10.3%的股份.
_NUMBER = Pattern(r"\d+(?:\.\d+)?(?:[%％]|[年月日])")


class Gazetteer:
    """A set of names of two characters and more, found leftmost and longest.

    A name that begins or ends with a Latin letter or a digit is found only where no other such
    character touches it, but for the number of a date or a share: no H20 in H200.
    """

    __slots__ = ("_lengths", "_names")

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) > 1)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    def match(self, text: str, start: int) -> int:
        """Return where the longest name that begins at `start` ends; 0 if there is none."""
        for length in self._lengths.get(text[start : start + 2], ()):
            end = start + length
            # A slice that the end of the text cuts short may be another, shorter name.
            if end <= len(text) and text[start:end] in self._names and _free(text, start, end):
                return end
        return 0

    def finditer(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of all names in the text, no two of them overlapping."""
        position = 0
        heads = self._lengths
        last = len(text) - 1
        while position < last:
            if text[position : position + 2] in heads and (end := self.match(text, position)):
                yield position, end
                position = end
            else:
                position += 1


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
