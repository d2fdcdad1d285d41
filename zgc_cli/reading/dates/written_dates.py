"""Rules for dates that are named by their numbers: years, quarters, months, days, plans, centuries.

The year may be a word (今年3月). What the text leaves out is completed by `calendar`.
"""

import re

from zgc_cli.reading.dates.shapes import REFERENCE, SHORT, WRITTEN, Moment, Pair, Same, Shape
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
from zgc_cli.runtime.pattern import Pattern

# Patterns look first for a character that they can begin with: most of a text is none of them.
_YEAR_WORD = rf"""(?=[今去明来本上下前大后同翌次这那年当])(?P<word>
    {guarded("今年")} | (?<=[比例诸譬]如)今年 | {guarded("去年")} | {guarded("明年")}
    | {guarded("来年")}
    | {guarded("本年度")} | {guarded("上一年", "[上下]一年度?")}
    | {guarded("上年度")} | (?<=受)上年(?=同期) | {FREE}(?:上年(?!度)|大?前年){not_before("前年")}
    | {FREE}{guarded("后年")} | {FREE}{guarded("同年", "[同翌]年")} | {FREE}次年
    | [这那]一?年(?=的?{SPACE}[0-9{FIGURE}十]{{1,2}}{SPACE}月)
    | {NO_NUMBER}{guarded("年内")} | {guarded("当年")}
)"""
# The last line: 有1300年历史 is a duration.
_REPORT_NAME = "(?:[一三]季|半?年|中)报"
_YEAR_NUMBER = rf"""(?=[0-9公〇零○两{FIGURE}])(?:
    (?<![0-9.第])(?P<y1>1[0-9]{{3}}|2[01][0-9]{{2}}){SPACE}
        (?:{INNER}(?P<y2>[12][0-9]{{3}}){SPACE})?(?:财政年度|[财学]年|年(?!代))(?:度(?!过)|份|内(?=[，。；、）已共将累新首最全的]|$))?
    | (?<![0-9.第])(?P<yplain>19[0-9]{{2}}|20[0-9]{{2}})
        (?=[上下]半年|第?[一二三四]季度|Q[1-4]|{_REPORT_NAME})
    | (?P<ycn>[一二][〇零○{FIGURE}]{{3}})年(?:度(?!过)|份)?
    | (?<![0-9.第{FIGURE}〇零百千])(?P<ybare>[一二两]千(?:零[{FIGURE}]|零?[一二三]?十[{FIGURE}]?)?
        |[{FIGURE}][〇零○{FIGURE}]{{2}}|[1-9][0-9]{{2}})年(?=(?:{MONTH})月(?!龄))
    | (?<=从)(?P<yfrom>20[0-9]{{2}}|1[89][0-9]{{2}}){DASH}(?P<yto>20[0-9]{{2}}|1[89][0-9]{{2}})
        (?=$|[，。；间之期])
    | 公元(?P<yad>[0-9]{{1,4}})年(?:{DASH}(?P<yad2>[0-9]{{1,4}})年)?
    | (?<=[（(在于])(?P<yold>[1-9][0-9]{{2}})年(?=$|[，。；）)])
    | {NO_NUMBER}(?P<yshort>[0-9]{{2}}|[〇零○五六七八九][〇零○{FIGURE}]){SPACE}
        年(?:度(?!过)|份)?(?![代级龄期薪纪])
)(?!(?:来|以来)?(?:的)?(?:历史|文明史|悠久))"""
# What a season of television has not: 第三季营收.
_OF_ACCOUNTS = (
    "(?:的?(?:营收|业绩|财报|净?获?利|毛利|经济|GDP|每股|税[前后]|纯益|展望|本期|科技股|高峰|汇兑"
    "|[旺淡]季|出货|合计|营运|季报|单季))"
)
# What Q3 has where it is a quarter; a car of that name has it not.
_REPORTED = "单季|季度|营收|收入|业绩|财报|归母|净利|利润|毛利|同比|环比|出货|GDP|以来"
_MONTH_PART = rf"""(?=[0-9十元{FIGURE}])(?:
    {NO_NUMBER}(?:(?=[0-9])|(?<!周)(?<!星期)(?<!礼拜)){not_behind("N月")}(?!^[0-9]+、)
    (?P<m1>{MONTH}|(?<![0-9美欧日港加澳台万亿千百单多余])元)
    (?:(?:{INNER}|(?<=(?<!十)[一二三四五六七八])(?=[二三四五六七八九]月))(?P<m2>{MONTH}))?{SPACE}月
    (?!初[{FIGURE}十]|廿)
    (?: {SPACE}(?P<d1>{DAY})(?:、(?:{DAY}))*?(?:{INNER}(?P<d2>{DAY}))?{SPACE}
        (?:[日号]|(?={DASH}(?:{MONTH})月(?:{DAY})[日号]))
      | 份?的?(?P<third>[上中下]旬|上中旬|中上旬|中下旬) | 份?(?P<edge>{EDGE})
      | 份?(?:间(?!谍|接|隙))?{not_before("N月")} )
)"""
_QUARTER_PART = rf"""(?=[0-9第前首{FIGURE}])(?:(?:
    (?:(?<!前)第?{SPACE}(?P<q1>[一二三四1-4])(?:{DASH}第?(?P<q2>[一二三四1-4]))?{SPACE}|前(?P<qn>[二两三23])个?)季度
    |(?P<qf>首)季(?:度|(?![节后军]))|第{SPACE}(?P<q3>[一二三四1-4]){SPACE}季(?={_OF_ACCOUNTS}))
    (?P<qedge>{INITIAL}|{FINAL})?
)"""
_HALF_PART = f"(?P<half>[上下])半年(?P<hedge>{FINAL})?"
_FIRST_PART = rf"""(?=[前头首])(?:(?:前|头|首)(?P<first>[0-9]{{1,2}}|两|十[一二]?|[{FIGURE}])个月
    |前(?P<early>1[0-2]|[2-9]|十[一二]?|[二三四五六七八九])月(?:份)?(?![0-9{FIGURE}十]))"""
