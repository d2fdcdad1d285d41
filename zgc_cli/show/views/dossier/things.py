"""What several articles name, each thing with how many of them name it, and from when to when."""

from collections.abc import Iterator

from zgc_cli.query.dossier.entities.things import Thing
from zgc_cli.show import theme
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.grid import Slot
from zgc_cli.show.text.number_formats import bar
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.entities import BAR
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

_SLOTS = {
    "id": Slot(),
    "name": Slot(flexible=True, least=10, most=36),
    "type": Slot(),
    "articles": Slot(),
    "count": Slot(right=True),
    "first": Slot(),
    "last": Slot(),
}
_ALIASES = 4  # other names that are shown


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line a thing, its other names below its name; a narrow window has no days."""
    rows = list(_rows(listing, writer))
    for names in (list(_SLOTS), ["id", "name", "type", "articles", "last"], ["name", "articles"]):
        columns = [(field(name), _SLOTS[name]) for name in names]
        if fitted(writer, columns, [[row[name] for name in names] for row in rows]):
            return
    for row in rows:
        writer.put(joined((row["name"].flat(), row["articles"]), " "))


def _rows(listing: Listing, writer: Writer) -> Iterator[dict[str, Text]]:
    most = max(row.record.articles for row in listing.rows)
    for row in listing.rows:
        thing: Thing = row.record
        name = Text(thing.name, theme.NAME)
        for alias in thing.aliases[:_ALIASES]:
            name.add(f"\n= {alias}", theme.FAINT)
        if left := len(thing.aliases) - _ALIASES:
            name.add(f"\n{writer.signs.ellipsis} +{left}" if left > 0 else "", theme.FAINT)
        kind = Text(word("entity.type", thing.type), theme.KIND)
        if thing.credit:
            kind.add(f"\n{word('entity.credit', thing.credit)}", theme.FAINT)
        share = bar(thing.articles / most, BAR, writer.signs)
        yield {
            "id": writer.id(row),
            "name": name,
            "type": kind,
            "articles": Text(f"{thing.articles:>3} ").add(share, theme.BAR),
            "count": Text(str(len(thing.mentions))),
            "first": Text(thing.first or writer.signs.unknown, theme.DATE),
            "last": Text(thing.last or writer.signs.unknown, theme.DATE),
        }
