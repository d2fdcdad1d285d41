"""Rules for dates that are named by their numbers: years, quarters, months, days, plans, centuries.

The year may be a word (今年3月). What the text leaves out is completed by `calendar`.
"""

import re

from zgc_cli.reading.dates.shapes import WRITTEN, Moment, Pair, Same, Shape
from zgc_cli.reading.dates.timex_patterns import (
    DASH,
    DAY,
    EDGE,
    FIGURE,
    FINAL,
    FREE,
    INITIAL,
    INNER,
    MONTH,
    NO_NUMBER,
    SPACE,
    guarded,
    not_before,
    not_behind,
    timex_rule,
)
from zgc_cli.reading.dates.vocabulary import EDGES, THIRDS, distance, number, pair
from zgc_cli.reading.pattern import Pattern

_YEAR_WORD = rf"""(?P<word>
    {guarded("今年")} | {guarded("去年")} | {guarded("明年")} | {guarded("本年度")}
    | {guarded("上一年", "[上下]一年度?")}
    | (?:{FREE}上年|{guarded("上年度")}|{FREE}大?前年){not_before("前年")}
    | {FREE}{guarded("后年")} | {FREE}{guarded("同年", "[同翌]年")} | {FREE}次年
    | [这那]一?年(?={SPACE}[0-9{FIGURE}十]{{1,2}}{SPACE}月)
    | {NO_NUMBER}{guarded("年内")} | {guarded("当年")}
)"""
# The last line: 有1300年历史 is a duration.
_YEAR_NUMBER = rf"""(?:
    (?<![0-9.第])(?P<y1>1[0-9]{{3}}|2[01][0-9]{{2}}){SPACE}
        (?:{INNER}(?P<y2>[12][0-9]{{3}}){SPACE})?(?:财政年度|[财学]年|年(?!代))(?:度(?!过)|份)?
    | (?P<ycn>[一二][〇零○{FIGURE}]{{3}})年(?:度(?!过)|份)?
    | 公元(?P<yad>[0-9]{{1,4}})年 | (?<![0-9.])(?P<yshort>0[0-9])年(?!代)
)(?!(?:来|以来)?(?:的)?(?:历史|文明史|悠久))"""
_MONTH_PART = rf"""(?:
    {NO_NUMBER}{not_behind("N月")}(?!^[0-9]+、)(?P<m1>{MONTH})(?:{INNER}(?P<m2>{MONTH}))?{SPACE}月
    (?: {SPACE}(?P<d1>{DAY})(?:{INNER}(?P<d2>{DAY}))?{SPACE}[日号]
      | 份?的?(?P<third>[上中下]旬|上中旬|中下旬) | 份?(?P<edge>{EDGE}) | 份?{not_before("N月")} )
)"""
_QUARTER_PART = rf"""(?:
    (?:第?(?P<q1>[一二三四1-4])(?:{DASH}第?(?P<q2>[一二三四1-4]))?|前(?P<qn>[二两三23])个?|(?P<qf>首))
    季度(?P<qedge>{INITIAL}|{FINAL})?
)"""
_HALF_PART = "(?P<half>[上下])半年"
_FIRST_PART = rf"""(?:(?:前|头|首)(?P<first>[0-9]{{1,2}}|两|十[一二]?|[{FIGURE}])个月
    |前(?P<early>1[0-2]|[2-9])月(?:份)?(?![0-9{FIGURE}十]))"""
_SEASON_PART = "(?P<season>[春夏秋冬](?:天|季)|[春夏秋冬](?=[，。、到至]))"


