"""Facts about persons: what role they have in which organisation, and what they said."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Paragraph, Quote, Span
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.veiled import OPENING, NamedSpan, VeiledParagraph
from zgc_cli.parser.words.roles import generic_head
from zgc_cli.parser.words.text_units import TURN, ParagraphRecords
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_REPORTERS = ("记者", "通讯员", "实习生", "摄影", "编辑")
_LONGEST_REPORTER = max(map(len, _REPORTERS))
_START = itemgetter(0)
_FARTHEST = 2_000  # characters of a paragraph in which the words and who says them stand
_LONGEST_TITLE = 60
_COUNTED = Pattern("^的?[一两几]?[名位个](?=..)")
_NO_ROLE = Pattern("发[表布]|公开|出席|表示|[被将把给]|的|[他她它]|来自|曾经")
_NO_ORG = Pattern("[已对被将把给的并向]")
_PAST = Pattern("[，（(]?(?:此前|曾任?|时任|原任|历任|担任过)")
_FORMER = Pattern("(?:时任|曾任|前任|[原前])$")
# What tells when or that somebody speaks, not who; and what he does beside saying this.
_BEFORE_SPEAKER = Pattern(
    "^(?:另?据)?(?:[日近]前|近日|[今昨当]日)?(?:[但也还更]?有(?=..))?(?:一?些|不少|很多|部分|众多)?(?=..)"
)
_BREAK = Pattern("[，。！？；“”：]|接[到获]|收到")
_AGAIN = Pattern("^(?:称|说|道|表示)[，：]?")  # 介绍称，……
# A person of whom only the relation to the name tells, and somebody who is but mentioned.
_OTHER_THAN_NAMED = Pattern(
    ".{0,6}(?:引述|援引|引用)|[的之]|[一两几多][名位]|[大二三]?[哥姐弟妹叔姨舅]|[父母]亲|[妻儿女]子?|丈夫|政府|团队|家[属人]|亲属|代理|律师|[^，。]{0,12}[局委院部厅署办校]"
)
_HE = Pattern("[他她](?!人)")
_NOT_SAID = Pattern("未|没有|拒绝|无法|任何")
_THINKING = ("看来", "相信", "觉得", "感觉", "以为", "知道", "发现", "希望", "担心")
_MEANS = Pattern("(?:通过|经由?|[听被])$")
# Who speaks as one of many; of 工作人员 alone it is not told of what.
_KNOWN_AS_GROUP = Pattern("人士|网友|网民|警方|民众|市民|居民|村民|业主|[^记]者$")
_NO_SPEAKER = Pattern(
    "周[一二三四五六日]|星期|[院校厂店局]负责人|方(?!先|女|某|小)|.*(?:援引|引述|引用)|上述|[这那该]|根据|据|记者$|现场有|.*[，。]"
)
_SHORTEST_REPORT = 8  # 介绍技术体系的来由 reports no statement

Mention = tuple[int, int, Entity]


class PersonContext(NamedTuple):
    """A person named in a paragraph, with the organisations, and how the attribution sees both.

    `reporter` is the word for who writes or takes pictures that stands last before the name.
    """

    mention: Mention
    orgs: list[Mention]
    passage: VeiledParagraph
    cuts: frozenset[int]  # offsets inside a word
    reporter: str

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph."""
        return self.passage.paragraph


class Position(NamedTuple):
    """A role in an organisation, and the span that tells it."""

    role: str
    org: str
    start: int
    end: int
    org_entity: Entity | None = None


@rule("byline", "新华社记者 林知远 周岚\n\n竹博会开幕。", never=("竹博会开幕，林知远到场。",))
def _byline(context: PersonContext) -> Position | None:
    """Read a line of names: 新华社记者 董某某 陈某 are the reporters of an agency."""
    start, end, _ = context.mention
    if context.paragraph.kind not in ("byline", "credit") or not context.reporter:
        return None
    org = context.orgs[0] if context.orgs else None
    if org is None or not org[1] <= start < org[1] + _FARTHEST:
        return None
    return Position(context.reporter, context.paragraph.text[org[0] : org[1]], org[0], end, org[2])


@rule("title-before", "[青穗农业集团总经理林知远]到场。", never=("青穗农业集团的林知远到场。",))
def _title_before(context: PersonContext) -> Position | None:
    """Read the role and the organisation in front of a name."""
    start, end, person = context.mention
    read = affiliation.before(context.passage, NamedSpan(start, end, person.name))
    text = context.paragraph.text
    begin = text.rfind(read.org or "\n", max(0, start - _LONGEST_TITLE), start)
    return _sound(context, read, begin, end, begin)


