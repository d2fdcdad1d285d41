"""Candidates that name something: organisations, places, events, products, works, other names.

For 什么 without a telling noun, 为什么 and 怎么 they go down to noun phrases and clauses.
"""

import re
from collections.abc import Iterator

from zgc_cli.document.records import Entity
from zgc_cli.lexicon import mapping
from zgc_cli.query.ask.sentence import AnswerCandidate, Scene

_ORG_ENDS = {
    "school": r"(?:大学|学院|学校|中学|小学|高中|一中|党校|幼儿园)$",
    "hospital": r"(?:医院|诊所)$",
    "institute": r"(?:研究所|研究院|研究中心|科学院)$",
    "court": r"法院$",
    "prosecutor": r"检察院$",
    "bank": r"银行$",
}
_ADDRESS = (
    r"[^，。；：、\s的在]{1,8}?(?:路|大街|街|大道|广场|大厦|社区|村|镇)"
    r"(?=[^，。；、]{0,14}[，。；、])"
)
_TOWARDS = "[在于到至往赴抵入自从]$"
_COMPLEMENT = r"(?:是|为|叫做|叫作|名为|称为|指的是|包括|即)([^，。；！？：]{2,40})"
_CLAUSE = r"[^，。；！？：]+"
_BECAUSE = (
    "因为|由于|因[此而]?|为了|得益于|源于|之所以|缘于|出于|旨在|以便|受.{1,12}影响|导致|使得"
    "|归功于|原因"
)
_BY = "通过|利用|采用|借助|依托|运用|凭借|以.{1,10}为|靠|结合|用.{1,8}来|经由|按照"


def orgs(scene: Scene) -> Iterator[AnswerCandidate]:
    """哪家公司, 哪所大学."""
    for candidate, entity in scene.entities({"org": 1.0}):
        if _is_org_kind(scene.question.detail, entity):
            yield candidate
    # 乐队“晚风”: no known organisation, but named as one.
    yield from (c for c in scene.quoted() if c.fit == 1.0)


def _is_org_kind(detail: str, entity: Entity) -> bool:
    """Return whether an organisation is a school, say, where one is asked for."""
    return detail not in _ORG_ENDS or any(
        re.search(_ORG_ENDS[detail], form) for form in (entity.name, *entity.aliases)
    )


def locations(scene: Scene) -> Iterator[AnswerCandidate]:
    """哪里, 哪个国家, 哪座城市."""
    if scene.question.detail:
        known = mapping("places")
        for candidate, entity in scene.entities({"place": 1.0}):
            forms = (entity.name, *entity.aliases)
            fit = max(_place_fit(scene, form, known.get(form, "")) for form in forms)
            yield _towards(scene, candidate._replace(fit=fit))
        return
    following = {s.start: s.end for s, e in scene.within("entities") if e.type == "place"}
    for candidate, _ in scene.entities({"place": 1.0, "org": 0.3, "event": 0.2}):
        end = candidate.end
        while end in following:  # 河北 + 正定县
            end = following[end]
        address = re.match(_ADDRESS, scene.behind(end))
        end += address.end() if address else 0
        yield _towards(scene, candidate._replace(end=end))


def _towards(scene: Scene, candidate: AnswerCandidate) -> AnswerCandidate:
    """Prefer a place that something is at or goes to."""
    if re.search(_TOWARDS, scene.before(candidate.start)):
        return candidate
    return candidate._replace(fit=candidate.fit * 0.9)


def _place_fit(scene: Scene, name: str, kind: str) -> float:
    """Return how well a place fits 哪个国家, 哪座城市, 哪个县."""
    asked = scene.question
    if (asked.detail == "country") != (kind == "country"):
        return 0.3 if kind or asked.detail == "country" else 0.6
    if asked.detail == "country":
        return 0.8 if name == "中国" else 1.0  # news is at home in China
    if asked.focus not in ("城市", "城", "地区"):
        return 1.0 if name.endswith((asked.focus, asked.focus[-1:])) else 0.6
    if name.endswith(("省", "自治区", "县", "镇", "乡", "村", "区")):
        return 0.5
    return 1.0 if kind or name.endswith("市") else 0.7


