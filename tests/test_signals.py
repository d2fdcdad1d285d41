"""Signals: whenever one comes, nothing half-written stays, nobody is left behind, no traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import BIN, ROOT, Done, Runner, slow
from tests.test_environment import leftovers, text
from zgc_cli import source
from zgc_cli.runtime.errors import SourceError

ZGC = str(BIN / "zgc")
__all__ = ["text"]  # the fixture
pytestmark = pytest.mark.process

# Sends the process a signal when it imports a module, as early as the first line of the entry.
TRAP = """
import os, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Finder())
"""
MOMENTS = (
    ("zgc_cli.__main__", ("summary",)),
    ("zgc_cli.runtime.signals", ("summary",)),
    ("gc", ("summary",)),
    ("zgc_cli.cli.app", ("summary",)),
    ("typer", ("summary",)),
    ("typer.core", ("--help",)),
    ("zgc_cli.document.file", ("summary",)),
    ("zgc_cli.show.formats.emit", ("summary",)),
    ("rich.cells", ("summary", "-f", "table")),
    ("zgc_cli.parser.pipeline", ("parse", "text.txt", "-o", "out.zgc")),
    ("zgc_cli.parser.facts.stage", ("read", "-a", "text.txt")),
)


@pytest.mark.parametrize("number", [signal.SIGINT, slow(signal.SIGTERM)])
@pytest.mark.parametrize(("module", "command"), MOMENTS, ids=[m[0] for m in MOMENTS])
def test_a_signal_while_the_program_loads(
    zgc: Runner, text: Path, module: str, command: tuple[str, ...], number: int
) -> None:
    done = zgc(*command, env=zgc.hook(TRAP.format(module=module, number=int(number))))
    assert done == ("", "", 130 if number == signal.SIGINT else -number)
    assert not (zgc.home / "out.zgc").exists()


# Sends the process a signal at the nth thing that happens once Ctrl-C is ours: a call, a line.
# Where n is negative it tells how many there are.
AT_A_LINE = """
import os, signal, sys
number, moment = int(sys.argv[1]), int(sys.argv[2])
count, ours = -1, False

def trace(frame, event, argument):
    global count, ours
    ours = ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    if not ours and frame.f_code.co_name == "main":
        raise SystemExit("Ctrl-C is not ours yet")
    count += ours
    if count == moment:
        sys.settrace(None)
        os.kill(os.getpid(), number)
        return None
    return trace

def leave(status, leave=os._exit):
    os.write(2, str(count).encode())
    leave(status)

if moment < 0:
    os._exit = leave
