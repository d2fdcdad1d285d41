"""Namesakes of several articles: what speaks for one thing behind one name, and what against it.

Persons are told apart by their posts and by who else is named with them: two of one name are one
where they have an organisation in common, or where none of them has a post, or where the articles
have more in common than their subject. A district whose name others have is told apart by the city.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from zgc_cli import lexicon
from zgc_cli.query.dossier.entities.identity import (
    CHINESE_NAME,
    LOCAL,
    DisjointSets,
    Node,
    Taken,
    form_of,
)
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.runtime.named_tuple import NamedTuple

_COMMON = 0.4  # share of the articles from which on a thing says nothing of who is named with it
_NEVER_COMMON = 2  # articles
_MOST = 40  # sets of posts that are compared with each other
_LEAST_PREFIX = 3  # characters of an organisation in front of its part: 国防部 of 国防部新闻局
_SAME_SUBJECT = 2  # things that two articles on one subject have in common
_TO_CHANGE = 180  # days in which a post may change


class Company(NamedTuple):
    """What joining knows of the other things: by form those that are joined, and who is with whom.

    `beside` are the things that an article names, in each article, without the common ones;
    `subjects` those of the common ones that are organisations.
    """

    things: Mapping[str, int]
    beside: Sequence[frozenset[int]]
    subjects: Sequence[frozenset[int]]


class _Set(NamedTuple):
    """Some nodes of a name that are one person: what they are, where, and named with whom.

    `subjects` are the organisations that the articles are about, as most others are.
    """

    nodes: tuple[Node, ...]
    roles: frozenset[str]
    orgs: frozenset[Hashable]
    beside: frozenset[int]
    subjects: frozenset[Hashable]
    days: frozenset[str]

    @property
    def keys(self) -> frozenset[Hashable]:
        """What no other person of the name has: its organisations, without any its posts."""
        return self.orgs or frozenset((self.roles,))


def company(taken: Sequence[Taken], things: Iterable[tuple[str, Sequence[Node]]]) -> Company:
    """Return what the joined things, each with its type, tell of those named with them."""
    named: dict[str, int] = {}
    also: dict[str, int] = {}  # what another thing may be called by its own name
    beside: list[set[int]] = [set() for _ in taken]
    subjects: list[set[int]] = [set() for _ in taken]
    most = max(_NEVER_COMMON, _COMMON * len(taken))
    for number, (type_, nodes) in enumerate(things):
        articles = {article for article, _ in nodes}
        entities = [(a, taken[a].entities[place]) for a, place in nodes]
        if type_ in ("org", "place"):
            for _, entity in entities:
                named.setdefault(form_of(entity.name), number)
                for form in forms_of(entity):
                    also.setdefault(form_of(form), number)
        is_common = len(articles) > most
        if type_ in ("place", "term") or (is_common and type_ != "org"):
            continue
        local = type_ == "person" and LOCAL.fullmatch(form_of(entities[0][1].name))
        is_known = _is_agency if is_common else _is_known  # most articles are about it
        known = (e.id in taken[a].credited or is_known(e.name) for a, e in entities)
        if not local and not all(known):
            for article in articles:
                (subjects if is_common else beside)[article].add(number)
    return Company(also | named, *([frozenset(f) for f in found] for found in (beside, subjects)))


def _is_known(name: str) -> bool:
    """Return whether a name stands in the news on anything."""
    return _is_agency(name) or name in lexicon.words("orgs")


def _is_agency(name: str) -> bool:
    return name in lexicon.words("agencies")


def persons(
    name: str, nodes: Sequence[Node], taken: Sequence[Taken], known: Company, own: int
) -> list[list[Node]]:
    """Return the entities of a name of persons, each person's together; `own` is their number."""
    if len(nodes) == 1 or name in lexicon.words("persons") or not CHINESE_NAME.fullmatch(name):
        return [list(nodes)]
    if LOCAL.fullmatch(name):  # 张某 and 王女士 are one where the articles have something in common
        return _together(nodes, lambda node: known.beside[node[0]] - {own} or [node])
    made = [n for n in nodes if _is_credited(n, taken)]
    # Who writes for one medium, or with the same colleague, is one.
    outlets = _together(
        made, lambda node: [_house(taken[node[0]].outlet) or node, *_colleagues(node, taken)]
    )
    acting = [_set(node, taken, known, own) for node in nodes if node not in made]
    return [*outlets, *(_alike(acting) if acting else ())]


def _house(outlet: str | None) -> str:
    """Return what an agency and its site have in common: 中新社 and 中新网."""
    return outlet[:-1] if outlet and outlet[-1] in "社网" else outlet or ""


def _is_credited(node: Node, taken: Sequence[Taken]) -> bool:
    article = taken[node[0]]
    return article.entities[node[1]].id in article.credited


def _colleagues(node: Node, taken: Sequence[Taken]) -> list[str]:
    """Return who else has made an article."""
    article = taken[node[0]]
    made = (e for e in article.entities if e.type == "person" and e.id in article.credited)
    return [e.name for e in made if e is not article.entities[node[1]]]


