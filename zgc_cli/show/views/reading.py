"""The text itself at a comfortable width, IDs in the margin, what is known of it marked."""

from collections import defaultdict
from collections.abc import Iterable, Set

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Span
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.styled import Text, bracketed, joined, marked, padded
from zgc_cli.show.writer import Writer

_MARGIN = 40  # columns from which on IDs stand in a margin of their own
_KINDS = {"title": theme.HEADING, "heading": theme.HEADING, "body": ""}


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the paragraphs, above them what the marks mean."""
    documents = {id(row.document): row.document for row in listing.rows}
    marks_of = {key: _marks(document) for key, document in documents.items()}
    drawn = [
        (row, marks_of[id(row.document)].get(row.record.id.partition(".")[0], []))
        for row in listing.rows
    ]
    _legend({kind for _row, marks in drawn for _span, kind in marks}, writer)
    width = max((len(row.record.id) for row in listing.rows), default=2)
    article = ""
    for row, marks in drawn:
        writer.gap()
        if row.article != article:
            article = row.article
            writer.label(row)
            writer.gap()
        id_ = writer.id(row)
        text = _paragraph(row.record, marks, writer.color)
        if writer.width < _MARGIN:
            writer.put(id_)
            writer.write(text)
        else:
            writer.hang(padded(id_, width + 2), text)


def _paragraph(shown: Paragraph, marks: Iterable[tuple[Span, str]], color: bool) -> Text:
    """Return the text of a paragraph, or of a sentence in a paragraph's form, with its marks."""
    offset = shown.pieces[0].start  # a sentence is shown as a piece of its paragraph
    size = len(shown.text)
    spans = [
        (s.start - offset, s.end - offset, kind)
        for s, kind in marks
        if s.start >= offset and s.end - offset <= size
    ]
    if not color:
        return bracketed(shown.text, ((a, b, *_brackets(kind)) for a, b, kind in spans))
    whole = (0, size, _KINDS.get(shown.kind, theme.FAINT))
    return marked(shown.text, [whole, *((a, b, theme.MARKS[kind]) for a, b, kind in spans)])


def _brackets(kind: str) -> tuple[str, str]:
    opens, closes = theme.BRACKETS.get(kind, theme.NAME_BRACKETS)
    return opens, closes


def _marks(document: Document) -> dict[str, list[tuple[Span, str]]]:
    """Return what is to be marked in each paragraph, and what it is."""
    marks: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in document.entities:
        for m in entity.mentions:
            marks[m.paragraph].append((Span(m.paragraph, m.start, m.end), entity.type))
    for kind, records in (("figure", document.figures), ("date", document.dates)):
        for record in records:
            marks[record.span.paragraph].append((record.span, kind))
    return marks


def _legend(kinds: Set[str], writer: Writer) -> None:
    """Draw a sample of each kind of mark that occurs."""
    if not kinds:
        return
    ordered = [kind for kind in theme.MARKS if kind in kinds]
    if writer.color:
        samples = [Text(word("answer.kind", k), theme.MARKS[k]) for k in ordered]
    else:
        # Without colour all names have the same brackets.
        alike = dict.fromkeys(k if k in theme.BRACKETS else "name" for k in ordered)
        samples = [Text(word("answer.kind", k).join(_brackets(k))) for k in alike]
    writer.write(Text(_("marks: "), theme.FAINT).add(joined(samples, "  ")))
