"""Choosing records: what each command asks of a document, as plain functions."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import (
    ENTITY_TYPES,
    Entity,
    Fact,
    Figure,
    Paragraph,
    Piece,
    Quote,
    Span,
)
from zgc_cli.query.imprint import credit, news
from zgc_cli.query.match.measures import Amount
from zgc_cli.query.match.normalize import has_word
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple

_MAIN_ENTITIES = 12
_KEY_FIGURES = 6
_KEY_FACTS = 3
# Of an accident the dead and injured come before sums: the rule of facts, and what is counted.
_FIRST = "dead-and-injured"
_GRAVE = frozenset(("死亡", "遇难", "身亡", "丧生", "牺牲", "失踪", "失联", "受伤", "重伤", "被困"))


class Summary(NamedTuple):
    """The article at a glance; lists hold the main records only."""

    title: str | None
    byline: tuple[str, ...]
    agency: str | None
    place: str | None
    date: str | None
    source: str | None
    sections: tuple[dict[str, Any], ...]
    counts: dict[str, int]
    entities: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...]
    quotes: tuple[dict[str, Any], ...]
    lead: str | None
    types: dict[str, int]
    facts: tuple[dict[str, Any], ...]


class SectionCounts(NamedTuple):
    """A section with what it holds; an entity counts where it is first named."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    sentences: int
    characters: int
    entities: int
    quotes: int
    figures: int


def summary(document: Document) -> Summary:
    """Return the article at a glance."""
    main = [e for e in entities(document) if e.type != "term" and not credit(document, e)]
    main = main[:_MAIN_ENTITIES]
    key = _key(document)
    return Summary(
        *document.header,
        sections=tuple(
            {"id": s.id, "title": s.title, "characters": s.characters} for s in sections(document)
        ),
        counts={
            "paragraphs": len(document.paragraphs),
            "sentences": len(document.sentences),
            "characters": sum(len(p.text) for p in document.paragraphs),
            "entities": len(document.entities),
            "quotes": len(said(document)),
            "terms": len(document.quotes) - len(said(document)),
            "figures": len(document.figures),
            "dates": len(document.dates),
            "facts": len(document.facts),
        },
        entities=tuple({"name": e.name, "type": e.type, "count": len(e.mentions)} for e in main),
        figures=tuple(
            {"text": f.text, "counted": f.counted, "subject": f.subject, "id": f.id}
            for f in document.figures
            if f in key
        ),
        quotes=tuple(
            {"speaker": q.speaker, "text": q.text, "id": q.id} for q in quotes(document, "speech")
        ),
        lead=_lead(document),
        types={t: n for t in ENTITY_TYPES if (n := sum(e.type == t for e in document.entities))},
        facts=tuple(
            {
                "subject": f.subject,
                "predicate": f.predicate,
                "object": f.object,
                "time": f.time,
                "context": f.context,
                "id": f.id,
            }
            for f in _key_facts(document, key)
        ),
    )


def _lead(document: Document) -> str | None:
    """Return the first sentence of the text, without the dateline before it."""
    body = {p.id: p for p in document.paragraphs if p.kind == "body"}
    for sentence in document.sentences:
        if paragraph := body.get(sentence.span.paragraph):
            begin = max(sentence.span.start, dateline_end(paragraph.text))
            if begin < sentence.span.end:
                return paragraph.text[begin : sentence.span.end]
    return None


def _key_facts(document: Document, key: Sequence[Figure]) -> list[Fact]:
    """Return the facts that tell most by their figures, those of the key figures before others."""
    rank = {figure.id: n for n, figure in enumerate(key)}
    held = [f for f in news(document, document.facts) if f.figures and f.kind != "statement"]
    held.sort(
        key=lambda f: (
            f.rule != _FIRST,
            f.kind != "quantity",
            min(rank.get(i, len(rank)) for i in f.figures),
        )
    )
    chosen: list[Fact] = []
    for fact in held:
        told = {id_ for other in chosen for id_ in other.figures}
        if len(chosen) < _KEY_FACTS and not told & set(fact.figures):
            chosen.append(fact)
    return [fact for fact in document.facts if fact in chosen]


