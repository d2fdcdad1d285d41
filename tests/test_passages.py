"""What `search` prints: a passage once, its context, and what was read out of it."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Drawn, Runner

TEXT = """青穗厂扩建

青穗厂去年投资3亿元，扩建了两条生产线。

厂长林知远说，青穗厂明年招收200名工人。青穗厂的门前有一条河。

河上有船。

船上有灯。
"""


@pytest.fixture
def news(tmp_path: Path) -> str:
    (tmp_path / "news.txt").write_text(TEXT, "utf-8")
    return "news.txt"


def lines(zgc: Runner, *args: str) -> list[list[str]]:
    return [line.split("\t") for line in zgc("search", *args).out.splitlines()]


@pytest.mark.parametrize("format_", ["plain", "csv", "tsv", "md", "table"])
def test_a_passage_is_printed_once(zgc: Runner, news: str, format_: str) -> None:
    out = zgc("search", "青穗厂", "-a", news, "-f", format_, "--fields", "kind,text").out
    assert out.count("厂*去年投资3亿元" if format_ == "table" else "青穗厂去年投资3亿元") == 1
    assert out.count("sentence") == 4
    assert not re.search("entity|quote|fact|figure", out)


def test_json_and_all_keep_every_record(zgc: Runner, news: str) -> None:
    for format_ in ("json", "jsonl"):
        out = zgc("search", "青穗厂", "-a", news, "-f", format_).out
        assert {"entity", "sentence", "quote", "fact"} <= set(re.findall(r'"kind": "(\w+)"', out))
    records = json.loads(zgc("search", "青穗厂", "-a", news, "-f", "json").out)
    everything = lines(zgc, "青穗厂", "-a", news, "--in", "all", "--fields", "kind,id")
    assert everything == [[r["kind"], r["id"]] for r in records]


def test_what_no_sentence_holds_is_found_in_the_records(zgc: Runner, news: str) -> None:
    text = "青穗厂招人\n\n厂长林知远走来。他说：“青穗厂要招人。”\n"
    found = zgc("search", "--all", "林知远", "招人", "-a", "-", stdin=text)
    assert found.out.split("\t")[0] == "quote"
    assert not zgc("search", "--all", "林知远", "招人", "--in", "text", "-a", "-", stdin=text).out
    assert zgc("search", "火星", "-a", news).status == 1


def test_as_many_are_counted_as_printed(zgc: Runner, news: str) -> None:
    for query in (("青穗厂",), ("青穗厂", "--in", "facts"), ("青穗厂", "--section", "S0"), ("河",)):
        printed = len(lines(zgc, *query, "-a", news))
        assert printed
        assert zgc("search", *query, "-a", news, "--count").out == f"{printed}\n"
        assert zgc("search", *query, "-a", news, "-c").out == f"{printed}\n"


def test_articles_by_name_and_number(zgc: Runner, news: str, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("渔港\n\n船回到了渔港。\n", "utf-8")
    (tmp_path / "third.txt").write_text("山村\n\n山村里通了路。\n", "utf-8")
    named = ("-a", "third.txt", "-a", "other.txt", "-a", news)
    assert zgc("search", "船", *named, "-l").out == "other.txt\nnews.txt\n"
    assert zgc("search", "船", *named, "-l", "-0").out == "other.txt\0news.txt\0"
    assert zgc("search", "船", *named, "-c").out == "other.txt\t1\nnews.txt\t2\n"
    assert json.loads(zgc("search", "船", *named, "-c", "-f", "json").out) == [
        {"article": "other.txt", "passages": 1},
        {"article": "news.txt", "passages": 2},
    ]
    assert zgc("search", "船", *named, "-c", "-n", "1").out == "other.txt\t1\n"
    assert zgc("search", "船", "-a", news, "-l").out == "news.txt\n"
    for option in ("-l", "-c"):
        done = zgc("search", "火星", *named, option)
        assert (done.out, done.status) == ("", 1)


def test_context_goes_on_into_the_next_paragraph(zgc: Runner, news: str) -> None:
    def text(*options: str) -> str:
        return zgc("search", "灯", "-a", news, "--fields", "text", *options).out

    assert text() == "船上有灯。\n"
    assert text("-B", "1") == "河上有船。\\n船上有灯。\n"
    assert text("-A", "1") == "船上有灯。\n"
    assert text("-C", "2") == "青穗厂的门前有一条河。\\n河上有船。\\n船上有灯。\n"
    assert text("-C", "2", "-B", "0") == "船上有灯。\n"


def test_all_matches_are_marked_and_no_sentence_comes_twice(zgc: Runner, news: str) -> None:
    (line,) = lines(zgc, "船", "-a", news, "-C", "1", "-n", "1", "--fields", "text")
    assert line[0].count("船") == 2
    (only,) = lines(zgc, "船", "-a", news, "-C", "3", "--fields", "text")
    assert only[0].count("河上有船") == 1
    assert lines(zgc, "船", "-a", news, "-C", "3", "--in", "text", "--fields", "text") == [only]
    records = json.loads(zgc("search", "船", "-a", news, "-C", "1", "-f", "json").out)
    kept = [r for r in records if r["kind"] == "sentence"]
    assert len(kept) == 2
    for record in kept:
        words = [record["text"][start:end] for start, end in record["matches"]]
        assert words == ["船", "船"]


def test_context_in_a_pipe_has_the_shape_of_other_passages(zgc: Runner, tmp_path: Path) -> None:
    """Neither who wrote it nor the title is context, and no sentence comes twice."""
    text = (
        "桥梁通车\n\n2024年3月5日\n\n河上有船。\n\n桥很长。灯亮了。\n\n人走了。船来了。天黑了。\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    hits = ["sentence\tP5.2\t船来了。\t9\t", "sentence\tP3.1\t河上有船。\t5\t"]
    near = [
        *("context\tP5.1\t人走了。\t9\t", hits[0], "context\tP5.3\t天黑了。\t9\t", "--"),
        *(hits[1], "context\tP4.1\t桥很长。\t7\t"),
    ]
    assert zgc("search", "船", "a.txt").out.splitlines() == hits
    assert zgc("search", "船", "a.txt", "-C", "1").out.splitlines() == near
    assert zgc("search", "船", "a.txt", "-A", "1").out.splitlines() == near[1:]
    head = zgc("search", "船", "a.txt", "-C", "1", "--header").out.splitlines()
    assert head == ["kind\tid\ttext\tline\tspeaker", *near]
    (tmp_path / "b.txt").write_text("停\n\n车停了。船停了。\n", "utf-8")
    both = zgc("search", "船", "a.txt", "b.txt", "-C", "1").out.splitlines()
    assert {"b.txt\tcontext\tP2.1\t车停了。\t3\t", "--", f"a.txt\t{hits[1]}"} <= set(both)
    chosen = zgc("search", "船", "a.txt", "-C", "1", "-n", "1", "--fields", "line,text").out
    assert chosen == "9\t人走了。船来了。天黑了。\n"


def test_a_quote_that_is_found_has_its_speaker(zgc: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("通车\n\n校长王明说：“桥很长，船很多。”\n", "utf-8")
    assert zgc("search", "船", "a.txt", "--in", "quotes").out.endswith("\t3\t王明\n")
    (record,) = json.loads(zgc("search", "船", "a.txt", "--in", "text", "-f", "json").out)
    assert record["speaker"] is None


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        (r"\d+亿", True),
        ("[0-9]+亿", True),
        ("火星.*", True),
        ("^火星", True),
        ("火星|木星", True),
        ("火星", False),
        ("3.5光年", False),
        ("火星?", False),
        ("C++火星", False),
    ],
)
def test_what_looks_like_an_expression_gets_a_hint(zgc: Runner, query: str, is_told: bool) -> None:
    (zgc.home / "a.txt").write_text("桥很长。\n", "utf-8")
    done = zgc("search", query, "a.txt")
    assert (done.status, "--regex" in done.err) == (1, is_told)


def test_context_over_several_articles(zgc: Runner, news: str, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("渔港\n\n船回到了渔港。风停了。\n", "utf-8")
    named = ("-a", "other.txt", "-a", news, "--fields", "article,text", "-n", "2")
    found = lines(zgc, "船", *named, "-C", "1")
    assert sorted(article for article, _text in found) == ["news.txt", "other.txt"]
    assert any(text.endswith("船回到了渔港。风停了。") for _article, text in found)


def test_a_passage_stands_beside_its_line_between_its_context(drawn: Drawn, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    lines = drawn("search 河上 -C 1", 80, "-a", str(path)).splitlines()[2:]
    assert [line.split() for line in lines] == [
        ["5", "P3.2", "青穗厂的门前有一条河。"],
        ["7", "P4.1", "*河上*有船。"],
        ["9", "P5.1", "船上有灯。"],
    ]


def test_records_hang_below_their_sentence(drawn: Drawn, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, "utf-8")
    plain = drawn("search 青穗厂", 80, "-a", str(path))
    assert plain.splitlines()[0].split() == ["line", "id", "text"]
    assert not re.search(r"\b[FNQ]\d", plain)
    for options in ("招收 -C 1", "青穗厂 --in facts", "青穗厂 --in quotes"):
        below = drawn(f"search {options}", 80, "-a", str(path))
        assert re.search(r"\b[FQ]\d+  ", below), options
        assert below.count("厂的门前有一条河") <= 1
    figures = drawn("search 生产线 --in figures", 80, "-a", str(path))
    assert re.search(r"(?s)\*两条\*.*N\d+  两条", figures)


def test_of_several_articles_each_passage_names_its_own(
    drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(TEXT, "utf-8")
    short = ("-a", "a.txt", "-a", "b.txt")
    wide = drawn("search 生产线", 100, *short).splitlines()
    assert wide[0].split() == ["line", "id", "article", "text"]
    assert [line.split()[2] for line in wide[2:]] == ["a.txt", "b.txt"]
    narrow = drawn("search 生产线", 60, *short).splitlines()
    assert narrow[0].split() == ["line", "id", "text"]
    assert "a.txt 青穗厂去年" in narrow[2]
    whole = ("-a", str(tmp_path / "a.txt"), "-a", str(tmp_path / "b.txt"))
    assert drawn("search 生产线", 100, *whole) == "\n".join(wide) + "\n"


@pytest.mark.parametrize("columns", [30, 47, 48, 80, 120])
def test_lines_keep_within_the_window(drawn: Drawn, columns: int) -> None:
    for options in ("-C 2", "--in facts", "--in all"):
        out = drawn(f"search 机器人 {options}", columns)
        assert max(len(line) for line in out.splitlines()) <= columns


def test_what_touches_is_one_stretch_as_grep_shows_it(zgc: Runner, tmp_path: Path) -> None:
    text = "村口\n\n一早起雾。船来了。雾散了。人走了。船又来了。\n\n天黑了。灯亮了。\n\n船停了。\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")

    def shown(*options: str) -> list[str]:
        found = zgc("search", "船", "a.txt", *options, "--fields", "id").out
        return [line.partition("\t")[0] for line in found.splitlines()]

    near = zgc("search", "船", "a.txt", "-C", "1").out.splitlines()
    ids = [line.split("\t")[1] if "\t" in line else line for line in near]
    assert sorted(ids) == ["P2.1", "P2.2", "P2.3", "P2.4", "P2.5", "P3.1", "P3.2", "P4.1"]
    assert len(shown("-C", "1")) == 1
    assert len(shown("-B", "1")) == len(shown()) == 3
