"""Limits that the system sets, as `ulimit` knows them: a sentence and status 2, or the answer."""

import errno
import os
import re
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Done, Drawn, Runner, slow
from tests.test_environment import TEXT, leftovers
from zgc_cli import parse
from zgc_cli.document.file import dump, loads
from zgc_cli.parser.pipeline import warm_up
from zgc_cli.runtime import fork, process_map
from zgc_cli.runtime.errors import QueryError, explained, is_out_of_memory, reason
from zgc_cli.runtime.limited_call import FailedError, GivenUpError, call

PAGE = ROOT / "tests" / "data" / "pages" / "ifeng.html"
TEXTS = ("a.txt", "b.txt", "c.txt")
PARSE = f"zgc parse {' '.join(TEXTS)} -d out --jobs 2"
MANY = 2 * process_map.WORTH_IT
# What an interpreter that is started compiles on the way would be cut off for every later run.
KEEP = "export PYTHONDONTWRITEBYTECODE=1; "


@pytest.fixture
def limited(zgc: Runner) -> Callable[[str, str], Done]:
    """Return what runs a command under a limit, with some texts at hand."""
    for name in TEXTS:
        (zgc.home / name).write_text(TEXT, "utf-8")
    (zgc.home / "page.html").write_bytes(PAGE.read_bytes())
    keep = "" if zgc.server else KEEP
    return lambda limit, command: zgc.sh(f"{keep}ulimit -c 0; ulimit {limit}; {command}")


def many(zgc: Runner) -> str:
    """Make a folder of so many articles that a query shares them among processes."""
    folder = zgc.home / "many"
    folder.mkdir()
    (folder / "0.zgc").write_bytes(dump(parse(TEXT)))
    for number in range(1, MANY):
        (folder / f"{number}.zgc").hardlink_to(folder / "0.zgc")
    return "zgc sections --count -a many"


def whole(zgc: Runner, done: Done) -> None:
    """Assert that a parse of the texts is done, or says why not in sentences; nothing is half."""
    made = sorted((zgc.home / "out").glob("*")) if (zgc.home / "out").exists() else []
    for place in made:
        loads(place.read_bytes(), place.name, verify=True)
    assert done.out == ""
    assert done.status == (0 if len(made) == len(TEXTS) else 2), done
    in_sentences(done)
    assert not leftovers(zgc.home)


def in_sentences(done: Done) -> None:
    """Assert that a command was done, or says in sentences of ours that it was not."""
    assert done.status in (0, 2), done
    assert bool(done.err) == (done.status == 2), done
    assert all(line.startswith("zgc: ") for line in done.err.splitlines()), done
    assert "should not happen" not in done.err
    assert "Traceback" not in done.err


# --- descriptors ---


def descriptors(count: int) -> list[Any]:
    """Return the numbers of descriptors that a test tries: a few, or each of them if it is slow.

    With the least, and where it is slow, an interpreter is started with them.
    """
    least, *few = (5, 8, 11, 13, 14, 15, 16, 20)[:count]
    rest = sorted({*range(5, 31)} - {least, *few})
    slowly = (pytest.mark.slow, pytest.mark.process)
    return [
        pytest.param(least, marks=pytest.mark.process),
        *few,
        *(pytest.param(number, marks=slowly) for number in rest),
    ]


@pytest.mark.parametrize("number", descriptors(8))
def test_few_descriptors_for_jobs(
    zgc: Runner, limited: Callable[[str, str], Done], number: int
) -> None:
    done = limited(f"-n {number}", PARSE)
    whole(zgc, done)
    assert done.status == 0


@pytest.mark.process
@pytest.mark.parametrize("number", descriptors(3))
def test_few_descriptors_for_a_page(limited: Callable[[str, str], Done], number: int) -> None:
    pytest.importorskip("trafilatura")
    done = limited(f"-n {number}", "zgc sections --count -a page.html")
    in_sentences(done)
    if done.status:
        told = f"zgc: {explained(OSError(errno.EMFILE, ''))}\n"
        assert (done.out, done.err) == ("", told)


