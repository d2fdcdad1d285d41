"""Things: what several articles name, each once, with the articles in which it stands."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Entity, Header, Span
from zgc_cli.query.dossier.entities import namesakes
from zgc_cli.query.dossier.entities.identity import (
    Groups,
    Node,
    Taken,
    by_name,
    form_of,
    joined,
    known_forms,
)
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.held_posts import Held, in_words
from zgc_cli.query.match.resolve import Resolution, forms_of, resolve, suggest


class NamedAt(NamedTuple):
    """One place in one of the articles where a thing is named."""

    article: str
    text: str
    paragraph: str
    start: int
    end: int
    line: int


class EntityAt(NamedTuple):
    """The entity that a thing is in one of the articles."""

    article: str
    id: str


class Thing(NamedTuple):
    """A person, organisation, place … of several articles; the fields of an entity, and more.

    `first` and `last` are the days of the first and the last article that shows its day; section,
    line, span and rule are those of the first entity, which is in `article`.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    pinyin: str
    articles: int
    first: str | None
    last: str | None
    mentions: tuple[NamedAt, ...]
    entities: tuple[EntityAt, ...]
    credit: str | None
    article: str
    section: str
    line: int
    span: Span
    rule: str
    posts: tuple[str, ...]


class Things:
    """The joined things of some articles, in the order of their IDs.

    They are numbered by how many articles name them, then by mentions, then by their first place.
    """

    def __init__(
        self, parts: Sequence[tuple[Member, Taken]], same: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Join what was taken of each article, in order of time; `same` are names of one thing."""
        self.members = [member for member, _ in parts]
        self._taken = [taken for _, taken in parts]
        made = [(self._thing(nodes), nodes) for nodes in _joined(self._taken, same)]
        made.sort(key=lambda pair: _rank(*pair))
        self.nodes = [nodes for _, nodes in made]
        self.all = [thing._replace(id=f"X{n}") for n, (thing, _) in enumerate(made, 1)]

    def of_types(self, types: Collection[str] = ()) -> list[Thing]:
        """Return the things of some types, or all."""
        return [thing for thing in self.all if not types or thing.type in types]

    def entities(self, thing: Thing) -> Iterator[tuple[Member, Entity]]:
        """Yield the entities of a thing, each with its article, in order of time."""
        for article, place in self.nodes[int(thing.id[1:]) - 1]:
            yield self.members[article], self._taken[article].entities[place]

    @cached_property
    def of_entity(self) -> Mapping[tuple[str, str], Thing]:
        """The thing by the label of an article and the ID of its entity."""
        return {
            (member.label, entity.id): thing
            for thing in self.all
            for member, entity in self.entities(thing)
        }

    @cached_property
    def _of_name(self) -> Mapping[tuple[str, str], Thing]:
        found: dict[tuple[str, str], Thing] = {}
        for thing in self.all:
            for member, entity in self.entities(thing):
                for form in forms_of(entity):
                    found.setdefault((member.label, form_of(form)), thing)
        return found

    def called(self, label: str, name: str) -> Thing | None:
        """Return the thing that an article calls by a name."""
        return self._of_name.get((label, form_of(name)))

    @cached_property
    def document(self) -> Document:
        """The things as the entities of a document without text, in which names are resolved."""
        entities = [
            Entity(t.id, t.name, t.type, t.aliases, t.pinyin, (), t.section, t.line, t.span, t.rule)
            for t in self.all
        ]
        return Document(Header(), {"entities": entities})

    def named(self, typed: str) -> tuple[list[Thing], Resolution]:
        """Return the things that a name or an ID means, and how it was understood."""
        found = resolve(self.document, typed)
        wanted = {entity.id for entity in found.entities}
        return [thing for thing in self.all if thing.id in wanted], found

    def suggested(self, typed: str) -> list[str]:
        """Return names that look or sound like a name that none has."""
        return suggest(self.document, typed)

    def _thing(self, nodes: Sequence[Node]) -> Thing:
        pairs = [(self.members[a], self._taken[a].entities[place]) for a, place in nodes]
        days = sorted(member.day for member, _ in pairs if member.day)
        counts = Counter(entity.name for _, entity in pairs)
        name = min(counts, key=lambda n: (-counts[n], -len(n), n))
        others = Counter(form for _, entity in pairs for form in forms_of(entity) if form != name)
        first = pairs[0][1]
        credits = [
            self._taken[article].credited.get(entity.id)
            for (article, _place), (_member, entity) in zip(nodes, pairs, strict=True)
        ]
        return Thing(
            "",
            name,
            first.type,
            tuple(sorted(others, key=lambda form: (-others[form], -len(form), form))),
            next(entity.pinyin for _, entity in pairs if entity.name == name),
            len({member.label for member, _ in pairs}),
            days[0] if days else None,
            days[-1] if days else None,
            tuple(NamedAt(member.label, *m) for member, entity in pairs for m in entity.mentions),
            tuple(EntityAt(member.label, entity.id) for member, entity in pairs),
            credits[0] if all(credits) else None,
            pairs[0][0].label,
            first.section,
            first.line,
            first.span,
            first.rule,
            in_words(post for article, place in nodes for post in self._held(article, place)),
        )

    def _held(self, article: int, place: int) -> Iterable[Held]:
        taken = self._taken[article]
        return taken.held.get(taken.entities[place].id, ())


def _rank(thing: Thing, nodes: Sequence[Node]) -> tuple[bool, bool, int, int, Node]:
    """Return the key of the order: who only made the articles comes last, terms before them."""
    return bool(thing.credit), thing.type == "term", -thing.articles, -len(thing.mentions), nodes[0]


def _joined(taken: Sequence[Taken], same: Iterable[tuple[str, str]]) -> Iterator[list[Node]]:
    """Yield the entities of each thing; persons last, who are told apart by all others."""
    named = by_name(taken)
    known = known_forms(same)
    things: list[tuple[str, list[Node]]] = []
    for type_ in ENTITY_TYPES:
        if type_ == "person":
            continue
        split = {
            form: namesakes.places(form, nodes, taken) if type_ == "place" else [nodes]
            for form, nodes in named[type_].items()
        }
        groups = joined(Groups(taken, split), type_, known)
        things += [(type_, nodes) for nodes in groups.things()]
    yield from (nodes for _, nodes in things)
    persons = named["person"]
    beside = namesakes.company(taken, [*things, *(("person", nodes) for nodes in persons.values())])
    split = {
        form: namesakes.persons(form, nodes, taken, beside, len(things) + number)
        for number, (form, nodes) in enumerate(persons.items())
    }
    yield from joined(Groups(taken, split), "person", known).things()


def is_thing_id(typed: str) -> bool:
    """Return whether a text has the form of the ID of a thing: X12."""
    return typed[:1] in "Xx" and typed[1:].isdecimal()
