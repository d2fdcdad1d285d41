"""Two quantities, two dates: whether one follows from the other, excludes it, or tells nothing.

A quantity with a modifier is a stretch of numbers. 逾410万 is read as news means it: at least
410万, and less than the next round number, 420万; so 超过400万 follows from it and 超过500万 does
not. Nothing here knows of a text.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from math import floor, isclose

from zgc_cli.document.records import Date, Figure, Number
from zgc_cli.query.match.measures import count_alike
from zgc_cli.reading.numbers.modifiers import REACHES
from zgc_cli.reading.numbers.units import measure
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

FOLLOWS, EXCLUDED, OPEN = "follows", "excluded", "open"

_NEAR = 0.05  # a bound that is weaker by more than this share is another number,
_FAR = 0.3  # or a round one by more than this
_APPROX = 0.07  # 约200亿 of what is between 186亿 and 214亿
_OF_TENTHS = 2  # points of a per cent by which 三成 and 三分之一 may be off
_ROUND_DIGITS = 3  # digits of a number that is no more exact than it need be
_KEPT = 1 << 14  # numbers of which is kept what they tell
_ROUNDING = 1e-9  # the share by which two numbers that are the same may differ

# Kinds in which another measure is another quantity: 元 and 美元; and those that are mixed up are
# as one: 千瓦 and 千瓦时, 吨 and 立方米.
_MEASURED = {
    "money": "money",
    "length": "length",
    "area": "area",
    "mass": "mass",
    "volume": "mass",
    "energy": "energy",
    "power": "energy",
    "voltage": "voltage",
    "pressure": "pressure",
    "data": "data",
    "radiation": "radiation",
}
_AGES = {"岁", "周岁", "载", "虚岁"}
_COUNTABLE = ("count", "ordinal", "frequency")

_WEEK = timedelta(days=7)
_PARTS = {"range", "half", "quarter"}  # of a year
_UP = ("more_than", "equal_or_more")
_DOWN = ("less_than", "equal_or_less")
_DAY = Pattern(r"(?:(\d{4})年)?(?:(\d{1,2})月份?)?(?:(\d{1,2})[日号])?(?:\D*\d{1,2}[时点:：].*)?")
# What two times may differ in where the year is not known: 今年1月, 1月份.
_THIS_YEAR = Pattern("^今年(?=.)|(?<=月)份")

Days = tuple[str, str]  # the first and the last ISO day


class _Stretch(NamedTuple):
    """The numbers that a quantity tells, in the base of its measure; `said`: without modifier."""

    low: float
    said: float
    high: float
    mod: str | None


def comparable(a: Figure, b: Figure) -> bool:
    """Return whether two figures measure in the same way, so that one can exclude the other."""
    if "岁" in (a.unit, b.unit) and not {a.unit, b.unit} <= _AGES:
        return False
    if not a.unit and a.kind == "count" and a.value == b.value:  # 日赚29亿
        return True
    if convertible(a, b) or _MEASURED.get(a.kind, a) == _MEASURED.get(b.kind, b):
        return True
    if (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    if a.kind not in _COUNTABLE or b.kind not in _COUNTABLE:
        return False
    first, second = ((f.unit or "")[-1:] for f in (a, b))
    return not (first and second) or count_alike(first, second)


def convertible(a: Figure, b: Figure) -> bool:
    """Return whether two figures are in measures that a factor leads from one to the other."""
    return _base(a)[0] == _base(b)[0]


def _base(figure: Figure) -> tuple[str, float]:
    """Return the base of a measure and the factor to it: 5公里 are 5000米."""
    return _base_of(figure.unit or "", figure.kind)


@cache
def _base_of(unit: str, kind: str) -> tuple[str, float]:
    if kind == "score":
        return "score", 1
    base, factor = measure(unit, kind)
    return base, float(factor)


def in_base(figure: Figure, value: Number) -> float:
    """Return a number in the base of the measure of a figure: 5000 for 5公里."""
    return float(value) * _base(figure)[1]


def _without_rate(figure: Figure, other: Figure) -> Figure:
    """Return a price without the 元/股 of which the other says nothing: 48.62元."""
    if figure.unit == other.unit:
        return figure
    above = re.split("[/每]", figure.unit or "")[0]
    return figure._replace(unit=other.unit) if above == other.unit else figure


@lru_cache(_KEPT)
def _stretch(figure: Figure) -> _Stretch | None:
    """Return the numbers that a figure tells; None for one without a number."""
    factor = _base(figure)[1]
    if figure.value is None:
        if figure.min is None or figure.max is None:
            return None
        middle = (figure.min + figure.max) / 2 * factor
        return _Stretch(figure.min * factor, middle, figure.max * factor, None)
    value = float(figure.value)
    mod = None if REACHES.match(figure.text) else figure.mod
    about = abs(value) * _APPROX if mod == "approx" else 0
    below = _step(figure.value) if mod in _DOWN else about
    above = _step(figure.value) if mod in _UP else about
    low, high = (value - below) * factor, (value + above) * factor
    return _Stretch(low, value * factor, high, mod)


@lru_cache(_KEPT)
def _step(value: Number) -> float:
    """Return the worth of the last digit that is not zero: 10000 for 4100000."""
    digits = f"{abs(value):.10f}".rstrip("0").rstrip(".")
    if "." in digits:
        return 10.0 ** -len(digits.partition(".")[2])
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if value else 1.0


def figure_verdict(claimed: Figure, told: Figure) -> str:
    """Return FOLLOWS, EXCLUDED or OPEN: how `claimed` stands to what the article tells."""
    claimed, told = _without_rate(claimed, told), _without_rate(told, claimed)
    if claimed.kind in _MEASURED and not convertible(claimed, told):
        # 3亿美元 for 3亿元, 千瓦 for 千瓦时; but 21亿元 and 3亿美元 may be the same.
        same = (claimed.value, claimed.min) == (told.value, told.min)
        return EXCLUDED if same or claimed.kind != "money" else OPEN
    ours, theirs = _stretch(claimed), _stretch(told)
    if ours is None or theirs is None:
        return FOLLOWS if claimed.text == told.text else OPEN
    if claimed.value is None and told.value is None:
        ends = _same(ours.low, theirs.low) and _same(ours.high, theirs.high)
        return FOLLOWS if ends else EXCLUDED
    if claimed.value is not None and _same(ours.said, theirs.said):
        # 不到30 and 超过30 exclude each other.
        return EXCLUDED if _opposite(ours.mod, theirs.mod) else FOLLOWS
    if _is_rounded(claimed, ours.said, theirs.said):
        return FOLLOWS
    near = _ROUNDING * max(abs(ours.low), abs(theirs.low), 1)
    exact = [telling_digits(f.value) if f.value is not None else 0 for f in (claimed, told)]
    if ours.mod == "approx" and theirs.low == theirs.high and exact[0] >= exact[1]:
        return EXCLUDED  # 约2.99亿 for 2.96亿
    nearly = theirs.low - _FAR * abs(theirs.low) <= ours.said < theirs.high
    if ours.mod and theirs.mod and exact[0] > exact[1] and nearly:
        return EXCLUDED if ours.mod == "approx" else OPEN  # 超过402万 for 逾410万
    if ours.mod in _UP:
        return _bound_verdict(ours.low, theirs.low, theirs.high, near, theirs.mod in _UP)
    if ours.mod in _DOWN:
        return _bound_verdict(-ours.high, -theirs.high, -theirs.low, near, theirs.mod in _DOWN)
    if ours.mod is None and theirs.mod and theirs.low <= ours.said <= theirs.high:
        return OPEN  # 199亿元 where the article says 近200亿元
    about = claimed.value is None or ours.mod == "approx"
    inside = ours.low - near <= theirs.said <= ours.high + near
    return FOLLOWS if about and inside else EXCLUDED


def _is_rounded(figure: Figure, claimed: float, told: float) -> bool:
    """Return whether a figure is what one says for a number: 三成 for 30.1%."""
    if figure.unit == "%" and ("成" in figure.text or "分之" in figure.text):
        return abs(claimed - told) <= _OF_TENTHS
    digits = telling_digits(claimed)
    step = _step(abs(claimed))
    near = told - step < claimed <= told or abs(told - claimed) <= step / 2
    return digits >= _ROUND_DIGITS and near and figure.kind not in ("ordinal", "score")


@lru_cache(_KEPT)
def telling_digits(value: Number) -> int:
    """Return how many digits tell something: 3 of 4,020,000."""
    return len(f"{abs(value):.6f}".replace(".", "").strip("0"))


def is_vaguer(claimed: Figure, told: Figure) -> bool:
    """Return whether a figure that is borne out is less exact: 200亿元 for 近200亿元."""
    ours, theirs = _stretch(claimed), _stretch(_without_rate(told, claimed))
    if ours is None or theirs is None or claimed.value is None or told.value is None:
        return False
    return not _same(ours.said, theirs.said) or (ours.mod is None and theirs.mod is not None)


def _same(a: float, b: float) -> bool:
    return isclose(a, b, rel_tol=_ROUNDING)


def _opposite(a: str | None, b: str | None) -> bool:
    return (a in _UP and b in _DOWN) or (a in _DOWN and b in _UP)


def _bound_verdict(bound: float, low: float, high: float, near: float, open_end: bool) -> str:
    """Return how 'at least `bound`' stands to what lies between `low` and `high`."""
    if bound <= low + near:
        # 不到75岁 follows from 不到35岁, but nobody would say so who had read it: a bound that
        # is meant to follow is near, or a round number that is not far.
        gap = low - bound
        round_ = any(floor(low / 10**n) * 10**n == bound for n in range(-2, 15))
        return FOLLOWS if gap <= (_FAR if round_ else _NEAR) * abs(low) + near else EXCLUDED
    return OPEN if open_end and bound < high - near else EXCLUDED


def date_verdict(claimed: Date, told: Date) -> str:
    """Return FOLLOWS, EXCLUDED or OPEN: a day inside, or around, what is told follows."""
    if not (claimed.start and claimed.end and told.start and told.end):
        return _undated_verdict(claimed.text, told.text)
    if claimed.time and told.time and claimed.time != told.time:
        return EXCLUDED
    if claimed.mod == "since" and claimed.start == told.start:
        # 自2016年9月起 and 2016年9月以来; 今年以来 is all of 今年 that there is.
        return FOLLOWS if told.mod == "since" or claimed.end <= told.end else OPEN
    if claimed.end < told.start or told.end < claimed.start:
        return EXCLUDED
    if claimed.granularity == told.granularity == "range" and claimed[2:4] != told[2:4]:
        return EXCLUDED
    if claimed.start <= told.start and told.end <= claimed.end:
        # 前5个月 are not 上半年; of a year one may say less.
        parts = {claimed.granularity, told.granularity} <= _PARTS
        return EXCLUDED if parts and claimed[2:4] != told[2:4] else FOLLOWS
    if claimed.granularity == told.granularity != "range":
        return EXCLUDED
    return FOLLOWS if told.granularity == "range" and claimed.granularity == "day" else OPEN


def are_of(told: Sequence[Days], wanted: Days) -> bool:
    """Return whether of some days, told, any are those wanted: a year tells nothing of its March.

    Where a period of about the same length is told, a day tells nothing: what is reported on 10
    April of March is not of April.
    """
    first, last = map(date.fromisoformat, wanted)
    longest = 2 * (last - first) + _WEEK
    for one in [one for one in told if is_as_long(one, wanted)] or told:
        start, end = map(date.fromisoformat, one)
        if start <= last and first <= end and end - start <= longest:
            return True
    return False


def is_as_long(told: Days, wanted: Days) -> bool:
    """Return whether a period is about as long as another one, or longer."""
    lengths = [date.fromisoformat(end) - date.fromisoformat(start) for start, end in (told, wanted)]
    return 2 * lengths[0] >= lengths[1]


def _undated_verdict(claimed: str, told: str) -> str:
    """Compare what two times say of year, month and day, where the year is not known."""
    claimed, told = (_THIS_YEAR.sub("", text) for text in (claimed, told))
    ours, theirs = _DAY.fullmatch(claimed), _DAY.fullmatch(told)
    if claimed == told:
        return FOLLOWS
    if not (ours and theirs):
        return OPEN
    pairs = [(a, b) for a, b in zip(ours.groups(), theirs.groups(), strict=True) if a and b]
    if any(int(a) != int(b) for a, b in pairs):
        return EXCLUDED
    return FOLLOWS if pairs and ours.group(3) == theirs.group(3) else OPEN
