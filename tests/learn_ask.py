"""Learn the weights of `ask` and print how well they do: python -m tests.learn_ask FILE...

A FILE is a set of reading questions in SQuAD's form (`data`, `paragraphs`, `qas`), of which
`--sample` says how many count, or the annotation of a news text, NAME.json beside NAME.txt, with
`QA` (a question, what its answer may hold) and `NO_ANSWER`. The cases of `tests/cases/ask.toml`
and the news in `tests/data` always count. Questions without an answer are made by putting those
of one text to another one: `--elsewhere` is the share of them that is. `--free` names the folders
whose questions are worded as readers word them; they count more. The committed weights are those
of the defaults, and the same files give the same weights:

    python -m tests.learn_ask NEWS/*.json QUESTIONS/*.json SET.json --free QUESTIONS --write

`--write` writes `zgc_cli/data/ask_weights.txt`. Needs lightgbm.

A softmax over the candidates of an article and silence; what is wanted is a right candidate, or
silence where there is none. How well it does is measured on the news of some folders with a model
that was learnt without these; there the calibration is learnt as well. No question that was made
is measured.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby, pairwise
from math import exp, log
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

from tests import linear
from tests.conftest import cases
from tests.linear import OWN, Asked, Found
from zgc_cli import load, parse
from zgc_cli.document.document import Document
from zgc_cli.query.ask import article_itself, engine, model
from zgc_cli.query.ask.model import Tree
from zgc_cli.query.ask.question import read
from zgc_cli.query.ask.whole_list import asks_for_several
from zgc_cli.query.match.ranking import Passages
from zgc_cli.query.match.resolve import name_forms
from zgc_cli.reading import softmax
from zgc_cli.reading.normal import letters, name_form
from zgc_cli.reading.script import plain

TESTS = Path(__file__).parent
TARGET = TESTS.parent / "zgc_cli" / "data" / "ask_weights.txt"
SHAPE = {
    "num_leaves": 12,
    "learning_rate": 0.1,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
TREES, RAREST = 60, 80  # a feature that fewer candidates have is left out
WEIGHT_OF_CASES, WEIGHT_OF_FREE, WEIGHT_OF_OTHERS = 10.0, 3.0, 0.15  # beside a question on news
ELSEWHERE, SAMPLE, SEED = 0.5, 550, 0
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7)
PARTS = 3  # into how many parts the folders are put, each measured without having been seen
# What makes an answer more or less probable than its share says.
TELLING = (
    *("near", "names", "untold", "only", "fit", "asked length", "parts", "title", "lead", "length"),
    *("clause", "next to", "mentions", "order", "least", "kind clause", "kind phrase"),
    *("asks which", "asks manner", "asks reason", "asks figure", "asks date", "asks person"),
)
Floats = NDArray[np.float64]


class Verdict(NamedTuple):
    """The share of the best answer, how right it is, whether the text tells one, its features."""

    share: float
    right: float
    told: bool
    features: Mapping[str, float]


def news(paths: Sequence[Path], group: str = "") -> Iterator[Asked]:
    """Yield the questions of annotated news.

    Without a name of their group they are of that of their folder.
    """
    for path in sorted(paths):
        held = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        day = held.get("meta", {}).get("parse_date") or ""
        of = group or path.parent.name
        yield from (Asked(text, q, tuple(a), of, day) for q, a, *_ in held["QA"])
        yield from (Asked(text, q, (), of, day) for q in held["NO_ANSWER"])


def elsewhere(asked: Sequence[Asked], share: float) -> Iterator[Asked]:
    """Yield a share of the answered questions on each text, put to the next one."""
    chosen = random.Random(SEED)
    texts = [[*of] for _, of in groupby(asked, key=lambda a: a.text)]
    for before, (own, *_) in pairwise(texts):
        for one in before:
            if one.answers and chosen.random() < share:
                yield own._replace(question=one.question, answers=())


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


def sampled(path: Path, size: int) -> Sequence[Asked]:
    """Return so many questions of a set, or all."""
    asked = sorted({*others(path)}, key=lambda a: a[:3])
    return random.Random(SEED).sample(asked, min(size, len(asked)))


def own_cases() -> Iterator[Asked]:
    """Yield the cases of the tests, those not held too, and the questions on their news."""
    yield from news(sorted((TESTS / "data").glob("d?.json")), OWN)
    for case in cases("ask")["case"]:
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


def columns(rows: Sequence[Found]) -> list[str]:
    """Return the names of the features that enough candidates have."""
    counts = Counter(name for _, choices in rows for _, _, held in choices for name in held)
    return sorted(name for name, count in counts.items() if count >= RAREST)


class Learnt(NamedTuple):
    """What each feature is worth, and the trees upon that."""

    weights: Mapping[str, float]
    trees: Sequence[Tree]

    def worth(self, features: Mapping[str, float]) -> float:
        """Return what features are worth."""
        own = softmax.worth(self.weights, features)
        return own + sum(model.leaf(tree, features) for tree in self.trees)


def learn(rows: Sequence[Found], free: Container[str]) -> Learnt:
    """Return what tells the answers best: a linear model, and trees that learn what it lacks.

    Questions on the news of the folders `free` count more.
    """
    names = columns(rows)
    often = {*names}
    kept = [
        (asked, [(t, r, {n: v for n, v in f.items() if n in often}) for t, r, f in choices])
        for asked, choices in rows
    ]
    samples, known = linear.sampled(kept)
    worths = linear.learn(samples, len(known), weigh=partial(_weight, free=free)).round(3).tolist()
    weights = dict(zip(known, worths, strict=True))
    return Learnt(weights, _trees(kept, names, weights, free))


def _trees(
    rows: Sequence[Found], names: Sequence[str], known: Mapping[str, float], free: Container[str]
) -> list[Tree]:
    """Return the trees that tell best what the weights of the features do not tell."""
    rows = [row for row in rows if row[1]]
    place = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((sum(len(choices) for _, choices in rows), len(names)), np.float32)
    held = (features for _, choices in rows for _, _, features in choices)
    for number, features in enumerate(held):
        for name in features.keys() & place.keys():
            matrix[number, place[name]] = features[name]
    lengths = np.array([len(choices) for _, choices in rows])
    starts = np.cumsum(lengths) - lengths
    of = np.repeat(np.arange(len(rows)), lengths)
    rights = np.array([right for _, choices in rows for _, right, _ in choices]) ** 3
    weights = np.array([_weight(asked, free) for asked, _ in rows])[of]

    def slopes(worths: Floats, _: lightgbm.Dataset) -> tuple[Floats, Floats]:
        top = np.maximum(np.maximum.reduceat(worths, starts), 0.0)
        powers = np.exp(worths - top[of])
        shares = powers / (np.add.reduceat(powers, starts) + np.exp(-top))[of]
        own = shares * rights
        total = np.add.reduceat(own, starts)[of]
        wanted = np.divide(own, total, out=np.zeros_like(own), where=total > 0)
        return weights * (shares - wanted), weights * np.maximum(shares * (1 - shares), 1e-3)

    before = [softmax.worth(known, held) for _, choices in rows for _, _, held in choices]
    data = lightgbm.Dataset(matrix, init_score=np.array(before))
    booster = lightgbm.train({**SHAPE, "objective": slopes}, data, TREES)
    return [_tree(tree["tree_structure"], names) for tree in booster.dump_model()["tree_info"]]


def _weight(asked: Asked, free: Container[str]) -> float:
    """Return how much a question counts."""
    if asked.date is None:
        return WEIGHT_OF_OTHERS
    return WEIGHT_OF_CASES if asked.group == OWN else WEIGHT_OF_FREE if asked.group in free else 1.0


def _tree(node: Mapping[str, Any], names: Sequence[str]) -> Tree:
    """Return a tree as the model reads it."""
    if "split_feature" not in node:
        return round(node["leaf_value"], 4)
    branches = (_tree(node[side], names) for side in ("left_child", "right_child"))
    return [names[node["split_feature"]], round(node["threshold"], 5), *branches]


def judged(row: Found, learnt: Learnt) -> Verdict:
    """Return the best answer's share, with what says the same, and how right it is."""
    asked, choices = row
    told = bool(asked.answers)
    if not choices:
        return Verdict(0.0, 0.0, told, {})
    worths = [learnt.worth(held) for _, _, held in choices]
    whole: dict[str, float] = defaultdict(float)
    best_of: dict[str, tuple[float, float, Mapping[str, float]]] = {}
    for share, worth, (text, right, held) in zip(
        model.shares(worths), worths, choices, strict=True
    ):
        whole[text] += share
        if text not in best_of or worth > best_of[text][0]:
            best_of[text] = worth, right, held
    best = max(whole, key=lambda text: whole[text])
    same = sum(share for text, share in whole.items() if model.says_same(text, best))
    return Verdict(same, best_of[best][1], told, best_of[best][2])


