"""Fuzz one target for so many minutes: python -m tests.fuzz TARGET --minutes 30 [--corpus DIR].

The corpus, kept from one run to the next, begins with clauses of the test articles. A finding is
printed with its traceback, kept as a file beside the corpus, and ends the run with a status other
than 0; `--input FILE` runs one such file again.
"""

import argparse
import random
import sys
from pathlib import Path

import atheris

MOST_BYTES = 1000
HANG = 120  # wall seconds after which one input is a hang


def seed(corpus: Path) -> None:
    """Begin a corpus: clauses alone and together, the same ones in every run."""
    from tests.fuzz.texts import bytes_of, snippets

    corpus.mkdir(parents=True, exist_ok=True)
    draw = random.Random(7)
    for number in range(200):
        some = [draw.randrange(len(snippets())) for _ in range(draw.randrange(1, 30))]
        head = bytes(draw.randrange(256) for _ in range(12))
        (corpus / f"seed{number}").write_bytes(head + bytes_of(some))


def main() -> None:
    """Read the arguments and fuzz, or run one input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=("parse", "check", "search", "ask", "load"))
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--corpus", type=Path, default=Path("fuzz-corpus"))
    parser.add_argument("--input", type=Path)
    options = parser.parse_args()
    with atheris.instrument_imports(include=["zgc_cli"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[options.target]
    if options.input:
        target(options.input.read_bytes())
        return
    corpus = options.corpus / options.target
    seed(corpus)
    seconds = round(options.minutes * 60)
    limits = (f"-max_total_time={seconds}", f"-timeout={HANG}", f"-max_len={MOST_BYTES}")
    findings = f"-artifact_prefix={options.corpus}/{options.target}-"
    atheris.Setup(
        [sys.argv[0], str(corpus), *limits, findings, "-rss_limit_mb=8192", "-print_final_stats=1"],
        target,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
