"""What a query costs beside a hello-world of Typer, as ratios of whole processes.

python tests/benchmarks/startup.py [-n ROUNDS]     run by the interpreter that has zgc_cli
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELLO = """
import typer

app = typer.Typer()

@app.command()
def hello() -> None:
    print("hello")

@app.command()
def bye() -> None:
    print("bye")

app()
"""
QUERIES = (
    ("summary",),
    ("sections",),
    ("read", "S2"),
    ("search", "机器人"),
    ("ask", "驭势科技的无人驾驶跑了多少公里"),
    ("entities", "-f", "json"),
    ("quotes",),
    ("figures", "--kind", "money"),
    ("timeline",),
    ("facts",),
    ("graph", "--format", "dot"),
    ("show", "中关村"),
    ("summary", "-f", "table"),
    ("entities", "-f", "table"),
    ("timeline", "-f", "table"),
    ("show", "中关村", "-f", "table"),
    ("facts", "-f", "table"),
    ("summary", "-f", "svg"),
)


def seconds(command: list[str]) -> float:
    """Return the time that one run of a command takes, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def ratio(command: list[str], other: list[str], rounds: int) -> float:
    """Return the median of command : other, each pair run one after the other."""
    seconds(command), seconds(other)
    return statistics.median(seconds(command) / seconds(other) for _ in range(rounds))


def main() -> None:
    """Print a line a query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="pairs of runs a query")
    rounds = parser.parse_args().n
    zgc = str(Path(sys.executable).with_name("zgc"))
    os.environ["ZGC_CACHE"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "hello.py")
        script.write_text(HELLO, "utf-8")
        hello = [sys.executable, str(script), "hello"]
        print(f"{'bare python':40} {ratio([sys.executable, '-c', ''], hello, rounds):.2f}")
        for query in QUERIES:
            print(f"{' '.join(('zgc', *query)):40} {ratio([zgc, *query], hello, rounds):.2f}")


if __name__ == "__main__":
    main()
