"""Learn the weights of `ask` and print how well they do: python -m tests.learn_ask FILE...

A FILE is a set of reading questions in SQuAD's form (`data`, `paragraphs`, `qas`), or the
annotation of a news text, NAME.json beside NAME.txt, with `QA` (a question, what its answer may
hold) and `NO_ANSWER`. The cases of `tests/cases/ask.toml` and the news in `tests/data` always
count. Questions without an answer are made by asking the questions of one text of another one.
`--write` writes `zgc_cli/data/ask_weights.txt`.

A softmax over the candidates of an article and silence; what is wanted is a right candidate, or
silence where there is none. How well it does is measured on the news of each folder with weights
that were learnt without that folder; there the calibration is learnt as well.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, log, sqrt
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from tests.conftest import cases
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query.ask import engine, model
from zgc_cli.query.ask.question import read
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading.normal import letters, name_form
from zgc_cli.reading.script import plain

TESTS = Path(__file__).parent
TARGET = TESTS.parent / "zgc_cli" / "data" / "ask_weights.txt"
ROUNDS, RATE, SHRINK = 8, 0.1, 1e-3
WEIGHT_OF_CASES, WEIGHT_OF_OTHERS = 3.0, 0.1  # how much more a question counts than on news
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)
OWN = "cases"
Weights = dict[str, float]


class Asked(NamedTuple):
    """A question put to a text of a set; without answers the text does not tell.

    `date` is the day of a news text, None where the text is none.
    """

    text: str
    question: str
    answers: tuple[str, ...]
    group: str
    date: str | None


class Choice(NamedTuple):
    """A candidate with its features, its text in normal form and how right it is, at most 1."""

    features: Weights
    text: str
    right: float


class Sample(NamedTuple):
    """A question with its candidates."""

    asked: Asked
    choices: list[Choice]


class Verdict(NamedTuple):
    """The share of the best answer, how right it is, and whether the text tells one."""

    share: float
    right: float
    told: bool


def news(paths: Sequence[Path], group: str = "") -> Iterator[Asked]:
    """Yield the questions of annotated news, and those of the text before put to each.

    Without a name of their group they are of that of their folder.
    """
    before: list[str] = []
    for path in sorted(paths):
        held = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        day = held.get("meta", {}).get("parse_date") or ""
        of = group or path.parent.name
        yield from (Asked(text, q, tuple(a), of, day) for q, a, *_ in held["QA"])
        yield from (Asked(text, q, (), of, day) for q in (*held["NO_ANSWER"], *before))
        before = [q for q, *_ in held["QA"]]


def others(path: Path) -> Iterator[Asked]:
    """Yield reading questions, and some of those on one paragraph put to the one before."""
    paragraphs = [p for a in json.loads(path.read_text("utf-8"))["data"] for p in a["paragraphs"]]
    for number, paragraph in enumerate(paragraphs):
        text, other = (plain(p["context"]) for p in (paragraph, paragraphs[number - 1]))
        for turn, asked in enumerate(paragraph["qas"]):
            answers = tuple(plain(a["text"]) for a in asked["answers"])
            yield Asked(text, plain(asked["question"]), answers, path.stem, None)
            if turn == 0 and not any(a in other for a in answers):
                yield Asked(other, plain(asked["question"]), (), path.stem, None)


def own_cases() -> Iterator[Asked]:
    """Yield the cases of the tests that are held, and the questions on their news."""
    yield from news(sorted((TESTS / "data").glob("d?.json")), OWN)
    for case in cases("ask")["case"]:
        if "wrong" not in case:
            text = case.get("text", "")
            yield Asked(text, case["question"], tuple(case["answers"]), OWN, "2026-03-25")


@lru_cache(maxsize=4)
def _document(text: str, date: str | None) -> Document:
    return parse(text, date=date or None) if text else load()


def sample(asked: Asked) -> Sample | None:
    """Return the candidates of a question with their features; None if it is empty."""
    if not name_form(asked.question).strip("?？。!！ "):
        return None
    document = _document(asked.text, asked.date)
    passages = Passages(document)
    question = read(asked.question, name_forms(document), passages.whole)
    return Sample(
        asked,
        [
            Choice(dict(j.features), j.text, _right(j.text, asked))
            for j in engine.found(document, passages, question)
        ],
    )


def _right(text: str, asked: Asked) -> float:
    """Return how right an answer is: of news it may hold a little more, else by what it shares."""
    said, best = letters(text), 0.0
    for wanted in filter(None, map(letters, asked.answers)):
        if asked.date is not None:
            best = max(best, float(wanted in said and len(said) <= 2 * len(wanted) + 12))
        elif said and (said in wanted or wanted in said):
            shared = 2 * min(len(said), len(wanted)) / (len(said) + len(wanted))
            best = max(best, shared if shared > 0.6 else 0.0)
    return best


def learn(samples: Sequence[Sample], shrink: float = SHRINK) -> Weights:
    """Return the weights that tell the answers best, by AdaGrad."""
    weights: Weights = defaultdict(float)
    steps: Weights = defaultdict(float)
    order = random.Random(0)
    rows = [s for s in samples if s.choices]
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for row in rows:
            for name, slope in _slopes(row, weights).items():
                slope += shrink * weights[name]
                steps[name] += slope * slope
                weights[name] -= RATE * slope / sqrt(steps[name] + 1e-3)
    return dict(weights)


def _shares(choices: Sequence[Choice], weights: Weights) -> list[float]:
    get = weights.get
    return model.shares(
        [sum(get(n, 0.0) * v for n, v in choice.features.items()) for choice in choices]
    )


def _slopes(row: Sample, weights: Weights) -> Weights:
    weight = WEIGHT_OF_CASES if row.asked.group == OWN else 1.0
    weight = weight if row.asked.date is not None else WEIGHT_OF_OTHERS
    shares = _shares(row.choices, weights)
    rights = [s * c.right**3 for s, c in zip(shares, row.choices, strict=True)]
    total = sum(rights)
    slopes: Weights = defaultdict(float)
    for share, right, choice in zip(shares, rights, row.choices, strict=True):
        slope = weight * (share - (right / total if total else 0.0))
        if abs(slope) > 1e-4:
            for name, value in choice.features.items():
                slopes[name] += slope * value
    return slopes


def judged(row: Sample, weights: Weights) -> Verdict:
    """Return the best answer's share, with what says the same, and how right it is."""
    told = bool(row.asked.answers)
    if not row.choices:
        return Verdict(0.0, 0.0, told)
    whole: Weights = defaultdict(float)
    rights: Weights = defaultdict(float)
    for share, choice in zip(_shares(row.choices, weights), row.choices, strict=True):
        whole[choice.text] += share
        rights[choice.text] = max(rights[choice.text], choice.right)
    best = max(whole, key=lambda text: whole[text])
    same = sum(share for text, share in whole.items() if text in best or best in text)
    return Verdict(same, rights[best], told)


