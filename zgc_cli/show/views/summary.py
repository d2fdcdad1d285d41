"""The article on one screen: what it is, its sections, names, figures and speakers.

What is shown grows with the window: the fullest level that goes into its lines is drawn.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from zgc_cli.query.imprint import credit
from zgc_cli.query.select import entities
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.show import theme
from zgc_cli.show.labels import word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import GAP, Grid, Slot, fit
from zgc_cli.show.text.number_formats import bar
from zgc_cli.show.text.styled import Text, padded
from zgc_cli.show.views.brief import around
from zgc_cli.show.writer import Writer

_PROMPT = 2  # lines of the window that the shell takes before and after
_BESIDE = 64  # columns from which on the titles of the blocks stand beside them
_WIDEST = 1000  # columns that blocks fill: rich writes blanks up to the last
BAR, _NARROW_BAR = 16, 4


class Level(NamedTuple):
    """How much is shown.

    The most lines of names a type, sections, speakers, lines of what each said, lines of the lead;
    whether blank lines part the blocks.
    """

    names: int
    sections: int
    speakers: int
    words: int
    lead: int
    parted: bool = True


_Block = Callable[[Row, Level, int, Writer], Sequence[Text | Grid]]
_LEVELS = (
    Level(999, 999, 999, 99, 99),
    Level(9, 99, 99, 9, 9),
    Level(3, 99, 99, 2, 3),
    Level(2, 30, 20, 2, 2),
    Level(2, 20, 12, 1, 2),
    Level(1, 12, 8, 1, 2),
    Level(1, 8, 4, 1, 2),
    Level(1, 8, 4, 1, 1, False),
    Level(1, 4, 2, 1, 1, False),
)
_MANY = ("person", "org", "place", "event")  # types that keep a line where there is little room


def draw(listing: Listing, writer: Writer) -> None:
    """Draw each article as full as its lines fit into the window."""
    for row in listing.rows:
        writer.gap()
        named = _named(row, writer)
        screen = partial(_screen, row, named, writer=writer)
        room = writer.height - _PROMPT
        fits = bisect_left(_LEVELS[:-1], True, key=lambda level: screen(level)[1] <= room)
        parts, _lines = screen(_LEVELS[fits])
        writer.drawn += parts


def _named(row: Row, writer: Writer) -> dict[str, list[Text]]:
    """Return the entities by type, those that are named most first."""
    groups: dict[str, list[Text]] = {type_: [] for type_ in row.record.types}
    for e in entities(row.document):
        style = theme.FAINT if credit(row.document, e) else theme.NAME
        name = Text(e.name, style, writer.link(row, e.line))
        groups[e.type].append(name.add(f" {len(e.mentions)}", theme.FAINT))
    return groups


def _screen(
    row: Row, named: dict[str, list[Text]], level: Level, writer: Writer
) -> tuple[list[RenderableType], int]:
    """Return what is drawn of one article, with its lines: its blocks, each with its number."""
    counts = row.record.counts
    titles: dict[str, tuple[_Block, int]] = {
        _("Sections"): (_sections, len(row.record.sections)),
        _("Names"): (partial(_names, named), counts["entities"]),
        _("Figures"): (_figures, counts["figures"]),
        _("Facts"): (_facts, counts["facts"]),
        _("Quotes"): (_speakers, counts["quotes"]),
    }
    beside = writer.width >= _BESIDE
    margin = max(Text(title).cell_len for title in titles) if beside else 0
    room = min(writer.width, _WIDEST) - margin - GAP
    parts: list[RenderableType] = [*_masthead(row, level, writer)]
    total = len(parts)
    for title, (make, count) in titles.items():
        block = [
            part.shortened(room, writer.signs.ellipsis) if isinstance(part, Text) else part
            for part in make(row, level, room, writer)
        ]
        lines = sum(part.height if isinstance(part, Grid) else 1 for part in block)
        if not lines:
            continue
        parts += [Text()] * level.parted
        head = Text(title, theme.HEADING)
        if beside:
            table = Table.grid()
            table.add_column(width=margin + GAP)  # older versions of rich count padding in it
            table.add_column(width=room)
            table.add_row(head.add(f"\n{count:,}" if lines > 1 else "", theme.FAINT), Group(*block))
            parts.append(table)
        else:
            parts += [head.add(f"  {count:,}", theme.FAINT), Padding(Group(*block), (0, 0, 0, GAP))]
        total += lines + level.parted + (not beside)
    return parts, total


def _masthead(row: Row, level: Level, writer: Writer) -> list[RichText]:
    about = row.record
    title = Text(about.title or _("(no title)"), theme.HEADING).wrapped(writer.width)
    source = writer.between([about.agency, about.place, about.date, " ".join(about.byline)], "")
    # The other counts stand under the titles of their blocks.
    n = about.counts
    counts = [
        _n("{n:,} paragraph", "{n:,} paragraphs", n["paragraphs"]),
        _n("{n:,} sentence", "{n:,} sentences", n["sentences"]),
        _n("{n:,} character", "{n:,} characters", n["characters"]),
        _n("{n:,} date", "{n:,} dates", n["dates"]),
    ]
    return [
        *([Text(row.label, theme.FAINT)] if row.article else []),
        *title,
        *(source.wrapped(writer.width) if source.plain else []),
        *flow(list(map(Text, counts)), writer.width, 9, writer),
        *_first(Text(about.lead or ""), writer.measure, level.lead, writer),
    ]


def flow(pieces: Sequence[Text], width: int, most: int, writer: Writer) -> list[Text]:
    """Return whole pieces in at most so many lines; the last says how many had no room."""
    between = "  "
    lines = [Text()]
    for number, piece in enumerate(pieces):
        line = lines[-1]
        left = len(pieces) - number
        rest = _rest(left, writer)
        reserve = len(between) + rest.cell_len if len(lines) == most and left > 1 else 0
        if not line.plain:
            line.add(piece)
        elif line.cell_len + len(between) + piece.cell_len + reserve <= width:
            line.add(between).add(piece)
        elif len(lines) == most:
            line.add(between).add(rest)
            return lines
        else:
            lines.append(Text().add(piece))
    return lines


def _rest(left: int, writer: Writer) -> Text:
    """Return the sign that so many more are left out."""
    return Text(f"{writer.signs.ellipsis} +{left}", theme.FAINT)


def _sections(row: Row, level: Level, width: int, writer: Writer) -> list[Text | Grid]:
    """Return a line a section: ID, title, a bar as long as its share, the share; none of one."""
    sections = row.record.sections
    if len(sections) < 2:
        return []
    total = sum(s["characters"] for s in sections) or 1
    most = max((s["characters"] for s in sections), default=1) or 1
    room = BAR if writer.width >= _BESIDE else _NARROW_BAR
    begins = {p.section: p.line for p in reversed(row.document.paragraphs)}
    rows = [
        [
            Text(s["id"], theme.ID, writer.link(row, begins.get(s["id"]))),
            Text(s["title"] or _("(lead)")),
            Text(bar(s["characters"] / most, room, writer.signs), theme.BAR),
            Text(f"{s['characters'] / total:.0%}"),
        ]
        for s in sections[: level.sections]
    ]
    slots = [Slot(), Slot(flexible=True, least=6), Slot(), Slot(right=True)]
    widths = fit(slots, rows, width)
    left_out = _left_out(len(sections) - level.sections, writer)
    if widths:
        return [Grid(slots, rows, widths), *left_out]
    return [*(cells[1].shortened(width, writer.signs.ellipsis) for cells in rows), *left_out]


def _left_out(number: int, writer: Writer) -> list[Text]:
    return [_rest(number, writer)] if number > 0 else []


def _names(
    named: dict[str, list[Text]], row: Row, level: Level, width: int, writer: Writer
) -> list[Text]:
    """Return the first entities of each type; all types with their counts."""
    types = row.record.types
    digits = max((len(str(n)) for n in types.values()), default=0)
    labels = {
        type_: Text(word("entity.type", type_), theme.KIND).add(f" {n:>{digits}}", theme.FAINT)
        for type_, n in types.items()
    }
    rest = [type_ for type_ in types if type_ not in _MANY] if level.names == 1 else []
    shown = [type_ for type_ in types if type_ not in rest]
    margin = max((labels[type_].cell_len for type_ in shown), default=0) + 2
    lines = []
    for type_ in shown:
        for number, line in enumerate(flow(named[type_], width - margin, level.names, writer)):
            lines.append(padded(Text() if number else labels[type_], margin).add(line))
    return lines + (flow([labels[type_] for type_ in rest], width, 9, writer) if rest else [])


def _figures(row: Row, level: Level, width: int, writer: Writer) -> list[Grid]:
    """Return the key figures, each after what it is of, in as many columns as go."""
    lines = {figure.id: figure.line for figure in row.document.figures}
    pairs = []
    for f in row.record.figures:
        noun = "" if (f["counted"] or "") in f["text"] else f["counted"]
        about = f["subject"] or noun
        label = Text(about or "", theme.FAINT).add(" " if about else "")
        label.add(f["text"], theme.NAME, writer.link(row, lines.get(f["id"])))
        pairs.append(label.add(f" {noun}" if noun and f["subject"] else "", theme.FAINT))
    widest = max((p.cell_len for p in pairs), default=0)
    across = max(1, min(3, (width + 2) // (widest + 2)))
    down = -(-len(pairs) // across)
    table = [[*pairs[i::down], *[Text()] * across][:across] for i in range(down)]
    return [Grid([Slot()] * across, table, [min(widest, width)] * across)] if table else []


def _facts(row: Row, level: Level, width: int, writer: Writer) -> list[Text]:
    """Return what the article states of its figures, a line each."""
    lines = {fact.id: fact.line for fact in row.document.facts}
    told = []
    for f in row.record.facts:
        text = Text(f"{f['subject']} ").add(f"{f['predicate']} ", theme.FAINT)
        text.add(f["object"], "", writer.link(row, lines.get(f["id"])))
        text.add(around(f["time"], f["context"]), theme.FAINT)
        told.append(text.shortened(width, writer.signs.ellipsis))
    return told


def _speakers(row: Row, level: Level, width: int, writer: Writer) -> list[Text]:
    """Return who spoke, with the first words of each."""
    said: dict[str, list[dict[str, Any]]] = {}
    for q in row.record.quotes:
        said.setdefault(q["speaker"] or "?", []).append(q)
    margin = max((Text(name).cell_len for name in said), default=0)
    margin = min(margin, width // 3) + 2
    lines: list[Text] = []
    for name, quotes in list(said.items())[: level.speakers]:
        shown = quotes if level.words > 1 else quotes[:1]
        for number, q in enumerate(shown):
            words = _first(Text(q["text"]).flat(), width - margin, level.words, writer)
            who = Text("" if number else name, theme.NAME)
            who = who.shortened(margin - 2, writer.signs.ellipsis)
            lines += [padded(who, margin).add(words[0])]
            lines += [Text(" " * margin).add(line) for line in words[1:]]
    return lines + _not_shown(row, len(said) - level.speakers)


def _not_shown(row: Row, speakers: int) -> list[Text]:
    """Return in a line what is said or quoted besides."""
    indirect = row.record.counts["quotes"] - len(row.record.quotes)
    terms = row.record.counts["terms"]
    parts = [
        _n("{n} speaker", "{n} speakers", speakers) if speakers > 0 else "",
        _("{n} indirect", n=indirect) if indirect else "",
        _n("{n} quoted term", "{n} quoted terms", terms) if terms else "",
    ]
    told = _(", ").join(filter(None, parts))
    return [Text(f"+{told}", theme.FAINT)] if told else []


def _first(words: Text, width: int, most: int, writer: Writer) -> list[RichText]:
    """Return the first lines of what was said, the last cut with a sign if more was said."""
    lines = words.wrapped(width)
    if len(lines) <= most:
        return lines
    rest = Text().add(words[sum(map(len, lines[: most - 1])) :])
    return [*lines[: most - 1], rest.shortened(width, writer.signs.ellipsis)]
