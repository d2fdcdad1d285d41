"""The command that prints the completion scripts."""

from typing import Annotated, Literal

import typer

from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line

Shell = Literal["bash", "zsh", "fish"]


def completion(
    *,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
    install: Annotated[
        bool, typer.Option("--install", help="Tell what would be written where, for good.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --install, write it.")] = False,
) -> int:
    """Print the script that lets Tab complete commands, options, names, IDs and fields.

    For this session: source <(zgc completion bash), the same with zsh, or zgc completion fish |
    source. For good: --install, which changes files only with --yes.

    Examples:
    source <(zgc completion bash)
    zgc completion zsh --install
    zgc completion fish > zgc.fish
    """
    from zgc_cli.cli.help.command_tree import program_tree
    from zgc_cli.completion.candidates import lines
    from zgc_cli.completion.scripts import script
    from zgc_cli.document.file import load

    made = script(shell, program_tree(), lines(load()))
    if install:
        _install(shell, made, yes)
    else:
        typer.echo(made, nl=False)
    return 0


def _install(shell: str, made: str, is_wanted: bool) -> None:
    """Write the script for good, or tell what would be written."""
    from os import environ

    from zgc_cli.completion.install import install, place_of

    place = place_of(shell, environ)
    added = "" if place.has_line() else place.line
    told = {"script": one_line(str(place.script)), "rc": one_line(str(place.start_up))}
    if not is_wanted:
        typer.echo(_("would write {script}", **told))
        if added:
            typer.echo(_("would add to {rc}: {line}", line=added, **told))
        typer.echo(_("to do so: zgc completion {shell} --install --yes", shell=shell))
        return
    install(place, made)
    typer.echo(_("written: {script}", **told))
    if added:
        typer.echo(_("added to {rc}: {line}", line=added, **told))
    typer.echo(_("a new shell will have it; after an update of zgc do this once more"))
