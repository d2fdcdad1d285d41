"""Numbers of the same thing agree wherever they are told."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Drawn, Runner
from zgc_cli import load

DEVELOPMENT = sorted((Path(__file__).parent / "data").glob("d?.txt"))
SOON = "d3.txt"  # the others are tried slowly
ARTICLES = [
    pytest.param([], id="built-in"),
    *(
        pytest.param(
            ["-a", str(path)], id=path.stem, marks=[] if path.name == SOON else [pytest.mark.slow]
        )
        for path in DEVELOPMENT
    ),
]


@pytest.mark.parametrize("article", ARTICLES)
def test_quotes_are_counted_alike(zgc: Runner, article: list[str]) -> None:
    told = json.loads(zgc("summary", *article, "-f", "json").out)
    sections = json.loads(zgc("sections", *article, "-f", "json").out)
    counts = told["counts"]
    assert sum(section["quotes"] for section in sections) == counts["quotes"]
    numbers = {
        kind: int(zgc("quotes", *article, "-k", kind, "--count").out)
        for kind in ("speech", "indirect", "term", "all")
    }
    assert numbers["speech"] + numbers["indirect"] == counts["quotes"]
    assert numbers["term"] == counts["terms"]
    assert numbers["all"] == counts["quotes"] + counts["terms"]
    assert len(told["quotes"]) == numbers["speech"]
    for section in sections:
        card = json.loads(zgc("show", section["id"], *article, "-f", "json").out)
        assert len(card["quotes"]) == section["quotes"]
        assert {quote["kind"] for quote in card["quotes"]} <= {"speech", "indirect"}
        assert {quote["kind"] for quote in card["terms"]} <= {"term"}
        assert len(card["figures"]) == section["figures"]


def test_the_page_tells_the_same_numbers(zgc: Runner) -> None:
    counts = json.loads(zgc("summary", "-f", "json").out)["counts"]
    page = zgc("export", "--to", "html").out
    for anchor in ("quotes", "terms", "figures", "facts", "entities"):
        (number,) = re.findall(rf'id="{anchor}"><summary><h2>[^<]*</h2><span class="n">(\d+)', page)
        assert int(number) == counts[anchor]


def test_what_is_left_out_is_told(drawn: Drawn) -> None:
    spoken = drawn("quotes", 80)
    assert spoken.endswith("\n\n+2 indirect, 38 quoted terms: --kind all\n")
    assert "--kind" not in drawn("quotes --kind all", 80)
    assert "--kind" not in drawn("quotes --kind indirect", 80)
    assert drawn("quotes --speaker 王豫", 80).endswith("\n\n+1 indirect: --kind all\n")
    assert "--kind" not in drawn("quotes --speaker 张玉峰", 80)
    assert "2 indirect, 38 quoted terms" in drawn("summary", 80)


def test_cards_keep_terms_apart(zgc: Runner, drawn: Drawn) -> None:
    card = json.loads(zgc("show", "中国", "-f", "json").out)
    assert {quote["kind"] for quote in card["quotes"] + card["about"]} <= {"speech", "indirect"}
    assert card["terms"]
    assert "Quoted terms" in drawn("show 中国", 80)
    assert len(load().quotes) == 45
