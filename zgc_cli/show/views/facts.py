"""Facts as a table; where there is no room for one, each in a line behind its ID."""

from zgc_cli.document.records import Fact
from zgc_cli.show import theme
from zgc_cli.show.canvas import Canvas
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text, joined, padded
from zgc_cli.show.views import table

_WIDE = 64  # columns from which on subject, predicate and object stand side by side


def draw(listing: Listing, canvas: Canvas) -> None:
    """Draw the facts in the order given."""
    if canvas.width >= _WIDE:
        table.draw(listing, canvas)
        return
    margin = max(len(row.record.id) for row in listing.rows) + 2
    for row in listing.rows:
        lead = padded(Text(row.record.id, theme.ID, canvas.link(row)), margin)
        said = statement(row.record).add(f"  {row.label}" if row.article else "", theme.FAINT)
        canvas.hang(lead, said)


def statement(fact: Fact) -> Text:
    """Return subject, predicate and object of a fact."""
    parts = (Text(fact.subject), Text(fact.predicate, theme.FAINT), Text(fact.object))
    return joined(parts, " ")
