"""The options that commands share, each written once; a decorator adds them to a command."""

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, get_args

from typer import Argument, Option
from typer.models import ArgumentInfo

from zgc_cli.cli.articles import names_list
from zgc_cli.cli.articles.articles import Articles
from zgc_cli.cli.choices import Choices
from zgc_cli.cli.request import Request
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.labels import looked_in
from zgc_cli.show.listing import Output

_KEYWORD = inspect.Parameter.KEYWORD_ONLY

Article = Annotated[
    list[str] | None,
    Option(
        "--article",
        "-a",
        metavar="FILE",
        help="Article to read: a parsed document or raw text, - for standard input; "
        "may be repeated. Default: the built-in article.",
        show_default=False,
    ),
]
Files = Annotated[
    list[str] | None,
    Argument(metavar="[FILE]...", help="Articles to read, as -a.", show_default=False),
]
Day = Annotated[
    str | None,
    Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="Day of the article, where raw text does not show one.",
        show_default=False,
    ),
]
Names = Annotated[
    str | None,
    Option(
        "--names",
        metavar="FILE",
        help="Your own names, which win where raw text is parsed: see zgc help names.",
        callback=names_list.use,
        show_default=False,
    ),
]
Each = Annotated[
    bool, Option("--each", help="Several articles one at a time, nothing of them joined.")
]
Type = Annotated[
    list[str] | None,
    Option(
        "--type",
        "-t",
        parser=Choices("entity.type"),
        help="Only entities of these types.",
        show_default=False,
    ),
]
All = Annotated[bool, Option("--all", help="What byline and dateline tell, too.")]
# An option for each field of Output, which has its type and its default.
_OUTPUT = {
    "format": Option("--format", "-f", help="Default: table on a terminal, else plain."),
    "fields": Option("--fields", metavar="A,B,…", help="Fields to print, in this order."),
    "sort": Option("--sort", metavar="FIELD", help="Sort by a field."),
    "reverse": Option("--reverse", help="Print the last record first."),
    "limit": Option("--limit", "-n", metavar="N", min=0, help="Print at most N records."),
    "count_only": Option("--count", help="Print the number of records alone."),
    "quiet": Option("--quiet", "-q", help="Print nothing; the exit status tells."),
    "null": Option("--null", "-0", help="End lines of plain, tsv, jsonl with NUL."),
    "header": Option("--header/--no-header", help="Names of the fields as the first line."),
    "out": Option(
        "--out", "-o", metavar="OUT", help="Write to this file, in the format of its name."
    ),
    "color": Option("--color", metavar="WHEN", help="When to colour."),
    "hyperlink": Option(
        "--hyperlink", metavar="WHEN", help="When to make IDs and lines links to the source."
    ),
    "pager": Option("--pager/--no-pager", help="Page what is longer than the screen."),
    "guard": Option(
        "--guard/--no-guard",
        help="In csv and tsv, lead with ' what a spreadsheet would run: = + - @.",
        show_default=False,
    ),
    "bom": Option("--bom/--no-bom", help="Begin csv and tsv with the mark that Excel looks for."),
}
# The names of the parameters that the shared options have, by what they are about.
ARTICLE = frozenset({"article", "date", "names", "each"})
OUTPUT = frozenset(_OUTPUT)
# Where a command takes files alone, the option behind which a name is meant.
_OF_NAME = {"about": "--about", "speaker": "--speaker"}


