"""Taking a word apart that the article does not have: 中官村外贸, a question, a headline.

The best cover by strings that the article has, whole words before others and long ones before
short ones; then what was left over is tried by its sound and by its nearest word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from zgc_cli.lexicon import words as lexicon_words
from zgc_cli.query.match import fuzzy
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.spelling import homophones, is_words
from zgc_cli.query.match.surface import Segment, Surface

_LONGEST_PIECE = 12
_MOST_CHARACTERS = 400  # of a word that is taken apart; what is longer is cut off
# What a piece counts for each of its characters: a name or a word, whole words, any string.
_WORD, _WORDS, _STRING = 1.0, 0.9, 0.6
SHORT = 8  # characters up to which a word is a name rather than a sentence
_LEAST_STRING = 4  # characters of a string that does not meet by chance
_EACH = 0.5  # what each piece costs, so that few long ones win
_LONGEST_SLIP = 6  # characters left over that are tried together
_LONGEST_STOP = 6


def cover(index: Index, word: str, known: Sequence[Segment]) -> list[Segment]:
    """Return the pieces of a word that stand for something, in order.

    `known` are numbers and dates that were read in it already; one that the article lacks is
    not taken apart further.
    """
    word = word[:_MOST_CHARACTERS]
    pieces = [value for value in known if value.end <= len(word)]
    for find in (_exact, _misspelt):
        for start, end in list(_gaps(pieces, len(word))):
            pieces += find(index, word, start, end)
        pieces.sort()
    return [piece for piece in pieces if piece.surfaces]


def share_told(index: Index, word: str, pieces: Sequence[Segment]) -> float:
    """Return the greatest share of a word that one sentence tells by its pieces.

    Scattered over the article the pieces of a name tell nothing of it. Marks do not count, nor do
    empty words in what is long enough for a sentence.
    """
    word = word[:_MOST_CHARACTERS]
    size = sum(p.end - p.start for p in pieces)
    for start, end in _gaps(pieces, len(word)):
        size += _letters(word[start:end], without_stops=len(word) > SHORT)
    told: Counter[int] = Counter()
    for piece in pieces:
        if piece.solid:
            pattern = re.compile("|".join(re.escape(s.text) for s in piece.surfaces))
            for number in {place.number for place in index.places("sentences", pattern)}:
                told[number] += piece.end - piece.start
    return max(told.values(), default=0) / size if size else 0.0


def _letters(text: str, *, without_stops: bool) -> int:
    """Return how many characters of a text tell something."""
    stops = lexicon_words("question_stops") if without_stops else frozenset()
    count = place = 0
    while place < len(text):
        sizes = range(_LONGEST_STOP, 0, -1)
        size = next((n for n in sizes if text[place : place + n] in stops), 0)
        count += not size and text[place].isalnum()
        place += size or 1
    return count


def _gaps(pieces: Sequence[Segment], size: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the pieces."""
    place = 0
    for start, end, *_ in [*pieces, Segment(size, size, ())]:
        if start > place:
            yield place, start
        place = max(place, end)


def _exact(index: Index, word: str, start: int, end: int) -> Iterator[Segment]:
    """Yield the best cover of a stretch by strings that stand in the article."""
    best = [(0.0, 0)] * (len(word) + 1)  # gain from each place on, and where the next piece begins
    for at in range(end - 1, start - 1, -1):
        best[at] = best[at + 1][0], at + 1
        for stop in range(at + 2, min(end, at + _LONGEST_PIECE) + 1):
            text = word[at:stop]
            if text not in index.whole and text not in index.vocabulary:
                break
            if not _cuts_latin(word, at, stop):
                rate = _WORDS if is_words(index, text) else _STRING
                rate = _WORD if text in index.vocabulary else rate
                total = best[stop][0] + rate * len(text) - _EACH
                if total > best[at][0]:
                    best[at] = total, stop
    at = start
    while at < end:
        onward = best[at][1]
        if onward > at + 1:
            text = word[at:onward]
            solid = len(text) >= _LEAST_STRING or text in index.vocabulary or is_words(index, text)
            yield Segment(at, onward, (Surface(text, 1.0),), solid=solid)
        at = onward


def _cuts_latin(word: str, start: int, end: int) -> bool:
    """Return whether a piece would begin or end inside a Latin word or a number."""
    return any(
        0 < at < len(word) and re.match("[a-z0-9]{2}", word[at - 1 : at + 1]) for at in (start, end)
    )


def _misspelt(index: Index, word: str, start: int, end: int) -> Iterator[Segment]:
    """Yield what the characters left over sound like or are near to, the longest first."""
    for size in range(min(end - start, _LONGEST_SLIP), 1, -1):
        for at in range(start, end - size + 1):
            text = word[at : at + size]
            if _cuts_latin(word, at, at + size) or (text.isascii() and size == len(word)):
                continue
            found = homophones(index, text) if size > 2 or end - start == size else []
            if not found and end - start <= _LONGEST_SLIP:
                found = fuzzy.nearest(index, text)
            if found:
                yield from _misspelt(index, word, start, at)
                yield Segment(at, at + size, tuple(found), exact=False)
                yield from _misspelt(index, word, at + size, end)
                return
