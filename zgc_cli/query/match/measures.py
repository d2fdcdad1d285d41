"""Measures that can be put in one another, and measure words that count the same things."""

from functools import cache

from zgc_cli import lexicon


@cache
def base(unit: str) -> tuple[str, float]:
    """Return the base of a measure and the factor to it: 5公里 are 5000米."""
    name, _, factor = lexicon.mapping("unit_factors").get(unit, unit).partition(" ")
    return name, float(factor or 1)


def count_alike(one: str, other: str) -> bool:
    """Return whether two measure words may count the same things: 名 and 人."""
    groups = (lexicon.listed("like_measures", name) for name in lexicon.words("like_measures"))
    return any(one in group and other in group for group in groups)
