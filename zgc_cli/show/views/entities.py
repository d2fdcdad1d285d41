"""Entities with a bar of their mentions, and a strip of where in the article they stand."""

from collections.abc import Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.imprint import credit
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import GAP, Slot, fit
from zgc_cli.show.text.number_formats import PositionChart, bar
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

BAR, _NARROW_BAR = 8, 4
_LEAST_STRIP, _MOST_STRIP = 12, 48
_LEAST_NAME, _MOST_NAME = 10, 24


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line an entity, its other names below its name; a narrow window has no strips."""
    articles = any(row.article for row in listing.rows)
    names = ["id", "name", "type", "count", *["article"] * articles]
    slots = [Slot(), Slot(flexible=True, least=_LEAST_NAME, most=_MOST_NAME), Slot(), Slot()]
    slots += [Slot(flexible=True, least=6)] * articles
    head = [Text(field(name), theme.HEADING) for name in names]
    rows = [cells[: len(names)] for cells in _rows(listing, BAR, writer)]
    widths = fit(slots, [head, *rows], writer.width - _LEAST_STRIP - GAP)
    if widths is None:
        rows = [cells[: len(names)] for cells in _rows(listing, _NARROW_BAR, writer)]
        if not fitted(writer, list(zip(map(field, names), slots, strict=True)), rows):
            _narrow(rows, writer)
        return
    room = min(_MOST_STRIP, writer.width - sum(widths) - GAP * len(slots))
    strips = {
        id(row.document): PositionChart(row.document, room, writer.signs) for row in listing.rows
    }
    for row, cells in zip(listing.rows, rows, strict=True):
        cells.append(places(row.record, strips[id(row.document)]))
    # Above the strips stand the sections, where they are those of one article.
    one = listing.rows[0].document if len(strips) == 1 else None
    head.append(ruler(one, strips[id(one)]) if one else Text(_("where"), theme.HEADING))
    writer.grid([*slots, Slot()], rows, [*widths, room], head)


def _rows(listing: Listing, bar_width: int, writer: Writer) -> Iterator[list[Text]]:
    """Yield ID, name and aliases, type, mentions with their bar, and the article of each."""
    most = max(len(row.record.mentions) for row in listing.rows)
    for row in listing.rows:
        entity: Entity = row.record
        count = len(entity.mentions)
        name = Text(entity.name, theme.NAME)
        for alias in entity.aliases:
            name.add(f"\n= {alias}", theme.FAINT)
        yield [
            writer.id(row),
            name,
            _kind(row),
            Text(f"{count:>3} ").add(bar(count / most, bar_width, writer.signs), theme.BAR),
            Text(row.label, theme.FAINT),
        ]


def _kind(row: Row) -> Text:
    """Return the type, below it what an entity is to the article that no news names."""
    kind = Text(word("entity.type", row.record.type), theme.KIND)
    told = credit(row.document, row.record)
    return kind.add(f"\n{word('entity.credit', told)}" if told else "", theme.FAINT)


def places(entity: Entity, strip: PositionChart) -> Text:
    """Return the strip of an entity's mentions."""
    return strip.draw((m.paragraph, m.start) for m in entity.mentions)


def ruler(document: Document, strip: PositionChart) -> Text:
    """Return the sections, each where it begins."""
    first = {p.section: p.id for p in reversed(document.paragraphs)}
    return Text(
        strip.ruler([(s.id, first[s.id]) for s in document.sections if s.id in first]), theme.FAINT
    )


def _narrow(rows: list[list[Text]], writer: Writer) -> None:
    """Draw name and count alone, under them what else there is."""
    for id_, name, type_, count, *article in rows:
        writer.drawn += name.wrapped(writer.width)
        writer.put(joined([Text().add(id_).add(" ").add(type_.flat()).add(count), *article], " "))
