"""A SQLite database: a table for every kind of record, link tables for lists, full-text search.

The tables are made from the columns of each record kind, so they have the names that the commands
print. SQLite's own tokenizers take a run of Chinese for one word; so the index of `passages` is
given every run of up to `LONGEST` units (a Chinese character, a Latin word, a number) as a token
of its own, and longer ones where they are a name of the article. Then `passages match '机器人'`
finds what `zgc search --exact 机器人` finds, in
any tool that opens the file, without a tokenizer of ours.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import accumulate
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from types import MappingProxyType
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import SCHEMA_VERSION, Header
from zgc_cli.query import select
from zgc_cli.query.dossier.entities.things import Thing
from zgc_cli.reading.index import ASIDE, LAYERS, entry, text_of
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.signals import unfinished
from zgc_cli.show.columns import Column, columns

_APPLICATION = 0x7A676361  # "zgca": what `file` and SQLite know the file by
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}
_SPAN_SQL = ("paragraph TEXT NOT NULL", "span_start INTEGER NOT NULL", "span_end INTEGER NOT NULL")
_NO_TEXT = Document(Header(), {})  # the things of several articles stand in none
LONGEST = 8
PIECE = 1 << 20  # bytes of a file that are read at a time
_RUN = Pattern(r"[^\W_]+")
_UNIT = Pattern(r"[a-z]+|[0-9]+|.", re.DOTALL)


class Table(NamedTuple):
    """A table of records: of which kind, and which of their lists have a table of their own."""

    kind: str
    lists: Mapping[str, "ListTable"] = MappingProxyType({})  # by the field that holds the list


class ListTable(NamedTuple):
    """A table of what is in lists: its columns follow the one that names the list's owner."""

    name: str
    sql: tuple[str, ...]


TABLES = {
    "sections": Table("section"),
    "paragraphs": Table("paragraph"),
    "sentences": Table("sentence"),
    "entities": Table(
        "entity",
        {
            "aliases": ListTable("aliases", ("alias TEXT NOT NULL",)),
            "mentions": ListTable(
                "mentions", ("text TEXT NOT NULL", *_SPAN_SQL, "line INTEGER NOT NULL")
            ),
        },
    ),
    "quotes": Table("quote", {"parts": ListTable("quote_parts", _SPAN_SQL)}),
    "figures": Table("figure"),
    "dates": Table("date"),
    "facts": Table(
        "fact",
        {
            "entities": ListTable("fact_entities", ("entity TEXT NOT NULL",)),
            "figures": ListTable("fact_figures", ("figure TEXT NOT NULL",)),
            "dates": ListTable("fact_dates", ("date TEXT NOT NULL",)),
        },
    ),
}
# A column that is called as a kind of record holds the ID of one; `sentence` of a figure is text.
_REFERRED = {table.kind: name for name, table in TABLES.items() if table.kind != "sentence"}
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
_CACHE = 1 << 16  # kilobytes
# New tokens are gathered in four megabytes, and merged once at the end: FTS5 is three times as fast
# as with what it does by itself.
_GATHERED = {"hashsize": 1 << 22, "automerge": 0, "crisismerge": 1000}


def database(
    articles: Iterable[tuple[str, Document]], things: Sequence[Thing] | None = None
) -> Iterator[bytes]:
    """Yield one database of the articles, each with its name, and of their things, in pieces."""
    with _temporary_folder() as folder:
        place = Path(folder, "articles.sqlite")
        connection = sqlite3.connect(place, isolation_level=None)
        with closing(connection), _reported(sqlite3.Error, OverflowError):
            _fill(connection, articles, things)
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


def _fill(
    connection: sqlite3.Connection,
    articles: Iterable[tuple[str, Document]],
    things: Sequence[Thing] | None,
) -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("BEGIN")
    for statement in (*_ARTICLES, *_schema(), *_PASSAGES):
        connection.execute(statement)
    connection.executemany("INSERT INTO passages (passages, rank) VALUES (?, ?)", _GATHERED.items())
    numbers: dict[str, int] = {}
    for number, (name, document) in enumerate(articles, 1):
        numbers[name] = number
        _add(connection, number, name, document)
    if things is not None:
        _add_things(connection, numbers, things)
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _schema() -> Iterator[str]:
    for name, table in TABLES.items():
        sql = [part for column in columns(table.kind) for part in _definition(column)]
        yield _create(name, sql, "PRIMARY KEY (article, id)")
    for table in TABLES.values():
        for name, of_items in table.lists.values():
            yield _create(name, [f"{table.kind} TEXT NOT NULL", *of_items])
            yield f"CREATE INDEX {name}_{table.kind} ON {name} (article, {table.kind})"
    yield "CREATE INDEX entities_name ON entities (name)"
    yield "CREATE INDEX quotes_speaker ON quotes (speaker)"


