"""Figures: quantities in text as cases, and what holds for any text at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples, slow
from zgc_cli import lexicon, parse
from zgc_cli.document.records import FIGURE_KINDS
from zgc_cli.reading.numbers import quantities

CASES = cases("figures")
MODS = {"approx", "less_than", "more_than", "equal_or_more", "equal_or_less", None}
PIECES = st.lists(
    st.sampled_from(
        [
            "约",
            "近",
            "超过",
            "至少",
            "不到",
            "第",
            "首",
            "一",
            "两",
            "三",
            "十",
            "百",
            "千",
            "万",
            "亿",
            "半",
            "12",
            "3.5",
            "1,200",
            "２０",
            "%",
            "元",
            "个",
            "家",
            "年",
            "月",
            "日",
            "天",
            "小时",
            "多",
            "余",
            "以上",
            "左右",
            "成",
            "倍",
            "分之",
            "至",
            "—",
            "-",
            "～",
            "，",
            "。",
            "“",
            "”",
            "《",
            "》",
            "(",
            ")",
            "零下",
            "℃",
            "万元",
            "国家",
            "企业",
            "2025",
            ":",
            "/",
            "A",
            "\n",
            "😀",
            "\x00",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:12])
def test_figures(case: dict[str, Any]) -> None:
    found = parse(case["text"]).figures
    got = []
    for figure, wanted in zip(found, case["figures"], strict=False):
        value = [figure.min, figure.max] if figure.value is None else figure.value
        row = [figure.text, value, figure.unit or "", figure.mod or "", figure.kind]
        got.append(row + [figure.counted or ""] * (len(wanted) - 5))
    got += [[figure.text] for figure in found[len(got) :]]
    assert got == case["figures"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("海川科技的无人驾驶里程数高达580万公里。", "海川科技的无人驾驶里程数"),
        ("展览面积达18万平方米。", "展览面积"),
        ("港口完成货物吞吐量4200余万吨，同比增长12.5%。", "货物吞吐量"),
        ("夜班人员从60人减到20人。", "夜班人员"),
        ("单位能耗比去年下降15%。", "单位能耗"),
        ("上海大学发布报告，在9个领域选出20个前沿。", "上海大学"),
        ("知名药企阿斯利康宣布在北京投资20亿元。", "阿斯利康"),
        ("67岁的May是保安，独自照顾母亲。", "May"),
        ("被捕的王海24岁。", "王海"),
        ("车主李芳（38岁）下了车。", "李芳"),
        ("汤姓男子驾车，汤男（38岁）受伤。", "汤男"),
        ("恒生指数收市跌1.2%，报25524点。", "恒生指数"),
        ("长实地产中期业绩胜预期，股价升百分之四，报67.8元。", "股价"),
        ("腾讯控股（00700）跌0.8%。", "腾讯控股"),
        ("旅游局昨日公布上月访港旅客达515万人次，按年增16%。", "访港旅客"),
        ("第三季获利合计1.25兆元，季增48.4%。", "获利"),
        ("托管服务使用率长期偏低，平均仅五成。", "托管服务使用率"),
        ("港铁虽强调月台沉降少于20毫米。", "月台沉降"),
        ("单季获利最高的是台积电4523亿元、鸿海576亿元。", "鸿海"),
        ("国企指数报11003点。", "国企指数"),
        ("截至收盘，沪指报3150.13点，涨0.8%。", "沪指"),
        ("沪指涨0.8%，报3150.13点。", "沪指"),
        ("公司员工300人，涨0.8%的是股价。", None),
        ("酒店搜索量已按年增40%。", "酒店搜索量"),
        ("这是山城队赛史对海城队第一胜。", None),
        ("海拔3000多米的村里，一半以上村民种青稞。", None),
        ("有效率为92.3%，比去年高3%。", "有效率"),
        ("水库水位已达上限，超汛限水位0.5米。", None),
        ("水库水位达145.5米。", "水库水位"),
        ("十年期国债收益率报2.31%。", "十年期国债收益率"),
        ("主席王海指，截至零时有9名市民到场。", None),
        ("王海说：“明天再来，今天人太多了”，随后宣布休息10分钟。", None),
        ("甲馆耗资7亿、乙馆3.3亿。", None),
        ("林佳一垒打、苏智二垒打各送回2分。", None),
        ("广华医院要等10小时，时间最长的威尔斯医院更要10.5小时。", None),
        ("公司营收为80亿元，有116家门店。", None),
        ("营收5亿元，其中网店按年增3家。", None),
        ("让上千名嘉宾到场。", None),
        ("华为表示，前三天有80家企业报名。", None),
        ("货物运往德国、西班牙等30个国家。", None),
        ("新加坡樟宜机场等超20个机场都有它的身影。", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert parse(text).figures[-1].subject == subject


@pytest.mark.parametrize(
    "text", ["5800000公里", "580万公里", "５８０万公里", "五百八十万公里", "5,800,000公里"]
)
def test_a_number_means_the_same_however_written(text: str) -> None:
    (quantity,) = quantities.find(text)
    assert (quantity.value, quantity.unit) == (5800000, "公里")


def test_taken_spans_hold_no_quantity() -> None:
    text = "为期3天，共5家。"
    assert [q.unit for q in quantities.find(text, [(2, 4)])] == ["家"]


def test_figures_carry_ids_lines_and_sections_in_the_order_of_the_text() -> None:
    document = parse("首批货物3吨。\n\n第二批有5箱。\n")
    assert [figure.id for figure in document.figures] == ["N1", "N2", "N3", "N4"]
    assert [figure.line for figure in document.figures] == [1, 1, 3, 3]


@pytest.mark.parametrize("name", ["units", "measure_words", "modifiers_before", "modifiers_behind"])
def test_vocabulary_has_values_that_are_known(name: str) -> None:
    for word, value in lexicon.mapping(name).items():
        allowed = {*FIGURE_KINDS, "", "digits"} if name[0] in "um" and "mod" not in name else MODS
        assert value.partition(" ")[0] in allowed, word


@given(st.one_of(PIECES, st.text(max_size=60)))
def test_any_text_gives_ordered_spans_with_sound_values(text: str) -> None:
    end = 0
    for found in quantities.find(text):
        assert end <= found.start <= found.number_start < found.end <= len(text)
        assert found.number_start <= found.number_end <= found.end
        assert found.mod in MODS
        assert found.kind in FIGURE_KINDS
        assert (found.value is None) == (found.min is not None) == (found.max is not None)
        end = found.end


@given(PIECES)
@examples(40)
def test_any_article_gives_figures_that_stand_in_their_paragraph(text: str) -> None:
    document = parse(text)
    for figure in document.figures:
        assert document.text_of(figure.span) == figure.text


@pytest.mark.parametrize(
    "unit", ["一", "1", "1,", "约", "第一", "百分之", "3至", "“三", "0.", "1-"]
)
@pytest.mark.parametrize("times", [5_000, slow(50_000)])
def test_long_runs_are_read_in_linear_time(unit: str, times: int) -> None:
    assert len(quantities.find(unit * times)) <= times
