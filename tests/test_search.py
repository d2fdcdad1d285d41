"""Search: what is found, in which order, and where the matches stand."""

import pytest

from zgc_cli import load, parse
from zgc_cli.document import Document
from zgc_cli.query.search import Query, search_document


@pytest.fixture(scope="module")
def document() -> Document:
    return load()


def ask(document: Document, *words: str, **options: object) -> list[str]:
    query = Query(words, **options)  # type: ignore[arg-type]
    return [p.text for p in search_document(document, query)]


def test_matches_are_right_in_the_original_text(document: Document) -> None:
    for typed in ("机器人", "deepseek", "ＡＩ", "risc-v"):
        passages = search_document(document, Query((typed,)))
        assert passages
        for passage in passages:
            for start, end in passage.matches:
                word = passage.text[start:end]
                assert word.casefold() in ("机器人", "deepseek", "ai", "risc-v")


def test_matches_hold_where_folding_changes_the_length() -> None:
    text = "气温㍿是ﬁne，３０℃左右的ＤｅｅｐＳｅｅｋ。"
    passages = search_document(parse(text), Query(("deepseek",), where="text"))
    start, end = passages[0].matches[0]
    assert passages[0].text[start:end] == "ＤｅｅｐＳｅｅｋ"


def test_scores_fall_and_ranks_rise(document: Document) -> None:
    passages = search_document(document, Query(("机器人", "企业")))
    scores = [p.score for p in passages]
    assert scores == sorted(scores, reverse=True)
    assert [p.rank for p in passages] == list(range(1, len(passages) + 1))
    assert all(0 < score <= 1 for score in scores)


def test_all_words_before_any(document: Document) -> None:
    found = ask(document, "机器人", "企业")
    held = ["机器人" in t and "企业" in t for t in found]
    assert held == sorted(held, reverse=True)
    assert any(held)
    assert not all(held)
    both = ask(document, "机器人", "企业", any=False)
    assert len(both) == sum(held)
    either = ask(document, "机器人", "企业", any=True)
    assert len(either) > len(both)
    assert not ask(document, "机器人", "火星", any=False)
    assert ask(document, "机器人", "火星")


def test_a_query_slightly_off_finds_its_passage(document: Document) -> None:
    assert "驭势科技" in ask(document, "驭势科技公司")[0]
    assert not ask(document, "驭势科技公司", exact=True)
    assert not ask(document, "火星移民")


def test_narrowing(document: Document) -> None:
    inside = {p.id for p in search_document(document, Query(("机器人",), section="S2"))}
    everywhere = {p.id for p in search_document(document, Query(("机器人",)))}
    assert inside < everywhere
    kinds = {p.kind for p in search_document(document, Query(("机器人",), where="text"))}
    assert kinds == {"sentence"}


def test_context(document: Document) -> None:
    near = search_document(document, Query(("骨盆模型",), where="text", context=1))[0]
    assert near.text.count("。") > 1
    start, end = near.matches[0]
    assert near.text[start:end] == "骨盆模型"


def test_regular_expressions(document: Document) -> None:
    found = ask(document, "[0-9]+家", regex=True, where="text")
    assert all("家" in text for text in found)
    assert found
