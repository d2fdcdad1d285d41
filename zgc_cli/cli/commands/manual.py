"""`zgc help` and `zgc man`: topics on the screen, and everything as one manual page."""

from typing import Annotated, TextIO

import typer

from zgc_cli.runtime.errors import ZgcError, guess
from zgc_cli.runtime.language import _


def help(
    *,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="A topic, or a command.")
    ] = None,
) -> int:
    """Explain a topic, or a command; without one, list the topics.

    Examples:
    zgc help options
    zgc help formats
    zgc help search
    """
    from zgc_cli.cli.app import build, show
    from zgc_cli.cli.help import topics
    from zgc_cli.cli.help.help_writer import HelpWriter
    from zgc_cli.cli.help.screen import shared_options
    from zgc_cli.cli.registry import COMMANDS

    writer = HelpWriter.for_stdout()
    if topic is None:
        topics.write_list(writer)
    elif topic in topics.TOPICS:
        topics.write(topic, writer)
    elif topic == topics.OPTIONS:
        show(shared_options(*build().command("summary")))
        return 0
    elif topic in COMMANDS:
        command, context = build().command(topic)
        show(command.get_help(context))
        return 0
    else:
        near = guess(topic, [*topics.TOPICS, topics.OPTIONS, *COMMANDS])
        raise ZgcError(
            _("there is no topic {name!r}{guess}; see 'zgc help'", name=topic, guess=near)
        )
    show(writer.text)
    return 0


def man(
    *,
    roff: Annotated[
        bool, typer.Option("--roff", help="Print it as roff. Default where stdout is a file.")
    ] = False,
) -> int:
    """Open the manual page on a terminal; in a pipe print it as text, into a file as roff.

    Examples:
    zgc man
    zgc man | grep -n -- --each
    zgc man > zgc.1
    """
    from zgc_cli.cli.app import build
    from zgc_cli.cli.help.help_writer import HelpWriter
    from zgc_cli.cli.help.man_page import manual, roff_writer
    from zgc_cli.runtime.terminal import Terminal

    terminal = Terminal()
    if roff or _is_file(terminal.out):
        typer.echo(manual(build(), roff_writer()), nl=False)
    elif terminal.tty:
        _open(manual(build(), roff_writer()))
    else:
        typer.echo(manual(build(), HelpWriter()))
    return 0


def _is_file(stream: TextIO) -> bool:
    """Return whether what is written there stays as a file."""
    import os
    import stat

    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _open(page: str) -> None:
    """Let man show a page."""
    import subprocess
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from zgc_cli.runtime.signals import left_to_child

    with TemporaryDirectory(prefix="zgc-") as folder:
        place = Path(folder, "zgc.1")
        place.write_text(page, "utf-8")
        try:
            with left_to_child():
                subprocess.run(["man", str(place)], check=False)
        except OSError as error:
            raise ZgcError(
                _("there is no program man; 'zgc help' tells the same, 'zgc man > zgc.1' writes it")
            ) from error
