"""Records by where they stand, so that those of one place are found without a look at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Any, Generic, TypeVar

from zgc_cli.document.document import Document
from zgc_cli.document.records import Mention, Quote, Span, Token

T = TypeVar("T")
_START = attrgetter("start")


class ByPlace(Generic[T]):
    """Values by the places at which they begin."""

    def __init__(self, placed: Iterable[tuple[Span | Mention, T]]) -> None:
        """Hold values, each with its place."""
        found: dict[str, list[tuple[int, int, T]]] = {}
        for order, (place, value) in enumerate(placed):
            found.setdefault(place.paragraph, []).append((place.start, order, value))
        self._rows = {name: sorted(row, key=lambda h: h[:2]) for name, row in found.items()}
        self._starts = {name: [h[0] for h in row] for name, row in self._rows.items()}

    def within(self, span: Span) -> list[T]:
        """Return the values that begin in a span, in the order in which they were given."""
        starts = self._starts.get(span.paragraph, [])
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        row = self._rows[span.paragraph][first:last] if first < last else []
        return [value for _start, _order, value in sorted(row, key=lambda h: h[1])]


class Covered:
    """The characters that some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Hold the spans; they may overlap."""
        found: dict[str, list[tuple[int, int]]] = {}
        for span in spans:
            found.setdefault(span.paragraph, []).append((span.start, span.end))
        rows = {name: sorted(row) for name, row in found.items()}
        self._starts = {name: [start for start, _ in row] for name, row in rows.items()}
        self._reach = {name: list(accumulate((e for _, e in r), max)) for name, r in rows.items()}

    def holds(self, paragraph: str, at: int, *, inside: bool = False) -> bool:
        """Return whether some span covers the character `at`, or begins before it if `inside`."""
        starts = self._starts.get(paragraph, [])
        number = (bisect_left if inside else bisect_right)(starts, at)
        return number > 0 and self._reach[paragraph][number - 1] > at


class PlacedRecords:
    """The records of a document by their places; a layer is gathered when it is first asked for."""

    def __init__(self, document: Document) -> None:
        """Hold the document; no layer is read yet."""
        self.document = document
        self._layers: dict[str, ByPlace[tuple[Span, Any]]] = {}
        self._tokens: dict[str, Sequence[Token]] = {}
        self._speech: dict[Span, list[Quote]] = {}
        self._mentions: dict[str, list[Span]] = {}

    def within(self, layer: str, span: Span) -> list[tuple[Span, Any]]:
        """Return spans and records of a layer that begin in a span, in order."""
        if layer not in self._layers:
            placed = _placed(self.document, layer)
            self._layers[layer] = ByPlace((place, (place, record)) for place, record in placed)
        return self._layers[layer].within(span)

    def tokens(self, paragraph: str) -> Sequence[Token]:
        """Return the words of a paragraph; of the layer no other is decoded."""
        if paragraph not in self._tokens:
            rows = self.document.pick("tokens", [int(paragraph[1:]) - 1])
            self._tokens[paragraph] = rows[0] if rows else ()
        return self._tokens[paragraph]

    def speech_at(self, span: Span) -> list[Quote]:
        """Return the quotes with a speaker, in marks or reported, of which a span is part."""
        if span not in self._speech:
            self._speech[span] = [
                quote
                for quote in self.document.quotes
                if quote.speaker
                and any(
                    part.paragraph == span.paragraph
                    and part.start < span.end
                    and span.start < part.end
                    for part in quote.parts
                )
            ]
        return self._speech[span]

    def nearest_mention(self, name: str, span: Span) -> Span | None:
        """Return the mention of a name nearest to a span: in its paragraph, then before it."""
        if not self._mentions:
            for place, entity in _placed(self.document, "entities"):
                if place.end - place.start > 1:
                    for form in {entity.name, *entity.aliases}:
                        self._mentions.setdefault(form, []).append(place)

        def distance(mention: Span) -> tuple[int, bool, int]:
            away = int(mention.paragraph[1:]) - int(span.paragraph[1:])
            return abs(away), away > 0, abs(mention.start - span.start)

        return min(self._mentions.get(name, ()), key=distance, default=None)


def _placed(document: Document, layer: str) -> Iterator[tuple[Span, Any]]:
    """Yield the records of a layer with each of their places: mentions, parts of a quote."""
    for record in document.layer(layer):
        if layer == "entities":
            yield from ((Span(m.paragraph, m.start, m.end), record) for m in record.mentions)
        elif layer == "quotes":
            yield from ((part, record) for part in record.parts)
        else:
            yield record.span, record


def tokens_within(document: Document, span: Span) -> Sequence[Token]:
    """Return the tokens that begin in a span."""
    number = int(span.paragraph[1:]) - 1
    row = document.tokens[number] if number < len(document.tokens) else ()
    return row[bisect_left(row, span.start, key=_START) : bisect_left(row, span.end, key=_START)]
