"""The quotes stage: every outermost quoted span as speech or term, and reported speech."""

from collections import Counter
from collections.abc import Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Quote, Span
from zgc_cli.parser.quotes.choice import by_model
from zgc_cli.parser.quotes.quoted import Quoted, QuoteVerdict
from zgc_cli.parser.quotes.reported import reported
from zgc_cli.parser.quotes.rules import ECHOES, RULES
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.turns import TURNS
from zgc_cli.parser.quotes.unnamed.groups import GROUP_END, SOMEBODY, is_kin
from zgc_cli.parser.quotes.veiled import VeiledParagraph
from zgc_cli.reading.quotation import Part, Quotation, quotations
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_NEIGHBOURS = 60  # quotes on each side of a headline among which its words are looked for

# What somebody unnamed is called is no longer than this and holds none of these: 询问了工作人员.
_LONGEST_NOUN = 12
_NO_ROLES = frozenset(("记者", "主持人", "网友", "网民", "大家"))
_QUALIFIED = 2  # characters in front of a title that belong to it: 女学生
_WORDS_OF_A_CLAUSE = frozenset("在与和向对把被让将是了到除问为给替")


def quotes(document: Document) -> Document:
    """Add the layer `quotes`."""
    paragraphs = document.paragraphs
    spans = _quotations(paragraphs)
    passages = _passages(paragraphs, spans)
    speakers = Speakers(document, passages)
    records = []
    spoken: list[list[int]] = [[] for _ in paragraphs]
    verdicts = _verdicts(_quoted(speakers, passages, spans))
    for quotation, (rule, verdict) in zip(spans, verdicts, strict=True):
        if verdict.speaker:
            spoken[quotation[0].number].append(quotation[0].start - 1)
        kind = "speech" if verdict.speaker else "term"
        records.append(_record(paragraphs, quotation, kind, verdict, rule))
    in_turns: dict[int, int] = {}  # paragraph -> where the words of a turn begin in it
    for rule_of_turns in TURNS:
        for words, speaker in rule_of_turns.apply(speakers, passages):
            in_turns.update((part.number, part.start) for part in words)
            verdict = QuoteVerdict(speaker, None)
            opening = Span(paragraphs[words[0].number].id, words[0].start + 1, 0)
            records = [_of_turn(record, opening) for record in records]
            records.append(_record(paragraphs, words, "speech", verdict, rule_of_turns.name))
    for passage in passages:
        if passage.paragraph.kind == "body":
            for rule, end, report in reported(speakers, passage, spoken[passage.index]):
                begun = in_turns.get(passage.index, -1)
                if begun >= 0 and (report.speaker == UNKNOWN or report.start <= begun):
                    continue  # 我认为, 有记者问：: the words of a turn are its speaker's already
                part = Part(passage.index, report.start, end)
                verdict = QuoteVerdict(report.speaker, report.cue)
                records.append(_record(paragraphs, (part,), "indirect", verdict, rule))
    speakers.forget()
    order = {paragraph.id: number for number, paragraph in enumerate(paragraphs)}
    records.sort(key=lambda q: (order[q.span.paragraph], q.span.start))
    return document.with_layer(
        "quotes", (q._replace(id=f"Q{number}") for number, q in enumerate(records, 1))
    )


def _of_turn(record: Quote, opening: Span) -> Quote:
    """Return a quote as a term, where the words of a turn begin with it: 王海：“云梯”修好了。."""
    first = record.span.paragraph == opening.paragraph and record.span.start == opening.start
    if not first or record.kind != "speech":
        return record
    return record._replace(kind="term", speaker=None, role=None, org=None, cue=None)


