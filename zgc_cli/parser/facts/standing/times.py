"""When a fact is, so that a reader needs no other line: 今年5月 and 13日 in ISO, 近日 by the day.

Dates are written as ISO 8601 has them, to the precision that is told: 2023, 2023-05, 2023-05-13,
2023-01/2023-07, 2023-05-13/15. What is told of now or of late is so as of the day of the article.
"""

from collections.abc import Sequence
from datetime import date as day
from datetime import timedelta
from functools import lru_cache

from zgc_cli.document.records import Date
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.words.text_units import starting_in
from zgc_cli.runtime.pattern import Pattern

_ABSOLUTE = Pattern(
    "[12][0-9]{3}|世纪|年代|[一二][〇零○一二三四五六七八九]{3}年|[“”]|[一二三四五六七八九十]五"
)
_PART = Pattern("年?[初中底末]$|[上中下]旬$")
_HOUR = Pattern("(?:凌晨|清晨|早[上间]|上午|中午|午间|下午|傍晚|晚[上间]?|夜[里间晚]?|深夜)$")
# Of which the day of the article is a part of the meaning.
_NOW = Pattern(
    "[近日]日(?=[，在来已正])|近日|日前(?!夕)|近期|近来|最近(?!的)|目前|当前|眼下|如今|"
    "现在|现(?=[有已共])|当下|至今|迄今"
    "|(?<!业)已经?(?!故|婚|知)|累计|截至(?:发稿|今)|共有|下一步|接下来|(?:过去|"
    "近)[0-9一二两三四五六七八九十几]+个?(?:小时|[天日月年周])"
)
_DATELINE = Pattern("[日 ]*(?:消息|电|讯|[综专]?[合电]?报道)")
_LEARNT = Pattern("获悉|了解到|得知|据悉")
_ENDS = "。！？”"
_MONTH = 7  # characters of a year and a month
_FRESH = 31  # days
_BACK = 120  # characters from a clause back to the start of its sentence
_REACH = 1_000  # characters back to the time that dates a fact; few stand farther
_BEFORE = Pattern("曾|此前|当[时年]|那时|早前|之前|原(?!因|来|料|则)")


def in_iso(date: Date) -> str | None:
    """Return when a date is, as short as ISO allows; None where nobody can tell."""
    if date.start is None or date.end is None:
        return None
    first, last = day.fromisoformat(date.start), day.fromisoformat(date.end) + timedelta(1)
    if part := _PART.search(date.text) if date.mod in ("start", "mid", "end") else None:
        month = "" if part[0][0] == "年" else f"年{first.month}月"
        return f"{first.year}{month}{part[0]}"  # 2023年底, 2023年7月下旬
    if first.day == last.day == 1:
        size = 4 if first.month == last.month == 1 else 7
        start, end = date.start[:size], date.end[:size]
    else:
        start, end = date.start, date.end
    if start != end and start[:5] == end[:5] and len(end) > _MONTH:
        return f"{start}/{end[5:]}" if start[:7] != end[:7] else f"{start}/{end[8:]}"
    if start != end:
        return f"{start}/{end}"
    return f"{start} {date.time}" if date.time else start


def is_absolute(date: Date) -> bool:
    """Return whether a date is understood without another one."""
    return bool(_ABSOLUTE.search(date.text))


def resolved(words: str, text: str, end: int, dates: Sequence[Date]) -> str:
    """Write those of the dates in `words` in ISO that need another day to be understood.

    `words` stand in `text` before `end`, the nearest are meant; `dates` are those of the text.
    """
    place = text.rfind(words, max(0, end - _REACH), end)
    place = _first(text, words) if place < 0 else place
    if place < 0:
        return words  # 当天, which is in ISO already
    at = place
    parts: list[str] = []
    for date in starting_in(dates, place, place + len(words)):
        if at <= date.span.start and date.span.end <= place + len(words):
            parts += text[at : date.span.start], _in_iso_as_written(date)
            at = date.span.end
    return "".join((*parts, text[at : place + len(words)]))


@lru_cache(maxsize=64)
def _first(text: str, words: str) -> int:
    """Return where words stand that date many facts far behind them."""
    return text.find(words)


def _in_iso_as_written(date: Date) -> str:
    iso = in_iso(date)
    if iso is None or is_absolute(date):
        return date.text
    hour = None if date.time else _HOUR.search(date.text)
    return iso + (hour[0] if hour else "")


