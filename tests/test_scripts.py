"""Articles in traditional characters: read as their twins, printed as they are written."""

from pathlib import Path

import pytest
from opencc import OpenCC

from tests.conftest import Runner, slow
from zgc_cli.document.document import Document
from zgc_cli.document.records import RECORD_KINDS, Paragraph, Piece
from zgc_cli.parser.layout.lines import as_pasted
from zgc_cli.parser.pipeline import parse
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.match.resolve import resolve
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.query.select import figures, quotes
from zgc_cli.reading.rewriting import in_simplified, rewritten
from zgc_cli.reading.script import is_traditional, simplified

_DATA = Path(__file__).parent / "data"
_ARTICLES = [*_DATA.glob("d?.txt"), *(Path(__file__).parent.parent / "seeds").glob("*.txt")]
_SOON = "d2"  # the others are tried slowly
_DAY = "2026-03-25"
_STATED = """青禾大學發表新藥 林志明：三年內量產

〔記者王小明／台北報導〕青禾大學校長林志明昨日表示，該校與長庚醫院合作研發的新藥，將投入新台幣三億五千萬元，民國113年3月完成試驗。

林志明說：「這裡的研究人員沿著同一條路走了十年，甚麼困難都遇過。」他買了3輛車。台灣銀行也參與。
"""
_LAYERS = ("sections", *RECORD_KINDS)


@pytest.fixture(scope="module")
def stated() -> Document:
    return parse(_STATED, date="2024-03-26")


@pytest.fixture(scope="module")
def plain() -> Document:
    return parse(simplified(_STATED), date="2024-03-26")


@pytest.mark.parametrize(
    "article",
    [pytest.param(p, id=p.stem, marks=[pytest.mark.slow] * (p.stem != _SOON)) for p in _ARTICLES],
)
@pytest.mark.parametrize("writing", ["s2tw", slow("s2t"), slow("s2hk")])
def test_a_converted_article_gives_the_records_of_its_twin(article: Path, writing: str) -> None:
    text = article.read_text("utf-8")
    converted = OpenCC(writing).convert(text)
    twin = simplified(converted)
    assert sum(a != b for a, b in zip(text, twin, strict=True)) <= 2  # 坐標 is 座標 there
    read, expected = parse(converted, date=_DAY), parse(twin, date=_DAY)
    back = rewritten(read, [paragraph.text for paragraph in expected.paragraphs])
    assert [p.text for p in read.paragraphs] != [p.text for p in expected.paragraphs]
    assert back.header == expected.header
    for layer in _LAYERS:
        assert back.layer(layer) == expected.layer(layer)


@pytest.mark.parametrize("writing", ["s2tw", slow("s2t"), slow("s2hk")])
def test_texts_are_as_written_and_values_the_same(writing: str) -> None:
    text = (_DATA / "d2.txt").read_text("utf-8")
    read, twin = parse(OpenCC(writing).convert(text), date=_DAY), parse(text, date=_DAY)
    for layer in ("quotes", "figures", "dates", "facts"):
        for record, other in zip(read.layer(layer), twin.layer(layer), strict=True):
            if layer != "quotes":
                assert record.text == read.text_of(record.span)
            assert record.span == other.span
            assert (record.id, record.rule) == (other.id, other.rule)
    assert [f[3:6] for f in read.figures] == [f[3:6] for f in twin.figures]
    assert [(d.start, d.end) for d in read.dates] == [(d.start, d.end) for d in twin.dates]
    said = [(q.speaker, q.role, q.org) for q in read.quotes]
    other_said = [(q.speaker, q.role, q.org) for q in twin.quotes]
    assert [tuple(p and simplified(p) for p in who) for who in said] == other_said
    assert said != other_said
    assert {e.name for e in read.entities} != {e.name for e in twin.entities}


def test_names_quotes_and_figures_are_as_written(stated: Document) -> None:
    assert stated.header.title == "青禾大學發表新藥 林志明：三年內量產"
    assert "青禾大學" in {e.name for e in stated.entities}
    (quote,) = quotes(stated)
    assert (quote.speaker, quote.role, quote.org) == ("林志明", "校長", "青禾大學")
    assert quote.text == "這裡的研究人員沿著同一條路走了十年，甚麼困難都遇過。"
    (money,) = figures(stated, ["money"])
    assert (money.text, money.value, money.unit) == ("三億五千萬元", 350_000_000, "新台幣")
    assert [(d.text, d.start) for d in stated.dates if d.granularity == "month"] == [
        ("民國113年3月", "2024-03-01")
    ]
    assert [e.pinyin for e in stated.entities if e.name == "青禾大學"] == ["qing he da xue"]


@pytest.mark.parametrize("name", ["青禾大學", "青禾大学", "qinghedaxue"])
def test_a_name_is_found_in_either_script(stated: Document, plain: Document, name: str) -> None:
    assert [e.name for e in resolve(stated, name).entities] == ["青禾大學"]
    assert [e.name for e in resolve(plain, name).entities] == ["青禾大学"]


