"""`zgc help` and `zgc man`: topics on the screen, and everything as one manual page."""

from typing import Annotated

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


def man() -> int:
    """Open the manual page on a terminal; in a pipe print it as roff, which man reads.

    Examples:
    zgc man
    zgc man > zgc.1
    """
    from zgc_cli.cli.app import build
    from zgc_cli.cli.help.man_page import manual
    from zgc_cli.runtime.terminal import Terminal

    page = manual(build())
    if Terminal().tty:
        _open(page)
    else:
        typer.echo(page, nl=False)
    return 0


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
