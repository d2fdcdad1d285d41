"""What a query costs beside a hello-world of Typer, as ratios of whole processes.

python -m tests.benchmarks.startup [-n ROUNDS]     run by the interpreter that has zgc_cli

It measures a copy of the package, installed as users have it and compiled beforehand: to look for
an editable one takes longer.
Every command piped and on a terminal, a Tab, loading, parsing beside jieba's tagger, and a search
in articles of growing size: the table in the README, printed as Markdown. Each pair runs one after
the other, so that a change in the machine's load meets both; a figure is the median.
"""

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from tests.benchmarks.completion import measure, names
from tests.benchmarks.parse import SIZES, compare, corpus, jieba_tagger
from tests.conftest import ROOT, Runner
from tests.shells import NAMES as SHELLS
from zgc_cli import parse
from zgc_cli.document.file import dump

ONE = """
import typer

app = typer.Typer()

@app.command()
def hello() -> None:
    print("hello")
"""
HELLO = f"""{ONE}
@app.command()
def bye() -> None:
    print("bye")

app()
"""
LOAD = """
from zgc_cli import load
document = load()
for layer in ("paragraphs", "sentences", "tokens", "entities", "figures", "dates", "facts"):
    document.layer(layer)
"""
# These are held to the budgets: a query on the built-in article.
QUERIES = (
    ("summary",),
    ("sections",),
    ("read", "S2"),
    ("entities",),
    ("quotes",),
    ("figures", "--kind", "money"),
    ("timeline",),
    ("facts",),
    ("graph",),
    ("show", "中关村"),
    ("search", "机器人"),
    ("search", "zhongguancun"),
    ("search", "中官村"),
    ("search", "银河航空"),
    ("ask", "驭势科技的无人驾驶跑了多少公里"),
    ("entities", "-f", "json"),
)
DRAFT = "draft.txt"
FOLDER = "folder"  # of parsed articles
# The last two read a text, and so load the parser, and all its tables, for there is no cache.
OTHERS = (
    ("summary", "-f", "svg"),
    ("export", "--to", "jsonl"),
    ("schema", "quote"),
    ("completion", "bash"),
    ("help",),
    ("help", "formats"),
    ("man",),
    ("search", "机器人", "-a", FOLDER),
    ("check", DRAFT),
    ("parse", DRAFT),
)
BUDGETS = (1.25, 2.0)  # in a pipe, on a terminal
LONG = ("entities", "facts")  # a hundred rows, which rich takes longer to draw than a screenful
LONG_BUDGET = 2.6
# An article never seen: with the tables in the cache, and in the first use, which makes them.
COLD = (
    (("summary", "-a", "news.txt"), 3.5),
    (("check", "page.html"), 4.0),
)
FIRST_USE = 20.0
OVER = " !"
LAUNCHER = """#!{python}
from zgc_cli.__main__ import main
main()
"""
TAG = "import sys, jieba.posseg as p; p.lcut(open(sys.argv[1], encoding='utf-8').read())"
SEARCHED = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes of text
LITERAL = "骨盆模型"

Action = Callable[[], object]


def run(command: list[str]) -> None:
    """Run a command, its output thrown away."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def seconds(action: Action) -> float:
    """Return the time that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ratio(command: list[str], other: list[str], rounds: int) -> float:
    """Return the median of command : other, each pair run one after the other."""
    return against(lambda: run(command), lambda: run(other), rounds)


def against(action: Action, other: Action, rounds: int) -> float:
    """Return the median of action : other, each pair run one after the other."""
    action(), other()
    return statistics.median(seconds(action) / seconds(other) for _ in range(rounds))


