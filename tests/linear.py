"""A softmax over candidates and nothing, linear in their features: what each is worth, by AdaGrad.

What is wanted is a right candidate, or nothing where there is none.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zgc_cli.reading import softmax

ROUNDS, RATE, SHRINK = 8, 0.1, 3e-2
WEIGHT_OF_CASES, WEIGHT_OF_OTHERS = 6.0, 0.1  # how much more a question counts than on news
OWN = "cases"
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Asked(NamedTuple):
    """A question put to a text of a set; without answers the text does not tell.

    `date` is the day of a news text, None where the text is none.
    """

    text: str
    question: str
    answers: tuple[str, ...]
    group: str
    date: str | None


# A question with its candidates: text, how right it is, features.
Found = tuple[Asked, list[tuple[str, float, dict[str, float]]]]


class Sample(NamedTuple):
    """A question with its candidates: their texts in normal form, how right each is, at most 1.

    The features of candidate n are in `columns` and `values` from `starts[n]` on.
    """

    asked: Asked
    texts: list[str]
    right: Floats
    columns: Integers
    values: Floats
    starts: Integers


def sampled(rows: Iterable[Found | None]) -> tuple[list[Sample], list[str]]:
    """Return questions with their candidates as numbers, and the names of the features."""
    known: dict[str, int] = {}
    samples = []
    for asked, choices in filter(None, rows):
        held = [features for _, _, features in choices]
        lengths = np.array([0, *map(len, held)][:-1] if held else [], np.int64)
        samples.append(
            Sample(
                asked,
                [text for text, _, _ in choices],
                np.array([right for _, right, _ in choices]),
                np.array([known.setdefault(n, len(known)) for f in held for n in f], np.int64),
                np.array([value for f in held for value in f.values()]),
                np.cumsum(lengths),
            )
        )
    return samples, [*known]


def weight_of(asked: Asked) -> float:
    """Return how much a question counts beside one on news."""
    if asked.date is None:
        return WEIGHT_OF_OTHERS
    return WEIGHT_OF_CASES if asked.group == OWN else 1.0


def learn(
    samples: Sequence[Sample],
    size: int,
    shrink: float = SHRINK,
    weigh: Callable[[Asked], float] = weight_of,
) -> Floats:
    """Return the weights of all features that tell the answers best, by AdaGrad."""
    weights, steps = np.zeros(size), np.zeros(size)
    order = random.Random(0)
    rows = [s for s in samples if s.texts]
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for row in rows:
            own, slopes = _slopes(row, weights, weigh(row.asked))
            slopes = slopes + shrink * weights[own]
            steps[own] += slopes * slopes
            weights[own] -= RATE * slopes / np.sqrt(steps[own] + 1e-3)
    return weights


def shares_of(row: Sample, weights: Floats) -> Floats:
    worths: Floats = np.add.reduceat(weights[row.columns] * row.values, row.starts)
    return np.array(softmax.shares(worths.tolist()), np.float64)


def _slopes(row: Sample, weights: Floats, weight: float) -> tuple[Integers, Floats]:
    """Return the features of a question's candidates with the slope of each."""
    shares = shares_of(row, weights)
    rights = shares * row.right**3
    total = rights.sum()
    slopes = weight * (shares - (rights / total if total else 0.0))
    lengths = np.diff(np.append(row.starts, len(row.columns)))
    own, places = np.unique(row.columns, return_inverse=True)
    values = np.repeat(slopes, lengths) * row.values
    return own, np.asarray(np.bincount(places, weights=values), np.float64)
