"""Cards: everything known about one entity, or one record with its context."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Quote, Span
from zgc_cli.query.graph import graph
from zgc_cli.query.match.by_place import ByPlace, Covered
from zgc_cli.query.match.resolve import forms_of, resolve
from zgc_cli.query.select import names_entity, near, sections
from zgc_cli.reading.normal import name_form


class Tie(NamedTuple):
    """What ties an entity to another: `to` it says what it does, `from` what the other does."""

    label: str
    direction: str
    id: str
    name: str
    facts: tuple[str, ...]


class Card(NamedTuple):
    """Everything known about one entity, or one record with its context."""

    record: Any
    mentions: tuple[Any, ...]
    facts: tuple[Any, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    about: tuple[Quote, ...] = ()
    ties: tuple[Tie, ...] = ()


def card(document: Document, typed: str) -> Card | None:
    """Return the card of a record by its ID or of an entity by its name; None if there is none."""
    record = _by_id(document, typed.strip().upper()) if is_id(typed) else None
    if record is not None and not isinstance(record, Entity):
        return _record_card(document, record)
    resolution = resolve(document, typed)
    if not resolution.entities:
        return None
    return _entity_card(document, max(resolution.entities, key=lambda e: len(e.mentions)))


def _entity_card(document: Document, entity: Entity) -> Card:
    names = {name_form(form) for form in forms_of(entity)}
    mentions = ByPlace((m, m) for m in entity.mentions)
    by, about = [], []
    for quote in document.quotes:
        if {name_form(quote.speaker or ""), name_form(quote.org or "")} & names:
            by.append(quote)
        elif any(mentions.within(part) for part in quote.parts):
            about.append(quote)
    return Card(
        entity,
        entity.mentions,
        tuple(f for f in document.facts if names_entity(f, entity)),
        tuple(by),
        tuple(near(document, document.figures, entity.id)),
        tuple(about),
        tuple(_ties(document, entity)),
    )


def _ties(document: Document, entity: Entity) -> Iterator[Tie]:
    """Yield what the facts tie an entity to, in either direction."""
    nodes, edges = graph(document, entity.id)
    named = {node.id: node for node in nodes}
    for edge in edges:
        source = edge.source == entity.id
        other = named[edge.target if source else edge.source]
        yield Tie(edge.label, "to" if source else "from", other.id, other.name, edge.facts)


def is_id(typed: str) -> bool:
    """Return whether a text has the form of a record's ID: E3, Q1, P12.3, S2."""
    return re.fullmatch(r"[EQNDFSP]\d+(\.\d+)?", typed.strip().upper()) is not None


def _by_id(document: Document, id_: str) -> Any:
    layers = {
        "E": document.entities,
        "Q": document.quotes,
        "N": document.figures,
        "D": document.dates,
        "F": document.facts,
        "S": sections(document),
        "P": document.sentences if "." in id_ else document.paragraphs,
    }
    return next((record for record in layers[id_[0]] if record.id == id_), None)


def _record_card(document: Document, record: Any) -> Card:
    """Return a record with what stands in the same sentence, or inside it if it is longer."""
    place = Covered(_spans(document, record))

    def inside(other: Any) -> bool:
        return other is not record and place.holds(other.span.paragraph, other.span.start)

    return Card(
        record,
        tuple(e for e in document.entities if any(inside(_Place(m)) for m in e.mentions)),
        tuple(filter(inside, document.facts)),
        tuple(filter(inside, document.quotes)),
        tuple(filter(inside, document.figures)),
    )


class _Place:
    """A mention as something that has a span."""

    __slots__ = ("span",)

    def __init__(self, mention: tuple[Any, ...]) -> None:
        self.span = Span(*mention[1:4])


def _spans(document: Document, record: Any) -> list[Span]:
    if hasattr(record, "pieces"):
        return [Span(record.id, 0, len(record.text))]
    if not hasattr(record, "span"):
        return [Span(p.id, 0, len(p.text)) for p in document.paragraphs if p.section == record.id]
    sentence = document.sentence_of(record.span)
    return [record.span, *([sentence.span] if sentence else [])]
