"""Measure words that count the same things, and amounts to which figures are held."""

from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document.records import Figure


class Amount(NamedTuple):
    """A number, and its unit with what that measures where one was typed: 1亿元, 5公里, 30%."""

    value: float
    unit: str = ""
    kind: str = ""

    def in_unit_of(self, figure: Figure) -> float | None:
        """Return the number in the unit of a figure; None where that measures something else."""
        if not self.unit:
            return self.value
        from zgc_cli.reading.numbers.units import measure

        own = figure.unit or ""
        if figure.kind == self.kind == "count" and count_alike(own, self.unit):
            return self.value
        ours, theirs = measure(self.unit, self.kind), measure(own, figure.kind)
        if figure.kind != self.kind or ours.base != theirs.base:
            return None
        return float(self.value * ours.factor / theirs.factor)


def count_alike(one: str, other: str) -> bool:
    """Return whether two measure words may count the same things: 名 and 人."""
    groups = (lexicon.listed("like_measures", name) for name in lexicon.words("like_measures"))
    return any(one in group and other in group for group in groups)
