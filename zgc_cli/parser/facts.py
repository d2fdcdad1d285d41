"""The facts stage: what the article states, one small checkable statement a record.

Each family of facts has a module: `assertions` (clauses with a verb, and figures as the values of
attributes) and `testimony` (who somebody is, and who said what). Precision comes before recall.
"""

from collections.abc import Iterator

from zgc_cli.document import Document, Fact, Span
from zgc_cli.parser.assertions import Statement, assertions
from zgc_cli.parser.clauses import Records, by_paragraph
from zgc_cli.parser.testimony import affiliations, statements


def facts(document: Document) -> Document:
    """Add the layer `facts`."""
    records = by_paragraph(document)
    order = {paragraph.id: number for number, paragraph in enumerate(document.paragraphs)}
    found = [
        *affiliations(document, records),
        *statements(document),
        *assertions(document, records),
    ]
    found.sort(key=lambda s: (order[s.span.paragraph], s.span.start, s.place, s.span.end))
    return document.with_layer(
        "facts",
        (
            _record(document, records[s.span.paragraph], s)._replace(id=f"F{number}")
            for number, s in enumerate(_distinct(found), 1)
        ),
    )


def _distinct(found: list[Statement]) -> Iterator[Statement]:
    """Leave out what the article states a second time in the same words."""
    seen = set()
    for statement in found:
        words = (statement.subject, statement.predicate, statement.object)
        if words not in seen:
            seen.add(words)
            yield statement


def _record(document: Document, records: Records, statement: Statement) -> Fact:
    paragraph = document.paragraph(statement.span.paragraph)
    _, start, end = statement.span
    named = [e.id for s, t, e in records.mentions if start <= s and t <= end]
    return Fact(
        "",
        statement.kind,
        statement.subject,
        statement.predicate,
        statement.object,
        paragraph.text[start:end],
        tuple(dict.fromkeys([*(e.id for e in statement.entities), *named])),
        tuple(f.id for f in records.figures if start <= f.span.start and f.span.end <= end),
        tuple(d.id for d in records.dates if start <= d.span.start and d.span.end <= end),
        paragraph.section,
        paragraph.line_at(start),
        Span(paragraph.id, start, end),
        statement.rule,
    )
