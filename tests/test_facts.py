"""Facts: cases as data, properties on any text, and what the built-in article must yield."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SEED, Runner, cases, examples, slow
from zgc_cli import Document, load, parse
from zgc_cli.document.records import FACT_KINDS, Fact

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = cases("facts")["case"]
ARTICLES = [SEED, *sorted((HERE / "data").glob("d*.txt"))]


def words(fact: Fact) -> str:
    return " | ".join(fact[1:5])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    facts = parse(case["text"]).facts
    found = [words(f) for f in facts]
    assert not (case.get("none") and found), found
    for wanted in case.get("want", ()):
        assert wanted in found
    assert not {f.kind for f in facts} & set(case.get("without", ())), found
    for unwanted in case.get("unwanted", ()):
        assert not [f for f in facts if unwanted in f.subject], found
    for field in ("time", "context"):
        carried = {f.object: getattr(f, field) or "" for f in reversed(facts)}
        wanted = case.get(field, {})
        assert {object_: carried.get(object_) for object_ in wanted} == wanted, found
    for absent in case.get("absent", ()):
        assert not [f for f in facts if absent in f.predicate], found


def test_a_fifth_of_the_cases_is_negative() -> None:
    negative = [c for c in CASES if not {"want", "time", "context"} & c.keys()]
    assert len(CASES) >= 40
    assert len(negative) * 5 >= len(CASES)


def check(document: Document) -> None:
    order = {p.id: i for i, p in enumerate(document.paragraphs)}
    places = [(order[f.span.paragraph], f.span.start) for f in document.facts]
    assert places == sorted(places)
    ids = {r.id for layer in ("entities", "figures", "dates") for r in document.layer(layer)}
    for number, fact in enumerate(document.facts, 1):
        assert fact.id == f"F{number}"
        assert fact.kind in FACT_KINDS
        assert document.text_of(fact.span) == fact.text
        assert fact.line == document.line_of(fact.span)
        assert fact.subject and fact.predicate and fact.object
        assert {*fact.entities, *fact.figures, *fact.dates} <= ids


MARKS = "，。；：、“”‘’（）—…的了在与和为是有将让它他0123456789% \nA"
WORDS = "青穗集团 公司 该公司 建成 发布 6座 冷库 同比 增长 首次 说， 3亿元"
PIECES = st.sampled_from([*MARKS, *WORDS.split()])


@examples(150)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_chinese_text(text: str) -> None:
    check(parse(text))


@examples(60)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    check(parse(text))


@pytest.mark.parametrize("text", ["", "的", "“"])
def test_short_texts(text: str) -> None:
    check(parse(text))


@pytest.mark.parametrize("piece", ["建成" * 4, "甲、" * 4, "青穗集团建成6座冷库，"])
@pytest.mark.parametrize("times", [500, slow(5_000)])
def test_long_texts(piece: str, times: int) -> None:
    check(parse(piece * times))


def evidence(document: Document, fact: Fact) -> Iterator[str]:
    """Yield what a reader is shown for a fact: its sentence, the one before, other names."""
    there = document.sentences_of(fact.span.paragraph)
    sentence = document.sentence_of(fact.span)
    yield fact.text
    if sentence:
        yield document.text_of(sentence.span)
        index = document.sentences.index(sentence)
        yield document.text_of(document.sentences[max(0, index - 1)].span)
    assert there or sentence is None
    for entity in document.entities:
        if entity.id in fact.entities:
            yield from (entity.name, *entity.aliases)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_subject_and_object_stand_in_the_evidence(path: Path) -> None:
    document = parse(path.read_text("utf-8"), date="2025-10-16")
    check(document)
    for fact in document.facts:
        shown = list(evidence(document, fact))
        for part in (fact.subject, fact.object):
            assert any(part in text for text in shown), fact


@pytest.fixture(scope="module")
def built_in() -> Document:
    return load()


def test_the_built_in_article_is_rich_in_facts(built_in: Document) -> None:
    kinds = Counter(f.kind for f in built_in.facts)
    assert kinds.total() >= 44
    assert kinds["state"] * 3 <= kinds.total()
    assert set(kinds) == set(FACT_KINDS)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("驭势科技", ["6个国家和地区", "580万公里"]),
        ("中关村", ["外贸规模.*万亿元", "民营经济占比.*五成", "高新技术产品占比.*七成"]),
        ("阿斯利康", ["近200亿元", "第六个全球战略研发中心"]),
        ("中国工程院", ["9个领域", "94", "95"]),
        ("yinhehangtian", ["徐鸣.*创始人、董事长兼CEO.*银河航天"]),
    ],
)
def test_facts_about(zgc: Runner, about: str, told: list[str]) -> None:
    lines = zgc("facts", "--about", about, "--fields", "subject,predicate,object").out
    for pattern in told:
        assert re.search(pattern, lines), lines


def test_the_command(zgc: Runner) -> None:
    assert zgc("facts", "--kind", "first", "--count").out.strip() == "4"
    unknown = zgc("facts", "--about", "没有这个名字")
    assert (unknown.status, unknown.out) == (1, "")
    assert zgc("facts", "--kind", "nonsense").status == 2
    assert zgc("facts", "-f", "json", "-n", "1").out.startswith("[")
