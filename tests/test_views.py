"""What a person sees: whole outputs at three widths, with and without colour.

Commands run inside the test process, where a drawing takes milliseconds; test_terminal.py shows
that a real terminal gets the same.
"""

import re
from itertools import chain
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin
from rich.cells import cell_len

from tests.conftest import ROOT, Drawn, Golden, slow
from zgc_cli.runtime import language

DRAFT, OLD, NEW = (str(ROOT / "tests" / "data" / f"{name}.txt") for name in ("draft", "old", "new"))
WIDTHS = (40, 80, 120)
COMMANDS = (
    "summary",
    "sections",
    "read P1 P4 P6 P25.1",
    "search 机器人 -n 8",
    "search AI -C 1 --in text -n 3",
    "search 阿斯利康 -C 1",
    "search 机器人 --in facts -n 4",
    "search 机器人 --in all -n 8",
    "ask 驭势科技的无人驾驶跑了多少公里",
    "entities",
    "quotes --kind all",
    "figures",
    "timeline",
    "facts",
    "graph",
    "show 中关村",
    "show 银河航天",
    "show S1",
    "show Q1",
    "show N20",
    f"check {DRAFT}",
    f"compare {OLD} {NEW} --all",
    f"figures {OLD} {NEW}",
    f"quotes {OLD} {NEW}",
)
NARROW = (20, 21, 22, 23, 25, 28, 31, 36, 40, 47, 53, 60, 66, 80, 101, 120, 200)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def place(command: str) -> str:
    """Return a name for a file, in ASCII: tools that list files quote any other."""
    for file in (DRAFT, OLD, NEW):
        command = command.replace(file, Path(file).name)
    latin = "".join(chain.from_iterable(lazy_pinyin(command)))
    return latin.replace(" ", "_")


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("tongue", language.LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=place)
def test_what_it_looks_like(
    drawn: Drawn, golden: Golden, command: str, tongue: str, columns: int
) -> None:
    drawn.speak(tongue)
    plain = drawn(command, columns)
    colored = drawn(command, columns, color="always")
    assert "\x1b" not in plain
    golden.check(f"views/{tongue}/{place(command)}.{columns}.txt", plain)
    golden.check(f"views/{tongue}/{place(command)}.{columns}.ansi", colored)


@pytest.mark.parametrize("command", COMMANDS, ids=place)
@pytest.mark.parametrize("step", [6, slow(1)])
def test_no_line_is_wider_than_the_terminal(drawn: Drawn, command: str, step: int) -> None:
    for columns in NARROW[COMMANDS.index(command) % step :: step]:
        for line in ESCAPE.sub("", drawn(command, columns, color="always")).splitlines():
            assert cell_len(line) <= columns, (columns, line)
            assert "\x1b" not in line


@pytest.mark.parametrize("command", COMMANDS, ids=place)
def test_a_number_is_never_wrapped(drawn: Drawn, command: str) -> None:
    if "figures" in command or "sections" in command:
        for columns in NARROW:
            lines = drawn(command, columns).splitlines()
            assert not [line for line in lines if re.match(r"[\d,]*,$", line.strip())]


def test_a_summary_fits_into_the_smallest_window(drawn: Drawn) -> None:
    lines = drawn("summary", 80).splitlines()
    assert len(lines) <= 22
    for title in ("Sections", "Names", "Figures", "Quotes"):
        assert any(line.startswith(title) for line in lines)


def test_a_taller_window_shows_more(drawn: Drawn) -> None:
    sizes = [len(drawn("summary", 80, lines=n).splitlines()) for n in (24, 40, 90)]
    assert sizes == sorted(sizes) and sizes[0] < sizes[1]