def events(scene: Scene) -> Iterator[AnswerCandidate]:
    """哪个会议, 什么活动."""
    yield from (c for c, _ in scene.entities({"event": 1.0, "work": 0.2}))
    yield from _ending_in_focus(scene)


def products(scene: Scene) -> Iterator[AnswerCandidate]:
    """哪款产品, 什么系统."""
    fits = {"product": 1.0, "term": 0.5, "work": 0.4, "org": 0.2}
    yield from (c for c, _ in scene.entities(fits))
    yield from (c._replace(fit=0.6) for c in scene.quoted())
    yield from _ending_in_focus(scene)


def works(scene: Scene) -> Iterator[AnswerCandidate]:
    """哪份报告, 哪部法律."""
    yield from (c for c, _ in scene.entities({"work": 1.0, "term": 0.4}))
    yield from (c._replace(fit=0.6) for c in scene.quoted())


def names(scene: Scene) -> Iterator[AnswerCandidate]:
    """叫什么: a quoted name first, then any name."""
    yield from (c._replace(fit=1.0) for c in scene.quoted())
    fits = {"product": 0.9, "work": 0.8, "event": 0.7, "org": 0.6, "place": 0.5, "term": 0.5}
    alone = not any(p.kind != "name" for p in scene.question.parts)
    yield from (c for c, _ in scene.entities({**fits, "person": 0.6 if alone else 0.3}))


def slogans(scene: Scene) -> Iterator[AnswerCandidate]:
    """什么主题, 什么口号: quoted words, then what stands behind 主题为."""
    yield from (c._replace(fit=1.0) for c in scene.quoted())
    yield from _complements(scene)


def things(scene: Scene) -> Iterator[AnswerCandidate]:
    """什么 without a telling noun: a name, quoted words, a complement, else the clause."""
    yield from _ending_in_focus(scene)
    types = ("product", "event", "work", "org", "place", "person", "term")
    yield from (c for c, _ in scene.entities(dict.fromkeys(types, 0.6)))
    yield from (c if c.fit == 1.0 else c._replace(fit=0.7) for c in scene.quoted())
    yield from _complements(scene)
    yield from _clauses(scene)


def reasons(scene: Scene) -> Iterator[AnswerCandidate]:
    """为什么, 怎么: a clause that begins with a cause or a means, else any clause."""
    cue = _BECAUSE if scene.question.kind == "reason" else _BY
    for clause in _clauses(scene):
        told = re.search(cue, scene.text[clause.start - scene.start : clause.end - scene.start])
        yield clause._replace(fit=1.0 if told else 0.4)


def _complements(scene: Scene) -> Iterator[AnswerCandidate]:
    for found in re.finditer(_COMPLEMENT, scene.text):
        yield scene.at(*found.span(1), 0.6, "clause")


def _ending_in_focus(scene: Scene) -> Iterator[AnswerCandidate]:
    """什么导航系统: the words in front of the noun that is asked for (青鸟导航系统)."""
    focus = scene.question.focus
    if len(focus) > 1 and focus in scene.text:
        outside = r"\s，。；：！？、“”‘’《》（）()的了在用和与是为受"
        for found in re.finditer(rf"[^{outside}]{{1,8}}{re.escape(focus)}", scene.text):
            yield scene.at(*found.span(), 0.9, "noun")


def _clauses(scene: Scene) -> Iterator[AnswerCandidate]:
    for found in re.finditer(_CLAUSE, scene.text):
        if len(found[0].strip("“”‘’「」『』 \"'")) > 2:
            yield scene.at(*found.span(), 0.5, "clause")
