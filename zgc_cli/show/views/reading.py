"""The text itself at a comfortable width, IDs in the margin, what is known of it marked."""

from collections.abc import Iterable

from zgc_cli.document import Document, Paragraph, Span
from zgc_cli.language import _
from zgc_cli.show import theme
from zgc_cli.show.canvas import Canvas
from zgc_cli.show.labels import word
from zgc_cli.show.render import Listing, Row
from zgc_cli.show.styled import Mark, Text, bracketed, joined, marked, padded

MARGIN = 40  # columns from which on IDs stand in a margin of their own
KINDS = {"title": theme.HEADING, "heading": theme.HEADING, "body": ""}


def draw(listing: Listing, canvas: Canvas) -> None:
    """Draw the paragraphs, above them what the marks mean."""
    _legend(listing.rows, canvas)
    width = max((len(row.record.id) for row in listing.rows), default=2)
    article = ""
    for row in listing.rows:
        canvas.gap()
        if row.article != article:
            article = row.article
            canvas.put(article, theme.FAINT)
            canvas.gap()
        id_ = Text(row.record.id, theme.ID, canvas.link(row))
        text = paragraph(row.document, row.record, canvas.color)
        if canvas.width < MARGIN:
            canvas.put(id_)
            canvas.write(text)
        else:
            canvas.hang(padded(id_, width + 2), text)


def paragraph(document: Document, held: Paragraph, color: bool) -> Text:
    """Return the text of a paragraph, or of a sentence in a paragraph's form, with its marks."""
    offset = held.pieces[0].start  # a sentence is shown as a piece of its paragraph
    size = len(held.text)
    spans = [
        (s.start - offset, s.end - offset, kind)
        for s, kind in _marks(document, held.id.partition(".")[0])
        if s.start >= offset and s.end - offset <= size
    ]
    if not color:
        return bracketed(held.text, ((a, b, *_brackets(kind)) for a, b, kind in spans))
    whole = Mark(0, size, KINDS.get(held.kind, theme.FAINT))
    return marked(held.text, [whole, *(Mark(a, b, theme.MARKS[kind]) for a, b, kind in spans)])


def _brackets(kind: str) -> tuple[str, str]:
    opens, closes = theme.BRACKETS.get(kind, theme.NAME_BRACKETS)
    return opens, closes


def _marks(document: Document, paragraph: str) -> Iterable[tuple[Span, str]]:
    for entity in document.entities:
        for m in entity.mentions:
            if m.paragraph == paragraph:
                yield Span(m.paragraph, m.start, m.end), entity.type
    for kind, records in (("figure", document.figures), ("date", document.dates)):
        yield from ((r.span, kind) for r in records if r.span.paragraph == paragraph)


def _legend(rows: Iterable[Row], canvas: Canvas) -> None:
    """Draw a sample of each mark that occurs in these paragraphs."""
    found = {
        kind for row in rows for _, kind in _marks(row.document, row.record.id.partition(".")[0])
    }
    if not found:
        return
    kinds = [kind for kind in theme.MARKS if kind in found]
    if canvas.color:
        samples = [Text(word("answer.kind", k), theme.MARKS[k]) for k in kinds]
    else:
        # Without colour all names have the same brackets.
        alike = dict.fromkeys(k if k in theme.BRACKETS else "name" for k in kinds)
        samples = [Text(word("answer.kind", k).join(_brackets(k))) for k in alike]
    canvas.write(Text(_("marks: "), theme.FAINT).add(joined(samples, "  ")))
