"""The figures stage: a record for every quantity of the text, with the noun that it counts."""

from collections.abc import Iterator

from zgc_cli.document import Document, Figure, Paragraph, Span
from zgc_cli.parser.counted import Nouns, attribute_head
from zgc_cli.reading import quantities
from zgc_cli.reading.quantities import Quantity

# Lines that name people and agencies; their digits are dates.
SILENT = frozenset(("byline", "credit", "dateline"))
_COUNTABLE = frozenset(
    ("count", "ordinal", "frequency", "mass", "money", "length", "area", "energy")
)

# Measure words of acts, behind which a lone verb is what they count (百余场演出).
_ACTS = frozenset(["场", "期", "轮", "项", "起", "例", "宗", "届", "笔", "单"])


def figures(document: Document) -> Document:
    """Add the layer `figures`, in the order of the text."""
    found: list[Figure] = []
    tokens = document.tokens
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in SILENT:
            continue
        nouns = Nouns(paragraph.text, tokens[index] if index < len(tokens) else ())
        for figure in _of_paragraph(document, paragraph, nouns):
            found.append(figure._replace(id=f"N{len(found) + 1}"))
    return document.with_layer("figures", found)


def _of_paragraph(document: Document, paragraph: Paragraph, nouns: Nouns) -> Iterator[Figure]:
    sentence = subject = None
    floor = 0
    for quantity in quantities.find(paragraph.text):
        span = Span(paragraph.id, quantity.start, quantity.end)
        there = document.sentence_of(span)
        if there != sentence:
            sentence, subject = there, None
        counted = _counted(nouns, quantity, floor)
        phrase, inherits = nouns.attribute(quantity.start, floor)
        floor = quantity.end
        if not inherits:
            subject = phrase if phrase and phrase != counted else None
        elif quantity.kind != "ratio":
            subject = None
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


def _counted(nouns: Nouns, quantity: Quantity, floor: int) -> str | None:
    """Return the noun behind the measure word, else the one before the number (航线76条)."""
    if quantity.kind not in _COUNTABLE and quantity.unit != "%":
        return None
    if quantity.unit == "人" and nouns.text.startswith("口", quantity.end):
        return "人口"
    acts = quantity.kind == "frequency" or quantity.unit in _ACTS
    behind = nouns.behind(quantity.end, acts)
    if behind or quantity.kind != "count":
        return behind
    before = nouns.before(quantity.start, floor)
    return None if before and attribute_head(before, len(before)) else before
