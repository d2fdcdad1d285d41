"""The structure stage: layouts as data, the built-in article counted, any text survived."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples, slow
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump, loads
from zgc_cli.document.records import PARAGRAPH_KINDS, Header
from zgc_cli.parser.layout.sentences import sentences
from zgc_cli.parser.layout.stage import structure
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.runtime.errors import ZgcError

HERE = Path(__file__).parent
CASES = cases("structure")["case"]
LETTERS = {
    "title": "t",
    "byline": "b",
    "heading": "h",
    "body": "p",
    "caption": "c",
    "credit": "r",
    "dateline": "d",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_layout(case: dict[str, Any]) -> None:
    document = structure(case["text"], Header(date=case.get("given"), source="x"))
    body = [p for p in document.paragraphs if p.kind == "body"]
    got = {
        "kinds": "".join(LETTERS[p.kind] for p in document.paragraphs),
        "body": [p.text for p in body],
        "lines": [[piece.line for piece in p.pieces] for p in body],
        "sections": [s.title for s in document.sections],
        **{f: getattr(document.header, f) or "" for f in ("title", "agency", "place", "date")},
        "byline": list(document.header.byline),
    }
    expected = {k: v for k, v in case.items() if k in got}
    assert {k: got[k] for k in expected} == expected
    assert document.header.source == "x"


def _seed() -> str:
    (path,) = (HERE.parent / "seeds").glob("*.txt")
    return path.read_text("utf-8")


def test_the_built_in_article() -> None:
    document = structure(_seed(), Header())
    kinds = Counter(p.kind for p in document.paragraphs)
    assert kinds == {
        "title": 1,
        "byline": 1,
        "heading": 3,
        "body": 35,
        "caption": 2,
        "credit": 2,
        "dateline": 1,
    }
    joined = [p for p in document.paragraphs if len(p.pieces) > 1]
    assert [len(p.pieces) for p in joined] == [2, 2, 2]
    assert [s.id for s in document.sections] == ["S0", "S1", "S2", "S3"]
    assert document.header == Header(
        "创新的中关村，见证科技革命的“奇点时刻”",
        ("董素玉", "陈芳", "张漫子"),
        "新华社",
        "北京",
        "2026-03-25",
        None,
    )


ALPHABET = (
    '一二中新华社记者电月日年北京（）()“”"。！？……——'
    "：，、 　\n\r\t◀▲3a.A!?《》：摄题来源/责编①•问答】【|\u2028\u2029\ufeff\x00😀"
)


def _checked(text: str) -> Document:
    document = sentences(structure(text, Header()))
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    ids = {s.id for s in document.sections}
    for paragraph in document.paragraphs:
        assert paragraph.text
        assert paragraph.kind in PARAGRAPH_KINDS
        assert paragraph.section in ids
        assert paragraph.rule
        assert all(1 <= piece.line <= count for piece in paragraph.pieces)
        covered = [0] * len(paragraph.text)
        for sentence in document.sentences:
            if sentence.span.paragraph == paragraph.id:
                shown = document.text_of(sentence.span)
                assert shown
                assert shown == shown.strip()
                for i in range(sentence.span.start, sentence.span.end):
                    covered[i] += 1
        mark = list_mark(paragraph.text)
        blank = [c.isspace() or i < mark for i, c in enumerate(paragraph.text)]
        assert all(n == 1 or (n == 0 and b) for n, b in zip(covered, blank, strict=True))
    return document


@examples(200)
@given(st.text(alphabet=ALPHABET, max_size=200) | st.text(max_size=80))
def test_any_text_keeps_its_characters(text: str) -> None:
    _checked(text)


@examples(50)
@given(st.integers(0, 10_000), st.sampled_from(ALPHABET))
def test_the_built_in_article_damaged(place: int, char: str) -> None:
    text = _seed()
    place %= len(text)
    structure(text[:place] + char + text[place:], Header())


@pytest.mark.parametrize(
    "unit", ["字", "“", "（", "……", "新华社", "一、", "a ", "\n字", '"', "。", "3月5日"]
)
@pytest.mark.parametrize("times", [2_000, slow(40_000)])
def test_a_long_text_of_one_kind(unit: str, times: int) -> None:
    document = sentences(structure(unit * times, Header()))
    assert document.paragraphs or not unit.strip()


MARKS = (
    "1、",
    "2.",
    "（三）",
    "(4)",
    "①",
    "❷",
    "•",
    "——",
    "一、",
    "第一百二十三条　",
    "第三条之一 ",
)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_outside_the_sentences_is_no_damage(mark: str) -> None:
    document = parse(f"方案出台\n\n{mark}路修好了。\n\n{mark}果子卖了。\n")
    read = loads(dump(document), "a.zgc", verify=True)
    assert [read.text_of(s.span) for s in read.sentences][1:] == ["路修好了。", "果子卖了。"]


def test_words_outside_the_sentences_are_damage() -> None:
    document = parse("方案出台\n\n路修好了。果子卖了。\n")
    kept = [s for s in document.sentences if document.text_of(s.span) != "路修好了。"]
    with pytest.raises(ZgcError):
        assert loads(dump(document.with_layer("sentences", kept)), "a.zgc", verify=True).sentences
