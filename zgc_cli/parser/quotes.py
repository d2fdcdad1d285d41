"""The quotes stage."""

from zgc_cli.document import Document


def quotes(document: Document) -> Document:
    """Add the layer `quotes`."""
    return document.with_layer("quotes", ())
