"""Rules for parts of a stretch that is named in front of them: 十月的第一周, 去年的前10天."""

import re

from zgc_cli.reading.dates.shapes import ANCHOR, Moment, Portion, Shape, Weekday
from zgc_cli.reading.dates.timex_patterns import FIGURE, SPACE, not_behind, timex_rule
from zgc_cli.reading.dates.vocabulary import WEEKDAYS, number

_BEHIND_WHOLE = "(?:(?<=[年月度周])|(?<=[年月度周]的)|(?<=[年月度周] ))"
_NUMBER = f"[0-9]{{1,2}}|[二三四五]?十[{FIGURE}]?|[两{FIGURE}]"
_UNITS = {"周": "week", "期": "week", "拜": "week", "月": "month", "天": "day", "日": "day"}


@timex_rule(
    "counted-part",
    ("第", "前", "首", "最后"),
    rf"""{_BEHIND_WHOLE}(?:第(?P<n>{_NUMBER})|最后{SPACE}第?(?P<last>{_NUMBER})?|前{SPACE}(?P<early>{_NUMBER})
    |(?P<first>首)){SPACE}
    (?:个?(?P<unit>星期|礼拜|周)(?:(?P<weekday>[一二三四五六日天])|(?![年岁期末边转刊围报]))
    |个(?P<month>月)|(?P<day>天|日(?![本元报])))""",
    "[十月的第一周]举行。",
    "[2021年的第三个月]开工。",
    "客房[去年的前10天]全满。",
    never=("这是比赛的第一周。", "前10天他很忙。", "赛季最后一周。"),
)
def counted_part(match: re.Match[str]) -> Shape | None:
    """Read the 第一周, 最后一个星期一, 前10天 of the stretch before it."""
    unit = _UNITS[(match["unit"] or match["month"] or match["day"])[-1]]
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else None
    if match["early"]:
        low, high = 1, number(match["early"])
    elif match["n"] or match["first"]:
        low = high = number(match["n"] or match["first"])
    else:
        low, high = -number(match["last"] or "一"), -1
        if weekday is not None and low < -1:
            return None
    if not low or not high or (weekday is not None and match["early"]):
        return None
    return Portion(unit, low, high, weekday)


@timex_rule(
    "half-part",
    ("半",),
    rf"(?P<half>{_BEHIND_WHOLE}[前后]|{not_behind('上月')}[上下])半(?P<unit>[年月周])(?![报刊谈板])",
    "[今年后半年]投产。",
    "[上半月]多雨。",
    "[三月下半月]转晴。",
    never=("后半年的事再说。", "海上半月无风。"),
)
def half_part(match: re.Match[str]) -> Shape | None:
    """Read 上半月, 下半周, and the 后半年, 上半月 of the stretch before it."""
    half = 1 if match["half"] in "上前" else 2
    around: Shape | None = _AROUND.get(match["unit"]) if match["half"] in "上下" else None
    return Portion("half", half, half, whole=around)


_AROUND: dict[str, Shape] = {
    "月": Moment(None, (0, 0), granularity="month", month_base=ANCHOR),
    "周": Weekday(0),
}