@rule("title-behind", "[林知远是青穗农业集团总经理]。", never=("林知远是青穗农业集团的客人。",))
def _title_behind(context: PersonContext) -> Position | None:
    """Read the role and the organisation that follow a name."""
    start, end, person = context.mention
    read = affiliation.behind(context.passage, NamedSpan(start, end, person.name))
    if person.name in (read.org or ""):
        return None  # 林知远，林知远于2020年起任职某基金经理: the clause begins anew
    role = read.role or "\n"
    begin = context.paragraph.text.find(role, end, end + _LONGEST_TITLE)
    position = _sound(context, read, start, begin + len(role), begin)
    past = position and _PAST.match(context.paragraph.text, end)
    return position._replace(role=f"曾任{position.role}") if position and past else position


def _sound(
    context: PersonContext, read: affiliation.Affiliation, start: int, end: int, found: int
) -> Position | None:
    """Return what was read as a position, if it is one; `found` is where it stands in the text."""
    role = _COUNTED.sub("", read.role or "")
    text = context.paragraph.text
    former = _FORMER.search(text, max(0, start - 2), start)
    line = context.paragraph.kind in ("byline", "credit")
    if line or found < 0 or not read.org or generic_head(read.org):
        return None
    stationed = context.paragraph.text[max(0, found - 1) : found] == "驻"
    if not role or _NO_ROLE.search(role) or stationed:
        return None
    if role_at_end(role) != role and found + len(read.org) in context.cuts:
        return None  # 大学 + 生创业团队 is no organisation with its role
    near = [
        (m[0], m[1])
        for spans in (context.orgs, context.passage.places)
        for m in spans[bisect_left(spans, start, key=_START) : bisect_left(spans, end, key=_START)]
    ]
    tails = [read.org[e - s :] for s, e in near if text.startswith(read.org, s)]
    if not tails or read.org[0] in "是在与和对由" or any(map(_NO_ORG.search, tails)):
        return None  # 不妨重温一下飞虎队 + 老兵
    if former and text.startswith(read.org, start):
        role, start = former[0] + role, former.start()
    org = _FORMER.sub("", read.org)
    return Position(read.org[len(org) :] + role, org, start, end)


POSITIONS: tuple[Rule[Callable[[PersonContext], Position | None]], ...] = (
    _byline,
    _title_before,
    _title_behind,
)


def affiliations(document: Document, records: dict[str, ParagraphRecords]) -> Iterator[Statement]:
    """Yield who is what where, by the first of `POSITIONS` that tells it of a mention."""
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in ("title", "heading"):
            continue
        for context in _contexts(document, index, records[paragraph.id]):
            start, end, person = context.mention
            for each in POSITIONS:
                if position := each.apply(context):
                    line = position.org_entity
                    yield Statement(
                        "affiliation",
                        person.name if line else paragraph.text[start:end],
                        position.role,
                        position.org,
                        (person, line) if line else (person,),
                        Span(paragraph.id, position.start, position.end),
                        start,
                        each.name,
                    )
                    break


def _contexts(document: Document, index: int, records: ParagraphRecords) -> Iterator[PersonContext]:
    """Yield a context for each mention of a person in a paragraph."""
    paragraph = document.paragraphs[index]
    named: dict[str, list[Mention]] = {"person": [], "org": [], "place": []}
    for mention in records.mentions:
        named.setdefault(mention[2].type, []).append(mention)
    if not named["person"]:
        return
    quoted = sorted((s, e) for s, e, quote in records.quotes if quote.kind != "indirect")
    passage = VeiledParagraph(index, paragraph, quoted)
    passage.persons, passage.orgs, passage.places = (
        [NamedSpan(start, end, e.name) for start, end, e in named[type_]]
        for type_ in ("person", "org", "place")
    )
    tokens = document.tokens[index] if index < len(document.tokens) else ()
    cuts = frozenset(offset for t in tokens for offset in range(t.start + 1, t.end))
    reporter, last = "", 0
    for mention in named["person"]:
        before = paragraph.text[max(0, last - _LONGEST_REPORTER) : mention[0]]
        word = max(_REPORTERS, key=before.rfind)
        reporter, last = word if word in before else reporter, mention[0]
        yield PersonContext(mention, named["org"], passage, cuts, reporter)


@rule(
    "statement",
    "林知远说：“冷库建成了。”",
    "林知远介绍，6座冷库已经建成投用。",
    never=("林知远提出“冷链”一词。", "林知远介绍，建成了。"),
)
def _is_statement(quote: Quote, part: Span) -> bool:
    """Take words that have a speaker for a statement; reported ones if long enough for one."""
    if quote.kind == "indirect":
        return part.end - part.start >= _SHORTEST_REPORT
    asks = quote.rule == TURN and quote.text.endswith(("？", "?"))
    return quote.kind == "speech" and not asks


STATEMENTS: tuple[Rule[Callable[[Quote, Span], bool]], ...] = (_is_statement,)


