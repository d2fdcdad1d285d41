"""The facts stage: what the article states, one small checkable statement a record.

Each family of facts has a module: `assertions` (clauses with a verb, and figures as the values of
attributes), `people` (who somebody is) and `statements` (who said what); `standing` leaves out what
nobody could check alone. Precision comes before recall.
"""

from collections.abc import Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Fact, Span
from zgc_cli.parser.facts.assertions import assertions
from zgc_cli.parser.facts.people import affiliations
from zgc_cli.parser.facts.quoted_facts import statements
from zgc_cli.parser.facts.standing.around import areas_of, in_area
from zgc_cli.parser.facts.standing.times import in_time
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.words.text_units import ParagraphRecords, Record, by_paragraph, starting_in
from zgc_cli.runtime.pattern import Pattern


def facts(document: Document) -> Document:
    """Add the layer `facts`."""
    records = by_paragraph(document)
    order = {paragraph.id: number for number, paragraph in enumerate(document.paragraphs)}
    posts = list(affiliations(document, records))
    found = [
        *posts,
        *statements(document, records, posts),
        *assertions(document, records),
    ]
    found = [s for s in found if not (_is_torn(s) or _is_in_title(document, s))]
    areas = areas_of(document)
    within = (in_area(s, document.paragraph(s.span.paragraph).text, areas) for s in found)
    lead = next((p.id for p in document.paragraphs if p.kind == "body"), "")
    found = [s for each in within if each and (s := _in_time(document, records, each, lead))]
    found.sort(key=lambda s: (order[s.span.paragraph], s.span.start, s.offset, s.span.end))
    return document.with_layer(
        "facts",
        (
            _record(document, records[s.span.paragraph], s)._replace(id=f"F{number}")
            for number, s in enumerate(_distinct(found), 1)
        ),
    )


def _in_time(
    document: Document, records: dict[str, ParagraphRecords], fact: Statement, lead: str
) -> Statement | None:
    """Give a fact its time; `lead` is the paragraph that tells the news of the day."""
    place = fact.span.paragraph
    text, dates = document.paragraph(place).text, records[place].dates
    return in_time(fact, text, dates, document.header.date, lead=place == lead)


def _is_torn(statement: Statement) -> bool:
    """Return whether a name was cut at a mark that stands in pairs: 《海城."""
    words = statement.subject
    if _TWICE.search(words):
        return True  # the end of a caption, and the next line
    if statement.kind != "statement":
        words += statement.predicate + statement.object
    spoken = statement.kind in ("statement", "affiliation")
    told = statement.subject if spoken else "|".join(statement[1:4])
    if _DATELINE.search(statement.object):
        return True  # 下架 | 相关作品某刊8月17日消息
    runs_on = _RUNS_ON.search(_MARKED.sub("", told))
    return bool(runs_on) or any(words.count(a) != words.count(b) for a, b in _PAIRS)


_DATELINE = Pattern("[0-9] ?日(?:消息|讯|电(?!话|影|视))")
_TWICE = Pattern(r"([A-Za-z].{3,20})\1")
_MARKED = Pattern("[“《][^”》]*[”》]")
# A blank between characters parts a headline or a caption from what follows; 【海城日报讯】 too.
_RUNS_ON = Pattern("[\u4e00-\u9fff”] +[\u4e00-\u9fff“]|\u3000|[【】<>]")


_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("「", "」"))


def _is_in_title(document: Document, statement: Statement) -> bool:
    """Return whether a fact begins in a title that no mark parts from the text behind it."""
    text = document.paragraph(statement.span.paragraph).text
    title = _OWN_TITLE.match(text) if text.startswith("原标题") else None
    return bool(title and statement.offset < title.end())


_OWN_TITLE = Pattern("原标题[^，。！？”]*")


def _distinct(found: list[Statement]) -> Iterator[Statement]:
    """Leave out what the article states a second time in the same words."""
    seen = set()
    for statement in found:
        words = (statement.subject, statement.predicate, statement.object)
        if words not in seen:
            seen.add(words)
            yield statement


def _record(document: Document, records: ParagraphRecords, statement: Statement) -> Fact:
    paragraph = document.paragraph(statement.span.paragraph)
    _, start, end = statement.span
    # 1965年出生，1987年加入: each clause has a date of its own.
    dates = _inside(records.dates, start, end)
    opens = bool(starting_in(records.dates, start, start + 1))
    own = () if opens else _inside(records.dates, statement.offset, end)
    is_said = statement.kind in ("statement", "affiliation")
    named = [e.id for _, t, e in records.mentions_from(start, end) if t <= end]
    return Fact(
        "",
        statement.kind,
        statement.subject,
        statement.predicate,
        statement.object,
        statement.time,
        statement.context,
        paragraph.text[start:end],
        tuple(dict.fromkeys([*(e.id for e in statement.entities), *named])),
        _inside(records.figures, start, end),
        dates if is_said else own or dates,
        paragraph.section,
        paragraph.line_at(start),
        Span(paragraph.id, start, end),
        statement.rule,
    )


def _inside(records: Sequence[Record], start: int, end: int) -> tuple[str, ...]:
    """Return the IDs of the records that lie between two offsets."""
    return tuple(r.id for r in starting_in(records, start, end) if r.span.end <= end)
