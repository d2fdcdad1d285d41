"""Which of several days a figure is of: 6月、7月货量增长78%和41% gives each its own."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from zgc_cli.document.records import Date, Figure, Span
from zgc_cli.runtime.pattern import Pattern

_AND = Pattern("[、和与及]|以及")
_Placed = TypeVar("_Placed", Date, Figure)


def date_by_turn(
    text: str, span: Span, dates: Iterable[Date], figures: Iterable[Figure]
) -> Date | None:
    """Return the one of the days of a row whose turn the figure at `span` is; None for no row.

    `text` is the paragraph, `dates` and `figures` are those of the sentence, in order.
    """
    own = next((r for r in _rows(text, figures) if span in [f.span for f in r]), [])
    before = [d for d in dates if d.span.end <= span.start]
    row = next((r for r in reversed(_rows(text, before)) if len(r) > 1), [])
    if len(row) != len(own) or not row or row[-1].span.end > own[0].span.start:
        return None
    return row[[f.span for f in own].index(span)]


def _rows(text: str, placed: Iterable[_Placed]) -> list[Sequence[_Placed]]:
    """Return the records in rows: those with nothing but an 'and' between them."""
    found = list(placed)
    rows: list[list[_Placed]] = [[found[0]]] if found else []
    for one, other in pairwise(found):
        if _AND.fullmatch(text[one.span.end : other.span.start]):
            rows[-1].append(other)
        else:
            rows.append([other])
    return list(rows)
