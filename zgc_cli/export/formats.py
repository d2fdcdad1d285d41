"""The formats of an export: which there are, what file names mean them, and who writes them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from zgc_cli.document.document import Document
from zgc_cli.query.dossier.entities.things import Thing
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _, _n

Articles = Iterable[tuple[str, Document]]

FORMATS = ("html", "svg", "markdown", "sqlite", "jsonl")
_MOST = {"svg": 1, "html": 100}  # articles, where a format does not hold any number
_JOINED = ("sqlite", "jsonl")
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt")  # of which Markdown is nearest
_SAME = {"md": "markdown"}
_SUFFIXES = {
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
        return _SAME.get(to, to)
    meant = _SUFFIXES.get(Path(out).suffix.lower()) if out else None
    if meant is None and out and out.lower().endswith((".csv", ".tsv", ".xlsx")):
        raise ZgcError(_("{file} holds one table: try 'zgc figures -o {file}'", file=out))
    if meant is None and out and out.lower().endswith(_DOCUMENTS):
        near = str(Path(out).with_suffix(".md"))
        raise ZgcError(
            _("{file} is of no format here; -o {near} can be read and printed", file=out, near=near)
        )
    if meant is None:
        raise ZgcError(_("say what to export to: --to {formats}", formats="|".join(FORMATS)))
    return meant


def check_number(format_: str, articles: int) -> None:
    """Raise ZgcError if a format cannot hold so many articles."""
    most = _MOST.get(format_, articles)
    if articles > most:
        raise ZgcError(
            _n(
                "{format} holds {n} article, not {all:,}; md, sqlite and jsonl hold any number",
                "{format} holds {n} articles, not {all:,}; md, sqlite and jsonl hold any number",
                most,
                format=format_,
                all=articles,
            )
        )


def joins(format_: str) -> bool:
    """Return whether a format holds the joined things of several articles, too."""
    return format_ in _JOINED


def exported(
    format_: str, articles: Articles, things: Sequence[Thing] | None = None
) -> Iterator[bytes]:
    """Yield a file of the articles, each with its name, in pieces: few are held at a time.

    `things` are those of several articles, which come last.
    """
    # An article is called by its place, else its source file, else its title.
    named = ((n or d.header.source or d.header.title or "-", d) for n, d in articles)
    if format_ == "sqlite":
        from zgc_cli.export.sqlite import database

        yield from database(named, things)
        return
    if format_ == "html":
        from zgc_cli.export.html.page import page, page_of_many

        whole = list(named)
        text = page(whole[0][1]) if len(whole) == 1 else page_of_many(whole)
        yield text.encode("utf-8", "backslashreplace")
        return
    for number, (name, document) in enumerate(named):
        for text in _texts(format_, number, name, document):
            # A lone surrogate, which only a caller's own string can hold, has no UTF-8 form.
            yield text.encode("utf-8", "backslashreplace")
    if things:
        from zgc_cli.export.jsonl import thing_lines

        for text in thing_lines(things):
            yield text.encode("utf-8", "backslashreplace")


def _texts(format_: str, number: int, name: str, document: Document) -> Iterable[str]:
    """Return what stands for one article in a file of text, behind `number` others."""
    if format_ == "svg":
        from zgc_cli.export.svg import summary

        return [summary(document)]
    if format_ == "markdown":
        from zgc_cli.export.markdown import markdown

        return ["\n" if number else "", markdown(document)]
    from zgc_cli.export.jsonl import lines

    return lines(name, document)
