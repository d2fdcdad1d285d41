"""Sentences as clauses of units: names, figures, dates and quoted spans whole, words between them.

The later rules read units instead of words, so that a comma inside a quoted motto or the numeral
of a name never splits anything.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Figure, Paragraph, Quote, Token

MOST_UNITS = 100  # of a clause that is read; none in prose has as many
_STOPS = "。！？!?"
_BREAKS = "，；：…—,;:"
_OPENING = "“‘「『〝\"＂'"
_CLOSING = "”’」』〞\"＂'"
_BRACKET = re.compile(r"[（(][^（）()]{0,60}[）)]|《[^《》]{1,80}》")
# 新华社北京3月25日电（记者张三）, 本报讯（记者 李四）: what stands before the first sentence.
_DATELINE = re.compile(
    r"[^，。；：！？]{2,30}?日[电讯](?:[　 ]*[（(][^（）()]{0,60}[）)])?[　 ]*"
    r"|本[报台网]讯(?:[　 ]*[（(][^（）()]{0,60}[）)])?[　 ]*"
)


class ClauseUnit(NamedTuple):
    """A word or a whole record at `start`; `tag` is the word's, or the entity's type."""

    start: int
    end: int
    text: str
    kind: str  # word, entity, figure, date, quote, speech, bracket
    tag: str = ""
    record: Entity | Figure | Date | None = None


class FactClause(NamedTuple):
    """The units between two breaks; `mark` is what ends it, `reported` who is its source."""

    units: tuple[ClauseUnit, ...]
    mark: str
    sentence: int  # number in the paragraph
    reported: Quote | None

    @property
    def start(self) -> int:
        """Where the first unit begins."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Where the last unit ends."""
        return self.units[-1].end


class FactRecords(NamedTuple):
    """The records of one paragraph."""

    mentions: list[tuple[int, int, Entity]]
    figures: list[Figure]
    dates: list[Date]
    quotes: list[tuple[int, int, Quote]]


def by_paragraph(document: Document) -> dict[str, FactRecords]:
    """Sort the records of a document by the paragraph in which they stand."""
    found: dict[str, FactRecords] = {p.id: FactRecords([], [], [], []) for p in document.paragraphs}
    for entity in document.entities:
        for m in entity.mentions:
            found[m.paragraph].mentions.append((m.start, m.end, entity))
    for figure in document.figures:
        found[figure.span.paragraph].figures.append(figure)
    for date in document.dates:
        found[date.span.paragraph].dates.append(date)
    for quote in document.quotes:
        for part in quote.parts:
            found[part.paragraph].quotes.append((part.start, part.end, quote))
    for records in found.values():
        records.mentions.sort(key=lambda m: m[:2])
        records.quotes.sort(key=lambda q: q[:2])
    return found


def clauses(
    paragraph: Paragraph, tokens: Sequence[Token], records: FactRecords
) -> Iterator[FactClause]:
    """Yield the clauses of a paragraph; direct speech is a unit of its own and ends a clause."""
    reports = [(start, end, q) for start, end, q in records.quotes if q.kind == "indirect"]
    dateline = _DATELINE.match(paragraph.text)
    begin = dateline.end() if dateline else 0
    held: list[ClauseUnit] = []
    sentence = 0

    def clause(mark: str) -> FactClause:
        at = held[0].start
        last = bisect_right(reports, at, key=lambda r: r[0]) - 1
        inside = last >= 0 and at < reports[last][1]
        return FactClause(tuple(held), mark, sentence, reports[last][2] if inside else None)

    for unit in _joined(units(paragraph.text, tokens, records)):
        if unit.start < begin:
            continue
        ends = unit.kind == "speech" or (unit.kind == "word" and unit.text[0] in _STOPS + _BREAKS)
        if unit.text == "—" and "——" not in paragraph.text[unit.start - 1 : unit.end + 1]:
            ends = False  # 某地—某地枢纽
        if not ends:
            held.append(unit)
            continue
        if held:
            yield clause(unit.text)
            held = []
        if unit.text[0] in _STOPS + "…" or (unit.kind == "speech" and unit.text[-2:-1] in _STOPS):
            sentence += 1
    if held:
        yield clause("")


