"""What speaks for a candidate: which parts of the question stand around it, and how near."""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import islice
from math import log
from operator import attrgetter
from typing import NamedTuple

from zgc_cli.query.ask.part_matches import PartMatch, matches, quality_in
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import FUNCTION, LIGHT, QuestionPart
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.normalize import BORDERS, OUTSIDE
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.regex import MAX_QUESTION
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import is_common
from zgc_cli.reading.normal import name_form

_ABSENT = 0.25  # a match below which a part counts for absent
_UNSURE = 0.6  # a match below which what the sentence goes on from is asked too
_SALIENT = 0.4  # how much of the article's topic a sentence inherits
_FARTHEST = 0.5  # how near is what is not near at all,
_REACH = 125  # which all is that is so many characters away
_BORDER, _BORDER_BESIDE = 0.12, 0.2  # how much farther a border makes it
_PRONOUN = "他|她|它|其|该|这|此"
_START = attrgetter("start")


class Support(NamedTuple):
    """How much of a question stands around a candidate, each from 0 to 1.

    `near` counts every part by its distance; `names` is the least of the names' matches,
    `core` what the other parts reach, the least of them counted once more. `asked` is the least
    match of the parts beside the question word, `asked_near` the same by distance, `absent` the
    share of all that is nowhere around; `turn` is whether each turn is there (下一届), `numbers`
    the least of the matches of numbers and days, by distance. `subject` is whether what the
    question begins with is known. `least` is the least match of all, `lost` the share of what
    another sentence holds and this one does not; `chief` is the match of the part that tells most,
    `first` that of the first one that tells something, `_near` the same by distance.
    """

    near: float
    names: float
    core: float
    asked: float = 1.0
    asked_near: float = 1.0
    absent: float = 0.0
    turn: bool = True
    numbers: float = 1.0
    subject: bool = True
    least: float = 1.0
    lost: float = 0.0
    chief: float = 1.0
    chief_near: float = 1.0
    first: float = 1.0
    first_near: float = 1.0


class Evidence:
    """What an article has of the parts of one question."""

    def __init__(self, passages: Passages, question: Question, records: PlacedRecords) -> None:
        """Weigh the question's parts: what many sentences hold tells less."""
        self.records = records
        self.passages = passages
        self.parts = question.parts
        self.weights = [self._weight(part) for part in question.parts]
        entities = records.document.entities
        self.types = {name_form(form): e.type for e in entities for form in forms_of(e)}
        named = [e for e in entities if e.type != "term"]
        least = max(3, 0.6 * max((len(e.mentions) for e in named), default=0))
        topics = [e for e in named if len(e.mentions) >= least]
        self.topics = {name_form(form) for e in topics for form in forms_of(e)}
        self.pieces = [self._rarity(question.rest, length) for length in (1, 2)]
        self.chief = max(range(len(self.parts)), key=self._telling, default=-1)
        heavy = (n for n, part in enumerate(self.parts) if part.weight > LIGHT)
        self.first = next(heavy, -1)
        self.told = [self._told(part) for part in self.parts]

    def _telling(self, number: int) -> tuple[float, int]:
        """Return how much a part tells: a long one that few sentences hold the most."""
        part = self.parts[number]
        return self.weights[number] * min(len(part.text), 4), -number

    def _told(self, part: QuestionPart) -> float:
        """Return how well the article holds a part anywhere, in full or by a word like it."""
        whole = self.passages.whole
        if any(form in whole for form in part.forms):
            return 1.0
        return 0.85 * any(word in whole for word in part.near)

    @property
    def untold(self) -> tuple[float, float, float]:
        """Return what an article holds nowhere: the share, of one part, of what is beside."""
        rows = [*zip(self.parts, self.weights, self.told, strict=True)]
        total = sum(self.weights) or 1.0
        beside = max((1 - told for part, _, told in rows if part.beside), default=0.0)
        one = max((1 - told for part, _, told in rows if part.weight > LIGHT), default=0.0)
        return sum(weight * (1 - told) for _, weight, told in rows) / total, one, beside

    def _rarity(self, asked: str, length: int) -> dict[str, float]:
        """Return the question's strings of a length, each with its share of what is rare."""
        pieces = {asked[i : i + length] for i in range(len(asked) - length + 1)}
        told = sorted(p for p in pieces if not OUTSIDE.intersection(p) and not FUNCTION & {*p})
        texts = self.passages.texts
        rare = [log(1 + len(texts) / (0.5 + sum(p in t for t in texts))) for p in told]
        return {p: value / sum(rare) for p, value in zip(told, rare, strict=True)}

    def _weight(self, part: QuestionPart) -> float:
        texts = self.passages.texts
        holding = sum(any(form in text for form in part.forms) for text in texts)
        return part.weight * (1.0 - 0.4 * holding / (len(texts) or 1))

    def is_vital(self, part: QuestionPart) -> bool:
        """Return whether without a part nothing is answered, as without a name.

        Another turn (下一届), a term of the article, or what the question begins with and the
        article does not know: a name, most likely.
        """
        if part.kind == "unknown":
            return part.start == 0 and len(part.text) > 1 and not is_common(part.text)
        return part.kind == "turn" or (len(part.text) > 3 and part.text in self.passages.whole)


