"""What stands around an expression: whether all of it was read, and whether it is of a plan.

Never a part as the whole: digits, numerals, and the names of years, months and days beside one
belong to what was not understood (13月5日, 每年3月至5月): then there is no expression at all.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from zgc_cli.reading.dates.shapes import ANCHOR, Between, Moment, Shape, Shift, Timex, Weekday
from zgc_cli.reading.dates.timex_patterns import DASH, FIGURE
from zgc_cli.reading.pattern import Pattern

_NUMERAL = f"[0-9零〇○两{FIGURE}十廿百千万亿]"
_STARTS_WITH_NUMBER = Pattern(f"{_NUMERAL}")
# 三|十月 (but not 五万|8月), 第|3月, 1.|5月.
_BEFORE = Pattern(
    f"(?:(?<!周)(?<!星期)(?<!礼拜)(?<![第之唯])(?P<han>{_NUMERAL}|[几数])|第|[0-9][.:/])$"
)
# 13月|5日, 15年|3月, 每年|3月: a day or month whose own month or year was not read.
_LARGER = {
    "year": Pattern("(?!)"),
    "month": Pattern(f"(?:{_NUMERAL}|[每历往去今明前后当同新学财])年的?$"),
    "day": Pattern("[年月](?:的|农历)?$"),
}
# 8月|十五, 2024年|13月, 上一年|半.
_BEHIND = Pattern(
    rf"{_NUMERAL}{{1,3}}(?:[月日]|季度|[上中下]{{1,2}}旬|世纪|$|[，。；）)])|半(?=[，。；]|$)|/[0-9]"
    rf"|农历|阴历|[上中下]{{1,2}}旬"
)
# 每年3月至|5日, 3月5日|至32日: the other end of it was not read.
_JOINED_BEFORE = {
    "year": Pattern(f"(?<=[0-9]{{2}}){DASH}$|(?<=[0-9]{{4}})、$"),
    "month": Pattern(f"(?:(?<=[0-9日号])|(?<=[^个]月)){DASH}$"),
    "day": Pattern(f"(?<=[0-9日号]){DASH}$"),
}
# 每逢|周二, 2023|上半年.
_RECURRING = ("每", "每到", "每逢", "每个")
_PARTS = tuple("上下第首前年月春夏秋冬")
_JOINED_BEHIND = Pattern(f"(?P<dash>{DASH})(?:[0-9]{{1,4}}|[{FIGURE}十]{{1,3}})[年月日号](?!线|楼)")
_REACH = 8
_PLANNED_BEFORE = Pattern("(?:将|拟|计划|预计|有望|定于|力争|预期|争取|到|赶在)[^，。；！？]{0,8}$")
_PLANNED_BEHIND = Pattern(
    "[^。；！？]{0,14}?(?:将|拟|计划|预计|有望|起[施实执]|即可|还有[0-9一二三四五六七八九十两]+天)|之?前(?!往)"
)


def whole(expressions: Iterable[Timex], text: str) -> list[Timex]:
    """Return the expressions beside which nothing is left that would belong to them."""
    found = list(expressions)
    starts, ends = {t.start for t in found}, {t.end for t in found}
    return [t for t in found if _is_whole(t, text, starts, ends)]


def _is_whole(timex: Timex, text: str, starts: set[int], ends: set[int]) -> bool:
    start, end = timex.start, timex.end
    if end not in starts and _BEHIND.match(text, end, end + _REACH):
        return False
    joined = _JOINED_BEHIND.match(text, end, end + _REACH)
    if joined and joined.end("dash") not in starts:
        return False
    if text.endswith(_RECURRING, 0, start):
        return False
    if text.startswith(_PARTS, start) and start and text[start - 1] in "0123456789":
        return False
    if start in ends or not _STARTS_WITH_NUMBER.match(text, start):
        return True
    floor, kind = max(0, start - _REACH), _largest(timex.shape)
    if _LARGER[kind].search(text, floor, start):
        return False
    joined = _JOINED_BEFORE[kind].search(text, floor, start)
    if joined and joined.start() not in ends:
        return False
    before = _BEFORE.search(text, floor, start)
    return not before or bool(before["han"] and text[start].isascii())


def _largest(shape: Shape) -> str:
    """Return what an expression begins with: its year, its month or its day."""
    if isinstance(shape, Between):
        return _largest(shape.first)
    if isinstance(shape, Shift):
        return "day"  # 每年11月|1日之前
    if not isinstance(shape, Moment) or shape.years:
        return "year"
    return "month" if shape.months else "day"


def by_date_beside(expressions: list[Timex], text: str) -> dict[Timex, Timex]:
    """Return the dates that say which day a word means: 昨日（8月8日）, 7月15日（今日）."""
    explained = {}
    for first, last in pairwise(expressions):
        is_aside = text[first.end : last.start] in ("（", "(") and text[
            last.end : last.end + 1
        ] in ("）", ")")
        if is_aside and _is_day_word(first.shape) and _is_numbered_day(last.shape):
            explained[first] = last
        elif is_aside and _is_numbered_day(first.shape) and _is_day_word(last.shape):
            explained[last] = first
    return explained


def _is_day_word(shape: Shape) -> bool:
    if isinstance(shape, Shift):
        return shape.unit == "day" and shape.low == shape.high and shape.base == ANCHOR
    return isinstance(shape, Weekday) and shape.days[0] == shape.days[1]


def _is_numbered_day(shape: Shape) -> bool:
    return isinstance(shape, Moment) and shape.granularity == "day" and not shape.mod


def is_month(shape: Shape) -> bool:
    """Return whether a shape is a month without a day and a year of its own."""
    return isinstance(shape, Moment) and bool(shape.months) and not (shape.days or shape.years)


class TimexContext(NamedTuple):
    """A time expression in its text."""

    timex: Timex
    text: str

    def is_behind(self, *words: str) -> bool:
        """Return whether one of the words stands right before the expression."""
        return self.text.endswith(words, 0, self.timex.start)

    def is_before(self, *words: str) -> bool:
        """Return whether one of the words stands right behind the expression."""
        return self.text.startswith(words, self.timex.end)

    def is_planned(self) -> bool:
        """Return whether the words around it speak of what is to come (将于1月1日起施行)."""
        start, end = self.timex.start, self.timex.end
        return bool(
            _PLANNED_BEFORE.search(self.text, max(0, start - 12), start)
            or _PLANNED_BEHIND.match(self.text, end, end + 18)
        )

    def is_that_year(self) -> bool:
        """Return whether it is 当年, which may mean only 'back then' (当年的老厂房)."""
        return self.text[self.timex.start : self.timex.end] == "当年"
