"""The article as a Markdown document: its text, then a table of every kind of record.

What the article says is text: whatever in it would be a mark of Markdown or HTML is escaped.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.query import in_time, select
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show.columns import cell, columns, plain_value
from zgc_cli.show.formats.markdown_text import block, table
from zgc_cli.show.labels import field, word
from zgc_cli.source.own_output import MARK

_LEAST = 4  # the rank of a column that a page is wide enough for
_STYLES = {"title": "# {}", "heading": "## {}", "caption": "*{}*", "credit": "*{}*"}


def markdown(document: Document) -> str:
    """Return the article with its records; another article may follow it in the same file."""
    return "\n\n".join([*_blocks(document), MARK]) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    header = document.header
    first = next((p.id for p in document.paragraphs if p.kind == "title"), None)
    if first is None:
        yield f"# {block(header.title or one_line(header.source or 'zgc'))}"
    for paragraph in document.paragraphs:
        text = block(paragraph.text.strip())
        yield _STYLES.get(paragraph.kind, "{}").format(text) if text else ""
        if paragraph.id == first:
            parts = [block(part) for part in (header.agency, header.place, header.date) if part]
            yield from [" · ".join(parts)] if parts else []
    for heading, kind, records in _records(document):
        if records:
            yield f"## {heading}"
            yield _table(document, kind, records)


def _records(document: Document) -> Iterator[tuple[str, str, Sequence[Any]]]:
    yield _("Names"), "entity", select.entities(document)
    yield _("Quotes"), "quote", select.said(document)
    yield _("Figures"), "figure", document.figures
    yield _("Timeline"), "date", in_time.timeline(document, None, None)
    yield _("Facts"), "fact", document.facts
    yield _("Quoted terms"), "quote", [q for q in document.quotes if q.kind == "term"]


def _table(document: Document, kind: str, records: Iterable[Any]) -> str:
    shown = [c for c in columns(kind) if 0 < c.shown <= _LEAST]
    rows = (
        [word(f"{kind}.{c.name}", cell(plain_value(c.get(document, record)))) for c in shown]
        for record in records
    )
    return table([field(c.name) for c in shown], rows).rstrip("\n")
