"""The resolver: which entity a typed name means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance.OSA import distance

from tests.conftest import Runner
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query.match import fuzzy
from zgc_cli.query.match.resolve import mended, resolve, suggest


@pytest.fixture(scope="module")
def document() -> Document:
    return load()


EXACT = {
    "银河航天": "银河航天",
    "“小诺”": "小诺",
    "ＤｅｅｐＳｅｅｋ": "DeepSeek",
    "deepseek": "DeepSeek",
    "馭勢科技": "驭势科技",
    "阿斯利康 ": "阿斯利康",
}
MEANT = {
    "yinhehangtian": "银河航天",
    "yin he hang tian": "银河航天",
    "yín hé háng tiān": "银河航天",
    "yhht": "银河航天",
    "银河ht": "银河航天",
    "yinheht": "银河航天",
    "luosenbote": "北京罗森博特科技有限公司",
    "罗森博特": "北京罗森博特科技有限公司",
    "驭势可技": "驭势科技",
    "中官村": "中关村",
    "阿斯康利": "阿斯利康",
    "银河行天": "银河航天",
    "zhonguancun": "中关村",
    "deepsek": "DeepSeek",
}
NOBODY = ("特斯拉", "航天", "中", "qqqq", "zzzzz", "火星移民", "王子健", "", " ", "“”")


@pytest.mark.parametrize("typed", EXACT)
def test_as_the_article_has_it(document: Document, typed: str) -> None:
    resolution = resolve(document, typed)
    assert [e.name for e in resolution.entities] == [EXACT[typed]]
    assert resolution.exact


@pytest.mark.parametrize("typed", MEANT)
def test_otherwise(document: Document, typed: str) -> None:
    resolution = resolve(document, typed)
    assert [e.name for e in resolution.entities] == [MEANT[typed]]
    assert not resolution.exact


@pytest.mark.parametrize("typed", NOBODY)
def test_nothing_near(document: Document, typed: str) -> None:
    assert resolve(document, typed).entities == ()


def test_either_reading_of_a_character() -> None:
    document = parse("重庆市政府说，重庆的雨很大。")
    for typed in ("chongqing", "zhongqing", "cq", "zq"):
        assert any("重庆" in e.name for e in resolve(document, typed).entities)


def test_either_end_of_a_name_in_pinyin() -> None:
    document = parse("约翰·柯比说，今天很好。梁香子说，可比价格很高。刘可比乡很大。\n")
    for typed, name in {"kebi": "约翰·柯比", "yuehan": "约翰·柯比", "xiangzi": "梁香子"}.items():
        assert [e.name for e in resolve(document, typed).entities] == [name]
    for typed in ("hanke", "liangzi", "bi"):
        assert resolve(document, typed).entities == ()


def test_an_exact_name_is_preferred_to_a_nearer_sound() -> None:
    document = parse("李明和黎明都来了。记者李明说，演员黎明唱歌。")
    assert [e.name for e in resolve(document, "李明").entities] == ["李明"]


def test_suggestions_are_near(document: Document) -> None:
    assert "银河航天" in suggest(document, "航天")
    assert "中关村" in suggest(document, "中关")
    assert suggest(document, "特斯拉") == []
    assert len(suggest(document, "中国")) <= 3


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("馭勢科技跑了多少公里", "驭势科技跑了多少公里"),
        ("yushikeji跑了多少公里", "驭势科技跑了多少公里"),
        ("驭势可技跑了多少公里", "驭势科技跑了多少公里"),
        ("特斯拉跑了多少公里", "特斯拉跑了多少公里"),
        ("DeepSeek是谁做的", "DeepSeek是谁做的"),
    ],
)
def test_names_in_questions(document: Document, asked: str, meant: str) -> None:
    assert mended(document, asked) == meant


@pytest.mark.parametrize(
    "command",
    [
        ("show", "yhht"),
        ("quotes", "--speaker", "徐名"),
        ("figures", "--about", "驭势可技"),
        ("facts", "--about", "asilikang"),
        ("graph", "--about", "銀河航天"),
        ("ask", "yushikeji的无人驾驶里程有多长"),
    ],
    ids=" ".join,
)
def test_every_command_with_a_name(zgc: Runner, command: tuple[str, ...]) -> None:
    done = zgc(*command)
    assert done.status == 0
    assert done.out
    assert done.err == ""


def test_a_name_that_is_none(zgc: Runner) -> None:
    done = zgc("show", "中关")
    assert (done.out, done.status) == ("", 1)
    assert "did you mean 中关村" in done.err


RARE = (
    "六安市市长单立明说：“六安发展很快。”单立明、万俟春、尉迟恭、仇小兵、解小东、区伟、盖文山、"
    "查良镛、长孙无忌参加。\n\n乐亭县、东阿县、番禺区、浚县、厦门大学、吕梁市派人到场。"
)


def test_pinyin_that_is_printed_can_be_typed() -> None:
    document = parse(RARE)
    names = {e.name for e in document.entities}
    assert {"六安市", "单立明", "万俟春", "区伟", "乐亭县"} <= names
    for entity in document.entities:
        for typed in (entity.pinyin, entity.pinyin.replace(" ", "")):
            assert entity in resolve(document, typed).entities, typed
        initials = "".join(syllable[0] for syllable in entity.pinyin.split())
        assert entity in resolve(document, initials).entities, initials


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("luan", "六安市"),
        ("luanshi", "六安市"),
        ("shanliming", "单立明"),
        ("danliming", "单立明"),
        ("mqc", "万俟春"),
        ("ouwei", "区伟"),
        ("laoting", "乐亭县"),
        ("leting", "乐亭县"),
    ],
)
def test_names_of_rare_readings(typed: str, name: str) -> None:
    assert name in {e.name for e in resolve(parse(RARE), typed).entities}


@pytest.mark.parametrize("typed", ["moqichunn", "shanlinming", "wuwei"])
def test_what_sounds_otherwise_is_no_exact_pinyin(typed: str) -> None:
    assert not resolve(parse(RARE), typed).exact


@given(st.text("甲乙丙丁", max_size=7), st.text("甲乙丙丁", max_size=7))
def test_slips_are_counted_as_rapidfuzz_counts_them(typed: str, text: str) -> None:
    assert fuzzy.cost(typed, text, fuzzy._slip) == distance(typed, text)
