"""What the template for zsh is filled with: specifications for its own `_arguments`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zgc_cli.completion.bash import quoted
from zgc_cli.completion.program import Argument, Command, Option, Program, Value


def zsh(program: Program, lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the parts of the script by the names that stand for them in the template."""
    own = [spec for option in program.options for spec in _option(option, ())]
    described = (f"{c.name}:{_escaped(c.about, ':')}" for c in program.commands)
    values = {c: "\n".join(map(quoted, of)) for c, of in lines.items()}
    return {
        "PROGRAM": _continued(own),
        "ALONE": "|".join(c.name for c in program.commands if _takes_articles_alone(c)),
        "COMMANDS": "\n".join(f"        {quoted(text)}" for text in described),
        "TABLE": "\n".join(map(_arm, program.commands)),
        "ARTICLE": "\n".join(
            f"typeset -ga _zgc_built_in_{c}=(\n{of}\n)" for c, of in values.items()
        ),
    }


def _takes_articles_alone(command: Command) -> bool:
    return [argument.value.kind for argument in command.arguments] == ["article"]


def _arm(command: Command) -> str:
    specs = [spec for option in command.options for spec in _option(option, command.fields)]
    specs += _arguments(command.arguments)
    body = _continued(specs).removesuffix(" \\")
    return f"    ({command.name}) _arguments -s -S \\\n{body} ;;"


def _continued(specs: Iterable[str]) -> str:
    return "\n".join(f"        {quoted(spec)} \\" for spec in specs)


def _option(option: Option, fields: Sequence[str]) -> list[str]:
    """Return one specification for each spelling; one that was given excludes the others."""
    once = "*" if option.repeatable else f"({' '.join(option.flags)})"
    about = f"[{_escaped(option.about, '[]:')}]"
    if option.value is None:
        return [f"{once}{flag}{about}" for flag in option.flags]
    action = f":{_escaped(option.value.label, ':')}:{_action(option.value, fields)}"
    return [
        f"{once}{flag}{'=' if flag.startswith('--') else '+'}{about}{action}"
        for flag in option.flags
    ]


def _arguments(arguments: Iterable[Argument]) -> Iterator[str]:
    before = None
    for number, argument in enumerate(arguments, 1):
        action = _action(argument.value, ())
        if action.startswith(" _zgc_article"):
            action += " argument"  # what would look like an option is none there
        if before == "thing":
            action = " _zgc_behind_thing"
        before = argument.value.kind
        place = "*" if argument.repeatable else number
        yield f"{place}:{_escaped(argument.value.label, ':')}:{action}"


def _action(value: Value, fields: Sequence[str]) -> str:
    """Return what `_arguments` does for a value; a leading blank keeps it from adding words."""
    match value.kind:
        case "free":
            return " "
        case "choice":
            return f"({' '.join(value.choices)})"
        case "file" | "article":
            return "_files"
        case "folder":
            return "_path_files -/"
        case "field":
            return f"({' '.join(fields)})"
        case "fields":
            return f" _zgc_fields {quoted(' '.join(fields))}"
        case kind:
            return f" _zgc_article {kind}"


def _escaped(text: str, special: str) -> str:
    return re.sub(rf"[\\{re.escape(special)}]", r"\\\g<0>", text)
