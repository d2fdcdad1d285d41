"""Passages: the hits of a search as a reader sees them, alone or among the sentences around."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.query.match.by_place import ByPlace
from zgc_cli.reading.normal import aligned

_TOLD = ("heading", "body", "caption")  # paragraphs whose sentences are context


class Passage(NamedTuple):
    """One hit. `matches` are half-open spans in `text`; `score` is at most 1.

    `below` are records that were read out of it, for who reads it with its context, `lines` the
    sentences of both.
    """

    rank: int
    score: float
    kind: str
    id: str
    text: str
    matches: tuple[tuple[int, int], ...]
    section: str
    line: int
    speaker: str | None = None
    below: tuple[Any, ...] = ()
    lines: tuple["PassageLine", ...] = ()


class PassageLine(NamedTuple):
    """A sentence of a passage with its context: its line in the source, and whether it matches."""

    id: str
    number: int
    text: str
    matches: bool


class Hit(NamedTuple):
    """A record that holds the query, not decoded; `spans` are in its text or in its normal form."""

    layer: str
    number: int
    score: float
    spans: tuple[tuple[int, int], ...]
    normal: bool = True


def marks_in(text: str, hit: Hit) -> tuple[tuple[int, int], ...]:
    """Return the spans of a hit in the text of its record."""
    return on_text(text, hit.spans) if hit.normal else hit.spans


def on_text(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans of a text's normal form as spans of the text."""
    _normal, places = aligned(text)
    return tuple((places[start], places[end - 1] + 1) for start, end in spans if end <= len(places))


class SentenceContext:
    """The sentences around those that were found, with all that was found in them marked."""

    def __init__(self, document: Document, hits: Sequence[Hit], before: int, after: int) -> None:
        """Take the hits of a query, of which only sentences have a context, and its length."""
        self._document = document
        self._before, self._after = before, after
        self._hits = {hit.number: hit for hit in hits if hit.layer == "sentences"}
        self._shown: set[int] = set()

    def shows(self, hit: Hit) -> bool:
        """Return whether the sentence of a hit stands around an earlier one."""
        return hit.layer == "sentences" and hit.number in self._shown

    def around(self, passage: Passage, hit: Hit, once: bool) -> Passage:
        """Return a passage with the sentences before and behind it, each paragraph a line.

        Where it is shown `once`, what was read out of it comes with it.
        """
        if hit.layer != "sentences":
            return passage
        sentences = self._document.sentences
        seen = self._shown if once else set[int]()
        numbers = [*self._told(hit.number, -1, seen), hit.number, *self._told(hit.number, 1, seen)]
        lines = []
        text, marks, last = "", list[tuple[int, int]](), None
        for number in numbers:
            span = sentences[number].span
            if last is not None and last.paragraph == span.paragraph:
                text += self._document.text_of(last._replace(start=last.end, end=span.start))
            elif last is not None:
                text += "\n"
            own, start, last = self._document.text_of(span), len(text), span
            text += own
            is_hit, sentence = number in self._hits, sentences[number]
            lines.append(PassageLine(sentence.id, sentence.line, own, is_hit))
            if is_hit:
                found = marks_in(own, self._hits[number])
                marks += [(start + first, start + end) for first, end in found]
        self._shown.update(numbers)
        below = self._read_out.within(sentences[hit.number].span) if once else ()
        return passage._replace(
            text=text, matches=tuple(marks), below=tuple(below), lines=tuple(lines)
        )

    def _told(self, number: int, step: int, seen: Collection[int]) -> list[int]:
        """Return the sentences on one side of another, in order, as far as none is seen already.

        Those are left out that tell who made the article.
        """
        sentences = self._document.sentences
        found: list[int] = []
        number += step
        most = self._after if step > 0 else self._before
        while 0 <= number < len(sentences) and len(found) < most and number not in seen:
            paragraph = self._document.paragraph(sentences[number].span.paragraph)
            if paragraph.kind in _TOLD:
                found.append(number)
            number += step
        return found[::step]

    @cached_property
    def _read_out(self) -> ByPlace[Any]:
        document = self._document
        # That somebody says it is told by the quote.
        facts = [fact for fact in document.facts if fact.kind != "statement"]
        spoken = [quote for quote in document.quotes if quote.kind != "term"]
        layers: tuple[Sequence[Any], ...] = (facts, document.figures, spoken)
        return ByPlace((record.span, record) for layer in layers for record in layer)
