"""The text itself at a comfortable width, IDs in the margin, what is known of it marked."""

from collections.abc import Iterable

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Span
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.styled import Mark, Text, bracketed, joined, marked, padded
from zgc_cli.show.writer import Writer

_MARGIN = 40  # columns from which on IDs stand in a margin of their own
_KINDS = {"title": theme.HEADING, "heading": theme.HEADING, "body": ""}


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the paragraphs, above them what the marks mean."""
    marks = _Marks()
    _legend(listing.rows, marks, writer)
    width = max((len(row.record.id) for row in listing.rows), default=2)
    article = ""
    for row in listing.rows:
        writer.gap()
        if row.article != article:
            article = row.article
            writer.label(row)
            writer.gap()
        id_ = writer.id(row)
        text = _paragraph(row.record, marks.of(row), writer.color)
        if writer.width < _MARGIN:
            writer.put(id_)
            writer.write(text)
        else:
            writer.hang(padded(id_, width + 2), text)


def _paragraph(held: Paragraph, marks: Iterable[tuple[Span, str]], color: bool) -> Text:
    """Return the text of a paragraph, or of a sentence in a paragraph's form, with its marks."""
    offset = held.pieces[0].start  # a sentence is shown as a piece of its paragraph
    size = len(held.text)
    spans = [
        (s.start - offset, s.end - offset, kind)
        for s, kind in marks
        if s.start >= offset and s.end - offset <= size
    ]
    if not color:
        return bracketed(held.text, ((a, b, *_brackets(kind)) for a, b, kind in spans))
    whole = Mark(0, size, _KINDS.get(held.kind, theme.FAINT))
    return marked(held.text, [whole, *(Mark(a, b, theme.MARKS[kind]) for a, b, kind in spans)])


def _brackets(kind: str) -> tuple[str, str]:
    opens, closes = theme.BRACKETS.get(kind, theme.NAME_BRACKETS)
    return opens, closes


class _Marks:
    """What is to be marked in each paragraph of the articles, gathered once an article."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[int, dict[str, list[tuple[Span, str]]]] = {}

    def of(self, row: Row) -> list[tuple[Span, str]]:
        """Return the places in the paragraph of a row and what each is."""
        if id(row.document) not in self._held:
            found = self._held[id(row.document)] = {}
            for span, kind in _marks(row.document):
                found.setdefault(span.paragraph, []).append((span, kind))
        return self._held[id(row.document)].get(row.record.id.partition(".")[0], [])


def _marks(document: Document) -> Iterable[tuple[Span, str]]:
    for entity in document.entities:
        yield from ((Span(m.paragraph, m.start, m.end), entity.type) for m in entity.mentions)
    for kind, records in (("figure", document.figures), ("date", document.dates)):
        yield from ((r.span, kind) for r in records)


def _legend(rows: Iterable[Row], marks: _Marks, writer: Writer) -> None:
    """Draw a sample of each mark that occurs in these paragraphs."""
    found = {kind for row in rows for _, kind in marks.of(row)}
    if not found:
        return
    kinds = [kind for kind in theme.MARKS if kind in found]
    if writer.color:
        samples = [Text(word("answer.kind", k), theme.MARKS[k]) for k in kinds]
    else:
        # Without colour all names have the same brackets.
        alike = dict.fromkeys(k if k in theme.BRACKETS else "name" for k in kinds)
        samples = [Text(word("answer.kind", k).join(_brackets(k))) for k in alike]
    writer.write(Text(_("marks: "), theme.FAINT).add(joined(samples, "  ")))
