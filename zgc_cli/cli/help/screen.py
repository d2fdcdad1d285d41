"""Help as text: the program's one screen, and each command's page with its examples first."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from zgc_cli.cli.help.help_writer import HEADING, NAME, WIDTH, HelpWriter, cells
from zgc_cli.cli.help.usage import context_of, metavar
from zgc_cli.cli.options import ARTICLE, OUTPUT
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.runtime.language import N_, _
from zgc_cli.show.columns import columns
from zgc_cli.show.labels import field, word

EXAMPLES = (
    ("zgc summary", N_("what the article is, on one screen")),
    ("zgc search 机器人", N_("passages, the best first")),
    ("zgc quotes --speaker 王豫", N_("what someone said")),
    ("zgc ask 阿斯利康投资多少", N_("an answer with its proof")),
    ("zgc summary -a news.txt", N_("any other article")),
)
_COLUMN = 41  # columns of the left half of the list of commands


def screen(commands: Mapping[str, str]) -> str:
    """Return the help of the program, within one screen; `commands` says what each is for."""
    writer = HelpWriter.for_stdout()
    writer.lines.append(_usage(writer, "zgc", _("COMMAND [ARGUMENTS] [OPTIONS]")))
    writer.prose(_("Explore the facts of a Chinese news article. One is built in."))
    writer.heading(_("Examples:"))
    writer.terms([(example, _(about)) for example, about in EXAMPLES])
    writer.heading(_("Commands:"))
    _list_commands(writer, list(commands.items()))
    writer.gap()
    writer.prose(_("More: `zgc COMMAND -h`, `zgc help TOPIC`, `zgc man`, `zgc --version`"))
    return writer.text


def _list_commands(writer: HelpWriter, commands: Sequence[tuple[str, str]]) -> None:
    """Write the commands in two columns, down the first and then down the second."""
    if writer.width < WIDTH:
        writer.terms([(name, _(about)) for name, about in commands])
        return
    longest = max(len(name) for name, _about in commands)
    half = (len(commands) + 1) // 2
    for pair in zip_longest(commands[:half], commands[half:], fillvalue=("", "")):
        line, used = "", 0
        for start, (name, about) in zip((2, _COLUMN), pair, strict=True):
            if not name:
                break
            told = _(about)
            line += " " * (start - used) + writer.paint(f"{name:{longest}}", NAME) + f"  {told}"
            used = start + longest + 2 + cells(told)
        writer.lines.append(line)


def page(command: Any, context: Any) -> str:
    """Return the help of one command: purpose, examples, arguments and options."""
    writer = HelpWriter.for_stdout()
    params = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    arguments = [p for p in params if p.param_type_name == "argument"]
    wanted = " ".join([*map(metavar, arguments), _("[OPTIONS]")])
    purpose, examples = parts(command.help or "")
    writer.lines.append(_usage(writer, context.command_path, wanted))
    for line in purpose:
        writer.gap()
        writer.prose(_(line))
    writer.heading(_("Examples:"))
    for example in examples:
        writer.verbatim(example)
    if arguments:
        writer.heading(_("Arguments:"))
        writer.terms([(metavar(p), about(p)) for p in arguments])
    for number, (title, held) in enumerate(groups(params)):
        if number == 1:  # behind the options of its own
            _write_fields(writer, command.name)
        writer.heading(title)
        writer.terms([(head(p), about(p)) for p in held])
    return writer.text


def _write_fields(writer: HelpWriter, name: str) -> None:
    """Write which fields the records of a command have."""
    if COMMANDS[name].kind:
        writer.heading(_("Fields:"))
        names = [column.name for column in columns(COMMANDS[name].kind)]
        told = (n if n == field(n) else f"{n} {field(n)}" for n in names)
        writer.prose(", ".join(told), indent=2)


def groups(params: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Return the options in parts: the command's own, those of the article, of the output."""
    named = {p.name for p in params}
    article = ARTICLE if "article" in named else frozenset()
    output = OUTPUT if "quiet" in named else frozenset()
    options = [p for p in params if p.param_type_name == "option"]
    found = [
        (_("Options:"), [p for p in options if p.name not in article | output]),
        (_("Article:"), [p for p in options if p.name in article]),
        (_("Output:"), [p for p in options if p.name in output]),
    ]
    return [(title, held) for title, held in found if held]


def _usage(writer: HelpWriter, path: str, rest: str) -> str:
    return f"{writer.paint(_('Usage: '), HEADING)}{path} {rest}"


def parts(docstring: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a command's docstring, and the examples behind `Examples:`."""
    purpose, _mark, examples = docstring.partition("Examples:\n")
    paragraphs = [" ".join(p.split()) for p in purpose.strip().split("\n\n")]
    return paragraphs, [line.strip() for line in examples.strip().splitlines()]


def head(option: Any) -> str:
    """Return the names of an option with its value: `-n, --limit N`."""
    names = sorted(option.opts, key=len) + list(option.secondary_opts)
    value = "" if option.is_flag else f" {metavar(option)}"
    return f"{', '.join(names)}{value}"


def about(param: Any) -> str:
    """Return what a parameter is for, with its choices and its default."""
    told = [_(param.help or "")]
    if param.name == "help":
        told = [_("Print this page.")]
    choices = getattr(param.type, "choices", None)
    if choices:
        told.append(f"[{', '.join(_explained(choices))}]")
    if param.param_type_name == "option" and not param.is_flag and param.default:
        told.append(_("[default: {value}]", value=param.default))
    # A full-width mark carries its own blank.
    return " ".join(told).replace("。 ", "。")


def _explained(choices: Sequence[str]) -> list[str]:
    """Return the choices, each with what it is called in the user's language: `org 机构`."""
    context = context_of(choices)
    if context is None:
        return list(choices)
    named = ((choice, word(context, choice)) for choice in choices)
    return [c if c == name else f"{c} {name}" for c, name in named]
