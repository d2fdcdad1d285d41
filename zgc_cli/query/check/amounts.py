"""Two quantities, two dates: whether one follows from the other, excludes it, or tells nothing.

A quantity with a modifier is a stretch of numbers. 逾410万 is read as news means it: at least
410万, and less than the next round number, 420万; so 超过400万 follows from it and 超过500万 does
not. Nothing here knows of a text.
"""

import math
import re
from typing import NamedTuple

from zgc_cli.document.records import Date, Figure, Number

FOLLOWS, EXCLUDED, OPEN = "follows", "excluded", "open"

_NEAR = 0.05  # a bound that is weaker by more than this share is another number,
_FAR = 0.3  # or a round one by more than this
_APPROX = 0.1  # 约200亿 of what is between 180亿 and 220亿

# To one unit of each measure, for 5000米 and 5公里.
_FACTORS: dict[str, tuple[str, float]] = {
    "毫米": ("米", 1e-3), "厘米": ("米", 1e-2), "米": ("米", 1), "千米": ("米", 1e3),
    "公里": ("米", 1e3), "km": ("米", 1e3), "里": ("米", 500), "海里": ("米", 1852),
    "克": ("克", 1), "千克": ("克", 1e3), "公斤": ("克", 1e3), "斤": ("克", 500),
    "吨": ("克", 1e6), "毫克": ("克", 1e-3), "kg": ("克", 1e3),
    "秒": ("秒", 1), "秒钟": ("秒", 1), "分钟": ("秒", 60), "分": ("秒", 60),
    "小时": ("秒", 3600), "个小时": ("秒", 3600), "钟头": ("秒", 3600), "天": ("秒", 86400),
    "日": ("秒", 86400), "周": ("秒", 604800), "星期": ("秒", 604800), "个星期": ("秒", 604800),
    "月": ("月", 1), "个月": ("月", 1), "年": ("月", 12), "岁": ("月", 12), "周年": ("月", 12),
    "平方米": ("平方米", 1), "平方公里": ("平方米", 1e6), "平方千米": ("平方米", 1e6),
    "公顷": ("平方米", 1e4), "亩": ("平方米", 10000 / 15),
    "瓦": ("瓦", 1), "千瓦": ("瓦", 1e3), "兆瓦": ("瓦", 1e6), "吉瓦": ("瓦", 1e9),
    "千瓦时": ("瓦时", 1e3), "度": ("瓦时", 1e3), "兆瓦时": ("瓦时", 1e6), "吉瓦时": ("瓦时", 1e9),
    "摄氏度": ("摄氏度", 1), "℃": ("摄氏度", 1), "元": ("元", 1), "人民币": ("元", 1),
    "块": ("元", 1), "块钱": ("元", 1), "元人民币": ("元", 1), "角": ("元", 0.1),
}  # fmt: skip

# Measure words that count the same things; 个 counts everything.
_CLASSIFIERS = ("人名位口个", "家个所座处间", "辆台部架艘枚颗个", "篇部本册份", "条项个", "次场回")


# Kinds in which another measure is another quantity: 元 and 美元, 千瓦 and 千瓦时.
_OF_ONE_KIND = ("money", "energy", "length", "area", "mass")


class Bounds(NamedTuple):
    """The stretch of numbers that a quantity tells, in a measure of its own."""

    low: float
    high: float
    measure: str
    mod: str | None


