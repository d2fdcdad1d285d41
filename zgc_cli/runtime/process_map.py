"""Work done by several processes, which are forked and so share what this one has loaded.

`in_shares` is for a query over a great many articles: a share of the items to each process.
`each` is for long tasks: each is handed out when a process is free. Where the system gives no
process the work is done here, and so is that of a process that ended by a fault, so that the
fault is seen. One that the system kills takes down its own task alone.
"""

import gc
import os
import select
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import chain
from typing import Generic, TypeVar

from zgc_cli.runtime import signals
from zgc_cli.runtime.errors import letting_go
from zgc_cli.runtime.fork import GoneError, Helper

Result = TypeVar("Result")
Task = TypeVar("Task")
Outcome = tuple[Task, str | None]
Lost = Callable[[Task, OSError | None], str]
WORTH_IT = 200  # looks a process, below which it costs more than it brings


def in_shares(
    work: Callable[[Sequence[str]], Result], items: Sequence[str], weight: int = 1
) -> list[Result]:
    """Return what `work` makes of the items, in as many pieces as there were processes, in order.

    `weight`: how many times the work of a look each item takes. A ZgcError of any is raised.
    """
    count = max(1, min(_processors(), len(items) * weight // WORTH_IT))
    size = max(-(-len(items) // count), 1)
    first, *rest = (items[start : start + size] for start in range(0, len(items) or 1, size))
    with ExitStack() as stack:
        helpers = [_begin(work, share, stack) for share in rest]
        pairs = zip(helpers, rest, strict=True)
        return [work(first), *(_result(work, helper, share) for helper, share in pairs)]


def _begin(
    work: Callable[[Sequence[str]], Result], share: Sequence[str], stack: ExitStack
) -> Helper | None:
    """Begin with a share in a process that ends with `stack`; None where the system has none."""
    with suppress(OSError):
        helper = Helper(work)
        stack.callback(signals.helpers.discard, helper.process)
        stack.callback(helper.end)
        signals.helpers.add(helper.process)
        helper.tell(share)
        return helper
    return None


def _result(
    work: Callable[[Sequence[str]], Result], helper: Helper | None, share: Sequence[str]
) -> Result:
    """Return what a process answers; do its share where it did not end well."""
    with suppress(GoneError):
        if helper:
            result: Result = helper.answer()
            return result
    return work(share)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    work: Callable[[Task], str | None],
    tasks: Iterable[Task],
    jobs: int,
    lost: Lost[Task],
    prepare: Callable[[], None],
) -> Generator[Outcome[Task]]:
    """Yield each task with what went wrong, None if nothing, in the order in which they end.

    `lost` says what went wrong where the system killed the process, or gave none to try it again;
    `prepare` loads what the processes share. Closing it ends them.
    """
    if jobs == 1:
        yield from ((task, work(task)) for task in tasks)
        return
    todo = iter(tasks)
    for first in todo:  # where nothing is to be done, nothing is loaded
        letting_go(prepare)
        gc.freeze()  # or the first collection in a process would copy every page
        helpers = _Helpers(work, jobs)
        try:
            yield from helpers.results(chain([first], todo))
            yield from helpers.once_more(lost)
        finally:
            helpers.end()


class _Helpers(Generic[Task]):
    """The processes of `each`, and what each of them does."""

    def __init__(self, work: Callable[[Task], str | None], most: int) -> None:
        self._work = work
        self._most = most
        self._idle: list[Helper] = []
        self._busy: dict[Helper, Task] = {}
        self._suspects: list[Task] = []  # in hand when a process was killed

    def results(self, todo: Iterable[Task]) -> Iterator[Outcome[Task]]:
        """Yield what becomes of each task, but for those of helpers that end before they answer."""
        for task in todo:
            while not self._idle and not self._grow() and self._busy:
                yield from self._answered()
            if self._idle:
                helper = self._idle.pop()
                self._busy[helper] = task
                helper.tell(task)
            else:
                yield task, self._work(task)
        while self._busy:
            yield from self._answered()

    def once_more(self, lost: Lost[Task]) -> Iterator[Outcome[Task]]:
        """Yield what becomes of the tasks that are left, now that each has the machine alone.

        The system kills whom it likes where memory is short: another task may have been too much.
        """
        self.end()
        for task in self._suspects:
            yield task, self._alone(task, lost)

    def _alone(self, task: Task, lost: Lost[Task]) -> str | None:
        """Do a task in a new process; not here, for it may be what a process is killed for."""
        try:
            helper = Helper(self._work)
        except OSError as error:
            return lost(task, error)
        try:
            helper.tell(task)
            problem: str | None = helper.answer()
        except GoneError as gone:
            return lost(task, None) if gone.killed else self._work(task)
        finally:
            helper.end()
        return problem

    def end(self) -> None:
        """End the processes, whatever they do."""
        for helper in (*self._busy, *self._idle):
            helper.end()
        self._busy.clear()
        self._idle.clear()

    def _grow(self) -> bool:
        """Add a process if there may be one more; the system may have none at the moment."""
        if len(self._busy) >= self._most:
            return False
        try:
            self._idle.append(Helper(self._work))
        except OSError:
            return False
        return True

    def _answered(self) -> Iterator[Outcome[Task]]:
        """Wait for some helper to answer, and yield what it says."""
        poll = select.poll()
        for helper in self._busy:
            poll.register(helper, select.POLLIN)
        ready = {number for number, _event in poll.poll()}
        for helper in [helper for helper in self._busy if helper.fileno() in ready]:
            task = self._busy.pop(helper)
            try:
                problem = helper.answer()
            except GoneError as gone:
                helper.end()
                if gone.killed:
                    self._suspects.append(task)
                else:
                    yield task, self._work(task)
                continue
            self._idle.append(helper)
            yield task, problem
