"""Running zgc as its users do: through a pipe, on a pseudo-terminal, from a shell."""

import fcntl
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from tests.browser import Browser, browsers
from tests.fork_server import Server, status_of
from zgc_cli.cli.app import run
from zgc_cli.runtime import language, signals

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found,unused-ignore]

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden"
BIN = Path(sys.executable).parent
ZGC = str(BIN / "zgc")

# Whoever started the tests, under nohup say, may ignore a signal, and so would what they start.
for _number in signals.STOPPING:
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.SIG_DFL)

# What a pipe is told and nearly no test asks for: what was parsed or indexed. See `Runner.heard`.
_EXPECTED = re.compile(
    "zgc: (?:[0-9,]+ (?:texts? parsed|documents? in the index).*|已解析 .*|索引里有 .*)\n"
)

# A process begins with the memory of the one that starts it: a small one, not the tester's own.
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files and README blocks")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Let one worker more than there are cores run: some wait for a shell, a signal, a terminal."""
    return (os.cpu_count() or 1) + 1


# Who changes a rule runs these: pytest -m rules.
RULES = frozenset(
    f"test_{name}.py"
    for name in (
        *("ask", "check", "dates", "entities", "facts", "figures", "names", "numerals", "pinyin"),
        *("quotation", "quotes", "resolver", "rules", "search", "sentences", "structure", "things"),
    )
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of rules; what is slow runs only where it is asked for."""
    for item in items:
        if item.path.name in RULES:
            item.add_marker(pytest.mark.rules)
    if config.option.markexpr == "rules":
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


class Done(NamedTuple):
    """How a run ended."""

    out: str
    err: str
    status: int


def _expected(done: Done) -> Done:
    return done._replace(err=_EXPECTED.sub("", done.err))


class Runner:
    """Runs the program in an environment that holds nothing of the tester's own.

    With a server runs are forked from it; without one they are started anew.
    """

    def __init__(self, home: Path, server: Server | None = None) -> None:
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "XDG_CACHE_HOME", "HOME")}
        path = f"{BIN}{os.pathsep}{kept['PATH']}"
        self.env = {**kept, "PATH": path, "LANG": "C.UTF-8", "ZGC_CACHE": "off"}
        self.env["XDG_CONFIG_HOME"] = str(home / "no config")
        self.home = home
        self.server = server

    def __call__(
        self, *args: str, stdin: str | bytes = b"", env: Mapping[str, str] | None = None
    ) -> Done:
        """Run `zgc ARGS` with its output in pipes; stderr without counts of what was parsed."""
        return _expected(self.heard(*args, stdin=stdin, env=env))

    def heard(
        self, *args: str, stdin: str | bytes = b"", env: Mapping[str, str] | None = None
    ) -> Done:
        """Run `zgc ARGS` in the same way, with all that stderr tells."""
        whole = {**self.env, **(env or {})}
        server = self.server_for(whole)
        if server is None:
            return self._run([ZGC, *args], stdin, env)
        data = stdin.encode() if isinstance(stdin, str) else stdin
        out, err, status = server.run(args, whole, self.home, data)
        return Done(out.decode(), err.decode(), status)

    def sh(self, script: str, env: Mapping[str, str] | None = None) -> Done:
        """Run a line of bash in which `zgc` is found; stderr is as that of `zgc()`."""
        whole = {**self.env, **(env or {})}
        server = self.server_for(whole)
        if server:
            whole = server.shell(whole)
        return self.command(["bash", "-o", "pipefail", "-c", script], b"", whole)

    def server_for(self, env: Mapping[str, str]) -> Server | None:
        """Return who is to run the program; nobody where the interpreter reads the environment."""
        read = any(name.startswith("PYTHON") and name != "PYTHONPATH" for name in env)
        return None if read else self.server

    def command(
        self, command: list[str], stdin: str | bytes, env: Mapping[str, str] | None
    ) -> Done:
        """Run any command in the environment; its stderr is as that of `zgc()`."""
        return _expected(self._run(command, stdin, env))

    def _run(self, command: list[str], stdin: str | bytes, env: Mapping[str, str] | None) -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            env={**self.env, **(env or {})},
            cwd=self.home,
            timeout=120,
        )
        return Done(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def megabytes(self, *args: str) -> float:
        """Run `zgc ARGS` and return the memory of the largest process that it took."""
        done = self.command([sys.executable, "-c", MEASURED, ZGC, *args], b"", None)
        assert done.status == 0, done.err
        return int(done.out) / (1 << 20 if sys.platform == "darwin" else 1 << 10)

    def hook(self, code: str) -> dict[str, str]:
        """Return an environment in which Python runs this code when it starts."""
        place = self.home / "hook"
        place.mkdir(exist_ok=True)
        (place / "sitecustomize.py").write_text(code, "utf-8")
        return {"PYTHONPATH": str(place)}

    def pty(self, *args: str, columns: int = 80, env: Mapping[str, str] | None = None) -> Done:
        """Run `zgc ARGS` on a terminal of this many columns; stderr goes there too.

        Nobody is there to turn pages, so that there is a pager only where `env` names one.
        """
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        whole = {**self.env, "TERM": "xterm-256color", "PAGER": "", **(env or {})}
        wait = self.begin(args, whole, theirs)
        os.close(theirs)
        out = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux reports the end of a terminal as an error
                break
            if not piece:
                break
            out += piece
        os.close(ours)
        return Done(out.decode().replace("\r\n", "\n"), "", wait())

    def begin(self, args: Sequence[str], env: Mapping[str, str], tty: int) -> Callable[[], int]:
        """Start the program on a terminal; return what waits for its status."""
        if server := self.server_for(env):
            line = server.start(args, env, self.home, (tty, tty, tty))
            return lambda: status_of(line)
        command = [ZGC, *args]
        process = subprocess.Popen(
            command, stdin=tty, stdout=tty, stderr=tty, env=env, cwd=self.home
        )
        return process.wait


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return an environment in which a text that many tests read is parsed once for all of them."""
    return {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


@pytest.fixture
def zgc(request: pytest.FixtureRequest, tmp_path: Path) -> Runner:
    if request.node.get_closest_marker("process"):
        return Runner(tmp_path)
    return Runner(tmp_path, request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    yield from browsers(tmp_path_factory.mktemp("profile"))


def cases(name: str) -> Any:
    """Return what stands in a file of cases: `cases("dates")["case"]`."""
    return tomllib.loads((ROOT / "tests" / "cases" / f"{name}.toml").read_text("utf-8"))


def slow(*values: Any) -> Any:
    """Return the values of a parameter that is tried by `-m slow` only."""
    return pytest.param(*values, marks=pytest.mark.slow)


def examples(count: int) -> settings:
    """Let hypothesis try so many examples in CI, and a quarter of them elsewhere."""
    return settings(
        max_examples=count if os.environ.get("CI") else max(10, count // 4), deadline=None
    )


settings.register_profile("tests", examples(100))
settings.load_profile("tests")


def needs(program: str) -> str:
    """Return the path of a program; without it the test is skipped, but not in CI."""
    found = shutil.which(program)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"there is no {program} here")
    assert found, f"{program} is not installed"
    return found


class Drawn:
    """Runs a command inside the test process, which takes milliseconds, and returns its output.

    It is as on a terminal of some size, but for the streams.
    """

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.patch = patch
        self.capture = capture
        for name in ("LC_ALL", "LC_CTYPE"):
            patch.setenv(name, "C.UTF-8")
        for name in ("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "ZGC_ARTICLE", "ZGC_FORMAT"):
            patch.delenv(name, raising=False)
        patch.setenv("ZGC_CACHE", "off")
        patch.setenv("XDG_CONFIG_HOME", str(GOLDEN))  # where there is no config
        self.speak("en")

    def speak(self, tongue: str) -> None:
        """Let the program speak Chinese or English from here on."""
        self.patch.setenv("ZGC_LANG", tongue)
        language._catalogue.cache_clear()

    def __call__(
        self,
        command: str | Sequence[str],
        columns: int = 80,
        *options: str,
        lines: int = 24,
        color: str = "never",
        format_: str = "table",
    ) -> str:
        self.patch.setenv("COLUMNS", str(columns))
        self.patch.setenv("LINES", str(lines))
        words = command.split() if isinstance(command, str) else command
        status = run([*words, "-f", format_, "--color", color, *options])
        captured = self.capture.readouterr()
        assert (status in (0, 1), _EXPECTED.sub("", captured.err)) == (True, "")
        return captured.out


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Drawn]:
    yield Drawn(monkeypatch, capsys)
    language._catalogue.cache_clear()


class Golden:
    """Whole outputs as files; `pytest --update` writes them anew."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, name: str, actual: str) -> None:
        place = GOLDEN / name
        if self.update:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(actual, "utf-8")
        assert actual == place.read_text("utf-8"), f"{name} differs; see pytest --update"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update"))
