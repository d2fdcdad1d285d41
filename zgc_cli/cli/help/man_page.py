"""The manual page: every command and every topic, in the words of the help on the screen."""

from typing import Any

from zgc_cli import __version__
from zgc_cli.cli.help import topics
from zgc_cli.cli.help.command_help import CommandHelp, help_of
from zgc_cli.cli.help.help_writer import HelpWriter
from zgc_cli.cli.help.roff_writer import RoffWriter
from zgc_cli.cli.help.screen import EXAMPLES
from zgc_cli.runtime.language import _

_RELEASED = "2026-03-25"


def roff_writer() -> RoffWriter:
    """Return what writes the page as `man` reads it; `HelpWriter` writes it as text."""
    return RoffWriter(_("User Commands"), f"zgc {__version__}", _RELEASED)


def manual(program: Any, writer: RoffWriter | HelpWriter) -> str:
    """Return the manual page of the program, as somebody writes it."""
    writer.heading(_("NAME"))
    writer.entry("zgc", _("explore the facts of a Chinese news article"))
    writer.heading(_("SYNOPSIS"))
    writer.usage("zgc", _("COMMAND [ARGUMENTS] [OPTIONS]"))
    writer.heading(_("DESCRIPTION"))
    writer.prose(
        _(
            "zgc loads an article that was parsed beforehand and answers who, what, how "
            "much, when, and who said so, each answer with the place in the text that "
            "proves it. One article is built in; any other Chinese news article can be "
            "parsed into the same form."
        )
    )
    writer.heading(_("COMMANDS"))
    commands = [help_of(*program.command(name)) for name in program.list_commands(None)]
    for command in commands:
        _write_command(command, writer)
    writer.heading(_("OPTIONS OF EVERY COMMAND THAT READS AN ARTICLE"))
    for _title, terms in next(c.options[1:] for c in commands if len(c.options) == 3):
        writer.terms(terms)
    for name in topics.TOPICS:
        topics.write(name, writer)
    writer.heading(_("EXAMPLES"))
    writer.terms((example, _(said)) for example, said in EXAMPLES)
    return writer.text


def _write_command(command: CommandHelp, writer: RoffWriter | HelpWriter) -> None:
    """Write usage, purpose, examples and own options of a command."""
    writer.subheading(command.usage)
    for paragraph in command.purpose:
        writer.prose(paragraph)
    writer.verbatim(command.examples)
    writer.terms(command.arguments)
    own = command.options[0][1]
    writer.terms((names, about) for names, about in own if "--help" not in names)
