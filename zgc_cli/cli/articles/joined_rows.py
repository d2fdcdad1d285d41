"""The records of several articles as rows of which each is one thing, told by one or by many.

Where the indexes of the folders, or the files, tell that no article has changed, the rows are kept:
a line of how many articles and of what was counted, a line an article, then a line a row, each read
when it is asked for.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from zgc_cli.cli.articles.articles import Articles, Choose
from zgc_cli.document.codec import decoder
from zgc_cli.document.document import Document
from zgc_cli.document.file import as_json
from zgc_cli.document.records import LAYERS, RECORD_KINDS, Header
from zgc_cli.query.dossier.joining import Joined, Telling
from zgc_cli.query.dossier.members import by_day
from zgc_cli.show.listing import Row

# The module that reads the records of a kind and joins them.
_JOINING = {
    "figure": ("measured", "quantities"),
    "quote": ("sayings", "sayings"),
    "date": ("happenings", "happenings"),
    "fact": ("statements", "statements"),
}
_RECORDS = {kind: LAYERS[layer] for layer, kind in RECORD_KINDS.items()}


def joined_rows(
    kind: str,
    choose: Choose,
    ask: Callable[[Choose], tuple[Iterable[Row], str]],
    order: Callable[[Row], Any] | None = None,
) -> tuple[list[Row], str]:
    """Return what several articles tell, each thing in one row, and what to say if there is none.

    `ask` returns the rows of what is chosen in each article. They are in order of the first
    article that tells a thing, by the days of the articles, or in `order`.
    """
    reading, joining = (import_module(f"zgc_cli.query.dossier.{name}") for name in _JOINING[kind])

    def read(document: Document) -> Iterable[Any]:
        records = list(choose(document))
        return zip(records, reading.read(document, records), strict=True)

    rows, unknown = ask(read)
    rows = sorted(rows, key=lambda row: by_day(row.document.header.date))
    told = [(Telling(row.article, row.document, row.record[0]), row.record[1]) for row in rows]
    found = ((one.tellings[0], one) for one in joining.joined(told))
    rows = [Row(first.article, first.document, first.record, one) for first, one in found]
    return sorted(rows, key=order) if order else rows, unknown


def kept_rows(
    articles: Articles,
    kind: str,
    options: Sequence[object],
    counts: Sequence[Counter[str]],
    join: Callable[[], tuple[list[Row], str]],
) -> Iterator[Row]:
    """Return the rows that were kept of some articles, or those that `join` makes of them.

    `options` is what they depend on besides the articles; what `join` adds to `counts` is kept
    with them, and added now.
    """

    def make() -> bytes:
        before = [Counter(count) for count in counts]
        rows, _unknown = join()
        added = [count - old for count, old in zip(counts, before, strict=True)]
        for count, old in zip(counts, before, strict=True):
            count.clear()
            count.update(old)
        return _dumped(rows, added)

    state = [repr(options), *(articles.state or ())]
    counted, rows = _loaded(articles, kind, articles.kept(f"rows of {kind}", state, make))
    for count, added in zip(counts, counted, strict=True):
        count.update(added)
    return rows


def _dumped(rows: Sequence[Row], counts: Sequence[Counter[str]]) -> bytes:
    """Return rows as bytes, for `_loaded`."""
    tellings = [row.joined.tellings if row.joined else () for row in rows]
    documents = {told.article: told.document for group in tellings for told in group}
    places = {label: place for place, label in enumerate(documents)}
    lines: list[Any] = [[len(documents), *counts]]
    lines += [[label, document.header] for label, document in documents.items()]
    for row, group in zip(rows, tellings, strict=True):
        differs = row.joined is not None and row.joined.differs
        lines.append([differs, *([places[told.article], told.record] for told in group)])
    return "\n".join(map(as_json, lines)).encode("utf-8", "surrogatepass")


def _loaded(
    articles: Articles, kind: str, data: bytes
) -> tuple[list[dict[str, int]], Iterator[Row]]:
    """Return what was counted, and the rows of which `_dumped` was given a list."""
    first, *lines = data.split(b"\n")
    size, *counts = json.loads(first)
    record = decoder(_RECORDS[kind])

    @cache
    def article(place: int) -> tuple[str, Document]:
        label, header = json.loads(lines[place])
        return label, articles.shut(label, decoder(Header)(header))

    def row(line: bytes) -> Row:
        differs, *group = json.loads(line)
        tellings = tuple(Telling(*article(place), record(fields)) for place, fields in group)
        return Row(*tellings[0], Joined(tellings, differs))

    return counts, map(row, lines[size:])
