"""What the help says of a command, read from its parameters and its docstring.

The screen, the manual page and the completion scripts are written from it.
"""

from collections.abc import Sequence
from typing import Any

from zgc_cli.cli.choices import choices_of
from zgc_cli.cli.help.usage import metavar, with_names
from zgc_cli.cli.options import ARTICLE, OUTPUT
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple

Terms = list[tuple[str, str]]


class CommandHelp(NamedTuple):
    """The parts of the help of a command; options stand in groups, each with its title."""

    usage: str
    purpose: list[str]
    examples: list[str]
    arguments: Terms
    options: list[tuple[str, Terms]]


def help_of(command: Any, context: Any) -> CommandHelp:
    """Return the help of a command that was built."""
    params = [p for p in command.get_params(context) if not getattr(p, "hidden", False)]
    arguments = [p for p in params if p.param_type_name == "argument"]
    purpose, _mark, examples = (command.help or "").partition("Examples:\n")
    return CommandHelp(
        " ".join([context.command_path, *map(metavar, arguments)]),
        [_(" ".join(paragraph.split())) for paragraph in purpose.strip().split("\n\n")],
        [line.strip() for line in examples.strip().splitlines()],
        [(metavar(p), _about(p)) for p in arguments],
        _groups(params),
    )


def _groups(params: Sequence[Any]) -> list[tuple[str, Terms]]:
    """Return the options in parts: the command's own, those of the article, of the output."""
    named = {p.name for p in params}
    article = ARTICLE if "article" in named else frozenset[str]()
    output = OUTPUT if "quiet" in named else frozenset[str]()
    groups: dict[str, Terms] = {_("Options:"): [], _("Article:"): [], _("Output:"): []}
    own_title, article_title, output_title = groups
    for p in params:
        if p.param_type_name == "option":
            shared = output_title if p.name in output else own_title
            title = article_title if p.name in article else shared
            groups[title].append((_head(p), _about(p)))
    return [(title, terms) for title, terms in groups.items() if terms]


def _head(option: Any) -> str:
    """Return the names of an option with its value: `-n, --limit N`."""
    names = sorted(option.opts, key=len) + list(option.secondary_opts)
    value = "" if option.is_flag else f" {metavar(option)}"
    return f"{', '.join(names)}{value}"


def _about(param: Any) -> str:
    """Return what a parameter is for, with its choices and its default."""
    parts = [_("Print this page.") if param.name == "help" else _(param.help or "")]
    choices = choices_of(param)
    if choices:
        parts.append(f"[{', '.join(with_names(choices))}]")
    if param.param_type_name == "option" and not param.is_flag and param.default:
        parts.append(_("[default: {value}]", value=param.default))
    # A full-width mark carries its own blank.
    return " ".join(parts).replace("。 ", "。")