@pytest.mark.parametrize("number", descriptors(3))
def test_few_descriptors_for_many_articles(
    zgc: Runner, limited: Callable[[str, str], Done], number: int
) -> None:
    command = many(zgc)
    assert limited(f"-n {number}", command) == (f"{MANY}\n", "", 0)


# --- memory ---

# What CPython ends in, by chance, where it gets no memory at all: of the process, of a shell.
_CRASHES = (signal.SIGSEGV, signal.SIGXCPU)
CRASHED = (*(-number for number in _CRASHES), *(128 + number for number in _CRASHES))
SECONDS = 30  # of processor time, many times what a command takes

COMMANDS = (
    "zgc summary",
    "zgc search jiqiren -f json",
    "zgc read -a a.txt",
    "zgc sections -a page.html",
    "zgc export -o out.sqlite",
    PARSE,
)


@cache
def bare() -> int:
    """Return the KiB that the interpreter takes here before it does anything."""
    code = "print(*[line for line in open('/proc/self/status') if line.startswith('VmPeak')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return int(done.stdout.split()[1])


def little(zgc: Runner, limited: Callable[[str, str], Done], command: str, kib: int) -> Done:
    """Run a command with so much memory of its own; its output is whole, or there is none.

    Neither CPython nor `regex`, with which a page's date is found, checks every allocation: at one
    amount in some hundred the one crashes or either never ends, and a little more is tried.
    """
    for more in (0, 300, 600):
        done = limited(f"-t {SECONDS} -v {bare() + kib + more}", command)
        if done.status not in CRASHED and "is not read in" not in done.err:
            break
    in_sentences(done)
    if done.status:
        assert re.search("memory", done.err), done
        assert command == PARSE or len(done.err.splitlines()) == 1
    for made in zgc.home.glob("out*"):
        assert done.status == 0 or made.is_dir()
    assert not leftovers(zgc.home)
    return done


@pytest.mark.process
@pytest.mark.parametrize("command", COMMANDS)
def test_too_little_memory(zgc: Runner, limited: Callable[[str, str], Done], command: str) -> None:
    statuses = [little(zgc, limited, command, kib).status for kib in (6_000, 41_000)]
    assert statuses[0] == 2


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_any_amount_of_memory(
    zgc: Runner, limited: Callable[[str, str], Done], command: str
) -> None:
    for kib in (*range(2_000, 16_000, 1_500), *range(16_000, 186_000, 9_000)):
        little(zgc, limited, command, kib)
        subprocess.run(["rm", "-rf", *zgc.home.glob("out*")], check=True)


@pytest.mark.process
def test_a_query_takes_no_memory_for_what_is_not_there(
    zgc: Runner, limited: Callable[[str, str], Done]
) -> None:
    """A document may have 512 MiB; to read a small one takes no more than it has."""
    (zgc.home / "a.zgc").write_bytes(dump(parse(TEXT)))
    (zgc.home / "b.zgc").write_bytes(dump(parse(TEXT)))
    for articles in ("", "-a a.zgc", "-a - <a.zgc", "-a a.zgc -a b.zgc"):
        done = limited(f"-v {bare() + 46_000}", f"zgc summary {articles}")
        assert (done.err, done.status) == ("", 0), articles


def test_what_tells_that_memory_ran_out() -> None:
    def raised(first: Exception) -> BaseException:
        try:
            try:
                raise first
            except type(first):
                raise ValueError from None
        except ValueError as error:
            return error

    memory: tuple[Exception, ...] = (
        MemoryError(),
        OSError(12, "Cannot allocate memory"),
        ImportError("/x/y.so: failed to map segment from shared object"),
        ImportError("/x/y.so: Cannot allocate memory"),
        SystemError("<function f at 0x7f> returned NULL without setting an exception"),
        LookupError("unknown encoding: gb2312"),
        SystemError("error return without exception set"),
    )
    for error in memory:
        assert is_out_of_memory(error) and is_out_of_memory(raised(error))
        assert explained(error) == "there is not enough memory"
    other: tuple[Exception, ...] = (
        ValueError(),
        OSError(2, "no"),
        ImportError("no module"),
        SystemError("bad"),
    )
    for error in other:
        assert not is_out_of_memory(error) and not is_out_of_memory(raised(error))


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.EFBIG])
def test_what_tells_of_a_limit_in_chinese(drawn: Drawn, number: int) -> None:
    drawn.speak("zh")
    told = explained(OSError(number, os.strerror(number), "文件"))
    assert told and not re.search("[a-z]", told.replace("'ulimit -a'", "")), told
    assert ("ulimit" in told) == (number in (errno.EMFILE, errno.EAGAIN))


