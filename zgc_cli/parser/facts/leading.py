"""A clause that a name leads: its subject is certain, so that its verb need not be a known one.

公安部公布10起典型案例 is told by its own words from the first to the last: whatever its verb, who
does it stands in front, and what it does to what behind. What such a clause is about, those behind
it may go on with, even if it makes no fact itself.
"""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.facts.clauses import MOST_UNITS
from zgc_cli.parser.facts.complements import Complement, kind_of
from zgc_cli.parser.facts.handed_on import is_doubtful
from zgc_cli.parser.facts.predicate import (
    Predication,
    base,
    is_adverb,
    is_firm_verb,
    is_object,
    is_unreal,
    is_verb,
    lead,
    opens_phrase,
)
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.facts.subjects import NAMED
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting, nominal_words
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

Step = tuple[list[Statement], State]
_LONGEST = 60  # characters of a clause that is read so
_FEW = 2  # characters: so short is no verb with an object that a reader could check
_GROUP = Pattern("[人者员民]$|[部门家方户店厂司队组所局校院]{1,2}$|[名位个]|团队|企业|单位|代表")
_LIGHT = (
    "进行",
    "开展",
    "作出",
    "做出",
    "予以",
    "给予",
    "加以",
    "实施",
    "展开",
    "提供",
    "召开",
    "举行",
)
_MEANS = ("利用", "借助", "依托", "结合", "凭借", "根据", "按照", "围绕", "针对", "带着")
# What stands between a subject and its verb, so that the words before it were one.
_PREDICATING = frozenset("已则均都也就才将曾正仍却又") | {
    *("依然", "仍然", "依旧", "一直", "始终"),
    *("已经", "已有", "正在", "曾经", "同比", "环比"),
}
# A case by its name, and how much something grew without what.
_OPEN = Pattern("案$|^(?:近|约|超|超过|逾)?[0-9.]+%$")
_BY = ("按照", "针对", "因", "根据", "依据", "联合", "会同", "围绕")
_NO_VERBS = ("截至", "坚持以", "更像", "还有", "没有", "在建", "在于", "同比", "环比")
_ASPECT = ("了", "过", "着", "到", "出", "起")
_NO_ACT = (
    *("不会", "不能", "未能", "将会", "不愿", "不愿意", "不到", "无法", "愿意"),
    "可能",
    "可以",
    "应",
    "应该",
    "应当",
    "会",
    "能",
    "能够",
    "要",
    "需",
    "需要",
    "想",
    "请",
)


def subject_end(units: Sequence[TextUnit]) -> int:
    """Return the index behind the subject that a name opens; 0 where none does.

    It ends before an adverb, a date, a preposition or a verb, and in a name, in whoever has it
    (执法人员, 等3家企业), or in a list of names.
    """
    begin = lead(units)
    if begin >= len(units) or units[begin].kind != "entity" or units[begin].tag not in NAMED:
        return 0
    end = begin + 1
    while end < len(units) and not _ends_subject(units, end):
        end += 1
    subject = units[begin:end]
    if end == len(units) or not is_nominal(subject):
        return 0
    last, words = subject[-1], "".join(u.text for u in subject[1:])
    named = last.kind in ("entity", "bracket") and (last.tag in NAMED or last.kind == "bracket")
    called = role_at_end(words) or _GROUP.search(words)
    model = last.tag == "eng"  # 凯迪拉克 Celestiq
    return end if named or model or (called and "的" not in words) else 0


def _ends_subject(units: Sequence[TextUnit], i: int) -> bool:
    unit = units[i]
    if unit.kind in ("date", "speech"):
        return True
    if unit.kind != "word" or unit.text in acting("joint"):
        return False
    if opens_phrase(unit) or is_adverb(unit) or unit.text in lexicon.words("clause_leads"):
        return True
    if unit.tag in ("v", "vd", "ad") and unit.text not in nominal_words():
        return True
    marked = unit.tag in ("vn", "n") and _acts(units, i)
    return marked or (units[i - 1].kind == "entity" and is_verb(unit))


