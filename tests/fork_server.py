"""Runs `zgc` as processes that are forked from one that has imported the program.

To start an interpreter and to import the program takes most of a run's time, and it is the same
each time. What a run does from there on happens in a process of its own all the same: with its own
streams, folder, environment and exit status. What the start itself does is not seen here: tests
of it carry the mark `process`.

    with Server(folder) as server:
        server.run(["sections"], env, folder, stdin=b"")
"""

import array
import ctypes
import fcntl
import marshal
import os
import resource
import selectors
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 120  # seconds that a run may take
_ZGC = str(Path(sys.executable).with_name("zgc"))
_MOST = 60  # descriptors that a run is handed
_CLIENT = Path(__file__).with_name("fork_client.py")
_WARMING = """中关村论坛在北京举行

新华社北京2026年3月25日电（记者 李红）王明说：“公司去年投入3亿元，增长5%。”

北京科技有限公司董事长王明出席了开幕式。
"""


class Order(NamedTuple):
    """What to run; of the descriptors that come with it the first is the folder."""

    arguments: list[str]
    env: dict[bytes, bytes]
    numbers: list[int]  # which the other descriptors are to have
    umask: int
    limits: list[tuple[int, int, int]]  # of the system, each its number, soft and hard


class Server:
    """The process that is forked, as its users see it."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "socket")
        self.bin = folder / "bin"
        self.bin.mkdir()
        client = self.bin / "zgc"
        client.write_text(f"#!{sys.executable} -IS\n{_CLIENT.read_text('utf-8')}", "utf-8")
        client.chmod(0o755)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.fork_server", self.address],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.PIPE,  # it ends where this does
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout
        assert self.process.stdout.readline() == b"ready\n"
        self.process.wait()  # it has left a child that is nobody's here

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.communicate()

    def shell(self, env: Mapping[str, str]) -> dict[str, str]:
        """Return an environment in which a shell's `zgc` is a run of this server."""
        path = f"{self.bin}{os.pathsep}{env['PATH']}"
        return {**env, "PATH": path, "ZGC_TEST_REAL": _ZGC, "ZGC_TEST_SERVER": self.address}

    def start(
        self, arguments: Sequence[str], env: Mapping[str, str], folder: Path, streams: Sequence[int]
    ) -> socket.socket:
        """Start a run with these three streams; its status comes out of the socket."""
        number = os.open(folder, os.O_RDONLY)
        try:
            raw = {os.fsencode(name): os.fsencode(value) for name, value in env.items()}
            order = marshal.dumps(tuple(Order(list(arguments), raw, [0, 1, 2], 0o022, [])))
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(PATIENCE)
            line.connect(self.address)
            socket.send_fds(line, [len(order).to_bytes(4, "big")], [number, *streams])
            line.sendall(order)
        finally:
            os.close(number)
        return line

    def run(
        self, arguments: Sequence[str], env: Mapping[str, str], folder: Path, stdin: bytes
    ) -> tuple[bytes, bytes, int]:
        """Run the program to its end; return what it wrote, stdout and stderr, and its status."""
        pipes = [os.pipe() for _ in range(3)]
        (theirs_in, ours_in), (ours_out, theirs_out), (ours_err, theirs_err) = pipes
        theirs = (theirs_in, theirs_out, theirs_err)
        try:
            line = self.start(arguments, env, folder, theirs)
        finally:
            for number in theirs:
                os.close(number)
        out, err = _exchange(ours_in, stdin, ours_out, ours_err)
        return out, err, status_of(line)


def status_of(line: socket.socket) -> int:
    """Return how a run ended, once it has."""
    with line:
        return int.from_bytes(line.recv(4), "big", signed=True)


def _exchange(into: int, data: bytes, *outputs: int) -> list[bytes]:
    """Write what a process is to read and read what it writes, to the end of all."""
    read: dict[int, list[bytes]] = {number: [] for number in outputs}
    end = time.monotonic() + PATIENCE
    os.set_blocking(into, False)
    with selectors.DefaultSelector() as waiting:
        for number in outputs:
            waiting.register(number, selectors.EVENT_READ)
        waiting.register(into, selectors.EVENT_WRITE)
        while waiting.get_map():
            assert time.monotonic() < end, "the run does not end"
            for key, _ in waiting.select(1):
                if key.fd == into:
                    with suppress(BrokenPipeError):  # who has read enough reads no more
                        data = data[os.write(into, data) :] if data else b""
                        if data:
                            continue
                elif piece := os.read(key.fd, 1 << 16):
                    read[key.fd].append(piece)
                    continue
                waiting.unregister(key.fd)
                os.close(key.fd)
    return [b"".join(read[number]) for number in outputs]


# --- in the process of the server ---


