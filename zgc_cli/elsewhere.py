"""A call in a process of its own, for what may never end and cannot be told to stop.

The matcher of regular expressions and the C parser of web pages listen to nobody while they work.
A process that does their work has a limit of processor time, set by the system, and ends with the
one that waits for it.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zgc_cli import errors, signals

# `-I` keeps the current folder and the environment's modules out, so the path is handed over.
_CHILD = (
    f"import json, sys; sys.path[:] = json.loads(sys.argv[1]);from {__name__} import serve; serve()"
)


class GivenUpError(Exception):
    """The call took more time than it had, or its process was killed."""


def call(function: str, arguments: Sequence[Any], seconds: int) -> Any:
    """Return what `module:function` returns; the arguments and what is returned are JSON.

    A ZgcError of the function is raised as it is; GivenUpError after `seconds` of processor time.
    """
    import subprocess

    home = str(Path(__file__).parents[1])
    path = json.dumps([home, *(place for place in sys.path if place)])
    command = [sys.executable, "-I", "-X", "utf8", "-W", "ignore", "-c", _CHILD, path]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    signals.helpers.add(process.pid)
    try:
        told, _ = process.communicate(json.dumps([function, arguments, seconds]).encode())
    finally:
        process.kill()
        signals.helpers.discard(process.pid)
    if process.wait():
        raise GivenUpError
    answer = json.loads(told)
    if "error" in answer:
        raise getattr(errors, answer["error"])(answer["message"])
    return answer["value"]


def serve() -> None:
    """Do the call that stands on stdin; its outcome goes to stdout."""
    import resource
    import signal
    from importlib import import_module

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    function, arguments, seconds = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    module, _, name = function.partition(":")
    try:
        answer = {"value": getattr(import_module(module), name)(*arguments)}
    except errors.ZgcError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    json.dump(answer, sys.stdout)
