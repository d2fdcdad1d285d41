"""What is longer than the screen goes through a pager, as in git: less, unless another is named."""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from itertools import chain

from zgc_cli.runtime.signals import left_to_child
from zgc_cli.runtime.terminal import Terminal

# Short text is printed, colours are shown, the screen is not cleared at the end.
_LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


def page(pieces: Iterable[str], terminal: Terminal, wanted: bool | None = None) -> None:
    """Write a text piece by piece, through a pager where a terminal has fewer lines than it.

    `wanted` is what --pager and --no-pager say; ZGC_PAGER and PAGER name a pager, or none if the
    first of them that is set is empty.
    """
    command = _command(terminal, wanted) if terminal.tty and wanted is not False else []
    pieces = iter(pieces)
    first = ""
    while command and first.count("\n") < terminal.size.lines and (piece := next(pieces, "")):
        first += piece
    text = chain([first], pieces)
    is_long = first.count("\n") >= terminal.size.lines
    if not (command and is_long and _paged(text, command, terminal)):
        terminal.out.writelines(text)
        terminal.out.flush()


def _command(terminal: Terminal, wanted: bool | None) -> list[str]:
    """Return the words of the command; none where the environment wants no pager."""
    import shlex
    import shutil

    environ = terminal.environ
    named = environ.get("ZGC_PAGER", environ.get("PAGER"))
    if named is None or (wanted and not named.strip()):
        is_able = wanted or environ.get("TERM") != "dumb"
        return ["less"] if is_able and shutil.which("less") else []
    try:
        return shlex.split(named)
    except ValueError:  # a PAGER that is no command
        return []


def _paged(text: Iterable[str], command: list[str], terminal: Terminal) -> bool:
    """Return whether a pager could be started; it has shown the text then, as far as it was read.

    A piece is asked for when the pager has taken the one before.
    """
    import subprocess

    terminal.out.flush()
    with left_to_child():
        try:
            pager = subprocess.Popen(
                command, stdin=subprocess.PIPE, env={**_LESS, **terminal.environ}
            )
        except OSError:
            return False
        with suppress(BrokenPipeError), pager, pager.stdin or BytesIO() as stream:
            for piece in text:
                stream.write(piece.encode("utf-8", "backslashreplace"))
    return True