@pytest.mark.parametrize(
    ("function", "argument", "threads"),
    [
        ("builtins:bytearray", 1 << 62, 1),
        ("builtins:bytearray", 1 << 62, 2),
        ("signal:raise_signal", int(signal.SIGKILL), 1),
        ("signal:raise_signal", int(signal.SIGKILL), 2),
        ("signal:raise_signal", int(signal.SIGABRT), 2),  # of a fork pytest would tell
    ],
)
def test_memory_that_runs_out_in_a_process_for_a_page(
    monkeypatch: pytest.MonkeyPatch, function: str, argument: int, threads: int
) -> None:
    """Be it forked, or an interpreter of its own, where there are several threads."""
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    with pytest.raises(MemoryError):
        call(function, (argument,), 60)


@pytest.mark.parametrize("threads", [1, 2])
def test_what_a_process_for_a_page_tells(monkeypatch: pytest.MonkeyPatch, threads: int) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    before = len(list(Path("/dev/fd").iterdir()))
    done: list[int] = []
    assert call("math:gcd", (12, 18), 60, lambda: done.append(threads)) == 6
    assert done == [1] * (threads == 1)  # nothing is gained where an interpreter has to start
    with pytest.raises(FailedError, match="math domain error"):
        call("math:sqrt", (-1,), 60)
    with pytest.raises(QueryError, match="cannot read"):
        call("zgc_cli.query.match.regex:_matches", ("(", ()), 60)
    with pytest.raises(FailedError):
        call("os:_exit", (1,), 60)
    with pytest.raises(GivenUpError):
        call("re:match", ("(a+)+b", "a" * 40), 1)
    assert len(list(Path("/dev/fd").iterdir())) == before


# --- processes ---


# As `ulimit -u` has it for anybody but root.
NO_PROCESS = """
import errno, os, _posixsubprocess
def fork(*arguments):
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
os.fork = _posixsubprocess.fork_exec = fork
"""


@pytest.mark.process
@pytest.mark.parametrize("command", [PARSE, "zgc sections --count -a page.html", "many"])
def test_no_more_processes(zgc: Runner, limited: Callable[[str, str], Done], command: str) -> None:
    command = many(zgc) if command == "many" else command
    zgc.env |= zgc.hook(NO_PROCESS)
    done = limited("-c 0", command)
    if "page" in command:
        pytest.importorskip("trafilatura")
        assert done == ("", f"zgc: {explained(OSError(errno.EAGAIN, ''))}\n", 2)
    elif "many" in command:
        assert done == (f"{MANY}\n", "", 0)
    else:
        whole(zgc, done)
        assert done.status == 0


def lost(task: int, error: OSError | None) -> str:
    return f"{task} is lost: {error or 'killed'}"


