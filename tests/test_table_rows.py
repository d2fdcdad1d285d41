"""Rows of tables in a draft, held against those of an article: a row is one claim."""

import pytest

from zgc_cli.parser.pipeline import parse
from zgc_cli.query.check import check

PROSE = "海城的三条旧巷将在年底前完成改造，预算为3600万元，涉及居民412户。"
TABLE = (
    "巷名\t户数\t预算（万元）\t负责人",
    "竹竿巷\t156\t1400\t秦望川",
    "石板巷\t133\t1150\t李红",
)
YEARS = ("项目\t2024年\t2025年", "营业收入\t12.5亿元\t13.8亿元", "净利润\t1.2亿元\t1.5亿元")
ROWS = {
    ("竹竿巷\t156\t1400\t秦望川",): "supported",
    ("巷名\t户数", "竹竿巷\t156户"): "supported",
    ("巷名\t负责人\t户数", "石板巷\t李红\t133"): "supported",
    ("序号\t巷名\t户数", "1\t石板巷\t133"): "supported",
    ("竹竿巷\t166\t1400\t秦望川",): "refuted 166 156",
    ("巷名\t负责人", "竹竿巷\t李红"): "refuted 李红 秦望川",
    ("巷名\t预算（万元）", "石板巷\t1160"): "refuted 1160 1150",
    ("巷名\t预算", "石板巷\t1160万元"): "not_enough_info 1160万元 1150",
    ("巷名\t户数\t面积", "石板巷\t133\t2.5"): "not_enough_info 2.5 None",
    ("巷名\t户数", "井栏巷\t133"): "not_enough_info",
    ("项目\t2025年\t2024年", "净利润\t1.5亿元\t1.2亿元"): "supported",
    ("项目\t2024年\t2025年", "净利润\t1.5亿元\t1.2亿元"): "refuted 1.5亿元 1.2亿元",
}


@pytest.mark.parametrize("rows", ROWS, ids="|".join)
def test_a_row_is_one_claim(rows: tuple[str, ...]) -> None:
    article = parse("\n\n".join((PROSE, *TABLE, PROSE, *YEARS)))
    judged = check(article, parse("\n\n".join((PROSE, *rows, PROSE))))
    assert [v.claim for v in judged] == [PROSE, rows[-1], PROSE]
    verdict, *detail = ROWS[rows].split()
    row = judged[1]
    assert row.verdict == verdict
    if detail:
        assert [row.details[0].claimed, str(row.details[0].found)] == detail
    elif verdict == "supported":
        assert "\t" in (row.evidence or "")
        assert row.details == ()


def test_sentences_of_a_cell_are_no_claims_of_their_own() -> None:
    row = "竹竿巷\t已换管道2.1公里。电线还没有入地；路面待铺。\t秦望川"
    article = parse("\n\n".join((PROSE, "巷名\t进展\t负责人", row)))
    assert [s.rule for s in article.sentences_of("P3")] == ["paragraph-end"]
    assert [v.claim for v in check(article, article)] == [PROSE, row]


def test_two_rows_of_one_name_bear_out_nothing() -> None:
    article = parse("\n\n".join((PROSE, "竹竿巷\t156户", PROSE, "竹竿巷\t166户")))
    judged = check(article, parse(f"{PROSE}\n\n竹竿巷\t176户"))
    assert judged[1].verdict == "not_enough_info"
