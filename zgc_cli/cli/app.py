"""The program: its commands by name, the one place where errors become messages and statuses.

Only the command that was called is imported and built.
"""

from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from zgc_cli import __version__
from zgc_cli.errors import ZgcError
from zgc_cli.language import _


class Entry(NamedTuple):
    """Where a command lives, what the list of commands says of it, the kind of its records."""

    module: str
    about: str
    kind: str = ""


COMMANDS = {
    "summary": Entry("explore", "One screen: who, where, when, how long, what is in it", "summary"),
    "sections": Entry("explore", "The sections with their counts", "section"),
    "read": Entry("explore", "The text itself, whole or by section and paragraph", "paragraph"),
    "search": Entry("find", "Passages that match a query, the best first", "passage"),
    "ask": Entry("find", "The answer to a question, and the sentence that proves it", "answer"),
    "entities": Entry(
        "explore", "People, organisations, places, events, products, works, terms", "entity"
    ),
    "quotes": Entry(
        "explore", "Who said what; with --kind, reported speech and quoted terms", "quote"
    ),
    "figures": Entry("explore", "Numbers with unit, modifier and what they count", "figure"),
    "timeline": Entry("explore", "Dated clauses in order of time", "date"),
    "facts": Entry("explore", "What the article states, each with its evidence", "fact"),
    "graph": Entry("explore", "Who is tied to whom, as a tree or for drawing", "graph"),
    "show": Entry("explore", "Everything known about one entity or record", "card"),
    "check": Entry("check", "Another text held against the article, claim by claim", "claim"),
    "parse": Entry("make", "Raw text to a parsed document"),
    "export": Entry("export", "Whole articles as a page, a database, Markdown or JSON lines"),
    "completion": Entry("complete", "The script for Tab in bash, zsh or fish"),
    "schema": Entry("make", "JSON Schema of the records"),
}


class Command(TyperCommand):
    """A command whose help begins with its examples."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, purpose, examples, arguments and options."""
        from zgc_cli.cli.help import write_page

        write_page(self, ctx, formatter)

    def get_help(self, ctx: Any) -> str:
        """Return the help, with colour where stdout is a terminal that has it."""
        from zgc_cli.cli.help import colored

        return colored(super().get_help(ctx))


class Program(TyperGroup):
    """The group of all commands; one is built when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module = import_module(f"zgc_cli.cli.{COMMANDS[cmd_name].module}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        settings = {"help_option_names": ["-h", "--help"]}
        command = getattr(module, cmd_name)
        if "output" in command.__annotations__:
            from zgc_cli.cli.options import with_output

            command = with_output(command)
        app.command(cmd_name, cls=Command, context_settings=settings)(command)
        return typer.main.get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; one that is misspelt gets a suggestion."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise ZgcError(
                _(
                    "there is no command {name!r}{guess}; see 'zgc --help'",
                    name=args[0],
                    guess=_near(args[0]),
                )
            )
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Return the help of the program, which builds no command."""
        from zgc_cli.cli.help import colored, group_help

        return colored(group_help({name: entry.about for name, entry in COMMANDS.items()}))


def _near(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1, 0.5)
    return _(" (did you mean {name}?)", name=near[0]) if near else ""


def build() -> Program:
    """Return the program as a command tree."""

    def root(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", help="Print the version and exit."),
    ) -> int:
        if version:
            typer.echo(f"zgc {__version__}")
            raise typer.Exit()
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())
        return 0

    app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None)
    settings = {"help_option_names": ["-h", "--help"]}
    app.callback(invoke_without_command=True, context_settings=settings)(root)
    program = typer.main.get_command(app)
    assert isinstance(program, Program)
    return program


def run(args: list[str]) -> int:
    """Run the program with these arguments and return its exit status."""
    try:
        program = build()
        with program.make_context("zgc", args) as context:
            status = program.invoke(context)
        return status if isinstance(status, int) else 0
    except typer.Exit as end:
        return end.exit_code
    except ZgcError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        return _fail(_usage(error))
    except (KeyboardInterrupt, typer.Abort):
        return 130


def _fail(message: str) -> int:
    from zgc_cli.terminal import Terminal

    Terminal().note(message)
    return 2


def _usage(error: typer.TyperException) -> str:
    """Return a usage error as one sentence that says where help is."""
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "zgc"
    return f"{message[:1].lower()}{message[1:]}; see '{path} --help'".replace("\n", " ")
