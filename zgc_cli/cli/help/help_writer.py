"""Writing help: prose wrapped to the width, terms with what they mean, headings that stand out.

Nothing of rich, whose import would take longer than the help itself.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from unicodedata import east_asian_width

from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.text.wrap import breaks

WIDTH = 80  # at most: longer lines of prose are hard to follow
TERM = 30  # columns; a longer term has its meaning on the next line
HEADING, NAME, FAINT = "1", "36", "2"  # bold, cyan, dim: as in the theme


def cells(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


class HelpWriter:
    """Collects the lines of a help text for a width, with colour or without."""

    def __init__(self, width: int = WIDTH, color: bool = False) -> None:
        """Start an empty text."""
        self.width = width
        self.color = color
        self.lines: list[str] = []

    @classmethod
    def for_stdout(cls) -> "HelpWriter":
        """Return a writer for where the help goes: colour only on a terminal that has it."""
        terminal = Terminal(sys.stdout)
        return cls(max(30, min(WIDTH, terminal.size.columns)), terminal.color(None))

    @property
    def text(self) -> str:
        """What was written."""
        return "\n".join(self.lines)

    def paint(self, text: str, code: str) -> str:
        """Return a text in a colour, where there is colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def gap(self) -> None:
        """Leave a line empty, but not two and not the first."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str) -> None:
        """Begin a part."""
        self.gap()
        self.lines.append(self.paint(text, HEADING))

    def subheading(self, text: str) -> None:
        """Begin what tells of one command."""
        self.gap()
        self.lines.append(self.paint(text, NAME))

    def entry(self, name: str, about: str) -> None:
        """Write a name with what it is for."""
        self.prose(f"{name} - {about}", 2)

    def usage(self, name: str, rest: str) -> None:
        """Write how a program is called."""
        self.prose(f"{name} {rest}", 2)

    def prose(self, text: str, indent: int = 0) -> None:
        """Write a paragraph."""
        for line in self.wrapped(text, self.width - indent):
            self.lines.append(f"{' ' * indent}{line}")

    def verbatim(self, lines: Iterable[str]) -> None:
        """Write lines of input or output as they stand."""
        self.lines += [f"  {line}" for line in lines]

    def terms(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write terms with their meanings, which begin in the same column."""
        plain = [(term.replace("`", ""), meaning) for term, meaning in rows]
        room = min(TERM, self.width * 2 // 5)
        longest = max((n for term, _ in plain if (n := cells(term)) <= room), default=0)
        for term, meaning in plain:
            lines = self.wrapped(meaning, self.width - longest - 4)
            head = f"  {self.paint(term, NAME)}"
            if lines and cells(term) <= longest:
                head += " " * (longest - cells(term) + 2) + lines.pop(0)
            self.lines += [head, *(f"{' ' * (longest + 4)}{line}" for line in lines)]

    def wrapped(self, text: str, width: int) -> list[str]:
        """Return the lines of a paragraph, each of at most `width` columns; `code` is set off."""
        pieces = text.split("`")
        plain = "".join(pieces)
        ends = [0, *breaks(plain, max(width, 8), cells), len(plain)]
        spans = [slice(a, b) for a, b in pairwise(ends) if plain[a:b].strip()]
        if not self.color or len(pieces) == 1:
            return [plain[span].strip() for span in spans]
        code = [number % 2 for number, piece in enumerate(pieces) for _character in piece]
        return [self._painted(plain[span], code[span]) for span in spans]

    def _painted(self, line: str, code: Sequence[int]) -> str:
        runs = groupby(zip(line, code, strict=True), itemgetter(1))
        texts = (("".join(c for c, _code in run), is_code) for is_code, run in runs)
        return "".join(self.paint(t, NAME) if is_code else t for t, is_code in texts).strip()
