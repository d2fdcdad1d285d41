"""Claims held against articles: verdicts as data, quantities as data, the command, properties."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, Runner, cases, examples
from zgc_cli.document.document import Document
from zgc_cli.document.records import VERDICTS, Figure, Span
from zgc_cli.parser.pipeline import parse
from zgc_cli.query.check import REFUTED, SUPPORTED, UNKNOWN, Verdict, check
from zgc_cli.query.check.alignment import Detail
from zgc_cli.query.check.quantities.amounts import figure_verdict
from zgc_cli.reading.modality import modality_at
from zgc_cli.show.columns import columns
from zgc_cli.show.console import encode
from zgc_cli.show.draw import draw
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.writer import Writer

CASES: dict[str, Any] = cases("check")
CLAIMS = [
    pytest.param(case["article"], *claim, id=f"{case['article']}-{claim[1]}")
    for case in CASES["case"]
    for claim in case["claims"]
]
AMOUNTS = [
    pytest.param(case["found"], claimed, verdict, id=f"{claimed} from {case['found']}")
    for case in CASES["amount"]
    for verdict in ("follows", "excluded", "open")
    for claimed in case.get(verdict, ())
]
ARTICLES = sorted((ROOT / "tests/data").glob("d?.txt"))


@cache
def article(name: str) -> Document:
    return parse(CASES["articles"][name])


def draft(text: str, source: Document) -> Document:
    return parse(text + "\n", date=source.header.date)


def worst(verdicts: Sequence[Verdict]) -> str:
    """Return the verdict on a whole text: refuted before not told before supported."""
    return min((v.verdict for v in verdicts), key=(REFUTED, VERDICTS[2], SUPPORTED).index)


@pytest.mark.parametrize(("name", "verdict", "claim", "found"), CLAIMS)
def test_verdict(name: str, verdict: str, claim: str, found: str) -> None:
    source = article(name)
    verdicts = check(source, draft(claim, source))
    assert worst(verdicts) == verdict
    told = "".join(d.found or "" for v in verdicts for d in v.details)
    assert found in told


@pytest.mark.parametrize(("found", "claimed", "verdict"), AMOUNTS)
def test_amount(found: str, claimed: str, verdict: str) -> None:
    assert figure_verdict(figure(claimed), figure(found)) == verdict


@pytest.mark.parametrize(("text", "force", "negated"), cases("modality")["cases"])
def test_how_a_word_is_meant(text: str, force: str, negated: bool) -> None:
    offset = text.index("[")
    document = parse(text.replace("[", "").replace("]", "") + "\n")
    plain = document.paragraphs[0].text
    assert modality_at(plain, document.tokens[0], offset)[:2] == (force, negated)


def test_what_is_less_exact_is_told() -> None:
    source = parse("绿洲公司去年营业收入近200亿元。\n")
    (verdict,) = check(source, parse("绿洲公司去年营业收入200亿元。\n"))
    assert verdict.verdict == SUPPORTED
    assert verdict.details == (("precision", "200亿元", "近200亿元"),)


def test_a_table_is_not_held_to_its_columns() -> None:
    source = parse("绿洲公司2024年营业收入80亿元，净利润3亿元。\n")
    rows = "项目\t2024年\t2023年\n营业收入\t80亿元\t75亿元\n"
    (verdict,) = check(source, parse(rows))
    assert (verdict.claim, verdict.verdict) == ("营业收入\t80亿元\t75亿元", VERDICTS[2])


def figure(text: str) -> Figure:
    (only,) = parse(f"共计{text}。\n").figures
    assert isinstance(only, Figure)
    return only


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_an_article_bears_itself_out(path: Path) -> None:
    source = parse(path.read_text("utf-8"), date="2025-10-20")
    refuted = [v for v in check(source, source) if v.verdict != SUPPORTED]
    assert not refuted


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_an_article_tells_little_of_another(path: Path) -> None:
    other = article("plant")
    verdicts = check(other, parse(path.read_text("utf-8"), date="2025-10-20"))
    assert sum(v.verdict == SUPPORTED for v in verdicts) <= 1
    assert sum(v.verdict == REFUTED for v in verdicts) <= 1


PIECES = st.sampled_from(
    [
        "白鹭队",
        "韩雪凝",
        "“",
        "”",
        "说",
        "，",
        "。",
        "；",
        "78:71",
        "31分",
        "战胜",
        "没有",
        "的",
        "\n",
    ]
)


@examples(60)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=25).map("".join)))
def test_any_draft_has_a_verdict(text: str) -> None:
    source = article("cup")
    for verdict in check(source, parse(text, date=source.header.date)):
        assert verdict.verdict in VERDICTS
        assert (verdict.evidence is None) == (verdict.line is None)


@examples(20)
@given(st.text(max_size=40))
def test_any_article_can_be_checked(text: str) -> None:
    source = parse(text)
    assert all(v.verdict in VERDICTS for v in check(source, article("relic")))


def test_the_command_says_what_differs(zgc: Runner) -> None:
    done = zgc.sh("echo '驭势科技的AI司机为8个国家和地区服务。' | zgc check - -f json")
    assert done.status == 1
    (claim,) = json.loads(done.out)
    assert claim["verdict"] == "refuted"
    assert claim["details"] == [
        {"kind": "figure", "claimed": "8个国家和地区", "found": "6个国家和地区"}
    ]
    assert "6个国家和地区" in claim["evidence"]
    assert isinstance(claim["line"], int)


def test_the_command_is_content(zgc: Runner) -> None:
    done = zgc.sh("echo '驭势科技的AI司机为6个国家和地区服务。' | zgc check -q -")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_a_table_shows_the_draft_marked(zgc: Runner) -> None:
    script = "printf '驭势科技的AI司机为8个国家和地区服务。徐鸣在火星出生。' | zgc check - -f table"
    done = zgc.sh(script, env={"COLUMNS": "80"})
    assert done.status == 1
    assert "✗ 驭势科技的AI司机为*8个国家和地区*服务。" in done.out
    assert "figure 8个国家和地区 ≠ 6个国家和地区" in done.out
    assert "? 徐鸣在*火星*出生。" in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())


def test_what_is_in_the_evidence_is_not_said_to_be_untold() -> None:
    details = tuple(Detail("figure", claimed, None) for claimed in ("四台", "5台", "15亿度"))
    evidence = "电站一期四台机组发电415亿度。"
    verdict = Verdict(
        "一期四台机组发电15亿度，5台开工。", UNKNOWN, evidence, 1, details, Span("P1", 0, 9)
    )
    writer = Writer(80, 24, False, True, None)
    listing = Listing("claim", [Row("", parse(evidence), verdict)], columns("claim"), False)
    told = list(map(str.strip, "".join(encode(draw(listing, writer), writer)).splitlines()))
    assert "figure 四台 is told, but perhaps of something else" in told
    assert {"figure 5台 is not told", "figure 15亿度 is not told"} <= set(told)


def test_a_draft_must_be_readable(zgc: Runner) -> None:
    done = zgc("check", "nowhere.txt")
    assert done.status == 2
    assert "nowhere.txt" in done.err


def test_standard_input_is_one_of_both(zgc: Runner) -> None:
    assert zgc.sh("echo 中国 | zgc check - -a -").status == 2
