"""Taking a word apart that the article does not have: 中官村外贸, a question, a headline.

The best cover by strings that the article has, whole words before others and long ones before
short ones; then what was left over is tried by its sound and by its nearest word.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli.lexicon import words as lexicon_words
from zgc_cli.query.match import fuzzy
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.spelling import homophones, is_words
from zgc_cli.query.match.surface import Surface
from zgc_cli.query.search.values import Valued

_LONGEST_PIECE = 12
_MOST_CHARACTERS = 400  # of a word that is taken apart; what is longer is cut off
# What a piece counts for each of its characters: a name or a word, whole words, any string.
_WORD, _WORDS, _STRING = 1.0, 0.9, 0.6
SHORT = 8  # characters up to which a word is a name rather than a sentence
_LEAST_STRING = 4  # characters of a string that does not meet by chance
_EACH = 0.5  # what each piece costs, so that few long ones win
_LONGEST_SLIP = 6  # characters left over that are tried together


class Segment(NamedTuple):
    """Characters `start` to `end` of the word, and what they stand for.

    `solid` pieces are whole words, values, or too long for chance: 阿斯 of 阿斯利康 is not one.
    """

    start: int
    end: int
    surfaces: tuple[Surface, ...]
    exact: bool = True
    solid: bool = True


def cover(index: Index, word: str, known: Sequence[Valued] = ()) -> list[Segment]:
    """Return the pieces of a word that stand for something, in order.

    `known` are numbers and dates that were read in it already; one that the article lacks is
    not taken apart further.
    """
    word = word[:_MOST_CHARACTERS]
    taken = [Segment(*v) for v in known if v.end <= len(word)]
    pieces: list[Segment] = []
    for start, end in _gaps(taken, len(word)):
        pieces += _exact(index, word, start, end)
    pieces = sorted([*taken, *pieces])
    for start, end in _gaps(pieces, len(word)):
        pieces += _misspelt(index, word, start, end)
    return sorted(piece for piece in pieces if piece.surfaces)


def told(index: Index, word: str, pieces: Sequence[Segment]) -> float:
    """Return the greatest share of a word that one sentence tells by its pieces.

    Scattered over the article the pieces of a name tell nothing of it. Marks do not count, nor do
    empty words in what is long enough for a sentence.
    """
    word = word[:_MOST_CHARACTERS]
    gaps = [word[start:end] for start, end in _gaps(pieces, len(word))]
    missing = sum(
        _telling(gap) if len(word) > SHORT else sum(map(str.isalnum, gap)) for gap in gaps
    )
    held: dict[int, int] = {}
    for piece in pieces:
        if piece.solid:
            pattern = re.compile("|".join(re.escape(s.text) for s in piece.surfaces))
            for number in {place.number for place in index.places("sentences", pattern)}:
                held[number] = held.get(number, 0) + piece.end - piece.start
    size = missing + sum(p.end - p.start for p in pieces)
    return max(held.values(), default=0) / size if size else 0.0


def _gaps(pieces: Sequence[Segment], size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the pieces."""
    place = 0
    for piece in pieces:
        if piece.start > place:
            yield place, piece.start
        place = max(place, piece.end)
    if place < size:
        yield place, size


def _exact(index: Index, word: str, start: int, end: int) -> list[Segment]:
    """Return the best cover of a stretch by strings that stand in the article."""
    best: list[tuple[float, int]] = [(0.0, 0)] * (end - start + 1)  # gain from here on, next place
    for at in range(end - 1, start - 1, -1):
        gain, onward = best[at + 1 - start][0], at + 1
        for stop in range(at + 2, min(end, at + _LONGEST_PIECE) + 1):
            text = word[at:stop]
            if text not in index.whole and text not in index.vocabulary:
                break
            if _cuts_latin(word, at, stop):
                continue
            total = best[stop - start][0] + _worth(index, text)
            if total > gain:
                gain, onward = total, stop
        best[at - start] = gain, onward
    pieces = []
    at = start
    while at < end:
        onward = best[at - start][1]
        if onward > at + 1:
            text = word[at:onward]
            solid = len(text) >= _LEAST_STRING or _is_whole(index, text)
            pieces.append(Segment(at, onward, (Surface(text, 1.0),), solid=solid))
        at = onward
    return pieces


def _worth(index: Index, text: str) -> float:
    rate = _WORD if text in index.vocabulary else _WORDS if _is_whole(index, text) else _STRING
    return rate * len(text) - _EACH


def _is_whole(index: Index, text: str) -> bool:
    """Return whether a string is whole words."""
    return text in index.vocabulary or is_words(index, text)


def _cuts_latin(word: str, start: int, end: int) -> bool:
    """Return whether a piece would begin or end inside a Latin word or a number."""
    return any(
        0 < at < len(word) and re.match("[a-z0-9]{2}", word[at - 1 : at + 1]) for at in (start, end)
    )


def _misspelt(index: Index, word: str, start: int, end: int) -> list[Segment]:
    """Return what the characters left over sound like or are near to, the longest first."""
    for size in range(min(end - start, _LONGEST_SLIP), 1, -1):
        for at in range(start, end - size + 1):
            text = word[at : at + size]
            if _cuts_latin(word, at, at + size) or (text.isascii() and size == len(word)):
                continue
            found = homophones(index, text) if size > 2 or end - start == size else []
            if not found and end - start <= _LONGEST_SLIP:
                found = fuzzy.nearest(index, text)
            if found:
                piece = Segment(at, at + size, tuple(found), exact=False)
                return [
                    *_misspelt(index, word, start, at),
                    piece,
                    *_misspelt(index, word, at + size, end),
                ]
    return []


def _telling(text: str) -> int:
    """Return how many characters of a text tell something."""
    stops = lexicon_words("question_stops")
    count = place = 0
    while place < len(text):
        size = next((n for n in range(6, 0, -1) if text[place : place + n] in stops), 0)
        count += 0 if size or not text[place].isalnum() else 1
        place += size or 1
    return count
