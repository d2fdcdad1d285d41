"""Figures that differ beside figures that agree: 147个城市的305个楼盘, 150个城市的305个楼盘.

Neither clause says so much that two numbers of cities must be of one thing; but what stands beside
them is the same, on the same side, and they count the same noun.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zgc_cli.query.check.quantities.amounts import EXCLUDED, figure_verdict, in_base
from zgc_cli.query.dossier.joining import Joined, Telling
from zgc_cli.query.dossier.measured import CLAUSE_END
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain

_NEAR = 12  # characters between two figures of one clause
_FAR = 2  # times as large


def with_siblings(things: Sequence[Joined]) -> list[Joined]:
    """Return what two articles tell, what differs beside something equal joined."""
    equal = [
        (one, other)
        for thing in things
        if not thing.differs
        for one in thing.tellings
        for other in thing.tellings
        if one.article < other.article
    ]
    alone = [thing for thing in things if len(thing.articles) == 1]
    like: dict[tuple[str, ...], list[Joined]] = defaultdict(list)
    for thing in alone:
        like[_counted(thing.tellings[0])].append(thing)
    joined: dict[int, Joined] = {}
    taken: set[int] = set()
    for one, other in ((a, b) for a in alone for b in like[_counted(a.tellings[0])]):
        first, second = one.tellings[0], other.tellings[0]
        if first.article >= second.article or {id(one), id(other)} & taken:
            continue
        if _differ(first, second) and any(_beside(first, a, second, b) for a, b in equal):
            taken |= {id(one), id(other)}
            joined[id(one)] = Joined((*one.tellings, *other.tellings), True)
    return list(_replaced(things, joined, taken))


def _replaced(
    things: Sequence[Joined], joined: dict[int, Joined], taken: set[int]
) -> Iterator[Joined]:
    for thing in things:
        if id(thing) in joined:
            yield joined[id(thing)]
        elif id(thing) not in taken:
            yield thing


def _counted(told: Telling) -> tuple[str, ...]:
    """Return what a figure counts, by which it is found."""
    figure = told.record
    return figure.kind, figure.unit or "", plain(name_form(figure.counted or ""))


def _differ(one: Telling, other: Telling) -> bool:
    """Return whether two figures of one noun are two numbers, neither of which is far off."""
    ours, theirs = one.record, other.record
    low, high = sorted(abs(in_base(f, f.value or f.max or 0)) for f in (ours, theirs))
    return bool(ours.counted) and high <= _FAR * low and figure_verdict(ours, theirs) == EXCLUDED


def _beside(one: Telling, equal: Telling, other: Telling, like: Telling) -> bool:
    """Return whether each of two figures stands in the clause of its own, on the same side."""
    if one.article != equal.article or other.article != like.article:
        return False
    sides = _side_of(one, equal), _side_of(other, like)
    return sides[0] == sides[1] != 0


def _side_of(one: Telling, beside: Telling) -> int:
    """Return -1 or 1 for a figure right before or behind another of its clause, else 0."""
    first, second = sorted((one.record.span, beside.record.span))
    if first.paragraph != second.paragraph or first.end > second.start:
        return 0
    between = one.document.paragraph(first.paragraph).text[first.end : second.start]
    if len(between) > _NEAR or CLAUSE_END.search(between):
        return 0
    return -1 if first == one.record.span else 1
