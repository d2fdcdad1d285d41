"""Many articles: what a second process brings to `parse`, and how long a query over all takes.

python tests/benchmarks/many.py [--folder DIR] [--parse N] [--search N]

It makes its articles, in a folder that a second run can use again, and prints seconds of whole
processes, ratios, and the memory of the largest process. It runs by the interpreter that
has zgc_cli.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.articles import write

ZGC = str(Path(sys.executable).with_name("zgc"))
QUERIES = (
    ("a word of one article", ("search", "第77号企业有限", "--exact")),
    ("a word of few", ("search", "第77号企业", "--count")),
    ("a word of a sixth, the ten best", ("search", "量子计算", "-n", "10")),
    ("a word of nearly all, the ten best", ("search", "公司", "-n", "10")),
    ("a word of nearly all, counted", ("search", "公司", "--count")),
    ("a word of a sixth, counted", ("search", "量子计算", "--count")),
    ("two words, both wanted", ("search", "量子计算", "董事长", "--all", "--count")),
    ("a word of none", ("search", "第77号企业潜水艇", "--exact", "--count")),
    ("a word of none, nor anything near", ("search", "潜水艇")),
    ("pinyin", ("search", "zhongguancun", "-n", "10")),
)


def run(*arguments: str) -> float:
    """Return the seconds of one run; its output is thrown away."""
    start = time.perf_counter()
    subprocess.run([ZGC, *arguments], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def megabytes() -> float:
    """Return the memory of the largest child so far, in MB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def parsing(folder: Path, count: int) -> None:
    """Compare one job with two, run by turns, and a run that finds everything done."""
    texts = [str(place) for place in write(folder / "texts", count)]
    out = folder / "out"
    seconds: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(3):
        for jobs, held in seconds.items():
            shutil.rmtree(out, ignore_errors=True)
            held.append(run("parse", *texts, "-d", str(out), "--jobs", jobs))
    one, two = (statistics.median(seconds[jobs]) for jobs in ("1", "2"))
    print(f"parse {count}: one job {one:.1f} s, two {two:.1f} s, ratio {two / one:.2f}")
    print(f"parse {count} again: {run('parse', *texts, '-d', str(out)):.2f} s")
    print(f"largest process: {megabytes():.0f} MB")


def searching(folder: Path, count: int) -> None:
    """Time queries over so many short articles."""
    texts = [str(place) for place in write(folder / f"short{count}", count, 300)]
    parsed = folder / f"parsed{count}"
    run("parse", *texts, "-d", str(parsed), "--jobs", str(os.cpu_count() or 1))
    for about, query in QUERIES:
        found = [run(*query, "-a", str(parsed)) for _ in range(6)][1:]
        print(f"{about:34} {statistics.median(found):.2f} s  {' '.join(query)}")
    print(f"largest process: {megabytes():.0f} MB")


def main() -> None:
    """Make the articles and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keep the articles here")
    parser.add_argument("--parse", type=int, default=1000, help="articles to parse")
    parser.add_argument("--search", type=int, default=10_000, help="articles to search")
    options = parser.parse_args()
    os.environ["ZGC_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if options.parse:
            parsing(folder, options.parse)
        if options.search:
            searching(folder, options.search)


if __name__ == "__main__":
    main()
