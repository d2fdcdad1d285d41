"""Slow: the time of every command grows with the text, also for texts that nobody thought of."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import slow
from tests.growth import measure
from tests.growth.actions import ACTIONS, Action
from tests.growth.measure import Case, Growth, measured, table, worst
from tests.growth.patterns import Pattern, lexicons, repeated, small

JOBS = 2
SHARE = 3  # each pattern takes a third of the commands: its text is parsed once for all of them
MOST_SECONDS = 420  # after which no result is waited for: the machine may be busy
LEAST = 10  # patterns that each command must have been measured with by then


def test_every_lexicon_makes_patterns() -> None:
    names = {pattern.name for pattern in small()}
    assert len(names) > 1_000
    assert all(any(name.startswith(lexicon) for name in names) for lexicon in lexicons())


def test_a_pattern_is_as_long_as_it_should_be() -> None:
    for pattern in small():
        short, long = len(pattern.make(4_000)), len(pattern.make(16_000))
        assert 3_000 < short < 5_000
        assert 3 * short < long < 5 * short


FOUND = {
    "page comment line as text": "read",
    "page attribute bare": "read",
    "front blanks behind a title": "read",
    "mark ……": "search: the query",
}
FOUND_SLOWLY = {
    "suffixes '公司集团'": "parse",
    "points '3个百分点' in lines": "export: jsonl",
}
SQUARE: dict[str, Callable[[str], object]] = {
    "a square": lambda text: [text.count("好") for _ in range(len(text) // 8)],
    "a hang": lambda text: [0 for _ in iter(int, 1)],
}


@pytest.mark.parametrize("name", [slow("a square"), "a hang"])
def test_what_grows_faster_is_found(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = SQUARE[name]
    monkeypatch.setitem(ACTIONS, name, Action(lambda text: act(text.text), whole=False))
    monkeypatch.setattr(measure, "MOST_SECONDS", 0.5)
    monkeypatch.setattr(measure, "FLOOR", 0.01)
    assert Case(Pattern(name, repeated("好")), tmp_path).growth(name).steep


@pytest.mark.parametrize(
    ("name", "command"),
    [
        *FOUND.items(),
        *(pytest.param(*item, marks=pytest.mark.slow) for item in FOUND_SLOWLY.items()),
    ],
)
def test_what_grew_with_the_square(name: str, command: str, tmp_path: Path) -> None:
    """Texts that once took a command minutes, each with the command."""
    pattern = next(pattern for pattern in small() if pattern.name == name)
    growth = Case(pattern, tmp_path).growth(command)
    assert not growth.steep, table([growth])


@pytest.mark.slow
def test_time_grows_with_the_text(record_property: Callable[[str, object], None]) -> None:
    start = time.monotonic()
    found: list[Growth] = []
    seen = 0
    for growths in measured(small(), list(ACTIONS), SHARE, JOBS):
        found += growths
        seen += 1
        if time.monotonic() - start > MOST_SECONDS:
            break
    shown = table(worst(found))
    print(shown)
    record_property("growth", f"{seen} of {len(small())} patterns\n{shown}")
    times = Counter(growth.command for growth in found)
    assert min(times[command] for command in ACTIONS) >= LEAST, times
    steep = [growth for growth in found if growth.steep]
    assert not steep, table(steep)