def statements(document: Document) -> Iterator[Statement]:
    """Yield who said what; each paragraph of a longer quote is a statement of its own."""
    by_name = {form: e for e in document.entities for form in (e.name, *e.aliases)}
    for quote in document.quotes:
        entity = by_name.get(quote.speaker or "")
        for part in quote.parts if quote.speaker else ():
            paragraph = document.paragraph(part.paragraph)
            if paragraph.kind != "body" or not _is_statement.apply(quote, part):
                continue
            span = _evidence(document, quote, part, entity)
            speaker = _speaker(document.text_of(span), quote, entity) if span else ""
            if span is None or not speaker:
                continue
            if quote.kind == "indirect" and paragraph.text.startswith(tuple(OPENING), part.end):
                continue  # it goes on with what is quoted
            words = _AGAIN.sub("", paragraph.text[part.start : part.end])
            yield Statement(
                "statement",
                speaker,
                quote.cue or "说",
                words if quote.kind == "speech" else _further().split(words, 1)[0],
                (entity,) if entity else (),
                span,
                part.start,
                _is_statement.name,
            )


@cache
def _further() -> Pattern:
    """Match what a speaker does beside, behind what is reported: ，但表达了……, ，并称……."""
    verbs = f"{lexicon.pattern('saying_verbs')}|表达"
    return Pattern(f"，[他她]?(?:但|并|还|也|同时|又|而|且)+(?:{verbs})")


def _speaker(evidence: str, quote: Quote, entity: Entity | None) -> str:
    """Return who speaks: a name, or a phrase that the verb of saying or a colon follows; or ''."""
    speaker = quote.speaker or ""
    if quote.rule == TURN:
        return speaker
    outside = evidence.replace(quote.text, "")
    if quote.cue and quote.cue not in outside and not _HE.search(outside):
        return ""
    if _is_other(outside, speaker, quote):
        return ""
    if entity and entity.type in ("person", "org", "place"):
        return speaker
    if quote.cue in _THINKING:
        return ""  # 在不少投资者看来
    who = _BEFORE_SPEAKER.sub("", speaker)
    says = (
        f"[^，。！？；“”]{{0,30}}{re.escape(quote.cue)}"
        if quote.cue
        else "[^，。！？；“”]{0,12}[：:]"
    )
    said = re.search(re.escape(speaker) + says, evidence)
    generic = role_at_end(who) == who and not quote.org and not _KNOWN_AS_GROUP.search(who)
    if not said or len(who) < 2 or generic or _NO_SPEAKER.match(who):
        return ""
    before = evidence[: said.start()]
    whose = before.rfind(quote.org, max(0, len(before) - _LONGEST_TITLE)) if quote.org else -1
    whole = before[whose:] + who if whose >= 0 else who
    if not _BREAK.search(whole):
        return whole
    return f"{quote.org}{who}" if role_at_end(who) == who else who


def _is_other(evidence: str, speaker: str, quote: Quote) -> bool:
    """Return whether the words are those of somebody beside the name: 张某的哥哥告诉记者."""
    start, between = _up_to_cue(evidence, speaker, quote.cue or "：")
    if start < 0:
        return False
    if _NOT_SAID.search(between):
        return True  # 某某尚未作出任何回应
    by_means = between.endswith(("进行", "接受", "作")) or _MEANS.search(
        evidence, max(0, start - 2), start
    )
    return bool(by_means or _OTHER_THAN_NAMED.match(between))


def _up_to_cue(evidence: str, speaker: str, cue: str) -> tuple[int, str]:
    """Return where a speaker stands before a verb in his clause, or -1, and what is between."""
    start = evidence.find(speaker)
    while start >= 0:
        behind = start + len(speaker)
        last = _IN_CLAUSE.match(evidence, behind, behind + _TO_CUE)
        stop = evidence.rfind(cue, behind, (last.end() if last else behind) + len(cue))
        if stop >= 0:
            return start, evidence[behind:stop]
        start = evidence.find(speaker, start + 1)
    return -1, ""


_IN_CLAUSE, _TO_CUE = Pattern("[^，。！？；“”]*"), 30  # characters


def _evidence(document: Document, quote: Quote, part: Span, entity: Entity | None) -> Span | None:
    """Return the span that holds the words and, where the paragraph has it, the speaker's name."""
    text = document.paragraph(part.paragraph).text
    forms = [quote.speaker or "", *((entity.name, *entity.aliases) if entity else ())]

    def sentence(offset: int) -> Span:
        sentence = document.sentence_of(Span(part.paragraph, offset, offset))
        return sentence.span if sentence else Span(part.paragraph, 0, len(text))

    start, stop = sentence(part.start)[1:]
    end = max(part.end, stop if quote.kind == "indirect" else 0)
    end = min(len(text), end + (text[part.end : part.end + 1] in "”」』\"'"))
    earliest = max(0, part.start - _FARTHEST)
    before = max(earliest, sentence(start - 1).start if start else 0)
    if any(form in text[before:end] for form in forms):
        return Span(part.paragraph, max(start, earliest), end)
    ahead = min((a for f in forms if (a := text.find(f, end, end + 80)) >= 0), default=-1)
    if ahead >= 0:
        return Span(part.paragraph, start, sentence(ahead).end)
    back = max((text.rfind(f, earliest, start) for f in forms), default=-1)
    return Span(part.paragraph, max(sentence(back).start, earliest), end) if back >= 0 else None
