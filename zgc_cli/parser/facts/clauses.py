"""Sentences as clauses of units, so that a comma inside a quoted motto never splits anything."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zgc_cli.document.records import Paragraph, Quote, Token
from zgc_cli.parser.quotes.veiled import CLOSING, OPENING
from zgc_cli.parser.words.text_units import ParagraphRecords, TextUnit, units
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

MOST_UNITS = 100  # of a clause that is read; none in prose has as many
_STOPS = "。！？!?"
_BREAKS = "，；：…—,;:"
_ZONE = Pattern("(?:当地|北京|美东|美国东部|格林尼治)时间$")
_BRACKET = Pattern(r"[（(][^（）()]{0,60}[）)]|《[^《》]{1,80}》")


class FactClause(NamedTuple):
    """The units between two breaks; `mark` is what ends it, `reported` who is its source."""

    units: tuple[TextUnit, ...]
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


def clauses(
    paragraph: Paragraph, tokens: Sequence[Token], records: ParagraphRecords
) -> Iterator[FactClause]:
    """Yield the clauses of a paragraph; direct speech is a unit of its own and ends a clause."""
    text = paragraph.text
    reports = [(start, end, q) for start, end, q in records.quotes if q.kind == "indirect"]
    begin = dateline_end(text) or list_mark(text)
    held: list[TextUnit] = []
    sentence = 0

    def clause(mark: str) -> FactClause:
        start = held[0].start
        last = bisect_right(reports, start, key=lambda r: r[0]) - 1
        inside = last >= 0 and start < reports[last][1]
        return FactClause(tuple(held), mark, sentence, reports[last][2] if inside else None)

    for unit in units(text, tokens, [*_marked(text, records), *_records(text, records)]):
        if unit.start < begin:
            continue
        ends = unit.kind == "speech" or (unit.kind == "word" and unit.text[0] in _STOPS + _BREAKS)
        if unit.text == "—" and "——" not in text[unit.start - 1 : unit.end + 1]:
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


def _records(text: str, records: ParagraphRecords) -> Iterator[TextUnit]:
    """Yield names, figures and dates, these with whose time they are in: 当地时间26日."""
    for unit in records.units(text):
        zone = (
            _ZONE.search(text, max(0, unit.start - 6), unit.start) if unit.kind == "date" else None
        )
        start = zone.start() if zone else unit.start
        yield unit._replace(start=start, text=text[start : unit.end]) if zone else unit


def _marked(text: str, records: ParagraphRecords) -> Iterator[TextUnit]:
    """Yield the quoted spans with their marks, the titles and the brackets."""
    for start, end, quote in records.quotes:
        if quote.kind == "indirect":
            continue
        start -= start > 0 and text[start - 1] in OPENING
        end += end < len(text) and text[end] in CLOSING
        kind = "speech" if quote.kind == "speech" else "quote"
        yield TextUnit(start, end, text[start:end], kind, "n")
    for match in _BRACKET.finditer(text):
        kind = "quote" if match[0][0] == "《" else "bracket"
        yield TextUnit(match.start(), match.end(), match[0], kind, "n")
