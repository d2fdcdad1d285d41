"""Learn the weights of names and print how well they do: python -m tests.learn_names FILE...

FILEs are annotated texts as `tests/annotated.py` reads them; texts that a public tagger has marked
help where few are annotated by hand (those of its sentences in which it is sure of every name).
The cases of `tests/cases/names.toml` always count. Learnt is from the words that the
rules leave open, by logistic regression; measured on each folder, or fifth of a file, with weights
that were learnt without it. `--write` writes `zgc_cli/data/person_weights.txt`.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from tests.annotated import Mention, Sentence, is_news, sentences
from tests.conftest import cases
from zgc_cli.parser.entities.names import passes, person_evidence
from zgc_cli.parser.entities.names.split import chunks
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.parser.words.stage import cut

TARGET = Path(__file__).parents[1] / "zgc_cli" / "data" / "person_weights.txt"
ROUNDS, RATE, SHRINK = 10, 0.15, 2e-3
LEAST_OFTEN, LEAST_WEIGHT = 8, 0.05
WEIGHT_OF_NEWS = 3  # how often a word of annotated news counts beside one of a corpus
PARTS = 5  # of a file, each of which is measured with the others learnt
LEVELS = (0.0, 0.5, 1.0, 1.5, 2.0)
OWN = "cases"
Weights = dict[str, float]


class Word(NamedTuple):
    """A word that may be a person's name, its features, whether it is one, where it is from."""

    features: list[str]
    right: bool
    group: str


def undecided(sentence: Sentence, group: str) -> Iterator[Word]:
    """Yield the words of a sentence of which the score decides."""
    row = chunks(sentence.text, list(cut(dictionary(), sentence.text)))
    for step in takewhile(lambda step: step is not person_evidence.decide, passes.PASSES):
        row = step.apply(row)
    persons = sentence.named("person")
    for word, features in person_evidence.undecided(row):
        yield Word(features, word in persons, group)


def own() -> Iterator[Word]:
    """Yield the words of the project's own cases, which count as news."""
    for case in cases("names")["case"]:
        if not case.get("some"):
            spans = Gazetteer(case.get("person", ())).finditer(case["text"])
            persons = tuple(Mention(*span, "person") for span in spans)
            yield from undecided(Sentence(case["text"], persons), OWN)


def _is_of_news(path: Path) -> bool:
    """Return whether a file is of news: what is tagged is, what is marked is of the web."""
    return is_news(path) or path.suffix not in (".json", ".txt")


def read(path: Path) -> Iterator[Word]:
    """Yield the words of a file, those of annotated news under the name of its folder."""
    for number, sentence in enumerate(sentences(path)):
        group = path.parent.name if is_news(path) else f"{path.name} {number % PARTS}"
        yield from undecided(sentence, group)


def learn(words: Iterable[Word], often: Iterable[str]) -> Weights:
    """Return the weights of the features that are seen often enough."""
    words = [w for word in words for w in [word] * (WEIGHT_OF_NEWS if word.group in often else 1)]
    counts = Counter(feature for word in words for feature in set(word.features))
    known = {feature for feature, count in counts.items() if count >= LEAST_OFTEN}
    rows = [([f for f in w.features if f in known], w.right) for w in words]
    weights: Weights = defaultdict(float)
    squares: Weights = defaultdict(lambda: 1e-6)
    chance = random.Random(0)
    for _ in range(ROUNDS):
        chance.shuffle(rows)
        for features, right in rows:
            error = 1 / (1 + exp(-max(-30, min(30, sum(weights[f] for f in features))))) - right
            for feature in features:
                slope = error + SHRINK * weights[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE * slope / sqrt(squares[feature])
    return weights


def figures(words: Sequence[Word], often: frozenset[str]) -> Iterator[str]:
    """Yield a line for each level: how many found are right, how many of all are found."""
    scores = []
    for group in dict.fromkeys(word.group for word in words if word.group != OWN):
        weights = learn((word for word in words if word.group != group), often)
        scores += [
            (sum(weights.get(f, 0.0) for f in word.features), word)
            for word in words
            if word.group == group
        ]
    for kind, rows in (
        ("news", [s for s in scores if s[1].group in often]),
        ("others", [s for s in scores if s[1].group not in often]),
    ):
        yield f"{kind}: words {len(rows)}, persons {sum(word.right for _, word in rows)}"
        for level in LEVELS:
            found = [word.right for score, word in rows if score >= level]
            yield f"from {level}: right {sum(found)} of {len(found)}"


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    read_of = {path: list(read(path)) for path in options.files}
    words = [*own(), *(word for of_path in read_of.values() for word in of_path)]
    often = frozenset(word.group for path in read_of if _is_of_news(path) for word in read_of[path])
    often |= {OWN}
    lines = ["Weights of the features of a person's name; learnt by tests/learn_names.py."]
    lines += ["Words that the weights had not seen:", *figures(words, often)]
    print("\n".join(lines))
    if options.write:
        found = learn(words, often)
        known = {f: w for f, w in found.items() if abs(w) >= LEAST_WEIGHT and f.isprintable()}
        body = [f"{f}\t{w:.2f}" for f, w in sorted(known.items())]
        TARGET.write_text("\n".join([*(f"# {line}" for line in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
