"""What the template for fish is filled with."""

from collections.abc import Iterable, Mapping, Sequence

from zgc_cli.completion.program import Command, Program, Value


def fish(program: Program, lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the parts of the script by the names that stand for them in the template."""
    return {
        "COMMANDS": _listed(f"{c.name}\t{c.about}" for c in program.commands),
        "TABLE": "\n".join(map(_arm, program.tables)),
        "ARTICLE": "\n\n".join(
            f"set -g __zgc_built_in_{c} \\\n{_listed(of)}" for c, of in lines.items()
        ),
    }


def quoted(text: str) -> str:
    """Return a text as one word of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _listed(words: Iterable[str], indent: str = "    ") -> str:
    return " \\\n".join(f"{indent}{quoted(word)}" for word in words)


def _arm(command: Command) -> str:
    inner = " " * 12
    kinds = (a.value.described + "*" * a.repeatable for a in command.arguments)
    cases = (
        f"{inner}    case {' '.join(o.flags)}\n{inner}        {_wanted(o.value)}"
        for o in command.options
        if o.value
    )
    spelt = (
        f"{'*' * o.repeatable}{','.join(o.flags)}|{flag}\t{o.about}"
        for o in command.options
        for flag in o.flags
    )
    return "\n".join(
        [
            f"        case {command.name}",
            f"{inner}set options \\\n{_listed(spelt, inner + '    ')}",
            f"{inner}set arguments {' '.join(map(quoted, kinds))}",
            f"{inner}set fields {' '.join(command.fields)}",
            f'{inner}switch "$argv[2]"',
            *cases,
            f"{inner}end",
        ]
    )


def _wanted(value: Value) -> str:
    if value.kind == "choice":
        return f"set wanted choice; set choices {' '.join(map(quoted, value.choices))}"
    return f"set wanted {value.kind}"
