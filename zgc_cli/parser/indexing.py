"""The last stage: the index, in simplified characters whatever the article is written in."""

from zgc_cli.document.document import Document
from zgc_cli.reading import index


def indexed(document: Document) -> Document:
    """Add the layer `index`: the texts of the other layers in the form in which they are found."""
    return document.with_layer("index", tuple(index.entries(document)))
