"""The user's own names among the candidates: what they name, and what they deny, wins."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.parser.entities.candidates import Candidate, bare
from zgc_cli.parser.entities.coreference import Link
from zgc_cli.reading.own_names import OwnNames

RULE = "own-name"
NONE = OwnNames({}, {}, frozenset(), (), "")
_WINS = 1_000  # over any other weight, and any number of other places


def kept(
    document: Document, candidates: Iterable[Candidate], mine: Sequence[Candidate], own: OwnNames
) -> Iterator[Candidate]:
    """Yield the candidates that the list neither denies nor names otherwise.

    A longer name that holds one of the list stands: 王斌工作室.
    """
    if not (mine or own.denied):
        yield from candidates
        return
    spans: dict[str, list[tuple[int, int]]] = {}
    for candidate in mine:
        spans.setdefault(candidate.span.paragraph, []).append(candidate.span[1:])
    for candidate in candidates:
        paragraph, start, end = candidate.span
        if all(
            start <= first and last <= end and (first, last) != (start, end)
            for first, last in _crossing(spans.get(paragraph, ()), start, end)
        ):
            name = bare(document.paragraph(paragraph).text[start:end])
            if (name, candidate.type) not in own.denied:
                yield candidate


def _crossing(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield those of sorted spans that share a character with `start` to `end`."""
    for number in range(bisect_right(spans, start, key=itemgetter(1)), len(spans)):
        if spans[number][0] >= end:
            return
        yield spans[number]


def weighed(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates of the list's names, by a rule and of a weight of their own."""
    return [c._replace(rule=RULE, weight=_WINS) for c in candidates]


def links(own: OwnNames) -> Iterator[Link]:
    """Yield which names are one thing."""
    for form, name in own.main.items():
        if form != name:
            yield Link(name, form, RULE, declared=True)
    for one, other in own.same:
        yield Link(one, other, RULE, declared=True)


def fully_named(entity: Entity, own: OwnNames) -> Entity:
    """Return an entity with the names that the list gives it and the text has not: 沪指.

    Who asks by one of them means it.
    """
    known = {entity.name, *entity.aliases}
    pairs = [*own.same, *own.main.items()]
    other = [b for pair in pairs for a, b in (pair, pair[::-1]) if a in known and b not in known]
    return entity._replace(aliases=(*entity.aliases, *dict.fromkeys(other))) if other else entity
