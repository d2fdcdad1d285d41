"""Finder of persons, organisations and places: passes over the units of each paragraph."""

from collections.abc import Callable, Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span, Token
from zgc_cli.parser.entities.candidates import Candidate
from zgc_cli.parser.entities.names import (
    abbreviations,
    companies,
    document_wide,
    enumerations,
    orgs,
    persons,
    places,
)
from zgc_cli.parser.entities.names.row import Chunk
from zgc_cli.parser.entities.names.split import units
from zgc_cli.reading.rule import Rule

Row = list[Chunk]

PASSES: tuple[Rule[Callable[[Sequence[Chunk]], Row]], ...] = (
    persons.credited,
    persons.anonymous,
    places.areas,
    places.unknown,
    places.areas,
    places.addresses,
    places.facilities,
    places.middles,
    orgs.grow,
    persons.decide,
    persons.subjects,
    persons.between,
    persons.latin,
    persons.coordinated,
    companies.sourced,
    companies.before_roles,
    companies.apposed,
    companies.coined,
    enumerations.listed,
    abbreviations.abbreviations,
)


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    paragraphs = list(zip(document.paragraphs, document.tokens, strict=False))
    rows = [_row(paragraph.text, tokens) for paragraph, tokens in paragraphs]
    known = document_wide.gather(rows)
    for (paragraph, _), row in zip(paragraphs, rows, strict=True):
        if known:
            row = document_wide.spread(row, known, paragraph.text)
        for unit in (chunk for chunk in row if chunk.kind):
            yield Candidate(Span(paragraph.id, unit.start, unit.end), unit.kind, unit.rule)


def _row(text: str, tokens: Sequence[Token]) -> Row:
    row = units(text, tokens)
    for step in PASSES:
        row = step.apply(row)
    return document_wide.declared(row, text)
