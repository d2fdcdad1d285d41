"""Candidates for 多少, 几 and 何时: figures of the kind, unit and noun asked for, and dates."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli.document.records import Figure, Span
from zgc_cli.query.ask.question_parts import ending
from zgc_cli.query.ask.sentence import AnswerCandidate, Scene
from zgc_cli.query.match.normalize import BREAK
from zgc_cli.reading.normal import name_form

_PEOPLE = tuple("人名位员户口")
_LONGEST_CLAUSE = 200  # characters of a clause in front of a quantity that are looked at
_CHANGE = (
    "增加|增长|增多|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|缩短|扩大"
    "|增幅|降幅|涨幅|多了|少了|涨|降|升|增|减"
)
_FORMER, _LATTER = r"(?:由|从|比)[^，。；]{0,6}$", r"[^，。；\d]{0,4}[至到为]"
_PAST = "原来|以前|过去|此前|从前|当初|原先|之前"
# What a question asks for -> the kinds of figure that may answer.
_KINDS = {
    "money": ("money",),
    "ratio": ("ratio",),
    "part": ("ratio",),
    "duration": ("duration",),
    "area": ("area",),
    "length": ("length",),
    **{
        kind: (kind,)
        for kind in ("volume", "voltage", "pressure", "data", "radiation", "measure", "score")
    },
    "power": ("power", "energy"),
    "mass": ("mass", "volume"),
    "energy": ("energy", "power"),
    "temperature": ("temperature",),
    "frequency": ("frequency",),
    "ordinal": ("ordinal",),
    "people": ("count", "frequency"),
    "population": ("count",),
    "scale": ("money", "count", "area", "mass", "volume"),
    "size": ("area", "length", "mass", "volume", "energy", "power", "data", "money", "count"),
    "height": ("length", "temperature", "ratio", "money"),
    "long": ("length", "duration"),
    "speed": ("length", "ratio", "duration", "frequency"),
}
# Measure words that stand for one another before the same noun.
_LIKE = {
    "个": ("家", "名", "位", "项", "座", "条", "款", "所", "只", "人"),
    "家": ("个",),
    "名": ("人", "位", "个"),
    "位": ("人", "名", "个"),
    "人": ("名", "位", "口", "人次"),
    "只": ("头", "羽"),
    "头": ("只",),
    "次": ("回", "趟"),
}


def days(scene: Scene) -> Iterator[AnswerCandidate]:
    """何时, 哪一年, 哪一天: a date that is as fine as the one asked for."""
    for span, date in scene.within("dates"):
        fit = _fineness(scene.question.detail, date.text, date.granularity)
        yield AnswerCandidate(span.start, span.end, fit, "date", name_form(date.event))


def _fineness(detail: str, text: str, granularity: str) -> float:
    if detail == "year":
        named = "年" in text or granularity in ("plan", "decade")
        return 1.0 if granularity == "year" else 0.8 if named else 0.3
    if detail == "day":
        return 1.0 if granularity == "day" or re.search("[日号]", text) else 0.4
    if detail == "month":
        return 1.0 if granularity in ("month", "day") else 0.4
    return 1.0


def quantities(scene: Scene) -> Iterator[AnswerCandidate]:
    """多少, 几: a quantity of the kind, the unit and the noun that the question names."""
    held = scene.within("figures")
    others = _others(scene, [span for span, _ in held])
    if re.search("一共|总共|总计|共有", scene.question.text):
        others |= _lesser(held)
    for span, figure in held:
        fit = _fit(scene, figure, span) * _change(scene, span)
        fit *= 0.6 if span in others else 1.0
        if fit:
            about = name_form(f"{figure.counted or ''}{BREAK}{figure.subject or ''}")
            yield AnswerCandidate(span.start, span.end, fit, "figure", about)

    if scene.question.detail == "ordinal":
        for found in re.finditer(
            rf"第[\d一二三四五六七八九十百]+{scene.question.unit}", scene.text
        ):
            yield scene.at(*found.span(), 0.9, "figure")  # 第二十届, inside a name


def _others(scene: Scene, figures: Sequence[Span]) -> set[Span]:
    """Return the figures of other members: in 甲、乙分别增长3%、5% the first is not that of 乙."""
    found: set[Span] = set()
    for each in re.finditer("分别|依次", scene.text):
        members = re.split("[、和与及]", re.split("[，。；：,;:]", scene.text[: each.start()])[-1])
        theirs = [s for s in figures if s.start >= scene.start + each.end()][: len(members)]
        pairs = [{m[i : i + 2] for i in range(len(m) - 1)} for m in map(name_form, members)]
        only = [p - set().union(*(o for o in pairs if o is not p)) for p in pairs]
        asked = [sum(pair in scene.question.text for pair in p) for p in only]
        if len(theirs) == len(members) > 1 and any(asked):
            found.update(s for s, n in zip(theirs, asked, strict=True) if n < max(asked))
    return found


def _lesser(figures: Sequence[tuple[Span, Figure]]) -> set[Span]:
    """Return the figures that are less than another one of the same unit."""
    most: dict[str | None, float] = {}
    for _, figure in figures:
        most[figure.unit] = max(most.get(figure.unit, 0), figure.value or 0)
    return {span for span, figure in figures if (figure.value or 0) < most[figure.unit]}


def _change(scene: Scene, span: Span) -> float:
    """Return less for a level where a change is asked for, and for what something changed from.

    下降了多少 wants 下滑6%; of 由50小时压缩至30小时 the latter is meant.
    """
    fit, question = 1.0, scene.question
    before = scene.before(span.start)
    asked = question.rest.partition(BREAK)[0][-5:]
    clause = re.split("[，。；：,;:]", before[-_LONGEST_CLAUSE:])[-1]
    if re.search(f"(?:{_CHANGE})(?:到|至|为|成)$", asked):
        fit = 1.0 if re.search("[到至为达成]$", clause) or clause == "" else 0.7  # 提高到多少
    elif re.search(_CHANGE, asked):
        fit = 1.0 if re.search(_CHANGE, clause) else 0.6
    if re.search(_FORMER, before[-8:]) and re.match(_LATTER, scene.behind(span.end)):
        fit *= 1.0 if re.search(_PAST, question.text) else 0.6
    return fit


def _fit(scene: Scene, figure: Figure, span: Span) -> float:
    """Return how well a figure fits what is asked for; 0 if it is of another kind."""
    detail, unit, held = scene.question.detail, scene.question.unit, figure.unit or ""
    if detail == "age" or held in ("岁", "周岁"):
        asked = detail in ("age", "size") and held in ("岁", "周岁")
        return 1.0 if asked and _is_age_of(scene, span) else 0.0
    if figure.kind == "ordinal" and detail != "ordinal":
        return 0.0
    if detail == "any":
        return 0.8
    if detail in _KINDS:
        if figure.kind not in _KINDS[detail]:
            return 0.0
        if detail == "size" and figure.kind in ("money", "count"):
            return 0.6
        if detail == "people":
            return 1.0 if held.startswith(_PEOPLE) else 0.0
        if detail == "population":
            counted = f"{figure.counted or ''}{figure.subject or ''}"
            return 1.0 if "人口" in counted + scene.before(span.start)[-10:] else 0.0
        if unit and held and unit not in held and held not in unit:
            return 0.85 if detail != "duration" else 0.4
        return 1.0
    if not unit:
        return _noun_fit(scene, scene.question.focus or scene.question.attribute, figure, span)
    if held.endswith(unit):
        return 0.7 + 0.3 * _noun_fit(scene, scene.question.focus, figure, span)
    if held in _LIKE.get(unit, ()):
        return 0.9 * _noun_fit(scene, scene.question.focus, figure, span, least=0.0)
    return 0.0


def _noun_fit(scene: Scene, noun: str, figure: Figure, span: Span, least: float = 0.25) -> float:
    """Return how well what a figure counts fits the noun that the question counts."""
    if not noun:
        return 1.0
    front = re.split(r"[\d，。；：、]", scene.before(span.start)[-8:])[-1]
    behind = re.split(r"[\d，。；：、]", scene.behind(span.end)[:10])[0]
    apart = 0.6 if figure.counted else 0.95
    sources = (
        (figure.counted or figure.text, 1.0),
        (figure.subject or "", apart),
        (f"{front}{BREAK}{behind}", apart),
    )
    pieces = [noun[:n] for n in range(min(len(noun), 4), min(len(noun), 2) - 1, -1)]
    for text, fit in sources:
        held = name_form(text)
        if any(piece in held for piece in pieces):
            return fit
    if (figure.unit or "").startswith(_PEOPLE):
        if noun.startswith("人"):
            return 1.0
        many = noun.endswith(("群众", "人员", "民众"))
        if many or (least and ending(noun, "person_titles")):
            return 0.7
    return least


def _is_age_of(scene: Scene, age: Span) -> bool:
    """Return whether an age is that of the person whom the question names.

    Behind 的 comes whose age it is (82岁的老人); else the name stands in front.
    """
    people = scene.named_people()
    behind = scene.behind(age.end)
    if behind.startswith("的"):
        near = re.match("[^，。；：、]{0,14}", behind)
        limit = age.end + (near.end() if near else 0)
        return not people or any(age.end <= p.start <= limit for p in people)
    return not people or any(0 <= age.start - p.end < 30 for p in people)
