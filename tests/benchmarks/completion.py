"""What one Tab costs inside the shell: milliseconds, and beside a bare start of Python.

python tests/benchmarks/completion.py [-n TABS]     the limit is 10 ms

Bash runs the completion function as readline would, zsh the whole widget at a real prompt, fish
`complete -C`. A zgc and a Python that only note their start stand first on the path.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.conftest import Runner
from tests.shells import NAMES, Shell, shell

LINES = (
    "zgc ent",
    "zgc quotes --f",
    "zgc entities --type ",
    "zgc entities --fields name,ty",
    "zgc show ",
    "zgc show yin",
    "zgc show zhong",
    "zgc show 银",
    "zgc show Q",
    "zgc read P1",
    "zgc quotes --speaker=wa",
    "zgc show -a big.zgc a",
)
# Each prints the milliseconds of one Tab on $line, the median of $n.
BASH = r"""
compopt() { :; }
tabs() {
    local n=$1 line=$2 i begin all=() COMP_TYPE=9 COMP_LINE=$2 COMP_POINT=${#2} COMPREPLY
    local word=${line##*[ =]}
    for ((i = 0; i < n; i++)); do
        begin=${EPOCHREALTIME/./}
        _zgc zgc "$word" ''
        all+=($((${EPOCHREALTIME/./} - begin)))
    done
    printf '\006%s\006\n' "${all[*]}"
}
"""
ZSH = r"""
zmodload zsh/datetime
tabs() { todo=$1 line=$2 all=() }
timed() {
    local i
    for i in {1..$todo}; do
        BUFFER=$line CURSOR=$#line
        local begin=$EPOCHREALTIME
        zle list-choices
        all+=($(( int((EPOCHREALTIME - begin) * 1e6) )))
    done
    BUFFER=
    printf '\006%s\006\n' "$all" >/dev/tty
}
zmodload zsh/mathfunc
zle -N timed
bindkey '\et' timed
"""
FISH = r"""
function tabs
    set -l all
    for batch in (seq $argv[1])
        set -l begin (date +%s%N)
        for i in (seq 20)
            complete -C $argv[2] >/dev/null
        end
        set -a all (math "("(date +%s%N)" - $begin) / 20000")
    end
    printf '\006%s\006\n' "$all"
end
"""
SETUP = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def milliseconds(session: Shell, call: str) -> tuple[float, float]:
    """Return median and least of what a call of the shell measured, in milliseconds."""
    session.child.send(call + "\r" + ("\x1bt" if session.name == "zsh" else ""))
    session.child.expect("\x06([^\x06]*)\x06")
    times = [float(time) / 1000 for time in session.child.match[1].split()]
    return statistics.median(times), min(times)


def measure(name: str, tabs: int, big: str) -> dict[str, tuple[float, float]]:
    """Return what each line costs in one shell."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        zgc = Runner(folder)
        zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(folder / "cache")}
        (folder / "big.txt").write_text(big, "utf-8")
        zgc("parse", "big.txt", "-o", "big.zgc")
        session = shell(name, folder)
        (folder / "setup").write_text(SETUP[name], "utf-8")
        session.send(f"source {folder}/setup")
        for line in LINES:
            session.tab(line)
        # Fish has no clock of its own: it asks `date` at both ends of twenty Tabs.
        times = max(tabs // 20, 3) if name == "fish" else tabs
        found = {line: milliseconds(session, f"tabs {times} '{line}'") for line in LINES}
        session.close()
        assert not (folder / "started").exists(), "a Tab has started Python"
        assert not (folder / "arguments").exists(), "a Tab has started zgc"
    return found


def python() -> float:
    """Return the milliseconds that starting and ending Python takes."""
    times = []
    for _ in range(15):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", ""], check=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def names(count: int) -> str:
    """Return a text that names very many people and companies."""
    surnames, given = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
    people = [a + b + c for a in surnames for b in given for c in given]
    return "\n".join(f"{person}说，他在合肥工作。" for person in people[:count])


def main() -> None:
    """Print a line a kind of Tab, a column a shell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=40, help="Tabs a line")
    tabs = parser.parse_args().n
    os.environ.pop("CI", None)
    big = names(1500)
    found = {name: measure(name, tabs, big) for name in NAMES}
    bare = python()
    print("ms a Tab: median, least, median as a ratio to starting bare Python")
    print(" " * 30 + "".join(f"{name:>20}" for name in NAMES))
    for line in LINES:
        cells = ((*found[name][line], found[name][line][0] / bare) for name in NAMES)
        shown = ("{:6.2f} {:6.2f} {:5.2f}".format(*cell) for cell in cells)
        print(f"{re.sub(' $', '␣', line):30}" + "".join(f"{cell:>20}" for cell in shown))
    for place, kind in enumerate(("median", "least")):
        worst = max(value[place] for each in found.values() for value in each.values())
        print(f"the worst {kind} is {worst:.2f} ms")
    print(f"bare Python takes {bare:.1f} ms; no Python and no zgc was started by a Tab")


if __name__ == "__main__":
    main()
