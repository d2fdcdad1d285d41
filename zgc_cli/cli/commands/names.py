"""The command that keeps the user's own list of names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from typer import Argument, echo

from zgc_cli.cli.articles.names_list import names_file, names_now, read_lines, write_lines
from zgc_cli.cli.choices import Actions
from zgc_cli.cli.config import config_file
from zgc_cli.cli.registry import ACTIONS_MEANT
from zgc_cli.reading.own_names import OwnLine, own_line
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
                "names {action} takes no file: it reads {list}; ZGC_NAMES names another list",
                action=action,
                list=place,
            )
        )
    head, lines = read_lines(place) if place.exists() else ([], [])
    if action != "add" and not lines:
        Terminal().note(_("there is no list yet: zgc names add NAME TYPE begins one"))
        return 1
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
    line = own_line(" ".join(f'"{typed}"' if " " in typed else typed for typed in given))
    if line is None:
        raise ZgcError(_("a name is missing; see 'zgc names --help'"))
    write_lines(place, head, [*lines, line])
    terminal = Terminal()
    if line in lines:
        terminal.note(_("there already: {line} ({file})", line=line.text, file=place))
        return 0
    terminal.note(_("added: {line} ({file})", line=line.text, file=place))
    if line.type or line.denied:
        terminal.note(_("parsed documents are as they were: zgc parse TEXT... -d DIR renews them"))
    return 0


def _remove(given: Sequence[str], place: Path, head: list[str], lines: list[OwnLine]) -> int:
    status = 0
    for name in given:
        left = [line for line in lines if name not in (line.name, *line.forms[: not line.type])]
        if len(left) == len(lines):
            Terminal().note(_("the list has no line for {name}", name=name))
            status = 1
        for line in lines:
            if line not in left:
                Terminal().note(_("removed: {line}", line=line.text))
        lines = left
    write_lines(place, head, lines)
    return status