@pytest.mark.parametrize(
    "words",
    [
        *("记者", "記者", "沿著", "沿着", "甚麼困難", "什么困难", "这里的研究", "這裏的研究"),
        *("這裡的研究", "台湾银行", "臺灣銀行", "台灣銀行"),
    ],
)
def test_a_word_is_found_in_either_script(stated: Document, plain: Document, words: str) -> None:
    for document in (stated, plain):
        found = search_document(document, Query((words,), "text"))
        assert len(found) == 1
        marked = "".join(found[0].text[start:end] for start, end in found[0].matches)
        assert simplified(marked) == simplified(words)


@pytest.mark.parametrize("words", ["沿路", "什麽人", "里長", "臺中", "著作"])
def test_what_an_article_does_not_say_is_not_found(stated: Document, words: str) -> None:
    assert search_document(stated, Query((words,), "text", exact=True)) == []


def test_units_are_chosen_in_either_script(stated: Document, plain: Document) -> None:
    for document, text in ((stated, "3輛"), (plain, "3辆")):
        for unit in ("輛", "辆"):
            assert [f.text for f in figures(document, unit=unit)] == [text]


@pytest.mark.parametrize("question", ["新药将投入多少钱", "新藥將投入多少錢"])
def test_a_question_may_be_in_either_script(stated: Document, question: str) -> None:
    (answer,) = ask_document(stated, question, best=True)
    assert answer.answer == "三億五千萬元"
    assert answer.sentence in _STATED


@pytest.mark.parametrize("money", ["三億五千萬元", "五億元"])
def test_a_draft_is_checked_in_either_script(stated: Document, plain: Document, money: str) -> None:
    draft = f"青禾大學校長林志明表示，新藥將投入新台幣{money}。"
    for article in (stated, plain):
        for text in (draft, simplified(draft)):
            (verdict,) = check(article, parse(text, date="2024-03-26"))
            assert verdict.claim == text
            assert verdict.verdict == ("refuted" if money == "五億元" else "supported")
            assert str(verdict.evidence) in (_STATED if article is stated else simplified(_STATED))
            if verdict.details:
                assert verdict.details[0].found == figures(article, ["money"])[0].text


def test_a_simplified_document_is_left_as_it_is(stated: Document, plain: Document) -> None:
    assert in_simplified(plain) is plain
    assert [p.text for p in in_simplified(stated).paragraphs] == [p.text for p in plain.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他沿著河走，著名作家的著作", "他沿着河走，著名作家的著作"),
        ("原著與專著，土著居民，爭論著", "原著与专著，土著居民，争论着"),
        ("衞生署在這裏、那裡", "卫生署在这里、那里"),
        ("為甚麼不甚了解", "为什么不甚了解"),
        ("皇后之後，里長走了三里", "皇后之后，里长走了三里"),
        ("乾淨的乾隆通寶", "干净的乾隆通宝"),
        ("臺北\ud800\n台北", "台北\ud800\n台北"),
    ],
)
def test_simplified_characters_stand_in_the_same_places(text: str, expected: str) -> None:
    assert simplified(text) == expected


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("行政院長說明預算", True),
        ("立法委員質詢，會議延長。", True),
        ("他跟著走了，這是第一次。", True),
        ("国务院总理昨天在北京会见来宾。", False),
        ("王喆昨天在北京出席新书发布会，介绍了作品的创作过程与背景。", False),
        ("东京的樱花开了。", False),
        ("", False),
        ("GPT-4", False),
    ],
)
def test_the_script_is_told_by_the_share_of_characters(text: str, traditional: bool) -> None:
    assert is_traditional(text) is traditional


def test_commands_read_either_script(zgc: Runner, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(_STATED, "utf-8")
    parsed = tmp_path / "article.zgc"
    assert zgc("parse", str(article), "--date", "2024-03-26", "-o", str(parsed)).status == 0
    for name in ("青禾大學", "青禾大学"):
        shown = zgc("show", name, "-a", str(parsed))
        assert "青禾大學" in shown.out
        assert not shown.err
    assert "沿著同一條路" in zgc("search", "沿着", "-a", str(parsed)).out


def test_latin_lines_that_are_joined_by_a_blank() -> None:
    pieces = (Piece(0, 1), Piece(6, 2))
    read = Paragraph("P1", "body", "S0", "学校 ab cd", pieces, "body")
    assert list(as_pasted([read], "学校 ab\n cd", "學校 ab\n cd")) == ["學校 ab cd"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("暴風範圍廣，今晚是風雨最大的時期，請民眾留意。", []),
        ("黃駕跑車現身於福榮街，警方於福榮街拘捕一人。", []),
        ("後安全有保障，餘慶也來到了這裡。", []),
        ("范仲海說，今晚風雨最大，請民眾留意。", ["范仲海"]),
        ("余安琪說，於是她開車離開了這裡。", ["余安琪"]),
    ],
)
def test_no_surname_is_written_with_what_has_another_simplified_form(
    text: str, persons: list[str]
) -> None:
    assert [e.name for e in parse(text).entities if e.type == "person"] == persons


def test_a_full_name_of_the_lexicon_is_in_the_characters_of_the_text() -> None:
    found = {
        e.name: e.aliases
        for e in parse("經典賽史對韓第一勝，這場隊伍贏得漂亮，訪韓歸來。").entities
    }
    assert found == {"韓國": ("韓",)}
