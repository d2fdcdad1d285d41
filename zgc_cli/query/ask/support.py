"""What speaks for a candidate: which parts of the question stand around it, and how near."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import LIGHT, QuestionPart
from zgc_cli.query.ask.sentence import AnswerCandidate, Records
from zgc_cli.query.match.normalize import BORDERS, places
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.regex import MAX_QUESTION
from zgc_cli.reading.normal import name_form

_ABSENT = 0.25  # a match below which a part counts for absent
_SALIENT = 0.4  # how much of the article's topic a sentence inherits
_FARTHEST = 0.5  # how near is what is not near at all,
_REACH = 125  # which all is that is so many characters away
_PRONOUN = "他|她|它|其|该|这|此"


class Support(NamedTuple):
    """How much of a question stands around a candidate, each from 0 to 1.

    `near` counts every part by its distance; `names` is the least of the names' matches,
    `core` what the other parts reach, the least of them counted once more.
    """

    near: float
    names: float
    core: float


class Evidence:
    """What stands around the candidates of one question."""

    def __init__(self, passages: Passages, question: Question, records: Records) -> None:
        """Weigh the question's parts: what many sentences hold tells less."""
        self.document = records.document
        self.passages = passages
        self.records = records
        self.parts = question.parts
        self.rest = question.rest
        self.weights = [self._weight(p) for p in question.parts]
        self.types = _types(self.document.entities)
        self.main = frozenset(_types(_main(self.document)))
        self._contexts: dict[int, list[tuple[str, float]]] = {}
        # How far the normal form of a passage was measured: a giant one has many candidates.
        self._reached: dict[int, tuple[int, int]] = {}
        self._held_around: dict[tuple[int, int, str, bool], float] = {}
        self._places: dict[tuple[int, int, str], tuple[list[tuple[int, int, float]], float]] = {}

    def _weight(self, part: QuestionPart) -> float:
        texts = self.passages.texts
        held = sum(any(f in t for f in part.forms) for t in texts)
        return part.weight * (1.0 - 0.4 * held / (len(texts) or 1))

    def support(self, index: int, candidate: AnswerCandidate) -> Support:
        """Return how much of the question stands around a candidate of passage `index`."""
        total = sum(self.weights)
        if not total:
            return Support(0.0, 0.0, 0.0)
        near, names = 0.0, 1.0
        core: list[tuple[float, float]] = []
        span = self._in_passage(index, candidate)
        for part, weight in zip(self.parts, self.weights, strict=True):
            full, close = self._match(part, index, candidate, span)
            near += weight * close
            if part.kind == "name":
                names = min(names, full)
                continue
            if part.weight > LIGHT:
                core.append((full, weight))
            if full < _ABSENT and self._is_vital(part):
                names = min(names, full)
        return Support(near / total, names, _core(core))

    def _is_vital(self, part: QuestionPart) -> bool:
        """Return whether without a part nothing is answered, as without a name.

        Another turn (下一届), a term of the article, or what the question begins with and the
        article does not know: a name, most likely.
        """
        if part.kind == "unknown":
            return part.start == 0 and len(part.text) > 1
        term = len(part.text) > 3 and part.text in self.passages.whole
        return term or part.kind == "turn"

    def _in_passage(self, index: int, candidate: AnswerCandidate) -> tuple[int, int]:
        """Return where a candidate stands in the normal form of its passage."""
        span = self.passages.sentences[index].span
        text = self.document.text_of(span)
        begin, end = candidate.start - span.start, candidate.end - span.start
        known, length = self._reached.get(index, (0, 0))
        if begin < known:
            known, length = 0, 0
        start = length + len(name_form(text[known:begin]))
        self._reached[index] = begin, start
        return start, start + len(name_form(text[begin:end]))

    def _match(
        self, part: QuestionPart, index: int, candidate: AnswerCandidate, span: tuple[int, int]
    ) -> tuple[float, float]:
        """Return how well a part is held at all, and how well by its distance."""
        text = self.passages.texts[index]
        found, full = self._found(part, index)
        border = 0.2 if part.beside else 0.12
        ahead = candidate.kind == "figure"  # what a figure measures stands in front of it
        close = _FARTHEST * full
        first = bisect_left(found, (span[0] - _REACH - MAX_QUESTION,))  # no part is longer
        for start, length, quality in islice(found, first, None):
            if start > span[1] + _REACH:
                break
            match = (start, start + length)
            close = max(close, quality * _closeness(text, span, match, border, ahead))
        if candidate.scope:
            inside = max((q for _, _, q in matches(part, candidate.scope)), default=0.0)
            close = max(close - 0.05, inside)
        elif candidate.elsewhere:
            close = full
        if full < 0.6:
            there = self._inherited(part, index, candidate.kind)
            full, close = max(full, there), max(close, there)
        return full, close

    def _found(self, part: QuestionPart, index: int) -> tuple[list[tuple[int, int, float]], float]:
        """Return the places of a part in a passage, in order, and how well the best holds it."""
        key = (index, part.start, part.text)
        if key not in self._places:
            found = sorted(matches(part, self.passages.texts[index]))
            self._places[key] = found, max((quality for _, _, quality in found), default=0.0)
        return self._places[key]

    def _inherited(self, part: QuestionPart, index: int, kind: str) -> float:
        """Return how well what a sentence goes on from holds a part."""
        key = (index, part.start, part.text, kind == "person")
        if key not in self._held_around:
            self._held_around[key] = self._inherits(part, index, kind)
        return self._held_around[key]

    def _inherits(self, part: QuestionPart, index: int, kind: str) -> float:
        carried = part.kind in ("name", "number", "turn")
        # What the article is about is meant everywhere, but for whose chairman someone is.
        main = part.kind == "name" and kind != "person" and not self.main.isdisjoint(part.forms)
        best = _SALIENT if main and not self._is_of_another(part, index) else 0.0
        share = 1.0 if carried else 0.7
        if part.kind == "name" and self._is_of_another(part, index):
            share = 0.7
        for context, strength in self._context(index):
            there = max((q for _, _, q in matches(part, context)), default=0.0)
            best = max(best, there * strength * share)
        return best

    def _is_of_another(self, part: QuestionPart, index: int) -> bool:
        """Return whether a sentence speaks of another entity of a name's type."""
        here = self.records.within("entities", self.passages.sentences[index])
        types = {self.types[f] for f in part.forms if f in self.types}
        return any(e.type in types for _, e in here)

    def _context(self, index: int) -> list[tuple[str, float]]:
        """Return what a sentence goes on from, with how much of it still holds."""
        if index in self._contexts:
            return self._contexts[index]
        texts, first = self.passages.texts, self.passages.first
        start, last = first[index], index + 1
        while last < len(texts) and first[last] == start:
            last += 1
        context = []
        if index > start:
            pronoun = re.match(_PRONOUN, texts[index])
            context += [(texts[index - 1], 0.9 if pronoun else 0.65), (texts[start], 0.6)]
            context.append(("\n".join(texts[start:index]), 0.5))
        for quote in self.records.spoken(self.passages.sentences[index]):
            said = "\n".join(filter(None, (quote.speaker, quote.role, quote.org)))
            context.append((name_form(said), 0.9))
        if last > index + 1 and re.match(_PRONOUN, texts[index + 1]):
            context.append((texts[index + 1], 0.6))
        context.append(("\n".join(texts[index + 1 : last]), 0.4))
        context.append((name_form(self.document.header.title or ""), 0.4))
        context.append((texts[0], 0.3))
        self._contexts[index] = context
        return context


