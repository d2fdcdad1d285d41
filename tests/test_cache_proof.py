"""The proof that an entry of the cache is of the very text that was asked for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, SEED, examples
from tests.fuzz.texts import PIECES, text_of
from tests.test_cache import TEXT
from tests.test_structure import CASES as LAYOUTS
from zgc_cli import parse
from zgc_cli.document.file import dump, loads
from zgc_cli.document.records import Header
from zgc_cli.parser.layout.stage import structure
from zgc_cli.runtime import cache
from zgc_cli.source.promotion import advertises


def pieces(text: str) -> Any:
    return structure(text, Header()).paragraphs


def all_texts() -> Iterator[str]:
    yield SEED.read_text("utf-8")
    for place in sorted((ROOT / "tests" / "data").glob("*.txt")):
        yield place.read_text("utf-8")
    for case in LAYOUTS:
        yield str(case["text"])


def test_the_paragraphs_of_a_text_are_known_for_its_own() -> None:
    for text in all_texts():
        assert cache._covers(pieces(text), text, advertises), text[:40]


def test_the_paragraphs_of_a_text_are_known_for_no_other() -> None:
    texts = [text for text in dict.fromkeys(all_texts()) if any(map(str.isalnum, text))]
    for text, other in pairwise(texts):
        found = pieces(text)
        assert not cache._covers(pieces(other), text) or text.split() == other.split()
        assert not cache._covers(found, text + "又") and not cache._covers(found, "又" + text)
        assert not cache._covers([p for p in found if not p.text[0].isalnum()], text)
        for upper, lower in pairwise(found):
            if upper.text != lower.text:
                swapped = {upper: lower.text, lower: upper.text}
                moved = [p._replace(text=swapped.get(p, p.text)) for p in found]
                assert not cache._covers(moved, text)
        changed = found[-1].text.translate({ord("。"): "？"})
        if changed != found[-1].text:
            assert not cache._covers([*found[:-1], found[-1]._replace(text=changed)], text)


@examples(200)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=80))
def test_the_paragraphs_of_any_text_are_known_for_its_own(made: bytes | list[str]) -> None:
    text = text_of(made) if isinstance(made, bytes) else "".join(made)
    assert cache._covers(pieces(text), text)


def test_a_document_that_was_read_again_is_known_for_its_own() -> None:
    for text in (
        TEXT,
        "王明\ud800说，好。\udc00\n",
        "\u2028王明\x85说。\r\n\r\n▲图为王明。▲\n好\x0b吗。",
    ):
        assert cache._covers(loads(dump(parse(text)), "").paragraphs, text)
