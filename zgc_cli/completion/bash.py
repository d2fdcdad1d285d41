"""What the template for bash is filled with."""

from collections.abc import Mapping, Sequence

from zgc_cli.completion.program import Command, Program, Value


def bash(program: Program, lines: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the parts of the script by the names that stand for them in the template."""
    # Descriptions are no use to bash.
    short = {c: "\n".join(quoted(t.rpartition("\t")[0]) for t in of) for c, of in lines.items()}
    return {
        "COMMANDS": " ".join(c.name for c in program.commands),
        "TABLE": "\n".join(map(_arm, program.tables)),
        "ARTICLE": "\n".join(f"_zgc_built_in_{c}=(\n{of}\n)" for c, of in short.items()),
    }


def quoted(text: str) -> str:
    """Return a text as one word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _arm(command: Command) -> str:
    options = " ".join(
        ",".join(o.flags) + "=" * (o.value is not None) + "+" * o.repeatable
        for o in command.options
    )
    arguments = " ".join(a.value.described + "+" * a.repeatable for a in command.arguments)
    values = (
        f"        {'|'.join(o.flags)}) {_wanted(o.value)} ;;" for o in command.options if o.value
    )
    return "\n".join(
        [
            f"    {command.name})",
            f"        options={quoted(options)}",
            f"        arguments={quoted(arguments)}",
            f"        fields={quoted(' '.join(command.fields))}",
            "        case $2 in",
            *values,
            "        esac ;;",
        ]
    )


def _wanted(value: Value) -> str:
    if value.kind == "choice":
        return f"wanted=choice choices={quoted(' '.join(value.choices))}"
    return f"wanted={value.kind}"
