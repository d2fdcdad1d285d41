"""Rules for long stretches (plans, decades, centuries) and for parts of one (十月的第一周)."""

import re

from zgc_cli.reading.dates.shapes import ANCHOR, Moment, Portion, Shape, Weekday
from zgc_cli.reading.dates.timex_patterns import FIGURE, SPACE, not_before, not_behind, timex_rule
from zgc_cli.reading.dates.vocabulary import EDGES, WEEKDAYS, number
from zgc_cli.runtime.pattern import Pattern


@timex_rule(
    "plan",
    ("五",),
    rf"""[“"‘「『](?:十[{FIGURE}])五[”"’」』](?:[初末](?=[，。、的]))?
    |[“"‘「『][六七八九十]五[”"’」』](?=时期|期间|以来|规划|计划|末|初)
    |(?<![0-9{FIGURE}十百])十[{FIGURE}]五
    (?:[初末](?=[，。、的])|(?=时期|期间|以来|规划|计划|开局|收官|末|初|[”"’」』]|[，。、和]))
    |第(?:十[{FIGURE}]?|[六七八九])个五年(?:规划|计划)""",
    "[“十四五”]时期建成三座电站。",
    "[第十四个五年规划]已经收官。",
    never=("他花了十五五块。", "全队二十四五人。"),
)
def plan(match: re.Match[str]) -> Shape | None:
    """Read “十四五”, 十五五时期, 第十四个五年规划, “十三五”末."""
    order = _PLAN_ORDER.search(match[0])
    if not order:
        return None
    start = 1981 + 5 * (number(order[0]) - 6)
    edge = match[0][-1]
    if edge in "初末":
        year = start if edge == "初" else start + 4
        return Moment((year, year), None, None, "year", EDGES[edge])
    return Moment((start, start + 4), None, None, "plan")


@timex_rule(
    "decade",
    ("年代",),
    r"""(?:(?P<full>(?:1[0-9]|20)[0-9]0)
    |(?:(?P<century>[0-9]{1,2}|十[七八九]|二十一?|上个?|本)世纪)?
    (?:(?<![0-9])(?P<tens>[1-9]0|[二三四五六七八九]{1,2}(?=十)))十?)年代(?P<edge>初期?|[中末]期?|后期)?""",
    "厂房建于[20世纪90年代]。",
    "[上世纪六七十年代]流行过这首歌。",
    never=("年代剧热播。", "10年代码经验。"),
)
def decade(match: re.Match[str]) -> Shape | None:
    """Read 20世纪90年代, 上世纪六七十年代, 八十年代末, 2010年代."""
    mod = EDGES.get((match["edge"] or " ")[0])
    if match["full"]:
        first = last = int(match["full"])
    else:
        century, tens = _century(match["century"]), match["tens"]
        values = [number(t) for t in tens] if not tens.isdecimal() else [int(tens) // 10]
        if match["century"] is None and values[0] < 3:
            return None
        first, last = century + 10 * values[0], century + 10 * values[-1]
    if not 0 < first <= last:
        return None
    return Moment((first, last + 9), None, None, "decade" if first == last else "range", mod)


@timex_rule(
    "century",
    ("世纪",),
    rf"""(?P<century>(?<![0-9])[0-9]{{1,2}}|十[五六七八九]|二十一?|上个?|本)世纪
    {not_before("世纪")}(?![1-9]0|[二三四五六七八九]{{1,2}}十)
    (?P<part>初(?!期)|末|中叶|中期|上半叶|下半叶)?""",
    "到[本世纪中叶]建成强国。",
    "这座桥建于[19世纪]。",
    never=("21世纪经济报道刊发此文。", "大学都在办新世纪论坛。"),
)
def century_part(match: re.Match[str]) -> Shape | None:
    """Read 本世纪中叶, 20世纪初, 19世纪."""
    first, part = _century(match["century"]), (match["part"] or "")[:1]
    low, high = _CENTURY_PARTS.get(part, (0, 99))
    if first + low < 1:
        return None
    granularity = "decade" if high - low == 9 else "range"
    return Moment((first + low, first + high), None, None, granularity, EDGES.get(part))


_PLAN_ORDER = Pattern(f"(?:十[{FIGURE}]?|[六七八九])(?=[五个])")
_CENTURY_PARTS = {"初": (0, 9), "末": (90, 99), "中": (40, 59), "上": (0, 49), "下": (50, 99)}


def _century(name: str | None) -> int:
    """Return the first year of a century (20 → 1900); the bare 90年代 is of the last one."""
    if name is None or name.startswith("上"):
        return 1900
    return 2000 if name == "本" else 100 * (number(name) - 1)


_BEHIND_WHOLE = "(?:(?<=[年月度周])|(?<=[年月度周]的)|(?<=[年月度周] ))"
_ORDER = f"[0-9]{{1,2}}|[二三四五]?十[{FIGURE}]?|[两{FIGURE}]"
_PART_UNITS = {"周": "week", "期": "week", "拜": "week", "月": "month", "天": "day", "日": "day"}


@timex_rule(
    "counted-part",
    ("第", "前", "首", "最后"),
    rf"""{_BEHIND_WHOLE}(?:第(?P<n>{_ORDER})|最后{SPACE}第?(?P<last>{_ORDER})?|前{SPACE}(?P<early>{_ORDER})
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
    unit = _PART_UNITS[(match["unit"] or match["month"] or match["day"])[-1]]
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
