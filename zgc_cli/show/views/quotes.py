"""Quotations as blocks, under each who said it and in what capacity, and its place."""

from zgc_cli.document.records import Quote
from zgc_cli.reading.normal import letters
from zgc_cli.runtime.language import _, _p
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Text, joined, padded
from zgc_cli.show.writer import Writer


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the quotes one below the other; a term, which nobody says, takes one line."""
    kind = ""
    margin = max(len(row.record.id) for row in listing.rows) + 2
    edge = Text(f"{writer.signs.wall} ", theme.BAR)
    for row in listing.rows:
        before, kind = kind, row.record.kind
        if kind != "term" or before != "term":
            writer.gap()
        if kind == "term":
            parts = [Text(row.record.text), Text(row.label, theme.FAINT), writer.place(row)]
            term = joined((part for part in parts if part.plain), "  ")
            writer.write(padded(writer.id(row), margin).add(term))
        else:
            writer.write(row.record.text, indent=edge)
            writer.write(_source(row, writer), indent="  ")
            _otherwise(row, writer)


def _otherwise(row: Row, writer: Writer) -> None:
    """Draw what other articles have of the same quote in other words, or of another speaker."""
    ways = row.joined.variants(("text", "speaker")) if row.joined else []
    known = {(letters(row.record.text), row.record.speaker)}
    differs = bool(row.joined and row.joined.differs)
    lead = Text(f"  {writer.signs.other if differs else writer.signs.approx} ", theme.KIND)
    for way in ways:
        if (told := (letters(way["text"]), way["speaker"])) not in known:
            known.add(told)
            where = ", ".join(one_line(article) for article in way["articles"])
            text = Text(way["text"]).add(f"  {way['speaker'] or _('unnamed')} ", theme.NAME)
            writer.write(text.add(where, theme.FAINT), indent=lead)


def _source(row: Row, writer: Writer) -> Text:
    """Return speaker, role and organisation, kind of the quote, and place."""
    quote: Quote = row.record
    role = quote.role if quote.role != quote.speaker else None
    who = [Text(quote.speaker or _("unnamed"), theme.NAME), role, quote.org]
    kind = Text(word("quote.kind", quote.kind), theme.KIND) if quote.kind != "speech" else None
    place = Text(f"{row.label} " if row.article else "", theme.FAINT)
    place.add(writer.id(row)).add(" ").add(writer.place(row))
    return writer.between([joined(filter(None, who), _p("title", ", ")), kind, place])
