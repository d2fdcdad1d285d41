"""Views of odd records: whatever is in them, no line is too wide and nothing steers a terminal."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import examples
from zgc_cli.document.document import Document
from zgc_cli.document.records import (
    Date,
    Entity,
    Fact,
    Figure,
    Header,
    Mention,
    Paragraph,
    Piece,
    Quote,
    Section,
    Sentence,
    Span,
)
from zgc_cli.query import in_time, select
from zgc_cli.query.card import card
from zgc_cli.query.graph import graph
from zgc_cli.show.columns import columns
from zgc_cli.show.console import encode
from zgc_cli.show.draw import draw
from zgc_cli.show.formats.picture import encode as picture
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.writer import Writer

WORDS = st.text(
    st.sampled_from("机器人，。“”（）《》a1.- \t\n\x1b\x07\u202e\u200d\ufe0f😀é…—％"), max_size=40
)
NAMES = st.text(st.sampled_from("中关村abc-12《》\x1b\u200b😀"), min_size=1, max_size=50)
DAYS = st.sampled_from(["2021-01-01", "2024-02-29", "2025-12-31", "2026-03-25", "2030-12-31"])
NUMBERS = st.none() | st.integers(-(10**18), 10**18) | st.floats(-1e20, 1e20)
ESCAPE = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\")
WHERE: Any = ("S0", 1, Span("P1", 0, 1), "rule")


@st.composite
def documents(draw_: st.DrawFn) -> Document:
    text = draw_(WORDS.filter(bool))
    name, other = draw_(NAMES), draw_(NAMES)
    some, date = st.none() | NAMES, draw_(DAYS)
    end = max(date, draw_(DAYS))
    mentions = tuple(Mention(text[:1], "P1", 0, 1, 1) for _ in range(draw_(st.integers(1, 12))))
    value = draw_(NUMBERS)
    entities = [
        Entity(f"E{i}", n, "org", tuple(draw_(st.lists(NAMES, max_size=2))), "a", mentions, *WHERE)
        for i, n in enumerate((name, other), 1)
    ]
    speech = draw_(st.sampled_from(["speech", "indirect", "term"]))
    quote = Quote(
        "Q1",
        speech,
        draw_(WORDS),
        name,
        draw_(some),
        draw_(some),
        None,
        (Span("P1", 0, 1),),
        *WHERE,
    )
    low, high = (1, 10**9) if value is None else (None, None)
    figure = Figure(
        "N1", name, "money", value, low, high, draw_(some), "approx", draw_(some), name, *WHERE
    )
    dates = [
        Date("D1", name, date, end, "range", "before", "09:30", draw_(WORDS), *WHERE),
        Date("D2", name, None, None, "day", None, None, draw_(WORDS), *WHERE),
    ]
    said = (name, draw_(NAMES), other, None, other)
    fact = Fact("F1", "state", *said, "t", ("E1", "E2"), (), (), *WHERE)
    return Document(
        Header(name, (other,), None, None, draw_(st.none() | DAYS), "a.txt"),
        {
            "paragraphs": [Paragraph("P1", "body", "S0", text, (Piece(0, 1),), "")],
            "sections": [Section("S0", ""), Section("S1", name)],
            "sentences": [Sentence("P1.1", "S0", 1, Span("P1", 0, len(text)), "")],
            "entities": entities,
            "quotes": [quote],
            "figures": [figure],
            "dates": dates,
            "facts": [fact],
        },
    )


def records(document: Document) -> dict[str, Sequence[Any]]:
    cards = [card(document, id_) for id_ in ("E1", "Q1", "N1", "D1", "F1", "P1", "P1.1", "S1")]
    return {
        "summary": [select.summary(document)],
        "section": select.sections(document),
        "paragraph": document.paragraphs,
        "entity": document.entities,
        "quote": document.quotes,
        "figure": document.figures,
        "date": in_time.timeline(document, None, None),
        "fact": document.facts,
        "card": [found for found in cards if found],
        "graph": [graph(document)],
    }


@pytest.mark.parametrize("article", ["", "a very long name of an article.txt"])
@examples(40)
@given(documents(), st.integers(20, 130), st.booleans(), st.booleans())
def test_odd_records(
    article: str, document: Document, width: int, color: bool, unicode: bool
) -> None:
    for kind, held in records(document).items():
        rows = [Row(article, document, record) for record in held]
        for chosen in (False, True):
            writer = Writer(width, 24, color, unicode, "host")
            parts = draw(Listing(kind, rows, columns(kind), chosen), writer)
            out = ESCAPE.sub("", "".join(encode(parts, writer)))
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
            wide = [line for line in out.split("\n") if cell_len(line) > width]
            assert not wide, (kind, chosen)
            picture(parts, width).encode()
            if not unicode and not chosen:
                assert not re.search("[\u2500-\u259f]", out)
