"""The command `ask` over several articles: it opens those that hold much of the question."""

from collections import Counter
from collections.abc import Sequence

from zgc_cli.cli.articles.articles import Articles, Choose
from zgc_cli.cli.articles.ranked_many import best_of, sentences
from zgc_cli.document.document import Document
from zgc_cli.query.ask import article_itself
from zgc_cli.query.ask.engine import ask_document
from zgc_cli.query.ask.question import Question, read
from zgc_cli.query.dossier.joined_answers import Asked, asked, changes, joined, told
from zgc_cli.query.match.pooled import Ranked
from zgc_cli.query.match.possible import misheard
from zgc_cli.query.match.regex import MAX_QUESTION, bounded_question
from zgc_cli.query.match.resolve import mended
from zgc_cli.reading.script import plain
from zgc_cli.runtime.errors import QueryError
from zgc_cli.runtime.language import _
from zgc_cli.show.listing import Row

_LEAST = 0.6  # the share of the best sentence's score from which on an article is asked
_LEAST_OF_CHANGING = 0.5  # where the newest article answers best
_MOST_ASKED = 40  # articles
_IN_A_ROW = 10  # articles that do not answer, behind which no other is asked
_ALIKE = 0.45  # the share down to which a sentence is like another
_FIRST = 1.01  # how much more that counts from which a question is answered


def ask(opened: Articles, text: str, *, best: bool) -> tuple[str, list[Row], str]:
    """Return the kind of the rows, the answers, and the question, with its names as they are meant.

    A question on the articles themselves is answered by each; else equal answers are one.
    """
    text = bounded_question(text)
    if article_itself.asked_of(_read(text).text):
        rows = opened.all_rows(lambda document: ask_document(document, text, best=best))
        return "answer", rows, text
    answers = _answers(opened, text, best=best)
    if not answers:
        heard = opened.passing(misheard(text)).all_rows(lambda document: [mended(document, text)])
        for meant, _n in Counter(row.record for row in heard if row.record != text).most_common():
            if answers := _answers(opened, meant, best=best):
                return "joined_answer", answers, meant
    return "joined_answer", answers, text


def _read(text: str) -> Question:
    question = read(plain(text), {}, "")
    if not question.text:
        raise QueryError(_("the question is empty"))
    return question


def _answers(opened: Articles, text: str, *, best: bool) -> list[Row]:
    question = _read(text)
    (ranks,) = sentences(opened, [question.rest], _least(question))
    return answers(opened, text, ranks, best=best)


def answers(opened: Articles, text: str, ranks: Sequence[Ranked], *, best: bool) -> list[Row]:
    """Return the distinct answers to a question, each with the number of articles that give it.

    `ranks` are the sentences of the articles, ranked by the question.
    """
    question = _read(text)
    least = _least(question)
    near = (row for row in ranks if row.score >= least)
    rows: list[Row] = []
    silent = 0
    for place, rank in best_of(near, _MOST_ASKED).items():
        found = list(opened.only([place]).rows(_asking(text, question, best=best, rank=rank)))
        silent = 0 if any(row.record.given for row in found) else silent + 1
        rows += found
        if silent == _IN_A_ROW:
            break
    documents = {row.article: row.document for row in rows}
    days = {row.article: row.document.header.date or "" for row in rows}
    given = told({row.article: row.record for row in rows}, days)
    distinct = joined(given, question, best=best)
    return [Row(place, documents[place], answer) for place, answer in distinct]


def like(opened: Articles, sentence: str) -> tuple[str, dict[str, dict[int, float]]]:
    """Return what a sentence says, and by article the scores of the sentences like it, at most 1.

    That from which a question would be answered comes first.
    """
    text = sentence[:MAX_QUESTION]
    question = _read(text)
    (ranks,) = sentences(opened, [question.rest], _ALIKE)
    first = _answering(opened, text, ranks) if question.asks else None
    scores: dict[str, dict[int, float]] = {}
    for row in ranks:
        scores.setdefault(row.article, {})[row.number] = row.score / (_FIRST if first else 1)
    if first:
        scores.setdefault(first.article, {})[first.number] = first.score
    return question.rest, scores


def _answering(opened: Articles, text: str, ranks: Sequence[Ranked]) -> Ranked | None:
    """Return the sentence from which a question would be answered."""
    for row in answers(opened, text, ranks, best=True):
        sentence = row.document.sentence_of(row.record.span)
        if sentence:
            return Ranked(row.article, row.document.sentences.index(sentence), 1.0)
    return None


def _least(question: Question) -> float:
    return _LEAST_OF_CHANGING if changes(question) else _LEAST


def _asking(text: str, question: Question, *, best: bool, rank: float) -> Choose:
    """Return what asks one article, whose best sentence has this rank."""

    def choose(document: Document) -> list[Asked]:
        return [asked(document, question, ask_document(document, text, best=best, rank=rank))]

    return choose