def calibrated(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return what each of a few features adds to the odds that an answer is right."""
    names = ("", "odds", *TELLING)
    known = [v for v in verdicts if v.features]
    rows = np.array([[_held(v, name) for name in names] for v in known])
    rights = np.array([float(v.right >= 1) for v in known])
    worths = np.zeros(len(names))
    worths[1] = 1.0
    for _ in range(20):  # Newton's steps
        sure = 1 / (1 + np.exp(-(rows @ worths)))
        slopes = rows.T @ (rights - sure) - worths
        curves = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.eye(len(names))
        worths = worths + np.linalg.solve(curves, slopes)
    return {name: round(float(value), 3) for name, value in zip(names, worths, strict=True)}


def _held(verdict: Verdict, name: str) -> float:
    """Return the value of a feature of the calibration."""
    share = min(max(verdict.share, 1e-6), 1 - 1e-6)
    own = {"": 1.0, "odds": log(share / (1 - share))}
    return own[name] if name in own else verdict.features.get(name, 0.0)


def probable(verdict: Verdict, calibration: Mapping[str, float]) -> float:
    """Return how probably an answer is right."""
    if not verdict.features:
        return 0.0
    odds = sum(value * _held(verdict, name) for name, value in calibration.items())
    return 1 / (1 + exp(-odds))


def figures(verdicts: Sequence[Verdict], calibration: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each level: how many answers are right, how many questions are answered."""
    told = [v for v in verdicts if v.told]
    untold = [v for v in verdicts if not v.told]
    sure = {id(v): probable(v, calibration) for v in verdicts}
    first = sum(v.right >= 1 for v in told) / (len(told) or 1)
    yield f"questions {len(told)}, the right answer first {first:.3f}, not told {len(untold)}"
    for level in LEVELS:
        given = [v for v in told if sure[id(v)] >= level]
        right = sum(v.right >= 1 for v in given)
        silent = sum(sure[id(v)] < level for v in untold) / (len(untold) or 1)
        yield (
            f"from {level}: of the answers right {right / (len(given) or 1):.3f}, of the questions"
            f" answered rightly {right / (len(told) or 1):.3f}, silent where not told {silent:.3f}"
        )


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    add = parser.add_argument
    add("--free", nargs="*", default=(), help="folders with freely worded questions")
    add("--sample", type=int, default=SAMPLE, help="questions of each reading set")
    add("--elsewhere", type=float, default=ELSEWHERE, help="share put to another text")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    annotated = [p for p in options.files if p.with_suffix(".txt").exists()]
    sets = [p for p in options.files if p not in annotated]
    measured = {*own_cases(), *news(annotated)}
    made = {*elsewhere(sorted(measured), options.elsewhere)}
    made |= {q for path in sets for q in sampled(path, options.sample)}
    groups = sorted({p.parent.name for p in annotated}, key=lambda g: (g in options.free, g))
    unseen = [{*groups[n::PARTS]} for n in range(min(PARTS, len(groups)))]
    with Pool() as pool:
        asked = sorted(measured | made, key=lambda a: a[:3])
        rows = [row for row in pool.imap(found, asked, chunksize=32) if row]
        parts = ([r for r in rows if r[0].group not in without] for without in (*unseen, ()))
        *folds, whole = pool.imap(partial(learn, free=options.free), parts)
    verdicts: dict[bool, list[Verdict]] = {True: [], False: []}
    for row in (r for r in rows if r[0] in measured):
        for learnt, without in zip(folds, unseen, strict=True):
            if row[0].group in without:
                verdicts[row[0].group in options.free].append(judged(row, learnt))
    calibration = calibrated([*verdicts[True] * int(WEIGHT_OF_FREE), *verdicts[False]])
    lines = [
        f"What the features of `ask` are worth, and trees; learnt from {len(rows)} questions.",
        "Freely worded questions on news that the model had not seen:",
        *figures(verdicts[True], calibration),
        "Questions close to the text's words, on news that the model had not seen:",
        *figures(verdicts[False], calibration),
    ]
    print("\n".join(lines))
    if options.write:
        held = (calibration, whole.weights, *whole.trees)
        body = [json.dumps(row, separators=(",", ":")) for row in held]
        TARGET.write_text("\n".join([*(f"# {line}" for line in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
