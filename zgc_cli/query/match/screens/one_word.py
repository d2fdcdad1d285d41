"""What an article may have that one word of a query stands for.

Letters may be pinyin, initials, a part of a Latin word or one near to it; characters may be what
sounds like them, what is near to them, or several words written together.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from zgc_cli.document.file import in_json
from zgc_cli.query.match import fuzzy
from zgc_cli.query.match.screens.passing import BAR, Texts, Vocabulary, lines_with, read_with
from zgc_cli.query.match.spelling import LEAST_INITIALS, ways_to_read
from zgc_cli.reading import syllables
from zgc_cli.reading.script import is_han
from zgc_cli.runtime.pattern import Pattern

_ASIDE = rf"(?:[^\w\n{BAR}]|_)*"  # marks in a name that nobody types
_FORM = rf"(?:^|[\n{BAR}]){_ASIDE}"  # where a name or an alias begins
_HEAD, _HEAD_IN_TEXT = 3, 5  # units of pinyin by which a name, or words, are recognised
# Characters of a Chinese word that is taken apart, and of its pieces that may be misspelt: what is
# longer may be a sentence, and what asks or holds a numeral means something else than it says.
_LONGEST, LEAST_SLIP, _MOST_SLIP = 8, 3, 6
_MEANS_MORE = Pattern("[谁哪几何吗节旦夕零一二两三四五六七八九十百千万亿]|什么|怎|多|为啥|季度")
# The share of such a word that an article must have in pieces, or of one piece, and its characters.
_LEAST_TOLD, _LEAST_SHARE_OF_MAIN, _LEAST_MAIN = 0.8, 0.66, 3


class _Near:
    """What the articles so far have that is near to a piece of a word."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = tuple(pieces)
        self._near: dict[str, set[str]] = {piece: set() for piece in self.pieces}
        self._names: set[str] = set()
        self._words: set[str] = set()

    def held(self, texts: Texts, *, alike: Callable[[str], bool]) -> Iterator[str]:
        """Yield the pieces to which an article has something near; `alike` tells what may be."""
        names = texts.forms - self._names
        words = texts.words - self._words
        self._names |= names
        self._words |= words
        names = set(filter(alike, names))
        words = names.union(filter(alike, words))
        for piece, near in self._near.items():
            if words:
                near.update(fuzzy.costs_of(piece, names, words))
            if any(text in texts.words or text in texts.names for text in near):
                yield piece


def _near_in(
    vocabulary: Vocabulary, pieces: Iterable[str], alike: Callable[[str], bool]
) -> dict[str, set[int]]:
    """Return the articles that have something near to each piece."""
    names = set(filter(alike, vocabulary.names))
    words = names.union(filter(alike, vocabulary.words))
    everything = "\n".join(names)
    found = {}
    for piece in pieces:
        near = fuzzy.costs_of(piece, names, words)
        inside = [re.escape(text) for text in near]  # parts of longer names, too
        pattern = re.compile("|".join(inside or ["(?!)"]))
        found[piece] = vocabulary.having(names=lines_with(everything, pattern), words=near)
    return found


