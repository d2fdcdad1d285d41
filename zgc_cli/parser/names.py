"""Finder of persons, organisations and places: passes over the units of each paragraph."""

from collections.abc import Callable, Iterator, Sequence

from zgc_cli.document import Document, Span, Token
from zgc_cli.parser import abbreviations, companies, evidence, lists, orgs, persons, places
from zgc_cli.parser.candidates import Candidate
from zgc_cli.parser.compounds import units
from zgc_cli.parser.units import Unit, names

Row = list[Unit]
Pass = Callable[[Sequence[Unit]], Row]

PASSES: tuple[Pass, ...] = (
    persons.credited,
    persons.anonymous,
    places.areas,
    places.unknown,
    places.areas,
    places.cut_towns,
    places.addresses,
    places.facilities,
    places.middles,
    orgs.grow,
    persons.decide,
    persons.extended,
    persons.subjects,
    persons.between,
    persons.latin,
    persons.coordinated,
    companies.sourced,
    companies.before_roles,
    companies.owners,
    companies.apposed,
    companies.coined,
    lists.listed,
    abbreviations.abbreviations,
)


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    paragraphs = list(zip(document.paragraphs, document.tokens, strict=False))
    rows = [_row(paragraph.text, tokens) for paragraph, tokens in paragraphs]
    known = evidence.gather(rows)
    for (paragraph, _), row in zip(paragraphs, rows, strict=True):
        if known:
            row = evidence.spread(row, known, paragraph.text)
        for unit in names(row):
            yield Candidate(Span(paragraph.id, unit.start, unit.end), unit.kind, unit.rule)


def _row(text: str, tokens: Sequence[Token]) -> Row:
    row = units(text, tokens)
    for step in PASSES:
        row = step(row)
    return evidence.declared(row, text)
