"""From the shape of a time expression to days, by the article's day and the dates around it.

Today is never used: where neither the text nor the article tells the year, the days stay None.
"""

from collections.abc import Iterator
from datetime import date

from zgc_cli.reading.dates import timex as reader
from zgc_cli.reading.dates.days import days_of, exists, make, moved, part, stretch, whole
from zgc_cli.reading.dates.memory import Memory
from zgc_cli.reading.dates.neighbours import TimexContext, by_date_beside
from zgc_cli.reading.dates.shapes import (
    ANCHOR,
    REFERENCE,
    SHORT,
    WRITTEN,
    Between,
    Ended,
    Feast,
    Moment,
    Pair,
    Portion,
    Same,
    Shape,
    Shift,
    Timex,
    Weekday,
    Window,
)
from zgc_cli.runtime.named_tuple import NamedTuple


class Interval(NamedTuple):
    """The days of a time expression, both ends included; None where they are not known."""

    start: date | None
    end: date | None
    granularity: str
    mod: str | None = None


# What names a day that there is none of: 2021年2月29日.
IMPOSSIBLE = Interval(None, None, "")
# How many years ahead of the article two digits may name one, and the last they name without it.
_AHEAD, _LATEST = 15, 2049


def read(text: str, anchor: date | None = None) -> list[tuple[Timex, Interval]]:
    """Return the time expressions of a text with their days."""
    return list(Resolver(anchor).read(text))


