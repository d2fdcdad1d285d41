"""The command that keeps the user's own list of names."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from typer import Argument, echo

from zgc_cli.cli.articles.names_list import names_file, names_now, read_lines, write_lines
from zgc_cli.cli.choices import Actions
from zgc_cli.cli.config import config_file
from zgc_cli.cli.options import Names
from zgc_cli.cli.registry import ACTIONS_MEANT
from zgc_cli.reading.own_names import OwnLine, own_line, told_by
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _, _n
from zgc_cli.runtime.terminal import Terminal, one_line

_ACTIONS = Actions(("list", "add", "remove", "check"), ACTIONS_MEANT)


def names(
    *,
    action: Annotated[
        str, Argument(metavar="[ACTION]", parser=_ACTIONS, help="Default: list.")
    ] = "list",
    words: Annotated[
        list[str] | None, Argument(metavar="[NAME]...", help="A line, as in the examples.")
    ] = None,
    list_: Names = None,
) -> int:
    """Keep your own names, which win over the rules where raw text is parsed.

    A line is a name with its type and other forms, what is no name of a type, or two names of one
    thing. They stand in names.txt beside config.toml, or where ZGC_NAMES or --names says. They hold
    where raw text is read, also before; a parsed document is parsed anew by zgc parse. Two names of
    one thing hold in folders of parsed documents, too.

    Examples:
    zgc names add 卢王斌 person 卢局长
    zgc names add ! 洪崖洞 person
    zgc names add 东航 = 中国东方航空
    zgc names remove 卢王斌
    """
    place = names_file() or config_file().with_name("names.txt")
    given = list(words or ())
    if action in ("add", "remove") and not given:
        raise ZgcError(_("a name is missing; see 'zgc names --help'"))
    if action in ("list", "check") and given:
        raise ZgcError(
            _(
                "names {action} takes no file: it reads {list}; --names FILE reads another",
                action=action,
                list=place,
            )
        )
    head, lines = read_lines(place) if place.exists() else ([], [])
    if action != "add" and not lines:
        Terminal().note(_("there is no list yet: zgc names add NAME TYPE begins one"))
        return 1
    _tell_tab(place, lines)
    if action == "list":
        for line in lines:
            echo(one_line(line.text))
        return 0
    if action == "check":
        names_now()
        echo(_n("{n} line, sound: {file}", "{n} lines, sound: {file}", len(lines), file=place))
        return 0
    return (_add if action == "add" else _remove)(given, place, head, lines)


def _add(given: Sequence[str], place: Path, head: list[str], lines: list[OwnLine]) -> int:
    words = [f'"{typed}"' if " " in typed else typed for typed in given]
    # A whole line in quotation marks of the shell is a line, too.
    line = own_line(" ".join(given if len(given) == 1 else words))
    if line is None:
        raise ZgcError(_("a name is missing; see 'zgc names --help'"))
    given_twice = next((form for form in line.forms if line.words.count(form) > 1), None)
    if given_twice is not None:
        raise ZgcError(_("{name} stands twice in the line: give another form", name=given_twice))
    terminal = Terminal()
    if told := told_by(line, lines):
        terminal.note(_("there already: {line} ({file})", line=told.text, file=place))
        return 0
    write_lines(place, head, [*lines, line])
    _tell_tab(place, [*lines, line], is_new=True)
    terminal.note(_("added: {line} ({file})", line=line.text, file=place))
    if line.type or line.denied:
        terminal.note(_("parsed documents are as they were: zgc parse TEXT... -d DIR renews them"))
    return 0


def _remove(given: Sequence[str], place: Path, head: list[str], lines: list[OwnLine]) -> int:
    status = 0
    for name in [_meant(typed, lines) for typed in given]:
        left = [line for line in lines if name not in _heads(line)]
        if len(left) == len(lines):
            Terminal().note(_("the list has no line for {name}", name=name))
            status = 1
        for line in lines:
            if line not in left:
                Terminal().note(_("removed: {line}", line=line.text))
        lines = left
    write_lines(place, head, lines)
    _tell_tab(place, lines, is_new=status == 0)
    return status


def _meant(typed: str, lines: Sequence[OwnLine]) -> str:
    """Return the name on the list that is typed in pinyin or by its initials, as fish has it."""
    if not typed.isascii():
        return typed
    from zgc_cli.completion.candidates import names_lines

    spelt = (line.split("\t") for line in names_lines(_named(lines)))
    found = {name for name, *ways, _about in spelt if typed.lower() in " ".join(ways).split()}
    return found.pop() if len(found) == 1 else typed


def _heads(line: OwnLine) -> tuple[str, ...]:
    """Return the name of a line, or both of two that are one."""
    return (line.name, *line.forms[: not line.type])


def _named(lines: Sequence[OwnLine]) -> Iterator[tuple[str, str]]:
    """Yield the names by which lines are removed, each with what the list says that it is."""
    for line in lines:
        for name in _heads(line):
            yield name, line.text.removeprefix(f"{line.name} ") if line.type else line.text


def _tell_tab(place: Path, lines: Sequence[OwnLine], *, is_new: bool = False) -> None:
    """Let Tab know the names on the list; where they are new, what it knows of articles is old."""
    from zgc_cli.completion import sidecar

    if is_new:
        sidecar.forget()
    sidecar.note_names(str(place), _named(lines))
