"""What the template for bash is filled with."""

from collections.abc import Iterable, Mapping, Sequence

from zgc_cli.completion.program import Argument, Option, Program, Value


def bash(program: Program, lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the parts of the script by the names that stand for them in the template."""
    arms = [_arm("''", program.options, (), ())]
    arms += [_arm(c.name, c.options, c.arguments, c.fields) for c in program.commands]
    return {
        "COMMANDS": " ".join(c.name for c in program.commands),
        "TABLE": "\n".join(arms),
        "ARTICLE": "\n".join(f"_zgc_built_in_{c}=(\n{_short(of)}\n)" for c, of in lines.items()),
    }


def _short(lines: Iterable[str]) -> str:
    """Return lines without the descriptions, which are no use to bash."""
    return "\n".join(quoted(line.rpartition("\t")[0]) for line in lines)


def quoted(text: str) -> str:
    """Return a text as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _arm(
    name: str,
    options: Iterable[Option],
    arguments: Iterable[Argument],
    fields: Iterable[str],
) -> str:
    given = " ".join(map(_group, options))
    kinds = " ".join(a.value.described + "+" * a.repeatable for a in arguments)
    values = [
        f"        {'|'.join(o.flags)}) {_wanted(o.value)} ;;"
        for o in options
        if o.value is not None
    ]
    return "\n".join(
        [
            f"    {name})",
            f"        options={quoted(given)}",
            f"        arguments={quoted(kinds)}",
            f"        fields={quoted(' '.join(fields))}",
            "        case $2 in",
            *values,
            "        esac ;;",
        ]
    )


def _group(option: Option) -> str:
    return ",".join(option.flags) + "=" * (option.value is not None) + "+" * option.repeatable


def _wanted(value: Value) -> str:
    if value.kind == "choice":
        return f"wanted=choice choices={quoted(' '.join(value.choices))}"
    return f"wanted={value.kind}"
