"""Units and measure words behind a number, and when a number with one of them is a quantity."""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.numbers.unit_checks import CHECKS
from zgc_cli.reading.pattern import Pattern

_LONGEST = 8

_CALENDAR = frozenset(("年", "个月", "天", "周", "星期", "个星期", "个季度", "个交易日"))
_CALENDAR |= {"个工作日", "个年头", "载", "夜", "个赛季", "学年", "个学期", "世纪"}
_PERIODS = "小时|钟头|月|星期|世纪|礼拜|学期|季度|百分点|工作日|交易日|年头|赛季|标准箱"
_KEEPS_GE = frozenset(
    ("月", "季度", "百分点", "工作日", "交易日", "年头", "赛季", "学期", "标准箱")
)
_GE = Pattern(rf"个([多半来]?)({_PERIODS})")
_PER = Pattern(r"(?:/|每)(?:[一-鿿]{1,4}|[a-zA-Z]{1,3}[²³23]?)")
_COMPOSITE = Pattern(
    r"(?P<h>[0-9]{1,3})个?小时(?P<hm>[0-9]{1,2})分钟?(?:(?P<hms>[0-9]{1,2})秒)?"
    r"|(?P<m>[0-9]{1,3})分钟?(?P<ms>[0-9]{1,2})秒(?P<frac>[0-9]{1,3}(?![0-9.个]))?"
    r"|(?P<s>[0-9]{1,2})秒(?P<sfrac>[0-9]{1,3})(?![0-9.个%])"
    r"|(?P<metre>[0-9]{1,2})米(?P<cm>[0-9]{1,2})(?![0-9.个%万亿]|[年月日名人位])"
)


class Unit(NamedTuple):
    """A unit that ends at `end`: 成 has the factor 10, 半 in 两个半小时 adds `plus`."""

    name: str
    kind: str
    end: int
    factor: int = 1
    plus: Fraction = Fraction(0)
    more: str = ""


@cache
def _known() -> dict[str, tuple[str, bool]]:
    """Return unit or measure word -> its kind and whether it goes with digits only."""
    words = {
        word: ("count", flag == "digits") for word, flag in lexicon.mapping("measure_words").items()
    }
    words.update({word: (kind, False) for word, kind in lexicon.mapping("units").items()})
    return words


def at(text: str, end: int, number: Numeral) -> Unit | None:
    """Return the unit that begins where `number` ends, the longest that is known."""
    blank = end + 1 if text[end : end + 1] == " " else end
    period = _GE.match(text, blank)
    if period:
        return _period(period)
    word = _longest(text, blank)
    if not word:
        return None
    kind, digits_only = _known()[word]
    stop = blank + len(word)
    if kind in ("count", "frequency") and text[end - 1] in "二零" and number.low in (0, 2):
        return None  # 二套 and 二次 are the second; what is counted is 两套
    if (digits_only and not _many_digits(text, number)) or _is_year(number, digits_only):
        return None
    check = CHECKS.get(word)
    if check and not check(text, number, stop):
        return None
    if word == "个" and number.low.denominator > 1 and "百分点" in text[stop : stop + 24]:
        return Unit("个百分点", "ratio", stop)  # 分别跑输22.53个、22.78个百分点
    if word == "成":
        return Unit("%", kind, stop, 10)
    if word == "％":
        word = "%"
    if word == "度" and "电" in text[max(0, blank - 14) : stop + 1]:
        kind = "energy"
    per = _PER.match(text, stop) if kind != "count" or word == "人" else None
    if per and _is_rate(per[0][1:]):
        return Unit(word + per[0], kind, per.end())
    if (
        kind == "duration"
        and text[stop : stop + 1] == "半"
        and text[stop + 1 : stop + 2] not in "导径"
    ):
        return Unit(word, kind, stop + 1, plus=Fraction(1, 2))
    return Unit(word, kind, stop)


def _is_rate(word: str) -> bool:
    return word in _known() or word in ("小时", "天", "人", "股", "日", "月", "秒", "分")


