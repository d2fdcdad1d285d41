"""Passages: the hits of a search as a reader sees them, alone or among the sentences around."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.query.match.by_place import ByPlace
from zgc_cli.reading.normal import aligned
from zgc_cli.runtime.named_tuple import NamedTuple

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
        numbers = self._stretches[hit.number] if once else self._window(hit.number)
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

    @cached_property
    def _told(self) -> list[int]:
        """The sentences that may be shown: not those that tell who made the article."""
        document = self._document
        return [
            number
            for number, sentence in enumerate(document.sentences)
            if number in self._hits or document.paragraph(sentence.span.paragraph).kind in _TOLD
        ]

    def _window(self, number: int) -> Sequence[int]:
        place = bisect_left(self._told, number)
        return self._told[max(0, place - self._before) : place + self._after + 1]

    @cached_property
    def _stretches(self) -> dict[int, Sequence[int]]:
        """What is shown around each hit, in one stretch with what touches it, as `grep -C` does."""
        stretches: list[list[int]] = []
        for number in sorted(self._hits):
            window = self._window(number)
            last = bisect_left(self._told, stretches[-1][-1]) if stretches else -1
            if stretches and window[0] <= self._told[min(last + 1, len(self._told) - 1)]:
                stretches[-1] += (n for n in window if n > stretches[-1][-1])
            else:
                stretches.append(list(window))
        return {n: stretch for stretch in stretches for n in stretch if n in self._hits}

    @cached_property
    def _read_out(self) -> ByPlace[Any]:
        document = self._document
        # That somebody says it is told by the quote.
        facts = [fact for fact in document.facts if fact.kind != "statement"]
        spoken = [quote for quote in document.quotes if quote.kind != "term"]
        layers: tuple[Sequence[Any], ...] = (facts, document.figures, spoken)
        return ByPlace((record.span, record) for layer in layers for record in layer)
