"""Asking: how a question is read, what is answered, and when nothing is."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, Drawn, Runner, cases, examples
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query.ask.engine import Answer, ask_document, found
from zgc_cli.query.ask.question import Question, read
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.errors import ZgcError

DATA = cases("ask")


def answers() -> list[Any]:
    """Return the cases; one that says why it is wrong is expected to fail."""
    return [
        pytest.param(
            case,
            id=case["question"],
            marks=[pytest.mark.xfail(reason=case["wrong"])] if "wrong" in case else [],
        )
        for case in DATA["case"]
    ]


@cache
def document(text: str) -> Document:
    return parse(text, date="2026-03-25") if text else load()


@pytest.mark.parametrize("case", answers())
def test_answers(case: dict[str, Any]) -> None:
    found = ask_document(document(case.get("text", "")), case["question"], best=True)
    if not case["answers"]:
        assert not found
        return
    assert found
    assert found[0].answer in found[0].sentence
    assert any(name_form(wanted) in name_form(found[0].answer) for wanted in case["answers"])


@pytest.mark.parametrize("case", DATA["reading"], ids=lambda c: str(c["question"]))
def test_reading(case: dict[str, Any]) -> None:
    read_ = question(case["question"])
    for field in ("kind", "detail", "unit", "focus", "attribute"):
        if field in case:
            assert getattr(read_, field) == case[field]


def question(text: str) -> Question:
    passages = Passages(load())
    return read(text, {}, passages.whole)


def check(found: list[Answer], held: Document) -> None:
    for answer in found:
        assert held.text_of(answer.span) == answer.answer
        # What it is about is its title, which the first sentence tells in other words.
        assert answer.answer in answer.sentence or answer.rule == "article-itself"
        assert 0 < answer.score <= 1
    assert [a.score for a in found] == sorted((a.score for a in found), reverse=True)


@examples(60)
@given(st.text(alphabet="谁多少哪里何时第几的是在有，。？“” a1中关村机器人公司", max_size=30))
def test_any_question_is_safe(text: str) -> None:
    held = load()
    try:
        check(ask_document(held, text), held)
    except ZgcError:
        assert not name_form(text).strip("?？。!！ ")


@examples(30)
@given(st.text(max_size=60))
def test_any_article_is_safe(text: str) -> None:
    held = parse(text)
    for asked in ("谁是董事长", "有多少家企业", "哪一年成立的", "在哪里", "为什么", "叫什么"):
        check(ask_document(held, asked), held)


def test_several_answers() -> None:
    found = ask_document(load(), "制氢设备出口到了哪些国家", best=True)
    assert [a.answer for a in found] == ["美国", "德国", "西班牙"]
    assert len(ask_document(load(), "制氢设备出口到了哪个国家", best=True)) == 1


def test_output(zgc: Runner) -> None:
    done = zgc("ask", "阿斯利康打算在北京投多少钱")
    assert done.status == 0
    answer, sentence, line, day, certainty = done.out.rstrip("\n").split("\t")
    assert (day, certainty) == ("", "certain")
    assert "200亿元" in answer
    assert answer in sentence
    source = next((ROOT / "seeds").glob("*.txt")).read_text("utf-8").splitlines()
    assert answer in source[int(line) - 1]


def test_no_answer(zgc: Runner) -> None:
    done = zgc("ask", "驭势科技的创始人是谁")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "zgc: the article does not tell"
    assert zgc("ask", "驭势科技的创始人是谁", "-f", "json").out == ""
    assert zgc("ask", "驭势科技的创始人是谁", "--count").out == "0\n"
    assert zgc("ask", "？").status == 2


def test_json(zgc: Runner) -> None:
    import json

    done = zgc("ask", "谁是银河航天的创始人", "-f", "json")
    (answer,) = json.loads(done.out)
    assert list(answer)[:6] == ["answer", "score", "kind", "sentence", "section", "line"]
    assert list(answer)[6:] == ["span", "rule", "day", "certainty"]
    assert (answer["answer"], answer["kind"]) == ("徐鸣", "person")


def test_table_marks_the_answer(zgc: Runner) -> None:
    done = zgc("ask", "谁是银河航天的创始人", "-f", "table", "--color", "always")
    assert "\x1b[1m徐鸣\x1b[0m" in done.out


def test_several_articles(zgc: Runner) -> None:
    folder = ROOT / "tests" / "data"
    done = zgc(
        "ask", "总经理叫什么名字", "-a", str(folder / "d2.txt"), "-a", str(folder / "d3.txt")
    )
    assert done.status == 0
    assert done.out.count("\n") == 1


LIST = parse(
    "青洲市开展调查\n\n新华社青洲4月2日电 青洲市文物局局长梁可、副局长沈舟2日赶到柳河村。\n\n"
    "青洲市博物馆研究员、柳河古生物研究所研究员葛思明说，一季度国内生产总值812亿元。\n"
)
OF_LIST = {
    "沈舟担任什么职务": "副局长",
    "葛思明在哪个研究所工作": "柳河古生物研究所",
    "一季度GDP是多少": "812亿元",
}


@pytest.mark.parametrize("question", OF_LIST)
def test_what_stands_in_a_row(question: str) -> None:
    (answer,) = ask_document(LIST, question, best=True)
    assert answer.answer == OF_LIST[question]


OF_ITSELF = parse(
    "青洲大桥通车\n\n新华社青洲4月2日电（记者王明远、周青）青洲大桥2日正式通车，全长3公里。\n\n"
    "“桥修好了，出岛只要十分钟。”村民李大山说。\n\n"
    "青洲市交通局局长梁可说：“下一步还要修码头。”\n\n"
    "4月2日拍摄的青洲大桥。新华社记者 周青 摄\n",
    date="2026-04-03",
)
ASKED_OF_IT = {
    "这篇报道是谁写的": ["王明远", "周青"],
    "本文作者是谁": ["王明远", "周青"],
    "这篇稿件的记者叫什么": ["王明远", "周青"],
    "这则消息是哪家通讯社发布的": ["新华社"],
    "这条新闻是哪天发布的": ["4月2日"],
    "这篇报道是从哪里发出的": ["青洲"],
    "这篇文章的标题是什么": ["青洲大桥通车"],
    "这篇报道讲的是什么": ["青洲大桥通车"],
    "这篇报道采访了哪些人": ["李大山", "梁可"],
    "配图是谁拍的": ["周青"],
}


@pytest.mark.parametrize("question", ASKED_OF_IT)
def test_what_the_article_itself_is(question: str) -> None:
    found = ask_document(OF_ITSELF, question, best=True)
    assert [answer.answer for answer in found] == ASKED_OF_IT[question]
    check(found, OF_ITSELF)


def test_what_it_is_about_is_borne_out_by_the_first_sentence() -> None:
    (answer,) = ask_document(OF_ITSELF, "这篇报道讲的是什么")
    assert answer.sentence.endswith("青洲大桥2日正式通车，全长3公里。")
    untitled = "青洲大桥昨天通车，全长3公里。"
    (answer,) = ask_document(parse(untitled), "这篇报道讲的是什么")
    assert answer.answer == answer.sentence == untitled


def test_a_sentence_that_is_the_answer_is_drawn_once(drawn: Drawn, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("青洲大桥昨天通车，全长3公里。", "utf-8")
    shown = drawn(["ask", "这篇报道讲的是什么", str(tmp_path / "news.txt")])
    assert shown.count("青洲大桥") == 1


@pytest.mark.parametrize(
    "question", ["这篇评论是谁写的", "这篇文章是哪家媒体发表的", "这篇报道采访了谁"]
)
def test_what_the_article_does_not_tell_of_itself(question: str) -> None:
    assert not ask_document(parse("青洲大桥昨天通车，全长3公里，王明远去看了。"), question)


def test_standard_input_is_asked_twice_where_it_does_not_tell(zgc: Runner) -> None:
    done = zgc("ask", "谁是青穗厂的厂张", "-a", "-", stdin="青穗厂招人\n\n青穗厂门前有河。\n")
    assert (done.status, done.out) == (1, "")
    assert "does not tell" in done.err


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("厂家以什么名义给的钱", "厂家以讲课费的名义给了医生钱。", "讲课费"),
        ("公司在哪个板块上市", "公司2016年在创业板上市。", "创业板"),
        ("Ryan是谁", "白鹭公司负责人 Ryan 说，正在联系。", "白鹭公司负责人"),
        ("谁去抽的水", "四个村民决定去水潭抽水。", "四个村民"),
        ("为什么办这次活动", "通讯员 王明 为丰富暑期生活，社区办了活动。", "丰富暑期生活"),
        ("这种药有什么副作用", "这种药通常有副作用，包括手脚发麻、低烧等。", "手脚发麻、低烧"),
        ("上证指数跌了多少", "上证指数跌0.82%报3150.13点。", "0.82%"),
    ],
)
def test_what_may_answer(asked: str, text: str, wanted: str) -> None:
    held = parse(text, date="2026-03-25")
    passages = Passages(held)
    rows = found(held, passages, read(asked, name_forms(held), passages.whole))
    assert name_form(wanted) in {row.text for row in rows}


def test_a_clause_is_measured_by_its_neighbours() -> None:
    held = parse("连日暴雨，因此大桥昨天停工，村民绕行。", date="2026-03-25")
    passages = Passages(held)
    rows = found(held, passages, read("大桥为什么停工", name_forms(held), passages.whole))
    features = {row.text: row.features for row in rows}
    before, behind = features["连日暴雨"], features["村民绕行"]
    assert before["next clause"] == behind["previous clause"] > 0.9
    assert before["clauses before best"] == behind["clauses behind best"] == 0.5
    assert before["result behind"] == 1
    assert "result behind" not in behind
    assert before["last n"] == 1
