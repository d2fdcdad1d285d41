"""Linear models over named features: what each is worth, read from a small file, and shares."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

_FOLDER = Path(__file__).parents[1] / "data"


@cache
def weights(name: str) -> Mapping[str, float]:
    """Return what each feature of the model `data/NAME_weights.txt` is worth."""
    text = (_FOLDER / f"{name}_weights.txt").read_bytes().decode()
    while text.startswith("#"):
        text = text.partition("\n")[2]
    cells = text.strip().replace("\n", "\t").split("\t")  # all at once: a thousand lines take 1 ms
    read = {cell: float(cell) for cell in set(cells[1::2])}  # of a thousand a few differ
    return dict(zip(cells[::2], map(read.__getitem__, cells[1::2]), strict=True))


def worth(known: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return what all features together are worth; above 0 it is better than silence."""
    return sum(known.get(name, 0.0) * value for name, value in features.items())


def shares(worths: Sequence[float]) -> list[float]:
    """Return the share of each candidate beside silence, whose worth is 0."""
    top = max([0.0, *worths])
    powers = [exp(w - top) for w in worths]
    total = exp(-top) + sum(powers)
    return [power / total for power in powers]
