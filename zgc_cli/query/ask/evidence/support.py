"""What speaks for a candidate: which parts of the question stand around it, and how near."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise
from operator import attrgetter

from zgc_cli.query.ask.evidence.part_evidence import Evidence
from zgc_cli.query.ask.evidence.part_matches import PartMatch, matches, quality_in
from zgc_cli.query.ask.question_parts import LIGHT, QuestionPart
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.match.normalize import BORDERS
from zgc_cli.query.match.regex import MAX_QUESTION
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple

_ABSENT = 0.25  # a match below which a part counts for absent
_UNSURE = 0.6  # a match below which what the sentence goes on from is asked too
_SALIENT = 0.4  # how much of the article's topic a sentence inherits
_FARTHEST = 0.5  # how near is what is not near at all,
_REACH = 125  # which all is that is so many characters away
_REACH_BESIDE = 40  # characters within which something stands next to another
_BORDER, _BORDER_BESIDE = 0.12, 0.2  # how much farther a border makes it
_PRONOUN = "他|她|它|其|该|这|此"
_SOMEBODY = re.compile("[他她](?!们|国|乡|人|日|山)")
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


class ClauseShares(NamedTuple):
    """Where the clauses of a sentence begin, how much of a question each holds, which the most."""

    starts: Sequence[int]
    held: Sequence[float]
    best: int


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

    def mentions(self, text: str) -> int:
        """Return how often the article says something."""
        return self._evidence.mentions(text)

    def next_to(self, span: tuple[int, int], gap: int) -> tuple[float, float]:
        """Return how near what stands beside the question word is to a span.

        First on the side of it on which the question has it, the question word standing at `gap`
        of its rest; then on the other.
        """
        nearest = [0.0, 0.0]
        for part, found in zip(self._evidence.parts, self._matches, strict=True):
            if not part.beside:
                continue
            first = bisect_left(found, (span[0] - _REACH_BESIDE,))
            for start, length, quality in islice(found, first, None):
                if start > span[1] + _REACH_BESIDE:
                    break
                behind = start >= span[1]
                apart = start - span[1] if behind else span[0] - start - length
                if apart >= 0:
                    other = behind != (part.start > gap)
                    nearest[other] = max(nearest[other], quality / (1 + apart / 4))
        return nearest[0], nearest[1]

    def within(self, first: int, last: int) -> Iterator[tuple[QuestionPart, float, float]]:
        """Yield each part with its share of all and its best match that begins in a stretch."""
        evidence, total = self._evidence, sum(self._evidence.weights) or 1.0
        rows = zip(evidence.parts, evidence.weights, self._matches, strict=True)
        for part, weight, found in rows:
            here = found[bisect_left(found, (first,)) : bisect_left(found, (last,))]
            yield part, weight / total, max((m.quality for m in here), default=0.0)

    @cached_property
    def clauses(self) -> ClauseShares:
        """The clauses of the sentence in normal form, with how much of the question each holds."""
        form = self.form
        starts = [0, *(i + 1 for i, c in enumerate(form[:-1]) if c in BORDERS)]
        held = [
            sum(share * quality for _, share, quality in self.within(first, last))
            for first, last in pairwise([*starts, len(form)])
        ]
        return ClauseShares(starts, held, held.index(max(held)))

    def rare_in(self, text: str) -> tuple[float, ...]:
        """Return how much of the question's rare characters and pairs a text holds."""
        return tuple(
            sum(share for piece, share in shares.items() if piece in text)
            for shares in self._evidence.pieces
        )

    def tags(self, candidate: AnswerCandidate) -> list[str]:
        """Return the first letters of the tags of a candidate's words."""
        row = self._evidence.records.tokens(self._sentence.span.paragraph)
        first = bisect_left(row, candidate.start, key=_START)
        last = bisect_left(row, candidate.end, key=_START)
        return [token.tag[:1] for token in row[first:last] if token.tag[:1] not in "wx"]

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
        before = [*self.within(first, span[0])]
        behind = self.within(span[1], last)
        for (part, share, left), (_, _, right) in zip(before, behind, strict=True):
            ordered += share * (right if part.start > gap else left)
            held += share * max(left, right)
        return ordered, held

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
            texts = (stretch, self.form, around)
            self._pieces[first, last] = tuple(x for text in texts for x in self.rare_in(text))
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
            goes_on = re.match(_PRONOUN, self.form) or self._means_somebody()
            context += [(texts[index - 1], 0.9 if goes_on else 0.65), (texts[start], 0.6)]
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

    def _means_somebody(self) -> bool:
        """Return whether 他 stands in it, and nobody is named before: 现年48岁的他曾任厅长."""
        at = _SOMEBODY.search(self._text)
        if at is None:
            return False
        front = self._sentence.span._replace(end=self._sentence.span.start + at.start())
        named = self._evidence.records.within("entities", front)
        return not any(entity.type == "person" for _, entity in named)


def _core(parts: Sequence[tuple[float, float]]) -> float:
    """Return the mean of the matches, drawn towards the least of them."""
    if not parts:
        return 1.0
    mean = sum(q * w for q, w in parts) / sum(w for _, w in parts)
    return 0.7 * mean + 0.3 * min(q for q, _ in parts)
