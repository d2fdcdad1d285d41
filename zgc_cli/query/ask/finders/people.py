"""Candidates for 谁 and for 什么职务: persons, who said or did something, and their titles."""

import re
from collections.abc import Iterator

from zgc_cli.document.records import Span
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Scene
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.query.match.synonyms import answering
from zgc_cli.reading.normal import name_form

_CREDIT = r"[（(](?:记者|通讯员|实习生)[^）)]*$"
_APPOSED = r"(?:作为|身为|是)([^。；]{2,40})，[^，。；：]{0,30}$"  # 作为项目负责人，某所研究员张三
_OFFICE = r"(?:现任|曾任|历任|担任|出任|就任|升任|调任|转任|当选为?|任)([^，。；！？]{2,30})"
_BEHIND = r"(?:，|[（(])?[现曾时]?(?:是|为|任|担任|出任|当选|就任|系)([^，。；！？]{1,24})"
# The end of an organisation's name, and what stands behind it up to the person.
_ENDS = "局厅部院所司心学委办处科站队会社馆团行校村镇乡县市省区组室店厂"
_LAST = "员长师家授理任记席监裁人问官士工手生者匠警兵"
TITLE = rf"(?<=[{_ENDS}])[^\s，。；：、“”{_ENDS}的]{{1,7}}[{_LAST}]$"
_HOW = "所|来|负责|自主|联合|共同|牵头|主持|承担|主导|独立|组织|实施|正式|亲自"  # 由某院承担设计
_TITLES = "person_titles"


def persons(scene: Scene) -> Iterator[AnswerCandidate]:
    """谁, 哪位; an organisation may be meant as well (谁研制的), but not by 董事长是谁."""
    question = scene.question
    title = ending(question.attribute, _TITLES)
    reporters = "记者" in question.text
    for candidate, _ in scene.entities({"person": 1.0, "org": 0.0 if title else 0.75}):
        if candidate.kind == "org":
            yield candidate
        elif reporters or not re.search(_CREDIT, scene.before(candidate.start)):
            yield candidate._replace(fit=1.0 if _bears(scene, candidate, title) else 0.3)
    if not title:
        yield from _speakers(scene)
        yield from _agents(scene)


def _bears(scene: Scene, name: AnswerCandidate, title: str) -> bool:
    """Return whether a title, or one that answers for it, stands beside a name."""
    if not title:
        return True
    before = scene.before(name.start)
    front = re.split("[，。；：！？“”]", before[-16:].rstrip("，“‘"))[-1]
    behind = re.split("[。；！？]", scene.behind(name.end)[:16])[0]
    apposed = re.search(_APPOSED, before)
    around = name_form(f"{front}{BREAK}{behind}{BREAK}{apposed[1] if apposed else ''}")
    return any(
        re.search(f"(?<!副){re.escape(word)}", around) for word in (title, *answering(title))
    )


def _speakers(scene: Scene) -> Iterator[AnswerCandidate]:
    """谁说…: who said what the sentence quotes, where another sentence names the speaker."""
    place = scene.sentence.span
    for quote in scene.records.spoken(scene.sentence):
        named = scene.records.nearest(quote.speaker or "", place)
        if named and not (
            named.paragraph == place.paragraph and place.start <= named.start < place.end
        ):
            yield AnswerCandidate(place.start, place.start, 1.0, "person", "", named)


def _agents(scene: Scene) -> Iterator[AnswerCandidate]:
    """由谁设计: what stands between 由 or 被 and the verb that the question has."""
    parts = [p for p in scene.question.parts if p.beside]
    verbs = [w for p in parts for w in (*p.forms, *p.near) if len(w) > 1]
    if not verbs or ("由" not in scene.text and "被" not in scene.text):
        return
    verb = "|".join(map(re.escape, verbs))
    pattern = rf"[由被]([^，。；：由被]{{2,24}}?)(?:{_HOW})*(?:{verb})"
    for found in re.finditer(pattern, scene.text):
        start, end = (scene.start + i for i in found.span(1))
        # 由北川设计院设计: the verb was found inside the name.
        ends = (s.end for s, _ in scene.within("entities") if s.start < end < s.end)
        yield AnswerCandidate(start, max([end, *ends]), 0.9, "agent")


def roles(scene: Scene) -> Iterator[AnswerCandidate]:
    """什么职务: the title of the person whom the question names."""
    yield from _told_by_quotes(scene)
    for found in re.finditer(_OFFICE, scene.text):
        yield from _held(scene, *found.span(1), 0.8)
    for name in scene.named_people():
        yield from _in_front(scene, name)
        behind = re.match(_BEHIND, scene.behind(name.end))
        if behind:
            shift = name.end - scene.start
            yield from _held(scene, shift + behind.start(1), shift + behind.end(1), 0.9)


def _told_by_quotes(scene: Scene) -> Iterator[AnswerCandidate]:
    """Yield the title that a quote gives its speaker, where it stands beside the name."""
    for quote in scene.document.quotes:
        role, speaker = quote.role, quote.speaker
        if role and speaker and name_form(speaker) in scene.question.text:
            at = scene.text.find(role)
            if at >= 0 and speaker in scene.text[at : at + len(role) + 12]:
                yield scene.at(at, at + len(role), 1.0, "role")


def _held(scene: Scene, start: int, end: int, fit: float) -> Iterator[AnswerCandidate]:
    """Yield the office in a stretch of the sentence, without the organisation's name."""
    if not ending(scene.text[start:end], _TITLES):
        return
    inner = [s.end - scene.start for s, e in scene.within("entities") if e.type == "org"]
    yield scene.at(max([start, *(i for i in inner if start < i < end)]), end, fit, "role")


def _in_front(scene: Scene, name: Span) -> Iterator[AnswerCandidate]:
    """Yield the title in front of a name: from the last organisation or mark on."""
    borders = [
        s.end
        for s, e in scene.within("entities")
        if s.end <= name.start and e.type in ("org", "place", "person")
    ]
    start = max([scene.start, *borders]) - scene.start
    front = scene.before(name.start).rstrip("，,“")
    cut = max(front.rfind(mark) for mark in "，。；：！？“”）)") + 1
    start = max(start, cut)
    start += len(front[start:]) - len(front[start:].lstrip("、和及与兼"))  # 书记甲、副部长乙
    if ending(front[start:], _TITLES) and len(front) - start <= 14:
        yield scene.at(start, len(front), 1.0, "role")
    elif title := re.search(TITLE, front):
        yield scene.at(*title.span(), 0.8, "role")
    elif last := ending(front[start:], _TITLES):
        yield scene.at(len(front) - len(last), len(front), 0.8, "role")
