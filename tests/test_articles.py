"""Queries across several articles: which one each record is from, bad ones, flat memory."""

import json
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.fuzz.documents import packed, unpacked
from zgc_cli import parse
from zgc_cli.document.file import dump
from zgc_cli.query.dossier.members import by_day
from zgc_cli.show.listing import Format, Output

NAMES = "甲乙丙丁"
COMMANDS = (
    ("summary", "--each"),
    ("sections",),
    ("read",),
    ("search", "公司"),
    ("ask", "谁是董事长", "--each"),
    ("entities", "--each"),
    ("quotes",),
    ("figures",),
    ("timeline", "--all"),
    ("facts",),
    ("graph", "--each"),
    ("show", "P1"),
    ("check", "draft.txt", "--each"),
)


def folder(zgc: Runner, count: int = 3) -> Path:
    place = zgc.home / "news"
    place.mkdir()
    for n in range(count):
        name = NAMES[n % 4]
        text = (
            f"{name}地的新闻\n\n新华社北京2026年3月{n + 1}日电 蓝{name}科技公司收入{n + 2}亿元。"
            f"\n\n“我们很高兴。”蓝{name}科技公司董事长王明{name}说。\n"
        )
        (place / f"{n:03}.zgc").write_bytes(dump(parse(text, source=f"{n}.txt")))
    (zgc.home / "draft.txt").write_text("蓝甲科技公司收入2亿元。\n", "utf-8")
    return place


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_query_says_which_article(zgc: Runner, command: tuple[str, ...]) -> None:
    folder(zgc)
    command = (*command, "--each")
    rows = json.loads(zgc(*command, "-a", "news", "-f", "json").out)
    assert {row["article"] for row in rows} == {f"news/{n:03}.zgc" for n in range(3)}
    lines = zgc(*command, "-a", "news", "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = zgc(*command, "-a", "news", "-f", "csv").out
    assert "article" in table.splitlines()[0] or "article,news/000.zgc" in table
    assert table.count("\narticle,") in (0, 3)
    assert "news/002.zgc" in zgc(*command, "-a", "news").out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_bad_article_is_named_and_the_rest_answered(
    zgc: Runner, command: tuple[str, ...]
) -> None:
    news = folder(zgc)
    good = zgc(*command, "-a", "news", "-f", "jsonl")
    whole = (news / "001.zgc").read_bytes()
    (news / "0000half.zgc").write_bytes(whole[: len(whole) // 2])
    (news / "0001empty.txt").write_text("")
    (news / "0002changed.zgc").write_bytes(whole.replace("收入".encode(), "支出".encode()))
    (news / "0003gone.zgc").symlink_to("nowhere")
    (news / "0004folder.zgc").mkdir()
    done = zgc(*command, "-a", "news", "-a", "none.zgc", "-f", "jsonl")
    assert done.out == good.out
    assert done.status == 2
    named = done.err.splitlines()
    for line, bad in zip(named, ("half", "empty", "changed", "none"), strict=True):
        assert bad in line


def test_a_text_beside_its_document_is_one_article(zgc: Runner) -> None:
    news = folder(zgc)
    for name in ("000.txt", "000.md", "new.txt", "1.001.txt"):
        (news / name).write_text("标题\n\n王明说，今天很好。", "utf-8")
    rows = json.loads(zgc("summary", "-a", "news", "--each", "-f", "json").out)
    there = ["000.zgc", "001.zgc", "002.zgc", "1.001.txt", "new.txt"]
    assert [row["article"] for row in rows] == [f"news/{name}" for name in there]
    # Whoever names a file wants that file.
    rows = json.loads(
        zgc("summary", "-a", "news/000.txt", "-a", "news/000.zgc", "--each", "-f", "json").out
    )
    assert [row["article"] for row in rows] == ["news/000.txt", "news/000.zgc"]


def test_what_is_no_article_in_a_folder_is_passed_over(zgc: Runner) -> None:
    news = folder(zgc)
    before = zgc("summary", "-a", "news", "--each", "-f", "json")
    (news / "package.json").write_text('{"name": "news"}\n', "utf-8")
    (news / "list.JSON").write_text("[1, 2]\n", "utf-8")
    assert zgc("summary", "-a", "news", "--each", "-f", "json") == before
    (news / "000.zgc").rename(news / "000.json")
    assert len(json.loads(zgc("summary", "-a", "news", "--each", "-f", "json").out)) == 3
    (news / "000.json").write_bytes((news / "000.json").read_bytes()[3:])
    assert zgc("summary", "-a", "news", "-f", "json").status == 2


def untrue(document: bytes) -> bytes:
    """A document with right checksums whose figures say what its text does not."""
    header, lines = unpacked(document)
    return packed(header, lines | {"figures": lines["figures"].replace(b'"', '"约'.encode(), 3)})


@pytest.mark.parametrize("to", ["jsonl", "md", "sqlite"])
def test_a_bad_article_does_not_stop_an_export(zgc: Runner, to: str) -> None:
    news = folder(zgc)
    good = zgc("export", "-a", "news", "--to", to, "-o", "good")
    whole = (news / "001.zgc").read_bytes()
    (news / "0001half.zgc").write_bytes(whole[: len(whole) // 2])
    (news / "0002untrue.zgc").write_bytes(untrue(whole))
    done = zgc("export", "-a", "news", "--to", to, "-o", "rest")
    assert (good.status, done.status) == (0, 2)
    for line, bad in zip(done.err.splitlines(), ("half", "untrue"), strict=True):
        assert bad in line
    assert (zgc.home / "rest").read_bytes() == (zgc.home / "good").read_bytes()
    alone = zgc("export", "-a", "news/0002untrue.zgc", "--to", to, "-o", "none")
    assert (alone.status, (zgc.home / "none").exists()) == (2, False)


def test_one_article_alone_fails_as_a_whole(zgc: Runner) -> None:
    folder(zgc)
    assert zgc("summary", "-a", "none.zgc").status == 2
    done = zgc("summary", "-a", "none.zgc", "-a", "nor.zgc")
    assert (done.out, done.status, len(done.err.splitlines())) == ("", 2, 3)


def test_what_one_article_lacks_another_may_have(zgc: Runner) -> None:
    news = folder(zgc)
    (news / "long.zgc").write_bytes(dump(parse("\n\n".join(f"第{n}段文字。" for n in range(9)))))
    done = zgc("read", "P8", "-a", "news", "--fields", "article,text")
    assert done == ("news/long.zgc\t第7段文字。\n", "", 0)
    done = zgc("read", "P99", "-a", "news")
    assert (done.out, done.status) == ("", 2)
    assert len(done.err.splitlines()) == 1


def test_a_name_that_one_article_has_is_not_guessed_in_the_others(zgc: Runner) -> None:
    folder(zgc)
    rows = json.loads(zgc("show", "蓝乙科技公司", "-a", "news", "--each", "-f", "json").out)
    assert [row["article"] for row in rows] == ["news/001.zgc"]


@pytest.mark.parametrize("format_", ["plain", "tsv", "csv", "json", "jsonl"])
def test_rows_are_written_in_pieces_as_if_they_were_one(
    zgc: Runner, format_: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import StringIO

    from zgc_cli.cli.articles.articles import Articles
    from zgc_cli.runtime.terminal import Terminal
    from zgc_cli.show.formats import emit

    place = folder(zgc)

    def written(piece: int, sort: str | None = None, limit: int | None = None) -> str:
        monkeypatch.setattr(emit, "PIECE", piece)
        terminal = Terminal(StringIO(), StringIO(), {})
        rows = Articles([str(place)], None, terminal).rows(lambda d: d.figures)
        output = Output(format=format_, sort=sort, limit=limit)
        assert emit.emit("figure", rows, output, terminal) == 0
        assert isinstance(terminal.out, StringIO)
        return terminal.out.getvalue()

    whole = written(1000)
    assert written(1) == written(2) == whole
    sorted_ = written(1, sort="id")  # which is written at once
    assert len(sorted_.splitlines()) == len(whole.splitlines())
    assert written(1, limit=1) == written(1000, limit=1) != whole


def test_documents_are_let_go(zgc: Runner) -> None:
    """What is kept of an article does not hold its bytes; asked for more, it is opened again."""
    import gc

    from zgc_cli.cli.articles.articles import Articles
    from zgc_cli.document import file
    from zgc_cli.document.document import Document
    from zgc_cli.runtime.terminal import Terminal

    place = folder(zgc, 40)
    held: list[int] = []

    def choose(document: Document) -> list[object]:
        gc.collect()
        held.append(sum(isinstance(o, file._Reader) for o in gc.get_objects()))
        return list(document.figures)

    gc.freeze()  # all that was there before is looked through no more
    try:
        rows = list(Articles([str(place)], None, Terminal()).rows(choose))
    finally:
        gc.unfreeze()
    assert len({row.article for row in rows}) == 40
    assert max(held) - held[0] <= 1
    assert rows[-1].document.text_of(rows[-1].record.span) == rows[-1].record.text


# A command, and the MB that two thousand articles more may cost it: a search keeps of each that has
# the word its name and header, until it is known which are the best; an export keeps the names of
# each, until it is known which are one thing.
FLAT = {
    ("figures", "-f", "jsonl", "--each"): 4,
    ("facts", "-f", "csv", "--each"): 4,
    ("search", "公司", "--count"): 10,
    ("search", "公司", "-n", "5"): 10,
    ("export", "--to", "jsonl"): 25,
    ("export", "-o", "all.sqlite"): 60,
}


@pytest.mark.slow
@pytest.mark.parametrize("command", FLAT, ids=" ".join)
def test_memory_does_not_grow_with_the_articles(zgc: Runner, command: tuple[str, ...]) -> None:
    news = folder(zgc, 4)
    held = [(news / f"{n:03}.zgc").read_bytes() for n in range(4)]
    used = []
    for reached, count in ((4, 1000), (1000, 3000)):
        for n in range(reached, count):
            (news / f"{n}.zgc").write_bytes(held[n % 4])
        used.append(zgc.megabytes(*command, "-a", "news"))
    # What is read more is 18 MB, and many times as much when it is decoded.
    assert used[1] < used[0] + FLAT[command]


def test_json_of_other_programs_in_a_folder_is_passed_over(zgc: Runner) -> None:
    news = folder(zgc)
    before = zgc("entities", "-a", "news", "-f", "plain")
    (news / "package.json").write_text('{"name": "news", "files": []}\n')
    (news / "empty.json").write_text("")
    after = zgc("entities", "-a", "news", "-f", "plain")
    assert (after.out, after.err, after.status) == (before.out, before.err, 0)
    named = zgc("entities", "-a", "news/package.json")
    assert (named.status, "is JSON and not a parsed document" in named.err) == (2, True)
    (news / "own.json").write_bytes(dump(parse("王明说，今天很好。")))
    assert "own.json" in zgc("entities", "-a", "news", "-f", "plain").out
    (news / "own.json").write_bytes(b"x" + dump(parse("王明说，今天很好。"))[1:])
    done = zgc("entities", "-a", "news", "-f", "plain")
    assert (done.status, "own.json is damaged" in done.err) == (2, True)


def test_each_is_an_article_at_a_time(zgc: Runner) -> None:
    folder(zgc)
    rows = json.loads(zgc("figures", "-a", "news", "--each", "-f", "json").out)
    assert {row["article"] for row in rows} == {f"news/{n:03}.zgc" for n in range(3)}
    assert zgc("--each", "-a", "news", "figures").out == zgc("figures", "-a", "news", "--each").out
    alone = zgc("figures", "-a", "news/000.zgc")
    assert zgc("figures", "-a", "news/000.zgc", "--each").out == alone.out


def test_a_screen_has_the_name_of_a_file_that_no_other_has(zgc: Runner) -> None:
    place = folder(zgc, 2)
    screen = zgc("figures", "-a", "news", "-f", "table").out
    assert "000.zgc" in screen
    assert "news/" not in screen
    other = zgc.home / "old"
    other.mkdir()
    (other / "000.zgc").write_bytes((place / "000.zgc").read_bytes())
    screen = zgc("entities", "-a", "news", "-a", "old", "--each", "-f", "table").out
    assert "old/000.zgc" in screen
    assert "news/001.zgc" not in screen


def test_articles_stand_in_order_of_time() -> None:
    assert sorted([None, "2026-03-25", "2025-01-02", None], key=by_day) == [
        "2025-01-02",
        "2026-03-25",
        None,
        None,
    ]
