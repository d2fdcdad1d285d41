"""Columns side by side: how wide each may be, which rich does not decide as a view needs it.

rich shrinks what is widest; a view has a least width for prose, and wants to know when to do
without a column. What is given to rich has its widths and its line breaks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.box import Box
from rich.table import Table

from zgc_cli.show import theme
from zgc_cli.show.text.styled import Text

GAP = 2


class Slot(NamedTuple):
    """A column of a grid. One that is not `flexible` is never narrower than its widest cell."""

    flexible: bool = False
    right: bool = False  # whether its cells end, not begin, at one place
    least: int = 0  # columns below which a flexible one had better not go
    most: int = 0  # columns above which it need not go; 0: no bound


def fit(slots: Sequence[Slot], rows: Sequence[Sequence[Text]], room: int) -> list[int] | None:
    """Return the width of each column so that all go into `room`; None where they cannot.

    What the rigid ones leave over is shared among the flexible ones, none of which gets more
    than it can use.
    """
    natural = []
    for i, slot in enumerate(slots):
        widest = max((_widest(row[i]) for row in rows), default=0)
        natural.append(min(widest, slot.most) if slot.most else widest)
    left = room - GAP * (len(slots) - 1)
    widths = [0 if s.flexible else n for n, s in zip(natural, slots, strict=True)]
    left -= sum(widths)
    flexible = [i for i, s in enumerate(slots) if s.flexible]
    owed = {i: min(natural[i], slots[i].least) for i in flexible}
    if left < sum(owed.values()):
        return None
    # The modest first: what one leaves, the next may take.
    for done, i in enumerate(sorted(flexible, key=lambda i: natural[i])):
        spare = left - sum(owed.values())
        widths[i] = min(natural[i], owed.pop(i) + spare // (len(flexible) - done))
        left -= widths[i]
    return widths


def _widest(text: Text) -> int:
    """Return the columns of the longest line of a text."""
    if "\n" not in text.plain:
        return text.cell_len
    return max(Text(line).cell_len for line in text.plain.split("\n"))


def columns(
    widths: Sequence[int], head: Iterable[Text] | None = None, rule: str = theme.UNICODE.rule
) -> Table:
    """Return a table without rows of columns of these widths, or their names above a rule."""
    box = Box(f"    \n    \n {rule * 2} \n" + "    \n" * 5, ascii=rule.isascii())
    table = Table(
        box=box if head else None,
        padding=0,
        show_edge=False,
        show_header=head is not None,
        header_style="",
        border_style=theme.BORDER,
    )
    # The blanks behind a column are its own, but for the one that the box draws.
    gap = GAP - 1 if head else GAP
    own = [*(width + gap for width in widths[:-1]), widths[-1]]
    for name, width in zip(head or [Text()] * len(own), own, strict=True):
        table.add_column(name, width=width, no_wrap=True, overflow="ignore")
    return table


def grid(
    slots: Sequence[Slot],
    rows: Iterable[Sequence[Text]],
    widths: Sequence[int],
    head: Sequence[Text] | None = None,
    rule: str = theme.UNICODE.rule,
) -> Table:
    """Return a table of cells, each broken into the width of its column."""

    def shaped(row: Sequence[Text]) -> Iterator[Text]:
        for slot, text, width in zip(slots, row, widths, strict=True):
            cell = text.within(width)
            blank = " " * (width - cell.cell_len) if slot.right else ""
            yield Text(blank).add(cell) if blank else cell

    table = columns(widths, shaped(head) if head else None, rule)
    for row in rows:
        table.add_row(*shaped(row))
    return table


def height(table: Table) -> int:
    """Return the lines of a table whose texts are broken."""
    rows = zip(*(column.cells for column in table.columns), strict=True)
    return sum(max(str(cell).count("\n") for cell in row) + 1 for row in rows)
