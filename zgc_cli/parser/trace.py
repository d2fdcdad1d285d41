"""What `parse --trace` prints: every record in the order of the text with the rule that made it."""

from collections.abc import Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span


def traced(document: Document) -> Iterator[str]:
    """Yield a line a record: place, ID, rule and text, tabs between."""
    order = {p.id: number for number, p in enumerate(document.paragraphs)}
    found = [
        (order[p.id], -1, p.id, p.rule, p.kind, Span(p.id, 0, len(p.text)))
        for p in document.paragraphs
    ]
    for layer in ("sentences", "entities", "figures", "dates", "quotes", "facts"):
        for record in document.layer(layer):
            kind = getattr(record, "type", None) or getattr(record, "kind", None) or layer[:-1]
            place = order[record.span.paragraph], record.span.start
            found.append((*place, record.id, record.rule, kind, record.span))
    for _, start, id_, rule, kind, span in sorted(found, key=lambda row: row[:2]):
        text = document.text_of(span).replace("\t", " ")
        yield f"{span.paragraph}:{max(start, 0)}\t{id_}\t{kind}\t{rule}\t{text[:60]}"
