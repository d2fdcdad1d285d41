"""Whether a clause was read whole: its own subject, its object to the end."""

from zgc_cli.parser.facts.predicate import Predication, is_adverb, is_verb
from zgc_cli.parser.facts.standing.candidates import ClauseFact
from zgc_cli.parser.words.roles import acting
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# What goes on behind a comma as part of the object, or of the words in front of the verb.
_GOES_ON = Pattern("，(?:以及|及其|和|与|或|[A-Za-z]+(?:[，、]| [和与]))")
_GUESSED = ("预估", "预计", "估计", "据悉", "据了解", "猜测", "推测")
_SHARED_OUT = ("户均", "人均", "亩均", "日均", "月均", "年均", "平均")
# What one gets is told at the end: 得到 | 甲、乙等单位 | 支持.
_PUBLISHING = ("刊发", "刊登", "刊载", "发布", "公布", "发表")
_GIVEN = ("得到", "获得", "受到", "获", "赢得", "收到")


@rule(
    "cut-short",
    "青穗农业集团承办活动，并得到远岚科技公司、清溪医院等单位支持。",
    "预估海城手机会使用3.2亿像素传感器。",
    "3月至5月，海城旅行社在平台上所发布旅游广告信息。",
    never=("青穗农业集团得到银行贷款5亿元。", "青穗农业集团所在的县建成6座冷库。"),
)
def cut_short(candidate: ClauseFact) -> bool:
    """Tell a fact whose end was not read, or that is part of a longer phrase or of a guess."""
    fact, said = candidate.fact, candidate.reading.predication
    if fact.subject.startswith((*_GUESSED, *_SHARED_OUT)) or _NO_END.search(fact.subject):
        return True
    if said is None:
        return False
    verb, text = said.units[said.verb], candidate.reading.text
    at = text.find(fact.object, verb.end)
    behind = text[at + len(fact.object) :][:1]
    listed = said.verb_base in _GIVEN and at >= 0 and behind in tuple("、等和与及的")
    if (
        said.verb_base in _PUBLISHING
        and said.object_units[-1:]
        and said.object_units[-1].tag == "person"
    ):
        return True  # 刊发了某法院庭长滕某，……
    if _NO_OBJECT.search(fact.object) or _GOES_ON.match(text, candidate.reading.clause.end):
        return True
    if listed or text[max(0, verb.start - 1) : verb.start] == "所":
        return True
    asked = any(word in fact.predicate for word in ("如何", "是否", "怎样", "为何"))
    return asked or _is_adverbial(said) or _is_clause(said)


def _is_adverbial(said: Predication) -> bool:
    """Tell 在准备峰会时遇到了一个问题, where 在 opens a clause, not a place."""
    front, objects = said.front, said.object_units
    if front[-1].text == "在" and len(front) > 1 and front[-1].tag == "p":
        return True  # 推动在 + 某国实行
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
    opens = units[0].kind == "word" and is_verb(units[0]) and units[1].text != "的"
    return opens and units[-1].tag in ("v", "vn") and not any(u.text == "的" for u in units)


_CLAUSE = 3  # units
_NO_OBJECT = Pattern(
    "[时后][说称]?$|[说称]道?：?$|[^灾事会战课]后[与向对从在和]|(?:未来|今后|过去|近)[0-9两一二三四五六七八九十几]+[年月天日]$"
)
# No name of anything ends so, but one and the words behind it.
_NO_END = Pattern("(?:讯|自动|手动|名下|旗下|身上|意|方面|期间|一致)$")


@rule(
    "subject-left-out",
    "青穗农业集团提供两种方案，都需要预付定金1000元。",
    "青穗农业集团建成6座冷库，强化工艺流程管理。",
    never=("青穗农业集团建成6座冷库，开通12条专线。", "青穗农业集团成立于2012年，是冷链企业。"),
)
def left_out(candidate: ClauseFact) -> bool:
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
    named = candidate.is_specific or candidate.names_other
    return fact.kind == "state" or not named


_OF_THINGS = Pattern(
    "(?<![股油房物金])价$|售价|定价|价格|重量?|续航|尺寸|轴距|车长|容量|分辨率|像素|厚度|内存|功率|时速|航程|保质期"
)
_BY_ATTRIBUTE = ("attribute-figure", "dead-and-injured", "first-time-caused")
