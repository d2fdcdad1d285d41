"""What the template for fish is filled with."""

from collections.abc import Iterable, Mapping, Sequence

from zgc_cli.completion.program import Argument, Option, Program, Value


def fish(program: Program, lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the parts of the script by the names that stand for them in the template."""
    arms = [_arm("''", program.options, (), ())]
    arms += [_arm(c.name, c.options, c.arguments, c.fields) for c in program.commands]
    return {
        "COMMANDS": _listed(f"{c.name}\t{c.about}" for c in program.commands),
        "TABLE": "\n".join(arms),
        "ARTICLE": "\n\n".join(
            f"set -g __zgc_built_in_{c} \\\n{_listed(of)}" for c, of in lines.items()
        ),
    }


def quoted(text: str) -> str:
    """Return a text as one word of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _listed(words: Iterable[str], indent: str = "    ") -> str:
    return " \\\n".join(f"{indent}{quoted(word)}" for word in words)


def _arm(
    name: str,
    options: Sequence[Option],
    arguments: Iterable[Argument],
    fields: Iterable[str],
) -> str:
    inner = " " * 12
    kinds = (a.value.described + "*" * a.repeatable for a in arguments)
    cases = [
        f"{inner}    case {' '.join(o.flags)}\n{inner}        {_wanted(o.value)}"
        for o in options
        if o.value is not None
    ]
    spelt = (line for option in options for line in _option(option))
    return "\n".join(
        [
            f"        case {name}",
            f"{inner}set options \\\n{_listed(spelt, inner + '    ')}",
            f"{inner}set arguments {' '.join(map(quoted, kinds))}",
            f"{inner}set fields {' '.join(fields)}",
            f'{inner}switch "$argv[2]"',
            *cases,
            f"{inner}end",
        ]
    )


def _option(option: Option) -> list[str]:
    group = "*" * option.repeatable + ",".join(option.flags)
    return [f"{group}|{flag}\t{option.about}" for flag in option.flags]


def _wanted(value: Value) -> str:
    if value.kind == "choice":
        return f"set wanted choice; set choices {' '.join(map(quoted, value.choices))}"
    return f"set wanted {value.kind}"