def calibrated(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    """Return scale and offset of the odds that make a share a probability."""
    rows = [(log(s / (1 - s)), r >= 1) for s, r, _ in verdicts for s in [min(max(s, 1e-6), 0.999)]]
    scale, offset = 1.0, 0.0
    for _ in range(3000):
        errors = [(1 / (1 + exp(-scale * odds - offset)) - right, odds) for odds, right in rows]
        scale -= 0.1 * sum(error * odds for error, odds in errors) / len(rows)
        offset -= 0.1 * sum(error for error, _ in errors) / len(rows)
    return scale, offset


def figures(verdicts: Sequence[Verdict], scale: float, offset: float) -> Iterator[str]:
    """Yield a line for each level: how many answers are right, how many questions are answered."""
    told = [v for v in verdicts if v.told]
    untold = [v for v in verdicts if not v.told]
    yield f"questions {len(told)}, not told {len(untold)}"
    for level in LEVELS:
        least = 1 / (1 + exp(-(log(level / (1 - level)) - offset) / scale))
        given = [v for v in told if v.share >= least]
        right = sum(v.right >= 1 for v in given)
        silent = sum(v.share < least for v in untold) / (len(untold) or 1)
        yield (
            f"from {level}: of the answers right {right / (len(given) or 1):.3f}, of the questions"
            f" answered rightly {right / (len(told) or 1):.3f}, silent where not told {silent:.3f}"
        )


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    annotated = [p for p in options.files if p.with_suffix(".txt").exists()]
    sets = [p for p in options.files if p not in annotated]
    asked = [*own_cases(), *news(annotated), *(q for path in sets for q in others(path))]
    with Pool() as pool:
        rows = [row for row in pool.map(sample, asked, chunksize=32) if row]
    lines = ["Weights of the features of `ask`; learnt by tests/learn_ask.py."]
    verdicts = []
    for group in sorted({p.parent.name for p in annotated}):
        weights = learn([r for r in rows if r.asked.group != group])
        verdicts += [judged(r, weights) for r in rows if r.asked.group == group]
    scale, offset = calibrated(verdicts) if verdicts else (1.0, 0.0)
    lines += ["News that the weights had not seen:", *figures(verdicts, scale, offset)]
    print("\n".join(lines))
    if options.write:
        weights = learn(rows) | {"calibration: scale": scale, "calibration: offset": offset}
        body = [f"{name}\t{weights[name]:.3f}" for name in sorted(weights)]
        TARGET.write_text("\n".join([*(f"# {h}" for h in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
