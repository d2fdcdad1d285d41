"""The index of a folder: the same answers, whatever happens to it, and what keeps it from use."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ZGC, Done, Runner, slow
from tests.test_folder import ASKED, COMMANDS, DOCUMENTS, NAMES, TEXTS, WORDS
from zgc_cli import parse
from zgc_cli.cli.articles import holding
from zgc_cli.cli.articles.holding import Files
from zgc_cli.cli.articles.index_file import seal
from zgc_cli.cli.articles.index_reader import FolderIndex, Indexes
from zgc_cli.cli.articles.index_tokens import (
    NAME,
    READING,
    WORD,
    any_of,
    marked,
    tokens,
    vocabulary,
)
from zgc_cli.document.file import as_json, dump, in_json
from zgc_cli.query.match import possible
from zgc_cli.query.search.engine import Query
from zgc_cli.query.search.prefilter import screened
from zgc_cli.reading import index as making
from zgc_cli.reading.normal import search_form

LATER = "丁山市昨天下雪。\n\n丁山市市长赵钱孙说：“道路都通了。”\n"
QUERIES = (
    *("summary", "sections", "read", "entities", "quotes -k all", "figures --all", "facts --all"),
    *("timeline --all", "graph --all", "show P1", "check draft.txt", "export --to jsonl"),
    *COMMANDS,
)
FORMATS = ("plain", "json", "csv", "table")


@pytest.fixture
def parsed(zgc: Runner) -> Path:
    """Return a folder of documents, `news`."""
    place = zgc.home / "news"
    place.mkdir()
    for number, document in enumerate(DOCUMENTS):
        (place / f"{number}.zgc").write_bytes(dump(document))
    (zgc.home / "draft.txt").write_text("绿洲集团公司收入4亿元。\n", "utf-8")
    return place


@pytest.fixture
def news(parsed: Path) -> Path:
    """Return the folder with a raw text in it, which each query parses."""
    (parsed / "raw.txt").write_text(f"{TEXTS[0]}\n", "utf-8")
    return parsed


def index(zgc: Runner) -> Done:
    done = zgc("index", "news")
    assert (done.out, done.err, done.status) == ("", "", 0)
    return done


def answers(zgc: Runner, *queries: str) -> list[Done]:
    return [zgc(*query.split(), "-a", "news") for query in queries]


FEW = ("search 白河大学 -f json", "show bhdx", "ask 谁是绿洲集团的董事长", "search 潜水艇厂")


def runs(query: str) -> Iterator[list[str]]:
    """Yield a command line for each name and format."""
    formats = FORMATS if " -f " not in query and "export" not in query else ("",)
    for name in ASKED if "{}" in query else ("",):
        for format_ in formats:
            yield [*query.format(name).split(), *(["-f", format_] if format_ else [])]


EVERY = list(dict.fromkeys(" ".join(run) for query in QUERIES for run in runs(query)))


@pytest.mark.parametrize(
    "query", [run if number % 14 == 0 else slow(run) for number, run in enumerate(EVERY)]
)
def test_answers_are_the_same(zgc: Runner, news: Path, query: str) -> None:
    (news / "bad.zgc").write_bytes(dump(DOCUMENTS[0])[:-9])
    (one,) = answers(zgc, query)
    assert zgc("index", "news").status == 2  # for one is bad
    (other,) = answers(zgc, query)
    left = "the index of news lacks 1 of 10 documents; renew it: zgc index news"
    assert other.err == f"zgc: {left}\n{one.err}"
    assert other._replace(err=one.err) == one


@pytest.mark.parametrize("every", [True, False])
def test_it_tells_of_words_what_the_files_tell(
    zgc: Runner, news: Path, monkeypatch: pytest.MonkeyPatch, every: bool
) -> None:
    index(zgc)
    places = [str(place) for place in sorted(news.glob("*.zgc"))]
    told = Indexes(places, pytest.fail).contents(places)
    wanted = []
    singles = [(word,) for word in {*WORDS, *"大学a4n“说 ", "sentences", "n白", "f王", "1f"}]
    pairs = [("白河", "大学"), ("昨天", "n"), ("潜水艇", "王明"), ("白河大学", "facts")]
    for typed in (*singles, *pairs):
        words = [in_json(form) for word in typed if (form := search_form(word))]
        if words:
            wanted.append((words, Files(places).words(words, every)))
    monkeypatch.setattr(holding, "_bytes", pytest.fail)  # no file is opened
    for words, found in wanted:
        assert told.words(words, every) == found


def test_it_tells_of_screens_what_the_files_tell(
    zgc: Runner, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(zgc)
    places = [str(place) for place in sorted(news.glob("*.zgc"))]
    told = Indexes(places, pytest.fail).contents(places)
    screens = [screened(Query((word,))) for word in WORDS]
    for name in NAMES:
        screens += [possible.calling(name), possible.suggesting(name)]
        screens.append(possible.resembling([name.replace(" ", "")], of_names=True))
    screens.append(possible.misheard("百河大学什么时候开学"))
    wanted = [(screen, Files(places).passing(screen)) for screen in screens if screen]
    assert any(found for _screen, found in wanted)
    monkeypatch.setattr(holding, "_bytes", pytest.fail)
    for screen, found in wanted:
        assert told.passing(screen) == found


@pytest.mark.parametrize("word", ["潜水艇厂", "qianshuiting", "hxr", "北斗卫星"])
def test_of_what_no_article_has_none_is_looked_at(
    zgc: Runner, news: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    (news / "raw.txt").unlink()
    index(zgc)
    places = [str(place) for place in sorted(news.glob("*.zgc"))]
    told = Indexes(places, pytest.fail).contents(places)
    looked_at: list[int] = []
    lines = FolderIndex.lines

    def counted(self: FolderIndex, numbers: Collection[int]) -> Iterator[tuple[int, bytes, bytes]]:
        looked_at.extend(numbers)
        return lines(self, numbers)

    monkeypatch.setattr(FolderIndex, "lines", counted)
    for screen in (screened(Query((word,))), possible.resembling([word], of_names=True)):
        assert screen
        assert told.passing(screen) == []
    assert told.passing(possible.calling(word)) == []
    assert looked_at == []


ODD = ("甲\ue020乙", "甲\ue080乙", "甲\n乙", "长" * 600)


@pytest.mark.parametrize("name", ["白河大学", "deep seek", "a-b", *ODD])
def test_what_cannot_be_read_in_a_vocabulary_is_always_looked_at(name: str) -> None:
    texts = dict.fromkeys(making.LAYERS, "") | {"entities": name, making.WORDS: "昨天"}
    if "\n" in name:
        texts, reading = texts | {"entities": "甲"}, name
    else:
        reading = "jia"
    made = tokens(texts, as_json([reading]).encode()).split(" ")
    lines = dict(vocabulary(made))
    assert lines[WORD] == "昨天"
    strings = READING if "\n" in name else NAME
    assert (lines[strings] == name) == (name not in ODD)
    (asked,) = any_of([*marked(strings, [name])])
    assert any(f'"{token}"' in asked for token in made)


def changed(place: Path, data: bytes) -> None:
    """Write a file anew, and so that its time is surely another."""
    place.write_bytes(data)
    os.utime(place, ns=(1, time.time_ns() - 10**9))


def back(news: Path) -> None:
    (news / "1.zgc").write_bytes(dump(parse(LATER)))
    os.utime(news / "1.zgc", (0, 0))


def same_size(news: Path) -> None:
    text = TEXTS[1].replace("李小红", "李小兰")
    changed(news / "1.zgc", dump(parse(f"{text}\n", date="2026-03-25")))


def exchanged(news: Path) -> None:
    (news / "1.zgc").rename(news / "x")
    (news / "0.zgc").rename(news / "1.zgc")
    (news / "x").rename(news / "0.zgc")


def to_link(place: Path) -> None:
    place.rename(place.with_name("real"))
    place.symlink_to("real")


def to_broken_link(place: Path) -> None:
    place.unlink()
    place.symlink_to("x")


def added(news: Path) -> None:
    (news / "new.zgc").write_bytes(dump(parse(LATER)))


def renamed(news: Path) -> None:
    (news / "1.zgc").rename(news / "one.zgc")


CHANGES: dict[str, Callable[[Path], None]] = {
    "added": added,
    "changed": lambda news: changed(news / "1.zgc", dump(parse(LATER))),
    "clock back": back,
    "same size": same_size,
    "removed": lambda news: (news / "1.zgc").unlink(),
    "damaged": lambda news: changed(news / "1.zgc", dump(DOCUMENTS[1])[:-9]),
    "renamed": renamed,
    "exchanged": exchanged,
    "a link": lambda news: to_link(news / "1.zgc"),
    "a broken link": lambda news: to_broken_link(news / "1.zgc"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_seen_and_renewed(zgc: Runner, parsed: Path, change: str) -> None:
    index(zgc)
    CHANGES[change](parsed)
    queries = ("show bhdx", "search 丁山市", "search 李小兰", "entities")
    stale = answers(zgc, *queries)
    zgc("index", "news")
    fresh = answers(zgc, *queries)
    (parsed / "index.db").unlink()
    without = answers(zgc, *queries)
    for one, other, third in zip(stale, fresh, without, strict=True):
        assert (one.out, one.status) == (other.out, other.status) == (third.out, third.status)
        assert third.err in one.err
        assert third.err in other.err


def test_it_is_renewed_where_need_be_alone(zgc: Runner, parsed: Path) -> None:
    index(zgc)
    place = parsed / "index.db"
    first = place.stat().st_ino
    index(zgc)
    assert place.stat().st_ino == first
    (parsed / "new.zgc").write_bytes(dump(parse(LATER)))
    index(zgc)
    assert place.stat().st_ino != first
    os.utime(parsed / "1.zgc", (1, 1))  # as a copy may be
    told = answers(zgc, "search 绿洲 --count")[0].err
    assert told == "zgc: the index of news lacks 1 of 10 documents; renew it: zgc index news\n"
    index(zgc)
    assert answers(zgc, "search 绿洲 --count")[0].err == ""


def test_renewed_by_steps_it_is_as_made_at_once(zgc: Runner, news: Path) -> None:
    held = {place.name: place.read_bytes() for place in news.glob("*.zgc")}
    for name in list(held)[3:]:
        (news / name).unlink()
    index(zgc)
    for step in range(3, len(held), 2):
        (news / list(held)[step - 3]).unlink()
        for name in list(held)[step : step + 2]:
            (news / name).write_bytes(held[name])
        index(zgc)
    for name, data in held.items():
        (news / name).write_bytes(data)
    index(zgc)
    by_steps = answers(zgc, *FEW, *QUERIES[3:6])
    (news / "index.db").unlink()
    index(zgc)
    assert answers(zgc, *FEW, *QUERIES[3:6]) == by_steps


def test_parsing_keeps_an_index_that_is_there(zgc: Runner) -> None:
    (zgc.home / "texts").mkdir()
    (zgc.home / "texts" / "a.txt").write_text(f"{TEXTS[0]}\n", "utf-8")
    assert zgc("parse", "texts", "-d", "news").status == 0
    assert not (zgc.home / "news" / "index.db").exists()
    assert zgc("parse", "texts", "-d", "news", "--index").status == 0
    assert (zgc.home / "news" / "index.db").exists()
    (zgc.home / "texts" / "b.txt").write_text(LATER, "utf-8")
    assert zgc("parse", "texts", "-d", "news", "--no-index").status == 0
    assert "lacks 1 of 2" in zgc("search", "丁山市", "-a", "news").err
    assert zgc("parse", "texts", "-d", "news").status == 0
    assert zgc("search", "丁山市", "-a", "news").err == ""


def sql(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)
    seal(place)


def foreign(place: Path) -> None:
    place.unlink()
    sql(place, "CREATE TABLE articles (name)", "INSERT INTO articles VALUES ('x')")


def flipped(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)


def to_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def to_pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def written(place: Path, data: bytes) -> None:
    place.write_bytes(data)


def in_wal(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("DELETE FROM articles")
        database.commit()
        shutil.copy(place, f"{place}.copy")
    Path(f"{place}.copy").replace(place)
    seal(place)


_BIG = "UPDATE texts SET {} = zeroblob(100000000) WHERE number = 1"
_WITHIN = "UPDATE texts SET {0} = zeroblob(length({0}))"
UNFIT: dict[str, Callable[[Path], None]] = {
    "empty": lambda place: written(place, b""),
    "a text": lambda place: written(place, TEXTS[0].encode()),
    "half": lambda place: written(place, place.read_bytes()[: place.stat().st_size // 2]),
    "longer": lambda place: written(place, place.read_bytes() + b"x"),
    "flipped": flipped,
    "foreign": foreign,
    "a folder": to_folder,
    "a pipe": to_pipe,
    "a link": to_link,
    "a link to nothing": to_broken_link,
    "others write": lambda place: place.chmod(0o666),
    "another form": lambda place: sql(place, "UPDATE made SET form = 99"),
    "another schema": lambda place: sql(place, "UPDATE made SET documents = 1"),
    "a trigger": lambda place: sql(
        place, "CREATE TRIGGER t AFTER INSERT ON made BEGIN DELETE FROM articles; END"
    ),
    "a view": lambda place: sql(
        place, "ALTER TABLE articles RENAME TO a", "CREATE VIEW articles AS SELECT * FROM a"
    ),
    "a table more": lambda place: sql(place, "CREATE TABLE more (x)"),
    "a table less": lambda place: sql(place, "DROP TABLE texts"),
    "in wal": in_wal,
}


@pytest.mark.parametrize("harm", UNFIT)
def test_an_unfit_index_is_not_used(zgc: Runner, parsed: Path, harm: str) -> None:
    few = FEW[:2]
    without = answers(zgc, *few)
    index(zgc)
    UNFIT[harm](parsed / "index.db")
    for one, other in zip(without, answers(zgc, *few), strict=True):
        assert (one.out, one.status) == (other.out, other.status)
        told, *rest = other.err.splitlines()
        assert told.startswith("zgc: the index of news is not used, for ")
        assert rest == one.err.splitlines()
    if harm != "a folder":
        index(zgc)
        assert answers(zgc, *few) == without


HARMFUL = {
    "a big line": _BIG.format("line"),
    "a big header": _BIG.format("header"),
    "big readings": _BIG.format("read"),
    "no line": _WITHIN.format("line"),
    "no header": _WITHIN.format("header"),
    "a number for a line": "UPDATE texts SET line = 7, header = 8, read = 9",
    "text for a size": "UPDATE articles SET size = 'x'",
    "no texts": "DELETE FROM texts",
    "no documents": "DELETE FROM articles",
    "no vocabulary": "DELETE FROM vocabulary",
    "an empty vocabulary": "UPDATE vocabulary SET strings = ''",
    "a vocabulary of nothing": "UPDATE vocabulary SET strings = zeroblob(length(strings))",
    "no words": "DELETE FROM terms_data WHERE id > 10",
    "broken words": "UPDATE terms_data SET block = zeroblob(length(block))",
    "exchanged": "UPDATE texts SET header = (SELECT header FROM texts WHERE number = 1)",
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_hostile_index_neither_ends_it_nor_speaks(zgc: Runner, parsed: Path, harm: str) -> None:
    """One that is made to deceive can keep a document from being found, and no more."""
    few = [f"{query.removesuffix(' -f json')} --each" for query in FEW]
    without = answers(zgc, *few)
    index(zgc)
    sql(parsed / "index.db", HARMFUL[harm])
    for one, other in zip(without, answers(zgc, *few), strict=True):
        assert "should not happen" not in other.err
        assert set(other.out.splitlines()) <= {*one.out.splitlines()}


@pytest.mark.parametrize("where", [3, *map(slow, range(10))])
def test_no_changed_byte_is_overlooked(zgc: Runner, parsed: Path, where: int) -> None:
    without = answers(zgc, FEW[0])
    index(zgc)
    place = parsed / "index.db"
    data = bytearray(place.read_bytes())
    data[(len(data) * where // 10 + 7 * where) % len(data)] ^= 0x10
    place.write_bytes(data)
    assert [(d.out, d.status) for d in answers(zgc, FEW[0])] == [(d.out, d.status) for d in without]


def test_a_log_beside_it_is_not_read(zgc: Runner, parsed: Path) -> None:
    index(zgc)
    before = answers(zgc, *FEW)
    for name in ("index.db-journal", "index.db-wal", "index.db-shm"):
        (parsed / name).write_bytes((parsed / "index.db").read_bytes())
    assert answers(zgc, *FEW) == before


def test_names_that_are_no_text(zgc: Runner, news: Path) -> None:
    (news / os.fsdecode(b"\xff ?#%41'\".zgc")).write_bytes(dump(parse(LATER)))
    name = os.fsdecode(b"\xfe?mode=rw#")
    news.rename(zgc.home / name)
    query = ("search", "丁山市", "-a", name, "--fields", "text,article")
    without = zgc(*query)
    assert zgc("index", name) == ("", "", 0)
    assert (without.status, zgc(*query)) == (0, without)


def test_folders_and_files_side_by_side(zgc: Runner, news: Path) -> None:
    shutil.copytree(news, zgc.home / "more")
    (zgc.home / "one.zgc").write_bytes(dump(parse(LATER)))
    (zgc.home / "link").symlink_to("more")
    query = ("-a", "news", "-a", "link", "-a", "news/1.zgc", "-a", "one.zgc", "-f", "json")
    runs = [("search", "白河大学"), ("search", "丁山市"), ("show", "lvzhou"), ("entities",)]
    runs += [("search", "绿洲", "-c"), ("search", "绿洲", "-n", "3")]
    without = [zgc(*run, *query) for run in runs]
    index(zgc)
    assert [zgc(*run, *query) for run in runs] == without
    zgc("index", "more")
    assert [zgc(*run, *query) for run in runs] == without


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("empty", "it is a folder without"),
        ("outer", "folders in a folder are not read"),
        ("texts", "holds no parsed document"),
        ("none", "there is no folder none"),
        ("draft.txt", "holds no parsed document"),
    ],
)
def test_what_has_no_index(zgc: Runner, news: Path, folder: str, told: str) -> None:
    for name in ("empty", "texts", "outer/inner"):
        (zgc.home / name).mkdir(parents=True)
    shutil.copy(news / "raw.txt", zgc.home / "texts")
    done = zgc("index", folder)
    assert (done.out, done.status) == ("", 2)
    assert told in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(zgc: Runner, news: Path) -> None:
    index(zgc)
    before = answers(zgc, *FEW)
    news.chmod(0o555)
    try:
        assert answers(zgc, *FEW) == before
        os.utime(news / "1.zgc", (1, 1))
        done = zgc("index", "news")
        assert (done.status, "permission denied" in done.err) == (2, True)
    finally:
        news.chmod(0o755)


def test_a_full_disk_leaves_what_was_there(zgc: Runner, news: Path) -> None:
    index(zgc)
    (news / "new.zgc").write_bytes(dump(parse(LATER)))
    kept = (news / "index.db").read_bytes()
    done = zgc.sh("ulimit -f 30; zgc index news")  # blocks of 1,024 bytes
    assert done.status == 2
    assert "cannot write news/index.db" in done.err
    assert (news / "index.db").read_bytes() == kept
    assert sorted(place.suffix for place in news.glob(".*")) == []


def test_what_was_left_half_written_is_removed(zgc: Runner, news: Path) -> None:
    (news / ".index.db.0123456789ab.tmp").write_bytes(b"half")
    index(zgc)
    assert not list(news.glob(".index.db.*"))


def test_two_writers_at_a_time(zgc: Runner, news: Path) -> None:
    for _ in range(2):
        running = [
            subprocess.Popen([ZGC, "index", "news"], cwd=zgc.home, env=zgc.env) for _ in range(3)
        ]
        assert [process.wait(60) for process in running] == [0, 0, 0]
        assert answers(zgc, "search 白河大学 --count")[0] == ("7\n", "", 0)
        os.utime(news / "1.zgc", (1, 1))


@pytest.mark.slow
def test_killed_at_any_moment_it_is_whole_or_not_there(zgc: Runner, news: Path) -> None:
    for number in range(200):
        (news / f"more{number}.zgc").write_bytes(dump(DOCUMENTS[number % len(DOCUMENTS)]))
    without = answers(zgc, *FEW)
    began = time.monotonic()
    index(zgc)
    whole = time.monotonic() - began
    for moment in range(50):
        if moment % 2:
            (news / "index.db").unlink(missing_ok=True)
        else:
            os.utime(news / f"more{moment}.zgc", (moment, moment))
        process = subprocess.Popen([ZGC, "index", "news"], cwd=zgc.home, env=zgc.env)
        time.sleep(whole * (moment + 1) / 50)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for one, other in zip(without, answers(zgc, *FEW), strict=True):
            assert (one.out, one.status) == (other.out, other.status)
    index(zgc)
    assert answers(zgc, *FEW) == without
    assert not list(news.glob(".index.db.*"))
