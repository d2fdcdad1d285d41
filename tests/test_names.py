"""Persons, organisations and places: sentences with their names, and what holds for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import make_lexicons
from tests.conftest import cases, examples, slow
from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header, Paragraph, Piece, Span
from zgc_cli.parser.entities.candidates import Candidate, settle
from zgc_cli.parser.entities.names import passes
from zgc_cli.parser.words import stage

CASES: list[dict[str, Any]] = cases("names")["case"]
SOON = "transliteration"  # the other lexicons are made anew slowly
TYPES = ("person", "org", "place")


def document(*texts: str) -> Document:
    """Return a document whose paragraphs are `texts`, as far as the finder needs it."""
    paragraphs = tuple(
        Paragraph(f"P{i}", "body", "S0", text, (Piece(0, i),), "test")
        for i, text in enumerate(texts, 1)
    )
    return stage.tokens(Document(Header(), {"paragraphs": paragraphs}))


def found(*texts: str) -> dict[str, list[str]]:
    """Return type -> names in `texts`."""
    there = document(*texts)
    result: dict[str, list[str]] = {kind: [] for kind in TYPES}
    for candidate in settle(passes.find(there)):
        result[candidate.type].append(there.text_of(candidate.span))
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:16])
def test_names(case: dict[str, Any]) -> None:
    got = found(case["text"])
    for kind in TYPES:
        wanted = sorted(set(case.get(kind, [])))
        if case.get("some"):
            assert set(wanted) <= set(got[kind])
        else:
            assert sorted(set(got[kind])) == wanted, kind


def test_a_name_certain_in_one_place_is_a_name_everywhere() -> None:
    got = found("研究员张洁清主持会议。", "大家推选张洁清算这笔账。")
    assert got["person"] == ["张洁清", "张洁清"]


def test_the_short_form_of_a_company_is_found() -> None:
    got = found("上海岭云航天科技有限公司发射了卫星。", "岭云航天明年还要发射。")
    assert got["org"] == ["上海岭云航天科技有限公司", "岭云航天"]


def test_a_declared_short_name_shows_where_the_full_name_begins() -> None:
    got = found("研发方明瞳智医科技（成都）有限公司（下称“明瞳智医”）首席技术官段星河说。")
    assert got["org"] == ["明瞳智医科技（成都）有限公司", "明瞳智医"]
    assert got["person"] == ["段星河"]


TEXT = st.text(
    alphabet=st.sampled_from(
        "王李张习近平中国美国北京市海淀区大学公司有限科技银行部局队、，。“”（）()·-— \n说表示在"
        "等企业"
        "记者尔斯特拉县村港机场路以下简称0１aＡé😀\x00\u200b"
    ),
    max_size=80,
)


@examples(150)
@given(st.one_of(TEXT, st.text(max_size=60)))
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    there = document(text)
    row = there.tokens[0]
    assert [t.start for t in row] == [0, *(t.end for t in row)][: len(row)]
    assert (row[-1].end if row else 0) == len(text)
    end = 0
    for candidate in passes.find(there):
        assert candidate.type in TYPES
        assert end <= candidate.span.start < candidate.span.end <= len(text)
        end = candidate.span.end


@pytest.mark.parametrize(
    "text", ["", "中", "国" * 3000, "拉·" * 3000, "等企业、" * 2000, "（" * 2000]
)
def test_strange_texts_do_no_harm(text: str) -> None:
    assert list(settle(passes.find(document(text)))) is not None


@pytest.mark.parametrize("name", [n if n == SOON else slow(n) for n in make_lexicons.MADE])
def test_made_lexicons_are_what_their_maker_makes(name: str) -> None:
    there = (make_lexicons.FOLDER / f"{name}.txt").read_text("utf-8")
    assert make_lexicons.MADE[name]() == there


def test_settle_prefers_the_longer_and_the_heavier() -> None:
    there = document("卡塔尔哈马德国际机场")
    span = Span("P1", 0, 10)
    chosen = settle(
        [
            Candidate(span._replace(end=3), "place", "short"),
            Candidate(span, "place", "long"),
            Candidate(span, "org", "heavy", 1),
        ]
    )
    assert [c.rule for c in chosen] == ["heavy"]
    assert there.text_of(chosen[0].span) == "卡塔尔哈马德国际机场"


def test_no_known_name_is_listed_as_none() -> None:
    assert not lexicon.words("not_places") & lexicon.words("places")
    assert not lexicon.words("not_persons") & lexicon.words("persons")


def test_what_a_text_repeats_may_be_a_name_though_nothing_tells_it() -> None:
    texts = ("《罗一笑，你站住》刷屏。", "如果帮助罗一笑是好事，我就做。", "“罗一笑”三次住院。")
    assert found(*texts)["person"] == ["罗一笑"] * 3


def test_a_brand_of_the_text_is_no_person() -> None:
    got = found("晚会由泰鲁控股集团承办。", "今年泰鲁再次资助学子，泰鲁一直坚持。")
    assert got["person"] == []
    assert got["org"] == ["泰鲁控股集团", "泰鲁", "泰鲁"]


def test_an_outlet_that_reports_is_an_organisation() -> None:
    assert found("观点网讯：公司发布年报。", "观点网记者到场。")["org"] == ["观点网", "观点网"]
