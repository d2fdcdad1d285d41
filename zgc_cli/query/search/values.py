"""Numbers and dates in a query, in whatever form: the figures and dates of the article that equal.

The query is read by the same functions as the article, so that 5800000公里, 580万公里 and
五百八十万公里 are one, and 2026-03-25 is 3月25日 of an article of that year.
"""

import re
from collections.abc import Iterable, Iterator
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from zgc_cli.document.records import Date, Figure
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.search.surface import Surface
from zgc_cli.reading.normal import search_form

if TYPE_CHECKING:
    from zgc_cli.reading.numbers.quantities import Quantity

_EQUAL, _INSIDE, _AROUND = 0.95, 0.75, 0.7
# Dates in digits as people type them and no newspaper writes them.
_IN_DIGITS = (
    (re.compile(r"(1[0-2]|0?[1-9])[/-](3[01]|[12][0-9]|0?[1-9])"), r"\1月\2日"),
    (re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])"), r"\1-\2-\3"),
    (re.compile(r"((?:19|20)[0-9]{2})[/-](1[0-2]|0?[1-9])"), r"\1年\2月"),
)
# What a word must hold to be looked through for dates.
_OF_TIME = re.compile("[年月日号天季周期末初/-]")


class Valued(NamedTuple):
    """A number or date at `start` to `end` of a word, and what in the article equals it.

    Without surfaces it is one that the article lacks.
    """

    start: int
    end: int
    surfaces: tuple[Surface, ...]


def valued(index: Index, word: str) -> list[Valued]:
    """Return the numbers and dates of a word in normal form, in order."""
    for pattern, spelt_out in _IN_DIGITS:
        if match := pattern.fullmatch(word):
            found = _dates(index, match.expand(spelt_out))
            return [v._replace(start=0, end=len(word)) for v in found]
    dates = _dates(index, word) if _OF_TIME.search(word) else []
    figures = _figures(index, word)
    apart = (f for f in figures if all(f.end <= d.start or f.start >= d.end for d in dates))
    return sorted([*dates, *apart])


def _figures(index: Index, word: str) -> Iterator[Valued]:
    """Read the numbers of a word: one with its unit is read alone, as most of them are."""
    from zgc_cli.reading.numbers import numerals

    number = numerals.read(word)
    if number is not None:
        unit = _unit(word[number.end :])
        alike = [
            f
            for f in index.document.figures
            if f.kind != "ordinal"
            and number.value in (f.value, f.min, f.max)
            and unit in (_unit(f.unit), _unit(f.unit) + search_form(f.counted or ""), _bare(f))
        ]
        if alike or not unit:
            yield Valued(0, len(word), _surfaces(f.text for f in alike))
            return
    from zgc_cli.reading.dates import timex
    from zgc_cli.reading.numbers import quantities

    dates = [(expression.start, expression.end) for expression in timex.find(word)]
    for q in quantities.find(word, dates):
        yield Valued(
            q.start, q.end, _surfaces(f.text for f in index.document.figures if _same(f, q))
        )


def _same(figure: Figure, asked: "Quantity") -> bool:
    """Return whether a figure says the same; a number without a unit says it of any."""
    from zgc_cli.reading.numbers.units import measure

    if (figure.kind == "ordinal") != (asked.kind == "ordinal"):
        return False
    numbers = ((figure.value, asked.value), (figure.min, asked.min), (figure.max, asked.max))
    if asked.unit is None or _unit(asked.unit) == _unit(figure.unit):
        return all(a == b for a, b in numbers)
    ours, theirs = measure(asked.unit, asked.kind), measure(figure.unit or "", figure.kind)
    return ours.base == theirs.base and all(
        a == b or (a and b and isclose(a * theirs.factor, b * ours.factor, rel_tol=1e-9))
        for a, b in numbers
    )


def _bare(figure: Figure) -> str | None:
    """Return the unit with which a bare number stands for a figure: none, but 70 is no 七成."""
    return None if figure.kind == "ratio" else ""


def _unit(unit: str | None) -> str:
    return search_form(unit or "")


def _dates(index: Index, word: str) -> list[Valued]:
    from datetime import date

    from zgc_cli.reading.dates import calendar

    day = index.document.header.date
    anchor = date.fromisoformat(day) if day else None
    found = []
    for timex, interval in calendar.read(word, anchor):
        if interval.start and interval.end:
            surfaces = _in_time(index, interval.start.isoformat(), interval.end.isoformat())
            found.append(Valued(timex.start, timex.end, surfaces))
    return found


def _in_time(index: Index, start: str, end: str) -> tuple[Surface, ...]:
    """Return the dates of the same days; where there are none, those inside, then those around.

    A text that stands for other days elsewhere (当天) is left out.
    """
    dated = [(d, search_form(d.text)) for d in index.document.dates if d.start and d.end]
    for weight in (_EQUAL, _INSIDE, _AROUND):
        alike = {text for d, text in dated if _relation(d, start, end) >= weight}
        alike -= {text for d, text in dated if _relation(d, start, end) < weight}
        if alike:
            return tuple(Surface(text, weight) for text in sorted(alike))
    return ()


def _relation(record: Date, start: str, end: str) -> float:
    """Return how well a date is the days that were asked for: EQUAL, INSIDE, AROUND, or 0."""
    from datetime import date as day

    first, last = record.start or "", record.end or ""
    if (first, last) == (start, end):
        return _EQUAL
    if start <= first and last <= end:
        return _INSIDE
    if not (record.granularity == "range" and first <= start and end <= last):
        return 0.0
    # 3月25日至29日 is around the 27th; a whole month says nothing of its days.
    return _AROUND if (day.fromisoformat(last) - day.fromisoformat(first)).days < 28 else 0.0


def _surfaces(texts: Iterable[str]) -> tuple[Surface, ...]:
    return tuple(Surface(text, _EQUAL) for text in sorted(set(map(search_form, texts))))
