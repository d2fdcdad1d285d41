"""Which quotes of several articles are the same words, and where their speakers differ.

Words are compared by their letters: marks, blanks, width and script say nothing.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from zlib import crc32

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Quote
from zgc_cli.query.dossier.joining import Joined, Relation, Telling, join
from zgc_cli.reading.normal import letters
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ALIKE = 85  # of 100: words that are nearly the same
_WITHIN = 96  # and of a quote that is a part of a longer one
_SHORTEST = 8  # letters of words that two people hardly both say
_SHINGLE, _SHINGLES = 4, 8  # letters of a piece by which a quote is found, and how many of them
_NUMBER = Pattern(r"\d+(?:\.\d+)?")
_FULL_NAME = (2, 4)  # characters


class Saying(NamedTuple):
    """A quote with its words as they are compared."""

    quote: Quote
    letters: str
    speaker: str


def read(_document: Document, quotes: Iterable[Quote]) -> Iterator[Saying]:
    """Yield some quotes in the form in which quotes are compared."""
    for quote in quotes:
        yield Saying(quote, plain(letters(quote.text)), plain(letters(quote.speaker or "")))


def joined(told: Sequence[tuple[Telling, Saying]]) -> list[Joined]:
    """Return what is said in some articles, each thing once, in order of the first telling."""
    return join([t for t, _ in told], [s for _, s in told], _keys, relation)


def _keys(saying: Saying) -> Iterator[Hashable]:
    """Yield the pieces of a quote that come first by their hash: those that are alike share one."""
    words, kind = saying.letters, saying.quote.kind == "term"
    if kind or len(words) < 2 * _SHINGLE:
        yield kind, words
        return
    pieces = {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}
    yield from sorted(pieces, key=lambda piece: crc32(piece.encode()))[:_SHINGLES]
    yield words[:_SHINGLE]


def relation(one: Saying, other: Saying) -> Relation | None:
    """Return whether two quotes are the same words, of one speaker or of two; None for neither."""
    if (one.quote.kind == "term") != (other.quote.kind == "term"):
        return None
    if one.quote.kind == "term":
        return "same" if one.letters == other.letters else None
    two_speakers = are_two(one.speaker, other.speaker)
    if min(len(one.letters), len(other.letters)) < _SHORTEST:
        return "same" if one.letters == other.letters and not two_speakers else None
    if not words_alike(one.letters, other.letters):
        return None
    numbers = [set(_NUMBER.findall(s.letters)) for s in (one, other)]
    return (
        "differs"
        if two_speakers or (numbers[0] - numbers[1] and numbers[1] - numbers[0])
        else "same"
    )


def words_alike(one: str, other: str) -> bool:
    """Return whether two texts are nearly the same, or one is nearly a part of the other."""
    from rapidfuzz import fuzz

    if one in other or other in one or fuzz.ratio(one, other) >= _ALIKE:
        return True
    return fuzz.partial_ratio(one, other) >= _WITHIN


def are_two(one: str, other: str) -> bool:
    """Return whether two speakers are surely two: 王明 and 李强, not 王明 and 王某 or 发言人."""
    if not (one and other) or one in other or other in one or one[0] == other[0]:
        return False
    return _is_person(one) and _is_person(other)


def _is_person(name: str) -> bool:
    if not _FULL_NAME[0] <= len(name) <= _FULL_NAME[1] or name in lexicon.words("roles"):
        return False
    return any(name[:size] in lexicon.words("surnames") for size in (2, 1))
