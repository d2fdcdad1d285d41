"""The built-in article, from the seed to the shipped document."""

from collections import Counter

import pytest

from tests.conftest import SEED
from zgc_cli import Document, load, parse
from zgc_cli.document.file import BUILT_IN, dump


@pytest.fixture(scope="module")
def document() -> Document:
    return load()


def test_the_shipped_document_is_what_the_parser_makes_of_the_seed(
    request: pytest.FixtureRequest,
) -> None:
    made = dump(parse(SEED.read_text("utf-8"), source=SEED.name))
    if request.config.getoption("--update"):
        BUILT_IN.write_bytes(made)
    assert made == BUILT_IN.read_bytes(), "run pytest --update tests/test_built_in.py"


def test_header(document: Document) -> None:
    assert document.header.title == "创新的中关村，见证科技革命的“奇点时刻”"
    assert document.header.byline == ("董素玉", "陈芳", "张漫子")
    assert document.header[2:] == ("新华社", "北京", "2026-03-25", SEED.name)


def test_paragraphs(document: Document) -> None:
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
    assert [s.id for s in document.sections] == ["S0", "S1", "S2", "S3"]
    assert [s.title for s in document.sections[1:]] == [
        p.text for p in document.paragraphs if p.kind == "heading"
    ]


def test_joined_paragraphs(document: Document) -> None:
    joined = [p for p in document.paragraphs if len(p.pieces) > 1]
    assert [len(p.pieces) for p in joined] == [2, 2, 2]
    joints = ("发生在每一间实验室", "首席执行官张玉峰说。", "“我们一定要坚持推动")
    for joint, paragraph in zip(joints, joined, strict=True):
        seam = paragraph.pieces[1].start
        assert paragraph.text.find(joint) < seam < paragraph.text.find(joint) + len(joint)


def test_other_paragraphs_are_lines_of_the_source(document: Document) -> None:
    lines = SEED.read_text("utf-8").split("\n")
    for paragraph in document.paragraphs:
        if len(paragraph.pieces) == 1:
            source = lines[paragraph.line - 1]
            assert paragraph.text == source.strip().removeprefix("◀").strip()


def test_every_span_holds_its_text(document: Document) -> None:
    for layer in ("entities", "figures", "dates", "quotes", "facts"):
        for record in document.layer(layer):
            if layer == "entities":
                for m in record.mentions:
                    assert document.paragraph(m.paragraph).text[m.start : m.end] == m.text
                    assert document.paragraph(m.paragraph).line_at(m.start) == m.line
            elif layer == "quotes":
                assert "\n".join(map(document.text_of, record.parts)) == record.text
            else:
                assert document.text_of(record.span) == record.text
            assert record.line == document.line_of(record.span)
            assert record.section == document.paragraph(record.span.paragraph).section


def test_sentences_cover_every_character_but_blanks(document: Document) -> None:
    for paragraph in document.paragraphs:
        spans = [s.span for s in document.sentences_of(paragraph.id)]
        covered = [i for s in spans for i in range(s.start, s.end)]
        assert len(covered) == len(set(covered))
        left = set(range(len(paragraph.text))) - set(covered)
        assert all(paragraph.text[i].isspace() for i in left)


def test_tokens_cover_every_character(document: Document) -> None:
    for paragraph, tokens in zip(document.paragraphs, document.tokens, strict=True):
        assert "".join(paragraph.text[t.start : t.end] for t in tokens) == paragraph.text
