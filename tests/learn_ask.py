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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import exp, log
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.conftest import cases
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query.ask import article_itself, engine, model
from zgc_cli.query.ask.question import read
from zgc_cli.query.ask.whole_list import asks_for_several
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading.normal import letters, name_form
from zgc_cli.reading.script import plain

TESTS = Path(__file__).parent
TARGET = TESTS.parent / "zgc_cli" / "data" / "ask_weights.txt"
ROUNDS, RATE, SHRINK = 8, 0.1, 3e-2
WEIGHT_OF_CASES, WEIGHT_OF_OTHERS = 6.0, 0.1  # how much more a question counts than on news
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)
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


def found(asked: Asked) -> Found | None:
    """Return the candidates of a question; None if it is empty or on the article itself."""
    if not name_form(asked.question).strip("?？。!！ "):
        return None
    document = _document(asked.text, asked.date)
    passages = Passages(document)
    question = read(asked.question, name_forms(document), passages.whole)
    if article_itself.asked_of(question.text):
        return None
    rows = engine.found(document, passages, question)
    several = asks_for_several(question.text)
    choices = []
    for row in rows:
        given = engine.with_its_list(document, passages, row) if several else row
        said = engine.answer_of(document, passages, given).answer
        choices.append((row.text, _right(said, asked), dict(row.features)))
    return asked, choices


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


def learn(samples: Sequence[Sample], size: int, shrink: float = SHRINK) -> Floats:
    """Return the weights of all features that tell the answers best, by AdaGrad."""
    weights, steps = np.zeros(size), np.zeros(size)
    order = random.Random(0)
    rows = [s for s in samples if s.texts]
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for row in rows:
            own, slopes = _slopes(row, weights)
            slopes = slopes + shrink * weights[own]
            steps[own] += slopes * slopes
            weights[own] -= RATE * slopes / np.sqrt(steps[own] + 1e-3)
    return weights


def _shares(row: Sample, weights: Floats) -> Floats:
    worths: Floats = np.add.reduceat(weights[row.columns] * row.values, row.starts)
    return np.array(model.shares(worths.tolist()), np.float64)


def _slopes(row: Sample, weights: Floats) -> tuple[Integers, Floats]:
    """Return the features of a question's candidates with the slope of each."""
    weight = WEIGHT_OF_CASES if row.asked.group == OWN else 1.0
    weight = weight if row.asked.date is not None else WEIGHT_OF_OTHERS
    shares = _shares(row, weights)
    rights = shares * row.right**3
    total = rights.sum()
    slopes = weight * (shares - (rights / total if total else 0.0))
    lengths = np.diff(np.append(row.starts, len(row.columns)))
    own, places = np.unique(row.columns, return_inverse=True)
    values = np.repeat(slopes, lengths) * row.values
    return own, np.asarray(np.bincount(places, weights=values), np.float64)


def judged(row: Sample, weights: Floats) -> Verdict:
    """Return the best answer's share, with what says the same, and how right it is."""
    told = bool(row.asked.answers)
    if not row.texts:
        return Verdict(0.0, 0.0, told)
    whole: dict[str, float] = defaultdict(float)
    rights: dict[str, float] = defaultdict(float)
    for share, text, right in zip(_shares(row, weights), row.texts, row.right, strict=True):
        whole[text] += float(share)
        rights[text] = max(rights[text], float(right))
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
        rows, names = sampled(pool.imap(found, asked, chunksize=32))
    lines = ["Weights of the features of `ask`; learnt by tests/learn_ask.py."]
    verdicts = []
    for group in sorted({p.parent.name for p in annotated}):
        weights = learn([r for r in rows if r.asked.group != group], len(names))
        verdicts += [judged(r, weights) for r in rows if r.asked.group == group]
    scale, offset = calibrated(verdicts) if verdicts else (1.0, 0.0)
    lines += ["News that the weights had not seen:", *figures(verdicts, scale, offset)]
    print("\n".join(lines))
    if options.write:
        learnt = dict(zip(names, learn(rows, len(names)), strict=True))
        learnt |= {"calibration: scale": scale, "calibration: offset": offset}
        body = [f"{name}\t{learnt[name]:.3f}" for name in sorted(learnt)]
        TARGET.write_text("\n".join([*(f"# {h}" for h in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
