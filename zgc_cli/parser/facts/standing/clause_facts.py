"""Which facts cannot stand alone, as in a sheet of facts: what they need is told elsewhere.

The first of `REFUSALS` that holds leaves a fact out. A wrong fact is worse than a missing one.
"""

from collections.abc import Callable, Sequence

from zgc_cli.parser.facts.standing import asserting, told, whole
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.reading.rule import Rule

REFUSALS: tuple[Rule[Callable[[ClauseFact], bool]], ...] = (
    whole.torn_apart,
    asserting.only_claimed,
    asserting.not_asserted,
    asserting.is_regulation,
    asserting.goes_on_speaking,
    told.on_no_day,
    told.of_no_contest,
    told.of_no_case,
    told.of_these,
    whole.left_out,
    told.nameless,
    told.pointing,
    told.empty,
    told.names_nothing,
    told.undated,
    whole.cut_short,
)


def standing(made: Sequence[Statement], reading: ClauseReading, state: State) -> list[Statement]:
    """Return those of the facts of a clause that stand alone."""
    candidates = [ClauseFact(fact, reading, state) for fact in made]
    return [c.fact for c in candidates if not any(r.apply(c) for r in REFUSALS)]
