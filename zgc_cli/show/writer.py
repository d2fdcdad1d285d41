"""Where a view draws: texts, tables and trees of rich, with the room and the signs it may use."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import RenderableType

from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.listing import Row
from zgc_cli.show.text.grid import Grid, Slot
from zgc_cli.show.text.hyperlinks import address
from zgc_cli.show.text.styled import Text, bracketed, hung, joined, marked
from zgc_cli.show.text.wrap import BLANK

_MEASURE = 84  # columns of a line of prose; a longer one is hard to follow
_ROWS = 50  # rows that rich lays out together


class Writer:
    """What is drawn so far, and the means to draw more."""

    __slots__ = ("color", "drawn", "height", "host", "signs", "width")

    def __init__(
        self, width: int, height: int, color: bool, unicode: bool, host: str | None = None
    ) -> None:
        """Begin with nothing.

        `unicode` is whether box characters can be shown, `host` the machine that links lead to;
        None where links are not shown.
        """
        self.drawn: list[RenderableType] = []
        self.width, self.height = width, height
        self.color = color
        self.signs = theme.UNICODE if unicode else theme.ASCII
        self.host = host

    @property
    def measure(self) -> int:
        """The columns of a line of prose."""
        return min(_MEASURE, self.width)

    def room(self, margin: int) -> int:
        """Return the columns of a line of prose behind a margin of so many."""
        return max(min(_MEASURE, self.width - margin), 2)

    def link(self, row: Row, line: int | None = None) -> str:
        """Return the address of a line, by default the record's own; empty where there is none."""
        path = row.document.path
        if self.host is None or not path:
            return ""
        return address(self.host, path, line or getattr(row.record, "line", None))

    def place(self, row: Row, line: int | None = None) -> Text:
        """Return `line 12` as a link to it."""
        number = line or getattr(row.record, "line", None)
        label = _("line {number}", number=number).replace(" ", BLANK)
        return Text(label, theme.FAINT, self.link(row, line))

    def id(self, row: Row, record: Any = None) -> Text:
        """Return the ID of a record, by default the row's own, as a link to its line."""
        line = getattr(record, "line", None)
        return Text((record or row.record).id, theme.ID, self.link(row, line))

    def label(self, row: Row) -> None:
        """Write the name of the article where there are several."""
        if row.article:
            self.put(row.label, theme.FAINT)

    def between(self, parts: "Iterable[str | Text | None]", style: str = theme.FAINT) -> Text:
        """Return in one line those of the parts that are not empty."""
        texts = (Text().add(part or "") for part in parts)
        return joined((t for t in texts if t.plain), f" {self.signs.between} ", style)

    def highlighted(
        self, text: str, matches: Sequence[Sequence[int]], style: str = theme.MATCH
    ) -> Text:
        """Return a text with its matches marked, by asterisks where there is no colour."""
        if self.color:
            return marked(text, ((start, end, style) for start, end in matches))
        return bracketed(text, ((start, end, "*", "*") for start, end in matches))

    def put(self, line: Text | str = "", style: str = "") -> None:
        """Draw one line, cut where the width ends."""
        text = line if isinstance(line, Text) else Text(line, style)
        self.drawn.append(text.shortened(self.width, self.signs.ellipsis))

    def write(self, text: Text | str, style: str = "", indent: str | Text = "") -> None:
        """Draw prose in lines of a comfortable width, each after the indent."""
        prose = text if isinstance(text, Text) else Text(text, style)
        lead = indent if isinstance(indent, Text) else Text(indent)
        lines = prose.wrapped(max(self.measure - lead.cell_len, 2))
        self.drawn += (joined((lead, line)) for line in lines)

    def hang(self, lead: Text, text: Text) -> None:
        """Draw prose behind a lead, its further lines below its first."""
        self.drawn.append(hung(lead, text, self.room(lead.cell_len)))

    def grid(
        self,
        slots: Sequence[Slot],
        rows: Sequence[Sequence[Text]],
        widths: Sequence[int],
        head: Sequence[Text] = (),
    ) -> None:
        """Draw rows of cells, each broken into the width of its column, below names and a rule."""
        if head:
            self.drawn.append(Grid(slots, (), widths, head, self.signs.rule))
        for start in range(0, len(rows), _ROWS):
            self.drawn.append(Grid(slots, rows[start : start + _ROWS], widths))

    def gap(self) -> None:
        """Draw a blank line, but not at the top."""
        if self.drawn:
            self.drawn.append(Text())

    def heading(self, title: str, after: str = "") -> None:
        """Draw the title of a block, set off from what stands above."""
        self.gap()
        self.put(Text(title, theme.HEADING).add(f"  {after}" if after else "", theme.FAINT))
