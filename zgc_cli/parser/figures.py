"""The figures stage."""

from zgc_cli.document import Document


def figures(document: Document) -> Document:
    """Add the layer `figures`."""
    return document.with_layer("figures", ())
