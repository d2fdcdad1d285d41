"""The stage of the dates: time expressions with their days and the clause that each dates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from zgc_cli.document import Date, Document, Paragraph, Span
from zgc_cli.reading.calendar import Interval, Resolver
from zgc_cli.reading.moments import Timex

# A comma or a colon between digits is part of a number or of a time of day.
BORDER = re.compile(r"[，；。！？：\n]|[;!?]|(?<![0-9])[,:]|[,:](?![0-9])")
OUTER = " \t\u3000“”‘’「」『』\"'（）()◀▲▼"
PARTICLES = re.compile("[从自到至在于截止由早而及且并也又和与就直,、—-]*")
CLAUSE_LIMIT = 160
LOOK_AHEAD = 3
ASIDE = ("caption", "credit")


def dates(document: Document) -> Document:
    """Add the layer `dates`, resolved against the day of the article in the header."""
    resolver = Resolver(_day(document.header.date))
    found: list[Date] = []
    for paragraph in document.paragraphs:
        clauses = Clauses(paragraph.text)
        for timex, interval in resolver.read(paragraph.text, aside=paragraph.kind in ASIDE):
            found.append(_record(f"D{len(found) + 1}", paragraph, timex, interval, clauses))
    return document.with_layer("dates", found)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _record(
    id_: str, paragraph: Paragraph, timex: Timex, interval: Interval, clauses: "Clauses"
) -> Date:
    return Date(
        id_,
        paragraph.text[timex.start : timex.end],
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
        interval.granularity,
        interval.mod,
        clauses.dated_by(timex),
        paragraph.section,
        paragraph.line_at(timex.start),
        Span(paragraph.id, timex.start, timex.end),
        timex.rule,
    )


class Clauses:
    """The clauses of one paragraph, cut at its marks when the first of them is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _borders(self) -> list[tuple[int, str]]:
        return [(match.start(), match[0]) for match in BORDER.finditer(self.text)]

    def dated_by(self, timex: Timex) -> str:
        """Return the clause of an expression; where that holds nothing else, the next one."""
        start, end = self._around(timex.start, timex.end)
        before, behind = self.text[start : timex.start], self.text[timex.end : end]
        if _is_empty(before) and _is_empty(behind):
            for following in self._following(end):
                return following
        return self.text[start:end].strip(OUTER) or self.text[timex.start : timex.end]

    def _around(self, start: int, end: int) -> tuple[int, int]:
        left = bisect_left(self._borders, (start, "")) - 1
        right = bisect_right(self._borders, (end, ""))
        first = self._borders[left][0] + 1 if left >= 0 else 0
        last = self._borders[right][0] if right < len(self._borders) else len(self.text)
        return max(first, start - CLAUSE_LIMIT), min(last, end + CLAUSE_LIMIT)

    def _following(self, end: int) -> Iterator[str]:
        """Yield the clauses behind `end` in the same sentence."""
        index = bisect_left(self._borders, (end, ""))
        for position, mark in self._borders[index : index + LOOK_AHEAD]:
            if mark not in "，,：:；;":
                return
            index += 1
            last = self._borders[index][0] if index < len(self._borders) else len(self.text)
            first = position + 1
            clause = self.text[first : min(last, first + CLAUSE_LIMIT)].strip(OUTER)
            if len(clause) > 3:
                yield clause


def _is_empty(words: str) -> bool:
    bare = PARTICLES.fullmatch(words.strip(OUTER))
    return bare is not None
