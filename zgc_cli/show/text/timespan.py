"""A stretch of time in the fewest digits that tell it: 2021–2025, 2026-03-25 – 29, 2025 Q2."""

from zgc_cli.document.records import Date
from zgc_cli.runtime.language import _
from zgc_cli.show.theme import Signs

_MONTHS = {"quarter": (3, "Q"), "half": (6, "H")}


def period(date: Date, signs: Signs) -> str:
    """Return when it was, no finer than it is told; empty where no day could be found."""
    start, end = date.start, date.end
    if not start or not end:
        return f"{start or ''} {signs.dash} {end or ''}".strip() if start or end else ""
    label = _named(date, start, end) or _stretch(start, end, signs)
    if date.time and start == end:
        label += f" {date.time.replace('/', signs.dash)}"
    if date.mod == "since":
        return f"{_coarse(start, date.text)} {signs.dash}"
    if date.mod == "approx":
        return f"{signs.approx} {label}"
    if date.mod == "before":
        return _("until {time}", time=label)
    return _("after {time}", time=label) if date.mod == "after" else label


def _named(date: Date, start: str, end: str) -> str:
    """Return the half of a year, its quarter, or the part of a year or a month that is told."""
    words = {"start": _("early"), "mid": _("middle"), "end": _("late")}
    if part := words.get(date.mod or ""):
        # 3月初 is ten days of a month, 年初 a month of a year.
        whole = 7 if start[:7] == end[:7] and not _is_whole(start, end, 7) else 4
        return f"{start[:whole]} {part}" if start[:whole] == end[:whole] else ""
    size, letter = _MONTHS.get(date.granularity, (0, ""))
    first, last = int(start[5:7]), int(end[5:7])
    if not size or start[:4] != end[:4] or last - first + 1 != size:
        return ""
    return f"{start[:4]} {letter}{last // size}"


def _stretch(start: str, end: str, signs: Signs) -> str:
    """Return both ends as years, months or days, the second without what it has in common."""
    size = next((n for n in (4, 7) if _is_whole(start, end, n)), 10)
    first, last = start[:size], end[:size]
    if first == last:
        return first
    if size == 4:
        return f"{first}{signs.dash}{last}"
    common = next((n for n in (8, 5) if n < size and first[:n] == last[:n]), 0)
    return f"{first} {signs.dash} {last[common:]}"


def _is_whole(start: str, end: str, size: int) -> bool:
    """Return whether a stretch is one of whole years (`size` 4) or months (7)."""
    from calendar import monthrange

    if size == 4:
        return start[4:] == "-01-01" and end[4:] == "-12-31"
    return start[8:] == "01" and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]


def _coarse(day: str, told: str) -> str:
    """Return the first day of what 2021年以来, 3月以来 tell as the year or the month."""
    if "日" in told or "号" in told or day[8:] != "01":
        return day
    return day[:4] if day[5:7] == "01" and "月" not in told else day[:7]
