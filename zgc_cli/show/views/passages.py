"""What a search found, the best first: each passage with its matches marked."""

from zgc_cli.show import theme
from zgc_cli.show.canvas import Canvas
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import Slot, line
from zgc_cli.show.text.styled import Text, joined

_BESIDE = 48  # columns from which on place and kind stand beside the passage


def draw(listing: Listing, canvas: Canvas) -> None:
    """Draw the passages, in the margin ID, kind and line."""
    margins = [_margin(row, canvas) for row in listing.rows]
    widths = [max(cell.width for cell in column) for column in zip(*margins, strict=True)]
    slots = [Slot(), Slot(), Slot(right=True)]
    for row, margin in zip(listing.rows, margins, strict=True):
        text = canvas.found(row.record.text, row.record.matches)
        if row.article:
            text.add(f"  {row.label}", theme.FAINT)
        if canvas.width < _BESIDE:
            canvas.gap()
            canvas.put(joined(margin, " "))
            canvas.write(text)
            continue
        canvas.hang(line(margin, slots, widths).add("  "), text)


def _margin(row: Row, canvas: Canvas) -> list[Text]:
    found, link = row.record, canvas.link(row)
    cells = [Text(found.id, theme.ID, link), Text(word("passage.kind", found.kind), theme.KIND)]
    return [*cells, Text(str(found.line), theme.FAINT, link)]