def in_time(
    fact: Statement, text: str, dates: Sequence[Date], today: str | None, *, lead: bool
) -> Statement | None:
    """Give a fact a time that its row alone tells; `dates` are those of its paragraph's `text`.

    What has none is as of `today`, the day of the article, if it is told of now, was learnt that
    day or is an event of the `lead`; without that day 25日 may be of any month. None where dates
    stand in front of it of which it is not clear whether they are its own.
    """
    if fact.kind == "affiliation" or today is None:
        return fact
    if fact.time:
        return fact._replace(time=resolved(fact.time, text, fact.span.end, dates))
    words = "".join(fact[2:4] if fact.kind == "statement" else fact[1:4])
    own = [d for d in starting_in(dates, fact.offset, fact.span.end) if d.text in words]
    if fact.kind == "statement":
        return _as_of(fact, today, text, words, own)
    when = [d for d in own if not is_absolute(d) and d.text in fact.predicate]
    when = [d for d in when if not _of_noun(text, d)]
    if when:
        return fact._replace(time=in_iso(when[0]))
    if any(is_absolute(d) and _is_told_in(fact, d) for d in own):
        return fact
    begin = _sentence_start(text, fact.offset)
    ahead = starting_in(dates, begin, fact.offset)
    ahead = [d for d in ahead if not _DATELINE.match(text, d.span.end)]
    learnt = _LEARNT.search(text, begin, fact.offset)
    if ahead and not learnt:
        return _behind(fact, text, ahead)
    words = text[max(begin, fact.offset - _BACK) : fact.span.end]
    of_day = lead if fact.kind == "event" else False
    of_day = of_day or bool(_RESULT.search(words) and _is_fresh(dates, fact, today))
    return _as_of(fact, today, text, words, own, now=bool(ahead and learnt) or of_day)


# What a match or a day at the exchange ends with: no report tells of it again later.
_RESULT = Pattern(
    "收(?:于|报|盘价?)|报收|夺(?:得|冠|金|魁)|[摘获]得[^，。]{0,12}(?:[金银铜]牌|冠军|亚军|季军)"
    "|击败|战胜|险胜|不敌|负于|横扫|逆转|晋级|砍下|轰下|攻入|打入|梅开二度|[得拿]到?下?[^，。]{0,8}[0-9]+分"
    "|[0-9]+[:：比][0-9]+|比分"
)


def _is_fresh(dates: Sequence[Date], fact: Statement, today: str) -> bool:
    """Return whether none of the nearest dates before a fact leads its reader back in time."""
    oldest = (day.fromisoformat(today) - timedelta(_FRESH)).isoformat()
    before = starting_in(dates, fact.span.end - _REACH, fact.span.end)
    return all(oldest <= (date.start or "") <= today for date in before)


def _sentence_start(text: str, end: int) -> int:
    """Return where the sentence begins that goes on at `end`; no more is looked through."""
    size = _BACK
    while True:
        floor = max(0, end - size)
        begin = max(text.rfind(mark, floor, end) + 1 for mark in _ENDS)
        if begin or not floor:
            return begin
        size *= 2


def _as_of(
    fact: Statement,
    today: str,
    text: str,
    words: str,
    own: Sequence[Date],
    *,
    now: bool = False,
) -> Statement:
    """Give a fact the day of the article where `words` or a date of its `own` tell of now."""
    now = now or not all(map(is_absolute, own)) or bool(_NOW.search(words))
    before = _BEFORE.search(text, fact.offset, fact.span.end)
    return fact._replace(time=f"截至{today}") if now and not before else fact


def _is_told_in(fact: Statement, date: Date) -> bool:
    """Return whether a date in a fact dates it: not that of 发布 | 2023年半年报."""
    return date.text not in fact.object or fact.object.endswith(date.text)


def _of_noun(text: str, date: Date) -> bool:
    """Return whether a date belongs to a noun, or to what is compared: 从上月的低点反弹."""
    _, start, end = date.span
    return text[start - 1 : start] in tuple("从较比自") or text[end : end + 1] == "的"


def _behind(fact: Statement, text: str, ahead: Sequence[Date]) -> Statement | None:
    """Give a fact the only date that its sentence begins with or that dates a measure before it."""
    date = ahead[0]
    leads = text[date.span.end : date.span.end + 1] == "，" or fact.rule == "dead-and-injured"
    if len(ahead) == 1 and (leads or fact.rule == "attribute-figure"):
        return fact._replace(time=date.text if is_absolute(date) else in_iso(date))
    return None if fact.kind in ("event", "quantity") else fact
