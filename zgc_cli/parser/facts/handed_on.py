"""What a clause hands on to those behind it: the time that it tells, and that it is a plan."""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli.parser.facts.predicate import is_adverb, is_firm_verb, lead
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import TextUnit

_FARTHEST = 300  # characters from a time to the end of what it dates
_SHORT = 4  # units of a clause that may be a time alone: 早在2021年11月
_COMPARING = ("较", "比", "同", "与", "相比")


def date_of(reading: ClauseReading, state: State) -> int | None:
    """Return where the time begins that dates what follows: that of this clause, or before it."""
    said, units = reading.predication, reading.units
    end = said.verb if said else len(units) if len(units) <= _SHORT else lead(units)
    found = (
        unit.start
        for i, unit in enumerate(units[:end])
        if _is_dating(unit) and not (i and units[i - 1].text in _COMPARING)
    )
    return next(found, state.dated)


def _is_dating(unit: TextUnit) -> bool:
    return unit.kind == "date" and "同期" not in unit.text


def dated(fact: Statement, reading: ClauseReading, state: State) -> Statement:
    """Let the evidence of a fact begin with the time of its sentence where it has none itself."""
    said, units = reading.predication, reading.units
    before = units[: said.verb] if said else units  # not the year of 召开2024年工作会议
    own = any(_is_dating(u) and u.start >= fact.span.start for u in before)
    if own or state.dated is None or reading.clause.end - state.dated > _FARTHEST:
        return fact
    return fact._replace(span=fact.span._replace(start=min(fact.span.start, state.dated)))


def hedge_of(units: Sequence[TextUnit]) -> str:
    """Return the word that makes a clause a plan or a forecast: 将发射, but not 将其扩围."""
    hedges, leads = acting("hedge"), acting("preposition")
    if units and "".join(u.text for u in units[:2]).startswith(_AHEAD):
        return "将"
    for i, (unit, after) in enumerate(pairwise(units)):
        if unit.text not in hedges or unit.kind != "word":
            continue
        noun = i > 0 and units[i - 1].kind == "word" and units[i - 1].tag[:1] in ("n", "v")
        if noun and len(unit.text) > 1:
            continue  # 降息预期升温
        firm = is_adverb(after) or is_firm_verb(after) or after.text in leads
        if unit.text != "将" or firm:  # 将针对老人提供服务
            return unit.text
    return ""


_AHEAD = ("下一步", "接下来", "下阶段")


def hedged(words: str, explicit: bool, hedge: str) -> str:
    """Keep 将 and 力争 of a clause for those that continue it."""
    told = any(word in words for word in (*acting("hedge"), "已", "了"))
    return words if told or explicit else f"{hedge}{words}"
