"""Real shells on a pseudo-terminal: what a Tab does to the line, what it shows, what arrives."""

import os
import re
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

from tests.conftest import ROOT

NAMES = ("bash", "zsh", "fish")
OLDER = ("bash-3.2", "bash-4.0", "bash-4.4", "bash3", "bash4")
SCRIPTS = {
    "bash": ROOT / "completions" / "zgc.bash",
    "zsh": ROOT / "completions" / "_zgc",
    "fish": ROOT / "completions" / "zgc.fish",
}
# What one waits for: before each prompt READY, around the dumped line OPEN and CLOSE.
# MORE where it asks for the rest of a line.
READY, OPEN, CLOSE, MORE = "\x05", "\x02", "\x03", "\x06"
PATIENCE = 20  # seconds for a line that is run; fish asks for the rest of a line without a prompt
ESCAPE = re.compile(r"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>()][0B]?)")


class Tab(NamedTuple):
    """The line after a Tab, and what was shown on the way, without and with escape sequences."""

    line: str
    shown: str
    raw: str


class Shell:
    """One session of an interactive shell with the completion of zgc switched on."""

    def __init__(self, program: str, folder: Path, locale: str, how: str, script: Path) -> None:
        self.name = kind_of(program)
        command, rc = START[self.name](folder, how, script)
        command[0] = program
        self.folder = folder
        env = {
            "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "TERM": "xterm",
            "LC_ALL": locale,
            "INPUTRC": str(folder / "inputrc"),
            "ZDOTDIR": str(folder),
        }
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            env=env,
            cwd=str(folder),
            encoding="utf-8",
            codec_errors="backslashreplace",
            dimensions=(200, 160),
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.start(rc)

    def start(self, rc: str) -> None:
        (self.folder / f"rc.{self.name}").write_text(rc, "utf-8")
        self.child.sendline(f"source {self.folder}/rc.{self.name}")
        self.child.expect_exact(READY)

    def tab(self, line: str, presses: int = 1, back: int = 0) -> Tab:
        """Type a line, go back some characters, press Tab; return what it has become."""
        self.child.send(line + "\x1b[D" * back + "\t" * presses + "\x1bl")
        self.child.expect_exact(OPEN)
        before = self.child.before or ""
        self.child.expect_exact(CLOSE)
        result = (self.child.before or "").replace("\r\n", "\n").strip("\r\n")
        return Tab(result, ESCAPE.sub("", before), before)

    def send(self, line: str) -> str:
        """Run a line; return what it printed."""
        self.child.send(line + "\r")
        self.child.expect_exact(READY)
        return ESCAPE.sub("", self.child.before or "")

    def run(self, line: str, presses: int = 1) -> list[str]:
        """Type a line, press Tab, press Enter; return the arguments that zgc has received."""
        (self.folder / "arguments").unlink(missing_ok=True)
        self.send(line + "\t" * presses)
        return (self.folder / "arguments").read_text("utf-8", "surrogateescape").split("\0")[:-1]

    def received(self, line: str, presses: int = 1, behind: str = "") -> list[str] | None:
        """Do as `run`, typing `behind` after the Tab; return None where the line does not end."""
        place = self.folder / "arguments"
        place.unlink(missing_ok=True)
        self.child.send(line + "\t" * presses + behind + "\r")
        if self.child.expect_exact([READY, MORE, pexpect.TIMEOUT], timeout=PATIENCE):
            self.give_up()
            return None
        if not place.exists():
            return None
        return place.read_text("utf-8", "surrogateescape").split("\0")[:-1]

    def give_up(self) -> None:
        """Leave a line that does not end: interrupt, wait for what a new one prints."""
        self.child.send("\x03")
        time.sleep(0.1)  # the terminal drops what was typed up to the interrupt
        self.child.send(" printf '\\016'\r")
        self.child.expect_exact("\x0e", timeout=PATIENCE)
        self.child.expect_exact(READY, timeout=5)

    def set(self, variable: str, value: str) -> None:
        """Export a variable."""
        assign = f"set -gx {variable} " if self.name == "fish" else f"export {variable}="
        self.send(f"{assign}'{value}'")

    def close(self) -> None:
        self.child.close(force=True)


def _bash(folder: Path, how: str, script: Path) -> tuple[list[str], str]:
    (folder / "inputrc").write_text(
        "set show-all-if-ambiguous on\nset completion-query-items 0\nset page-completions off\n"
        "set bell-style none\nset enable-bracketed-paste off\nset input-meta on\n"
        "set output-meta on\nset convert-meta off\n"
    )
    rc = f"""
dump() {{ printf '\\002%s\\003' "$READLINE_LINE"; READLINE_LINE=; READLINE_POINT=0; }}
PROMPT_COMMAND="printf '\\005'"
bind -x '"\\el": dump'
source {script}
PS1='> ' PS2=$'\006'
"""
    return ["bash", "--norc", "--noprofile"], rc


def _zsh(folder: Path, how: str, script: Path) -> tuple[list[str], str]:
    rc = r"""
PS1='> ' PS2=$'\006' PROMPT_EOL_MARK='' ZLE_RPROMPT_INDENT=0 LISTMAX=1000
unsetopt list_ambiguous beep prompt_cr prompt_sp
precmd() { printf '\005' }
dump() { printf '\002%s\003' "$BUFFER" >/dev/tty; BUFFER= }
zle -N dump
bindkey -e
bindkey '\el' dump
"""
    rc += (
        f"source {script}\n"
        if how == "source"
        else f"fpath=({script.parent} $fpath)\nautoload -Uz compinit && compinit -u -D\n"
    )
    return ["zsh", "-f", "-i"], rc


def _fish(folder: Path, how: str, script: Path) -> tuple[list[str], str]:
    rc = f"""
function fish_greeting; end
function fish_prompt; printf '> '; end
function dump; printf '\\002%s\\003' (commandline | string collect) >/dev/tty; commandline ''; end
function ready --on-event fish_prompt; printf '\\005'; end
set -g fish_autosuggestion_enabled 0
bind \\el dump
source {script}
"""
    return ["fish", "--no-config", "-i"], rc


START = {"bash": _bash, "zsh": _zsh, "fish": _fish}


def fake(folder: Path) -> None:
    """Put a zgc and a python3 on the path that only note that they were started."""
    (folder / "bin").mkdir()
    zgc = folder / "bin" / "zgc"
    zgc.write_text(f"#!/bin/sh\n[ $# = 0 ] || printf '%s\\0' \"$@\" >{folder}/arguments\n")
    zgc.chmod(0o755)
    for name in ("python", "python3"):
        python = folder / "bin" / name
        python.write_text(f"#!/bin/sh\necho started >>{folder}/started\n")
        python.chmod(0o755)


def kind_of(program: str) -> str:
    """Return which shell a program is, whatever its version: `bash` of `/opt/bin/bash-4.4`."""
    return next(name for name in NAMES if name in Path(program).name)


def programs() -> list[str]:
    """Return the shells to drive: those of `NAMES`, older ones on the path or in ZGC_SHELLS."""
    older = filter(None, map(shutil.which, OLDER))
    return [*NAMES, *older, *filter(None, os.environ.get("ZGC_SHELLS", "").split(os.pathsep))]


def shell(
    program: str,
    folder: Path,
    locale: str = "C.UTF-8",
    how: str = "",
    script: Path | None = None,
) -> Shell:
    """Start a shell, or skip the test where there is none; in CI there is."""
    if not shutil.which(program):
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")
    fake(folder)
    return Shell(program, folder, locale, how, script or SCRIPTS[kind_of(program)])
