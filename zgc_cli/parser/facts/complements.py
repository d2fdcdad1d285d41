"""What a verb says of its subject: predicate and object, one complement a fact.

The first of `COMPLEMENTS` that takes a clause reads it. Coordinated objects give a fact each
(出口到美国、德国), as do verbs in a row (投资1200万元建起电站).
"""

import re
from collections.abc import Callable, Sequence

from zgc_cli.document.records import Figure
from zgc_cli.parser.facts import firsts
from zgc_cli.parser.facts.firsts import Complement
from zgc_cli.parser.facts.predicate import Predication, is_adverb, is_firm_verb, is_object, is_verb
from zgc_cli.parser.facts.subjects import coordinated
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting, nominal_words
from zgc_cli.parser.words.units import TextUnit
from zgc_cli.reading.rule import Rule, rule

_LONGEST_OBJECT = 60
_LONGEST_PREDICATE = 22
_MOST_VERBS = 2
_SKIPPED_FRONT = re.compile(r"^(?:也|还|更|又|均|都|既|则|便|就|才|并|且|而|却)+(?=.)")
_PARTNERS = frozenset(("与", "和", "同", "跟", "为"))

# Returns the complements; None where the clause is of another kind, [] where it is not clear.
ComplementRule = Rule[Callable[[str, Predication], list[Complement] | None]]


@rule("first-time", "青穗农业集团首次公布冷链能耗数据。", never=("青穗农业集团公布冷链能耗数据。",))
def _first_time(text: str, reading: Predication) -> list[Complement] | None:
    held = reading.object_units
    adverb = next((u for u in reading.front if u.text == "首次"), None)
    if not adverb or not held or not is_object(held):
        return None
    predicate = text[adverb.start : held[0].start]
    return [Complement("first", predicate, _words(text, held))]


@rule("is-first", "青穗农业集团是我国首家冷链企业。", never=("“天枢”是我国的一款深海绞车。",))
def _is_first(text: str, reading: Predication) -> list[Complement] | None:
    held = reading.object_units
    if reading.verb_base not in ("是", "成为", "为") or not held:
        return None
    words = _words(text, held)
    if not is_object(held) or not firsts.first_of_kind().search(words):
        return None
    front = text[reading.front[0].start : held[0].start].lstrip("也还更又均都")
    return [Complement("first", front, words)]


@rule("partner", "青穗农业集团与临川大学深化合作。", "青穗农业集团为9个省区服务。")
def _partnered(text: str, reading: Predication) -> list[Complement] | None:
    """Read 与某集团深化战略合作: the object of the preposition is that of the fact."""
    partner = _partner(reading)
    if not partner:
        return None
    units = reading.units
    last = max(reading.object[1], reading.verb + 1) - 1
    tail = text[units[reading.verb].start : units[last].end]
    head = text[reading.front[0].start : partner[0].start]
    if len(head) + len(tail) > _LONGEST_PREDICATE:
        return []
    predicate = _SKIPPED_FRONT.sub("", f"{head}…{tail}")
    return [
        Complement(_kind(reading, partner), predicate, text[start:end])
        for start, end in coordinated(text, partner) or [(partner[0].start, partner[-1].end)]
    ]


def _partner(reading: Predication) -> Sequence[TextUnit]:
    """Return the noun behind 为, 与 before the verb, if it is a name or a figure."""
    units = reading.units
    for i in range(reading.subject[1], reading.verb):
        if units[i].kind == "word" and units[i].text in _PARTNERS:
            end = next((j for j in range(i + 1, reading.verb) if units[j].tag == "d"), reading.verb)
            held = units[i + 1 : end]
            named = any(u.kind == "figure" or u.tag in ("org", "person", "place") for u in held)
            if named and is_nominal(held):
                return held
    return ()


@rule("verb-place", "“青穗一号”从三亚启航。", "竹博会在遵义市举行。")
def _placed(text: str, reading: Predication) -> list[Complement] | None:
    """Read a verb without an object, but with a place."""
    if reading.object_units:
        return None
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
            return [Complement(reading.kind, f"{units[i].text}…{verb}", _words(text, held))]
    return []


