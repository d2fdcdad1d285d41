"""Words looked for in files before a document is decoded: nothing is lost, little is read."""

import json
import os
import signal
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Runner, examples
from tests.test_articles import folder
from zgc_cli import parse
from zgc_cli.cli.articles.articles import Articles
from zgc_cli.cli.articles.holding import held
from zgc_cli.document import file
from zgc_cli.document.file import dump, index_line, loads
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.query.search.prefilter import needles
from zgc_cli.runtime import process_map, signals
from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.terminal import Terminal

PIECES = st.sampled_from(
    [
        *"机器人企业中国北京，。！？、：；",
        *"“”‘’\"'\\/《》「」·•-– \t　ＡａＡＩai０１2",
        *"㈱㍿①Ⅳ℃％é´ｶﾞ株式会社",
        "1,200",
        "GPT-4",
        "RISC-V",
        "Café",
        "2026年3月25日",
        "10.5亿元",
        "王明说",
        "有限公司",
        "機器人",
    ]
)


@examples(150)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.data())
def test_a_file_that_is_passed_over_has_no_passage(text: str, data: st.DataObject) -> None:
    document = parse(f"标题\n\n{text}。\n")
    file = dump(document)
    start = data.draw(st.integers(0, len(text) - 1))
    word = text[start : start + data.draw(st.integers(1, 6))]
    query = Query((word,), exact=True)
    wanted = needles(query)
    found = held(file, wanted)
    assert found is not None
    passages = search_document(document, query) if word.strip() and wanted else []
    assert not passages or found


def test_what_is_not_literal_has_no_needles() -> None:
    assert needles(Query(("机器人", "ＡＩ"))) == ("机器人".encode(), b"ai")
    assert needles(Query(("机器人 “企业”",))) == ("机器人".encode(), "企业".encode())
    assert needles(Query(("[0-9]+",), regex=True)) == ()
    assert needles(Query(("yin", "he"))) == ()
    assert needles(Query(("“”",))) == needles(Query(())) == ()