_SEASON_PART = "(?P<season>开春|[春夏秋冬](?:天|季)|[春夏秋冬](?=[，。、到至])|暑[期假](?!档))"


@timex_rule(
    "in-year",
    ("年", "从", "季度", "季报", "中报", "Q"),
    rf"""(?:{_YEAR_WORD}|{_YEAR_NUMBER})(?P<same>同期)?
    (?:的?{SPACE}(?:(?P<m0>{MONTH})月(?P<d0>{DAY})(?=[，。；）)]|$)|{_MONTH_PART}|{_QUARTER_PART}|{_HALF_PART}|(?P<report>半年(?:度|(?=报))|[一三]季(?=报)|中(?=报))|{_FIRST_PART}|第?Q(?P<qq>[1-4])|第(?P<qy>[一二三四1-4])季(?![节赛军])
    |年?(?P<yedge>{EDGE}|(?<=年年)(?:终|中(?!国|东)))|{_SEASON_PART}))?""",
    "新校区[去年5月]启用。",
    "新规自[二〇二六年一月一日]起施行。",
    "产值比[去年同期]翻了一番。",
    "公司[2023一季]报显示，营收大增。",
    "指数降至[2023年内]新低。",
    "果园[2017年开春]动工。",
    never=("如今年轻人爱喝茶。", "这座寺有1300年历史。", "古城距今1500年。"),
)
def in_year(match: re.Match[str]) -> Shape | None:
    """Read 2025年度, 去年5月, 二〇二六年一月一日, 2024年底, 今年前三季度, 2023—2025年."""
    groups = match.groupdict()
    years, base = _year(groups)
    if groups["same"]:
        # 上年同期 is of the year before the one spoken of.
        return Same(years, REFERENCE if (groups["word"] or "").startswith("上") else base)
    if base == WRITTEN and not 1 <= years[0] <= years[1] <= 9999:
        return None
    if groups["y1"] and _counts_years(match):
        return None
    part = _part(groups)
    if part and _FISCAL.search(match[0]):
        return None  # whose year begins in which month, the text does not tell
    if base == SHORT and _is_number_of_years(match, part):
        return None
    if part is None:
        return Moment(years, None, None, "year" if years[0] == years[1] else "range", None, base)
    return part._replace(years=years, year_base=base) if is_valid(part) else None