@timex_rule(
    "in-year",
    ("年",),
    rf"""(?:{_YEAR_WORD}|{_YEAR_NUMBER})(?P<same>同期)?
    (?:的?{SPACE}(?:{_MONTH_PART}|{_QUARTER_PART}|{_HALF_PART}|{_FIRST_PART}|第?Q(?P<qq>[1-4])
    |年?(?P<yedge>{EDGE}|(?<=年年)终)|{_SEASON_PART}))?""",
    "新校区[去年5月]启用。",
    "新规自[二〇二六年一月一日]起施行。",
    "产值比[去年同期]翻了一番。",
    never=("如今年轻人爱喝茶。", "这座寺有1300年历史。", "古城距今1500年。"),
)
def in_year(match: re.Match[str]) -> Shape | None:
    """Read 2025年度, 去年5月, 二〇二六年一月一日, 2024年底, 今年前三季度, 2023—2025年."""
    groups = match.groupdict()
    if groups["same"]:
        return Same()
    years, base = _year(groups)
    if base == WRITTEN and not 1 <= years[0] <= years[1] <= 9999:
        return None
    if groups["y1"] and _counts_years(match):
        return None
    part = _part(groups)
    if part is None:
        return Moment(years, None, None, "range" if groups["y2"] else "year", None, base)
    return part._replace(years=years, year_base=base) if _is_valid(part) else None


@timex_rule(
    "without-year",
    ("月", "季度", "半年", "年初", "年底", "年末", "年中"),
    rf"""{_MONTH_PART}|(?<![0-9.]){_QUARTER_PART}|{_HALF_PART}|{not_behind("前N月")}{_FIRST_PART}
    |{NO_NUMBER}{not_behind("年底")}年(?P<yedge>{EDGE})""",
    "大桥[3月25日]通车。",
    "出口额[前8个月]增长一成。",
    "工程[年底]完工。",
    never=("农历三月十五有庙会。", "历时3月完成。", "他每年底都回乡。"),
)
def without_year(match: re.Match[str]) -> Shape | None:
    """Read 3月25日, 1—9月份, 前8个月, 三季度末, 上半年, 5月底."""
    part = _part(match.groupdict())
    return part if part and _is_valid(part) and not _is_lookalike(match) else None


@timex_rule(
    "day-alone",
    ("日",),
    rf"""(?<!每月)(?<![0-9.]){not_behind("N日")}
    (?P<d1>[12][0-9]|3[01]|0?[1-9]|(?<![{FIGURE}十百])(?:十|二十|廿)[{FIGURE}]
    |三十一?|(?<![0-9{FIGURE}十百千几数这那])[{FIGURE}十]
    (?=日(?:宣布|表示|说|在|[上下]午|晚|电|发表|举行|抵|离)))(?:{DASH}(?P<d2>{DAY}))?
    {SPACE}日{not_before("N日")}(?![0-9{FIGURE}十]+夜|前(?![往来去]))""",
    "记者[17日]获悉，展览延期。",
    "论坛[25—29日]举行。",
    never=("须在30日内答复。", "股价跌破5日均线。", "这是抢修的第17日。"),
)
def day_alone(match: re.Match[str]) -> Shape | None:
    """Read 记者17日获悉, 25—29日 (but not 30日内, 5日均线, 第17日)."""
    days = pair(match["d1"], match["d2"])
    return Moment(None, None, days, "range" if match["d2"] else "day")


