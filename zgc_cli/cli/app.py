"""The program: the one place where errors become messages and statuses.

Only the command that was called is imported and built.
"""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from zgc_cli import __version__
from zgc_cli.cli.config import apply_config
from zgc_cli.cli.registry import COMMANDS, MEANT
from zgc_cli.runtime.errors import ZgcError, did_you_mean, guess, letting_go
from zgc_cli.runtime.language import _, unknown


def show(text: str) -> None:
    """Print help, through a pager where it is longer than the terminal."""
    from zgc_cli.runtime.pager import page
    from zgc_cli.runtime.terminal import Terminal

    page([text, "\n"], Terminal())


_NO_CONFIG = "--no-config"  # is taken away before anything else is read
_OWN = ("-h", "--help", "--version")


class CommandWithHelp(TyperCommand):
    """A command whose help begins with its examples."""

    def invoke(self, ctx: Any) -> Any:
        """Do the command; where memory runs out its own is free again before Typer ends it."""
        run_command = super().invoke
        return letting_go(lambda: run_command(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help, with colour where stdout is a terminal that has it."""
        from zgc_cli.cli.help.screen import page

        return page(self, ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, which pages what is longer than the screen."""
        return _paged(super().get_help_option(ctx))


def _paged(option: Any) -> Any:
    """Return the option --help, its help shown by `show`."""
    option.callback = _show_help
    return option


def _show_help(ctx: Any, _option: Any, is_wanted: bool) -> None:
    """Print the help of a command and end."""
    if is_wanted and not ctx.resilient_parsing:
        show(ctx.get_help())
        raise typer.Exit()


class LazyProgram(TyperGroup):
    """The group of all commands; one is built when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module = import_module(f"zgc_cli.cli.commands.{COMMANDS[cmd_name].module}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        settings = {"help_option_names": ["-h", "--help"]}
        command = getattr(module, cmd_name)
        if {"output", "request"} & command.__annotations__.keys():
            from zgc_cli.cli.options import with_shared

            command = with_shared(command)
        app.command(cmd_name, cls=CommandWithHelp, context_settings=settings)(command)
        return typer.main.get_command(app)

    def command(self, name: str) -> tuple[Any, Any]:
        """Return a command with a context in which it can tell its help."""
        command = self.get_command(None, name)
        parent = typer.Context(self, info_name="zgc")
        settings = command.context_settings
        return command, typer.Context(command, info_name=name, parent=parent, **settings)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; one that is misspelt gets a suggestion."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from zgc_cli.cli.articles.at_hand import names_file

            if names_file(args[0]):
                raise ZgcError(_("{file} is no command; try 'zgc summary {file}'", file=args[0]))
            meant = MEANT.get(args[0].lower())
            near = did_you_mean([meant]) if meant else guess(args[0], COMMANDS)
            raise ZgcError(
                _("there is no command {name!r}{guess}; see 'zgc --help'", name=args[0], guess=near)
            )
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option --help, which pages what is longer than the screen."""
        return _paged(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help of the program, which builds no command."""
        from zgc_cli.cli.help.screen import screen

        return screen({name: entry.about for name, entry in COMMANDS.items()})


def build() -> LazyProgram:
    """Return the program as a command tree."""

    def root(
        ctx: typer.Context,
        version: bool = typer.Option(False, "--version", help="Print the version and exit."),
        no_config: bool = typer.Option(False, _NO_CONFIG, help="Read no file of settings."),
    ) -> int:
        if version:
            typer.echo(f"zgc {__version__}")
            raise typer.Exit()
        if ctx.invoked_subcommand is None:
            show(ctx.get_help())
        return 0

    app = typer.Typer(cls=LazyProgram, add_completion=False, rich_markup_mode=None)
    settings = {"help_option_names": ["-h", "--help"]}
    app.callback(invoke_without_command=True, context_settings=settings)(root)
    program = typer.main.get_command(app)
    assert isinstance(program, LazyProgram)
    return program


def run(args: list[str]) -> int:
    """Run the program with these arguments and return its exit status."""
    try:
        options = args[: args.index("--")] if "--" in args else args
        if _NO_CONFIG in options:
            args = [word for word in args if word != _NO_CONFIG]
        else:
            apply_config()
        if wrong := unknown():
            raise ZgcError(_("ZGC_LANG is {value!r}; it must be zh or en", value=wrong))
        program = build()
        if args and args[0][:1] == "-" and args[0] not in _OWN:
            from zgc_cli.cli.options import behind_command

            args = behind_command(args)
        with program.make_context("zgc", args) as context:
            status = program.invoke(context)
        return status if isinstance(status, int) else 0
    except typer.Exit as end:
        return end.exit_code
    except ZgcError as error:
        return _fail(str(error))
    except typer.TyperException as error:
        from zgc_cli.cli.help.usage import sentence

        return _fail(sentence(error, args))
    except (KeyboardInterrupt, typer.Abort):
        return 130


def _fail(message: str) -> int:
    from zgc_cli.runtime.terminal import Terminal

    Terminal().note(message)
    return 2
