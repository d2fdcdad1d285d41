"""Rules for days with a name, of the old calendar, and for the years of reigns."""

import re

from zgc_cli import lexicon
from zgc_cli.reading.dates.shapes import Feast, Moment, Pair, Shape
from zgc_cli.reading.dates.timex_patterns import DAY, FIGURE, MONTH, timex_rule
from zgc_cli.reading.dates.vocabulary import number
from zgc_cli.runtime.pattern import Pattern

_HOLIDAYS = lexicon.pattern("holidays")
_DURING = "(?:小?长假|假期|假日|黄金周)(?:期间)?|期间"
# What stands behind a bare holiday that is spoken of as a time: 元旦后开工, not 元旦晚会.
_AS_TIME = "[，。；！]|$|之?前|之?后|前夕|以来|还有|起|至|到|将|刚|临近|来临|放假|开放|上映|休市"


@timex_rule(
    "holiday",
    Pattern(_HOLIDAYS),
    rf"""(?<![、过庆迎])(?<!每逢)(?<![每历往一某]年)(?P<open>[“"‘「])?(?P<name>{_HOLIDAYS})(?P<close>[”"’」])?(?P<full>节(?!假日))?
    (?:(?P<during>{_DURING})|(?P<day>当[天日晚]|夜(?!市|景)|[这那]一?天)|(?P<time>(?={_AS_TIME}))
    |(?!档|日期|改期|联欢|晚会|[路月杯]|广场|劳动|奖|老人|粽|阅兵|庆典|快乐|情书|礼|的?(?:来历|由来|起源|习俗)|(?<!节)[“”、]))""",
    "[国庆节]通车。",
    "[“五一”假期]客流创新高。",
    "[元旦当天]景区免票。",
    never=("他住在五一路。", "李国庆，男，五十岁。", "每逢春节，他都回家。", "春节联欢晚会彩排。"),
)
def holiday(match: re.Match[str]) -> Shape | None:
    """Read 国庆节, 五一假期, 元旦当天, 春节期间."""
    day, length, needs = lexicon.mapping("holidays")[match["name"]].split()
    if match["name"] in _OF_EVERY_COUNTRY and _FOREIGN.search(
        match.string, max(0, match.start() - 2), match.start()
    ):
        return None
    told = match["full"] or (needs != "全" and (match["during"] or match["day"]))
    has_year = needs != "全" and _has_year(match)
    is_quoted = bool(match["open"])
    if is_quoted != bool(match["close"]) or (is_quoted and not told and not has_year):
        return None
    if not told and not has_year and (needs != "-" or match["time"] is None):
        return None
    is_meant = has_year and (is_quoted or match["name"].startswith("双"))
    if needs == "假" and not (match["during"] or match["day"] or is_meant):
        return None
    last = int(length) if match["during"] else 1
    calendar, month, first = _day_of(day)
    days = (first, first + last - 1)
    if match["during"]:
        return Feast(calendar, month, days, "range", "approx")
    return Feast(calendar, month, days)


_OF_EVERY_COUNTRY = ("国庆", "情人")
_FOREIGN = Pattern("(?:(?<![中我])国|朝鲜|国的|传统)$")
_YEAR_BEFORE = Pattern(f"[0-9〇零{FIGURE}今去明前后当同]年$")


def _has_year(match: re.Match[str]) -> bool:
    return bool(_YEAR_BEFORE.search(match.string, max(0, match.start() - 2), match.start()))


def _day_of(day: str) -> tuple[str, int, int]:
    """Return calendar, month and day of an entry: 10-01, 农历8-15, 清明."""
    if day == "清明":
        return "term", 1, 1
    month, _, first = day.removeprefix("农历").partition("-")
    return "moon" if day.startswith("农历") else "sun", int(month), int(first)


_OF_THE_MOON = ("正", "冬", "腊")
_LUNAR_DAY = f"初[{FIGURE}十]|[十廿][{FIGURE}]|二?十[{FIGURE}]?|三十"


