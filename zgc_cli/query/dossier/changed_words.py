"""What was changed between two versions of a sentence: a figure, a date, a name, words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.amounts import FOLLOWS, figure_verdict
from zgc_cli.query.dossier.sentence_pairs import Change, Placed, changes
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.runtime.named_tuple import NamedTuple

_ANY_DAY = date(2000, 1, 1)
_NAMED = ("person", "org", "place", "product", "event", "work")


class ComparedText:
    """A document with what stands where in it, as one side of a comparison."""

    def __init__(self, article: str, document: Document) -> None:
        """Hold a document by the name of its article."""
        self.article = article
        self.document = document
        self.records = PlacedRecords(document)
        spoken = [q for q in document.quotes if q.kind == "speech"]
        self._spoken = [(part, quote) for quote in spoken for part in quote.parts]

    def record_at(self, kind: str, span: Span, whole: Span) -> Any:
        """Return the first record of a layer in a sentence that a span touches; None for none."""
        is_empty = span.start == span.end
        if kind == "quotes":
            inside = (q for part, q in self._spoken if _holds(part, span))
            return next(inside, None)
        for place, record in self.records.within(kind, whole):
            # Where nothing stands, what begins or ends there is touched: 约 before 12人.
            if place.start < span.end + is_empty and span.start < place.end + is_empty:
                return place, record
        return None


class Changed(NamedTuple):
    """What one version has in the place of what the other has; an empty span: nothing."""

    kind: str
    ours: Span
    theirs: Span


def changed(a: ComparedText, ours: Placed, b: ComparedText, theirs: Placed) -> Iterator[Changed]:
    """Yield what differs between two versions of a sentence; 12000人 for 1.2万人 is no change."""
    seen: set[tuple[Span, Span]] = set()
    for change in changes(a.document, ours, b.document, theirs):
        found = _classified(change, a, ours.span, b, theirs.span)
        if found and found[1:] not in seen:
            seen.add((found.ours, found.theirs))
            yield found


def _classified(
    change: Change, a: ComparedText, ours: Span, b: ComparedText, theirs: Span
) -> Changed | None:
    quotes = a.record_at("quotes", change.ours, ours), b.record_at("quotes", change.theirs, theirs)
    if all(quotes):
        return Changed("quote", quotes[0].span, quotes[1].span)
    for layer, kind in (("figures", "figure"), ("dates", "date"), ("entities", "name")):
        first = a.record_at(layer, change.ours, ours)
        second = b.record_at(layer, change.theirs, theirs)
        if not (first and second):
            continue
        if kind == "name" and not _is_other_name(a, first, b, second):
            continue
        same = _is_reworded(kind, first[1], second[1])
        return None if same else Changed(kind, first[0], second[0])
    return Changed("wording", change.ours, change.theirs)


def _is_other_name(
    a: ComparedText, first: tuple[Span, Any], b: ComparedText, second: tuple[Span, Any]
) -> bool:
    """Return whether two names of things that are named for themselves are written differently."""
    named = {first[1].type, second[1].type} <= set(_NAMED)
    return named and a.document.text_of(first[0]) != b.document.text_of(second[0])


def _is_reworded(kind: str, one: Any, other: Any) -> bool:
    """Return whether a number or a day is but written in another way."""
    if kind == "figure":
        verdicts = figure_verdict(one, other), figure_verdict(other, one)
        return one.mod == other.mod and verdicts == (FOLLOWS, FOLLOWS)
    if kind == "date" and one.start and other.start:
        return bool(one[2:4] == other[2:4])
    return kind == "date" and _days(one.text) == _days(other.text) != []


def _days(text: str) -> list[Any]:
    """Return what dates tell that have no day in one of the articles, by one and the same day."""
    from zgc_cli.reading.dates.calendar import read

    return [interval for _timex, interval in read(text, _ANY_DAY)]


def _holds(part: Span, span: Span) -> bool:
    inside = part.start <= span.start and span.end <= part.end
    return inside and part.paragraph == span.paragraph
