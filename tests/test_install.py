"""Slow: what is built here, installed where no checkout is, by every Python that can be had."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from socket import gethostname
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT, SEED

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.slow
VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14")

# Every command, with what it must print; the parser and all that it loads are among them.
JOBS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("summary",), "2026-03-25"),
    (("sections", "--count"), "4\n"),
    (("parse", "seed.txt", "-o", "again.zgc"), ""),
    (("quotes", "-a", "again.zgc"), "王豫"),
    (("read", "P1", "-f", "table"), "中关村"),
    (("search", "机器人", "-f", "table"), "机器人"),
    (("ask", "驭势科技的无人驾驶跑了多少公里"), "580万公里"),
    (("check", "seed.txt"), "supported"),
    (("graph", "--format", "graphml"), "graphml"),
    (("show", "yhht"), "银河航天"),
    (("export", "--to", "html"), "<html"),
    (("schema", "quote"), "speaker"),
    (("search", "--help"), "QUERY"),
)

# What is refused, with what the one sentence on stderr must say.
REFUSED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("nosuch",), "zgc: there is no command 'nosuch'"),
    (("quotes", "--fooo"), "zgc: no such option: --fooo"),
    (("quotes", "--kind", "bad"), "zgc: --kind takes one of speech"),
    (("entities", "--type"), "zgc: option --type needs a value"),
    (("figures", "--min", "many"), "zgc: --min takes a number"),
    (("search",), "zgc: QUERY is missing"),
    (("quotes", "--fields", "nosuch"), "zgc: --fields knows no field 'nosuch'"),
)

# The tests that go through each dependency: typer, rich, jieba, rapidfuzz, the Markdown and the
# page reader, pypinyin and OpenCC. Lexicons are made with the newest pypinyin.
PART = (
    *("help", "views", "styled", "drawing", "built_in", "names"),
    *("search", "resolver", "source", "pinyin", "store", "check"),
)
NEEDED = {"pytest", "pytest-xdist", "hypothesis", "trafilatura", "lxml_html_clean", "tomli"}


def interpreters() -> dict[str, str]:
    """Return the interpreters of this machine: those on the path, and those that pyenv holds.

    On the path pyenv leaves shims behind, also of those that it holds no more.
    """
    found = {}
    for version in VERSIONS:
        pyenv = sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))
        places = [shutil.which(f"python{version}") or "", *map(str, pyenv)]
        place = next((p for p in places if p and "shims" not in Path(p).parts), None)
        if place:
            found[version] = place
    return {f"{sys.version_info.major}.{sys.version_info.minor}": sys.executable} | found


class Built(NamedTuple):
    """What a release consists of."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone, in which nothing lies about that is not committed."""
    folder = tmp_path_factory.mktemp("cloned") / "clone"
    command = ["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def built(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist and the wheel from a clone."""
    out = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "-o", str(out), str(clone)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return Built(next(out.glob("*.whl")), next(out.glob("*.tar.gz")))


class Installed:
    """An environment of its own, with the program in it and no way to the checkout."""

    def __init__(self, python: str, home: Path, *packages: str) -> None:
        self.home = home
        self.bin = home / "venv" / "bin"
        self.env = {"PATH": f"{self.bin}{os.pathsep}/usr/bin:/bin", "HOME": str(home)}
        self.env |= {"LANG": "C.UTF-8", "PYTHONNOUSERSITE": "1"}
        self.env |= {k: v for k, v in os.environ.items() if k.startswith("PIP_")}
        self.run(python, "-m", "venv", "venv")
        self.run(str(self.bin / "pip"), "install", "-q", *packages)
        shutil.copy(SEED, home / "seed.txt")

    def run(self, *command: str) -> tuple[str, str]:
        done = self._done(*command)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout, done.stderr

    def refuses(self, sentence: str, *command: str) -> None:
        """Run what must be refused with one sentence."""
        done = self._done(*command)
        assert (done.returncode, done.stdout) == (2, ""), (command, done)
        assert done.stderr.startswith(sentence), done.stderr
        assert done.stderr.count("\n") == 1, done.stderr

    def _done(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, cwd=self.home, env=self.env, capture_output=True, text=True, check=False
        )


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_a_release_works_without_the_checkout(built: Built, kind: str, tmp_path: Path) -> None:
    there = Installed(sys.executable, tmp_path, str(getattr(built, kind)))
    place, _ = there.run(str(there.bin / "python"), "-c", "import zgc_cli; print(zgc_cli.__file__)")
    assert place.startswith(str(tmp_path))
    for arguments, wanted in JOBS:
        out, err = there.run(str(there.bin / "zgc"), *arguments)
        assert wanted in out
        assert err == "", arguments  # no logger, no warning, no word of jieba's
    for shell, name in {"bash": "zgc.bash", "zsh": "_zgc", "fish": "zgc.fish"}.items():
        made = (ROOT / "completions" / name).read_text("utf-8")
        assert there.run("zgc", "completion", shell)[0] == made
    linked, _ = there.run("zgc", "quotes", "-f", "table", "--hyperlink", "always")
    assert f"file://{gethostname()}{tmp_path}" in linked


@pytest.mark.parametrize("version", interpreters())
def test_every_python_runs_it_without_a_warning(built: Built, version: str, tmp_path: Path) -> None:
    there = Installed(interpreters()[version], tmp_path, str(built.wheel))
    python = str(there.bin / "python")
    assert there.run(python, "--version")[0].startswith(f"Python {version}.")
    for arguments, wanted in JOBS:
        out, err = there.run(python, "-X", "dev", "-W", "error", "-m", "zgc_cli", *arguments)
        assert wanted in out
        assert err == "", arguments


@pytest.mark.parametrize("bound", ["lowest", "highest"])
def test_every_version_declared_of_a_dependency_works(
    clone: Path, bound: str, tmp_path: Path
) -> None:
    """The lowest versions on the oldest Python that is here, the highest on the newest."""
    declared = tomllib.loads((clone / "pyproject.toml").read_text("utf-8"))["project"]
    tools = [d for d in declared["optional-dependencies"]["test"] if named(d) in NEEDED]
    wanted = declared["dependencies"] + tools
    if bound == "lowest":
        wanted = [re.sub(r">=([^,;]+)(,[^;]*)?", r"==\1", d) for d in wanted]
    pythons = sorted(interpreters().items(), key=lambda item: int(item[0].partition(".")[2]))
    _version, python = pythons[0 if bound == "lowest" else -1]
    there = Installed(python, tmp_path, *wanted, "-e", str(clone))
    for arguments, output in JOBS:
        out, err = there.run("zgc", *arguments)
        assert output in out
        assert err == "", arguments
    for arguments, sentence in REFUSED:
        there.refuses(sentence, "zgc", *arguments)
    tests = [str(clone / "tests" / f"test_{name}.py") for name in PART]
    there.run("pytest", "-q", "--rootdir", str(clone), "-k", "not made_lexicons", *tests)


def named(requirement: str) -> str:
    """Return the package that a requirement is for."""
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]


