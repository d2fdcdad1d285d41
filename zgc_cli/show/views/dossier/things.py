"""What several articles name, each thing with how many of them name it, and from when to when."""

from collections.abc import Iterator, Sequence

from zgc_cli.query.dossier.entities.things import Thing
from zgc_cli.show import theme
from zgc_cli.show.labels import field
from zgc_cli.show.listing import Listing
from zgc_cli.show.text.grid import Slot
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.entities import BAR, POSTS, counted, kind_of, posts_of_persons
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

_SLOTS = {
    "id": Slot(),
    "name": Slot(flexible=True, least=10, most=36),
    "type": Slot(),
    "posts": POSTS,
    "articles": Slot(),
    "count": Slot(right=True),
    "first": Slot(),
    "last": Slot(),
}
_ALIASES = 4  # other names that are shown


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line a thing, its other names below its name; a narrow window has no days."""
    posts = posts_of_persons(listing)
    rows = list(_rows(listing, posts, writer))
    what = "posts" if posts else "type"
    for names in (
        ["id", "name", what, "articles", "count", "first", "last"],
        ["id", "name", what, "articles", "count", "last"],
        ["id", "name", what, "count", "last"],
        ["id", "name", "count", "last"],
        ["id", "name", "count"],
    ):
        columns = [(field(name), _SLOTS[name]) for name in names]
        if fitted(writer, columns, [[row[name] for name in names] for row in rows]):
            return
    for row in rows:
        writer.put(joined((row["name"].flat(), row["count"]), " "))


def _rows(
    listing: Listing, posts: Sequence[tuple[str, ...]], writer: Writer
) -> Iterator[dict[str, Text]]:
    numbers = [row.record.articles for row in listing.rows]
    for number, row in enumerate(listing.rows):
        thing: Thing = row.record
        name = Text(thing.name, theme.NAME)
        for alias in thing.aliases[:_ALIASES]:
            name.add(f"\n= {alias}", theme.FAINT)
        if left := len(thing.aliases) - _ALIASES:
            name.add(f"\n{writer.signs.ellipsis} +{left}" if left > 0 else "", theme.FAINT)
        what = kind_of(thing.type, posts[number] if posts else None, thing.credit)
        yield {
            "id": writer.id(row),
            "name": name,
            "type": what,
            "posts": what,
            "articles": counted(thing.articles, numbers, BAR, writer),
            "count": Text(str(len(thing.mentions))),
            "first": Text(thing.first or writer.signs.unknown, theme.DATE),
            "last": Text(thing.last or writer.signs.unknown, theme.DATE),
        }