class Resolver:
    """Resolves the expressions of one article in their order; it remembers the dates gone by."""

    def __init__(self, anchor: date | None, *, of_taiwan: bool = False) -> None:
        self.anchor = anchor
        self._of_taiwan = of_taiwan
        self._memory = Memory(anchor)

    def read(self, text: str, *, aside: bool = False) -> Iterator[tuple[Timex, Interval]]:
        """Yield the expressions of a paragraph; one `aside` (a caption) leaves no trace."""
        memory = self._memory
        kept = memory.known, memory.day
        memory.begin()
        expressions = reader.find(text, of_taiwan=self._of_taiwan)
        explained = by_date_beside(expressions, text)
        for timex in expressions:
            context = TimexContext(timex, text)
            if context.is_that_year() and not self._is_of_another_year():
                continue
            told = explained.get(timex, timex)
            interval = self._finish(timex, self._resolve(told.shape, TimexContext(told, text)))
            if interval.granularity:
                self._remember(context, interval)
                yield timex, interval
        if aside:
            memory.known, memory.day = kept

    def _is_of_another_year(self) -> bool:
        """Return whether the date before is not of the article's year (今年's 当年 is 'then')."""
        near = self._memory.near
        year = near.end.year if near else None
        return year is not None and (self.anchor is None or year != self.anchor.year)

    def _finish(self, timex: Timex, interval: Interval) -> Interval:
        """Add what the words around an expression say; what no calendar has stays as it is."""
        if not interval.granularity:
            return interval
        mod = timex.mod or interval.mod
        if not timex.since:
            return interval._replace(mod=mod)
        granularity = "plan" if interval.granularity == "plan" else "range"
        end = self.anchor if interval.start else None
        if end and interval.start and interval.start > end:
            end = interval.end
        return Interval(interval.start, end, granularity, mod)

    def _remember(self, context: TimexContext, interval: Interval) -> None:
        if interval.start and interval.end:
            self._memory.remember(context, interval.start, interval.end, interval.granularity)
        elif self.anchor is None:
            self._memory.unplaced = context

    def _resolve(self, shape: Shape, context: TimexContext) -> Interval:
        if isinstance(shape, Moment):
            return self._moment(shape, context)
        if isinstance(shape, Shift):
            return self._shift(shape, context)
        if isinstance(shape, Weekday):
            return self._weekday(shape, context)
        if isinstance(shape, Window):
            return self._window(shape)
        if isinstance(shape, Feast):
            return self._feast(shape, context)
        if isinstance(shape, Portion):
            return self._part(shape, context)
        if isinstance(shape, Ended):
            end = self._resolve(shape.last, context).end
            return Interval(moved(moved(end, "day", 1), "month", -shape.months), end, "range")
        return self._same(shape) if isinstance(shape, Same) else self._between(shape, context)

    # Moments ------------------------------------------------------------------------------

    def _moment(self, shape: Moment, context: TimexContext) -> Interval:
        years, months, month = None, shape.months, None
        if shape.month_base != WRITTEN:
            month = self._offset_month(shape, context)
        elif shape.years is None and months is None:
            month = self._memory.month_of((shape.days or (1, 1))[0], context)
        if shape.years is not None:
            years = self._years(shape, context)
        elif months is not None and shape.month_base == WRITTEN:
            year = self._memory.year_of(shape, months, context)
            if year is not None and shape.days == (29, 29) and months == (2, 2):
                year -= year % 4 if not context.is_planned() else -(-year % 4)
            years = (year, year) if year is not None else None
        if month:
            years, months = years or (month.year, month.year), (month.month, month.month)
        if not years:
            return Interval(None, None, shape.granularity, shape.mod)
        if months and shape.days and not shape.mod:
            days = ((years[0], months[0], shape.days[0]), (years[1], months[1], shape.days[1]))
            if not all(exists(*day) for day in days):
                return IMPOSSIBLE
        return Interval(*stretch(years, months, shape.days), shape.granularity, shape.mod)

    def _years(self, shape: Moment | Feast, context: TimexContext) -> Pair | None:
        if shape.years is None or shape.year_base == WRITTEN:
            return shape.years
        first, last = shape.years
        if shape.year_base == SHORT:  # 98年: the last one that is not far ahead
            latest = self.anchor.year + _AHEAD if self.anchor else _LATEST
            return (latest - (latest - first) % 100, latest - (latest - last) % 100)
        base = self._memory.last
        if shape.year_base != REFERENCE:
            base = self._memory.year_reported(context) or self.anchor
        return (base.year + first, base.year + last) if base else None

    def _offset_month(self, shape: Moment, context: TimexContext) -> date | None:
        """Return the first day of 上个月, 当月."""
        base, known = self._memory.month_reported(context) or self.anchor, self._memory.known
        if shape.month_base == REFERENCE and known and known.granularity != "year":
            base = known.start
        return make(base.year, base.month + shape.months[0], 1) if base and shape.months else None

    # Shifts, weeks and windows ------------------------------------------------------------

    def _shift(self, shape: Shift, context: TimexContext) -> Interval:
        base = self.anchor
        if shape.base == REFERENCE:
            base = self._memory.day_before(shape, context)
        granularity = "range" if shape.unit == "week" or shape.low != shape.high else shape.unit
        start, _ = whole(moved(base, shape.unit, shape.low), shape.unit)
        _, end = whole(moved(base, shape.unit, shape.high), shape.unit)
        if not start or not end or self._is_too_late(start, context):
            start = end = None
        return Interval(start, end, granularity, shape.mod)

    def _is_too_late(self, start: date, context: TimexContext) -> bool:
        """Return whether 三年后 would be yet to come, though nothing announces it."""
        near, anchor = self._memory.near, self.anchor
        if context.timex.rule != "after-that" or (start <= anchor if anchor else near):
            return False
        return not context.is_planned() and not (near and near.goes_on_to(context))

    def _weekday(self, shape: Weekday, context: TimexContext) -> Interval:
        low, high = shape.days
        monday, _ = whole(self.anchor, "week")
        week = shape.week
        if week is None:
            ahead = self.anchor and low > self.anchor.weekday()
            week = -1 if ahead and not context.is_planned() else 0
        start, end = (moved(monday, "day", 7 * week + day) for day in shape.days)
        return Interval(start, end, "day" if low == high else "range")

    def _window(self, shape: Window) -> Interval:
        other = moved(self.anchor, shape.unit, shape.amount)
        if other is None or self.anchor is None:
            return Interval(None, None, "range")
        if shape.unit == "day" and shape.amount > 0:  # 未来两天: tomorrow and the day behind it
            return Interval(moved(self.anchor, "day", 1), other, "range")
        return Interval(min(other, self.anchor), max(other, self.anchor), "range")

    def _feast(self, shape: Feast, context: TimexContext) -> Interval:
        """国庆节, 正月初五: in its year, in that of the text around it, else the nearest."""
        years = self._years(shape, context)
        if shape.years is None:
            year = self._memory.year_of_feast(shape, context)
            years = (year, year) if year is not None else None
        if not years:
            return Interval(None, None, shape.granularity, shape.mod)
        days = days_of(shape.calendar, years[0], shape.month, shape.days)
        return Interval(*days, shape.granularity, shape.mod)

    def _part(self, shape: Portion, context: TimexContext) -> Interval:
        """十月的第一周, 今年后半年: counted inside the stretch in front of it."""
        around = self._resolve(shape.whole, context) if shape.whole else IMPOSSIBLE
        if not around.granularity:
            return IMPOSSIBLE
        granularity = "range"
        if shape.low == shape.high and shape.unit != "week":
            granularity = "day" if shape.weekday is not None else shape.unit
        if not around.start or not around.end:
            return Interval(None, None, granularity, shape.mod)
        if granularity == "half" and (around.end - around.start).days < 32:
            granularity = "range"
        start, end = part(
            around.start, around.end, shape.unit, shape.low, shape.high, shape.weekday
        )
        return Interval(start, end, granularity, shape.mod) if start else IMPOSSIBLE

    def _same(self, shape: Same) -> Interval:
        """去年同期: what was spoken of before, in that year; else all of the year."""
        base = self.anchor.year if self.anchor else None
        if shape.year_base == REFERENCE and self._memory.period:
            base = self._memory.period[1].year
        if shape.year_base == WRITTEN:
            base = 0
        if base is None:
            return Interval(None, None, "year")
        year = base + shape.years[0]
        period = self._memory.period
        if period is None or period[2] == "day":  # 截至8月17日: the year until then, or that day?
            return Interval(make(year, 1, 1), make(year, 12, 31), "year")
        start, end, granularity = period
        if start.year == year and shape.year_base == ANCHOR:
            year -= 1  # 2025年营收增长，比去年同期…, told in 2026
        back = year - end.year
        return Interval(moved(start, "year", back), moved(end, "year", back), granularity)

    def _between(self, shape: Between, context: TimexContext) -> Interval:
        first, last = self._lend(shape.first, shape.last)
        start = self._resolve(first, context)
        if not start.granularity:
            return IMPOSSIBLE
        day = self._memory.day
        self._remember(context._replace(timex=context.timex._replace(shape=first)), start)
        self._memory.day = day
        if isinstance(last, Weekday) and last.week is None and start.start:  # 周三至周五
            gap = (last.days[0] - start.start.weekday()) % 7
            return Interval(start.start, moved(start.start, "day", gap), "range")
        end = self._resolve(self._continue(start, last), context)
        if not end.granularity:
            return IMPOSSIBLE
        low, high = start.start, end.end
        if low and high and low > high:
            if isinstance(last, Moment) and last.years is None:
                high = moved(high, "year", 1) or high
            else:
                low = moved(low, "year", -1) or low
        return Interval(low, high if low and high and low <= high else start.end, "range")

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
            month += last.days[0] < start.start.day
            return last._replace(years=(year, year), months=(month, month))
        return last._replace(years=(year, year))