def _create(name: str, sql: Sequence[str], *keys: str) -> str:
    article = "article INTEGER NOT NULL REFERENCES articles"
    referring = [own for part in sql if (own := part.split()[0]) in _REFERRED]
    foreign = (f"FOREIGN KEY (article, {own}) REFERENCES {_REFERRED[own]}" for own in referring)
    inner = ",\n  ".join([article, *sql, *keys, *foreign])
    return f"CREATE TABLE {name} (\n  {inner}\n)"


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
    known = (number, name, head.title, head.agency, head.place, head.date, head.source)
    _insert(connection, number, "articles", [known])
    _insert(connection, number, "bylines", [(number, author) for author in head.byline])
    for table, (kind, lists) in TABLES.items():
        records = select.sections(document) if kind == "section" else document.layer(table)
        stored = [c for c in columns(kind) if _definition(c)]
        listed = [c for c in columns(kind) if c.name in lists]
        rows: list[Sequence[Any]] = []
        items: dict[str, list[Sequence[Any]]] = {field: [] for field in lists}
        for record in records:
            row: list[Any] = [number]
            for column in stored:
                value = column.get(document, record)
                row += value if column.shape == "span" else (value,)
            rows.append(row)
            for column in listed:
                items[column.name] += [
                    (number, record.id, *(item if isinstance(item, tuple) else (item,)))
                    for item in column.get(document, record)
                ]
        _insert(connection, number, table, rows)
        for field, rows_of_items in items.items():
            _insert(connection, number, lists[field].name, rows_of_items)
    _index(connection, number, document)


def _insert(
    connection: sqlite3.Connection, number: int, table: str, rows: Sequence[Sequence[Any]]
) -> None:
    """Insert the rows that a table has of an article."""
    try:
        _insert_all(connection, table, rows)
    except (UnicodeEncodeError, OverflowError):  # hardly ever: looking at each value is dear
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))
        _insert_storable(connection, table, rows)


def _insert_storable(
    connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]
) -> None:
    _insert_all(connection, table, [[*map(_storable, row)] for row in rows])


def _insert_all(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _add_things(
    connection: sqlite3.Connection, numbers: Mapping[str, int], things: Iterable[Thing]
) -> None:
    """Add what several articles name, and which entity each thing is in each article."""
    fields = [column for column in columns("thing") if column.name != "article"]
    sql = [part for column in fields for part in _definition(column)]
    connection.execute(_create("things", sql, "PRIMARY KEY (id)"))
    links = ["thing TEXT NOT NULL REFERENCES things", "entity TEXT NOT NULL"]
    connection.execute(_create("thing_entities", links, "PRIMARY KEY (article, entity)"))
    connection.execute("CREATE INDEX thing_entities_thing ON thing_entities (thing)")
    rows: list[Sequence[Any]] = []
    entities: dict[Sequence[Any], None] = {}  # an article may be named twice
    for thing in things:
        # An article that could be read in part has no row.
        if thing.article not in numbers:
            continue
        values = ((c, c.get(_NO_TEXT, thing)) for c in fields)
        rows.append((numbers[thing.article], *(v for c, x in values for v in _values(c, x))))
        there = [at for at in thing.entities if at.article in numbers]
        entities |= dict.fromkeys((numbers[at.article], thing.id, at.id) for at in there)
    _insert_storable(connection, "things", rows)
    _insert_storable(connection, "thing_entities", list(entities))


def _values(column: Column, value: Any) -> Iterable[Any]:
    if column.shape == "span":
        return tuple(value)
    return (value,) if _definition(column) else ()


def _storable(value: Any) -> Any:
    """Return a value as SQLite holds it: integers of 64 bits, text that has a UTF-8 form."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "backslashreplace").decode()
    elif isinstance(value, int) and not -(2**63) <= value < 2**63:
        return float(value)
    return value


def _index(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Add the passages of an article, and the tokens by which each is found."""
    (last,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM passage").fetchone()
    passages: list[Sequence[Any]] = []
    words: list[tuple[int, str]] = []
    names: dict[str, list[str]] = {}
    for name in dict.fromkeys(entry(document, "entities").text.split()):
        if len(name) > LONGEST:
            names.setdefault(name[:LONGEST], []).append(name)
    tokens = Tokens(names)
    for layer in LAYERS:
        kind = TABLES[layer].kind
        lines = entry(document, layer).text.split("\n")
        for record, line in zip(document.layer(layer), lines, strict=False):
            last += 1
            text = text_of(document, layer, record)
            passages.append((last, number, kind, record.id, record.section, record.line, text))
            words.append((last, _storable(tokens.of(line))))
    _insert(connection, number, "passage", passages)
    connection.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", words)


class Tokens:
    """The tokens of lines in normal form; what a run of letters has is worked out once.

    `names` are those of more than `LONGEST` characters, by their first ones.
    """

    def __init__(self, names: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        """Take the names of the article."""
        self._names = names
        self._runs: dict[str, tuple[str, str]] = {}

    def of(self, line: str) -> str:
        """Return the tokens of a line: its units in order, then longer runs of them.

        The units stand next to one another, so that a phrase of units (`"机 器 人"`, `"3.5"`) is
        found.
        """
        runs = _RUN.findall(line.replace(ASIDE, " "))
        for run in runs:
            if run not in self._runs:
                self._runs[run] = self._of_run(run)
        longer = dict.fromkeys(self._runs[run][1] for run in runs)
        return " ".join([*(self._runs[run][0] for run in runs), *filter(None, longer)])

    def _of_run(self, run: str) -> tuple[str, str]:
        """Return the units of a run, and the longer runs and the names that it has."""
        units = _UNIT.findall(run)
        starts = [0, *accumulate(map(len, units))]
        longer = [
            run[start:end]
            for first, start in enumerate(starts[:-2])
            for end in starts[first + 2 : first + LONGEST + 1]
        ]
        for start in starts[:-2]:
            for name in self._names.get(run[start : start + LONGEST], ()):
                if run.startswith(name, start):
                    longer.append(name)
        return " ".join(units), " ".join(dict.fromkeys(longer))
