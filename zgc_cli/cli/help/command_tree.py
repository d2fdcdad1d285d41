"""The command tree as plain records, for what is generated from it."""

from typing import Any

from zgc_cli.cli.app import LazyProgram, build
from zgc_cli.cli.help.topics import TOPICS
from zgc_cli.cli.registries import rule_names
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.completion.program import Argument, Command, Kind, Option, Program, Value
from zgc_cli.show.columns import ARTICLE, columns

# What a metavar stands for; one that is not listed is free text.
_KINDS: dict[str, Kind] = {
    "FILE": "file",
    "OUT": "file",
    "TEXT...": "file",
    "DRAFT": "file",
    "DIR": "folder",
    "NAME": "name",
    "ID|NAME": "thing",
    "U": "unit",
    "ID": "section",
    "[ID]...": "part",
    "FIELD": "field",
    "A,B,…": "fields",
}
# A NAME that is more than that.
_SPECIAL: dict[str, Kind] = {"--speaker": "speaker"}


def program_tree() -> Program:
    """Return the whole program, each command built."""
    lazy = build()
    commands = (_command(lazy, name) for name in COMMANDS)
    return Program("zgc", _options(lazy), tuple(commands))


def _command(program: LazyProgram, name: str) -> Command:
    built = program.get_command(None, name)
    entry = COMMANDS[name]
    fields = [c.name for c in columns(entry.kind)] if entry.kind else []
    if any(p.name == "article" for p in built.params) and fields:
        fields.append(ARTICLE.name)
    arguments = (
        Argument(_value(p), p.nargs == -1) for p in built.params if p.param_type_name == "argument"
    )
    return Command(name, _sentence(built.help), _options(built), tuple(arguments), tuple(fields))


def _sentence(text: str) -> str:
    """Return the first sentence of a help, without its full stop."""
    paragraph = " ".join(text.partition("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".")


def _options(command: Any) -> tuple[Option, ...]:
    help_names = command.context_settings.get("help_option_names", ["--help"])
    shown = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    return (
        *(
            Option(
                (*p.opts, *p.secondary_opts),
                _sentence(p.help or ""),
                None if p.is_flag or p.count else _value(p),
                bool(p.multiple),
            )
            for p in shown
        ),
        Option(tuple(help_names), "Show the help.", None, False),
    )


def _value(parameter: Any) -> Value:
    """Return what a value is, by its choices, its option, or its name in the help."""
    choices = getattr(parameter.type, "choices", None)
    label = (parameter.metavar or parameter.name).strip("[].").lower()
    if choices:
        return Value("choice", label, tuple(map(str, choices)))
    if parameter.metavar == "[TOPIC]":
        return Value("choice", label, (*TOPICS, *COMMANDS))
    if parameter.metavar == "[RULE]":
        return Value("choice", label, tuple(rule_names()))
    special = next((_SPECIAL[o] for o in parameter.opts if o in _SPECIAL), None)
    return Value(special or _KINDS.get(parameter.metavar, "free"), label)
