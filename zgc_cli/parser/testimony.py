"""Facts about persons: what role they have in which organisation, and what they said."""

from collections.abc import Iterator

from zgc_cli.document import Document, Entity, Paragraph, Quote, Span
from zgc_cli.parser import affiliation
from zgc_cli.parser.assertions import Statement
from zgc_cli.parser.passages import Name, Passage

_REPORTERS = ("记者", "通讯员")


def affiliations(document: Document) -> Iterator[Statement]:
    """Yield who is what where: 银河航天创始人徐鸣, and the reporters of the byline."""
    people = _by_paragraph(document, "person")
    orgs = _by_paragraph(document, "org")
    places = _by_paragraph(document, "place")
    for index, paragraph in enumerate(document.paragraphs):
        there = people.get(paragraph.id, [])
        if not there or paragraph.kind in ("title", "heading"):
            continue
        if paragraph.kind in ("byline", "credit"):
            yield from _reporters(paragraph, there, orgs.get(paragraph.id, []))
            continue
        quoted = sorted(
            (p.start, p.end)
            for q in document.quotes
            for p in q.parts
            if p.paragraph == paragraph.id and q.kind != "indirect"
        )
        passage = Passage(index, paragraph, quoted)
        passage.persons = [Name(s, t, e.name) for s, t, e in there]
        passage.orgs = [Name(s, t, e.name) for s, t, e in orgs.get(paragraph.id, [])]
        passage.places = [Name(s, t, e.name) for s, t, e in places.get(paragraph.id, [])]
        for start, end, person in there:
            yield from _affiliation(passage, start, end, person)


Place = tuple[int, int, Entity]


def _by_paragraph(document: Document, type_: str) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for entity in document.entities:
        if entity.type == type_:
            for m in entity.mentions:
                found.setdefault(m.paragraph, []).append((m.start, m.end, entity))
    for places in found.values():
        places.sort(key=lambda p: p[:2])
    return found


def _reporters(paragraph: Paragraph, people: list[Place], orgs: list[Place]) -> Iterator[Statement]:
    """新华社记者 董某某 陈某: the reporters of an agency."""
    for start, end, person in people:
        front = paragraph.text[:start]
        role = max(_REPORTERS, key=front.rfind)
        if role not in front or not orgs or orgs[0][1] > start:
            continue
        agency = paragraph.text[orgs[0][0] : orgs[0][1]]
        span = Span(paragraph.id, orgs[0][0], end)
        held = (person, orgs[0][2])
        yield Statement("affiliation", person.name, role, agency, held, span, start, "byline")


def _affiliation(passage: Passage, start: int, end: int, person: Entity) -> Iterator[Statement]:
    name = Name(start, end, person.name)
    text = passage.paragraph.text
    for read, rule in ((affiliation.before, "title-before"), (affiliation.behind, "title-behind")):
        found = read(passage, name)
        if not found.role or not found.org or affiliation.is_generic(found.org):
            continue
        if rule == "title-before":
            at = text.rfind(found.org, max(0, start - 60), start)
            span = Span(passage.paragraph.id, at, end)
        else:
            at = text.find(found.role, end, end + 60)
            span = Span(passage.paragraph.id, start, at + len(found.role))
        if at < 0:
            continue
        held = (person,)
        yield Statement(
            "affiliation", text[start:end], found.role, found.org, held, span, start, rule
        )
        return


def statements(document: Document) -> Iterator[Statement]:
    """Yield who said what; each paragraph of a longer quote is a statement of its own."""
    by_name = {form: e for e in document.entities for form in (e.name, *e.aliases)}
    for quote in document.quotes:
        if quote.kind == "term" or not quote.speaker:
            continue
        entity = by_name.get(quote.speaker)
        for part in quote.parts:
            paragraph = document.paragraph(part.paragraph)
            if paragraph.kind != "body":
                continue
            span = _evidence(document, quote, part, entity)
            if span is None:
                continue
            yield Statement(
                "statement",
                quote.speaker,
                quote.cue or "说",
                paragraph.text[part.start : part.end],
                (entity,) if entity else (),
                span,
                part.start,
                quote.kind,
            )


def _evidence(document: Document, quote: Quote, part: Span, entity: Entity | None) -> Span | None:
    """Return the span that holds the words and, where the paragraph has it, the speaker's name."""
    paragraph = document.paragraph(part.paragraph)
    text = paragraph.text
    forms = [quote.speaker or ""]
    if entity:
        forms += [entity.name, *entity.aliases]
    sentences = document.sentences_of(paragraph.id)
    first = document.sentence_of(part)
    if first is None:
        return None
    index = sentences.index(first)
    start, end = first.span.start, max(part.end, first.span.end if quote.kind == "indirect" else 0)
    end = min(len(text), end + (text[part.end : part.end + 1] in "”」』\"'"))
    before = sentences[index - 1].span.start if index else start
    if any(f in text[before:end] for f in forms):
        return Span(paragraph.id, start, end)
    ahead = min((a for f in forms if (a := text.find(f, end, end + 80)) >= 0), default=-1)
    if ahead >= 0:
        stop = next((s.span.end for s in sentences if s.span.end > ahead), len(text))
        return Span(paragraph.id, start, stop)
    back = max((text.rfind(f, 0, start) for f in forms), default=-1)
    if back >= 0:
        begin = next((s.span.start for s in reversed(sentences) if s.span.start <= back), start)
        return Span(paragraph.id, begin, end)
    return None
