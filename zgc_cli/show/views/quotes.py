"""Quotations as blocks, under each who said it and in what capacity, and its place."""

from zgc_cli.document.records import Quote
from zgc_cli.runtime.language import _, _p
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text, joined, padded
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the quotes one below the other; a term, which nobody says, takes one line."""
    before = ""
    margin = max(len(row.record.id) for row in listing.rows) + 2
    for row in listing.rows:
        if row.record.kind != "term" or before != "term":
            writer.gap()
        before = row.record.kind
        if before == "term":
            _term(row, margin, writer)
            continue
        edge = Text(f"{writer.signs.wall} ", theme.BAR)
        writer.write(row.record.text, indent=edge)
        writer.write(_source(row, writer), indent="  ")


def _term(row: Row, margin: int, writer: Writer) -> None:
    lead = padded(writer.id(row), margin)
    parts = [Text(row.record.text), Text(row.label, theme.FAINT), writer.place(row)]
    writer.write(lead.add(joined((p for p in parts if p.plain), "  ")))


def _source(row: Row, writer: Writer) -> Text:
    """Return speaker, role and organisation, kind of the quote, and place."""
    quote: Quote = row.record
    who = [Text(quote.speaker or _("unnamed"), theme.NAME), quote.role, quote.org]
    kind = Text(word("quote.kind", quote.kind), theme.KIND) if quote.kind != "speech" else None
    return writer.between([joined(filter(None, who), _p("title", ", ")), kind, _place(row, writer)])


def _place(row: Row, writer: Writer) -> Text:
    """Return ID and line, after the name of the article where there are several."""
    place = Text(f"{row.label} ", theme.FAINT) if row.article else Text()
    return place.add(writer.id(row)).add(" ").add(writer.place(row))
