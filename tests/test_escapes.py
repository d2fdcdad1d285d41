"""Nothing in an article, a name or a query steers a terminal or a spreadsheet."""

import csv
import io
import json
import re
from functools import cache

import pytest

from tests.conftest import Drawn, Runner, slow
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.document.file import dump
from zgc_cli.show.formats.delimited import csv as as_csv
from zgc_cli.show.formats.delimited import tsv as as_tsv

# Colour, a title, a link (OSC 8), the clipboard (OSC 52), a device string, C1 forms of them, the
# bell, a cursor that goes back over what was said, deletion, and text that runs the other way.
STEERING = (
    "\x1b[31m红\x1b]0;标题\x07\x1b]8;;https://evil.example\x1b\\链接\x1b]8;;\x1b\\"
    "\x1b]52;c;cm0gLXJm\x07\x1bP+q544e\x1b\\\x9b2J\x9d52;c;eA==\x9c\x90q\x9c\x08\x0b\x7f"
    "\u202e反\u202c\u2066隔\u2069\u200f\u061c"
)
# A full stop ends a clause; the steering stands inside names, quotes, figures, titles, headings.
TEXT = f"""标题{STEERING}在此

新华社北京3月25日电（记者 王明{STEERING}）王明表示：“今年[bold]有{STEERING}3家[/bold]公司。”

一、发展{STEERING}情况

2025年3月{STEERING}，北京大学{STEERING}投资2亿元，王明{STEERING}说，李小红任北京银行董事长{STEERING}。

王明{STEERING}认为，“十四五”{STEERING}以来约3万人{STEERING}到北京参观“海瞳{STEERING}”系统。
"""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[[0-9;]*m")

QUERIES: tuple[tuple[str, ...], ...] = (
    ("summary",),
    ("sections",),
    ("read",),
    ("search", "王明"),
    ("search", "王明", "-C", "2"),
    ("search", "--regex", "."),
    ("entities",),
    ("quotes", "--kind", "all"),
    ("figures",),
    ("timeline",),
    ("facts",),
    ("show", "王明"),
    ("show", "P1"),
    ("show", "S1"),
    ("ask", "有几家公司"),
    ("graph",),
    ("check", "draft.txt"),
)
FORMATS = ("table", "plain", "csv", "tsv", "json", "jsonl", "md", "svg")


@cache
def odd_document() -> bytes:
    return dump(parse(TEXT, date="2026-03-25", source=STEERING))


def written(zgc: Runner) -> None:
    (zgc.home / "odd.txt").write_text(TEXT, "utf-8")
    (zgc.home / "odd.zgc").write_bytes(odd_document())
    (zgc.home / "draft.txt").write_text(f"王明{STEERING}说，有4家公司。\n", "utf-8")


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
@pytest.mark.parametrize("count", [2, slow(len(FORMATS))])
def test_no_command_lets_an_article_steer_a_terminal(
    zgc: Runner, query: tuple[str, ...], count: int
) -> None:
    """Each query in some formats, in others than the next one."""
    written(zgc)
    begin = QUERIES.index(query) % len(FORMATS)
    for format_ in (FORMATS * 2)[begin : begin + len(FORMATS) : len(FORMATS) // count]:
        done = zgc.pty(*query, "-a", "odd.zgc", "-f", format_, "--hyperlink", "never", columns=120)
        assert not OBEYED.search(OURS.sub("", done.out)), format_
        shown = r"\[bold\]" if format_ == "md" else "[bold]"
        assert query != ("read",) or shown in done.out or format_ == "svg"
    done = zgc.pty(*query, "-a", "odd.zgc", "--color", "never")
    assert "\x1b" not in done.out


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_nor_through_a_pipe_that_ends_on_one(
    zgc: Runner, drawn: Drawn, query: tuple[str, ...]
) -> None:
    written(zgc)
    drawn.patch.chdir(zgc.home)
    for format_ in ("plain", "csv", "tsv", "md", "json", "jsonl"):
        assert run([*query, "-a", "odd.zgc", "-f", format_]) in (0, 1)
        out = drawn.capture.readouterr().out
        assert not OBEYED.search(out.replace("\r\n", "\n")), format_


@pytest.mark.parametrize("format_", ["dot", "mermaid", "graphml"])
def test_drawings_of_graphs(zgc: Runner, format_: str) -> None:
    written(zgc)
    assert not OBEYED.search(zgc.pty("graph", "-a", "odd.zgc", "--format", format_).out)
    assert not OBEYED.search(zgc("graph", "-a", "odd.zgc", "--format", format_).out)


@pytest.mark.parametrize("to", ["html", "markdown", "jsonl", "svg"])
def test_exports(zgc: Runner, to: str) -> None:
    written(zgc)
    done = zgc.pty("export", "-a", "odd.zgc", "--to", to)
    assert done.status == 0
    assert "王明" in done.out
    assert not OBEYED.search(done.out)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.jsonl", "a.svg"])
def test_exported_files(zgc: Runner, name: str) -> None:
    """Whoever opens one may do so in a terminal, or in an editor that obeys marks."""
    written(zgc)
    assert zgc("export", "-a", "odd.zgc", "-o", name).status == 0
    written_there = (zgc.home / name).read_text("utf-8")
    assert "王明" in written_there
    assert not OBEYED.search(written_there.replace("\r\n", "\n"))


def test_parsing_to_a_terminal_and_tracing(zgc: Runner) -> None:
    written(zgc)
    assert not OBEYED.search(zgc.pty("parse", "odd.txt").out)
    assert not OBEYED.search(zgc("parse", "odd.txt").out)
    assert not OBEYED.search(zgc.pty("parse", "odd.txt", "--trace").out)
    assert not OBEYED.search(zgc("parse", "odd.txt", "--trace", "-o", "x.zgc").err)


def test_links_carry_nothing_of_the_article(zgc: Runner) -> None:
    """A link of ours leads to the file, whatever its name is; the article's own is text."""
    written(zgc)
    name = f"a{STEERING.replace('/', '')}.zgc"
    (zgc.home / name).write_bytes((zgc.home / "odd.zgc").read_bytes())
    out = zgc.pty("entities", "-a", name, "--hyperlink", "always", "--color", "never").out
    ours = re.compile(r"\x1b\]8;[^;\x1b\x07]*;([^\x1b\x07]*)(?:\x1b\\|\x07)")
    assert not OBEYED.search(ours.sub("", out))
    assert all(
        link.isascii() and "evil" not in link.partition("#")[0][:20] for link in ours.findall(out)
    )


# What an error quotes back: queries, names of files, fields, sections, formats, other options.
QUOTED: tuple[tuple[str, ...], ...] = (
    ("summary", "-a", f"none{STEERING}"),
    (f"summary{STEERING}",),
    ("read", f"P{STEERING}"),
    ("show", f"王{STEERING}"),
    ("search", f"没有{STEERING}"),
    ("search", "--section", f"S{STEERING}", "a"),
    ("search", "--regex", f"({STEERING}"),
    ("search", f"--{STEERING}", "a"),
    ("summary", "--fields", f"title,{STEERING}"),
    ("entities", "--sort", STEERING),
    ("entities", "-f", STEERING),
    ("entities", "--type", STEERING),
    ("facts", "--about", f"王{STEERING}"),
    ("quotes", "--speaker", f"王{STEERING}"),
    ("timeline", "--from", STEERING),
    ("figures", "--min", STEERING),
    ("ask", f"谁{STEERING}"),
    ("check", f"none{STEERING}"),
    ("parse", f"none{STEERING}"),
    ("parse", "odd.txt", "--date", STEERING),
    ("parse", "odd.txt", "-o", f"none/{STEERING}"),
    ("export", "--to", STEERING),
    ("schema", STEERING),
    ("help", STEERING),
)


@pytest.mark.parametrize("arguments", QUOTED, ids=lambda a: a[0][:8])
def test_what_an_error_quotes_is_text(zgc: Runner, arguments: tuple[str, ...]) -> None:
    written(zgc)
    done = zgc.pty(*arguments)
    assert not OBEYED.search(OURS.sub("", done.out)), arguments
    piped = zgc(*arguments)
    assert not OBEYED.search(piped.out + piped.err)
    assert piped.status in (1, 2)


def test_an_environment_that_is_quoted(zgc: Runner) -> None:
    for variable in ("ZGC_FORMAT", "ZGC_ARTICLE"):
        done = zgc.pty("entities", env={variable: f"x{STEERING}"})
        assert done.status == 2
        assert not OBEYED.search(done.out)


def test_the_pager_gets_no_more_than_the_terminal(zgc: Runner) -> None:
    written(zgc)
    pager = zgc.home / "pager"
    pager.write_text("#!/bin/sh\ncat >paged\n")
    pager.chmod(0o755)
    env = {"PAGER": str(pager), "LINES": "3"}
    assert zgc.pty("read", "-a", "odd.zgc", "--hyperlink", "never", env=env).status == 0
    paged = (zgc.home / "paged").read_text("utf-8")
    assert "\\x1b]52" in paged
    assert not OBEYED.search(OURS.sub("", paged))


def test_plain_output_can_be_read_back(zgc: Runner) -> None:
    """What is spelt out has its backslashes doubled, so that no two texts look the same."""
    text = "甲\\x1b乙\x1b丙。"
    (zgc.home / "a.txt").write_text(text, "utf-8")
    out = zgc("read", "-a", "a.txt").out
    assert out == "甲\\\\x1b乙\\x1b丙。\n"
    assert json.loads(zgc("read", "-a", "a.txt", "-f", "json").out)[0]["text"] == text


# What a cell holds, and what it becomes in a file for a spreadsheet.
CELLS = {
    "=1+1": "'=1+1",
    "=cmd|'/c calc'!A0": "'=cmd|'/c calc'!A0",
    "+1+1": "'+1+1",
    "-1+1": "'-1+1",
    "@SUM(A1)": "'@SUM(A1)",
    " =1+1": "' =1+1",
    "\t=1+1": "'\t=1+1",
    "\r=1+1": "'\r=1+1",
    "＝1+1": "'＝1+1",
    "＠SUM(A1)": "'＠SUM(A1)",
    "＋1": "'＋1",
    "－1": "'－1",
    "﹦1+1": "'﹦1+1",
    "−1+1": "'−1+1",
    "\u3000=1+1": "'\u3000=1+1",
    "\u00a0=1+1": "'\u00a0=1+1",
    "\u2003＝1+1": "'\u2003＝1+1",
    '"=1+1"': '\'"=1+1"',
    "'=1+1": "''=1+1",
    "\u200b=1+1": "'\u200b=1+1",
    "\ufeff=1+1": "'\ufeff=1+1",
    " \u2060'\u200d＠A1": "' \u2060'\u200d＠A1",
    "\u200b中": "\u200b中",
    '"中"': '"中"',
    "-": "'-",
    "-5": "-5",
    "+5": "+5",
    "-0.5": "-0.5",
    "-1e+20": "-1e+20",
    "-5万": "'-5万",
    "5": "5",
    "": "",
    "中关村": "中关村",
    "a=1": "a=1",
    "2-3": "2-3",
    "——纪实": "——纪实",
}


@pytest.mark.parametrize("cell", CELLS, ids=repr)
def test_a_spreadsheet_runs_no_cell(cell: str) -> None:
    (row,) = csv.reader(io.StringIO(as_csv([[cell, "x"]], True), newline=""))
    assert row == [CELLS[cell].replace("\r", "\\r"), "x"]
    escaped = CELLS[cell].replace("\t", "\\t").replace("\r", "\\r")
    assert as_tsv([[cell]], "\n", True) == f"{escaped}\n"
    (row,) = csv.reader(io.StringIO(as_csv([[cell, "x"]], False), newline=""))
    assert row == [cell, "x"]


def test_json_is_sound_wherever_it_goes(zgc: Runner) -> None:
    written(zgc)
    options = ("read", "-a", "odd.zgc", "-f", "json")
    there = json.loads(zgc(*options).out)
    assert json.loads(zgc.pty(*options).out) == there
    assert STEERING.replace("\x0b", "") in there[0]["text"] or STEERING in there[0]["text"]


def test_formulas_in_an_article(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text("=HYPERLINK(1)是公式。\n\n-5是一个数字。\n", "utf-8")
    for format_ in ("csv", "tsv"):
        options = ("-a", "a.txt", "-f", format_, "--no-header")
        assert zgc("read", *options).out == "'=HYPERLINK(1)是公式。\n'-5是一个数字。\n"
        assert zgc("read", *options, "--no-guard").out == "=HYPERLINK(1)是公式。\n-5是一个数字。\n"
    assert zgc("read", "-a", "a.txt").out.startswith("=HYPERLINK")


def test_numbers_of_any_length_can_be_sorted(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text(f"甲{'9' * 6000}。\n\n甲10。\n\n甲9。\n", "utf-8")
    out = zgc("read", "-a", "a.txt", "--sort", "text").out.splitlines()
    assert out[:2] == ["甲9。", "甲10。"]
