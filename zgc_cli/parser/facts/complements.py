"""What a verb says of its subject: predicate and object, one complement a fact.

Coordinated objects give one each (出口到美国、德国), as do verbs in a row (投资1200万元建起电站).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from zgc_cli.document.records import Figure
from zgc_cli.parser.facts.clauses import Unit
from zgc_cli.parser.facts.predicate import (
    Predication,
    acting,
    is_adverb,
    is_nominal,
    is_verb,
    nominal_words,
)
from zgc_cli.parser.facts.topic import coordinated

_LONGEST_OBJECT = 60
_LONGEST_PREDICATE = 22
_MOST_VERBS = 2
_SKIPPED_FRONT = re.compile(r"^(?:也|还|更|又|均|都|既|则|便|就|才|并|且|而|却)+(?=.)")
_PARTNERS = frozenset(("与", "和", "同", "跟", "为"))
_TIMES = frozenset(("时", "后", "之后", "以后", "前", "之前", "以前", "期间"))


class Complement(NamedTuple):
    """The rest of a fact whose subject is known."""

    kind: str
    predicate: str
    object: str
    rule: str


def complements(text: str, reading: Predication) -> Iterator[Complement]:
    """Yield what the verb of a clause says; nothing where that is not clear."""
    start, end = reading.object
    partner = _partner(reading)
    if partner:
        yield from _partnered(text, reading, *partner)
    elif start == end:
        yield from _placed(text, reading)
    elif is_object(reading.units[start:end]):
        yield from _objects(text, reading)


def _objects(text: str, reading: Predication) -> Iterator[Complement]:
    start, end = reading.object
    front, held = reading.units[reading.subject[1] : start], reading.units[start:end]
    if front[-1].text == "为" and len(held) > 1 and held[-1].kind == "quote":
        return  # 水利工程为安澜“筑根基”
    predicate = _SKIPPED_FRONT.sub("", text[front[0].start : front[-1].end])
    verbs = sum(is_verb(u) and u.text not in nominal_words() for u in front)
    if len(predicate) > _LONGEST_PREDICATE or "、" in predicate or verbs > _MOST_VERBS:
        return
    second = _second_verb(held)
    if second:
        yield from _serial(text, reading, predicate, start + second)
        return
    if held[-1].end - held[0].start > _LONGEST_OBJECT:
        return
    ranges = coordinated(text, held) or [(held[0].start, held[-1].end)]
    rule = "object-list" if len(ranges) > 1 else "verb-object"
    for a, b in ranges:
        kind = _kind(reading, [u for u in held if a <= u.start and u.end <= b])
        yield Complement(kind, predicate, text[a:b], rule)


def _kind(reading: Predication, held: Sequence[Unit]) -> str:
    """Return `quantity` where the object has a figure other than 第六个."""
    figures = (u.record for u in held if isinstance(u.record, Figure))
    return "quantity" if any(f.kind != "ordinal" for f in figures) else reading.kind


def is_object(held: Sequence[Unit]) -> bool:
    """Tell an object from what follows a verb otherwise: 接受采访时, 达成后."""
    first, last = held[0], held[-1]
    if any(u.kind == "speech" or u.text in ("他", "她", "它", "我们", "我") for u in held):
        return False
    if first.text in ("的", "地", "得", "、", "和", "与") or first.tag in ("p", "y"):
        return False
    if first.kind == "word" and first.text in acting("localizer"):
        return False
    if last.kind == "word":
        if last.text in acting("localizer") or last.tag in ("p", "c", "uj", "d", "u"):
            return False
        strong = is_verb(last) and last.tag == "v" and last.text not in nominal_words()
        if strong and not any(u.text in ("的", *acting("pivot")) for u in held):
            return False  # 揭晓仪式到此结束
        if first is last and (last.tag in ("v", "vd", "d", "a") or len(last.text) == 1):
            return False
    # 参加工作时也干过……: the object ends before the verb that follows.
    return not any(
        unit.text in _TIMES and (is_verb(after) or is_adverb(after))
        for unit, after in pairwise(held[1:])
    )


def _second_verb(held: Sequence[Unit]) -> int:
    """Return where a second verb stands behind a figure and its noun; 0 if there is none."""
    if held[0].kind != "figure":
        return 0
    record = held[0].record
    money = isinstance(record, Figure) and record.kind == "money"
    if money and len(held) > 2 and is_verb(held[1]) and held[2].text != "的":
        return 1  # 追加投资100亿元建设某项目
    for i in range(1, len(held)):
        if held[i].text in ("的", "、", "和") or held[i].kind == "figure":
            return 0
        if is_verb(held[i]) and held[i].text not in nominal_words():
            return i
    return 0


def _serial(text: str, reading: Predication, predicate: str, at: int) -> Iterator[Complement]:
    """投资1200万元建起电站: two facts; 携1200款展品亮相: one."""
    units = reading.units
    start, end = reading.object
    first = text[units[start].start : units[at - 1].end]
    follow = at + 1
    while follow < end and units[follow].text in acting("aspect"):
        follow += 1
    if follow == end:
        predicate = f"{predicate}…{units[at].text}"
        yield Complement("quantity", predicate, first, "serial-verb")
        return
    yield Complement("quantity", predicate, first, "serial-verb")
    held = units[follow:end]
    if is_object(held) and is_nominal(held):
        second = text[units[at].start : held[0].start]
        object_ = text[held[0].start : held[-1].end]
        yield Complement(_kind(reading, held), second, object_, "serial-verb")


def _placed(text: str, reading: Predication) -> Iterator[Complement]:
    """中心在京举行, 某号从三亚启航: no object, but a place."""
    units = reading.units
    for i in range(reading.subject[1], reading.verb):
        if units[i].text not in ("在", "于", "从"):
            continue
        held = units[i + 1 : reading.verb]
        while held and is_adverb(held[-1]):
            held = held[:-1]
        while held and held[-1].kind == "word" and held[-1].text in nominal_words():
            held = held[:-1]  # 在宜昌市开工建设
        if any(u.text in acting("joint") for u in held):
            continue  # 在会展中心与机器人互动
        if held and is_nominal(held) and held[-1].text not in acting("localizer"):
            verb = text[held[-1].end : units[reading.verb].end]
            place = text[held[0].start : held[-1].end]
            yield Complement(reading.kind, f"{units[i].text}…{verb}", place, "verb-place")
            return


def _partner(reading: Predication) -> tuple[int, int] | None:
    """Return the range of the noun behind 为, 与 before the verb, if it is a name or a figure."""
    units = reading.units
    for i in range(reading.subject[1], reading.verb):
        if units[i].kind == "word" and units[i].text in _PARTNERS:
            end = next((j for j in range(i + 1, reading.verb) if units[j].tag == "d"), reading.verb)
            held = units[i + 1 : end]
            named = any(u.kind == "figure" or u.tag in ("org", "person", "place") for u in held)
            if held and named and is_nominal(held):
                return i + 1, end
    return None


def _partnered(text: str, reading: Predication, a: int, b: int) -> Iterator[Complement]:
    """为6个国家和地区服务, 与某集团深化战略合作: the object of the preposition."""
    units = reading.units
    last = max(reading.object[1], reading.verb + 1) - 1
    tail = text[units[reading.verb].start : units[last].end]
    head = text[units[reading.subject[1]].start : units[a].start]
    if len(head) + len(tail) > _LONGEST_PREDICATE:
        return
    predicate = _SKIPPED_FRONT.sub("", f"{head}…{tail}")
    kind = _kind(reading, units[a:b])
    for start, end in coordinated(text, units[a:b]) or [(units[a].start, units[b - 1].end)]:
        yield Complement(kind, predicate, text[start:end], "partner")
