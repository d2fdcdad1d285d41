"""Rules for dates in digits and marks alone."""

import re

from zgc_cli.reading.dates.shapes import SHORT, Between, Moment, Shape
from zgc_cli.reading.dates.timex_patterns import SPACE, timex_rule
from zgc_cli.reading.dates.written_dates import is_valid


@timex_rule(
    "iso-day",
    ("-", "/", ".", " "),
    rf"""(?<![0-9A-Za-z./-])(?P<y>1[0-9]{{3}}|20[0-9]{{2}})
    (?:(?P<sep>[-/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})
        (?:{SPACE}(?:[—–~～至到]|(?<!-[0-9])(?<!-[0-9][0-9])-){SPACE}
            (?:(?:(?P<y2>20[0-9]{{2}})(?P=sep))?(?P<m2>[0-9]{{1,2}})(?P=sep))?
            (?P<d2>[0-9]{{1,2}})(?![0-9:日年月]))?
    |[ ](?P<m3>0[1-9]|1[0-2])[ ](?P<d3>[0-2][0-9]|3[01]))(?![0-9]|[./-][0-9])""",
    "发布于[2026-03-25]。",
    "展期为[2018/1/10-2018/7/10]。",
    "公示期：[2025.8.4—8.10]。",
    never=("版本2026.3.25.1已发布。", "编号2026-31-45。", "日期误作2026-02-30。"),
)
def iso_day(match: re.Match[str]) -> Shape | None:
    """Read 2026-03-25, 2026/3/25, 2026.3.25, 2018/1/10-2018/7/10."""
    year = int(match["y"])
    first = _day(year, int(match["m"] or match["m3"]), int(match["d"] or match["d3"]))
    if not first or not match["d2"]:
        return first
    month = int(match["m2"] or match["m"])
    last = _day(int(match["y2"] or year), month, int(match["d2"]))
    return Between(first, last) if last else None


def _day(year: int, month: int, day: int) -> Moment | None:
    moment = Moment((year, year), (month, month), (day, day), "day")
    return moment if month <= 12 and is_valid(moment) else None


@timex_rule(
    "year-last",
    ("-", "/", "."),
    r"""(?<![0-9A-Za-z./-])(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?P=sep)
    (?P<y>(?:19|20)[0-9]{2}|3[2-9]|[4-9][0-9])(?![0-9]|[./-][0-9])""",
    "签于[25/3/2026]。",
    never=("签于3/7/2026。", "编号45/31/2026。"),
)
def year_last(match: re.Match[str]) -> Shape | None:
    """Read 25/3/2026; which of 3/7/2026 is the month, nobody can tell."""
    day, month = int(match["a"]), int(match["b"])
    if max(day, month) <= 12 and day != month:
        return None
    moment = _day(int(match["y"]), min(day, month), max(day, month))
    return moment._replace(year_base=SHORT) if moment and len(match["y"]) == 2 else moment


@timex_rule(
    "short-iso-day",
    ("-",),
    r"""(?<![0-9A-Za-z./-])(?P<y>[12][0-9])-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12][0-9]|3[01])
    (?=\ [0-9]{1,2}[:：][0-9]{2})""",
    "发布于[23-07-31 18:27]。",
    never=("比分23-07-31。",),
)
def short_iso_day(match: re.Match[str]) -> Shape | None:
    """Read 23-07-31 18:27, as pages have the time of publication."""
    moment = _day(int(match["y"]), int(match["m"]), int(match["d"]))
    return moment._replace(year_base=SHORT) if moment else None
