"""`zgc completion --install`: what it says, what it writes, and that a new shell has it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Runner, needs
from tests.shells import NAMES, SCRIPTS
from zgc_cli.completion.install import install, place_of

RC = {"bash": ".bashrc", "zsh": ".zshrc"}


@pytest.fixture
def home(zgc: Runner) -> Runner:
    zgc.env |= {"HOME": str(zgc.home), "XDG_CONFIG_HOME": str(zgc.home / ".config")}
    zgc.env.pop("XDG_DATA_HOME", None)
    return zgc


def files(folder: Path) -> list[str]:
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


@pytest.mark.parametrize("shell", NAMES)
def test_it_says_what_it_would_do_and_does_it_once(home: Runner, shell: str) -> None:
    told = home("completion", shell, "--install")
    assert (told.status, files(home.home)) == (0, [])
    done = home("completion", shell, "--install", "--yes")
    assert (done.status, done.err) == (0, "")
    script, *rc = sorted(files(home.home), key=lambda name: name in RC.values())
    assert f"would write {home.home}/{script}" in told.out
    assert (home.home / script).read_text("utf-8") == SCRIPTS[shell].read_text("utf-8")
    assert rc == [RC[shell]] if shell in RC else not rc
    before = {name: (home.home / name).read_bytes() for name in files(home.home)}
    again = home("completion", shell, "--install", "--yes")
    assert "added" not in again.out
    assert before == {name: (home.home / name).read_bytes() for name in files(home.home)}


@pytest.mark.parametrize("shell", RC)
def test_a_new_shell_has_it_with_or_without_zgc(home: Runner, shell: str) -> None:
    program = needs(shell)
    rc = home.home / RC[shell]
    rc.write_text("echo mine")  # without a line end
    assert home("completion", shell, "--install", "--yes").status == 0
    assert rc.read_text("utf-8").startswith("echo mine\n")
    known = {"bash": "complete -p zgc", "zsh": "print $_comps[zgc]"}[shell]
    for path in ("/usr/bin:/bin", f"{home.home}:/usr/bin:/bin"):
        env = {"HOME": str(home.home), "PATH": path, "TERM": "dumb"}
        done = subprocess.run([program, "-ic", known], capture_output=True, env=env, timeout=60)
        assert "_zgc" in done.stdout.decode(), done.stderr
    shutil.rmtree(home.home / ".local")
    env = {"HOME": str(home.home), "PATH": "/usr/bin:/bin", "TERM": "dumb"}
    done = subprocess.run([program, "-ic", "echo ok"], capture_output=True, env=env, timeout=60)
    assert done.stdout.decode().split() == ["mine", "ok"]
    assert b"zgc" not in done.stderr


def test_odd_homes(tmp_path: Path) -> None:
    odd = tmp_path / "it's a home"
    place = place_of("bash", {"HOME": str(odd)})
    install(place, "echo $((1 + 1))\n")
    done = subprocess.run(["bash", str(odd / ".bashrc")], capture_output=True, timeout=60)
    assert done.stdout == b"2\n"
    env = {"HOME": "/h", "XDG_DATA_HOME": "/d", "ZDOTDIR": "/z", "XDG_CONFIG_HOME": "/c"}
    assert place_of("zsh", env) == (Path("/d/zgc/_zgc"), Path("/z/.zshrc"))
    assert place_of("fish", env) == (Path("/c/fish/completions/zgc.fish"), None)
    assert place_of("bash", env | {"XDG_DATA_HOME": "relative"}).script.is_relative_to("/h/.local")


def test_what_cannot_be_written(home: Runner) -> None:
    (home.home / ".local").write_text("a file")
    done = home("completion", "bash", "--install", "--yes")
    assert done.status == 2
    assert "cannot write" in done.err
    assert not (home.home / ".bashrc").exists()


def test_the_manual_opens_on_a_terminal(zgc: Runner) -> None:
    place = zgc.home / "bin"
    place.mkdir()
    man = place / "man"
    man.write_text('#!/bin/sh\necho OPENED; head -n 1 "$1"\n')
    man.chmod(0o755)
    out = zgc.pty("man", env={"PATH": f"{place}{os.pathsep}{zgc.env['PATH']}"}).out
    assert out.startswith("OPENED\n.TH ZGC 1")
    assert zgc("man", "--roff").out.startswith(".TH ZGC 1")
    assert zgc("man").out.startswith("NAME\n")
    man.unlink()
    lone = place / "zgc"
    lone.symlink_to(shutil.which("zgc", path=zgc.env["PATH"]) or "zgc")
    done = zgc.pty("man", env={"PATH": str(place)})
    assert (done.status, "there is no program man" in done.out) == (2, True)
