"""Many articles: what a second process brings to `parse`, and how long a query over all takes.

python tests/benchmarks/many.py [--folder DIR] [--parse N] [--search N]

It makes its articles, in a folder that a second run can use again, and prints seconds of whole
processes, ratios, and the memory of the largest process. A query is held against a hello-world of
Typer, each run beside one: first without an index of the folder, then with it, by what it takes
more than the same query of one article. ! marks what is over its budget, and ends it with 1. It
runs by the interpreter that has zgc_cli.
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
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.articles import write
from tests.benchmarks.startup import HELLO

ROUNDS = 15
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
    ("initials", ("search", "zgc", "-n", "10")),
    ("misspelt", ("search", "中官村", "-n", "10")),
    ("misspelt, in two words", ("search", "量子计祘公司", "-n", "10")),
    ("a name", ("show", "中关村")),
    ("a name in pinyin", ("show", "zhongguancun")),
    ("a name of none", ("show", "潜水艇厂")),
    ("what one says", ("quotes", "--speaker", "王明华")),
    ("about a name", ("figures", "--about", "中关村")),
    ("a question", ("ask", "第77号企业去年收入多少")),
    ("a question that none answers", ("ask", "潜水艇博物馆的馆长是谁")),
)
# How many times a hello-world's time a query may take: on 1,000 articles, and, where it is about a
# few of them, on 10,000.
THOUSAND, BUDGET, BUDGET_OF_MANY = 1000, 6.0, 12.0
# With an index, above what the same query of one article takes, on 1,000 articles and on 10,000.
INDEXED, INDEXED_OF_MANY = 2.0, 5.0
# Of the time of parsing, what the index may take.
SHARE_OF_PARSING = 0.15
OF_MANY = ("a word of one", "a word of none", "misspelt")


def run(*arguments: str) -> float:
    """Return the seconds of one run; its output is thrown away."""
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run([ZGC, *arguments], stdout=quiet, stderr=quiet, check=False)
    return time.perf_counter() - start


def start_of(program: Path) -> float:
    """Return the seconds of one run of a program of Python."""
    start = time.perf_counter()
    subprocess.run([sys.executable, str(program), "hello"], stdout=subprocess.DEVNULL, check=False)
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


def searching(folder: Path, count: int) -> bool:
    """Time queries over so many short articles; return whether one is over its budget."""
    texts = [str(place) for place in write(folder / f"short{count}", count, 300)]
    parsed = folder / f"parsed{count}"
    index = parsed / "index.db"
    seconds = run("parse", *texts, "-d", str(parsed), "--no-index", "--force")
    index.unlink(missing_ok=True)
    hello = folder / "hello.py"
    hello.write_text(HELLO, "utf-8")
    of_many = BUDGET if count <= THOUSAND else float("inf")
    is_over = False
    for about, query in QUERIES:
        took, least = timed(query, parsed, hello)
        most = BUDGET_OF_MANY if about.startswith(OF_MANY) and count > THOUSAND else of_many
        is_over |= told(about, query, took, took / least, most)
    indexing = run("index", str(parsed))
    size = index.stat().st_size / count / 1024
    print(f"with an index of {size:.1f} KB an article, made in {indexing / seconds:.2f} of parsing")
    is_over |= indexing / seconds > SHARE_OF_PARSING
    one = next(parsed.glob("*.zgc"))
    for about, query in QUERIES:
        took, least = timed(query, parsed, hello)
        above = (took - timed(query, one, hello)[0]) / least
        is_over |= told(
            about, query, took, above, INDEXED if count <= THOUSAND else INDEXED_OF_MANY
        )
    print(f"largest process: {megabytes():.0f} MB")
    return is_over


def timed(query: Sequence[str], article: Path, hello: Path) -> tuple[float, float]:
    """Return the seconds of a query and of a hello-world, each run beside the other."""
    pairs = [(run(*query, "-a", str(article)), start_of(hello)) for _ in range(ROUNDS)]
    seconds, least = (statistics.median(column) for column in zip(*pairs, strict=True))
    return seconds, least


def told(about: str, query: Sequence[str], seconds: float, ratio: float, most: float) -> bool:
    """Print what a query took; return whether its ratio is over its budget."""
    mark = " !" if ratio > most else ""
    print(f"{about:34} {seconds:.2f} s {ratio:5.1f}{mark}  {' '.join(query)}")
    return ratio > most


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
        if options.search and searching(folder, options.search):
            sys.exit(1)


if __name__ == "__main__":
    main()
