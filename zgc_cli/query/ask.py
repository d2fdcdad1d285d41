"""Answering a question from an article: the shortest span that answers, and what proves it.

Sentences are ranked by the question, candidates of the wanted kind taken from the best of them,
and each is judged by its support: which parts of the question stand near it, in its sentence or
in what the sentence goes on from. Too little support is no answer.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.document import Document, Sentence, Span
from zgc_cli.errors import ZgcError
from zgc_cli.query.candidates import Candidate, Records, candidates
from zgc_cli.query.question import LIGHT, Part, Question, normal, read
from zgc_cli.query.ranking import Passages

# Below any of these nothing is answered.
LEAST, LEAST_NAME, LEAST_CORE, LEAST_FIT = 0.43, 0.3, 0.43, 0.35
SALIENT = 0.4  # how much of the article's topic a sentence inherits
READ = 12  # how many sentences are searched for candidates


class Answer(NamedTuple):
    """An answer with its proof; `score` is at most 1, `span` the place of the answer."""

    answer: str
    score: float
    kind: str
    sentence: str
    section: str
    line: int
    span: Span


class Support(NamedTuple):
    """How much of a question stands around a candidate, each from 0 to 1.

    `near` counts every part by its distance; `names` is the least of the names' matches,
    `core` what the other parts reach, the least of them counted once more.
    """

    near: float
    names: float
    core: float


class Judged(NamedTuple):
    """A candidate with what speaks for it."""

    candidate: Candidate
    sentence: int  # index among the passages
    support: Support
    score: float

    @property
    def told(self) -> bool:
        """Whether the article tells it: the name and the attribute are both there."""
        return (
            self.support.near >= LEAST
            and self.support.names >= LEAST_NAME
            and self.support.core >= LEAST_CORE
            and self.candidate.fit >= LEAST_FIT
        )


def ask_document(document: Document, text: str, *, best: bool = False) -> list[Answer]:
    """Return the answers that the article gives, the best first; none where it does not tell.

    With `best` the first alone, or all that its sentence gives if the question asks for several.
    Raises ZgcError if the question is empty.
    """
    passages = Passages(document)
    question = read(text, name_forms(document), passages.whole)
    if not question.text:
        raise ZgcError("the question is empty")
    judged = [j for j in judge(document, passages, question) if j.told]
    if best:
        judged = _alike(judged) if question.several else judged[:1]
    answers: dict[str, Answer] = {}
    for j in judged:
        answer = _answer(document, passages, j)
        answers.setdefault(normal(answer.answer), answer)
    return list(answers.values())


def _alike(judged: Sequence[Judged]) -> list[Judged]:
    """Return the candidates of the best one's sentence that are of its kind and nearly as good."""
    first = judged[0] if judged else None
    return [
        j
        for j in judged
        if first
        and (j.sentence, j.candidate.kind) == (first.sentence, first.candidate.kind)
        and j.score >= first.score - 0.1
    ]


def name_forms(document: Document) -> dict[str, frozenset[str]]:
    """Return each form of a name with all forms of its entity, in normal form."""
    names: dict[str, frozenset[str]] = {}
    for entity in document.entities:
        forms = frozenset(filter(None, map(normal, (entity.name, *entity.aliases))))
        for form in forms:
            names[form] = names.get(form, frozenset()) | forms
    return names


def judge(document: Document, passages: Passages, question: Question) -> list[Judged]:
    """Return all candidates with their scores, the best first."""
    ranks = passages.rank(question.rest, [p.near for p in question.parts if p.near])
    best = sorted(range(len(ranks)), key=lambda i: -ranks[i])[:READ]
    top = ranks[best[0]] if best else 0.0
    if top <= 0:
        return []
    records = Records(document)
    evidence = Evidence(document, passages, question, records)
    judged = []
    for i in best:
        for candidate in candidates(question, passages.sentences[i], records):
            support = evidence.support(i, candidate)
            score = (
                0.5 * support.near
                + 0.15 * support.core
                + 0.2 * candidate.fit
                + 0.15 * ranks[i] / top
            )
            judged.append(Judged(candidate, i, support, score))
    judged.sort(key=lambda j: (-j.score, j.sentence, j.candidate.start))
    return judged


