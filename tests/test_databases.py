"""What databases read: the SQLite file and the JSON lines tell what the commands tell."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Runner
from zgc_cli import Document, load, parse
from zgc_cli.document.records import RECORD_KINDS
from zgc_cli.export.jsonl import lines
from zgc_cli.export.sqlite import LONGEST, TABLES, Tokens, database
from zgc_cli.query.dossier.entities.identity import taken_of
from zgc_cli.query.dossier.entities.things import join_things
from zgc_cli.query.dossier.members import Member
from zgc_cli.reading.normal import search_form
from zgc_cli.show.columns import columns

SQL = re.compile(r"(?s)(?<=```sql\n).*?(?=```)")
TEXTS = ("d1.txt", "d2.txt", "d3.txt")


@pytest.fixture(scope="module")
def articles() -> list[tuple[str, Document]]:
    parsed = [(n, parse((ROOT / "tests" / "data" / n).read_text("utf-8"))) for n in TEXTS]
    return [("built-in", load()), *parsed]


@pytest.fixture(scope="module")
def place(articles: list[tuple[str, Document]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "articles.db"
    things = join_things([(Member(*article), taken_of(article[1])) for article in articles]).all
    file.write_bytes(b"".join(database(articles, things)))
    return file


def ask(place: Path, query: str, *values: Any) -> list[Any]:
    with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as connection:
        found = connection.execute(query, values).fetchall()
    connection.close()
    return found


def objects(zgc: Runner, *arguments: str) -> list[dict[str, Any]]:
    done = zgc(*arguments, "-f", "json")
    found: list[dict[str, Any]] = json.loads(done.out) if done.status == 0 else []
    return found


def test_the_command_line_tool_gives_what_the_commands_give(zgc: Runner) -> None:
    program = shutil.which("sqlite3")
    if program is None and not os.environ.get("CI"):
        pytest.skip("sqlite3 is not installed")
    assert zgc("export", "--to", "sqlite", "-o", "article.db").status == 0
    assert program is not None

    def run(query: str) -> str:
        command = [program, "article.db", query]
        done = subprocess.run(command, cwd=zgc.home, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    asked = run("select name, count from entities where type='org'").splitlines()
    shown = zgc("entities", "--type", "org", "--fields", "name,count").out.splitlines()
    assert sorted(line.replace("|", "\t") for line in asked) == sorted(shown)
    found = run("select kind, id from passages where passages match '机器人'").splitlines()
    shown = zgc(
        "search", "--exact", "机器人", "--in", "all", "--fields", "kind,id"
    ).out.splitlines()
    assert {line.replace("|", "\t") for line in found} >= set(shown)
    assert run("pragma integrity_check") == "ok\n"


WORDS = ("机器人", "北京", "智", "人工智能", "AI", "580万公里", "十五五", "中关村论坛年会")


@pytest.mark.parametrize("word", WORDS)
def test_full_text_search_finds_what_search_finds(zgc: Runner, place: Path, word: str) -> None:
    query = "select kind, id, text from passages where passages match ? and article = 1"
    found = {(kind, id_): text for kind, id_, text in ask(place, query, word)}
    for where in ("text", "entities"):
        shown = objects(zgc, "search", "--exact", word, "--in", where)
        kind = "sentence" if where == "text" else "entity"
        assert {key: t for key, t in found.items() if key[0] == kind} == {
            (p["kind"], p["id"]): p["text"] for p in shown
        }
    assert found


def test_full_text_search_knows_several_words_and_none(
    place: Path, articles: list[tuple[str, Document]]
) -> None:
    count = "select count(*) from passages where passages match ?"
    both = ask(place, count, "机器人 企业")[0][0]
    assert 0 < both < min(ask(place, count, word)[0][0] for word in ("机器人", "企业"))
    assert ask(place, count, "北京 OR 合肥")[0][0] > ask(place, count, "北京")[0][0]
    assert ask(place, count, '"机 器 人"') == ask(place, count, "机器人")
    assert ask(place, count, "火星")[0][0] == 0
    named = "select count(distinct article) from passages where passages match '企业'"
    held = [any("企业" in d.text_of(s.span) for s in d.sentences) for _, d in articles]
    assert ask(place, named) == [(sum(held),)]


def test_tokens() -> None:
    assert Tokens().of(search_form("AI司机，3.5%")).split() == [
        "ai",
        "司",
        "机",
        "3",
        "5",
        "ai司",
        "ai司机",
        "司机",
    ]
    long = "".join(chr(0x4E00 + n) for n in range(40))
    made = Tokens().of(long).split()
    assert long[5 : 5 + LONGEST] in made
    assert max(map(len, made)) == LONGEST


def test_every_record_is_in_its_table(place: Path, articles: list[tuple[str, Document]]) -> None:
    for number, (name, document) in enumerate(articles, 1):
        row = ask(place, "select name, title, date from articles where article = ?", number)
        assert row == [(name, document.header.title, document.header.date)]
        for table in TABLES:
            ids = ask(place, f"select id from {table} where article = ? order by rowid", number)
            assert [id_ for (id_,) in ids] == [r.id for r in document.layer(table)], table
    mentions = sum(len(e.mentions) for _, d in articles for e in d.entities)
    assert ask(place, "select count(*) from mentions") == [(mentions,)]


def test_values_keep_their_type(place: Path) -> None:
    for figure in load().figures:
        row = ask(
            place,
            "select value, min, max, unit, span_start from figures where article = 1 and id = ?",
            figure.id,
        )
        assert row == [(figure.value, figure.min, figure.max, figure.unit, figure.span.start)]


def test_keys_hold(place: Path) -> None:
    assert ask(place, "pragma foreign_key_check") == []
    joined = """
        select q.speaker, e.type from quotes q
        join entities e on e.article = q.article and e.name = q.speaker
        where q.kind = 'speech' and q.article = 1
    """
    assert {type_ for _, type_ in ask(place, joined)} == {"person"}
    facts = """
        select count(*) from facts f join fact_entities using (article)
        join entities e on e.article = f.article and e.id = fact_entities.entity
        where fact_entities.fact = f.id and e.name = '银河航天'
    """
    document = load()
    meant = next(e.id for e in document.entities if e.name == "银河航天")
    assert ask(place, facts) == [(sum(meant in f.entities for f in document.facts),)]


@pytest.mark.parametrize(
    "text", ["", "。", "投资1" + "0" * 40 + "元。", "王明说：“\u2028”。", "长" * 300]
)
def test_odd_texts(text: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.db"
    file.write_bytes(b"".join(database([("", parse(text))])))
    assert ask(file, "pragma integrity_check") == [("ok",)]


NAMES = (
    "'; drop table articles; --",
    'a"b',
    "a\x00b",
    "\ud800",
    "",
    "\x1b[31m",
    "报" * 5000,
    "a/../b",
)


def test_articles_of_any_name(tmp_path: Path) -> None:
    file = tmp_path / "odd.db"
    document = parse("王明说，公司有3家。")
    odd = [(name, document.with_header(title=name, source=name)) for name in NAMES]
    file.write_bytes(b"".join(database(odd)))
    held = [name.encode("utf-8", "backslashreplace").decode() for name in NAMES]
    assert ask(file, "select name, title from articles") == [(name, name) for name in held]
    assert ask(file, "select count(*) from figures") == [(len(NAMES),)]


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**30])
def test_numbers_beyond_64_bits(value: int, tmp_path: Path) -> None:
    file = tmp_path / "odd.db"
    document = parse("王明说，公司有3家。")
    figures = [figure._replace(value=value) for figure in document.figures]
    file.write_bytes(b"".join(database([("", document.with_layer("figures", figures))])))
    assert ask(file, "select value from figures") == [(float(value),)]


def test_the_same_articles_give_the_same_bytes(articles: list[tuple[str, Document]]) -> None:
    assert [*database(articles[:2])] == [*database(articles[:2])]


def test_a_database_is_not_thrown_at_a_terminal(zgc: Runner) -> None:
    done = zgc.pty("export", "--to", "sqlite")
    assert (done.status, len(done.out.splitlines())) == (2, 1)
    assert "-o" in done.out


def test_json_lines_are_the_json_of_the_commands(zgc: Runner) -> None:
    rows = [json.loads(line) for line in zgc("export", "--to", "jsonl").out.splitlines()]
    assert {row.pop("article") for row in rows} == {load().header.source}
    held: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        held.setdefault(row.pop("record"), []).append(row)
    for kind, command in (
        ("entity", ("entities",)),
        ("quote", ("quotes", "--kind", "all")),
        ("figure", ("figures",)),
        ("fact", ("facts",)),
        ("section", ("sections",)),
        ("paragraph", ("read",)),
    ):
        assert held[kind] == objects(zgc, *command), kind
    assert held["summary"] == [json.loads(zgc("summary", "-f", "json").out)]
    for kind in ("summary", "section", *RECORD_KINDS.values()):
        names = [c.name for c in columns(kind)]
        assert all(list(row) == names for row in held[kind]), kind


SQLITE = ROOT / "zgc_cli/topics/en/exports.md"


def test_sqlite_runs_the_queries_of_the_help(place: Path) -> None:
    (block,) = SQL.findall(SQLITE.read_text("utf-8"))
    assert SQL.findall((SQLITE.parents[1] / "zh/exports.md").read_text("utf-8")) == [block]
    for query in filter(str.strip, block.split(";")):
        assert ask(place, query), query


def test_duckdb_counts_speakers_across_articles(
    articles: list[tuple[str, Document]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    for name, document in articles:
        (tmp_path / f"{name}.jsonl").write_text("".join(lines(name, document)), "utf-8")
    monkeypatch.chdir(tmp_path)
    (query,) = SQL.findall((ROOT / "README.md").read_text("utf-8"))
    found = duckdb.sql(query).fetchall()
    said = [
        (q.speaker, name)
        for name, document in articles
        for q in document.quotes
        if q.kind == "speech" and q.speaker
    ]
    counts = Counter(speaker for speaker, _ in said)
    assert {speaker: n for speaker, _, n in found} == counts
    assert {s: n for s, n, _ in found} == {s: len({a for t, a in said if t == s}) for s in counts}
    numbers = [n for _, _, n in found]
    assert numbers == sorted(numbers, reverse=True)
    assert len(counts) > 10
