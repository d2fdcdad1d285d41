"""From the shape of a time expression to days, by the article's day and the dates around it.

Today is never used: where neither the text nor the article tells the year, the days stay None.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from zgc_cli.reading.dates import timex as reader
from zgc_cli.reading.dates.shapes import (
    REFERENCE,
    WRITTEN,
    Between,
    Moment,
    Pair,
    Same,
    Shape,
    Shift,
    Timex,
    Weekday,
    Window,
)


class Interval(NamedTuple):
    """The days of a time expression, both ends included; None where they are not known."""

    start: date | None
    end: date | None
    granularity: str
    mod: str | None = None


class _Near(NamedTuple):
    """The expression before, in the same paragraph, that lends its year or month to the next."""

    timex: Timex
    interval: Interval

    def goes_on_to(self, timex: Timex, text: str) -> bool:
        """Return whether `timex` stands in the same sentence, not too far behind."""
        if timex.start - self.timex.end > _SENTENCE_LIMIT:
            return False
        return not re.compile(_SENTENCE_END).search(text, self.timex.end, timex.start)


def read(text: str, anchor: date | None = None) -> list[tuple[Timex, Interval]]:
    """Return the time expressions of a text with their days."""
    return list(Resolver(anchor).read(text))


class Resolver:
    """Resolves the expressions of one article in their order; it remembers the dates gone by."""

    def __init__(self, anchor: date | None) -> None:
        self.anchor = anchor
        self.known: Interval | None = None  # the last date, month or year
        self.day: date | None = None  # the last single day
        self._near: _Near | None = None

    def read(self, text: str, *, aside: bool = False) -> Iterator[tuple[Timex, Interval]]:
        """Yield the expressions of a paragraph; one `aside` (a caption) leaves no trace."""
        kept = self.known, self.day
        self._near = None
        for timex in reader.find(text):
            if not self._near and _is_that_year(timex, text):
                continue
            interval = self._finish(timex, self._resolve(timex.shape, timex, text))
            self._remember(timex, interval, text)
            yield timex, interval
        if aside:
            self.known, self.day = kept

    def _finish(self, timex: Timex, interval: Interval) -> Interval:
        mod = timex.mod or interval.mod
        if not timex.since:
            return interval._replace(mod=mod)
        granularity = "plan" if interval.granularity == "plan" else "range"
        end = self.anchor
        if end and interval.start and interval.start > end:
            end = interval.end
        return Interval(interval.start, end, granularity, mod)

    def _remember(self, timex: Timex, interval: Interval, text: str) -> None:
        if not interval.start or not interval.end or timex.since:
            return
        if isinstance(timex.shape, Same | Window) or interval.granularity in ("plan", "decade"):
            return
        if interval.end.year - interval.start.year > 1:
            return
        if text[max(0, timex.start - 1) : timex.start] not in ("比", "较"):
            self._near = _Near(timex, interval)
        self.known = interval
        if interval.start == interval.end:
            self.day = interval.start

    def _resolve(self, shape: Shape, timex: Timex, text: str) -> Interval:
        if isinstance(shape, Moment):
            return self._moment(shape, timex, text)
        if isinstance(shape, Shift):
            return self._shift(shape, timex, text)
        if isinstance(shape, Weekday):
            return self._weekday(shape, timex, text)
        if isinstance(shape, Window):
            return self._window(shape)
        if isinstance(shape, Same):
            return self._same()
        return self._between(shape, timex, text)

    # Moments ------------------------------------------------------------------------------

    def _moment(self, shape: Moment, timex: Timex, text: str) -> Interval:
        months = shape.months
        if shape.years is not None:
            years = self._years(shape, timex)
        elif shape.month_base != WRITTEN:
            years, months = self._offset_month(shape)
        elif months is None:
            years, months = self._month_of_day(shape, timex, text)
        else:
            year = self._inferred_year(shape, timex, text)
            years = (year, year) if year is not None else None
        if years is None:
            return Interval(None, None, shape.granularity, shape.mod)
        start, end = stretch(years, months, shape.days)
        return Interval(start, end, shape.granularity, shape.mod)

    def _years(self, shape: Moment, timex: Timex) -> Pair | None:
        if shape.years is None or shape.year_base == WRITTEN:
            return shape.years
        base = self.anchor
        if shape.year_base == REFERENCE:
            base = self.known.start if self.known else None
        return (base.year + shape.years[0], base.year + shape.years[1]) if base else None

    def _offset_month(self, shape: Moment) -> tuple[Pair | None, Pair | None]:
        base = self.anchor
        if shape.month_base == REFERENCE and self.known and self.known.granularity != "year":
            base = self.known.start
        if base is None or shape.months is None:
            return None, None
        year, month = divmod(base.year * 12 + base.month - 1 + shape.months[0], 12)
        return (year, year), (month + 1, month + 1)

    def _inferred_year(self, shape: Moment, timex: Timex, text: str) -> int | None:
        """Complete 3月25日 or 三季度: the year spoken of, else the article's, else the last one."""
        months, anchor = shape.months or (1, 1), self.anchor
        lent = self._lent_year(shape, timex, text)
        if lent is not None:
            return lent
        if anchor is None:
            return self.known.start.year if self.known and self.known.start else None
        if shape.granularity != "half":
            if months[1] - anchor.month >= 9 and not planned(timex, text):
                return anchor.year - 1
            if anchor.month - months[0] >= 9 and planned(timex, text):
                return anchor.year + 1
        return anchor.year

    def _lent_year(self, shape: Moment, timex: Timex, text: str) -> int | None:
        """The year of the expression before, where the text goes on from it (去年5月…，11月…)."""
        if not self._near or not self._near.interval.end or not shape.months:
            return None
        near, anchor = self._near.interval.end, self.anchor
        if anchor and near.year == anchor.year:
            return None
        if text[max(0, timex.start - 2) : timex.start] in ("截至", "截止"):
            return None
        fine = self._near.interval.granularity != "year"
        here = (shape.months[0], (shape.days or (1, 31))[1])
        if self._near.goes_on_to(timex, text):
            wraps = fine and near.month >= 10 and here[0] <= 3
            return near.year + 1 if wraps else near.year
        if not fine or here < (near.month, near.day):
            return None
        if anchor and (day := make(anchor.year, *here)) and abs((anchor - day).days) <= 20:
            return None
        return near.year

    def _month_of_day(
        self, shape: Moment, timex: Timex, text: str
    ) -> tuple[Pair | None, Pair | None]:
        """Complete 17日: the month of the day before it in the paragraph, else the article's."""
        first = (shape.days or (1, 1))[0]
        near, anchor = self._near, self.anchor
        reporter = text[max(0, timex.start - 4) : timex.start].endswith(("记者", "记者于"))
        base = None
        if near and near.interval.end and near.interval.granularity in ("day", "range"):
            base = near.interval.end
            if not reporter and (first >= base.day or not anchor):
                return (base.year, base.year), (base.month, base.month)
            following = make(base.year, base.month + 1, first)
            reached = anchor and following and following <= anchor
            if (reached or planned(timex, text)) and not reporter and near.goes_on_to(timex, text):
                return (base.year, base.year), (base.month + 1, base.month + 1)
        if anchor is None:
            base = base or self.day
            return ((base.year, base.year), (base.month, base.month)) if base else (None, None)
        month = anchor.month
        if not planned(timex, text):
            last_month = make(anchor.year, month - 1, first) if month > 1 else None
            if month == 1:
                last_month = make(anchor.year - 1, 12, first)
            if first > anchor.day and last_month and (anchor - last_month).days <= 7:
                month -= 1
        elif first < anchor.day - 7:
            month += 1
        year, index = divmod(anchor.year * 12 + month - 1, 12)
        return (year, year), (index + 1, index + 1)

    # Shifts, weeks and windows ------------------------------------------------------------

    def _shift(self, shape: Shift, timex: Timex, text: str) -> Interval:
        base = self.anchor
        if shape.base == REFERENCE:
            base = self._reference(shape, timex, text)
        granularity = {"day": "day", "week": "range"}.get(shape.unit, shape.unit)
        if shape.low != shape.high:
            granularity = "range"
        if base is None:
            return Interval(None, None, granularity, shape.mod)
        start, end = moved(base, shape.unit, shape.low), moved(base, shape.unit, shape.high)
        if shape.unit == "year":
            start, end = start and start.replace(month=1, day=1), end and make(end.year, 12, 31)
        elif shape.unit == "month":
            start, end = start and start.replace(day=1), end and make(end.year, end.month, 31)
        elif shape.unit == "week":
            start, end = monday(start), moved(monday(end), "day", 6)
        if start is None or end is None:
            start = end = None
        return Interval(start, end, granularity, shape.mod)

    def _reference(self, shape: Shift, timex: Timex, text: str) -> date | None:
        """The day before it in the text: 次日, 两天后; a plan counts from the article (3年后将)."""
        if shape.unit == "day" and timex.rule == "referred-day":
            return self.day or (self.anchor if shape.low == 0 else None)
        near = self._near.interval.end if self._near else None
        if near is None and planned(timex, text):
            return self.anchor
        known = near or (self.known.end if self.known else None)
        return (self.day if shape.unit == "day" else known) or self.anchor

    def _weekday(self, shape: Weekday, timex: Timex, text: str) -> Interval:
        granularity = "day" if shape.days[0] == shape.days[1] else "range"
        first = monday(self.anchor)
        if first is None or self.anchor is None:
            return Interval(None, None, granularity)
        week = shape.week
        if week is None:
            ahead = shape.days[0] > self.anchor.weekday()
            week = -1 if ahead and not planned(timex, text) else 0
        start = moved(first, "day", 7 * week + shape.days[0])
        end = moved(first, "day", 7 * week + shape.days[1])
        return Interval(start, end, granularity)

    def _window(self, shape: Window) -> Interval:
        other = moved(self.anchor, shape.unit, shape.amount)
        if other is None or self.anchor is None:
            return Interval(None, None, "range")
        return Interval(min(other, self.anchor), max(other, self.anchor), "range")

    def _same(self) -> Interval:
        """去年同期: what was spoken of before, a year earlier; else all of last year."""
        if self.anchor is None:
            return Interval(None, None, "year")
        last = self.anchor.year - 1
        near = self._near.interval if self._near else None
        if near and near.start and near.end and near.start.year == near.end.year == last + 1:
            start = make(last, near.start.month, near.start.day)
            end = make(last, near.end.month, near.end.day)
            return Interval(start, end, near.granularity)
        return Interval(make(last, 1, 1), make(last, 12, 31), "year")

    def _between(self, shape: Between, timex: Timex, text: str) -> Interval:
        first, last = self._lend(shape.first, shape.last)
        start = self._resolve(first, timex, text)
        self._remember(timex._replace(shape=first), start, text)
        end = self._resolve(self._continue(start, last), timex, text)
        if start.start and end.end and start.start > end.end:
            month_alone = isinstance(last, Moment) and last.years is None
            later = moved(end.end, "year", 1) if month_alone else None
            earlier = moved(start.start, "year", -1) if not month_alone else None
            start = start._replace(start=earlier or start.start)
            end = end._replace(end=later or end.end)
        if not start.start or not end.end or start.start > end.end:
            return Interval(start.start, start.end, "range")
        return Interval(start.start, end.end, "range")

    def _lend(self, first: Shape, last: Shape) -> tuple[Shape, Shape]:
        """Give the first of two what only the last has: 12月30日至2026年1月2日, 28日至3月2日."""
        if not isinstance(first, Moment) or not isinstance(last, Moment) or first.years:
            return first, last
        if first.months is None and last.months and last.month_base == WRITTEN and first.days:
            back = 1 if last.days and first.days[0] > last.days[0] else 0
            month = (last.months[0] - 1 - back) % 12 + 1
            first = first._replace(months=(month, month))
        if last.years and first.months and last.months and first.month_base == WRITTEN:
            back = 1 if first.months > last.months else 0
            years = (last.years[0] - back, last.years[1] - back)
            first = first._replace(years=years, year_base=last.year_base)
        return first, last

    def _continue(self, start: Interval, last: Shape) -> Shape:
        """Give the last of two the year, or the year and month, of the first."""
        if not isinstance(last, Moment) or last.years or last.month_base != WRITTEN:
            return last
        if not start.start or not start.end:
            return last
        year, month = start.start.year, start.start.month
        if last.months is None and last.days:
            if last.days[0] < start.start.day:
                month += 1
            return last._replace(years=(year, year), months=(month, month))
        return last._replace(years=(year, year))


