"""Time expressions (TIMEX3) in a text: where they stand and what shape they have.

`find` reads text alone and knows no calendar; `calendar` gives the days. Ranges are joined here
(3月25日至29日 is one expression), and what stands inside 《》 is a title, not a date.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from zgc_cli.reading.dates.shapes import Between, Moment, Same, Shift, Timex, Weekday, Window
from zgc_cli.reading.dates.timex_patterns import DASH, FIGURE, guarded, not_before
from zgc_cli.reading.dates.timex_rules import RULES
from zgc_cli.reading.pattern import Pattern

# Full-width digits and traditional characters are read as their plain forms, one for one, so
# that every character keeps its place.
_PLAIN = str.maketrans(
    "０１２３４５６７８９週個後號當來過兩歲紀將計劃開間這從於與內現齡級輕產發禮終農曆陰舊歷達",
    "0123456789周个后号当来过两岁纪将计划开间这从于与内现龄级轻产发礼终农历阴旧历达",
)
_TITLE = Pattern("《[^《》]{0,80}》")
_SINCE = Pattern(f"(?:时期|期间)?(?:{guarded('以来')}|{guarded('至今')}|迄今|到现在)")
_CLOCK = (
    "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜间|晚)?"
    "(?:[0-9]{1,2}(?:时|点|[:：][0-9]{2})(?:[0-9]{1,2}分|许|半)?)?"
)
_JOINT = Pattern(f"(?:[（(][^（）()]{{1,8}}[）)])?{_CLOCK}起?{DASH}(?:次日$)?")
_STARTING = Pattern(f"{guarded('起')}|开始")
_ENDING = Pattern(f"之前|以前|前(?![0-9{FIGURE}十百几数两]){not_before('前')}")
_AROUND = ("前后", "左右")


def find(text: str) -> list[Timex]:
    """Return the time expressions of a text in their order, none overlapping another."""
    plain = text.translate(_PLAIN)
    candidates = chain.from_iterable(rule.apply(plain) for rule in RULES)
    complete = (_with_tail(timex, plain) for timex in _settle(candidates))
    return list(_joined(complete, plain))


def _settle(candidates: Iterable[Timex]) -> Iterator[Timex]:
    """Keep the first and, of those that begin together, the longest; RULES decides a tie."""
    end = 0
    for timex in sorted(candidates, key=lambda t: (t.start, -t.end)):
        if timex.start >= end:
            end = timex.end
            yield timex


def _with_tail(timex: Timex, text: str) -> Timex:
    """Read what stands around it: 2019年以来, 截至5月底, 2027年前, 7月1日起, 2020年前后."""
    if isinstance(timex.shape, Same | Window):
        return timex
    if tail := _SINCE.match(text, timex.end):
        return timex._replace(end=tail.end(), mod="since", since=True)
    if text.startswith(_AROUND, timex.end):
        return timex._replace(mod="approx")
    if _STARTING.match(text, timex.end):
        return timex._replace(mod="since")
    if text.endswith(("截至", "截止", "截至到", "截止到"), 0, timex.start):
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
            shape = Between(last.shape, timex.shape)
            yield Timex(last.start, timex.end, shape, "range", timex.mod, timex.since)
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
    if not all(isinstance(t.shape, Moment | Shift | Weekday) for t in (first, last)):
        return False
    return bool(_JOINT.fullmatch(text, first.end, last.start))
