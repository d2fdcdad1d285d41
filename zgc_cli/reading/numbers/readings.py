"""What the rules for quantities give: a number with its unit at one place of a text."""

from zgc_cli.reading.numbers import numerals, units
from zgc_cli.reading.numbers.numerals import Exact, Numeral
from zgc_cli.reading.numbers.units import Unit
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

VAGUE_BEFORE = "几数好若无"
# What is told by 2、3 of them; 1、2组 and 五、六年级 are two names.
_TOLD_BY_TWO = (
    "[个名位家间件次天人块种元遍回趟岁里斤吨米亩倍只头辆台份杯瓶户]"
    "|年(?![级期度季])|成(?!立|为|功)|分钟|小时|公里|公斤"
)
_NEXT_LEVEL = Pattern(
    "、 ?(?:([0-9]{1,2}|[一二三四五六七八九十]) ?级(?!以上)"
    f"|([二两三四五六七八九])(?:{_TOLD_BY_TWO})"
    "|(?:(?<=[一二两三四五六七八]、)[二两三四五六七八九](?=[十百千万亿])"
    f"|(?<=[1-8]、)[2-9](?=[百千万亿]?(?:{_TOLD_BY_TWO}))))"
)
EACH = Pattern("分别|各自|依次")  # of which each has a number of its own
# 1、2人死亡 | 。二、三百人: the number of an item of a list; behind a colon a list begins with 1.
_LIST_START = Pattern("(?:^|[。！？；;!?\\n●■◆▪•]|(?P<colon>[：:])) *$")
_WIND = Pattern("[0-9]{1,2} ?级(?:左右)?的?(?:偏?[东南西北]{1,2}|[阵微大])?风")
_ONE_BEFORE = Pattern(
    "(?<![0-9.一二三四五六七八九十百千万亿])(?P<first>[1-9]|[一二三四五六七八])、 ?$"
)
_ORDINALS = Pattern("第(?:[0-9一二三四五六七八九十]{1,3}[、和及]){1,3}$")
_FAR = 16  # characters from 分别 to a number
_LIST_GAP = 4  # characters between the number of an item and the mark before it


class Reading(NamedTuple):
    """What a rule read at one place: a number and its unit, before modifiers are looked for."""

    start: int
    number_end: int
    end: int
    low: Exact
    high: Exact
    unit: str | None
    kind: str
    more: str = ""
    bare: bool = False
    signed: bool = False


def reading_of(start: int, number: Numeral, unit: Unit) -> Reading:
    """Return the reading of a number with its unit."""
    low, high = (value * unit.factor + unit.plus for value in (number.low, number.high))
    more = number.more or unit.more
    return Reading(start, number.end, unit.end, low, high, unit.name, unit.kind, more, number.bare)


def read_number(text: str, at: int) -> Numeral | None:
    """Read a number that is not the end of a vague one (数十, 几百) or the start of one (十几)."""
    number = numerals.read(text, at)
    if not number or text.startswith("几", number.end):
        return None
    if text[at] == "0" and text[at + 1 : at + 2].isdigit():
        return None  # 低轨02组: a name
    if at and text[at - 1] in VAGUE_BEFORE and text[at] in "十百千万亿":
        return None
    return number


def levels_at(text: str, at: int, number: Numeral) -> Reading | None:
    """Read 2、3级 of a wind and 四、五个 as one range, where the second is next to the first."""
    match = _NEXT_LEVEL.match(text, number.end) if number.low == number.high else None
    if match and match[2] and (number.arabic or text[at - 1 : at] in (*"第周期日、", "")):
        return None  # 第四、五个: each of them
    start = match.start(match.lastindex) if match and match.lastindex else number.end + 1
    if match and EACH.search(text, max(0, at - _FAR), at):
        return None
    if match and numbers_an_item(text, at, number) and not _WIND.match(text, start):
        return None
    last = read_number(text, start) if match else None
    unit = units.at(text, last.end, last) if last else None
    if not last or not unit or text[at - 1 : at] in ("、", "第", "-", "/"):
        return None
    if last.low != (number.low + 1) * last.scale:
        return None
    low = reading_of(at, number, unit).low * last.scale  # 2、3万元, 两、三百人
    return reading_of(at, last, unit)._replace(low=low)


def numbers_an_item(text: str, at: int, number: Numeral) -> bool:
    """Return whether the number before 、 stands where that of an item of a list does."""
    if text[at] == "两":
        return False
    begins = _LIST_START.search(text, max(0, at - _LIST_GAP), at)
    return begins is not None and (begins["colon"] is None or number.low == 1)


def is_next_of_names(text: str, at: int, number: Numeral, kind: str) -> bool:
    """Return whether a number is not the first of those that name things: 第四、五个, 1、2组.

    Behind the number of an item of a list it counts.
    """
    if _ORDINALS.search(text, max(0, at - _FAR), at):
        return True
    if kind != "count":
        return False
    before = _ONE_BEFORE.search(text, max(0, at - _LIST_GAP), at)
    first = numerals.read(before["first"]) if before else None
    if not before or not first or number.low != first.low + 1 or number.scale > 1:
        return False
    if EACH.search(text, max(0, at - _FAR), at):
        return False
    return not numbers_an_item(text, before.start("first"), first)