@timex_rule(
    "iso-day",
    ("-", "/", "."),
    r"""(?<![0-9A-Za-z./-])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)
    (?P<d>[0-9]{1,2})(?![0-9]|[./-][0-9])""",
    "发布于[2026-03-25]。",
    never=("版本2026.3.25.1已发布。", "编号2026-31-45。"),
)
def iso_day(match: re.Match[str]) -> Shape | None:
    """Read 2026-03-25, 2026/3/25, 2026.3.25."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Moment((year, year), (month, month), (day, day), "day")


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


def _year(groups: dict[str, str | None]) -> tuple[Pair, str]:
    """Return the years and what they count from."""
    if word := groups["word"]:
        base, years = distance(word)
        return (years, years), base
    if short := groups["yshort"]:
        return pair(f"20{short}"), WRITTEN
    return pair(groups["y1"] or groups["yad"] or groups["ycn"] or "", groups["y2"]), WRITTEN


_YEARS_BEFORE = Pattern("(?:距今|[有近约达超逾余]|长达|历经|跨越|绵延|传承|延续)$")


def _counts_years(match: re.Match[str]) -> bool:
    """Return whether a round or early year is a number of years: 距今1500年, 跨越2000年."""
    year = int(match["y1"])
    if year >= 1900 and year % 100:
        return False
    start = match.start()
    return bool(_YEARS_BEFORE.search(match.string, max(0, start - 2), start))


_YEAR_EDGES = {"初": (1, 1), "中": (6, 6), "底": (12, 12), "末": (12, 12), "终": (12, 12)}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}


def _part(groups: dict[str, str | None]) -> Moment | None:
    """Return the part of a year that the groups name; None where they name none."""
    found = groups.get
    if first := found("m1"):
        return _month(first, groups)
    if found("q1") or found("qn") or found("qf") or found("qq"):
        return _quarters(groups)
    if half := found("half"):
        return Moment(None, (1, 6) if half == "上" else (7, 12), None, "half")
    if first := found("first") or found("early"):
        return Moment(None, (1, number(first)), None, "range")
    if edge := found("yedge"):
        return Moment(None, _YEAR_EDGES[edge], None, "month", EDGES[edge])
    if season := found("season"):
        return Moment(None, _SEASONS[season[0]], None, "quarter", "approx")
    return None


def _month(first: str, groups: dict[str, str | None]) -> Moment:
    months = pair(first, groups["m2"])
    if day := groups["d1"]:
        days = pair(day, groups["d2"])
        return Moment(None, months, days, "range" if groups["d2"] else "day")
    if third := groups["third"] or groups["edge"]:
        days, mod = THIRDS[third]
        return Moment(None, months, days, "day", mod)
    return Moment(None, months, None, "range" if groups["m2"] else "month")


def _quarters(groups: dict[str, str | None]) -> Moment:
    if many := groups["qn"]:
        return Moment(None, (1, 3 * number(many)), None, "range")
    first, last = pair(groups["q1"] or groups.get("qq") or "1", groups["q2"])
    if edge := groups["qedge"]:
        month = 3 * last if edge in "底末" else 3 * last - 2
        return Moment(None, (month, month), None, "month", EDGES[edge])
    granularity = "quarter" if first == last else "range"
    return Moment(None, (3 * first - 2, 3 * last), None, granularity)


def _is_valid(part: Moment) -> bool:
    return part.months is not None and max(part.months) <= 14


_NO_MONTH_BEHIND = Pattern(
    "(?:农历|阴历|旧历|每[年月]的?(?:[0-9一二三四五六七八九十]{1,2}(?:月份?|日)?[至到—-])?)$"
)
_NAMED_MONTHS = Pattern("三月[三街]|五月[花天风]|七月流火|九月九|十月(?:革命|怀胎|文艺|围城|文学)")
_DURATION_BEHIND = Pattern("(?:历时|为期|长达|每|第|[近逾满约])$")
_LUNAR_DAYS = tuple("初十廿一二三四五六七八九半")


def _is_lookalike(match: re.Match[str]) -> bool:
    """Return whether a month is one of the old calendar, of a name, or a duration (历时3月)."""
    text, start, end = match.string, match.start(), match.end()
    if not match["m1"]:
        return False
    floor = max(0, start - 8)
    if _NO_MONTH_BEHIND.search(text, floor, start) or _NAMED_MONTHS.match(text, start):
        return True
    if match["d1"]:
        return False
    if _DURATION_BEHIND.search(text, floor, start):
        return True
    is_word = not match["m1"].isdecimal() and not match["third"] and not match["edge"]
    beside = text.startswith(_LUNAR_DAYS, end) or text.endswith(("这", "那"), floor, start)
    return is_word and beside
