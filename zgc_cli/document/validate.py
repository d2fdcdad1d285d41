"""What a document must satisfy before a query relies on it: true types, and places that exist.

A parsed document may come from a stranger. Its checksums only tell that nothing happened to it
on the way; that a record says what stands at its place, which is what a reader trusts, is told
here. The types are those of the records' own annotations.
"""

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
    Figure,
    Layer,
    Paragraph,
    Quote,
    Span,
)
from zgc_cli.runtime.pattern import Pattern

_ID = Pattern(r"[PSEQNDF][0-9]{1,9}(\.[0-9]{1,9})?")
_DAY = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_LINE = 1 << 31
_KINDS = {
    "paragraphs": PARAGRAPH_KINDS,
    "figures": FIGURE_KINDS,
    "quotes": QUOTE_KINDS,
    "facts": FACT_KINDS,
}

# Gives the paragraph of an ID; None where there is no such paragraph.
Paragraphs = Callable[[str], Paragraph | None]


def is_sound_layer(layer: str, records: Layer, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a layer is of its types and says what the paragraphs say.

    `paragraphs` are those of the same document; the layer `paragraphs` is judged by itself.
    """
    if not are_sound(layer, records, {p.id: p for p in paragraphs}.get):
        return False
    ids = [record.id for record in records if hasattr(record, "id")]
    return (
        len(set(ids)) == len(ids)
        # Many a query goes by the numbers of paragraphs: P1, P2 and so on.
        and (layer != "paragraphs" or ids == [f"P{n}" for n in range(1, len(ids) + 1)])
        and (layer != "sentences" or _tell_all(records, paragraphs))
        and (layer != "tokens" or _cover(records, paragraphs))
    )


def are_sound(layer: str, records: Layer, paragraphs: Paragraphs) -> bool:
    """Return whether some records of a layer are of their types and say what stands there."""
    kinds, check = _KINDS.get(layer), _CHECKS.get(layer)
    return is_typed(records, LAYERS[layer]) and all(
        (kinds is None or record.kind in kinds)
        and _ID.fullmatch(getattr(record, "id", "E1"))
        and _is_placed(record, paragraphs)
        and (check is None or check(record, paragraphs))
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
    """Return whether the place of a record exists, and its section, line and text stand there."""
    if not hasattr(record, "span"):
        return True
    paragraph = paragraphs(record.span.paragraph)
    text = _in(paragraph, record.span.start, record.span.end)
    return (
        paragraph is not None
        and text is not None
        and record.section == paragraph.section
        and record.line == paragraph.line_at(record.span.start)
        and (isinstance(record, Quote) or getattr(record, "text", text) == text)
    )


def _at(paragraphs: Paragraphs, span: Span) -> str | None:
    """Return the characters at a place; None where there is no such place."""
    return _in(paragraphs(span.paragraph), span.start, span.end)


def _in(paragraph: Paragraph | None, start: int, end: int) -> str | None:
    if paragraph is None or not 0 <= start <= end <= len(paragraph.text):
        return None
    return paragraph.text[start:end]


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

    In front of the first one may stand the mark of an item. A document whose text no stage has
    cut into sentences has none at all.
    """
    ends = dict.fromkeys((p.id for p in paragraphs), 0)
    texts = {p.id: p.text for p in paragraphs}
    for sentence in sentences:
        paragraph, start, end = sentence.span
        before = texts[paragraph][ends[paragraph] : start]
        marked = ends[paragraph] == 0 and _ITEM_MARK.fullmatch(before)
        if start < ends[paragraph] or (_has_words(before) and not marked):
            return False
        ends[paragraph] = end
    left = any(_has_words(texts[paragraph][end:]) for paragraph, end in ends.items())
    return not (sentences and left)


_ITEM_MARK = Pattern(
    r"\W*第?(?:[\d〇零一二三四五六七八九十百]{1,6}|[①-⑳❶-❿])条?(?:之[一二三四五六七八九十])?\W*"
)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _paragraph(paragraph: Paragraph, _: Paragraphs) -> bool:
    starts = [piece.start for piece in paragraph.pieces]
    return (
        paragraph.id.startswith("P")
        and "." not in paragraph.id
        and starts[:1] == [0]
        and starts == sorted(starts)
        and starts[-1] <= len(paragraph.text)
        and all(0 < piece.line <= _MAX_LINE for piece in paragraph.pieces)
    )


def _entity(entity: Entity, paragraphs: Paragraphs) -> bool:
    if entity.type not in ENTITY_TYPES or all(m[1:4] != entity.span for m in entity.mentions):
        return False
    for text, place, start, end, line in entity.mentions:
        paragraph = paragraphs(place)
        if paragraph is None or _in(paragraph, start, end) != text:
            return False
        if line != paragraph.line_at(start):
            return False
    return True


def _quote(quote: Quote, paragraphs: Paragraphs) -> bool:
    parts = [_at(paragraphs, part) for part in quote.parts]
    told = [part for part in parts if part is not None]
    return parts == told and "\n".join(told) == quote.text and quote.parts[:1] == (quote.span,)


def _figure(figure: Figure, _: Paragraphs) -> bool:
    try:
        return all(isfinite(n or 0) for n in (figure.value, figure.min, figure.max))
    except OverflowError:  # an integer beyond any float
        return False


def _date(date: Date, _: Paragraphs) -> bool:
    forth = not (date.start and date.end) or date.start <= date.end  # either end may be open
    return is_day(date.start) and is_day(date.end) and forth


# What the records of a layer must satisfy besides.
_CHECKS: Mapping[str, Callable[[Any, Paragraphs], bool]] = {
    "paragraphs": _paragraph,
    "sections": lambda section, _: section.id.startswith("S") and "." not in section.id,
    "sentences": lambda sentence, _: sentence.id.rpartition(".")[0] == sentence.span.paragraph,
    "tokens": lambda row, _: all(token.start <= token.end for token in row),
    "entities": _entity,
    "figures": _figure,
    "dates": _date,
    "quotes": _quote,
    "index": lambda entry, _: bool(entry.layer),
}
