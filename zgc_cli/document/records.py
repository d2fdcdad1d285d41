"""The parsed document: immutable records in layers, each with its place in the text.

A `Document` is a header and named layers. A parser stage takes a document and gives a new one
with one layer more; a store gives a document whose layers are decoded when they are first read.
Offsets are in characters, half-open, into `Paragraph.text`; lines count from 1 in the source file.
Records are NamedTuples because a query that makes a dozen dataclasses pays 8 ms for them.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from zgc_cli.runtime.named_tuple import NamedTuple

SCHEMA_VERSION = 3

Number = int | float


class Span(NamedTuple):
    """Characters `start` to `end` (not included) of the paragraph with the ID `paragraph`."""

    paragraph: str
    start: int
    end: int


class Piece(NamedTuple):
    """Where source line `line` begins inside a paragraph; a joined paragraph has several."""

    start: int
    line: int


class Paragraph(NamedTuple):
    """One paragraph, cleaned and joined; `kind` is one of those in `PARAGRAPH_KINDS`."""

    id: str
    kind: str
    section: str
    text: str
    pieces: tuple[Piece, ...]
    rule: str

    @property
    def line(self) -> int:
        """The source line on which the paragraph begins."""
        return self.pieces[0].line

    def line_at(self, offset: int) -> int:
        """Return the source line of the character at `offset`."""
        if len(self.pieces) == 1:  # nearly every one, and asked of each record
            return self.pieces[0].line
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(index, 0)].line


PARAGRAPH_KINDS = ("title", "byline", "heading", "body", "caption", "credit", "dateline")


class Section(NamedTuple):
    """A heading and the body below it, or one of several news; `S0`, the lead, has no title."""

    id: str
    title: str


class Sentence(NamedTuple):
    """The third sentence of paragraph P12 is `P12.3`; its text carries no outer blanks."""

    id: str
    section: str
    line: int
    span: Span
    rule: str


class Token(NamedTuple):
    """A word of a paragraph's text with its part of speech (the ICTCLAS tags that jieba uses)."""

    start: int
    end: int
    tag: str


class Mention(NamedTuple):
    """One place where an entity is named."""

    text: str
    paragraph: str
    start: int
    end: int
    line: int


class IndexEntry(NamedTuple):
    """The texts of a layer's records in the form in which they are searched, one line a record."""

    layer: str
    text: str


class Entity(NamedTuple):
    """A person, org, place, event, product, work or term with all its mentions."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    pinyin: str
    mentions: tuple[Mention, ...]
    section: str
    line: int
    span: Span
    rule: str


EntityType = Literal["person", "org", "place", "event", "product", "work", "term"]
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
# What people type for them, beside their names in either language.
TYPES_MEANT: dict[str, EntityType] = {
    "people": "person",
    "人": "person",
    "人名": "person",
    "organisation": "org",
    "organization": "org",
    "company": "org",
    "companies": "org",
    "组织": "org",
    "公司": "org",
    "location": "place",
    "地方": "place",
    "地名": "place",
    "事件": "event",
}


class Quote(NamedTuple):
    """Quoted or reported words. `span` is the first of `parts`; `text` joins them by newlines."""

    id: str
    kind: str
    text: str
    speaker: str | None
    role: str | None
    org: str | None
    cue: str | None
    parts: tuple[Span, ...]
    section: str
    line: int
    span: Span
    rule: str


QUOTE_KINDS = ("speech", "indirect", "term")


class Figure(NamedTuple):
    """A quantity; `value` (or `min` and `max`) is in `unit` without its 万 or 亿."""

    id: str
    text: str
    kind: str
    value: Number | None
    min: Number | None
    max: Number | None
    unit: str | None
    mod: str | None
    counted: str | None
    subject: str | None
    section: str
    line: int
    span: Span
    rule: str

    @property
    def ends(self) -> tuple[Number | None, Number | None]:
        """The lowest and the highest number: those of a range, else the number twice."""
        alone = self.value is not None
        return (self.value, self.value) if alone else (self.min, self.max)


FigureKind = Literal[
    "count",
    "money",
    "ratio",
    "length",
    "area",
    "volume",
    "mass",
    "energy",
    "power",
    "voltage",
    "pressure",
    "data",
    "radiation",
    "measure",
    "temperature",
    "duration",
    "frequency",
    "ordinal",
    "score",
]
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)


class Date(NamedTuple):
    """A time expression; `start` and `end` are ISO days, both included, or null.

    `time` is the time of day as HH:MM, two joined by a slash where it runs from one to the other.
    """

    id: str
    text: str
    start: str | None
    end: str | None
    granularity: str
    mod: str | None
    time: str | None
    event: str
    section: str
    line: int
    span: Span
    rule: str


class Fact(NamedTuple):
    """The smallest statement that a reader could check, with the records that it rests on.

    `time` tells when: in the words of the article, or as ISO 8601 has it where those need another
    day to be understood (今年5月 is 2026-05); 截至 and the day of the article where the fact is so
    as of that. `context` is the contest, accident or matter that it belongs to, or what its words
    point to. Each is None where the fact itself tells it, or the article does not.
    """

    id: str
    kind: str
    subject: str
    predicate: str
    object: str
    time: str | None
    context: str | None
    text: str
    entities: tuple[str, ...]
    figures: tuple[str, ...]
    dates: tuple[str, ...]
    section: str
    line: int
    span: Span
    rule: str


FactKind = Literal["affiliation", "quantity", "event", "first", "state", "statement"]
FACT_KINDS: tuple[str, ...] = get_args(FactKind)

# The layers of a document in the order of its file, each with the type of its records.
LAYERS: Mapping[str, Any] = {
    "paragraphs": Paragraph,
    "sections": Section,
    "sentences": Sentence,
    "tokens": tuple[Token, ...],
    "entities": Entity,
    "figures": Figure,
    "dates": Date,
    "quotes": Quote,
    "facts": Fact,
    "index": IndexEntry,
}
# What one record of each layer is called, in the order in which they are listed.
RECORD_KINDS = {
    "paragraphs": "paragraph",
    "sentences": "sentence",
    "entities": "entity",
    "quotes": "quote",
    "figures": "figure",
    "dates": "date",
    "facts": "fact",
}
# What the check of a claim may come to.
VERDICTS = ("supported", "refuted", "not_enough_info", "disputed")


class Header(NamedTuple):
    """What is known of the article as a whole; an unknown field is None or empty."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    place: str | None = None
    date: str | None = None
    source: str | None = None


Layer = Sequence[Any]
