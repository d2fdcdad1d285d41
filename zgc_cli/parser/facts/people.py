"""Facts about persons: what role they have in which organisation, and what they said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Paragraph, Quote, Span, Token
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph
from zgc_cli.parser.words.units import ParagraphRecords
from zgc_cli.reading.titles import role_at_end

_REPORTERS = ("记者", "通讯员", "实习生", "摄影", "编辑")
_LONGEST_REPORTER = max(map(len, _REPORTERS))
_FARTHEST = 2_000  # characters of a paragraph in which the words and who says them stand
_COUNTED = re.compile("^的?[一两几]?[名位个](?=..)")
_NO_ROLE = re.compile("[被将把给]|的|[他她它]|来自|曾经")
_SHORTEST_REPORT = 8  # 介绍技术体系的来由 reports no statement


def affiliations(document: Document, records: dict[str, ParagraphRecords]) -> Iterator[Statement]:
    """Yield who is what where: 某公司创始人徐某, and the reporters of the byline."""
    for index, paragraph in enumerate(document.paragraphs):
        held = records[paragraph.id]
        people = [m for m in held.mentions if m[2].type == "person"]
        if not people or paragraph.kind in ("title", "heading"):
            continue
        if paragraph.kind in ("byline", "credit"):
            orgs = [m for m in held.mentions if m[2].type == "org"]
            yield from _reporters(paragraph, people, orgs)
            continue
        quoted = sorted((s, e) for s, e, quote in held.quotes if quote.kind != "indirect")
        passage = VeiledParagraph(index, paragraph, quoted)
        passage.persons = _names(held, "person")
        passage.orgs = _names(held, "org")
        passage.places = _names(held, "place")
        tokens = document.tokens[index] if index < len(document.tokens) else ()
        for start, end, person in people:
            yield from _affiliation(passage, tokens, start, end, person)


Place = tuple[int, int, Entity]


def _names(records: ParagraphRecords, type_: str) -> list[NamedSpan]:
    return [NamedSpan(start, end, e.name) for start, end, e in records.mentions if e.type == type_]


def _reporters(paragraph: Paragraph, people: list[Place], orgs: list[Place]) -> Iterator[Statement]:
    """新华社记者 董某某 陈某: the reporters of an agency."""
    last = dict.fromkeys(_REPORTERS, -1)  # where each of the words stands last
    seen = 0
    for start, end, person in people:
        for word in _REPORTERS:
            last[word] = max(last[word], paragraph.text.rfind(word, seen, start))
        seen = max(0, start - _LONGEST_REPORTER)
        role = max(_REPORTERS, key=last.__getitem__)
        if last[role] < 0 or not orgs or not orgs[0][1] <= start < orgs[0][1] + _FARTHEST:
            continue
        agency = paragraph.text[orgs[0][0] : orgs[0][1]]
        span = Span(paragraph.id, orgs[0][0], end)
        held = (person, orgs[0][2])
        yield Statement("affiliation", person.name, role, agency, held, span, start, "byline")


def _cuts_word(tokens: Sequence[Token], offset: int) -> bool:
    """Tell an offset inside a word: 大学 + 生创业团队 is no organisation with its role."""
    index = bisect_right(tokens, offset, key=lambda t: t.start) - 1
    return index >= 0 and tokens[index].start < offset < tokens[index].end


def _affiliation(
    passage: VeiledParagraph, tokens: Sequence[Token], start: int, end: int, person: Entity
) -> Iterator[Statement]:
    """Yield the role that stands in front of a name or behind it."""
    name = NamedSpan(start, end, person.name)
    text = passage.paragraph.text
    for read, rule in ((affiliation.before, "title-before"), (affiliation.behind, "title-behind")):
        found = read(passage, name)
        if not found.role or not found.org or affiliation.is_generic(found.org):
            continue
        role = _COUNTED.sub("", found.role)
        if rule == "title-before":
            at = text.rfind(found.org, max(0, start - 60), start)
            span = Span(passage.paragraph.id, at, end)
        else:
            at = text.find(found.role, end, end + 60)
            span = Span(passage.paragraph.id, start, at + len(found.role))
        if at < 0 or not role or _NO_ROLE.search(role) or text[max(0, at - 1) : at] == "驻":
            continue
        whole = role_at_end(role) == role
        if not whole and _cuts_word(tokens, at + len(found.org)):
            continue
        held = (person,)
        yield Statement("affiliation", text[start:end], role, found.org, held, span, start, rule)
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
            if quote.kind == "indirect" and part.end - part.start < _SHORTEST_REPORT:
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
    index = bisect_right(sentences, first.span.start, key=lambda s: s.span.start) - 1
    start, end = first.span.start, max(part.end, first.span.end if quote.kind == "indirect" else 0)
    end = min(len(text), end + (text[part.end : part.end + 1] in "”」』\"'"))
    before = sentences[index - 1].span.start if index else start
    far = max(0, part.start - _FARTHEST)
    if any(f in text[max(before, far) : end] for f in forms):
        return Span(paragraph.id, max(start, far), end)
    ahead = min((a for f in forms if (a := text.find(f, end, end + 80)) >= 0), default=-1)
    if ahead >= 0:
        number = bisect_right(sentences, ahead, key=lambda s: s.span.end)
        stop = sentences[number].span.end if number < len(sentences) else len(text)
        return Span(paragraph.id, start, stop)
    back = max((text.rfind(f, far, start) for f in forms), default=-1)
    if back >= 0:
        number = bisect_right(sentences, back, key=lambda s: s.span.start) - 1
        begin = max(sentences[number].span.start, far) if number >= 0 else start
        return Span(paragraph.id, begin, end)
    return None