def installed(folder: Path) -> Path:
    """Install the package in an environment of its own; return its interpreter."""
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    (site,) = folder.glob("lib/*/site-packages")
    libraries = [path for path in sys.path if path.endswith("-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries) + "\n", "utf-8")
    shutil.copytree(ROOT / "zgc_cli", site / "zgc_cli", ignore=shutil.ignore_patterns("*.pyc"))
    compileall.compile_dir(site, quiet=1)
    script = python.with_name("zgc")
    script.write_text(LAUNCHER.format(python=python), "utf-8")
    script.chmod(0o755)
    return python


def cold(folder: Path, hello: list[str], rounds: int) -> Iterator[str]:
    """Yield a line a command that reads a text never seen, with the tables and without."""
    zgc = str(Path(sys.executable).with_name("zgc"))
    cache = folder / "cache"
    text = corpus(3_000)
    (folder / "news.txt").write_text(text, "utf-8")
    lines = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line)
    page = f"<html><head><title>新闻</title></head><body><article>{lines}</article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    environment = {**os.environ, "ZGC_CACHE": "on", "XDG_CACHE_HOME": str(cache)}

    def forgetting(what: Path, command: tuple[str, ...]) -> Action:
        def action() -> None:
            shutil.rmtree(what, ignore_errors=True)
            output = subprocess.DEVNULL
            command_line = [zgc, *command]
            subprocess.run(command_line, cwd=folder, env=environment, stdout=output, check=False)

        return action

    first = [(COLD[0][0], FIRST_USE, cache, ", the first use")]
    seen = [(command, most, cache / "zgc" / "documents", ", never seen") for command, most in COLD]
    for command, most, forgotten, about in (*first, *seen):
        times = against(forgetting(forgotten, command), lambda: run(hello), rounds)
        yield f"| `zgc {' '.join(command)}`{about} | {times:.2f}{OVER * (times > most)} | |"


def commands(folder: Path, hello: list[str], rounds: int) -> Iterator[str]:
    """Yield a line a command, through a pipe and on a terminal; OVER marks what is over budget."""
    zgc = str(Path(sys.executable).with_name("zgc"))
    runner = Runner(folder)
    draft = str(folder / DRAFT)
    (folder / DRAFT).write_text(corpus(1_000), "utf-8")
    (folder / FOLDER).mkdir()
    for number in range(5):
        document = parse(corpus(1_000 * (number + 2)), date="2026-03-25")
        (folder / FOLDER / f"{number}.zgc").write_bytes(dump(document))
    for command in (*QUERIES, *OTHERS):
        there = [str(folder / part) if part in (DRAFT, FOLDER) else part for part in command]
        ratios = (
            ratio([zgc, *there], hello, rounds),
            against(lambda c=there: runner.pty(*c), lambda: run(hello), rounds),  # type: ignore[misc]
        )
        drawn = LONG_BUDGET if command[0] in LONG and len(command) == 1 else BUDGETS[1]
        limits = zip(ratios, (BUDGETS[0], drawn), strict=True)
        over = (command in QUERIES and r > most for r, most in limits)
        cells = (f"{r:.2f}{OVER * o}" for r, o in zip(ratios, over, strict=True))
        yield f"| `zgc {' '.join(command)}` | {' | '.join(cells)} |"
    tagged = ratio([sys.executable, "-c", TAG, draft], hello, rounds)
    yield f"| `jieba.posseg` on {DRAFT}, which has 1 KB | {tagged:.2f} | |"


def tabs(hello: list[str], rounds: int) -> Iterator[str]:
    """Yield a line a shell: the Tab that costs most, measured inside the shell."""
    times = [seconds(lambda: run(hello)) for _ in range(rounds)]
    for name in SHELLS:
        found = measure(name, rounds, names(100))
        worst = max(median for median, _least in found.values())
        share = worst / 1000 / statistics.median(times)
        yield f"| a Tab in {name}, the worst of {len(found)} | | {share:.3f} |"


def searches(folder: Path, rounds: int) -> Iterator[str]:
    """Yield a line a size: a string that the article holds, beside the built-in article."""
    zgc = str(Path(sys.executable).with_name("zgc"))
    query = [zgc, "search", LITERAL, "-n", "5"]
    for size in SEARCHED:
        large = folder / f"{size}.zgc"
        large.write_bytes(dump(parse(corpus(size), date="2026-03-25")))
        times = ratio([*query, "-a", str(large)], query, rounds if size < 10**6 else 3)
        yield f"| `zgc search` in {size / 1000:,.0f} KB of text | {times:.2f} of the built-in | |"


def parsing(rounds: int) -> Iterator[str]:
    """Yield a line a size: parsing beside jieba's tagger, without the time to load either."""
    jieba_tagger().lcut("预热")
    parse("预热")
    for size in SIZES:
        parsed, tagged = compare(corpus(size), min(rounds, 5))
        yield f"| parsing {size / 1000:,.0f} KB | {parsed / tagged:.2f} of `jieba.posseg` | |"


def main() -> int:
    """Print the table; return 1 if a query is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="pairs of runs a command")
    parser.add_argument("--commands", action="store_true", help="the commands alone")
    parser.add_argument("--cold", action="store_true", help="articles never seen alone")
    parser.add_argument("--here", action="store_true", help="with this interpreter's package")
    options = parser.parse_args()
    if not options.here:
        with tempfile.TemporaryDirectory() as name:
            again = ["-m", "tests.benchmarks.startup", *sys.argv[1:], "--here"]
            return subprocess.call([installed(Path(name)), *again], cwd=ROOT)
    os.environ["ZGC_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.py").write_text(f"{ONE}\napp()\n", "utf-8")
        (folder / "hello.py").write_text(HELLO, "utf-8")
        python = sys.executable
        hello = [python, str(folder / "hello.py"), "hello"]
        print("| what, beside a hello-world of two commands | in a pipe | on a terminal |")
        print("| --- | ---: | ---: |")
        for about, command in (
            ("bare Python", [python, "-c", ""]),
            ("a hello-world of Typer, one command", [python, str(folder / "one.py")]),
            ("loading the built-in article, as a library", [python, "-c", LOAD]),
        ):
            print(f"| {about} | {ratio(command, hello, options.n):.2f} | |", flush=True)
        lines = [] if options.cold else [commands(folder, hello, options.n)]
        if not options.commands:
            lines.append(cold(folder, hello, options.n))
        if not (options.commands or options.cold):
            lines += [tabs(hello, options.n), parsing(options.n), searches(folder, options.n)]
        over = False
        for line in chain.from_iterable(lines):
            print(line, flush=True)
            over = over or OVER in line
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
