"""A call in a process of its own, for what may never end and cannot be told to stop.

The matcher of regular expressions and the C parser of web pages listen to nobody while they work.
A process that does their work has a limit of processor time, set by the system.
"""

import gc
import json
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from zgc_cli.runtime import errors, signals

# `-I` keeps out what the environment and the current folder would add; where modules are found
# here they are found there.
_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    f"from {__name__} import serve; serve()"
)

_MOST_MEMORY = 3 << 30  # bytes of a process; those of the largest page that is read are fewer


class GivenUpError(Exception):
    """The call took more time than it had."""


class FailedError(Exception):
    """The call ended in an error that is none of ours; `str(error)` tells of it."""


def call(
    function: str,
    arguments: Sequence[Any],
    seconds: int,
    meanwhile: Callable[[], object] | None = None,
) -> Any:
    """Return what `module:function` returns; the arguments and what is returned are JSON.

    `meanwhile` is done while a forked process works; what it does may be left out.

    A ZgcError of the function is raised as it is, MemoryError where its memory ran out or the
    system or its own library killed it, any other as FailedError; GivenUpError after `seconds` of
    processor time.
    """
    # To fork takes a quarter of the time, but of several threads the others would not go on.
    alone = threading.active_count() == 1
    task = (function, arguments, seconds)
    answer = _forked_answer(task, meanwhile) if alone else _spawned_answer(task)
    if "error" not in answer:
        return answer["value"]
    if answer["error"] == MemoryError.__name__:
        raise MemoryError
    raise getattr(errors, answer["error"], FailedError)(answer["message"])


_Task = tuple[str, Sequence[Any], int]


def _forked_answer(task: _Task, meanwhile: Callable[[], object] | None) -> dict[str, Any]:
    """Return the outcome of a call in a process that has what was loaded here."""
    from zgc_cli.runtime.fork import GoneError, Helper

    def work(task: _Task) -> dict[str, Any]:
        gc.freeze()  # or the first collection would copy every page
        gc.enable()
        warnings.simplefilter("ignore")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a library may say what it likes
        return _answer(*task)

    helper = Helper(work, in_json=True)
    signals.helpers.add(helper.process)
    try:
        helper.tell(task)
        if meanwhile:
            meanwhile()
        answer: dict[str, Any] = helper.answer()
    except GoneError as gone:
        raise _unanswered(-gone.killed or 1) from None
    finally:
        helper.end()
        signals.helpers.discard(helper.process)
    return answer


def _spawned_answer(task: _Task) -> dict[str, Any]:
    """Return the outcome of a call in an interpreter of its own."""
    import subprocess

    home = str(Path(__file__).parents[2])
    path = [place for place in sys.path if place]
    path += [] if home in path else [home]
    command = [sys.executable, "-I", "-X", "utf8", "-W", "ignore", "-c", _CHILD, json.dumps(path)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for this process, which ends the other
    ) as process:
        signals.helpers.add(process.pid)
        try:
            assert process.stdin and process.stdout
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()  # and stays open: where it ends, this process has ended
            told = process.stdout.read()
            process.wait()
        except BrokenPipeError:
            told = b""
        finally:
            process.kill()
            signals.helpers.discard(process.pid)
    if process.returncode:
        raise _unanswered(process.returncode)
    answer: dict[str, Any] = json.loads(told)
    return answer


def _unanswered(status: int) -> Exception:
    """Return what it means that a process ended without an answer, by a signal if below 0."""
    if status == -signal.SIGXCPU:
        return GivenUpError()
    # A library in C that gets no more memory ends all of its process.
    if status in (-signal.SIGKILL, -signal.SIGABRT):
        return MemoryError()
    return FailedError(f"a process ended with {status}")


def serve() -> None:
    """Do the call that stands on a line of stdin; its outcome goes to stdout."""
    task = json.loads(sys.stdin.readline())
    with suppress(
        RuntimeError
    ):  # where the system gives no thread the time is limited all the same
        threading.Thread(target=_end_with_caller, daemon=True).start()
    sys.stdout.write(json.dumps(_answer(*task)))
    sys.stdout.flush()
    os._exit(0)


def _answer(function: str, arguments: Sequence[Any], seconds: int) -> dict[str, Any]:
    """Return the outcome of a call, with limits for all that this process does from now on."""
    import resource
    from importlib import import_module

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # Where the hard limit is as low, the system kills without a word: a second earlier it tells.
    most = seconds if hard == resource.RLIM_INFINITY else max(1, min(seconds, hard - 1))
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    _limit_memory()
    module, _, name = function.partition(":")
    try:
        return {"value": getattr(import_module(module), name)(*arguments)}
    except Exception as error:
        kind = MemoryError if errors.is_out_of_memory(error) else type(error)
        return {"error": kind.__name__, "message": str(error)}


def _limit_memory() -> None:
    """Let the memory of this process end before the machine's, where the system can do that."""
    import resource

    with suppress(OSError, ValueError):  # macOS cannot
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _end_with_caller() -> None:
    sys.stdin.read()
    os._exit(1)
