"""The shapes of time expressions: what the words say, before any day is known.

An offset counts from the day of the article (`ANCHOR`: 今年, 昨天) or from the date before it in
the text (`REFERENCE`: 次年, 当天). The two digits of 98年 leave its century open (`SHORT`).
`calendar` turns a shape into days.
"""

from zgc_cli.runtime.named_tuple import NamedTuple

WRITTEN, ANCHOR, REFERENCE, SHORT = "written", "anchor", "reference", "short"

Pair = tuple[int, int]


class Moment(NamedTuple):
    """A stretch of the calendar: years, months of the year, days of the month, each may be open.

    Both ends of a pair are included; months may run beyond 12, days are cut to the month's length.
    """

    years: Pair | None = None
    months: Pair | None = None
    days: Pair | None = None
    granularity: str = "year"
    mod: str | None = None
    year_base: str = WRITTEN
    month_base: str = WRITTEN


class Shift(NamedTuple):
    """The day, week, month or year that lies `low` to `high` units away (昨天, 三年前, 前些天)."""

    unit: str
    low: int
    high: int
    base: str
    mod: str | None = None


class Weekday(NamedTuple):
    """A week counted from the article's (None: the nearest), or days of it (0 = 周一)."""

    week: int | None
    days: Pair = (0, 6)


class Window(NamedTuple):
    """The stretch of `amount` units that ends (below zero) or begins at the article's day."""

    unit: str
    amount: int


class Feast(NamedTuple):
    """A holiday or day of the old calendar: days of a month, without a year the nearest.

    `calendar` is `sun`, `moon` (day 0 of the first month is 除夕) or `term` (清明; no month).
    """

    calendar: str
    month: int
    days: Pair
    granularity: str = "day"
    mod: str | None = None
    years: Pair | None = None
    year_base: str = WRITTEN


class Portion(NamedTuple):
    """Units `low` to `high` of a stretch, counted from 1, or from -1 backwards from its end.

    十月的第一周, 四月的最后一个星期一 (`weekday`: 0 = 周一), 去年的前10天. Until it is put together
    with the expression in front of it, `whole` is None.
    """

    unit: str
    low: int
    high: int
    weekday: int | None = None
    whole: "Shape | None" = None
    mod: str | None = None


class Same(NamedTuple):
    """去年同期, 2019年同期: the stretch spoken of before, in that year."""

    years: Pair
    year_base: str


class Between(NamedTuple):
    """From the first shape to the last: 3月25日至29日."""

    first: "Shape"
    last: "Shape"


class Ended(NamedTuple):
    """The months that end with a day: 截至6月30日止六个月."""

    last: "Shape"
    months: int


Shape = Moment | Shift | Weekday | Window | Feast | Portion | Same | Between | Ended


class Timex(NamedTuple):
    """A time expression at `start`:`end` of a text; `since`: it runs on to the article's day.

    `time` is the time of day behind it as HH:MM, two joined by a slash where it runs.
    """

    start: int
    end: int
    shape: Shape
    rule: str
    mod: str | None = None
    since: bool = False
    time: str | None = None
