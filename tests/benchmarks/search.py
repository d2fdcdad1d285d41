"""How fast a query finds its passage and how often it is the first: ratios and shares.

python -m tests.benchmarks.search                 ways of typing, and an article of 1 MB
python -m tests.benchmarks.search --cmrc FILE     questions as queries, CMRC 2018's trial set
python -m tests.benchmarks.search --pooled FILE   its paragraphs as so many articles, each question
                                                  put to all, beside BM25 on the same sentences

The ways of typing are whole processes beside a hello-world of Typer; the large article is beside
the built-in one, both asked for a string that they hold. With --cmrc a question counts as found
if the first sentence holds one of its answers.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from math import log
from pathlib import Path

from tests.benchmarks.ask import items
from tests.benchmarks.parse import corpus
from tests.benchmarks.startup import HELLO, ratio
from zgc_cli import parse
from zgc_cli.document.file import dump
from zgc_cli.query.ask.question import read
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.normalize import OUTSIDE
from zgc_cli.query.match.pooled import Look, ranked
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.reading.normal import name_form, search_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.errors import ZgcError

WAYS = {
    "as it stands": "机器人",
    "several words": "机器人 骨盆",
    "traditional": "馭勢科技",
    "another number": "5800000公里",
    "pinyin": "yushikeji",
    "initials": "yskj",
    "homophone": "中官村",
    "slip": "银河航空",
    "in pieces": "中官村外贸",
    "not there": "火星移民",
}
LITERAL = "骨盆模型"
LARGE = 1_000_000


def speed(rounds: int) -> None:
    """Print what each way of typing costs, and what a large article does."""
    zgc = str(Path(sys.executable).with_name("zgc"))
    os.environ["ZGC_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "hello.py")
        script.write_text(HELLO, "utf-8")
        hello = [sys.executable, str(script), "hello"]
        for way, typed in WAYS.items():
            query = [zgc, "search", *typed.split()]
            print(f"{way:16}{ratio(query, hello, rounds):6.2f}  of a hello-world", flush=True)
        large = Path(folder, "large.zgc")
        large.write_bytes(dump(parse(corpus(LARGE), date="2026-03-25")))
        query = [zgc, "search", LITERAL]
        print(
            f"{'1 MB':16}{ratio([*query, '-a', str(large)], query, rounds):6.2f}  of the built-in"
        )


def found_first(path: Path) -> None:
    """Print the share of questions whose answer stands in the first sentence found."""
    total = right = 0
    for context, asked in items(path):
        document = parse(context)
        for item in asked:
            try:
                passages = search_document(document, Query((item.question,), where="text"), 1)
            except ZgcError:  # an empty question
                continue
            total += 1
            right += any(name_form(a) in name_form(p.text) for p in passages for a in item.answers)
    print(f"questions {total}, right sentence first {right / total:.3f}")


Sentence = tuple[str, int]  # the article, and the number of the sentence in it
Rank = Callable[[str], Sentence | None]  # the best sentence for a question
SATURATIONS = ((1.2, 0.75), (0.9, 0.4))  # BM25's k1 and b: the usual ones, and for short texts


def pooled(path: Path) -> None:
    """Print how often the right sentence is the best of all, ours and that of each BM25."""
    paragraphs = [(str(n), *found) for n, found in enumerate(items(path))]
    texts = {name: Index(parse(context)).whole.split("\n") for name, context, _asked in paragraphs}
    sentences = {(a, n): text for a, lines in texts.items() for n, text in enumerate(lines)}
    ways: dict[str, Rank] = {"zgc": lambda question: _ours(texts, question)}
    for name, cut in CUTS.items():
        for k1, b in SATURATIONS:
            ways[f"BM25 of {name}, k1 {k1}, b {b}"] = bm25(sentences, cut, k1, b)
    for way, rank in ways.items():
        total = right = 0
        for article, _context, asked in paragraphs:
            for item in asked:
                best = rank(plain(item.question))
                wanted = [search_form(plain(answer)) for answer in item.answers]
                total += 1
                right += (
                    best is not None
                    and best[0] == article
                    and any(answer in sentences[best] for answer in wanted)
                )
        print(f"{way:30} questions {total}, right sentence first {right / total:.3f}", flush=True)


def _ours(texts: dict[str, list[str]], question: str) -> Sentence | None:
    look = Look(read(question, {}, "").rest)
    rows = ranked(look, {a: look.at("\n".join(lines)) for a, lines in texts.items()}, 1.0)
    return (rows[0].article, rows[0].number) if rows else None


def bm25(
    sentences: dict[Sentence, str], cut: Callable[[str], list[str]], k1: float, b: float
) -> Rank:
    """Return what finds the best sentence by BM25 over the pieces that `cut` makes."""
    counts = {place: Counter(cut(text)) for place, text in sentences.items()}
    sizes = {place: sum(count.values()) for place, count in counts.items()}
    average = sum(sizes.values()) / len(sizes)
    holding: dict[str, list[Sentence]] = defaultdict(list)
    for place, count in counts.items():
        for piece in count:
            holding[piece].append(place)

    def rank(question: str) -> Sentence | None:
        scores: dict[Sentence, float] = defaultdict(float)
        for piece in set(cut(question)):
            found = holding.get(piece, [])
            rarity = log(1 + (len(sizes) - len(found) + 0.5) / (len(found) + 0.5))
            for place in found:
                n, norm = counts[place][piece], k1 * (1 - b + b * sizes[place] / average)
                scores[place] += rarity * n * (k1 + 1) / (n + norm)
        return max(scores, key=lambda place: scores[place], default=None)

    return rank


def _words(text: str) -> list[str]:
    import jieba

    return [word for word in jieba.lcut(text) if word not in OUTSIDE]


CUTS: dict[str, Callable[[str], list[str]]] = {
    "words": _words,
    "characters": lambda text: [c for c in text if c not in OUTSIDE],
    "pairs": lambda text: [
        text[n : n + 2] for n in range(len(text) - 1) if not OUTSIDE & set(text[n : n + 2])
    ],
}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmrc", type=Path, metavar="FILE")
    parser.add_argument("--pooled", type=Path, metavar="FILE")
    parser.add_argument("-n", type=int, default=15, help="pairs of runs a query")
    options = parser.parse_args()
    if options.cmrc:
        found_first(options.cmrc)
    elif options.pooled:
        pooled(options.pooled)
    else:
        speed(options.n)


if __name__ == "__main__":
    main()
