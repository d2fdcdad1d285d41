"""Measure words that count the same things."""

from zgc_cli import lexicon


def count_alike(one: str, other: str) -> bool:
    """Return whether two measure words may count the same things: 名 and 人."""
    groups = (lexicon.listed("like_measures", name) for name in lexicon.words("like_measures"))
    return any(one in group and other in group for group in groups)
