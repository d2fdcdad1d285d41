"""The formats of an export: which there are, what file names mean them, and who writes them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from zgc_cli.document import Document
from zgc_cli.errors import ZgcError
from zgc_cli.language import _

Articles = Sequence[tuple[str, Document]]

FORMATS = ("html", "svg", "markdown", "sqlite", "jsonl")
SAME = {"md": "markdown"}
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".md": "markdown",
    ".markdown": "markdown",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def format_of(to: str | None, out: str | None) -> str:
    """Return the format that was asked for, or else the one that the output's name means."""
    if to is not None:
        return SAME.get(to, to)
    meant = SUFFIXES.get(Path(out).suffix.lower()) if out else None
    if meant is None:
        raise ZgcError(_("say what to export to: --to {formats}", formats="|".join(FORMATS)))
    return meant


def exported(format_: str, articles: Articles) -> bytes:
    """Return the articles, each with its name, as the bytes of a file."""
    return WRITERS[format_](articles)


def _one(articles: Articles, format_: str) -> Document:
    if len(articles) > 1:
        raise ZgcError(
            _(
                "{format} holds one article, not {n}; export each by itself",
                format=format_,
                n=len(articles),
            )
        )
    return articles[0][1]


def _html(articles: Articles) -> bytes:
    from zgc_cli.export.html.page import page

    return _encoded(page(_one(articles, "html")))


def _encoded(text: str) -> bytes:
    # A lone surrogate, which only a caller's own string can hold, has no UTF-8 form.
    return text.encode("utf-8", "backslashreplace")


def _svg(articles: Articles) -> bytes:
    from zgc_cli.export.svg import summary

    return _encoded(summary(_one(articles, "svg")))


def _markdown(articles: Articles) -> bytes:
    from zgc_cli.export.markdown import markdown

    return _encoded("\n".join(markdown(document) for _name, document in articles))


def _sqlite(articles: Articles) -> bytes:
    from zgc_cli.export.sqlite import database

    return database(_named(articles))


def _jsonl(articles: Articles) -> bytes:
    from zgc_cli.export.jsonl import lines

    return _encoded("".join(lines(_named(articles))))


def _named(articles: Articles) -> Articles:
    """Name every article: by its place, else its source file, else its title."""
    return [(n or d.header.source or d.header.title or "-", d) for n, d in articles]


WRITERS: dict[str, Callable[[Articles], bytes]] = {
    "html": _html,
    "svg": _svg,
    "markdown": _markdown,
    "sqlite": _sqlite,
    "jsonl": _jsonl,
}
