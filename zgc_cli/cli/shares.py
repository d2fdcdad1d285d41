"""A query over a great many articles, shared among processes that are forked for it.

A forked process has what was loaded already, closures included, and hands back what it found. It
is our own, so what it hands back is taken as it stands.
"""

import os
import pickle  # between processes of our own, never from a file
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, TypeVar

from zgc_cli import signals
from zgc_cli.errors import ZgcError

Found = TypeVar("Found")
WORTH_IT = 200  # items a process, below which it costs more than it brings


def shared(work: Callable[[Sequence[str]], Found], items: Sequence[str]) -> list[Found]:
    """Return what `work` finds in the items, in as many pieces as there were processes, in order.

    A ZgcError of any is raised. Where a process fails otherwise its share is done here, so that an
    error is raised as if there were one.
    """
    count = max(1, min(_processors(), len(items) // WORTH_IT))
    size = -(-len(items) // count)
    first, *rest = (
        items[start : start + size] for start in range(0, max(len(items), 1), size or 1)
    )
    begun = [(share, *_begin(work, share)) for share in rest]
    try:
        return [work(first), *(_ended(work, *child) for child in begun)]
    finally:
        for _share, process, pipe in begun:
            _end(process, pipe)


def _begin(work: Callable[[Sequence[str]], Found], share: Sequence[str]) -> tuple[int, BinaryIO]:
    """Fork a process for a share; return its number, and where to read what it found."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        signals.helpers.add(process)
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    status = 1
    with suppress(BaseException):  # whoever forked it does the share again, and meets the same
        signals.helpers.clear()  # those of whoever forked it
        outcome: Found | ZgcError
        try:
            outcome = work(share)
        except ZgcError as error:
            outcome = error
        data = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)  # for the parent
        with os.fdopen(writing, "wb") as stream:
            stream.write(data)
        status = 0
    os._exit(status)


def _ended(
    work: Callable[[Sequence[str]], Found], share: Sequence[str], process: int, pipe: BinaryIO
) -> Found:
    """Return what a process found; do its share where it did not end well."""
    data = pipe.read()
    _, status = os.waitpid(process, 0)
    signals.helpers.discard(process)
    if status:
        return work(share)
    # What a child of this very process wrote into a pipe that nobody else has.
    outcome: Found | ZgcError = pickle.loads(data)  # no file
    if isinstance(outcome, ZgcError):
        raise outcome
    return outcome


def _end(process: int, pipe: BinaryIO) -> None:
    """End a process whose outcome nobody wants any more, if it has not ended."""
    pipe.close()
    if process in signals.helpers:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        signals.helpers.discard(process)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