def _quotations(paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Return the quoted spans of the body, which run over paragraphs, and of each other kind."""
    numbers = range(len(paragraphs))
    groups = [[i for i in numbers if paragraphs[i].kind == "body"]]
    groups += [[i] for i in numbers if paragraphs[i].kind != "body"]
    return sorted(
        tuple(part._replace(number=group[part.number]) for part in quotation)
        for group in groups
        for quotation in quotations([paragraphs[i].text for i in group])
    )


def _passages(paragraphs: Sequence[Paragraph], spans: Sequence[Quotation]) -> list[VeiledParagraph]:
    quoted: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    for quotation in spans:
        for part in quotation:
            quoted[part.number].append((part.start, part.end))
    return [VeiledParagraph(i, p, sorted(quoted[i])) for i, p in enumerate(paragraphs)]


def _text(paragraphs: Sequence[Paragraph], quotation: Quotation) -> str:
    return "\n".join(paragraphs[p.number].text[p.start : p.end] for p in quotation)


def _quoted(
    speakers: Speakers, passages: Sequence[VeiledParagraph], spans: Sequence[Quotation]
) -> list[Quoted]:
    """Place each quote in its passages; read backwards, so that `after` is known of the next."""
    paragraphs = [passage.paragraph for passage in passages]
    quotes: list[Quoted] = []
    texts = [_text(paragraphs, quotation) for quotation in spans]
    times = Counter(texts)
    for quotation, text in zip(reversed(spans), reversed(texts), strict=True):
        first, last = passages[quotation[0].number], passages[quotation[-1].number]
        opened = max(0, quotation[0].start - 1)
        after = close = min(quotation[-1].end + 1, len(last.veiled))
        following = quotes[-1] if quotes else None
        if following and following.first is following.last is last and following.open == close:
            after = following.after
        around = _neighbours(passages, first.index, last.index)
        quotes.append(
            Quoted(speakers, first, last, text, (opened, close, after), around, times[text])
        )
    return quotes[::-1]


def _neighbours(
    passages: Sequence[VeiledParagraph], first: int, last: int
) -> tuple[tuple[VeiledParagraph, str], ...]:
    """Return the paragraphs of body text before and behind some."""
    near = ((first - 1, "before"), (last + 1, "behind"))
    inside = ((passages[i], place) for i, place in near if 0 <= i < len(passages))
    return tuple((p, place) for p, place in inside if p.paragraph.kind == "body")


def _verdicts(all_quoted: Sequence[Quoted]) -> list[tuple[str, QuoteVerdict]]:
    """Judge every quote in the order of the text, then the headlines by what the text quotes."""
    judged: list[tuple[str, QuoteVerdict]] = []
    for quoted in all_quoted:
        outcomes = ((rule.name, rule.apply(quoted)) for rule in RULES)
        name, verdict = next((name, verdict) for name, verdict in outcomes if verdict)
        if told := by_model.apply(quoted, name, verdict):
            name, verdict = by_model.name, told
        judged.append((name, verdict))
        if verdict.speaker:
            quoted.speakers.spoke(quoted.first, quoted.open, verdict.speaker, verdict.cue)
    for i, quoted in enumerate(all_quoted):
        if judged[i][1].speaker in (None, UNKNOWN):
            near = range(max(0, i - _NEIGHBOURS), min(i + _NEIGHBOURS, len(judged)))
            neighbours = [(all_quoted[n], judged[n][1]) for n in near]
            for echo in ECHOES:
                if echoed := echo.apply(quoted, neighbours):
                    judged[i] = (echo.name, echoed)
    return judged


def who(speaker: Speaker) -> Speaker:
    """Return a speaker whom the text does not name by what it calls him: 工作人员, 警方."""
    if speaker.name or not speaker.role:
        return speaker
    plain = len(speaker.role) <= _LONGEST_NOUN and _WORDS_OF_A_CLAUSE.isdisjoint(speaker.role)
    name = speaker.role if plain else role_at_end(speaker.role) or speaker.role
    name = _DETERMINER.sub("", name)
    if "有" in name and (some := _SOME_OF_MANY.fullmatch(name)):
        name = some["who"]  # 对黑熊的真伪有网友
    if name[:1] == "一" and role_at_end(name) == name[1:]:
        name = name[1:]  # 一工作人员
    return Speaker(name, _calling(name), speaker.org)


# 该发言人, 有业内人士, 一目击者, 另有3名员工, 评论后还有网友
_DETERMINER = Pattern(
    "^(?:该|上述|[^，]{0,6}[还也又更另曾]有|有(?!关)|不少|[很许]多|多数|(?:[一两三几多数]+|\\d+)[位名]|一(?=目击|男子|女子))(?=.{2})"
)


_SOME_OF_MANY = Pattern(f".{{1,16}}有(?!关)(?P<who>[^有]{{0,3}}{SOMEBODY})")


def _calling(name: str) -> str | None:
    """Return the role of whom the text calls by nothing else: 食客 is one, 警方 is not."""
    title = role_at_end(name)
    if not title or GROUP_END.search(name) or is_kin(title) or title in _NO_ROLES:
        return None
    return name if len(name) - len(title) <= _QUALIFIED else title


def _record(
    paragraphs: Sequence[Paragraph],
    quotation: Quotation,
    kind: str,
    verdict: QuoteVerdict,
    rule: str,
) -> Quote:
    parts = tuple(Span(paragraphs[p.number].id, p.start, p.end) for p in quotation)
    first = paragraphs[quotation[0].number]
    return Quote(
        "",
        kind,
        _text(paragraphs, quotation),
        *who(verdict.speaker or UNKNOWN),
        verdict.cue,
        parts,
        first.section,
        first.line_at(parts[0].start),
        parts[0],
        rule,
    )
