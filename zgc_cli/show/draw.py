"""What a terminal shows of a listing: the view of its kind, or a table.

The views are imported one by one, when a listing of their kind is drawn.
"""

from importlib import import_module

from rich.console import RenderableType

from zgc_cli.query.dossier.members import file_names
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
    "joined_answer": "answers",
    "entity": "entities",
    "thing": "dossier.things",
    "profile": "dossier.profile",
    "overview": "dossier.overview",
    "quote": "quotes",
    "figure": "figures",
    "date": "timeline",
    "fact": "facts",
    "claim": "claims",
    "joined_claim": "claims",
    "comparison": "dossier.comparison",
    "card": "card",
    "graph": "tree",
    "rule": "rules",
}


def draw(listing: Listing, writer: Writer, below: str = "") -> list[RenderableType]:
    """Return what a view draws of a listing, none of it wider than the writer's width.

    `below` is said at the end of all.
    """
    joined = (article for row in listing.rows if row.joined for article in row.joined.articles)
    called = file_names(dict.fromkeys([*(row.article for row in listing.rows), *joined]))
    rows = [
        row._replace(article=called[row.article], joined=row.joined and row.joined.renamed(called))
        for row in listing.rows
    ]
    listing = listing._replace(rows=rows)
    name = None if listing.chosen else _VIEWS.get(listing.kind)
    view = import_module(f"zgc_cli.show.views.{name or 'table'}")
    view.draw(listing, writer)
    if below:
        writer.gap()
        writer.write(below, theme.FAINT)
    # A line is several where a view had less room than it needs.
    return [part.within(writer.width) if isinstance(part, Text) else part for part in writer.drawn]
