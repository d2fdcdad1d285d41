"""Several articles asked as one: answers joined, one verdict a claim, one ranking of passages."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Runner, cases
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump
from zgc_cli.query.match import pooled
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.pooled import Look, ranked

DOSSIERS: dict[str, Any] = {case["name"]: case for case in cases("several")["dossier"]}
WORDS = st.text("绿洲集团的董事长是谁，。王明0 ab", max_size=20)


@cache
def documents(name: str) -> dict[str, Document]:
    texts = DOSSIERS[name]["articles"].items()
    return {day: parse(text.strip() + "\n", date=day) for day, text in texts}


def folder(zgc: Runner, name: str) -> None:
    news = zgc.home / "news"
    news.mkdir()
    for day, document in documents(name).items():
        (news / f"{day}.zgc").write_bytes(dump(document))


def asked(kind: str) -> Iterator[Any]:
    for name, dossier in DOSSIERS.items():
        yield from (pytest.param(name, *item, id=item[0]) for item in dossier[kind].items())


def day_of(article: str | None) -> str:
    return Path(article).stem if article else ""


@pytest.mark.parametrize("name", DOSSIERS)
def test_questions(zgc: Runner, name: str) -> None:
    folder(zgc, name)
    for question, wanted in DOSSIERS[name]["answers"].items():
        done = zgc("ask", question, "-a", "news", "-f", "json")
        rows = json.loads(done.out) if done.out else []
        told = [[day_of(row["article"]), row["answer"], row["articles"]] for row in rows]
        assert (question, told) == (question, wanted)
        assert done.status == (0 if wanted else 1)
        for row in rows:
            assert len(row["sources"]) == row["articles"]
            days = {day: document.header.date for day, document in documents(name).items()}
            assert all(days[day_of(one["article"])] == one["day"] for one in row["sources"])


@pytest.mark.parametrize("name", DOSSIERS)
def test_claims(zgc: Runner, name: str) -> None:
    folder(zgc, name)
    wanted = DOSSIERS[name]["claims"]
    (zgc.home / "draft.txt").write_text("".join(wanted) + "\n", "utf-8")
    done = zgc("check", "draft.txt", "-a", "news", "-f", "json")
    assert done.status == 1
    told = {row["claim"]: [row["verdict"], day_of(row["article"])] for row in json.loads(done.out)}
    assert told == wanted
    supported = next(claim for claim, (verdict, _day) in wanted.items() if verdict == "supported")
    assert zgc("check", "-", "-a", "news", "-q", stdin=supported).status == 0


def test_reports_that_disagree_are_all_told(zgc: Runner) -> None:
    folder(zgc, "two events in one county, two reports of one day")
    claim = "白鹭湖湿地公园首日接待游客3万人次。"
    (row,) = json.loads(zgc("check", "-", "-a", "news", "-f", "json", stdin=claim).out)
    others = [(day_of(o["article"]), o["verdict"]) for o in row["others"]]
    assert others == [("2026-05-02", "refuted")]
    assert row["details"][0]["found"] == "5万人次"


def test_the_later_report_is_named(zgc: Runner) -> None:
    folder(zgc, "a post and yearly figures")
    claim = "绿洲集团共有员工1200人。"
    (row,) = json.loads(zgc("check", "-", "-a", "news", "-f", "json", stdin=claim).out)
    assert day_of(row["newer"]) == day_of(row["article"]) == "2025-03-09"
    table = zgc("check", "-", "-a", "news", "-f", "table", "--color", "never", stdin=claim).out
    assert "the later report is 2025-03-09.zgc" in table
    assert "1 disputed" in table


def test_the_order_of_the_files_tells_nothing(zgc: Runner) -> None:
    name = "a post and yearly figures"
    folder(zgc, name)
    places = [argument for day in documents(name) for argument in ("-a", f"news/{day}.zgc")]
    turned = [
        argument for day in reversed(documents(name)) for argument in ("-a", f"news/{day}.zgc")
    ]
    for query in (
        ("search", "公司"),
        ("search", "公司 员工"),
        ("search", "公司", "-n", "2"),
        ("search", "绿洲集团的董事长是谁"),
        ("search", "绿洲集團有限公思"),
        ("ask", "绿洲集团有多少员工"),
    ):
        assert zgc(*query, *places, "-f", "jsonl") == zgc(*query, *turned, "-f", "jsonl")


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("白鹭集团去年的营业收入是多少", "2025-03-20"),
        ("白河大学今年有多少新生", "2026-02-12"),
        ("绿洲集团因为年龄更换了董事长", "2026-01-12"),
    ],
)
def test_the_best_sentence_of_all_is_the_first(zgc: Runner, query: str, day: str) -> None:
    folder(zgc, "a post and yearly figures")
    rows = json.loads(zgc("search", query, "-a", "news", "-f", "json").out)
    assert day_of(rows[0]["article"]) == day
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(score < scores[0] for score in scores[1:])


def test_a_name_spelt_by_ear_is_asked_for(zgc: Runner) -> None:
    folder(zgc, "a post and yearly figures")
    done = zgc("ask", "赵大海是谁的董事掌", "-a", "news", "-q")
    assert done.status in (0, 1)
    done = zgc("ask", "绿州集团的董事长是谁", "-a", "news", "--fields", "answer")
    assert done.out.splitlines()[:1] in (["赵大海"], [])


@given(st.lists(WORDS, max_size=4), WORDS)
def test_ranking(texts: list[str], query: str) -> None:
    look = Look(query)
    held = {str(n): look.at(text) for n, text in enumerate(texts)}
    rows = ranked(look, held, 0.0)
    assert all(0 <= row.score <= 1 for row in rows)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    again = ranked(look, dict(reversed(held.items())), 0.0)
    assert [row[:2] for row in again] == [row[:2] for row in rows]


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS)
def test_articles_to_look_at(texts: list[str], query: str) -> None:
    look = Look(query)
    holders = {f: {str(n) for n, text in enumerate(texts) if f in text} for f in look.features}
    held = {str(n): look.at(text) for n, text in enumerate(texts)}
    chosen = look.best_articles(holders, len(texts))
    assert {row.article for row in ranked(look, held, 0.0)} <= set(chosen)
    with patch.object(pooled, "_MOST", 1):
        best = look.best_articles(holders, len(texts))
        assert len(best) == min(1, len(chosen))
        assert look.best_articles({f: sorted(held) for f, held in holders.items()}, 4) == best


def test_a_line_is_read_as_the_document_is() -> None:
    look = Look("绿洲集团的董事长")
    for document in documents("a post and yearly figures").values():
        assert look.at(Index(document).whole).sentences == len(document.sentences)