@timex_rule(
    "lunar-day",
    ("月初", "月廿", "正月", "冬月", "腊月", "大年", "农历", "阴历", "旧历", "夏历"),
    rf"""(?<!每年)(?P<old>农历|阴历|旧历|夏历)?(?:(?P<y>[12][0-9]{{3}}|[一二][〇零{FIGURE}]{{3}})年)?
    (?:(?P<month>[正冬腊]|{MONTH})月(?P<day>{_LUNAR_DAY})|大年(?P<new>初[{FIGURE}十]|三十))
    (?![{FIGURE}十日号])""",
    "庙会定在[2024年正月初五]。",
    "[大年初一]，景区开门迎客。",
    never=("农历三月十五有庙会。", "每年正月十五赏灯。"),
)
def lunar_day(match: re.Match[str]) -> Shape | None:
    """Read 正月初五, 大年三十, 农历2015年十月初一; a bare 农历八月十五 is of every year."""
    years: Pair | None = None
    if match["y"]:
        years = (number(match["y"]), number(match["y"]))
    if new := match["new"]:
        day = 0 if new == "三十" else number(new)
        return Feast("moon", 1, (day, day), years=years)
    has_year = match["y"] or _has_year(match)
    is_of_the_moon = match["old"] or match["day"][0] in "初廿"
    if match["month"] not in _OF_THE_MOON and not (has_year and is_of_the_moon):
        return None
    month, day = number(match["month"]), number(match["day"])
    return Feast("moon", month, (day, day), years=years)


_REIGNS = lexicon.pattern("reigns")


@timex_rule(
    "reign-year",
    tuple(lexicon.words("reigns")),
    rf"""(?P<reign>{_REIGNS})(?P<n>元|[0-9]{{1,3}}|[二三四五六七八九]?十[{FIGURE}]?|[{FIGURE}])年
    (?:(?P<month>[正冬腊]|闰?(?:{MONTH}))月(?:(?P<day>{_LUNAR_DAY}|{DAY})日?)?)?(?![间代])""",
    "该书于[康熙三年五月]刊行。",
    "他生于[民国三年]。",
    never=("雍正十六年没有这回事。", "绍兴三年投入十亿元。"),
)
def reign_year(match: re.Match[str]) -> Shape | None:
    """Read 康熙三年五月, 民国三年; the months of a reign are of the moon, so roughly known."""
    first, last, calendar = lexicon.mapping("reigns")[match["reign"]].split()
    year = int(first) + number(match["n"]) - 1
    if not int(first) <= year <= int(last) or _is_place(match, int(first)):
        return None
    if not match["month"]:
        return Moment((year, year))
    month = number(match["month"].removeprefix("闰"))
    if calendar == "阳":
        days = (number(match["day"]),) * 2 if match["day"] else None
        return Moment((year, year), (month, month), days, "day" if days else "month")
    return Moment((year, year), (month, month + 2), None, "range", "approx")


_YEAR_ASIDE = Pattern(r"[（(](?:公元)?([0-9]{3,4})(?=年|[)）])")
_DYNASTY = Pattern("(?:[汉隋唐宋元]|[汉隋唐宋元]朝|[汉隋唐宋元]代)$")


def _is_place(match: re.Match[str], first: int) -> bool:
    """Return whether an old reign may be a name of today: 绍兴三年投入十亿元, not 唐开元三年."""
    text, start, end = match.string, match.start(), match.end()
    if aside := _YEAR_ASIDE.match(text, end):
        return int(aside[1]) != first + number(match["n"]) - 1
    if first >= 1368 or match["month"] or match["n"] == "元":
        return False
    return not _DYNASTY.search(text, max(0, start - 2), start)


@timex_rule(
    "season-year",
    ("赛季",),
    "(?<![0-9—–/-])(?P<year>(?:19|20)[0-9]{2})赛季",
    "[2023赛季]即将开始。",
    never=("2016-2017赛季即将开始。", "他打了20个赛季。"),
)
def season_year(match: re.Match[str]) -> Shape:
    """Read 2023赛季, the season of one year."""
    year = int(match["year"])
    return Moment((year, year))
