"""What the rules for quantities give: a number with its unit at one place of a text."""

from zgc_cli.reading.numbers import numerals, units
from zgc_cli.reading.numbers.numerals import Exact, Numeral
from zgc_cli.reading.numbers.units import Unit
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

VAGUE_BEFORE = "几数好若无"
_NEXT_LEVEL = Pattern(
    "、 ?(?:([0-9]{1,2}|[一二三四五六七八九十]) ?级(?!以上)"
    "|([二两三四五六七八九])(?:[个名位家间件次天人块种斤碗岁亩户趟遍]|年(?!级))"
    "|(?:(?<=[一二两三四五六七八]、)[二两三四五六七八九](?=[百千万亿])"
    "|(?<=[1-8]、)[2-9](?=[百千万亿]?(?:个|次|人|天|元|名|位|小时|分钟|岁|倍|成(?!立|为|功)|公里|公斤))))"
)


# In front of a range: what begins a line may be the number of a list.
_NO_RANGE = ("", " ", "　", "\n", "、", "第", "-", "/")


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
    last = read_number(text, start) if match else None
    unit = units.at(text, last.end, last) if last else None
    if not last or not unit or text[max(0, at - 1) : at] in _NO_RANGE:
        return None  # 1、2人死亡: the number of a list
    if last.low != (number.low + 1) * last.scale:
        return None
    low = reading_of(at, number, unit).low * last.scale  # 2、3万元, 两、三百人
    return reading_of(at, last, unit)._replace(low=low)
