"""The dates of an article in order of time, between two bounds."""

import re

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date
from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.pattern import Pattern

# The longer words first: 深夜 is later than 夜.
_HOURS = {
    "凌晨": "03:00",
    "清晨": "06:00",
    "上午": "10:00",
    "中午": "12:00",
    "正午": "12:00",
    "午后": "14:00",
    "下午": "15:00",
    "傍晚": "18:00",
    "深夜": "23:00",
    "半夜": "23:59",
    "晨": "06:00",
    "早": "07:00",
    "晚": "20:00",
    "夜": "21:00",
}


def timeline(document: Document, since: str | None, until: str | None) -> list[Date]:
    """Return the dates that overlap a stretch of time, in its order; undated ones last.

    A bound is an ISO day, month or year, or a date in Chinese, by the day of the article. Undated
    records are left out where a bound is given.
    """
    day = document.header.date
    first, last = _bound(since, "0000", "--from", day), _bound(until, "9999", "--to", day)
    dated = [d for d in document.dates if d.start or d.end]
    undated = [d for d in document.dates if not (d.start or d.end)]
    # “十四五”以来 in a text without a date has no end.
    chosen = [d for d in dated if (d.end or "9999") >= first and (d.start or "0000") <= last]
    return sorted(chosen, key=in_time) + (undated if since is None and until is None else [])


def is_edition(document: Document, date: Date) -> bool:
    """Return whether a date only tells of which year a meeting or a report is: 2023年度股东大会."""
    text, end = document.paragraph(date.span.paragraph).text, date.span.end
    return date.text.endswith("年度") and bool(_OF_A_YEAR.match(text, end))


# 获奖 and 报告净利润 are what was done in the year, 报告期 and 会议费 other words.
_OF_A_YEAR = Pattern(
    "[^，。；：、,;:]{0,6}?(?:"
    "大会(?![战堂员师])|年会(?![员费计])|工作会(?![计有让使被])|会议(?![费室厅展员])|报告(?![期净称了厅会员]|营收|收入|亏损|盈利|利润)"
    "|年报|财报|[预决]算(?![内外收支执]|完成)|评选|十大|人物(?![流资])|考核(?!期)|(?<![获得受颁评斩夺])奖(?![金励惩罚补])|榜(?![首眼上额]))"
)


def in_time(date: Date) -> tuple[bool, str, str, str]:
    """Return the key by which dates are sorted: those of one day by the time, undated ones last."""
    is_undated = not (date.start or date.end)
    return is_undated, date.start or "", date.end or "9999", date.time or _hour(date.text)


def _hour(text: str) -> str:
    """Return about when a part of the day is, as HH:MM: behind 当天11时 stands 当晚."""
    return next((hour for part, hour in _HOURS.items() if part in text), "")


def _bound(day: str | None, default: str, option: str, anchor: str | None) -> str:
    if day is None:
        return default
    if not _is_calendar(day):
        if told := _told(day, option, anchor):
            return told
        raise QueryError(
            _(
                "{option} takes a day, a month or a year like 2026-03-25 or 去年3月, not {day!r}",
                option=option,
                day=day,
            )
        )
    # ISO days sort as text; a bare month or year reaches to its end.
    return day if option == "--from" else f"{day}-99"


def _told(text: str, option: str, anchor: str | None) -> str:
    """Return the ISO day with which a date in Chinese begins or ends; empty where it is none."""
    from datetime import date

    from zgc_cli.reading.dates.calendar import read

    found = read(text, date.fromisoformat(anchor) if anchor else None)
    if len(found) != 1 or (found[0][0].start, found[0][0].end) != (0, len(text)):
        return ""
    interval = found[0][1]
    day = interval.start if option == "--from" else interval.end
    return day.isoformat() if day else ""


def _is_calendar(day: str) -> bool:
    """Return whether a text is an ISO year, month or day of the calendar."""
    from datetime import date

    try:
        date.fromisoformat({4: f"{day}-01-01", 7: f"{day}-01"}.get(len(day), day))
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}(-\d{2}){0,2}", day) is not None
