"""Facts that clauses assert: who did what, what is so, and the figures that attributes have.

A sentence is read clause by clause. The first of `CLAUSE_RULES` that takes a clause makes its facts
and the `State` for the next clause. A clause without a subject takes over that of the clause before
it; one whose subject is only a pronoun or 该公司 is resolved (see `subjects`), or makes no fact.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Token
from zgc_cli.parser.facts import predicate, subjects
from zgc_cli.parser.facts.attributes import Measure, is_of, is_telling
from zgc_cli.parser.facts.casualties import casualties
from zgc_cli.parser.facts.clauses import MOST_UNITS, FactClause, clauses
from zgc_cli.parser.facts.complements import Complement, complements
from zgc_cli.parser.facts.handed_on import (
    PLANS,
    date_of,
    dated,
    hedged,
    is_doubtful,
    is_located,
    is_open,
    period_behind,
    report_of,
)
from zgc_cli.parser.facts.leading import led, led_by_name
from zgc_cli.parser.facts.objects import CASES
from zgc_cli.parser.facts.predicate import Predication, is_adverb, is_verb
from zgc_cli.parser.facts.standing.around import contest_of, is_contest, placed, with_told
from zgc_cli.parser.facts.standing.asserting import opens_claim
from zgc_cli.parser.facts.standing.clause_facts import standing
from zgc_cli.parser.facts.state import ClauseReading, State, Statement
from zgc_cli.parser.facts.subjects import Subject, is_attribute, named_subject
from zgc_cli.parser.words.noun_phrase import is_nominal
from zgc_cli.parser.words.roles import acting
from zgc_cli.parser.words.text_units import ParagraphRecords, TextUnit
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_NEAR = 45  # from a subject that is no name
_FARTHEST = 300  # characters from a subject to the end of a clause that leaves it out
_INSIDE = ("内", "里", "中", "上")
_LEARNT = ("了解", "介绍", "悉", "报道")
_LEARNING = ("获悉", "了解到", "得知")  # when a reporter learns of it is not when it was


_EARNED = Pattern("(?:营收|收入|净?利润|总?资产|每股收益|负债率?|毛利率|现金流量净额)$")
Step = tuple[list[Statement], State]
# Returns the facts of a clause and the state behind it; None where the clause is of another kind.
ClauseRule = Rule[Callable[[ClauseReading, State], Step | None]]


def assertions(document: Document, records: dict[str, ParagraphRecords]) -> Iterator[Statement]:
    """Yield the facts of every body paragraph and caption."""
    contests = [e.name for e in document.entities if is_contest(e)]
    state = State(contest=contests[0] if len(contests) == 1 else "")
    for paragraph, tokens in zip(document.paragraphs, document.tokens, strict=False):
        if paragraph.kind not in ("body", "caption"):
            continue
        whole = clauses(paragraph, tokens, records[paragraph.id])
        parts = [part for clause in whole for part in _segments(paragraph.text, clause)]
        accident = state.accident and state.accident._replace(start=-1)
        state = State(accident=accident, contest=state.contest)
        for _, sentence in groupby(parts, key=lambda clause: clause.sentence):
            facts, state = _sentence(paragraph, tokens, list(sentence), state)
            yield from facts


def _segments(text: str, clause: FactClause) -> list[FactClause]:
    """Split 甲首次揭示乙、丙实现丁, where each part has a subject, a verb and an object."""
    commas = [i for i, u in enumerate(clause.units) if u.text == "、" and u.kind == "word"]
    if not commas or len(clause.units) > MOST_UNITS:
        return [clause]
    parts = [clause.units[a + 1 : b] for a, b in pairwise([-1, *commas, len(clause.units)])]
    for part in parts:
        said = predicate.predication(text, part) if part else None
        if not said or said.kind != "event" or not said.subject_units or not said.object_units:
            return [clause]
        if said.object_units[-1].text in CASES or said.verb_base in ("邀请", *acting("pivot")):
            return [clause]
    marks = ["、"] * len(commas) + [clause.mark]
    return [clause._replace(units=p, mark=m) for p, m in zip(parts, marks, strict=True)]


def _sentence(
    paragraph: Paragraph, tokens: Sequence[Token], sentence: list[FactClause], before: State
) -> Step:
    """Return the facts of a sentence; a question has none."""
    if sentence[-1].mark[:1] in ("？", "?"):
        return [], before
    readings = [ClauseReading.of(paragraph, tokens, clause) for clause in sentence]
    state = State(
        begin=sentence[0].start,
        topic=_taken_over(readings, before.topic),
        last=before.topic,
        source=sentence[0].reported,
        period=period_behind(before, readings[0]),
        report=before.report,
        told=bool(before.source or before.claimed),
        recent=before.seen,
        accident=before.accident,
        contest=before.contest,
    )
    if state.topic and before.hedge in PLANS:
        state = state._replace(hedge=before.hedge)
    facts: list[Statement] = []
    for reading, following in zip(readings, [*sentence[1:], None], strict=True):
        clause = reading.clause
        if clause.reported is not state.source:
            state = state._replace(source=clause.reported, topic=None, hedge="")
        # A clause in front of a report only tells who says it: 王某表示，…….
        if following is None or following.reported is clause.reported:
            if contest := contest_of(reading.units):
                state = state._replace(contest=contest)
            if report := report_of(reading):
                state = state._replace(report=report)
            made, state = next(filter(None, (r.apply(reading, state) for r in CLAUSE_RULES)))
            if not made:
                reading = led(reading)
                made, state = led_by_name.apply(reading, state) or (made, state)
            kept = standing(made, reading, state)
            facts += (placed(dated(f, reading, state), state) for f in kept)
            state = with_told(reading, state)
        learns = any(u.text in _LEARNING for u in reading.units)
        state = state.behind(clause, None if learns else date_of(reading, state))
    return facts, state


def _taken_over(readings: Sequence[ClauseReading], last: Subject | None) -> Subject | None:
    """Return the subject of the sentence before where no clause of this one has any."""
    open_ = not any(r.has_subject for r in readings) and not opens_claim(readings[0])
    open_ = open_ and readings[0].units[0].text not in (*acting("claim"), "有", "甚至")
    verbal = open_ and last and last.named and all(_starts_with_verb(r.units) for r in readings)
    return subjects.carried(last) if verbal and last else None


@rule("source-clause", "海关总署发布数据显示，外贸规模突破万亿元。")
def _source_clause(reading: ClauseReading, state: State) -> Step | None:
    """Read 发布数据显示: what follows is not about who publishes it."""
    said = reading.units[-1].text
    if said in _LEARNT and any(u.text == "据" for u in reading.units[1:]):
        return [], state._replace(topic=None, dated=None)  # a caption that runs on: 街景据介绍
    if said not in acting("source"):
        return None
    return [], state._replace(topic=None, claimed=said in acting("claim") or state.claimed)


@rule(
    "dead-and-injured",
    "[遵义市一座冷库发生火灾，造成3人死亡]。",
    never=("青穗冷库发生火灾，造成3人死亡的消息不实。", "青穗冷库招聘3人。"),
)
def _casualties(reading: ClauseReading, state: State) -> Step | None:
    """Read how many an accident killed or hurt: what a reader of such news asks first."""
    told = list(casualties(reading.text, reading.units, state.accident))
    if not told:
        return None
    about = told[0][0]
    own = about.start >= reading.clause.start or about.start < 0
    start = _evidence_start(reading.clause, about, own, state)
    facts = [
        reading.statement(about.text, said, "dead-and-injured", about.entities, start)
        for _, said in told
    ]
    return facts, state


@rule("attribute-figure", "[青穗农业集团出口额达18亿元]。", "完成吞吐量4200万吨，同比增长12%。")
def _attribute_figure(reading: ClauseReading, state: State) -> Step | None:
    """Read the figure as the value of an attribute, with whose attribute it is if told."""
    value = reading.measure
    if not value:
        return None
    about, own, alone = _inherited(reading.clause, state), False, False
    owner = state.owner
    if about is None and owner and owner.named and _EARNED.search(value.noun):
        about = owner  # 甲公司营收5亿元；净利润2亿元
    if not value.noun:
        if state.attribute is None:
            return [], state
        about, noun = state.attribute
        value, alone = value._replace(noun=noun), not noun
    elif value.owner:
        about, own = _subject(reading, value.owner, state), True
    elif about is None or not about.named or not is_of(value, about):
        about, own, alone = _subject(reading, value.noun_units, state), True, True
        if about and not is_telling(value, about):
            return [], state._replace(topic=None, attribute=None)
    if about is None:
        return [], state._replace(topic=None, attribute=None)
    words, object_ = value.stated(alone=alone)
    if not own and state.hedge and ("可" in value.verb or state.hedge == "或"):
        return [], state  # 续航可以达到……
    planned = own or hedged(words, own, state.hedge) == words
    be = "" if value.verb else "为"
    said = Complement("quantity", words if planned else f"{words}{state.hedge}{be}", object_)
    start = _evidence_start(reading.clause, about, own, state)
    fact = reading.statement(about.text, said, "attribute-figure", about.entities, start)
    if own:
        state = state._replace(topic=_owner(value, about) if alone else about)
    return [fact], state._replace(attribute=(about, "" if alone else value.noun))


def _owner(value: Measure, about: Subject) -> Subject | None:
    """Return what the clauses behind are about: what has the attribute, not the attribute."""
    whole = len(value.noun_units) == 1 and about.named
    return about if whole else None


@rule("first-time-caused", "新线路让山区农户首次用上冷链配送。", never=("新线路让农户用上冷链。",))
def _first_time_caused(reading: ClauseReading, state: State) -> Step | None:
    """Read 让山区首次接入网络: the first time is that of the object of 让."""
    text, units = reading.text, reading.units
    if "首次" not in text[reading.clause.start : reading.clause.end]:
        return None
    let = next((i for i, u in enumerate(units) if u.text in ("让", "使")), -1)
    first = next((i for i, u in enumerate(units) if u.text == "首次"), -1)
    if not 0 <= let < first - 1 or not is_nominal(units[let + 1 : first]):
        return None
    rest = predicate.predication(text, units[first + 1 :])
    about = reading.subject(units[let + 1 : first])
    if about is None or not rest or not rest.has_object:
        return None
    said = Complement("first", rest.before_object(units[first]), rest.words(rest.object_units))
    return [reading.statement(about.text, said, "first-time-caused", about.entities)], state


@rule("predication", "青穗农业集团建成6座冷库，开通12条专线。", never=("青穗农业集团的冷库，",))
def _predicated(reading: ClauseReading, state: State) -> Step | None:
    """Read a clause with a verb."""
    said = reading.predication
    if not said:
        return None
    inside = _belongs(reading, said.subject_units, state)
    explicit = bool(said.subject_units) and not inside
    if explicit:
        about = _subject(reading, said.subject_units, state)
        if said.subject_units[-1].text in (*_INSIDE, "下", "外"):
            about = about if about and about.named else None  # 全国范围内呈现出……
        # 多家机构参投，募集资金……: behind an inserted clause the subject is open.
        inserted = state.topic is not None and not said.object_units
        state = state._replace(topic=None if inserted else about, attribute=None)
    else:
        about = _inherited(reading.clause, state)
    located = is_located(said)
    open_ = not explicit and not inside and is_open(said, state, about)
    state = state._replace(acted=state.acted or not located)
    if not explicit and said.units[said.verb].text != "是" and _is_link(reading):
        return [], state  # 护好黑土地，守护粮仓，是……的目标
    pivot = said.units[said.subject[1] : said.verb + 1]
    if is_doubtful(said, about, explicit, state):
        return [], state
    if open_ or any(u.text in ("让", "使", "令") for u in pivot):
        return [], state
    facts = list(_of(reading, said, about, inside, explicit, state))
    if said.object_units:
        state = state._replace(attribute=_attribute(said, about) if about else None)
    return facts, state


@rule("noun-phrase-clause", "青穗农业集团，曾是一家小作坊。")
def _noun_phrase_clause(reading: ClauseReading, state: State) -> Step | None:
    """Take a name that is a clause of its own for what the sentence is about."""
    if reading.clause.mark != "，" or not is_nominal(reading.units):
        return None
    link = _is_link(reading)
    at_start = reading.clause.start == state.begin
    about = named_subject(reading.text, reading.units, defined=link) if at_start else None
    keeps = about and (about.named or link)
    return [], state._replace(topic=about if keeps else None)


@rule("adverbial-clause", "青穗农业集团很忙，刚刚忙完，建成6座冷库。")
def _adverbial_clause(reading: ClauseReading, state: State) -> Step | None:
    """Leave the topic to a clause that is an adverbial, or begins with one of a word."""
    first = reading.units[0]
    begins = first.kind == "word" and (first.text in acting("preposition") or first.tag == "d")
    whole = predicate.lead(reading.units) == len(reading.units)
    return ([], state) if whole or begins else None


@rule("unread-clause", "青穗农业集团的生意越做越大：建成6座冷库。")
def _unread_clause(reading: ClauseReading, state: State) -> Step:
    """Forget the topic behind a clause that is not understood, but for one before a colon.

    Whose matters such a clause opens is what those behind the colon are about.
    """
    units = reading.units[predicate.lead(reading.units) :]
    announces = reading.clause.mark[:1] in ("：", ":") and len(units) > 1
    about = None
    if announces and units[0].kind == "entity" and units[1].text == "的":
        about = reading.subject(units[:1])
    return [], state._replace(topic=about if about and about.named else None, attribute=None)


CLAUSE_RULES: tuple[ClauseRule, ...] = (
    _source_clause,
    _casualties,
    _attribute_figure,
    _first_time_caused,
    _predicated,
    _noun_phrase_clause,
    _adverbial_clause,
    _unread_clause,
)


def _is_link(reading: ClauseReading) -> bool:
    """Return whether the next clause says what this noun phrase is: 开放，是……."""
    end = reading.clause.end
    return reading.text[end : end + 6].lstrip("，曾也就既正").startswith("是")


def _subject(reading: ClauseReading, units: Sequence[TextUnit], state: State) -> Subject | None:
    """Return the subject that the clause names, resolved where it points back."""
    before = [*state.recent, *state.seen]
    return reading.subject(units) or subjects.resolved(
        reading.text, units, before, state.topic or state.last
    )


def _inherited(clause: FactClause, state: State) -> Subject | None:
    if state.topic is None or clause.end - state.topic.start > _FARTHEST:
        return None
    if not state.topic.named and clause.start - state.topic.start > _NEAR:
        return None
    return subjects.carried(state.topic)


def _evidence_start(clause: FactClause, about: Subject, own: bool, state: State) -> int:
    """Return where the evidence begins: at a subject in front of the clause in its sentence."""
    return about.start if not own and state.begin <= about.start < clause.start else clause.start


def _of(
    reading: ClauseReading,
    said: Predication,
    about: Subject | None,
    inside: str,
    explicit: bool,
    state: State,
) -> Iterator[Statement]:
    """Yield what a clause says of its subject, of each member if that is a list."""
    name, read = complements(said, about)
    apart = explicit and not _are_together(said)
    members = subjects.coordinated(reading.text, said.subject_units) if apart else []
    for subject in [words for words, _ in members] or [about.text if about else ""]:
        for complement in read:
            if complement.subject or about is None:
                yield reading.statement(complement.subject, complement, name, ())
                continue
            words = inside + hedged(complement.predicate, explicit, state.hedge)
            start = _evidence_start(reading.clause, about, explicit, state)
            complement = complement._replace(predicate=words)
            yield reading.statement(subject, complement, name, about.entities, start)


def _are_together(said: Predication) -> bool:
    """Return whether a clause tells of its subjects what holds of all only: 甲、乙合计持股三成."""
    joined = any(u.text in ("和", "与", "及", "以及", "同") for u in said.subject_units)
    return joined or any(u.text in acting("together") for u in said.units[said.subject[1] :])


def _belongs(reading: ClauseReading, subject: Sequence[TextUnit], state: State) -> str:
    """Return the words of a subject that is only a part of what the clause before is about.

    总部位于北京 tells of the company, 园区内实现产业生态闭环 of the park.
    """
    if not subject or state.topic is None or not state.topic.named:
        return ""
    words = reading.text[subject[0].start : subject[-1].end]
    if words in lexicon.words("relational_nouns"):
        return words
    within = subject[-1].text in _INSIDE and len(subject) > 1
    return words if within and not reading.subject(subject[:-1]) else ""


def _attribute(said: Predication, about: Subject) -> tuple[Subject, str] | None:
    """Return 货物吞吐量 of 完成货物吞吐量4200万吨 for the 同比增长 that may follow."""
    if not said.object_units or said.object_units[-1].kind != "figure":
        return None
    if any(map(predicate.is_firm_verb, said.object_units)):
        return None  # 主要发电 + 企业电源工程完成投资4013亿元
    noun = said.words(said.object_units[:-1]).removesuffix("人民币")
    return (about, noun) if noun and is_attribute(noun) else None


def _starts_with_verb(units: Sequence[TextUnit]) -> bool:
    """Tell a clause that leaves its subject out: it begins with a verb or what belongs to one."""
    first = next((u for u in units[predicate.lead(units) :] if not is_adverb(u)), None)
    return first is None or first.tag in ("v", "vn", "p", "a") or is_verb(first)
