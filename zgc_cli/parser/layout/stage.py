"""The structure stage: paragraphs of every kind, broken pieces joined, sections, the header."""

from zgc_cli.document.document import Document
from zgc_cli.document.records import Header, Paragraph, Piece, Section
from zgc_cli.parser.layout import headings
from zgc_cli.parser.layout.advertising import without_advertising
from zgc_cli.parser.layout.header import fill
from zgc_cli.parser.layout.headline import HEADLINE_RULES
from zgc_cli.parser.layout.line_groups import GROUP_RULES
from zgc_cli.parser.layout.line_kinds import LINE_RULES, LineView
from zgc_cli.parser.layout.lines import LayoutItem, Line, balanced, finished, lines, wrap_length
from zgc_cli.parser.layout.masthead import dateline
from zgc_cli.parser.layout.news_items import NEWS_RULES, OPENS_SECTION, label
from zgc_cli.reading.list_marks import list_mark

_FULL_LINE = 20  # characters that a line has at least which is broken for its length
# Rules that go by a mark, not a word.
_MARKED = ("title-mark", "heading-mark", "caption-mark", "emphasised-caption")
_CARRIED_ON = (
    "body",
    "turn-line",
    "answer-line",
    "list-item",
    *OPENS_SECTION,
)  # rules of lines of body text
_SECOND_LINES = ("title-second-line", "turn-second-line")
_BODY_FROM = 45  # A longer line near the head is body, whatever its marks.


def structure(text: str, header: Header) -> Document:
    """Return a document with the layers `paragraphs` and `sections`, and the header filled in."""
    items = _classify(without_advertising(list(lines(text))))
    paragraphs, sections = _assemble(_join(items))
    return Document(
        fill(header, paragraphs), {"paragraphs": tuple(paragraphs), "sections": tuple(sections)}
    )


def _classify(all_lines: list[Line]) -> list[LayoutItem]:
    """Give every line its kind; lines of body text that belong together stay apart."""
    if len(all_lines) == 1:
        return [LayoutItem(all_lines[0], all_lines[0].text, "body", "body")]
    head = _head_size(all_lines)
    items = [_by_itself(line, index < head, index == 0) for index, line in enumerate(all_lines)]
    for of_neighbours in (*GROUP_RULES, *HEADLINE_RULES, *NEWS_RULES):
        items = of_neighbours.apply(items)
    if not any(item.kind == "body" for item in items):
        of_head = ("title-line", "topic-title", "bare-names")
        items = [i._replace(kind="body") if i.rule in of_head else i for i in items]
    return headings.mark(items)


def _head_size(all_lines: list[Line]) -> int:
    """Return how many lines stand before the first long one: title, byline and the like."""
    for index, line in enumerate(all_lines[:12]):
        if len(line.text) > _BODY_FROM and index:
            return index
    return min(len(all_lines), 5)


def _by_itself(line: Line, in_head: bool, is_first: bool) -> LayoutItem:
    """Give a line the kind that its own words show."""
    view = LineView(line.text, in_head, is_first, line.closed)
    for rule in LINE_RULES:
        if kind := rule.apply(view):
            text = view.unmarked if rule.name in _MARKED else line.text
            return LayoutItem(line, text, kind, rule.name)
    raise AssertionError("the last rule takes any line")


def _join(items: list[LayoutItem]) -> list[list[LayoutItem]]:
    """Put the pieces of body text together; every other line is a paragraph of its own."""
    wrapped = wrap_length([item.line for item in items])
    groups: list[list[LayoutItem]] = []
    body: list[LayoutItem] | None = None  # the paragraph of body text that may go on
    for item in items:
        if item.rule in _SECOND_LINES:
            groups[-1].append(item)
        elif item.kind != "body":
            groups.append([item])
            if item.kind in ("heading", "title", "byline"):
                body = None
        elif body is not None and _continues(body[-1], item, wrapped):
            body.append(item)
        else:
            body = [item]
            groups.append(body)
    return groups


def _continues(upper: LayoutItem, lower: LayoutItem, wrapped: float | None) -> bool:
    """Return whether a piece of body text carries on the piece before it."""
    apart = lower.rule != "body" or upper.rule not in _CARRIED_ON
    if apart or upper.line.closed or _is_item(upper, lower) or _is_whole_item(upper, lower):
        return False
    if lower.line.indented:
        return False
    if wrapped is None:
        return not headings.is_whole(upper, lower) and not _opens_news(lower.text)
    full = len(upper.text) >= 0.75 * wrapped
    goes_on = not finished(upper.text) or (full and not lower.line.gap)
    return goes_on and not _opens_news(lower.text)


def _opens_news(text: str) -> bool:
    """Return whether a line begins with a dateline that names its agency."""
    opened = dateline(text)
    return bool(opened and opened.agency)


def _is_item(upper: LayoutItem, lower: LayoutItem) -> bool:
    """Return whether a line is the next item of a list; a dash or a bracket may carry one on."""
    if not list_mark(lower.text) or headings.open_end(upper.text) or not balanced(upper.text[-80:]):
        return False
    return lower.text[0] not in "—（(" or list_mark(upper.text) > 0


def _is_whole_item(upper: LayoutItem, lower: LayoutItem) -> bool:
    """Return whether an item of a list is too short for a line that the next one carries on."""
    return upper.rule == "list-item" and (len(upper.text) < _FULL_LINE or lower.line.gap)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _assemble(groups: list[list[LayoutItem]]) -> tuple[list[Paragraph], list[Section]]:
    """Number the paragraphs and sections; a heading begins one, or else a piece of news."""
    sections = [Section("S0", "")]
    paragraphs: list[Paragraph] = []
    for number, group in enumerate(groups, 1):
        pieces, text = [], ""
        for item in group:
            if _is_latin(text[-1:]) and _is_latin(item.text[:1]):
                text += " "  # Ben | Smith: a break between Latin words stands for a blank
            pieces.append(Piece(len(text), item.line.number))
            text += item.text
        first = group[0]
        if first.kind == "heading":
            sections.append(Section(f"S{len(sections)}", text))
        elif first.rule in OPENS_SECTION and (not paragraphs or paragraphs[-1].kind != "heading"):
            sections.append(Section(f"S{len(sections)}", label(text)))
        section = sections[-1].id
        paragraphs.append(
            Paragraph(f"P{number}", first.kind, section, text, tuple(pieces), first.rule)
        )
    return paragraphs, sections
