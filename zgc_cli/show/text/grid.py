"""Columns side by side: how wide each may be, which rich does not decide as a view needs it.

rich shrinks what is widest; a view has a least width for prose, and wants to know when to do
without a column. What is given to rich has its widths and its line breaks.
"""

from collections.abc import Iterator, Sequence

from rich.box import Box
from rich.table import Table

from zgc_cli.runtime.named_tuple import NamedTuple
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


class Grid(NamedTuple):
    """Rows of cells, each broken into its column, of which rich makes a table when it is its turn.

    `head` is names of columns, with `rule` below them.
    """

    slots: Sequence[Slot]
    rows: Sequence[Sequence[Text]]
    widths: Sequence[int]
    head: Sequence[Text] = ()
    rule: str = theme.UNICODE.rule

    def __rich__(self) -> Table:
        box = Box(f"    \n    \n {self.rule * 2} \n" + "    \n" * 5, ascii=self.rule.isascii())
        table = Table(
            box=box if self.head else None,
            padding=0,
            show_edge=False,
            show_header=bool(self.head),
            header_style="",
            border_style=theme.BORDER,
        )
        # The blanks behind a column are its own, but for the one that the box draws.
        gap = GAP - 1 if self.head else GAP
        names = self._shaped(self.head or [Text()] * len(self.slots))
        widths = [*(width + gap for width in self.widths[:-1]), self.widths[-1]]
        for name, width in zip(names, widths, strict=True):
            table.add_column(name, width=width, no_wrap=True, overflow="ignore")
        for row in self.rows:
            table.add_row(*self._shaped(row))
        return table

    def _shaped(self, row: Sequence[Text]) -> Iterator[Text]:
        for slot, text, width in zip(self.slots, row, self.widths, strict=True):
            cell = text.within(width)
            blank = " " * (width - cell.cell_len) if slot.right else ""
            yield Text(blank).add(cell) if blank else cell

    @property
    def height(self) -> int:
        """The lines of the rows."""
        return sum(max(cell.plain.count("\n") for cell in self._shaped(r)) + 1 for r in self.rows)
