"""Whether a fact tells what a reader needs to look it up: who, in what, when."""

from zgc_cli import lexicon
from zgc_cli.document.records import Date, Entity
from zgc_cli.parser.facts.handed_on import OF_PERIOD, POINTING_DAY
from zgc_cli.parser.facts.standing.around import IN_CONTEST
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_QUOTED = Pattern("[涨跌]|[高低平]开|收报")
_KNOWN = Pattern(".{0,4}(?:警方|央行|消防)$|(?:我国|中国|全国|全球)")
_NATIONAL = Pattern("全国|我国|全球|两市|沪深")
_COUNTED = Pattern("的[^的]*[0-9百千万亿][^的]*[名位家个项款座]")
_EXACT = 8  # characters
_POINTING = Pattern("[他她它][们]?|其|该.*|此.*|[这那].*|我.*|你.*|咱.*|前者|后者|两者|对方|任何人")
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
    "集团的",
    "该",
    "本声明",
    "本文",
)
# A number of things without what they are.
_BARE = Pattern(
    "[^0-9\u3400-\u9fff]*[约近超达逾至少多]*[0-9.,]+[万亿余多]*[起个家项条件名款座次场批种处]"
)
_FEW = 5  # characters
_OPEN_PREDICATE = Pattern("为了|以(?!及|色)")


@rule(
    "nameless",
    "县里的工厂建成6座冷库。",
    never=("警方抓获5名嫌疑人。", "青穗农业集团建成6座冷库。"),
)
def nameless(candidate: ClauseFact) -> bool:
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
def pointing(candidate: ClauseFact) -> bool:
    """Tell a predicate or object that points to what stands elsewhere."""
    units = [u for u in candidate.reading.units if u.kind == "word"]
    words = {u.text for u in units if u.tag[:1] == "r" or u.text in acting("vague")}
    said = (candidate.fact.predicate, candidate.fact.object)
    if any(words.startswith(_REFERRING) for words in said) or _OF_THIS.search(
        candidate.fact.subject
    ):
        return True
    return any(w in candidate.said and _POINTING.fullmatch(w) for w in words)


_WRITING = Pattern("记者|通讯员(?!工)|实习生")
_WRITERS = Pattern("(?:记者|通讯员|实习生) ")
# What a medium does to learn something is no news.
_FINDING = Pattern("查询|了解到|获悉|注意到|从[^，]*了解")
_OF_THIS = Pattern("这一|[^应]该|上述")


@rule("empty", "青穗农业集团给出了答案。", never=("青穗农业集团建成6座冷库。",))
def empty(candidate: ClauseFact) -> bool:
    """Tell a fact that a reader would never check, or of which only an adverbial was read."""
    fact = candidate.fact
    if (
        _WRITING.search(fact.subject)
        or _WRITERS.search(fact.object)
        or _FINDING.search(f"{fact.subject}{fact.predicate}")
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
    "去年同期，青穗农业集团净利润2亿元。",
    never=("2023年青穗农业集团净利润同比增长12%。", "今日青穗农业集团股价上涨12%。"),
)
def undated(candidate: ClauseFact) -> bool:
    """Tell a figure of a period, or a price of a day, where the sentence does not tell of which."""
    of_time = OF_PERIOD.search(candidate.said) or _QUOTED.search(candidate.fact.predicate)
    first = candidate.reading.units[0]
    if first.kind == "date" and "同期" in first.text:
        return True  # told to compare with
    if candidate.fact.kind != "quantity" or not of_time:
        return False
    state = candidate.state
    dated = any(u.kind == "date" for u in candidate.reading.units)
    return not (dated or state.dated or state.period or state.report)


@rule(
    "contest-not-told",
    "林知远夺得男子70公斤级金牌。",
    never=("海城马拉松赛落幕，林知远夺得男子70公斤级金牌。",),
)
def of_no_contest(candidate: ClauseFact) -> bool:
    """Tell a victory of which the article does not tell in which contest it was."""
    return not candidate.state.contest and bool(IN_CONTEST.search(candidate.said))


