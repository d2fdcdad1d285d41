"""Quotation spans read from text alone."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgc_cli.reading.quotation import quotations, spans

TraceFunction: TypeAlias = Callable[[FrameType, str, object], "TraceFunction"]

SPANS = [
    ("他说：“好。”", ["好。"]),
    ("“一”和“二”", ["一", "二"]),
    ("“我说‘你好’吧。”", ["我说‘你好’吧。"]),
    ("“我说“你好”吧。”", ["我说“你好”吧。"]),
    ("「是『一』吗」", ["是『一』吗"]),
    ("『沧海』号", ["沧海"]),
    ("‘单引号’也行", ["单引号"]),
    ('他说："走。""好。"', ["走。", "好。"]),
    ("\"'农光'不是'1+1'\"", ["'农光'不是'1+1'"]),
    ("取名'农光互补'", ["农光互补"]),
    ('5.5"屏幕和"大屏"', ["大屏"]),
    ("It's Tom's 6'2\" door, isn't it", []),
    ("it’s “so” they’d say", ["so"]),
    ("“词“和“语“", ["词", "语"]),
    ("”词”在前", ["词"]),
    ("“开头，没有结尾。后面还有。", ["开头，没有结尾。后面还有。"]),
    ("前面“没有结尾。后面“有结尾”。", ["没有结尾。", "有结尾"]),
    ("前面没有开头”，后面“有”。", ["有"]),
    ('“混用的收尾"，他说。', ["混用的收尾"]),
    ("＂全角＂", ["全角"]),
    ("“”空的“ ”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), SPANS)
def test_spans(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == wanted


RUNS = [
    (["“一。", "“二。", "“三。”他说"], [["一。", "二。", "三。"]]),
    (["他说：“一。", "二。", "三。”"], [["一。", "二。", "三。"]]),
    (["“一。", "“二有“词”。", "“三。”"], [["一。", "二有“词”。", "三。"]]),
    (['"一。', '"二。"他说', '"三"'], [["一。", "二。"], ["三"]]),
    (["他说：“一。", "”然后走了。"], [["一。"]]),
    (["“只有开头。", "“十年”计划"], [["只有开头。"], ["十年"]]),
    (["“只有开头。", "没有标记。", "“词”"], [["只有开头。"], ["词"]]),
    (["「一。", "「二。」"], [["一。", "二。"]]),
]


@pytest.mark.parametrize(("paragraphs", "wanted"), RUNS)
def test_quotes_over_paragraphs(paragraphs: list[str], wanted: list[list[str]]) -> None:
    found = quotations(paragraphs)
    assert [[paragraphs[p.number][p.start : p.end] for p in q] for q in found] == wanted


@given(st.lists(st.text(st.sampled_from("“”‘’「」『』\"'＂甲乙，。5a \n"))))
def test_spans_lie_apart_and_inside(paragraphs: list[str]) -> None:
    last: dict[int, int] = {}
    for quotation in quotations(paragraphs):
        for part in quotation:
            assert (
                last.get(part.number, 0) <= part.start <= part.end <= len(paragraphs[part.number])
            )
            last[part.number] = part.end


@pytest.mark.parametrize(
    "piece", ["“", "”", "“甲", '"', "'甲' ", "“‘", "“甲”", "“甲。\n", "“\n甲””\n"]
)
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> int:
        """Return how many lines of the module run, the least that a loop can cost."""
        paragraphs = (piece * times).split("\n")
        lines = 0

        def count(frame: FrameType, event: str, _: object) -> TraceFunction:
            nonlocal lines
            lines += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            quotations(paragraphs)
        finally:
            sys.settrace(before)
        return lines

    assert cost(1_600) < 10 * cost(200)
