"""Days of the calendar and their arithmetic: months, weeks, and those of the old calendar."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from zgc_cli import lexicon
from zgc_cli.reading.dates.shapes import Pair

Days = tuple[date | None, date | None]
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def make(year: int, month: int, day: int) -> date | None:
    """Return a day, cut to the length of its month; None outside the years 1 to 9999."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


def exists(year: int, month: int, day: int) -> bool:
    """Return whether the month has such a day: 2021年2月29日 is none."""
    found = make(year, month, day)
    return found is None or found.day == day


def stretch(years: Pair, months: Pair | None, days: Pair | None) -> Days:
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
    if unit in _MONTHS:
        return make(day.year, day.month + amount * _MONTHS[unit], day.day)
    try:
        return day + timedelta(amount * (7 if unit == "week" else 1))
    except OverflowError:
        return None


def whole(day: date | None, unit: str) -> Days:
    """Return the first and last day of the year, half, quarter, month or week around this day."""
    if day is None or unit == "day":
        return day, day
    if unit == "week":
        monday = moved(day, "day", -day.weekday())
        return monday, moved(monday, "day", 6)
    months = _MONTHS[unit]
    first = (day.month - 1) // months * months + 1
    return stretch((day.year, day.year), (first, first + months - 1), None)


def part(start: date, end: date, unit: str, low: int, high: int, weekday: int | None) -> Days:
    """Return units `low` to `high` of a stretch, from 1, or from -1 backwards from its end.

    A week belongs to the month or year that has most of its days, as in ISO 8601.
    """
    if unit == "half":
        return _half(start, end, low)
    if weekday is not None:
        first = moved(start, "day", (weekday - start.weekday()) % 7)
        last = moved(end, "day", -((end.weekday() - weekday) % 7))
        unit, size = "week", 1
    elif unit == "week":
        first = moved(start, "day", (3 - start.weekday()) % 7 - 3)
        last = moved(end, "day", -((end.weekday() - 3) % 7) - 3)
        size = 7
    else:
        first, last = start, whole(end, unit)[0]
        size = 0
    low_day = moved(first, unit, low - 1) if low > 0 else moved(last, unit, low + 1)
    high_day = moved(first, unit, high - 1) if high > 0 else moved(last, unit, high + 1)
    final = moved(high_day, "day", size - 1) if size else whole(high_day, unit)[1]
    middle = moved(high_day, "day", 3) if size == 7 else high_day
    if not low_day or not final or not middle or not start <= middle <= end:
        return None, None
    return low_day, final


def _half(start: date, end: date, number: int) -> Days:
    """Return the first or the second half of a year, month or week."""
    if (end - start).days > 31:
        middle = make(start.year, start.month + 6, 1)
    else:
        middle = moved(start, "day", 3 if (end - start).days < 7 else 15)
    return (start, moved(middle, "day", -1)) if number == 1 else (middle, end)


_LENGTHS = {"小": 29, "大": 30}


def days_of(calendar: str, year: int, month: int, days: Pair) -> Days:
    """Return the first and last of some days of a year: of a `month` of the sun or the moon.

    Both are None where the year is beyond the lexicon, or has no such days.
    """
    if calendar == "term":
        first = _qingming(year)
    elif calendar == "sun":
        return stretch((year, year), (month, month), days)
    else:
        months = _months(year)
        if not 1 <= month <= len(months) or days[0] > months[month - 1][1]:
            return None, None
        first = months[month - 1][0]
    return moved(first, "day", days[0] - 1), moved(first, "day", days[1] - 1)


def _qingming(year: int) -> date | None:
    row = lexicon.mapping("lunar_years").get(str(year))
    return date.fromisoformat(f"{year}-{row.split()[1]}") if row else None


@cache
def _months(year: int) -> list[tuple[date, int]]:
    """Return the first day and the length of each month, without the one that is put in."""
    row = lexicon.mapping("lunar_years").get(str(year))
    if row is None:
        return []
    first, _, signs = row.split()
    start, months = date.fromisoformat(f"{year}-{first}"), []
    is_leap = False
    for sign in signs:
        if sign == "闰":
            is_leap = True
            continue
        if not is_leap:
            months.append((start, _LENGTHS[sign]))
        start += timedelta(_LENGTHS[sign])
        is_leap = False
    return months
