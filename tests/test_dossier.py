"""Several articles as one: what is one thing, and what is told of it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Runner, cases
from tests.test_folder import DOCUMENTS, NAMES
from zgc_cli import parse
from zgc_cli.cli.articles.articles import Articles
from zgc_cli.cli.articles.dossier import may_be_named, things_of
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump
from zgc_cli.query.dossier.entities.identity import taken_of
from zgc_cli.query.dossier.entities.things import Thing, Things, join_things
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.runtime.terminal import Terminal

CASES: list[dict[str, Any]] = cases("joining")["things"]


@cache
def article(text: str) -> Document:
    return parse(text, date="2026-03-25")


def joined(texts: Sequence[str]) -> Things:
    documents = [(str(number), article(text)) for number, text in enumerate(texts)]
    return join_things([(Member(label, d), taken_of(d)) for label, d in documents])


def called(things: Things, texts: Sequence[str], label: str, name: str) -> Thing:
    """Return the thing of the entity that an article calls so."""
    entities = [e for e in article(texts[int(label)]).entities if name in forms_of(e)]
    assert len(entities) == 1, f"{name} in article {label}: {[e.name for e in entities]}"
    found = things.of_entity(label, entities[0].id)
    assert found
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_things(case: dict[str, Any]) -> None:
    things = joined(case["texts"])
    for key, number in (("one", lambda _names: 1), ("apart", len)):
        for names in case.get(key, ()):
            ids = {called(things, case["texts"], *name.split(maxsplit=1)).id for name in names}
            assert len(ids) == number(names)


TEXTS = sorted({text for case in CASES for text in case["texts"]})


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=9, unique=True), st.randoms())
def test_joining_does_not_depend_on_the_order(texts: list[str], random: Any) -> None:
    def sets(order: Sequence[str]) -> set[frozenset[tuple[str, str]]]:
        things = joined(order)
        return {
            frozenset((order[int(label)], id_) for label, id_ in thing.entities)
            for thing in things.all
        }

    other = list(texts)
    random.shuffle(other)
    assert sets(texts) == sets(other)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=9, unique=True))
def test_every_mention_stands_in_one_thing(texts: list[str]) -> None:
    things = joined(texts)
    single = Counter(
        (str(number), mention)
        for number, text in enumerate(texts)
        for entity in article(text).entities
        for mention in entity.mentions
    )
    assert Counter((m.article, m[1:]) for thing in things.all for m in thing.mentions) == single
    assert [thing.id for thing in things.all] == [f"X{n}" for n in range(1, len(things.all) + 1)]
    for thing in things.all:
        assert thing.articles == len({m.article for m in thing.mentions})


NEWS = {
    "new.txt": "新品发布\n\n新华社深圳2025年1月5日电 "
    "蓝甲科技公司董事长李小红5日在深圳说：“我们很有信心。”"
    "去年收入704亿元。白河大学教授王明说，市场很大。\n",
    "old.txt": "公司成立\n\n新华社北京2024年3月1日电 "
    "蓝甲科技公司董事长李小红说：“我们很有信心。”"
    "蓝甲科技公司去年收入704亿元。蓝甲科技公司将投资白河大学。\n",
    "bare.txt": "展望\n\n蓝甲科技公司总经理李小红表示，今年收入会更高。\n",
}


@pytest.fixture
def folder(zgc: Runner) -> Runner:
    place = zgc.home / "news"
    place.mkdir()
    for name, text in NEWS.items():
        document = parse(text, source=name)
        (place / name).with_suffix(".zgc").write_bytes(dump(document))
    return zgc


def test_a_thing_is_a_row(folder: Runner) -> None:
    rows = json.loads(folder("entities", "-a", "news", "-f", "json").out)
    assert [row["id"] for row in rows] == [f"X{n}" for n in range(1, len(rows) + 1)]
    (group,) = [row for row in rows if row["name"] == "蓝甲科技公司"]
    assert (group["articles"], group["first"], group["last"]) == (3, "2024-03-01", "2025-01-05")
    # In order of time; the article without a day is last.
    assert list(dict.fromkeys(m["article"] for m in group["mentions"])) == [
        "news/old.zgc",
        "news/new.zgc",
        "news/bare.zgc",
    ]
    assert {row["credit"] for row in rows if row["name"] == "新华社"} == {"agency"}
    each = json.loads(folder("entities", "-a", "news", "--each", "-f", "json").out)
    assert {row["id"][0] for row in each} == {"E"}
    assert sum(row["count"] for row in each) == sum(row["count"] for row in rows)
    persons = folder("entities", "-a", "news", "-t", "person", "--fields", "name,articles")
    assert persons.out == "李小红\t3\n王明\t1\n"


@pytest.mark.parametrize("typed", ["李小红", "lixiaohong", "lxh", "李小虹", "X2"])
def test_all_on_one_thing(folder: Runner, typed: str) -> None:
    ran = folder("show", typed, "-a", "news", "-f", "json")
    card = json.loads(ran.out)
    assert card["record"]["name"] == "李小红"
    held = [(post["post"], post["first"], post["last"]) for post in card["posts"]]
    assert held == [
        ("蓝甲科技公司董事长", "2024-03-01", "2025-01-05"),
        ("蓝甲科技公司总经理", None, None),
    ]
    said = [(quote["text"], quote["article"], quote["articles"]) for quote in card["quotes"]]
    both = ["news/old.zgc", "news/new.zgc"]
    assert said[0] == ("我们很有信心。", "news/old.zgc", both)
    assert said[1][1:] == ("news/bare.zgc", ["news/bare.zgc"])
    assert (card["first"]["date"], card["last"]["date"]) == ("2024-03-01", "2025-01-05")
    ((label, tied),) = {(tie["label"], tie["name"]) for tie in card["ties"]} - {
        ("总经理", "蓝甲科技公司")
    }
    assert (label, tied) == ("董事长", "蓝甲科技公司")
    assert "李小红" in folder("show", typed, "-a", "news").out
    assert "old.zgc +1" in folder("show", typed, "-a", "news", "-f", "table").out


def test_a_post_is_one_whatever_the_organisation_is_called(folder: Runner) -> None:
    texts = (
        "远岚化工有限公司总经理张勤山说，正在调查。",
        "遠嵐化工有限公司（以下簡稱“遠嵐”）發生爆炸。遠嵐總經理張勤山受傷。",
    )
    for day, text in enumerate(texts, 1):
        document = parse(text, date=f"2026-03-0{day}")
        (folder.home / "news" / f"{day}.zgc").write_bytes(dump(document))
    (post,) = json.loads(folder("show", "张勤山", "-a", "news", "-f", "json").out)["posts"]
    assert (post["first"], post["last"]) == ("2026-03-01", "2026-03-02")


def test_a_limit_is_that_of_each_list(folder: Runner) -> None:
    card = json.loads(folder("show", "李小红", "-a", "news", "-f", "json", "-n", "1").out)
    assert [len(card[name]) for name in ("posts", "quotes", "mentions")] == [1, 1, 1]
    about = json.loads(folder("summary", "-a", "news", "-f", "json", "-n", "1").out)
    assert [len(about[name]) for name in ("entities", "files")] == [1, 1]


def test_who_holds_a_post_there(folder: Runner) -> None:
    card = json.loads(folder("show", "蓝甲科技公司", "-a", "news", "-f", "json").out)
    assert [(post["person"], post["role"]) for post in card["posts"]] == [
        ("李小红", "董事长"),
        ("李小红", "总经理"),
    ]
    assert [figure["articles"] for figure in card["figures"]][:1]


@pytest.mark.parametrize("typed", ["X99", "火星人基地"])
def test_what_no_article_has(folder: Runner, typed: str) -> None:
    ran = folder("show", typed, "-a", "news")
    assert (ran.status, ran.out) == (1, "")
    assert typed in ran.err


def test_the_records_of_an_article_stay_its_own(folder: Runner) -> None:
    cards = json.loads(folder("show", "E1", "-a", "news", "-f", "json").out)
    assert len(cards) == 3
    each = json.loads(folder("show", "李小红", "-a", "news", "--each", "-f", "json").out)
    assert [card["article"] for card in each] == sorted(card["article"] for card in cards)


def test_namesakes_are_told(folder: Runner) -> None:
    text = "南山医院院长王明说，医院将采购设备。\n"
    (folder.home / "news" / "other.zgc").write_bytes(dump(parse(text, date="2025-01-06")))
    ran = folder("show", "王明", "-a", "news", "-f", "json")
    assert "王明" in ran.err
    assert json.loads(ran.out)["record"]["articles"] == 1


def test_the_whole_at_a_glance(folder: Runner) -> None:
    about = json.loads(folder("summary", "-a", "news", "-f", "json").out)
    assert [about[field] for field in ("articles", "first", "last", "undated")] == [
        3,
        "2024-03-01",
        "2025-01-05",
        1,
    ]
    assert about["outlets"] == [{"name": "新华社", "articles": 2}]
    assert about["entities"][0]["name"] == "蓝甲科技公司"
    assert about["speakers"][0]["name"] == "李小红"
    assert about["figures"][0]["articles"] == 2
    assert [file["article"] for file in about["files"]] == [
        "news/old.zgc",
        "news/new.zgc",
        "news/bare.zgc",
    ]
    screen = folder("summary", "-a", "news", "-f", "table").out
    assert "新品发布" in screen
    assert "articles\t3\n" in folder("summary", "-a", "news").out
    assert "704亿元" in folder("summary", "-a", "news", "--fields", "figures", "-f", "table").out
    outlets = folder("summary", "-a", "news", "--fields", "outlets")
    assert outlets.out == "outlets\t新华社 2\n"


def test_names_that_a_reader_says_are_one(folder: Runner) -> None:
    (folder.home / "names.txt").write_text("蓝甲科技公司 = 白河大学\n", "utf-8")
    rows = folder("entities", "-a", "news", "--names", "names.txt", "--fields", "name,aliases").out
    assert "蓝甲科技公司\t白河大学\n" in rows


def test_the_graph_of_all(folder: Runner) -> None:
    graph = json.loads(folder("graph", "-a", "news", "-f", "json").out)
    names = {node["id"]: node["name"] for node in graph["nodes"]}
    edges = [(names[e["source"]], e["label"], names[e["target"]]) for e in graph["edges"]]
    assert ("李小红", "董事长", "蓝甲科技公司") in edges
    (both,) = [e["facts"] for e in graph["edges"] if e["label"] == "董事长"]
    assert [fact.partition(":")[0] for fact in both] == ["news/old.zgc", "news/new.zgc"]
    about = json.loads(folder("graph", "-a", "news", "--about", "王明", "-f", "json").out)
    assert {node["name"] for node in about["nodes"]} == {"王明", "白河大学"}
    assert "old.zgc:F" in folder("graph", "-a", "news", "-f", "table").out
    assert folder("graph", "-a", "news", "--about", "火星人").status == 1


def test_exports_have_the_things(folder: Runner) -> None:
    lines = folder("export", "-a", "news", "--to", "jsonl").out.splitlines()
    things = [row for row in map(json.loads, lines) if row["record"] == "thing"]
    rows = json.loads(folder("entities", "-a", "news", "-f", "json").out)
    assert [{k: v for k, v in thing.items() if k != "record"} for thing in things] == rows
    alone = folder("export", "-a", "news/old.zgc", "--to", "jsonl").out
    assert '"record": "thing"' not in alone
    # One article twice is no second one.
    folder("export", "-a", "news", "-a", "news/old.zgc", "-o", "news.sqlite")
    with closing(sqlite3.connect(folder.home / "news.sqlite")) as base:
        assert not base.execute("PRAGMA foreign_key_check").fetchall()
        found = base.execute(
            "SELECT t.name, count(DISTINCT q.text) FROM things t "
            "JOIN thing_entities l ON l.thing = t.id "
            "JOIN entities e ON e.article = l.article AND e.id = l.entity "
            "JOIN quotes q ON q.article = e.article AND q.speaker = e.name "
            "GROUP BY t.id ORDER BY 2 DESC"
        ).fetchall()
    assert found[0] == ("李小红", 2)


def test_a_name_that_no_article_can_have_is_none_of_a_thing(tmp_path: Path) -> None:
    for number, document in enumerate(DOCUMENTS):
        (tmp_path / f"{number}.zgc").write_bytes(dump(document))
    articles = Articles([str(tmp_path)], None, Terminal(StringIO(), StringIO(), {}))
    things = things_of(articles)
    typed = [
        *NAMES,
        "潜水艇厂",
        *(form[:2] for thing in things.all for form in (thing.name, *thing.aliases)),
    ]
    left = [name for name in typed if not may_be_named(articles, name)]
    assert "潜水艇厂" in left
    for name in left:
        assert not things.named(name)[0]
        assert not things.suggested(name)
