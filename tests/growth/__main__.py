"""Measure growth by hand: python -m tests.growth [--all] [--only WORD] [--commands WORD]."""

import argparse
import sys
import time

from tests.growth.actions import ACTIONS
from tests.growth.measure import Growth, measured, table, worst
from tests.growth.patterns import every, small


def main() -> int:
    """Measure, print what is steep as it is found and the table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every entry of every lexicon")
    parser.add_argument("--only", default="", help="patterns whose name holds this")
    parser.add_argument("--commands", default="", help="commands whose name holds this")
    parser.add_argument("--share", type=int, default=1, help="each pattern takes 1/N of them")
    parser.add_argument("--part", default="0/1", help="every Nth pattern from the Ith on")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9)
    options = parser.parse_args()
    first, step = map(int, options.part.split("/"))
    patterns = [p for p in (every() if options.all else small()) if options.only in p.name]
    commands = [name for name in ACTIONS if options.commands in name]
    found: list[Growth] = []
    start, seen = time.monotonic(), 0
    for growths in measured(patterns[first::step], commands, options.share, options.jobs):
        seen += 1
        found += growths
        steep = [growth for growth in growths if growth.steep]
        if steep:
            print(f"STEEP {table(steep)}", flush=True)
        if time.monotonic() - start > options.minutes * 60:
            break
    print(table(worst(found)))
    print(f"{seen} of {len(patterns)} patterns, {time.monotonic() - start:.0f} s")
    return 1 if any(growth.steep for growth in found) else 0


if __name__ == "__main__":
    sys.exit(main())
