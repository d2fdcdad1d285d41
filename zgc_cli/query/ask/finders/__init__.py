"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out.
"""

from collections.abc import Callable, Iterator

from zgc_cli.document.records import Sentence
from zgc_cli.query.ask.finders.names import (
    events,
    locations,
    names,
    orgs,
    products,
    reasons,
    slogans,
    things,
    works,
)
from zgc_cli.query.ask.finders.people import persons, roles
from zgc_cli.query.ask.finders.quantities import days, quantities
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.reading.rule import Rule

# Kind of answer -> the rule that finds its candidates.
FINDERS: dict[str, Rule[Callable[[Context], Iterator[AnswerCandidate]]]] = {
    "person": persons,
    "role": roles,
    "org": orgs,
    "place": locations,
    "event": events,
    "product": products,
    "work": works,
    "name": names,
    "slogan": slogans,
    "which": things,
    "reason": reasons,
    "manner": reasons,
    "date": days,
    "figure": quantities,
}


def candidates(
    question: Question, sentence: Sentence, records: PlacedRecords
) -> list[AnswerCandidate]:
    """Return the candidates of a sentence, without what the question itself says."""
    context = Context(question, sentence, records)
    finder = FINDERS[question.kind]
    found = filter(context.says_anew, finder.apply(context))
    return [candidate._replace(rule=finder.name) for candidate in found]
