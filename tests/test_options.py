"""Options as a person types them: lists, Chinese forms, files out, pagers."""

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import Runner

NEWS = (
    "南山区与江北集团签约\n\n南山区长王明、江北集团董事长李红出席。王刚说：“很好。”\n\n"
    "去年3月，江北集团投入30亿元，南山区投入5亿元，捐款8万元，增长12%。2026年5月1日开工。\n"
)


@pytest.fixture
def news(zgc: Runner) -> Runner:
    (zgc.home / "news.txt").write_text(NEWS, "utf-8")
    return zgc


@pytest.mark.parametrize(
    ("command", "flag", "one", "other"),
    [
        ("entities", "-t", "org", "person"),
        ("search 中国", "--type", "org", "place"),
        ("figures", "-k", "money", "count"),
        ("facts", "--kind", "affiliation", "quantity"),
        ("quotes", "-k", "speech", "indirect"),
    ],
)
def test_choices_accumulate(zgc: Runner, command: str, flag: str, one: str, other: str) -> None:
    def count(*options: str) -> int:
        return int(zgc(*command.split(), *options, "--count").out)

    both = count(flag, one, flag, other)
    assert both == count(flag, f"{one},{other}") == count(flag, f"{other}， {one}")
    assert both == count(flag, one) + count(flag, other)
    assert count(flag, one, flag, one) == count(flag, one) < both
    wrong = zgc(*command.split(), flag, f"{one},{other}x")
    assert (wrong.out, wrong.status) == ("", 2)
    assert f"not '{other}x' (did you mean {other}?)" in wrong.err


def test_all_quotes_with_others(zgc: Runner) -> None:
    assert zgc("quotes", "-k", "all", "-k", "term") == zgc("quotes", "-k", "all")
    assert zgc("quotes") == zgc("quotes", "-k", "speech")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("entities -t 机构", "entities -t org"),
        ("entities -t 机构,person", "entities -t org,person"),
        ("entities --fields 名称，次数", "entities --fields name,count"),
        ("entities --sort 次数 -n 3", "entities --sort count -n 3"),
        ("figures -k 金额", "figures -k money"),
        ("quotes -k 转述", "quotes -k indirect"),
    ],
)
def test_words_of_the_screen_can_be_typed(zgc: Runner, chinese: str, english: str) -> None:
    done = zgc(*chinese.split(), env={"ZGC_LANG": "zh"})
    assert done == zgc(*english.split(), env={"ZGC_LANG": "zh"})
    assert done.status == 0
    assert zgc(*chinese.split(), env={"ZGC_LANG": "en"}).status == 2


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("--min 10万", ["30亿元", "5亿元"]),
        ("--min 十亿", ["30亿元"]),
        ("--max 9万 --unit 元", ["8万元"]),
        ("--min 8万 --max 5亿", ["5亿元", "8万元"]),
        ("--unit 亿元", ["30亿元", "5亿元"]),
        ("--unit 亿元 --min 10", ["30亿元"]),
        ("--unit 万元 --max 10", ["8万元"]),
        ("--unit % --min 12", ["12%"]),
        ("--min 1e9", ["30亿元"]),
        ("--unit 吨", []),
        ("--min 1亿元", ["30亿元", "5亿元"]),
        ("--min 10万元 --max 5亿", ["5亿元"]),
        ("--max 9万元", ["8万元"]),
        ("--min 10%", ["12%"]),
        ("--min 二成", []),
        ("--max ３０％", ["12%"]),
        ("--min 1万美元", []),
        ("--min 0.1亿元 --unit 万元", ["30亿元", "5亿元"]),
        ("--min 千万元", ["30亿元", "5亿元"]),
        ("--min 百万", ["30亿元", "5亿元"]),
        ("--min 亿元 --max 十亿元", ["5亿元"]),
        ("--min 半亿 --max 10亿", ["5亿元"]),
        ("--min 半个亿以上 --max 10亿以内", ["5亿元"]),
        ("--min 百万吨", []),
    ],
)
def test_amounts_as_chinese_writes_them(news: Runner, options: str, found: list[str]) -> None:
    done = news("figures", "news.txt", *options.split(), "--fields", "text")
    assert done.out.split() == found


