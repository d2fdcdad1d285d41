"""Measure words that count the same things, and amounts to which figures are held."""

from zgc_cli import lexicon
from zgc_cli.document.records import FIGURE_KINDS, Figure
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_PLAIN = ("count", "ordinal", "score")  # of which no unit is a multiple of another
_LAST_FIRST = ("money", *FIGURE_KINDS)  # kinds of figures in order of what they are worth
_CLAUSE_MARK = Pattern(r"[，。；：、,;:！？]")
_IN_FRONT = 16  # characters in front of a sum that tell which it is


class Amount(NamedTuple):
    """A number, and its unit with what that measures where one was typed: 1亿元, 5公里, 30%."""

    value: float
    unit: str = ""
    kind: str = ""

    def in_unit_of(self, figure: Figure) -> float | None:
        """Return the number in the unit of a figure; None where that measures something else."""
        own = figure.unit or ""
        if not self.unit or (own, figure.kind) == (self.unit, self.kind):
            return self.value
        if figure.kind != self.kind:
            return None
        if self.kind == "money" and not own:
            return self.value  # 营收12.3亿, of no currency
        if self.kind == "count" and count_alike(own, self.unit):
            return self.value
        (base, factor), (its_base, its_factor) = (_worth(u, self.kind) for u in (self.unit, own))
        return self.value * factor / its_factor if base == its_base else None


def _worth(unit: str, kind: str) -> tuple[str, float]:
    """Return the base of a unit and the factor to it; few need the reader of units for that."""
    of, *worth = lexicon.mapping("units").get(unit, "").removesuffix(" digits").split() or [""]
    if of == kind:
        return (worth[1], _number(worth[0])) if worth else (unit, 1)
    from zgc_cli.reading.numbers.units import measure

    base, factor = measure(unit, kind)
    return base, float(factor)


def _number(text: str) -> float:
    """Return a number or a fraction: one 亩 is 2000/3 square metres."""
    above, _bar, below = text.partition("/")
    return float(above) / float(below or 1)


def in_order(figure: Figure, number: float) -> tuple[int, float]:
    """Return the key that puts figures in order by one of their numbers: sums are the last.

    Like is held against like, 5公里 against 800米; sums of other currencies roughly.
    """
    kind = figure.kind
    base, factor = _worth(figure.unit, kind) if figure.unit and kind not in _PLAIN else ("", 1.0)
    if kind == "money":
        factor *= float(lexicon.mapping("currencies").get(base, 1))
    return -_LAST_FIRST.index(kind), number * factor


def count_alike(one: str, other: str) -> bool:
    """Return whether two measure words may count the same things: 名 and 人."""
    groups = (lexicon.listed("like_measures", name) for name in lexicon.words("like_measures"))
    return any(one in group and other in group for group in groups)


def kinds_of_sum(text: str) -> set[str]:
    """Return the kinds of sum that a text names: a fine, a profit."""
    return {kind for word, kind in lexicon.mapping("rival_measures").items() if word in text}


def kinds_of_sum_at(text: str, start: int) -> set[str]:
    """Return the kinds of sum that the words of the clause right before a sum name."""
    front = text[max(0, start - _IN_FRONT) : start]
    return kinds_of_sum(_CLAUSE_MARK.split(front)[-1])
