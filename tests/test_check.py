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
from zgc_cli.query.amounts import figure_verdict
from zgc_cli.query.check import REFUTED, SUPPORTED, UNKNOWN, Verdict, check, ruled, told_of
from zgc_cli.query.check.alignment import Detail, align
from zgc_cli.query.check.article import Article
from zgc_cli.query.check.claims import claims
from zgc_cli.query.check.measure import weighing
from zgc_cli.query.check.measure.contrasts import contrasts
from zgc_cli.reading import softmax
from zgc_cli.reading.modality import modality_at
from zgc_cli.show.columns import columns
from zgc_cli.show.console import encode
from zgc_cli.show.draw import draw
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.writer import Writer

CASES: dict[str, Any] = cases("check")
CLAIMS = [
    pytest.param(
        case["article"], *claim, case.get("held_back", False), id=f"{case['article']}-{claim[1]}"
    )
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


@pytest.mark.parametrize(("name", "verdict", "claim", "found", "held_back"), CLAIMS)
def test_verdict(
    name: str,
    verdict: str,
    claim: str,
    found: str,
    held_back: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the cases say that the models hold a verdict back, the rules alone give it."""
    source = article(name)
    own = draft(claim, source)
    if held_back:
        assert worst(check(source, own)) == UNKNOWN
        monkeypatch.setattr("zgc_cli.query.check.weighed", lambda said, *_, **__: said)
    verdicts = check(source, own)
    assert worst(verdicts) == verdict
    told = "".join(d.found or "" for v in verdicts for d in v.details)
    assert found in told


@pytest.mark.parametrize(("verdict", "share"), [(SUPPORTED, 0.06), (REFUTED, 0.02)])
def test_few_verdicts_are_held_back(verdict: str, share: float) -> None:
    rows = [
        case.get("held_back", False)
        for case in CASES["case"]
        for wanted, *_claim in case["claims"]
        if wanted == verdict
    ]
    assert len(rows) > 100
    assert sum(rows) <= share * len(rows)


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


WEIGHTS = {"supported: always": 0.0, "refuted: always": 0.0}
WEIGHTS |= {"supported: told": 3.0, "supported: untold": -3.0, "refuted: otherwise": 3.0}
WEIGHTS |= {"refuted: doubtful": -3.0, "supported: otherwise": -3.0}
WEIGHTS |= {"supported: nearly told": 1.3}


@pytest.mark.parametrize(
    ("verdict", "feature", "has_details", "weighed"),
    [
        (SUPPORTED, "told", False, SUPPORTED),
        (SUPPORTED, "untold", False, UNKNOWN),
        (REFUTED, "otherwise", False, REFUTED),
        (REFUTED, "doubtful", False, UNKNOWN),
        (UNKNOWN, "told", False, SUPPORTED),
        (UNKNOWN, "nearly told", False, SUPPORTED),
        (UNKNOWN, "nearly told", True, UNKNOWN),
        (UNKNOWN, "otherwise", True, REFUTED),
        (UNKNOWN, "unknown", False, UNKNOWN),
    ],
)
def test_what_the_rules_say_is_weighed(
    verdict: str, feature: str, has_details: bool, weighed: str
) -> None:
    assert (
        weighing.weighed(verdict, {feature: 1.0}, has_details=has_details, known=WEIGHTS) == weighed
    )


@pytest.mark.parametrize(
    ("verdict", "features", "weighed"),
    [
        (SUPPORTED, ("told", "most for next"), UNKNOWN),
        (UNKNOWN, ("told", "other source there"), UNKNOWN),
        (UNKNOWN, ("rather", "focus untold"), REFUTED),
        (REFUTED, ("rather",), REFUTED),
        (REFUTED, ("short",), UNKNOWN),
        (REFUTED, ("length",), REFUTED),
        (UNKNOWN, ("rather",), UNKNOWN),
    ],
)
def test_what_stands_in_the_place_of_a_word_is_weighed(
    verdict: str, features: tuple[str, ...], weighed: str
) -> None:
    known = WEIGHTS | {"refuted: rather": 1.5}
    told = dict.fromkeys(features, 1.0)
    assert weighing.weighed(verdict, told, has_details=False, known=known) == weighed


@pytest.mark.parametrize(
    ("claim", "feature", "yields"),
    [
        ("白鹭湖是全省最大的湖泊。", "most for next", True),
        ("白鹭湖是全省第二大湖泊。", "most for next", False),
        ("仓库位于工厂一楼。", "other number word", True),
        ("仓库位于工厂四楼。", "other number word", False),
        ("白鹭湖是全省最早的湖泊。", "most for one of", False),
        ("仓库是全省最早的仓库。", "most for one of", True),
        ("起火原因已经查清。", "open for settled", True),
        ("起火原因仍在调查。", "open for settled", False),
    ],
)
def test_what_stands_in_the_place_of_a_word(claim: str, feature: str, yields: bool) -> None:
    document = parse(
        "白鹭湖是全省第二大湖泊。\n\n仓库位于工厂四楼，是全省最早的仓库之一。\n\n起火原因还在调查。\n"
    )
    own = draft(claim, document)
    (one,) = claims(own, document)
    told = dict(contrasts(align(one, Article(document))))
    assert bool(told.get(feature)) == yields


def test_what_is_weighed_is_measured() -> None:
    document = parse(
        "8月3日，绿洲公司在白鹭镇新开三家门店，王明远说，公司计划明年再开5家，价格不涨。\n"
        "白鹭镇去年有120人报名，今年有95人，李国强为此致辞。\n"
    )
    said = ["绿洲公司最终在火枫镇开了3家店。", "去年报名的才95人。", "致辞的是王明远，价格涨了。"]
    known = {name.partition(": ")[2] for name in softmax.weights("check")} - {"always"}
    told: set[str] = set()
    for text in said:
        claim = draft(text, document)
        for one in claims(claim, document):
            verdict, aligned, found = ruled(one, Article(document), claim)
            told |= set(told_of(verdict.verdict, aligned, found)) if found else set()
    assert len(told & known) > 80
