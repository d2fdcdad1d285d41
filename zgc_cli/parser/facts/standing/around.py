"""What a fact belongs to that its own clause leaves out: the contest, or the accident."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.parser.facts.casualties import accident_of
from zgc_cli.parser.facts.handed_on import hedge_of, said_of
from zgc_cli.parser.facts.standing.asserting import tells
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.facts.subjects import is_attribute
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

_CONTEST = Pattern(
    ".*(?:[奥亚全大残青]运会?|运动会|世界杯|[赛杯]|[英西意德法中]超|[英西意德法中]甲|NBA|CBA)$"
)
# Won or lost in some contest.
IN_CONTEST = Pattern("[金银铜]牌|[冠亚季]军|冠王|夺冠|赛会纪录|决赛|[0-9四八]强")
_SPORT = Pattern(
    "[金银铜]牌|[冠亚季]军|夺冠|纪录|决赛|[0-9四八]强|晋级|出线|战胜|击败|力克|不敌|战平|[首连]胜|卫冕|出战|小组"
)
_OTHER_CONTEST = Pattern("[奥亚全残青]运会|残奥会|世界杯|锦标赛|联赛|公开赛|大奖赛")
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


def whole_of(state: State) -> str:
    """Return the measure that a sentence told before, of which something has a share; or ''."""
    for before, unit in pairwise(state.seen):
        if is_attribute(unit.text) and not unit.text.endswith("占比"):
            joined = before.kind == "word" and before.tag[:1] == "n" and before.end == unit.start
            return f"{before.text if joined else ''}{unit.text}"
    return ""


_OURS = Pattern("我国")


def placed(fact: Statement, state: State) -> Statement:
    """Give a fact the contest or the accident that it belongs to, where it does not name it."""
    words = f"{fact.subject}{said_of(fact)}"
    context = ""
    if _SPORT.search(said_of(fact)):
        context = "" if _OTHER_CONTEST.search(said_of(fact)) else state.contest
    elif _RELIEF.search(said_of(fact)) and state.accident and fact.rule != "dead-and-injured":
        context = state.accident.text
    if not context and "占比" in fact.predicate:
        context = whole_of(state)  # 外贸规模破万亿元，其中民营经济占比五成
    if not context and _OURS.search(words) and "中国" not in words:
        context = "中国"  # which 我国 is in the news of that country
    return fact._replace(context=context) if context and context not in words else fact


_OPENING = 50  # characters of a statement
# A district of which only the level is told: 全市, 我县, 省委.
_AREA = Pattern(
    "(?<!级)(?:全|我|该)(?P<level>[省市县区镇乡州村])(?![场长民])"
    "|(?:^|[，。；、])(?P<office>[省市县区镇乡](?=委|政府|人[大民]|政协|总工会|公安|[^，。；、的]{1,9}(?:局|厅|办)))"
)


def areas_of(document: Document) -> Sequence[str]:
    """Return the names that the article has for places."""
    places = (e for e in document.entities if e.type == "place")
    return [form for place in places for form in (place.name, *place.aliases)]


def in_area(fact: Statement, text: str, areas: Sequence[str]) -> Statement | None:
    """Return a fact with the place that 全市 or 省委 stands for; None where that is not told.

    That is the one named last in the `text` of the paragraph, or the only one of the article.
    """
    said = fact.kind == "statement"
    words = fact.object[:_OPENING] if said else f"{fact.subject}，{said_of(fact)}"
    works = fact.kind == "affiliation"
    area = _AREA.match(fact.object) if works else _AREA.search(words)
    if area is None or "《" in words:
        return fact  # a title can be looked up
    level = area["level"] or area["office"]
    forms = [form for form in areas if form.endswith(level) and len(form) > 1]
    told = f"{fact.subject}{fact.context or ''}{words[: area.start()]}"
    if any(form in told for form in areas if len(form) > 1) or (said and level in fact.subject):
        return fact
    last = max(forms, key=lambda form: text.rfind(form, 0, fact.span.end), default="")
    if last and last not in text[: fact.span.end] and len({form[:2] for form in forms}) > 1:
        return None
    return fact._replace(context=fact.context or last) if last else None
