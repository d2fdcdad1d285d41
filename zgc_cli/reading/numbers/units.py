"""Units and measure words behind a number, and when a number with one of them is a quantity."""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.reading.normal import fold
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.numbers.unit_checks import CHECKS
from zgc_cli.reading.pattern import Pattern

_LONGEST = 8
_SHARED = ("小时", "天", "人", "股", "日", "月", "秒", "分")  # what a rate may be for
_GE = Pattern(rf"个([多半来]?)({'|'.join(lexicon.listed('number_cues', 'periods'))})")
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
    start = end + text.startswith(" ", end)
    period = _GE.match(text, start)
    if period:
        return _period(period)
    word = _longest(text, start)
    if not word or not _measures(text, start, word, number):
        return None
    stop, kind = start + len(word), _known()[word][0]
    if word == "个" and not number.is_whole() and "百分点" in text[stop : stop + 24]:
        return Unit("个百分点", "ratio", stop)  # 分别跑输22.53个、22.78个百分点
    if word == "成":
        return Unit("%", kind, stop, 10)
    if word == "度" and "电" in text[max(0, start - 14) : stop + 1]:
        kind = "energy"
    return _extended(text, Unit(fold(word) if word == "％" else word, kind, stop))


def _measures(text: str, start: int, word: str, number: Numeral) -> bool:
    """Return whether a unit or measure word measures something where it stands."""
    kind, digits_only = _known()[word]
    end = start + len(word)
    if kind in ("count", "frequency") and text[start - 1] in "二零" and number.low in (0, 2):
        return False  # 二套 and 二次 are the second; what is counted is 两套
    if digits_only and (number.is_year() or not (number.arabic or number.low > 10 or number.more)):
        return False
    if stands_behind(word, text, end, "unit_lookalikes"):
        return False
    return word not in CHECKS or CHECKS[word].apply(text, number, end)


def _extended(text: str, unit: Unit) -> Unit:
    """Return a unit with what goes on behind it: /秒, 每人, 半."""
    per = _PER.match(text, unit.end) if unit.kind != "count" or unit.name == "人" else None
    if per and (per[0][1:] in _known() or per[0][1:] in _SHARED):
        return unit._replace(name=unit.name + per[0], end=per.end())
    has_half = text.startswith("半", unit.end) and not text.startswith(("半导", "半径"), unit.end)
    if unit.kind == "duration" and has_half:
        return unit._replace(end=unit.end + 1, plus=Fraction(1, 2))
    return unit


def _period(match: re.Match[str]) -> Unit:
    """Read 个月, 个多小时, 个半小时: the unit keeps its 个 where the word cannot stand alone."""
    more, word = match.groups()
    if word == "标准箱":
        return Unit("个", "count", match.start() + 1)
    name = f"个{word}" if word in lexicon.listed("number_cues", "periods with 个") else word
    plus = Fraction(1, 2) if more == "半" else Fraction(0)
    kind = "ratio" if word == "百分点" else "duration"
    return Unit(name, kind, match.end(), plus=plus, more="" if more == "半" else more)


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


def is_calendar(unit: str | None) -> bool:
    """Return whether a unit also measures stretches of the calendar (近五年 is a date)."""
    return unit in lexicon.listed("number_cues", "calendar units")


_HALF = Pattern("一半(?!.?[天夜导山])|过?半数|(?<=[占超率例])过半|(?<=占比)过半|过半(?=的|以上)")
_HALF_UNIT = Pattern(
    r"半(个)?([多来]?)(小时|年(?!报|度|线|刊)|世纪|月(?!板|谈|刊|形|湾)|钟头|学期)"
)


def half_at(text: str, start: int) -> int:
    """Return the end of 一半, 半数 or 过半 at `start`; 0 if there is none."""
    match = _HALF.match(text, start)
    return 0 if not match or stands_before("half of another", text, start) else match.end()


def half_unit(text: str, start: int) -> Unit | None:
    """Return the unit of 半小时 or 半个多世纪; 月 needs its 个."""
    match = _HALF_UNIT.match(text, start)
    if not match or text.endswith(tuple("上下大前后小多"), 0, start):
        return None
    name = "个月" if match[3] == "月" else match[3]
    if name == "个月" and not match[1]:
        return None
    return Unit(name, "duration", match.end(), more=match[2].replace("来", ""))


def composite(text: str, start: int) -> tuple[Fraction, Unit] | None:
    """Return value and unit of 2小时15分钟, 9秒83, 1米85 at `start`."""
    match = _COMPOSITE.match(text, start)
    if not match:
        return None
    part = {name: int(digits) for name, digits in match.groupdict("0").items()}
    end = match.end()
    if match["metre"]:
        return part["metre"] + _decimals(match["cm"]), Unit("米", "length", end)
    if match["h"] and not match["hms"]:
        name = "分钟" if text[end - 1] == "钟" else "分"
        return Fraction(60 * part["h"] + part["hm"]), Unit(name, "duration", end)
    seconds = (
        3600 * part["h"] + 60 * (part["hm"] + part["m"]) + part["hms"] + part["ms"] + part["s"]
    )
    return seconds + _decimals(match["frac"] or match["sfrac"]), Unit("秒", "duration", end)


def _decimals(digits: str | None) -> Fraction:
    return Fraction(int(digits), 10 ** len(digits)) if digits else Fraction(0)
