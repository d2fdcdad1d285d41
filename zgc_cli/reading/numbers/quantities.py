"""Quantities in a text: a number, its unit or measure word, and what modifies it.

`find` gives spans that begin at the modifier and end behind the unit or the modifier behind it
(约占四成, 至少有3座, 15%以上): one contiguous span, which holds whatever stands between them.
Values are in the base unit, without 万 and 亿; 成 and fractions become percent.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from zgc_cli.document.records import Number
from zgc_cli.reading.numbers import counts, idioms, modifiers, numerals, ordinals, units
from zgc_cli.reading.numbers.numerals import Numeral
from zgc_cli.reading.pattern import Pattern


class Quantity(NamedTuple):
    """A quantity at `start` to `end`; `min` and `max` are set, and `value` is None, in a range."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Number | None
    min: Number | None
    max: Number | None
    unit: str | None
    mod: str | None
    kind: str
    rule: str


class Reading(NamedTuple):
    """What a rule read at one place: a number and its unit, before modifiers are looked for."""

    start: int
    number_end: int
    end: int
    low: Fraction
    high: Fraction
    unit: str | None
    kind: str
    rule: str
    more: str = ""
    bare: bool = False


_START = Pattern(f"[{numerals.STARTS}半第首过¥￥$€£]")
_NUMBER = Pattern(f"[{numerals.STARTS},.．，]+")
_VAGUE_BEFORE = "几数好若无"
_TO = Pattern(r" ?(?:[-－—–―~～−]{1,2}|至|到) ?")
_FROM = Pattern(r"[从由自]$")
_PARTS = Pattern(
    r"([0-9]{1,5} ?万?|[一二三四五六七八九十百千万]{1,4}) ?分之(?=[0-9一二两三四五六七八九十百零])"
)
_SLASH = Pattern(r"([1-9])/([2-9]|10)(?![0-9/年月日])")
_YEAR = Pattern(r"年(?:零|又|，)?")
_AND = Pattern(r"[、和与及] ?")
_EACH = Pattern(r"分别|各自|依次")


