"""The command that prints the completion scripts."""

from typing import Annotated, Literal

import typer

Shell = Literal["bash", "zsh", "fish"]


def completion(
    *,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> int:
    """Print the script that lets Tab complete commands, options, names, IDs and fields.

    It changes no file. For this session: source <(zgc completion bash), the same with zsh, or
    zgc completion fish | source. For good, put that line in the shell's start-up file.

    Examples:
    source <(zgc completion bash)
    zgc completion zsh > _zgc
    zgc completion fish > zgc.fish
    """
    from zgc_cli.cli.help.command_tree import program_tree
    from zgc_cli.completion.candidates import lines
    from zgc_cli.completion.scripts import script
    from zgc_cli.document.file import load

    typer.echo(script(shell, program_tree(), lines(load())), nl=False)
    return 0
