"""What is longer than the screen goes through a pager, as in git: less, unless another is named."""

from zgc_cli.runtime.signals import left_to_child
from zgc_cli.runtime.terminal import Terminal

# Short text is printed, colours are shown, the screen is not cleared at the end.
_LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


def page(text: str, terminal: Terminal, wanted: bool | None = None) -> None:
    """Write text, through a pager where a terminal has fewer lines than the text.

    `wanted` is what --pager and --no-pager say; ZGC_PAGER and PAGER name a pager, or none if the
    first of them that is set is empty.
    """
    command = _command(terminal, wanted) if terminal.tty and wanted is not False else []
    if text.count("\n") < terminal.size.lines or not (command and _paged(text, command, terminal)):
        terminal.out.write(text)
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


def _paged(text: str, command: list[str], terminal: Terminal) -> bool:
    """Return whether a pager could be started; it has shown the text then."""
    import subprocess

    terminal.out.flush()
    try:
        with left_to_child():
            subprocess.run(
                command,
                input=text.encode("utf-8", "backslashreplace"),
                env={**_LESS, **terminal.environ},
                check=False,
            )
    except OSError:
        return False
    return True