def serve(address: str) -> None:
    """Fork a run for each order that comes, until stdin ends."""
    _warm()
    runs: dict[int, socket.socket] = {}
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    with socket.socket(socket.AF_UNIX) as door, selectors.DefaultSelector() as waiting:
        door.bind(address)
        door.listen(64)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake)
        for source in (0, door.fileno(), ended):
            waiting.register(source, selectors.EVENT_READ)
        print("ready", flush=True)
        if os.fork():
            os._exit(0)
        while True:
            for key, _ in waiting.select():
                if key.fd == 0:
                    return
                if key.fd == ended:
                    os.read(ended, 512)
                    _report(runs)
                else:
                    line, _ = door.accept()
                    order, numbers = _received(line)
                    if process := os.fork():
                        runs[process] = line
                        for number in numbers:
                            os.close(number)
                        continue
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    waiting.close()
                    for other in (ended, wake, door.detach(), line.detach()):
                        os.close(other)
                    for earlier in runs.values():
                        os.close(earlier.detach())
                    _become(order, numbers)


def _warm() -> None:
    """Import what runs need, and read the lexicons, but nothing of an environment."""
    import gc
    import pkgutil
    from importlib import import_module

    import zgc_cli

    os.environ["ZGC_CACHE"] = "off"
    for module in pkgutil.walk_packages(zgc_cli.__path__, "zgc_cli."):
        import_module(module.name)
    for name in ("rich.console", "rich.table", "rich.text", "sqlite3", "csv", "subprocess"):
        import_module(name)
    from zgc_cli.query.ask.engine import ask_document
    from zgc_cli.query.check import check
    from zgc_cli.query.search.engine import Query, search_document

    document = zgc_cli.load()
    check(document, zgc_cli.parse(_WARMING))
    ask_document(document, "谁投入多少元")
    search_document(document, Query(("银河航空",)))
    gc.collect()
    gc.disable()
    _take_large_pages()
    gc.freeze()  # pages of objects that nobody looks at stay shared


def _take_large_pages() -> None:
    """Let Linux lay memory together in pages of 2 MiB: to fork copies the table of all pages."""
    collapse, size = 25, 1 << 21  # MADV_COLLAPSE, which older systems refuse
    maps = Path("/proc/self/maps")
    for line in maps.read_text().splitlines() if maps.exists() else ():
        area, allowed, *_, inode = line.split()[:5]
        if allowed == "rw-p" and inode == "0":
            start, end = (int(address, 16) // size * size for address in area.split("-"))
            if start + size < end:
                length = ctypes.c_size_t(end - start - size)
                ctypes.CDLL(None).madvise(ctypes.c_void_p(start + size), length, collapse)


def _received(line: socket.socket) -> tuple[Order, list[int]]:
    """Read an order with the descriptors that belong to it."""
    numbers = array.array("i")
    data, ancillary, _flags, _address = line.recvmsg(4, socket.CMSG_SPACE(_MOST * numbers.itemsize))
    for _level, _kind, content in ancillary:
        numbers.frombytes(content[: len(content) - len(content) % numbers.itemsize])
    left = int.from_bytes(data, "big")
    order = b""
    while left > len(order):
        order += line.recv(left - len(order))
    return Order(*marshal.loads(order)), list(numbers)


def _report(runs: dict[int, socket.socket]) -> None:
    """Tell the status of every run that has ended."""
    while runs:
        process, status = os.waitpid(-1, os.WNOHANG)
        if not process:
            break
        with runs.pop(process) as line, suppress(BrokenPipeError):
            line.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


def _become(order: Order, numbers: list[int]) -> None:
    """Be the program from here on, as if it had just been started."""
    folder, *handed = numbers
    os.fchdir(folder)
    os.close(folder)
    free = max(2, *order.numbers) + 1  # out of the way of those that are wanted
    kept = [fcntl.fcntl(number, fcntl.F_DUPFD, free) for number in handed]
    for number in (0, 1, 2, *handed):
        os.close(number)
    for ours, wanted in zip(kept, order.numbers, strict=True):
        os.dup2(ours, wanted)
        os.close(ours)
    os.umask(order.umask)
    for limit, soft, hard in order.limits:
        resource.setrlimit(limit, (soft, hard))
    os.environb.clear()
    os.environb.update(order.env)
    time.tzset()
    sys.argv = [_ZGC, *order.arguments]
    sys.orig_argv = [sys.executable, *sys.argv]
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = _opened(number) if number in order.numbers else None
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    try:
        _run_hook()
        from zgc_cli.__main__ import main

        main()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def _run_hook() -> None:
    """Run what the interpreter would run as it starts."""
    hook = Path(os.environ.get("PYTHONPATH", ""), "sitecustomize.py")
    if hook.is_file():
        exec(hook.read_text("utf-8"), {})


def _opened(number: int) -> Any:
    """Return a stream as the interpreter opens it."""
    stream: Any = open(number, "w" if number else "r", closefd=False, encoding="utf-8")  # noqa: SIM115
    stream.reconfigure(line_buffering=number == 2 or (number == 1 and stream.isatty()))
    return stream


if __name__ == "__main__":
    serve(sys.argv[1])
