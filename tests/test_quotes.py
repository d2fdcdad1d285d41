"""The quotes stage on cases as data, on the built-in article, and on any text at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples, slow
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Header, Mention, Paragraph, Piece, Quote, Span
from zgc_cli.parser.quotes.stage import quotes

CASES = cases("quotes")["case"]


def document(text: str, **names: list[str]) -> Document:
    """Make a document of paragraphs and entities without the stages in between."""
    paragraphs = []
    for number, line in enumerate(text.split("\n"), 1):
        kind = "heading" if line.startswith("# ") else "body"
        clean = line.removeprefix("# ")
        paragraphs.append(Paragraph(f"P{number}", kind, "S0", clean, (Piece(0, number),), "test"))
    found = [
        Entity("E", name, kind, (), "", places, "S0", 1, Span(*places[0][1:4]), "test")
        for kind, entries in names.items()
        for name in entries
        if (places := _mentions(paragraphs, name))
    ]
    return Document(Header(), {"paragraphs": tuple(paragraphs), "entities": tuple(found)})


def _mentions(paragraphs: list[Paragraph], name: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(name, paragraph.id, match.start(), match.end(), 1)
        for paragraph in paragraphs
        for match in re.finditer(re.escape(name), paragraph.text)
    )


def read(case: dict[str, object]) -> Document:
    if case.get("whole"):
        return parse(str(case["text"]))
    names = {k: v for k, v in case.items() if k in ("person", "org", "place")}
    return quotes(document(str(case["text"]), **names))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, list[str]]) -> None:
    found = read(case).quotes  # type: ignore[arg-type]
    for kind in ("speech", "indirect"):
        wanted = [[part.strip(" ") for part in line.split("|")] for line in case.get(kind, [])]
        got = [q for q in found if q.kind == kind]
        if kind in case or kind == "speech":
            assert len(got) == len(wanted), got
        for quote, (key, *fields) in zip(got, wanted, strict=False):
            assert quote.text.startswith(key)
            told = (quote.speaker, quote.role, quote.org, quote.cue)
            assert [
                w if w == "*" else (t or "") for t, w in zip(told, fields, strict=True)
            ] == fields
    assert [q.text for q in found if q.kind == "term"] == case.get("terms", [])


def held(made: Document) -> None:
    """Assert what holds of the quotes of every document."""
    assert [q.id for q in made.quotes] == [f"Q{n}" for n in range(1, len(made.quotes) + 1)]
    for quote in made.quotes:
        assert quote.span == quote.parts[0]
        assert quote.text == "\n".join(map(made.text_of, quote.parts))
        assert quote.kind in ("speech", "indirect", "term")
        if quote.kind == "term":
            assert (quote.speaker, quote.role, quote.org, quote.cue) == (None,) * 4


TEXTS = st.text(
    st.sampled_from(
        "“”‘’「」『』\"'：，。！？…、的 说道王李张明华公司教授他她这位在据介绍，5\n（）(,.a#·"
    )
)


@examples(300)
@given(TEXTS)
def test_any_text(text: str) -> None:
    held(quotes(document(text, person=["王明", "李华"], org=["张公司"])))


@examples(100)
@given(st.text())
def test_any_characters(text: str) -> None:
    held(quotes(document(text)))


@pytest.mark.parametrize(
    "text", ["", "“", "”", "“”", "说", "\0", "😀“😀”", "“" * 999, "他说，" * 999]
)
def test_edges(text: str) -> None:
    held(quotes(document(text)))


@pytest.mark.parametrize("times", [150, slow(1_000)])
def test_long_paragraph_without_a_stop(times: int) -> None:
    text = "王明说，“词”和“语句很长，我们都知道”，" * times
    held(quotes(document(text, person=["王明"])))


def test_records_carry_their_rule() -> None:
    made = quotes(document("“我来了。”王明说。", person=["王明"]))
    (quote,) = made.quotes
    assert isinstance(quote, Quote)
    assert (quote.rule, quote.span) == ("behind-cue", Span("P1", 1, 5))
