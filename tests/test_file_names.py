"""Files of any name, with any content: no message and no output shows either raw."""

import io
import os
import re
import sys
from functools import cache
from pathlib import Path
from unittest import mock
from urllib.parse import quote

import pytest

from tests.conftest import slow
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.cli.batch.progress import Progress
from zgc_cli.document.file import dump
from zgc_cli.runtime.terminal import Terminal

# What no output holds: controls, bidirectional marks, lone surrogates; `\n` ends a line.
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
HIDDEN = re.compile("[\u200b\u200d\u2060\ufeff\U000e0041]")  # of the names; JSON may hold them
HOSTILE = "\x1b[31m红\x07\u202e反\x9b2J\u2066隔\x08\x7f[bold]粗[/bold]\r"
NAMES = {
    "a newline": "甲\n乙\r丙\u2028丁\x85戊",
    "markup": "[bold]粗[link=evil.example]x",
    "controls": "\x1b[2J\x1b]0;标题\x07\x9b\x08\x7f\t尾",
    "direction": "\u202etxt.\u202c\u2066隔\u2069\u200f\u061c",
    "no width": "甲\u200b乙\u200d丙\u2060丁\ufeff戊\U000e0041",
    "undecodable": "甲\udce4\udcb8乙\udcff",
    "a dash": "-a",
    "long": "长" * 70,
    "formula": "=1+1",
    "HTML": "<svg onload=alert(1)>&amp;`码`|*",
    "quotes": "\"'$(id)`id`\\n%s{file}",
}
TEXT = f"""标题{HOSTILE}在此

新华社北京3月25日电（记者 李红{HOSTILE}）王明{HOSTILE}表示：“有{HOSTILE}3家公司。”

2025年3月{HOSTILE}，北京银行行长王明{HOSTILE}出席了开幕式。

云岭智造科技有限公司创始人陆之恒出席了开幕式。青穗农业集团与京东集团签署合作协议。
"""
QUERIES: tuple[tuple[str, ...], ...] = (
    *(("summary",), ("sections",), ("read",), ("search", "王明"), ("search", "王明", "-C", "1")),
    *(("entities",), ("quotes", "--kind", "all"), ("figures",), ("timeline",), ("facts",)),
    *(("show", "王明"), ("show", "P1"), ("ask", "有几家公司？"), ("graph",), ("check", "DRAFT")),
)
FORMATS = ("table", "plain", "tsv", "csv", "md", "json", "jsonl", "svg")
ONE_LINE = ("plain", "tsv", "jsonl")


@cache
def document(name: str) -> bytes:
    return dump(parse(TEXT, date="2026-03-25", source=name))


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "ZGC_ARTICLE", "ZGC_FORMAT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ZGC_CACHE", "off")
    monkeypatch.setenv("COLUMNS", "100")


def printed(*words: str) -> tuple[int, str, str]:
    """Run a command and return its status and what it wrote, as its streams would write it."""
    out, err = io.StringIO(), io.StringIO()
    with mock.patch.object(sys, "stdout", out), mock.patch.object(sys, "stderr", err):
        status = run(list(words))
    return status, _sent(out), _sent(err)


def _sent(stream: io.StringIO) -> str:
    return stream.getvalue().encode("utf-8", "backslashreplace").decode()


def clean(text: str, *, json: bool = False) -> None:
    assert not (found := RAW.search(text)), (found, text[:300])
    assert json or not HIDDEN.search(text), text[:300]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [2, slow(len(FORMATS))])
