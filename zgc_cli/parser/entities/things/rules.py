"""Finder of events, works, products and terms: the rules of each kind, paragraph by paragraph."""

from collections.abc import Callable, Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.parser.entities.candidates import Candidate
from zgc_cli.parser.entities.passage import Found, Passage, passages
from zgc_cli.parser.entities.things import events, products, projects, terms, treaties, works

Rule = Callable[[Passage], Iterator[Found]]

RULES: tuple[Rule, ...] = (
    *works.RULES,
    *treaties.RULES,
    *events.RULES,
    *products.RULES,
    *projects.RULES,
    *terms.RULES,
)


def find(document: Document) -> Iterator[Candidate]:
    """Yield every candidate in the document."""
    for id_, passage in passages(document):
        for rule in RULES:
            for found in rule(passage):
                span = Span(id_, found.start, found.end)
                yield Candidate(span, found.type, found.rule, found.weight)
