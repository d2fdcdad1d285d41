"""A SQLite database: a table for every kind of record, link tables for lists, full-text search.

The tables are made from the columns of each record kind, so they have the names that the commands
print. SQLite's own tokenizers take a run of Chinese for one word; so the index of `passages` is
given every run of up to `LONGEST` units (a Chinese character, a Latin word, a number) as a token
of its own. Then `passages match '机器人'` finds what `zgc search --exact 机器人` finds, in
any tool that opens the file, without a tokenizer of ours.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from types import MappingProxyType
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import SCHEMA_VERSION
from zgc_cli.query import select
from zgc_cli.reading.index import ASIDE, LAYERS, entry, text_of
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.signals import unfinished
from zgc_cli.show.columns import Column, columns, plain_value

_APPLICATION = 0x7A676361  # "zgca": what `file` and SQLite know the file by
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}
_SPAN = ("paragraph", "span_start", "span_end")
_SPAN_SQL = ("paragraph TEXT NOT NULL", "span_start INTEGER NOT NULL", "span_end INTEGER NOT NULL")
LONGEST = 16
PIECE = 1 << 20  # bytes of a file that are read at a time
_RUN = re.compile(r"[^\W_]+")
_UNIT = re.compile(r"[a-z]+|[0-9]+|.", re.DOTALL)


class Table(NamedTuple):
    """A table of records: of which kind, and which of their lists have a table of their own."""

    kind: str
    lists: Mapping[str, str] = MappingProxyType({})  # field -> table


class ListTable(NamedTuple):
    """A table of a list: the field of the list's owner, and its columns."""

    owner: str
    sql: tuple[str, ...]
    refers: str = ""  # the table that its last column refers to


TABLES = {
    "sections": Table("section"),
    "paragraphs": Table("paragraph"),
    "sentences": Table("sentence"),
    "entities": Table("entity", {"aliases": "aliases", "mentions": "mentions"}),
    "quotes": Table("quote", {"parts": "quote_parts"}),
    "figures": Table("figure"),
    "dates": Table("date"),
    "facts": Table(
        "fact",
        {"entities": "fact_entities", "figures": "fact_figures", "dates": "fact_dates"},
    ),
}
_LINKS = {
    "aliases": ListTable("entity", ("alias TEXT NOT NULL",)),
    "mentions": ListTable("entity", ("text TEXT NOT NULL", *_SPAN_SQL, "line INTEGER NOT NULL")),
    "quote_parts": ListTable("quote", _SPAN_SQL),
    "fact_entities": ListTable("fact", ("entity TEXT NOT NULL",), "entities"),
    "fact_figures": ListTable("fact", ("figure TEXT NOT NULL",), "figures"),
    "fact_dates": ListTable("fact", ("date TEXT NOT NULL",), "dates"),
}
_ARTICLES = (
    "CREATE TABLE articles (article INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT, "
    "agency TEXT, place TEXT, date TEXT, source TEXT)",
    "CREATE TABLE bylines (article INTEGER NOT NULL REFERENCES articles, name TEXT NOT NULL)",
)
_PASSAGES = (
    "CREATE TABLE passage (rowid INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES "
    "articles, kind TEXT NOT NULL, id TEXT NOT NULL, section TEXT, line INTEGER, text TEXT)",
    "CREATE VIRTUAL TABLE passages USING fts5 (article UNINDEXED, kind UNINDEXED, id UNINDEXED, "
    "section UNINDEXED, line UNINDEXED, text, content='passage', content_rowid='rowid', "
    "tokenize='unicode61 remove_diacritics 0')",
)


def database(articles: Iterable[tuple[str, Document]]) -> Iterator[bytes]:
    """Yield one database of the articles, each with its name, piece by piece."""
    with _temporary_folder() as folder:
        place = Path(folder, "articles.sqlite")
        connection = sqlite3.connect(place, isolation_level=None)
        with closing(connection), _reported(sqlite3.Error, OverflowError):
            _fill(connection, articles)
        with place.open("rb") as file:
            yield from iter(lambda: file.read(PIECE), b"")