class Evidence:
    """What stands around a candidate, held against the parts of the question."""

    def __init__(
        self, document: Document, passages: Passages, question: Question, records: Records
    ) -> None:
        """Weigh the question's parts by how rare they are in the article."""
        self.document = document
        self.passages = passages
        self.records = records
        self.parts = question.parts
        self.weights = [self._weight(p) for p in question.parts]
        self.main = _main_forms(document)
        self._contexts: dict[int, list[tuple[str, float]]] = {}

    def _weight(self, part: Part) -> float:
        held = sum(any(f in t for f in part.forms) for t in self.passages.texts)
        return part.weight * (1.0 - 0.4 * held / (len(self.passages.texts) or 1))

    def support(self, index: int, candidate: Candidate) -> Support:
        """Return how much of the question stands around a candidate."""
        total = sum(self.weights)
        if not total:
            return Support(0.0, 0.0, 0.0)
        sentence = self.passages.sentences[index]
        raw = self.document.text_of(sentence.span)
        text = self.passages.texts[index]
        start = len(normal(raw[: candidate.start - sentence.span.start]))
        end = start + len(normal(raw[candidate.start - sentence.span.start : candidate.end - sentence.span.start]))
        near, names, core = 0.0, 1.0, [(0.0, 0.0)][:0]
        for part, weight in zip(self.parts, self.weights, strict=True):
            found = matches(part, text)
            full = max((q for _, _, q in found), default=0.0)
            border = 0.2 if part.beside else 0.12
            close = max(
                (q * _closeness(text, start, end, p, n, border) for p, n, q in found), default=0.0
            )
            if candidate.scope:
                inside = max((q for _, _, q in matches(part, candidate.scope)), default=0.0)
                close = max(close - 0.05, inside)
            elif candidate.elsewhere:
                close = full
            if full < 0.6:
                there = self._inherited(part, index, candidate.kind)
                full, close = max(full, there), max(close, there)
            near += weight * close
            if part.kind == "name":
                names = min(names, full)
            elif part.weight > LIGHT:
                core.append((full, weight))
            if full < 0.25 and len(part.text) > 3 and part.text in self.passages.whole:
                names = min(names, full)  # a term of the article that is not spoken of here
        return Support(near / total, names, _core(core))

    def _inherited(self, part: Part, index: int, kind: str) -> float:
        """Return how well what a sentence goes on from holds a part."""
        carried = part.kind in ("name", "number")
        # What the article is about is meant everywhere, but for whose chairman someone is.
        main = part.kind == "name" and kind != "person" and set(part.forms) & self.main
        best = SALIENT if main else 0.0
        for context, strength in self._context(index):
            there = max((q for _, _, q in matches(part, context)), default=0.0)
            best = max(best, there * strength * (1.0 if carried else 0.7))
        return best

    def _context(self, index: int) -> list[tuple[str, float]]:
        """Return what a sentence goes on from, with how much of it still holds."""
        if index not in self._contexts:
            texts, first = self.passages.texts, self.passages.first[index]
            context = []
            if index > first:
                strength = 0.9 if PRONOUN.match(texts[index]) else 0.65
                context = [(texts[index - 1], strength), (texts[first], 0.6)]
                context.append(("\n".join(texts[first:index]), 0.5))
            for _, quote in self.records.within("quotes", self.passages.sentences[index]):
                said = "\n".join(filter(None, (quote.speaker, quote.role, quote.org)))
                context.append((normal(said), 0.9))
            last = index + 1
            while last < len(texts) and self.passages.first[last] == first:
                last += 1
            if last > index + 1 and PRONOUN.match(texts[index + 1]):
                context.append((texts[index + 1], 0.6))
            context.append(("\n".join(texts[index + 1 : last]), 0.4))
            title = self.document.header.title or ""
            context.append((normal(title), 0.4))
            context.append((texts[0], 0.3))
            self._contexts[index] = context
        return self._contexts[index]


PRONOUN = re.compile("他|她|它|其|该|这|此")


