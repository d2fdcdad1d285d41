"""The rules that see time expressions, in the order that settles a tie."""

from zgc_cli.reading.dates import relative_dates as relative
from zgc_cli.reading.dates import written_dates as written
from zgc_cli.reading.dates.timex_patterns import Find
from zgc_cli.reading.rule import Rule

RULES: tuple[Rule[Find], ...] = (
    written.in_year,
    written.without_year,
    written.day_alone,
    written.iso_day,
    relative.anchored_day,
    relative.referred_day,
    relative.month_word,
    relative.month_edge,
    relative.week,
    relative.weekday,
    written.plan,
    written.decade,
    written.century_part,
    relative.window,
    relative.years_since,
    relative.before_now,
    relative.after_that,
    relative.two_years,
    relative.days_ago,
    relative.as_of_now,
)
