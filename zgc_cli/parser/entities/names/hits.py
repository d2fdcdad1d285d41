"""Names found by their characters alone, and how they take their place among the units."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zgc_cli.parser.entities.names.row import Unit


class Hit(NamedTuple):
    """A name found by its characters, without regard to the units."""

    start: int
    end: int
    kind: str
    rule: str


def placed(
    row: Sequence[Unit],
    hits: Iterable[Hit],
    text: str,
    accept: Callable[[Sequence[Unit], Hit], bool],
) -> list[Unit]:
    """Return `row` with a unit for each accepted hit in place of what it touches."""
    out: list[Unit] = []
    k = 0
    for hit in hits:
        if out and out[-1].end > hit.start:
            continue
        while k < len(row) and row[k].end <= hit.start:
            out.append(row[k])
            k += 1
        last = k
        while last < len(row) and row[last].start < hit.end:
            last += 1
        touched = row[k:last]
        if not touched or not accept(touched, hit):
            continue
        first, final = touched[0], touched[-1]
        if first.start < hit.start:
            out.append(Unit(first.start, hit.start, text[first.start : hit.start], "x"))
        whole = Unit(hit.start, hit.end, text[hit.start : hit.end], "nz", hit.kind, hit.rule)
        same = (first.start, first.end, first.kind) == (hit.start, hit.end, hit.kind)
        out.append(first if same else whole)
        if final.end > hit.end:
            out.append(Unit(hit.end, final.end, text[hit.end : final.end], "x"))
        k = last
    out.extend(row[k:])
    return out
