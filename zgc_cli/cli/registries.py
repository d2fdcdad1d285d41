"""The registries of rules: the one list that `zgc rules`, the completion and the tests read.

A new registry is a line here: the stage whose rules it holds, its module and the attribute.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from zgc_cli.reading.rule import Rule
from zgc_cli.runtime.named_tuple import NamedTuple

NAMES = Path(__file__).parents[1] / "data" / "rule_names.txt"


class Registry(NamedTuple):
    """Rules in order, or by the word that calls for one; imported when they are asked for."""

    stage: str
    module: str
    attribute: str = "RULES"

    def rules(self) -> tuple[Rule[Any], ...]:
        """Return the rules in the order in which they are tried."""
        rules = getattr(import_module(f"zgc_cli.{self.module}"), self.attribute)
        return tuple(rules.values() if isinstance(rules, dict) else rules)


# In the order of the pipeline, then of the queries.
REGISTRIES = (
    Registry("layout", "parser.layout.line_kinds", "LINE_RULES"),
    Registry("layout", "parser.layout.line_groups", "GROUP_RULES"),
    Registry("layout", "parser.layout.news_items", "NEWS_RULES"),
    Registry("layout", "parser.layout.headline", "HEADLINE_RULES"),
    Registry("layout", "parser.layout.headings", "HEADING_RULES"),
    Registry("sentences", "parser.layout.sentences", "END_RULES"),
    Registry("sentences", "parser.layout.sentences", "LIMITS"),
    Registry("names", "parser.entities.names.row", "LABELS"),
    Registry("names", "parser.entities.names.split"),
    Registry("names", "parser.entities.names.person_evidence", "JUDGEMENTS"),
    Registry("names", "parser.entities.names.passes", "PASSES"),
    Registry("names", "parser.entities.names.document_wide"),
    Registry("things", "parser.entities.things.rules"),
    Registry("coreference", "parser.entities.stage"),
    Registry("coreference", "parser.entities.taken_up"),
    Registry("coreference", "parser.entities.names.declared_forms"),
    Registry("coreference", "parser.entities.coreference"),
    Registry("coreference", "parser.entities.coreference", "PAIRINGS"),
    Registry("dates", "reading.dates.timex_rules"),
    Registry("dates", "reading.dates.timex_rules", "LOCAL_RULES"),
    Registry("figures", "reading.numbers.quantity_rules"),
    Registry("figures", "parser.figures.subject", "SUBJECTS"),
    Registry("units", "reading.numbers.unit_checks", "CHECKS"),
    Registry("quotes", "parser.quotes.rules"),
    Registry("quotes", "parser.quotes.rules", "ECHOES"),
    Registry("quotes", "parser.quotes.choice", "MODELS"),
    Registry("quotes", "parser.quotes.turns", "TURNS"),
    Registry("quotes", "parser.quotes.reported", "REPORTS"),
    Registry("speakers", "parser.quotes.attribution", "SUBJECTS"),
    Registry("facts", "parser.facts.people", "POSITIONS"),
    Registry("facts", "parser.facts.quoted_facts", "STATEMENTS"),
    Registry("facts", "parser.facts.assertions", "CLAUSE_RULES"),
    Registry("facts", "parser.facts.leading", "LAST_RULES"),
    Registry("facts", "parser.facts.complements", "COMPLEMENTS"),
    Registry("facts", "parser.facts.standing.clause_facts", "REFUSALS"),
    Registry("facts", "parser.facts.standing.told_words", "SAYING_REFUSALS"),
    Registry("facts", "parser.facts.standing.worth", "WORTH_REFUSALS"),
    Registry("resolver", "query.match.resolve"),
    Registry("ask", "query.ask.finders", "FINDERS"),
    Registry("check", "query.check"),
    Registry("check", "query.check.posts"),
)


class Description(NamedTuple):
    """A rule as `zgc rules` lists it; `where` is the module of its function."""

    name: str
    stage: str
    where: str
    examples: tuple[str, ...]
    never: tuple[str, ...]


def all_rules() -> list[tuple[str, Rule[Any]]]:
    """Return every rule with its stage, one that is tried twice once."""
    by_identity = {id(rule): (r.stage, rule) for r in REGISTRIES for rule in r.rules()}
    return list(by_identity.values())


def rule_names() -> list[str]:
    """Return the name of every rule, from a file that a test holds to the registries.

    Tab offers the names; to import the rules for them would make it wait.
    """
    return NAMES.read_text("utf-8").splitlines()


def described() -> Iterator[Description]:
    """Yield a description of every rule."""
    for stage, rule in all_rules():
        where = rule.apply.__module__.removeprefix("zgc_cli.").replace(".", "/") + ".py"
        yield Description(rule.name, stage, where, rule.examples, rule.never)
