"""Texts that mean harm, and texts that are merely odd: an answer or one sentence, in due time."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, SEED, Runner, examples, slow
from tests.fuzz import targets
from tests.fuzz.texts import PIECES
from zgc_cli import load, parse
from zgc_cli.cli.app import run
from zgc_cli.document.file import dump
from zgc_cli.query.match import regex
from zgc_cli.query.search import engine
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.runtime.errors import ZgcError

FEW = examples(25)
MANY = settings(max_examples=1500, deadline=None)
BYTES = st.binary(max_size=120)


@FEW
@given(BYTES)
def test_any_text_is_parsed(data: bytes) -> None:
    targets.fuzz_parse(data)


@FEW
@given(BYTES)
def test_any_draft_is_checked(data: bytes) -> None:
    targets.fuzz_check(data)


@FEW
@given(BYTES)
def test_any_query_finds_passages_or_none(data: bytes) -> None:
    targets.fuzz_search(data)


@FEW
@given(BYTES)
def test_any_question_is_answered_or_not(data: bytes) -> None:
    targets.fuzz_ask(data)


@FEW
@given(BYTES)
def test_any_document_is_read_or_refused(data: bytes) -> None:
    targets.fuzz_load(data)


@FEW
@given(st.text(st.characters(), max_size=200))
def test_any_characters_are_parsed(text: str) -> None:
    targets.sound(parse(text))


@pytest.mark.slow
@MANY
@given(st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
def test_no_text_breaks_the_parser(text: str) -> None:
    targets.sound(parse(text))


def nested(depth: int) -> str:
    return "“‘" * (depth // 2) + "好" + "’”" * (depth // 2)


ODD = {
    "ten thousand marks that open": "王明说：" + "「" * 10_000 + "好。",
    "ten thousand marks that close": "好" + "”" * 10_000 + "王明说。",
    "ten thousand marks inside each other": "王明说：" + nested(10_000) + "。",
    "brackets inside each other": "（" * 10_000 + "新华社" + "）" * 10_000,
    "titles inside each other": "《" * 10_000 + "论语" + "》" * 10_000,
    "straight marks": "\"'" * 5_000,
    "no line break": "王明说，公司今年增长了百分之三，" * 2_000,
    "nothing but line breaks": "好" + "\n" * 100_000 + "好",
    "nothing but punctuation": "。，；：？！……——" * 1_000,
    "nothing but digits": "7" * 100_000,
    "nothing but numerals": "一亿万" * 3_000,
    "fractions of fractions": "十又三分之" * 3_000,
    "taken from over and over": "转自【新华社】" * 3_000,
    "nothing but blanks and a letter": " \u3000\t" * 100_000 + "a",
    "characters of private use": "\ue000\uf8ff" * 5_000,
    "astral characters": "\U00020000😀\U0010ffff" * 5_000,
    "combining marks": "国" + "\u0301" * 20_000,
    "bidirectional marks": "\u202e王明\u2066说\u200f，" * 1_000,
    "zero-width joiners": "王\u200d明\u200b说，" * 1_000,
    "line ends of all kinds": "王明说，\r\n好。\r好。\u2028好。\u2029好。\x85好。\x0b\x0c好。"
    * 500,
    "numbers beyond all measure": "宇宙重9×10^308千克，即" + "9" * 400 + "吨，9.9e999元。",
    "the age of the universe": "138亿年前，宇宙诞生。公元前99999年13月45日，第0年0月0日，99999年。",
    "one name over and over": "王明" * 10_000,
    "one speaker over and over": "王明说：“好。”" * 1_000,
    "a speaker whom no name tells": "“。“来源:长逾6“““。“介绍专家",
    "a mark in every paragraph": "“好。\n\n" * 3_000,
}


@pytest.mark.slow
def test_a_million_digits() -> None:
    targets.timed(lambda: targets.sound(parse("7" * 1_000_000)), 1_000_000)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("most", [2_000, slow(10**9)])
def test_odd_texts(name: str, most: int) -> None:
    text = ODD[name]
    if len(text) > most:  # what opens at its begin is closed at its end
        text = text[: most // 2] + text[-most // 2 :]
    targets.timed(lambda: targets.sound(parse(text, date="2026-03-25")), len(text))


@pytest.mark.parametrize("words", ["王明说，公司有3家。", "王明說，臺灣與廣東電視臺開辦學習節目。"])
def test_lone_surrogates_of_a_caller(words: str) -> None:
    text = f"\ud800{words[:3]}\udc00{words[3:]}\ud83d"
    document = parse(text)
    targets.sound(document)
    assert document.paragraphs[0].text == text


REFUSED = {
    "NUL": ("王明说\0好。".encode(), "it holds NUL characters"),
    "surrogates in UTF-8": ("王明说好。".encode() + b"\xed\xa0\x80", "is not text in UTF-8"),
    "half a character": ("王明说好。".encode()[:-2], "is not text in UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bytes_that_are_no_text(zgc: Runner, name: str) -> None:
    data, reason = REFUSED[name]
    for command in (("parse", "-"), ("summary", "-a", "-"), ("check", "-")):
        done = zgc(*command, stdin=data)
        assert (done.status, done.out) == (2, "")
        assert len(done.err.splitlines()) == 1
        assert reason in done.err


def articles() -> Iterator[str]:
    yield SEED.read_text("utf-8")
    for file in sorted((ROOT / "tests" / "data").glob("*.txt")):
        yield file.read_text("utf-8")


PARSE_ALL = """
import sys
from zgc_cli import parse
from zgc_cli.document.file import dump
for text in sys.stdin.read().split("\\0"):
    sys.stdout.buffer.write(dump(parse(text, date="2026-03-25")))
