"""A card: everything known about one entity, or one record with its context."""

from collections.abc import Iterable, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Mention, Sentence, Span
from zgc_cli.query.card import Card, Tie
from zgc_cli.runtime.language import _, _n
from zgc_cli.show import theme
from zgc_cli.show.columns import cell, kind_of, plain_value
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import GAP, Slot
from zgc_cli.show.text.number_formats import PositionChart, digits, in_words
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.brief import brief
from zgc_cli.show.views.entities import legend, places, ruler
from zgc_cli.show.writer import Writer

_STRIP = 60  # columns of the strip of mentions, at most
_HIDDEN = {"id", "name", "mentions", "pieces", "parts", "span", "rule", "section", "line"}

Item = tuple[Text, Text]  # what stands in the margin, and beside it


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the head of each card and its blocks; an empty one is left out."""
    for row in listing.rows:
        card: Card = row.record
        writer.gap()
        _head(row, writer)
        if isinstance(card.record, Entity):
            _where(row.document, card.record, writer)
            blocks = {_("Mentions"): _mentions(row, card.mentions, writer)}
        else:
            _fields(card.record, writer)
            blocks = {_("Context"): _context(row, writer), _("Names"): _names(row, writer)}
        blocks |= {
            _("Facts"): _briefs(row, card.facts, writer),
            _("Quotes"): _briefs(row, card.quotes, writer),
            _("Quotes about it"): _briefs(row, card.about, writer),
            _("Figures"): _briefs(row, card.figures, writer),
            _("Quoted terms"): _briefs(row, card.terms, writer),
            _("Ties"): [_tie(row, tie, writer) for tie in card.ties],
        }
        for title, items in blocks.items():
            if items:
                writer.heading(title, str(len(items)) if len(items) > 1 else "")
                beside_margin(items, writer)


def _head(row: Row, writer: Writer) -> None:
    """Draw name, type and other names, or the ID of a record that has no name."""
    record = row.record.record
    writer.label(row)
    parts = [Text(getattr(record, "name", None) or "", theme.HEADING), writer.id(row, record)]
    if isinstance(record, Entity):
        parts += [
            Text(word("entity.type", record.type), theme.KIND),
            Text(record.pinyin, theme.FAINT),
        ]
        parts.append(Text(_("first in {section}", section=record.section), theme.FAINT))
    if hasattr(record, "line"):
        parts.append(writer.place(row, record.line))
    writer.write(writer.between(parts))
    for alias in getattr(record, "aliases", ()):
        writer.write(f"= {alias}")


def _where(document: Document, entity: Entity, writer: Writer) -> None:
    """Draw the strip of mentions under the sections."""
    n = len(entity.mentions)
    label = Text(_n("{n} mention", "{n} mentions", n) + "  ")
    width = min(_STRIP, writer.width - label.cell_len)
    if width < 10:
        writer.put(label)
        return
    strip = PositionChart(document, width, writer.signs)
    writer.put(Text(" " * label.cell_len).add(ruler(document, strip)))
    writer.put(label.add(places(entity, strip)))
    writer.write(legend(writer), theme.FAINT)


def _fields(record: Any, writer: Writer) -> None:
    """Draw what a record says of itself."""
    kind = kind_of(record)
    items = []
    for name, value in record._asdict().items():
        shown = cell(plain_value(value))
        if name in _HIDDEN or not shown:
            continue
        style = theme.HEADING if name == "text" else ""
        text = Text(word(f"{kind}.{name}", shown), style)
        if isinstance(value, int | float):
            words = in_words(value)
            text = Text(digits(value)).add(f"  {words}" if words else "", theme.FAINT)
        items.append((Text(field(name), theme.FAINT), text))
    beside_margin(items, writer)


def beside_margin(items: Sequence[Item], writer: Writer) -> None:
    """Draw prose beside what stands in its margin; above it where the window is narrow."""
    margin = max((lead.cell_len for lead, _ in items), default=0)
    if (margin + GAP) * 2 <= writer.width:
        writer.grid([Slot()] * 2, items, [margin, writer.room(margin + GAP)])
        return
    for lead, text in items:
        writer.put(lead)
        writer.write(text, indent="  ")


def _mentions(row: Row, mentions: Iterable[Mention], writer: Writer) -> list[Item]:
    """Return each sentence that names an entity, with the names marked."""
    in_sentence: dict[Sentence, list[Mention]] = {}
    for m in mentions:
        if sentence := row.document.sentence_of(Span(m.paragraph, m.start, m.end)):
            in_sentence.setdefault(sentence, []).append(m)
    items = []
    for sentence, named in in_sentence.items():
        offset = sentence.span.start
        marks = [(m.start - offset, m.end - offset) for m in named]
        text = writer.highlighted(row.document.text_of(sentence.span), marks, theme.NAME)
        items.append((Text(sentence.id, theme.ID, writer.link(row, named[0].line)), text))
    return items


def _context(row: Row, writer: Writer) -> list[Item]:
    """Return the sentence in which a record stands, the record marked; none for longer ones."""
    record = row.record.record
    span = getattr(record, "span", None)
    sentence = row.document.sentence_of(span) if span else None
    if span is None or sentence is None or sentence.id == record.id:
        return []
    text = row.document.text_of(sentence.span)
    start, end = (min(n - sentence.span.start, len(text)) for n in span[1:])
    drawn = writer.highlighted(text, [(start, end)], theme.NAME)
    return [(Text(sentence.id, theme.ID, writer.link(row, record.line)), drawn)]


def _names(row: Row, writer: Writer) -> list[Item]:
    """Return who and what is named in a record, by type."""
    groups: dict[str, list[Text]] = {}
    for e in row.record.mentions:
        name = Text(e.name, theme.NAME).add(f" {e.id}", theme.ID, writer.link(row, e.line))
        groups.setdefault(e.type, []).append(name)
    return [
        (Text(word("entity.type", type_), theme.KIND), joined(names, "  "))
        for type_, names in groups.items()
    ]


def _briefs(row: Row, records: Iterable[Any], writer: Writer) -> list[Item]:
    return [(writer.id(row, record), brief(record)) for record in records]


def _tie(row: Row, tie: Tie, writer: Writer) -> Item:
    lines = {fact.id: fact.line for fact in row.document.facts}
    id_ = joined((Text(f, theme.ID, writer.link(row, lines.get(f))) for f in tie.facts), " ")
    name, label = Text(tie.name, theme.NAME), Text(tie.label, theme.FAINT)
    return id_, joined((label, name) if tie.direction == "to" else (name, label), " ")