def with_shared(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of `output: Output`, or of `request: Request` with the articles.

    It receives them as that one argument. Articles are files behind its own arguments, too.
    """
    own = dict(inspect.signature(command).parameters)
    takes_request = own.pop("request", None) is not None
    own.pop("output", None)
    words = next(filter(_takes_words, own.values()), None)
    files = {}
    if takes_request and words is None:
        files = {"files": inspect.Parameter("files", _KEYWORD, annotation=Files, default=None)}
    types, defaults = Output.__annotations__, Output._field_defaults
    options: dict[str, tuple[Any, Any]] = {}
    if takes_request:
        options = {"article": (Article, None), "date": (Day, None), "names": (Names, None)}
        options["each"] = Each, False
    for name, option in _OUTPUT.items():
        options[name] = Annotated[types[name], option], defaults[name]
    shared = {
        name: inspect.Parameter(name, _KEYWORD, annotation=type_, default=default)
        for name, (type_, default) in options.items()
    }

    @wraps(command)
    def run(**given: Any) -> int:
        wanted = Output(**{name: given[name] for name in _OUTPUT})
        if not takes_request:
            return command(**{name: given[name] for name in own}, output=wanted)
        terminal = Terminal()
        plain = _files(command.__name__, given, words) if words or given["files"] else []
        named = [*(given["article"] or ()), *plain]
        mine = {name: given[name] for name in own}
        defaults = {name: parameter.default for name, parameter in own.items()}
        # What a loop goes through stands in standard input; then the command asks for something.
        asks = any(value not in (defaults[name], [], ()) for name, value in mine.items())
        opened = Articles(named, given["date"], terminal, asks=asks)
        if wanted.out is not None:
            from zgc_cli.cli.batch.parse_one import check_output

            check_output(wanted.out, opened.places)
        status = command(**mine, request=Request(opened, wanted, terminal, given["each"]))
        opened.tell_tab()
        if words and opened.unnamed and not wanted.quiet:
            _tell_mistyped(given[words.name] or (), opened, status == 0, terminal)
        return status

    # A command that has more formats than the rest declares `format` itself.
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        list((own | files | shared | own).values())
    )
    run.__annotations__ = {}
    return run


def _takes_words(parameter: inspect.Parameter) -> bool:
    """Return whether a parameter is an argument of any number of words."""
    about = next(iter(getattr(parameter.annotation, "__metadata__", ())), None)
    return isinstance(about, ArgumentInfo) and parameter.annotation.__origin__ is not str


def _files(command: str, given: dict[str, Any], words: inspect.Parameter | None) -> list[str]:
    """Return the files among the plain words of a command; what it is asked stays in `given`."""
    from zgc_cli.cli.articles import at_hand

    if words is None:
        option = next((_OF_NAME[name] for name in given if name in _OF_NAME), "")
        return at_hand.alone(given["files"], command, option)
    typed = given[words.name] or ()
    if words.default is None:
        asked, files = at_hand.beside_parts(typed)
    else:
        asked, files = at_hand.behind(typed, command)
    given[words.name] = asked
    return files


def _tell_mistyped(
    asked: Sequence[str], opened: Articles, is_found: bool, terminal: Terminal
) -> None:
    """Say it where the last plain word may be a file that is not there, and no other is named.

    Or where one before it is a file, which is taken for a word there, and nothing was found.
    """
    from zgc_cli.cli.articles.at_hand import may_be_mistyped, misplaced, mistyped

    if told := not is_found and misplaced(asked):
        terminal.note(told)
    elif may_be_mistyped(asked):
        _label, document = next(iter(opened))
        if told := mistyped(asked, document, is_found):
            where = looked_in(opened.unnamed)
            # Only a script was not told that already, by whose environment an article is set.
            is_said = terminal.err_tty or not is_found or not opened.places
            terminal.note(told if is_said else f"{told}; {where}")


def shared_flags() -> dict[str, bool]:
    """Return the spellings of the shared options, each with whether it takes a value."""
    shared = (Article, Day, Names, Each)
    options = [(about, type_) for type_, about in map(get_args, shared)]
    options += [(option, Output.__annotations__[name]) for name, option in _OUTPUT.items()]
    return {
        flag: type_ not in (bool, bool | None)
        for option, type_ in options
        for declared in (option.default, *option.param_decls)  # as Annotated has them
        for flag in declared.split("/")
    }


def behind_command(args: list[str]) -> list[str]:
    """Return a command line with the shared options that stand before the command behind it."""
    takes_value = shared_flags()
    moved: list[str] = []
    left = list(args)
    while left and (waits := _waits(left[0], takes_value)) is not None:
        moved += left[: 1 + waits]
        left = left[1 + waits :]
    if moved and not left:
        raise ZgcError(_("a command is missing behind the options; see 'zgc --help'"))
    # Another option there is the program's own, or none.
    return left if left[0].startswith("-") else [left[0], *moved, *left[1:]]


def _waits(word: str, takes_value: dict[str, bool]) -> bool | None:
    """Return whether a word is an option whose value is the next word; None if it is no option."""
    name, is_given, _value = word.partition("=")
    if name in takes_value:
        return takes_value[name] and not is_given
    letters = word[1:] if word[:1] == "-" != word[1:2] else ""
    for place, letter in enumerate(letters, 1):
        if f"-{letter}" not in takes_value:
            return None
        if takes_value[f"-{letter}"]:
            return place == len(letters)
    return False if letters else None
