"""Queries over a folder: few articles are decoded, and the answers are those of all of them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import Drawn, Runner
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.cli.articles.holding import Files, Words
from zgc_cli.document.file import dump, index_line
from zgc_cli.query.ask.worth_asking import worth_asking
from zgc_cli.query.match import possible
from zgc_cli.query.match.resolve import mended, resolve, suggest
from zgc_cli.query.match.screens.passing import Screen
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.query.search.prefilter import screened

TEXTS = (
    "白河大学昨天开学。\n\n“我们很高兴。”白河大学校长王明说。王明2025年到白河大学任教。",
    "绿洲集团有限公司昨天成立。\n\n绿洲集团董事长李小红表示，公司收入3亿元。",
    "驭势科技昨天在北京发布新品。\n\n驭势科技的无人驾驶汽车跑了580万公里。",
    "馭勢科技昨天在香港發佈新品。\n\n馭勢科技的車隊跑了很遠，員工說後來還會更遠。",
    "万俟春在云湄县调研。\n\n云湄县委书记万俟春说：“蘑菇大棚建成了。”",
    "DeepSeek昨天发布新模型。\n\nDeep Seek公司说，GPT-4不是对手。",
    "《白河故事》今天上映。\n\n导演周“小”山说，影片讲的是白河大学的故事。",
    "人工智能技术大会开幕。\n\n人工智能技术企业有12家，银河航天公司参加。",
    "今天有雨。",
)
NAMES = (
    "白河大学",
    "baihedaxue",
    "bhdx",
    "baihe",
    "百河大学",
    "白河大字",
    "王明",
    "wangming",
    "wm",
    "绿洲",
    "有限",
    "绿洲集团有限公室",
    "馭勢科技",
    "驭势科技",
    "yushikeji",
    "moqichun",
    "mqc",
    "云眉县",
    "deepseek",
    "DeepSeek",
    "deepsek",
    "周小山",
    "白河故事",
    "银河ht",
    "银河航天公司",
    "E1",
    "潜水艇厂",
    "王",
)
WORDS = (
    *NAMES,
    "中官村",
    "人工只能",
    "人工只能技术",
    "人工智能大会",
    "白河大学校长",
    "rengongzhineng",
    "rgzn",
    "rengongzhin",
    "无人驾驶骑车",
    "无人架势",
    "5800000公里",
    "开学 gaoxing",
    "开学 潜水艇",
    "百河大学 王民",
    "雨 今天",
    "yin he hang tian",
    "后来还会更远",
    "蘑菇大鹏",
    "seek",
    "gpt4",
    "潜水艇博物馆",
    "潜水艇的馆长是谁",
    "雨",
)
DOCUMENTS = tuple(parse(f"{text}\n", date="2026-03-25") for text in TEXTS)


def passes(test: Screen | None, number: int) -> bool:
    data = dump(DOCUMENTS[number])
    line = index_line(data)
    assert line is not None
    return test is None or test(data, line)


@pytest.mark.parametrize("name", NAMES)
def test_who_has_a_name_passes_its_screens(name: str) -> None:
    calling = possible.calling(name)
    resembling = possible.resembling([name.replace(" ", "")], of_names=True)
    suggesting = possible.suggesting(name)
    for number, document in enumerate(DOCUMENTS):
        found = resolve(document, name)
        assert passes(calling, number) or not found.exact
        assert passes(resembling, number) or not found.entities
        assert passes(suggesting, number) or not suggest(document, name)


@pytest.mark.parametrize("word", WORDS)
def test_who_has_what_a_query_stands_for_passes_its_screen(word: str) -> None:
    for query in (Query((word,)), Query(tuple(word.split()), any=False)):
        test = screened(query)
        for number, document in enumerate(DOCUMENTS):
            assert passes(test, number) or not search_document(document, query)


@pytest.mark.parametrize("word", ["潜水艇厂", "qianshuiting", "火星人", "hxr", "北斗卫星"])
def test_who_has_nothing_like_it_does_not_pass(word: str) -> None:
    query = screened(Query((word,)))
    name = possible.resembling([word], of_names=True)
    assert query is not None
    assert name is not None
    for number in range(len(DOCUMENTS)):
        assert not passes(possible.calling(word), number)
        assert not passes(name, number)
        assert not passes(query, number)


@pytest.mark.parametrize("question", ["百河大学什么时候开学", "谁是驭是科技的总裁", "万俟春说什么"])
def test_who_has_a_name_that_is_misheard_passes(question: str) -> None:
    test = possible.misheard(question)
    for number, document in enumerate(DOCUMENTS):
        assert passes(test, number) or mended(document, question) == question


def test_a_question_is_put_to_who_has_some_of_its_words() -> None:
    test = worth_asking("白河大学的校长是谁")
    assert [passes(test, number) for number in range(len(TEXTS))].count(True) < len(TEXTS) / 2
    assert passes(test, 0)
    assert worth_asking("这篇文章是谁写的") is None


COMMANDS = (
    "summary",
    "sections",
    "read P1",
    "entities -t person",
    "quotes --speaker {}",
    "quotes --about {} -k all",
    "figures --about {}",
    "facts --about {}",
    "graph --about {}",
    "timeline",
    "show {}",
    "search {}",
    "search {} -f json",
    "search {} -l",
    "search {} --section S0",
    "search {} --all --count",
    "ask {}是谁",
    "ask {}昨天发布什么",
)
ASKED = ("白河大学", "bhdx", "绿洲集团有限公室", "馭勢科技", "潜水艇厂")


def folder(zgc: Runner) -> Path:
    place = zgc.home / "news"
    place.mkdir()
    for number, document in enumerate(DOCUMENTS):
        (place / f"{number}.zgc").write_bytes(dump(document))
    (place / "raw.txt").write_text(f"{TEXTS[0]}\n", "utf-8")
    (place / "bad.zgc").write_bytes(dump(DOCUMENTS[0])[:-9])
    return place


@pytest.mark.parametrize("command", COMMANDS)
def test_answers_are_those_of_all_articles(
    zgc: Runner,
    drawn: Drawn,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    """In this process, in which the screens can be taken away."""
    folder(zgc)
    monkeypatch.chdir(zgc.home)
    runs = [command.format(name).split() for name in ASKED[: len(ASKED) if "{}" in command else 1]]

    def answered(words: Sequence[str]) -> tuple[int, str, str]:
        return run([*words, "-a", "news"]), *capsys.readouterr()

    screened_out = [answered(words) for words in runs]

    def everything(files: Files, screen: Screen) -> Sequence[str]:
        return files._places

    def every_word(files: Files, wanted: Sequence[bytes], every: bool) -> Words:
        return Words(list(files._places), words(files, wanted, every).known)

    words = Files.words
    monkeypatch.setattr(Files, "passing", everything)
    monkeypatch.setattr(Files, "words", every_word)
    for asked, done in zip(runs, screened_out, strict=True):
        assert done == answered(asked), asked


def test_names_are_suggested_where_no_article_has_one(zgc: Runner) -> None:
    folder(zgc)
    (zgc.home / "news" / "bad.zgc").unlink()
    done = zgc("show", "绿洲银行", "-a", "news")
    assert (done.out, done.status) == ("", 1)
    assert done.err == "zgc: nothing here is called 绿洲银行; did you mean 绿洲集团有限公司?\n"
