"""What is run on odd input, and what must hold then: no error but the package's own, no lies."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from unittest import mock

from tests.fuzz.documents import Choices, mutated, originals
from tests.fuzz.texts import PIECES, text_of
from zgc_cli import parse
from zgc_cli.cli.app import run
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump, loads
from zgc_cli.document.records import ENTITY_TYPES, LAYERS, VERDICTS
from zgc_cli.document.validate import is_sound_layer
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check as check_draft
from zgc_cli.query.search.engine import KINDS, Query, search_document
from zgc_cli.runtime.errors import ZgcError

SLACK, A_CHARACTER = 5.0, 0.003  # CPU seconds that an input may take, and each of its characters
DAYS = (None, "2026-03-25", "2024-02-29", "0001-01-01", "9999-12-31")
EXPRESSIONS = ("(a+)+$", "[", ".*", "(?i)a", "^", "$", "\\b", "(.)\\1", "[0-9]+家?", "(?=.)", "x|")
FORMATS = ("plain", "table", "csv", "tsv", "json", "jsonl", "md")


def timed(action: Callable[[], object], size: int) -> None:
    """Run an action; AssertionError if it takes more time than an input of this size may."""
    start = time.process_time()
    action()
    used = time.process_time() - start
    assert used < SLACK + A_CHARACTER * size, f"{used:.1f} s for {size} characters"


def sound(document: Document) -> None:
    """Assert that every record says what stands at its place, and that all can be written."""
    for layer in LAYERS:
        assert is_sound_layer(layer, document.layer(layer), document.paragraphs), layer
    again = loads(dump(document), "again")
    assert again.header == document.header
    assert all(again.layer(layer) == document.layer(layer) for layer in LAYERS)


@cache
def articles() -> tuple[Document, ...]:
    """Return the documents that questions and drafts are put to."""
    odd = ("", "。", "“" * 50, "王明", "1" * 60, "\x00\u202e\ud800")
    return (*(loads(data, "article") for data in originals()), *map(parse, odd))


def fuzz_parse(data: bytes) -> None:
    """Parse a text, twice at times: the same text gives the same bytes."""
    choices = Choices(data)
    day, twice = DAYS[choices.below(len(DAYS))], choices.below(4) == 0
    text = text_of(choices.rest)

    def act() -> None:
        document = parse(text, date=day)
        sound(document)
        if twice:
            assert dump(parse(text, date=day)) == dump(document)

    timed(act, len(text) * 2)


def fuzz_check(data: bytes) -> None:
    """Hold a draft against an article, or against itself."""
    choices = Choices(data)
    number = choices.below(len(articles()) + 1)
    text = text_of(choices.rest)

    def act() -> None:
        draft = parse(text, date="2026-03-25")
        article = (*articles(), draft)[number]
        lines = {p.line_at(i) for p in article.paragraphs for i in range(len(p.text) + 1)}
        for verdict in check_draft(article, draft):
            assert verdict.verdict in VERDICTS
            assert draft.text_of(verdict.place) == verdict.claim
            assert (verdict.evidence is None) == (verdict.line is None)
            if verdict.evidence is not None:
                assert any(verdict.evidence in p.text for p in article.paragraphs)
                assert verdict.line in lines

    timed(act, len(text) * 4 + 4000)


def fuzz_ask(data: bytes) -> None:
    """Put a question to an article, or to itself."""
    choices = Choices(data)
    number, best = choices.below(len(articles()) + 1), choices.below(2) == 1
    text = text_of(choices.rest)

    def act() -> None:
        article = (*articles(), *([parse(text)] if number == len(articles()) else ()))[number]
        try:
            answers = ask_document(article, text, best=best)
        except ZgcError:
            return
        for answer in answers:
            assert article.text_of(answer.span) == answer.answer
            assert any(answer.sentence in p.text for p in article.paragraphs)
            assert answer.line == article.line_of(answer.span)
            assert 0 <= answer.score <= 1

    timed(act, len(text) * 4 + 4000)


def fuzz_search(data: bytes) -> None:
    """Look for words or an expression in an article, or in the text of the query itself."""
    choices = Choices(data)
    number = choices.below(len(articles()) + 1)
    where = (None, *KINDS)[choices.below(len(KINDS) + 1)]
    section = (None, "S0", "s1", "S99", "\x1b")[choices.below(16) % 5 if choices.below(2) else 0]
    type_ = (None, *ENTITY_TYPES)[choices.below(8) if choices.below(4) == 0 else 0]
    flags = choices.below(256)
    text = text_of(choices.rest)
    words = tuple(text.split(PIECES[choices.below(1)])) if flags & 1 else (text,)
    if flags & 6 == 6:
        words = (*words, EXPRESSIONS[flags >> 4 if flags >> 4 < len(EXPRESSIONS) else 0])
    query = Query(
        words,
        where,
        section,
        frozenset([type_] if type_ else []),
        flags >> 6,
        flags & 4 == 4,
        flags & 8 == 8,
        (None, True, False, None)[flags >> 4 & 3],
    )

    def act() -> None:
        article = (*articles(), *([parse(text)] if number == len(articles()) else ()))[number]
        try:
            passages = search_document(article, query)
        except ZgcError:
            return
        assert [p.rank for p in passages] == list(range(1, len(passages) + 1))
        for passage in passages:
            assert 0 < passage.score <= 1
            ends = [0]
            for start, end in passage.matches:
                assert ends[-1] <= start < end <= len(passage.text)
                ends.append(end)

    timed(act, len(text) * 4 + 4000)


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("summary",),
    ("sections",),
    ("read",),
    ("read", "S1", "P2", "P1.1"),
    ("search", "公司", "-C", "1"),
    ("search", "--regex", "[0-9]+"),
    ("search", "wm"),
    ("entities",),
    ("quotes", "--kind", "all"),
    ("quotes", "--speaker", "王明"),
    ("figures", "--min", "2", "--about", "王明"),
    ("figures", "--sort", "value"),
    ("timeline",),
    ("timeline", "--from", "2020"),
    ("facts", "--about", "王明"),
    ("facts",),
    ("show", "王明"),
    ("show", "E1"),
    ("show", "S0"),
    ("show", "P1"),
    ("show", "Q1"),
    ("ask", "谁说有多少家公司"),
    ("ask", "何时"),
    ("graph",),
    ("graph", "--format", "dot"),
    ("graph", "--format", "graphml"),
    ("check", "DRAFT"),
)


@cache
def place() -> Path:
    """Return a folder for the files that a command reads."""
    folder = Path(tempfile.mkdtemp(prefix="zgc-fuzz-", dir="/dev/shm"))
    (folder / "DRAFT").write_text("王明说，今天是2026年3月26日。有4家公司。", "utf-8")
    return folder


def fuzz_load(data: bytes) -> None:
    """Run a command on a document from a stranger: an answer, or one sentence and status 2."""
    choices = Choices(data)
    command = COMMANDS[choices.below(len(COMMANDS))]
    format_ = FORMATS[choices.below(len(FORMATS))]
    document = mutated(choices)
    file = place() / "a.zgc"
    file.write_bytes(document)
    draft = str(place() / "DRAFT")
    arguments = [draft if part == "DRAFT" else part for part in command]
    if "--format" not in arguments:
        arguments += ["-f", format_]
    out, err = StringIO(), StringIO()

    def act() -> None:
        with (
            mock.patch.object(sys, "stdout", out),
            mock.patch.object(sys, "stderr", err),
            mock.patch.dict(os.environ, {"ZGC_CACHE": "off"}),
        ):
            status = run([*arguments, "-a", str(file)])
        assert status in (0, 1, 2)
        if status == 2:
            assert not out.getvalue()
            assert len(err.getvalue().splitlines()) == 1, err.getvalue()

    timed(act, len(document) // 10)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "parse": fuzz_parse,
    "check": fuzz_check,
    "search": fuzz_search,
    "ask": fuzz_ask,
    "load": fuzz_load,
}
