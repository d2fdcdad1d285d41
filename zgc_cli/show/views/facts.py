"""Facts as a table; where there is no room for one, each in a line behind its ID."""

from zgc_cli.show import theme
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import padded
from zgc_cli.show.views import table
from zgc_cli.show.views.brief import brief
from zgc_cli.show.writer import Writer

_WIDE = 64  # columns from which on subject, predicate and object stand side by side


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the facts in the order given."""
    if writer.width >= _WIDE:
        table.draw(listing, writer)
        return
    margin = max(len(row.record.id) for row in listing.rows) + 2
    for row in listing.rows:
        lead = padded(writer.id(row), margin)
        said = brief(row.record).add(f"  {row.label}" if row.article else "", theme.FAINT)
        writer.hang(lead, said)
