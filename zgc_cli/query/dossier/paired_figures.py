"""Figures of two reports that are each other's by what stands around them, not by their clauses.

Beside figures that agree: 147个城市的305个楼盘, 150个城市的305个楼盘. What stands beside the
cities is the same, on the same side, and they count the same noun. And by what both reports are
about: where they are of one accident, and each tells one number of the dead alone, in whichever
words (26人死亡, 27人遇难), these are each other's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.query.amounts import EXCLUDED, figure_verdict, in_base
from zgc_cli.query.dossier.joining import Joined, Telling
from zgc_cli.query.dossier.meanings import meaning, said_words, shared
from zgc_cli.query.dossier.measured import CLAUSE_END, Measured
from zgc_cli.query.dossier.quantities import of_two_senses, same_time
from zgc_cli.query.imprint import news
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.pattern import Pattern

_NAMED = ("person", "org", "place", "product", "event", "work")
_WIDE = ("country", "province", "region")  # of which most news names one
_FAR = 5  # times as large
_NEAR = 12  # characters between a number and what it counts
_MANY = 2  # words in common, and characters of a noun
_LONG = 3  # characters of a name that few other articles have
_OF_VICTIMS = {"死": "死亡", "伤": "受伤"}  # of headlines: 3死5伤
_ENDS = Pattern("(?:人[数员]|者|员)$")  # 死者 are those of 死亡
_AREA = Pattern("[^县区市州镇乡旗村]{2,4}[县区市州镇乡旗村]")  # of an office: 青石县政府
_BESIDE = 12  # characters between two figures of one clause
_UNLIKE = 2  # times as large


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
    return list(replaced(things, joined, taken))


def replaced(
    things: Sequence[Joined], joined: dict[int, Joined], taken: set[int]
) -> Iterator[Joined]:
    """Yield things, those that were `taken` left out, each of `joined` in place of its first."""
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
    return bool(ours.counted) and high <= _UNLIKE * low and figure_verdict(ours, theirs) == EXCLUDED


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
    if len(between) > _BESIDE or CLAUSE_END.search(between):
        return 0
    return -1 if first == one.record.span else 1


def names_in_common(one: Document, other: Document) -> set[str]:
    """Return what one article names and the other has, too, but for countries and provinces."""
    texts = [plain(name_form("\n".join(p.text for p in d.paragraphs))) for d in (one, other)]
    return {
        name
        for document, text in zip((other, one), texts, strict=True)
        for name in _names(document)
        if name in text
    }


def _names(document: Document) -> set[str]:
    kinds = lexicon.mapping("places")
    named = news(document, [e for e in document.entities if e.type in _NAMED])
    forms = [form for entity in named for form in (entity.name, *entity.aliases)]
    forms += [area[0] for form in forms if (area := _AREA.match(form))]
    return {plain(name_form(form)) for form in forms if kinds.get(form) not in _WIDE}


def are_of_one_event(one: Document, other: Document) -> bool:
    """Return whether two reports are surely of one event: their first lines say much the same."""
    befallen = {meaning(state) for state in lexicon.words("casualty_states")}
    ours, theirs = ([w for w in _first_words(d) if w not in befallen] for d in (one, other))
    is_named = any(len(name) >= _LONG for name in names_in_common(one, other))
    return is_named and shared(ours, theirs)[0] >= _MANY


def _first_words(document: Document) -> tuple[str, ...]:
    """Return the words of the title and of the first sentence behind it."""
    spans = [sentence.span for sentence in document.sentences]
    prose = [s for s in spans if document.paragraph(s.paragraph).kind in ("title", "body")]
    figures = [figure.span for figure in document.figures]
    return said_words(document, prose[:2], figures)


def with_equal_figures(
    things: Sequence[Joined], told: Iterable[tuple[Telling, Measured]]
) -> list[Joined]:
    """Return what two articles of one event tell, equal numbers of one noun or of victims joined.

    The headline's 3死 is the text's 3人死亡; 68名消防员 are those of the other report, in whichever
    words.
    """
    heads = {id(telling): one.head for telling, one in told}
    alike: dict[tuple[object, ...], list[Joined]] = defaultdict(list)
    for thing in things:
        first = thing.tellings[0]
        noun = _noun(heads[id(first)]) or _state(first)
        if noun and not thing.differs:
            figure = first.record
            number = in_base(figure, figure.value or figure.max or 0)
            alike[figure.kind, number, figure.mod, noun].append(thing)
    joined: dict[int, Joined] = {}
    taken: set[int] = set()
    for several in alike.values():
        taken |= {id(thing) for thing in several}
        tellings = sorted((t for thing in several for t in thing.tellings), key=lambda t: t.article)
        joined[id(several[0])] = Joined(tuple(tellings), False)
    return list(replaced(things, joined, taken))


def with_lone_figures(
    things: Sequence[Joined], told: Iterable[tuple[Telling, Measured]]
) -> list[Joined]:
    """Return what two articles of one event tell, their lone figures paired.

    A figure is lone if its article tells no other number of the same. Only where both tell of
    victims can it be but one accident: how many points somebody has is told of many.
    """
    measured = {id(telling): one for telling, one in told}
    counted: dict[tuple[str, str], dict[str, list[Joined]]] = defaultdict(dict)
    victims: set[tuple[str, str]] = set()
    for thing in things:
        for telling in thing.tellings:
            state = _state(telling)
            if noun := state or _noun(measured[id(telling)].head):
                kind = telling.record.kind, noun
                victims |= {kind} if state else set()
                counted[kind].setdefault(telling.article, []).append(thing)
    if not any(len(counted[kind]) == 2 for kind in victims):
        return list(things)
    joined: dict[int, Joined] = {}
    taken: set[int] = set()
    for sides in counted.values():
        parts = {id(thing): thing for side in sides.values() for thing in side}
        if len(sides) == 2 and not parts.keys() & taken and _are_lone([*sides.values()], measured):
            taken |= parts.keys()
            tellings = [t for thing in parts.values() for t in thing.tellings]
            tellings.sort(key=lambda telling: telling.article)
            joined[next(iter(parts))] = Joined(tuple(tellings), True)
    return list(replaced(things, joined, taken))


def _are_lone(things: Sequence[Sequence[Joined]], measured: Mapping[int, Measured]) -> bool:
    """Return whether each of two sides has one number alone, and these differ."""
    sides = [[t for thing in side for t in thing.tellings] for side in things]
    if any(len(thing.articles) > 1 for side in things for thing in side):
        return False
    if any(len({(t.record.value, t.record.min, t.record.max) for t in side}) > 1 for side in sides):
        return False
    one, other = (measured[id(side[0])] for side in sides)
    low, high = sorted(abs(in_base(m.figure, m.figure.value or 0)) for m in (one, other))
    verdicts = {figure_verdict(one.figure, other.figure), figure_verdict(other.figure, one.figure)}
    is_near = 0 < high <= _FAR * low and verdicts == {EXCLUDED}
    return is_near and same_time(one, other) and not of_two_senses(one, other)


def _noun(head: str) -> str:
    """Return the word for what a number counts by which the other report's is found."""
    return meaning(head) if len(head) >= _MANY else ""


def _state(telling: Telling) -> str:
    """Return the word for what befell those who are counted: of 死者 and 遇难人数 that of 死亡."""
    span = telling.record.span
    if telling.record.kind != "count":
        return ""
    if state := _OF_VICTIMS.get(telling.record.text[-1:]):
        return meaning(state)
    text = telling.document.paragraph(span.paragraph).text
    before = CLAUSE_END.split(text[: span.start])[-1][-_NEAR:]
    behind = CLAUSE_END.split(text[span.end : span.end + _NEAR], maxsplit=1)[0]
    ends, begins = _befallen()
    found = begins.match(plain(behind)) or ends.search(plain(before))
    return meaning(_ENDS.sub("", found[1])) if found else ""


@cache
def _befallen() -> tuple[Pattern, Pattern]:
    """Return what finds a state of people that ends before a number of them, or begins behind."""
    states = sorted(lexicon.words("casualty_states"), key=len, reverse=True)
    told = f"({'|'.join([*states, '死者', '伤者', '遇难者', '伤员'])})"
    return (
        Pattern(f"{told}(?:人[数员]|者)?[^、和及0-9]{{0,5}}$"),
        Pattern(f"[^、和及0-9]{{0,4}}?{told}"),
    )
