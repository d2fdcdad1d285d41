"""Entities with a bar of their mentions, and a strip of where in the article they stand."""

from collections.abc import Iterator, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.imprint import credit
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.columns import columns
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.grid import GAP, Slot, fit
from zgc_cli.show.text.number_formats import PositionChart, bar
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

BAR, _NARROW_BAR = 8, 4
_LEAST_STRIP, _MOST_STRIP = 12, 48
_LEAST_NAME, _MOST_NAME = 10, 24
POSTS = Slot(flexible=True, least=14)


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line an entity, its other names below its name; a narrow window has no strips.

    Persons alone have their posts in place of the strips, and of a type that is that of all.
    """
    articles = any(row.article for row in listing.rows)
    posts = posts_of_persons(listing)
    what, slot = ("posts", POSTS) if posts else ("type", Slot())
    names = ["id", "name", what, "count", *["article"] * articles]
    slots = [Slot(), Slot(flexible=True, least=_LEAST_NAME, most=_MOST_NAME), slot, Slot()]
    slots += [Slot(flexible=True, least=6)] * articles
    head = [Text(field(name), theme.HEADING) for name in names]
    rows = [cells[: len(names)] for cells in _rows(listing, BAR, writer)]
    widths = fit(slots, [head, *rows], writer.width - _LEAST_STRIP - GAP)
    if widths is None or posts:
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
    writer.gap()
    writer.write(legend(writer), theme.FAINT)


def _rows(listing: Listing, bar_width: int, writer: Writer) -> Iterator[list[Text]]:
    """Yield ID, name and aliases, type or posts, mentions with a bar, and the article of each."""
    counts = [len(row.record.mentions) for row in listing.rows]
    posts = posts_of_persons(listing)
    for number, row in enumerate(listing.rows):
        entity: Entity = row.record
        name = Text(entity.name, theme.NAME)
        for alias in entity.aliases:
            name.add(f"\n= {alias}", theme.FAINT)
        yield [
            writer.id(row),
            name,
            kind_of(entity.type, posts[number] if posts else None, credit(row.document, entity)),
            counted(counts[number], counts, bar_width, writer),
            Text(row.label, theme.FAINT),
        ]


def posts_of_persons(listing: Listing) -> list[tuple[str, ...]]:
    """Return the posts of each, where all are persons and one of them has any; else none."""
    if any(row.record.type != "person" for row in listing.rows):
        return []
    get = next(column.get for column in columns(listing.kind) if column.name == "posts")
    posts = [tuple(get(row.document, row.record)) for row in listing.rows]
    return posts if any(posts) else []


def kind_of(type_: str, posts: Sequence[str] | None, credited: str | None) -> Text:
    """Return the posts where they are shown, else the type; and who but made the article."""
    text = Text(word("entity.type", type_), theme.KIND) if posts is None else Text("\n".join(posts))
    if credited:
        text.add("\n" * bool(text.plain) + word("entity.credit", credited), theme.FAINT)
    return text


def counted(count: int, counts: Sequence[int], width: int, writer: Writer) -> Text:
    """Return a number with a bar as long as its share of the most; none where all are equal."""
    text = Text(f"{count:>3}")
    if len(set(counts)) == 1:
        return text
    return text.add(" ").add(bar(count / max(counts), width, writer.signs), theme.BAR)


def places(entity: Entity, strip: PositionChart) -> Text:
    """Return the strip of an entity's mentions."""
    return strip.draw((m.paragraph, m.start) for m in entity.mentions)


def legend(writer: Writer) -> str:
    """Return what the signs of a strip mean."""
    one, two, more, *others = tuple(writer.signs.steps)
    if others:  # digits
        return _("the article from beginning to end, with how many mentions are where")
    return _(
        "the article from beginning to end: {one} one mention there, {two} two, {more} more",
        one=one,
        two=two,
        more=more,
    )


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
