"""Finder of persons, organisations and places: passes over the units of each paragraph."""

from collections.abc import Callable, Iterator, Sequence

from zgc_cli.document import Document, Span
from zgc_cli.parser import lists, orgs, persons, places
from zgc_cli.parser.candidates import Candidate
from zgc_cli.parser.units import Unit, names, units

Row = list[Unit]
Pass = Callable[[Sequence[Unit]], Row]

PASSES: tuple[Pass, ...] = (
    persons.credited,
    places.areas,
    places.unknown,
    places.areas,
    places.facilities,
    orgs.grow,
    persons.decide,
    persons.subjects,
    orgs.sourced,
    orgs.before_roles,
    orgs.apposed,
    orgs.coined,
    lists.listed,
    places.abbreviations,
)


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    rows = []
    for paragraph, tokens in zip(document.paragraphs, document.tokens, strict=False):
        row = units(paragraph.text, tokens)
        for step in PASSES:
            row = step(row)
        rows.append(row)
    for paragraph, row in zip(document.paragraphs, rows, strict=False):
        for unit in names(row):
            yield Candidate(Span(paragraph.id, unit.start, unit.end), unit.kind, unit.rule)
