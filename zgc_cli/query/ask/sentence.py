"""A sentence as one looks for an answer in it: its text, its records, the question put to it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Quote, Sentence, Span
from zgc_cli.query.ask.question import Question
from zgc_cli.query.match.by_place import ByPlace
from zgc_cli.reading.normal import name_form

_INNER = "[‘『]([^’』]{1,20})[’』]"


class AnswerCandidate(NamedTuple):
    """A possible answer: characters of the sentence's paragraph; `fit` is at most 1."""

    start: int
    end: int
    fit: float
    kind: str
    scope: str = ""  # what the record says that it is about: the clause that a date dates
    elsewhere: Span | None = None  # where it stands, if not in the sentence that speaks for it


class Records:
    """The records of an article by paragraph, gathered when they are first asked for."""

    __slots__ = ("_held", "_named", "_nearest", "_order", "_spoken", "document")

    def __init__(self, document: Document) -> None:
        """Hold the document; no layer is read yet."""
        self.document = document
        self._held: dict[str, ByPlace[tuple[Span, Any]]] = {}
        self._spoken: dict[Span, list[Quote]] = {}
        self._nearest: dict[tuple[str, Span], Span | None] = {}
        self._named: dict[str, list[Entity]] = {}
        self._order: dict[str, int] = {}

    def within(self, layer: str, sentence: Sentence) -> list[tuple[Span, Any]]:
        """Return spans and records of a layer that stand in a sentence, in order."""
        if layer not in self._held:
            placed = _spans(self.document, layer)
            self._held[layer] = ByPlace((span, (span, record)) for span, record in placed)
        there = self._held[layer].within(sentence.span)
        return [(s, r) for s, r in there if s.end <= sentence.span.end]

    def spoken(self, sentence: Sentence) -> list[Quote]:
        """Return the quotes with a speaker that a sentence is part of."""
        place = sentence.span
        if place not in self._spoken:
            self._spoken[place] = [
                quote
                for quote in self.document.quotes
                if quote.speaker
                and any(
                    p.paragraph == place.paragraph and p.start < place.end and place.start < p.end
                    for p in quote.parts
                )
            ]
        return self._spoken[place]

    def nearest(self, name: str, place: Span) -> Span | None:
        """Return the mention of a name nearest to a place: in its paragraph, then before it."""
        if (name, place) not in self._nearest:
            self._nearest[name, place] = self._nearest_of(name, place)
        return self._nearest[name, place]

    def _nearest_of(self, name: str, place: Span) -> Span | None:
        if not self._order:
            self._order = {p.id: n for n, p in enumerate(self.document.paragraphs)}
            for entity in self.document.entities:
                for form in {entity.name, *entity.aliases}:
                    self._named.setdefault(form, []).append(entity)
        order = self._order
        here = order[place.paragraph]
        return min(
            (
                Span(m.paragraph, m.start, m.end)
                for e in self._named.get(name, ())
                for m in e.mentions
                if len(m.text) > 1
            ),
            key=lambda s: (
                abs(order[s.paragraph] - here),
                order[s.paragraph] > here,
                abs(s.start - place.start),
            ),
            default=None,
        )


def _spans(document: Document, layer: str) -> Iterator[tuple[Span, Any]]:
    if layer == "entities":
        for entity in document.entities:
            for m in entity.mentions:
                yield Span(m.paragraph, m.start, m.end), entity
    elif layer == "quotes":
        for quote in document.quotes:
            yield from ((part, quote) for part in quote.parts)
    else:
        for record in document.layer(layer):
            yield record.span, record


class Scene:
    """A question, a sentence and the records around it."""

    __slots__ = ("document", "question", "records", "sentence", "start", "text")

    def __init__(self, question: Question, sentence: Sentence, records: Records) -> None:
        """Take the sentence's text; `start` is where it begins in its paragraph."""
        self.question = question
        self.sentence = sentence
        self.records = records
        self.document = records.document
        self.start = sentence.span.start
        self.text = self.document.text_of(sentence.span)

    def within(self, layer: str) -> list[tuple[Span, Any]]:
        """Return spans and records of a layer that stand in the sentence."""
        return self.records.within(layer, self.sentence)

    def before(self, offset: int) -> str:
        """Return the sentence up to an offset of its paragraph."""
        return self.text[: offset - self.start]

    def behind(self, offset: int) -> str:
        """Return the sentence from an offset of its paragraph on."""
        return self.text[offset - self.start :]

    def asks_about(self, entity: Entity) -> bool:
        """Return whether the question names an entity, which is then no answer to it."""
        return any(name_form(f) in self.question.text for f in (entity.name, *entity.aliases))

    def entities(self, fits: Mapping[str, float]) -> Iterator[tuple[AnswerCandidate, Entity]]:
        """Yield the mentions of the types in `fits` that the question does not name."""
        for span, entity in self.within("entities"):
            fit = fits.get(entity.type)
            if fit and not self.asks_about(entity):
                yield AnswerCandidate(span.start, span.end, fit, entity.type), entity

    def named_people(self) -> list[Span]:
        """Return where the sentence names a person whom the question names too."""
        return [s for s, e in self.within("entities") if e.type == "person" and self.asks_about(e)]

    def quoted(self) -> Iterator[AnswerCandidate]:
        """Yield the quoted terms; one behind the noun that is asked for fits in full."""
        focus = self.question.focus
        for span, quote in self.within("quotes"):
            if quote.kind == "term" and span.end - span.start <= 30:
                front = self.before(span.start).rstrip("“‘「『\"'")
                named = bool(focus) and front.endswith(focus)
                yield AnswerCandidate(span.start, span.end, 1.0 if named else 0.9, "term")
        for found in re.finditer(_INNER, self.text):  # “…外号叫‘小钢炮’”
            yield self.at(*found.span(1), 0.9, "term")

    def at(self, start: int, end: int, fit: float, kind: str) -> AnswerCandidate:
        """Return a candidate from offsets into the sentence."""
        return AnswerCandidate(self.start + start, self.start + end, fit, kind)
