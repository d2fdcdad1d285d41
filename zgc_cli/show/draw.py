"""What a terminal shows: rich tables fitted to the width, and the frame of every other view.

The only module that loads rich at its top; `render` imports it when a table is to be drawn.
"""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from zgc_cli.show import theme
from zgc_cli.show.render import Listing, Output, Row, View, value
from zgc_cli.show.tables import Column, cell
from zgc_cli.show.wrap import breaks
from zgc_cli.terminal import Terminal, visible

ASCII_HEAD = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

# Columns that hold prose: they wrap, the others keep to one line where they can.
PROSE = {"text", "event", "aliases", "title", "sentence", "object", "predicate", "matches"}
PROSE_WIDTH = 16
NARROW = 18
GAP = 2
NUMBERS = {"integer", "number", "number?"}


class Canvas(NamedTuple):
    """Where a view draws, and what it may use there."""

    console: Console
    color: bool
    unicode: bool  # whether box characters can be shown

    @property
    def box(self) -> box.Box:
        """The frame of a table: a rule below the header."""
        return box.SIMPLE_HEAD if self.unicode else ASCII_HEAD


def draw(listing: Listing, output: Output, terminal: Terminal, view: View | None) -> str:
    """Return the listing as a terminal of this width and these colours would show it."""
    held = io.StringIO()
    color = terminal.color(output.color)
    canvas = Canvas(_console(held, color, terminal.size.columns), color, terminal.unicode)
    if view is not None and not listing.chosen:
        view(listing, canvas)
    else:
        table(listing, canvas)
    return held.getvalue()


def _console(file: io.StringIO, color: bool, width: int) -> Console:
    """Return a console that draws into `file`, without an escape where colour is off."""
    return Console(
        file=file,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        safe_box=False,
        # rich reads NO_COLOR and TERM itself; what holds here was decided above.
        _environ={},
    )


def text(value: str, style: str = "") -> Text:
    """Return a text in which nothing is markup and no control character is left."""
    return Text(visible(value).replace("\t", " "), style)


def marked(value: str, matches: Sequence[Sequence[int]], color: bool) -> Text:
    """Return a text with its matches marked, by asterisks where there is no colour."""
    out, last = Text(), 0
    stars = "" if color else "*"
    for start, end in matches:
        out.append_text(text(value[last:start]))
        out.append_text(text(f"{stars}{value[start:end]}{stars}", "" if stars else theme.MATCH))
        last = end
    return out.append_text(text(value[last:]))


def wrapped(prose: Text, width: int) -> Text:
    """Return a text with its lines broken as Chinese prose breaks."""
    lines = prose.divide(breaks(prose.plain, width, cell_len))
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def table(listing: Listing, canvas: Canvas) -> None:
    """Draw a table of the columns for which there is room, else a stanza a record."""
    console = canvas.console
    shown = [c for c in listing.columns if listing.chosen or c.shown]
    if not listing.chosen:
        shown = [c for c in shown if any(cell(value(row, c)) for row in listing.rows)]
    cells = [[_cell(row, column, canvas.color) for column in shown] for row in listing.rows]
    wants = [_wanted(c, [row[i] for row in cells]) for i, c in enumerate(shown)]
    keep = list(range(len(shown)))
    if not listing.chosen:
        while len(keep) > 1 and sum(wants[i] + GAP for i in keep) > console.width:
            keep.remove(max(keep, key=lambda i: (shown[i].shown, i)))
    if sum(min(wants[i], 6) + GAP for i in keep) > console.width:
        _stanzas(shown, cells, console)
        return
    grid = Table(
        box=canvas.box,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1),
        header_style=theme.HEADING,
        border_style=theme.BORDER,
    )
    for i in keep:
        prose = shown[i].name in PROSE
        grid.add_column(
            shown[i].name,
            justify="right" if shown[i].shape in NUMBERS else "left",
            overflow="fold",
            min_width=min(wants[i], PROSE_WIDTH) if prose else None,
            style=theme.FIELDS.get(shown[i].name, ""),
        )
    for row in cells:
        grid.add_row(*(row[i] for i in keep))
    console.print(grid)


def _wanted(column: Column, cells: Sequence[Text]) -> int:
    """The width below which the column had better not be shown at all."""
    widest = max((cell_len(c.plain) for c in cells), default=0)
    bound = PROSE_WIDTH if column.name in PROSE else NARROW
    return max(min(widest, bound), cell_len(column.name))


def _cell(row: Row, column: Column, color: bool) -> Text:
    held = value(row, column)
    matches = getattr(row.record, "matches", None)
    if column.name == "text" and matches:
        return marked(str(held), matches, color)
    if isinstance(held, int | float) and column.shape == "number?":
        return text(f"{held:,}")
    return text(cell(held))


def _stanzas(shown: Sequence[Column], cells: Sequence[Sequence[Text]], console: Console) -> None:
    """More fields than the width can hold: a line a field, a blank line a record."""
    for number, row in enumerate(cells):
        if number:
            console.print()
        for column, held in zip(shown, row, strict=True):
            line = text(f"{column.name}: ", theme.HEADING).append_text(held)
            console.print(line, overflow="fold")


def field_table(rows: Sequence[tuple[str, Any]]) -> Table:
    """Return a two-column grid of labels and values."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=theme.FAINT, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, held in rows:
        grid.add_row(label, held if isinstance(held, Text) else text(str(held)))
    return grid