@contextmanager
def _reported(*kinds: type[Exception]) -> Iterator[None]:
    """Raise ZgcError for errors of these kinds."""
    try:
        yield
    except kinds as error:
        raise ZgcError(_("cannot make the database: {error}", error=error)) from error


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards, even if a signal ends the process."""
    with _reported(OSError):
        folder = Path(gettempdir(), f"zgc-{os.urandom(8).hex()}")
    unfinished.add(folder)  # before it is there: a signal may come between
    try:
        with _reported(OSError):
            folder.mkdir(mode=0o700)
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        unfinished.discard(folder)


def _fill(connection: sqlite3.Connection, articles: Iterable[tuple[str, Document]]) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("BEGIN")
    for statement in (*_ARTICLES, *_schema(), *_PASSAGES):
        connection.execute(statement)
    for number, (name, document) in enumerate(articles, 1):
        _add(connection, number, name, document)
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _schema() -> Iterator[str]:
    for name, table in TABLES.items():
        sql = [part for column in columns(table.kind) for part in _definition(column)]
        keys = ["PRIMARY KEY (article, id)"]
        keys += [f"FOREIGN KEY (article, {own}) REFERENCES {other}" for own, other in _refers(sql)]
        yield _create(name, [*sql, *keys])
    owners = {name: table for table, t in TABLES.items() for name in t.lists.values()}
    for name, link in _LINKS.items():
        sql = [f"{link.owner} TEXT NOT NULL", *link.sql]
        keys = [f"FOREIGN KEY (article, {link.owner}) REFERENCES {owners[name]}"]
        keys += [f"FOREIGN KEY (article, {own}) REFERENCES {other}" for own, other in _refers(sql)]
        if link.refers:
            keys.append(f"FOREIGN KEY (article, {link.sql[0].split()[0]}) REFERENCES {link.refers}")
        yield _create(name, [*sql, *keys])
        yield f"CREATE INDEX {name}_{link.owner} ON {name} (article, {link.owner})"
    yield "CREATE INDEX entities_name ON entities (name)"
    yield "CREATE INDEX quotes_speaker ON quotes (speaker)"


def _create(name: str, parts: Iterable[str]) -> str:
    article = "article INTEGER NOT NULL REFERENCES articles"
    inner = ",\n  ".join([article, *parts])
    return f"CREATE TABLE {name} (\n  {inner}\n)"


def _refers(sql: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns that name a section or a paragraph, with the table of these."""
    for column in sql:
        if column.split()[0] in ("section", "paragraph"):
            yield column.split()[0], f"{column.split()[0]}s"


def _definition(column: Column) -> tuple[str, ...]:
    """Return the columns that a field becomes: three for a span, none for a list."""
    if column.shape == "span":
        return _SPAN_SQL
    shape = column.shape.removesuffix("?")
    if shape not in _TYPES:
        return ()
    null = "" if column.shape.endswith("?") else " NOT NULL"
    return (f"{column.name} {_TYPES[shape]}{null}",)


def _add(connection: sqlite3.Connection, number: int, name: str, document: Document) -> None:
    head = document.header
    row = (number, name, head.title, head.agency, head.place, head.date, head.source)
    _insert(connection, "articles", [row])
    _insert(connection, "bylines", [(number, author) for author in head.byline])
    for table, (kind, lists) in TABLES.items():
        records = select.sections(document) if kind == "section" else document.layer(table)
        fields = columns(kind)
        rows = []
        links: dict[str, list[tuple[Any, ...]]] = {name: [] for name in lists.values()}
        for record in records:
            held = {c.name: c.get(document, record) for c in fields}
            rows.append((number, *(v for c in fields for v in _values(c, held[c.name]))))
            for field, link in lists.items():
                links[link] += [(number, record.id, *_items(item)) for item in held[field]]
        _insert(connection, table, rows)
        for link, items in links.items():
            _insert(connection, link, items)
    _index(connection, number, document)


def _values(column: Column, held: Any) -> Iterable[Any]:
    if column.shape == "span":
        return tuple(held)
    return (plain_value(held),) if _definition(column) else ()


def _items(item: Any) -> tuple[Any, ...]:
    return tuple(item) if isinstance(item, tuple) else (item,)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({places})", ([*map(_storable, row)] for row in rows)
        )


def _storable(value: Any) -> Any:
    """Return a value as SQLite holds it: integers of 64 bits, text that has a UTF-8 form."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return float(value)
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def _index(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Add the passages of an article, and the tokens by which each is found."""
    kinds = {name: table.kind for name, table in TABLES.items()}
    for layer in LAYERS:
        lines = entry(document, layer).text.split("\n")
        for record, line in zip(document.layer(layer), lines, strict=False):
            text = text_of(document, layer, record)
            row = (number, kinds[layer], record.id, record.section, record.line, text)
            places = "?, ?, ?, ?, ?, ?"
            added = connection.execute(
                f"INSERT INTO passage (article, kind, id, section, line, text) VALUES ({places})",
                [*map(_storable, row)],
            )
            connection.execute(
                "INSERT INTO passages (rowid, text) VALUES (?, ?)",
                (added.lastrowid, _storable(tokens(line))),
            )


def tokens(line: str) -> str:
    """Return the tokens of a line in normal form: its units in order, then longer runs of them.

    The units stand next to one another, so that a phrase of units (`"机 器 人"`, `"3.5"`) is found.
    """
    units: list[str] = []
    longer: dict[str, None] = {}
    for run in _RUN.findall(line.replace(ASIDE, " ")):
        there = _UNIT.findall(run)
        units += there
        for start in range(len(there)):
            token = there[start]
            for unit in there[start + 1 : start + LONGEST]:
                token += unit
                longer[token] = None
    return " ".join([*units, *longer])
