"""The registries of rules: the one list that `zgc rules`, the completion and the tests read.

A new registry is a line here: the stage whose rules it holds, its module and the attribute.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from zgc_cli.reading.rule import Rule


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
    Registry("layout", "parser.layout.stage", "LINE_RULES"),
    Registry("names", "parser.entities.names.row", "LABELS"),
    Registry("names", "parser.entities.names.split"),
    Registry("names", "parser.entities.names.passes", "PASSES"),
    Registry("things", "parser.entities.things.rules"),
    Registry("coreference", "parser.entities.coreference"),
    Registry("dates", "reading.dates.timex_rules"),
    Registry("figures", "reading.numbers.quantity_rules"),
    Registry("units", "reading.numbers.unit_checks", "CHECKS"),
    Registry("quotes", "parser.quotes.rules"),
    Registry("facts", "parser.facts.assertions", "CLAUSE_RULES"),
    Registry("facts", "parser.facts.complements", "COMPLEMENTS"),
    Registry("facts", "parser.facts.firsts", "POINTING"),
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
    rules = {
        id(rule): (registry.stage, rule) for registry in REGISTRIES for rule in registry.rules()
    }
    return list(rules.values())


def described() -> Iterator[Description]:
    """Yield a description of every rule."""
    for stage, rule in all_rules():
        where = rule.apply.__module__.removeprefix("zgc_cli.").replace(".", "/") + ".py"
        yield Description(rule.name, stage, where, rule.examples, rule.never)