SOUND = dump(parse("标题\n\n王明说，今天很好。"))
HEADER, _, REST = SOUND.partition(b"\n")
UNSOUND = {
    "empty": b"",
    "text": "王明说，今天很好。".encode(),
    "half": SOUND[: len(SOUND) // 2],
    "longer": SOUND + b"x",
    "changed": SOUND[:-9] + b"x" + SOUND[-8:],
    "version": SOUND.replace(b'{"zgc":', b'{"zgc":9', 1),
    "no index": HEADER.replace(b'"index"', b'"indez"') + b"\n" + REST,
    "header alone": HEADER + b"\n",
}


@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_file_has_to_be_opened(name: str) -> None:
    assert index_line(UNSOUND[name]) is None
    assert held(UNSOUND[name], [b"x"]) is None


def test_the_index_is_found_whatever_the_header_says() -> None:
    title = 'a","index":[1,2]}'
    document = parse("标题\n\n王明说。").with_header(title=title, source=title)
    line = index_line(dump(document, {"text": title}))
    assert line is not None
    assert json.loads(line)[0][0] == "sentences"


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each document that is decoded."""
    names: list[str] = []

    def counted(data: bytes, name: str, **options: bool) -> object:
        names.append(Path(name).name)
        return loads(data, name, **options)

    monkeypatch.setattr("zgc_cli.cli.articles.open.loads", counted)
    return names


def test_only_articles_with_the_word_are_decoded(
    zgc: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(zgc, 40)
    (place / "other.zgc").write_bytes(dump(parse("标题\n\n只有这里说到潜水艇。")))
    decoded = opened(monkeypatch)
    articles = Articles([str(place)], None, Terminal())
    fewer, known = articles.contents.words(needles(Query(("潜水艇",))), every=False)
    assert (len(articles), len(fewer), known, decoded) == (41, 1, True, [])
    assert [label for label, _ in articles.only(fewer)] == [str(place / "other.zgc")]
    assert decoded == ["other.zgc"]
    fewer, known = articles.contents.words(needles(Query(("潜水艇", "蓝甲"))), every=True)
    assert (len(fewer), known) == (0, True)
    fewer, known = articles.contents.words(needles(Query(("潜水艇", "火星"))), every=False)
    assert (len(fewer), known) == (1, False)


def test_a_search_of_many(zgc: Runner) -> None:
    place = folder(zgc, 3)
    (place / "other.zgc").write_bytes(dump(parse("标题\n\n只有这里说到潜水艇。")))
    (place / "raw.txt").write_text("标题\n\n这里也说到潜水艇。", "utf-8")
    (place / "bad.zgc").write_bytes(SOUND[:-9])
    done = zgc("search", "潜水艇", "-a", "news", "--in", "text", "--fields", "article")
    assert sorted(done.out.split()) == ["news/other.zgc", "news/raw.txt"]
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    (place / "bad.zgc").unlink()
    # What stands nowhere is looked for as in one article: in pinyin, misspelt, in parts.
    assert "潜水艇" in zgc("search", "qianshuiting", "-a", "news").out
    assert "潜水艇" in zgc("search", "前水艇", "-a", "news").out
    assert zgc("search", "前水艇", "-a", "news", "--exact").status == 1
    # A word that one article has is not guessed in the others.
    found = json.loads(zgc("search", "蓝乙科技", "-a", "news", "-f", "json").out)
    assert {row["article"] for row in found} == {"news/001.zgc"}
    assert zgc("search", "火星", "-a", "news").status == 1
    assert file.BUILT_IN.name not in zgc("search", "蓝乙", "潜水艇", "--all", "-a", "news").out


def test_work_is_shared_among_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_map, "WORTH_IT", 2)
    monkeypatch.setattr(process_map, "_processors", lambda: 3)
    items = [str(n) for n in range(10)]

    def work(share: Sequence[str]) -> tuple[list[str], int]:
        return list(share), os.getpid()

    found = process_map.in_shares(work, items)
    assert [item for share, _pid in found for item in share] == items
    assert len({pid for _share, pid in found}) == 3
    assert process_map.in_shares(work, []) == [([], os.getpid())]
    assert len(process_map.in_shares(work, items[:3])) == 1

    def fail(share: Sequence[str]) -> int:
        return 1 // (len(share) - 2)  # in the last share

    with pytest.raises(ZeroDivisionError):
        process_map.in_shares(fail, items)

    def die(share: Sequence[str]) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(share)

    here = os.getpid()
    assert sum(process_map.in_shares(die, items)) == 10  # done again where it was asked for


@pytest.mark.parametrize("refused", ["0", "4"])  # in the share that is done here, in another one
def test_a_query_that_is_refused_ends_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    monkeypatch.setattr(process_map, "WORTH_IT", 2)
    monkeypatch.setattr(process_map, "_processors", lambda: 3)
    items = [str(n) for n in range(10)]

    def refuse(share: Sequence[str]) -> None:
        (tmp_path / f"{share[0]} {os.getpid()}").touch()
        if share[0] == refused:
            raise QueryError("no")
        if share[0] == "8":
            time.sleep(600)

    with pytest.raises(QueryError, match="no"):
        process_map.in_shares(refuse, items)
    tried = dict(place.name.split() for place in tmp_path.iterdir())
    assert len(tried) == len(list(tmp_path.iterdir()))
    assert not signals.helpers
    for process in {*map(int, tried.values())} - {os.getpid()}:
        with pytest.raises(ChildProcessError):  # nothing is left to wait for
            os.waitpid(process, os.WNOHANG)


def test_several_processes_find_what_one_finds(
    zgc: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(zgc, 12)
    (place / "005.zgc").write_bytes(SOUND[:-9])

    def found() -> tuple[list[str], int]:
        articles = Articles([str(place)], None, Terminal(err=StringIO()))
        rows = articles.all_rows(lambda document: document.quotes)
        return [f"{row.article} {row.record.text}" for row in rows], articles.status(0)

    one = found()
    monkeypatch.setattr(process_map, "WORTH_IT", 3)
    monkeypatch.setattr(process_map, "_processors", lambda: 4)
    assert found() == one
    assert (len(one[0]), one[1]) == (11, 2)


QUERIES = (("公司",), ("董事长", "王明"), ("科技", "高兴", "--all"), ("亿元", "--in", "figures"))


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_the_best_of_many_are_the_first_of_all(
    zgc: Runner, monkeypatch: pytest.MonkeyPatch, query: tuple[str, ...]
) -> None:
    place = folder(zgc, 12)
    (place / "other.zgc").write_bytes(dump(parse("标题\n\n这家公司是公司里的公司。王明是董事长。")))
    asked = ("search", *query, "-a", "news")
    everything = json.loads(zgc(*asked, "-f", "json").out)
    assert int(zgc(*asked, "--count", "-f", "json").out) == len(everything) > 5
    assert int(zgc(*asked, "--count").out) == len(zgc(*asked).out.splitlines())
    decoded = opened(monkeypatch)
    for limit in (1, 3, len(everything)):
        decoded.clear()
        assert json.loads(zgc(*asked, "-n", str(limit), "-f", "json").out) == everything[:limit]
        # Each that holds the words is looked into for its scores, the best are once more.
        assert len(decoded) <= 13 + 5 * limit
    inside = (*asked, "--count", "--section", "S0", "-f", "json")
    assert int(zgc(*inside).out) == len(everything)
