"""The options that commands share, each written once; a decorator adds them to a command."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, Literal

import typer

from zgc_cli.show.listing import Format, Output

When = Literal["auto", "always", "never"]

Article = Annotated[
    list[str] | None,
    typer.Option(
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
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help="Day of the article, where raw text does not show one.",
        show_default=False,
    ),
]


def _output(
    *,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: table on a terminal, else plain."),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option("--fields", metavar="A,B,…", help="Fields to print, in this order."),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="FIELD", help="Sort by a field.")
    ] = None,
    reverse: Annotated[
        bool, typer.Option("--reverse", help="Print the last record first.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", metavar="N", min=0, help="Print at most N records."),
    ] = None,
    count_only: Annotated[
        bool, typer.Option("--count", help="Print the number of records alone.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; the exit status tells.")
    ] = False,
    null: Annotated[
        bool, typer.Option("--null", "-0", help="End lines of plain, tsv, jsonl with NUL.")
    ] = False,
    header: Annotated[
        bool | None,
        typer.Option("--header/--no-header", help="Names of the fields as the first line."),
    ] = None,
    color: Annotated[
        When | None, typer.Option("--color", metavar="WHEN", help="When to colour.")
    ] = None,
    hyperlink: Annotated[
        When | None,
        typer.Option(
            "--hyperlink",
            metavar="WHEN",
            help="When to make IDs and lines links to the source.",
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option("--pager/--no-pager", help="Page what is longer than the screen."),
    ] = None,
    guard: Annotated[
        bool,
        typer.Option(
            "--guard/--no-guard",
            help="In csv and tsv, lead with ' what a spreadsheet would run: = + - @.",
            show_default=False,
        ),
    ] = True,
) -> None:
    """Hold the declarations of the output options; never called."""


# The names of the parameters that these options have, by what they are about.
ARTICLE = frozenset({"article", "date"})
OUTPUT = frozenset(inspect.signature(_output).parameters)


def with_output(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the output options; it receives them as one argument, `output`."""
    options = inspect.signature(_output).parameters
    own = inspect.signature(command).parameters

    @wraps(command)
    def run(**given: Any) -> int:
        output = Output(**{name: given[name] for name in options})
        mine = {name: value for name, value in given.items() if name in own}
        return command(**mine, output=output)

    # A command that has more formats than the rest declares `format` itself.
    shared = [p for name, p in options.items() if name not in own]
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [*(p for name, p in own.items() if name != "output"), *shared]
    )
    run.__annotations__ = {}
    return run
