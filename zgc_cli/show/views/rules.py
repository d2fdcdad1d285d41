"""Rules as a table; a single one with all its examples and counter-examples."""

from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views import table
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the rules in the order in which they are tried."""
    if len(listing.rows) > 1:
        table.draw(listing, writer)
        return
    rule = listing.rows[0].record
    parts = (
        Text(rule.name, theme.HEADING),
        Text(word("rule.stage", rule.stage), theme.KIND),
        Text(rule.where),
    )
    writer.write(joined(parts, f" {writer.signs.between} ", theme.FAINT))
    for title, texts in ((_("Examples"), rule.examples), (_("Counter-examples"), rule.never)):
        if texts:
            writer.heading(title)
        for text in texts:
            for number, line in enumerate(text.splitlines()):
                writer.write(line, indent="  " if number == 0 else "    ")