def _key(document: Document) -> list[Figure]:
    """Return the figures worth a headline: the title's own, then sums and sizes before counts.

    Of each kind those come first that are of what the title names, of sums then those in the
    commonest currency, then what is told again, though once here, and the greatest.
    """
    title = document.header.title or ""
    heads = {p.id for p in document.paragraphs if p.kind == "title"}
    units = Counter(f.unit for f in document.figures if f.kind == "money")
    kinds = ("money", "area", "length", "mass", "volume", "energy", "power", "ratio", "count")
    grave = [f for f in document.figures if f.counted in _GRAVE and f.value]
    first = [f for f in document.figures if f.span.paragraph in heads and f.kind in kinds]
    best = list({f.value: f for f in reversed([*first, *grave]) if f.value}.values())[::-1][:2]
    times = Counter((f.value, f.unit) for f in document.figures)
    for kind in kinds:
        found = {_told(f): f for f in best}
        for figure in document.figures:
            if figure.kind == kind and figure.value:
                found.setdefault(_told(figure), figure)
        held = {(f.value, f.unit) for f in best}
        alike = [f for f in found.values() if f not in best and (f.value, f.unit) not in held]
        alike.sort(
            key=lambda f: (
                not (f.subject and f.subject in title),
                -units[f.unit] * (kind == "money"),
                not (f.counted or f.subject),  # 391.50% alone tells nobody anything
                -min(times[f.value, f.unit], 2),
                -(f.value or 0),
            )
        )
        best += alike[: 2 if kind != "count" else 3]
    return best[:_KEY_FIGURES]


def _told(figure: Figure) -> tuple[float | None, str | None, str | None]:
    """Return what a figure tells: 3人死亡 in the title and in the text is one thing."""
    return figure.value, figure.unit, figure.counted or figure.subject


def sections(document: Document) -> list[SectionCounts]:
    """Return the sections with their counts."""
    inside: dict[str, list[Paragraph]] = {s.id: [] for s in document.sections}
    for paragraph in document.paragraphs:
        inside.setdefault(paragraph.section, []).append(paragraph)
    layers = (document.sentences, document.entities, said(document), document.figures)
    sentences, *others = (Counter(record.section for record in layer) for layer in layers)
    return [
        SectionCounts(
            section.id,
            section.title,
            tuple(p.id for p in inside[section.id]),
            sentences[section.id],
            sum(len(p.text) for p in inside[section.id]),
            *(count[section.id] for count in others),
        )
        for section in document.sections
    ]


