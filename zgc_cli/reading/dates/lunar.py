"""Days that are counted by the moon, or by the sun through the old calendar's 清明."""

from datetime import date, timedelta
from functools import cache

from zgc_cli import lexicon
from zgc_cli.reading.dates.days import Days, moved, stretch
from zgc_cli.reading.dates.shapes import Pair

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
