"""The entities stage."""

from zgc_cli.document import Document


def entities(document: Document) -> Document:
    """Add the layer `entities`."""
    return document.with_layer("entities", ())
