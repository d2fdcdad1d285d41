"""Candidate answers of a sentence: spans of the kind that a question wants, each with its fit.

Candidates come from the records (entities, figures, dates, quotes), where none fits from the
words themselves. A fit is between 0 and 1; what cannot be an answer is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from zgc_cli.document import Date, Document, Entity, Figure, Mention, Quote, Sentence, Span
from zgc_cli.lexicon import mapping, words
from zgc_cli.query.question import BREAK, Question, ending, near, normal

PEOPLE = frozenset("人名位员户口")


class Candidate(NamedTuple):
    """A possible answer: characters of a paragraph."""

    start: int
    end: int
    fit: float
    kind: str
    scope: str = ""  # what the record says that it is about: the clause that a date dates
    elsewhere: Span | None = None  # where it stands, if not in the sentence that speaks for it


class Records:
    """The records of an article by paragraph, gathered when they are first asked for."""

    __slots__ = ("_held", "document")

    def __init__(self, document: Document) -> None:
        """Hold the document; no layer is read yet."""
        self.document = document
        self._held: dict[str, dict[str, list[tuple[Span, object]]]] = {}

    def within(self, layer: str, sentence: Sentence) -> list[tuple[Span, object]]:
        """Return spans and records of a layer that begin in a sentence, in order."""
        if layer not in self._held:
            table: dict[str, list[tuple[Span, object]]] = {}
            for span, record in _places(self.document, layer):
                table.setdefault(span.paragraph, []).append((span, record))
            self._held[layer] = table
        place = sentence.span
        there = self._held[layer].get(place.paragraph, ())
        return [(s, r) for s, r in there if place.start <= s.start and s.end <= place.end]


    def nearest(self, name: str, place: Span) -> Span | None:
        """Return the mention of a person nearest to a place: in its paragraph, then before it."""
        order = {p.id: n for n, p in enumerate(self.document.paragraphs)}
        here = order[place.paragraph]
        named = [
            Span(m.paragraph, m.start, m.end)
            for e in self.document.entities
            if name in (e.name, *e.aliases)
            for m in e.mentions
            if len(m.text) > 1
        ]
        return min(
            named,
            key=lambda s: (
                abs(order[s.paragraph] - here),
                s.paragraph != place.paragraph and order[s.paragraph] > here,
                abs(s.start - place.start),
            ),
            default=None,
        )


def _places(document: Document, layer: str) -> Iterator[tuple[Span, object]]:
    if layer == "entities":
        for entity in document.entities:
            for m in entity.mentions:
                yield Span(m.paragraph, m.start, m.end), entity
    elif layer == "quotes":
        for quote in document.quotes:
            yield from ((part, quote) for part in quote.parts)
    else:
        for record in document.layer(layer):
            yield record.span, record


Finder = Callable[[Question, Sentence, Records], Iterator[Candidate]]


def candidates(question: Question, sentence: Sentence, records: Records) -> list[Candidate]:
    """Return the candidates of a sentence, without those that the question itself names."""
    text = records.document.text_of(sentence.span)
    shift = sentence.span.start
    found = []
    for candidate in FINDERS.get(question.kind, _things)(question, sentence, records):
        place = candidate.elsewhere
        said = (
            normal(records.document.text_of(place))
            if place
            else normal(text[candidate.start - shift : candidate.end - shift])
        )
        if said and said not in question.text:
            found.append(candidate)
    return found


def _entities(
    question: Question, sentence: Sentence, records: Records, fits: Mapping[str, float]
) -> Iterator[tuple[Candidate, Entity]]:
    """Yield the mentions of the types in `fits`; an entity that the question names is none."""
    for span, entity in records.within("entities", sentence):
        assert isinstance(entity, Entity)
        fit = fits.get(entity.type)
        if fit and not any(normal(f) in question.text for f in (entity.name, *entity.aliases)):
            yield Candidate(span.start, span.end, fit, entity.type), entity


def _persons(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """谁, 哪位; an organisation may be meant as well (谁研制的)."""
    text = records.document.paragraph(sentence.span.paragraph).text
    title = ending(question.attribute, "person_titles")
    for candidate, _ in _entities(question, sentence, records, {"person": 1.0, "org": 0.75}):
        if candidate.kind == "org":
            if not title:  # 董事长是谁 asks for a person
                yield candidate
        elif not (CREDIT.search(text[: candidate.start]) and "记者" not in question.text):
            yield candidate._replace(fit=1.0 if _bears(text, candidate, title) else 0.3)
    if not title:
        yield from _speakers(sentence, records)
        yield from _agents(question, sentence, records)


def _agents(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """由谁设计: what stands between 由 or 被 and the verb that the question has."""
    verbs = [w for p in question.parts if p.beside for w in (*p.forms, *p.near) if len(w) > 1]
    text = records.document.text_of(sentence.span)
    if not verbs or not re.search("由|被", text):
        return
    verb = "|".join(map(re.escape, verbs))
    pattern = rf"[由被]([^，。；：由被]{{2,24}}?)(?:所|来|负责|自主|联合|共同|牵头|主持)*(?:{verb})"
    for found in re.finditer(pattern, text):
        start = sentence.span.start
        yield Candidate(start + found.start(1), start + found.end(1), 0.9, "agent")


def _speakers(sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """谁说…: who said what a sentence quotes, named in a sentence near by."""
    place = sentence.span
    for quote in records.document.quotes:
        inside = any(
            p.paragraph == place.paragraph and p.start < place.end and place.start < p.end
            for p in quote.parts
        )
        if inside and quote.speaker and quote.kind != "term":
            named = records.nearest(quote.speaker, place)
            if named and not (
                named.paragraph == place.paragraph and place.start <= named.start < place.end
            ):
                yield Candidate(place.start, place.start, 1.0, "person", "", named)


CREDIT = re.compile(r"[（(](?:记者|通讯员|实习生)[^）)]*$")


def _bears(text: str, name: Candidate, title: str) -> bool:
    """Tell whether a title, or one that answers for it, stands beside a name."""
    if not title:
        return True
    front = re.split(r"[，。；：！？“”]", text[max(name.start - 16, 0) : name.start].rstrip("，“‘"))[-1]
    behind = re.split(r"[。；！？]", text[name.end : name.end + 16])[0]
    # 作为项目的主要负责人，某所研究员张三
    apposed = re.search(r"(?:作为|身为|是)([^。；]{2,40})，[^，。；：]{0,30}$", text[: name.start])
    around = normal(f"{front}{BREAK}{behind}{BREAK}{apposed[1] if apposed else ''}")
    return any(re.search(f"(?<!副){re.escape(word)}", around) for word in (title, *near(title)))


def _orgs(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """哪家公司, 哪所大学."""
    for candidate, entity in _entities(question, sentence, records, {"org": 1.0}):
        if _is_org_kind(question.detail, entity):
            yield candidate
    for c in _quoted(question, sentence, records):
        if c.fit == 1.0:
            yield c


def _is_org_kind(detail: str, entity: Entity) -> bool:
    """Tell whether an organisation is a school or a hospital where one is asked for."""
    ends = {"school": r"(?:大学|学院|学校|中学|小学|高中|一中|党校|幼儿园)$", "hospital": "医院$"}
    return detail not in ends or any(
        re.search(ends[detail], form) for form in (entity.name, *entity.aliases)
    )


def _locations(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """哪里, 哪个国家, 哪座城市."""
    places = mapping("places") if question.detail else {}
    following = {
        s.start: s.end
        for s, e in records.within("entities", sentence)
        if isinstance(e, Entity) and e.type == "place"
    }
    text = records.document.paragraph(sentence.span.paragraph).text
    for candidate, entity in _entities(
        question, sentence, records, {"place": 1.0, "org": 0.3, "event": 0.2}
    ):
        if question.detail:
            if candidate.kind != "place":
                continue
            forms = (entity.name, *entity.aliases)
            fit = max(_place_fit(question, form, places.get(form, "")) for form in forms)
            candidate = candidate._replace(fit=fit)
        if candidate.kind == "place" and not re.search("[在于到至往赴抵入自从]$", text[: candidate.start]):
            candidate = candidate._replace(fit=candidate.fit * 0.9)
        if not question.detail:
            while candidate.end in following:  # 海南 + 澄迈县
                candidate = candidate._replace(end=following[candidate.end])
            address = ADDRESS.match(text, candidate.end)
            candidate = candidate._replace(end=address.end()) if address else candidate
        yield candidate


def _place_fit(question: Question, name: str, kind: str) -> float:
    """Return how well a place fits 哪个国家, 哪座城市, 哪个县."""
    if (question.detail == "country") != (kind == "country"):
        return 0.3 if kind or question.detail == "country" else 0.6
    if question.detail == "country":
        return 0.8 if name == "中国" else 1.0  # news is at home in China
    last = question.focus[-1:]
    if question.focus not in ("城市", "城", "地区"):
        return 1.0 if name.endswith((last, question.focus)) else 0.6
    if name.endswith(("省", "自治区", "县", "镇", "乡", "村", "区")):
        return 0.5
    return 1.0 if kind or name.endswith("市") else 0.7


ADDRESS = re.compile(r"[^，。；：、\s的在]{1,8}?(?:路|大街|街|大道|广场|大厦|社区|村|镇)(?=[^，。；、]{0,14}[，。；、])")


def _events(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    for candidate, _ in _entities(question, sentence, records, {"event": 1.0, "work": 0.2}):
        yield candidate
    yield from _ending_in_focus(question, sentence, records)


def _products(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    fits = {"product": 1.0, "term": 0.5, "work": 0.4, "org": 0.2}
    for candidate, _ in _entities(question, sentence, records, fits):
        yield candidate
    for c in _quoted(question, sentence, records):
        yield c._replace(fit=0.6)
    yield from _ending_in_focus(question, sentence, records)


def _works(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    for candidate, _ in _entities(question, sentence, records, {"work": 1.0, "term": 0.4}):
        yield candidate
    for c in _quoted(question, sentence, records):
        yield c._replace(fit=0.6)


DAY, MONTH, YEAR = ("day",), ("day", "month"), ("year",)


def _dates(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """何时, 哪一年, 哪一天: a date that is as fine as the one asked for."""
    for span, date in records.within("dates", sentence):
        assert isinstance(date, Date)
        fit = 1.0
        if question.detail == "year":
            named = "年" in date.text or date.granularity in ("year", "plan", "decade")
            fit = 1.0 if date.granularity == "year" else 0.8 if named else 0.3
        elif question.detail == "day":
            fine = date.granularity == "day" or re.search(r"[日号]", date.text)
            fit = 1.0 if fine else 0.4
        elif question.detail == "month":
            fit = 1.0 if date.granularity in ("month", "day") else 0.4
        yield Candidate(span.start, span.end, fit, "date", normal(date.event))


def _figures(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """多少, 几: a quantity of the kind, the unit and the noun that the question names.

    Of two between which something went (由36小时压缩至20小时) the later one is meant.
    """
    text = records.document.paragraph(sentence.span.paragraph).text
    before = question.rest.partition(BREAK)[0]
    changed = CHANGE.search(before[-5:])  # 下降了多少
    for span, figure in records.within("figures", sentence):
        assert isinstance(figure, Figure)
        fit = _figure_fit(question, figure, records.document, span)
        front = re.split("[，。；：,;:]", text[sentence.span.start : span.start])[-1]
        if changed and not CHANGE.search(front):
            fit *= 0.6
        if question.detail == "age" and not _is_age_of(question, sentence, records, span):
            fit = 0.0
        if FORMER.search(text[max(span.start - 8, 0) : span.start]) and LATTER.match(text, span.end):
            fit *= 0.8 if not PAST.search(question.text) else 1.0
        if fit:
            about = normal(f"{figure.counted or ''}{BREAK}{figure.subject or ''}")
            yield Candidate(span.start, span.end, fit, "figure", about)


CHANGE = re.compile(
    "增加|增长|增多|上升|上涨|提高|提升|下降|下滑|下跌|减少|降低|缩短|扩大|增幅|降幅|涨幅|多了|少了|涨|降|升|增|减"
)


def _is_age_of(question: Question, sentence: Sentence, records: Records, age: Span) -> bool:
    """Tell whether an age is that of the person whom the question names."""
    text = records.document.paragraph(age.paragraph).text
    names = [
        span
        for span, entity in records.within("entities", sentence)
        if isinstance(entity, Entity)
        and entity.type == "person"
        and any(normal(f) in question.text for f in (entity.name, *entity.aliases))
    ]
    behind = re.compile("[^，。；：、]{0,14}").match(text, age.end)
    within = behind.end() if behind else age.end
    if text.startswith("的", age.end):
        return not names or any(age.end <= n.start <= within for n in names)
    return not names or any(n.end <= age.start and age.start - n.end < 30 for n in names)


FORMER = re.compile(r"(?:由|从|比)[^，。；]{0,6}$")
LATTER = re.compile(r"[^，。；\d]{0,4}[至到为]")
PAST = re.compile(r"原来|以前|过去|此前|从前|当初|原先|之前")

KINDS = {
    "money": ("money",),
    "ratio": ("ratio",),
    "duration": ("duration",),
    "area": ("area",),
    "length": ("length",),
    "mass": ("mass",),
    "energy": ("energy",),
    "temperature": ("temperature",),
    "frequency": ("frequency",),
    "ordinal": ("ordinal",),
    "scale": ("money", "count", "area", "mass"),
    "size": ("area", "length", "mass", "money", "count", "duration"),
    "height": ("length", "temperature", "ratio", "money"),
    "long": ("length", "duration"),
    "speed": ("length", "ratio", "duration", "frequency"),
    "part": ("ratio",),
    "people": ("count",),
}
LIKE = {
    "个": ("家", "名", "位", "项", "座", "条", "款", "所", "只", "人"),
    "家": ("个",),
    "名": ("人", "位", "个"),
    "位": ("人", "名", "个"),
    "人": ("名", "位", "口", "人次"),
    "只": ("头", "羽"),
    "头": ("只",),
    "次": ("回", "趟"),
}


def _figure_fit(question: Question, figure: Figure, document: Document, span: Span) -> float:
    """Return how well a figure fits what is asked for; 0 if it is of another kind."""
    detail, unit = question.detail, question.unit
    age = figure.unit in ("岁", "周岁", "多岁")
    if detail == "age" or age:
        return 1.0 if detail == "age" and age else 0.6 if detail in ("size",) and age else 0.0
    if figure.kind == "ordinal" and detail != "ordinal":
        return 0.0
    if detail == "any":
        return 0.8
    if detail in KINDS:
        if figure.kind not in KINDS[detail]:
            return 0.0
        if detail == "people":
            return 1.0 if (figure.unit or "")[:1] in PEOPLE else 0.0
        if unit and figure.unit and unit not in figure.unit and figure.unit not in unit:
            return 0.85 if detail != "duration" else 0.6
        return 1.0
    if not unit:
        return _noun_fit(question.focus or question.attribute, figure, document, span)
    if unit == (figure.unit or "") or (figure.unit or "").endswith(unit):
        return 0.7 + 0.3 * _noun_fit(question.focus, figure, document, span)
    if (figure.unit or "") in LIKE.get(unit, ()) and figure.unit:
        return 0.9 * _noun_fit(question.focus, figure, document, span, 0.0)
    return 0.0


def _noun_fit(
    noun: str, figure: Figure, document: Document, span: Span, least: float = 0.25
) -> float:
    """Return how well what a figure counts fits the noun that the question counts."""
    if not noun:
        return 1.0
    text = document.paragraph(span.paragraph).text
    counted, subject = normal(figure.counted or figure.text), normal(figure.subject or "")
    front = re.split(r"[\d，。；：、]", text[max(span.start - 8, 0) : span.start])[-1]
    behind = re.split(r"[\d，。；：、]", text[span.end : span.end + 10])[0]
    around = normal(f"{front}{BREAK}{behind}")
    apart = 0.6 if figure.counted else 0.95
    for held, fit in ((counted, 1.0), (subject, apart), (around, apart)):
        if any(noun[:n] in held for n in range(min(len(noun), 4), min(len(noun), 2) - 1, -1)):
            return fit
    if (figure.unit or "")[:1] in PEOPLE:
        if noun[:1] == "人":
            return 1.0
        if noun.endswith(("群众", "人员", "民众")) or ending(noun, "person_titles"):
            return 0.7
    return least


@cache
def _role_pattern() -> re.Pattern[str]:
    from zgc_cli.lexicon import pattern

    title = f"(?:{pattern('person_titles')})"
    return re.compile(rf"[^\s，。；：！？、“”‘’（）()]{{0,6}}?{title}(?:(?:、|兼|和|，){title})*")


def _roles(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """什么职务: the title of the person whom the question names, in front of or behind the name."""
    document = records.document
    place = sentence.span
    text = document.text_of(place)
    ends = {place.start}
    people = []
    for span, entity in records.within("entities", sentence):
        assert isinstance(entity, Entity)
        if entity.type in ("org", "place"):
            ends.add(span.end)
        elif entity.type == "person":
            forms = (entity.name, *entity.aliases)
            if any(normal(f) in question.text for f in forms):
                people.append(span)
            else:
                ends.add(span.end)
    yield from _told_roles(question, sentence, records)
    for name in people:
        start = max(e for e in ends if e <= name.start)
        front = text[start - place.start : name.start - place.start]
        front = front.rstrip("，,“")
        cut = max(front.rfind(mark) for mark in "，。；：！？“”") + 1
        found = list(_role_pattern().finditer(front, cut))
        if found and found[-1].end() == len(front):
            yield Candidate(start + found[-1].start(), start + len(front), 1.0, "role")
            continue
        if title := TITLE.search(front):
            yield Candidate(start + title.start(), start + title.end(), 0.8, "role")
        rest = text[name.end - place.start :]
        behind = re.compile(r"(?:，|[（(])?(?:现|曾|时)?(?:是|为|任|担任|出任|当选|就任|系)([^，。；！？]{1,24})").match(rest)
        if behind and (title := list(_role_pattern().finditer(behind[1]))):
            last = title[-1]
            start = name.end + behind.start(1)
            yield Candidate(start + last.start(), start + last.end(), 0.9, "role")


# The end of an organisation's name, and what stands behind it up to the person.
TITLE = re.compile(
    r"(?<=[局厅部院所司心学委办处科站队会社馆团行校村镇乡县市省区组室店厂])"
    r"[^\s，。；：、“”局厅部院所司心学委办处科站队会社馆团行校村镇乡县市省区组室店厂的]{1,7}"
    r"[员长师家授理任记席监裁人问官士工手生者匠警兵]$"
)


def _told_roles(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """Yield the title that a quote gives its speaker, and what stands behind 担任."""
    document = records.document
    text, shift = document.text_of(sentence.span), sentence.span.start
    for quote in document.quotes:
        if quote.role and quote.speaker and normal(quote.speaker) in question.text:
            at = text.find(quote.role)
            if at >= 0 and quote.speaker in text[at : at + len(quote.role) + 12]:
                yield Candidate(shift + at, shift + at + len(quote.role), 1.0, "role")
    for found in OFFICE.finditer(text):
        titles = list(_role_pattern().finditer(found[1]))
        if titles:
            end = found.start(1) + titles[-1].end()
            yield Candidate(shift + found.start(1), shift + end, 0.8, "role")


OFFICE = re.compile("(?:现任|曾任|历任|担任|出任|就任|升任|调任|转任|当选为?|任)([^，。；！？]{2,30})")


def _quoted(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """Yield the quoted terms of a sentence; one behind the noun asked for fits in full."""
    text = records.document.text_of(sentence.span)
    for span, quote in records.within("quotes", sentence):
        assert isinstance(quote, Quote)
        if quote.kind == "term" and span.end - span.start <= 30:
            front = text[: span.start - sentence.span.start].rstrip("“‘「『\"'")
            named = bool(question.focus) and front.endswith(question.focus)
            yield Candidate(span.start, span.end, 1.0 if named else 0.9, "term")


def _names(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """叫什么: a quoted name first, then any name."""
    for c in _quoted(question, sentence, records):
        yield c._replace(fit=1.0)
    fits = {"product": 0.9, "event": 0.7, "work": 0.8, "org": 0.6, "place": 0.5, "person": 0.6, "term": 0.5}
    for candidate, _ in _entities(question, sentence, records, fits):
        yield candidate


def _slogans(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """什么主题, 什么口号: quoted words, then what stands behind 主题为."""
    for c in _quoted(question, sentence, records):
        yield c._replace(fit=1.0)
    yield from _complements(question, sentence, records)


COMPLEMENT = re.compile(r"(?:是|为|叫做|叫作|名为|称为|指的是|包括|即)([^，。；！？：]{2,40})")


def _complements(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    text = records.document.text_of(sentence.span)
    for found in COMPLEMENT.finditer(text):
        start = sentence.span.start
        yield Candidate(start + found.start(1), start + found.end(1), 0.6, "clause")


def _ending_in_focus(
    question: Question, sentence: Sentence, records: Records
) -> Iterator[Candidate]:
    """什么导航系统: the words in front of the noun that was asked for (北斗导航系统)."""
    if len(question.focus) < 2:
        return
    text = records.document.text_of(sentence.span)
    pattern = rf"[^\s，。；：！？、“”‘’《》（）()的了在用和与是为]{{1,8}}{re.escape(question.focus)}"
    for found in re.finditer(pattern, text):
        start = sentence.span.start
        yield Candidate(start + found.start(), start + found.end(), 0.9, "noun")


def _things(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """什么 without a telling noun: a name, quoted words, a complement, else the clause."""
    yield from _ending_in_focus(question, sentence, records)
    fits = dict.fromkeys(("product", "event", "work", "org", "place", "person", "term"), 0.6)
    for candidate, _ in _entities(question, sentence, records, fits):
        yield candidate
    for c in _quoted(question, sentence, records):
        yield c._replace(fit=0.7)
    yield from _complements(question, sentence, records)
    for clause in _clauses(question, sentence, records):
        yield clause._replace(fit=0.5)


CLAUSE = re.compile(r"[^，。；！？：]+")
BECAUSE = re.compile(r"因为|由于|因[此而]?|为了|得益于|源于|之所以|缘于|出于|旨在|以便|受.{1,12}影响|导致|使得|归功于|原因")
BY = re.compile(r"通过|利用|采用|借助|依托|运用|凭借|以.{1,10}为|靠|结合|用.{1,8}来|经由|按照")


def _clauses(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    text = records.document.text_of(sentence.span)
    start = sentence.span.start
    for found in CLAUSE.finditer(text):
        if len(found[0].strip("“”‘’「」『』 \"'")) > 2:
            yield Candidate(start + found.start(), start + found.end(), 0.5, "clause")


def _reasons(question: Question, sentence: Sentence, records: Records) -> Iterator[Candidate]:
    """为什么: a clause that begins with a cause, else any clause."""
    text, shift = records.document.text_of(sentence.span), sentence.span.start
    cue = BECAUSE if question.kind == "reason" else BY
    for clause in _clauses(question, sentence, records):
        causal = cue.search(text[clause.start - shift : clause.end - shift])
        yield clause._replace(fit=1.0 if causal else 0.4)


FINDERS: Mapping[str, Finder] = {
    "person": _persons,
    "org": _orgs,
    "place": _locations,
    "event": _events,
    "product": _products,
    "work": _works,
    "date": _dates,
    "figure": _figures,
    "role": _roles,
    "name": _names,
    "slogan": _slogans,
    "reason": _reasons,
    "manner": _reasons,
    "which": _things,
}