@timex_rule(
    "without-year",
    ("月", "季", "半年", "年初", "年底", "年末", "年中", "Q"),
    rf"""{NO_NUMBER}(?<!农历)(?P<m0>一)月(?P<d0>二十[{FIGURE}]?|三十一?)(?=$|[，。；）)])
    |{_MONTH_PART}|(?=[0-9第前首{FIGURE}])(?<![0-9.]){_QUARTER_PART}|{_HALF_PART}
    |(?=[前头首]){not_behind("前N月")}{_FIRST_PART}|(?=Q)(?<![A-Za-z0-9])Q(?P<qq>[1-4])(?:(?<![^，。；：]Q.)(?![A-Za-z0-9])|(?={_REPORTED}))|(?=年){NO_NUMBER}{not_behind("年底")}年(?P<yedge>{EDGE})""",
    "大桥[3月25日]通车。",
    "出口额[前8个月]增长一成。",
    "工程[年底]完工。",
    "[三四月间]开花。",
    "公司[Q2]营收大增。",
    never=("农历三月十五有庙会。", "历时3月完成。", "他每年底都回乡。", "奥迪Q3销量不错。"),
)
def without_year(match: re.Match[str]) -> Shape | None:
    """Read 3月25日, 1—9月份, 前8个月, 三季度末, 上半年, 5月底."""
    if match[0] == "一月" and match.string.endswith(("元", "块", "钱"), 0, match.start()):
        return None  # 工资7500元一月
    part = _part(match.groupdict())
    return part if part and is_valid(part) and not _is_lookalike(match) else None


_SPOKEN_DAY = Pattern("月[0-9]{1,2}号")  # who says 9月7号 says 8号 for the next day


@timex_rule(
    "day-alone",
    ("日", "号"),
    rf"""(?=[0-9十廿{FIGURE}])(?<!每月)(?<!少于)(?<!多于)(?<![0-9.])(?:{not_behind("N日")}|(?=[0-9]{{1,2}}日(?:[上下]午|凌晨|清晨|早|晚|傍晚|召开|举[行办])))
    (?P<d1>[12][0-9]|3[01]|0?[1-9]|(?<![{FIGURE}十百])(?:十|二十|廿)[{FIGURE}]
    |三十一?|(?<![0-9{FIGURE}十百千几数这那])[{FIGURE}十]
    (?=日(?:宣布|表示|说|在|[上下]午|晚|电|发表|举行|抵|离)))(?:{DASH}(?P<d2>{DAY}))?
    {SPACE}(?:日(?:(?=报[道告名请案出]|游客)|{not_before("N日")})(?![0-9{FIGURE}十]+夜|前(?![往来去后]))
    |(?:(?<=^[0-9])|(?<=^[0-9][0-9])|(?<=[，。；于在记者自从到至期日是、][0-9])
        |(?<=[，。；于在记者自从到至期日是、][0-9][0-9])|(?=号(?:[上中下]午|凌晨|早上|晚上)))号(?=$|[，。；]|[上中下]午|凌晨|[早晚当前后]|在|起|开始|晚|那天|(?P<spoken>[去来到从说又再就的])))""",
    "记者[17日]获悉，展览延期。",
    "面试定在[12号上午]。",
    "南大笔试[11号上午]进行。",
    "论坛[25—29日]举行。",
    never=("须在30日内答复。", "股价跌破5日均线。", "这是抢修的第17日。", "住在12号楼。"),
)
def day_alone(match: re.Match[str]) -> Shape | None:
    """Read 记者17日获悉, 25—29日 (but not 30日内, 5日均线, 第17日)."""
    if match["spoken"] and not _SPOKEN_DAY.search(match.string, 0, match.start()):
        return None
    days = pair(match["d1"], match["d2"])
    return Moment(None, None, days, "range" if match["d2"] else "day")


@timex_rule(
    "day-in-brackets",
    ("（", "("),
    rf"""(?=[今昨明])[今昨明][（(](?:(?P<month>1[0-2]|0?[1-9])/)?(?P<d1>{DAY})
    (?:日[)）]|[)）]日)""",
    "市长[昨（17）日]宣布停课。",
    "公司[今（1/15）日]办年会。",
    "会议[今(15)日]召开。",
    "展览[明（二十六日）]开幕。",
    never=("他昨（见图）到场。",),
)
def day_in_brackets(match: re.Match[str]) -> Shape | None:
    """Read 昨（17）日 and 今（1/15）日, as Taiwan's papers write them."""
    month = pair(match["month"], None) if match["month"] else None
    return Moment(None, month, pair(match["d1"], None), "day")


