"""The years of the old calendar as a library counts them, and what is read out of them."""

from datetime import date

import pytest
from lunar_python import Lunar, LunarYear

from zgc_cli import lexicon
from zgc_cli.reading.dates.days import days_of

YEARS = range(1900, 2101)
SIZES = {29: "小", 30: "大"}


def row(year: int) -> str:
    """Return what the lexicon should tell of a year: first day, 清明, months."""
    months = [m for m in LunarYear.fromYear(year).getMonthsInYear() if m.getYear() == year]
    first = Lunar.fromYmd(year, 1, 1)
    qingming = first.getJieQiTable()["清明"]
    sizes = ("闰" * m.isLeap() + SIZES[m.getDayCount()] for m in months)
    days = (first.getSolar().toYmd()[5:], qingming.toYmd()[5:])
    return f"{' '.join(days)} {''.join(sizes)}"


def test_the_years_are_those_of_the_calendar() -> None:
    assert lexicon.mapping("lunar_years") == {str(year): row(year) for year in YEARS}


@pytest.mark.parametrize("year", range(1990, 2051))
def test_the_holidays_of(year: int) -> None:
    for month, day in ((1, 1), (1, 15), (5, 5), (7, 7), (8, 15), (9, 9), (12, 8)):
        expected = date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())
        assert days_of("moon", year, month, (day, day)) == (expected, expected)
    new_year = date.fromisoformat(Lunar.fromYmd(year, 1, 1).getSolar().toYmd())
    assert (new_year - (days_of("moon", year, 1, (0, 0))[0] or new_year)).days == 1


@pytest.mark.parametrize(
    ("calendar", "year", "month", "days"),
    [("moon", 1899, 1, (1, 1)), ("moon", 2024, 1, (30, 30)), ("term", 2101, 1, (1, 1))],
)
def test_no_such_day(calendar: str, year: int, month: int, days: tuple[int, int]) -> None:
    assert days_of(calendar, year, month, days) == (None, None)