sys.argv[:] = ["zgc", *sys.argv[3:]]
sys.settrace(trace)
from zgc_cli.__main__ import main
main()
"""


def traced(zgc: Runner, moment: int, number: int, *command: str) -> Done:
    arguments = [sys.executable, "-c", AT_A_LINE, str(int(number)), str(moment), *command]
    return zgc.command(arguments, b"", None)


def moments(zgc: Runner, *command: str) -> int:
    """Return how many moments a run has, but for its last ones: no two runs have as many."""
    done = traced(zgc, -2, signal.SIGINT, *command)
    assert done.status == 0
    return int(done.err) * 9 // 10


def stopped_at(zgc: Runner, moment: int, number: int, *command: str) -> None:
    done = traced(zgc, moment, number, *command)
    assert done == ("", "", 130 if number == signal.SIGINT else -number), moment


@pytest.mark.parametrize("moment", [0, slow(1), slow(2), 5, slow(20), 100])
def test_a_signal_at_the_first_lines(zgc: Runner, moment: int) -> None:
    stopped_at(zgc, moment, signal.SIGINT, "summary")


def test_a_signal_at_any_line(zgc: Runner) -> None:
    most = moments(zgc, "summary")
    for share in (100, 3):
        stopped_at(zgc, most // share, signal.SIGINT, "summary")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_very_many_lines(zgc: Runner, number: int) -> None:
    for command in ("summary", "--help"):
        most = moments(zgc, command)
        for moment in (*range(40), *range(50, 1000, 90), *range(1000, most, most // 22)):
            stopped_at(zgc, moment, number, command)


def test_the_package_alone_leaves_signals_as_they_are(zgc: Runner) -> None:
    code = "import signal; before = signal.getsignal(signal.SIGINT); import zgc_cli.document.file\n"
    code += "print(signal.getsignal(signal.SIGINT) is before)"
    assert zgc.command([sys.executable, "-c", code], b"", None).out == "True\n"


# Each is how Python is told to run a package of somebody else's, which imports this one.
OTHERS = (("-m", "strange"), ("-mstrange",), ("-m", "strange.zgc_cli"), ("-m", "stream", "zgc_cli"))


@pytest.mark.parametrize("words", OTHERS)
def test_a_package_that_imports_this_one_keeps_its_signals(
    zgc: Runner, words: tuple[str, ...]
) -> None:
    for folder in ("strange", "stream", "strange/zgc_cli"):
        (zgc.home / folder).mkdir()
        (zgc.home / folder / "__init__.py").write_text("import zgc_cli.document.file\n")
        (zgc.home / folder / "__main__.py").write_text(
            "import os, signal\n"
            "try: os.kill(os.getpid(), signal.SIGINT)\n"
            "except KeyboardInterrupt: print('its own')\n"
        )
    zgc.env["PYTHONPATH"] = str(zgc.home)
    assert zgc.command([sys.executable, *words], b"", None) == ("its own\n", "", 0)


@pytest.mark.parametrize("words", [("-m", "zgc_cli"), ("-Bmzgc_cli",), ("-m", "zgc_cli.__main__")])
def test_the_program_that_is_started_ends_at_once(zgc: Runner, words: tuple[str, ...]) -> None:
    trap = zgc.hook(TRAP.format(module="zgc_cli.__main__", number=int(signal.SIGINT)))
    assert zgc.command([sys.executable, *words, "summary"], b"", trap) == ("", "", 130)


def test_a_signal_that_the_caller_ignores(zgc: Runner, text: Path) -> None:
    trap = zgc.hook(TRAP.format(module="zgc_cli.document.file", number=int(signal.SIGINT)))
    done = zgc.sh("trap '' INT; zgc sections --count", trap)
    assert done == ("4\n", "", 0)


@pytest.mark.parametrize("number", [signal.SIGINT, slow(signal.SIGTERM)])
def test_a_signal_while_a_database_is_made(zgc: Runner, number: int) -> None:
    trap = zgc.hook(
        "import os, pathlib\n"
        "opened = pathlib.Path.open\n"
        "def stop(self, *a, **k):\n"
        f"    self.suffix == '.sqlite' and os.kill(os.getpid(), {int(number)})\n"
        "    return opened(self, *a, **k)\n"
        "pathlib.Path.open = stop\n"
    )
    (zgc.home / "temporary").mkdir()
    env = {**trap, "TMPDIR": str(zgc.home / "temporary")}
    done = zgc("export", "-o", "out.db", env=env)
    assert done == ("", "", 130 if number == signal.SIGINT else -number)
    assert not list((zgc.home / "temporary").iterdir())
    assert sorted(f.name for f in zgc.home.iterdir()) == ["hook", "temporary"]


# A page whose tag the parser of pages compares with itself for minutes, deaf to signals.
# So many boxes are read, but not soon.
ENDLESS = f"<html><body>{'<div><b>王</b><p>明说</p></div>' * 60_000}</body></html>"


def soon(what: Callable[[], object]) -> None:
    """Wait until something holds; a minute is enough for it on any machine."""
    for _ in range(6000):
        if what():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc")
@pytest.mark.parametrize("later", [0, slow(0.1), slow(1)])
@pytest.mark.parametrize("number", [signal.SIGINT, slow(signal.SIGTERM), slow(signal.SIGKILL)])
def test_a_signal_while_a_page_is_read(zgc: Runner, number: int, later: float) -> None:
    """From a terminal it goes to all of the group; whichever it is, nobody is left behind."""
    pytest.importorskip("trafilatura")
    (zgc.home / "a.html").write_text(ENDLESS, "utf-8")
    run = subprocess.Popen(
        [ZGC, "read", "-a", "a.html"],
        env=zgc.env,
        cwd=zgc.home,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    soon(children.read_text)
    helpers = children.read_text().split()
    time.sleep(later)
    os.killpg(run.pid, number)
    _, told = run.communicate(timeout=60)
    assert (told, run.returncode) == (b"", 130 if number == signal.SIGINT else -number)
    soon(lambda: not any(Path(f"/proc/{helper}").exists() for helper in helpers))


def test_a_limit_on_processor_time(zgc: Runner) -> None:
    pytest.importorskip("trafilatura")
    page = ROOT / "tests" / "data" / "pages" / "ifeng.html"
    assert zgc.sh(f"ulimit -t 50; zgc sections --count -a {page}").status == 0


def test_a_page_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    monkeypatch.setattr(source, "MOST_SECONDS", 1)
    with pytest.raises(SourceError, match=r"a\.html is not read in 1 seconds"):
        source.article(ENDLESS.encode(), "a.html")


@pytest.mark.parametrize("number", [signal.SIGINT, slow(signal.SIGTERM), slow(signal.SIGHUP)])
def test_a_signal_while_the_output_is_written(zgc: Runner, text: Path, number: int) -> None:
    trap = zgc.hook(
        "import os, pathlib\n"
        "replace = pathlib.Path.replace\n"
        f"pathlib.Path.replace = lambda *a: (os.kill(os.getpid(), {int(number)}), replace(*a))\n"
    )
    (zgc.home / "out.zgc").write_text("old")
    done = zgc("parse", "text.txt", "-o", "out.zgc", env=trap)
    assert done == ("", "", 130 if number == signal.SIGINT else -number)
    assert (zgc.home / "out.zgc").read_text() == "old"
    assert not leftovers(zgc.home)


def test_an_interrupt_in_a_pager_is_the_pagers(zgc: Runner) -> None:
    pager = zgc.home / "pager"
    pager.write_text("#!/bin/sh\ntrap 'echo CAUGHT' INT\necho READY\nsleep 2\necho END\n")
    pager.chmod(0o755)
    env = {**zgc.env, "TERM": "xterm", "PAGER": str(pager)}
    child = pexpect.spawn(ZGC, ["read"], env=env, cwd=str(zgc.home), timeout=60)
    child.expect("READY")
    child.sendintr()
    child.expect("CAUGHT")
    child.expect("END")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
