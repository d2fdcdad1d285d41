"""PlacedRecords by where they stand, so that those of one place are found without a look at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from zgc_cli.document.document import Document
from zgc_cli.document.records import Mention, Span

T = TypeVar("T")


class ByPlace(Generic[T]):
    """Values by the places at which they begin."""

    def __init__(self, placed: Iterable[tuple[Span | Mention, T]]) -> None:
        """Hold values, each with its place."""
        found: dict[str, list[tuple[int, int, T]]] = {}
        for order, (place, value) in enumerate(placed):
            found.setdefault(place.paragraph, []).append((place.start, order, value))
        self._held = {name: sorted(there, key=lambda h: h[:2]) for name, there in found.items()}
        self._starts = {name: [h[0] for h in there] for name, there in self._held.items()}

    def within(self, span: Span) -> list[T]:
        """Return the values that begin in a span, in the order in which they were given."""
        starts = self._starts.get(span.paragraph, [])
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        there = self._held[span.paragraph][first:last] if first < last else []
        return [value for _start, _order, value in sorted(there, key=lambda h: h[1])]


class Covered:
    """The characters that some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Hold the spans; they may overlap."""
        found: dict[str, list[tuple[int, int]]] = {}
        for span in spans:
            found.setdefault(span.paragraph, []).append((span.start, span.end))
        rows = {name: sorted(there) for name, there in found.items()}
        self._starts = {name: [start for start, _ in row] for name, row in rows.items()}
        self._reach = {name: list(accumulate((e for _, e in r), max)) for name, r in rows.items()}

    def holds(self, paragraph: str, at: int, *, inside: bool = False) -> bool:
        """Return whether some span covers the character `at`, or begins before it if `inside`."""
        starts = self._starts.get(paragraph, [])
        number = (bisect_left if inside else bisect_right)(starts, at)
        return number > 0 and self._reach[paragraph][number - 1] > at


class PlacedRecords:
    """The figures, dates, quotes and mentions of a document by their places."""

    def __init__(self, document: Document) -> None:
        """Look through the document once."""
        self.figures = ByPlace((f.span, f) for f in document.figures)
        self.dates = ByPlace((d.span, d) for d in document.dates)
        self.quotes = ByPlace((part, q) for q in document.quotes for part in q.parts)
        self.mentions = ByPlace((m, (e, m)) for e in document.entities for m in e.mentions)
