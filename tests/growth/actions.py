"""What is done with a text: every command of the program, as a call inside this process."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zgc_cli import load, parse
from zgc_cli.cli.app import run
from zgc_cli.document.document import Document
from zgc_cli.document.file import dump
from zgc_cli.export.formats import exported
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.source import article
from zgc_cli.source.webpage import main_text

Act = Callable[[], object]
_TABLE = ("-f", "table")
QUESTIONS = ("公司增长了多少", "谁说公司增长", "王明是谁", "公司何时在哪里有哪些产品")
DAY = "2026-03-25"
EXPRESSION = "(王|公司).{0,5}[0-9一二三]+"
VIEWS = ("summary", "sections", "read", "entities", "quotes", "figures", "timeline", "facts")
STEEP = 1.3
EXPORTS = ("html", "svg", "markdown", "sqlite", "jsonl")


class Text(NamedTuple):
    """A text of some length, and once it is parsed its document and the file that holds it."""

    text: str
    suffix: str
    document: Document | None = None
    file: Path | None = None

    @property
    def whole(self) -> Document:
        """The parsed document."""
        assert self.document
        return self.document


def read(text: Text) -> str:
    """Return what a file of this text is read as; nothing where it is refused."""
    data = text.text.encode("utf-8", "surrogatepass")
    try:
        if text.suffix == ".html":
            return main_text(text.text, "a.html")[0]
        return article(data, f"a{text.suffix}").text
    except ZgcError:
        return ""


def parsed(text: Text, folder: Path) -> Text:
    """Return the text with its document, which lies in a file of the folder too."""
    document = parse(text.text, date=DAY)
    file = folder / f"{len(text.text)}.zgc"
    file.write_bytes(dump(document))
    return text._replace(document=document, file=file)


@cache
def draft() -> Document:
    """Return a small text to hold against another."""
    return parse("王明说，公司今年在北京增长了百分之五。李小红是公司的董事长。", date=DAY)


def command(*words: str) -> None:
    """Run the program; what it prints is thrown away."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        run([*words, "--color", "never"])


def show(text: Text) -> None:
    """Show the card of the first entity, or of the first paragraph where there is none."""
    there = text.whole.entities
    command("show", there[0].id if there else "P1", "-a", str(text.file), "-f", "table")


def export(text: Text, format_: str) -> None:
    """Write a document in some format."""
    for _piece in exported(format_, [("a", text.whole)]):
        pass


class Action(NamedTuple):
    """What is done with a text: with 1/`share` of the usual length, and parsed if `whole`.

    `steep` is the largest exponent that passes.
    """

    do: Callable[[Text], object]
    share: int = 1
    whole: bool = True
    steep: float = STEEP


def _ask(question: str) -> Action:
    return Action(lambda t: ask_document(t.whole, question))


def _export(format_: str) -> Action:
    # SQLite sorts the tokens of its index, of which a longer text has more that differ.
    steep = STEEP + 0.1 if format_ == "sqlite" else STEEP
    return Action(lambda t: export(t, format_), steep=steep)


def _view(name: str) -> Action:
    return Action(lambda t: command(name, "-a", str(t.file), "-f", "table"))


# A claim of a draft is looked for in the whole article, and a question has 1,000 characters: both
# are tried with shorter texts.
ACTIONS = {
    "read": Action(read, whole=False),
    "parse": Action(lambda t: parse(t.text, date=DAY), whole=False),
    "check: the draft": Action(lambda t: check(load(), t.whole), share=4),
    "check: the article": Action(lambda t: check(t.whole, draft())),
    "search: the query": Action(lambda t: search_document(load(), Query((t.text,))), whole=False),
    "search: the article": Action(lambda t: search_document(t.whole, Query(("公司", "增长")))),
    "search: misspelt": Action(lambda t: search_document(t.whole, Query(("gongsi", "增涨", "wm")))),
    "search: by expression": Action(
        lambda t: search_document(t.whole, Query((EXPRESSION,), regex=True))
    ),
    "ask: the question": Action(lambda t: ask_document(load(), t.text), share=16, whole=False),
    **{f"ask: {question}": _ask(question) for question in QUESTIONS},
    **{f"export: {format_}": _export(format_) for format_ in EXPORTS},
    **{f"view: {name}": _view(name) for name in VIEWS},
    "view: graph": Action(lambda t: command("graph", "-a", str(t.file))),
    "view: show": Action(show),
    "view: search": Action(
        lambda t: command("search", "公司", "-C", "1", "-a", str(t.file), *_TABLE)
    ),
    "view: search facts": Action(
        lambda t: command("search", "公司", "--in", "facts", "-a", str(t.file), *_TABLE)
    ),
}
