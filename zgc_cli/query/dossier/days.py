"""Days that a question or a claim is of, and days that an article tells."""

from datetime import date, timedelta

Days = tuple[str, str]  # the first and the last, both ISO days
_WEEK = timedelta(days=7)


def is_told(wanted: Days, told: Days) -> bool:
    """Return whether some days tell of those that are wanted: a year tells nothing of its March."""
    (first, last), (start, end) = (tuple(map(date.fromisoformat, d)) for d in (wanted, told))
    return start <= last and first <= end and end - start <= 2 * (last - first) + _WEEK