def _period(match: re.Match[str]) -> Unit:
    """Read 个月, 个多小时, 个半小时: the unit keeps its 个 where the word cannot stand alone."""
    name = ("个" if match[2] in _KEEPS_GE else "") + match[2]
    kind = "count" if name == "个标准箱" else "ratio" if "百分点" in name else "duration"
    if name == "个标准箱":
        return Unit("个", "count", match.start() + 1)
    plus = Fraction(1, 2) if match[1] == "半" else Fraction(0)
    more = match[1] if match[1] in ("多", "来") else ""
    return Unit(name, kind, match.end(), plus=plus, more=more)


def _longest(text: str, start: int) -> str | None:
    known = _known()
    for size in range(min(_LONGEST, len(text) - start), 0, -1):
        word = text[start : start + size]
        if word not in known:
            continue
        behind = text[start + size : start + size + 1]
        if word[-1].isascii() and word[-1].isalpha() and behind.isascii() and behind.isalnum():
            continue
        if size < 3 and is_lookalike(text, start):
            return None
        return word
    return None


def is_known(word: str) -> bool:
    """Return whether a word is a unit or a measure word."""
    return word in _known()


def is_lookalike(text: str, start: int) -> bool:
    """Return whether a longer word begins where a measure word seems to: 项目, not 项 + 目标."""
    lookalikes = lexicon.words("measure_lookalikes")
    if text.startswith(("项目标", "位居民"), start):
        return False
    return text[start : start + 2] in lookalikes or text[start : start + 3] in lookalikes


def _many_digits(text: str, number: Numeral) -> bool:
    return number.arabic or number.low > 10 or bool(number.more)


def _is_year(number: Numeral, digits_only: bool) -> bool:
    """Take 2026站 and 2025国 for a year and a noun."""
    return digits_only and number.arabic and 1949 <= number.low <= 2049 and number.scale == 1


def is_calendar(unit: str | None) -> bool:
    """Return whether a unit also measures stretches of the calendar (近五年 is a date)."""
    return unit in _CALENDAR


_HALF = Pattern(
    r"一半(?!.?[天夜导山])|半数|(?:过半数|(?<=占比)过半|(?<=占)过半|(?<=超)过半|(?<=率)过半|(?<=例)过半|过半(?=的|以上))"
)
_HALF_UNIT = Pattern(
    r"半(个)?([多来]?)(小时|年(?!报|度|线|刊)|世纪|月(?!板|谈|刊|形|湾)|钟头|学期)"
)


def half_at(text: str, start: int) -> int:
    """Return the end of 一半, 半数 or 过半 at `start`; 0 if there is none."""
    match = _HALF.match(text, start)
    if not match or text[max(0, start - 1) : start] in ("另", "这", "那", "下", "上"):
        return 0
    return match.end()


def half_unit(text: str, start: int) -> tuple[str, int, str] | None:
    """Return unit, end and 多 of 半小时 or 半个多世纪; 月 needs its 个."""
    match = _HALF_UNIT.match(text, start)
    if not match or text[max(0, start - 1) : start] in tuple("上下大前后小多"):
        return None
    if match[3] == "月" and not match[1]:
        return None
    name = "个月" if match[3] == "月" else match[3]
    return name, match.end(), match[2] if match[2] == "多" else ""


def composite(text: str, start: int) -> tuple[int, Fraction, str, str] | None:
    """Return end, value, unit and kind of 2小时15分钟, 9秒83, 1米85 at `start`."""
    match = _COMPOSITE.match(text, start)
    if not match:
        return None
    part = {name: int(value) for name, value in match.groupdict().items() if value}
    end = match.end()
    if "h" in part:
        minutes = part["h"] * 60 + part["hm"]
        if "hms" in part:
            return end, Fraction(minutes * 60 + part["hms"]), "秒", "duration"
        return end, Fraction(minutes), "分钟" if text[end - 1] == "钟" else "分", "duration"
    if "metre" in part:
        return end, part["metre"] + _decimals(match["cm"]), "米", "length"
    whole = part.get("m", 0) * 60 + part.get("ms", part.get("s", 0))
    return end, whole + _decimals(match["frac"] or match["sfrac"]), "秒", "duration"


def _decimals(digits: str | None) -> Fraction:
    return Fraction(int(digits), 10 ** len(digits)) if digits else Fraction(0)
