"""Finder of events, works, products and terms: the rules of each kind, paragraph by paragraph."""

from collections.abc import Callable, Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.parser.entities.candidates import Candidate, Detection
from zgc_cli.parser.entities.things import events, products, projects, storms, works
from zgc_cli.parser.paragraph import ParagraphView, views
from zgc_cli.reading.rule import Rule

RULES: tuple[Rule[Callable[[ParagraphView], Iterator[Detection]]], ...] = (
    *works.RULES,
    *events.RULES,
    *storms.RULES,
    *products.RULES,
    *projects.RULES,
)


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    for id_, view in views(document):
        for rule in RULES:
            for start, end, type_, weight in rule.apply(view):
                yield Candidate(Span(id_, start, end), type_, rule.name, weight)
