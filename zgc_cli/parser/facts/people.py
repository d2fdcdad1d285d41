"""Facts about persons: what role they have in which organisation."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import itemgetter

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Paragraph, Span
from zgc_cli.parser.facts.state import Statement
from zgc_cli.parser.quotes import affiliation
from zgc_cli.parser.quotes.veiled import NamedSpan, VeiledParagraph
from zgc_cli.parser.words.roles import generic_head, is_of_any_area
from zgc_cli.parser.words.text_units import ParagraphRecords
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_REPORTERS = ("记者", "通讯员", "实习生", "摄影", "编辑")
_LONGEST_REPORTER = max(map(len, _REPORTERS))
_START = itemgetter(0)
_FARTHEST = 2_000  # characters of a paragraph in which the words and who says them stand
# Who made the article is no news of it where the text tells it; 总编辑 is a post.
_MAKER = Pattern("记者|通讯员|实习生|摄[影像]|(?<!总)编辑|校对|责编|编审|美编|编导")
_LONGEST_TITLE = 60
_COUNTED = Pattern("^的?[一两几]?[名位个](?=..)")
_NO_ROLE = Pattern(
    "拥有者|之一|家长|选手|申请|搜查|要求|宣布|任命|会见|指控|起诉|发[表布]|公开|出席|表示|[被将把给]|的|"
    "[他她它]|来自|曾经"
)
_LATIN_WORD = Pattern("[A-Z][A-Za-z]+ +[\u4e00-\u9fff]*(?:部门|业务|集团|公司)")
_NO_ORG = Pattern("[已对被将把给的并向]")
# What a headline or a caption puts in front of a name.
_CLAUSE_IN_NAME = Pattern(
    "发布|关于|公布|宣布|会见|接受|举行|召开|介绍|^街道$|^社区$|^学校$|^村委会$|^事业[群部]$|^总部$|^项目部$|^分公司$|^办公室$"
)
# One character behind a name and in front of a mark is the rest of it: 李豪 + 镇、.
_REST_OF_NAME = Pattern(
    "[一-鿿](?<![说称等和与在也摄文图率任为是讯的致获兼及或后前时来去赴中])[、，。；）)]"
)
_PAST = Pattern("[，（(]?(?:此前|曾任?|时任|原任|历任|担任过)")
_FORMER = Pattern("(?:时任|曾任|前任|[原前])$")

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
    if _ANOTHER.search(context.paragraph.text, org[1], start):
        return None  # 审核：青穗医院林知远 编辑：周岚
    return Position(context.reporter, context.paragraph.text[org[0] : org[1]], org[0], end, org[2])


_ANOTHER = Pattern("[：:]|主任|医师|教授|院长")


@rule(
    "title-before",
    "[青穗农业集团总经理林知远]到场。",
    never=("青穗农业集团的林知远到场。", "新华社记者林知远到场。"),
)
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
    if _LATIN_WORD.match(role) or is_of_any_area(read.org) or _CLAUSE_IN_NAME.search(read.org):
        return None  # 三星 + SDI 部门副总裁
    stationed = context.paragraph.text[max(0, found - 1) : found] == "驻"
    if not role or _NO_ROLE.search(role) or _MAKER.search(role) or stationed:
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
                if _REST_OF_NAME.match(paragraph.text, end):
                    continue
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
