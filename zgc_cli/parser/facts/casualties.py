"""What an accident did to people: 造成16人遇难, 已有29人死亡, with the accident that did it."""

from collections.abc import Iterator, Sequence

from zgc_cli.document.records import Entity, Figure
from zgc_cli.parser.facts.complements import Complement
from zgc_cli.parser.facts.predicate import is_adverb, is_verb, lead
from zgc_cli.parser.facts.subjects import Subject
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern

BEFALLEN = Pattern(
    "(?:当场|不幸|抢救无效)?"
    "(?:[伤死身]亡|受[伤困]|[轻重]伤|遇[难害]|失[踪联]|丧生|牺牲|被[困埋]|溺[亡水]|坠亡|殉职|中毒)"
)
_SHORT = Pattern("[死伤]$")  # 2死7伤
_ACCIDENT = Pattern(
    "(?:事故|[火洪震雪旱]灾|火情|爆[炸燃]|地震|坍塌|倒塌|垮塌|车祸|袭击|空袭|枪击|起火|着火|失火|塌方|滑坡|泥石流|"
    "灾害|坠落|踩踏|相撞|碰撞|追尾|侧翻|翻车|沉船|翻船|坠机|坠毁|山洪|泄漏|冲突|台风|惨案|命案|枪击案|暴雨|事件)$"
)
_LONGEST = 45
_VERBS = ("发生", "突发", "暴发", "遭遇", "遭受", "引发")
_HAPPENING = frozenset(f"{verb}{end}" for verb in _VERBS for end in ("", "了"))
_A = Pattern("一[起场次宗]|[数多]起")
_CAUSING = Pattern("(?:已经?|共|还|一共|目前|暂)*(?:造成|导致|致使|致|带来|引发)了?$")
_HAVING = Pattern("(?:已经?|另|还|共|至少|约)*有$|(?:截至|截止|目前|已经?|共|确认|另|其中)*$")


def accident_of(text: str, units: Sequence[TextUnit]) -> Subject | None:
    """Return the accident that a clause tells of: 某矿火灾 of 某矿发生一起火灾致3人死亡."""
    verb = next((i for i, u in enumerate(units) if u.text in _HAPPENING), 0)
    if not verb or verb <= (begin := lead(units)):
        return None
    stop = next((i for i in range(verb, len(units)) if _CAUSING.match(units[i].text)), len(units))
    where, what = units[begin:verb], text[units[verb].end : units[stop - 1].end]
    while where and is_adverb(where[-1]):
        where = where[:-1]
    if where and where[0].text == "在":
        where = where[1:]
    if not where or not _ACCIDENT.search(what) or where[-1].tag in ("v", "p", "d", "r"):
        return None
    if any(map(is_verb, where)):
        return None
    return _named(f"{text[where[0].start : where[-1].end]}{_A.sub('', what)}", where)


def _named(words: str, units: Sequence[TextUnit]) -> Subject | None:
    """Return an accident as a subject, if it is told where or to whom it happened."""
    entities = tuple(u.record for u in units if isinstance(u.record, Entity))
    if not entities or len(words) > _LONGEST:
        return None
    return Subject(words, units[0].start, entities, True)


def casualties(
    text: str, units: Sequence[TextUnit], told: Subject | None
) -> Iterator[tuple[Subject, Complement]]:
    """Yield how many people befell what in a clause, by the accident `told` or one it names."""
    places = [(i, state) for i in range(len(units)) if (state := _state_end(text, units[i]))]
    if not places or text.startswith("的", places[-1][1]):
        return
    first = places[0][0]
    front = units[lead(units) : first]
    verb = next((i for i, u in enumerate(front) if _CAUSING.match(u.text)), len(front))
    causing = text[front[verb].start : units[first].start] if verb < len(front) else ""
    about = accident_of(text, units[:first]) or _about(text, list(front[:verb]), told)
    rest = text[front[0].start : units[first].start] if front else ""
    if about is None or not (causing or _HAVING.fullmatch(rest)):
        return
    for index, end in places:
        yield about, Complement("quantity", causing or "造成", text[units[index].start : end])


def _about(text: str, subject: list[TextUnit], told: Subject | None) -> Subject | None:
    """Return what did it: the accident that the clause names, or the one told before."""
    while subject and is_adverb(subject[-1]):
        subject.pop()
    words = text[subject[0].start : subject[-1].end] if subject else ""
    if not words or any(u.text in acting("vague") for u in subject):
        return told
    if not _ACCIDENT.search(words):
        return None
    alone = len(subject) == 1 or subject[0].text[0] in "该此这本"
    return told if alone else _named(words, subject)


def _state_end(text: str, unit: TextUnit) -> int:
    """Return where 16人遇难 ends, given the unit of its figure; 0 if it is none."""
    if not isinstance(unit.record, Figure) or unit.record.kind != "count":
        return 0
    if _SHORT.search(unit.text):
        return unit.end
    behind = unit.end
    if (counted := unit.record.counted) and text.startswith(counted, behind):
        behind += 0 if BEFALLEN.match(counted) else len(counted)  # 2名被困者遇难
    match = BEFALLEN.match(text, behind)
    return match.end() if match and text[match.end() : match.end() + 1] not in ("者", "的") else 0
