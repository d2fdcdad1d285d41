"""Who a clause is about: its own subject, or the one that it leaves out or points back to.

A subject that cannot be told is None, and its clause makes no fact. What is resolved stands in the
same sentence or in the one before, so that a reader can see it.
"""

from collections.abc import Sequence
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.document.records import Entity
from zgc_cli.parser.facts.subject_phrases import is_clausal, is_official, is_pointing
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import (
    COMPANIES,
    acting,
    generic_head,
    may_be_company,
)
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_OPENING, _CLOSING = "“「『\"'‘", "”」』\"'’"
_MARKS = "“”「」『』\"'《》〈〉"
_LONGEST = 45
NAMED = frozenset(("person", "org", "place", "event", "product", "work"))
_ANNOUNCING = ("公布", "宣布", "公告", "发布")
_POINTING = ("该", "这", "此", "本", "上述", "全")
_BESIDE = ("同", "与", "和", "跟")  # 同日本建交
_SPANS = Pattern("[至—~]{1,2}(?!今)[\u4e00-\u9fff]")  # 海城|至山城铁路
_COMPARED = ("另", "另外", "其余", "其他", "更", "最", "较", "这", "该")


class Subject(NamedTuple):
    """A subject: its words, where they begin, and the entities that it names."""

    text: str
    start: int
    entities: tuple[Entity, ...]
    named: bool
    owner: TextUnit | None = None  # 某集团 of 某集团的“冷链管家”


def named_subject(text: str, units: Sequence[TextUnit], *, defined: bool = False) -> Subject | None:
    """Return the subject that these units name, or None where they only point to one.

    `defined`: what follows says what it is, so that a single noun is enough: 开放，是…….
    """
    if len(units) > 1 and units[0].text == "有" and units[0].kind == "word":
        units = units[1:]  # 日前有网友在社交平台发布照片
    while len(units) > 1 and (units[-1].kind == "date" or units[-1].text in ("现场", "当场")):
        units = units[:-1]  # 某球员今年 + 25岁
    units = _trimmed(_without_act(units))
    # 另一批官员, 更多的业主: one of others.
    compared = units and text.endswith(_COMPARED, 0, units[0].start)
    days = all(u.kind == "date" for u in units)  # 11月28日是……: of what, stands elsewhere
    if not units or compared or days or is_pointing(units) or is_clausal(units):
        return None
    if units[0].text in _BESIDE or _SPANS.match(text, units[-1].end):
        return None
    alone = len(units) == 1 and units[0].kind == "word" and not is_official(units[0].text)
    if alone and not defined:
        return None  # it is not told whom a single noun means
    start, words = units[0].start, text[units[0].start : units[-1].end]
    if len(units) == 1 and words[0] in _OPENING and words[-1] in _CLOSING:
        start, words = start + 1, words[1:-1]
    if not 2 <= len(words) <= _LONGEST:
        return None
    entities = tuple(u.record for u in units if isinstance(u.record, Entity))
    named = any(e.type in NAMED for e in entities)
    return Subject(words, start, entities, named, _owner(units))


def _without_act(units: Sequence[TextUnit]) -> Sequence[TextUnit]:
    """Leave out what is the first word of the predicate: 马安镇 + 组织, 中央商场 + 报4.50元."""
    acts = len(units) > 1 and units[-1].kind == "word" and _ACTS.fullmatch(units[-1].text)
    return units[:-1] if acts else units


_ACTS = Pattern("组织|报|起|常态化|(?:迅速|积极|立即|紧急|快速|迅即|主动)行动")


def _trimmed(units: Sequence[TextUnit]) -> Sequence[TextUnit]:
    """Leave titles, descriptions and brackets around a name out: 知名药企某某, 某某主席."""
    while units and units[-1].kind == "bracket":
        units = units[:-1]
    names = [i for i, u in enumerate(units) if u.tag in ("org", "person")]
    if not names:
        return units
    first, last = names[0], names[-1]
    is_last = last == len(units) - 1
    if last > 0 and (units[last - 1].kind == "figure" or units[last - 1].tag[:1] == "m"):
        return units  # 一米八 + 海洋科技有限公司
    between = "".join(u.text for u in units[names[-2] + 1 : last]) if len(names) > 1 else ""
    employed = [units[i].tag for i in names[-2:]] == ["org", "person"] and role_at_end(between)
    if employed and is_last:
        return units[last:]  # 某某公司创始人、董事长徐某
    if is_last and all(_is_role(u) for u in units[:last]):
        return units[last:]  # 演员、歌手某某
    if any(u.text in ("的", *acting("joint"), "等") for u in units) or (between and is_last):
        return units  # 某某旗下某公司
    behind = "".join(u.text for u in units[first + 1 :])
    if units[first].tag == "person" and behind and role_at_end(behind) == behind:
        return units[first : first + 1]
    return units[last:] if is_last else units


