"""Documents from strangers: checksums that are right, and records that are not.

A document is data: nothing in it is run or followed, and what is shown stands where it says.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations
from typing import Any

import pytest

from tests.conftest import ROOT, Runner
from tests.fuzz.documents import packed, unpacked
from zgc_cli import parse
from zgc_cli.document.damage import MAGIC
from zgc_cli.document.file import dump, load, loads
from zgc_cli.document.records import LAYERS
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.runtime.errors import DocumentError, SourceError
from zgc_cli.source import MAX_TEXT

TEXT = (
    "新城报\n\n新华社北京3月25日电（记者 王明）李小红说：“今年有3家公司。”\n\n"
    "王明表示，约2万至3万人到北京大学参观。\n"
)
SOUND = dump(parse(TEXT, date="2026-03-25"))

Rows = list[Any]


def changed(layer: str, change: Callable[[Rows], object]) -> bytes:
    """Return the sound document with one layer changed in place."""
    header, lines = unpacked(SOUND)
    rows = json.loads(lines[layer])
    change(rows)
    return packed(header, {**lines, layer: json.dumps(rows).encode() + b"\n"})


def at(*place: int, value: Any) -> Callable[[Rows], None]:
    """Return a change that puts a value at a place of the rows."""

    def change(rows: Rows) -> None:
        held: Any = rows
        for index in place[:-1]:
            held = held[index]
        held[place[-1]] = value

    return change


# Every layer of the sound document has a first record; its fields are in the order of document.py.
CASES: tuple[tuple[str, str, Callable[[Rows], object]], ...] = (
    ("a number for a text", "paragraphs", at(0, 3, value=5)),
    ("an ID that is an object", "paragraphs", at(0, 0, value={})),
    ("a kind that there is none of", "paragraphs", at(0, 1, value="script")),
    ("a paragraph without a line", "paragraphs", at(0, 4, value=[])),
    ("a line before the first", "paragraphs", at(0, 4, 0, 1, value=0)),
    ("two paragraphs of one ID", "paragraphs", lambda rows: rows.append(rows[0])),
    ("an ID that steers a terminal", "paragraphs", at(0, 0, value="P1\x1b[2J")),
    ("nothing but a number", "paragraphs", at(0, value=7)),
    ("a section without a title", "sections", at(0, 1, value=None)),
    ("a sentence behind the end", "sentences", at(0, 3, 2, value=10**9)),
    ("a sentence before the start", "sentences", at(0, 3, 1, value=-1)),
    ("a sentence of no paragraph", "sentences", at(0, 3, 0, value="P99")),
    ("a sentence of another paragraph", "sentences", at(0, 0, value="P9.1")),
    ("a sentence over and over", "sentences", lambda rows: rows.append(["P1.2", *rows[0][1:]])),
    ("a truth value for a line", "sentences", at(0, 2, value=True)),
    ("a sentence on another line", "sentences", at(0, 2, value=777)),
    ("a sentence of another section", "sentences", at(0, 1, value="S99")),
    ("a text whose end no sentence has", "sentences", lambda rows: rows.pop()),
    ("a piece behind the end", "paragraphs", at(0, 4, value=[[0, 1], [10**6, 2]])),
    ("a line beyond all files", "paragraphs", at(0, 4, 0, 1, value=10**400)),
    ("a mention on another line", "entities", at(0, 5, 0, 4, value=777)),
    ("an entity where it is not named", "entities", at(0, 8, value=["P3", 0, 1])),
    ("a figure on another line", "figures", lambda rows: rows[0].__setitem__(-3, 777)),
    ("tokens that leave a gap", "tokens", at(0, 0, 0, value=1)),
    ("tokens of no paragraph", "tokens", lambda rows: rows.append([[0], [1], ["n"]])),
    ("a tag that is a list", "tokens", at(0, 2, 0, value=[])),
    ("an entity without a mention", "entities", at(0, 5, value=[])),
    ("a mention of what is not there", "entities", at(0, 5, 0, 0, value="张三")),
    ("a type that there is none of", "entities", at(0, 2, value="god")),
    ("aliases that are numbers", "entities", at(0, 3, value=[1])),
    ("an entity of no place", "entities", at(0, 8, value=None)),
    ("a figure that the text lacks", "figures", at(0, 1, value="9家")),
    ("no number", "figures", at(0, 3, value=float("nan"))),
    ("a number without end", "figures", at(0, 4, value=float("inf"))),
    ("a number beyond all floats", "figures", at(0, 3, value=10**400)),
    ("a number of five thousand digits", "figures", at(0, 3, value=10**4000)),
    ("a text for a number", "figures", at(0, 3, value="3")),
    ("a day that there is none of", "dates", at(0, 2, value="2026-02-30")),
    ("a day that is a path", "dates", at(0, 2, value="../../etc/passwd")),
    ("an end before its start", "dates", at(0, 3, value="0001-01-01")),
    ("words that nobody said", "quotes", at(0, 2, value="今年有9家公司。")),
    ("a quote of no part", "quotes", at(0, 7, value=[])),
    ("a fact that the text lacks", "facts", at(0, 7, value="李小红有9家公司")),
    ("a fact on a number", "facts", at(0, 8, value=[1])),
    ("a record too short", "facts", at(0, value=["F1"])),
    ("no list at all", "facts", lambda rows: rows.insert(0, {"id": "F1"})),
)


@pytest.mark.parametrize(("layer", "change"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_records_that_are_not_sound(layer: str, change: Callable[[Rows], object]) -> None:
    document = loads(changed(layer, change), "x")
    for _ in range(2):  # once refused, it stays so
        with pytest.raises(DocumentError, match=rf"^x is damaged: its layer '{layer}' holds no"):
            document.layer(layer)
    if layer == "paragraphs":
        with pytest.raises(DocumentError, match=r"^x is damaged: its layer 'paragraphs'"):
            document.layer("entities")


def test_records_that_are_sound() -> None:
    document = loads(SOUND, "x")
    assert all(document.layer(layer) for layer in LAYERS)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param(lambda _: "", "王明", id="nothing"),
        pytest.param(lambda text: text.replace("王明", "张三"), "王明", id="another name"),
        pytest.param(
            lambda text: text.replace("王明", "张三"), "张三", id="a name that is not there"
        ),
        pytest.param(lambda text: text.replace("\n", "\n李小红", 1), "李小红", id="one too many"),
    ],
)
def test_an_index_that_lies(zgc: Runner, text: Callable[[str], str], query: str) -> None:
    """What is not in the text is not shown, and what is there is not denied."""

    def change(rows: Rows) -> None:
        rows[:] = [[layer, text(line)] for layer, line in rows]

    (zgc.home / "a.zgc").write_bytes(changed("index", change))
    (zgc.home / "b.zgc").write_bytes(SOUND)
    for options in ((), ("--exact",), ("--in", "text")):
        done = zgc("search", query, *options, "-a", "a.zgc")
        assert (done.out, done.status) == ("", 2), options
        assert done.err.startswith("zgc: a.zgc is damaged: its layer 'index' holds no such records")
    done = zgc("search", "北京大学", "--in", "text", "-n", "1", "-a", "b.zgc", "-a", "a.zgc")
    assert "北京大学" in done.out


def test_an_index_in_simplified_characters(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text("機器人在北京亮相，觀眾很多。\n\n記者乾了一杯。\n", "utf-8")
    zgc("parse", "a.txt", "-o", "a.zgc")
    assert zgc("search", "机器人", "-a", "a.zgc", "--count").out == "1\n"
    assert zgc("search", "論壇", "-a", "a.zgc").status == 1


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_that_is_left_out(zgc: Runner, layer: str) -> None:
    header, lines = unpacked(SOUND)
    del lines[layer]
    (zgc.home / "a.zgc").write_bytes(packed(header, lines))
    for command in (("summary",), ("search", "王明"), ("show", "王明"), ("ask", "有几家公司")):
        done = zgc(*command, "-a", "a.zgc")
        assert done.status in (0, 1) or done.err.startswith("zgc: a.zgc is damaged: ")


@pytest.mark.parametrize("pair", list(combinations(LAYERS, 2)), ids="-".join)
def test_two_layers_that_are_left_out(pair: tuple[str, str]) -> None:
    header, lines = unpacked(SOUND)
    for layer in pair:
        del lines[layer]
    data = packed(header, lines)
    for words in ("王明", "wangming", "王名", "没有的词", "3家"):
        with suppress(DocumentError):
            search_document(loads(data, "x"), Query((words,)))
    for question in ("谁说有几家公司", "李小红说了什么", "多少人参观"):
        with suppress(DocumentError):
            ask_document(loads(data, "x"), question)
    with suppress(DocumentError):
        list(check(loads(data, "x"), loads(SOUND, "y")))


@pytest.mark.parametrize("date", ["2026-02-30", "today", "", "2026-3-1"])
def test_a_header_with_no_day(date: str) -> None:
    header, lines = unpacked(SOUND)
    header["article"]["date"] = date
    with pytest.raises(DocumentError, match="the date in its header is no day"):
        loads(packed(header, lines), "x")


def test_a_nest_of_lists() -> None:
    header, lines = unpacked(SOUND)
    nest = b"[" * 100_000 + b"]" * 100_000 + b"\n"
    document = loads(packed(header, {**lines, "facts": nest}), "x")
    with pytest.raises(DocumentError, match="holds no such records"):
        document.layer("facts")


@pytest.mark.parametrize("length", [0, 1, 1 << 62])
def test_a_length_that_lies(length: int) -> None:
    header, lines = unpacked(SOUND)
    with pytest.raises(DocumentError, match="bytes long instead of"):
        loads(packed(header, lines, {"facts": length}), "x")


def test_what_is_too_large(zgc: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("/dev/zero", "-"):
        done = zgc.sh(f"zgc read -a {place} </dev/zero")
        assert (done.status, done.out) == (2, "")
        assert f"is too large: a text has at most {MAX_TEXT >> 20} MiB" in done.err
    (zgc.home / "a.zgc").write_bytes(SOUND)
    for module in ("document.file", "source"):
        monkeypatch.setattr(f"zgc_cli.{module}.MAX_DOCUMENT", 1000)
    with pytest.raises(SourceError, match="a document has at most"):
        load(zgc.home / "a.zgc")
    monkeypatch.setattr("zgc_cli.source.MAX_TEXT", len(MAGIC))
    from zgc_cli.source import read_bytes

    with pytest.raises(SourceError, match="a document has at most"):
        read_bytes(str(zgc.home / "a.zgc"))


def test_no_path_in_a_document_is_followed(zgc: Runner) -> None:
    header, lines = unpacked(SOUND)
    (zgc.home / "secret").write_text("密语")
    for source in ("secret", str(zgc.home / "secret"), "file:secret", "|touch pwned", "../secret"):
        header["article"]["source"] = source
        (zgc.home / "a.zgc").write_bytes(packed(header, lines))
        for command in ("summary", "read", "entities", "facts", "graph"):
            done = zgc(command, "-a", "a.zgc", "-f", "json")
            assert done.status in (0, 1)
            assert "密语" not in done.out
    assert sorted(f.name for f in zgc.home.iterdir()) == ["a.zgc", "secret"]


# pickle, marshal and shelve run what they read; eval and exec speak for themselves.
RUNS = re.compile(r"\b(?:pickle|marshal|shelve|dill|joblib)\b|(?<![.\w])(?:eval|exec|__import__)\(")
# What a process and its own child say through a pipe that nobody else has: no file.
OWN = {
    "fork.py": [
        "import pickle",
        "pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)",
        "import pickle",
        "return pickle.load(pipe)",
        "except pickle.UnpicklingError:",
    ]
}


def test_nothing_reads_what_could_run() -> None:
    for path in sorted((ROOT / "zgc_cli").rglob("*.py")):
        lines = [line.partition("  #")[0].strip() for line in path.read_text("utf-8").splitlines()]
        running = [line for line in lines if RUNS.search(line) and not line.startswith("#")]
        assert running == OWN.get(path.name, []), path
