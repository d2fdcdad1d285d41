"""The last stage: the index, in simplified characters whatever the article is written in."""

from zgc_cli.document.document import Document
from zgc_cli.document.records import IndexEntry
from zgc_cli.reading import index
from zgc_cli.reading.script import is_traditional, simplified


def indexed(document: Document) -> Document:
    """Add the layer `index`: the texts of the other layers in the form in which they are found."""
    entries = tuple(index.entries(document))
    if any(is_traditional(entry.text) for entry in entries):
        entries = tuple(IndexEntry(layer, simplified(text)) for layer, text in entries)
    return document.with_layer("index", entries)
