"""Finder of persons, organisations and places: passes over the chunks of each paragraph."""

import re
from collections.abc import Iterator, Sequence

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
    subdistricts,
)
from zgc_cli.parser.entities.names.row import Chunk, Pass
from zgc_cli.parser.entities.names.split import chunks, split_address
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.reading.rule import Rule

PASSES: tuple[Rule[Pass], ...] = (
    persons.credited,
    persons.anonymous,
    persons.addressed,
    subdistricts.known,
    places.counties,
    places.areas,
    places.unknown,
    places.areas,
    places.addresses,
    places.facilities,
    places.listed,
    places.counted,
    places.coded_roads,
    orgs.grow,
    persons.decide,
    persons.latin,
    persons.coordinated,
    companies.before_roles,
    companies.apposed,
    companies.coined,
    enumerations.listed,
    persons.whole,
    abbreviations.abbreviations,
    document_wide.declaring,
)

_BETWEEN_AGENCIES = re.compile("[、，,•·/ 　]|综合")


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    paragraphs = list(zip(document.paragraphs, document.tokens, strict=False))
    rows = [_row(paragraph.text, tokens) for paragraph, tokens in paragraphs]
    known = document_wide.certain_names(rows)
    for agency in filter(None, _BETWEEN_AGENCIES.split(document.header.agency or "")):
        known.setdefault(agency, "org")
    names = Gazetteer(known)
    for (paragraph, _), row in zip(paragraphs, rows, strict=True):
        for chunk in document_wide.spread.apply(row, known, names):
            for part in split_address(chunk) if chunk.kind == "place" else (chunk,):
                if part.kind:
                    yield Candidate(Span(paragraph.id, part.start, part.end), part.kind, part.rule)


def _row(text: str, tokens: Sequence[Token]) -> list[Chunk]:
    row = chunks(text, tokens)
    for step in PASSES:
        row = step.apply(row)
    return row
