"""Where records stand in a paragraph, cut into pieces that nest, as HTML demands.

Spans of records overlap freely (a quotation ends inside a name, a fact covers two dates); HTML
elements only nest. So a mark that crosses the end of an earlier one is split there, and every
character is linked to the innermost visible mark that covers it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.runtime.named_tuple import NamedTuple

# What lies outermost where two marks cover the same characters. Those of HIDDEN are places that
# a list leads to; their characters look like any other.
_RANKS = ("fact", "indirect", "speech", "quoted", "date", "figure")
_HIDDEN = ("fact",)


class Highlight(NamedTuple):
    """Characters `start` to `end` of a paragraph, which the record `id` is about.

    `place` is the mark's own name (`at-E3-2`); `kind` an entity's type, `figure`, `date`, `fact`,
    or a quote's kind, where `quoted` is a quoted term (`term` is a type of entity).
    """

    start: int
    end: int
    kind: str
    id: str
    place: str

    @property
    def visible(self) -> bool:
        """Return whether a reader sees the mark."""
        return self.kind not in _HIDDEN


class MarkedPiece(NamedTuple):
    """Some characters and the marks over them, the outermost first.

    `closing` are those marks that end here and own no piece of their own: a mark owns the pieces
    in which it is the innermost visible one.
    """

    start: int
    end: int
    marks: tuple[Highlight, ...]
    closing: tuple[Highlight, ...]

    @property
    def owner(self) -> Highlight | None:
        """The innermost visible mark."""
        return next((m for m in reversed(self.marks) if m.visible), None)


def marks_of(document: Document) -> dict[str, list[Highlight]]:
    """Return the marks of every paragraph that has any, by its ID, in the order of nesting."""
    marks: dict[str, list[Highlight]] = {}
    for kind, id_, number, span in _places(document):
        if span.start < span.end:
            mark = Highlight(span.start, span.end, kind, id_, f"at-{id_}-{number}")
            marks.setdefault(span.paragraph, []).append(mark)
    ranks = {kind: rank for rank, kind in enumerate(_RANKS)}
    for of_paragraph in marks.values():
        of_paragraph.sort(key=lambda m: (m.start, -m.end, ranks.get(m.kind, len(ranks))))
    return marks


def _places(document: Document) -> Iterator[tuple[str, str, int, Span]]:
    for fact in document.facts:
        yield "fact", fact.id, 1, fact.span
    for quote in document.quotes:
        kind = "quoted" if quote.kind == "term" else quote.kind
        for number, part in enumerate(quote.parts, 1):
            yield kind, quote.id, number, part
    for entity in document.entities:
        for number, m in enumerate(entity.mentions, 1):
            yield entity.type, entity.id, number, Span(m.paragraph, m.start, m.end)
    for kind, records in (("figure", document.figures), ("date", document.dates)):
        for record in records:
            yield kind, record.id, 1, record.span


def pieces(length: int, marks: Sequence[Highlight]) -> list[MarkedPiece]:
    """Return a paragraph of `length` characters as pieces; joined, they are the paragraph."""
    borders = sorted({0, length, *(m.start for m in marks), *(m.end for m in marks)})
    cut: list[MarkedPiece] = []
    active: list[Highlight] = []
    waiting = list(reversed(marks))
    owned: set[str] = set()
    for start, end in pairwise(borders):
        active = [m for m in active if m.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        piece = MarkedPiece(start, end, tuple(active), ())
        if piece.owner:
            owned.add(piece.owner.place)
        closing = (m for m in active if m.end == end and m.visible and m.place not in owned)
        cut.append(piece._replace(closing=tuple(closing)))
    return cut
