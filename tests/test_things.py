"""The finder of events, works, products and terms, on sentences."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header
from zgc_cli.parser.entities.things import rules
from zgc_cli.parser.layout.sentences import sentences
from zgc_cli.parser.layout.stage import structure
from zgc_cli.parser.words.stage import tokens

CASES: list[dict[str, Any]] = cases("things")["case"]


def prepared(text: str) -> Document:
    return tokens(sentences(structure(text, Header())))


def found(text: str) -> set[str]:
    document = prepared(text)
    return {f"{c.type}:{document.text_of(c.span)}" for c in rules.find(document)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_case(case: dict[str, Any]) -> None:
    seen = found(case["text"])
    assert set(case.get("finds", ())) <= seen
    assert not set(case.get("never", ())) & seen


def test_rules_are_named_in_kebab_case() -> None:
    for case in CASES:
        for candidate in rules.find(prepared(case["text"])):
            assert candidate.rule == candidate.rule.lower()
            assert " " not in candidate.rule


WORDS = (
    "“ ” 「 」 《 》 ' \" 第三届 2026 论坛 大会 号 卫星 等 全球首个 机器人 X9 Falco-3 的 、 。 名为"
)
PIECES = st.sampled_from([*WORDS.split(), "\U0001f600", "\x00", "a", "节", " "])


@examples(60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_lie_in_their_paragraph(text: str) -> None:
    document = prepared(text)
    for candidate in rules.find(document):
        paragraph = document.paragraph(candidate.span.paragraph)
        assert 0 <= candidate.span.start < candidate.span.end <= len(paragraph.text)


@pytest.mark.parametrize("text", ["", "号", "“" * 500, "第一届" * 300, "论坛" * 500, "中A1" * 500])
def test_odd_texts_pass(text: str) -> None:
    found(text)
