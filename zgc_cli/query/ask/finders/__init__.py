"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out.
"""

from collections.abc import Callable, Iterator

from zgc_cli.document.records import Sentence
from zgc_cli.query.ask.finders import names, people, quantities
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.reading.rule import Rule

# Kind of answer -> the rule that finds its candidates.
FINDERS: dict[str, Rule[Callable[[Context], Iterator[AnswerCandidate]]]] = {
    "person": people.persons,
    "role": people.roles,
    "org": names.orgs,
    "place": names.locations,
    "event": names.events,
    "product": names.products,
    "work": names.works,
    "name": names.names,
    "slogan": names.slogans,
    "which": names.things,
    "reason": names.reasons,
    "manner": names.reasons,
    "date": quantities.days,
    "figure": quantities.quantities,
}


def candidates(
    question: Question, sentence: Sentence, records: PlacedRecords
) -> list[AnswerCandidate]:
    """Return the candidates of a sentence, without what the question itself says."""
    context = Context(question, sentence, records)
    finder = FINDERS[question.kind]
    found = filter(context.says_anew, finder.apply(context))
    return [candidate._replace(rule=finder.name) for candidate in found]
