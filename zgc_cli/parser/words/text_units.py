"""A paragraph in units: names, figures, dates and quoted spans whole, words between them.

The later rules read units instead of words, so that a comma inside a quoted motto or the numeral
of a name never splits anything.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Figure, Quote, Token
from zgc_cli.runtime.named_tuple import NamedTuple

Record = TypeVar("Record", Figure, Date)
_START = itemgetter(0)
TURN = "turn"  # the rule of a quote that is a turn, without marks of its own


class TextUnit(NamedTuple):
    """A word or a whole record at `start`; `tag` is the word's, or the entity's type."""

    start: int
    end: int
    text: str
    kind: str  # word, entity, figure, date, quote, speech, bracket
    tag: str = ""
    record: Entity | Figure | Date | None = None


class ParagraphRecords(NamedTuple):
    """The records of one paragraph."""

    mentions: list[tuple[int, int, Entity]]
    figures: list[Figure]
    dates: list[Date]
    quotes: list[tuple[int, int, Quote]]

    def mentions_from(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """Return the mentions that begin in a stretch."""
        first = bisect_left(self.mentions, start, key=_START)
        return self.mentions[first : bisect_left(self.mentions, end, first, key=_START)]

    def units(self, text: str) -> Iterator[TextUnit]:
        """Yield the units of the records that are names, figures or dates."""
        for start, end, entity in self.mentions:
            yield TextUnit(start, end, text[start:end], "entity", entity.type, entity)
        for figure in self.figures:
            yield TextUnit(*figure.span[1:], figure.text, "figure", "m", figure)
        for date in self.dates:
            yield TextUnit(*date.span[1:], date.text, "date", "t", date)


def starting_in(records: Sequence[Record], start: int, end: int) -> Sequence[Record]:
    """Return those of a paragraph's figures or dates that begin in a stretch."""
    first = bisect_left(records, start, key=lambda r: r.span.start)
    return records[first : bisect_left(records, end, first, key=lambda r: r.span.start)]


def by_paragraph(document: Document) -> dict[str, ParagraphRecords]:
    """Sort the records that a document has so far by the paragraph in which they stand."""
    sorted_ = {p.id: ParagraphRecords([], [], [], []) for p in document.paragraphs}
    for entity in document.entities:
        for m in entity.mentions:
            sorted_[m.paragraph].mentions.append((m.start, m.end, entity))
    for figure in document.figures:
        sorted_[figure.span.paragraph].figures.append(figure)
    for date in document.dates:
        sorted_[date.span.paragraph].dates.append(date)
    for quote in document.quotes:
        # A turn of an interview is a paragraph like others, with the quotes that it holds.
        for part in quote.parts if quote.rule != TURN else ():
            sorted_[part.paragraph].quotes.append((part.start, part.end, quote))
    for records in sorted_.values():
        records.mentions.sort(key=lambda m: m[:2])
        records.quotes.sort(key=lambda q: q[:2])
    return sorted_


def units(text: str, tokens: Sequence[Token], wholes: Iterable[TextUnit]) -> list[TextUnit]:
    """Return the units of a paragraph in order, with `wholes` in place of the words they cover."""
    return _joined(_filled(text, tokens, _united(text, wholes)))


def _filled(text: str, tokens: Sequence[Token], wholes: Sequence[TextUnit]) -> Iterator[TextUnit]:
    """Yield the wholes with the words between them; blanks are left out."""
    done = number = 0
    for whole in [*wholes, None]:
        stop = whole.start if whole else len(text)
        while number < len(tokens):
            first, last, tag = tokens[number]
            if first >= stop:
                break
            start = first if first > done else done
            end = last if last < stop else stop
            word = text[start:end]
            if word and not word.isspace():
                cut = start > first or end < last  # the 方 of 中方, where 中 is a name
                unit = TextUnit(start, end, word, "word", "n" if cut else tag)
                size = _adverbial(word) if end - start > 2 else 0
                if size:
                    yield from _split(unit, size)
                else:
                    yield unit
            if last > stop:
                break
            number += 1
        if whole:
            yield whole
            done = whole.end


@lru_cache(1 << 12)
def _adverbial(word: str) -> int:
    """Return how long the adverbial is that a verb follows in one word: 在京举行, 正在连接."""
    verbs = lexicon.mapping("predicates")
    for size in (len(word) - 2, len(word) - 1) if len(word) <= 6 and word not in verbs else ():
        there = word[0] == "在" and size == 2
        if word[size:] in verbs and (there or word[:size] in lexicon.words("adverbs")):
            return size
    return 0


def _split(unit: TextUnit, size: int) -> Iterator[TextUnit]:
    """Split a word behind its adverbial: 在京举行, 正在连接."""
    front, middle = unit.text[:size], unit.start + size
    if front[0] == "在" and size == 2:
        yield TextUnit(unit.start, unit.start + 1, "在", "word", "p")
        yield TextUnit(unit.start + 1, middle, front[1], "word", "ns")
    else:
        yield TextUnit(unit.start, middle, front, "word", "d")
    yield TextUnit(middle, unit.end, unit.text[size:], "word", "v")


def _joined(split: Iterable[TextUnit]) -> list[TextUnit]:
    """Join words that the dictionary has only in pieces: 扩 + 围."""
    out: list[TextUnit] = []
    verbs = lexicon.mapping("predicates")
    last: TextUnit | None = None
    for unit in split:
        if last and unit.end - last.start <= 3 and last.kind == unit.kind == "word":
            both = last.text + unit.text
            if both in verbs and last.end == unit.start and unit.text != "为":
                out[-1] = last = TextUnit(last.start, unit.end, both, "word", "v")
                continue
        out.append(unit)
        last = unit
    return out


_RANK = {"speech": 0, "quote": 2, "bracket": 1, "entity": 3, "date": 4, "figure": 5}


def _united(text: str, wholes: Iterable[TextUnit]) -> list[TextUnit]:
    """Merge overlapping units; one inside another vanishes unless it names the outer one."""
    out: list[TextUnit] = []
    for unit in sorted(wholes, key=lambda u: (u.start, -u.end)):
        if not out or unit.start >= out[-1].end:
            out.append(unit)
            continue
        outer = out[-1]
        if outer.kind == "quote" and unit.kind in ("entity", "date"):
            # “十四五” is a date, “天工” a product: the marks belong to the name.
            whole = unit.end - unit.start >= outer.end - outer.start - 2
            chief = unit if whole else outer
        elif unit.end <= outer.end:
            chief = outer
        else:
            chief = min(outer, unit, key=lambda u: _RANK[u.kind])
        start, end = outer.start, max(outer.end, unit.end)
        out[-1] = chief._replace(start=start, end=end, text=text[start:end])
    return out