def _goes_on(units: Sequence[TextUnit], end: int) -> bool:
    """Return whether behind the subject that ends at `end` it is told what it does or is."""
    rest = [u for u in units[end:] if u.kind == "word"]
    if not rest or _says(rest[-1].text) or rest[-1].text in _SOURCES:
        return False
    return any(_acts(units, i) or opens_phrase(units[i]) for i in range(end, len(units)))


_SOURCES = ("消息", "讯", "电", "报道")


def led(reading: ClauseReading) -> ClauseReading:
    """Return the reading of a clause of which no other rule makes a fact."""
    return reading._replace(predication=leading(reading.text, reading.units))


@rule(
    "led-by-name",
    "[青穗农业集团清查了三家冷库]。",
    "[国际刑事法院对林知远发出逮捕令]。",
    never=("青穗农业集团的冷库很大。",),
)
def led_by_name(reading: ClauseReading, state: State) -> Step | None:
    """Make the fact of a clause that a name leads; what it names stays the topic."""
    units, said = reading.units, reading.predication
    end = subject_end(units)
    about = reading.subject(units[lead(units) : end]) if end else None
    if about is None or not about.named or not _goes_on(units, end):
        return None
    state = state._replace(topic=about, attribute=None)
    if said is None or is_doubtful(said, about, True, state):
        return [], state
    complement = Complement(
        kind_of(said, said.object_units), said.words(said.front), said.words(said.object_units)
    )
    return [reading.statement(about.text, complement, "led-by-name", about.entities)], state


LAST_RULES = (led_by_name,)


def leading(text: str, units: Sequence[TextUnit]) -> Predication | None:
    """Read a clause that a name leads, to its end; None where it cannot be told for certain."""
    end = subject_end(units)
    if not end or len(units) > MOST_UNITS or units[-1].end - units[0].start > _LONGEST:
        return None
    if any(map(is_unreal, units)) or any(u.text in _NO_ACT for u in units[end:]):
        return None
    verb = _verb(units, end)
    if verb is None or _says(units[verb].text) or units[verb].text in _MEANS:
        return None
    doubtful = units[verb].text in nominal_words() or not base(units[verb].text)
    if verb == end and doubtful and not _is_transitive(units, verb):
        return None  # 某分行 + 融资专家, 某医院 + 急诊抢救室
    start = verb + 1
    while start < len(units) and units[start].text in _ASPECT:
        start += 1
    stop = len(units) - (units[-1].text in ("了", "等"))
    if start >= stop or not is_object(units[start:stop]):
        return None
    if any(u.text == units[verb].text for u in units[start:stop]):
        return None  # 甲下调乙的评级和丙下调丁的评级
    object_ = text[units[start].start : units[stop - 1].end]
    if units[stop - 1].tag in ("a", "i", "z") or object_.startswith(("名为", "称为")):
        return None  # 办理业务的居民络绎不绝
    if len(object_) <= _FEW or _OPEN.search(object_) or any(u.tag[:1] == "r" for u in units[end:]):
        return None
    holds_clause = base(units[verb].text) in (*acting("clausal"), *acting("pivot"))
    if units[verb].text in ("邀请", "组织", "安排") and not _acts_in(units[start + 1 : stop]):
        return None  # 邀请某研究员、某教授, to what
    if not holds_clause and _is_clause(units[start:stop]):
        return None
    kind = lexicon.mapping("predicates").get(base(units[verb].text), "event")
    begin = lead(units)
    return Predication(text, units, (begin, end), verb, kind, (start, stop))


def _acts_in(units: Sequence[TextUnit]) -> bool:
    """Return whether an object tells what those in it do."""
    return any(u.kind == "word" and (u.tag == "v" or is_verb(u)) for u in units)


def _is_transitive(units: Sequence[TextUnit], verb: int) -> bool:
    """Return whether what follows a word that may be a noun shows it to be a verb."""
    after = units[min(verb + 1, len(units) - 1)]
    return after.kind in ("figure", "entity", "quote") or after.text in acting("aspect")


