"""Search: what is found, in which order, and where the matches stand."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import Runner, cases, examples
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump, loads
from zgc_cli.document.records import LAYERS
from zgc_cli.query.search.engine import Query, find, search_document
from zgc_cli.reading.normal import aligned, search_form
from zgc_cli.runtime.errors import ZgcError

HERE = Path(__file__).parent
SPEC: dict[str, Any] = cases("search")
CASES: list[dict[str, Any]] = SPEC["case"]
NONE: list[dict[str, Any]] = SPEC["none"]
RIGHT = 0.95  # the share of the queries whose first passage must be the expected one


@cache
def article(name: str) -> Document:
    """Return the built-in article, or one of the development set."""
    if name == "seed":
        return load()
    gold = json.loads((HERE / "data" / f"{name}.json").read_text("utf-8"))
    text = (HERE / "data" / f"{name}.txt").read_text("utf-8")
    return parse(text, date=gold["meta"].get("parse_date"))


def first_passage(case: dict[str, Any]) -> str:
    """Return the text of the first passage for a case, without blanks."""
    passages = search_document(article(case["article"]), Query((case["query"],)), 1)
    return re.sub(r"\s", "", passages[0].text) if passages else ""


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['article']}-{c['query']}")
def test_the_right_passage_is_first(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("missed"):
        request.applymarker(pytest.mark.xfail(strict=True, reason="not found yet"))
    wanted = [re.sub(r"\s", "", text) for text in case["first"]]
    assert any(text in first_passage(case) for text in wanted)


def test_few_queries_are_missed() -> None:
    missed = sum(bool(case.get("missed")) for case in CASES)
    assert len(CASES) >= 80
    assert missed <= (1 - RIGHT) * len(CASES)


@pytest.mark.parametrize("case", NONE, ids=lambda c: f"{c['article']}-{c['query']}")
def test_what_is_not_there_is_not_found(case: dict[str, Any]) -> None:
    assert not search_document(article(case["article"]), Query((case["query"],)))


@pytest.mark.parametrize("case", SPEC["value"], ids=lambda c: str(c["text"]))
def test_scores_and_times(case: dict[str, Any]) -> None:
    held = parse(case["text"] + "\n", date="2026-03-25")
    found = {q: bool(search_document(held, Query((q,)))) for q in (*case["finds"], *case["none"])}
    assert found == {**dict.fromkeys(case["finds"], True), **dict.fromkeys(case["none"], False)}


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
    near = search_document(document, Query(("骨盆模型",), where="text", before=1, after=1))[0]
    assert near.text.count("。") > 1
    start, end = near.matches[0]
    assert near.text[start:end] == "骨盆模型"


def test_regular_expressions(document: Document) -> None:
    found = ask(document, "[0-9]+家", regex=True, where="text")
    assert all("家" in text for text in found)
    assert found


def test_an_exact_hit_comes_before_every_other(document: Document) -> None:
    exact = find(document, Query(("无人驾驶",)))
    heard = find(document, Query(("无人驾使",)))
    assert exact.taken == ()
    assert heard.taken == ("无人驾驶",)
    assert [p.id for p in exact.passages] == [p.id for p in heard.passages]
    assert exact.passages[0].score > heard.passages[0].score


def test_what_was_understood_is_told_as_the_article_writes_it(document: Document) -> None:
    assert find(document, Query(("deepsek",))).taken == ("DeepSeek",)
    assert find(document, Query(("yushikeji", "里程"))).taken == ("驭势科技",)
    assert find(document, Query(("馭勢科技",))).taken == ()
    assert find(document, Query(("5800000公里",))).taken == ()
    assert find(document, Query(("特斯拉",))).taken == ()


def test_hints_are_for_terminals(zgc: Runner) -> None:
    assert "searching for “中关村”" in zgc.pty("search", "中官村", "-n", "1").out
    assert "按“中关村”搜索" in zgc.pty("search", "中官村", "-n", "1", env={"ZGC_LANG": "zh"}).out
    assert zgc("search", "中官村", "-n", "1").err == ""


def test_a_limit_gives_the_first_of_all(document: Document) -> None:
    for words in (("机器人",), ("机器人", "企业"), ("yskj",), ("谁是银河航天的创始人",)):
        everything = search_document(document, Query(words))
        assert search_document(document, Query(words), 3) == everything[:3]
    inside = search_document(document, Query(("机器人",), section="S2"))
    assert search_document(document, Query(("机器人",), section="S2"), 2) == inside[:2]


def test_ties_stand_in_the_order_of_the_text() -> None:
    text = "甲厂产钢。\n\n乙厂产钢。\n\n丙厂产钢。"
    passages = search_document(parse(text), Query(("产钢",), where="text"))
    assert [p.id for p in passages] == ["P1.1", "P2.1", "P3.1"]


@pytest.mark.parametrize(
    "rate", ["5毫克/0毫升", "5元/〇斤", "5元" + "/" * 3000, "5元" + "每" * 3000]
)
def test_a_rate_that_is_none_is_looked_for_as_words(rate: str) -> None:
    document = parse("白鹭厂的糖含铁20毫克/100毫升，每斤卖3元。")
    assert not [p for p in search_document(document, Query((rate,))) if p.text == rate]


def test_near_together_comes_first() -> None:
    near = "港口的码头有吊车，工人说。"
    far = "港口离得很远，到了晚上八点以后人们才从山里走到另一个地方的码头。"
    passages = search_document(parse(f"{far}\n\n{near}"), Query(("港口", "码头"), where="text"))
    assert [p.text for p in passages] == [near, far]


def test_a_word_of_the_next_sentence_counts() -> None:
    text = "周某负责卫星。他说发射很难。\n\n卫星很多。"
    passages = search_document(parse(text), Query(("卫星", "发射"), where="text"))
    assert passages[0].text in ("周某负责卫星。", "他说发射很难。")
    assert passages[-1].text == "卫星很多。"


def test_traditional_articles_are_found_in_either_script() -> None:
    text = "機器人走進工廠，無人駕駛汽車開上馬路。"
    for typed in ("机器人", "機器人"):
        passages = search_document(parse(text), Query((typed,), where="text"))
        start, end = passages[0].matches[0]
        assert passages[0].text[start:end] == "機器人"


def test_numbers_and_latin_words_are_not_cut_in_two() -> None:
    document = parse("这里有115家企业，AI和PAINT都是词。")
    assert not search_document(document, Query(("15家",), exact=True))
    marks = search_document(document, Query(("ai",), where="text"))[0].matches
    assert len(marks) == 1


def test_a_document_without_an_index_is_searched_too(document: Document) -> None:
    bare = Document(document.header, {n: document.layer(n) for n in BARE})
    for typed in ("机器人", "yushikeji", "中官村"):
        query = Query((typed,))
        assert search_document(bare, query) == search_document(document, query)


BARE = tuple(name for name in LAYERS if name != "index")


def test_a_literal_query_decodes_only_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "\n\n".join(f"第{n}天，船队到了{n}号港口。" for n in range(1, 400)) + "\n\n孤岛上有灯塔。"
    )
    read = loads(dump(parse(text)), "x")
    decoded = 0
    decode = json.loads

    def counting(line: bytes) -> Any:
        nonlocal decoded
        value = decode(line)
        decoded += len(value)
        return value

    monkeypatch.setattr(json, "loads", counting)
    assert search_document(read, Query(("灯塔",)))
    assert decoded < 40


TEXT = st.text(
    st.sampled_from(
        "中关村论坛机器人王某说“”，。、 0123456789年月日亿元AIaiﬁ㍿é·-—\u200b\u0301Ⅷ驭國國"
    ),
    max_size=60,
)


@examples(150)
@given(st.one_of(TEXT, st.text(max_size=30)))
@example("a -a")
@example("a - 1")
@example("1 ,234 2022, 500")
@example("\u2329\u207b\u0140\uff02")
def test_the_normal_form_knows_where_it_came_from(text: str) -> None:
    form, places = aligned(text)
    assert form == search_form(text)
    assert len(form) == len(places)
    assert list(places) == sorted(places)
    assert search_form(form) == form
    for character, place in zip(form, places, strict=True):
        assert character in search_form(text[place]) or character in " "


@pytest.mark.parametrize("typed", ["国庆节", "2025-10-01", "25年10月1日", "去年10月1日"])
def test_a_day_is_found_under_any_of_its_names(typed: str) -> None:
    document = parse("大桥去年国庆节合龙，今年三月通车。", date="2026-03-25")
    passages = search_document(document, Query((typed,), where="dates"))
    assert [passage.text for passage in passages] == ["大桥去年国庆节合龙"]


@examples(80)
@given(TEXT, st.one_of(TEXT, st.text(max_size=12)))
def test_any_query_on_any_text_gives_spans_that_hold(text: str, typed: str) -> None:
    document = parse(text, date="2026-03-25")
    try:
        passages = search_document(document, Query((typed,)))
    except ZgcError:
        assert not search_form(typed).strip()
        return
    for passage in passages:
        assert 0 < passage.score <= 1
        end = 0
        for match in passage.matches:
            assert end <= match[0] < match[1] <= len(passage.text)
            end = match[1]


@examples(60)
@given(st.data())
def test_every_piece_of_a_sentence_is_found(data: st.DataObject) -> None:
    document = article("d2")
    sentence = data.draw(st.sampled_from(document.sentences))
    text = document.text_of(sentence.span)
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(2, 12))]
    if re.fullmatch(r"[\u4e00-\u9fff]+", piece):
        found = search_document(document, Query((piece,), where="text", exact=True))
        assert sentence.id in {p.id for p in found}


@pytest.mark.parametrize(
    "text",
    [
        "1、大桥通车。\n\n2、学校开学。",
        "① 大桥通车。",
        "（一）大桥通车。",
        "第三条　为了规范市场，本市设立市场。",
    ],
)
def test_a_word_that_a_text_with_marks_of_lists_has_not(text: str) -> None:
    assert search_document(parse(text), Query(("毛笔",))) == []


def test_a_question_finds_first_the_sentence_that_answers() -> None:
    text = "石桥镇的大桥通车的日子，镇里人问了很久。大桥2024年5月动工。石桥镇的大桥将于6月1日通车。"
    held = parse(text, date="2026-03-25")
    first = {
        typed: search_document(held, Query((typed,)))[0].text
        for typed in ("大桥是哪一天通车的", "石桥镇的大桥哪天通车", "石桥镇的大桥通车的日子")
    }
    assert ["6月1日" in text for text in first.values()] == [True, True, False]


def test_no_hit_is_no_line_as_in_ripgrep(zgc: Runner) -> None:
    (zgc.home / "news").mkdir()
    for name, text in (("a.txt", "王明到过合肥。王明走了。"), ("b.txt", "李红到过六安。")):
        (zgc.home / "news" / name).write_text(f"{text}\n", "utf-8")
    assert zgc("search", "-c", "王明", "news").out == "news/a.txt\t2\n"
    for where in ("news", "news/a.txt"):
        done = zgc("search", "-c", "火星", where)
        assert (done.out, done.status) == ("", 1)
        assert "nothing found" in done.err
    assert "each article that has any" in " ".join(zgc("search", "-h").out.split())