@pytest.mark.skipif(
    not (shutil.which("npm") or os.environ.get("CI")), reason="needs npm, for its package pyodide"
)
def test_the_newest_python_runs_it_on_webassembly(built: Built, tmp_path: Path) -> None:
    """Where no interpreter of 3.14 can be had: the one that a package of npm carries."""
    there = Installed(sys.executable, tmp_path, str(built.wheel))
    node = str(Path(shutil.which("node") or "node").parent)
    there.env["PATH"] += os.pathsep + node
    there.run("npm", "install", "--silent", "--no-audit", "--no-fund", "pyodide@314.0.7")
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    script = str(ROOT / "tests" / "pyodide.mjs")
    out, _ = there.run("node", script, str(site), str(tmp_path), json.dumps(JOBS))
    assert out == "3.14\n"


def test_a_release_holds_what_it_should(built: Built) -> None:
    with ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    files = {str(f.relative_to(ROOT)) for f in (ROOT / "zgc_cli").rglob("*") if is_ours(f)}
    assert files <= names
    strange = {n for n in names - files if not re.match(r"zgc_cli-[^/]*\.dist-info/", n)}
    assert not strange
    with tarfile.open(built.sdist) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert files | {"pyproject.toml", "README.md"} <= inside


def is_ours(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def test_no_syntax_or_name_is_newer_than_the_oldest_python() -> None:
    """Stands in for interpreters that a machine lacks: the code asks for nothing beyond 3.10."""
    command = ["vermin", "-q", "--no-tips", "--target=3.10-", "--violations", "--eval-annotations"]
    done = subprocess.run(
        [str(Path(sys.executable).with_name(command[0])), *command[1:], str(ROOT / "zgc_cli")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
