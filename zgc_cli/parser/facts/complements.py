"""What a verb says of its subject: predicate and object, one complement a fact.

The first of `COMPLEMENTS` that takes a clause reads it. Coordinated objects give a fact each
(出口到美国、德国), as do verbs in a row (投资1200万元建起电站).
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.document.records import Figure
from zgc_cli.parser.facts.objects import (
    DOINGS,
    LONGEST_PREDICATE,
    SKIPPED_FRONT,
    is_whole,
    predicate_of,
)
from zgc_cli.parser.facts.predicate import (
    Predication,
    is_adverb,
    is_firm_verb,
    is_object,
    is_verb,
    opens_phrase,
)
from zgc_cli.parser.facts.subjects import Subject, coordinated
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting, nominal_words
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_LONGEST_OBJECT = 60
# Without an object it is open what was announced or held.
_TRANSITIVE = (
    "宣布",
    "表示",
    "提出",
    "举办",
    "主办",
    "承办",
    "协办",
    "开展",
    "发布",
    "推出",
    "印发",
)
_PARTNERS = frozenset(("与", "和", "同", "跟", "为"))


class Complement(NamedTuple):
    """What is said of a subject; `subject` where that of the clause only points: 这是全球首个……."""

    kind: str
    predicate: str
    object: str
    subject: str = ""


# Returns the complements; None where the clause is of another kind, [] where it is not clear.
# The subject is None where it is not known to what it points.
ComplementRule = Rule[Callable[[Predication, Subject | None], list[Complement] | None]]


@cache
def _first_of_kind() -> Pattern:
    """Match 全球首个, 我国首款, 第一家, 的首次."""
    measures = f"次|创|单|展|秀|发|{lexicon.pattern('measure_words')}"
    return Pattern(
        f"(?P<scope>{lexicon.pattern('scopes')})?的?(?P<first>(?:首|第一)(?:{measures}))(?!称)"
    )


def _points(reading: Predication, about: Subject | None) -> bool:
    """Return whether the subject of 是 is not named: 这是……."""
    verb = reading.units[reading.verb].text
    return verb == "是" and reading.has_object and not (about and about.named)


@rule(
    "first-of-kind",
    "展台上摆着一台设备。这是全球首个竹材分拣机器人。",
    never=("这是一个竹材分拣机器人。",),
)
def _of_kind(reading: Predication, about: Subject | None) -> list[Complement] | None:
    """Read a subject that only points: it is what the object names."""
    if not _points(reading, about):
        return None
    words = reading.words(reading.object_units)
    match = _first_of_kind().match(words)
    if not match or not match["scope"] or match.end() == len(words):
        return None
    return [Complement("first", "是", match[0], words[match.end() :])]


@rule("first-of-owner", "这是青穗农业集团的首次海外签约。", never=("这是青穗农业集团的海外签约。",))
def _of_owner(reading: Predication, about: Subject | None) -> list[Complement] | None:
    """Read 这是某某的首次应用: the owner in front of 的 is the subject."""
    if about or not _points(reading, about):
        return None
    words = reading.words(reading.object_units)
    match = _first_of_kind().search(words)
    if not match or match.end() == len(words):
        return None
    owner = words[: match.start()].rstrip("的")
    of = match[0][0] == "的" or words[match.start() - 1 : match.start()] == "的"
    end = reading.object_units[0].start + len(owner)
    before = [u for u in reading.object_units if u.end <= end]
    if not of or not is_nominal(before) or any(map(is_verb, before)):
        return None
    return [Complement("first", match["first"], words[match.end() :], owner)]


@rule("first-time", "青穗农业集团首次公布冷链能耗数据。", never=("青穗农业集团公布冷链能耗数据。",))
def _first_time(reading: Predication, about: Subject | None) -> list[Complement] | None:
    adverb = next((u for u in reading.front if u.text == "首次"), None)
    if not adverb or not reading.has_object or reading.words(reading.object_units) in DOINGS:
        return None
    object_ = reading.words(reading.object_units)
    return [Complement("first", reading.before_object(adverb), object_)]


@rule("is-first", "青穗农业集团是我国首家冷链企业。", never=("“天枢”是我国的一款深海绞车。",))
def _is_first(reading: Predication, about: Subject | None) -> list[Complement] | None:
    words = reading.words(reading.object_units)
    links = reading.verb_base in ("是", "成为", "为") and reading.has_object
    match = _first_of_kind().search(words) if links else None
    if not match:
        return None
    if match.end() == len(words):
        return []  # 成为全市首例，也是全国首例介入手术: of what stands behind
    return [
        Complement("first", reading.before_object(reading.front[0]).lstrip("也还更又均都"), words)
    ]


@rule("partner", "青穗农业集团与临川大学深化合作。", "青穗农业集团为9个省区服务。")
def _partnered(reading: Predication, about: Subject | None) -> list[Complement] | None:
    """Read 与某集团深化战略合作: the object of the preposition is that of the fact."""
    partner = _partner(reading)
    if not partner:
        return None
    moved = any(
        u.text in ("将", "把") and (u.tag == "p" or after.kind == "entity" or after.tag[:1] == "n")
        for u, after in pairwise(reading.front)
    )
    if reading.object_units and not is_whole(reading):
        return []
    if moved or (not reading.object_units and reading.verb_base not in acting("mutual")):
        return []  # 将甲与乙标注为邻国, 正与某校核查
    last = max(reading.object[1], reading.verb + 1)
    head = reading.text[reading.front[0].start : partner[0].start]
    tail = reading.text[partner[-1].end : reading.units[last - 1].end]
    if len(head) + len(tail) > LONGEST_PREDICATE:
        return []
    predicate = SKIPPED_FRONT.sub("", f"{head}…{tail}")
    return [
        Complement(kind_of(reading, partner), predicate, member)
        for member, _ in coordinated(reading.text, partner) or [(reading.words(partner), partner)]
    ]


def _partner(reading: Predication) -> Sequence[TextUnit]:
    """Return the noun behind 为, 与 before the verb, if it is a name or a figure."""
    units = reading.units
    for i in range(reading.subject[1], reading.verb):
        if units[i].text in _PARTNERS:
            end = next(
                (j for j in range(i + 1, reading.verb) if _is_between(units[j])), reading.verb
            )
            noun = units[i + 1 : end]
            named = any(u.kind == "figure" or u.tag in ("org", "person", "place") for u in noun)
            # 与某人 + 经人介绍 + 认识
            more = len(noun) > 1 and noun[0].tag == "person" and noun[1].kind == "word"
            if more and noun[1].text not in ("等", *acting("joint")):
                return ()
            rest = units[end : reading.verb]
            longer = any(u.tag in ("n", "vn") for u in rest) and not any(map(opens_phrase, rest))
            inside = any(map(opens_phrase, units[reading.subject[1] : i]))
            if longer or (inside and units[i].text in ("和", "同")):
                return ()  # 与华纳兄弟 + 互动娱乐, 在甲国和乙国
            if named and is_nominal(noun):
                return noun
    return ()


def _is_between(unit: TextUnit) -> bool:
    """Return whether a word stands between a partner and the verb: 与某校联合举办."""
    return unit.tag == "d" or unit.text in acting("together") or unit.text == "联合"


@rule("verb-place", "“青穗一号”从三亚启航。", "竹博会在遵义市举行。")
def _placed(reading: Predication, about: Subject | None) -> list[Complement] | None:
    """Read a verb without an object, but with a place."""
    if reading.object_units:
        return None
    units = reading.units
    for i in range(reading.subject[1], reading.verb):
        if units[i].text not in ("在", "于", "从"):
            continue
        end = reading.verb
        while is_adverb(units[end - 1]):
            end -= 1
        while units[end - 1].kind == "word" and units[end - 1].text in nominal_words():
            end -= 1  # 在宜昌市开工建设
        place = [u for u in units[i + 1 : end] if u.kind != "date"]
        if not place:
            return []  # 于8月7日发布, what
        # 在会展中心与机器人互动 has a partner, no place alone.
        # 在调研时提出, 在某县调研经济发展
        closed = place and (
            place[-1].text in ("时", "后", "期间", "方面") or any(map(is_verb, place[1:]))
        )
        if is_nominal(place) and not closed and not any(u.text in acting("joint") for u in place):
            verb = reading.text[place[-1].end : units[reading.verb].end]
            front = [u for u in units[reading.subject[1] : i] if u.kind != "date"]
            if any(not is_adverb(u) and u.tag != "p" for u in front):
                return []  # 暂定于9月在某地举行
            head = "".join(u.text for u in front if is_adverb(u))
            predicate = f"{SKIPPED_FRONT.sub('', head)}{units[i].text}…{verb}"
            return [Complement(reading.kind, predicate, reading.words(place))]
    return []


@rule("serial-verb", "青穗农业集团投资1200万元建起电站。", "青穗农业集团携1200款展品亮相。")
def _serial(reading: Predication, about: Subject | None) -> list[Complement] | None:
    """Read 投资1200万元建起电站, two facts, and 携1200款展品亮相, one."""
    predicate, units = predicate_of(reading), reading.object_units
    second = _second_verb(units) if predicate else 0
    figure = units[0].record if second else None
    if not isinstance(figure, Figure):
        return None
    if figure.kind != "money" and reading.verb_base != "携":
        return []
    first = reading.words(units[:second])
    start = second + 1
    while start < len(units) and units[start].text in acting("aspect"):
        start += 1
    rest = units[start:]
    if not rest:
        return [Complement("quantity", f"{predicate}…{units[second].text}", first)]
    complements = [Complement("quantity", predicate, first)]
    if is_object(rest) and is_nominal(rest):
        verb = reading.text[units[second].start : rest[0].start]
        complements.append(Complement(kind_of(reading, rest), verb, reading.words(rest)))
    return complements


@rule(
    "verb-object",
    "临川大学发布《地下水监测报告》。",
    "青穗农业集团的冷库遍布遵义、合肥、南宁。",
    never=("临川大学发布后，反响热烈。",),
)
def _verb_object(reading: Predication, about: Subject | None) -> list[Complement] | None:
    units = reading.object_units
    if not is_whole(reading):
        return []
    # 组织2名律师和1名援助人员下乡: the object is a clause, no list.
    whole = reading.verb_base in (*acting("pivot"), "是", "为")  # 前三名为甲、乙和丙
    members = [] if whole else coordinated(reading.text, units)
    return _objects(reading, members or [(reading.words(units), units)])


COMPLEMENTS: tuple[ComplementRule, ...] = (
    _of_kind,
    _of_owner,
    _first_time,
    _is_first,
    _partnered,
    _placed,
    _serial,
    _verb_object,
)


def complements(reading: Predication, about: Subject | None) -> tuple[str, list[Complement]]:
    """Return what the verb of a clause says, none where that is not clear, and the rule's name."""
    for each in COMPLEMENTS:
        read = each.apply(reading, about)
        if read is not None:
            return each.name, [c for c in read if about or c.subject]
    return "", []


def _objects(
    reading: Predication, members: Sequence[tuple[str, Sequence[TextUnit]]]
) -> list[Complement]:
    """Return a complement for each member of the object."""
    predicate = predicate_of(reading)
    if not predicate or len(reading.words(reading.object_units)) > _LONGEST_OBJECT:
        return []
    return [Complement(kind_of(reading, units), predicate, words) for words, units in members]


def kind_of(reading: Predication, units: Sequence[TextUnit]) -> str:
    """Return `quantity` where the object has a figure other than 第六个."""
    figures = (u.record for u in units if isinstance(u.record, Figure))
    return "quantity" if any(f.kind != "ordinal" for f in figures) else reading.kind


def _second_verb(units: Sequence[TextUnit]) -> int:
    """Return where a second verb stands behind a figure and its noun; 0 if there is none."""
    figure = units[0].record
    if not isinstance(figure, Figure):
        return 0
    if figure.kind == "money" and len(units) > 2 and is_verb(units[1]) and units[2].text != "的":
        return 1  # 追加投资100亿元建设某项目
    for i in range(1, len(units)):
        if units[i].text in ("的", "、", "和") or units[i].kind == "figure":
            return 0
        if is_firm_verb(units[i]):
            return i
    return 0
