"""Learn where names of places begin, and print how well: python -m tests.learn_places FILE...

FILEs are annotated texts as `tests/annotated.py` reads them, or texts that a public tagger has
marked where few are annotated by hand. Learnt is, by logistic regression, at which of the chunks
before a word such as 村 or 路 a name begins, on rows in which no rule has looked for places, and on
those that all rules have read. Measured is on a fifth of each corpus, and each
folder of news, that the weights had not seen. `--write` writes `zgc_cli/data/place_weights.txt`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.annotated import Sentence, is_news, sentences
from zgc_cli.parser.entities.names import passes, place_score, places
from zgc_cli.parser.entities.names.row import ChunkRow
from zgc_cli.parser.entities.names.split import chunks
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.stage import cut

TARGET = Path(__file__).parents[1] / "zgc_cli" / "data" / "place_weights.txt"
ROUNDS, RATE, SHRINK, BATCH = 12, 0.3, 3e-5, 512
OFTEN, LITTLE = 5, 0.5  # how often a feature must be seen, and how much it must weigh, to be kept
PARTS = 5  # of a corpus, the first of which is measured
LEVELS = (0.0, 1.0, 1.5, 2.0, 3.0)
Floats = NDArray[np.float64]


class End(NamedTuple):
    """A word that may end a name: the features of each beginning, which is right, from where."""

    found: list[list[str]]
    right: int | None
    group: str
    open: bool  # whether no rule of the parser has found a name there


def ends(sentence: Sentence, group: str) -> list[End]:
    """Return what may end names of a sentence, before the rules have read it and behind them."""
    raw = chunks(sentence.text, list(cut(dictionary(), sentence.text)))
    for step in takewhile(lambda step: step is not places.subdistricts, passes.PASSES):
        raw = step.apply(raw)
    ruled = raw
    for step in passes.PASSES[passes.PASSES.index(places.subdistricts) :]:
        if step is not place_score.scored:
            ruled = step.apply(ruled)
    return [*_ends(raw, sentence, group, False), *_ends(ruled, sentence, group, True)]


def _ends(row: ChunkRow, sentence: Sentence, group: str, open_: bool) -> Iterator[End]:
    named = {m.end: m.start for m in sentence.mentions if m.kind == "place"}
    for last, starts in place_score.open_ends(row):
        begin = named.get(row[last].end)
        right = next((n for n, i in enumerate(starts) if row[i].start == begin), None)
        if begin is None or right is not None:
            yield End([place_score.features(row, i, last) for i in starts], right, group, open_)


def grouped(path: Path) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences of a file with their group, of annotated news the name of its folder."""
    for number, sentence in enumerate(sentences(path)):
        yield sentence, path.parent.name if is_news(path) else f"{path.name} {number % PARTS == 0}"


def learn(found: Sequence[End]) -> dict[str, float]:
    """Return the weights of the features that are seen often enough, by AdaGrad."""
    counts = Counter(f for end in found for fs in end.found for f in fs)
    known = {f: n for n, f in enumerate(f for f, c in counts.items() if c >= OFTEN)}
    rows = [
        (np.array([known[f] for f in fs if f in known]), float(n == end.right))
        for end in found
        for n, fs in enumerate(end.found)
    ]
    weights, squares = np.zeros(len(known)), np.full(len(known), 1e-3)
    chance = np.random.default_rng(0)
    for _ in range(ROUNDS):
        order = chance.permutation(len(rows))
        for batch in np.array_split(order, max(1, len(rows) // BATCH)):
            columns = np.concatenate([rows[i][0] for i in batch])
            of = np.repeat(np.arange(len(batch)), [len(rows[i][0]) for i in batch])
            worths = np.bincount(of, weights[columns], len(batch))
            errors = 1 / (1 + np.exp(-worths)) - np.array([rows[i][1] for i in batch])
            own, inverse = np.unique(columns, return_inverse=True)
            slopes = np.bincount(inverse, errors[of]) + SHRINK * BATCH * weights[own]
            squares[own] += slopes * slopes
            weights[own] -= RATE * slopes / np.sqrt(squares[own])
    return {f: float(weights[n]) for f, n in known.items() if abs(weights[n]) >= LITTLE}


def figures(found: Sequence[End], weights: dict[str, float]) -> Iterator[str]:
    """Yield what of the names that no rule finds the weights find, at each level."""
    rows = [end for end in found if end.open]
    names = sum(end.right is not None for end in rows)
    yield f"ends {len(rows)}, names {names}"
    best = []
    for end in rows:
        worths = [sum(weights.get(f, 0.0) for f in fs) for fs in end.found]
        first = int(np.argmax(worths))
        best.append((worths[first], first == end.right))
    for level in LEVELS:
        taken = [right for worth, right in best if worth >= level]
        yield f"from {level}: right {sum(taken)} of {len(taken)}"


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    read = [row for path in options.files for row in grouped(path)]
    with Pool() as pool:
        found = [end for of_sentence in pool.starmap(ends, read, 100) for end in of_sentence]
    tested: dict[str, list[End]] = defaultdict(list)
    for end in found:
        if not end.group.endswith(" False"):
            tested[end.group.removesuffix(" True")].append(end)
    weights = learn([end for end in found if end.group.endswith(" False")])
    lines = ["Weights of the features of a place's name; learnt by tests/learn_places.py."]
    lines += ["Names that no rule finds, of texts that the weights had not seen:"]
    lines += [f"{g}: {line}" for g, rows in tested.items() for line in figures(rows, weights)]
    print("\n".join(lines))
    if options.write:
        weights = {f: w for f, w in learn(found).items() if f.isprintable()}
        body = [f"{f}\t{w:.2f}" for f, w in sorted(weights.items())]
        TARGET.write_text("\n".join([*(f"# {line}" for line in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
