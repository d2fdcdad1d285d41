"""What happens when the process is told to stop: nothing half-written stays, no traceback.

The interpreter's own way, an exception thrown into whatever runs at the moment, ends in a
traceback where it meets an import or a destructor. So the process ends in the handler itself,
except inside `raised`, where a long command wants to tidy up and tell what was not done.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU)
# Temporary files that are being written, or folders of them; a handler may run at any moment, so
# names come first.
unfinished: set[Path] = set()
# Processes that work for this one.
helpers: set[int] = set()


class Stopped(BaseException):
    """One of the STOPPING signals arrived inside `raised`."""

    def __init__(self, number: int) -> None:
        """Hold the number of the signal."""
        super().__init__(number)
        self.number = number


def installed() -> bool:
    """Return whether `install` was called before."""
    return signal.getsignal(signal.SIGTERM) is _end_at


def install() -> None:
    """End the process cleanly at a signal; one that the caller ignores stays ignored."""
    _handle(_end_at)


def tidy() -> None:
    """End who works for this process, and remove what is half written."""
    for process in tuple(helpers):
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
    for temporary in tuple(unfinished):
        with suppress(OSError):
            for inside in temporary.iterdir() if temporary.is_dir() else ():
                inside.unlink(missing_ok=True)
            (temporary.rmdir if temporary.is_dir() else temporary.unlink)()


def end(number: int) -> None:
    """End the process as interrupted (130), or by the signal itself where it is another."""
    tidy()
    if number != signal.SIGINT:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(130)


@contextmanager
def raised() -> Iterator[None]:
    """Inside, a signal raises `Stopped` in the main thread; a second one ends the process."""
    before = {number: signal.getsignal(number) for number in STOPPING}
    _handle(_raise)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def left_to_child() -> Iterator[None]:
    """Inside, Ctrl-C is for a program that was started, a pager say; this one waits for it."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _wait_on)  # a handler is not inherited, SIG_IGN would be
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _wait_on(number: int, frame: FrameType | None) -> None:
    """Do nothing."""


def _handle(handler: "signal._HANDLER") -> None:
    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _end_at(number: int, frame: FrameType | None) -> None:
    end(number)


def _raise(number: int, frame: FrameType | None) -> None:
    install()
    raise Stopped(number)
