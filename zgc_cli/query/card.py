"""Cards: everything known about one entity, or one record with its context."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Quote, Span
from zgc_cli.query.figure_owners import FigureOwners
from zgc_cli.query.graph import graph
from zgc_cli.query.match.by_place import ByPlace, Covered
from zgc_cli.query.match.resolve import forms_of, resolve
from zgc_cli.query.select import names_entity, said, sections
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple


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
    terms: tuple[Quote, ...] = ()


def card(document: Document, typed: str) -> Card | None:
    """Return the card of a record by its ID or of an entity by its name; None if there is none."""
    record = _by_id(document, typed.strip().upper()) if is_id(typed) else None
    if record is not None and not isinstance(record, Entity):
        return _record_card(document, record)
    resolution = resolve(document, typed)
    if not resolution.entities:
        return None
    return entity_card(document, max(resolution.entities, key=lambda e: len(e.mentions)))


def entity_card(document: Document, entity: Entity) -> Card:
    """Return the card of an entity."""
    names = {name_form(form) for form in forms_of(entity)}
    mentions = ByPlace((m, m) for m in entity.mentions)
    by, about, terms = list[Quote](), list[Quote](), list[Quote]()
    for quote in document.quotes:
        if {name_form(quote.speaker or ""), name_form(quote.org or "")} & names:
            by.append(quote)
        elif any(mentions.within(part) for part in quote.parts):
            (terms if quote.kind == "term" else about).append(quote)
    return Card(
        entity,
        entity.mentions,
        tuple(f for f in document.facts if names_entity(f, entity)),
        tuple(by),
        tuple(FigureOwners(document).about(document.figures, [entity])),
        tuple(about),
        tuple(_ties(document, entity)),
        tuple(terms),
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
    if id_[0] == "S":
        records: Sequence[Any] = sections(document)
    else:
        layers = {"E": "entities", "Q": "quotes", "N": "figures", "D": "dates", "F": "facts"}
        layers["P"] = "sentences" if "." in id_ else "paragraphs"
        records = document.layer(layers[id_[0]])
    return next((record for record in records if record.id == id_), None)


def _record_card(document: Document, record: Any) -> Card:
    """Return a record with what stands in the same sentence, or inside it if it is longer."""
    spans: list[Span] = []
    if hasattr(record, "span"):
        sentence = document.sentence_of(record.span)
        spans = [record.span, *([sentence.span] if sentence else [])]
    else:  # a paragraph, or a section
        within = (p for p in document.paragraphs if record.id in (p.id, p.section))
        spans = [Span(p.id, 0, len(p.text)) for p in within]
    covered = Covered(spans)

    def inside(layer: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            other
            for other in layer
            if other is not record and covered.holds(other.span.paragraph, other.span.start)
        )

    mentioned = (
        entity
        for entity in document.entities
        if any(covered.holds(m.paragraph, m.start) for m in entity.mentions)
    )
    facts, figures = inside(document.facts), inside(document.figures)
    spoken = said(document)
    terms = inside([quote for quote in document.quotes if quote.kind == "term"])
    return Card(record, tuple(mentioned), facts, inside(spoken), figures, terms=terms)
