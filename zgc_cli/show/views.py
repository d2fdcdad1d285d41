"""The views that are more than a table: summary, reading text, quotes, card.

Each draws a listing on a canvas with rich, which is imported inside, since commands name the
views before they know whether one is drawn.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from zgc_cli.document import Document, Paragraph, Quote, Span
from zgc_cli.show import theme
from zgc_cli.show.render import Listing, Row
from zgc_cli.show.tables import RECORD_KINDS, cell

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from zgc_cli.show.draw import Canvas

MEASURE = 84  # columns of a line of prose; a longer one is hard to follow
FIRST_WORDS = 56


def summary(listing: Listing, canvas: "Canvas") -> None:
    """Draw the masthead, the sections, and the main records of each kind."""
    from zgc_cli.show.draw import field_table, text

    for row in listing.rows:
        held = row.record
        console = canvas.console
        console.print(text(held.title or "(no title)", theme.HEADING))
        console.print(text(_masthead(held), theme.FAINT))
        console.print()
        console.print(text(_counts(held.counts)))
        _heading(canvas, "Sections")
        console.print(_bars(held.sections, canvas))
        if held.entities:
            _heading(canvas, "Names")
            console.print(field_table(_by_type(held.entities)))
        if held.figures:
            _heading(canvas, "Figures")
            figures = [(f["id"], _with_noun(f["text"], f["counted"])) for f in held.figures]
            console.print(field_table(figures))
        if held.quotes:
            _heading(canvas, "Quotes")
            said = [(q["speaker"] or "?", _first_words(q["text"])) for q in held.quotes]
            console.print(field_table(said))


def _masthead(held: Any) -> str:
    parts = [held.agency, held.place, held.date, " ".join(held.byline)]
    return " · ".join(part for part in parts if part)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{n:,} {name}" for name, n in counts.items())


def _heading(canvas: "Canvas", title: str) -> None:
    from zgc_cli.show.draw import text

    canvas.console.print()
    canvas.console.print(text(title, theme.HEADING))


def _bars(sections: Sequence[dict[str, Any]], canvas: "Canvas") -> "RenderableType":
    """Return the sections with a bar each, as long as their share of the characters."""
    from rich.table import Table

    from zgc_cli.show.draw import text

    most = max((s["characters"] for s in sections), default=1) or 1
    room = max(4, min(24, canvas.console.width // 5))
    mark = "█" if canvas.unicode else "#"
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=theme.ID, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    for s in sections:
        bar = mark * max(1, round(room * s["characters"] / most))
        grid.add_row(s["id"], text(s["title"] or "(lead)"), bar, f"{s['characters']:,}")
    return grid


def _by_type(entities: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    groups: dict[str, list[str]] = {}
    for e in entities:
        groups.setdefault(e["type"], []).append(f"{e['name']} {e['count']}")
    return [(type_, ", ".join(names)) for type_, names in groups.items()]


def _with_noun(figure: str, counted: str | None) -> str:
    return figure if not counted or counted in figure else f"{figure}{counted}"


def _first_words(said: str) -> str:
    line = said.replace("\n", " ")
    return line if len(line) <= FIRST_WORDS else f"{line[:FIRST_WORDS]}……"


def read(listing: Listing, canvas: "Canvas") -> None:
    """Draw the text at a comfortable width, its IDs in the margin and its records marked."""
    from rich.table import Table

    from zgc_cli.show.draw import text, wrapped

    width = max((len(row.record.id) for row in listing.rows), default=2)
    measure = max(8, min(MEASURE, canvas.console.width - width - 2))
    for number, row in enumerate(listing.rows):
        if number:
            canvas.console.print()
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=width, style=theme.ID, no_wrap=True)
        grid.add_column(width=measure, overflow="fold")
        prose = wrapped(_marked(row.document, row.record), measure)
        grid.add_row(text(row.record.id), prose)
        canvas.console.print(grid)


def _marked(document: Document, paragraph: Paragraph) -> "Text":
    from zgc_cli.show.draw import text

    offset = paragraph.pieces[0].start  # a sentence is shown as a piece of its paragraph
    style = {"title": theme.HEADING, "heading": theme.HEADING, "body": ""}
    drawn = text(paragraph.text, style.get(paragraph.kind, theme.FAINT))
    if drawn.plain != paragraph.text:
        return drawn  # control characters were spelt out, so offsets no longer hold
    for span, mark in _marks(document, paragraph.id.partition(".")[0]):
        start, end = span.start - offset, span.end - offset
        if 0 <= start < end <= len(paragraph.text):
            drawn.stylize(theme.MARKS[mark], start, end)
    return drawn


def _marks(document: Document, paragraph: str) -> Iterable[tuple[Span, str]]:
    for quote in document.quotes:
        if quote.kind == "speech":
            yield from ((p, "speech") for p in quote.parts if p.paragraph == paragraph)
    for entity in document.entities:
        for m in entity.mentions:
            if m.paragraph == paragraph:
                yield Span(m.paragraph, m.start, m.end), entity.type
    for kind, records in (("figure", document.figures), ("date", document.dates)):
        yield from ((r.span, kind) for r in records if r.span.paragraph == paragraph)


def quotes(listing: Listing, canvas: "Canvas") -> None:
    """Draw each quote as a block, then who said it and where it stands."""
    from rich.padding import Padding

    from zgc_cli.show.draw import text, wrapped

    width = min(MEASURE, canvas.console.width)
    for number, row in enumerate(listing.rows):
        if number:
            canvas.console.print()
        block = wrapped(text(row.record.text), max(8, width - 2))
        canvas.console.print(Padding(block, (0, 0, 0, 2)), width=width, overflow="fold")
        canvas.console.print(_source(row), width=width, overflow="fold")


def _source(row: Row) -> "Text":
    from zgc_cli.show.draw import text

    quote: Quote = row.record
    place = f"{quote.id}, line {quote.line}"
    if quote.kind == "term":
        return text(f"    {quote.kind}, {place}", theme.FAINT)
    who = text(f"    {quote.speaker or 'unnamed'}", theme.FIELDS["speaker"])
    title = " ".join(part for part in (quote.org, quote.role) if part)
    rest = ", ".join(part for part in (title, place) if part)
    return who.append_text(text(f", {rest}", theme.FAINT))


def card(listing: Listing, canvas: "Canvas") -> None:
    """Draw everything known about one record."""
    from zgc_cli.show.draw import field_table, text

    for row in listing.rows:
        held = row.record
        kind = RECORD_KINDS[type(held.record).__name__]
        name = getattr(held.record, "name", None) or held.record.id
        canvas.console.print(text(str(name), theme.HEADING))
        canvas.console.print(field_table(_own_fields(held.record, kind)))
        if kind == "entity":
            _block(canvas, "Mentions", _in_context(row.document, held.mentions))
        else:
            names = [(e.type, e.name) for e in held.mentions]
            _block(canvas, "Names there", names)
            _block(canvas, "Context", _context(row.document, held.record))
        _block(canvas, "Facts", [(f.id, f.text) for f in held.facts])
        _block(canvas, "Quotes", [(q.id, _first_words(q.text)) for q in held.quotes])
        figures = [(f.id, _with_noun(f.text, f.counted)) for f in held.figures]
        _block(canvas, "Figures", figures)


HIDDEN = {"mentions", "pieces", "parts", "span", "rule", "pinyin"}


def _own_fields(record: Any, kind: str) -> list[tuple[str, str]]:
    from zgc_cli.show.tables import plain_value

    held = {k: cell(plain_value(v)) for k, v in record._asdict().items() if k not in HIDDEN}
    if kind == "entity":
        held["count"] = str(len(record.mentions))
        held.pop("name")
    return [(name, value) for name, value in held.items() if value]


def _block(canvas: "Canvas", title: str, rows: Sequence[tuple[str, Any]]) -> None:
    from zgc_cli.show.draw import field_table

    if rows:
        _heading(canvas, title)
        canvas.console.print(field_table(rows))


def _in_context(document: Document, mentions: Iterable[Any]) -> "list[tuple[str, Text]]":
    from zgc_cli.show.draw import text

    rows = []
    for m in mentions:
        sentence = document.sentence_of(Span(m.paragraph, m.start, m.end))
        if sentence is None:
            continue
        drawn = text(document.text_of(sentence.span))
        if len(drawn.plain) == sentence.span.end - sentence.span.start:
            shift = sentence.span.start
            drawn.stylize(theme.HEADING, m.start - shift, m.end - shift)
        rows.append((f"{sentence.id} line {m.line}", drawn))
    return rows


def _context(document: Document, record: Any) -> list[tuple[str, str]]:
    span = getattr(record, "span", None)
    sentence = document.sentence_of(span) if span else None
    return [(sentence.id, document.text_of(sentence.span))] if sentence else []
