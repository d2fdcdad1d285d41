"""Facts that clauses assert: who did what, what is so, and the figures that attributes have.

A sentence is read clause by clause. A clause without a subject takes over that of the clause before
it; one whose subject is only a pronoun or 该公司 is resolved (see `topics`), or makes no fact.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Paragraph, Span
from zgc_cli.parser.facts import firsts, predicate
from zgc_cli.parser.facts.attributes import Measure, figure_of, measure, stated
from zgc_cli.parser.facts.clauses import MOST_UNITS, Clause, Records, Unit, clauses
from zgc_cli.parser.facts.complements import Complement, complements
from zgc_cli.parser.facts.predicate import (
    Predication,
    acting,
    base,
    is_adverb,
    is_nominal,
    is_verb,
    nominal_words,
)
from zgc_cli.parser.facts.topic import Topic, carried, coordinated, is_attribute, resolved, topic

_FARTHEST = 300  # characters from a subject to the end of a clause that leaves it out
_PRESENCE = re.compile(
    r"(?:均|都|也|已|就|里|中)*(?:有|留下|留下了|见到|看到|能看到|能见到|活跃着|出现了?|可见)[它其他她](?:们)?的"
    r"(?P<what>身影|足迹|产品|影子|脚步|身姿)"
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
    if len(clause.units) > MOST_UNITS:
        return [clause]
    joints = [i for i, u in enumerate(clause.units) if u.text == "、" and u.kind == "word"]
    if not joints:
        return [clause]
    ends = [*joints, len(clause.units)]
    starts = [0, *(j + 1 for j in joints)]
    parts = [clause.units[a:b] for a, b in zip(starts, ends, strict=True)]
    if not all(parts):
        return [clause]
    whole = [r for r in map(predicate.predication, parts) if r and _is_whole(r)]
    if len(whole) < 2 or len(whole) < len(parts):
        return [clause]
    return [
        clause._replace(units=p, mark="、" if i + 1 < len(parts) else clause.mark)
        for i, p in enumerate(parts)
    ]


def _is_whole(reading: Predication) -> bool:
    whole = reading.subject[0] < reading.subject[1] and reading.object[0] < reading.object[1]
    return whole and reading.kind == "event"


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
        self.acted = False  # whether what the clause before tells may be what this is about
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
        readings = [predicate.predication(c.units) for c in held]
        measures = [measure(self.text, c.units) for c in held]
        own = any(r and r.subject[0] < r.subject[1] for r in readings) or any(
            m and m.noun for m in measures
        )
        if not own and self.last and self.last.named and all(map(_starts_with_verb, held)):
            self.topic = carried(self.last)
        reported, spread = held[0].reported, False
        for i, clause in enumerate(held):
            if clause.reported is not reported:
                reported, self.topic, self.hedge = clause.reported, None, ""
            cue = i + 1 < len(held) and held[i + 1].reported is not clause.reported
            if not cue:
                yield from self._clause(clause, readings[i], measures[i])
            self.seen += clause.units
            if clause.mark == "、":
                self.topic, spread = None, True
            elif spread:
                self.topic, spread = None, False  # 甲取得乙、丙实现丁，展现了……: of all of them
            if clause.mark[:1] in ("；", ";"):
                self.topic, self.hedge = None, ""

    def _clause(
        self, clause: Clause, reading: Predication | None, found: Measure | None
    ) -> Iterator[Statement]:
        self._hear_place(clause)
        if clause.units[-1].text in acting("source"):
            self.topic = None  # 海关总署发布数据显示，
            return
        listed, self.listed = self.listed, None
        if found:
            yield from self._measured(clause, found)
        elif listed and (presence := self._presence(clause, *listed)):
            yield presence
        elif first := firsts.caused(self.text, clause):
            span = Span(self.paragraph.id, clause.start, clause.end)
            yield _statement(first[0].text, first[1], first[0].entities, span, clause)
        elif reading:
            yield from self._asserted(clause, reading)
        elif predicate.lead(clause.units) == len(clause.units):
            pass  # 9月18日至22日，
        elif clause.mark == "，" and is_nominal(clause.units):
            self.listed = (clause, self.topic)
            opens = clause.start == self.begin
            held = topic(self.text, clause.units, clause.sentence)
            self.topic = held if held and opens and (held.named or self._is_link(clause)) else None
        elif self.place and clause.units[0].kind == "figure":
            yield from self._counted_there(clause)
        elif not self._continues(clause):
            self.topic = self._announced(clause)
        self.hedge = _hedge(clause.units) or self.hedge

    def _continues(self, clause: Clause) -> bool:
        """Tell a clause that cannot have brought a new subject: only an adverbial."""
        first = clause.units[0]
        return predicate.lead(clause.units) == len(clause.units) or (
            first.kind == "word" and (first.text in acting("preposition") or first.tag == "d")
        )

    def _announced(self, clause: Clause) -> Topic | None:
        """Return whose matters a clause before a colon opens: 某集团的生意越做越大：……."""
        units = clause.units[predicate.lead(clause.units) :]
        if clause.mark[:1] not in ("：", ":") or len(units) < 2 or units[0].kind != "entity":
            return None
        held = topic(self.text, units[:1], clause.sentence)
        return held if held and held.named and units[1].text == "的" else None

    def _is_link(self, clause: Clause) -> bool:
        """Return whether the next clause says what this noun phrase is: 开放，是……."""
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
        found = Complement("quantity", match["what"], object_, "presence")
        return _statement(about.text, found, about.entities, span, clause)

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
        before = [*self.recent[-MOST_UNITS:], *self.seen[-MOST_UNITS:]]
        return resolved(self.text, units, before, last, clause.sentence)

    def _inherited(self, clause: Clause) -> Topic | None:
        if self.topic is None or clause.end - self.topic.start > _FARTHEST:
            return None
        return carried(self.topic)

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
        inside = self._belongs(clause, units[first:last])
        explicit = first < last and not inside
        about = self._subject(clause, units[first:last]) if explicit else self._inherited(clause)
        if explicit and units[last - 1].text in ("内", "里", "中", "上", "下", "外"):
            about = about if about and about.named else None  # 全国范围内呈现出……
        if explicit:
            # 多家机构参投，募集资金……: behind an inserted clause the subject is open.
            inserted = self.topic is not None and reading.object[0] == reading.object[1]
            self.topic = None if inserted else about
            self.attribute = None
        open_ = self._is_open(reading) and not explicit
        if not explicit and units[reading.verb].text != "是" and self._is_link(clause):
            return  # 护好黑土地，守护粮仓，是……的目标
        if any(u.text in ("让", "使", "令") for u in units[last : reading.verb + 1]) or open_:
            return
        owned = firsts.owned(self.text, reading, about)
        if owned:
            span = Span(self.paragraph.id, clause.start, clause.end)
            yield _statement(owned[0], owned[1], (), span, clause)
        elif about:
            yield from self._of(clause, reading, about, inside, explicit)

    def _of(
        self, clause: Clause, reading: Predication, about: Topic, inside: str, explicit: bool
    ) -> Iterator[Statement]:
        """Yield what a clause says of its subject, of each member if that is a list."""
        first, last = reading.subject
        members = coordinated(self.text, clause.units[first:last]) if explicit else []
        self._remember(about, clause.units[reading.object[0] : reading.object[1]])
        span = self._span(clause, about, explicit)
        told = firsts.told(self.text, reading)
        found = [told] if told else list(complements(self.text, reading))
        for subject in [self.text[a:b] for a, b in members] or [about.text]:
            for said in found:
                predicate = inside + self._hedged(said.predicate, explicit)
                said = said._replace(predicate=predicate)
                yield _statement(subject, said, about.entities, span, clause)

    def _belongs(self, clause: Clause, subject: Sequence[Unit]) -> str:
        """Return the words of a subject that is only a part of what the clause before is about.

        总部位于北京 tells of the company, 园区内实现产业生态闭环 of the park.
        """
        if not subject or self.topic is None or not self.topic.named:
            return ""
        words = self.text[subject[0].start : subject[-1].end]
        if words in lexicon.words("relational_nouns"):
            return words
        within = subject[-1].text in ("内", "里", "中", "上") and len(subject) > 1
        return words if within and not topic(self.text, subject[:-1], clause.sentence) else ""

    def _is_open(self, reading: Predication) -> bool:
        """Return whether a clause without a subject may be about the object of the one before.

        推出5款产品，应用于……: of the products; 构建创新体系，是……: of the building.
        """
        verb = base(reading.units[reading.verb].text)
        acted, patient = self.acted, verb == "是" or verb in acting("patient")
        located = patient or verb in acting("located")
        self.acted = not located
        by_others = any(u.text == "由" for u in reading.units[reading.subject[1] : reading.verb])
        return by_others or (acted and patient)  # 推出某制度，由干部担任……

    def _hedged(self, predicate: str, explicit: bool) -> str:
        """Keep 将 and 力争 of a clause for those that continue it."""
        told = (*acting("hedge"), "已", "了")
        if not self.hedge or any(word in predicate for word in told):
            return predicate
        if explicit and self.hedge in ("将", "应", "要"):
            return predicate
        return f"{self.hedge}{predicate}"

    def _remember(self, about: Topic, held: Sequence[Unit]) -> None:
        """Keep 货物吞吐量 of 完成货物吞吐量4200万吨 for the 同比增长 that may follow."""
        noun = (
            self.text[held[0].start : held[-1].start] if held and held[-1].kind == "figure" else ""
        )
        if noun and is_attribute(noun):
            self.attribute = (about, noun)

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
        found_there = Complement("quantity", *stated(found, alone=alone), "attribute-figure")
        said = found_there._replace(predicate=self._hedged(found_there.predicate, own))
        span = self._span(clause, about, own)
        yield _statement(about.text, said, about.entities, span, clause)

    def _counted_there(self, clause: Clause) -> Iterator[Statement]:
        """某某产业园内，14家具身智能企业、7家人工智能企业比邻而聚: how many are there."""
        assert self.place is not None
        span = Span(self.paragraph.id, self.place.start, clause.end)
        for figure, noun in figure_of(self.text, clause.units):
            said = Complement("quantity", noun, figure, "counted-there")
            yield _statement(self.place.text, said, self.place.entities, span, clause)


def _statement(
    subject: str, said: Complement, entities: tuple[Entity, ...], span: Span, clause: Clause
) -> Statement:
    return Statement(
        said.kind, subject, said.predicate, said.object, entities, span, clause.start, said.rule
    )


def _starts_with_verb(clause: Clause) -> bool:
    """Tell a clause that leaves its subject out: it begins with a verb or what belongs to one."""
    rest = clause.units[predicate.lead(clause.units) :]
    first = next((u for u in rest if not is_adverb(u)), None)
    return first is None or first.tag in ("v", "vn", "p", "a") or is_verb(first)


def _hedge(units: Sequence[Unit]) -> str:
    """Return the word that makes a clause a plan or a forecast: 将发射, but not 将其扩围."""
    hedges = acting("hedge")
    for i, unit in enumerate(units[:-1]):
        if unit.text not in hedges or unit.kind != "word":
            continue
        after = units[i + 1]
        future = is_adverb(after) or (is_verb(after) and after.text not in nominal_words())
        if unit.text != "将" or future:
            return unit.text
    return ""