def _main_forms(document: Document) -> frozenset[str]:
    """Return the forms of the entities that the article is about."""
    counts = [len(e.mentions) for e in document.entities if e.type != "term"]
    least = max(3, 0.6 * max(counts, default=0))
    main = [e for e in document.entities if e.type != "term" and len(e.mentions) >= least]
    return frozenset(normal(form) for e in main for form in (e.name, *e.aliases))


def matches(part: Part, text: str) -> list[tuple[int, int, float]]:
    """Return where and how well a text holds a part: in full, by a synonym, or in pieces."""
    found = [(i, len(f), 1.0) for f in part.forms for i in _places(f, text)]
    if part.kind == "attribute" and not part.text.startswith("副"):
        found = [m for m in found if text[m[0] - 1 : m[0]] != "副"]  # 副理事长 is no 理事长
    if found:
        return found
    found = [(i, len(w), 0.85 if len(w) > 1 else 0.6) for w in part.near for i in _places(w, text)]
    if found or part.kind == "attribute" or part.kind == "number" or len(part.text) < 2:
        return found
    return _in_pieces(part, text)


def _in_pieces(part: Part, text: str) -> list[tuple[int, int, float]]:
    """Return where the pairs and characters of a part stand; a lone character counts little."""
    pairs = [i for i in range(len(part.text) - 1) if part.text[i : i + 2] in text]
    covered = {i for p in pairs for i in (p, p + 1)}
    if part.kind == "name" and len(covered) < 0.6 * len(part.text):
        return []
    lone = {i for i, c in enumerate(part.text) if c in text} - covered
    quality = 0.85 * (len(covered) + 0.4 * len(lone)) / len(part.text)
    pieces = [part.text[p : p + 2] for p in pairs] or [part.text[i] for i in sorted(lone)]
    return [(i, len(piece), quality) for piece in pieces for i in _places(piece, text)]


def _places(word: str, text: str) -> list[int]:
    """Return where a word stands; NovaX-1 does not stand in NovaX-1B."""
    places, at = [], text.find(word)
    while at >= 0:
        if not (is_latin(word[-1]) and is_latin(text[at + len(word) : at + len(word) + 1])):
            places.append(at)
        at = text.find(word, at + 1)
    return places


def is_latin(character: str) -> bool:
    """Tell whether a character is a letter or digit of ASCII."""
    return character.isascii() and character.isalnum()


def _core(parts: Sequence[tuple[float, float]]) -> float:
    """Return the mean of the matches, drawn towards the least of them."""
    if not parts:
        return 1.0
    mean = sum(q * w for q, w in parts) / sum(w for _, w in parts)
    return 0.7 * mean + 0.3 * min(q for q, _ in parts)


BORDERS = re.compile(r"[，；：。！？,;:!?]")


def _closeness(
    text: str, start: int, end: int, place: int, length: int, border: float
) -> float:
    """Return how near a match is to the candidate: 1 in its clause, less with every border."""
    between = text[end:place] if place >= end else text[place + length : start]
    borders = len(BORDERS.findall(between))
    return max(0.55, 1.0 - border * borders - 0.004 * len(between))


def _answer(document: Document, passages: Passages, judged: Judged) -> Answer:
    sentence = passages.sentences[judged.sentence]
    candidate = judged.candidate
    span = candidate.elsewhere or Span(sentence.span.paragraph, candidate.start, candidate.end)
    proof = _proof(document, sentence, span)
    return Answer(
        document.text_of(span),
        round(min(judged.score, 1.0), 3),
        candidate.kind,
        document.text_of(proof),
        sentence.section,
        document.line_of(span),
        span,
    )


def _proof(document: Document, sentence: Sentence, answer: Span) -> Span:
    """Return the sentence; where the answer stands in a neighbour, both with what is between."""
    named = document.sentence_of(answer)
    if named is None or named == sentence:
        return sentence.span
    if answer.paragraph != sentence.span.paragraph:
        return named.span
    start = min(named.span.start, sentence.span.start)
    return Span(answer.paragraph, start, max(named.span.end, sentence.span.end))
