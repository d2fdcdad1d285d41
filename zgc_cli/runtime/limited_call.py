"""A call in a process of its own, for what may never end and cannot be told to stop.

The matcher of regular expressions and the C parser of web pages listen to nobody while they work.
A process that does their work has a limit of processor time, set by the system.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Sequence
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


def call(function: str, arguments: Sequence[Any], seconds: int) -> Any:
    """Return what `module:function` returns; the arguments and what is returned are JSON.

    A ZgcError of the function is raised as it is, MemoryError where its memory ran out or the
    system or its own library killed it, any other as FailedError; GivenUpError after `seconds` of
    processor time.
    """
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
            process.stdin.write(json.dumps([function, arguments, seconds]).encode() + b"\n")
            process.stdin.flush()  # and stays open: where it ends, this process has ended
            told = process.stdout.read()
            process.wait()
        except BrokenPipeError:
            told = b""
        finally:
            process.kill()
            signals.helpers.discard(process.pid)
    if process.returncode == -signal.SIGXCPU:
        raise GivenUpError
    # A library in C that gets no more memory ends all of its process.
    if process.returncode in (-signal.SIGKILL, -signal.SIGABRT):
        raise MemoryError
    if process.returncode:
        raise FailedError(f"a process ended with {process.returncode}")
    answer = json.loads(told)
    if "error" not in answer:
        return answer["value"]
    if answer["error"] == MemoryError.__name__:
        raise MemoryError
    raise getattr(errors, answer["error"], FailedError)(answer["message"])


def serve() -> None:
    """Do the call that stands on a line of stdin; its outcome goes to stdout."""
    import resource
    from importlib import import_module

    function, arguments, seconds = json.loads(sys.stdin.readline())
    with suppress(
        RuntimeError
    ):  # where the system gives no thread the time is limited all the same
        threading.Thread(target=_end_with_caller, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # Where the hard limit is as low, the system kills without a word: a second earlier it tells.
    most = seconds if hard == resource.RLIM_INFINITY else max(1, min(seconds, hard - 1))
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    _limit_memory()
    module, _, name = function.partition(":")
    try:
        answer = {"value": getattr(import_module(module), name)(*arguments)}
    except Exception as error:
        kind = MemoryError if errors.is_out_of_memory(error) else type(error)
        answer = {"error": kind.__name__, "message": str(error)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


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
