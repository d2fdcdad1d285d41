"""Work done by several processes at once, each of which shares what this one has loaded.

The workers are forked after the vocabularies are loaded, so that they cost nothing each. A task is
handed out when a worker is free. A worker that the system kills takes down its own task alone.
Where the system gives no worker the work is done here, and so is that of a worker that ended by a
fault, so that the fault is seen.
"""

import gc
import select
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from typing import Generic, TypeVar

from zgc_cli.parser.pipeline import warm_up
from zgc_cli.runtime.fork import GoneError, Helper

Task = TypeVar("Task")
Work = Callable[[Task], str | None]
Outcome = tuple[Task, str | None]
Lost = Callable[[Task, OSError | None], str]


def results(
    work: "Work[Task]", tasks: Iterable[Task], jobs: int, lost: "Lost[Task]"
) -> "Generator[Outcome[Task]]":
    """Yield each task with what went wrong, None if nothing, in the order in which they end.

    `lost` says what went wrong where the system killed the worker, or gave none to try it again.
    Closing it ends the workers.
    """
    if jobs == 1:
        yield from ((task, work(task)) for task in tasks)
        return
    todo = iter(tasks)
    for first in todo:  # where nothing is to be done, nothing is loaded
        warm_up()
        gc.freeze()  # or the first collection in a worker would copy every page
        crew = _Crew(work, jobs)
        try:
            yield from crew.results(chain([first], todo))
            yield from crew.once_more(lost)
        finally:
            crew.end()


class _Crew(Generic[Task]):
    """The workers, and what each of them does."""

    def __init__(self, work: "Work[Task]", most: int) -> None:
        self._work = work
        self._most = most
        self._idle: list[Helper] = []
        self._busy: dict[Helper, Task] = {}
        self._suspects: list[Task] = []  # in hand when a worker was killed

    def results(self, todo: Iterable[Task]) -> "Iterator[Outcome[Task]]":
        """Yield what becomes of each task, but for those of workers that end before they answer."""
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

    def once_more(self, lost: "Lost[Task]") -> "Iterator[Outcome[Task]]":
        """Yield what becomes of the tasks that are left, now that each has the machine alone.

        The system kills whom it likes where memory is short: another task may have been too much.
        """
        self.end()
        for task in self._suspects:
            yield task, self._alone(task, lost)

    def _alone(self, task: Task, lost: "Lost[Task]") -> str | None:
        """Do a task in a new worker; not here, for it may be what a process is killed for."""
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
        """End the workers, whatever they do."""
        for helper in (*self._busy, *self._idle):
            helper.end()
        self._busy.clear()
        self._idle.clear()

    def _grow(self) -> bool:
        """Add a worker if there may be one more; the system may have none at the moment."""
        if len(self._busy) >= self._most:
            return False
        try:
            self._idle.append(Helper(self._work))
        except OSError:
            return False
        return True

    def _answered(self) -> "Iterator[Outcome[Task]]":
        """Wait for some worker to answer, and yield what it says."""
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
