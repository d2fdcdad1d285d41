"""What a match of a time expression's pattern stands for: the readers of `timex_rules`.

A reader returns the shape, or None where the match is no date after all. Beside each stand
expressions that it reads.
"""

import re

from zgc_cli.reading.dates.shapes import (
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

_DIGITS = "零一二三四五六七八九"
_YEAR_WORDS: dict[str, tuple[str, int]] = {
    "今年": (ANCHOR, 0),
    "年内": (ANCHOR, 0),
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
_WORD_PARTS = {"初": "start", "底": "end", "末": "end", "中": "mid", "终": "end"}
_THIRDS: dict[str, tuple[Pair, str]] = {
    "上旬": ((1, 10), "start"),
    "中旬": ((11, 20), "mid"),
    "下旬": ((21, 31), "end"),
    "上中旬": ((1, 20), "start"),
    "中下旬": ((11, 31), "end"),
    "初": ((1, 10), "start"),
    "中": ((11, 20), "mid"),
    "底": ((21, 31), "end"),
    "末": ((21, 31), "end"),
}
_YEAR_EDGES = {"初": (1, 1), "中": (6, 6), "底": (12, 12), "末": (12, 12), "终": (12, 12)}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14)}


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
            value += 2 if character == "两" else _DIGITS.index(character)
    return value


def _pair(first: str, last: str | None) -> Pair:
    return (number(first), number(last or first))


def _year(found: dict[str, str | None]) -> tuple[Pair | None, str]:
    if word := found.get("word"):
        base, offset = _YEAR_WORDS[word if word in _YEAR_WORDS else word[0] + word[-1]]
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
            days, mod = _THIRDS[third]
            return Moment(None, months, days, "day", mod)
        return Moment(None, months, None, "range" if found.get("m2") else "month")
    if found.get("q1") or found.get("qn") or found.get("qf") or found.get("qq"):
        return _quarters(found)
    if half := found.get("half"):
        return Moment(None, (1, 6) if half == "上" else (7, 12), None, "half")
    if first := found.get("first") or found.get("early"):
        return Moment(None, (1, number(first)), None, "range")
    if edge := found.get("yedge"):
        return Moment(None, _YEAR_EDGES[edge], None, "month", _WORD_PARTS[edge])
    if season := found.get("season"):
        return Moment(None, _SEASONS[season[0]], None, "quarter", "approx")
    return None


def _quarters(found: dict[str, str | None]) -> Moment:
    if many := found.get("qn"):
        return Moment(None, (1, 3 * number(many)), None, "range")
    first = number(found.get("q1") or found.get("qq") or "1")
    last = number(found.get("q2") or str(first))
    if edge := found.get("qedge"):
        month = 3 * last if edge in "底末" else 3 * last - 2
        return Moment(None, (month, month), None, "month", _WORD_PARTS[edge])
    granularity = "quarter" if first == last else "range"
    return Moment(None, (3 * first - 2, 3 * last), None, granularity)


def in_year(match: re.Match[str]) -> Shape | None:
    """Read 2025年度, 去年5月, 二〇二六年一月一日, 2024年底, 今年前三季度, 2023—2025年."""
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


_YEARS_BEFORE = "(?:距今|[有近约达超逾余]|长达|历经|跨越|绵延|传承|延续)$"


def _counts_years(match: re.Match[str]) -> bool:
    """Return whether a round or early year is a number of years: 距今1500年, 跨越2000年."""
    year = int(match["y1"])
    if year >= 1900 and year % 100:
        return False
    before = match.string[max(0, match.start() - 2) : match.start()]
    return bool(re.compile(_YEARS_BEFORE).search(before))


def without_year(match: re.Match[str]) -> Shape | None:
    """Read 3月25日, 1—9月份, 前8个月, 三季度末, 上半年, 5月底."""
    part = _part(match.groupdict())
    if part is None or not _valid(part) or _lunar(match):
        return None
    return part


def _valid(part: Moment) -> bool:
    return part.months is not None and max(part.months) <= 14


_LUNAR = "农历$|阴历$|旧历$"
_FIXED_MONTHS = re.compile(
    "三月[三街]|五月[花天风]|七月流火|九月九|十月(?:革命|怀胎|文艺|围城|文学)"
)
_EVERY = "每[年月]的?(?:[0-9一二三四五六七八九十]{1,2}(?:月份?|日)?[至到—-])?$"
_DURATION_BEFORE = "(?:历时|为期|长达|每|第|[近逾满约])$"


def _lunar(match: re.Match[str]) -> bool:
    """Return whether a month is one of the old calendar, of a name, or a duration (历时3月)."""
    if not match["m1"]:
        return False
    before = match.string[max(0, match.start() - 8) : match.start()]
    if (
        re.compile(_LUNAR).search(before)
        or re.compile(_EVERY).search(before)
        or re.compile(_FIXED_MONTHS).match(match.string, match.start())
    ):
        return True
    if match["d1"]:
        return False
    behind = match.string[match.end() : match.end() + 1]
    chinese = not match["m1"].isdecimal() and not match["third"] and not match["edge"]
    if chinese and (behind in tuple("初十廿一二三四五六七八九半") or before[-1:] in tuple("这那")):
        return True
    return bool(re.compile(_DURATION_BEFORE).search(before))


