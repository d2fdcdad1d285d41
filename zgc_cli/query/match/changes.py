"""Which way something changes, and what a number beside it is: where it ends, or by how much."""

import re

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_OPPOSED = {"up": "down", "wider": "narrower", "faster": "slower"}
_OPPOSED |= {other: direction for direction, other in _OPPOSED.items()}
_CROSSED = ({"wider", "down"}, {"narrower", "up"})
_FILLED = "(?:了|约|近|超过?|逾|将近|[至到])*$"  # between a verb and its number
_FROM = Pattern(r"(?:由|从|自(?![付主动费己然行身愿营有治]))[^，。；]{0,8}$")
_TO = Pattern(r"(?:至|到|为|成|[收报]于|报收?)(?:了|约|近|超过?)?(?:每[^\d，。]{1,3})?$")
_THAN = Pattern("(?:[比较][^，。；]{2,10}|[同环]比)[多少高低](?:了|出|约|近)*$")
_REACHES = Pattern("(?:高|多|长)?达")
_AT_RATE = Pattern("[以按][^，。；]{2,12}的(?:[增涨降跌升][幅速]|增长率|速度)$")
_SIZE_OF_CHANGE = "(?:[增涨降跌升]幅|增速|增长率)(?:为|是|达到?|约)*$"


def last_change(text: str) -> tuple[str, str]:
    """Return the last word of a change in a text, and its direction; nothing where there is none.

    A single character is one only right before the number: 增5%, and not 增城.
    """
    found = ("", "")
    for match in re.finditer(lexicon.pattern("changes"), text):
        if len(match[0]) > 1 or re.match(_FILLED, text[match.end() :]):
            found = match[0], lexicon.mapping("changes")[match[0]]
    return found


def are_opposed(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two changes exclude each other: 调升 and 调贬, 扩大 and 收窄 or 缩减."""
    return _OPPOSED.get(one[1]) == other[1] != "" or {one[1], other[1]} in _CROSSED


def end_of_change(before: str, figure: str) -> str:
    """Return what a number is to a change: `by` how much, `from`, `to`; empty for neither.

    `before` stands before it: 增长5亿元 is no 达到5亿元.
    """
    before = before.rstrip()
    if _AT_RATE.search(before) and _REACHES.match(figure):
        return "to"  # 以62.3%的增速达到38亿元
    if re.search(_SIZE_OF_CHANGE, before) or _THAN.search(before):
        return "by"
    if _TO.search(before) or _REACHES.match(figure):
        return "to"
    if _FROM.search(before):
        return "from"
    is_change = re.search(f"(?<!新)(?:{lexicon.pattern('changes')}){_FILLED}", before)
    return "by" if is_change else ""


def are_ends_of_one(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether two numbers at these places of a text are from what to what something changes.

    由71%升至93.4%: a noun in front is of both.
    """
    (begin, stop), (start, end) = first, second
    if not stop < start <= stop + _BETWEEN:
        return False
    before = text[max(0, begin - _BETWEEN) : begin]
    return (
        end_of_change(before, text[begin:stop]) == "from"
        and end_of_change(text[stop:start], text[start:end]) == "to"
    )


_BETWEEN = 12  # characters in front of a number, and between the two