class Surroundings:
    """A sentence with what it holds, and what it goes on from, of the parts of a question."""

    def __init__(self, evidence: Evidence, index: int) -> None:
        """Look for the parts in passage `index`."""
        self._evidence = evidence
        self.index = index
        self._sentence = evidence.passages.sentences[index]
        self.form = evidence.passages.texts[index]
        self._text = evidence.records.document.text_of(self._sentence.span)
        self._matches = [sorted(matches(part, self.form)) for part in evidence.parts]
        self._context = list(self._goes_on_from())
        self._inherited: dict[tuple[int, bool], float] = {}
        self._pieces: dict[tuple[int, int], tuple[float, ...]] = {}
        # How far the normal form was measured: a giant sentence has many candidates.
        self._measured = 0, 0
        self._formed = (-1, -1), (0, 0)

    def support(self, candidate: AnswerCandidate) -> Support:
        """Return how much of the question stands around a candidate."""
        evidence = self._evidence
        total = sum(evidence.weights)
        if not total:
            return Support(0.0, 0.0, 0.0)
        near, absent, turn, subject = 0.0, 0.0, True, True
        names = asked = asked_near = numbers = 1.0
        least = chief = chief_near = first = first_near = 1.0
        lost = 0.0
        core: list[tuple[float, float]] = []
        span = self.in_form(candidate)
        for number, (part, weight) in enumerate(zip(evidence.parts, evidence.weights, strict=True)):
            full, close = self._match(number, candidate, span)
            near += weight * close
            absent += weight * (full < _ABSENT)
            lost += weight * max(0.0, evidence.told[number] - full)
            if part.weight > LIGHT:
                least = min(least, full)
            if number == evidence.chief:
                chief, chief_near = full, close
            if number == evidence.first:
                first, first_near = full, close
            if part.beside:
                asked, asked_near = min(asked, full), min(asked_near, close)
            if part.kind == "number":
                numbers = min(numbers, close)
            if part.kind == "name" or (full < _ABSENT and evidence.is_vital(part)):
                names = min(names, full)
                turn = turn and not (part.kind == "turn" and full < _ABSENT)
                subject = subject and not (part.kind == "unknown" and full < _ABSENT)
            if part.kind != "name" and part.weight > LIGHT:
                core.append((full, weight))
        return Support(
            near / total,
            names,
            _core(core),
            asked,
            asked_near,
            absent / total,
            turn,
            numbers,
            subject,
            least,
            lost / total,
            chief,
            chief_near,
            first,
            first_near,
        )

    def chief_in(self, first: int, last: int) -> float:
        """Return how well a stretch holds the part of the question that tells most."""
        found = self._matches[self._evidence.chief] if self._evidence.parts else []
        return max((m.quality for m in found if first <= m.start < last), default=0.0)

    def is_of_another(self) -> bool:
        """Return whether it names another one of the type of a name that it lacks."""
        evidence = self._evidence
        return any(
            part.kind == "name" and not found and self._is_of_another(part)
            for part, found in zip(evidence.parts, self._matches, strict=True)
        )

    @property
    def untold(self) -> tuple[float, float, float]:
        """Return what the article holds nowhere: the share, of one part, of what is beside."""
        return self._evidence.untold

    @property
    def is_title(self) -> bool:
        """Return whether it is a title of the article."""
        paragraph = self._evidence.records.document.paragraph(self._sentence.span.paragraph)
        return paragraph.kind == "title"

    def edges(self, candidate: AnswerCandidate) -> tuple[str, str]:
        """Return the kinds of the words before and behind a candidate, by the first letter.

        `cut` is a word that is partly outside, `end` the end of the sentence.
        """
        row = self._evidence.records.tokens(self._sentence.span.paragraph)
        start, end = candidate.start, candidate.end
        before = bisect_left(row, start, key=_START) - 1
        behind = bisect_left(row, end, key=_START)
        front = row[before] if before >= 0 else None
        left = "end" if front is None or front.end <= self._sentence.span.start else front.tag[:1]
        left = "cut" if front and front.end > start else left
        next_ = row[behind] if behind < len(row) else None
        right = "end" if next_ is None or next_.start >= self._sentence.span.end else next_.tag[:1]
        last = row[behind - 1] if behind > 0 else None
        right = "cut" if last and last.start < end < last.end else right
        return left, right

    def held(self, first: int, span: tuple[int, int], last: int, gap: int) -> tuple[float, float]:
        """Return how much of the question a clause holds around a span of it.

        First what stands on the side of the answer on which the question has it too, the question
        word standing at `gap` of its rest; then all.
        """
        ordered = held = 0.0
        evidence = self._evidence
        for part, weight, found in zip(
            evidence.parts, evidence.weights, self._matches, strict=True
        ):
            sides = {False: 0.0, True: 0.0}
            for match in islice(found, bisect_left(found, (first,)), None):
                if match.start >= last:
                    break
                if not span[0] <= match.start < span[1]:
                    behind = match.start >= span[1]
                    sides[behind] = max(sides[behind], weight * match.quality)
            ordered += sides[part.start > gap]
            held += max(sides.values())
        total = sum(evidence.weights) or 1.0
        return ordered / total, held / total

    def parts_within(self, first: int, last: int, kinds: Container[str]) -> set[int]:
        """Return the numbers of the parts of some kinds that a stretch holds whole."""
        rows = zip(self._evidence.parts, self._matches, strict=True)
        return {
            n
            for n, (part, found) in enumerate(rows)
            if part.kind in kinds
            if any(
                m.quality == 1 and first <= m.start and m.start + m.length <= last for m in found
            )
        }

    def pieces(self, first: int, last: int) -> tuple[float, ...]:
        """Return how much of the question's characters and pairs a stretch holds.

        Behind that the same of all that it goes on from.
        """
        if (first, last) not in self._pieces:
            stretch = self.form[first:last]
            around = "\n".join([self.form, *(text for text, _ in self._context[:3])])
            self._pieces[first, last] = tuple(
                sum(share for piece, share in shares.items() if piece in text)
                for text in (stretch, self.form, around)
                for shares in self._evidence.pieces
            )
        return self._pieces[first, last]

    def in_form(self, candidate: AnswerCandidate) -> tuple[int, int]:
        """Return where a candidate stands in the normal form of its sentence."""
        begin = candidate.start - self._sentence.span.start
        end = candidate.end - self._sentence.span.start
        if (begin, end) == self._formed[0]:
            return self._formed[1]
        known, length = self._measured if begin >= self._measured[0] else (0, 0)
        start = length + len(name_form(self._text[known:begin]))
        self._measured = begin, start
        self._formed = (begin, end), (start, start + len(name_form(self._text[begin:end])))
        return self._formed[1]

    def _match(
        self, number: int, candidate: AnswerCandidate, span: tuple[int, int]
    ) -> tuple[float, float]:
        """Return how well a part is held at all, and how well by its distance."""
        part, part_matches = self._evidence.parts[number], self._matches[number]
        full = max((match.quality for match in part_matches), default=0.0)
        if candidate.elsewhere:
            close = full
        else:
            close = max(_FARTHEST * full, self._nearest(part, part_matches, candidate, span))
        if candidate.scope:
            close = max(close - 0.05, quality_in(part, candidate.scope))
        if full < _UNSURE:
            inherited = self._inherits(number, of_person=candidate.kind == "person")
            full, close = max(full, inherited), max(close, inherited)
        return full, close

    def _nearest(
        self,
        part: QuestionPart,
        part_matches: Sequence[PartMatch],
        candidate: AnswerCandidate,
        span: tuple[int, int],
    ) -> float:
        """Return the best match of a part by its quality and its nearness to the candidate.

        It is 1 in the candidate's clause, less with every border and every character between.
        """
        border = _BORDER_BESIDE if part.beside else _BORDER
        first = bisect_left(part_matches, (span[0] - _REACH - MAX_QUESTION,))  # no part is longer
        best = 0.0
        for start, length, quality in islice(part_matches, first, None):
            if start > span[1] + _REACH:
                break
            behind = start >= span[1]
            between = slice(span[1], start) if behind else slice(start + length, span[0])
            nearness, text = _FARTHEST, self.form[between]
            if len(text) < _REACH:
                borders = sum((character in BORDERS) + (character in "；;。") for character in text)
                # What a figure measures stands in front of it.
                borders += bool(behind and borders and candidate.kind == "figure")
                nearness = 1.0 - border * borders - len(text) * (1 - _FARTHEST) / _REACH
            best = max(best, quality * max(_FARTHEST, nearness))
        return best

    def _inherits(self, number: int, *, of_person: bool) -> float:
        """Return how well what the sentence goes on from holds a part."""
        key = number, of_person
        if key not in self._inherited:
            part = self._evidence.parts[number]
            is_name = part.kind == "name"
            other = is_name and self._is_of_another(part)
            # What the article is about is meant everywhere, but for whose chairman someone is.
            is_topic = (
                is_name and not of_person and not self._evidence.topics.isdisjoint(part.forms)
            )
            share = 1.0 if part.kind in ("name", "number", "turn") and not other else 0.7
            told = [quality_in(part, text) * strength * share for text, strength in self._context]
            self._inherited[key] = max(_SALIENT if is_topic and not other else 0.0, *told)
        return self._inherited[key]

    def _is_of_another(self, part: QuestionPart) -> bool:
        """Return whether the sentence speaks of another entity of a name's type."""
        known = self._evidence.types
        types = {known[form] for form in part.forms if form in known}
        placed = self._evidence.records.within("entities", self._sentence.span)
        return any(entity.type in types for _, entity in placed)

    def _goes_on_from(self) -> list[tuple[str, float]]:
        """Return what the sentence goes on from, with how much of it still holds."""
        passages, records, index = self._evidence.passages, self._evidence.records, self.index
        texts, start = passages.texts, passages.first[index]
        last = index + 1
        while last < len(texts) and passages.first[last] == start:
            last += 1
        context = []
        if index > start:
            pronoun = re.match(_PRONOUN, self.form)
            context += [(texts[index - 1], 0.9 if pronoun else 0.65), (texts[start], 0.6)]
            context.append(("\n".join(texts[start:index]), 0.5))
        for quote in records.speech_at(self._sentence.span):
            said = "\n".join(filter(None, (quote.speaker, quote.role, quote.org)))
            context.append((name_form(said), 0.9))
        if last > index + 1 and re.match(_PRONOUN, texts[index + 1]):
            context.append((texts[index + 1], 0.6))
        context.append(("\n".join(texts[index + 1 : last]), 0.4))
        context.append((name_form(records.document.header.title or ""), 0.4))
        context.append((texts[0], 0.3))
        return context


def _core(parts: Sequence[tuple[float, float]]) -> float:
    """Return the mean of the matches, drawn towards the least of them."""
    if not parts:
        return 1.0
    mean = sum(q * w for q, w in parts) / sum(w for _, w in parts)
    return 0.7 * mean + 0.3 * min(q for q, _ in parts)
