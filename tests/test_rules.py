"""Every rule proves itself by its examples; `zgc rules` lists them.

In an example `[…]` marks what the rule finds: some record must cover exactly that. An example of a
query rule is `question ← article`.
"""

import importlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Drawn, Golden, Runner, cases
from tests.firing import watched
from tests.ledger import __main__ as ledger
from zgc_cli import parse
from zgc_cli.cli.registries import NAMES, all_rules
from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.match.resolve import resolve
from zgc_cli.reading.rule import Rule
from zgc_cli.runtime import process_map

DAY = "2024-05-06"
ARROW = " ← "
MARKED = re.compile(r"\[([^\[\]]+)\]")
RULES = all_rules()
KNOWN = {rule.name for _, rule in RULES}
# Layers whose records all bear the name of a rule of some registry.
NAMED_LAYERS = ("paragraphs", "sentences", "entities", "quotes", "figures", "dates", "facts")


def run(text: str) -> tuple[Document, Counter[str]]:
    """Parse a text, or the article that it asks, and return it with the rules that fired."""
    asked, arrow, article = text.partition(ARROW)
    with watched() as fired:
        document = parse(article if arrow else text, date=DAY)
        if arrow:
            fired.clear()  # what counts is what the query does
            resolve(document, asked)
            ask_document(document, asked)
            check(document, parse(asked, date=DAY))
    return document, fired


def marks(example: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, number among its like in the line, and text of each span that is marked."""
    article = example.rpartition(ARROW)[2]
    for number, line in enumerate(article.split("\n"), 1):
        for match in MARKED.finditer(line):
            before = MARKED.sub(r"\1", line[: match.start()])
            yield number, before.count(match[1]), match[1]


def covered(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the same of each record and mention."""
    for span in _spans(document):
        paragraph = document.paragraph(span.paragraph)
        text = document.text_of(span)
        begin = max(p.start for p in paragraph.pieces if p.start <= span.start)
        number = paragraph.text[begin : span.start].count(text) if text else 0
        yield paragraph.line_at(span.start), number, text


def _spans(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        yield Span(paragraph.id, 0, len(paragraph.text))
    for entity in document.entities:
        yield from (Span(m.paragraph, m.start, m.end) for m in entity.mentions)
    for layer in (document.sentences, document.figures, document.dates, document.facts):
        yield from (record.span for record in layer)
    for quote in document.quotes:
        yield from (quote.span, *quote.parts)


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=lambda rule: rule.name)
def test_the_examples_of(rule: Rule[Any]) -> None:
    assert rule.examples, "a rule has an example"
    for example in rule.examples:
        document, fired = run(MARKED.sub(r"\1", example))
        assert fired[rule.name], example
        assert set(marks(example)) <= set(covered(document)), example
        assert not set().union(*borne(document).values()) - KNOWN, example
    for text in rule.never:
        assert not run(text)[1][rule.name], text


def test_names_are_unique_and_in_kebab_case() -> None:
    names = Counter(rule.name for _, rule in RULES)
    assert not [name for name, n in names.items() if n > 1]
    assert not [name for name in names if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)]


def borne(document: Document) -> dict[str, set[str]]:
    """Return the names of rules that the records of each layer bear."""
    return {layer: {record.rule for record in document.layer(layer)} for layer in NAMED_LAYERS}


def case_documents() -> Iterator[Document]:
    """Yield what is made of the texts of all cases of the parser, in CI, and of a quarter else.

    Those that are paragraphs make one article a file, those of layouts are articles.
    """
    names = ("aliases", "dates", "facts", "figures", "names", "quotes", "structure", "things")
    step = 1 if os.environ.get("CI") else 4
    for name in names:
        groups = cases(name).values()
        found = dict.fromkeys(case["text"] for group in groups for case in group if "text" in case)
        texts = list(found)[::step]
        for text in texts if name == "structure" else ["\n\n".join(texts)]:
            yield parse(text, date=DAY)


def test_every_record_names_its_rule() -> None:
    named: dict[str, set[str]] = {layer: set() for layer in NAMED_LAYERS}
    for document in case_documents():
        for layer, names in borne(document).items():
            named[layer] |= names
    assert all(named.values())
    assert not {layer: names - KNOWN for layer, names in named.items() if names - KNOWN}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_rule_is_shown_with_all_its_examples(drawn: Drawn, golden: Golden, lang: str) -> None:
    drawn.speak(lang)
    golden.check(f"views/{lang}/rule.txt", drawn("rules country-first"))


def test_all_are_listed(zgc: Runner) -> None:
    done = zgc("rules")
    assert (done.status, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[0] for row in rows] == [rule.name for _, rule in RULES]
    root = Path(importlib.import_module("zgc_cli").__file__ or "").parent
    assert all((root / row[3]).is_file() for row in rows)


def test_the_names_that_tab_offers_are_those_of_the_rules(request: pytest.FixtureRequest) -> None:
    names = "".join(f"{rule.name}\n" for _, rule in RULES)
    if request.config.getoption("--update"):
        NAMES.write_text(names, "utf-8")
    assert names == NAMES.read_text("utf-8"), "run pytest --update tests/test_rules.py"


def test_a_rule_that_there_is_not(zgc: Runner) -> None:
    done = zgc("rules", "contry-first")
    assert done.status == 2
    assert done.out == ""
    assert "country-first" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_ledger_is_counted_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text("产值增长5.2%。\n", "utf-8")
    monkeypatch.setattr(process_map, "WORTH_IT", 1)
    monkeypatch.setattr(sys, "argv", ["ledger", str(tmp_path)])
    ledger.main()
    counts = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["number-unit", "figures", "2", "2", "2", "0", "0", "5.2% | 5.2%"] in counts