def paragraphs(document: Document, parts: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of these IDs (S2, P12, P12.3), in the order of the text; all for none.

    Raises ZgcError for an ID that the article lacks. A sentence stands for itself alone.
    """
    if not parts:
        return list(document.paragraphs)
    chosen: dict[str, Paragraph] = {}
    for part in parts:
        named = _part(document, part.upper())
        if not named:
            raise ZgcError(
                _(
                    "the article has no {part}; "
                    "sections are S0 to {section}, paragraphs P1 to P{paragraph}",
                    part=part,
                    section=document.sections[-1].id if document.sections else "S0",
                    paragraph=len(document.paragraphs),
                )
            )
        chosen.update((p.id, p) for p in named)
    order = {p.id: number for number, p in enumerate(document.paragraphs)}
    return sorted(chosen.values(), key=lambda p: (order[p.id.partition(".")[0]], p.pieces[0]))


def _part(document: Document, part: str) -> list[Paragraph]:
    """Return the paragraphs of a section, one paragraph, or one sentence as if it were one."""
    named = [p for p in document.paragraphs if part in (p.id, p.section)]
    return named or [
        document.paragraph(s.span.paragraph)._replace(
            id=s.id, text=document.text_of(s.span), pieces=(Piece(s.span.start, s.line),)
        )
        for s in document.sentences
        if s.id == part
    ]


def entities(document: Document, types: Collection[str] = ()) -> list[Entity]:
    """Return the entities of some types, or all: those named most first, then by place.

    Terms come behind the rest, and last who made the article.
    """
    found = [e for e in document.entities if not types or e.type in types]

    def order(entity: Entity) -> tuple[bool, bool, int]:
        return bool(credit(document, entity)), entity.type == "term", -len(entity.mentions)

    return sorted(found, key=order)


def said(document: Document) -> list[Quote]:
    """Return what somebody says, in marks or without; what is quoted else are terms."""
    return [quote for quote in document.quotes if quote.kind != "term"]


def quotes(
    document: Document,
    kinds: Collection[str] = ("speech",),
    speaker: str | None = None,
    about: str | None = None,
) -> list[Quote]:
    """Return the quotes of some kinds (`all` for every one).

    By one speaker, and in sentences that name `about`, if names are given.
    """
    found = [q for q in document.quotes if "all" in kinds or q.kind in kinds]
    if about is not None:
        found = list(near(document, found, about))
    if speaker is None:
        return found
    names = {name_form(form) for e in _meant(document, speaker) for form in (e.name, *e.aliases)}
    names.add(name_form(speaker))
    return [q for q in found if q.speaker and name_form(q.speaker) in names]


def figures(
    document: Document,
    kinds: Collection[str] = (),
    unit: str | None = None,
    bounds: tuple[Amount | None, Amount | None] = (None, None),
    about: str | None = None,
) -> list[Figure]:
    """Return the figures of some kinds, of a unit, between bounds, about the one called `about`.

    Ordinals come behind what is counted and measured.
    """
    found = [
        f
        for f in document.figures
        if (not kinds or f.kind in kinds)
        and (unit is None or _unit_form(f.unit or "") == _unit_form(unit))
        and _within(f, *bounds)
    ]
    found.sort(key=lambda figure: figure.kind == "ordinal")
    if about is None:
        return found
    if not found:
        return []
    meant = _meant(document, about)
    if not meant:
        return list(near(document, found, about))
    from zgc_cli.query.figure_owners import FigureOwners

    return list(FigureOwners(document).about(found, meant))


def _unit_form(unit: str) -> str:
    """Return a unit in the form in which units are compared, whatever the script."""
    return name_form(plain(unit))


def facts(document: Document, kinds: Collection[str] = (), about: str | None = None) -> list[Fact]:
    """Return the facts of some kinds, those that name `about` if a name is given."""
    found = [f for f in document.facts if not kinds or f.kind in kinds]
    if about is None:
        return found
    meant = _meant(document, about)
    if not meant:
        return [f for f in found if has_word(" ".join(filter(None, f[2:5])), about)]
    return [f for f in found if any(names_entity(f, entity) for entity in meant)]


def names_entity(fact: Fact, entity: Entity) -> bool:
    """Return whether a fact is about an entity: what stands around it is only its evidence."""
    if entity.id not in fact.entities:
        return False
    forms = (entity.name, *entity.aliases)
    return any(form in part for form in forms for part in fact[2:5])


def _within(figure: Figure, least: Amount | None, most: Amount | None) -> bool:
    """Return whether a figure, a range with any part of it, lies between the bounds.

    One with a unit lets figures pass that measure the same.
    """
    low, high = figure.ends
    for bound, end, sign in ((least, high, 1), (most, low, -1)):
        if bound is None:
            continue
        limit = bound.in_unit_of(figure)
        if limit is None or end is None or sign * end < sign * limit:
            return False
    return True


def _meant(document: Document, name: str) -> tuple[Entity, ...]:
    """Return whom a name stands for; what finds that is loaded where a name is given."""
    from zgc_cli.query.match.resolve import resolve

    return resolve(document, name).entities


def near(document: Document, records: Iterable[Any], name: str) -> Iterator[Any]:
    """Yield the records that stand in a sentence that mentions a name, or has the word it is."""
    meant = _meant(document, name)
    spans = [Span(*mention[1:4]) for entity in meant for mention in entity.mentions]
    naming = {sentence.id for span in spans if (sentence := document.sentence_of(span))}
    if not meant:
        naming = {s.id for s in document.sentences if has_word(document.text_of(s.span), name)}
    for record in records:
        sentence = document.sentence_of(record.span)
        if sentence is not None and sentence.id in naming:
            yield record
