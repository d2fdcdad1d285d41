"""What a terminal shows of a listing: the view of its kind, or a table. Nothing here loads rich.

The views are imported one by one, when a listing of their kind is drawn.
"""

from collections.abc import Callable
from importlib import import_module

from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Screen, Writer

View = Callable[[Listing, Writer], None]

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


def draw(listing: Listing, room: Screen) -> list[Text]:
    """Return the lines of a listing, none of them wider than the room."""
    writer = Writer(room)
    _view(listing)(listing, writer)
    return [piece for line in writer.lines for piece in _within(line, room.columns)]


def _within(line: Text, width: int) -> list[Text]:
    """Return a line, as several where a view had less room than it needs."""
    return line.wrapped(width) if line.width > width else [line]


def _view(listing: Listing) -> View:
    name = None if listing.chosen else _VIEWS.get(listing.kind)
    module = import_module(f"zgc_cli.show.views.{name or 'table'}")
    view: View = module.draw
    return view
