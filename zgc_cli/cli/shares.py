"""A query over a great many articles, shared among processes that are forked for it.

A forked process has what was loaded already, closures included, and hands back what it found. It
is our own, so what it hands back is taken as it stands.
"""

import os
import pickle  # between processes of our own, never from a file
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

Found = TypeVar("Found")
WORTH_IT = 200  # items a process, below which it costs more than it brings


def shared(work: Callable[[Sequence[str]], Found], items: Sequence[str]) -> list[Found]:
    """Return what `work` finds in the items, in as many pieces as there were processes, in order.

    Where a process fails its share is done here, so that an error is raised as if there were one.
    """
    count = max(1, min(_processors(), len(items) // WORTH_IT))
    size = -(-len(items) // count)
    first, *rest = (
        items[start : start + size] for start in range(0, max(len(items), 1), size or 1)
    )
    begun = [(share, *_begin(work, share)) for share in rest]
    found = [work(first)]
    for share, process, pipe in begun:
        with os.fdopen(pipe, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(process, 0)
        # What a child of this very process wrote into a pipe that nobody else has.
        found.append(work(share) if status else pickle.loads(data))  # no file
    return found


def _begin(work: Callable[[Sequence[str]], Found], share: Sequence[str]) -> tuple[int, int]:
    """Fork a process for a share; return its number, and where to read what it found."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    with suppress(BaseException):  # whoever forked it does the share again, and meets the same
        data = pickle.dumps(work(share), pickle.HIGHEST_PROTOCOL)  # for the parent
        with os.fdopen(writing, "wb") as stream:
            stream.write(data)
        status = 0
    os._exit(status)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