def places(name: str, nodes: Sequence[Node], taken: Sequence[Taken]) -> list[list[Node]]:
    """Return the entities of a name of a place, those of a repeated name by the city beside it."""
    if name not in lexicon.words("repeated_districts"):
        return [list(nodes)]
    return _together(nodes, lambda node: _cities(taken[node[0]]) or [node])


def _cities(article: Taken) -> list[str]:
    """Return the cities and provinces that an article names."""
    kinds = lexicon.mapping("places")
    named = [form for e in article.entities if e.type == "place" for form in forms_of(e)]
    forms = {form_of(name).removesuffix("市") for name in (*named, article.place or "")}
    cities = (form for form in forms if not form.endswith(("区", "县")))
    return [form for form in cities if kinds.get(form) in ("city", "province")]


def _set(node: Node, taken: Sequence[Taken], known: Company, own: int) -> _Set:
    """Return what an article tells of a person."""
    article, place = node
    entity = taken[article].entities[place]
    named = {entity.name, *entity.aliases}
    held = [(role, orgs) for person, role, orgs in taken[article].posts if person in named]
    return _Set(
        (node,),
        frozenset(form_of(role) for role, _orgs in held),
        frozenset(key for _role, orgs in held for org in orgs for key in _keys(org, known)),
        known.beside[article] - {own},
        known.subjects[article],
        frozenset(filter(None, [taken[article].day])),
    )


def _keys(org: str, known: Company) -> Iterable[Hashable]:
    """Yield an organisation as it is joined, and those of which it may be a part; no country."""
    if lexicon.mapping("places").get(org) == "country":
        return
    form = form_of(org)
    yield known.things.get(form, form)
    for end in range(_LEAST_PREFIX, len(form)):
        if form[:end] in known.things and form[:end] not in lexicon.mapping("places"):
            yield known.things[form[:end]]


def _alike(single: Sequence[_Set]) -> list[list[Node]]:
    """Return the nodes of persons of one name, each person's together."""
    untold = [one for one in single if not (one.roles or one.orgs)]
    told = _by_key([one for one in single if one.roles or one.orgs], lambda one: one.keys)
    if len(told) <= _MOST:
        links: dict[_Set, list[Hashable]] = {one: [one] for one in told}
        for one, other in combinations(told, 2):
            if _is_one(one, other):
                links[one].append((one, other))
                links[other].append((one, other))
        told = _by_key(told, links.__getitem__)
    if not told:
        return [[node for one in untold for node in one.nodes]]
    rest: list[Node] = []
    more: dict[_Set, list[Node]] = {one: list(one.nodes) for one in told}
    for one in untold:
        shared = sorted((len(one.beside & other.beside) for other in told), reverse=True)
        nearest = max(told, key=lambda other: len(one.beside & other.beside))
        is_clear = len(told) == 1 or shared[0] > shared[1]
        (more[nearest] if is_clear else rest).extend(one.nodes)
    return [nodes for nodes in (*more.values(), rest) if nodes]


def _by_key(sets: Sequence[_Set], keys: Callable[[_Set], Iterable[Hashable]]) -> list[_Set]:
    return [_merged(found) for found in _together(sets, keys)]


def _is_one(one: _Set, other: _Set) -> bool:
    """Return whether two sets of posts may be those of one person."""
    shared = len(one.beside & other.beside)
    if not one.orgs or not other.orgs:
        # A post without a body is one in that of which the articles tell.
        is_in_subject = one.orgs & other.subjects or other.orgs & one.subjects
        return bool(one.roles & other.roles or is_in_subject) or shared > 0
    if one.roles & other.roles:
        return shared >= _SAME_SUBJECT
    return shared > _SAME_SUBJECT and _far_apart(one.days, other.days)


def _far_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether days lie so far apart that somebody may have gone from one post to another."""
    if not one or not other:
        return False
    from datetime import date

    early, late = sorted((sorted(one), sorted(other)))
    return (date.fromisoformat(late[0]) - date.fromisoformat(early[-1])).days > _TO_CHANGE


def _merged(sets: Sequence[_Set]) -> _Set:
    """Return several sets as one."""
    return _Set(
        tuple(sorted(node for one in sets for node in one.nodes)),
        frozenset().union(*(one.roles for one in sets)),
        frozenset().union(*(one.orgs for one in sets)),
        frozenset().union(*(one.beside for one in sets)),
        frozenset().union(*(one.subjects for one in sets)),
        frozenset().union(*(one.days for one in sets)),
    )


_Item = TypeVar("_Item", Node, _Set)


def _together(
    items: Sequence[_Item], keys: Callable[[_Item], Iterable[Hashable]]
) -> list[list[_Item]]:
    """Return the items in groups: those with a key in common, and those that these tie together."""
    first: dict[Hashable, int] = {}
    sets = DisjointSets(len(items))
    for place, item in enumerate(items):
        for key in keys(item):
            sets.join(first.setdefault(key, place), place)
    return [[items[place] for place in places] for places in sets.groups()]
