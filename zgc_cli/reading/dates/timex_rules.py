"""The rules that see time expressions, in the order that settles a tie."""

from zgc_cli.reading.dates import named_dates as named
from zgc_cli.reading.dates import numeric_dates as numeric
from zgc_cli.reading.dates import periods
from zgc_cli.reading.dates import relative_dates as relative
from zgc_cli.reading.dates import written_dates as written
from zgc_cli.reading.dates.timex_patterns import Find
from zgc_cli.reading.rule import Rule

RULES: tuple[Rule[Find], ...] = (
    written.in_year,
    written.without_year,
    written.day_in_brackets,
    written.day_alone,
    numeric.iso_day,
    numeric.year_last,
    numeric.short_iso_day,
    named.holiday,
    named.season_year,
    named.lunar_day,
    named.reign_year,
    relative.anchored_day,
    relative.referred_day,
    relative.month_word,
    relative.season_word,
    relative.month_edge,
    relative.week,
    relative.weekday,
    periods.plan,
    periods.decade,
    periods.century_part,
    relative.window,
    relative.years_since,
    relative.before_now,
    relative.after_that,
    relative.time_alone,
    relative.two_years,
    relative.days_ago,
    relative.as_of_now,
    periods.counted_part,
    periods.half_part,
)

# Those that only texts of Taiwan follow; they go before the others.
LOCAL_RULES: tuple[Rule[Find], ...] = (written.republic_year,)
