"""What is handed to whoever prints records: the rows, their columns, and the output options."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

from zgc_cli.document.document import Document
from zgc_cli.query.dossier.joining import Joined, Telling
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show.columns import ARTICLE, JOINED, WAYS, Column, called, cell, plain_value

Format = Literal["table", "plain", "csv", "tsv", "json", "jsonl", "md", "markdown", "svg", "xlsx"]
FORMATS: tuple[str, ...] = get_args(Format)
When = Literal["auto", "always", "never"]


class Output(NamedTuple):
    """The output options, which every command that prints records shares."""

    format: Format | None = None
    fields: str | None = None
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    count_only: bool = False
    quiet: bool = False
    null: bool = False
    header: bool | None = None
    color: When | None = None
    hyperlink: When | None = None
    pager: bool | None = None
    guard: bool = True
    out: str | None = None
    bom: bool | None = None

    @property
    def file(self) -> str | None:
        """The file to write into; None for stdout."""
        return None if self.out == "-" else self.out


class Row(NamedTuple):
    """A record with the document that it belongs to, and that document's name if it has one.

    `joined` is what several articles tell of the same, of which the record is the first telling.
    """

    article: str
    document: Document
    record: Any
    joined: Joined | None = None

    @property
    def name(self) -> str:
        """What to call its article, where it is the only one, too."""
        return self.article or called(self.document)

    @property
    def label(self) -> str:
        """The name of the document as a reader may see it, whatever is in the name."""
        others = len(self.joined.articles) - 1 if self.joined else 0
        return one_line(self.article) + (f"\N{NO-BREAK SPACE}+{others}" if others else "")


class Listing(NamedTuple):
    """What a view is given to draw: the rows that were chosen, and the columns to show."""

    kind: str
    rows: Sequence[Row]
    columns: Sequence[Column]
    chosen: bool  # whether the user chose the columns


def value(row: Row, column: Column) -> Any:
    """Return the value of a column, as JSON would hold it."""
    if column is ARTICLE:
        return row.name
    if column in JOINED:
        alone = Joined((Telling(row.name, row.document, row.record),), False)
        return column.get(row.document, row.joined or alone)
    return plain_value(column.get(row.document, row.record))


def telling(listing: Listing, columns: Sequence[Column]) -> list[Column]:
    """Return the columns that tell a reader something, or all where the user chose them.

    None is empty in all rows, or says how each of several articles tells the same: that is there
    in full for programs.
    """
    if listing.chosen:
        return list(columns)
    ways, rows = WAYS.values(), listing.rows
    return [c for c in columns if c not in ways and any(cell(value(row, c)) for row in rows)]
