"""Numbers, dates, scores and times in a query, in whatever form: what of the article equals them.

The query is read by the same functions as the article, so that 5800000公里, 580万公里 and
五百八十万公里 are one, and 2026-03-25 is 3月25日 of an article of that year.
"""

from collections.abc import Iterable, Iterator
from math import isclose

from zgc_cli.document.records import Date, Figure, Number
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.surface import AROUND, EQUAL, INSIDE, Segment, Surface
from zgc_cli.reading.normal import search_form
from zgc_cli.runtime.pattern import Pattern

_MONTH = 28  # days
_CLOCK = Pattern("[0-9]:[0-5][0-9]|[时点]")
# Dates in digits as people type them and no newspaper writes them.
_IN_DIGITS = (
    (Pattern(r"(1[0-2]|0?[1-9])[/-](3[01]|[12][0-9]|0?[1-9])"), r"\1月\2日"),
    (Pattern(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])"), r"\1-\2-\3"),
    (Pattern(r"((?:19|20)[0-9]{2})[/-](1[0-2]|0?[1-9])"), r"\1年\2月"),
)
_SCORE = Pattern(r"([0-9]{1,3})[:∶比-]([0-9]{1,3})")
# What a word must hold to be looked through for dates.
_OF_TIME = Pattern("[年月日号天季周期末初节旦夕/-]|礼拜")


def valued(index: Index, word: str) -> list[Segment]:
    """Return the numbers and dates of a word in normal form, in order.

    One without surfaces is one that the article lacks.
    """
    for pattern, spelt_out in _IN_DIGITS:
        if match := pattern.fullmatch(word):
            found = _dates(index, match.expand(spelt_out))
            if any(v.surfaces for v in found) or not _SCORE.fullmatch(word):
                return [v._replace(start=0, end=len(word)) for v in found]
    if whole := (*_scores(index, word), *_times(index, word)):
        return [Segment(0, len(word), whole)]
    dates = _dates(index, word) if _OF_TIME.search(word) else []
    figures = _figures(index, word)
    apart = (f for f in figures if all(f.end <= d.start or f.start >= d.end for d in dates))
    return sorted([*dates, *apart])


def _figures(index: Index, word: str) -> Iterator[Segment]:
    """Read the numbers of a word: one with its unit is read alone, as most of them are."""
    from zgc_cli.reading.numbers import numerals

    figures = index.document.figures
    number = numerals.read(word)
    if number is not None:
        unit = word[number.end :]
        alike = [
            f
            for f in figures
            if f.kind != "ordinal"
            and any(_equal(f, value, number.value, unit) for value in (f.value, f.min, f.max))
        ]
        if alike or not unit:
            yield Segment(0, len(word), _surfaces(f.text for f in alike))
            return
    from zgc_cli.reading.dates import timex
    from zgc_cli.reading.numbers import quantities

    dates = [(expression.start, expression.end) for expression in timex.find(word)]
    for q in quantities.find(word, dates):
        alike = [
            f
            for f in figures
            if (f.kind == "ordinal") == (q.kind == "ordinal")
            and _equal(f, f.value, q.value, q.unit)
            and _equal(f, f.min, q.min, q.unit)
            and _equal(f, f.max, q.max, q.unit)
        ]
        yield Segment(q.start, q.end, _surfaces(f.text for f in alike))


def _scores(index: Index, word: str) -> tuple[Surface, ...]:
    """Return the scores of a match that are the one typed, told by either side."""
    match = _SCORE.fullmatch(word)
    points = sorted(map(int, match.groups())) if match else []
    scores = (f for f in index.document.figures if match and f.kind == "score")
    return _surfaces(f.text for f in scores if [f.min, f.max] == points)


def _times(index: Index, word: str) -> tuple[Surface, ...]:
    """Return the times of day of the article that are the one typed: 晚上七点半 is 19:30."""
    if not _CLOCK.search(word):
        return ()
    from zgc_cli.reading.dates import clock

    typed = next((t for t in clock.find(word) if (t.start, t.end) == (0, len(word))), None)
    if typed is None:
        return ()
    times = (t for t in clock.find(index.whole) if typed.is_told_by([t]))
    return _surfaces(index.whole[t.start : t.end] for t in times)


def _equal(figure: Figure, value: Number | None, asked: Number | None, unit: str | None) -> bool:
    """Return whether a number of a figure is the one that is asked for, in whatever measure.

    A number without a unit is that of any figure, but 70 is no 七成.
    """
    own = search_form(figure.unit or "")
    if value is None or asked is None:
        return value is asked
    if unit in (None, "", own, own + search_form(figure.counted or "")):
        return value == asked and (unit != "" or figure.kind != "ratio")
    from zgc_cli.reading.numbers.units import measure

    ours, theirs = measure(figure.unit or "", figure.kind), measure(unit, figure.kind)
    return ours.base == theirs.base and isclose(value * ours.factor, asked * theirs.factor)


def _dates(index: Index, word: str) -> list[Segment]:
    from datetime import date

    from zgc_cli.reading.dates import calendar

    day = index.document.header.date
    anchor = date.fromisoformat(day) if day else None
    found = []
    for timex, interval in calendar.read(word, anchor):
        if interval.start and interval.end:
            surfaces = _in_time(index, interval.start.isoformat(), interval.end.isoformat())
            found.append(Segment(timex.start, timex.end, surfaces))
    return found


def _in_time(index: Index, start: str, end: str) -> tuple[Surface, ...]:
    """Return the dates of the same days; where there are none, those inside, then those around.

    A text that stands for other days elsewhere (当天) is left out.
    """
    dates = index.document.dates
    dated = [(search_form(d.text), _relation(d, start, end)) for d in dates if d.start and d.end]
    for weight in (EQUAL, INSIDE, AROUND):
        alike = {text for text, relation in dated if relation >= weight}
        alike -= {text for text, relation in dated if relation < weight}
        if alike:
            return tuple(Surface(text, weight) for text in sorted(alike))
    return ()


def _relation(record: Date, start: str, end: str) -> float:
    """Return how well a date is the days that were asked for: EQUAL, INSIDE, AROUND, or 0."""
    from datetime import date as day

    first, last = record.start or "", record.end or ""
    if (first, last) == (start, end):
        return EQUAL
    if start <= first and last <= end:
        return INSIDE
    # 3月25日至29日 is around the 27th; a whole month says nothing of its days.
    around = record.granularity == "range" and first <= start and end <= last
    days = (day.fromisoformat(last) - day.fromisoformat(first)).days if around else _MONTH
    return AROUND if days < _MONTH else 0.0


def _surfaces(texts: Iterable[str]) -> tuple[Surface, ...]:
    return tuple(Surface(text, EQUAL) for text in sorted(set(map(search_form, texts))))
