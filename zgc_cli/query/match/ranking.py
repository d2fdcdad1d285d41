"""Ranking sentences by a text: single characters, pairs of characters, and longest shared strings.

BM25 over the article's own sentences, with one thing added: a sentence inherits what the
sentence before it and the first one of its paragraph say, at a discount, for Chinese leaves out
a subject that is known. Inherited occurrences count towards the document frequency, so that the
article's topic, which every sentence inherits, tells little.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log

from zgc_cli.document.document import Document
from zgc_cli.document.records import Sentence
from zgc_cli.query.match.normalize import BREAK, LONGEST, OUTSIDE
from zgc_cli.reading.normal import name_form

_SATURATION, _LENGTH = 0.5, 0.3  # BM25's k1 and b
_FROM_PREVIOUS, _FROM_FIRST = 0.35, 0.45
_CHARACTER, _PAIR, _STRING = 1.0, 2.0, 1.0
_LEFT_OUT = ("byline", "credit", "dateline")  # paragraphs that tell nothing of the subject


class Passages:
    """The sentences of an article in the form in which they are compared."""

    __slots__ = ("first", "sentences", "texts", "whole")

    def __init__(self, document: Document) -> None:
        """Take the sentences of every paragraph that says something."""
        self.sentences: list[Sentence] = []
        self.first: list[int] = []  # index of the first sentence of the same paragraph
        for paragraph in document.paragraphs:
            if paragraph.kind not in _LEFT_OUT:
                sentences = document.sentences_of(paragraph.id)
                self.first += [len(self.sentences)] * len(sentences)
                self.sentences += sentences
        self.texts = [name_form(document.text_of(s.span)) for s in self.sentences]
        self.whole = BREAK.join(self.texts)

    def rank(self, text: str, near: Iterable[tuple[str, ...]] = ()) -> list[float]:
        """Return a score for each sentence; `text` is in normal form.

        `near` are words that mean about the same as one of the text's, as one feature each.
        """
        scores = [0.0] * len(self.texts)
        if not self.texts:
            return scores
        # A text of nothing but marks is empty in normal form.
        average = sum(map(len, self.texts)) / len(self.texts) or 1.0
        norms = [_SATURATION * (1 - _LENGTH + _LENGTH * len(t) / average) for t in self.texts]
        for feature, weight in features(text, self.whole).items():
            if feature in self.whole:
                self._add(scores, norms, weight, [t.count(feature) for t in self.texts])
        for words in near:
            known = [w for w in words if w in self.whole]
            if known:
                counts = [sum(map(t.count, known)) for t in self.texts]
                self._add(scores, norms, _STRING, counts)
        return scores

    def _add(
        self, scores: list[float], norms: Sequence[float], weight: float, counts: Sequence[int]
    ) -> None:
        """Add one feature to the scores."""
        values = [
            n * (_SATURATION + 1) / (n + norm) if n else 0.0
            for n, norm in zip(counts, norms, strict=True)
        ]
        for i, first in enumerate(self.first):
            if i > first:
                if counts[i - 1] and values[i] < _FROM_PREVIOUS:
                    values[i] = _FROM_PREVIOUS
                if counts[first] and values[i] < _FROM_FIRST:
                    values[i] = _FROM_FIRST
        frequency = sum(min(value, 1.0) for value in values)
        weight *= log(1 + (len(values) - frequency + 0.5) / (frequency + 0.5))
        for i, value in enumerate(values):
            if value:
                scores[i] += weight * value


def features(text: str, whole: str) -> Mapping[str, float]:
    """Return the characters, pairs and longest strings shared with `whole`, with their weights."""
    found: dict[str, float] = {}
    for i, character in enumerate(text):
        if character in OUTSIDE:
            continue
        found[character] = _CHARACTER
        if i + 1 < len(text) and text[i + 1] not in OUTSIDE:
            found[text[i : i + 2]] = _PAIR
    place = 0
    while place < len(text):
        length = min(LONGEST, len(text) - place)
        while length > 1 and not _is_shared(text[place : place + length], whole):
            length -= 1
        if length > 1:
            shared = text[place : place + length]
            found[shared] = found.get(shared, 0.0) + _STRING
        place += length
    return found


def _is_shared(piece: str, whole: str) -> bool:
    return BREAK not in piece and piece in whole
