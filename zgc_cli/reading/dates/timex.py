"""Time expressions (TIMEX3) in a text: where they stand and what shape they have.

`find` reads text alone and knows no calendar; `calendar` gives the days. What belongs together is
put together here (2024年 and 国庆节, 3月25日至29日); what stands inside 《》 is a title, no date.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from zgc_cli.reading.dates import clock
from zgc_cli.reading.dates.neighbours import whole
from zgc_cli.reading.dates.shapes import (
    SHORT,
    Between,
    Ended,
    Feast,
    Moment,
    Portion,
    Same,
    Shape,
    Shift,
    Timex,
    Weekday,
    Window,
)
from zgc_cli.reading.dates.timex_patterns import DASH, FIGURE, guarded, not_before
from zgc_cli.reading.dates.timex_rules import LOCAL_RULES, RULES
from zgc_cli.reading.dates.vocabulary import number
from zgc_cli.reading.numbers.characters import plain_form
from zgc_cli.runtime.pattern import Pattern

# Each character stands for one, so that offsets hold.
_PLAIN = str.maketrans("０１２３４５６７８９／．：", "0123456789/.:")
_WIDE = Pattern("[０-９／．：]")
_TITLE = Pattern("《[^《》]{0,80}》")
_SINCE = Pattern(
    f"(?:时期|期间)?(?:{guarded('以来')}|{guarded('至今')}|迄今|到现在)"
    f"|(?<=[今去]年){guarded('N年来', '来')}"
)
# 今天下午, 3月25日（周三）晚; not 早些时候, 晚于, 晚宴.
_PART = Pattern(
    f"{clock.WEEKDAY}(?:(?:{clock.LONG_PART_OF_DAY}|夜里|白天)(?![0-9点])"
    "|[早晚](?![0-9点餐饭报班些于已就高会宴场盘市稻课操自熟育婚恋前年期集]))"
)
_LONG_AROUND = 2  # characters of 前后 and 左右
_PART_OF_DAY = f"(?:{clock.PART_OF_DAY}|[前后]?半夜|夜里|白天)?"
_JOINT = Pattern(
    f"(?:[（(][^（）()]{{1,8}}[）)])?{_PART_OF_DAY}(?:[0-9]{{1,2}}[时点])?起?"
    f"(?:{DASH}|(?:一直|持续|延续)+[至到])(?:次日$)?"
)
_AND = Pattern(" ?(?:和|与|、|跟) ?")
_STARTING = Pattern(f"{_PART_OF_DAY}(?:{guarded('起')}|开始)")
_STARTING_THERE = Pattern("[或及](?:之|以)?后")
_ENDING = Pattern(f"前夕|[或及]?之前|[或及]?以前|前(?![0-9{FIGURE}十百几数两]){not_before('前')}")
_AFTER = Pattern(
    f"之后|以后|后(?![0-9{FIGURE}十百几数两天年半市方备勤面卫者个]){not_before('N年后')}"
)
_ENDED = Pattern(f"止?的?(?:(?P<n>[369]|12|十二|[{FIGURE}])个月|(?:止|财政)年度?)")
_AROUND = ("前后", "左右")


def find(text: str, *, of_taiwan: bool = False) -> list[Timex]:
    """Return the time expressions of a text in their order, none overlapping another.

    `of_taiwan` texts count the years of the Republic: 113年5月 is of 2024.
    """
    plain = plain_form(text)
    if _WIDE.search(plain):
        plain = plain.translate(_PLAIN)
    rules = (*LOCAL_RULES, *RULES) if of_taiwan else RULES
    candidates = chain.from_iterable(rule.apply(plain) for rule in rules)
    settled = list(_composed(_settle(candidates), plain))
    complete = (_with_tail(_with_clock(timex, plain), plain) for timex in settled)
    return whole(_joined(_settle(complete), plain), plain)


def _settle(candidates: Iterable[Timex]) -> Iterator[Timex]:
    """Keep the first of any that overlap and, of those that begin together, the longest.

    RULES decides a tie.
    """
    end = 0
    for timex in sorted(candidates, key=lambda t: (t.start, -t.end)):
        if timex.start >= end:
            end = timex.end
            yield timex


def _composed(expressions: Iterable[Timex], text: str) -> Iterator[Timex]:
    """Put what stands side by side together: 2024年 and 国庆节, 十月 and its 第一周."""
    last: Timex | None = None
    for timex in expressions:
        together = last and text[last.end : timex.start] in ("", " ", "的", "创下的")
        if last and together and _names_again(last.shape, timex.shape):
            last = last._replace(end=timex.end)
            continue
        shape = _composition(last.shape, timex.shape) if last and together else None
        if last and shape:
            last = timex._replace(start=last.start, shape=shape)
            continue
        if last:
            yield last
        last = timex if not isinstance(timex.shape, Portion) or timex.shape.whole else None
    if last:
        yield last


def _names_again(first: Shape, last: Shape) -> bool:
    """Return whether the second is another name of the same day: 8月6日周日, 9月10日教师节."""
    is_name = isinstance(last, Weekday | Feast) and not isinstance(first, Feast)
    return is_name and _is_day(first)


def _composition(first: Shape, last: Shape) -> Shape | None:
    """Return the one shape of two, the first of which lends its year or is the whole."""
    if isinstance(last, Portion):
        is_whole = (isinstance(first, Moment) and (first.days is None or first.mod)) or (
            isinstance(first, Shift | Weekday)
        )
        return last._replace(whole=first) if is_whole else None
    if not isinstance(first, Moment) or first.months or first.days or first.mod or not first.years:
        return None
    if first.year_base == SHORT and isinstance(last, Feast):
        return None  # 15年春节 are fifteen of them
    if isinstance(last, Feast) or (isinstance(last, Moment) and last.months):
        return None if last.years else last._replace(years=first.years, year_base=first.year_base)
    return None


def _with_clock(timex: Timex, text: str) -> Timex:
    """Read the time of day behind a day: 3月25日上午9时, 今晚6点."""
    if not _is_day(timex.shape):
        return timex
    if timex.rule == "time-alone":
        start, word = timex.start, ""
    else:
        start, word = timex.end, text[timex.start : timex.end]
    found = clock.read(text, start, word)
    if found:
        return timex._replace(end=found[0], time=found[1])
    part = _PART.match(text, timex.end) if text[timex.end - 1] not in "早晚晨夜" else None
    return timex._replace(end=part.end()) if part else timex


def _is_day(shape: Shape) -> bool:
    if isinstance(shape, Moment | Feast):
        return shape.granularity == "day" and not shape.mod
    if isinstance(shape, Shift):
        return shape.unit == "day" and shape.low == shape.high
    return isinstance(shape, Weekday) and shape.days[0] == shape.days[1]


def _with_tail(timex: Timex, text: str) -> Timex:
    """Read what stands around it: 2019年以来, 截至5月底, 2027年前, 7月1日起, 2020年前后."""
    if isinstance(timex.shape, Same | Window):
        return timex
    if tail := _SINCE.match(text, timex.end):
        return timex._replace(end=tail.end(), mod="since", since=True)
    if text.startswith(_AROUND, timex.end):
        return timex._replace(end=timex.end + _LONG_AROUND, mod="approx")
    if _AFTER.match(text, timex.end):
        return timex._replace(mod="after")
    starting = _STARTING.match(text, timex.end)
    if starting and text.endswith(("于", "在"), 0, timex.start) and starting[0].endswith("开始"):
        return timex  # 比赛于8日开始: it began then, and is not still going on
    if starting or _STARTING_THERE.match(text, timex.end):
        return timex._replace(mod="since")
    if text.endswith(("截至", "截止", "截至到", "截止到", "截止至"), 0, timex.start):
        if (ended := _ENDED.match(text, timex.end)) and _is_day(timex.shape):
            shape = Ended(timex.shape, number(ended["n"]) if ended["n"] else 12)
            return timex._replace(end=ended.end(), shape=shape)
        own = timex.shape.mod if isinstance(timex.shape, Moment | Shift) else None
        return timex._replace(mod=own or "before")
    return timex._replace(mod="before") if _ENDING.match(text, timex.end) else timex


def _joined(expressions: Iterable[Timex], text: str) -> Iterator[Timex]:
    """Join two expressions that 至, 到 or a dash holds together, and drop those in a title."""
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    titles.reverse()
    last: Timex | None = None
    for timex in expressions:
        while titles and titles[-1][1] <= timex.start:
            titles.pop()
        if titles and titles[-1][0] < timex.start:
            continue
        if last and _joins(last, timex, text):
            shape, times = Between(last.shape, timex.shape), [last.time, timex.time]
            time = "/".join(filter(None, times)) or None
            yield Timex(last.start, timex.end, shape, "range", timex.mod, timex.since, time)
            last = None
            continue
        if last:
            yield last
        last = timex
    if last:
        yield last


def _joins(first: Timex, last: Timex, text: str) -> bool:
    if last.start - first.end > 24 or first.since:
        return False
    if not all(
        isinstance(t.shape, Moment | Shift | Weekday | Feast | Portion) for t in (first, last)
    ):
        return False
    if _JOINT.fullmatch(text, first.end, last.start):
        return True
    return text.startswith("之间", last.end) and bool(_AND.fullmatch(text, first.end, last.start))
