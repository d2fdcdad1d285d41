"""A fact of a clause, with what is asked of it before it is kept."""

from zgc_cli.parser.facts.handed_on import said_of
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SPECIFIC = Pattern("[A-Za-z0-9《ⅠⅡⅢⅣⅤ]|第[一二三四五六七八九十]")


class ClauseFact(NamedTuple):
    """A fact with the clause that tells it and what was read before that."""

    fact: Statement
    reading: ClauseReading
    state: State

    @property
    def said(self) -> str:
        """Predicate and object."""
        return said_of(self.fact)

    @property
    def is_specific(self) -> bool:
        """Whether predicate or object have a number, a title or Latin letters."""
        return bool(_SPECIFIC.search(self.said))

    @property
    def names_other(self) -> bool:
        """Whether predicate or object name something."""
        named = (u for u in self.reading.units if u.kind in ("entity", "figure", "quote"))
        return any(u.text in self.said for u in named if u.tag != "term")