def find(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of a text in order; none that overlaps a span of `taken`."""
    shut = sorted([*idioms.closed_spans(text), *taken])
    found: list[Quantity] = []
    position = at_shut = 0
    for match in _START.finditer(text):
        at = match.start()
        if at < position:
            continue
        while at_shut < len(shut) and shut[at_shut][1] <= at:
            at_shut += 1
        if at_shut < len(shut) and shut[at_shut][0] <= at:
            position = shut[at_shut][1]
            continue
        position = idioms.skip(text, at)
        if position:
            continue
        quantity, position = _quantity_at(text, at, found[-1].end if found else 0)
        if quantity:
            found.append(quantity)
    return found


def _quantity_at(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """Return the quantity whose number begins at `at`, and where to read on."""
    number = _number(text, at)
    for rule in RULES:
        reading = rule(text, at, number)
        if reading:
            quantity = _modified(text, reading, floor)
            return quantity, quantity.end if quantity else reading.end
    match = _NUMBER.match(text, at + (text[at] == "第"))
    return None, match.end() if match else at + 1


def _modified(text: str, reading: Reading, floor: int) -> Quantity | None:
    """Add the sign and the modifiers; None for an article or a date, which only they tell apart."""
    if reading.kind == "ordinal":
        return _quantity(reading, reading.start, reading.end, None)
    start, sign = modifiers.sign(text, reading.start, reading.kind)
    front = modifiers.before(text, start, floor, reading.bare, reading.low >= 100)
    end, mod = reading.end, front.mod
    if reading.unit or reading.more:
        back = modifiers.behind(text, reading.end, reading.kind)
        end = back.at
        own = "approx" if reading.more == "来" else "more_than" if reading.more else back.mod
        mod = own if own and (front.soft or not mod) else mod
    if units.is_calendar(reading.unit) and idioms.stretch_of_calendar(text, start, end):
        return None
    one = front.apart and reading.kind not in modifiers.MEASURED
    if not _counts(text, reading, front.mod, None if one else mod):
        return None
    if reading.rule == "number-unit" and counts.achieved(text, front.at, reading.end):
        mod, front = None, modifiers.Modifier(start, None)  # 突破3项关键技术
    reading = reading._replace(low=sign * reading.low, high=sign * reading.high)
    return _quantity(reading, front.at if front.mod else start, end, mod)


def _quantity(reading: Reading, start: int, end: int, mod: str | None) -> Quantity:
    low, high = numerals.plain(reading.low), numerals.plain(reading.high)
    if low > high:
        low, high = high, low
    alone = low == high
    return Quantity(
        start,
        end,
        reading.start,
        reading.number_end,
        low if alone else None,
        None if alone else low,
        None if alone else high,
        reading.unit,
        mod,
        reading.kind,
        reading.rule,
    )


def _counts(text: str, reading: Reading, front: str | None, mod: str | None) -> bool:
    """Return whether 一, a number without digits or one without unit is a quantity here."""
    if reading.bare and reading.rule != "half":
        return bool(front or reading.more)
    if text[reading.start : reading.number_end] in ("一", "半") and reading.rule != "share":
        return counts.one_counts(text, reading.start, reading.end, reading.kind, bool(mod))
    if reading.unit is None:
        return counts.plain_counts(text, reading.start, reading.number_end, front, reading.more)
    return True


def _ordinal(text: str, at: int, number: Numeral | None) -> Reading | None:
    """第三座工厂, 第18位, 首个, 排名第二."""
    if text[at] == "首":
        size = ordinals.first_unit(text, at)
        unit = text[at + 1 : at + 1 + size]
        one = Fraction(1)
        return (
            Reading(at, at + 1, at + 1 + size, one, one, unit, "ordinal", "first") if size else None
        )
    if text[at] != "第":
        return None
    number = numerals.read(text, at + 1)
    if not number or number.more or ordinals.names(text, number.end):
        return None
    found = ordinals.unit_at(text, number.end)
    if found is None and not ordinals.rank_before(text, at):
        return None
    end, unit_ = (number.end + len(found), found) if found else (number.end, None)
    return Reading(at, number.end, end, number.low, number.high, unit_, "ordinal", "ordinal")


def _share(text: str, at: int, number: Numeral | None) -> Reading | None:
    """四分之一, 百分之五, 一半, 半数, 2/3."""
    half = units.half_at(text, at)
    if half:
        fifty = Fraction(50)
        more = "多" if text[at] == "过" else ""
        return Reading(at, half, half, fifty, fifty, "%", "ratio", "share", more)
    if text[at] in "半过第首":
        return None
    below = _denominator(text, at)
    if not below:
        return None
    whole, at_above = below
    above = numerals.read(text, at_above)
    if not above or not whole:
        return None
    low, high = (Fraction(100) * value / whole for value in (above.low, above.high))
    if low.denominator > 10**6 or whole < 100:
        low, high = _rounded(low), _rounded(high)
    return Reading(at, above.end, above.end, low, high, "%", "ratio", "share", above.more)


def _denominator(text: str, at: int) -> tuple[Fraction, int] | None:
    """Return by how many parts a fraction divides, and where the number of parts begins."""
    parts = _PARTS.match(text, at)
    number = numerals.read(parts[1]) if parts else None
    return (number.low, parts.end()) if parts and number else None


def _slashed(text: str, at: int, number: Numeral | None) -> Reading | None:
    """占全国的1/3."""
    match = _SLASH.match(text, at)
    if not match or int(match[1]) >= int(match[2]):
        return None
    percent = _rounded(Fraction(100 * int(match[1]), int(match[2])))
    return Reading(at, match.end(), match.end(), percent, percent, "%", "ratio", "share")


def _rounded(percent: Fraction) -> Fraction:
    """Round a percentage that has no end (三分之二) to two places."""
    return Fraction(str(round(float(percent), 2)))


def _range(text: str, at: int, number: Numeral | None) -> Reading | None:
    """3至5家, 30%—40%, 2万到3万元, 2到3万元."""
    first = number
    if not first:
        return None
    gap = _TO.match(text, first.end)
    unit = None if gap else units.at(text, first.end, first)
    gap = gap or (_TO.match(text, unit.end) if unit else None)
    second = _number(text, gap.end()) if gap else None
    if not gap or not second or second.low != second.high:
        return None
    second_unit = units.at(text, second.end, second)
    if not second_unit or (unit and unit.name != second_unit.name):
        return None
    low = first.low
    if not unit and first.scale == 1 and first.base <= second.base:
        low = first.low * second.scale  # 2到3万元
    if low >= second.low or (unit and _FROM.search(text, max(0, at - 1), at)):
        return None
    factor = second_unit.factor
    return Reading(
        at,
        second.end,
        second_unit.end,
        low * factor,
        second.low * factor,
        second_unit.name,
        second_unit.kind,
        "range",
        second.more,
        first.bare,
    )


def _composite(text: str, at: int, number: Numeral | None) -> Reading | None:
    """2小时15分钟, 9秒83, 1米85, 一年零两个月."""
    found = units.composite(text, at)
    if found:
        end, value, unit, kind = found
        return Reading(at, end - len(unit), end, value, value, unit, kind, "composite")
    link = _YEAR.match(text, number.end) if number and number.low < 100 else None
    months = _number(text, link.end()) if link else None
    if not number or not months or not text.startswith("个月", months.end):
        return None
    low, high = (12 * years + months.low for years in (number.low, number.high))
    end = months.end + len("个月")
    return Reading(at, months.end, end, low, high, "个月", "duration", "composite")


def _measured(text: str, at: int, number: Numeral | None) -> Reading | None:
    """580万公里, 400余家, 两个半小时, 七八天."""
    if not number:
        return None
    unit = units.at(text, number.end, number)
    if not unit:
        return None
    low, high = number.low * unit.factor + unit.plus, number.high * unit.factor + unit.plus
    more = number.more or unit.more
    return Reading(
        at, number.end, unit.end, low, high, unit.name, unit.kind, "number-unit", more, number.bare
    )


def _listed(text: str, at: int, number: Numeral | None) -> Reading | None:
    """The 4.6 of 分别快4.6和3.1个百分点, which has its unit from the last of the list."""
    first = number if number and number.arabic else None
    while first and number:
        gap = _AND.match(text, number.end)
        number = _number(text, gap.end()) if gap and gap.end() - at < 30 else None
        unit = units.at(text, number.end, number) if number else None
        if gap and unit:
            if idioms.skip(text, gap.end()):
                return None
            if unit.kind == "count" and not _EACH.search(text, max(0, at - 16), at):
                return None
            low, high = first.low * unit.factor, first.high * unit.factor
            return Reading(at, first.end, first.end, low, high, unit.name, unit.kind, "listed")
    return None


def _half(text: str, at: int, number: Numeral | None) -> Reading | None:
    """半小时, 半年, 半个多世纪."""
    if text[at] != "半":
        return None
    unit = units.half_unit(text, at)
    half = Fraction(1, 2)
    return unit and Reading(at, at + 1, unit[1], half, half, unit[0], "duration", "half", unit[2])


def _sum_of_money(text: str, at: int, number: Numeral | None) -> Reading | None:
    """$3.5亿, ￥500."""
    if text[at] not in "¥￥$€£":
        return None
    number = _number(text, at + 1)
    return number and Reading(
        at, number.end, number.end, number.low, number.high, text[at], "money", "sign-number"
    )


def _plain(text: str, at: int, number: Numeral | None) -> Reading | None:
    """破亿, 1.3亿用户, 超过1000: a number alone."""
    if not number:
        return None
    return Reading(
        at,
        number.end,
        number.end,
        number.low,
        number.high,
        None,
        "count",
        "plain-number",
        number.more,
        number.bare,
    )


def _number(text: str, at: int) -> Numeral | None:
    """Read a number that is not the end of a vague one (数十, 几百) or the start of one (十几)."""
    number = numerals.read(text, at)
    if not number or text[number.end : number.end + 1] == "几":
        return None
    if text[at] == "0" and text[at + 1 : at + 2].isdigit():
        return None  # 低轨02组: a name
    if at and text[at - 1] in _VAGUE_BEFORE and text[at] in "十百千万亿":
        return None
    return number


Rule = Callable[[str, int, Numeral | None], Reading | None]

RULES: tuple[Rule, ...] = (
    _ordinal,
    _share,
    _slashed,
    _sum_of_money,
    _half,
    _composite,
    _range,
    _measured,
    _listed,
    _plain,
)
