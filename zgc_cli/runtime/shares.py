"""A query over a great many articles, shared among processes that are forked for it."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from zgc_cli.runtime import signals
from zgc_cli.runtime.fork import GoneError, Helper

Found = TypeVar("Found")
WORTH_IT = 200  # items a process, below which it costs more than it brings


def shared(work: Callable[[Sequence[str]], Found], items: Sequence[str]) -> list[Found]:
    """Return what `work` finds in the items, in as many pieces as there were processes, in order.

    A ZgcError of any is raised. Where there is no process for a share, or it fails otherwise, the
    share is done here, so that an error is raised as if there were one process.
    """
    count = max(1, min(_processors(), len(items) // WORTH_IT))
    size = -(-len(items) // count)
    first, *rest = (
        items[start : start + size] for start in range(0, max(len(items), 1), size or 1)
    )
    begun: list[Helper | None] = []
    try:
        for share in rest:
            begun.append(_begin(work, share))
        return [work(first), *(_ended(work, s, h) for s, h in zip(rest, begun, strict=True))]
    finally:
        for helper in filter(None, begun):
            _end(helper)


def _begin(work: Callable[[Sequence[str]], Found], share: Sequence[str]) -> Helper | None:
    """Begin with a share in another process; None where the system has none left."""
    with suppress(OSError):
        helper = Helper(work)
        signals.helpers.add(helper.process)
        helper.tell(share)
        return helper
    return None


def _ended(
    work: Callable[[Sequence[str]], Found], share: Sequence[str], helper: Helper | None
) -> Found:
    """Return what a process found; do its share where it did not end well."""
    if helper is None:
        return work(share)
    try:
        found: Found = helper.answer()
    except GoneError:
        return work(share)
    finally:
        _end(helper)
    return found


def _end(helper: Helper) -> None:
    helper.end()
    signals.helpers.discard(helper.process)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
