"""Learn the weights of `check` and print how well they do: python -m tests.learn_check FILE...

A FILE is the annotation of a news text, NAME.json beside NAME.txt, with `CLAIMS` (a verdict and a
claim), or a set of made-up continuations in the form of UHGEval, one JSON object a line: of it the
items with an even position count. The cases of `tests/cases/check.toml` always count; claims in
free wording, eight or more on a text, count more. `--write` writes the weights into the package.

Two logistic models, one for each verdict that is given, by Newton's method. How well they do is
measured on texts that the weights had not seen: an eighth of all at a time.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import md5
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.conftest import cases
from zgc_cli import parse
from zgc_cli.query.check import ruled, told_of
from zgc_cli.query.check.article import Article
from zgc_cli.query.check.claims import claims
from zgc_cli.query.check.measure import weighing

TARGET = Path(__file__).parent.parent / "zgc_cli" / "data" / "check_weights.txt"
SHRINK, ROUNDS, FOLDS, SELDOM = 20.0, 12, 8, 8
FREE = 8  # claims on a text
WEIGHTS = {"free": 6.0, "plain": 1.0, "headlines": 0.5, "made up": 0.5, "cases": 1.0}
Floats = NDArray[np.float64]


class Told(NamedTuple):
    """A claim on a text: the verdict that is right, and of which group it is."""

    text: str
    date: str | None
    claim: str
    right: str
    group: str


class Sample(NamedTuple):
    """A claim with what the rules say; without features no model changes that."""

    told: Told
    verdict: str
    features: dict[str, float] | None
    has_details: bool


def annotated(path: Path) -> Iterator[Told]:
    """Yield the claims of an annotated text."""
    held = json.loads(path.read_text("utf-8"))
    rows = held.get("CLAIMS") or []
    day = held.get("parse_date") or held.get("meta", {}).get("parse_date")
    group = "free" if len(rows) >= FREE else "plain"
    text = path.with_suffix(".txt").read_text("utf-8")
    for row in rows:
        right, claim = (row["verdict"], row["claim"]) if isinstance(row, dict) else row[:2]
        yield Told(text, day, claim, right, group)


def made_up(path: Path) -> Iterator[Told]:
    """Yield headlines, which are told, and continuations that a machine made up."""
    for line in path.read_text("utf-8").splitlines()[::2]:
        item = json.loads(line)
        lines = (item["newsBeginning"].strip() + item["newsRemainder"]).splitlines()
        text = "".join(one.strip() + "\n" for one in lines if one.strip())
        day = item["broadcastDate"][:10]
        yield Told(text, day, item["headLine"].strip(), weighing.SUPPORTED, "headlines")
        if any("不合理" in said for said in item["annotations"]):
            claim = item["hallucinatedContinuation"].strip()
            yield Told(text, day, claim, weighing.REFUTED, "made up")


def own_cases() -> Iterator[Told]:
    """Yield the cases of the tests, which the rules were made for."""
    held = cases("check")
    for case in held["case"]:
        for right, claim, _ in case["claims"]:
            yield Told(held["articles"][case["article"]], None, claim, right, "cases")


def sampled(rows: Sequence[Told]) -> list[Sample]:
    """Return the claims on one text with what the rules say; of several sentences none."""
    document = parse(rows[0].text, date=rows[0].date)
    article, samples = Article(document), []
    for told in rows:
        draft = parse(told.claim + "\n", date=document.header.date)
        found = claims(draft, document)
        if len(found) != 1:
            continue
        verdict, aligned, results = ruled(found[0], article, draft)
        features = None if results is None else told_of(verdict.verdict, aligned, results)
        has_details = bool(verdict.details)
        samples.append(Sample(told, verdict.verdict, features, has_details))
    return samples


def matrix(samples: Sequence[Sample]) -> tuple[Floats, list[str]]:
    """Return the features as numbers, the last column always 1, and their names."""
    counts: dict[str, int] = {}
    for sample in samples:
        for name in sample.features or ():
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    columns = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(samples), len(names) + 1))
    values[:, -1] = 1.0
    for row, sample in enumerate(samples):
        for name, value in (sample.features or {}).items():
            if name in columns:
                values[row, columns[name]] = value
    return values, [*names, "always"]


def learn(values: Floats, right: Floats, counts: Floats) -> Floats:
    """Return the weights that tell best what is right; the last is not shrunk."""
    weights = np.zeros(values.shape[1])
    shrink = np.full(values.shape[1], SHRINK)
    shrink[-1] = 1e-3
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-values @ weights))
        slopes = values.T @ (counts * (chances - right)) + shrink * weights
        curves = (values * (counts * chances * (1 - chances))[:, None]).T @ values
        weights -= np.linalg.solve(curves + np.diag(shrink), slopes)
    return weights


def counted(samples: Sequence[Sample], of: str) -> Floats:
    """Return how much each claim counts; what is made up need not be said otherwise."""

    def count(sample: Sample) -> float:
        if sample.features is None or (of == weighing.REFUTED and sample.told.group == "made up"):
            return 0.0
        return WEIGHTS[sample.told.group]

    return np.array([count(s) for s in samples])


def verdicts(
    samples: Sequence[Sample], names: Sequence[str], learnt: dict[str, Floats]
) -> list[str]:
    """Return the verdicts that the models leave standing or change."""
    model_weights = {
        f"{of}: {n}": float(w) for of in learnt for n, w in zip(names, learnt[of], strict=True)
    }
    return [
        s.verdict
        if s.features is None
        else weighing.weighed(s.verdict, s.features, has_details=s.has_details, known=model_weights)
        for s in samples
    ]


def figures(samples: Sequence[Sample], said: Iterable[str]) -> Iterator[str]:
    """Yield a line for each group and right verdict: how many get which."""
    pairs = list(zip(samples, said, strict=True))
    for group in WEIGHTS:
        for right in (weighing.SUPPORTED, weighing.REFUTED, weighing.UNKNOWN):
            rows = [v for s, v in pairs if (s.told.group, s.told.right) == (group, right)]
            old = [s.verdict for s in samples if (s.told.group, s.told.right) == (group, right)]
            if rows:
                shares = (
                    f"{v} {old.count(v) / len(rows):.3f} -> {rows.count(v) / len(rows):.3f}"
                    for v in (weighing.SUPPORTED, weighing.REFUTED)
                )
                yield f"{group}, {right} ({len(rows)}): {', '.join(shares)}"


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    texts: dict[str, list[Told]] = {}
    read = (made_up(p) if p.suffix == ".jsonl" else annotated(p) for p in options.files)
    for told in chain(own_cases(), *read):
        texts.setdefault(told.text, []).append(told)
    with Pool() as pool:
        rows = [list(dict.fromkeys(told)) for told in texts.values()]
        samples = [s for found in pool.imap(sampled, rows, chunksize=8) for s in found]
    values, names = matrix(samples)
    folds = np.array([md5(s.told.text.encode()).digest()[0] % FOLDS for s in samples])
    targets: dict[str, tuple[Floats, Floats]] = {
        of: (np.array([float(s.told.right == of) for s in samples]), counted(samples, of))
        for of in (weighing.SUPPORTED, weighing.REFUTED)
    }
    said: dict[int, str] = {}
    for fold in range(FOLDS):
        seen, own = folds != fold, np.flatnonzero(folds == fold)
        learnt = {of: learn(values[seen], r[seen], c[seen]) for of, (r, c) in targets.items()}
        held = [samples[n] for n in own]
        said |= dict(zip(own.tolist(), verdicts(held, names, learnt), strict=True))
    lines = ["Weights of the features of `check`; learnt by tests/learn_check.py."]
    lines += ["By the rules -> with the models, on texts that the weights had not seen:"]
    lines += figures(samples, [said[n] for n in range(len(samples))])
    print("\n".join(lines))
    if options.write:
        body = [
            f"{of}: {name}\t{weight:.3f}"
            for of, (right, counts) in targets.items()
            for name, weight in zip(names, learn(values, right, counts), strict=True)
        ]
        TARGET.write_text("\n".join([*(f"# {h}" for h in lines), *sorted(body), ""]), "utf-8")


if __name__ == "__main__":
    main()