@pytest.mark.parametrize(
    "typed", ["很多", "元", "十几亿", "数百万", "x", "1.2.3", "5至10亿元", "1亿元和3%"]
)
def test_what_is_no_amount(zgc: Runner, typed: str) -> None:
    done = zgc("figures", "--min", typed)
    assert (done.out, done.status) == ("", 2)
    assert f"--min takes a number like 10万 or 1.5亿元, not '{typed}'" in done.err


OWNERS = (
    "远洋造船公司年报\n\n远洋造船公司3月2日发布年报。公司去年营业收入30亿元，同比增长12%。"
    "该公司员工1200人，其净利润为2.5亿元。与之相比，云岭茶业公司营收8亿元，员工500人。\n\n"
    "远洋造船公司和云岭茶业公司分别投资3亿元和2亿元。远洋造船公司超过云岭茶业公司，后者市值只有40亿元。"
    "它的订单有120艘。王海说，海城市去年生产总值5000亿元，远洋造船公司贡献了3%。\n"
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("远洋造船公司", "30亿元 12% 1200人 2.5亿元 3亿元 120艘 3%"),
        ("云岭茶业公司", "8亿元 500人 2亿元 40亿元"),
        ("海城市", "5000亿元"),
        ("王海", ""),
    ],
)
def test_figures_about_a_name_are_of_no_other(zgc: Runner, name: str, found: str) -> None:
    (zgc.home / "report.txt").write_text(OWNERS, "utf-8")
    done = zgc("figures", "report.txt", "--about", name, "--fields", "text")
    assert done.out.split() == found.split()


def test_a_school_is_no_agency(zgc: Runner) -> None:
    text = "新华社海城3月2日电 大会开幕。\n\n会上通报，该校有学生200人。\n"
    (zgc.home / "report.txt").write_text(text, "utf-8")
    assert zgc("figures", "report.txt", "--about", "新华社").status == 1


def test_a_sheet_of_ranges(news: Runner) -> None:
    """Every row has the two ends; the value itself is only where there is one."""
    (news.home / "range.txt").write_text("海城市投资5亿元，明年投资6亿至8亿元。\n", "utf-8")
    rows = list(csv.DictReader(news("figures", "range.txt", "-f", "csv").out.splitlines()))
    ends = [(row["value"], row["low"], row["high"]) for row in rows]
    assert ends == [("500000000",) * 3, ("", "600000000", "800000000")]
    assert "low" not in news("figures", "range.txt", "-f", "tsv").out


def test_a_sheet_tells_who_made_the_article(news: Runner) -> None:
    (news.home / "credits.txt").write_text(
        "粮库建成\n\n农民王明说，很近。\n\n李芳 文/摄\n", "utf-8"
    )
    done = news("entities", "credits.txt", "-t", "person", "-f", "csv", "--fields", "name,credit")
    assert done.out.splitlines() == ["name,credit", "王明,", "李芳,byline"]
    whole = news("entities", "credits.txt", "-f", "csv").out.splitlines()[0]
    assert whole == "id,name,type,aliases,count,credit,line,posts"


def test_a_limit_of_a_card_and_a_summary_is_that_of_each_list(news: Runner) -> None:
    whole = json.loads(news("summary", "news.txt", "-f", "json").out)
    short = json.loads(news("summary", "news.txt", "-f", "json", "-n", "1").out)
    assert short == whole | {
        name: whole[name][:1] for name in ("entities", "figures", "quotes", "facts", "sections")
    }
    card = json.loads(news("show", "江北集团", "news.txt", "-f", "json", "-n", "1").out)
    assert len(card["mentions"]) == len(card["figures"]) == 1
    assert card["record"]["name"] == "江北集团"


def test_dates_without_a_day_that_a_bound_leaves_out_are_told(news: Runner) -> None:
    (news.home / "open.txt").write_text("2020年大桥开工。三年后通车。次日封路。\n", "utf-8")
    done = news("timeline", "open.txt", "--date", "2026-03-02", "--from", "2020")
    assert len(done.out.splitlines()) == int(news("timeline", "open.txt", "--count").out) - 1
    assert done.err == "zgc: +1 date without a day\n"
    assert news("timeline", "open.txt", "--date", "2026-03-02").err == ""


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2025-03", None, ["2025-03-01", "2026-05-01"]),
        ("去年", None, ["2025-03-01", "2026-05-01"]),
        ("去年4月", None, ["2026-05-01"]),
        (None, "去年", ["2025-03-01"]),
        ("今年", "2026年5月", ["2026-05-01"]),
        ("五月", None, ["2026-05-01"]),
    ],
)
def test_dates_as_chinese_writes_them(
    news: Runner, since: str | None, until: str | None, found: list[str]
) -> None:
    options = [
        part for name, day in (("--from", since), ("--to", until)) if day for part in (name, day)
    ]
    done = news("timeline", "news.txt", "--date", "2026-03-25", *options, "--fields", "start")
    assert done.out.split() == found


