"""The records of several articles as rows of which each is one thing, told by one or by many."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from zgc_cli.cli.articles.articles import Choose
from zgc_cli.document.document import Document
from zgc_cli.query.dossier.joining import Telling
from zgc_cli.query.dossier.members import by_day
from zgc_cli.show.listing import Row

# The module that reads the records of a kind and joins them.
_JOINING = {
    "figure": ("measured", "quantities"),
    "quote": ("sayings", "sayings"),
    "date": ("happenings", "happenings"),
    "fact": ("statements", "statements"),
}


def joined_rows(
    kind: str, choose: Choose, ask: Callable[[Choose], tuple[Iterable[Row], str]]
) -> tuple[list[Row], str]:
    """Return what several articles tell, each thing in one row, and what to say if there is none.

    `ask` returns the rows of what is chosen in each article. They are in order of the first
    article that tells a thing, by the days of the articles.
    """
    reading, joining = (import_module(f"zgc_cli.query.dossier.{name}") for name in _JOINING[kind])

    def read(document: Document) -> Iterable[Any]:
        records = list(choose(document))
        return zip(records, reading.read(document, records), strict=True)

    rows, unknown = ask(read)
    rows = sorted(rows, key=lambda row: by_day(row.document.header.date))
    told = [(Telling(row.article, row.document, row.record[0]), row.record[1]) for row in rows]
    found = ((one.tellings[0], one) for one in joining.joined(told))
    return [Row(first.article, first.document, first.record, one) for first, one in found], unknown
