"""Times of day behind a date: kept in its text and given as HH:MM, never counted into its days."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli.reading.dates.timex_patterns import DASH, FIGURE
from zgc_cli.reading.dates.vocabulary import number
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

LONG_PART_OF_DAY = "凌晨|清晨|早上|早晨|早间|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|深夜"
PART_OF_DAY = f"{LONG_PART_OF_DAY}|[早晚]"
_HOUR = f"[0-9]{{1,2}}|二十[一二三四]?|十[{FIGURE}]?|[零两{FIGURE}]"
_MINUTE = f"[0-9]{{1,2}}|(?:[二三四五]十|[廿卅])[{FIGURE}]?|十[{FIGURE}]?|零?[{FIGURE}]"


def _time(name: str) -> str:
    """Return the pattern of a time of day, its groups with a name of their own."""
    return rf"""(?:北京时间|当地时间)?(?P<{name}part>{PART_OF_DAY})?\ ?(?:
    (?P<{name}bare>[0-9]{{1,2}})(?={DASH}(?:{PART_OF_DAY})?[0-9]{{1,2}}[时点])
    |(?P<{name}h>[01]?[0-9]|2[0-4])[:：](?P<{name}m>[0-5][0-9])(?:[:：][0-5][0-9])?(?![0-9:：])
    |(?P<{name}hour>{_HOUR})(?:时(?![代间期段尚评装隔速常])|点钟?(?!多|[0-9]+[^0-9分，。；]))整?
        (?:(?P<{name}half>半(?![年月个天价岛]))|(?P<{name}quarter>[一三])刻
        |(?P<{name}min>{_MINUTE})(?:分(?!之[0-9一二三四五六七八九十]|钟)(?:[0-9]{{1,2}}秒)?|(?=[，。；]|$)))?)"""


WEEKDAY = "(?:[（(](?:周|星期|礼拜)[一二三四五六日天][）)])?"
_CLOCK = Pattern(f"(?x){WEEKDAY}[ T]?{_time('a')}(?:{DASH}{_time('b')})?(?:许|左右|前后)?")
# What a time of day begins with.
_FIRST = frozenset(f"（( T北当凌清早上中正午下傍晚深夜0123456789廿卅零两{FIGURE}十")
# By the first character of a part of the day: the hours that are after noon, and what 12 is.
_AFTER_NOON = dict.fromkeys("下午傍", (1, 11)) | dict.fromkeys("中正", (1, 4))
_AFTER_NOON |= dict.fromkeys("晚夜深", (5, 11))
_AT_TWELVE = {"凌": 0, "晚": 24, "夜": 24, "深": 24}


# A bare hour is a time where it stands behind one of these; in digits, before 时 anyway.
_AT = Pattern("(?:[天日晚午于在从自]|(?:周|星期)[一二三四五六日天])$")
_NO_TIME_BEFORE = Pattern("[0-9.:：比/按以为-]$")


class ClockTime(NamedTuple):
    """Times of day at `start` to `end` of a text: one, or both ends of a range, as HH:MM.

    `certain`: whether the text tells if it is before or after noon.
    """

    start: int
    end: int
    values: tuple[str, ...]
    certain: bool

    def is_told_by(self, others: Sequence["ClockTime"]) -> bool:
        """Return whether each of the times is one of the others'; 7点半 may be 19:30."""
        return all(any(_is_same(self, time, other) for other in others) for time in self.values)


def _is_same(one: ClockTime, time: str, other: ClockTime) -> bool:
    turn = 720 if one.certain != other.certain else 1440  # minutes
    return any((_minutes(time) - _minutes(told)) % turn == 0 for told in other.values)


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def find(text: str) -> Iterator[ClockTime]:
    """Yield the times of day of a text, whether a date stands before them or not."""
    for match in _CLOCK.finditer(text):
        before = text[: match.start()][-3:]
        told = any(match[f"a{name}"] for name in ("part", "m", "min", "half", "quarter", "bare"))
        bare = "时" in match[0] and match[0].lstrip()[0].isdecimal()
        bare = bare or match[0] == text
        values = _values(match, match["apart"] or "")
        if values and not _NO_TIME_BEFORE.search(before) and (told or bare or _AT.search(before)):
            late = any(int(value[:2]) > 12 for value in values)
            yield ClockTime(*match.span(), values, late or match["apart"] is not None)


def read(text: str, start: int, word: str) -> tuple[int, str] | None:
    """Return where the time of day behind a date ends, and its value.

    `word` is that date (今晚), if any.
    """
    match = _CLOCK.match(text, start) if text[start : start + 1] in _FIRST else None
    if not match:
        return None
    part = match["apart"] or (word[-1] if word.endswith(("晚", "夜", "早", "晨")) else "")
    values = _values(match, part)
    return (match.end(), "/".join(values)) if values else None


def _values(match: re.Match[str], part: str) -> tuple[str, ...]:
    """Return the time, or both ends of a range; none where no clock shows one of them."""
    times = [_value(match, "a", part)]
    if match["bh"] or match["bhour"]:
        times.append(_value(match, "b", match["bpart"] or part))
    return tuple(times) if all(times) else ()


def _value(match: re.Match[str], name: str, part: str) -> str:
    """Return HH:MM of a time; 晚上12点 is 24:00, and what no clock shows is empty."""
    hour = number(match[f"{name}h"] or match[f"{name}hour"] or match[f"{name}bare"])
    minute = 30 if match[f"{name}half"] else 0
    if quarter := match[f"{name}quarter"]:
        minute = 15 * number(quarter)
    if told := match[f"{name}m"] or match[f"{name}min"]:
        minute = number(told)
    low, high = _AFTER_NOON.get(part[:1], (1, 0))
    if hour == 12:
        hour = _AT_TWELVE.get(part[:1], 12)
    elif low <= hour <= high:
        hour += 12
    is_real = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
    return f"{hour:02}:{minute:02}" if is_real else ""