class Latin:
    """A word of letters: pinyin, initials, a part of a Latin word, or one that is near to it."""

    def __init__(self, word: str, of_names: bool) -> None:
        self._literal = word.encode()
        self._of_names = of_names
        ways = ways_to_read(word)
        long = {way[:_HEAD] for way in ways if len(way) >= _HEAD}
        short = [way for way in ways if len(way) < _HEAD]
        self._names = [re.compile(_ASIDE.join(map(_unit, way))) for way in long]
        self._names += [re.compile(_FORM + _ASIDE.join(map(_unit, way))) for way in short]
        # In running text each unit is one character; the fewest initials must be one word.
        text = {way: [*map(_read_as, way)] for way, least in ways.items() if 1 < least <= len(way)}
        whole = {way for way in text if len(way) == ways[way] == LEAST_INITIALS}
        self._words = [_in_a_line(text[way]) for way in whole if all(text[way])]
        heads = {way[:_HEAD_IN_TEXT]: units for way, units in text.items() if way not in whole}
        self._text = {way: units[: len(way)] for way, units in heads.items() if all(units)}
        spaced, initials = " ?".join(word), "[a-z]* ".join(word)
        # How a name is read that is read as no other, its syllables or their first letters.
        self._printed = re.compile(f'"(?:{spaced}|{initials}[a-z]*)"'.encode())
        self._near = _Near([word])

    @cached_property
    def _in_text(self) -> list[re.Pattern[str]]:
        return [
            re.compile("".join(f"(?:[{c}]|{p})" for p, c in zip(way, units, strict=True)))
            for way, units in self._text.items()
        ]

    def passes(self, texts: Texts) -> bool:
        """Return whether an article may have what the word stands for."""
        text = texts.names if self._of_names else texts.whole
        return (
            self._literal in texts.line
            or any(pattern.search(texts.names) for pattern in self._names)
            or any(pattern.search(text) for pattern in self._in_text)
            or any(pattern.search(texts.listed) for pattern in self._words)
            or self._printed.search(texts.data) is not None
            or any(self._near.held(texts, alike=_is_long))
        )

    def among(self, vocabulary: Vocabulary) -> set[int]:
        """Return the articles that may have it."""
        word = self._literal.decode()
        everything = "\n".join(vocabulary.names)
        patterns = [*self._names, *(self._in_text if self._of_names else ())]
        names = set().union(*(lines_with(everything, pattern) for pattern in patterns))
        listed = "\n".join(vocabulary.words)
        words = [word for pattern in self._words for word in pattern.findall(listed)]
        printed = read_with(vocabulary, self._printed)
        found = vocabulary.having(names=names, words=words, readings=printed)
        found |= vocabulary.containing(word)
        found |= _near_in(vocabulary, [word], _is_long)[word]
        for way, units in () if self._of_names else self._text.items():
            ends = [(c + p[0], c + p[-1]) for p, c in zip(way, units, strict=True)]
            found |= _in_a_row(vocabulary, ends)
        return found


