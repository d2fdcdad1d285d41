"""The options that commands share, each written once; a decorator adds them to a command."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from typer import Option

from zgc_cli.cli.articles.articles import Articles
from zgc_cli.cli.request import Request
from zgc_cli.document.records import EntityType
from zgc_cli.runtime.terminal import Terminal
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
Day = Annotated[
    str | None,
    Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="Day of the article, where raw text does not show one.",
        show_default=False,
    ),
]
Type = Annotated[EntityType | None, Option("--type", "-t", help="Only entities of this type.")]
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
}
# The names of the parameters that the shared options have, by what they are about.
ARTICLE = frozenset({"article", "date"})
OUTPUT = frozenset(_OUTPUT)


def with_shared(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of `output: Output`, or of `request: Request` with the articles.

    It receives them as that one argument.
    """
    own = dict(inspect.signature(command).parameters)
    takes_request = own.pop("request", None) is not None
    own.pop("output", None)
    types, defaults = Output.__annotations__, Output._field_defaults
    options: dict[str, tuple[Any, Any]] = {}
    if takes_request:
        options = {"article": (Article, None), "date": (Day, None)}
    for name, option in _OUTPUT.items():
        options[name] = Annotated[types[name], option], defaults[name]
    shared = {
        name: inspect.Parameter(name, _KEYWORD, annotation=type_, default=default)
        for name, (type_, default) in options.items()
    }

    @wraps(command)
    def run(**given: Any) -> int:
        mine = {name: given[name] for name in own}
        wanted = Output(**{name: given[name] for name in _OUTPUT})
        if not takes_request:
            return command(**mine, output=wanted)
        terminal = Terminal()
        opened = Articles(given["article"], given["date"], terminal)
        return command(**mine, request=Request(opened, wanted, terminal))

    # A command that has more formats than the rest declares `format` itself.
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        list((own | shared | own).values())
    )
    run.__annotations__ = {}
    return run
