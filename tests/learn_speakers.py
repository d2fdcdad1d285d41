"""Learn who said a quote, and print how well: python -m tests.learn_speakers FILE...

A FILE is the annotation of a news text, NAME.json beside NAME.txt, with `SPEECH` (how a quote
begins, and its speaker, alternatives with `|`) and `SPEECH_OPT` (quotes that are not counted).
The news in `tests/data` and the cases of
`tests/cases/quotes.toml` always count. `--write` writes `zgc_cli/data/speakers_weights.txt`.

How well they do is measured on the news of each folder with weights that were learnt without that
folder, beside what the rules alone do there; figures of the rules are blind only on news that
nobody read who wrote them.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from tests.linear import OWN, Asked, Found, learn, sampled
from tests.test_quotes import CASES, read
from zgc_cli import parse
from zgc_cli.document.document import Document
from zgc_cli.parser.quotes import choice, stage
from zgc_cli.parser.quotes.quoted import Quoted, QuoteVerdict
from zgc_cli.parser.quotes.speakers import Speaker
from zgc_cli.reading import softmax
from zgc_cli.reading.normal import letters

TESTS = Path(__file__).parent
TARGET = TESTS.parent / "zgc_cli" / "data" / "speakers_weights.txt"
SHRINK = 0.1
_KEY = 8  # characters of a key that must agree
Choose = Callable[[Quoted, str, QuoteVerdict], QuoteVerdict | None]
Gold = Mapping[str, Sequence[Any]]


class News(NamedTuple):
    """A parsed news text with its annotation and the folder's name."""

    document: Document
    gold: Gold
    group: str


class Truth:
    """Who said each quote of a text: names, none for a term, or None where it is not counted."""

    def __init__(self, gold: Gold) -> None:
        """Take the annotation of a text."""
        self._left = list(gold["SPEECH"])
        self._free = [letters(key)[:_KEY] for key in gold.get("SPEECH_OPT", ())]

    def of(self, quoted: Quoted) -> list[str] | None:
        """Return the names of who said a quote."""
        text = letters(quoted.content)
        if any(text.startswith(k) for k in self._free):
            return None
        for told in self._left:
            if text.startswith(letters(told["key"])[:_KEY]):
                self._left.remove(told)
                names = [*(told["speaker"] or "").split("|"), *(told.get("speaker_ok") or ())]
                return [letters(name) for name in names]
        return []


def news(paths: Sequence[Path], group: str = "") -> Iterator[News]:
    """Yield annotated news, parsed."""
    for path in sorted(paths):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        day = gold.get("meta", {}).get("parse_date")
        yield News(parse(text, date=day), gold, group or path.parent.name)


def own_cases() -> Iterator[News]:
    """Yield the cases of the quotes stage whose speakers are held."""
    for case in CASES:
        lines = [[part.strip() for part in line.split("|")] for line in case.get("speech", [])]
        speech = [{"key": key, "speaker": who} for key, who, *_ in lines if who != "*"]
        free = [key for key, who, *_ in lines if who == "*"]
        yield News(read(case), {"SPEECH": speech, "SPEECH_OPT": free}, "")


def _named(speaker: Speaker) -> str:
    return letters(stage.who(speaker).name or "")


def samples(texts: Sequence[News]) -> Iterator[Found]:
    """Yield the candidates of each quote, as if every quote before had its right speaker."""
    for text in texts:
        truth = Truth(text.gold)
        rows: list[Found] = []

        def teach(
            quoted: Quoted,
            by: str,
            verdict: QuoteVerdict,
            truth: Truth = truth,
            rows: list[Found] = rows,
            group: str = text.group,
        ) -> QuoteVerdict | None:
            names = truth.of(quoted)
            if names is None or not choice.is_open(quoted, by, verdict):
                return None
            found = choice.candidates(quoted, by, verdict)
            choices = [
                ((name := _named(c.speaker)), float(name in names), dict(c.features)) for c in found
            ]
            right = next((c for c, of in zip(found, choices, strict=True) if of[1]), None)
            if right or not names:
                rows.append((Asked("", quoted.content, tuple(names), group, ""), choices))
            return QuoteVerdict(right.speaker, right.cue) if right else None

        _run(text, teach)
        yield from rows


def _run(text: News, choose: Choose) -> None:
    with patch.object(choice.by_model, "apply", choose):
        stage.quotes(text.document)


def judged(texts: Sequence[News], choose: Choose) -> Counter[str]:
    """Count what is right and wrong where quotes are given to whom `choose` says."""
    counts: Counter[str] = Counter()
    for text in texts:
        truth = Truth(text.gold)

        def judge(
            quoted: Quoted, by: str, verdict: QuoteVerdict, truth: Truth = truth
        ) -> QuoteVerdict | None:
            names, told = truth.of(quoted), choose(quoted, by, verdict)
            speaker = (told or verdict).speaker
            if names:
                right = speaker is not None and _named(speaker) in names
                counts["missed" if speaker is None else "right" if right else "wrong"] += 1
            elif names is not None and speaker is not None:
                counts["no speech"] += 1
            return told

        _run(text, judge)
    return counts


def figures(name: str, counts: Counter[str]) -> str:
    """Return a line: how many quotes, F1 of finding speech and of naming its speaker."""
    found = counts["right"] + counts["wrong"]
    told = found + counts["missed"]
    speech = 2 * found / (told + found + counts["no speech"] or 1)
    who = 2 * counts["right"] / (told + found or 1)
    return f"{name}: quotes {told}, F1 of speech {speech:.3f}, of speakers {who:.3f}"


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    own = [*own_cases(), *news(sorted((TESTS / "data").glob("d?.json")), OWN)]
    groups: dict[str, list[News]] = defaultdict(list)
    for text in news(options.files):
        groups[text.group].append(text)
    rows = {name: list(samples(texts)) for name, texts in {**groups, OWN: own}.items()}
    rules: Counter[str] = Counter()
    model: Counter[str] = Counter()
    use = choice.by_model.apply
    for name, texts in sorted(groups.items()):
        before = judged(texts, lambda *_: None)
        fold = _learnt([row for other, held in rows.items() if other != name for row in held])
        with patch.object(softmax, "weights", partial(_given, fold)):
            after = judged(texts, use)
        print(figures(f"{name} by rules", before), "|", figures("by the model", after), flush=True)
        rules, model = rules + before, model + after
    lines = ["Weights of the features of who said a quote; learnt by tests/learn_speakers.py."]
    lines += [figures("By the rules alone", rules)]
    lines += [figures("News that the weights had not seen", model)]
    print("\n".join(lines))
    if options.write:
        weights = _learnt([row for held in rows.values() for row in held])
        body = [f"{name}\t{weights[name]:.3f}" for name in sorted(weights)]
        TARGET.write_text("\n".join([*(f"# {line}" for line in lines), *body, ""]), "utf-8")


def _given(weights: dict[str, float], _name: str) -> dict[str, float]:
    return weights


def _learnt(rows: Sequence[Found]) -> dict[str, float]:
    samples, names = sampled(rows)
    weights = zip(names, learn(samples, len(names), SHRINK).tolist(), strict=True)
    return {name: value for name, value in weights if abs(value) > _LITTLE}


_LITTLE = 0.005


if __name__ == "__main__":
    main()
