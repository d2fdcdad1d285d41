"""How fast a query finds its passage and how often it is the first: ratios and shares.

python -m tests.benchmarks.search                 ways of typing, and an article of 1 MB
python -m tests.benchmarks.search --cmrc FILE     questions as queries, CMRC 2018's trial set

The ways of typing are whole processes beside a hello-world of Typer; the large article is beside
the built-in one, both asked for a string that they hold. With --cmrc a question counts as found
if the first sentence holds one of its answers.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.ask import items
from tests.benchmarks.parse import corpus
from tests.benchmarks.startup import HELLO, ratio
from zgc_cli import parse
from zgc_cli.document.file import dump
from zgc_cli.query.search.engine import Query, search_document
from zgc_cli.reading.normal import name_form
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


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmrc", type=Path, metavar="FILE")
    parser.add_argument("-n", type=int, default=15, help="pairs of runs a query")
    options = parser.parse_args()
    if options.cmrc:
        found_first(options.cmrc)
    else:
        speed(options.n)


if __name__ == "__main__":
    main()
