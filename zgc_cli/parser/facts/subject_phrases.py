"""Which phrases name a subject, and which only point to one, or are a clause of their own."""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli.parser.facts.predicate import is_adverb, is_firm_verb
from zgc_cli.parser.words.roles import COMPANIES, acting, generic_head, nominal_words
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

# Single nouns that stand for nobody else: of others it is not told whom they mean.
_OFFICIAL = Pattern("方$|法院|机关|部门|央行|检察院|消防(?:部门|局|站|队)?$|我国|中国|全国|全球")
_SOME = ("有的", "有些", "一些", "某些", "部分", "个别", "相关", "有关")
_COMPARED = (
    "下一步",
    "下阶段",
    "接下来",
    "较",
    "比上",
    "比去",
    "上述",
    "本次",
    "本轮",
    "本期",
    "此次",
)
_OTHERS = ("其他", "其余", "其它", "我国", "我省", "我市")
_GROUP = Pattern("[两二三四双各][人国方者]")
_MODIFYING = (
    "还",
    "曾",
    "已",
    "也",
    "都",
    "将",
    "正",
    "又",
    "仍",
    "并",
    "则",
    "却",
    "一直",
    "始终",
    "不断",
    "因",
    "因涉嫌",
    "涉嫌",
    "由于",
    "高度重视",
)
# What opens a relative clause that tells whose or which: 参加会议的人员.
_BELONGING = frozenset(
    ("来自", "参加", "参与", "位于", "负责", "从事", "获得", "拥有", "具有", "接受", "涉及", "包括")
)
_OF_A_NAME = (
    "学校",
    "医院",
    "项目",
    "工程",
    "活动",
    "会议",
    "展会",
    "展区",
    "主展区",
    "园区",
    "赛事",
)
_PAIR = 2


def is_pointing(units: Sequence[TextUnit]) -> bool:
    """Tell a phrase that only points: 该公司, 这一过程, 公司."""
    first, words = units[0], "".join(u.text for u in units)
    if first.kind == "word" and (first.text in "他她它本" or first.text[0] in "该此这那其我你咱"):
        return first.text not in _OTHERS
    if words.startswith(_COMPARED) or first.text in _SOME or _GROUP.match(words):
        return True
    if any(u.tag[:1] == "r" and u.text[0] in "他她它其该此这" for u in units):
        return True
    if first.kind == "word" and first.text in (*COMPANIES, *_OF_A_NAME):
        return True  # 公司旗下的项目
    if units[-1].text in ("双方", "各方"):
        return True
    if len(units) > 1 and units[1].text in acting("joint"):
        words = first.text
    return bool(generic_head(words)) or words in acting("vague") or _is_counted(units)


def _is_counted(units: Sequence[TextUnit]) -> bool:
    """Tell a number of some that are not told: 两人, 4只基金涨幅."""
    first = units[0]
    few = first.kind == "word" and first.tag[:1] == "m" and len(units) <= _PAIR
    named = any(u.kind == "entity" or u.text == "的" for u in units)
    return few or (first.kind == "figure" and not named)


def is_clausal(units: Sequence[TextUnit]) -> bool:
    """Tell a phrase that is a clause: 集聚有限的资源, 某某对某事的认识产生变化."""
    first, rest = units[0], units[1:]
    if any(u.text in acting("source") for u in units) or any(u.text in _MODIFYING for u in rest):
        return True  # 咨询专业人士发现含量, 某某还曾两次提供的名单
    if any(is_firm_verb(a) and b.text != "的" for a, b in pairwise(rest)):
        return True  # 某平台采用某制程的芯片
    relative = max((i for i, u in enumerate(units) if u.text == "的"), default=0)
    if any(is_firm_verb(u) or u.text in ("是", "就是") for u in units[relative + 1 : -1]):
        return True
    acts = rest and (is_firm_verb(rest[0]) or rest[0].text.startswith(tuple(acting("holding"))))
    if first.kind == "entity" and first.tag == "person" and (acts or _does(rest)):
        return True  # 王海举行仪式 | 欢迎……
    if first.tag == "org" and _does(rest, ("v",)):
        return True  # 甲党指责乙党利用政策 | 输入……
    if any(u.text in acting("means") for u in rest):
        return True  # 厂商利用版本更新
    if any(a.text == "联合" and b.kind == "entity" for a, b in pairwise(rest)):
        return True  # 某副主任联合某公司 | 来到……
    last = units[-1]
    named = rest and units[-2].kind == "entity"
    guesses = named and units[-2].tag == "person" and last.tag == "vn"
    if last.text in acting("chaining") or (last.tag == "v" and named) or guesses:
        return True  # 某委员会决定, 某某利用, 某某预估
    acts = _is_verbal(first) or (
        first.tag == "v" and (len(units) > _PAIR or units[-1].kind == "entity")
    )
    opens = acts and not (relative and first.text in _BELONGING)
    return bool(rest) and (opens or (not relative and _is_verbal(units[-1])))


def _does(rest: Sequence[TextUnit], tags: Sequence[str] = ("v", "vd", "ad", "d")) -> bool:
    """Tell what one does to another behind the name: 赵某先是联系外地的王某."""
    other = next((i for i, u in enumerate(rest) if u.tag in ("person", "org")), 0)
    between = rest[:other]
    words = [u for u in between if u.kind == "word" and u.text not in nominal_words()]
    verbal = any(u.tag in tags for u in words)
    return verbal and not any(u.text in acting("joint") for u in between)


def _is_verbal(unit: TextUnit) -> bool:
    """Return whether a unit is a verb, or what stands before one, and no part of a noun phrase."""
    nominal = unit.text in nominal_words() or unit.text in acting("ahead")
    opens = unit.text in acting("preposition") and unit.text not in acting("joint")
    acts = is_firm_verb(unit) or (unit.tag in ("v", "p", "c") and not nominal)
    acts = acts or unit.text in acting("pivot")
    return unit.kind == "word" and (acts or opens or is_adverb(unit))


def is_official(words: str) -> bool:
    """Return whether a noun names an authority that needs no name: 警方, 法院."""
    return bool(_OFFICIAL.search(words))
