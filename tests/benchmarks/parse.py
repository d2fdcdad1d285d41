"""What `zgc_cli.parse` costs beside `jieba.posseg`, how it grows, and what memory it takes.

Run it by hand: `python tests/benchmarks/parse.py [--large]`. It prints ratios and asserts nothing.
Loading jieba is left out of both sides. The two run by turns on the same text, so that a change in
the machine's load meets both; each ratio is that of the medians.
"""

import argparse
import math
import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from zgc_cli import parse

ROOT = Path(__file__).parents[2]
SIZES = (30_000, 300_000)
LARGE = (1_000_000, 10_000_000)
RUNS = 5
DATE = "2026-03-25"


def corpus(size: int) -> str:
    """Return the articles of the tests, over and over, up to so many bytes of UTF-8."""
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/data").glob("*.txt"))]
    once = "\n\n".join(path.read_text("utf-8") for path in paths) + "\n\n"
    text = once * (size // len(once.encode()) + 1)
    return text.encode()[:size].decode("utf-8", "ignore")


def seconds(action: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@cache
def jieba_tagger() -> Any:
    """Return jieba's tagger with its defaults, loaded and silent."""
    import jieba
    from jieba import posseg

    jieba.setLogLevel("ERROR")
    return posseg.POSTokenizer(jieba.Tokenizer())


def compare(text: str, runs: int) -> tuple[float, float]:
    """Return the median seconds of parse and of posseg, run by turns."""
    tagger = jieba_tagger()
    parsed, tagged = [], []
    for _ in range(runs):
        parsed.append(seconds(lambda: parse(text, date=DATE)))
        tagged.append(seconds(lambda: tagger.lcut(text)))
    return statistics.median(parsed), statistics.median(tagged)


def peak(text: str) -> float:
    """Return the memory that a parse takes at its peak, in bytes for each byte of text."""
    tracemalloc.start()
    parse(text, date=DATE)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return used / len(text.encode())


def main() -> None:
    """Print one line a size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", action="store_true", help="also 1 MB and 10 MB")
    large = options.parse_args().large
    jieba_tagger().lcut("预热")
    parse("预热")
    before: tuple[int, float] | None = None
    print("bytes      parse/posseg  growth  MB a MB")
    for size in SIZES + (LARGE if large else ()):
        text = corpus(size)
        parsed, tagged = compare(text, RUNS if size < LARGE[0] else 1)
        growth = math.log(parsed / before[1], size / before[0]) if before else math.nan
        before = (size, parsed)
        print(f"{size:<10} {parsed / tagged:12.2f}  {growth:6.2f}  {peak(text):7.1f}")


if __name__ == "__main__":
    main()