def _in_a_line(units: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for a line that is one character of each unit."""
    return re.compile(f"^{''.join(f'[{unit}]' for unit in units)}$", re.MULTILINE)


def _in_a_row(vocabulary: Vocabulary, ends: Sequence[tuple[str, str]]) -> set[int]:
    """Return the articles that may have units in a row, told by how each can begin and end."""
    found: set[int] | None = None
    for (_begin, end), (begin, _end) in pairwise(ends):
        held = vocabulary.neighbours(end, begin)
        found = held if found is None else found & held
        if not found:
            break
    return found or set()


def _is_long(word: str) -> bool:
    return len(word) > 1


def _unit(piece: str) -> str:
    """Return a pattern for what begins with a syllable or a part of one, or with its letters."""
    read = syllables.read_as(piece) if len(piece) > 1 else ""
    return f"[{read or syllables.beginning_with(piece)}{piece[0]}][a-z0-9]*"


def _read_as(piece: str) -> str:
    """Return the characters that a syllable, a part of one or an initial may stand for."""
    return (syllables.read_as(piece) if len(piece) > 1 else "") or syllables.beginning_with(piece)


class Chinese:
    """A word of Chinese characters: a part of it, what sounds like it, or what is near to it."""

    def __init__(self, word: str, of_names: bool) -> None:
        self._word = word
        self._of_names = of_names
        self._literal = in_json(word)
        units = [_alike(character) for character in word]
        self._whole = re.compile(_ASIDE.join(units))
        size = len(word)
        self._pairs = [
            (at, in_json(word[at : at + 2]), re.compile(_ASIDE.join(units[at : at + 2])))
            for at in range(size - 1)
        ]
        runs = [(at, units[at : at + LEAST_SLIP]) for at in range(size - LEAST_SLIP + 1)]
        self._heard = [
            (at, re.compile(_ASIDE.join(run)), re.compile("".join(run))) for at, run in runs
        ]
        sizes = () if of_names else range(LEAST_SLIP, min(size, _MOST_SLIP) + 1)
        pieces = [word[at : at + n] for n in sizes for at in range(size - n + 1)]
        self._near = _Near(dict.fromkeys([word, *pieces] if size >= LEAST_SLIP else []))
        self._characters = frozenset(word)

    def passes(self, texts: Texts) -> bool:
        """Return whether an article may have what the word stands for."""
        if self._literal in texts.line or self._whole.search(texts.names):
            return True
        near = list(self._near.held(texts, alike=self._is_alike))
        if self._of_names or self._word in near:
            return bool(near)
        return self._is_enough(self._covered(texts, near))

    def among(self, vocabulary: Vocabulary) -> set[int]:
        """Return the articles that may have it."""
        everything = "\n".join(vocabulary.names)

        def named(pattern: re.Pattern[str]) -> set[int]:
            return vocabulary.having(names=lines_with(everything, pattern))

        near = _near_in(vocabulary, self._near.pieces, self._is_alike)
        found = vocabulary.containing(self._word) | named(self._whole)
        if self._of_names:
            return found.union(*near.values())
        found |= near.pop(self._word, set())
        told = [
            (at, 2, vocabulary.containing(self._word[at : at + 2]) | named(heard))
            for at, _pair, heard in self._pairs
        ]
        sounds = [(alike, alike) for alike in map(_read_like, self._word)]
        told += [
            (at, LEAST_SLIP, named(heard) | _in_a_row(vocabulary, sounds[at : at + LEAST_SLIP]))
            for at, heard, _in_text in self._heard
        ]
        told += [(self._word.find(piece), len(piece), held) for piece, held in near.items()]
        return found.union(self._covering(told))

    def _covering(self, told: Sequence[tuple[int, int, set[int]]]) -> Iterator[int]:
        """Yield the articles that have enough of the stretches of the word that they tell."""
        for number in set().union(*(numbers for _at, _size, numbers in told)):
            covered: set[int] = set()
            for at, size, numbers in told:
                if number in numbers:
                    covered.update(range(at, at + size))
            if self._is_enough(covered):
                yield number

    def _is_enough(self, covered: Collection[int]) -> bool:
        size = len(self._word)
        runs = "".join("x" if at in covered else " " for at in range(size)).split()
        longest = max(map(len, runs), default=0)
        has_main = longest >= max(_LEAST_MAIN, _LEAST_SHARE_OF_MAIN * size)
        return has_main or len(covered) >= _LEAST_TOLD * size

    def _is_alike(self, word: str) -> bool:
        return len(word) >= LEAST_SLIP and not self._characters.isdisjoint(word)

    def _covered(self, texts: Texts, near: Iterable[str]) -> set[int]:
        """Return the characters that may be told by pieces which the article has."""
        covered: set[int] = set()
        for at, pair, heard in self._pairs:
            if pair in texts.line or heard.search(texts.names):
                covered |= {at, at + 1}
        for at, heard, in_text in self._heard:
            if in_text.search(texts.whole) or heard.search(texts.names):
                covered.update(range(at, at + LEAST_SLIP))
        for piece in near:
            at = self._word.find(piece)
            covered.update(range(at, at + len(piece)))
        return covered


def _alike(character: str) -> str:
    """Return a pattern for the characters that are read as one."""
    return f"[{_read_like(character)}]"


def _read_like(character: str) -> str:
    readings = syllables.readings_of(character)
    return character + "".join(map(syllables.read_as, readings))


def looked_up(word: str, of_names: bool) -> Latin | Chinese | None:
    """Return what tells of a word; None where that takes decoding to tell."""
    if word.isascii() and word.isalpha() and len(word) > 1:
        return Latin(word, of_names)
    if not (word and all(map(is_han, word))):
        return None
    is_long = len(word) > _LONGEST or _MEANS_MORE.search(word)
    return None if is_long and not of_names else Chinese(word, of_names)
