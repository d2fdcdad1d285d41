"""Scores of a match: 2:1战胜, 比分3比0."""

from zgc_cli.reading.numbers import numerals
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_POINTS = "([0-9]{1,3}|[零一二三四五六七八九十]{1,3})"
_SCORE = Pattern(f"{_POINTS} ?([:：∶比]|[-－—–]) ?{_POINTS}(?![0-9.%％:：]|[-－—–][0-9])")
# What a score may stand behind in a list, all of which is said to be one of scores.
_LISTED = Pattern(f"(?:{_POINTS} ?[:：∶比] ?{_POINTS} ?[、，和及与] ?){{1,8}}$")
_MORE = Pattern(f"(?:[、，和及与] ?{_POINTS} ?[:：∶比] ?{_POINTS}){{0,8}}")
_LONGEST_LIST = 80  # characters
_SAID = Pattern(r"比分[^，。；：:0-9]{0,6}[:：]?$")


class Score(NamedTuple):
    """A score at `start` to `end`."""

    start: int
    end: int
    first: int
    second: int


def score_at(text: str, at: int) -> Score | None:
    """Return the score that begins at `at`: one that is called so, or with which somebody won."""
    match = _SCORE.match(text, at)
    if not match or (at and (text[at - 1].isdigit() or text[at - 1] in ":：.-/∶")):
        return None
    listed = _LISTED.search(text[max(0, at - _LONGEST_LIST) : at])
    first_at = at - len(listed[0]) if listed else at
    said = _SAID.search(text[max(0, first_at - 14) : first_at])
    scored = stands_before("scored with", text, at) and match[2] in ":：∶比"
    more = _MORE.match(text, match.end())
    end = more.end() if more else match.end()
    by = text[at - 1 : at] == "以" and stands_behind("scored by", text, end)
    if not (said or scored or by or stands_behind("scored", text, end)):
        return None
    first, second = numerals.whole(match[1]), numerals.whole(match[3])
    if not isinstance(first, int) or not isinstance(second, int):
        return None
    return Score(at, match.end(), first, second)
