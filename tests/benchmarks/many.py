"""Many articles: what a second process brings to `parse`, and how long a query over all takes.

python tests/benchmarks/many.py [--folder DIR] [--parse N] [--search N] [--texts DIR] [--rounds N]

It makes its articles, in a folder that a second run can use again, or reads others (`--texts`), and
prints seconds of whole processes, ratios, and the memory of the largest process. A query is held
against a hello-world of Typer by processor time, each run beside one: first without an index of the
folder, then with it, by what it takes more than the same query of one article. What is joined is
kept, so that the first run of each query is another; its ratio and its memory stand behind. ! marks
what is over its budget, and ends it with 1. It runs by the interpreter that has zgc_cli.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.articles import write
from tests.benchmarks.startup import HELLO

ROUNDS = 15
ZGC = str(Path(sys.executable).with_name("zgc"))
# The words that are asked for: what `--texts` brings has others.
WORDS = {
    "one": "第77号企业有限",
    "few": "第77号企业",
    "word": "量子计算",
    "common": "公司",
    "name": "中关村",
    "pinyin": "zhongguancun",
    "initials": "zgc",
    "slip": "中官村",
    "speaker": "王明华",
    "question": "第77号企业去年收入多少",
}
ABSENT = "潜水艇"
QUERIES = (
    ("a word of one article", ("search", "{one}", "--exact")),
    ("a word of few", ("search", "{few}", "--count")),
    ("a word, the ten best", ("search", "{word}", "-n", "10")),
    ("a word of nearly all, the ten best", ("search", "{common}", "-n", "10")),
    ("a word of nearly all, counted", ("search", "{common}", "--count")),
    ("a word, counted", ("search", "{word}", "--count")),
    ("two words, both wanted", ("search", "{word}", "董事长", "--all", "--count")),
    ("a word of none", ("search", f"{{few}}{ABSENT}", "--exact", "--count")),
    ("a word of none, nor anything near", ("search", ABSENT)),
    ("pinyin", ("search", "{pinyin}", "-n", "10")),
    ("pinyin of none", ("search", "qianshuitingchang", "-n", "10")),
    ("initials", ("search", "{initials}", "-n", "10")),
    ("misspelt", ("search", "{slip}", "-n", "10")),
    ("misspelt, in two words", ("search", "{slip}公司", "-n", "10")),
    ("a name", ("show", "{name}")),
    ("a name in each article", ("show", "{name}", "--each")),
    ("a name in pinyin", ("show", "{pinyin}")),
    ("a name of none", ("show", f"{ABSENT}厂")),
    ("a name of none in any article", ("show", f"{ABSENT}厂", "--each")),
    ("what one says", ("quotes", "--speaker", "{speaker}")),
    ("what one says who is not there", ("quotes", "--speaker", f"{ABSENT}厂")),
    ("about a name", ("figures", "--about", "{name}")),
    ("a question", ("ask", "{question}")),
    ("a question that none answers", ("ask", f"{ABSENT}博物馆的馆长是谁")),
    ("all articles", ("summary",)),
    ("things", ("entities", "-n", "20")),
    ("quotations", ("quotes", "-n", "20")),
    ("figures", ("figures", "-n", "20")),
    ("facts", ("facts", "-n", "20")),
    ("dates", ("timeline", "-n", "20")),
    ("ties", ("graph",)),
)
# How many times a hello-world's time a query may take: on 1,000 articles, and, where it is about a
# few of them, on 10,000.
THOUSAND, BUDGET, BUDGET_OF_MANY = 1000, 6.0, 12.0
# With an index, above what the same query of one article takes, on 1,000 articles and on 10,000.
INDEXED, INDEXED_OF_MANY = 2.0, 5.0
MOST_MEMORY = 200  # MB of the largest process, the first run included
# Of the time of parsing, what the index may take.
SHARE_OF_PARSING = 0.15
OF_MANY = ("a word of one", "a word of none", "misspelt")
CACHE = "cache"


def run(*arguments: str) -> float:
    """Return the seconds of one run; its output is thrown away."""
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run([ZGC, *arguments], stdout=quiet, stderr=quiet, check=False)
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


def words_of(folder: Path) -> dict[str, str]:
    """Return what is asked for of articles that are not ours: what they name and cite most."""

    def told(*command: str) -> list[dict[str, str]]:
        line = [ZGC, *command, "-a", str(folder), "-f", "json"]
        found: list[dict[str, str]] = json.loads(subprocess.check_output(line))
        return found

    things = told("entities", "-t", "org,place")
    name = next(thing for thing in things if len(thing["name"]) > 3 and not thing["name"].isascii())
    spoken = Counter(q["speaker"] for q in told("quotes") if q["speaker"])
    syllables = name["pinyin"].split()
    head, rest = name["name"][:1], name["name"][1:]
    return {
        "one": things[-1]["name"],
        "few": things[len(things) // 2]["name"],
        "word": name["name"],
        "common": "公司",
        "name": name["name"],
        "pinyin": "".join(syllables),
        "initials": "".join(syllable[0] for syllable in syllables),
        "slip": head + rest[1] + rest[0] + rest[2:],
        "speaker": spoken.most_common(1)[0][0],
        "question": f"{name['name']}的负责人是谁",
    }


def searching(folder: Path, count: int, others: Path | None, rounds: int) -> bool:
    """Time queries over so many short articles; return whether one is over its budget."""
    there = sorted(others.glob("*.txt")) if others else write(folder / f"short{count}", count, 300)
    texts, count = [str(place) for place in there], len(there)
    parsed = folder / (f"parsed{count}" if others is None else "others")
    index = parsed / "index.db"
    seconds = run("parse", *texts, "-d", str(parsed), "--no-index", "--force")
    index.unlink(missing_ok=True)
    hello = folder / "hello.py"
    hello.write_text(HELLO, "utf-8")
    few = count <= THOUSAND
    of_many = BUDGET if few else float("inf")
    is_over = False
    words = words_of(parsed) if others else WORDS
    queries = [(about, tuple(w.format(**words) for w in query)) for about, query in QUERIES]
    forget()
    for about, query in queries:
        cost = timed(query, parsed, hello, rounds)
        most = BUDGET_OF_MANY if about.startswith(OF_MANY) and count > THOUSAND else of_many
        is_over |= told(about, query, cost, cost.ratio, most)
    indexing = run("index", str(parsed))
    size = index.stat().st_size / count / 1024
    print(f"with an index of {size:.1f} KB an article, made in {indexing / seconds:.2f} of parsing")
    is_over |= indexing / seconds > SHARE_OF_PARSING
    one = next(parsed.glob("*.zgc"))
    forget()
    for about, query in queries:
        cost = timed(query, parsed, hello, rounds)
        above = cost.ratio - timed(query, one, hello, rounds).ratio
        is_over |= told(about, query, cost, above, INDEXED if few else INDEXED_OF_MANY)
    return is_over


class Cost(NamedTuple):
    """What a query costs: seconds of processors, beside a hello-world, and MB, at first too."""

    seconds: float
    ratio: float
    first: float
    memory: float


def processor(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of processors that a command takes with its helpers, and its MB."""
    quiet = subprocess.DEVNULL
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    _process, _status, own = os.wait4(process.pid, 0)
    process.returncode = 0  # it is waited for
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, own.ru_maxrss / 1024


