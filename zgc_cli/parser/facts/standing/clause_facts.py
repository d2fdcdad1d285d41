"""Which facts cannot stand alone, as in a sheet of facts: what they need is told elsewhere.

The first of `REFUSALS` that holds leaves a fact out. A wrong fact is worse than a missing one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.records import Date, Entity, Quote
from zgc_cli.parser.facts.casualties import BEFALLEN
from zgc_cli.parser.facts.handed_on import OF_PERIOD, POINTING_DAY, said_of
from zgc_cli.parser.facts.predicate import Predication, is_adverb, is_firm_verb, is_verb
from zgc_cli.parser.facts.standing.around import IN_CONTEST
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.modality import modality_at
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

# Who announces tells what is so, who claims only what he says.
_ANNOUNCING = Pattern("通报|通告|公告|公布|发布|公示|证实|宣布|显示|消息|报告|统计|规定|明确|提出")
_QUOTED = Pattern("[涨跌]|[高低平]开|收报")
_KNOWN = Pattern(".{0,4}(?:警方|央行|消防)$|(?:我国|中国|全国|全球)")
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
        return said_of(self.fact)


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
    known = _NATIONAL.match(fact.subject) or "《" in fact.subject or _KNOWN.match(fact.subject)
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
    if any(words.startswith(_REFERRING) for words in said) or _OF_THIS.search(
        candidate.fact.subject
    ):
        return True
    return any(w in candidate.said and _POINTING.fullmatch(w) for w in words)


_OF_THIS = Pattern("这一|[^应]该|上述")


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
    of_time = OF_PERIOD.search(candidate.said) or _QUOTED.search(candidate.fact.predicate)
    if candidate.fact.kind != "quantity" or not of_time:
        return False
    dated = any(u.kind == "date" for u in candidate.reading.units)
    return not dated and (candidate.state.dated or candidate.state.period) is None


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
    if fact.subject.startswith(_GUESSED) or _NO_END.search(fact.subject):
        return True
    if said is None:
        return False
    verb, text = said.units[said.verb], candidate.reading.text
    at = text.find(fact.object, verb.end)
    behind = text[at + len(fact.object) :][:1]
    listed = said.verb_base in _GIVEN and at >= 0 and behind in tuple("、等和与及的")
    if _NO_OBJECT.search(fact.object) or _GOES_ON.match(text, candidate.reading.clause.end):
        return True
    if listed or text[max(0, verb.start - 1) : verb.start] == "所":
        return True
    return _is_adverbial(said) or _is_clause(said)


def _is_adverbial(said: Predication) -> bool:
    """Tell 在准备峰会时遇到了一个问题, where 在 opens a clause, not a place."""
    front, objects = said.front, said.object_units
    if front[0].text != "在" or len(front) == 1:
        return False
    verbal = is_verb(front[1]) or is_adverb(front[1])
    return verbal or any(u.text in ("时", "后", "之后", "期间") for u in objects[:-1])


def _is_clause(said: Predication) -> bool:
    """Tell an object that is a clause or a verb with its object: 作用持续显现, 驱动产业升级."""
    units = said.object_units
    if said.units[said.verb].text == "为" and any(u.tag == "v" for u in units[:-1]):
        return True  # 为大运会 + 竖起 + 大拇指
    if len(units) < _CLAUSE or said.verb_base in (*acting("clausal"), *acting("pivot")):
        return False
    if units[-1].tag == "v" and is_adverb(units[-2]) and units[-2].kind == "word":
        return True
    opens = units[0].kind == "word" and is_firm_verb(units[0]) and units[1].text != "的"
    return opens and units[-1].tag in ("v", "vn") and not any(u.text == "的" for u in units)


_CLAUSE = 3  # units
_NO_OBJECT = Pattern(
    "[时后][说称]?$|[说称]道?：?$|[^灾事会战课]后[与向对从在和]|(?:未来|今后|过去|近|前)?[0-9两一二三四五六七八九十几]*[年月天日]$"
)
# No name of anything ends so, but one and the words behind it.
_NO_END = Pattern("(?:讯|自动|手动|名下|旗下|身上|意|方面|期间|一致)$")


@rule(
    "contest-not-told",
    "林知远夺得男子70公斤级金牌。",
    never=("海城马拉松赛落幕，林知远夺得男子70公斤级金牌。",),
)
def _of_no_contest(candidate: ClauseFact) -> bool:
    """Tell a victory of which the article does not tell in which contest it was."""
    return not candidate.state.contest and bool(IN_CONTEST.search(candidate.said))


@rule(
    "case-not-told",
    "二审法院判决驳回上诉。",
    "遵义市中级人民法院经审理判决驳回上诉。",
    never=("遵义市中级人民法院判处林知远有期徒刑3年。",),
)
def _of_no_case(candidate: ClauseFact) -> bool:
    """Tell what a court did of which it is not told in whose case."""
    fact = candidate.fact
    ruled = "法院" in fact.subject and _RULING.search(candidate.said)
    party = _PARTY.search(candidate.said) or any(e.name in candidate.said for e in fact.entities)
    return bool(ruled and not party)


_RULING = Pattern("判|裁定|驳回|审理|受理|宣告|撤销|维持|支持")
_PARTY = Pattern("某|[“《0-9]")


@rule(
    "day-not-told",
    "当天，青穗农业集团开通12条专线。",
    never=("3月5日，青穗农业集团建成6座冷库。当天，青穗农业集团开通12条专线。",),
)
def _on_no_day(candidate: ClauseFact) -> bool:
    """Tell what was on a day to which the article only points."""
    said, units = candidate.reading.predication, candidate.reading.units
    return any(
        POINTING_DAY.match(unit.text)
        and not (isinstance(unit.record, Date) and unit.record.start)
        and unit.text not in _ALONGSIDE
        for unit in (units[: said.verb] if said else units)
        if unit.kind in ("date", "word")
    )


_ALONGSIDE = ("同时",)


@rule(
    "nothing-named",
    "青穗农业集团践行绿色发展理念。",
    "青穗农业集团发布新规。",
    never=("青穗农业集团加强与临川大学的合作。",),
)
def _names_nothing(candidate: ClauseFact) -> bool:
    """Tell what says nothing that could be looked up: a virtue, an aim, 一个案例, 新规."""
    fact, said = candidate.fact, candidate.reading.predication
    if _UNTOLD.match(fact.object) or _HAS.match(fact.subject):
        return True
    if fact.kind in ("quantity", "first") or said is None:
        return False
    words = candidate.said
    if said.verb_base in ("是", "为") and role_at_end(fact.object) == fact.object:
        return not _names_other(candidate)  # 均为销售总监
    if said.verb_base in _LEADING or _OF_MATTER.search(fact.object):
        return True
    if _SPECIFIC.search(words) or _names_other(candidate):
        return False
    few = len(fact.object) <= _SHORTEST_OBJECT and said.verb_base not in _LINKS
    return said.verb_base in acting("soft") or few or bool(_SOME_KIND.match(fact.object))


def _names_other(candidate: ClauseFact) -> bool:
    """Return whether predicate or object name something."""
    units = candidate.reading.units
    named = (u for u in units if u.kind in ("entity", "figure", "quote") and u.tag != "term")
    return any(u.text in candidate.said for u in named)


_SPECIFIC = Pattern("[A-Za-z0-9《]")
# These lead up to what is done: 面向某某用户，发布…….
_LEADING = frozenset(
    "面向 紧扣 紧盯 围绕 结合 针对 依托 借助 立足 立足于 着眼 着眼于 聚焦 瞄准 基于 坚守 坚持 秉承 秉持".split()
)
_SHORTEST_OBJECT = 3  # characters
_LINKS = ("是", "为", "成为", "名为", "属于", "又称", "俗称", "简称", "毕业于")
_OF_MATTER = Pattern("(?:相关|有关)[^，]{1,4}$")
_HAS = Pattern("(?:至少|大约|约|共)?有")
# 第一, in what; 两则公告, of what.
_UNTOLD = Pattern(
    "第[一二三四五六七八九十0-9]+名?$|[0-9两一二三四五六七八九十几]+[则起份条项个](?:公告|案例|文件|问题|特点|方面|新闻|消息|举措|措施|建议|通知)$"
)
_SOME_KIND = Pattern(
    "[两三四五六七八九十几多]+大.{1,4}$|(?:一[起个则项份种篇次场条名位款]|[数多几]|有关|相关|部分|不少|许多).{0,8}$"
)


@rule(
    "subject-left-out",
    "青穗农业集团提供两种方案，都需要预付定金1000元。",
    "青穗农业集团推进生产，重视工艺流程。",
    never=("青穗农业集团建成6座冷库，开通12条专线。", "青穗农业集团成立于2012年，是冷链企业。"),
)
def _left_out(candidate: ClauseFact) -> bool:
    """Tell a clause without a subject that may be about something else than the one before.

    What is done to something with a name or a number goes on with who does it; what is so may be
    of the object before.
    """
    said, fact = candidate.reading.predication, candidate.fact
    value = candidate.reading.measure
    if fact.rule == "attribute-figure" and value and not value.owner:
        # 惠普推出一款一体机，售价7999元: of the machine.
        inherited = fact.subject not in candidate.reading.text[candidate.reading.clause.start :]
        things = [e.type in ("org", "person", "place") for e in fact.entities]
        return inherited and all(things) and bool(_OF_THINGS.search(value.noun))
    if said is None or said.subject_units or fact.rule in _BY_ATTRIBUTE:
        return False
    if any(u.text in ("都", "均", "分别", "各") for u in said.front):
        return True
    if fact.kind in ("quantity", "first") or said.verb_base in acting("located"):
        return False
    if said.verb_base in ("是", "为") or said.verb_base.endswith(("于", "在")):
        return False
    named = _SPECIFIC.search(fact.object) or _names_other(candidate)
    return fact.kind == "state" or not named


_OF_THINGS = Pattern(
    "售价|定价|价格|重量?|续航|尺寸|轴距|车长|容量|分辨率|像素|厚度|内存|功率|时速|航程|保质期"
)
_BY_ATTRIBUTE = ("attribute-figure", "dead-and-injured", "first-time-caused")


@rule(
    "of-these",
    "远岚科技公司公布了名单。其中，青穗农业集团获得2项银奖。",
    never=("青穗农业集团获得2项银奖。",),
)
def _of_these(candidate: ClauseFact) -> bool:
    """Tell a part of what the sentence before tells: 其中，……."""
    return candidate.reading.text.startswith("其中", candidate.state.begin)


@rule(
    "regulation",
    "市场监管部门发现林知远有违法行为，要求采取措施的，平台应当予以配合。",
    never=("警方抓获5名嫌疑人，要求平台采取措施。",),
)
def _is_regulation(candidate: ClauseFact) -> bool:
    """Tell a case that a regulation provides for: ……的，应当……."""
    text, end = candidate.reading.text, candidate.reading.clause.end
    return bool(_PROVISION.match(text, end))


_PROVISION = Pattern("[^。]{0,80}的，[^。]{0,60}(?:应当?|不得|予以|可以)")


@rule(
    "goes-on-speaking",
    "林知远表示，青穗农业集团会守住品牌。现在青穗农业集团面临远岚科技公司的压力。",
    never=("青穗农业集团会守住品牌。现在青穗农业集团面临远岚科技公司的压力。",),
)
def _goes_on_speaking(candidate: ClauseFact) -> bool:
    """Tell what follows the words of somebody, and may still be his, as nothing dates it."""
    state, fact = candidate.state, candidate.fact
    plain = fact.kind in ("state", "event") and not _SPECIFIC.search(candidate.said)
    dated = state.dated or any(u.kind == "date" for u in candidate.reading.units)
    return bool(state.told and plain and not dated)


# What goes on behind a comma as part of the object, or of the words in front of the verb.
_GOES_ON = Pattern("，(?:以及|及其|和|与|或|[A-Za-z]+(?:[，、]| [和与]))")
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
    _of_no_contest,
    _of_no_case,
    _on_no_day,
    _names_nothing,
    _left_out,
    _of_these,
    _is_regulation,
    _goes_on_speaking,
)


def standing(made: Sequence[Statement], reading: ClauseReading, state: State) -> list[Statement]:
    """Return those of the facts of a clause that stand alone."""
    candidates = [ClauseFact(fact, reading, state) for fact in made]
    return [c.fact for c in candidates if not any(r.apply(c) for r in REFUSALS)]