def _verb(units: Sequence[TextUnit], i: int) -> int | None:
    """Return the index of the verb behind the subject that ends at `i`."""
    while i < len(units) and (passed := _modifier_end(units, i)):
        i = passed
    if i == len(units) or units[i].kind != "word":
        return None
    if opens_phrase(units[i]):
        return None if units[i].text in acting("cause") else _behind_phrase(units, i)
    linking = base(units[i].text) in ("是", "为", "成为")  # 成为全市首例，也是……
    if linking or units[i].text in _NO_VERBS or role_at_end(units[i].text) == units[i].text:
        return None
    return i if _acts(units, i) else None


def _acts(units: Sequence[TextUnit], i: int) -> bool:
    """Return whether a verb of more than a character stands at `i`, and no attribute."""
    if i >= len(units) or units[i].kind != "word" or len(units[i].text) == 1:
        return False
    after = units[i + 1].text if i + 1 < len(units) else ""
    verbal = units[i].tag == "v" or is_verb(units[i])
    marked = units[i].tag in ("vn", "n") and after in acting("aspect")
    return (verbal or marked) and after not in ("的", "地", "得", "为")


def _behind_phrase(units: Sequence[TextUnit], i: int) -> int | None:
    """Return the index of the verb behind the phrase at `i`: 对俄罗斯总统普京 + 发出.

    Where it is not clear how far the phrase reaches only a verb that carries nouns is certain.
    """
    for k in range(i + 2, len(units)):
        inside = units[i + 1 : k]
        closed = is_nominal(inside) or inside[-1].text in acting("localizer")
        if is_firm_verb(units[k]) and closed and units[k + 1 : k + 2] and units[k + 1].text != "的":
            return k
        if units[k].text in _LIGHT:
            return k
    return None


def _modifier_end(units: Sequence[TextUnit], i: int) -> int:
    """Return the index behind the adverb or the short phrase at `i`: 于8月3日, 以53秒34; else 0."""
    often = units[i].text in ("多次", "再次", "首次", "一再", "先后")
    timed = units[i].tag == "t" and units[i].text != "未来"  # 亚太未来 is a name
    if often or timed or is_adverb(units[i]) or units[i].tag in ("ad", "vd"):
        return i + 1
    if units[i].tag in ("a", "b", "z") and len(units[i].text) > 1 and _acts(units, i + 1):
        return i + 1  # 严厉 + 斥责
    noun, behind = units[i + 1 : i + 2], units[i + 2 : i + 3]
    short = (
        opens_phrase(units[i])
        and units[i].text != "为"
        and noun
        and noun[0].kind in ("entity", "date", "figure")
    )
    ends = behind and (is_adverb(behind[0]) or behind[0].tag == "v" or is_firm_verb(behind[0]))
    return i + 2 if short and ends else 0


def _is_clause(units: Sequence[TextUnit]) -> bool:
    """Tell 考试 + 11号进入面试, and a relative clause: 推行四年的制度 + 在今年宣布调整."""
    of = next((i for i, u in enumerate(units) if u.text == "的"), len(units))
    behind = units[of + 2 :]
    goes = units[1:] if of == len(units) else []
    if any(u.text in _GOING and after.kind == "entity" for u, after in pairwise(goes)):
        return True  # 访美之行 + 返回韩国
    if any(u.kind == "word" and (opens_phrase(u) or is_firm_verb(u)) for u in behind):
        return True
    if any(u.text in _BY for u in units[1:]):
        return True  # 打捞局联合某会发放物资, where the name goes on
    dated = any(u.kind == "date" for u in units[1:] if u.tag == "t")
    return dated or any(u.text in _PREDICATING for u in units)


_GOING = ("返回", "成为", "前往", "抵达", "来到", "飞往", "进入")


def _says(verb: str) -> bool:
    """Return whether what follows a verb is what somebody says."""
    known = lexicon.mapping("saying_verbs").get(verb)
    said = known is not None and not {"none", "soft"} & set(known.split())
    return said or verb in acting("source") or verb in acting("claim")