def _is_role(unit: TextUnit) -> bool:
    return unit.kind == "word" and (unit.text == "、" or role_at_end(unit.text) == unit.text)


def _owner(units: Sequence[TextUnit]) -> TextUnit | None:
    """Return the name in front of 的 and a coined word: 云湄县“上山”的脚步, 某公司的“AI店员”."""
    coined = (
        any(u.kind == "quote" for u in units[1:3]) or "".join(u.text for u in units[1:2]) == "的"
    )
    coined = coined and any(u.kind == "quote" for u in units[1:])
    return units[0] if units[0].tag in NAMED and coined else None


def carried(topic: Subject) -> Subject:
    """Return the topic as a clause that leaves its subject out takes it over."""
    owner = topic.owner
    if owner is None or not isinstance(owner.record, Entity):
        return topic
    return Subject(owner.text.strip(_MARKS), topic.start, (owner.record,), True)


def resolved(
    text: str, units: Sequence[TextUnit], before: Sequence[TextUnit], last: Subject | None
) -> Subject | None:
    """Resolve 它, 该港, 公司 against the units `before` (this sentence and the one before)."""
    words = text[units[0].start : units[-1].end]
    if words in ("它", "其"):
        return last if last and last.named else None
    if words in ("他", "她"):
        people = [e for e in last.entities if e.type == "person"] if last else []
        forms = tuple(form for e in people for form in (e.name, *e.aliases))
        return last if last and forms and last.text.endswith(forms) else None
    head = generic_head(words)
    if head and len(head) == 1 and not words.startswith(_POINTING):
        return None  # 国区定价
    named = [p for p in pairwise([*before, units[0]]) if p[1].text not in acting("source")]
    for unit, behind in reversed(named) if head else ():
        if isinstance(unit.record, Entity) and _is_called(unit, unit.record, head):
            return Subject(unit.text.strip(_MARKS), unit.start, (unit.record,), True)
        if unit.tag == "org" and head in COMPANIES and behind.text in _ANNOUNCING:
            return None  # 云岭公司获利8亿元，而白鹭园公布，集团……: not the one before
    return None


def _is_called(unit: TextUnit, entity: Entity, head: str) -> bool:
    """Return whether a name may be pointed to by its last word, as 该港, or as 公司."""
    if entity.type == "term":
        return False
    forms = (unit.text, entity.name, *entity.aliases)
    company = entity.type == "org" and head in COMPANIES and may_be_company(entity.name)
    return company or any(f.rstrip(_CLOSING).endswith(head) and f != head for f in forms)


def coordinated(text: str, units: Sequence[TextUnit]) -> list[tuple[str, Sequence[TextUnit]]]:
    """Return the members of a list of names, or of figures with their nouns; [] for no list.

    甲、乙等企业 gives the two names; 美国、德国等近30个国家 gives them and the figure.
    """
    size = next((i for i, u in enumerate(units) if u.kind == "word" and u.text == "等"), len(units))
    rest = units[size + 1 :]
    members: list[list[TextUnit]] = [[]]
    for unit in units[:size]:
        joint = unit.kind == "word" and unit.text in acting("joint")
        apart = members[-1] and members[-1][-1].text[-1] in _CLOSING
        if joint or (apart and unit.kind == "entity" and unit.text[0] in "“「"):
            members.append([])  # “天工”“长安链” stand side by side
        if not joint:
            members[-1].append(unit)
    many = len(members) > 1
    names = all(len(m) == 1 and m[0].kind == "entity" and m[0].tag in NAMED for m in members)
    if any(u.kind == "figure" for u in rest[1:]):
        return []  # 甲、乙等地区95号汽油
    if names and (many or rest) and (not rest or is_nominal(rest)):
        figure = next((i for i, u in enumerate(rest) if u.kind == "figure"), len(rest))
        return [(_unmarked(m[0].text), m) for m in members] + (
            [(text[rest[figure].start : rest[-1].end], rest[figure:])]
            if figure < len(rest) - 1 and rest[-1].kind != "figure"
            else []
        )
    if (
        many
        and not rest
        and not any(u.text == "的" for u in units)
        and all(len(m) > 1 and m[0].kind == "figure" for m in members)
    ):
        return [(text[m[0].start : m[-1].end], m) for m in members]
    return []


def _unmarked(words: str) -> str:
    return words[1:-1] if words[0] in "“「『‘" and words[-1] in "”」』’" else words


def is_attribute(words: str) -> bool:
    """Tell a noun phrase that names a measure: 展览面积, 年产能."""
    return words.endswith(tuple(lexicon.words("attribute_heads")))