@pytest.mark.parametrize("typed", ["很久以前", "去年或今年", "yesterday", "3月32日"])
def test_what_is_no_date(zgc: Runner, typed: str) -> None:
    done = zgc("timeline", "--from", typed)
    assert (done.out, done.status) == ("", 2)
    assert f"not '{typed}'" in done.err


@pytest.mark.parametrize(
    "typed", ["2026-3-5", "2026/03/05", "2026.3.5", "20260305", "2026年3月5日", " 2026-03-05"]
)
def test_the_day_of_the_article_however_it_is_written(news: Runner, typed: str) -> None:
    done = news("summary", "news.txt", "--date", typed, "-f", "json")
    assert json.loads(done.out)["date"] == "2026-03-05"


@pytest.mark.parametrize(
    "typed", ["2026-13-01", "2026-02-30", "26-3-5", "3月5日", "", "2026-3-5-1"]
)
def test_what_is_no_day_of_the_article(news: Runner, typed: str) -> None:
    done = news("summary", "news.txt", "--date", typed)
    assert (done.out, done.status) == ("", 2)
    assert f"not '{typed}'" in done.err


def test_quotes_about_a_name(zgc: Runner) -> None:
    words = "南山区长王明说：“江北集团很好。”\n\n李红说：“路很长。”\n"
    (zgc.home / "words.txt").write_text(words, "utf-8")
    every = zgc("quotes", "words.txt").out.splitlines()
    assert len(every) == 2
    assert zgc("quotes", "words.txt", "--about", "江北集团").out.splitlines() == every[:1]
    assert zgc("quotes", "words.txt", "--about", "jiangbeijituan").out.splitlines() == every[:1]
    assert zgc("quotes", "words.txt", "--about", "江北集团", "--speaker", "李红").status == 1
    done = zgc("quotes", "words.txt", "--about", "北海")
    assert (done.out, done.status) == ("", 1)
    assert "nothing here is called 北海" in done.err


def test_a_relative_date_needs_the_day_of_the_article(news: Runner) -> None:
    assert news("timeline", "--from", "去年", "news.txt").status == 2


@pytest.mark.parametrize("typed", ["wang", "王"])
def test_a_surname_suggests_its_persons(news: Runner, typed: str) -> None:
    done = news("show", typed, "news.txt")
    assert done.status == 1
    assert "王明" in done.err
    assert "王刚" in done.err
    assert "did you mean" in done.err


def test_the_edges_of_the_graph_are_a_table(news: Runner) -> None:
    def lines(*options: str) -> list[str]:
        return news("graph", "--all", *options).out.splitlines()

    rows = [line.split("\t") for line in lines()]
    assert {len(row) for row in rows} == {7}
    assert [len(rows)] == list(map(int, lines("--count")))
    held = list(csv.DictReader(lines("-f", "csv")))
    assert [row["source_name"] for row in held] == [row[0] for row in rows]
    edges = [json.loads(line) for line in lines("-f", "jsonl", "--fields", "label,kind")]
    assert [edge["label"] for edge in edges] == [row[1] for row in rows]
    assert len(lines("-n", "3")) == 3
    graph = json.loads(news("graph", "-n", "3", "-f", "json").out)
    assert len(graph["edges"]) == 3
    ends = {edge[end] for edge in graph["edges"] for end in ("source", "target")}
    assert {node["id"] for node in graph["nodes"]} == ends
    assert news("graph", "--fields", "source_name,label", "-n", "1").out.count("\t") == 1
    chosen = json.loads("".join(lines("--fields", "label,target_name", "-f", "json")))
    assert chosen[0] == {"label": rows[0][1], "target_name": rows[0][2]}
    assert list(json.loads(news("graph", "--fields", "edges", "-f", "json").out)) == ["edges"]
    assert news("graph", "--fields", "nodes").out.startswith("nodes\t")


