"""Answering a question from an article: the shortest span that answers, and what proves it.

Sentences are ranked by the question, candidates of the wanted kind taken from the best of them,
and each is judged by its evidence. Too little evidence is no answer.
"""

from operator import ge
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Sentence, Span
from zgc_cli.query.ask.finders import candidates
from zgc_cli.query.ask.question import Question, read
from zgc_cli.query.ask.sentence import AnswerCandidate
from zgc_cli.query.ask.support import Evidence, Support, Surroundings
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.regex import bounded_question
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rewriting import in_simplified
from zgc_cli.reading.script import plain
from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.language import _

# Below any of these nothing is answered.
_LEAST, _LEAST_NAME, _LEAST_CORE, _LEAST_FIT = 0.45, 0.3, 0.42, 0.35
# What counts in the score: what stands around, the core of it, the fit, the rank of the sentence.
_OF_NEAR, _OF_CORE, _OF_FIT, _OF_RANK = 0.5, 0.15, 0.2, 0.15
_READ = 12  # how many sentences are searched for candidates
_NEARLY = 0.1  # how much worse than the best one another of several answers may be


class Answer(NamedTuple):
    """An answer with its proof; `score` is at most 1, `span` the place of the answer."""

    answer: str
    score: float
    kind: str
    sentence: str
    section: str
    line: int
    span: Span
    rule: str


class Judged(NamedTuple):
    """A candidate with what speaks for it."""

    candidate: AnswerCandidate
    sentence: int  # index among the passages
    support: Support
    score: float

    def is_told(self) -> bool:
        """Return whether the article tells it: the names, the attribute and enough of the rest."""
        near, names, core = self.support
        least = (_LEAST, _LEAST_NAME, _LEAST_CORE, _LEAST_FIT)
        return all(map(ge, (near, names, core, self.candidate.fit), least))

    def is_like(self, best: "Judged") -> bool:
        """Return whether it is of the best one's sentence and kind, and nearly as good."""
        same = self.sentence == best.sentence and self.candidate.kind == best.candidate.kind
        return same and self.score >= best.score - _NEARLY


def ask_document(document: Document, text: str, *, best: bool = False) -> list[Answer]:
    """Return the answers that the article gives, the best first; none where it does not tell.

    With `best` the first alone, or all that its sentence gives if the question asks for several.
    Raises QueryError if the question is empty or too long.
    """
    simple = in_simplified(document)
    passages = Passages(simple)
    if simple is not document:
        text = plain(text)
    question = read(bounded_question(text), name_forms(simple), passages.whole)
    if not question.text:
        raise QueryError(_("the question is empty"))
    judged = [j for j in judge(simple, passages, question) if j.is_told()]
    if best:
        judged = [j for j in judged if j.is_like(judged[0])] if question.several else judged[:1]
    answers: dict[str, Answer] = {}
    for j in judged:
        answer = answer_of(document, passages, j)
        answers.setdefault(name_form(answer.answer), answer)
    return list(answers.values())


def judge(document: Document, passages: Passages, question: Question) -> list[Judged]:
    """Return all candidates with their scores, the best first."""
    ranks = passages.rank(question.rest, [p.near for p in question.parts if p.near])
    best = sorted(range(len(ranks)), key=lambda i: -ranks[i])[:_READ]
    top = ranks[best[0]] if best else 0.0
    if top <= 0:
        return []
    records = PlacedRecords(document)
    evidence = Evidence(passages, question, records)
    judged = []
    for i in best:
        around = Surroundings(evidence, i)
        for candidate in candidates(question, passages.sentences[i], records):
            support = around.support(candidate)
            score = _OF_NEAR * support.near + _OF_CORE * support.core + _OF_FIT * candidate.fit
            judged.append(Judged(candidate, i, support, score + _OF_RANK * ranks[i] / top))
    judged.sort(key=lambda j: (-j.score, j.sentence, j.candidate.start))
    return judged


def answer_of(document: Document, passages: Passages, judged: Judged) -> Answer:
    """Return a judged candidate as an answer, with its proof."""
    sentence = passages.sentences[judged.sentence]
    candidate = judged.candidate
    span = candidate.elsewhere or Span(sentence.span.paragraph, candidate.start, candidate.end)
    return Answer(
        document.text_of(span),
        round(min(judged.score, 1.0), 3),
        candidate.kind,
        document.text_of(_proof(document, sentence, span)),
        sentence.section,
        document.line_of(span),
        span,
        candidate.rule,
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