"""


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("1", "Asia/Shanghai", "C"), slow("2", "America/New_York", "C.UTF-8")],
)
def test_the_same_text_gives_the_same_bytes_in_another_process(
    seed: str, zone: str, locale: str
) -> None:
    """Hash seeds, time zones and locales differ from one process to the next; a parse does not.

    The seed of this process is another one at each run.
    """
    here = b"".join(dump(parse(text, date="2026-03-25")) for text in articles())
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    command = [sys.executable, "-X", "utf8", "-c", PARSE_ALL]
    texts = "\0".join(articles()).encode()
    there = subprocess.run(command, input=texts, capture_output=True, env=env, cwd=ROOT, check=True)
    assert there.stdout == here


def test_a_parse_leaves_nothing_behind() -> None:
    texts = list(articles())[-3:]
    first = [dump(parse(text)) for text in texts]
    assert [dump(parse(text)) for text in reversed(texts)] == first[::-1]


EXPRESSIONS = {
    "(.+)+(.+)+(.+)+(.+)+x$": "takes more than 2 seconds; make it simpler",
    "((.|[^x])+)+x$": "takes more than 2 seconds; make it simpler",
    "(" * 5_000 + "a" + ")" * 5_000: "cannot read the regular expression",
    "a{99999999999999}": "cannot read the regular expression",
    "[" * 5_000: "cannot read the regular expression",
    "(?P<a>": "cannot read the regular expression",
}


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda e: e[:12])
def test_an_expression_that_does_not_end(zgc: Runner, expression: str) -> None:
    """The limit is on processor time, so a busy machine makes no difference."""
    short = zgc.hook("from zgc_cli.query.match import regex\nregex._MAX_SECONDS = 0.2\n")
    done = zgc("search", "--regex", expression, env=short)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert EXPRESSIONS[expression].replace("2 seconds", "0.2 seconds") in done.err


@pytest.mark.slow
def test_an_expression_may_take_two_seconds(zgc: Runner) -> None:
    done = zgc("search", "--regex", next(iter(EXPRESSIONS)))
    assert (done.status, "takes more than 2 seconds" in done.err) == (2, True)


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=lambda e: e[:12])
def test_an_expression_that_does_not_end_in_another_thread(
    expression: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regex, "_MAX_SECONDS", 1)
    reason = EXPRESSIONS[expression].replace("2 seconds", "1 seconds")
    with ThreadPoolExecutor() as pool:
        there = pool.submit(search_document, load(), Query((expression,), regex=True))
        with pytest.raises(ZgcError, match=reason):
            there.result()


def test_an_expression_in_another_thread_finds_the_same() -> None:
    odd = parse("标题\n\n王明\ud800说，2026年。")
    for document in (load(), odd):
        query = Query(("[0-9]+年|\ud800",), regex=True)
        with ThreadPoolExecutor() as pool:
            there = pool.submit(search_document, document, query).result()
        assert there == search_document(document, query) != []
    assert signal.getsignal(signal.SIGVTALRM) == signal.SIG_DFL


def test_an_expression_that_does_not_end_is_put_to_one_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of a hundred articles would take two seconds to refuse it."""
    for number in range(3):
        (tmp_path / f"{number}.zgc").write_bytes(dump(load()))
    monkeypatch.setattr(regex, "_MAX_SECONDS", 0.1)
    matches = mock.Mock(wraps=regex.matches)
    monkeypatch.setattr(engine, "matches", matches)
    status = run(["search", "--regex", "((.|[^x])+)+x$", "-a", str(tmp_path)])
    assert (status, matches.call_count) == (2, 1)


def test_warnings_of_the_interpreter_are_not_for_the_user(zgc: Runner) -> None:
    done = zgc("search", "--regex", "[[中]关村", "-n", "1")
    assert (done.status, done.err) == (0, "")


HUNDRED_KB = {
    "one character": "中" * 33_000,
    "marks": "“" * 33_000,
    "digits": "7" * 100_000,
    "letters": "zhongguancun" * 8_000,
    "words": "中关村 论坛 " * 5_000,
    "the article": (SEED.read_text("utf-8") * 11)[:33_000],
}


@pytest.mark.parametrize("name", HUNDRED_KB)
@pytest.mark.parametrize("share", [30, slow(1)])
def test_long_queries(zgc: Runner, name: str, share: int) -> None:
    query = HUNDRED_KB[name][: len(HUNDRED_KB[name]) // share]
    for command in (("search",), ("show",), ("facts", "--about"), ("quotes", "--speaker")):
        done = zgc(*command, query)
        assert done.status in (0, 1) or "the query is empty" in done.err, command
    done = zgc("ask", query)
    assert done.status in (1, 2)
    assert "too long" in done.err or "is empty" in done.err or "does not tell" in done.err
    assert zgc("check", "-", stdin=query).status in (0, 1)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_weeks_at_the_ends_of_the_calendar(day: str) -> None:
    targets.sound(parse("白鹭厂本周开工，上周停工，下周复工，未来三天有雨。", date=day))