@pytest.mark.parametrize("most", [0, 1, 2])
def test_helpers_that_cannot_be_had(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """There are so many and no more: the work is done all the same, and nothing stays open."""
    before = len(list(Path("/dev/fd").iterdir()))
    left = most

    class Scarce(fork.Helper):
        def __init__(self, work: Callable[[Any], Any]) -> None:
            nonlocal left
            if not left:
                raise BlockingIOError
            left -= 1
            super().__init__(work)

    monkeypatch.setattr(process_map, "Helper", Scarce)
    monkeypatch.setattr(process_map, "_processors", lambda: 3)
    monkeypatch.setattr(process_map, "WORTH_IT", 2)
    found = process_map.each(str, range(20), 3, lost, warm_up)
    assert sorted(found) == [(number, str(number)) for number in range(20)]
    left = most
    assert process_map.in_shares(len, "123456789") == [3, 3, 3]
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_helper_that_is_ended_while_it_answers(zgc: Runner) -> None:
    """Where SIGTERM is ignored, it ends all the same: nobody reads what it says."""
    script = (
        "import signal\nfrom zgc_cli.runtime.fork import Helper\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "helper = Helper(lambda size: b'x' * size)\n"
        "helper.tell(1 << 20)\nhelper.end()\nprint('ended')\n"
    )
    assert zgc.command([sys.executable, "-c", script], b"", None).out == "ended\n"


def test_a_helper_that_hears_of_no_signal(zgc: Runner) -> None:
    """Inside C code no handler runs: it gets a while to end, and is killed then."""
    script = (
        "import itertools\nfrom zgc_cli.runtime.fork import Helper\n"
        "helper = Helper(lambda number: sum(itertools.repeat(1, number)))\n"
        "helper.tell(10**13)\nhelper.end()\nprint('ended')\n"
    )
    assert zgc.command([sys.executable, "-c", script], b"", None).out == "ended\n"


def test_a_worker_that_cannot_be_had_at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is had at a later one."""
    tried: list[bool] = []

    class Once(fork.Helper):
        def __init__(self, work: Callable[[Any], Any]) -> None:
            tried.append(len(tried) != 1)
            if not tried[-1]:
                raise BlockingIOError
            super().__init__(work)

    monkeypatch.setattr(process_map, "Helper", Once)
    found = process_map.each(str, range(20), 2, lost, warm_up)
    assert sorted(found) == [(number, str(number)) for number in range(20)]
    assert tried == [True, False, True]


def test_a_killed_task_for_which_there_is_no_other_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """What killed a worker is not done in the process that has all the others to do."""
    tester = os.getpid()
    had: list[fork.Helper] = []

    def work(task: int) -> str:
        if task == 3:
            assert os.getpid() != tester
            os.kill(os.getpid(), signal.SIGKILL)
        return str(task)

    class Scarce(fork.Helper):
        def __init__(self, work: Callable[[Any], Any]) -> None:
            if len(had) == 2:
                raise BlockingIOError(errno.EAGAIN, "none")
            super().__init__(work)
            had.append(self)

    monkeypatch.setattr(process_map, "Helper", Scarce)
    found = dict(process_map.each(work, range(20), 2, lost, warm_up))
    assert found == {n: str(n) for n in range(20)} | {3: "3 is lost: [Errno 11] none"}


def test_what_memory_ran_out_for_is_let_go_of() -> None:
    """On its way up the error comes by handlers that need memory themselves."""

    class Held:
        pass

    at_work: list[weakref.ref[Held]] = []

    def prepare() -> None:
        held = Held()
        at_work.append(weakref.ref(held))
        try:
            raise KeyError
        except KeyError:
            raise MemoryError from None

    with pytest.raises(MemoryError) as raised:
        list(process_map.each(str, range(2), 2, lambda *_: "", prepare))
    assert (at_work[0](), raised.type) == (None, MemoryError)


# --- files and processor time ---


def test_files_that_may_not_grow(zgc: Runner, limited: Callable[[str, str], Done]) -> None:
    for blocks in (0, 1):
        done = limited(f"-f {blocks}", PARSE)
        whole(zgc, done)
        assert done.status == 2
        assert reason(OSError(errno.EFBIG, "")) in done.err


@pytest.mark.parametrize("limit", ["-S -t 1", slow("-t 1")])
def test_processor_time_that_runs_out(zgc: Runner, limit: str) -> None:
    """The system ends the process, which is what the status says; nothing half-written stays."""
    (zgc.home / "long.txt").write_text(TEXT * 20_000, "utf-8")
    done = zgc.sh(f"ulimit -c 0; ulimit {limit}; exec zgc parse long.txt -o out.zgc")
    assert (done.out, done.status) == ("", -24 if "-S" in limit else -9)
    assert "Traceback" not in done.err
    assert sorted(f.name for f in Path(zgc.home).iterdir()) == ["long.txt"]
