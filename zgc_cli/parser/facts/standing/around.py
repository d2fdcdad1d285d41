"""What a fact belongs to that its own clause leaves out: the contest, or the accident."""

from collections.abc import Iterable

from zgc_cli.document.records import Entity
from zgc_cli.parser.facts.casualties import accident_of
from zgc_cli.parser.facts.handed_on import hedge_of, said_of
from zgc_cli.parser.facts.standing.asserting import tells
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

_CONTEST = Pattern(
    ".*(?:[奥亚全大残青]运会?|运动会|世界杯|[赛杯]|[英西意德法中]超|[英西意德法中]甲|NBA|CBA)$"
)
# Won or lost in some contest.
IN_CONTEST = Pattern("[金银铜]牌|[冠亚季]军|夺冠|赛会纪录|决赛|[0-9四八]强")
_SPORT = Pattern(
    "[金银铜]牌|[冠亚季]军|夺冠|纪录|决赛|[0-9四八]强|晋级|出线|战胜|击败|力克|不敌|战平|[首连]胜|卫冕|出战|小组"
)
_RELIEF = Pattern("应急响应|转移|疏散|撤离|救援|救出|搜救|抢险|受灾|停[运课产]|安置|受损|倒塌|伤亡")


def contest_of(units: Iterable[TextUnit]) -> str:
    """Return the contest that these units name last; or ''."""
    named = [u.record for u in units if isinstance(u.record, Entity)]
    return next((e.name for e in reversed(named) if is_contest(e)), "")


def is_contest(entity: Entity) -> bool:
    """Return whether an entity is a contest: 成都大运会, 世界杯."""
    return entity.type == "event" and bool(_CONTEST.match(entity.name))


def with_told(reading: ClauseReading, state: State) -> State:
    """Return the state with the accident and the hedge of a clause, and whether somebody tells."""
    accident = accident_of(reading.text, reading.units)
    hedge = hedge_of(reading.units)
    claimed = state.claimed or tells(reading)
    if not accident and not hedge and claimed == state.claimed:
        return state  # as behind most clauses; to make a new one takes longer than all of this
    return state._replace(
        accident=accident or state.accident, hedge=hedge or state.hedge, claimed=claimed
    )


def placed(fact: Statement, state: State) -> Statement:
    """Give a fact the contest or the accident that it belongs to, where it does not name it."""
    words = f"{fact.subject}{said_of(fact)}"
    context = ""
    if _SPORT.search(said_of(fact)):
        context = state.contest
    elif _RELIEF.search(said_of(fact)) and state.accident and fact.rule != "dead-and-injured":
        context = state.accident.text
    return fact._replace(context=context) if context and context not in words else fact
