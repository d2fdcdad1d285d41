"""Facts that clauses assert: who did what, what is so, and the figures that attributes have.

A sentence is read clause by clause. A clause without a subject takes over that of the clause before
it; one whose subject is only a pronoun or 该公司 is resolved (see `topics`), or makes no fact.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document import Document, Entity, Figure, Paragraph, Span
from zgc_cli.parser import predication
from zgc_cli.parser.clauses import Clause, Records, Unit, clauses
from zgc_cli.parser.measures import Measure, figure_of, measure, stated
from zgc_cli.parser.predication import (
    Predication,
    acting,
    base,
    is_adverb,
    is_nominal,
    is_verb,
    nominal_words,
)
from zgc_cli.parser.topics import Topic, carried, coordinated, is_attribute, resolved, topic

LONGEST_OBJECT = 60
LONGEST_PREDICATE = 22
_SKIPPED_FRONT = re.compile(r"^(?:也|还|更|又|均|都|既|则|便|就|才|并|且|而|却)+(?=.)")
_PARTNERS = frozenset(("与", "和", "同", "跟", "为"))
_TIMES = frozenset(("时", "后", "之后", "以后", "前", "之前", "以前", "期间"))
_PRESENCE = re.compile(
    r"(?:均|都|也|已|就|里|中)*(?:有|留下|留下了|见到|看到|能看到|能见到|活跃着|出现了?|可见)[它其他她](?:们)?的"
    r"(?P<what>身影|足迹|产品|影子|脚步|身姿)"
)
FIRST = re.compile(
    r"(?P<scope>全球|世界|全国|全省|全市|国内|国际|我国|中国|亚洲|欧洲|非洲|亚太|业内|行业|业界|史上|历史上|"
    r"当地|国产|本市|全区|海内外|我省|国家级|省级)?(?:的)?(?P<first>首(?!都|席|先|尾|饰|脑|相|府|长|领|肯)"
    r"(?:个|款|台|次|家|条|座|艘|颗|批|例|部|套|架|项|种|辆|只|届|枚|张|份|期|所|支|名|位|创|单|列|班|处|片|"
    r"栋|间|幅|场|轮|段|组|块|株|头|口|宗|笔|发|站|店|展|秀)|第一(?:个|款|台|次|家|条|座|艘|颗|批|例|部|套|架|项|种|辆))"
)


class Statement(NamedTuple):
    """A fact before it has a number; `place` keeps the order of those of one clause."""

    kind: str
    subject: str
    predicate: str
    object: str
    entities: tuple[Entity, ...]
    span: Span
    place: int
    rule: str


def assertions(document: Document, records: dict[str, Records]) -> Iterator[Statement]:
    """Yield the facts of every body paragraph and caption."""
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in ("body", "caption") and number < len(document.tokens):
            there = clauses(paragraph, document.tokens[number], records[paragraph.id])
            held = [part for clause in there for part in _segments(clause)]
            yield from Reader(paragraph, held).statements()


def _segments(clause: Clause) -> list[Clause]:
    """Split 甲首次揭示乙、丙实现丁, where each part has a subject, a verb and an object."""
    joints = [i for i, u in enumerate(clause.units) if u.text == "、" and u.kind == "word"]
    if not joints:
        return [clause]
    ends = [*joints, len(clause.units)]
    starts = [0, *(j + 1 for j in joints)]
    parts = [clause.units[a:b] for a, b in zip(starts, ends, strict=True)]
    if not all(parts):
        return [clause]
    whole = [r for r in map(predication.predication, parts) if r and _is_whole(r)]
    if len(whole) < 2 or len(whole) < len(parts):
        return [clause]
    return [
        clause._replace(units=p, mark="、" if i + 1 < len(parts) else clause.mark)
        for i, p in enumerate(parts)
    ]


def _is_whole(reading: Predication) -> bool:
    return reading.subject[0] < reading.subject[1] and reading.object[0] < reading.object[1]


class Reader:
    """Reads the clauses of one paragraph in order and remembers what they are about."""

    def __init__(self, paragraph: Paragraph, held: Sequence[Clause]) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.clauses = held
        self.topic: Topic | None = None
        self.last: Topic | None = None  # of the sentence before
        self.place: Topic | None = None  # 某某产业园内，……
        self.hedge = ""
        # The noun phrase that was the whole clause before, and the topic before it.
        self.listed: tuple[Clause, Topic | None] | None = None
        self.attribute: tuple[Topic, str] | None = None  # of which a figure was last told
        self.begin = 0  # of the sentence
        self.acted = False  # whether the clause before had an object that this may be about
        self.seen: list[Unit] = []
        self.recent: list[Unit] = []

    def statements(self) -> Iterator[Statement]:
        """Yield the facts of the paragraph."""
        sentence: list[Clause] = []
        for i, clause in enumerate(self.clauses):
            sentence.append(clause)
            if i + 1 == len(self.clauses) or self.clauses[i + 1].sentence != clause.sentence:
                if clause.mark[:1] not in ("？", "?"):
                    yield from self._sentence(sentence)
                self.last, self.recent = self.topic, self.seen
                sentence = []

    def _sentence(self, held: Sequence[Clause]) -> Iterator[Statement]:
        self.topic = self.place = self.listed = self.attribute = None
        self.begin = held[0].start
        self.acted = False
        self.hedge = ""
        self.seen = []
        readings = [predication.predication(c.units) for c in held]
        own = any(r and r.subject[0] < r.subject[1] for r in readings) or any(
            (m := measure(self.text, c.units)) and m.noun for c in held
        )
        if not own and self.last and self.last.named and all(map(_starts_with_verb, held)):
            self.topic = carried(self.last)
        reported, spread = held[0].reported, False
        for i, (clause, reading) in enumerate(zip(held, readings, strict=True)):
            if clause.reported is not reported:
                reported, self.topic, self.hedge = clause.reported, None, ""
            cue = i + 1 < len(held) and held[i + 1].reported is not clause.reported
            if not cue:
                yield from self._clause(clause, reading)
            self.seen += clause.units
            if clause.mark == "、":
                self.topic, spread = None, True
            elif spread:
                self.topic, spread = None, False  # 甲取得乙、丙实现丁，展现了……: of all of them
            if clause.mark[:1] in ("；", ";"):
                self.topic, self.hedge = None, ""

    def _clause(self, clause: Clause, reading: Predication | None) -> Iterator[Statement]:
        self._hear_place(clause)
        if clause.units[-1].text in acting("source"):
            self.topic = None  # 海关总署发布数据显示，
            return
        found = measure(self.text, clause.units)
        listed, self.listed = self.listed, None
        if found:
            yield from self._measured(clause, found)
        elif listed and (presence := self._presence(clause, *listed)):
            yield presence
        elif first := self._first_through(clause):
            yield first
        elif reading:
            yield from self._asserted(clause, reading)
        elif predication.lead(clause.units) == len(clause.units):
            pass  # 9月18日至22日，
        elif clause.mark == "，" and is_nominal(clause.units):
            self.listed = (clause, self.topic)
            opens = clause.start == self.begin
            held = topic(self.text, clause.units, clause.sentence)
            self.topic = held if held and opens and (held.named or self._is_link(clause)) else None
        elif self.place and clause.units[0].kind == "figure":
            yield from self._counted_there(clause)
        elif not self._continues(clause):
            self.topic = None
        self.hedge = _hedge(clause.units) or self.hedge

    def _continues(self, clause: Clause) -> bool:
        """Tell a clause that cannot have brought a new subject: only an adverbial."""
        first = clause.units[0]
        return predication.lead(clause.units) == len(clause.units) or (
            first.kind == "word" and (first.text in acting("preposition") or first.tag == "d")
        )

    def _is_link(self, clause: Clause) -> bool:
        """Tell whether the next clause says what this noun phrase is: 开放，是……."""
        after = self.text[clause.end : clause.end + 6].lstrip("，曾也就既正")
        return after.startswith("是")

    def _presence(self, clause: Clause, listed: Clause, held: Topic | None) -> Statement | None:
        """甲机场、乙机场等超20个机场，均有它的身影: where the topic is found."""
        match = _PRESENCE.fullmatch(self.text[clause.start : clause.end])
        figure = next((i for i, u in enumerate(listed.units) if u.kind == "figure"), None)
        about = held and carried(held)
        if not match or figure is None or about is None or not about.named:
            return None
        self.topic = about
        object_ = self.text[listed.units[figure].start : listed.end]
        span = Span(self.paragraph.id, about.start, clause.end)
        return Statement(
            "quantity",
            about.text,
            match["what"],
            object_,
            about.entities,
            span,
            clause.start,
            "presence",
        )

    def _first_through(self, clause: Clause) -> Statement | None:
        """让泰国东部偏远区域首次接入高速网络: the first time is that of the object of 让."""
        units = clause.units
        if units[0].text not in ("让", "使"):
            return None
        at = next((i for i, u in enumerate(units) if u.text == "首次"), 0)
        rest = predication.predication(units[at + 1 :]) if at > 1 else None
        if rest is None or not is_nominal(units[1:at]) or rest.object[0] >= rest.object[1]:
            return None
        about = topic(self.text, units[1:at], clause.sentence)
        first, last = (rest.units[i].start for i in (0, rest.object[0]))
        if about is None or not _is_object(rest.units[rest.object[0] : rest.object[1]]):
            return None
        span = Span(self.paragraph.id, clause.start, clause.end)
        predicate = self.text[units[at].start : last]
        return Statement(
            "first",
            about.text,
            predicate,
            self.text[last : clause.end],
            about.entities,
            span,
            first,
            "first-time",
        )

    def _hear_place(self, clause: Clause) -> None:
        """Remember a named place that opens a sentence: 某某产业园内，……."""
        units = clause.units
        begin = 1 if units[0].text in ("在", "走进", "来到") else 0
        inner = units[begin:-1]
        if not inner or units[-1].text not in ("内", "里", "中", "上"):
            return
        if is_nominal(inner) and clause.mark == "，":
            self.place = topic(self.text, inner, clause.sentence)
            if self.place and not self.place.named:
                self.place = None

    # Subjects

    def _subject(self, clause: Clause, units: Sequence[Unit]) -> Topic | None:
        """Return the subject that the clause names, resolved where it points back."""
        found = topic(self.text, units, clause.sentence)
        if found:
            return found
        last = self.topic or self.last
        return resolved(self.text, units, [*self.recent, *self.seen], last, clause.sentence)

    def _inherited(self, clause: Clause) -> Topic | None:
        return carried(self.topic) if self.topic else None

    def _span(self, clause: Clause, about: Topic, own: bool) -> Span:
        """Return the evidence: from the subject on where it stands in the same sentence."""
        here = own or not self.begin <= about.start < clause.start
        start = clause.start if here else about.start
        end = clause.end
        return Span(self.paragraph.id, start, end)

    # Clauses with a verb

    def _asserted(self, clause: Clause, reading: Predication) -> Iterator[Statement]:
        units = clause.units
        first, last = reading.subject
        explicit = first < last
        inside = ""
        relational = self.text[units[first].start : units[last - 1].end] if explicit else ""
        if relational in lexicon.words("relational_nouns") and self.topic and self.topic.named:
            inside, explicit = relational, False  # 总部位于北京: of the company before
        if explicit and units[last - 1].text in ("内", "里", "中", "上"):
            inner = units[first : last - 1]
            if inner and not topic(self.text, inner, clause.sentence):
                # 园区内实现产业生态闭环: inside what the clause before is about.
                inside, explicit = self.text[units[first].start : units[last - 1].end], False
        about = self._subject(clause, units[first:last]) if explicit else self._inherited(clause)
        firsts = list(self._firsts(clause, reading, about, explicit))
        if not any(u.text in ("让", "使", "令") for u in units[last : reading.verb + 1]):
            yield from firsts
        if explicit:
            # 多家机构参投，募集资金……: behind an inserted clause the subject is open.
            inserted = self.topic is not None and reading.object[0] >= reading.object[1]
            self.topic = None if inserted else about
            self.attribute = None
        causing = any(u.text in ("让", "使", "令") for u in units[last : reading.verb + 1])
        link = units[reading.verb].text == "是" and self.acted
        patient = base(units[reading.verb].text) in acting("patient") and self.acted
        plain = units[reading.verb].text == "是" or base(units[reading.verb].text) in acting(
            "patient"
        )
        self.acted = reading.object[0] < reading.object[1] and not plain
        if firsts or about is None or causing or (not explicit and (link or patient)):
            return
        members = coordinated(self.text, units[first:last]) if explicit else []
        subjects = [self.text[a:b] for a, b in members] or [about.text]
        if reading.object[0] < reading.object[1]:
            self._remember(about, units[reading.object[0] : reading.object[1]])
        for subject in subjects:
            for kind, predicate, object_, rule in self._predicates(reading):
                yield Statement(
                    kind,
                    subject,
                    inside + self._hedged(predicate, explicit),
                    object_,
                    about.entities,
                    self._span(clause, about, explicit),
                    clause.start,
                    rule,
                )

    def _hedged(self, predicate: str, explicit: bool) -> str:
        """Keep 将 and 力争 of a clause for those that continue it."""
        held = any(h in predicate for h in acting("hedge")) or any(
            w in predicate for w in ("已", "了")
        )
        if not self.hedge or held or (explicit and self.hedge in ("将", "应", "要")):
            return predicate
        return f"{self.hedge}{predicate}"

    def _predicates(self, reading: Predication) -> Iterator[tuple[str, str, str, str]]:
        """Yield kind, predicate, object and rule of each fact that one verb makes."""
        units = reading.units
        start, end = reading.object
        front = units[reading.subject[1] : start]
        partner = _partner(units, reading)
        if partner:
            a, b = partner
            yield from self._partnered(reading, a, b)
            return
        if start >= end:
            yield from self._changed(reading)
            return
        held = units[start:end]
        if not _is_object(held):
            return
        predicate = _squeezed(self.text, front)
        serial = _serial(held)
        if serial and predicate:
            yield from self._serial(reading, predicate, start + serial)
            return
        object_ = self.text[held[0].start : held[-1].end]
        if predicate is None or "、" in predicate or len(object_) > LONGEST_OBJECT:
            return
        if sum(is_verb(u) and u.text not in nominal_words() for u in front) > 3:
            return
        ranges = coordinated(self.text, held) or [(held[0].start, held[-1].end)]
        for a, b in ranges:
            counts = any(
                f and f.kind != "ordinal"
                for f in (u.record for u in held if a <= u.start and u.end <= b)
                if isinstance(f, Figure)
            )
            kind = "quantity" if counts else reading.kind
            rule = "object-list" if len(ranges) > 1 else "verb-object"
            yield kind, predicate, self.text[a:b], rule

    def _serial(
        self, reading: Predication, predicate: str, at: int
    ) -> Iterator[tuple[str, str, str, str]]:
        """投资1200万元建起电站: two facts; 携1200款展品亮相: one."""
        units = reading.units
        start, end = reading.object
        first = self.text[units[start].start : units[at - 1].end]
        follow = at + 1
        while follow < end and units[follow].text in acting("aspect"):
            follow += 1
        if follow == end:
            yield "quantity", f"{predicate}…{units[at].text}", first, "serial-verb"
            return
        yield "quantity", predicate, first, "serial-verb"
        held = units[follow:end]
        if _is_object(held) and is_nominal(held):
            counts = any(isinstance(u.record, Figure) and u.record.kind != "ordinal" for u in held)
            kind = "quantity" if counts else reading.kind
            second = self.text[units[at].start : held[0].start]
            yield kind, second, self.text[held[0].start : held[-1].end], "serial-verb"

    def _remember(self, about: Topic, held: Sequence[Unit]) -> None:
        """Keep 货物吞吐量 of 完成货物吞吐量4200万吨 for the 同比增长 that may follow."""
        noun = self.text[held[0].start : held[-1].start] if held[-1].kind == "figure" else ""
        if noun and is_attribute(noun):
            self.attribute = (about, noun)

    def _changed(self, reading: Predication) -> Iterator[tuple[str, str, str, str]]:
        """出口量还在持续增长, 中心在京举行: no object, but a change or a place."""
        units = reading.units
        for i in range(reading.subject[1], reading.verb):
            if units[i].text in ("在", "于", "从"):
                held = units[i + 1 : reading.verb]
                while held and is_adverb(held[-1]):
                    held = held[:-1]
                while held and held[-1].kind == "word" and held[-1].text in nominal_words():
                    held = held[:-1]  # 在宜昌市开工建设
                if held and is_nominal(held) and held[-1].text not in acting("localizer"):
                    verb = self.text[held[-1].end : units[reading.verb].end]
                    a, b = held[0].start, held[-1].end
                    yield reading.kind, f"{units[i].text}…{verb}", self.text[a:b], "verb-place"
                    return

    def _partnered(
        self, reading: Predication, a: int, b: int
    ) -> Iterator[tuple[str, str, str, str]]:
        """为6个国家和地区服务, 与阿里巴巴集团深化战略合作: the object of the preposition."""
        units = reading.units
        end = reading.object[1]
        tail = self.text[units[reading.verb].start : units[max(end, reading.verb + 1) - 1].end]
        head = self.text[units[reading.subject[1]].start : units[a].start]
        if len(head) + len(tail) > LONGEST_PREDICATE or units[a].text in ("了",):
            return
        for s, t in coordinated(self.text, units[a:b]) or [(units[a].start, units[b - 1].end)]:
            counts = any(u.kind == "figure" for u in units[a:b])
            kind = "quantity" if counts else reading.kind
            yield kind, _SKIPPED_FRONT.sub("", f"{head}…{tail}"), self.text[s:t], "partner"

    # The first of its kind

    def _firsts(
        self, clause: Clause, reading: Predication, about: Topic | None, explicit: bool
    ) -> Iterator[Statement]:
        units = reading.units
        start, end = reading.object
        words = self.text[units[start].start : units[end - 1].end] if start < end else ""
        adverb = next(
            (u for u in units[reading.subject[1] : reading.verb] if u.text == "首次"), None
        )
        span = Span(self.paragraph.id, clause.start, clause.end)
        entities = about.entities if about else ()
        if adverb and about and words and _is_object(units[start:end]):
            predicate = self.text[adverb.start : units[start].start]
            where = self._span(clause, about, explicit)
            yield Statement(
                "first", about.text, predicate, words, entities, where, clause.start, "first-time"
            )
            return
        match = FIRST.search(words)
        verb = base(units[reading.verb].text)
        if not match or verb not in ("是", "成为", "为") or not _is_object(units[start:end]):
            return
        noun = words[match.end() :]
        owner = words[: match.start()].rstrip("的")
        of = match[0][0] == "的" or words[match.start() - 1 : match.start()] == "的"
        if match.start() == 0 and match["scope"] and noun and not (about and about.named):
            yield Statement("first", noun, "是", match[0], (), span, clause.start, "first-of-kind")
        elif about is None and owner and of and noun:
            yield Statement(
                "first", owner, match["first"], noun, (), span, clause.start, "first-of-owner"
            )
        elif about:
            where = self._span(clause, about, explicit)
            yield Statement(
                "first", about.text, verb, words, entities, where, clause.start, "is-first"
            )

    # Figures as values

    def _measured(self, clause: Clause, found: Measure) -> Iterator[Statement]:
        """Yield the figure as the value of an attribute, with whose attribute it is if told."""
        about, own, alone = self._inherited(clause), False, False
        if not found.noun:
            if self.attribute is None:
                return
            about, noun = self.attribute
            found = found._replace(noun=noun)
            alone = not noun
        elif found.owner:
            about, own = self._subject(clause, found.owner), True
        elif about is None or not about.named:
            about, own, alone = self._subject(clause, found.noun_units), True, True
        if about is None or (own and about.named is False and found.owner and len(about.text) < 2):
            self.topic = self.attribute = None
            return
        if own:
            self.topic = None if alone and not about.named else about
        self.attribute = (about, "" if alone else found.noun)
        predicate, value = stated(found, alone=alone)
        yield Statement(
            "quantity",
            about.text,
            self._hedged(predicate, own),
            value,
            about.entities,
            self._span(clause, about, own),
            clause.start,
            "attribute-figure",
        )

    def _counted_there(self, clause: Clause) -> Iterator[Statement]:
        """某某产业园内，14家具身智能企业、7家人工智能企业比邻而聚: how many are there."""
        assert self.place is not None
        for figure, noun in figure_of(self.text, clause.units):
            yield Statement(
                "quantity",
                self.place.text,
                noun,
                figure,
                self.place.entities,
                Span(self.paragraph.id, self.place.start, clause.end),
                clause.start,
                "counted-there",
            )


def _starts_with_verb(clause: Clause) -> bool:
    """Tell a clause that leaves its subject out: it begins with a verb or what belongs to one."""
    rest = clause.units[predication.lead(clause.units) :]
    first = next((u for u in rest if not is_adverb(u)), None)
    return first is None or first.tag in ("v", "vn", "p", "a") or is_verb(first)


def _hedge(units: Sequence[Unit]) -> str:
    """Return the word that makes a clause a plan or a forecast: 将发射, but not 将其扩围."""
    for i, unit in enumerate(units[:-1]):
        after = units[i + 1]
        hedges = unit.kind == "word" and unit.text in acting("hedge")
        if hedges and (unit.text != "将" or is_verb(after) or is_adverb(after)):
            return unit.text
    return ""


def _partner(units: Sequence[Unit], reading: Predication) -> tuple[int, int] | None:
    """Return the range of the noun behind 为, 与 before the verb, if it is a name or a figure."""
    for i in range(reading.subject[1], reading.verb):
        if units[i].kind == "word" and units[i].text in _PARTNERS:
            end = next((j for j in range(i + 1, reading.verb) if units[j].tag == "d"), reading.verb)
            held = units[i + 1 : end]
            named = any(u.kind == "figure" or u.tag in ("org", "person", "place") for u in held)
            if held and named and is_nominal(held):
                return i + 1, end
    return None


def _is_object(held: Sequence[Unit]) -> bool:
    """Tell an object from what follows a verb otherwise: 接受采访时, 达成后."""
    last = held[-1]
    if last.kind == "word" and (
        last.text in acting("localizer") or last.tag in ("p", "c", "uj", "d", "u")
    ):
        return False
    if held[0].text in ("的", "地", "得", "、", "和", "与", "，") or held[0].tag in ("p", "y"):
        return False
    if held[0].kind == "word" and held[0].text in acting("localizer"):
        return False
    for i, unit in enumerate(held[1:-1], 1):
        if unit.text in _TIMES and (is_verb(held[i + 1]) or is_adverb(held[i + 1])):
            return False  # 参加工作时也干过……
    if any(u.kind == "speech" for u in held):
        return False
    words = "".join(u.text for u in held)
    if len(held) == 1 and last.kind == "word" and last.tag in ("v", "vd", "d", "a"):
        return False
    return len(words) > 1 and not any(u.text in ("他", "她", "它", "我们", "我") for u in held)


def _serial(held: Sequence[Unit]) -> int:
    """Return where a second verb stands behind a figure and its noun; 0 if there is none."""
    if held[0].kind != "figure":
        return 0
    for i in range(1, len(held)):
        if held[i].text in ("的", "、", "和") or held[i].kind == "figure":
            return 0
        if is_verb(held[i]) and held[i].text not in nominal_words():
            return i
    return 0


def _squeezed(text: str, front: Sequence[Unit]) -> str | None:
    """Return what stands between subject and object, None where it is too long to be read."""
    words = text[front[0].start : front[-1].end]
    words = _SKIPPED_FRONT.sub("", words)
    if len(words) <= LONGEST_PREDICATE:
        return words
    return None
