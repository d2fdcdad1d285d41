"""How the time of a command grows: processor time of a text against one four times as long.

The exponent is 1 where time grows with the text, 2 where it grows with the square. What takes less
than FLOOR is not judged. A first look takes one run each; what looks steep is run again, then held
to be so only where every look further on is as steep: from 16,000 characters to 64,000, twice, then
from 64,000 to 256,000, where neither a cache nor a slow moment bends a line.
"""

import gc
import math
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.growth.actions import ACTIONS, Text, parsed, read
from tests.growth.patterns import Pattern
from zgc_cli.runtime.errors import ZgcError

SIZE, TIMES = 4_000, 4  # characters of the shorter text; how many times that the longer one has
FLOOR = 0.05  # seconds of processor time
DOUBT = 1.2  # from here on a first look is repeated
RUNS = 3
FURTHER = (4, 4, 16)  # times SIZE, where the looks begin that what is steep must pass
MOST_SECONDS = 20.0  # of one run; what takes longer hangs


class HangError(BaseException):
    """A run took more than MOST_SECONDS; no `except Exception` of the program may hold it up."""


class Growth(NamedTuple):
    """How steeply a command grows with a pattern, and the time of the longest text tried."""

    command: str
    pattern: str
    exponent: float
    seconds: float

    @property
    def steep(self) -> bool:
        """Return whether it grows faster than it may."""
        return self.exponent > ACTIONS[self.command].steep


@contextmanager
def _bounded() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise HangError


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time of an action; inf where it hangs."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        with _bounded(), suppress(ZgcError):
            action()
    except HangError:
        return math.inf
    finally:
        gc.enable()
    return time.process_time() - start


class Case:
    """A pattern with its texts, each made and parsed once."""

    def __init__(self, pattern: Pattern, folder: Path) -> None:
        self.pattern = pattern
        self._folder = folder
        self._raw: dict[int, Text] = {}
        self._whole: dict[int, Text] = {}

    def raw(self, size: int) -> Text:
        """Return the text of about this many characters."""
        if size not in self._raw:
            self._raw[size] = Text(self.pattern.make(size), self.pattern.suffix)
        return self._raw[size]

    def whole(self, size: int) -> Text:
        """Return the parsed text of about this many characters."""
        if size not in self._whole:
            with _bounded():
                self._whole[size] = parsed(self.raw(size), self._folder)
        return self._whole[size]

    def growth(self, command: str) -> Growth:
        """Return how a command grows."""
        action = ACTIONS[command]
        make = self.whole if action.whole else self.raw
        size = SIZE // action.share
        exponent, last = _exponent(action.do, make, size, 1)
        if exponent > DOUBT:
            exponent, last = _exponent(action.do, make, size, RUNS)
        for times in FURTHER:
            if exponent <= action.steep or last == math.inf:
                break
            following, longer = _exponent(action.do, make, size * times, RUNS)
            exponent, last = min(exponent, following), max(last, longer)
        return Growth(command, self.pattern.name, exponent, last)


def _exponent(
    act: Callable[[Text], object], make: Callable[[int], Text], size: int, runs: int
) -> tuple[float, float]:
    """Return the exponent from `size` to TIMES that, and the time of the longer text."""
    try:
        texts = make(size), make(size * TIMES)
    except HangError:
        return 0.0, 0.0  # parsing hangs, and is judged by itself
    long, short = math.inf, math.inf
    for _ in range(runs):  # by turns, for a machine has slow moments
        long = min(long, seconds(lambda: act(texts[1])))
        if long < FLOOR or long == math.inf:
            return (math.inf if long > FLOOR else 0.0), long
        short = min(short, seconds(lambda: act(texts[0])))
    short = max(short, FLOOR / 50)
    ratio = len(texts[1].text) / max(len(texts[0].text), 1)
    return math.log(long / short) / math.log(ratio), long


def growths(pattern: Pattern, commands: Sequence[str]) -> list[Growth]:
    """Return how some commands grow with a pattern; Markdown and pages are read, no more."""
    with tempfile.TemporaryDirectory() as folder:
        case = Case(pattern, Path(folder))
        if pattern.suffix != ".txt":
            return [case.growth("read")]
        return [case.growth(name) for name in commands]


def worst(found: Iterable[Growth]) -> list[Growth]:
    """Return the steepest growth of each command."""
    kept: dict[str, Growth] = {}
    for growth in found:
        if growth.exponent >= kept.setdefault(growth.command, growth).exponent:
            kept[growth.command] = growth
    return sorted(kept.values())


def table(rows: Iterable[Growth]) -> str:
    """Return how commands grow, a line each."""
    return "\n".join(
        f"{row.command:28} {row.exponent:5.2f} {row.seconds:7.2f}s  {row.pattern}" for row in rows
    )


def warm_up() -> None:
    """Load what a first run loads, so that no measurement holds it."""
    with tempfile.TemporaryDirectory() as folder:
        usual = "新华社北京3月25日电 董事长王明说：“今年有近200亿元。”\n\n公司增长3%。\n"
        text = parsed(Text(usual, ".txt"), Path(folder))
        read(text._replace(suffix=".html"))
        read(text._replace(suffix=".md"))
        for action in ACTIONS.values():
            with suppress(ZgcError):
                action.do(text)


def measured(
    patterns: Sequence[Pattern], commands: Sequence[str], share: int, jobs: int
) -> Iterator[list[Growth]]:
    """Yield how commands grow with each pattern, each of which takes 1/`share` of the commands."""
    os.environ |= {"ZGC_CACHE": "off", "COLUMNS": "80", "ZGC_LANG": "en"}
    warm_up()
    gc.freeze()  # what is there by now need not be looked through before every run
    global _work

    def _measure(number: int) -> list[Growth]:
        return growths(patterns[number], commands[number % share :: share])

    _work = _measure
    # In an order that mixes the kinds of patterns: a run that is cut short has seen some of each.
    numbers = random.Random(os.environ.get("ZGC_GROWTH_SEED", "0")).sample(
        range(len(patterns)), len(patterns)
    )
    with get_context("fork").Pool(jobs, maxtasksperchild=100) as pool:
        yield from pool.imap_unordered(_call, numbers, chunksize=4)


_work: Callable[[int], list[Growth]]


def _call(number: int) -> list[Growth]:
    return _work(number)
