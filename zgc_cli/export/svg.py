"""A picture of the summary, as a terminal that is wide enough would show it."""

from zgc_cli.document.document import Document
from zgc_cli.query import select
from zgc_cli.show.columns import columns
from zgc_cli.show.formats.picture import picture
from zgc_cli.show.listing import Listing, Row

COLUMNS, LINES = 96, 1000


def summary(document: Document) -> str:
    """Return the article at a glance as one SVG file."""
    row = Row("", document, select.summary(document))
    return picture(Listing("summary", [row], columns("summary"), False), COLUMNS, LINES)