def timed(query: Sequence[str], article: Path, hello: Path, rounds: int) -> Cost:
    """Return what a query costs, each run beside a hello-world, and the first one."""
    line = [ZGC, *query, "-a", str(article)]
    first, memory = processor(line)
    pairs = [
        (processor(line)[0], processor([sys.executable, str(hello), "hello"])[0])
        for _ in range(rounds)
    ]
    seconds, least = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Cost(seconds, seconds / least, first / least, memory)


def forget() -> None:
    """Let the first query be the first one."""
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def told(about: str, query: Sequence[str], cost: Cost, ratio: float, most: float) -> bool:
    """Print what a query costs; return whether its ratio, or its memory, is over its budget."""
    is_over = ratio > most or cost.memory > MOST_MEMORY
    mark = " !" if is_over else "  "
    first = f"{cost.first:6.1f} {cost.memory:4.0f} MB"
    print(
        f"{about:34} {cost.seconds:.2f} s {ratio:5.1f}{mark} {first}  {' '.join(query)}", flush=True
    )
    return is_over


def main() -> None:
    """Make the articles and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keep the articles here")
    parser.add_argument("--parse", type=int, default=1000, help="articles to parse")
    parser.add_argument("--search", type=int, default=10_000, help="articles to search")
    parser.add_argument("--texts", type=Path, help="search these texts instead")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="runs of a query")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        os.environ |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(Path(temporary, CACHE))}
        if options.parse:
            parsing(folder, options.parse)
        if options.search and searching(folder, options.search, options.texts, options.rounds):
            sys.exit(1)


if __name__ == "__main__":
    main()
