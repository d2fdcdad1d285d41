"""Spans of time as columns beside a line, as version control draws branches.

Rows go down in the order of time. On the line each row has a point; a span opens a column to the
right of the line where it begins and closes it where it ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zgc_cli.show.theme import Signs


class Stretch(NamedTuple):
    """A span of time: ISO days, both included; alike ones share a column."""

    start: str
    end: str


class Step(NamedTuple):
    """A row: its day, the stretch that begins with it if one does, those that end with it."""

    day: str
    opens: Stretch | None
    closes: tuple[Stretch, ...]


def steps(stretches: Iterable[Stretch], days: Iterable[str]) -> list[Step]:
    """Return the rows for spans and single days, in order of time.

    On one day what ends comes after what begins, so that a span of one day would be no column.
    """
    spans = set(stretches)
    rows = [Step(s.start, s, ()) for s in spans] + [Step(day, None, ()) for day in set(days)]
    for end in {s.end for s in spans}:
        rows.append(Step(end, None, tuple(sorted(s for s in spans if s.end == end))))
    return sorted(rows, key=lambda r: (r.day, bool(r.closes), r.opens or ("", ""), r.opens is None))


class DrawnStep(NamedTuple):
    """A row as drawn: what stands right of its point, what continues below, whether it opened."""

    step: Step
    here: str
    below: str
    opened: bool


class SpanColumns:
    """The columns that are open at a row, each span in one of its own."""

    __slots__ = ("_most", "_signs", "_spans")

    def __init__(self, most: int, signs: Signs) -> None:
        """Allow so many columns; a span for which there is none is not drawn."""
        self._most = most
        self._signs = signs
        self._spans: list[Stretch | None] = []

    def draw(self, steps_: Iterable[Step]) -> Iterator[DrawnStep]:
        """Yield the rows; one that only closes spans for which there was no column is left out."""
        for step in steps_:
            opened = self._open(step.opens) if step.opens else None
            closed = [i for i, span in enumerate(self._spans) if span and span in step.closes]
            if step.closes and not closed:
                continue
            row = self._row([opened] if opened is not None else closed, opened is not None)
            for i in closed:
                self._spans[i] = None
            yield DrawnStep(step, row, self._row([], False), opened is not None)

    def _open(self, stretch: Stretch) -> int | None:
        if None in self._spans:
            column = self._spans.index(None)
        elif len(self._spans) < self._most:
            column = len(self._spans)
            self._spans.append(None)
        else:
            return None
        self._spans[column] = stretch
        return column

    def _row(self, turns: Sequence[int], opens: bool) -> str:
        """Return two characters a column: the way from the line to the columns that turn here."""
        signs, out = self._signs, ""
        furthest = max(turns, default=-1)
        for i, span in enumerate(self._spans):
            out += signs.rule if i <= furthest else " "
            if i == furthest:
                out += signs.opens if opens else signs.closes
            elif i in turns:
                out += signs.joins
            elif span is not None:
                out += signs.crosses if i < furthest else signs.wall
            else:
                out += signs.rule if i < furthest else " "
        return out.rstrip()
