"""Quantities read from text alone: every way of writing one, and units that are worth the same."""

import re
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from tests.conftest import cases
from zgc_cli import lexicon, parse
from zgc_cli.query.check import check
from zgc_cli.reading.numbers import quantities
from zgc_cli.reading.numbers.units import measure

KINDS = cases("reading")["kind"]
RIGHT = [pytest.param(*row, id=row[0]) for kind in KINDS for row in kind["right"]]
NONE = [text for kind in KINDS for text in kind["none"]]
# Read as times or ages of the calendar where they stand behind a number: 6世纪, 6日夜, 6日.
_CALENDAR = {"世纪", "日夜", "年头", "日"}


@pytest.mark.parametrize(("text", "value", "unit"), RIGHT)
def test_one_quantity(text: str, value: Any, unit: str) -> None:
    found = quantities.find(text)
    read = [([q.min, q.max] if q.value is None else q.value, q.unit or "") for q in found]
    assert read == [(value, unit)]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities.find(text)] == []


def _written(value: Fraction) -> str:
    """Return a number as a newspaper writes it; nothing for one that it would not write."""
    text = f"{float(value):.8f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == value and len(text) < 13 else ""


def _pairs() -> list[tuple[str, str, str]]:
    """Return equal quantities in two units, and twice as much in the second."""
    groups: dict[tuple[str, str], list[str]] = {}
    for unit, row in lexicon.mapping("units").items():
        if unit not in _CALENDAR:
            kind = row.split()[0]
            groups.setdefault((kind, measure(unit, kind).base), []).append(unit)
    pairs = []
    for (kind, _), units in groups.items():
        for first, second in combinations(units, 2):
            ratio = measure(first, kind).factor / measure(second, kind).factor
            for value in map(Fraction, ("6", "20", "0.6", "600", "6000000")):
                texts = [_written(value), _written(value * ratio), _written(2 * value * ratio)]
                told = (texts[0] + first, texts[1] + second, texts[2] + second)
                if all(texts) and not any(map(_YEAR.fullmatch, told)):
                    pairs.append(told)
                    break
    return pairs


# 1200年 is a year of the calendar as well.
_YEAR = re.compile("[12][0-9]{3}年")
PAIRS = _pairs()


def test_equal_quantities_are_worth_the_same() -> None:
    assert len(PAIRS) > 1000
    for pair in PAIRS:
        worth, bases = [], set()
        for text in pair:
            (quantity,) = quantities.find(f"读数为{text}。")
            base, factor = measure(quantity.unit or "", quantity.kind)
            worth.append(float((quantity.value or 0) * factor))
            bases.add(base)
        assert len(bases) == 1, pair
        assert worth == pytest.approx([worth[0], worth[0], 2 * worth[0]]), pair


@pytest.mark.parametrize(("told", "same", "double"), PAIRS[:: len(PAIRS) // 150])
def test_verdict_on_a_quantity_in_another_unit(told: str, same: str, double: str) -> None:
    article = parse(f"白鹭镇试验的读数为{told}。")
    for claimed, verdict in ((same, "supported"), (double, "refuted")):
        claims = check(article, parse(f"白鹭镇试验的读数为{claimed}。"))
        assert [claim.verdict for claim in claims] == [verdict], claimed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("装机5千瓦", "power"),
        ("耗电5千瓦时", "energy"),
        ("电压10千伏", "voltage"),
        ("压力3兆帕", "pressure"),
        ("容量6TB", "data"),
        ("频率50赫兹", "frequency"),
        ("体积3立方米", "volume"),
        ("剂量2毫西弗", "radiation"),
        ("噪声60分贝", "measure"),
        ("2块5一斤", "money"),
        ("2块展板", "count"),
        ("比分3:1", "score"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [q.kind for q in quantities.find(text)] == [kind]
