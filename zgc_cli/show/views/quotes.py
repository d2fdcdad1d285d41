"""Quotations as blocks, under each who said it and in what capacity, and its place."""

from zgc_cli.document.records import Quote
from zgc_cli.runtime.language import _, _p
from zgc_cli.show import theme
from zgc_cli.show.canvas import Canvas
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text, joined, padded


def draw(listing: Listing, canvas: Canvas) -> None:
    """Draw the quotes one below the other; a term, which nobody says, takes one line."""
    before = ""
    margin = max(len(row.record.id) for row in listing.rows) + 2
    for row in listing.rows:
        if row.record.kind != "term" or before != "term":
            canvas.gap()
        before = row.record.kind
        if before == "term":
            _term(row, margin, canvas)
            continue
        edge = Text(f"{canvas.signs.wall} ", theme.BAR)
        canvas.write(row.record.text, indent=edge)
        canvas.write(_source(row, canvas), indent="  ")


def _term(row: Row, margin: int, canvas: Canvas) -> None:
    lead = padded(Text(row.record.id, theme.ID, canvas.link(row)), margin)
    parts = [Text(row.record.text), Text(row.label, theme.FAINT), canvas.place(row)]
    canvas.write(lead.add(joined((p for p in parts if p.plain), "  ")))


def _source(row: Row, canvas: Canvas) -> Text:
    """Return speaker, role and organisation, kind of the quote, and place."""
    quote: Quote = row.record
    who = [Text(quote.speaker or _("unnamed"), theme.NAME), quote.role, quote.org]
    kind = Text(word("quote.kind", quote.kind), theme.KIND) if quote.kind != "speech" else None
    parts = [joined(filter(None, who), _p("title", ", ")), kind, _place(row, canvas)]
    return joined(filter(None, parts), f" {canvas.signs.between} ", theme.FAINT)


def _place(row: Row, canvas: Canvas) -> Text:
    """Return ID and line, after the name of the article where there are several."""
    place = Text(f"{row.label} ", theme.FAINT) if row.article else Text()
    return place.add(row.record.id, theme.ID, canvas.link(row)).add(" ").add(canvas.place(row))
