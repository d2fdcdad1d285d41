"""Which facts of several articles state one thing, and which differ in a number."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Fact
from zgc_cli.query.dossier import measured, quantities, sayings
from zgc_cli.query.dossier.joining import Joined, Relation, Telling, join
from zgc_cli.query.dossier.meanings import alike
from zgc_cli.query.dossier.measured import Measured
from zgc_cli.reading.normal import letters, name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple

_LAST = 4  # characters of what is said by which it is found elsewhere


class Stated(NamedTuple):
    """A fact with its parts as they are compared, its figures, and when it was."""

    fact: Fact
    subject: str
    predicate: str
    object: str
    figures: tuple[Measured, ...]
    days: frozenset[str]


def read(document: Document, facts: Iterable[Fact]) -> Iterator[Stated]:
    """Yield some facts in the form in which facts are compared."""
    facts = list(facts)
    wanted = {id_ for fact in facts for id_ in fact.figures}
    figures = [figure for figure in document.figures if figure.id in wanted]
    told = {m.figure.id: m for m in measured.read(document, figures)}
    dates = {date.id: date.start or date.text for date in document.dates}
    for fact in facts:
        subject, predicate, what = (plain(name_form(part)) for part in fact[2:5])
        counted = tuple(told[id_] for id_ in fact.figures if id_ in told)
        days = frozenset(dates[id_] for id_ in fact.dates if dates.get(id_))
        yield Stated(fact, subject, predicate, what, counted, days)


def joined(told: Sequence[tuple[Telling, Stated]]) -> list[Joined]:
    """Return what some articles state, each thing once, in order of the first telling."""
    return join([t for t, _ in told], [s for _, s in told], _keys, relation)


def _keys(stated: Stated) -> Iterator[Hashable]:
    for figure in stated.figures:
        yield from quantities.keys(figure)
    if stated.object:
        yield "object", stated.object
        yield "subject", stated.subject, stated.object[-2:]
    yield "subject", stated.subject, stated.predicate
    if stated.fact.kind == "statement":
        yield "words", stated.subject, stated.object[-_LAST:]


def relation(one: Stated, other: Stated) -> Relation | None:
    """Return whether two facts state one thing; `differs` where a figure does."""
    if one.fact.kind != other.fact.kind or not _alike(one.subject, other.subject):
        return None
    if one.days and other.days and one.days.isdisjoint(other.days):
        return None
    if one.fact.kind == "statement":
        return "same" if sayings.words_alike(letters(one.object), letters(other.object)) else None
    if not _alike(one.predicate, other.predicate):
        return None
    if one.figures or other.figures:
        return _by_figures(one.figures, other.figures)
    if one.object == other.object:
        return "same"
    is_one = one.predicate == other.predicate and _contained(one.object, other.object)
    return "same" if is_one else None


def _by_figures(ours: Sequence[Measured], theirs: Sequence[Measured]) -> Relation | None:
    """Return what the figures of two facts come to, each held against the one in its place."""
    if len(ours) != len(theirs):
        return None
    found = {quantities.relation(a, b) for a, b in zip(ours, theirs, strict=True)}
    return None if None in found else "differs" if "differs" in found else "same"


def _alike(one: str, other: str) -> bool:
    return _contained(one, other) or (alike(one, other) and one[-2:] == other[-2:])


def _contained(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    return len(short) > 1 and (long.startswith(short) or long.endswith(short))