COMMANDS = (
    "summary",
    "show 中关村",
    "show Q1",
    "show S1",
    "show P3",
    "graph",
    "read",
    "check d.txt",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_plain_lines_hold_no_values_of_python(zgc: Runner, command: str) -> None:
    (zgc.home / "d.txt").write_text("中关村有3家公司。", "utf-8")
    for line in zgc(*command.split()).out.splitlines():
        for cell in line.split("\t"):
            assert cell not in ("None", "True", "False"), line
            assert not cell.startswith(("(", "[", "{'")), line


def test_a_card_is_lines_of_fields(zgc: Runner) -> None:
    lines = [line.split("\t") for line in zgc("show", "中关村").out.splitlines()]
    record = {line[1]: line[2] for line in lines if line[0] == "record"}
    assert (record["name"], record["type"]) == ("中关村", "place")
    facts = [line[1:] for line in lines if line[0] == "facts"]
    whole = {tuple(line.split("\t")) for line in zgc("facts").out.splitlines()}
    assert facts
    assert {tuple(fact) for fact in facts} <= whole


# --- files out ---


@pytest.mark.parametrize(
    "command", ["entities", "search 中关村", "summary", "figures", "check d.txt"]
)
@pytest.mark.parametrize("name", ["o.csv", "o.tsv", "o.json", "o.jsonl", "o.md", "o.txt", "O.CSV"])
def test_an_output_has_the_format_of_its_name(zgc: Runner, command: str, name: str) -> None:
    (zgc.home / "d.txt").write_text("中关村有3家公司。", "utf-8")
    format_ = {"txt": "plain"}.get(name[2:], name[2:].lower())
    printed = zgc(*command.split(), "-f", format_)
    done = zgc(*command.split(), "-o", name)
    assert (done.out, done.err, done.status) == ("", printed.err, printed.status)
    assert (zgc.home / name).read_bytes().decode() == printed.out


def test_outputs_of_other_formats(zgc: Runner) -> None:
    for name, begin in (("g.dot", "digraph"), ("g.graphml", "<?xml"), ("g.svg", "<svg")):
        assert zgc("graph", "-o", name).status == 0
        assert (zgc.home / name).read_text("utf-8").startswith(begin)
    assert zgc("quotes", "-f", "json", "-o", "named.out").status == 0
    assert json.loads((zgc.home / "named.out").read_text("utf-8"))
    assert zgc("sections", "-o", "-") == zgc("sections")
    assert "written to s.csv" in zgc.pty("sections", "-o", "s.csv").out


def test_an_output_that_cannot_be(news: Runner) -> None:
    before = (news.home / "news.txt").read_bytes()
    for options, told in (
        (["-o", "x.docx"], "does not tell the format"),
        (["-o", "x.dot"], "does not tell the format"),
        (["-o", "nowhere/x.csv"], "cannot write nowhere/x.csv"),
        (["-o", ""], "the name of the output is empty"),
        (["news.txt", "-o", "news.txt"], "would overwrite the article itself"),
        (["-o", "x.json", "--bom"], "--bom goes with csv and tsv"),
        (["-f", "json", "--bom"], "--bom goes with csv and tsv"),
    ):
        done = news("sections", *options)
        assert (done.out, done.status) == ("", 2), options
        assert told in done.err
    assert (news.home / "news.txt").read_bytes() == before
    (news.home / "old.csv").write_text("old")
    assert news("search", "火星", "-o", "old.csv").status == 1
    assert (news.home / "old.csv").read_text() == "old"


def test_the_mark_that_excel_looks_for(zgc: Runner) -> None:
    def first(name: str) -> bytes:
        return Path(zgc.home / name).read_bytes()[:3]

    assert zgc("sections", "-f", "csv", "--bom").out.startswith("\ufeffid,")
    assert zgc("sections", "-f", "csv").out.startswith("id,")
    for name, options, lang, marked in (
        ("1.csv", (), "en", False),
        ("2.csv", (), "zh", True),
        ("3.csv", ("--bom",), "en", True),
        ("4.csv", ("--no-bom",), "zh", False),
        ("5.tsv", (), "zh", False),
        ("6.json", (), "zh", False),
    ):
        assert zgc("sections", "-o", name, *options, env={"ZGC_LANG": lang}).status == 0
        assert (first(name) == b"\xef\xbb\xbf") == marked, name
    several = zgc("sections", "-a", "1.csv", "-f", "csv", "--bom")
    assert several.out.count("\ufeff") <= 1


def test_a_sheet_of_excel(zgc: Runner) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (zgc.home / "odd.txt").write_text("=1+1公司投入3亿元，\x1b[31m增长5%。\n", "utf-8")
    for article in ((), ("odd.txt",)):
        assert zgc("figures", *article, "-o", "t.xlsx", "--fields", "id,value,text").status == 0
        rows = list(openpyxl.load_workbook(zgc.home / "t.xlsx").active.values)
        held = json.loads(zgc("figures", *article, "-f", "json").out)
        assert rows[0] == ("id", "value", "text")
        assert [row[1] for row in rows[1:]] == [figure["value"] for figure in held]
    assert zgc("read", "odd.txt", "-o", "t.xlsx").status == 0
    ((_name,), (cell,)) = openpyxl.load_workbook(zgc.home / "t.xlsx").active.values
    assert cell.startswith("=1+1")
    assert "\x1b" not in cell
    assert openpyxl.load_workbook(zgc.home / "t.xlsx").active["A2"].data_type == "s"
    assert zgc("summary", "-o", "s.xlsx").status == 0
    assert zgc.pty("figures", "-f", "xlsx").status == 2
    assert zgc.sh("zgc figures -f xlsx | head -c 2").out == "PK"


# --- pagers ---

LESS = "#!/bin/sh\necho PAGED $LESS $LESSCHARSET; cat\n"


@pytest.fixture
def less(zgc: Runner) -> Runner:
    """A runner that finds a `less` that tells that it was called."""
    place = zgc.home / "bin"
    place.mkdir()
    for name in ("less", "other"):
        (place / name).write_text(LESS if name == "less" else "#!/bin/sh\necho OTHER; cat\n")
        (place / name).chmod(0o755)
    zgc.env["PATH"] = f"{place}:{zgc.env['PATH']}"
    return zgc


def test_what_is_longer_than_the_screen_is_paged(less: Runner) -> None:
    def shown(*args: str, **env: str) -> str:
        return less.pty(*args, env={"ZGC_PAGER": "less", **env}).out

    for command in (["read"], ["read", "-f", "plain"], ["entities", "-f", "json"]):
        told, _paged, out = shown(*command).partition("PAGED FRX utf-8\n")
        assert told.count("\n") == ("-f" in command)  # which article it is
        assert "中关村" in out
    assert "PAGED" not in shown("sections")
    assert "PAGED" not in shown("read", "--no-pager")
    assert "PAGED -S" in shown("read", LESS="-S")
    assert "PAGED" in shown("help", "environment", LINES="10")
    assert "PAGED" in shown("search", "-h", LINES="10")
    assert "PAGED" in shown("-h", LINES="10")
    assert "PAGED" not in shown("help", "pinyin", LINES="60")


def test_which_pager(less: Runner) -> None:
    def shown(*args: str, **env: str) -> str:
        return less.pty("read", *args, env=env).out

    assert shown(ZGC_PAGER="other").startswith("OTHER")
    assert shown(PAGER="other").startswith("OTHER")
    assert shown(ZGC_PAGER="other", PAGER="less").startswith("OTHER")
    assert "PAGED" not in shown(ZGC_PAGER="", PAGER="less")
    assert "PAGED" not in shown(PAGER="")
    assert "PAGED" in shown("--pager", PAGER="")
    less.env.pop("PAGER", None)
    child = less.env | {"TERM": "xterm"}
    told = less.command(["script", "-qec", "zgc read", "/dev/null"], b"", child).out
    assert "PAGED FRX" in told  # where nothing names one
    told = less.command(["script", "-qec", "zgc read", "/dev/null"], b"", {"TERM": "dumb"}).out
    assert "PAGED" not in told


def test_sums_in_other_currencies_are_told_beside_a_bound(zgc: Runner) -> None:
    text = "公司被罚款1.8亿美元。\n\n销售额22亿元，亏损3亿美元，补贴5万美元。\n"
    (zgc.home / "fine.txt").write_text(text, "utf-8")
    done = zgc("figures", "fine.txt", "--min", "1亿元", "--fields", "text")
    assert done == ("22亿元\n", "zgc: +2 sums in other currencies\n", 0)
    assert "币种" in zgc("figures", "fine.txt", "--min", "1亿元", env={"ZGC_LANG": "zh"}).err
    for options in ("--min 1亿", "--min 1亿元 -k ratio", "--min 1亿 --unit 元", "--min 4亿元"):
        assert "currenc" not in zgc("figures", "fine.txt", *options.split()).err
