"""Finder of events, works, products and terms."""

from collections.abc import Iterator

from zgc_cli.document import Document
from zgc_cli.parser.candidates import Candidate


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    yield from ()
