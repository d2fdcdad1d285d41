"""The time expressions: cases as data, and what must hold of any text."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import cases, examples, slow
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header, Paragraph, Piece, Section
from zgc_cli.parser.dates.stage import dates
from zgc_cli.reading.dates import calendar, timex

CASES = cases("dates")["case"]
GRANULARITIES = {"day", "month", "quarter", "half", "year", "decade", "plan", "range"}
MODS = {None, "start", "mid", "end", "before", "after", "since", "approx"}


def article(*texts: str, day: str | None = None) -> Document:
    paragraphs = tuple(
        Paragraph(f"P{i}", "body", "S0", text, (Piece(0, i),), "test")
        for i, text in enumerate(texts, 1)
    )
    layers = {"paragraphs": paragraphs, "sections": (Section("S0", ""),)}
    return Document(Header(date=day), layers)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_case(case: dict[str, Any]) -> None:
    document = dates(article(case["text"], day=case.get("anchor")))
    found = [
        [d.text, d.start or "", d.end or "", d.granularity, d.mod or "", *filter(None, (d.time,))]
        for d in document.dates
    ]
    assert found == case["dates"]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("2025年初，新模型问世，引来关注。", ["新模型问世"]),
        ("谷雨刚过，大坝于2019年5月建成，迄今无恙。", ["大坝于2019年5月建成"]),
        ("“去年我们卖出1,200台。”他说。", ["去年我们卖出1,200台"]),
        ("会议定在2025年5月。", ["会议定在2025年5月"]),
        # The clause that tells what happened, behind one that tells who says so, or why.
        ("2025年3月，官方通报，王明被查。", ["官方通报，王明被查"]),
        ("青穗厂5月2日发布的年报显示，其利润增长。", ["青穗厂5月2日发布的年报显示，其利润增长"]),
        ("据《江城报》5月3日报道，大坝建成。", ["据《江城报》5月3日报道，大坝建成"]),
        ("5月4日，按照市里部署，王明主持会议。", ["按照市里部署，王明主持会议"]),
        ("到了2020年，收入翻番，利润下滑。", ["收入翻番"]),
        ("自2021年3月上线以来，用户过亿，好评不断。", ["自2021年3月上线以来，用户过亿"]),
        ("2021年5月，王明主持会议，按照要求部署。", ["王明主持会议"]),
        ("2021年5月，官方通报。王明被查。", ["官方通报"]),
        ("2025年5月", ["2025年5月"]),
        # Behind a dateline; behind a clause that tells no more than when.
        ("本报讯（记者 林岚）5月6日11时30分许，一仓库起火。", ["一仓库起火"]),
        ("江城晚报讯 5月6日，大坝建成。", ["大坝建成"]),
        ("禁令解除的当晚，渔船出海。", ["禁令解除的当晚，渔船出海"]),
        ("5月6日，随后，伤者送医。", ["伤者送医"]),
        ("5月6日起，全省禁捕。", ["全省禁捕"]),
    ],
)
def test_event(text: str, events: list[str]) -> None:
    assert [d.event for d in dates(article(text, day="2025-06-01")).dates] == events


def test_without_a_day_of_the_article() -> None:
    document = dates(article("去年投产。", "2021年3月5日开工，4月2日封顶。"))
    assert [(d.start, d.end) for d in document.dates] == [
        (None, None),
        ("2021-03-05", "2021-03-05"),
        ("2021-04-02", "2021-04-02"),
    ]


def test_query() -> None:
    (found, interval), *_ = calendar.read("去年上半年卖了多少", date(2025, 9, 18))
    assert (found.start, found.end) == (0, 5)
    assert interval.start == date(2024, 1, 1)


PIECES = (
    "0 1 3 12 25 31 99 2024 1999 年 月 日 号 去 今 明 前 后 近 三 十 五 二〇二五 至 到 — - / . "
    "上 下 半 周 季度 世纪 年代 初 底 末 中 旬 以来 至今 同期 “ ” 《 》 ， 。 个 天 来 当 次 "
    "未来 过去 农历 截至 目前 ９ 公元 正月 初一 大年三十 国庆节 春节期间 康熙 民国 元年 第 周 最后 "
    "个 半 9时 上午 12:30 清明节 “五一”假期 2月29日 31日 （周三） 止六个月 比 上年 元月 许"
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES.split()), max_size=25).map("".join)
)


@examples(300)
@given(TEXTS, st.sampled_from([None, "2024-02-29", "0001-01-01", "9999-12-31", "no day"]))
def test_any_text(text: str, day: str | None) -> None:
    document = dates(article(text, text, day=day))
    last = ("", 0)
    for record in document.dates:
        assert document.text_of(record.span) == record.text != ""
        assert record.granularity in GRANULARITIES
        assert record.mod in MODS
        if record.start and record.end:
            assert date.fromisoformat(record.start) <= date.fromisoformat(record.end)
        where = (record.span.paragraph, record.span.start)
        assert where >= last
        last = (record.span.paragraph, record.span.end)


@pytest.mark.parametrize("piece", ["2024年", "今年", "3月5日至", "（", "五", "12", "去年，", "《"])
@pytest.mark.parametrize("size", [10_000, slow(100_000)])
def test_long_text(piece: str, size: int) -> None:
    text = piece * (size // len(piece))
    found = timex.find(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert dates(article(text, day="2025-01-01")).dates is not None
