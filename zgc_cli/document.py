"""The parsed document: immutable records in layers, each with its place in the text.

A `Document` is a header and named layers. A parser stage takes a document and gives a new one
with one layer more; a store gives a document whose layers are decoded when they are first read.
Offsets are in characters, half-open, into `Paragraph.text`; lines count from 1 in the source file.
Records are NamedTuples because a query that makes a dozen dataclasses pays 8 ms for them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal, NamedTuple, Protocol, get_args

from zgc_cli.errors import DocumentError

SCHEMA_VERSION = 1

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
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        return self.pieces[max(index, 0)].line


PARAGRAPH_KINDS = ("title", "byline", "heading", "body", "caption", "credit", "dateline")


class Section(NamedTuple):
    """A heading and the body below it; `S0`, the lead, has an empty title."""

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


FigureKind = Literal[
    "count",
    "money",
    "ratio",
    "length",
    "area",
    "mass",
    "energy",
    "temperature",
    "duration",
    "frequency",
    "ordinal",
]
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)


class Date(NamedTuple):
    """A time expression; `start` and `end` are ISO days, both included, or null."""

    id: str
    text: str
    start: str | None
    end: str | None
    granularity: str
    mod: str | None
    event: str
    section: str
    line: int
    span: Span
    rule: str


class Fact(NamedTuple):
    """The smallest statement that a reader could check, with the records that it rests on."""

    id: str
    kind: str
    subject: str
    predicate: str
    object: str
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

# What one record of each layer is called, in the order in which they are told.
RECORD_KINDS = {
    "paragraphs": "paragraph",
    "sentences": "sentence",
    "entities": "entity",
    "quotes": "quote",
    "figures": "figure",
    "dates": "date",
    "facts": "fact",
}

Record = Sentence | Entity | Quote | Figure | Date | Fact


class Header(NamedTuple):
    """What is known of the article as a whole; an unknown field is None or empty."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    agency: str | None = None
    place: str | None = None
    date: str | None = None
    source: str | None = None


Layer = Sequence[Any]


class Reader(Protocol):
    """Where the layers of a document come from when they are first asked for."""

    def __call__(self, name: str) -> Layer:
        """Return all records of a layer; empty where there is none."""

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        """Return the records at these places of a layer, and decode no other."""

    def unlike(self, layer: str) -> DocumentError:
        """Return the error for a layer whose records are not what they should be."""


class Document:
    """An article with its layers; nothing in it changes after it is made."""

    __slots__ = ("_layers", "_paragraphs", "_reader", "_sentences", "header", "path")

    def __init__(
        self,
        header: Header,
        layers: Mapping[str, Layer],
        reader: Reader | None = None,
    ) -> None:
        """Hold `layers`; one that is not among them is asked of `reader` once, when it is read."""
        self.header = header
        self._layers = dict(layers)
        self._reader = reader
        self._paragraphs: dict[str, Paragraph] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        self.path: str | None = None

    def with_layer(self, name: str, records: Iterable[Any]) -> "Document":
        """Return a document that also has the layer `name`."""
        return Document(self.header, {**self._layers, name: tuple(records)}, self._reader)

    def with_header(self, **fields: Any) -> "Document":
        """Return a document whose header has these fields replaced."""
        return Document(self.header._replace(**fields), self._layers, self._reader)

    def opened_from(self, path: str) -> "Document":
        """Return this document with the path of its source file, as whoever opened it knows it.

        Nothing that stands in a document tells its path: a file could name any other.
        """
        out = Document(self.header, self._layers, self._reader)
        out.path = path
        return out

    @property
    def is_stored(self) -> bool:
        """Whether its layers are decoded from bytes, and can be so again."""
        return self._reader is not None

    def unlike(self, layer: str) -> DocumentError:
        """Return the error for a layer that is at odds with another one."""
        return self._reader.unlike(layer) if self._reader else DocumentError(layer)

    def layer(self, name: str) -> Layer:
        """Return the records of a layer; empty where no stage has made it."""
        if name not in self._layers:
            self._layers[name] = self._reader(name) if self._reader else ()
        return self._layers[name]

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        """Return the records at these places of a layer, for a caller who needs only a few."""
        if name in self._layers or self._reader is None:
            layer = self.layer(name)
            # A place past the end is for the reader to complain of, which knows the file's name.
            if self._reader is None or all(place < len(layer) for place in places):
                return [layer[place] for place in places]
        return self._reader.pick(name, places)

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """All paragraphs in the order of the text."""
        return self.layer("paragraphs")

    @property
    def sections(self) -> Sequence[Section]:
        """The lead and the sections under their headings."""
        return self.layer("sections")

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All sentences in the order of the text."""
        return self.layer("sentences")

    @property
    def tokens(self) -> Sequence[Sequence[Token]]:
        """The tokens of each paragraph, in the order of `paragraphs`."""
        return self.layer("tokens")

    @property
    def index(self) -> Sequence[IndexEntry]:
        """The texts that are searched, a row a layer, and the article's words."""
        return self.layer("index")

    @property
    def entities(self) -> Sequence[Entity]:
        """All entities by their first place in the text."""
        return self.layer("entities")

    @property
    def quotes(self) -> Sequence[Quote]:
        """All quotes in the order of the text."""
        return self.layer("quotes")

    @property
    def figures(self) -> Sequence[Figure]:
        """All figures in the order of the text."""
        return self.layer("figures")

    @property
    def dates(self) -> Sequence[Date]:
        """All time expressions in the order of the text."""
        return self.layer("dates")

    @property
    def facts(self) -> Sequence[Fact]:
        """All facts in the order of the text."""
        return self.layer("facts")

    def paragraph(self, id_: str) -> Paragraph:
        """Return the paragraph with this ID; KeyError if there is none."""
        if id_ not in self._paragraphs:
            self._paragraphs |= {p.id: p for p in self._near(id_)}
        return self._paragraphs[id_]

    def _near(self, id_: str) -> Layer:
        """Return the paragraph of this ID, decoded alone where it stands in its place, or all."""
        if "paragraphs" not in self._layers and self._reader and id_[1:].isdecimal():
            place = int(id_[1:]) - 1
            with suppress(DocumentError):
                found = self._reader.pick("paragraphs", [place]) if place >= 0 else []
                if [p.id for p in found] == [id_]:
                    return found
        return self.paragraphs

    def text_of(self, span: Span) -> str:
        """Return the characters that a span covers."""
        return self.paragraph(span.paragraph).text[span.start : span.end]

    def line_of(self, span: Span) -> int:
        """Return the source line on which a span begins."""
        return self.paragraph(span.paragraph).line_at(span.start)

    def sentences_of(self, paragraph: str) -> list[Sentence]:
        """Return the sentences of a paragraph in order; empty where it has none."""
        if not self._sentences:
            for sentence in self.sentences:
                self._sentences.setdefault(sentence.span.paragraph, []).append(sentence)
        return self._sentences.get(paragraph, [])

    def sentence_of(self, span: Span) -> Sentence | None:
        """Return the sentence in which a span begins; None where a paragraph has none."""
        there = self.sentences_of(span.paragraph)
        index = bisect_right(there, span.start, key=lambda s: s.span.start) - 1
        return there[max(index, 0)] if there else None
