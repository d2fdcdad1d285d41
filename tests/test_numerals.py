"""Numerals: every way of writing a number is worth the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases
from zgc_cli.reading.numbers import numerals

CASES = cases("numerals")
WRITTEN = [(case, text) for case in CASES["case"] for text in case["texts"]]


@pytest.mark.parametrize(("case", "text"), WRITTEN, ids=[text or "empty" for _, text in WRITTEN])
def test_value(case: dict[str, Any], text: str) -> None:
    number = numerals.read(text)
    if "value" in case:
        assert number is not None
        assert (number.end, number.value) == (len(text), case["value"])
        assert numerals.whole(text) == case["value"]
    elif "low" in case:
        assert number is not None
        assert (number.low, number.high, number.value) == (case["low"], case["high"], None)
    else:
        assert number is None


@pytest.mark.parametrize(
    ("text", "more", "bare"),
    [
        ("4200余万吨", "余", False),
        ("1.7万余个", "余", False),
        ("3亿多千瓦时", "多", False),
        ("二十来个", "来", False),
        ("30 余年", "余", False),
        ("百余场", "余", True),
        ("千万", "", True),
        ("200多边", "", False),
    ],
)
def test_more_and_bare(text: str, more: str, bare: bool) -> None:
    number = numerals.read(text)
    assert number is not None
    assert (number.more, number.bare) == (more, bare)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5千克", "5"),
        ("80千瓦", "80"),
        ("1500万千瓦", "1500万"),
        ("五千瓦", "五"),
        ("百分之五", "百"),
    ],
)
def test_unit_keeps_its_prefix(text: str, written: str) -> None:
    number = numerals.read(text)
    assert number is not None
    assert text[: number.end] == written


@given(st.integers(min_value=0, max_value=10**13))
def test_arabic_numbers_round_trip(value: int) -> None:
    assert numerals.whole(str(value)) == value
    assert numerals.whole(f"{value:,}") == value


@given(
    st.text(alphabet="0123456789０１,，.．零一二两三五九十百千万亿点余多来几半分之 年", max_size=30)
)
def test_never_fails_and_stays_inside(text: str) -> None:
    for start in range(len(text) + 1):
        number = numerals.read(text, start)
        if number:
            assert start < number.end <= len(text)
            assert number.low <= number.high
