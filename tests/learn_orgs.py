"""Learn where names of organisations begin, and print how well: python -m tests.learn_orgs FILE...

FILEs are annotated texts as `tests/annotated.py` reads them; the news in `tests/data`, the cases of
`tests/cases/names.toml` and the examples of the rule always count. How well is measured on each
fifth of a file, or folder of news, with weights that were learnt without it, beside what the rules
alone do there. `--write` writes `zgc_cli/data/org_weights.txt`.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np

from tests.annotated import Mention, Sentence, is_news, marked_sentence, sentences
from tests.conftest import cases
from tests.linear import OWN, Asked, Found, Sample, learn, sampled, shares_of
from zgc_cli import lexicon
from zgc_cli.parser.entities.names import org_score, orgs, passes
from zgc_cli.parser.entities.names.row import Chunk, join
from zgc_cli.parser.entities.names.split import chunks
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.gazetteer import Gazetteer
from zgc_cli.parser.words.stage import cut

TESTS = Path(__file__).parent
TARGET = TESTS.parent / "zgc_cli" / "data" / "org_weights.txt"
SHRINK = 1e-2
OFTEN, LITTLE = 6, 0.05  # how often a feature must be seen, and how much it must weigh, to be kept
PARTS = 5  # of a file, each of which is measured with the others learnt
NOTHING = "nothing"


def taught(sentence: Sentence, group: str) -> Iterator[Found]:
    """Yield the candidates of each last word, as if every name before were right."""
    row = chunks(sentence.text, list(cut(dictionary(), sentence.text)))
    for step in takewhile(lambda step: step is not orgs.grow, passes.PASSES):
        row = step.apply(row)
    starts = {m.end: m.start for m in sentence.mentions if m.kind == "org"}
    inside = {i for m in sentence.mentions for i in range(m.start + 1, m.end)}
    out: list[Chunk] = []
    for chunk in row:
        suffix = orgs.growing_suffix(chunk)
        kind = lexicon.mapping("org_suffixes")[suffix] if suffix else "media"
        if kind != "media":
            ruled = orgs.ruled(out, chunk, suffix)
            places = org_score.candidates(out, chunk, suffix)
            # 腾讯 is annotated, 腾讯公司 is found
            ends = (chunk.end, chunk.end - len(suffix))
            start = next((starts[end] for end in ends if end in starts), None)
            right = next((i for i in places if [*out, chunk][i].start == start), None)
            if right is not None:
                right = orgs.without_address(out, right, kind)
            if right is not None or (start is None and chunk.end not in inside):
                found = org_score.described(out, chunk, suffix, kind, ruled, places)
                yield (
                    Asked("", str(ruled), (str(right),) if right is not None else (), group, ""),
                    [
                        (str(i), float(i == right), {f: float(n) for f, n in Counter(fs).items()})
                        for i, fs in zip(places, found if places else (), strict=True)
                    ],
                )
            if right is not None:
                chunk = join((*out[right:], chunk), "org", orgs.grow.name)
                del out[right:]
        out.append(chunk)


def read(path: Path) -> Iterator[Found]:
    """Yield the last words of a file, those of annotated news under the name of its folder."""
    for number, sentence in enumerate(sentences(path)):
        part = path.parent.name if is_news(path) else f"{path.name} {number % PARTS}"
        yield from taught(sentence, part)


def own() -> Iterator[Found]:
    """Yield the last words of the project's own texts."""
    marked = [re.sub(r"\[(.*?)\]", r"{{org_name:\1}}", text) for text in orgs.grow.examples]
    told = [
        Sentence(case["text"], tuple(Mention(*span, "org") for span in _places(case)))
        for case in cases("names")["case"]
        if not case.get("some")
    ]
    texts = [*map(marked_sentence, [*marked, *orgs.grow.never]), *told]
    texts += [s for path in sorted((TESTS / "data").glob("d?.json")) for s in sentences(path)]
    for sentence in texts:
        yield from taught(sentence, OWN)


def _places(case: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    known = Gazetteer(case.get("org", ()))
    return known.finditer(case["text"])


def common(rows: Sequence[Found]) -> list[Found]:
    """Return the rows with the features that are seen often enough."""
    counts = Counter(f for _, found in rows for f in {f for _, _, fs in found for f in fs})
    kept = {f for f, count in counts.items() if count >= OFTEN and f.isprintable()}
    return [
        (asked, [(t, r, {f: n for f, n in fs.items() if f in kept}) for t, r, fs in found])
        for asked, found in rows
    ]


def judged(rows: Sequence[Sample], weights: "np.typing.NDArray[np.float64]") -> Counter[str]:
    """Count what model and rules find, how much of it is right, and how much there is."""
    counts: Counter[str] = Counter()
    for row in rows:
        shares = dict(zip(row.texts, shares_of(row, weights), strict=True)) if row.texts else {}
        best = max(shares, key=lambda t: shares[t], default=NOTHING)
        best = best if shares.get(best, 0.0) >= org_score.LEAST else NOTHING
        ruled = row.asked.question
        best = ruled if shares.get(ruled, 0.0) >= org_score.LEAST_RULED else best
        rules = ruled if ruled in shares else NOTHING
        right = row.asked.answers[0] if row.asked.answers else None
        counts["names"] += right is not None
        for who, told in (("model", best), ("rules", rules)):
            counts[f"{who} found"] += told != NOTHING
            counts[f"{who} right"] += told == right
    return counts


def figures(name: str, counts: Counter[str]) -> str:
    """Return a line: precision and recall of the rules alone and of the model."""
    shares = (
        f"by the {who} precision {counts[f'{who} right'] / (counts[f'{who} found'] or 1):.3f}"
        f" recall {counts[f'{who} right'] / (counts['names'] or 1):.3f}"
        for who in ("rules", "model")
    )
    return f"{name}: names {counts['names']}, {', '.join(shares)}"


def main() -> None:
    """Learn from files, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args()
    rows = [*own(), *(row for path in options.files for row in read(path))]
    found, names = sampled(common(rows))
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for group in sorted({row.asked.group for row in found} - {OWN}):
        weights = learn([r for r in found if r.asked.group != group], len(names), SHRINK)
        of_group = [r for r in found if r.asked.group == group]
        totals[group.rsplit(" ", 1)[0]] += judged(of_group, weights)
    lines = ["Weights of the features of an organisation's name; learnt by tests/learn_orgs.py."]
    lines += ["Texts that the weights had not seen:", *(figures(*row) for row in totals.items())]
    print("\n".join(lines))
    if options.write:
        learnt = dict(zip(names, learn(found, len(names), SHRINK), strict=True))
        body = [f"{n}\t{learnt[n]:.2f}" for n in sorted(learnt) if abs(learnt[n]) >= LITTLE]
        TARGET.write_text("\n".join([*(f"# {line}" for line in lines), *body, ""]), "utf-8")


if __name__ == "__main__":
    main()
