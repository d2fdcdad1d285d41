"""Things: what several articles name, each once, with the articles in which it stands."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

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
from zgc_cli.query.held_posts import in_words
from zgc_cli.query.match.resolve import Resolution, forms_of, resolve, suggest
from zgc_cli.runtime.named_tuple import NamedTuple


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


class Findable(NamedTuple):
    """By what a thing is found: the fields of that name, and what its entities are called."""

    name: str
    type: str
    aliases: tuple[str, ...]
    pinyin: str
    names: tuple[str, ...]


class NamedBy(NamedTuple):
    """The things of one article by the IDs of its entities, and by the forms of their names.

    A thing is given by its place among all.
    """

    ids: dict[str, int]
    forms: dict[str, int]


class Things:
    """The joined things of some articles, in the order of their IDs.

    They are numbered by how many articles name them, then by mentions, then by their first place.
    """

    def __init__(
        self,
        thing: Callable[[int], Thing],
        names: Sequence[Findable],
        of_article: Callable[[str], NamedBy],
    ) -> None:
        """Take what returns a thing by its place, and those of an article by its label.

        `names` are by what each is found.
        """
        self.at = thing
        self.names = names
        self.of_article = of_article

    @cached_property
    def all(self) -> list[Thing]:
        """The things, in order."""
        return list(self.of_types())

    def of_types(self, types: Collection[str] = ()) -> Iterator[Thing]:
        """Return the things of some types, or all; each is read when it is asked for."""
        chosen = (n for n, names in enumerate(self.names) if not types or names.type in types)
        return map(self.at, chosen)

    def with_ids(self, ids: Collection[str]) -> list[Thing]:
        """Return the things with some IDs, in order."""
        return [self.at(n) for n in range(len(self.names)) if _id(n) in ids]

    def called_in_articles(self, thing: Thing) -> tuple[str, ...]:
        """Return what articles call a thing: the names of its entities."""
        return self.names[_place(thing.id)].names

    def of_entity(self, label: str, id_: str) -> Thing | None:
        """Return the thing by the label of an article and the ID of its entity."""
        place = self.of_article(label).ids.get(id_)
        return None if place is None else self.at(place)

    def called(self, label: str, name: str) -> Thing | None:
        """Return the thing that an article calls by a name."""
        place = self.of_article(label).forms.get(form_of(name))
        return None if place is None else self.at(place)

    def named(self, typed: str) -> tuple[list[Thing], Resolution]:
        """Return the things that a name means, and how it was understood."""
        found = resolve(self._document, typed)
        places = sorted({_place(entity.id) for entity in found.entities})
        return list(map(self.at, places)), found

    def suggested(self, typed: str) -> list[str]:
        """Return names that look or sound like a name that none has."""
        return suggest(self._document, typed)

    @cached_property
    def _document(self) -> Document:
        """The things as the entities of a document without text, in which names are resolved."""
        entities = [
            Entity(_id(n), *names[:4], (), "", 0, Span("", 0, 0), "")
            for n, names in enumerate(self.names)
        ]
        return Document(Header(), {"entities": entities})


def join_things(
    parts: Sequence[tuple[Member, Taken]], same: Iterable[tuple[str, str]] = ()
) -> Things:
    """Join what was taken of each article, in order of time; `same` are names of one thing."""
    taken = [taken for _, taken in parts]
    made = [(_thing(parts, nodes), nodes) for nodes in _joined(taken, same)]
    made.sort(key=lambda pair: _rank(*pair))
    articles = {member.label: NamedBy({}, {}) for member, _ in parts}
    names = []
    for number, (thing, nodes) in enumerate(made):
        called: dict[str, None] = {}
        for article, place in nodes:
            entity = taken[article].entities[place]
            called[entity.name] = None
            of_article = articles[parts[article][0].label]
            of_article.ids[entity.id] = number
            for form in forms_of(entity):
                of_article.forms.setdefault(form_of(form), number)
        names.append(Findable(thing.name, thing.type, thing.aliases, thing.pinyin, tuple(called)))
    things = [thing._replace(id=_id(n)) for n, (thing, _) in enumerate(made)]
    return Things(things.__getitem__, names, articles.__getitem__)


def _id(place: int) -> str:
    """Return the ID of a thing by its place among all."""
    return f"X{place + 1}"


def _place(id_: str) -> int:
    return int(id_[1:]) - 1


def _thing(parts: Sequence[tuple[Member, Taken]], nodes: Sequence[Node]) -> Thing:
    """Return the thing that some entities are, without its ID."""
    told = [(*parts[article], parts[article][1].entities[place]) for article, place in nodes]
    pairs = [(member, entity) for member, _taken, entity in told]
    days = sorted(member.day for member, _ in pairs if member.day)
    counts = Counter(entity.name for _, entity in pairs)
    name = min(counts, key=lambda n: (-counts[n], -len(n), n))
    others = Counter(form for _, entity in pairs for form in forms_of(entity) if form != name)
    first = pairs[0][1]
    credits = [taken.credited.get(entity.id) for _member, taken, entity in told]
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
        in_words(post for _member, taken, entity in told for post in taken.held.get(entity.id, ())),
    )


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
