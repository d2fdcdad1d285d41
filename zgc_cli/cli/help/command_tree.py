"""The command tree as plain records, for what is generated from it."""

from collections.abc import Iterator
from typing import Any

from zgc_cli.cli.app import LazyProgram, build
from zgc_cli.cli.choices import choices_of
from zgc_cli.cli.help.topics import OPTIONS, TOPICS
from zgc_cli.cli.help.usage import value_name
from zgc_cli.cli.options import shared_flags
from zgc_cli.cli.registries import rule_names
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.completion.program import Argument, Command, Kind, Option, Program, Value
from zgc_cli.show.columns import ARTICLE, field_names

# What a metavar stands for; one that is not listed is free text.
_KINDS: dict[str, Kind] = {
    "FILE": "file",
    "[FILE]...": "article",
    "OUT": "file",
    "TEXT...": "file",
    "DRAFT": "file",
    "DIR": "folder",
    "FOLDER...": "folder",
    # A file may stand before what is looked for, too, and a Chinese word cannot be offered.
    "QUERY...": "article",
    "QUESTION...": "article",
    "NAME": "name",
    "[NAME]...": "own",
    "ID|NAME": "thing",
    "U": "unit",
    "ID": "section",
    "[ID|FILE]...": "part",
    "FIELD": "field",
    "A,B,…": "fields",
}
# A NAME that is more than that.
_SPECIAL: dict[str, Kind] = {"--speaker": "speaker"}


def program_tree() -> Program:
    """Return the whole program, each command built."""
    lazy = build()
    commands = tuple(_command(lazy, name) for name in COMMANDS)
    shared = shared_flags().keys()
    before = (o for o in _options(lazy.get_command(None, "summary")) if shared & set(o.flags))
    return Program("zgc", (*before, *_options(lazy)), commands)


def _command(program: LazyProgram, name: str) -> Command:
    built = program.get_command(None, name)
    entry = COMMANDS[name]
    fields = field_names(entry.kind, entry.joined)
    if any(p.name == "article" for p in built.params) and fields:
        fields = list(dict.fromkeys([*fields, ARTICLE.name]))
    arguments = (a for p in built.params if p.param_type_name == "argument" for a in _arguments(p))
    return Command(name, _sentence(built.help), _options(built), tuple(arguments), tuple(fields))


def _arguments(parameter: Any) -> Iterator[Argument]:
    """Yield the arguments that one of any number of words stands for; files come last."""
    words = value_name(parameter).split()
    for word in words:
        is_last = word is words[-1]
        yield Argument(_value(parameter, word), is_last and parameter.nargs == -1)


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
                None if p.is_flag or p.count else _value(p, value_name(p)),
                bool(p.multiple),
            )
            for p in shown
        ),
        Option(tuple(help_names), "Show the help.", None, False),
    )


def _value(parameter: Any, named: str) -> Value:
    """Return what a value is, by its choices, its option, or its name in the help."""
    choices = choices_of(parameter)
    label = named.strip("[].").lower()
    if choices:
        return Value("choice", label, tuple(map(str, choices)))
    if named == "[TOPIC]":
        return Value("choice", label, (OPTIONS, *TOPICS, *COMMANDS))
    if named == "[RULE]":
        return Value("choice", label, tuple(rule_names()))
    special = next((_SPECIAL[o] for o in parameter.opts if o in _SPECIAL), None)
    return Value(special or _KINDS.get(named, "free"), label)
