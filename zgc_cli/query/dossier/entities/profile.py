"""All that several articles tell of one thing, in order of time, each with its articles."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Fact, Figure, Mention, Quote, Span
from zgc_cli.query.card import Card, Tie, entity_card
from zgc_cli.query.dossier.entities.identity import form_of
from zgc_cli.query.dossier.entities.things import NamedAt, Thing, Things
from zgc_cli.query.dossier.members import Member
from zgc_cli.query.held_posts import is_kin
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import letters
from zgc_cli.reading.positions import told_posts
from zgc_cli.runtime.named_tuple import NamedTuple


class ToldOnce(NamedTuple):
    """A record, with the articles that tell the same in order of time, the first its own."""

    record: Any
    members: tuple[Member, ...]


class HeldPost(NamedTuple):
    """A post of somebody, and the span of days on which articles tell of it.

    `post` is the organisation with the role; `line` is that in the first article.
    """

    person: str
    post: str
    org: str | None
    role: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    line: int


class Naming(NamedTuple):
    """A sentence that names a thing, and where it stands."""

    article: str
    date: str | None
    id: str
    text: str
    line: int


class Profile(NamedTuple):
    """Everything that several articles tell of a thing; each list is in order of time."""

    record: Thing
    first: Naming | None
    last: Naming | None
    posts: tuple[HeldPost, ...]
    quotes: tuple[ToldOnce, ...]
    about: tuple[ToldOnce, ...]
    figures: tuple[ToldOnce, ...]
    facts: tuple[ToldOnce, ...]
    ties: tuple[ToldOnce, ...]
    terms: tuple[ToldOnce, ...]
    mentions: tuple[NamedAt, ...]
    members: tuple[Member, ...]


class _Post(NamedTuple):
    person: str
    org: str | None
    role: str
    line: int

    @property
    def text(self) -> str:
        """The organisation with the role, which may begin with it."""
        org = self.org or ""
        return self.role if self.role.startswith(org) else org + self.role


class ArticlePart(NamedTuple):
    """What one article tells of a thing."""

    card: Card
    posts: tuple[_Post, ...]
    first: tuple[str, str, int] | None
    last: tuple[str, str, int] | None


def parts_of(document: Document, wanted: frozenset[tuple[str, str]]) -> list[ArticlePart]:
    """Return what an article tells of the entities with these names and types."""
    entities = [e for e in document.entities if (e.name, e.type) in wanted]
    return [_part(document, entity) for entity in entities]


def _part(document: Document, entity: Entity) -> ArticlePart:
    mentions = sorted(entity.mentions, key=lambda m: m.line)
    ends = [_sentence(document, m) for m in (mentions[0], mentions[-1])] if mentions else [None] * 2
    return ArticlePart(entity_card(document, entity), tuple(_posts(document, entity)), *ends)


def _sentence(document: Document, mention: Mention) -> tuple[str, str, int] | None:
    sentence = document.sentence_of(Span(*mention[1:4]))
    return (sentence.id, document.text_of(sentence.span), mention.line) if sentence else None


def _posts(document: Document, entity: Entity) -> Iterator[_Post]:
    """Yield the posts of a person; of an organisation or a place, who holds one there."""
    if entity.type not in ("person", "org", "place"):
        return
    names = {form_of(form) for form in forms_of(entity)}
    whole = {f: e.name for e in document.entities if e.type == "person" for f in forms_of(e)}
    for (person, role, orgs, _), span in told_posts(document):
        holders = (person,) if entity.type == "person" else orgs
        if not role or is_kin(role) or names.isdisjoint(map(form_of, holders)):
            continue
        org = orgs[-1] if orgs else None
        yield _Post(whole.get(person, person), org, role, document.line_of(span))


def wanted_of(things: Things, thing: Thing) -> tuple[list[str], frozenset[tuple[str, str]]]:
    """Return the labels of the articles that name a thing, and by which names and types."""
    labels = list(dict.fromkeys(entity.article for entity in thing.entities))
    return labels, frozenset((name, thing.type) for name in things.called_in_articles(thing))


def profile(
    things: Things, thing: Thing, parts: Iterable[tuple[Member, Sequence[ArticlePart]]]
) -> Profile:
    """Return what the articles, in order of time, tell of a thing."""
    told = [(member, part) for member, found in parts for part in found]

    def once(field: str, key: Any) -> tuple[ToldOnce, ...]:
        return _once(((m, r) for m, part in told for r in getattr(part.card, field)), key)

    dated = [pair for pair in told if pair[0].day] or told
    ends = (_naming(dated[0][0], dated[0][1].first), _naming(dated[-1][0], dated[-1][1].last))
    ties = ((m, _joined(things, m, tie)) for m, part in told for tie in part.card.ties)
    return Profile(
        thing,
        *ends,
        tuple(_held(things, [(m, post) for m, part in told for post in part.posts])),
        once("quotes", _words),
        once("about", _words),
        once("figures", _quantity),
        once("facts", _statement),
        _once(ties, lambda tie: (form_of(tie.label), tie.direction, tie.id)),
        once("terms", _words),
        thing.mentions,
        tuple({member.label: member for member, _ in told}.values()),
    )


def _naming(member: Member, end: tuple[str, str, int] | None) -> Naming | None:
    return Naming(member.label, member.day, *end) if end else None


def _once(records: Iterable[tuple[Member, Any]], key: Any) -> tuple[ToldOnce, ...]:
    """Return the records, those of one key once, with the articles that have them."""
    found: dict[Hashable, tuple[Any, dict[str, Member]]] = {}
    for member, record in records:
        found.setdefault(key(record), (record, {}))[1].setdefault(member.label, member)
    return tuple(ToldOnce(record, tuple(members.values())) for record, members in found.values())


def _words(quote: Quote) -> Hashable:
    return quote.kind == "term", letters(quote.text)


def _quantity(figure: Figure) -> Hashable:
    return figure.kind, figure.value, figure.min, figure.max, figure.unit, figure.subject, figure[8]


def _statement(fact: Fact) -> Hashable:
    return form_of(fact.subject), form_of(fact.predicate), form_of(fact.object)


def _joined(things: Things, member: Member, tie: Tie) -> Tie:
    """Return a tie to the joined thing instead of the entity of one article."""
    other = things.of_entity(member.label, tie.id)
    return tie._replace(id=other.id, name=other.name) if other else tie


def _key(things: Things, member: Member, post: _Post) -> tuple[str, str]:
    """Return who holds a post, and the post, whatever an article calls person and organisation."""
    person, org = (things.called(member.label, name or "") for name in post[:2])
    whole = post._replace(org=org.name) if org and post.text != post.role else post
    return form_of(person.name if person else post.person), form_of(whole.text)


def _held(things: Things, told: Sequence[tuple[Member, _Post]]) -> Iterator[HeldPost]:
    """Yield each post once, in order of time: 院长 is that of 某医院院长 where no other is told."""
    found: dict[tuple[str, str], list[tuple[Member, _Post]]] = {}
    for member, post in told:
        found.setdefault(_key(things, member, post), []).append((member, post))
    whole: dict[tuple[str, str], list[tuple[Member, _Post]]] = {}
    for key in sorted(found, key=lambda k: -len(k[1])):
        longer = [k for k in whole if k[0] == key[0] and key[1] in k[1]]
        if len(longer) == 1:
            whole[longer[0]] += found[key]
        elif not longer:
            whole[key] = list(found[key])
    for pairs in sorted(whole.values(), key=lambda pairs: _days(pairs)):
        post = max((post for _, post in pairs), key=lambda post: len(post.text))
        days = [member.day for member, _ in pairs if member.day]
        labels = dict.fromkeys(member.label for member, _ in _in_order(pairs))
        yield HeldPost(
            post.person,
            post.text,
            post.org,
            post.role,
            min(days, default=None),
            max(days, default=None),
            tuple(labels),
            _in_order(pairs)[0][1].line,
        )


def _days(pairs: Sequence[tuple[Member, _Post]]) -> tuple[bool, str]:
    days = [member.day for member, _ in pairs if member.day]
    return not days, min(days, default="")


def _in_order(pairs: Sequence[tuple[Member, _Post]]) -> list[tuple[Member, _Post]]:
    return sorted(pairs, key=lambda pair: (pair[0].day is None, pair[0].day or ""))