def units(text: str, tokens: Sequence[Token], records: FactRecords) -> Iterator[ClauseUnit]:
    """Yield the units of a paragraph in order; blanks are left out."""
    wholes = _wholes(text, records)
    at = 0
    number = 0
    for whole in [*wholes, None]:
        stop = whole.start if whole else len(text)
        while number < len(tokens) and tokens[number].start < stop:
            token = tokens[number]
            start, end = max(token.start, at), min(token.end, stop)
            if start < end and not text[start:end].isspace():
                cut = start > token.start or end < token.end
                unit = ClauseUnit(start, end, text[start:end], "word", "n" if cut else token.tag)
                if end - start < 3:
                    yield unit
                else:
                    yield from _split(unit)
            if token.end > stop:
                break
            number += 1
        if whole:
            yield whole
            at = whole.end


def _split(unit: ClauseUnit) -> Iterator[ClauseUnit]:
    """Split a word that holds an adverbial and a verb: 在京举行, 十分关心, 正在连接."""
    text, size = unit.text, len(unit.text)
    if 3 <= size <= 6 and text not in lexicon.words("predicates"):
        for at in (size - 2, size - 1):
            front, verb = text[:at], text[at:]
            if verb in lexicon.words("predicates") and (
                front in lexicon.words("adverbs") or (front[0] == "在" and len(front) == 2)
            ):
                middle = unit.start + at
                if front[0] == "在" and len(front) == 2:
                    yield ClauseUnit(unit.start, unit.start + 1, "在", "word", "p")
                    yield ClauseUnit(unit.start + 1, middle, front[1], "word", "ns")
                else:
                    yield ClauseUnit(unit.start, middle, front, "word", "d")
                yield ClauseUnit(middle, unit.end, verb, "word", "v")
                return
    yield unit


def _joined(found: Iterable[ClauseUnit]) -> Iterator[ClauseUnit]:
    """Join words that the dictionary has only in pieces: 扩 + 围."""
    held: ClauseUnit | None = None
    known = lexicon.words("predicates")
    for unit in found:
        if held and held.kind == unit.kind == "word" and held.end == unit.start:
            both = held.text + unit.text if len(held.text) + len(unit.text) <= 3 else ""
            if both in known and unit.text != "为":
                held = ClauseUnit(held.start, unit.end, both, "word", "v")
                continue
        if held:
            yield held
        held = unit
    if held:
        yield held


def _wholes(text: str, records: FactRecords) -> list[ClauseUnit]:
    """Return the records and marked spans as units; of two that overlap, the union."""
    found: list[ClauseUnit] = []
    for start, end, quote in records.quotes:
        if quote.kind == "indirect":
            continue
        start -= start > 0 and text[start - 1] in _OPENING
        end += end < len(text) and text[end] in _CLOSING
        kind = "speech" if quote.kind == "speech" else "quote"
        found.append(ClauseUnit(start, end, text[start:end], kind, "n"))
    for match in _BRACKET.finditer(text):
        kind = "quote" if match[0][0] == "《" else "bracket"
        found.append(ClauseUnit(match.start(), match.end(), match[0], kind, "n"))
    for start, end, entity in records.mentions:
        found.append(ClauseUnit(start, end, text[start:end], "entity", entity.type, entity))
    for figure in records.figures:
        found.append(
            ClauseUnit(figure.span.start, figure.span.end, figure.text, "figure", "m", figure)
        )
    for date in records.dates:
        found.append(ClauseUnit(date.span.start, date.span.end, date.text, "date", "t", date))
    return _united(text, sorted(found, key=lambda u: (u.start, -u.end)))


_RANK = {"speech": 0, "quote": 2, "bracket": 1, "entity": 3, "date": 4, "figure": 5}


def _united(text: str, found: Sequence[ClauseUnit]) -> list[ClauseUnit]:
    """Merge overlapping units; one inside another vanishes unless it names the outer one."""
    out: list[ClauseUnit] = []
    for unit in found:
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
