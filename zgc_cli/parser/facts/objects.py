"""Whether the object of a clause is whole, and what precedes it is its predicate.

Where the words of a clause are cut in the wrong place, what is left of it asserts something else;
so a fact is made of those alone that look like nothing else.
"""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.parser.facts.predicate import Predication, is_adverb, is_firm_verb, is_verb
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

LONGEST_PREDICATE = 22
SKIPPED_FRONT = Pattern(r"^(?:也|还|更|又|均|都|既|则|便|就|才|并|且|而|却)+(?=.)")
# What a chain of verbs does: 推动上市工作.
DOINGS = frozenset(
    ["工作", "事宜", "任务", "进程", "计划", "业务", "活动", "行动", "机制", "制度", "体系"]
)
CASES = ("一案", "一事")  # what closes a clause that is an object: 某某受贿一案
_MOST_ATTRIBUTES = 3
_MOST_VERBS = 2
_OVERTAKING = ("超过", "超越", "反超", "赶超", "领先", "落后")
_MEANS = ("通过", "按照", "根据", "依据", "利用", "经过")
_BEING = ("担任", "出任", "位于", "来自", "毕业于", "就职于")
_RANKING = ("位居", "位列", "排名", "排在", "居")
_LEVELS = ("达", "共", "为", "有", "超", "约", "近", "逾")


def is_whole(reading: Predication) -> bool:
    """Return whether the object is a phrase with nothing behind it that has a verb of its own.

    Of some verbs a whole clause is the object: 发现树苗受损, 要求各地开放公园.
    """
    units, verb = reading.object_units, reading.verb_base
    if _is_cut(reading) or _needs_more(units, verb):
        return False
    if verb in acting("clausal") or verb in acting("pivot") or units[-1].text in CASES:
        return True
    relative = max((i for i, u in enumerate(units) if u.text == "的"), default=0)
    if any(u.kind == "word" and u.text[0] == "被" for u in units[relative + 1 :]):
        return False  # 杀害7名婴儿被判有罪
    if len(units) > 1 and units[-1].kind == "figure":
        counted = units[-1].text.startswith(_LEVELS) and any(u.text == "的" for u in units)
        if counted or units[-2].text in lexicon.words("measure_verbs"):
            return False  # 参加培训的学生共有152人
        units = units[:-1]  # 累计建成充电桩近30万个
    if len(units) == 1:
        return _may_be_alone(units[0], verb)
    if verb in ("有", "没有") or units[0].kind == "quote":
        return is_nominal(units)
    return _is_phrase(units)


def _is_cut(reading: Predication) -> bool:
    """Tell an object that begins inside a word, or ends before the verb of another: 获 + 刑11年."""
    first, last = reading.object_units[0], reading.object_units[-1]
    one = len(reading.units[reading.verb].text) == len(first.text) == 1
    listed = len(reading.object_units) > 1 and reading.object_units[1].text == "、"
    if one and first.tag[:1] != "m" and not listed:
        return True  # 结束访 + 美之行
    if last.text in acting("claim") and last.kind == "word":
        return True  # 接受采访时说
    if any(u.text == "被" for u in reading.front) and last.tag == "v":
        return True  # 被进口品牌包围
    return first is last and first.kind == "word" and first.tag in ("f", "t")  # 获批前后


def _needs_more(units: Sequence[TextUnit], verb: str) -> bool:
    """Tell an object that says nothing without what stands elsewhere: 甲市超过乙市."""
    if verb in _OVERTAKING and all(u.kind == "entity" or u.text in acting("joint") for u in units):
        return True
    if verb in _RANKING and len(units) == 1:
        return True  # 位居第三, in what
    relative = any(u.text == "的" for u in units)
    return verb in _BEING and relative and units[-1].kind == "entity"  # 当时担任主任的某某


def _may_be_alone(unit: TextUnit, verb: str) -> bool:
    """Return whether a single unit may be the object of a verb."""
    if verb in ("有", "没有"):
        return unit.kind != "word"
    if unit.kind == "word" and (unit.tag == "i" or (unit.tag == "l" and unit.text[0] == "一")):
        return False  # 使用一脉相承，由……
    return not (verb in ("是", "为") and unit.kind == "word" and unit.tag in ("v", "i", "l"))


