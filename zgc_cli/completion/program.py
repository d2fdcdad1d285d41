"""The command tree as completion needs it: plain records, whatever library parses the options."""

from typing import Literal

from zgc_cli.runtime.named_tuple import NamedTuple

# What a value is: what every shell knows (`free` offers nothing, `article` is a file to read), what
# the article at hand offers (`name` includes aliases, `thing` is a name or any ID; behind a `part`
# an article may stand, too), what a command prints, and the user's own names.
_OfShell = Literal["free", "choice", "file", "article", "folder"]
_OfArticle = Literal["name", "thing", "speaker", "unit", "section", "part"]
Kind = Literal[_OfShell, _OfArticle, "field", "fields", "own"]


class Value(NamedTuple):
    """What follows an option, or stands as an argument."""

    kind: Kind
    label: str
    choices: tuple[str, ...] = ()

    @property
    def described(self) -> str:
        """The kind as bash and fish take it, with the choices where there are any."""
        return f"choice:{','.join(self.choices)}" if self.kind == "choice" else self.kind


class Option(NamedTuple):
    """An option with all its spellings; `value` is None for a switch."""

    flags: tuple[str, ...]
    about: str
    value: Value | None
    repeatable: bool


class Argument(NamedTuple):
    """A positional argument; a repeatable one is the last."""

    value: Value
    repeatable: bool


class Command(NamedTuple):
    """A command with its options, its arguments and the fields of its records."""

    name: str
    about: str
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    fields: tuple[str, ...]


class Program(NamedTuple):
    """The whole program: its own options and its commands."""

    name: str
    options: tuple[Option, ...]
    commands: tuple[Command, ...]

    @property
    def tables(self) -> tuple[Command, ...]:
        """The commands, before them the program's own options, of no command."""
        return (Command("''", "", self.options, (), ()), *self.commands)
