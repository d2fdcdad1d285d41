"""What a document must satisfy before a query relies on it: true types, and places that exist.

A parsed document may come from a stranger. Its checksums only tell that nothing happened to it
on the way; that a record says what stands at its place, which is what a reader trusts, is told
here. The types are those of the records' own annotations.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from math import isfinite
from typing import Any, get_args, get_origin

from zgc_cli.document import (
    ENTITY_TYPES,
    FACT_KINDS,
    FIGURE_KINDS,
    PARAGRAPH_KINDS,
    QUOTE_KINDS,
    Date,
    Entity,
    Fact,
    Figure,
    Layer,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Token,
)

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Paragraphs = Mapping[str, str]


def is_sound(layer: str, records: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the records of a layer are of their types and say what the paragraphs say.

    `paragraphs` are those of the same document; the layer `paragraphs` is judged by itself.
    """
    if layer == "tokens":
        return _typed(list(chain.from_iterable(records)), Token) and _covered(records, paragraphs)
    kind, fits = LAYERS[layer]
    if not _typed(records, kind) or len({r.id for r in records}) < len(records):
        return False
    texts = {p.id: p.text for p in paragraphs}
    return all(fits(record, texts) for record in records) and _ordered(layer, records)


def is_day(text: str | None) -> bool:
    """Tell whether a field holds an ISO day of the calendar, or nothing."""
    if text is None:
        return True
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return DAY.fullmatch(text) is not None


def _typed(column: Sequence[Any], kind: Any) -> bool:
    """Tell whether all values of a column are of a kind; whole columns at a time are quick."""
    types = set(map(type, column))
    if get_origin(kind) is tuple:
        return types <= {tuple} and _typed(list(chain.from_iterable(column)), get_args(kind)[0])
    if hasattr(kind, "_fields"):
        inner = kind.__annotations__.values()
        return types <= {kind} and all(map(_typed, zip(*column, strict=True), inner))
    return types <= set(get_args(kind) or (kind,))


def _at(texts: Paragraphs, paragraph: str, start: int, end: int) -> str | None:
    """Return the characters at a place; None where there is no such place."""
    text = texts.get(paragraph)
    return text[start:end] if text is not None and 0 <= start <= end <= len(text) else None


def _covered(rows: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the tokens of each paragraph follow each other from its start to its end."""
    if len(rows) != len(paragraphs):
        return False
    for row, paragraph in zip(rows, paragraphs, strict=True):
        ends = [0, *(token.end for token in row)]
        if [token.start for token in row] != ends[:-1] or ends[-1] != len(paragraph.text):
            return False
        if any(token.start > token.end for token in row):
            return False
    return True


def _ordered(layer: str, records: Layer) -> bool:
    """Tell whether sentences lie one behind the other, so that all are no longer than the text."""
    if layer != "sentences":
        return True
    reached: dict[str, int] = {}
    for sentence in records:
        paragraph, start, end = sentence.span
        if start < reached.get(paragraph, 0):
            return False
        reached[paragraph] = end
    return True


def _paragraph(paragraph: Paragraph, _: Paragraphs) -> bool:
    starts = [piece.start for piece in paragraph.pieces]
    return (
        re.fullmatch("P[0-9]+", paragraph.id) is not None
        and paragraph.kind in PARAGRAPH_KINDS
        and starts[:1] == [0]
        and starts == sorted(starts)
        and all(piece.line > 0 for piece in paragraph.pieces)
    )


def _section(section: Section, _: Paragraphs) -> bool:
    return re.fullmatch("S[0-9]+", section.id) is not None


def _sentence(sentence: Sentence, texts: Paragraphs) -> bool:
    owner = sentence.id.rpartition(".")[0]
    return owner == sentence.span.paragraph and _at(texts, *sentence.span) is not None


def _entity(entity: Entity, texts: Paragraphs) -> bool:
    return (
        entity.type in ENTITY_TYPES
        and bool(entity.mentions)
        and _at(texts, *entity.span) is not None
        and all(_at(texts, *mention[1:4]) == mention.text for mention in entity.mentions)
    )


def _quote(quote: Quote, texts: Paragraphs) -> bool:
    parts = [_at(texts, *part) for part in quote.parts]
    return (
        quote.kind in QUOTE_KINDS
        and None not in parts
        and "\n".join(filter(None, parts)) == quote.text
        and quote.parts[:1] == (quote.span,)
    )


def _figure(figure: Figure, texts: Paragraphs) -> bool:
    numbers = (figure.value, figure.min, figure.max)
    return (
        figure.kind in FIGURE_KINDS
        and all(n is None or _is_finite(n) for n in numbers)
        and _at(texts, *figure.span) == figure.text
    )


def _is_finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # an integer beyond any float
        return False


def _date(date: Date, texts: Paragraphs) -> bool:
    days = is_day(date.start) and is_day(date.end)
    forth = (date.start or "0000") <= (date.end or "9999")  # either end may be open
    return days and forth and _at(texts, *date.span) == date.text


def _fact(fact: Fact, texts: Paragraphs) -> bool:
    return fact.kind in FACT_KINDS and _at(texts, *fact.span) == fact.text


Fits = Callable[[Any, Paragraphs], bool]

LAYERS: Mapping[str, tuple[Any, Fits]] = {
    "paragraphs": (Paragraph, _paragraph),
    "sections": (Section, _section),
    "sentences": (Sentence, _sentence),
    "entities": (Entity, _entity),
    "figures": (Figure, _figure),
    "dates": (Date, _date),
    "quotes": (Quote, _quote),
    "facts": (Fact, _fact),
}