_FISCAL = Pattern("[财学]年|财政年度")


def _year(groups: dict[str, str | None]) -> tuple[Pair, str]:
    """Return the years and what they count from."""
    if word := groups["word"]:
        base, years = distance(word)
        return (years, years), base
    if short := groups["yshort"]:
        year = int(short.translate(_DIGITS))
        return (year, year), SHORT
    names = ("y1", "yad", "ycn", "ybare", "yold", "yfrom", "yplain")
    written = next(filter(None, (groups[name] for name in names)))
    return pair(written, groups["y2"] or groups["yto"] or groups["yad2"]), WRITTEN


_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEARS_BEFORE = Pattern("(?:距今|[有近约达超逾余]|长达|历经|跨越|绵延|传承|延续)$")


def _counts_years(match: re.Match[str]) -> bool:
    """Return whether a round or early year is a number of years: 距今1500年, 跨越2000年."""
    year = int(match["y1"])
    if year >= 1900 and year % 100:
        return False
    start = match.start()
    return bool(_YEARS_BEFORE.search(match.string, max(0, start - 2), start))


# 历时15年10月 and 近20年 are numbers of years; 从18年起, 零八年 and 98年洪水 are years.
_LASTING = Pattern("[近约超逾达满共过用有了第每整期计长前刑干时]$")
_YEAR_BEFORE = Pattern("(?:早在|始于|建于|生于|成立于|截至|截止到?)$")
_SINCE_BEFORE = Pattern("(?:从|自从?)$")
_YEAR_BEHIND = Pattern(
    "洪水|大?地震|奥运|世界杯|非典|金融危机|香港回归|澳门回归|毕业|出生|入学|参军|入伍|高考"
)
_START_BEHIND = Pattern("开始|起|以来|至今")
_APPROXIMATE = ("五六", "六七", "七八", "八九")


def _is_number_of_years(match: re.Match[str], part: Moment | None) -> bool:
    """Return whether two digits before 年 count years, where they might name one."""
    text, start, end, short = match.string, match.start(), match.end(), match["yshort"]
    floor = max(0, start - 4)
    if _LASTING.search(text, floor, start) and not short.startswith("0"):
        return True
    if part is not None:
        return bool(match["first"] or match["early"] or match["qn"] or match["season"]) or (
            match["yedge"] == "中"
        )
    if not short.isdecimal() or short.startswith("0"):
        return short in _APPROXIMATE
    return not (
        _YEAR_BEHIND.match(text, end)
        or (_YEAR_BEFORE.search(text, floor, start) and not text.startswith(_OF_YEARS, end))
        or (_SINCE_BEFORE.search(text, floor, start) and _START_BEHIND.match(text, end))
    )


_OF_YEARS = tuple("前后来间内里的中多余半以")
_YEAR_EDGES = {"初": (1, 1), "中": (6, 6), "底": (12, 12), "末": (12, 12), "终": (12, 12)}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14), "暑": (7, 8)}


def _part(groups: dict[str, str | None]) -> Moment | None:
    """Return the part of a year that the groups name; None where they name none."""
    found = groups.get
    if first := found("m0"):
        return _month(first, {**groups, "d1": found("d0")})
    if first := found("m1"):
        return _month(first, groups)
    if any(found(name) for name in ("q1", "qn", "qf", "qq", "q3", "qy")):
        return _quarters(groups)
    if found("hedge"):
        month = 6 if found("half") == "上" else 12
        return Moment(None, (month, month), None, "month", "end")
    if (report := found("report")) and report.endswith("季"):  # 三季报 is of the year until then
        whole = report == "一季"
        return Moment(None, (1, 3 if whole else 9), None, "quarter" if whole else "range")
    if half := found("half") or report:  # 半年度报告 is of the first half
        return Moment(None, (7, 12) if half == "下" else (1, 6), None, "half")
    if first := found("first") or found("early"):
        return Moment(None, (1, number(first)), None, "range")
    if edge := found("yedge"):
        return Moment(None, _YEAR_EDGES[edge], None, "month", EDGES[edge])
    if season := found("season"):
        granularity = "range" if season[0] == "暑" else "quarter"
        return Moment(None, _SEASONS[season.removeprefix("开")[0]], None, granularity, "approx")
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
    first, last = pair(
        groups["q1"] or groups.get("qq") or groups["q3"] or groups.get("qy") or "1", groups["q2"]
    )
    if edge := groups["qedge"]:
        month = 3 * last if edge in "底末" else 3 * last - 2
        return Moment(None, (month, month), None, "month", EDGES[edge])
    granularity = "quarter" if first == last else "range"
    return Moment(None, (3 * first - 2, 3 * last), None, granularity)


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_valid(part: Moment) -> bool:
    """Return whether some year has such months and days."""
    if part.months is None or not min(part.months) >= 1 or max(part.months) > 14:
        return False
    if part.days is None or part.mod:
        return True
    longest = (_LENGTHS[month - 1] for month in part.months)
    return min(part.days) >= 1 and max(part.days) <= max(longest)


