"""A parsed document: its header and its layers of records, which are decoded when they are used."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar

from zgc_cli.document.records import (
    Date,
    Entity,
    Fact,
    Figure,
    Header,
    IndexEntry,
    Layer,
    Paragraph,
    Quote,
    Section,
    Sentence,
    Span,
    Token,
)
from zgc_cli.runtime.errors import DocumentError

R = TypeVar("R")


class LayerReader(Protocol):
    """Where the layers of a document come from when they are first asked for."""

    def __call__(self, name: str) -> Layer:
        """Return all records of a layer; empty where there is none."""

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        """Return the records at these places of a layer, and decode no other."""

    def unlike(self, layer: str) -> DocumentError:
        """Return the error for a layer whose records are not what they should be."""


class _LayerOf(Generic[R]):
    """An attribute of a document: the records of the layer that has its name."""

    def __set_name__(self, owner: type["Document"], name: str) -> None:
        self._name = name

    def __get__(self, document: "Document", owner: type["Document"]) -> Sequence[R]:
        return document.layer(self._name)


class Document:
    """An article with its layers; nothing in it changes after it is made."""

    __slots__ = ("_layers", "_paragraphs", "_reader", "_sentences", "header", "path")

    # In the order of the text; entities by their first place in it, tokens by paragraph.
    paragraphs = _LayerOf[Paragraph]()
    sections = _LayerOf[Section]()
    sentences = _LayerOf[Sentence]()
    tokens = _LayerOf[Sequence[Token]]()
    entities = _LayerOf[Entity]()
    quotes = _LayerOf[Quote]()
    figures = _LayerOf[Figure]()
    dates = _LayerOf[Date]()
    facts = _LayerOf[Fact]()
    # The texts that are searched, a row a layer, and the article's words.
    index = _LayerOf[IndexEntry]()

    def __init__(
        self,
        header: Header,
        layers: Mapping[str, Layer],
        reader: LayerReader | None = None,
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
        """Return whether its layers are decoded from bytes, and can be so again."""
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
