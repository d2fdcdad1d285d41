"""A card: everything known about one entity, or one record with its context."""

from collections.abc import Iterable, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Fact, Figure, Mention, Quote, Sentence, Span
from zgc_cli.query.card import Card, Tie
from zgc_cli.runtime.language import _, _n
from zgc_cli.show import theme
from zgc_cli.show.columns import cell, kind_of, plain_value
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.number_formats import PositionChart, digits, in_words
from zgc_cli.show.text.styled import Text, joined, padded
from zgc_cli.show.views.entities import places, ruler
from zgc_cli.show.views.facts import statement
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
            _block(_("Mentions"), _mentions(row, card.mentions, writer), writer)
        else:
            _fields(card.record, writer)
            _block(_("Context"), _context(row, writer), writer)
            _block(_("Names"), _names(row, writer), writer)
        _block(_("Facts"), [_fact(row, f, writer) for f in card.facts], writer)
        _block(_("Quotes"), [_quote(row, q, writer) for q in card.quotes], writer)
        _block(_("Quotes about it"), [_quote(row, q, writer) for q in card.about], writer)
        _block(_("Figures"), [_figure(row, f, writer) for f in card.figures], writer)
        _block(_("Ties"), [_tie(row, t, writer) for t in card.ties], writer)


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
    width = min(_STRIP, writer.width - label.width)
    if width < 10:
        writer.put(label)
        return
    strip = PositionChart(document, width, writer.signs)
    writer.put(Text(" " * label.width).add(ruler(document, strip)))
    writer.put(label.add(places(entity, strip)))


def _fields(record: Any, writer: Writer) -> None:
    """Draw what a record says of itself."""
    held = {k: cell(plain_value(v)) for k, v in record._asdict().items() if k not in _HIDDEN}
    kind = kind_of(record)
    labels = {name: Text(field(name), theme.FAINT) for name, value in held.items() if value}
    margin = max((label.width for label in labels.values()), default=0) + 2
    for name, label in labels.items():
        style = theme.HEADING if name == "text" else ""
        value = Text(word(f"{kind}.{name}", held[name]), style)
        if isinstance(number := getattr(record, name), int | float):
            words = in_words(number)
            value = Text(digits(number)).add(f"  {words}" if words else "", theme.FAINT)
        _item(padded(label, margin), value, writer)


def _item(lead: Text, text: Text, writer: Writer) -> None:
    """Draw prose beside what stands in its margin; above it where the window is narrow."""
    if lead.width * 2 > writer.width:
        writer.put(lead)
        writer.write(text, indent="  ")
        return
    writer.hang(lead, text)


def _block(title: str, items: Sequence[Item], writer: Writer) -> None:
    if not items:
        return
    writer.heading(title, str(len(items)) if len(items) > 1 else "")
    margin = max(lead.width for lead, _ in items) + 2
    for lead, text in items:
        _item(padded(lead, margin), text, writer)


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
    at = span.start - sentence.span.start
    end = min(at + span.end - span.start, len(text))
    drawn = writer.highlighted(text, [(at, end)], theme.NAME)
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


def _fact(row: Row, fact: Fact, writer: Writer) -> Item:
    return writer.id(row, fact), statement(fact)


def _quote(row: Row, quote: Quote, writer: Writer) -> Item:
    text = Text(f"{quote.speaker} ", theme.NAME) if quote.speaker else Text()
    return writer.id(row, quote), text.add(Text(quote.text).flat())


def _figure(row: Row, figure: Figure, writer: Writer) -> Item:
    about = [figure.subject, None if (figure.counted or "") in figure.text else figure.counted]
    text = Text(figure.text, theme.NAME)
    of = " ".join(filter(None, about))
    return writer.id(row, figure), text.add(f"  {of}" if of else "", theme.FAINT)


def _tie(row: Row, tie: Tie, writer: Writer) -> Item:
    lines = {fact.id: fact.line for fact in row.document.facts}
    id_ = joined((Text(f, theme.ID, writer.link(row, lines.get(f))) for f in tie.facts), " ")
    name, label = Text(tie.name, theme.NAME), Text(tie.label, theme.FAINT)
    return id_, joined((label, name) if tie.direction == "to" else (name, label), " ")
