"""A listing as rows of cells, for the formats that need no terminal: a record a row, or a field."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from zgc_cli.show.columns import (
    ARTICLE,
    JOINED,
    KINDS,
    WAYS,
    Column,
    cell_of,
    columns,
    joined_values,
    named_cell,
    plain_value,
)
from zgc_cli.show.listing import Listing, Row, telling, value

_SHEETS = ("csv", "xlsx")


def sentences_around(row: Row) -> Sequence[Any]:
    """Return the sentences of a passage that has some around it."""
    return getattr(row.record, "lines", ())


def by_sentence(row: Row) -> list[Row]:
    """Return a row for each sentence of a passage: those that do not match are context."""
    found = row.record
    return [
        row._replace(
            record=found._replace(
                kind=found.kind if line.matches else "context",
                id=line.id,
                text=line.text,
                line=line.number,
            )
        )
        for line in sentences_around(row)
    ] or [row]


def cells(listing: Listing, format_: str) -> tuple[list[str], list[list[str]]]:
    """Return the names and the cells for a format of lines: the chosen columns, or the shown."""
    sheet = format_ in _SHEETS
    show = [c for c in listing.columns if listing.chosen or (c.in_sheet if sheet else c.shown)]
    if format_ == "md":
        show = telling(listing, show)
    table = zip(*(map(partial(cell_of, c), _column(listing, c)) for c in show), strict=True)
    return [c.name for c in show], list(map(list, table)) if show else [[] for _ in listing.rows]


def _column(listing: Listing, column: Column) -> Iterator[Any]:
    """Yield the values of a column as `held` does, without asking of each row what column it is."""
    if column is ARTICLE or column in JOINED:
        return (held(listing, column, row) for row in listing.rows)
    return (plain_value(column.get(row.document, row.record)) for row in listing.rows)


def held(listing: Listing, column: Column, row: Row) -> Any:
    """Return a value; None for the one way in which a thing is told: its other cells have it."""
    if column not in WAYS.values() or listing.chosen:
        return value(row, column)
    is_one = row.joined is None or len(row.joined.tellings) == 1  # and has no other way
    found = [] if is_one else value(row, column)
    return found if len(found) > 1 else None


def fields(listing: Listing) -> tuple[list[str], list[list[str]]]:
    """One line a field, a list as repeated lines."""
    table = []
    for row in listing.rows:
        for column in listing.columns:
            shown = value(row, column)
            if isinstance(shown, dict):
                shown = [f"{name} {named_cell(name, v)}" for name, v in shown.items()]
            for item in shown if isinstance(shown, list) else [shown]:
                text = joined_values(item) if isinstance(item, dict) else cell_of(column, item)
                table.append([column.name, text])
    return ["field", "value"], table


def parts(listing: Listing) -> list[list[str]]:
    """Return lines of a card: fields of its record by name, other records as `plain` has them."""
    table = []
    for row in listing.rows:
        for column in listing.columns:
            found = value(row, column)
            if isinstance(found, dict):
                table += [[column.name, name, named_cell(name, v)] for name, v in found.items()]
                continue
            if not isinstance(found, list):
                table.append([column.name, cell_of(column, found)])
                continue
            kind = column.shape.strip("[]")
            names = [c.name for c in columns(kind) if c.shown] if kind in KINDS else None
            if names and listing.kind == "profile":
                names = ["date", ARTICLE.name, *names]
            table += [
                [column.name, *(named_cell(n, item[n]) for n in names or item)] for item in found
            ]
    return table