def comparable(a: Figure, b: Figure) -> bool:
    """Return whether two figures measure in the same way, so that one can exclude the other."""
    first, second = _measure(a), _measure(b)
    if first == second:
        return True
    if a.kind == b.kind and a.kind in _OF_ONE_KIND:
        return True
    if (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    countable = {"count", "ordinal", "frequency"}
    if a.kind in countable and b.kind in countable:
        return not (first and second) or any(
            first[-1] in group and second[-1] in group for group in _CLASSIFIERS
        )
    return False


def bounds_differ(a: Figure, b: Figure) -> bool:
    """Return whether two figures are in measures that no factor leads from one to the other."""
    return _measure(a) != _measure(b)


def _measure(figure: Figure) -> str:
    unit = figure.unit or ""
    return _FACTORS.get(unit, (unit, 1))[0]


def bounds(figure: Figure) -> Bounds | None:
    """Return the stretch of numbers that a figure tells; None for one without a number."""
    unit, factor = _FACTORS.get(figure.unit or "", (figure.unit or "", 1))
    if figure.value is None:
        if figure.min is None or figure.max is None:
            return None
        return Bounds(figure.min * factor, figure.max * factor, unit, None)
    mod = modifier(figure)
    value, step = float(figure.value), _step(figure.value)
    low, high = {
        "approx": (value - abs(value) * _APPROX, value + abs(value) * _APPROX),
        "more_than": (value, value + step),
        "equal_or_more": (value, value + step),
        "less_than": (value - step, value),
        "equal_or_less": (value - step, value),
    }.get(mod or "", (value, value))
    return Bounds(low * factor, high * factor, unit, mod)


def modifier(figure: Figure) -> str | None:
    """Return the modifier; 达 and 高达 say no more than 'is'."""
    return None if _REACHES.match(figure.text) else figure.mod


_REACHES = re.compile("高?达|多达|长达|至?达到")


def _step(value: Number) -> float:
    """Return the worth of the last digit that is not zero: 10000 for 4100000."""
    digits = f"{abs(value):.10f}".rstrip("0").rstrip(".")
    if "." in digits:
        return 10.0 ** -len(digits.partition(".")[2])
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0


_UP = ("more_than", "equal_or_more")
_DOWN = ("less_than", "equal_or_less")


def figure_verdict(claimed: Figure, found: Figure) -> str:
    """Return whether `claimed` follows from `found`."""
    if claimed.kind in _OF_ONE_KIND and _measure(claimed) != _measure(found):
        return EXCLUDED  # 3亿美元 for 3亿元, 千瓦 for 千瓦时
    ours, theirs = bounds(claimed), bounds(found)
    mod = modifier(claimed)
    if ours is None or theirs is None:
        return FOLLOWS if claimed.text == found.text else OPEN
    if claimed.value is not None and _nominal(claimed) == _nominal(found):
        # 达 says little more than 'is'; 不到30 and 超过30 exclude each other.
        up_down = {mod in _UP, theirs.mod in _UP} == {True, False} and (
            mod in _DOWN or theirs.mod in _DOWN
        )
        return EXCLUDED if up_down else FOLLOWS
    if claimed.value is None and found.value is None:
        return FOLLOWS if ours[:2] == theirs[:2] else EXCLUDED
    near = 1e-9 * max(abs(ours.low), abs(theirs.low), 1)
    if mod in _UP:
        return _bound_follows(ours.low, theirs.low, theirs.high, near, theirs.mod in _UP)
    if mod in _DOWN:
        return _bound_follows(-ours.high, -theirs.high, -theirs.low, near, theirs.mod in _DOWN)
    if claimed.value is None or mod == "approx":
        inside = ours.low - near <= _nominal(found) <= ours.high + near
        return FOLLOWS if inside else EXCLUDED
    return EXCLUDED


def _bound_follows(bound: float, low: float, high: float, near: float, open_end: bool) -> str:
    """Return whether 'at least `bound`' follows from what lies between `low` and `high`."""
    if bound <= low + near:
        # 不到75岁 follows from 不到35岁, but nobody would say so who had read it: a bound that
        # is meant to follow is near, or a round number that is not far.
        gap = low - bound
        round_ = any(math.floor(low / 10**n) * 10**n == bound for n in range(-2, 15))
        return FOLLOWS if gap <= (_FAR if round_ else _NEAR) * abs(low) + near else EXCLUDED
    return OPEN if open_end and bound < high - near else EXCLUDED


def _nominal(figure: Figure) -> float:
    """Return the number as said, without its modifier; the middle of a range."""
    factor = _FACTORS.get(figure.unit or "", ("", 1))[1]
    if figure.value is not None:
        return round(float(figure.value) * factor, 6)
    return ((figure.min or 0) + (figure.max or 0)) / 2 * factor


def date_verdict(claimed: Date, found: Date) -> str:
    """Return whether a time follows from another: a day inside, or around, what is told."""
    if not (claimed.start and claimed.end and found.start and found.end):
        return _undated_verdict(claimed.text, found.text)
    if claimed.end < found.start or found.end < claimed.start:
        return EXCLUDED
    if claimed.granularity == found.granularity == "range" and claimed[2:4] != found[2:4]:
        return EXCLUDED
    if claimed.start <= found.start and found.end <= claimed.end:
        return FOLLOWS
    if claimed.granularity == found.granularity != "range":
        return EXCLUDED
    return FOLLOWS if found.granularity == "range" and claimed.granularity == "day" else OPEN


_DAY = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月份?)?(?:(\d{1,2})[日号])?")


def _undated_verdict(claimed: str, found: str) -> str:
    """Compare what two times say of year, month and day, where the year is not known."""
    ours, theirs = _DAY.match(claimed), _DAY.match(found)
    if claimed == found:
        return FOLLOWS
    if not (ours and theirs and ours[0] == claimed and theirs[0] == found):
        return OPEN
    pairs = [(a, b) for a, b in zip(ours.groups(), theirs.groups(), strict=True) if a and b]
    if any(int(a) != int(b) for a, b in pairs):
        return EXCLUDED
    return FOLLOWS if pairs and ours.group(3) == theirs.group(3) else OPEN
