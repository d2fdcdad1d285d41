"""The figures stage: a record for every quantity of the text, with what it counts and is about."""

import re
from collections.abc import Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Figure, Paragraph, Span
from zgc_cli.parser.figures.attribute import Seen, Subjects, attribute_head
from zgc_cli.parser.figures.noun_phrase import Nouns
from zgc_cli.parser.figures.word_roles import Named, Words
from zgc_cli.reading.numbers import quantities
from zgc_cli.reading.numbers.quantities import Quantity

# Lines that name people and agencies; their digits are dates.
_SILENT = frozenset(("byline", "credit", "dateline"))
_MEASURES = frozenset(("mass", "volume", "length", "area", "energy", "power"))

# Measure words of acts, behind which a lone verb is what they count (百余场演出).
_ACTS = frozenset(["场", "期", "轮", "项", "起", "例", "宗", "届", "笔", "单"])
# Measure words of those who may have a verb between them and their noun: 养猪场有1500家.
_BEARERS = frozenset(("家", "名", "位", "只", "头", "所", "户", "座", "辆", "艘", "架"))
# What the noun behind a sum of money ends in: 400万元早期转化资金.
_FUNDS = re.compile(r"(?:[贷款费金券税债单额补息资]|投入|合同|资产|红包|保险)[”」]?$")
_TALLY = re.compile(r"(?:的?总?(?:数量|数目|总数|总量|存栏量?|出栏量?|保有量|(?<!人)(?<!指)数))$")


def figures(document: Document) -> Document:
    """Add the layer `figures`, in the order of the text."""
    found: list[Figure] = []
    tokens = document.tokens
    names = _names(document)
    dated: dict[str, list[tuple[int, int]]] = {}
    for date in document.dates:
        dated.setdefault(date.span.paragraph, []).append((date.span.start, date.span.end))
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in _SILENT:
            continue
        quanta = quantities.find(paragraph.text, dated.get(paragraph.id, ()))
        if not quanta:
            continue
        there = tokens[index] if index < len(tokens) else ()
        nouns = Nouns(Words(paragraph.text, there, names.get(paragraph.id, ())))
        for figure in _of_paragraph(document, paragraph, quanta, nouns):
            found.append(figure._replace(id=f"N{len(found) + 1}"))
    return document.with_layer("figures", found)


def _names(document: Document) -> dict[str, list[Named]]:
    """Return the mentions of entities by paragraph."""
    names: dict[str, list[Named]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            name = Named(mention.start, mention.end, entity.type)
            names.setdefault(mention.paragraph, []).append(name)
    return names


def _of_paragraph(
    document: Document, paragraph: Paragraph, quanta: list[Quantity], nouns: Nouns
) -> Iterator[Figure]:
    subjects = Subjects(nouns)
    sentence = seen = None
    floor = 0
    for quantity in quanta:
        span = Span(paragraph.id, quantity.start, quantity.end)
        there = document.sentence_of(span)
        if there != sentence:
            sentence, seen = there, None
        begin = sentence.span.start if sentence else 0
        act = quantity.unit in ("次", "回", "趟", "番") or quantity.kind == "frequency"
        topic = subjects.of(quantity, act, min(begin, quantity.start), seen)
        counted = _counted(nouns, quantity, floor)
        subject = topic.text
        if not counted and quantity.kind == "count" and subject and not topic.inherits:
            counted = _borne(subject, topic.measured, quantity.unit, nouns, quantity.start)
        if subject == counted:
            subject = None
        floor = quantity.end
        measured = topic.text if topic.measured else None
        seen = Seen(span.start, span.end, quantity.kind, measured, subject)
        yield Figure(
            "",
            paragraph.text[quantity.start : quantity.end],
            quantity.kind,
            quantity.value,
            quantity.min,
            quantity.max,
            quantity.unit,
            quantity.mod,
            counted,
            subject,
            paragraph.section,
            paragraph.line_at(quantity.start),
            span,
            quantity.rule,
        )


def _borne(subject: str, measured: bool, unit: str | None, nouns: Nouns, at: int) -> str | None:
    """Return the noun that the subject holds: 水鸟 in 水鸟数量68万只, 养猪场 in 养猪场有1500家."""
    if measured:
        tally = _TALLY.search(subject)
        return subject[: tally.start()] or None if tally else None
    near = nouns.text.find(subject, max(0, at - len(subject) - 4), at)
    return subject if unit in _BEARERS and near >= 0 else None


def _counted(nouns: Nouns, quantity: Quantity, floor: int) -> str | None:
    """Return the noun behind the measure word, else the one before the number (航线76条)."""
    kind, unit = quantity.kind, quantity.unit
    if unit == "人" and nouns.text.startswith("口", quantity.end):
        return "人口"
    before = nouns.before(quantity.start, floor) if kind in ("count", "mass", "volume") else None
    if before and attribute_head(before, len(before)):
        before = None
    if kind in ("duration", "temperature") or (kind == "ratio" and unit != "%"):
        return None
    if unit in ("人", "人次") or (kind == "ordinal" and unit is None):
        return before
    again = unit in ("次", "回", "趟", "班")
    behind, closed = nouns.behind(quantity.end, again or unit in _ACTS)
    if not behind:
        return before
    if kind == "money":
        return behind if _FUNDS.search(behind) or attribute_head(behind, len(behind)) else None
    if (again or kind == "frequency") and not closed:
        return None  # 19次深度突破6000米
    if kind in _MEASURES and behind.startswith(("深", "长", "宽", "高", "厚", "重", "远")):
        return None
    return behind