def test_names_in_every_output(tmp_path: Path, name: str, count: int) -> None:
    """Each query in some formats, in others for another name: in any with some name."""
    odd, first = NAMES[name], list(NAMES).index(name)
    places = [tmp_path / f"{odd}.zgc", tmp_path / f"{odd}2.zgc"]
    for place in places:
        place.write_bytes(document(place.name))
    draft = tmp_path / f"{odd}.txt"
    draft.write_text(f"王明{HOSTILE}说，有4家公司。\n", "utf-8")
    for number, query in enumerate(QUERIES):
        words = [str(draft) if word == "DRAFT" else word for word in query]
        articles = [option for place in places for option in ("-a", str(place))]
        begin = (first + number) % len(FORMATS)
        for format_ in (FORMATS * 2)[begin : begin + len(FORMATS) : len(FORMATS) // count]:
            options = (*articles, "-f", format_, "--color", "never")
            status, out, err = printed(*words, *options)
            assert status in (0, 1), err
            assert out
            clean(out, json="json" in format_)
            clean(err)
            if format_ in ONE_LINE and not {"summary", "show", "graph", "-C"} & set(query):
                rows = printed(*words, *articles, "-f", format_, "--count")[1]
                assert out.count("\n") == int(rows) + (format_ == "tsv")


@pytest.mark.parametrize("name", NAMES)
def test_names_in_exports_and_drawings(tmp_path: Path, name: str) -> None:
    place = tmp_path / f"{NAMES[name]}.txt"
    place.write_text(f"{HOSTILE}清晨，王明说好。云岭智造创始人陆之恒到会。\n", "utf-8")
    for to in ("html", "svg", "markdown", "jsonl"):
        target = tmp_path / f"out.{to}"
        assert printed("export", "-a", str(place), "--to", to, "-o", str(target))[0] == 0
        clean(target.read_text("utf-8"), json=to == "jsonl")
    for format_ in ("dot", "mermaid", "graphml"):
        clean("".join(printed("graph", "-a", str(place), "--format", format_)[1:]))


BAD = {
    "damaged": b"x" + document("a")[1:],
    "cut": document("a")[:900],
    "empty": b"",
    "blank": b" \n",
    "a Word document": b"PK\x03\x04\x14\0word/document.xml",
    "controls": b"\1\2\3\4" * 3,
    "not decodable": b"\xff\x00\xfe\x81",
    "JSON": b'{"a": 1}',
    "a folder": None,
    "missing": None,
}


# The others are refused in the same words, and are tried slowly.
SOON = ("a newline", "markup", "controls", "undecodable")


@pytest.mark.parametrize("name", [name if name in SOON else slow(name) for name in NAMES])
def test_names_in_every_refusal(tmp_path: Path, name: str) -> None:
    good = tmp_path / "good.zgc"
    good.write_bytes(document("good"))
    for number, (kind, data) in enumerate(BAD.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = folder / f"{NAMES[name]}.txt"
        if data is not None:
            place.write_bytes(data)
        elif kind == "a folder":
            place.mkdir()
        bad = str(place)
        commands: tuple[tuple[str, ...], ...] = (
            ("summary", "-a", bad),
            ("read", "-a", bad, "-a", str(good)),
            ("check", bad),
            ("parse", bad),
            ("parse", bad, "-d", str(tmp_path / f"out{number}")),
            ("parse", str(good), "-o", bad),
            ("export", "-a", bad, "--to", "html"),
            ("export", "-a", str(good), "--to", "html", "-o", f"{bad}/none/x"),
        )
        for command in commands:
            status, out, err = printed(*command, *(("-f", "plain") if command[0] == "read" else ()))
            assert status == 2, (command, err)
            clean(out)
            clean(err)
            assert err
            assert all(line.startswith("zgc: ") for line in err.splitlines())


def test_names_in_the_bar_and_the_trace(tmp_path: Path) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name in NAMES.values():
        screen = Screen()
        with Progress(Terminal(err=screen, environ={}), 1, name, ticking=False) as bar:
            bar.advance(1, name)
        shown = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", screen.getvalue()).replace("\r", "")
        clean(shown)
        place = tmp_path / f"{name}.txt"
        place.write_text(TEXT, "utf-8")
        _status, out, err = printed("parse", str(place), "--trace", "-o", str(tmp_path / "a.zgc"))
        clean(out + err)
        assert all(line.count("\t") == 4 for line in err.splitlines())


def test_links_to_undecodable_names(tmp_path: Path) -> None:
    place = tmp_path / NAMES["undecodable"]
    place.write_text(TEXT, "utf-8")
    options = ("--color", "always", "--hyperlink", "always", "-f", "table")
    status, out, err = printed("entities", "-a", str(place), *options)
    assert (status, err) == (0, "")
    assert f"/{quote(os.fsencode(place.name))}#" in out
