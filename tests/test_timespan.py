"""How a stretch of time is told in few digits, and the timeline that is made of them."""

import re

import pytest

from tests.conftest import Drawn, Runner
from zgc_cli import parse
from zgc_cli.document.records import Date, Span
from zgc_cli.query.in_time import is_edition
from zgc_cli.show.text.timespan import period
from zgc_cli.show.theme import ASCII, UNICODE

DAYS = "2026-03-25"


def date(
    text: str,
    start: str | None,
    end: str | None,
    granularity: str = "range",
    mod: str | None = None,
    time: str | None = None,
) -> Date:
    where = ("S0", 1, Span("P1", 0, 1), "rule")
    return Date("D1", text, start, end, granularity, mod, time, "", *where)


@pytest.mark.parametrize(
    "told, shown",
    [
        (date("“十四五”", "2021-01-01", "2025-12-31", "plan"), "2021–2025"),
        (date("去年", "2025-01-01", "2025-12-31", "year"), "2025"),
        (date("3月25日至29日", "2026-03-25", "2026-03-29"), "2026-03-25 – 29"),
        (date("3月25日至4月2日", "2026-03-25", "2026-04-02"), "2026-03-25 – 04-02"),
        (date("未来三年", "2026-03-25", "2029-03-25"), "2026-03-25 – 2029-03-25"),
        (date("2月", "2024-02-01", "2024-02-29", "month"), "2024-02"),
        (date("前两个月", "2026-01-01", "2026-02-28"), "2026-01 – 02"),
        (date("二季度", "2025-04-01", "2025-06-30", "quarter"), "2025 Q2"),
        (date("下半年", "2025-07-01", "2025-12-31", "half"), "2025 H2"),
        (date("2025年初", "2025-01-01", "2025-01-31", "month", "start"), "2025 early"),
        (date("3月上旬", "2026-03-01", "2026-03-10", "range", "start"), "2026-03 early"),
        (date("年底", "2026-12-01", "2026-12-31", "month", "end"), "2026 late"),
        (date("今年底前", "2024-12-01", "2024-12-31", "month", "before"), "until 2024-12"),
        (date("3月25日后", DAYS, DAYS, "day", "after"), "after 2026-03-25"),
        (date("2021年以来", "2021-01-01", DAYS, "range", "since"), "2021 –"),
        (date("3月1日以来", "2026-03-01", DAYS, "range", "since"), "2026-03-01 –"),
        (date("3月以来", "2026-03-01", DAYS, "range", "since"), "2026-03 –"),
        (date("1月以来", "2026-01-01", DAYS, "range", "since"), "2026-01 –"),
        (date("前些天", "2026-03-18", "2026-03-24", "range", "approx"), "≈ 2026-03-18 – 24"),
        (date("25日9时", DAYS, DAYS, "day", None, "09:00"), "2026-03-25 09:00"),
        (date("9时至11时", DAYS, DAYS, "day", None, "09:00/11:00"), "2026-03-25 09:00–11:00"),
        (date("“十四五”以来", "2021-01-01", None, "plan", "since"), "2021-01-01 –"),
        (date("今年", None, None, "year"), ""),
    ],
    ids=lambda value: value.text if isinstance(value, Date) else "",
)
def test_a_period(told: Date, shown: str) -> None:
    assert period(told, UNICODE) == shown
    assert period(told, ASCII).isascii()


TEXT = """云岭智造扩产

云岭智造2021年建厂。去年二季度，工厂投产。今年3月1日至5日，工厂停产检修。
3月20日，新厂房开工。3月20日，第一批工人到岗。预计明年上半年，新厂房竣工。
"""


def test_an_event_is_a_row_and_the_day_of_publication_a_rule(drawn: Drawn, zgc: Runner) -> None:
    (zgc.home / "news.txt").write_text(TEXT, "utf-8")
    named = ("-a", str(zgc.home / "news.txt"), "--date", "2026-03-10")
    for columns in (50, 80, 120):
        lines = drawn("timeline", columns, *named).splitlines()
        starts = [line[:16].strip() for line in lines if not line.startswith("─")]
        told = [start for start in starts if start]
        assert told == ["2021", "2025 Q2", "2026-03-01 – 05", "2026-03-20", "2027 H1"]
        rules = [number for number, line in enumerate(lines) if line.startswith("── published ")]
        assert rules == [3]
        assert not re.search("[├┼┴╮╯]", "".join(lines))
        # Two events of one day are two rows, the second below the first one's day.
        assert len(re.findall(r"D\d", "".join(lines))) == 6


def test_a_narrow_window_shows_every_time(drawn: Drawn, zgc: Runner) -> None:
    (zgc.home / "news.txt").write_text(TEXT, "utf-8")
    lines = drawn("timeline", 30, "-a", str(zgc.home / "news.txt"), "--date", "2026-03-10")
    assert lines.count("2026-03-20  D") == 2


def test_what_has_no_day_comes_last_behind_a_sign(zgc: Runner) -> None:
    assert parse(TEXT).header.date is None
    (zgc.home / "news.txt").write_text(TEXT, "utf-8")
    lines = zgc("timeline", "-a", "news.txt", "-f", "table").out.splitlines()
    assert lines[-1].startswith("?")
    assert not [line for line in lines if "published" in line]


def test_of_which_year_a_meeting_is_tells_no_time(zgc: Runner) -> None:
    text = "海川公司2023年度股东大会5月29日举行。2023年度，公司收入3亿元。\n"
    (zgc.home / "meeting.txt").write_text(text, "utf-8")
    done = zgc("timeline", "meeting.txt", "--date", "2024-05-30", "--fields", "text")
    assert done.out == "2023年度\n5月29日\n"
    shown = zgc("timeline", "meeting.txt", "--date", "2024-05-30", "-f", "table").out
    assert "+1 of which year something is: --all" in shown
    for whole in (("--all",), ("-f", "json")):
        done = zgc("timeline", "meeting.txt", "--date", "2024-05-30", *whole)
        assert done.out.count("2023年度") > 1


@pytest.mark.parametrize(
    ("text", "of_a_year"),
    [
        ("2023年度国家科学技术奖揭晓。", True),
        ("2023年度经济人物揭晓。", True),
        ("2023年度富豪榜发布。", True),
        ("2023年度预算草案通过。", True),
        ("2023年度工作报告获通过。", True),
        ("2023年度奖金发放3亿元。", False),
        ("2023年度公司获奖12项。", False),
        ("2023年度个人物流收入增长。", False),
        ("2023年度榜首是王明。", False),
        ("2023年度公司报告期内收入3亿元。", False),
        ("2023年度公司报告净利润3亿元。", False),
        ("2023年度一般公共预算收入完成30亿元。", False),
        ("2023年度年会员人数达3万人。", False),
    ],
)
def test_what_is_of_a_year(text: str, *, of_a_year: bool) -> None:
    document = parse(text, date="2024-05-30")
    assert [is_edition(document, date) for date in document.dates] == [of_a_year]
