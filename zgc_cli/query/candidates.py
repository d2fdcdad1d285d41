"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

They come from the records (entities, figures, dates, quotes), where none fits from the words
themselves. What cannot be an answer is left out. Only the finder that is needed is imported.
"""

from importlib import import_module

from zgc_cli.document import Sentence
from zgc_cli.query.comparing import normal
from zgc_cli.query.question import Question
from zgc_cli.query.scene import Candidate, Records, Scene

# Kind of answer -> module and function that finds its candidates.
FINDERS = {
    "person": ("people", "persons"),
    "role": ("people", "roles"),
    "org": ("naming", "orgs"),
    "place": ("naming", "locations"),
    "event": ("naming", "events"),
    "product": ("naming", "products"),
    "work": ("naming", "works"),
    "name": ("naming", "names"),
    "slogan": ("naming", "slogans"),
    "which": ("naming", "things"),
    "reason": ("naming", "reasons"),
    "manner": ("naming", "reasons"),
    "date": ("amounts", "days"),
    "figure": ("amounts", "quantities"),
}


def candidates(question: Question, sentence: Sentence, records: Records) -> list[Candidate]:
    """Return the candidates of a sentence, without what the question itself says."""
    module, name = FINDERS[question.kind]
    find = getattr(import_module(f"zgc_cli.query.{module}"), name)
    scene = Scene(question, sentence, records)
    found = []
    for candidate in find(scene):
        place = candidate.elsewhere
        inside = scene.text[candidate.start - scene.start : candidate.end - scene.start]
        said = normal(scene.document.text_of(place) if place else inside)
        if said and said not in question.text:
            found.append(candidate)
    return found