@rule("serial-verb", "青穗农业集团投资1200万元建起电站。", "青穗农业集团携1200款展品亮相。")
def _serial(text: str, reading: Predication) -> list[Complement] | None:
    """Read 投资1200万元建起电站, two facts, and 携1200款展品亮相, one."""
    predicate, held = _predicate(text, reading), reading.object_units
    at = _second_verb(held) if predicate else 0
    if not at:
        return None
    first = _words(text, held[:at])
    follow = at + 1
    while follow < len(held) and held[follow].text in acting("aspect"):
        follow += 1
    rest = held[follow:]
    if not rest:
        return [Complement("quantity", f"{predicate}…{held[at].text}", first)]
    found = [Complement("quantity", predicate, first)]
    if is_object(rest) and is_nominal(rest):
        second = text[held[at].start : rest[0].start]
        found.append(Complement(_kind(reading, rest), second, _words(text, rest)))
    return found


@rule(
    "object-list",
    "青穗农业集团的冷库遍布遵义、合肥、南宁。",
    "2024年，青穗农业集团走进美国、德国、法国。",
)
def _object_list(text: str, reading: Predication) -> list[Complement] | None:
    ranges = coordinated(text, reading.object_units) if reading.object_units else []
    return _objects(text, reading, ranges) if len(ranges) > 1 else None


@rule("verb-object", "临川大学发布《地下水监测报告》。", never=("临川大学发布后，反响热烈。",))
def _verb_object(text: str, reading: Predication) -> list[Complement] | None:
    held = reading.object_units
    return _objects(text, reading, coordinated(text, held) or [(held[0].start, held[-1].end)])


COMPLEMENTS: tuple[ComplementRule, ...] = (
    _first_time,
    _is_first,
    _partnered,
    _placed,
    _serial,
    _object_list,
    _verb_object,
)


def complements(text: str, reading: Predication) -> tuple[str, list[Complement]]:
    """Return what the verb of a clause says, none where that is not clear, and the rule's name."""
    for each in COMPLEMENTS:
        found = each.apply(text, reading)
        if found is not None:
            return each.name, found
    return "", []


def _objects(
    text: str, reading: Predication, ranges: Sequence[tuple[int, int]]
) -> list[Complement]:
    """Return a complement for each range of the object."""
    held, predicate = reading.object_units, _predicate(text, reading)
    if not predicate or held[-1].end - held[0].start > _LONGEST_OBJECT:
        return []
    return [
        Complement(
            _kind(reading, [u for u in held if a <= u.start and u.end <= b]), predicate, text[a:b]
        )
        for a, b in ranges
    ]


def _predicate(text: str, reading: Predication) -> str:
    """Return the words in front of the object; '' where they or it are not clear."""
    front, held = reading.front, reading.object_units
    if not is_object(held):
        return ""
    if front[-1].text == "为" and len(held) > 1 and held[-1].kind == "quote":
        return ""  # 水利工程为安澜“筑根基”
    predicate = _SKIPPED_FRONT.sub("", _words(text, front))
    verbs = sum(map(is_firm_verb, front))
    clear = len(predicate) <= _LONGEST_PREDICATE and "、" not in predicate and verbs <= _MOST_VERBS
    return predicate if clear else ""


def _kind(reading: Predication, held: Sequence[TextUnit]) -> str:
    """Return `quantity` where the object has a figure other than 第六个."""
    figures = (u.record for u in held if isinstance(u.record, Figure))
    return "quantity" if any(f.kind != "ordinal" for f in figures) else reading.kind


def _second_verb(held: Sequence[TextUnit]) -> int:
    """Return where a second verb stands behind a figure and its noun; 0 if there is none."""
    figure = held[0].record
    if not isinstance(figure, Figure):
        return 0
    if figure.kind == "money" and len(held) > 2 and is_verb(held[1]) and held[2].text != "的":
        return 1  # 追加投资100亿元建设某项目
    for i in range(1, len(held)):
        if held[i].text in ("的", "、", "和") or held[i].kind == "figure":
            return 0
        if is_firm_verb(held[i]):
            return i
    return 0


def _words(text: str, units: Sequence[TextUnit]) -> str:
    """Return the characters from the first of the units to the last."""
    return text[units[0].start : units[-1].end]
