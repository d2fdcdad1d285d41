"""What is drawn as a terminal reads it, or as lines: rich's console with our options."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.segment import Segment

from zgc_cli.show.text.wrap import BLANK, GLUE
from zgc_cli.show.theme import UNICODE
from zgc_cli.show.writer import Writer

_INNER = {ord(GLUE): None, ord(BLANK): " "}  # what is for the breaking of lines alone
_PIECE = 20  # lines, or tables, that are rendered together


class _Ascii(StringIO):
    """A file by whose encoding rich knows that it has no box characters."""

    encoding = "ascii"


def encode(drawn: Iterable[RenderableType], writer: Writer) -> Iterator[str]:
    """Yield what is drawn, in pieces, as a terminal reads it; without colour it has no style."""
    links = writer.host is not None
    parts = iter(drawn)
    while piece := list(islice(parts, _PIECE)):
        file = StringIO() if writer.signs is UNICODE else _Ascii()
        _console(file, writer.width, writer.color or links).print(
            *piece, sep="\n", no_wrap=True, overflow="ignore", crop=False
        )
        out = file.getvalue().translate(_INNER)
        if links and not writer.color:
            out = re.sub("\x1b\\[[0-9;]*m", "", out)
        # rich gives every link an identifier by chance, which no two runs have in common.
        out = re.sub("\x1b]8;id=[^;]*;", "\x1b]8;;", out) if links else out
        yield "\n".join(line.rstrip(" ") for line in out.split("\n"))


def lines(drawn: Sequence[RenderableType], width: int) -> list[list[Segment]]:
    """Return what is drawn as lines of segments, each with its style."""
    console = _console(StringIO(), width, True)
    options = console.options.update(no_wrap=True, overflow="ignore")
    found = console.render_lines(Group(*drawn), options, pad=False)
    return [[s._replace(text=s.text.translate(_INNER)) for s in line] for line in found]


def _console(file: StringIO, width: int, styled: bool) -> Console:
    """Return a console that asks nothing of the environment: what it may do was decided before."""
    return Console(
        file=file,
        width=width,
        height=1,  # nothing is fitted to it
        # The sixteen colours of the terminal's own palette.
        color_system="standard" if styled else None,
        no_color=False,
        force_terminal=styled,
        force_jupyter=False,
    )