def _is_phrase(units: Sequence[TextUnit]) -> bool:
    """Return whether several units are one noun phrase, though some are tagged otherwise."""
    attributes = [_as_attribute(unit, after) for unit, after in pairwise(units)]
    if units[0].tag == "v" and len(units) > _MOST_ATTRIBUTES and attributes[0] is not units[0]:
        return False  # 学习领会某会议重要精神
    last = units[-1]
    verbal = last.tag == "v" and units[-2].text not in acting("localizer") and _may_be_noun(last)
    verbal = verbal and last.text not in lexicon.words("measure_verbs")
    named = units[-2].text == "的" or verbal
    return is_nominal([*attributes, last._replace(kind="quote") if named else last])


def _as_attribute(unit: TextUnit, after: TextUnit) -> TextUnit:
    """Take a word that a noun follows for an attribute of it: 分拨中心, 日常工作."""
    follows = after.tag[:1] in ("n", "m") or after.tag == "vn" or after.text in ("和", "与", "及")
    return unit._replace(kind="quote") if follows and _may_be_noun(unit) else unit


def _may_be_noun(unit: TextUnit) -> bool:
    """Return whether a word of two characters, though tagged otherwise, may be part of a name."""
    if unit.kind != "word" or unit.tag[:1] not in ("v", "d", "p", "r"):
        return False
    if unit.text in ("超", "准"):
        return True  # 柔性超平薄膜
    if len(unit.text) != 2:
        return False
    if is_firm_verb(unit) or unit.text[0] in "这那什任其他她它我你自某各该此":
        return False
    return not (unit.text in lexicon.words("adverbs") or unit.text in acting("preposition"))


def predicate_of(reading: Predication) -> str:
    """Return the words in front of the object; '' where they or it are not clear."""
    front = reading.front
    if not reading.has_object or _is_chained(reading) or _is_inside_phrase(reading):
        return ""
    ranked = front[0].text in ("为", "是", "成为") and any(u.kind == "figure" for u in front)
    if ranked or any(u.text == "作为" for u in front[:-1]):
        return ""  # 江西为第二个发现 + 某植物省份; 将标准化建设作为实施 + 某工程的内容
    predicate = SKIPPED_FRONT.sub("", reading.words(front))
    few = len(predicate) <= LONGEST_PREDICATE and sum(map(is_firm_verb, front)) <= _MOST_VERBS
    return predicate if few and "、" not in predicate else ""


def _is_chained(reading: Predication) -> bool:
    """Tell verbs in a row of which the first is no part of the predicate, or has its own object."""
    front, units = reading.front, reading.object_units
    leading = (*acting("clausal"), *acting("located"), "来自")
    if any(is_verb(u) and after.text in leading for u, after in pairwise(front)):
        return True  # 其冻结导致资金告急, 抵达位于某地的基地
    if any(is_firm_verb(u) and after.text in ("要求", "允许") for u, after in pairwise(front)):
        return True  # 约谈要求各平台自查
    inner = [i for i, u in enumerate(front[:-1]) if is_firm_verb(u)]
    led = inner and front[inner[0]].text not in acting("chaining")
    if led and any(u.kind == "date" or u.text == "在" for u in front[inner[0] + 1 :]):
        return True  # 发出10月在某校举办……的邀请
    if reading.verb_base == "是" and any(map(is_firm_verb, front[:-1])):
        return True  # 持续向好是基础
    return len(front) > 1 and len(units) == 1 and is_verb(front[-2]) and units[0].text in DOINGS


def _is_inside_phrase(reading: Predication) -> bool:
    """Tell a verb that belongs to a prepositional phrase: 对恢复出口充满信心."""
    front, units = reading.front, reading.object_units
    if front[-1].text == "为" and len(units) > 1 and units[-1].kind == "quote":
        return True  # 水利工程为安澜“筑根基”
    if front[0].text == "为" and any(u.kind == "entity" for u in front):
        return True  # 用途为某某用来偿还
    acts = any(u.tag == "v" and u.kind == "word" for u in units[1:])
    acts = acts and reading.verb_base not in (*acting("pivot"), *acting("clausal"))
    if (acts or is_adverb(units[0])) and any(u.text in _MEANS for u in front):
        return is_adverb(units[0]) or not any(
            u.text == "的" for u in units
        )  # 通过协会官网自律处分 + 栏目查询处分决定
    verb = reading.verb - reading.subject[1]
    adverbial = next((i for i in range(verb, 0, -1) if not is_adverb(front[i - 1])), 0)
    before = front[adverbial - 1] if adverbial else None
    in_progress = before and before.text == "在" and reading.verb_base not in acting("pivot")
    return bool(before and before.tag == "p" and not in_progress)
