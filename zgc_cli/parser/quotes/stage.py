"""The quotes stage: every outermost quoted span as speech or term, and reported rules."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Quote, Span
from zgc_cli.parser.quotes import rules
from zgc_cli.parser.quotes.reported import reported
from zgc_cli.parser.quotes.rules import QuoteContext, Quoted, Saying
from zgc_cli.parser.quotes.speakers import UNKNOWN, Speaker, Speakers
from zgc_cli.parser.quotes.veiled import VeiledParagraph
from zgc_cli.reading.quotation import Part, Quotation, quotations

# Where a quoted word is a name unless a colon gives it to a speaker.
_HEADLINES = ("title", "heading")
_HEADLINE_RULES = (rules.colon_cue, rules.colon_name)
_ECHO = 5
_NEAR = 60


def quotes(document: Document) -> Document:
    """Add the layer `quotes`."""
    paragraphs = document.paragraphs
    spans = _quotations(paragraphs)
    passages = _passages(paragraphs, spans)
    speakers = Speakers(document, passages)
    verdicts = _verdicts(speakers, passages, spans)
    records = [_record(paragraphs, q, v) for q, v in zip(spans, verdicts, strict=True)]
    records += _indirect(speakers, passages, spans, verdicts)
    order = {paragraph.id: number for number, paragraph in enumerate(paragraphs)}
    records.sort(key=lambda q: (order[q.span.paragraph], q.span.start))
    return document.with_layer(
        "quotes", (q._replace(id=f"Q{number}") for number, q in enumerate(records, 1))
    )


def _quotations(paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Return the quoted spans of the body, which run over paragraphs, and of each other kind."""
    body = [i for i, paragraph in enumerate(paragraphs) if paragraph.kind == "body"]
    found = [
        tuple(part._replace(number=body[part.number]) for part in quotation)
        for quotation in quotations([paragraphs[i].text for i in body])
    ]
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "body":
            found += [
                tuple(part._replace(number=i) for part in quotation)
                for quotation in quotations([paragraph.text])
            ]
    return sorted(found)


def _passages(paragraphs: Sequence[Paragraph], spans: Sequence[Quotation]) -> list[VeiledParagraph]:
    quoted: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    for quotation in spans:
        for part in quotation:
            quoted[part.number].append((part.start, part.end))
    return [
        VeiledParagraph(i, paragraph, sorted(there))
        for i, (paragraph, there) in enumerate(zip(paragraphs, quoted, strict=True))
    ]


def _quoted(passages: Sequence[VeiledParagraph], spans: Sequence[Quotation]) -> list[Quoted]:
    """Place each quote in its passages; read backwards, so that `after` is known of the next."""
    found: list[Quoted] = []
    for quotation in reversed(spans):
        first, last = passages[quotation[0].number], passages[quotation[-1].number]
        opened = max(0, quotation[0].start - 1)
        close = min(quotation[-1].end + 1, len(last.veiled))
        following = found[-1] if found else None
        joined = following and following.first is last and following.open == close
        after = following.after if following and joined and following.last is last else close
        found.append(Quoted(first, last, _text(passages, quotation), opened, close, after))
    return found[::-1]


def _text(passages: Sequence[VeiledParagraph], quotation: Quotation) -> str:
    return "\n".join(passages[p.number].paragraph.text[p.start : p.end] for p in quotation)


def _verdicts(
    speakers: Speakers, passages: Sequence[VeiledParagraph], spans: Sequence[Quotation]
) -> list[Saying | None]:
    """Judge every quote in the order of the text; None stands for a term."""
    said: dict[str | None, str | None] = {}
    found: list[Saying | None] = []
    all_quoted = _quoted(passages, spans)
    for quoted in all_quoted:
        saying = _judge(QuoteContext(speakers, said), quoted)
        found.append(saying)
        if saying is None:
            continue
        if saying.cue:
            said[saying.speaker.name] = saying.cue
        if saying.speaker.name:
            speakers.spoke(quoted.first, quoted.open, saying.speaker.name)
    return _echoes(all_quoted, found)


def _judge(context: QuoteContext, quoted: Quoted) -> Saying | None:
    if rules.is_naming(quoted):
        return None
    headline = quoted.first.paragraph.kind in _HEADLINES
    for rule in _HEADLINE_RULES if headline else rules.RULES:
        saying = rule.apply(context, quoted)
        if saying:
            return saying
    return None


def _echoes(quoted: Sequence[Quoted], verdicts: list[Saying | None]) -> list[Saying | None]:
    """Give a headline that quotes a speech of the text to the speaker of that rules."""
    headlines = [
        i
        for i, (q, v) in enumerate(zip(quoted, verdicts, strict=True))
        if v is None and q.first.paragraph.kind in _HEADLINES and len(q.content) >= _ECHO
    ]
    if not headlines:
        return verdicts
    for i in headlines:
        near = slice(max(0, i - _NEAR), i + _NEAR)
        speeches = zip(quoted[near], verdicts[near], strict=True)
        words = re.escape(quoted[i].content.rstrip("。！？"))
        clause = re.compile(f"(?:^|[，。！？；：]){words}(?:$|[，。！？；：])")
        source = next((v for q, v in speeches if v and clause.search(q.content)), None)
        verdicts[i] = source._replace(rule="headline-echo") if source else None
    return verdicts


def _record(paragraphs: Sequence[Paragraph], quotation: Quotation, saying: Saying | None) -> Quote:
    text = "\n".join(paragraphs[p.number].text[p.start : p.end] for p in quotation)
    if saying is None:
        return _quote(paragraphs, quotation, "term", text, UNKNOWN, None, "quoted-words")
    return _quote(paragraphs, quotation, "speech", text, saying.speaker, saying.cue, saying.rule)


def _quote(
    paragraphs: Sequence[Paragraph],
    quotation: Quotation,
    kind: str,
    text: str,
    speaker: Speaker,
    cue: str | None,
    rule: str,
) -> Quote:
    parts = tuple(Span(paragraphs[p.number].id, p.start, p.end) for p in quotation)
    first = paragraphs[quotation[0].number]
    return Quote(
        "",
        kind,
        text,
        *speaker,
        cue,
        parts,
        first.section,
        first.line_at(parts[0].start),
        parts[0],
        rule,
    )


def _indirect(
    speakers: Speakers,
    passages: Sequence[VeiledParagraph],
    spans: Sequence[Quotation],
    verdicts: Sequence[Saying | None],
) -> Iterator[Quote]:
    spoken: dict[int, list[int]] = {}
    for quotation, saying in zip(spans, verdicts, strict=True):
        if saying:
            spoken.setdefault(quotation[0].number, []).append(quotation[0].start - 1)
    paragraphs = [passage.paragraph for passage in passages]
    for passage in passages:
        if passage.paragraph.kind != "body":
            continue
        for report in reported(speakers, passage, spoken.get(passage.index, [])):
            part = Part(passage.index, report.start, report.end)
            text = passage.paragraph.text[report.start : report.end]
            yield _quote(
                paragraphs, (part,), "indirect", text, report.speaker, report.cue, report.rule
            )
