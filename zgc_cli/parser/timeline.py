"""The stage of the dates."""

from zgc_cli.document import Document


def dates(document: Document) -> Document:
    """Add the layer `dates`."""
    return document.with_layer("dates", ())
