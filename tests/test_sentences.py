"""The sentence stage: sentences as data."""

from typing import Any

import pytest

from tests.conftest import cases
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header, Paragraph, Piece
from zgc_cli.parser.layout.sentences import LONGEST, LONGEST_ASIDE, asides, sentences

CASES = cases("sentences")["case"]


def _document(text: str, kind: str = "body") -> Document:
    paragraph = Paragraph("P1", kind, "S0", text, (Piece(0, 1), Piece(4, 2)), "test")
    return sentences(Document(Header(), {"paragraphs": (paragraph,)}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.get("name", case["text"])))
def test_sentences(case: dict[str, Any]) -> None:
    document = _document(case["text"])
    assert [document.text_of(s.span) for s in document.sentences] == case["sentences"]
    assert [s.id for s in document.sentences] == [
        f"P1.{n}" for n in range(1, len(case["sentences"]) + 1)
    ]


def test_a_title_is_one_sentence() -> None:
    assert len(_document("谁来养老？一座城的回答", "title").sentences) == 1


def test_line_of_a_sentence_in_a_joined_paragraph() -> None:
    assert [s.line for s in _document("路通了。果子卖了。").sentences] == [1, 2]


def test_what_is_longer_than_any_sentence_is_cut_at_a_pause() -> None:
    text = "公司今年很好，" * 2_000
    document = _document(text)
    texts = [document.text_of(s.span) for s in document.sentences]
    assert "".join(texts) == text
    assert max(map(len, texts)) <= LONGEST
    assert all(t.endswith("，") for t in texts)
    assert {len(document.text_of(s.span)) for s in _document("好" * 5_000).sentences} == {
        LONGEST,
        1_000,
    }


def test_no_aside_is_as_long_as_a_nest_of_brackets() -> None:
    """Marks in ten thousand brackets inside each other are handed on a few times, not by all."""
    found = asides("（好。" * 10_000 + "）" * 10_000)
    assert 0 < len(found) < LONGEST_ASIDE
    assert max(mark - opened for mark, opened in found.items()) <= LONGEST_ASIDE
