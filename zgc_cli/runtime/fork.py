"""Processes forked to work for this one: each has what was loaded already, closures included.

A helper does what it is told through a pipe, one thing after another, and answers through another
one. It is our own, so what it says is taken as it stands. It ends when it is told to, and soon
after the process that forked it has ended, however that happened.
"""

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, BinaryIO

from zgc_cli.runtime import signals
from zgc_cli.runtime.errors import ZgcError

_LOOK = 1.0  # seconds between two looks whether the process that forked a helper is still there
_GRACE = 1.0  # seconds that a helper has to end; inside C code it hears of no signal
_PAUSE = 0.001  # seconds between two looks whether it has ended

# Where this process tells its helpers what to do: a helper that had the end of another one's pipe
# would keep that one waiting.
_orders: set[int] = set()


class GoneError(Exception):
    """A helper ended before it answered."""

    def __init__(self, signal_number: int) -> None:
        """Hold the signal that ended it, which it got from the system; 0 if there was none."""
        super().__init__()
        self.killed = signal_number


class Helper:
    """A process that does `work` for this one."""

    def __init__(self, work: Callable[[Any], Any], *, in_json: bool = False) -> None:
        """Fork it; OSError where the system has no more processes, memory or descriptors.

        With `in_json` tasks and answers are JSON: no library is loaded for them.
        """
        self._in_json = in_json
        pipes: list[int] = []
        try:
            pipes += os.pipe()
            pipes += os.pipe()
            theirs_to_read, orders, answers, theirs_to_write = pipes
            self.process = _forked(
                lambda: _serve(work, in_json, theirs_to_read, theirs_to_write, (orders, answers))
            )
        except OSError:
            for pipe in pipes:
                os.close(pipe)
            raise
        os.close(theirs_to_read)
        os.close(theirs_to_write)
        _orders.add(orders)
        self._orders = os.fdopen(orders, "wb")
        self._answers = os.fdopen(answers, "rb")
        self._status: int | None = None

    def fileno(self) -> int:
        """Return the descriptor that can be read once it has answered, or has ended."""
        return self._answers.fileno()

    def tell(self, task: Any) -> None:
        """Send it what to do next; whether it has ended is learnt from its answer."""
        with suppress(BrokenPipeError):
            _write(task, self._orders, self._in_json)

    def answer(self) -> Any:
        """Wait for what it did, and return it; raises its ZgcError, or GoneError."""
        try:
            outcome = _read(self._answers, self._in_json)
        except (EOFError, OSError):
            self._wait()
            assert self._status is not None
            signalled = os.WIFSIGNALED(self._status)
            raise GoneError(os.WTERMSIG(self._status) if signalled else 0) from None
        if isinstance(outcome, ZgcError):
            raise outcome
        return outcome

    def end(self) -> None:
        """End it, whatever it does; it removes what is half written, or is killed after a while."""
        if self._answers.closed:
            return
        _orders.discard(self._orders.fileno())
        with suppress(BrokenPipeError):
            self._orders.close()
        self._answers.close()  # first: a helper that answers would wait for who reads it
        if self._status is None:
            os.kill(self.process, signal.SIGTERM)
            until = time.monotonic() + _GRACE
            while not self._wait(os.WNOHANG) and time.monotonic() < until:
                time.sleep(_PAUSE)
        if self._status is None:
            os.kill(self.process, signal.SIGKILL)
            self._wait()

    def _wait(self, options: int = 0) -> bool:
        """Wait for its end, or look for it; return whether it has ended."""
        process, status = os.waitpid(self.process, options)
        if process:
            self._status = status
        return bool(process)


def _forked(serve: Callable[[], None]) -> int:
    """Fork a process that serves and ends; return its number.

    No signal may come before it is settled: what this process does at one is not for the other.
    """
    caller = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals.STOPPING)
    try:
        process = os.fork()
        if not process:
            status = 1
            with suppress(BaseException):
                _settle(caller)
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                serve()
                status = 0
            signals.tidy()
            os._exit(status)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _write(value: Any, pipe: BinaryIO, in_json: bool) -> None:
    if in_json:
        pipe.write(json.dumps(value).encode() + b"\n")
    else:
        import pickle  # not before: it takes a descriptor, of which there may be none left

        pickle.dump(value, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _read(pipe: BinaryIO, in_json: bool) -> Any:
    """Return what was written by a process of our own, never from a file; EOFError if nothing."""
    if in_json:
        line = pipe.readline()
        if not line.endswith(b"\n"):
            raise EOFError
        return json.loads(line)
    import pickle

    try:
        return pickle.load(pipe)  # no file
    except pickle.UnpicklingError:  # of half an answer
        raise EOFError from None


def _serve(
    work: Callable[[Any], Any],
    in_json: bool,
    orders: int,
    answers: int,
    callers: tuple[int, int],
) -> None:
    """Do what the caller asks for until it asks for nothing more."""
    for pipe in (*callers, *_orders):
        os.close(pipe)
    _orders.clear()
    with os.fdopen(orders, "rb") as asked, os.fdopen(answers, "wb") as told:
        while asked.peek(1):
            task = _read(asked, in_json)
            try:
                outcome = work(task)
            except ZgcError as error:
                outcome = error
            _write(outcome, told, in_json)


def _settle(caller: int) -> None:
    """Become a helper: signals are the caller's matter, and without a caller there is no work."""
    signals.helpers.clear()  # those of the caller, as what it is writing
    signals.unfinished.clear()
    signals.install()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits

    def look(number: int, frame: FrameType | None) -> None:
        if os.getppid() != caller:
            signals.tidy()
            os._exit(1)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
