"""Help as text: the program's one screen, and each command's page with its examples first."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from zgc_cli.cli.help.help_writer import HEADING, NAME, WIDTH, HelpWriter, cells
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.runtime.language import N_, _
from zgc_cli.show.columns import field_names
from zgc_cli.show.labels import field

if TYPE_CHECKING:
    from zgc_cli.cli.help.command_help import CommandHelp

EXAMPLES = (
    ("zgc summary", N_("what the article is, on one screen")),
    ("zgc search 机器人", N_("passages, the best first")),
    ("zgc ask 阿斯利康投资多少", N_("an answer with its proof")),
    ("zgc summary news.txt", N_("any other article")),
)
_SCREEN = 24  # lines
_COLUMN = 41  # columns of the left half of the list of commands


def screen(commands: Mapping[str, str]) -> str:
    """Return the help of the program, within one screen; `commands` says what each is for."""
    writer = HelpWriter.for_stdout()
    writer.lines.append(_usage(writer, f"zgc {_('COMMAND [ARGUMENTS] [OPTIONS]')}"))
    writer.prose(_("Explore the facts of a Chinese news article. One is built in."))
    writer.heading(_("Examples:"))
    writer.terms([(example, _(about)) for example, about in EXAMPLES])
    writer.heading(_("Commands:"))
    _list_commands(writer, commands)
    writer.prose(_("More: `zgc COMMAND -h`, `zgc help TOPIC`, `zgc man`; 中文：`ZGC_LANG=zh`"))
    return writer.text


def _list_commands(writer: HelpWriter, commands: Mapping[str, str]) -> None:
    """Write the commands in two columns, down the first and then down the second."""
    terms = [(name, _(about)) for name, about in commands.items()]
    if writer.width < WIDTH:
        writer.terms(terms)
        return
    longest = max(map(len, commands))
    drawn = [f"{writer.paint(f'{name:{longest}}', NAME)}  {about}" for name, about in terms]
    half = (len(terms) + 1) // 2
    for left, right, (_name, about) in zip_longest(drawn[:half], drawn[half:], terms[:half]):
        gap = " " * (_COLUMN - longest - 4 - cells(about))
        writer.lines.append(f"  {left}{gap}{right}" if right else f"  {left}")


def page(command: Any, context: Any) -> str:
    """Return the help of one command: purpose, examples, arguments and its own options.

    What would be longer than a screen loses its blank lines, then the names of the fields, which
    Tab and a wrong --fields tell, too.
    """
    from zgc_cli.cli.help.command_help import help_of

    parts = help_of(command, context)
    entry = COMMANDS[command.name]
    fields = field_names(entry.kind, entry.joined)
    lines = _page(parts, fields).lines
    for shorter in (fields, []):
        if len(lines) > _SCREEN:
            lines = list(filter(None, _page(parts, shorter).lines))
    return "\n".join(lines)


def _page(parts: "CommandHelp", names: Sequence[str]) -> HelpWriter:
    """Write the help of a command, with the names of its fields if any are given."""
    writer = HelpWriter.for_stdout()
    writer.lines.append(_usage(writer, f"{parts.usage} {_('[OPTIONS]')}"))
    for paragraph in parts.purpose:
        writer.gap()
        writer.prose(paragraph)
    writer.heading(_("Examples:"))
    writer.verbatim(parts.examples)
    if parts.arguments:
        writer.heading(_("Arguments:"))
        writer.terms(parts.arguments)
    title, own = parts.options[0]
    if own := [(names, about) for names, about in own if "--help" not in names]:
        writer.heading(title)
        writer.terms(own)
    if names:
        writer.heading(_("Fields:"))
        fields = (n if n == field(n) else f"{n} {field(n)}" for n in names)
        writer.prose(", ".join(fields), indent=2)
    if len(parts.options) > 1:
        writer.gap()
        writer.prose(_("More: `-a FILE`, `-f FORMAT`, `-n N`, `-o OUT` …, see `zgc help options`"))
    return writer


def shared_options(command: Any, context: Any) -> str:
    """Return what `zgc help options` prints: the options that every query takes."""
    from zgc_cli.cli.help.command_help import help_of

    writer = HelpWriter.for_stdout()
    writer.prose(_("Every command that prints records takes these, behind it or before it."))
    for title, options in help_of(command, context).options[1:]:
        writer.heading(title)
        writer.terms(options)
    return writer.text


def _usage(writer: HelpWriter, usage: str) -> str:
    return f"{writer.paint(_('Usage: '), HEADING)}{usage}"