_NO_MONTH_BEHIND = Pattern(
    "(?:农历|阴历|旧历|公历|阳历|每[年月]的?(?:[0-9一二三四五六七八九十]{1,2}(?:月份?|日)?[至到—-])?)$"
)
_NAMED_MONTHS = Pattern("三月[三街]|五月[花天风]|七月流火|九月九|十月(?:革命|怀胎|文艺|围城|文学)")
_DURATION_BEHIND = Pattern(
    "(?:历时|为期|长达|每|第|[近逾满约]"
    "|(?:感化|监禁|囚禁?|徒刑|拘役|[判处][刑囚监]|[被获仍改遭]判|缓刑|停权|吊扣|罪判处?)"
    "(?: ?[0-9]{1,2} 年)?) ?$"
)
_SENTENCES = ("徒刑", "有期徒刑", "拘役", "监禁")  # 判处8月徒刑
_LUNAR_DAYS = tuple("初十廿一二三四五六七八九半")


def _is_lookalike(match: re.Match[str]) -> bool:
    """Return whether a month is one of the old calendar, of a name, or a duration (历时3月)."""
    text, start, end = match.string, match.start(), match.end()
    if not match["m1"]:
        return False
    floor = max(0, start - 10)
    if _NO_MONTH_BEHIND.search(text, floor, start) or _NAMED_MONTHS.match(text, start):
        return True
    if match["d1"]:
        return False
    if _DURATION_BEHIND.search(text, floor, start) or text.startswith(_SENTENCES, end):
        return True
    is_word = not match["m1"].isdecimal() and not match["third"] and not match["edge"]
    if match["m1"] == "一" and not match["edge"] and text.startswith(("前", "后", "来"), end):
        return True
    beside = text.startswith(_LUNAR_DAYS, end) or text.endswith(("这", "那"), floor, start)
    return is_word and beside


@timex_rule(
    "republic-year",
    ("年",),
    rf"""{NO_NUMBER}(?<![第满近约逾超达共过历时])(?P<n>[6-9][0-9]|1[0-3][0-9]){SPACE}年
    (?P<whole>度(?!过)|份|(?=起|开始))?
    (?:{SPACE}(?:{_MONTH_PART}|{_HALF_PART}|{_QUARTER_PART}|(?P<yedge>{EDGE})))?
    (?!(?:以?来|间|[前后多半余]|的?历史|之久))""",
    "新台币贬值，厂房于[104年]扩建，[113年5月]启用。",
    never=("台北这家店开了104年。", "台北老店有113年历史。"),
)
def republic_year(match: re.Match[str]) -> Shape | None:
    """Read 于104年 and 113年5月 of a text of Taiwan, in years of the Republic: 2015, 2024."""
    groups = match.groupdict()
    part = _part(groups)
    text, start = match.string, match.start()
    short = len(match["n"]) < 3  # 98年 alone is 1998 as often
    told = bool(match["whole"]) or text.endswith(_YEAR_LEADS, 0, start)
    if (part is None and (short or not told)) or (part and not is_valid(part)):
        return None
    year = _BEFORE_REPUBLIC + int(match["n"])
    whole = Moment((year, year), None, None, "year")
    return part._replace(years=(year, year), year_base=whole.year_base) if part else whole


_BEFORE_REPUBLIC = 1911
_YEAR_LEADS = ("于", "在", "自", "从", "至", "到", "、", "及", "和", "与", "（", "(", "民国")
