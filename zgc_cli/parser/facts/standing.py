"""Which facts cannot stand alone, as in a sheet of facts: what they need is told elsewhere.

The first of `REFUSALS` that holds leaves a fact out. A wrong fact is worse than a missing one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.records import Entity, Quote
from zgc_cli.parser.facts.casualties import BEFALLEN
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.facts.subject_phrases import is_official
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.modality import modality_at
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

# Who announces tells what is so, who claims only what he says.
_ANNOUNCING = Pattern("通报|通告|公告|公布|发布|公示|证实|宣布|显示|消息|报告|统计|规定|明确|提出")
_OF_PERIOD = Pattern(
    "同比|环比|增[长速幅]|[降涨跌]幅|净流|下[降滑]|生产总值|GDP|营收|营业|收入|利润|亏损|销量|销售额|产[量值]|进出口|交付|票房"
)
_QUOTED = Pattern("[涨跌]|[高低平]开|收报")
_NATIONAL = Pattern("全国|我国|全球|全[省市县]|两市|沪深")
_COUNTED = Pattern("的[^的]*[0-9百千万亿][^的]*[名位家个项款座]")
_EXACT = 8  # characters
_DONE = ("已", "已经")
_POINTING = Pattern("[他她它][们]?|其|该.*|此.*|[这那].*|我.*|你.*|咱.*|前者|后者|两者|对方|任何人")
_FORECASTS = ("预计", "预期", "有望", "料将", "或将")
_REFERRING = (
    "本轮",
    "本次",
    "本期",
    "此次",
    "上述",
    "相关",
    "有关",
    "同一",
    "此",
    "这",
    "公司",
    "该",
    "本声明",
    "本文",
)
# A number of things without what they are.
_BARE = Pattern(
    "[^0-9\u3400-\u9fff]*[约近超达逾至少多]*[0-9.,]+[万亿余多]*[起个家项条件名款座次场批种处]"
)
# What reporters do, and states of mind.
_REPORTING = ("致电", "联系", "采访", "连线", "走访", "拨打", "觉得", "感到", "持股")
_FEW = 5  # characters
_OPEN_PREDICATE = Pattern("为了|以(?!及|色)")


class ClauseFact(NamedTuple):
    """A fact with the clause that tells it and what was read before that."""

    fact: Statement
    reading: ClauseReading
    state: State

    @property
    def said(self) -> str:
        """Predicate and object."""
        return f"{self.fact.predicate}{self.fact.object}"


@rule(
    "only-claimed",
    "林知远认为，青穗农业集团建成6座冷库。",
    never=("青穗农业集团建成6座冷库。", "林知远表示，青穗农业集团已建成6座冷库。"),
)
def _only_claimed(candidate: ClauseFact) -> bool:
    """Tell what somebody claims; what he says has been done, or befell people, counts as told."""
    quote, fact = candidate.reading.clause.reported, candidate.fact
    claimed = candidate.state.claimed or opens_claim(candidate.reading)
    if not (_claims(quote) if quote else claimed):
        return False
    if quote is None or quote.cue in ("称", "声称", "宣称"):
        return not BEFALLEN.search(candidate.said)
    done = any(u.text in _DONE for u in candidate.reading.units) and fact.kind != "state"
    return not done and not BEFALLEN.search(candidate.said)


def opens_claim(reading: ClauseReading) -> bool:
    """Return whether a clause begins with the verb that reports it: 称中企的角色仅限于顾问."""
    said, first = reading.predication, reading.units[0]
    return first.text in acting("claim") and not (said and said.units[said.verb] is first)


def tells(reading: ClauseReading) -> bool:
    """Return whether what follows a clause is only what somebody says: 某某告诉法新社，……."""
    return opens_claim(reading) or any(u.text in ("告诉", "告知", "爆料") for u in reading.units)


def _claims(quote: Quote) -> bool:
    if not quote.cue or _ANNOUNCING.search(quote.cue):
        return False
    return bool(quote.speaker) or not quote.cue.startswith("据")


@rule(
    "not-asserted",
    "如果雨停了，青穗农业集团建成6座冷库。",
    never=("青穗农业集团建成6座冷库。", "青穗农业集团将建成6座冷库。"),
)
def _not_asserted(candidate: ClauseFact) -> bool:
    """Tell a rumour, and what is hedged, planned or denied by a word that the fact leaves out."""
    reading = candidate.reading
    said = reading.predication
    units, at = (said.units, said.verb) if said else (reading.units, -1)
    modality = modality_at(reading.text, reading.tokens, units[at].start)
    front = units[said.subject[1]].start if said else reading.clause.start
    cue = modality.start
    names = (u for u in (*candidate.state.seen, *reading.units) if u.kind in ("entity", "quote"))
    if cue is None or any(u.start <= cue < u.end for u in names):
        return False  # the 无 of a name
    left_out = cue < front
    if reading.clause.reported is None and any(w in candidate.said for w in _FORECASTS):
        return True  # whose forecast it is is not told
    if modality.force == "planned" and any(w in candidate.said for w in acting("hedge")):
        return False
    if candidate.fact.rule == "dead-and-injured":
        return modality.force in ("rumoured", "denied")
    return modality.force == "rumoured" or (modality.force != "asserted" and left_out)


@rule(
    "nameless",
    "县里的工厂建成6座冷库。",
    never=("警方抓获5名嫌疑人。", "青穗农业集团建成6座冷库。"),
)
def _nameless(candidate: ClauseFact) -> bool:
    """Tell a fact about somebody or something without a name: nobody could look it up."""
    fact = candidate.fact
    told = fact.kind == "first" or fact.rule == "dead-and-injured" or _QUOTED.search(fact.predicate)
    known = _NATIONAL.match(fact.subject) or "《" in fact.subject or is_official(fact.subject)
    # 来自10个国家的上千名嘉宾, 碱性水电解制氢设备: so told that a reader knows what is meant.
    exact = _COUNTED.search(fact.subject) or _is_exact(fact)
    return not (fact.entities or told or known or exact or _is_near(candidate))


def _is_near(candidate: ClauseFact) -> bool:
    """Return whether the sentence or the one before tells what is meant: 开放，是……; 园区企业."""
    said, state = candidate.reading.predication, candidate.state
    if said and said.verb_base == "是" and not said.subject_units:
        return True
    generic = candidate.fact.subject.startswith(tuple(lexicon.words("generic_nouns")))
    named = any(isinstance(u.record, Entity) for u in (*state.recent, *state.seen))
    return generic and named and candidate.fact.kind != "quantity"


def _is_exact(fact: Statement) -> bool:
    return len(fact.subject) >= _EXACT and "的" not in fact.subject and fact.kind != "state"


@rule("pointing", "青穗农业集团开通了该专线。", never=("青穗农业集团开通了专线。",))
def _pointing(candidate: ClauseFact) -> bool:
    """Tell a predicate or object that points to what stands elsewhere."""
    units = [u for u in candidate.reading.units if u.kind == "word"]
    words = {u.text for u in units if u.tag[:1] == "r" or u.text in acting("vague")}
    said = (candidate.fact.predicate, candidate.fact.object)
    if any(words.startswith(_REFERRING) for words in said):
        return True
    return any(w in candidate.said and _POINTING.fullmatch(w) for w in words)


@rule("empty", "青穗农业集团给出了答案。", never=("青穗农业集团建成6座冷库。",))
def _empty(candidate: ClauseFact) -> bool:
    """Tell a fact that a reader would never check, or of which only an adverbial was read."""
    fact = candidate.fact
    if (
        fact.subject.endswith("记者")
        or fact.object[0] in "性式化型"
        or _BARE.fullmatch(fact.object)
    ):
        return True
    if fact.predicate.endswith("有") and fact.kind != "quantity" and len(fact.object) <= _FEW:
        return True  # 有“新面孔”
    return (
        fact.object in acting("empty")
        or "图源" in fact.object
        or bool(_OPEN_PREDICATE.match(fact.predicate))
    )


@rule(
    "undated-change",
    "青穗农业集团净利润同比增长12%。",
    "青穗农业集团股价上涨12%。",
    never=("2023年青穗农业集团净利润同比增长12%。", "今日青穗农业集团股价上涨12%。"),
)
def _undated(candidate: ClauseFact) -> bool:
    """Tell a figure of a period, or a price of a day, where the sentence does not tell of which."""
    of_time = _OF_PERIOD.search(candidate.said) or _QUOTED.search(candidate.fact.predicate)
    if candidate.fact.kind != "quantity" or not of_time:
        return False
    dated = any(u.kind == "date" for u in candidate.reading.units)
    return not dated and candidate.state.dated is None


@rule(
    "cut-short",
    "青穗农业集团承办活动，并得到远岚科技公司、清溪医院等单位支持。",
    "预估海城手机会使用3.2亿像素传感器。",
    "3月至5月，海城旅行社在平台上所发布旅游广告信息。",
    never=("青穗农业集团得到银行贷款5亿元。", "青穗农业集团所在的县建成6座冷库。"),
)
def _cut_short(candidate: ClauseFact) -> bool:
    """Tell a fact whose end was not read, or that is part of a longer phrase or of a guess."""
    fact, said = candidate.fact, candidate.reading.predication
    if fact.subject.startswith(_GUESSED) or fact.subject.endswith("讯"):
        return True
    if said is None:
        return False
    verb, text = said.units[said.verb], candidate.reading.text
    at = text.find(fact.object, verb.end)
    behind = text[at + len(fact.object) :][:1]
    listed = said.verb_base in _GIVEN and at >= 0 and behind in tuple("、等和与及的")
    return listed or text[max(0, verb.start - 1) : verb.start] == "所"


_GUESSED = ("预估", "预计", "估计", "据悉", "据了解", "猜测", "推测")
# What one gets is told at the end: 得到 | 甲、乙等单位 | 支持.
_GIVEN = ("得到", "获得", "受到", "获", "赢得", "收到")


REFUSALS: tuple[Rule[Callable[[ClauseFact], bool]], ...] = (
    _only_claimed,
    _not_asserted,
    _nameless,
    _pointing,
    _empty,
    _undated,
    _cut_short,
)


def standing(made: Sequence[Statement], reading: ClauseReading, state: State) -> list[Statement]:
    """Return those of the facts of a clause that stand alone."""
    candidates = [ClauseFact(fact, reading, state) for fact in made]
    return [c.fact for c in candidates if not any(r.apply(c) for r in REFUSALS)]
