"""The rules that see time expressions: patterns, and the shape that each match stands for.

A pattern's guards keep out words that only look like a date: 如今年轻人, 目前年产能, 三月街.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from zgc_cli.reading.moments import (
    ANCHOR,
    REFERENCE,
    WRITTEN,
    Moment,
    Pair,
    Same,
    Shape,
    Shift,
    Weekday,
    Window,
)

SPACE = "[ \u00a0\u3000]?"
DASH = rf"{SPACE}(?:至|到|—{{1,2}}|[-–~～－―]){SPACE}"
DIGITS = "零一二三四五六七八九"
TENS = "三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?"
MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
DAY = f"[12][0-9]|3[01]|0?[1-9]|{TENS}|[一二三四五六七八九]"
AMOUNT = r"[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|一百|[一二两三四五六七八九]"
# Start of the text, a mark, or a word that a bare 前年 or 次日 can follow.
FREE = "(?<![^，。；：、！？,;:“‘「『\"'（(\\s于在从自到至和与同及或比较据是即而已才将])"
INITIAL = "初(?![一二三四五六七八九十步期审选赛中级心衷雪春夏秋冬战见具登试评创建诊始稿])"
FINAL = "底(?![层蕴线座色部盘气牌片子])|末(?![端尾班期])"
MIDDLE = "中(?=[，。；、）)]|前|后|至|到|将|$)"

YEAR_WORDS: dict[str, tuple[str, int]] = {
    "今年": (ANCHOR, 0),
    "本年度": (ANCHOR, 0),
    "去年": (ANCHOR, -1),
    "上一年度": (ANCHOR, -1),
    "上一年": (ANCHOR, -1),
    "上年度": (ANCHOR, -1),
    "上年": (ANCHOR, -1),
    "前年": (ANCHOR, -2),
    "大前年": (ANCHOR, -3),
    "明年": (ANCHOR, 1),
    "下一年度": (ANCHOR, 1),
    "下一年": (ANCHOR, 1),
    "后年": (ANCHOR, 2),
    "同年": (REFERENCE, 0),
    "当年": (REFERENCE, 0),
    "这年": (REFERENCE, 0),
    "那年": (REFERENCE, 0),
    "次年": (REFERENCE, 1),
    "翌年": (REFERENCE, 1),
}
YEAR_WORD = rf"""(?P<word>
    (?<![如当现而])今年(?![轻龄纪]) | (?<!过)去年(?!轻) | (?<![表说证声文阐透申])明年(?![轻龄均产])
    | (?<![基成日资版文剧样标书根])本年度 | (?<![以之])[上下]一年度?(?!级)
    | {FREE}(?:上年度?|大?前年)(?![轻产均龄级薪纪货]) | {FREE}后年(?![轻产均龄级])
    | {FREE}[同翌]年(?![级龄代轻]) | {FREE}次年 | [这那]一?年(?={SPACE}[0-9一二三四五六七八九十]{{1,2}}{SPACE}月)
    | (?<![相正适应每充担想])当年(?![轻产均龄的])
)"""
YEAR_NUMBER = rf"""(?:
    (?<![0-9.第])(?P<y1>1[0-9]{{3}}|2[01][0-9]{{2}}){SPACE}
        (?:{DASH}(?P<y2>[12][0-9]{{3}}){SPACE})?年(?:度(?!过)|份|财年)?
    | (?P<ycn>[一二][〇零○一二三四五六七八九]{{3}})年(?:度(?!过)|份)?
    | 公元(?P<yad>[0-9]{{1,4}})年 | (?<![0-9.])(?P<yshort>0[0-9])年
)(?!(?:来|以来)?(?:的)?(?:历史|文明史|悠久))"""
# The last line: 有1300年历史 is a duration.
MONTH_PART = rf"""(?:
    (?<![0-9.一二三四五六七八九十百千几数])(?P<m1>{MONTH})(?:{DASH}(?P<m2>{MONTH}))?{SPACE}月
    (?: {SPACE}(?P<d1>{DAY})(?:{DASH}(?P<d2>{DAY}))?{SPACE}[日号]
      | 份?的?(?P<third>[上中下]旬) | 份?(?P<edge>{INITIAL}|{FINAL}|{MIDDLE})
      | 份?(?![龄亮球嫂饼牙子个]) )
)"""
QUARTER_PART = rf"""(?:
    (?:第?(?P<q1>[一二三四1-4])(?:{DASH}第?(?P<q2>[一二三四1-4]))?|前(?P<qn>[二两三23])个?|(?P<qf>首))季度
    (?P<qedge>{INITIAL}|{FINAL})?
)"""
HALF_PART = "(?P<half>[上下])半年"
FIRST_PART = r"(?:前|头|首)(?P<first>[0-9]{1,2}|两|十[一二]?|[一二三四五六七八九])个月"
SEASON_PART = "(?P<season>[春夏秋冬](?:天|季)|[春夏秋冬](?=[，。、]))"

WORD_PARTS = {"初": "start", "底": "end", "末": "end", "中": "mid", "终": "end"}
THIRDS: dict[str, tuple[Pair, str]] = {
    "上旬": ((1, 10), "start"),
    "中旬": ((11, 20), "mid"),
    "下旬": ((21, 31), "end"),
    "初": ((1, 10), "start"),
    "中": ((11, 20), "mid"),
    "底": ((21, 31), "end"),
    "末": ((21, 31), "end"),
}
YEAR_EDGES = {"初": (1, 1), "中": (6, 6), "底": (12, 12), "末": (12, 12), "终": (12, 12)}
SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}


class Rule(NamedTuple):
    """A pattern and the function that reads its match; None where the match is no date."""

    name: str
    pattern: str
    read: Callable[[re.Match[str]], Shape | None]

    def compiled(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


def number(text: str) -> int:
    """Return the value of digits or of a Chinese numeral up to 199 (二十五 → 25)."""
    if text.isdecimal():
        return int(text)
    value = 0
    for character in text:
        if character == "廿":
            value = 20
        elif character in "十百":
            value = (value or 1) * (10 if character == "十" else 100)
        else:
            value += 2 if character == "两" else DIGITS.index(character)
    return value


def _pair(first: str, last: str | None) -> Pair:
    return (number(first), number(last or first))


def _year(found: dict[str, str | None]) -> tuple[Pair | None, str]:
    if word := found.get("word"):
        base, offset = YEAR_WORDS[word if word in YEAR_WORDS else word[0] + word[-1]]
        return (offset, offset), base
    if chinese := found.get("ycn"):
        plain = chinese.translate(str.maketrans("〇○零一二三四五六七八九", "000123456789"))
        return _pair(plain, None), WRITTEN
    if short := found.get("yshort"):
        return (2000 + int(short), 2000 + int(short)), WRITTEN
    if first := found.get("y1") or found.get("yad"):
        return _pair(first, found.get("y2")), WRITTEN
    return None, WRITTEN


def _part(found: dict[str, str | None]) -> Moment | None:
    """Return what stands behind the year; None where nothing does."""
    if first := found.get("m1"):
        months = _pair(first, found.get("m2"))
        if day := found.get("d1"):
            days = _pair(day, found.get("d2"))
            return Moment(None, months, days, "range" if found.get("d2") else "day")
        if third := found.get("third") or found.get("edge"):
            days, mod = THIRDS[third]
            return Moment(None, months, days, "day", mod)
        return Moment(None, months, None, "range" if found.get("m2") else "month")
    if found.get("q1") or found.get("qn") or found.get("qf") or found.get("qq"):
        return _quarters(found)
    if half := found.get("half"):
        return Moment(None, (1, 6) if half == "上" else (7, 12), None, "half")
    if first := found.get("first"):
        return Moment(None, (1, number(first)), None, "range")
    if edge := found.get("yedge"):
        return Moment(None, YEAR_EDGES[edge], None, "month", WORD_PARTS[edge])
    if season := found.get("season"):
        return Moment(None, SEASONS[season[0]], None, "quarter", "approx")
    return None


def _quarters(found: dict[str, str | None]) -> Moment:
    if many := found.get("qn"):
        return Moment(None, (1, 3 * number(many)), None, "range")
    first = number(found.get("q1") or found.get("qq") or "1")
    last = number(found.get("q2") or str(first))
    if edge := found.get("qedge"):
        month = 3 * last if edge in "底末" else 3 * last - 2
        return Moment(None, (month, month), None, "month", WORD_PARTS[edge])
    granularity = "quarter" if first == last else "range"
    return Moment(None, (3 * first - 2, 3 * last), None, granularity)


# 2025年度, 去年5月, 二〇二六年一月一日, 2024年底, 今年前三季度, 2023—2025年
def _in_year(match: re.Match[str]) -> Shape | None:
    found = match.groupdict()
    if found.get("same"):
        return Same()
    years, base = _year(found)
    if base == WRITTEN and years and not 1 <= years[0] <= years[1] <= 9999:
        return None
    if found.get("y1") and _counts_years(match):
        return None
    part = _part(found)
    if part is None:
        return Moment(years, None, None, "range" if found.get("y2") else "year", None, base)
    return part._replace(years=years, year_base=base) if part.months and _valid(part) else None


YEARS_BEFORE = re.compile("(?:距今|[有近约达超逾余]|长达|历经|跨越|绵延|传承|延续)$")


def _counts_years(match: re.Match[str]) -> bool:
    """Tell whether a round or early year is a number of years: 距今1500年, 跨越2000年."""
    year = int(match["y1"])
    if year >= 1900 and year % 100:
        return False
    before = match.string[max(0, match.start() - 2) : match.start()]
    return bool(YEARS_BEFORE.search(before))


# 3月25日, 1—9月份, 前8个月, 三季度末, 上半年, 5月底
def _without_year(match: re.Match[str]) -> Shape | None:
    part = _part(match.groupdict())
    if part is None or not _valid(part) or _lunar(match):
        return None
    return part


def _valid(part: Moment) -> bool:
    return part.months is not None and max(part.months) <= 14


LUNAR = re.compile("农历$|阴历$|旧历$")
FIXED_MONTHS = re.compile(
    "三月[三街]|五月[花天风]|七月流火|九月九|十月(?:革命|怀胎|文艺|围城|文学)"
)
DURATION_BEFORE = re.compile("(?:历时|为期|长达|每|第|[近逾满约])$")


def _lunar(match: re.Match[str]) -> bool:
    """Tell whether a month is one of the old calendar, of a name, or a duration (历时3月)."""
    if not match["m1"]:
        return False
    before = match.string[max(0, match.start() - 2) : match.start()]
    if LUNAR.search(before) or FIXED_MONTHS.match(match.string, match.start()):
        return True
    if match["d1"]:
        return False
    behind = match.string[match.end() : match.end() + 1]
    chinese = not match["m1"].isdecimal() and not match["third"] and not match["edge"]
    if chinese and (behind in tuple("初十廿一二三四五六七八九半") or before[-1:] in tuple("这那")):
        return True
    return bool(DURATION_BEFORE.search(before))


# 记者17日获悉, 25—29日 (but not 30日内, 5日均线, 第17日)
def _day_alone(match: re.Match[str]) -> Shape | None:
    days = _pair(match["d1"], match["d2"])
    return Moment(None, None, days, "range" if match["d2"] else "day")


def _iso(match: re.Match[str]) -> Shape | None:
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = int(match["y"])
    return Moment((year, year), (month, month), (day, day), "day")


DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}


# 昨天, 今晨, 明晚, 大前天
def _anchored_day(match: re.Match[str]) -> Shape | None:
    offset = DAY_WORDS[match[0].lstrip("大")[0]]
    if match[0][0] == "大":
        offset += 1 if offset > 0 else -1
    return Shift("day", offset, offset, ANCHOR)


# 当天, 次日, 前一天
def _referred_day(match: re.Match[str]) -> Shape | None:
    offset = {"次": 1, "翌": 1, "前": -1}.get(match[0][0], 0)
    return Shift("day", offset, offset, REFERENCE)


# 本月, 上个月底, 当月25日
def _month_word(match: re.Match[str]) -> Shape | None:
    word = match["word"]
    base = REFERENCE if word[0] in "当同次" else ANCHOR
    offset = {"上": -1, "下": 1, "次": 1}.get(word[0], 0)
    days, granularity, mod = None, "month", None
    if match["d1"]:
        days, granularity = _pair(match["d1"], None), "day"
    elif third := match["third"] or match["edge"]:
        (days, mod), granularity = THIRDS[third], "day"
    return Moment(None, (offset, offset), days, granularity, mod, month_base=base)


# 月底, 月初 (of the article's month)
def _month_edge(match: re.Match[str]) -> Shape | None:
    days, mod = THIRDS[match["edge"]]
    return Moment(None, (0, 0), days, "day", mod, month_base=ANCHOR)


WEEKDAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}


# 上周三, 本周, 下周末, 周五
def _week(match: re.Match[str]) -> Shape | None:
    word = match.groupdict().get("week")
    week = {"上": -1, "下": 1}.get(word[0], 0) * len(word) if word else None
    day = match[0][-1]
    if day == "末":
        return Weekday(week, (5, 6))
    return Weekday(week, (WEEKDAYS[day], WEEKDAYS[day])) if day in WEEKDAYS else Weekday(week)


PLAN_ORDER = re.compile("十[一二三四五六七八九]?|[六七八九]")


# “十四五”, 十五五时期, 第十四个五年规划, “十三五”末
def _plan(match: re.Match[str]) -> Shape | None:
    order = PLAN_ORDER.search(match[0])
    if not order:
        return None
    start = 1981 + 5 * (number(order[0]) - 6)
    edge = match[0][-1]
    if edge in "初末":
        year = start if edge == "初" else start + 4
        return Moment((year, year), None, None, "year", WORD_PARTS[edge])
    return Moment((start, start + 4), None, None, "plan")


def _century(name: str | None) -> int:
    """Return the first year of a century (20 → 1900); the bare 90年代 is of the last one."""
    if name is None or name.startswith("上"):
        return 1900
    return 2000 if name == "本" else 100 * (number(name) - 1)


# 20世纪90年代, 上世纪六七十年代, 八十年代末, 2010年代
def _decade(match: re.Match[str]) -> Shape | None:
    mod = WORD_PARTS.get((match["edge"] or " ")[0])
    if match["full"]:
        first = last = int(match["full"])
    else:
        century, tens = _century(match["century"]), match["tens"]
        values = [number(t) for t in tens] if not tens.isdecimal() else [int(tens) // 10]
        if century == 1900 and match["century"] is None and values[0] < 3:
            return None
        first, last = century + 10 * values[0], century + 10 * values[-1]
    if not 0 < first <= last:
        return None
    return Moment((first, last + 9), None, None, "decade" if first == last else "range", mod)


CENTURY_PARTS = {"初": (0, 9), "末": (90, 99), "中": (40, 59), "上": (0, 49), "下": (50, 99)}


# 本世纪中叶, 20世纪初, 19世纪
def _century_part(match: re.Match[str]) -> Shape | None:
    first, part = _century(match["century"]), (match["part"] or "")[:1]
    low, high = CENTURY_PARTS.get(part, (0, 99))
    if first + low < 1:
        return None
    granularity = "decade" if high - low == 9 else "range"
    return Moment((first + low, first + high), None, None, granularity, WORD_PARTS.get(part))


UNITS = {"年": "year", "月": "month", "期": "week", "周": "week", "天": "day", "日": "day"}


# 近五年, 过去十年, 最近一个月, 未来3至5年, 五年来
def _window(match: re.Match[str]) -> Shape | None:
    words = match.groupdict()
    amount = number(words.get("n2") or words["n"] or "0")
    unit = UNITS[words["unit"][-1]]
    ahead = (words.get("lead") or "").startswith(("未来", "今后", "接下来"))
    return Window(unit, amount if ahead else -amount)


# 三年前, 两天后, 20多年前, 半年前
def _offset(match: re.Match[str]) -> Shape | None:
    unit, more = UNITS[match["unit"][-1]], bool(match["more"])
    if match["n"] == "半":
        unit, low = ("month", 6) if unit == "year" else ("week", 2)
    else:
        low = number(match["n"])
    high = low
    if more:
        high = low + (9 if low % 10 == 0 else 1)
    if "前" in match["way"]:
        return Shift(unit, -high, -low, ANCHOR, "approx")
    mod = "approx" if unit == "year" or more else None
    return Shift(unit, low, high, REFERENCE, mod)


# 前些天, 前几天
def _lately(match: re.Match[str]) -> Shape | None:
    return Shift("day", -7, -1, ANCHOR, "approx")


# 截至目前
def _now(match: re.Match[str]) -> Shape | None:
    return Shift("day", 0, 0, ANCHOR, "before")


UNIT = "年(?!级|代|度|龄|期)|个月|个?星期|周(?!年|岁|期)|天|日"
RULES: tuple[Rule, ...] = (
    Rule(
        "in-year",
        rf"""(?:{YEAR_WORD}|{YEAR_NUMBER})(?P<same>同期)?
        (?:的?{SPACE}(?:{MONTH_PART}|{QUARTER_PART}|{HALF_PART}|{FIRST_PART}|第?Q(?P<qq>[1-4])
        |年?(?P<yedge>{INITIAL}|{FINAL}|{MIDDLE}|(?<=年年)终)|{SEASON_PART}))?""",
        _in_year,
    ),
    Rule(
        "without-year",
        rf"""{MONTH_PART}|(?<![0-9.]){QUARTER_PART}|{HALF_PART}
        |(?<![目此之提产生以日眼战术会赛节月个]){FIRST_PART}
        |(?<![0-9一二三四五六七八九十百千多几每同上周学历老新])年(?P<yedge>{INITIAL}|{FINAL}|{MIDDLE})""",
        _without_year,
    ),
    Rule(
        "day-alone",
        rf"""(?<![0-9.第近约时期续前后满逾超达共仅短足出过来未半每有隔用了])
        (?P<d1>[12][0-9]|3[01]|0?[1-9]|(?<![一二三四五六七八九十百])(?:十|二十|廿)[一二三四五六七八九]
        |三十一?)(?:{DASH}(?P<d2>{DAY}))?{SPACE}日
        (?![0-9]|之?内|以[内上下]|[游龄均线元常程租薪结报志语本军]|之?后|之前|前(?![往来去]))""",
        _day_alone,
    ),
    Rule(
        "iso-day",
        r"""(?<![0-9A-Za-z./-])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/.])(?P<m>[0-9]{1,2})(?P=sep)
        (?P<d>[0-9]{1,2})(?![0-9]|[./-][0-9])""",
        _iso,
    ),
    Rule(
        "anchored-day",
        rf"""(?:大(?=[前后]天))?(?:
        (?<![如当现至])今(?:天(?!的|气)|日(?!头条|俄罗斯|美国|说法|关注|资本|之|的)
        |[晨早夜]|晚(?!报|会))
        |(?<![以])昨[天日晚夜晨]
        |(?<![说表证声文阐透发的好向])明(?:天(?!的|气)|日(?!方舟|之|香|的|达)|[早晚晨])
        |{FREE}前天 |(?<=大)[前后]天
        |{FREE}后天(?!的|努力|培养|性|免疫|形成|习|之))""",
        _anchored_day,
    ),
    Rule(
        "referred-day",
        rf"""(?<![适相])当[天日](?!的?今日)|当[晚夜](?!的?报)|{FREE}(?:同日|[次翌]日(?!达))
        |(?<![目之此以提日])前一[天日]""",
        _referred_day,
    ),
    Rule(
        "month-word",
        rf"""(?P<word>(?<![基成日资版文剧样标书根])本月(?!球)|(?<![以晚线海天路车网地岗船])上月(?![球亮])
        |(?<![以乡天地线脚树灯名年])下月(?![球亮])|[上下这]个月|(?<!每)当月|{FREE}[同次]月)
        (?:份?(?P<third>[上中下]旬)|(?P<edge>{INITIAL}|{FINAL})|(?P<d1>{DAY})[日号])?""",
        _month_word,
    ),
    Rule("month-edge", rf"{FREE}月(?P<edge>{INITIAL}|底|末)", _month_edge),
    Rule(
        "week",
        r"""(?P<week>(?<![以会晚线海路车网地岗船台业身早])上{1,2}|(?<![基成日资版文剧样标书根])本|这
        |(?<![以乡天地线脚树灯名])下)个?(?:周(?![期边围转刊岁年口庄身报恩])|星期|礼拜)
        [一二三四五六日天末]?""",
        _week,
    ),
    Rule(
        "weekday",
        rf"""(?:星期[一二三四五六日天]|(?:{FREE}|(?<=[司方府局部行家院者人员日]))周
        [一二三四五六日](?=[，。；、）)（(]|在|[上下]午|[早晚]|表示|宣布|公布|发布|说|的|举行|开
        |将|至|到))""",
        _week,
    ),
    Rule(
        "plan",
        r"""[“"‘「『](?:十[一二三四五六七八九])五[”"’」』](?:[初末](?=[，。、的]))?
        |[“"‘「『][六七八九十]五[”"’」』](?=时期|期间|以来|规划|计划|末|初)
        |(?<![0-9一二三四五六七八九十百])十[一二三四五六七八九]五
        (?:[初末](?=[，。、的])|(?=时期|期间|以来|规划|计划|开局|收官|末|初|[”"’」』]|[，。、和]))
        |第(?:十[一二三四五六七八九]?|[六七八九])个五年(?:规划|计划)""",
        _plan,
    ),
    Rule(
        "decade",
        r"""(?:(?P<full>(?:1[0-9]|20)[0-9]0)
        |(?:(?P<century>[0-9]{1,2}|十[七八九]|二十一?|上个?|本)世纪)?
        (?:(?<![0-9])(?P<tens>[1-9]0|[二三四五六七八九]{1,2}(?=十)))十?)年代(?P<edge>初期?|[中末]期?|后期)?""",
        _decade,
    ),
    Rule(
        "century",
        r"""(?P<century>(?<![0-9])[0-9]{1,2}|十[五六七八九]|二十一?|上个?|本)世纪
        (?!海上|经济|报|城|杯|广|公|大|[1-9]0|[二三四五六七八九]{1,2}十)
        (?P<part>初(?!期)|末|中叶|中期|上半叶|下半叶)?""",
        _century_part,
    ),
    Rule(
        "window",
        rf"""(?:(?P<lead>最近|过去|未来|今后|接下来)的?|(?P<near>(?<![^，。；：、！？,;:“‘「『\"'（(\\s在据从对])近))(?P<n>{AMOUNT})
        (?:{DASH}(?P<n2>{AMOUNT}))?(?P<unit>{UNIT})(?:以?来(?![自到华访此往者]))?""",
        _window,
    ),
    Rule(
        "years-since",
        rf"""(?<![0-9.第每一二两三四五六七八九十百千多几数近余])近?(?P<n>{AMOUNT})(?P<unit>{UNIT})以?来
        (?![自到华京访此源往者信电看说回])""",
        _window,
    ),
    Rule(
        "before-now",
        rf"""(?<![0-9.第每一二两三四五六七八九十百千几数])(?P<n>{AMOUNT}|半)(?P<more>[多余])?
        (?P<unit>个?{UNIT})(?P<way>以前|之前|前(?![0-9后往来沿景三两半五十去]))""",
        _offset,
    ),
    Rule(
        "after-that",
        rf"""(?:{FREE}|(?<=[仅短约的想]))(?P<n>{AMOUNT}|半)(?P<more>[多余])?
        (?P<unit>个?{UNIT})(?P<way>以后|之后|后(?![0-9来期续台代退]))""",
        _offset,
    ),
    Rule("days-ago", r"(?<![目之此以提])前(?:些天|几天|些日子|几日)", _lately),
    Rule("as-of-now", "(?<=截至)目前|(?<=截止)目前|(?<=截[至止]到)目前", _now),
)