def day_alone(match: re.Match[str]) -> Shape | None:
    """Read 记者17日获悉, 25—29日 (but not 30日内, 5日均线, 第17日)."""
    days = _pair(match["d1"], match["d2"])
    return Moment(None, None, days, "range" if match["d2"] else "day")


def iso(match: re.Match[str]) -> Shape | None:
    """Read 2026-03-25, 2026/3/25, 2026.3.25."""
    month, day = int(match["m"]), int(match["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = int(match["y"])
    return Moment((year, year), (month, month), (day, day), "day")


_DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}


def anchored_day(match: re.Match[str]) -> Shape | None:
    """Read 昨天, 今晨, 明晚, 大前天."""
    offset = _DAY_WORDS[match[0].lstrip("大")[0]]
    if match[0][0] == "大":
        offset += 1 if offset > 0 else -1
    return Shift("day", offset, offset, ANCHOR)


def referred_day(match: re.Match[str]) -> Shape | None:
    """Read 当天, 次日, 前一天."""
    offset = {"次": 1, "翌": 1, "前": -1}.get(match[0][0], 0)
    return Shift("day", offset, offset, REFERENCE)


def month_word(match: re.Match[str]) -> Shape | None:
    """Read 本月, 上个月底, 当月25日."""
    word = match["word"]
    base = REFERENCE if word[0] in "当同次" else ANCHOR
    offset = {"上": -1, "下": 1, "次": 1}.get(word[0], 0)
    days, granularity, mod = None, "month", None
    if match["d1"]:
        days, granularity = _pair(match["d1"], None), "day"
    elif third := match["third"] or match["edge"]:
        (days, mod), granularity = _THIRDS[third], "day"
    return Moment(None, (offset, offset), days, granularity, mod, month_base=base)


def month_edge(match: re.Match[str]) -> Shape | None:
    """Read 月底, 月初 (of the article's month)."""
    days, mod = _THIRDS[match["edge"]]
    return Moment(None, (0, 0), days, "day", mod, month_base=ANCHOR)


_WEEKDAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}


def week(match: re.Match[str]) -> Shape | None:
    """Read 上周三, 本周, 下周末, 周五."""
    word = match.groupdict().get("week")
    week = {"上": -1, "下": 1}.get(word[0], 0) * len(word) if word else None
    day = match[0][-1]
    if day == "末":
        return Weekday(week, (5, 6))
    return Weekday(week, (_WEEKDAYS[day], _WEEKDAYS[day])) if day in _WEEKDAYS else Weekday(week)


_PLAN_ORDER = "(?:十[一二三四五六七八九]?|[六七八九])(?=[五个])"


def plan(match: re.Match[str]) -> Shape | None:
    """Read “十四五”, 十五五时期, 第十四个五年规划, “十三五”末."""
    order = re.compile(_PLAN_ORDER).search(match[0])
    if not order:
        return None
    start = 1981 + 5 * (number(order[0]) - 6)
    edge = match[0][-1]
    if edge in "初末":
        year = start if edge == "初" else start + 4
        return Moment((year, year), None, None, "year", _WORD_PARTS[edge])
    return Moment((start, start + 4), None, None, "plan")


def _century(name: str | None) -> int:
    """Return the first year of a century (20 → 1900); the bare 90年代 is of the last one."""
    if name is None or name.startswith("上"):
        return 1900
    return 2000 if name == "本" else 100 * (number(name) - 1)


def decade(match: re.Match[str]) -> Shape | None:
    """Read 20世纪90年代, 上世纪六七十年代, 八十年代末, 2010年代."""
    mod = _WORD_PARTS.get((match["edge"] or " ")[0])
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


_CENTURY_PARTS = {"初": (0, 9), "末": (90, 99), "中": (40, 59), "上": (0, 49), "下": (50, 99)}


def century_part(match: re.Match[str]) -> Shape | None:
    """Read 本世纪中叶, 20世纪初, 19世纪."""
    first, part = _century(match["century"]), (match["part"] or "")[:1]
    low, high = _CENTURY_PARTS.get(part, (0, 99))
    if first + low < 1:
        return None
    granularity = "decade" if high - low == 9 else "range"
    return Moment((first + low, first + high), None, None, granularity, _WORD_PARTS.get(part))


_UNITS = {"年": "year", "月": "month", "期": "week", "周": "week", "天": "day", "日": "day"}


def window(match: re.Match[str]) -> Shape | None:
    """Read 近五年, 过去十年, 最近一个月, 未来3至5年, 五年来."""
    words = match.groupdict()
    unit = _UNITS[words["unit"][-1]]
    if words["n"] == "半":
        return Window("month", -6) if unit == "year" else None
    amount = number(words.get("n2") or words["n"] or "0")
    ahead = (words.get("lead") or "").startswith(("未来", "今后", "接下来"))
    return Window(unit, amount if ahead else -amount)


def offset(match: re.Match[str]) -> Shape | None:
    """Read 三年前, 两天后, 20多年前, 半年前."""
    unit, more = _UNITS[match["unit"][-1]], bool(match["more"])
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


def lately(match: re.Match[str]) -> Shape | None:
    """Read 前些天, 前几天."""
    return Shift("day", -7, -1, ANCHOR, "approx")


def now(match: re.Match[str]) -> Shape | None:
    """Read 截至目前."""
    return Shift("day", 0, 0, ANCHOR, "before")


def two_years(match: re.Match[str]) -> Shape | None:
    """Read the years of 今明两年."""
    return Moment((0, 1), None, None, "range", None, ANCHOR)
