"""A picture of the summary, as a terminal that is wide enough would show it."""

from zgc_cli.document import Document
from zgc_cli.query import select
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.svg import picture
from zgc_cli.show.tables import columns

COLUMNS, LINES = 96, 60


def summary(document: Document) -> str:
    """Return the article at a glance as one SVG file."""
    row = Row("", document, select.summary(document))
    return picture(Listing("summary", [row], columns("summary"), False), COLUMNS, LINES)
