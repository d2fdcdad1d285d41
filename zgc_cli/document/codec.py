"""The records of a layer from the rows of its line: what JSON knows as lists becomes tuples."""

from collections.abc import Callable, Mapping
from typing import Any

from zgc_cli.document.records import (
    Date,
    Entity,
    Fact,
    Figure,
    IndexEntry,
    Mention,
    Paragraph,
    Piece,
    Quote,
    Section,
    Sentence,
    Span,
    Token,
)


def _paragraph(row: list[Any]) -> Paragraph:
    id_, kind, section, text, pieces, rule = row
    return Paragraph(id_, kind, section, text, tuple(Piece(*p) for p in pieces), rule)


def _sentence(row: list[Any]) -> Sentence:
    id_, section, line, span, rule = row
    return Sentence(id_, section, line, Span(*span), rule)


def _tokens(columns: list[list[Any]]) -> tuple[Token, ...]:
    return tuple(map(Token, *columns)) if columns else ()


def _entity(row: list[Any]) -> Entity:
    entity = Entity(*row)
    return entity._replace(
        aliases=tuple(entity.aliases),
        mentions=tuple(Mention(*m) for m in entity.mentions),
        span=Span(*entity.span),
    )


def _quote(row: list[Any]) -> Quote:
    quote = Quote(*row)
    return quote._replace(parts=tuple(Span(*p) for p in quote.parts), span=Span(*quote.span))


def _figure(row: list[Any]) -> Figure:
    figure = Figure(*row)
    return figure._replace(span=Span(*figure.span))


def _date(row: list[Any]) -> Date:
    date = Date(*row)
    return date._replace(span=Span(*date.span))


def _fact(row: list[Any]) -> Fact:
    fact = Fact(*row)
    return fact._replace(
        entities=tuple(fact.entities),
        figures=tuple(fact.figures),
        dates=tuple(fact.dates),
        span=Span(*fact.span),
    )


# The maker of each layer's records.
RECORDS: Mapping[str, Callable[[list[Any]], Any]] = {
    "paragraphs": _paragraph,
    "sections": lambda row: Section(*row),
    "sentences": _sentence,
    "tokens": _tokens,
    "entities": _entity,
    "figures": _figure,
    "dates": _date,
    "quotes": _quote,
    "facts": _fact,
    "index": lambda row: IndexEntry(*row),
}
