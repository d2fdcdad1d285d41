"""Measure growth by hand: python -m tests.growth [--all] [--only WORD] [--commands WORD]."""

import argparse
import sys
import time

from tests.growth.actions import ACTIONS
from tests.growth.measure import Growth, measured
from tests.growth.patterns import every, small


def table(worst: dict[str, Growth]) -> str:
    """Return the worst exponent of each command, a line each."""
    rows = sorted(worst.values(), key=lambda g: g.command)
    return "\n".join(f"{g.command:24} {g.exponent:5.2f} {g.seconds:7.2f}s  {g.pattern}" for g in rows)


def main() -> int:
    """Measure, print what is steep as it is found and the table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every entry of every lexicon")
    parser.add_argument("--only", default="", help="patterns whose name holds this")
    parser.add_argument("--commands", default="", help="commands whose name holds this; - for none")
    parser.add_argument("--share", type=int, default=1, help="each pattern takes 1/N of the commands")
    parser.add_argument("--part", default="0/1", help="every Nth pattern from the Ith on")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9)
    options = parser.parse_args()
    patterns = [p for p in (every() if options.all else small()) if options.only in p.name]
    first, step = map(int, options.part.split("/"))
    commands = [name for name in ACTIONS if options.commands in name]
    worst: dict[str, Growth] = {}
    start, seen, steep = time.monotonic(), 0, 0
    for found in measured(patterns[first::step], commands, options.share, options.jobs):
        seen += 1
        for growth in found:
            if growth.exponent >= worst.setdefault(growth.command, growth).exponent:
                worst[growth.command] = growth
            if growth.steep:
                steep += 1
                print(f"STEEP {table({'': growth})}", flush=True)
        if time.monotonic() - start > options.minutes * 60:
            break
    print(table(worst))
    print(f"{seen} of {len(patterns)} patterns, {steep} steep, {time.monotonic() - start:.0f} s")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
