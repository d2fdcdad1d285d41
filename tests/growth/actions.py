"""What is done with a text: every command of the program, as a call inside this process."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zgc_cli import load, parse
from zgc_cli.cli.app import run
from zgc_cli.document import Document
from zgc_cli.errors import ZgcError
from zgc_cli.export.formats import exported
from zgc_cli.query.ask import ask_document
from zgc_cli.query.check import check
from zgc_cli.query.search import Query, search_document
from zgc_cli.source import article
from zgc_cli.source.webpage import main_text
from zgc_cli.store import dump

Act = Callable[[], object]
QUESTIONS = ("公司增长了多少", "谁说公司增长", "王明是谁", "公司何时在哪里有哪些产品")
QUESTION = 16  # this part of a text is put as a question, for a question has 1,000 characters
EXPRESSION = "(王|公司).{0,5}[0-9一二三]+"
VIEWS = ("summary", "sections", "read", "entities", "quotes", "figures", "timeline", "facts")
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
    document = parse(text.text, date="2026-03-25")
    file = folder / f"{len(text.text)}.zgc"
    file.write_bytes(dump(document))
    return text._replace(document=document, file=file)


@cache
def draft() -> Document:
    """Return a small text to hold against another."""
    return parse("王明说，公司今年在北京增长了百分之五。李小红是公司的董事长。", date="2026-03-25")


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


# What is done with a parsed text, or with the text alone as a query.
ACTIONS: dict[str, Callable[[Text], object]] = {
    "check: the draft": lambda t: check(load(), t.whole),
    "check: the article": lambda t: check(t.whole, draft()),
    "check: both": lambda t: check(t.whole, t.whole),
    "ask: the question": lambda t: ask_document(load(), t.text[: len(t.text) // QUESTION]),
    "search: the query": lambda t: search_document(load(), Query((t.text,))),
    "search: the article": lambda t: search_document(t.whole, Query(("公司", "增长"))),
    "search: misspelt": lambda t: search_document(t.whole, Query(("gongsi", "增涨", "wm"))),
    "search: by expression": lambda t: search_document(t.whole, Query((EXPRESSION,), regex=True)),
    **{f"ask: {q}": lambda t, q=q: ask_document(t.whole, q) for q in QUESTIONS},  # type: ignore[misc]
    **{f"export: {f}": lambda t, f=f: export(t, f) for f in EXPORTS},  # type: ignore[misc]
    **{
        f"view: {v}": lambda t, v=v: command(v, "-a", str(t.file), "-f", "table")  # type: ignore[misc]
        for v in VIEWS
    },
    "view: graph": lambda t: command("graph", "-a", str(t.file)),
    "view: show": show,
}
