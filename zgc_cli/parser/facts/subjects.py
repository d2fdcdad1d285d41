"""Who a clause is about: its own subject, or the one that it leaves out or points back to.

A subject that cannot be told is None, and its clause makes no fact. What is resolved stands in the
same sentence or in the one before, so that a reader can see it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.records import Entity
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.units import TextUnit
from zgc_cli.reading.titles import role_at_end

_QUOTES = "“”「」『』\"'"
_MARKS = _QUOTES + "《》〈〉"  # those of titles too
NAMED = frozenset(("person", "org", "place", "event", "product", "work"))
_PRONOUNS = {"他": "person", "她": "person", "它": "", "其": ""}
_DEFINITE = frozenset(("该", "本", "这", "此", "这一", "这个", "这家", "这座", "这项", "这款"))
_GENERIC = re.compile(
    r"(?:该|本|此|这[一家座款项个所艘]?)?(?P<head>公司|集团|企业|医院|学校|大学|学院|研究院|研究所|院|"
    r"校|港|机场|系统|平台|基地|园区|中心|论坛|大会|博览会|展会|协会|银行|机构|项目|工厂|电站|"
    r"合作社|团队|航次|火箭|卫星|机器人|产品|模型|市|省|县|区|镇|村|国|州|岛|馆|站|厂|店|所|船|号)"
)


class Subject(NamedTuple):
    """A subject: its words, where they stand, and the entities that it names."""

    text: str
    start: int
    end: int
    sentence: int
    entities: tuple[Entity, ...]
    named: bool
    owner: TextUnit | None = None  # 某集团 of 某集团的“冷链管家”


def named_subject(text: str, units: Sequence[TextUnit], sentence: int) -> Subject | None:
    """Return the subject that these units name, or None where they only point to one."""
    units = trimmed(units)
    if not units:
        return None
    start, end = units[0].start, units[-1].end
    words = text[start:end]
    if len(units) == 1 and units[0].text[0] in "“「『\"'‘" and units[0].text[-1] in "”」』\"'’":
        start, end = start + 1, end - 1
        words = text[start:end]
    if words in acting("vague") or len(words) < 2 or len(words) > 45 or _points(units):
        return None
    held = tuple(u.record for u in units if isinstance(u.record, Entity))
    named = any(e.type in NAMED for e in held)
    return Subject(words, start, end, sentence, held, named, _owner(units))


def is_generic(words: str) -> bool:
    """Tell 公司, 该港, 这家医院, which stand for a name that the text told before."""
    return bool(_GENERIC.fullmatch(words))


def _points(units: Sequence[TextUnit]) -> bool:
    """Tell a phrase that only points: 该公司, 这一过程, 公司."""
    first = units[0]
    if len(units) > 1 and is_generic(first.text) and units[1].text in acting("joint"):
        return True
    if first.kind == "word" and (
        first.text in _DEFINITE or first.text in _PRONOUNS or first.text[0] in "该此这那其我你咱"
    ):
        return first.text not in ("其他", "其余", "其它", "我国", "我省", "我市")
    words = "".join(u.text for u in units)
    return bool(_GENERIC.fullmatch(words)) or words in acting("vague")


def trimmed(units: Sequence[TextUnit]) -> Sequence[TextUnit]:
    """Leave titles, descriptions and brackets around a name out: 知名药企某某, 某某主席."""
    while units and units[-1].kind == "bracket":
        units = units[:-1]
    names = [i for i, u in enumerate(units) if u.kind == "entity" and u.tag in ("org", "person")]
    if names and names[-1] == len(units) - 1 and units[-1].tag == "person" and len(names) > 1:
        between = "".join(u.text for u in units[names[-2] + 1 : -1])
        if between and role_at_end(between) and units[names[-2]].tag == "org":
            return units[-1:]  # 某某公司创始人、董事长徐某
    if not names or any(u.text in ("的", *acting("joint"), "等") for u in units):
        return units
    first, last = names[0], names[-1]
    behind = "".join(u.text for u in units[first + 1 :])
    if units[first].tag == "person" and behind and role_at_end(behind) == behind:
        return units[first : first + 1]
    if last == len(units) - 1:
        return units[last:]
    return units


def _owner(units: Sequence[TextUnit]) -> TextUnit | None:
    """Return the name in front of 的 and a coined word: 云湄县“上山”的脚步, 某公司的“AI店员”."""
    head = units[0].record
    if not isinstance(head, Entity) or head.type not in NAMED or len(units) < 2:
        return None
    coined = any(u.kind == "quote" for u in units[1:])
    return units[0] if coined else None


def carried(held: Subject) -> Subject:
    """Return the topic as a clause that leaves its subject out takes it over."""
    owner = held.owner
    if owner is None or not isinstance(owner.record, Entity):
        return held
    return held._replace(
        text=owner.text.strip(_MARKS),
        end=owner.end,
        entities=(owner.record,),
        named=True,
        owner=None,
    )


def resolved(
    text: str,
    units: Sequence[TextUnit],
    before: Sequence[TextUnit],
    last: Subject | None,
    sentence: int,
) -> Subject | None:
    """Resolve 它, 该港, 公司 against the units `before` (this sentence and the one before)."""
    words = text[units[0].start : units[-1].end]
    if words in ("它", "其"):
        return last if last and last.named else None
    if words in ("他", "她"):
        return last if last and any(e.type == "person" for e in last.entities) else None
    match = _GENERIC.fullmatch(words)
    if not match:
        return None
    head = match["head"]
    for unit in reversed(before):
        entity = unit.record
        if not isinstance(entity, Entity) or entity.type == "term":
            continue
        forms = (unit.text, entity.name, *entity.aliases)
        if any(f.rstrip("”」』\"'").endswith(head) and f != head for f in forms) or (
            head in _COMPANY and entity.type == "org" and _is_company(entity)
        ):
            shown = unit.text.strip(_QUOTES)
            return Subject(shown, unit.start, unit.end, sentence, (entity,), True)
    return None


_COMPANY = frozenset(("公司", "集团", "企业"))
_NO_COMPANY = re.compile(
    r"(?:大学|学院|医院|中学|小学|学校|研究院|研究所|委员会|委|部|局|厅|署|院|社|报|网|台|协会|学会|"
    r"政府|法院|中心|组织|联盟|联合会|基金会|俱乐部)$"
)


def _is_company(entity: Entity) -> bool:
    return not _NO_COMPANY.search(entity.name)


def coordinated(text: str, units: Sequence[TextUnit]) -> list[tuple[int, int]]:
    """Return the ranges of the members of a list of names, or of figures with their nouns.

    甲、乙等企业 gives the two names; 美国、德国等近30个国家 gives them and the figure.
    """
    parts: list[list[TextUnit]] = [[]]
    rest: list[TextUnit] = []
    for i, unit in enumerate(units):
        if unit.text == "等" and unit.kind == "word":
            rest = list(units[i + 1 :])
            break
        if unit.kind == "word" and unit.text in acting("joint"):
            parts.append([])
        elif parts[-1] and unit.kind == "entity" and unit.text[0] in "“「":
            parts.append([unit])  # “天工”“长安链”
        else:
            parts[-1].append(unit)
    if not all(parts):
        return []
    names = all(len(p) == 1 and p[0].kind == "entity" and p[0].tag in NAMED for p in parts)
    if names and (len(parts) > 1 or rest):
        figure = next((i for i, u in enumerate(rest) if u.kind == "figure"), None)
        found = [(p[0].start, p[0].end) for p in parts]
        if figure is not None and rest[-1].kind != "figure":
            found.append((rest[figure].start, rest[-1].end))
        return [_unquoted(text, *f) for f in found]
    numbers = all(p[0].kind == "figure" and len(p) > 1 for p in parts)
    if numbers and len(parts) > 1 and not rest:
        return [(p[0].start, p[-1].end) for p in parts]
    return []


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    marked = text[start] in "“「『‘" and text[end - 1] in "”」』’"
    return (start + 1, end - 1) if marked else (start, end)


def is_attribute(words: str) -> bool:
    """Tell a noun phrase that names a measure: 展览面积, 年产能."""
    return words.endswith(tuple(lexicon.words("attribute_heads")))
