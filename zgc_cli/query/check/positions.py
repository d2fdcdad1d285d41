"""The posts of a claim against those that the article gives: who is what, and where."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Span
from zgc_cli.query.check.alignment import NOTHING, Aligned, Detail, Result
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.holders import Place, Post, read_posts, same_role, sole
from zgc_cli.query.check.spoken import same_person
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import key

# A claim whose words weigh no more than this beside its posts claims nothing else.
_SPECIAL = 4  # characters of a title that is no common one: 考古领队
_BARE = 1.6
_REACH = 64  # characters before a claim in which a post of it may begin, which then is none of it
_HOLDING = ("担任", "出任", "升任", "当选", "现任", "历任")  # say no more than 是


class Told(NamedTuple):
    """A post that the article tells, and where."""

    post: Post
    span: Span


class Finding(NamedTuple):
    """Return whether the article bears a post out, what it has instead, and where."""

    borne: bool
    detail: Detail | None
    span: Span | None


def posts(claim: Claim, ground: Ground, draft: Document, aligned: Aligned) -> Result:
    """魏某是甲公司总裁 against 甲公司总裁安某, or 乙公司副总裁魏某."""
    base = max(0, claim.span.start - _REACH)
    names = [(n.type, (n.start - base, n.end - base, n.text)) for n in claim.names]
    persons = [place for type_, place in names if type_ == "person"]
    orgs = [place for type_, place in names if type_ in ("org", "place")]
    text = draft.paragraph(claim.span.paragraph).text[base : claim.span.end]
    held = [p for p in read_posts(text, persons, orgs) if p.start >= claim.span.start - base]
    if not held:
        return NOTHING
    told = told_posts(ground)
    found = [_held_against(post, told, ground.document) for post in held]
    refuted = [f.detail for f in found if f.detail]
    words = sum(i.weight for i in aligned.items if i.name is None and i.text not in _HOLDING)
    bare = words <= _BARE * len(held) + 0.4 and not (claim.figures or claim.dates or claim.quotes)
    settled = bool(refuted) or (bare and all(f.borne for f in found))
    differs = [f.span for f in found if f.detail] or [f.span for f in found if f.span]
    return Result(tuple(dict.fromkeys(refuted)), (), differs[0] if differs else None, settled)


def told_posts(ground: Ground) -> list[Told]:
    """Return the posts that the article tells, beside names, of its speakers and in its facts."""
    if ground.posts is None:
        ground.posts = [*_beside_names(ground.document), *_of_records(ground.document)]
    return ground.posts


def _beside_names(document: Document) -> Iterable[Told]:
    places: dict[str, tuple[list[Place], list[Place]]] = {}
    for entity in document.entities:
        kind = {"person": 0, "org": 1, "place": 1}.get(entity.type)
        if kind is not None:
            for m in entity.mentions:
                there = places.setdefault(m.paragraph, ([], []))
                there[kind].append((m.start, m.end, m.text if kind else entity.name))
    for paragraph, (persons, orgs) in places.items():
        for post in read_posts(document.paragraph(paragraph).text, persons, sorted(orgs)):
            yield Told(post, Span(paragraph, post.start, post.start + 1))


def _of_records(document: Document) -> Iterable[Told]:
    for quote in document.quotes:
        if quote.speaker and quote.role and quote.kind != "term":
            yield Told(Post(quote.speaker, quote.role, _orgs(quote.org), 0), quote.span)
    for fact in document.facts:
        if fact.kind == "affiliation":
            yield Told(Post(fact.subject, fact.predicate, _orgs(fact.object), 0), fact.span)


def _orgs(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _held_against(post: Post, told: Sequence[Told], document: Document) -> Finding:
    own = [t for t in told if same_person(post.person, t.post.person, document)]
    right = [t for t in own if same_role(post.role, t.post.role)]
    there = [(_same_orgs(post, t.post, document), t) for t in right]
    # 院士 alone is told of whoever is one somewhere; which academy it is then is not.
    silent = not post.orgs and all(same is None for same, _ in there)
    borne = [t for same, t in there if same] or ([t for _, t in there] if silent else [])
    if borne:
        return Finding(True, None, borne[0].span)
    for same, t in there:
        if same is False:
            detail = Detail("org", "".join(post.orgs), "".join(t.post.orgs))
            return Finding(False, detail, t.span)
    for t in told:
        same = same_role(post.role, t.post.role) and sole(post.role)
        if same and _same_orgs(post, t.post, document):
            return Finding(False, Detail("person", post.person, t.post.person), t.span)
    for t in told:
        # 工程师 has many holders; but here is one there, and the claimed one is elsewhere.
        same = same_role(post.role, t.post.role) and _same_orgs(post, t.post, document)
        bare = not post.orgs and not t.post.orgs and key(post.role) == key(t.post.role)
        if (bare and own and len(post.role) >= _SPECIAL) or (
            same and any(o.post.orgs for o in own)
        ):
            return Finding(False, Detail("person", post.person, t.post.person), t.span)
    for t in own:
        if _same_orgs(post, t.post, document):
            return Finding(False, Detail("role", post.role, t.post.role), t.span)
    return Finding(False, None, None)


def _same_orgs(a: Post, b: Post, document: Document) -> bool | None:
    """Return whether two posts are at the same place; None where one does not say where."""
    if not a.orgs or not b.orgs:
        return None
    entities = [e for e in document.entities if e.type in ("org", "place")]
    last = _same_org(a.orgs[-1], b.orgs[-1], entities)
    if len(a.orgs) > 1 and len(b.orgs) > 1:  # 瑞士常驻联合国代表
        return last and _same_org(a.orgs[0], b.orgs[0], entities)
    return last


def _same_org(a: str, b: str, entities: Iterable[Entity]) -> bool:
    first, second = key(a), key(b)
    if first in second or second in first:
        return True
    for entity in entities:
        if entity.type != "org":
            continue  # 中国 makes no one of 中国科学院 and 中国工程院
        forms = [f for f in map(key, forms_of(entity)) if len(f) > 1]
        if any(f in first for f in forms) and any(f in second for f in forms):
            return True
    return False