def _is_that_year(timex: Timex, text: str) -> bool:
    """Tell 当年 alone, which without a date before it means only 'back then' (当年的老厂房)."""
    return timex.end - timex.start == 2 and text.startswith("当年", timex.start)


_SENTENCE_LIMIT = 200
_SENTENCE_END = "[。！？!?]"
_PLANNED_BEFORE = "(?:将|拟|计划|预计|有望|定于|力争|预期|争取|到|赶在)[^，。；！？]{0,8}$"
_PLANNED_BEHIND = "[^。；！？]{0,14}?(?:将|拟|计划|预计|有望|起[施实执]|即可)|之?前(?!往)"


def planned(timex: Timex, text: str) -> bool:
    """Return whether the words around an expression speak of what is to come (将于1月1日起施行)."""
    before = text[max(0, timex.start - 12) : timex.start]
    behind = text[timex.end : timex.end + 18]
    return bool(
        re.compile(_PLANNED_BEFORE).search(before) or re.compile(_PLANNED_BEHIND).match(behind)
    )


def make(year: int, month: int, day: int) -> date | None:
    """Return a day, cut to the length of its month; None outside the years 1 to 9999."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    if day > 28:
        following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else None
        day = min(day, (following - timedelta(1)).day if following else 28)
    return date(year, month, day)


def stretch(years: Pair, months: Pair | None, days: Pair | None) -> tuple[date | None, date | None]:
    """Return the first and last day of these years, or months, or days of a month."""
    first, last = months or (1, 12)
    low, high = days or (1, 31)
    if last < first:
        last += 12
    if high < low:
        last += 1
    start, end = make(years[0], first, low), make(years[1], last, high)
    return (start, end) if start and end and start <= end else (None, None)


def moved(day: date | None, unit: str, amount: int) -> date | None:
    """Return the day so many days, weeks, months or years away."""
    if day is None:
        return None
    if unit in ("month", "year"):
        return make(day.year, day.month + amount * (12 if unit == "year" else 1), day.day)
    try:
        return day + timedelta(amount * (7 if unit == "week" else 1))
    except OverflowError:
        return None


def monday(day: date | None) -> date | None:
    """Return the first day of the week."""
    return moved(day, "day", -day.weekday()) if day else None
