"""Columns side by side: how wide each may be, and the lines that they make."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from zgc_cli.show.text.styled import Text

GAP = 2


class Slot(NamedTuple):
    """A column of a grid. One that is not `flexible` is never narrower than its widest cell."""

    flexible: bool = False
    right: bool = False  # whether its cells end, not begin, at one place
    least: int = 0  # columns below which a flexible one had better not go
    most: int = 0  # columns above which it need not go; 0: no bound
    gap: int = GAP  # blanks behind it


def fit(slots: Sequence[Slot], rows: Sequence[Sequence[Text]], room: int) -> list[int] | None:
    """Return the width of each column so that all go into `room`; None where they cannot.

    What the rigid ones leave over is shared among the flexible ones, none of which gets more
    than it can use.
    """
    natural = []
    for i, slot in enumerate(slots):
        lines = (line for row in rows for line in row[i].plain.split("\n"))
        widest = max((Text(line).width for line in lines), default=0)
        natural.append(min(widest, slot.most) if slot.most else widest)
    left = room - sum(s.gap for s in slots[:-1])
    widths = [0 if s.flexible else n for n, s in zip(natural, slots, strict=True)]
    left -= sum(widths)
    flexible = [i for i, s in enumerate(slots) if s.flexible]
    if left < sum(min(natural[i], slots[i].least) for i in flexible):
        return None
    owed = {i: min(natural[i], slots[i].least) for i in flexible}
    # The modest first: what one leaves, the next may take.
    for done, i in enumerate(sorted(flexible, key=lambda i: natural[i])):
        spare = left - sum(owed.values())
        widths[i] = min(natural[i], owed.pop(i) + spare // (len(flexible) - done))
        left -= widths[i]
    return widths


def grid(
    slots: Sequence[Slot], rows: Iterable[Sequence[Text]], widths: Sequence[int]
) -> Iterator[Text]:
    """Yield the lines of rows of cells, each cell wrapped into the width of its column."""
    for row in rows:
        parts = [cell.wrapped(width) for cell, width in zip(row, widths, strict=True)]
        for pieces in zip_longest(*parts, fillvalue=Text()):
            yield line(pieces, slots, widths)


def line(pieces: Sequence[Text], slots: Sequence[Slot], widths: Sequence[int]) -> Text:
    """Return one line of pieces, each in its column."""
    out = Text()
    for piece, slot, width in zip(pieces, slots, widths, strict=True):
        blank = " " * (width - piece.width)
        out.add(blank if slot.right else "").add(piece).add("" if slot.right else blank)
        out.add(" " * slot.gap)
    return out.stripped()