@rule(
    "case-not-told",
    "二审法院判决驳回上诉。",
    "遵义市中级人民法院经审理判决驳回上诉。",
    never=("遵义市中级人民法院判处林知远有期徒刑3年。",),
)
def of_no_case(candidate: ClauseFact) -> bool:
    """Tell what a court did of which it is not told in whose case."""
    fact = candidate.fact
    ruled = "法院" in fact.subject and _RULING.search(candidate.said)
    return bool(ruled and not (_PARTY.search(candidate.said) or candidate.names_other))


_RULING = Pattern("判|裁定|驳回|审理|受理|宣告|撤销|维持|支持")
_PARTY = Pattern("某|[“《0-9]")


@rule(
    "day-not-told",
    "那天，青穗农业集团开通12条专线。",
    never=("3月5日，青穗农业集团建成6座冷库。当天，青穗农业集团开通12条专线。",),
)
def on_no_day(candidate: ClauseFact) -> bool:
    """Tell what was on a day to which the article only points."""
    said, units = candidate.reading.predication, candidate.reading.units
    before = (*candidate.state.seen, *(units[: said.verb] if said else units))
    return any(
        POINTING_DAY.match(unit.text)
        and not (isinstance(unit.record, Date) and unit.record.start)
        and unit.text not in _ALONGSIDE
        for unit in before
        if unit.kind in ("date", "word")
    )


_ALONGSIDE = ("同时", "届时")


@rule(
    "nothing-named",
    "青穗农业集团践行绿色发展理念。",
    "青穗农业集团发布新规。",
    never=("青穗农业集团加强与临川大学的合作。",),
)
def names_nothing(candidate: ClauseFact) -> bool:
    """Tell what says nothing that could be looked up: a virtue, an aim, 一个案例, 新规."""
    fact, said = candidate.fact, candidate.reading.predication
    if _UNTOLD.match(fact.object) or _HAS.match(fact.subject):
        return True
    if fact.kind in ("quantity", "first") or said is None:
        return False
    if said.verb_base in ("是", "为") and role_at_end(fact.object) == fact.object:
        return not candidate.names_other  # 均为销售总监
    if said.verb_base in acting("coverb") or _OF_MATTER.search(fact.object):
        return True
    if candidate.is_specific or candidate.names_other:
        return False
    few = len(fact.object) <= _SHORTEST_OBJECT and said.verb_base not in _LINKS
    return said.verb_base in acting("soft") or few or bool(_SOME_KIND.match(fact.object))


_SHORTEST_OBJECT = 3  # characters
_LINKS = ("是", "为", "成为", "名为", "属于", "又称", "俗称", "简称", "毕业于")
_OF_MATTER = Pattern("(?:相关|有关)[^，]{1,4}$")
_HAS = Pattern("(?:至少|大约|约|共)?有")
# 第一, in what; 两则公告, of what.
_UNTOLD = Pattern(
    "第[一二三四五六七八九十0-9]+名?$|[0-9两一二三四五六七八九十几]+[则起份条项个](?:公告|案例|文件|问题|特点|方面|新闻|消息|举措|措施|建议|通知)$"
)
_SOME_KIND = Pattern(
    "[两三四五六七八九十几多]+大.{1,4}$|(?:一[起个则项份种篇次场条名位款]|[数多几]|有关|相关|部分|不少|许多).{0,8}$|.*(?:关注|好评|反响|共鸣|热议)$"
)


@rule(
    "of-these",
    "远岚科技公司公布了名单。其中，青穗农业集团获得2项银奖。",
    never=("青穗农业集团获得2项银奖。",),
)
def of_these(candidate: ClauseFact) -> bool:
    """Tell a part of what the sentence before tells: 其中，……."""
    return candidate.reading.text.startswith("其中", candidate.state.begin)
