"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out. Only the finder that is needed is imported.
"""

from importlib import import_module

from zgc_cli.document.records import Sentence
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.sentence import AnswerCandidate, Records, Scene
from zgc_cli.reading.normal import name_form

# Kind of answer -> module and function that finds its candidates.
_FINDERS = {
    "person": ("people", "persons"),
    "role": ("people", "roles"),
    "org": ("names", "orgs"),
    "place": ("names", "locations"),
    "event": ("names", "events"),
    "product": ("names", "products"),
    "work": ("names", "works"),
    "name": ("names", "names"),
    "slogan": ("names", "slogans"),
    "which": ("names", "things"),
    "reason": ("names", "reasons"),
    "manner": ("names", "reasons"),
    "date": ("quantities", "days"),
    "figure": ("quantities", "quantities"),
}


def candidates(question: Question, sentence: Sentence, records: Records) -> list[AnswerCandidate]:
    """Return the candidates of a sentence, without what the question itself says."""
    module, name = _FINDERS[question.kind]
    find = getattr(import_module(f"zgc_cli.query.ask.finders.{module}"), name)
    scene = Scene(question, sentence, records)
    found = []
    for candidate in find(scene):
        place = candidate.elsewhere
        inside = scene.text[candidate.start - scene.start : candidate.end - scene.start]
        said = name_form(scene.document.text_of(place) if place else inside)
        if said and said not in question.text:
            found.append(candidate)
    return found
