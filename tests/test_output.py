"""The output options, held on real commands: formats, fields, order, statuses."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Golden, Runner
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump
from zgc_cli.document.records import Header, Paragraph, Piece

FORMATS = ("plain", "csv", "tsv", "json", "jsonl", "md", "table")
ROWS = ("[bold]红[/bold]", "a|b", 'say "hi", you')
ODD = "\n\n".join(f"第{n}段：{text}。" for n, text in enumerate(ROWS))


@pytest.mark.parametrize("format_", FORMATS)
def test_sections_in_every_format(zgc: Runner, golden: Golden, format_: str) -> None:
    golden.check(f"formats/sections.{format_}", zgc("sections", "-f", format_).out)


@pytest.mark.parametrize("format_", FORMATS)
def test_odd_text_in_every_format(zgc: Runner, golden: Golden, format_: str) -> None:
    done = zgc("read", "--article", "-", "-f", format_, stdin=ODD)
    golden.check(f"formats/odd.{format_}", done.out)


def test_summary_as_json_is_an_object(zgc: Runner) -> None:
    summary = json.loads(zgc("summary", "-f", "json").out)
    assert list(summary) == [
        "title",
        "byline",
        "agency",
        "place",
        "date",
        "source",
        "sections",
        "counts",
        "entities",
        "figures",
        "quotes",
        "lead",
        "types",
        "facts",
    ]
    assert zgc.sh("zgc summary -f json | grep -c '^  .date.: .2026-03-25'").out == "1\n"


def test_summary_as_plain_is_a_field_a_line(zgc: Runner) -> None:
    lines = [line.split("\t") for line in zgc("summary").out.splitlines()]
    assert all(len(line) == 2 for line in lines)
    assert [value for name, value in lines if name == "byline"] == ["董素玉", "陈芳", "张漫子"]


def test_json_is_utf8_and_one_array(zgc: Runner) -> None:
    out = zgc("sections", "-f", "json").out
    assert "\\u" not in out
    assert [s["id"] for s in json.loads(out)] == ["S0", "S1", "S2", "S3"]
    lines = zgc("sections", "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(out)


def test_csv_survives_a_csv_reader(zgc: Runner) -> None:
    out = zgc("read", "-a", "-", "-f", "csv", stdin=ODD).out
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == ["text"]
    assert [row[0] for row in rows[1:]] == ODD.split("\n\n")


def test_fields_choose_and_order(zgc: Runner) -> None:
    done = zgc("sections", "--fields", "title,id", "-f", "csv")
    assert done.out.splitlines()[0] == "title,id"
    wrong = zgc("sections", "--fields", "titel")
    assert (wrong.status, wrong.out) == (2, "")
    assert "did you mean title?" in wrong.err
    assert "characters" in wrong.err
    assert len(wrong.err.splitlines()) == 1


def test_figures_are_sorted_by_what_they_are_worth(zgc: Runner, tmp_path: Path) -> None:
    article = tmp_path / "sums.txt"
    article.write_text(
        "公司投资5亿美元，另有20亿元，首次补贴。乡里筹得5万元，捐款700美元。\n"
        "路长5公里，桥长800米。占地5亩，园区3000平方米。\n",
        "utf-8",
    )
    sort = ("figures", "-a", str(article), "--sort", "value", "--fields", "text")
    rows = zgc(*sort).out.split()
    assert rows == [
        *("首次", "3000平方米", "5亩", "800米", "5公里"),
        *("700美元", "5万元", "20亿元", "5亿美元"),
    ]
    assert zgc(*sort, "--reverse").out.split() == rows[::-1]
    least = zgc("figures", "-a", str(article), "--min", "5亩", "--fields", "text").out
    assert least.split() == ["5亩"]


def test_what_lacks_the_field_is_last(zgc: Runner, tmp_path: Path) -> None:
    article = tmp_path / "sums.txt"
    article.write_text("厂里有3台机器，超5台车。\n", "utf-8")
    sort = ("figures", "-a", str(article), "--sort", "mod", "--fields", "text")
    assert zgc(*sort).out.split() == zgc(*sort, "--reverse").out.split() == ["超5台", "3台"]


def test_sort_reverse_limit(zgc: Runner) -> None:
    def sizes(*options: str) -> list[int]:
        out = zgc("sections", "--fields", "characters", *options).out
        return [int(line) for line in out.splitlines()]

    assert sizes("--sort", "characters") == sorted(sizes())
    assert sizes("--sort", "characters", "--reverse") == sorted(sizes(), reverse=True)
    assert sizes("-n", "2") == sizes()[:2]
    assert sizes("--sort", "characters", "--reverse", "-n", "1") == [max(sizes())]
    assert zgc("sections", "--sort", "nothing").status == 2
    ids = zgc("quotes", "-k", "all", "--sort", "id", "--fields", "id").out.split()
    assert ids == sorted(ids, key=lambda id_: int(id_[1:]))


def test_count_quiet_null_header(zgc: Runner) -> None:
    assert zgc("sections", "--count").out == "4\n"
    assert zgc("sections", "-q") == ("", "", 0)
    assert zgc("sections", "-0", "--fields", "id").out == "S0\0S1\0S2\0S3\0"
    assert zgc("sections", "--header", "--fields", "id").out.splitlines()[0] == "id"
    assert zgc("sections", "-f", "csv", "--no-header", "--fields", "id").out.startswith("S0")


def test_nothing_found(zgc: Runner) -> None:
    for options in ((), ("-f", "json"), ("-f", "csv")):
        done = zgc("search", "火星", *options)
        assert (done.status, done.out) == (1, "")
        assert len(done.err.splitlines()) == 2  # in which article, which nobody named
    assert zgc("search", "火星", "--count").out == "0\n"
    assert zgc("search", "火星", "--count").status == 1
    assert zgc("search", "火星", "-q") == ("", "", 1)


def test_null_goes_with_lines_only(zgc: Runner) -> None:
    for format_ in ("plain", "tsv", "jsonl"):
        assert zgc("sections", "-0", "-f", format_).out.endswith("\0")
    assert zgc.pty("sections", "-0").out.endswith("\\x00")  # lines all the same, shown safely
    for options in (*(("-f", f) for f in ("table", "csv", "json", "md")), ("-f", "csv", "-q")):
        done = zgc("sections", "-0", *options)
        assert (done.status, done.out) == (2, "")
        assert "plain, tsv, jsonl" in done.err
    assert zgc("graph", "-0", "-f", "dot").status == 2
    assert zgc("graph", "-0", "-f", "jsonl").out.endswith("\0")


def test_plain_escapes_what_would_break_a_line(zgc: Runner) -> None:
    done = zgc("read", "-a", "-", stdin="甲\t乙\\n丙。")
    assert done.out == "甲\\t乙\\\\n丙。\n"


def test_the_environment_sets_the_format(zgc: Runner) -> None:
    env = {"ZGC_FORMAT": "csv"}
    assert zgc("sections", env=env).out.startswith("id,title")
    assert zgc("sections", "-f", "plain", env=env).out.startswith("S0\t")
    wrong = zgc("sections", env={"ZGC_FORMAT": "xml"})
    assert wrong.status == 2
    assert "ZGC_FORMAT" in wrong.err


def test_plain_is_the_same_at_every_width(zgc: Runner) -> None:
    wide = zgc("read", env={"COLUMNS": "200"}).out
    assert zgc("read", env={"COLUMNS": "20"}).out == wide
    # On a terminal the same lines appear as in a pipe, behind the one which article it is.
    told, _newline, lines = zgc.pty("read", "-f", "plain", columns=30).out.partition("\n")
    assert told.startswith("zgc: looked in: built-in article")
    assert lines == wide


def test_as_a_shell_user_expects(zgc: Runner) -> None:
    lines = zgc("read", "S2").out.splitlines()
    count = zgc.sh("zgc read S2 | grep -c 机器人").out
    assert int(count) == sum("机器人" in line for line in lines) > 3
    found = json.loads(zgc.sh("zgc search 机器人 -f json").out)
    assert "机器人" in found[0]["text"]


def test_a_closed_pipe_ends_silently(zgc: Runner) -> None:
    row = Paragraph("P1", "body", "S0", "王明说，今天的天气很好。", (Piece(0, 1),), "")
    paragraphs = [row._replace(id=f"P{number}") for number in range(1, 5_001)]
    document = Document(Header(), {"paragraphs": paragraphs})
    (zgc.home / "long.zgc").write_bytes(dump(document))
    assert int(zgc.sh("zgc read -a long.zgc | wc -c").out) > 100_000
    for format_ in ("plain", "json", "csv"):
        done = zgc.sh(f"zgc read -a long.zgc -f {format_} | head -1 >/dev/null")
        assert (done.err, done.status) == ("", 0)


def test_a_full_disk_is_an_error(zgc: Runner) -> None:
    done = zgc.sh("zgc read > /dev/full")
    assert done.status == 2
    assert done.err.startswith("zgc: cannot write the output")


@pytest.mark.parametrize("field", ["title", "byline", "sections", "counts", "entities", "quotes"])
def test_every_field_of_a_summary_can_be_chosen_and_sorted_by(zgc: Runner, field: str) -> None:
    for format_ in FORMATS:
        assert zgc("summary", "--fields", field, "--sort", field, "-f", format_).status == 0
