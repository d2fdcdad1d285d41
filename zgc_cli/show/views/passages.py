"""What a search found, the best first: each passage with its matches marked."""

from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.grid import Slot, line
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.writer import Writer

_BESIDE = 48  # columns from which on place and kind stand beside the passage


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the passages, in the margin ID, kind and line."""
    margins = [
        [
            writer.id(row),
            Text(word("passage.kind", row.record.kind), theme.KIND),
            Text(str(row.record.line), theme.FAINT, writer.link(row)),
        ]
        for row in listing.rows
    ]
    widths = [max(cell.width for cell in column) for column in zip(*margins, strict=True)]
    slots = [Slot(), Slot(), Slot(right=True)]
    for row, margin in zip(listing.rows, margins, strict=True):
        text = writer.highlighted(row.record.text, row.record.matches)
        text.add(f"  {row.label}" if row.article else "", theme.FAINT)
        if writer.width < _BESIDE:
            writer.gap()
            writer.put(joined(margin, " "))
            writer.write(text)
        else:
            writer.hang(line(margin, slots, widths).add("  "), text)
