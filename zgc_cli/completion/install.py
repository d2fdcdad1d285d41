"""Where a shell finds its script for good: in a file of the user's, which its start-up file reads.

No program is started with the shell, and where the file is gone nothing is wrong.
"""

from collections.abc import Mapping
from pathlib import Path

from zgc_cli.completion.bash import quoted
from zgc_cli.document.file import write_whole
from zgc_cli.runtime.errors import SourceError, reason
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple


class ScriptPlace(NamedTuple):
    """The file of a script, the start-up file and its line; fish looks for the script itself."""

    script: Path
    start_up: Path | None = None

    @property
    def line(self) -> str:
        """The line by which the shell reads the script."""
        return f"if [ -r {quoted(str(self.script))} ]; then . {quoted(str(self.script))}; fi"

    def has_line(self) -> bool:
        """Return whether the start-up file has the line already."""
        if self.start_up is None:
            return True
        try:
            return self.line in self.start_up.read_text("utf-8", "replace").splitlines()
        except OSError:
            return False


def place_of(shell: str, environ: Mapping[str, str]) -> ScriptPlace:
    """Return where the script of a shell belongs."""
    home = Path(environ.get("HOME") or "/")
    if shell == "fish":
        config = _absolute(environ.get("XDG_CONFIG_HOME"), home / ".config")
        return ScriptPlace(config / "fish" / "completions" / "zgc.fish")
    data = _absolute(environ.get("XDG_DATA_HOME"), home / ".local" / "share") / "zgc"
    if shell == "zsh":
        return ScriptPlace(data / "_zgc", _absolute(environ.get("ZDOTDIR"), home) / ".zshrc")
    return ScriptPlace(data / "zgc.bash", home / ".bashrc")


def _absolute(named: str | None, default: Path) -> Path:
    return Path(named) if named and named.startswith("/") else default


def install(place: ScriptPlace, script: str) -> None:
    """Write a script to its place, and the line for it, once, at the end of the start-up file."""
    try:
        place.script.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place.script, script.encode())
        if place.start_up is not None and not place.has_line():
            with place.start_up.open("ab+") as file:
                file.seek(0)
                is_whole = file.read()[-1:] in (b"", b"\n")
                file.write((b"" if is_whole else b"\n") + f"{place.line}\n".encode())
    except OSError as error:
        raise SourceError(
            _("cannot write {file}: {reason}", file=error.filename, reason=reason(error))
        ) from error
