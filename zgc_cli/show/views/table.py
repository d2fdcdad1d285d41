"""Records as a table fitted to the width; where it cannot hold the fields, a stanza a record."""

from collections.abc import Sequence

from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.columns import ARTICLES, Column, cell_of
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row, telling, value
from zgc_cli.show.text.grid import Slot, fit
from zgc_cli.show.text.number_formats import digits
from zgc_cli.show.text.styled import Text
from zgc_cli.show.writer import Writer

# Fields that are read as prose: with less room than this they had better not be shown at all.
_PROSE = {
    "text": 24,
    "event": 16,
    "aliases": 10,
    "title": 16,
    "sentence": 24,
    "subject": 12,
    "object": 14,
    "predicate": 12,
    "claim": 16,
    "evidence": 16,
    "details": 12,
    "example": 24,
    "where": 24,
    "name": 24,
}
_NARROW = 6  # columns of any other field that may be wrapped
_RIGID = {"id", "line", "kind", "type", "start", "end"}
_LINKED = {"id", "line"}
_NUMBERS = {"integer", "number", "number?", "integer?"}


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a table of the columns for which there is room, those of the lowest rank first."""
    shown = [c for c in listing.columns if listing.chosen or c.shown]
    shown = telling(listing, shown)
    cells = [[_cell(listing.kind, row, column, writer) for column in shown] for row in listing.rows]
    keep = list(range(len(shown)))
    while not fitted(
        writer,
        [(field(shown[i].name), _slot(shown[i])) for i in keep],
        [[row[i] for i in keep] for row in cells],
    ):
        if listing.chosen or len(keep) == 1:
            _stanzas(shown, cells, writer)
            return
        keep.remove(max(keep, key=lambda i: (shown[i].shown, i)))


def fitted(
    writer: Writer, columns: Sequence[tuple[str, Slot]], rows: Sequence[Sequence[Text]]
) -> bool:
    """Write a table if the width can hold its columns, and return whether it can."""
    head = [Text(name, theme.HEADING) for name, _ in columns]
    slots = [slot for _, slot in columns]
    widths = fit(slots, [head, *rows], writer.width)
    if widths is not None:
        writer.grid(slots, rows, widths, head)
    return widths is not None


def _slot(column: Column) -> Slot:
    number = column.shape in _NUMBERS
    least = max(_PROSE.get(column.name, _NARROW), Text(field(column.name)).cell_len)
    return Slot(flexible=not number and column.name not in _RIGID, right=number, least=least)


def _cell(kind: str, row: Row, column: Column, writer: Writer) -> Text:
    if column is ARTICLES:
        return Text(row.label, theme.FAINT)
    shown = value(row, column)
    style = theme.FIELDS.get(column.name, "")
    matches = getattr(row.record, "matches", None)
    if column.name == "text" and matches:
        return writer.highlighted(str(shown), matches)
    link = writer.link(row) if column.name in _LINKED else ""
    if isinstance(shown, bool):
        return Text(writer.signs.other if shown else "", theme.KIND)
    if isinstance(shown, int | float) and column.name != "line":
        return Text(digits(shown), style, link)
    if kind == "section" and column.name == "title" and not shown:
        return Text(_("(lead)"), theme.FAINT)
    if isinstance(shown, str):
        shown = word(f"{kind}.{column.name}", shown)
    return Text(cell_of(column, shown), style, link)


def _stanzas(shown: Sequence[Column], cells: Sequence[Sequence[Text]], writer: Writer) -> None:
    """More fields than the width can hold: a line a field, a blank line a record."""
    for row in cells:
        writer.gap()
        for column, text in zip(shown, row, strict=True):
            if text.plain:
                writer.write(Text(f"{field(column.name)}: ", theme.HEADING).add(text))
