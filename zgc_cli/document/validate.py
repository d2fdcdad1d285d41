"""What a document must satisfy before a query relies on it: true types, and places that exist.

A parsed document may come from a stranger. Its checksums only tell that nothing happened to it
on the way; that a record says what stands at its place, which is what a reader trusts, is told
here. The types are those of the records' own annotations.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from typing import Any

from zgc_cli.document.codec import is_typed
from zgc_cli.document.records import (
    ENTITY_TYPES,
    FACT_KINDS,
    FIGURE_KINDS,
    LAYERS,
    PARAGRAPH_KINDS,
    QUOTE_KINDS,
    Date,
    Entity,
    Fact,
    Figure,
    IndexEntry,
    Layer,
    Mention,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Token,
)

ID = re.compile(r"[PSEQNDF][0-9]{1,9}(\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_MAX_LINE = 1 << 31

# Gives the paragraph of an ID; None where there is no such paragraph.
Paragraphs = Callable[[str], Paragraph | None]


def is_sound_layer(layer: str, records: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a layer is of its types and says what the paragraphs say.

    `paragraphs` are those of the same document; the layer `paragraphs` is judged by itself.
    """
    return (
        are_sound(layer, records, {p.id: p for p in paragraphs}.get)
        and (layer != "paragraphs" or _are_numbered(records))
        and _are_distinct(records)
        and (layer != "sentences" or _tell_all(records, paragraphs))
        and (layer != "tokens" or _cover(records, paragraphs))
    )


def are_sound(layer: str, records: Layer, paragraphs: Paragraphs) -> bool:
    """Return whether some records of a layer are of their types and say what stands there."""
    fits = _CHECKS[layer]
    return is_typed(records, LAYERS[layer]) and all(
        ID.fullmatch(getattr(record, "id", "E1"))
        and _is_placed(record, paragraphs)
        and fits(record, paragraphs)
        for record in records
    )


def is_day(text: str | None) -> bool:
    """Return whether a field holds an ISO day of the calendar, or nothing."""
    if text is None:
        return True
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _is_placed(record: Any, paragraphs: Paragraphs) -> bool:
    """Return whether the section and the source line of a record are those of its place."""
    span = getattr(record, "span", None)
    if span is None:
        return True
    paragraph = paragraphs(span.paragraph)
    return (
        paragraph is not None
        and record.section == paragraph.section
        and record.line == paragraph.line_at(span.start)
    )


def _at(paragraphs: Paragraphs, place: str, start: int, end: int) -> str | None:
    """Return the characters at a place; None where there is no such place."""
    paragraph = paragraphs(place)
    if paragraph is None or not 0 <= start <= end <= len(paragraph.text):
        return None
    return paragraph.text[start:end]


def _are_distinct(records: Layer) -> bool:
    """Return whether no two records of a layer have one ID."""
    ids = [r.id for r in records if hasattr(r, "id")]
    return len(set(ids)) == len(ids)


def _are_numbered(paragraphs: Layer) -> bool:
    """Return whether paragraphs are P1, P2 and so on: many a query goes by that."""
    return all(p.id == f"P{number}" for number, p in enumerate(paragraphs, 1))


def _cover(rows: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether the tokens of each paragraph follow each other from its start to its end."""
    if len(rows) != len(paragraphs):
        return False
    for row, paragraph in zip(rows, paragraphs, strict=True):
        ends = [0, *(token.end for token in row)]
        if [token.start for token in row] != ends[:-1] or ends[-1] != len(paragraph.text):
            return False
    return True


def _tell_all(sentences: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether sentences lie one behind the other, and no word of the text between them.

    A document whose text no stage has cut into sentences has none at all.
    """
    ends = dict.fromkeys((p.id for p in paragraphs), 0)
    texts = {p.id: p.text for p in paragraphs}
    for sentence in sentences:
        paragraph, start, end = sentence.span
        if start < ends[paragraph] or _has_words(texts[paragraph][ends[paragraph] : start]):
            return False
        ends[paragraph] = end
    left = any(_has_words(texts[paragraph][end:]) for paragraph, end in ends.items())
    return not (sentences and left)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _paragraph(paragraph: Paragraph, _: Paragraphs) -> bool:
    starts = [piece.start for piece in paragraph.pieces]
    return (
        re.fullmatch("P[0-9]+", paragraph.id) is not None
        and paragraph.kind in PARAGRAPH_KINDS
        and starts[:1] == [0]
        and starts == sorted(starts)
        and starts[-1] <= len(paragraph.text)
        and all(0 < piece.line <= _MAX_LINE for piece in paragraph.pieces)
    )


def _section(section: Section, _: Paragraphs) -> bool:
    return re.fullmatch("S[0-9]+", section.id) is not None


def _sentence(sentence: Sentence, paragraphs: Paragraphs) -> bool:
    owner = sentence.id.rpartition(".")[0]
    return owner == sentence.span.paragraph and _at(paragraphs, *sentence.span) is not None


def _entity(entity: Entity, paragraphs: Paragraphs) -> bool:
    return (
        entity.type in ENTITY_TYPES
        and bool(entity.mentions)
        and tuple(entity.span) in {mention[1:4] for mention in entity.mentions}
        and all(_is_mention(mention, paragraphs) for mention in entity.mentions)
    )


def _is_mention(mention: Mention, paragraphs: Paragraphs) -> bool:
    paragraph = paragraphs(mention.paragraph)
    return (
        paragraph is not None
        and _at(paragraphs, *mention[1:4]) == mention.text
        and mention.line == paragraph.line_at(mention.start)
    )


def _quote(quote: Quote, paragraphs: Paragraphs) -> bool:
    parts = [_at(paragraphs, *part) for part in quote.parts]
    return (
        quote.kind in QUOTE_KINDS
        and None not in parts
        and "\n".join(part or "" for part in parts) == quote.text
        and quote.parts[:1] == (quote.span,)
    )


def _figure(figure: Figure, paragraphs: Paragraphs) -> bool:
    numbers = (figure.value, figure.min, figure.max)
    return (
        figure.kind in FIGURE_KINDS
        and all(n is None or _is_finite(n) for n in numbers)
        and _at(paragraphs, *figure.span) == figure.text
    )


def _is_finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # an integer beyond any float
        return False


def _date(date: Date, paragraphs: Paragraphs) -> bool:
    days = is_day(date.start) and is_day(date.end)
    forth = (date.start or "0000") <= (date.end or "9999")  # either end may be open
    return days and forth and _at(paragraphs, *date.span) == date.text


def _fact(fact: Fact, paragraphs: Paragraphs) -> bool:
    return fact.kind in FACT_KINDS and _at(paragraphs, *fact.span) == fact.text


def _tokens(row: tuple[Token, ...], _: Paragraphs) -> bool:
    return all(token.start <= token.end for token in row)


def _index(entry: IndexEntry, _: Paragraphs) -> bool:
    return bool(entry.layer)


_CHECKS: Mapping[str, Callable[[Any, Paragraphs], bool]] = {
    "paragraphs": _paragraph,
    "sections": _section,
    "sentences": _sentence,
    "tokens": _tokens,
    "entities": _entity,
    "figures": _figure,
    "dates": _date,
    "quotes": _quote,
    "facts": _fact,
    "index": _index,
}