def _main(document: Document) -> list[Entity]:
    """Return the entities that the article is about."""
    named = [e for e in document.entities if e.type != "term"]
    least = max(3, 0.6 * max((len(e.mentions) for e in named), default=0))
    return [e for e in named if len(e.mentions) >= least]


def _types(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the type of each form of a name."""
    return {name_form(form): e.type for e in entities for form in (e.name, *e.aliases)}


def _core(parts: Sequence[tuple[float, float]]) -> float:
    """Return the mean of the matches, drawn towards the least of them."""
    if not parts:
        return 1.0
    mean = sum(q * w for q, w in parts) / sum(w for _, w in parts)
    return 0.7 * mean + 0.3 * min(q for q, _ in parts)


def matches(part: QuestionPart, text: str) -> list[tuple[int, int, float]]:
    """Return where, over how many characters and how well a text holds a part.

    In full, by a word that means about the same, or in pieces.
    """
    found = [(i, len(f), 1.0) for f in part.forms for i in places(f, text)]
    title = part.kind == "title"
    if title and not part.text.startswith("副"):
        found = [m for m in found if text[m[0] - 1 : m[0]] != "副"]  # 副理事长 is no 理事长
    if found:
        return found
    found = [(i, len(w), 0.85 if len(w) > 1 else 0.6) for w in part.near for i in places(w, text)]
    if found or part.kind in ("title", "number", "turn") or len(part.text) < 2:
        return found
    return _in_pieces(part, text)


def _in_pieces(part: QuestionPart, text: str) -> list[tuple[int, int, float]]:
    """Return where the pairs and characters of a part stand; a lone character counts little."""
    pairs = [i for i in range(len(part.text) - 1) if part.text[i : i + 2] in text]
    covered = {i for p in pairs for i in (p, p + 1)}
    least = {"name": 0.6, "measure": 0.75}.get(part.kind, 0.0)  # 高铁里程 in 高铁营业里程
    if len(covered) < least * len(part.text):
        return []
    lone = {i for i, c in enumerate(part.text) if c in text} - covered
    quality = 0.85 * (len(covered) + 0.4 * len(lone)) / len(part.text)
    pieces = [part.text[p : p + 2] for p in pairs] or [part.text[i] for i in sorted(lone)]
    return [(i, len(piece), quality) for piece in pieces for i in places(piece, text)]


def _closeness(
    text: str, span: tuple[int, int], match: tuple[int, int], border: float, ahead: bool
) -> float:
    """Return how near a match is to the candidate: 1 in its clause, less with every border.

    With `ahead`, what stands behind a border behind the candidate is farther by one more.
    """
    behind = match[0] >= span[1]
    if (match[0] - span[1] if behind else span[0] - match[1]) >= _REACH:
        return _FARTHEST
    between = text[span[1] : match[0]] if behind else text[match[1] : span[0]]
    borders = sum(character in BORDERS for character in between)
    borders += sum(character in "；;。" for character in between)
    if behind and borders and ahead:
        borders += 1
    return max(_FARTHEST, 1.0 - border * borders - len(between) * (1 - _FARTHEST) / _REACH)
