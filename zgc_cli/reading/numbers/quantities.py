"""Quantities in a text: a number, its unit or measure word, and what modifies it.

`find` gives spans that begin at the modifier and end behind the unit or the modifier behind it
(约占四成, 至少有3座, 15%以上): one contiguous span, which holds whatever stands between them.
Values are in the base unit, without 万 and 亿; 成 and fractions become percent.
"""

from collections.abc import Iterable

from zgc_cli.document.records import Number
from zgc_cli.reading.numbers import counts, idioms, modifiers, neighbours, numerals, units
from zgc_cli.reading.numbers.characters import plain_form
from zgc_cli.reading.numbers.quantity_rules import RULES, measured, share
from zgc_cli.reading.numbers.readings import Reading, read_number
from zgc_cli.reading.numbers.scores import score_at
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern


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


_START = Pattern(f"[{numerals.STARTS}半第首过¥￥$€£]")
_NUMBER = Pattern(f"[{numerals.STARTS},.．，]+")


def find(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of a text in order; none that overlaps a span of `taken`."""
    original, text = text, plain_form(text)
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
        score = score_at(text, at)
        position = 0 if score else idioms.skip(text, at)
        if position:
            continue
        quantity, position = _quantity_at(text, at, found[-1].end if found else 0)
        if quantity and at_shut < len(shut) and quantity.end > shut[at_shut][0]:
            continue  # its unit runs into a date: 3 of 3星期日
        if quantity:
            whole = quantity if text is original else _as_written(quantity, text, original)
            if found and (span := _spanned(text, found[-1], whole)):
                found[-1] = span
            else:
                found.append(whole)
    return found


def _spanned(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Return the range that two limits side by side make: 五万元以上十万元以下."""
    bounds = (low.mod, high.mod) == ("equal_or_more", "equal_or_less") and low.end == high.start
    same = low.kind == high.kind and low.unit in (None, high.unit)
    if not bounds or not same or not text.startswith("以上", low.end - 2):
        return None
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    return low._replace(
        end=high.end, value=None, min=low.value, max=high.value, unit=high.unit, mod=None
    )


def _as_written(quantity: Quantity, text: str, original: str) -> Quantity:
    """Return a quantity with its unit in the characters of the article (百分點)."""
    unit = quantity.unit or ""
    start = text.rfind(unit, quantity.number_start, quantity.end) if unit else -1
    return quantity._replace(unit=original[start : start + len(unit)]) if start >= 0 else quantity


def _quantity_at(text: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """Return the quantity whose number begins at `at`, and where to read on."""
    number = read_number(text, at)
    for known in RULES:
        reading = known.apply(text, at, number)
        if reading:
            quantity = _modified(text, reading, known.name, floor)
            if quantity and neighbours.is_part(text, quantity.start, quantity.end, quantity.unit):
                match = _NUMBER.match(text, quantity.end)
                return None, match.end() if match else quantity.end
            return quantity, quantity.end if quantity else reading.end
    match = _NUMBER.match(text, at + (text[at] == "第"))
    return None, match.end() if match else at + 1


def _modified(text: str, reading: Reading, rule_name: str, floor: int) -> Quantity | None:
    """Add the sign and the modifiers; None for an article or a date, which only they tell apart."""
    if reading.kind in ("ordinal", "score"):
        return _quantity(reading, rule_name, reading.start, reading.end, None)
    start, sign = modifiers.sign(text, reading.start, reading.kind)
    either = _either_sign(text, reading)
    start -= either
    front = modifiers.before(text, start, floor, reading.bare, reading.low >= 100)
    if not front.mod and reading.kind == "money":
        named = units.before_currency(text, start)  # 约新台币42万元
        front = modifiers.before(text, named, floor, reading.bare, reading.low >= 100)
    end, mod = reading.end, front.mod
    if reading.unit or reading.more:
        back = modifiers.behind(text, reading.end, reading.kind)
        end = back.at
        own = "approx" if reading.more == "来" else "more_than" if reading.more else back.mod
        mod = own if own and (front.soft or not mod) else mod
    if units.is_calendar(reading.unit) and idioms.stretch_of_calendar(text, start, end):
        return None
    # 一 is an article in 至少要有一个 and 达到了一个高峰.
    one = (front.apart or front.soft) and reading.kind in modifiers.COUNTED
    if not _counts(text, reading, rule_name, front.mod, None if one else mod):
        return None
    if rule_name == measured.name and counts.achieved(text, front.at, reading.end):
        mod, front = None, modifiers.Modifier(start, None)  # 突破3项关键技术
    # Of a range each end has a sign of its own, but 零下20至30℃ is below zero as a whole.
    last = 1 if reading.signed or either else sign
    low = -reading.low if either else sign * reading.low
    reading = reading._replace(low=low, high=last * reading.high)
    return _quantity(reading, rule_name, front.at if front.mod else start, end, mod)


def _either_sign(text: str, reading: Reading) -> int:
    """Return the length of 正负 or ± in front of a share, which may err by it either way."""
    if reading.kind != "ratio" or reading.low != reading.high:
        return 0
    return next((len(m) for m in ("正负", "±") if text.endswith(m, 0, reading.start)), 0)


def _quantity(reading: Reading, rule_name: str, start: int, end: int, mod: str | None) -> Quantity:
    low, high = sorted(map(numerals.plain, (reading.low, reading.high)))
    alone = low == high and reading.kind != "score"
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
        rule_name,
    )


def _counts(
    text: str, reading: Reading, rule_name: str, front: str | None, mod: str | None
) -> bool:
    """Return whether 一, a number without digits or one without unit is a quantity here."""
    if reading.bare:
        return bool(front or reading.more)
    exact = reading.unit == "%" and reading.end > reading.number_end + 1  # 一成九
    one = text[reading.start : reading.number_end] in ("一", "半")
    if one and rule_name != share.name and not exact:
        return reading.unit is not None and counts.one_counts(
            text, reading.start, reading.end, reading.kind, bool(mod)
        )
    if reading.unit is None:
        return counts.plain_counts(text, reading.start, reading.number_end, front, reading.more)
    return True
