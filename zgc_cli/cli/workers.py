"""Work done by several processes at once, each of which shares what this one has loaded.

The workers are forked after the vocabularies are loaded, so that they cost nothing each. Only a
few tasks are handed out at a time. A worker that the system kills takes down its own task alone.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import TypeVar

from zgc_cli import signals
from zgc_cli.parser.pipeline import warm_up

Task = TypeVar("Task")
Work = Callable[[Task], str | None]
IN_HAND = 2  # tasks a worker: the one that it does, and the next


def results(
    work: "Work[Task]", tasks: Iterable[Task], jobs: int, killed: Callable[[Task], str]
) -> Iterator[tuple[Task, str | None]]:
    """Yield each task with what went wrong, None if nothing, in the order in which they end.

    `killed` says what went wrong where the system killed the worker.
    """
    if jobs == 1:
        yield from ((task, work(task)) for task in tasks)
        return
    todo = iter(tasks)
    for first in todo:  # where nothing is to be done, nothing is loaded
        for suspect in (yield from _in_processes(work, chain([first], todo), jobs)):
            for task in (yield from _in_processes(work, iter([suspect]), 1)):
                yield task, killed(task)


def stop() -> None:
    """End the workers where they stand."""
    for worker in multiprocessing.active_children():
        worker.terminate()
    for worker in multiprocessing.active_children():
        worker.join()


def _in_processes(
    work: "Work[Task]", todo: Iterator[Task], jobs: int
) -> Generator[tuple[Task, str | None], None, list[Task]]:
    """Yield results; return the tasks that were in hand when a worker was killed, if one was."""
    warm_up()
    gc.freeze()  # or the first collection in a worker would copy every page
    in_hand: dict[Future[str | None], Task] = {}
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, context, initializer=_begin) as pool:
        try:
            for task in todo:
                try:
                    in_hand[pool.submit(work, task)] = task
                except BrokenProcessPool:
                    return [*in_hand.values(), task]
                if len(in_hand) >= jobs * IN_HAND:
                    yield from _ended(in_hand)
            while in_hand:
                yield from _ended(in_hand)
        except BrokenProcessPool:
            return list(in_hand.values())
        except BaseException:
            stop()  # or leaving the pool would wait for what is in hand
            raise
    return []


def _ended(in_hand: dict[Future[str | None], Task]) -> Iterator[tuple[Task, str | None]]:
    """Wait for tasks to end, and take them out of the hand."""
    for future in wait(in_hand, return_when=FIRST_COMPLETED).done:
        problem = future.result()
        yield in_hand.pop(future), problem


def _begin() -> None:
    """Begin a worker: it ends when it is told to, or with the process that started it."""
    signals.install()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    signals.tidy()
    os._exit(1)
