"""Whose figure is asked for: one that the article gives to another does not answer."""

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Figure, Sentence, Span
from zgc_cli.query.ask.question import Question
from zgc_cli.query.figure_owners import FigureOwners
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import name_form

_OWNERS = ("org", "product", "person")
_LONGEST = 10  # characters of a company's name


class AskedOwner:
    """The one of whom a question asks a figure, and whose the figures of the article are."""

    def __init__(self, document: Document, question: Question) -> None:
        """Read whom the question names; one that names nobody allows every figure."""
        self._document = document
        self._asked: list[Entity] = []
        self._is_untold = False
        self._figures: dict[tuple[str, int], Figure] = {}
        if question.kind != "figure":
            return
        text = question.text
        self._asked = [
            e
            for e in document.entities
            if e.type in _OWNERS and any(name_form(f) in text for f in forms_of(e) if len(f) > 1)
        ]
        self._owners = FigureOwners(document)
        self._figures = {(figure.span.paragraph, figure.span.start): figure for figure in document.figures}
        if not self._asked:
            company = _company(text)
            whole = (name_form(paragraph.text) for paragraph in document.paragraphs)
            self._is_untold = bool(company) and not any(company in told for told in whole)

    def allow(self, place: Span, sentence: Sentence) -> bool:
        """Return whether a figure at a place of a sentence may be the one that is asked for."""
        figure = self._figures.get((place.paragraph, place.start))
        if self._is_untold:
            return False
        if figure is None or not self._asked:
            return True
        return not self._owners.is_of_another(figure, sentence, self._asked)


def _company(question: str) -> str:
    """Return the name of a known company with which a question begins."""
    known = (lexicon.words("listed_companies"), lexicon.words("orgs"))
    forms = (question[:n] for n in range(min(_LONGEST, len(question)), 1, -1))
    return next((form for form in forms if any(form in names for names in known)), "")
