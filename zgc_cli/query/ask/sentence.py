"""A sentence as one looks for an answer in it: its text, its records, the question put to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from zgc_cli.document.records import Entity, Sentence, Span, Token
from zgc_cli.query.ask.question import Question
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_START = attrgetter("start")
# The finders know marks in their Chinese form alone; none of 1,200, 8:30 or Co., Ltd is one.
_NARROW, _WIDE = (
    Pattern(r"[;?!]|(?<![A-Za-z])[,:](?!\d)|(?<!\d)[,:](?![ A-Za-z])"),
    dict(zip(",:;?!", "，：；？！", strict=True)),
)
_INNER = "[‘『]([^’』]{1,20})[’』]"


class AnswerCandidate(NamedTuple):
    """A possible answer: characters of the sentence's paragraph; `fit` is at most 1."""

    start: int
    end: int
    fit: float
    kind: str
    scope: str = ""  # what the record says that it is about: the clause that a date dates
    elsewhere: Span | None = None  # where it stands, if not in the sentence that speaks for it
    rule: str = ""  # the name of the rule that found it


class Context:
    """A question, a sentence and the records around it."""

    __slots__ = ("document", "question", "records", "span", "start", "text")

    def __init__(self, question: Question, sentence: Sentence, records: PlacedRecords) -> None:
        """Take the sentence's text, its marks wide; `start` is where it begins in its paragraph."""
        self.question = question
        self.records = records
        self.document = records.document
        self.span = sentence.span
        self.start = sentence.span.start
        self.text = _NARROW.sub(lambda m: _WIDE[m[0]], self.document.text_of(sentence.span))

    def within(self, layer: str) -> list[tuple[Span, Any]]:
        """Return spans and records of a layer that stand in the sentence."""
        placed = self.records.within(layer, self.span)
        return [(span, record) for span, record in placed if span.end <= self.span.end]

    def tokens(self) -> Sequence[Token]:
        """Return the words that begin in the sentence; no other paragraph's are decoded."""
        row = self.records.tokens(self.span.paragraph)
        first, last = (bisect_left(row, at, key=_START) for at in (self.span.start, self.span.end))
        return row[first:last]

    def before(self, offset: int) -> str:
        """Return the sentence up to an offset of its paragraph."""
        return self.text[: offset - self.start]

    def behind(self, offset: int) -> str:
        """Return the sentence from an offset of its paragraph on."""
        return self.text[offset - self.start :]

    def said(self, start: int, end: int) -> str:
        """Return what stands between two offsets of its paragraph."""
        return self.text[start - self.start : end - self.start]

    def asks_about(self, entity: Entity) -> bool:
        """Return whether the question names an entity, which is then no answer to it."""
        return any(name_form(f) in self.question.text for f in forms_of(entity))

    def entities(self, fits: Mapping[str, float]) -> Iterator[tuple[AnswerCandidate, Entity]]:
        """Yield the mentions of the types in `fits` that the question does not name."""
        for span, entity in self.within("entities"):
            fit = fits.get(entity.type)
            if fit and not self.asks_about(entity):
                yield AnswerCandidate(span.start, span.end, fit, entity.type), entity

    def named_people(self) -> list[Span]:
        """Return where the sentence names a person whom the question names too."""
        return [s for s, e in self.within("entities") if e.type == "person" and self.asks_about(e)]

    def quoted(self, fit: float = 0.9, named: float = 1.0) -> Iterator[AnswerCandidate]:
        """Yield the quoted terms; one behind the noun that is asked for fits as `named`."""
        focus = self.question.focus
        for span, quote in self.within("quotes"):
            if quote.kind == "term" and span.end - span.start <= 30:
                front = self.before(span.start).rstrip("“‘「『\"'")
                is_named = bool(focus) and front.endswith(focus)
                yield AnswerCandidate(span.start, span.end, named if is_named else fit, "term")
        yield from self.found(_INNER, fit, "term", group=1)  # “…外号叫‘小钢炮’”

    def found(
        self, pattern: str, fit: float, kind: str, group: int = 0
    ) -> Iterator[AnswerCandidate]:
        """Yield what a pattern matches in the sentence."""
        for match in re.finditer(pattern, self.text):
            if match[group]:
                yield self.candidate(*match.span(group), fit, kind)

    def candidate(self, start: int, end: int, fit: float, kind: str) -> AnswerCandidate:
        """Return a candidate from offsets into the sentence."""
        return AnswerCandidate(self.start + start, self.start + end, fit, kind)

    def says_anew(self, candidate: AnswerCandidate) -> bool:
        """Return whether a candidate says what the question does not say itself."""
        span = candidate.elsewhere or self.span._replace(start=candidate.start, end=candidate.end)
        said = name_form(self.document.text_of(span))
        return bool(said) and said not in self.question.text
