"""What a terminal shows of a listing: the view of its kind, or a table. Nothing here loads rich.

The views are imported one by one, when a listing of their kind is drawn.
"""

from importlib import import_module
from itertools import chain

from zgc_cli.show import theme
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Writer

# The module of zgc_cli.show.views that draws each kind; the others are tables.
_VIEWS = {
    "summary": "summary",
    "paragraph": "reading",
    "passage": "passages",
    "answer": "answers",
    "entity": "entities",
    "quote": "quotes",
    "figure": "figures",
    "date": "timeline",
    "fact": "facts",
    "claim": "claims",
    "card": "card",
    "graph": "tree",
    "rule": "rules",
}


def draw(listing: Listing, writer: Writer, below: str = "") -> list[Text]:
    """Return the lines of a listing, none of them wider than the writer's width.

    `below` is said at the end of all.
    """
    name = None if listing.chosen else _VIEWS.get(listing.kind)
    view = import_module(f"zgc_cli.show.views.{name or 'table'}")
    view.draw(listing, writer)
    if below:
        writer.gap()
        writer.write(below, theme.FAINT)
    # A line is several where a view had less room than it needs.
    width = writer.width
    lines = ([line] if line.width <= width else line.wrapped(width) for line in writer.lines)
    return list(chain.from_iterable(lines))
