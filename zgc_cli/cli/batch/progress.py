"""How far long work is: a bar on stderr with an estimate of what is left, for a person alone.

Where nobody sits at a terminal nothing is drawn and rich is not loaded.
"""

from time import monotonic
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.parser.pipeline import SHARES, stages
from zgc_cli.parser.pipeline import parse as parse_text
from zgc_cli.reading.own_names import OwnNames
from zgc_cli.runtime import signals
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal, one_line

# A text of so many characters takes a second or two, after which a person begins to wonder.
LONG = 100_000


class Progress:
    """A bar for work of `total` units, drawn while the context lasts."""

    def __init__(
        self, terminal: Terminal, total: float, about: str, *, ticking: bool = True
    ) -> None:
        """Say `about` before the bar; `ticking` draws it by the clock too, in a thread."""
        self._bar: Any = None
        self._drawn = 0.0
        self._total = total
        if terminal.err_tty:
            self._bar = _bar(terminal, ticking)
            self._task = self._bar.add_task(one_line(about), total=total)

    def __enter__(self) -> "Progress":
        """Begin to draw."""
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Take the bar away, and give the cursor back."""
        self.end()

    def end(self) -> None:
        """Take the bar away before the context ends, so that something else can be written."""
        if self._bar:
            self._bar.stop()

    def advance(self, done: float, about: str) -> None:
        """Count `done` units more, and say `about` from now on."""
        if self._bar:
            self._bar.update(self._task, advance=done, description=one_line(about))
            if monotonic() - self._drawn > 0.1:
                self._bar.refresh()
                self._drawn = monotonic()

    def skip(self, left_out: float) -> None:
        """Count so many units less: they were done before, so they tell nothing of the speed."""
        self._total -= left_out
        if self._bar:
            self._bar.update(self._task, total=self._total)


def _bar(terminal: Terminal, ticking: bool) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = [BarColumn(bar_width=None)] if terminal.unicode else []
    return Bar(
        TextColumn("{task.description}", markup=False),
        *bar,
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn(_("left"), markup=False),
        console=Console(file=terminal.err, width=terminal.size.columns),
        auto_refresh=ticking,
        transient=True,
        expand=True,
    )


def parse(
    text: str, date: str | None, source: str | None, names: OwnNames | None = None
) -> Document:
    """Parse one text; a long one shows how far it is."""
    terminal = Terminal()
    if len(text) < LONG or not terminal.err_tty:
        return parse_text(text, date=date, source=source, names=names)
    about = source or _("standard input")
    with signals.raised(), Progress(terminal, sum(SHARES), about) as progress:
        for share, grown in zip(SHARES, stages(text, date, source, names), strict=True):
            document = grown
            progress.advance(share, about)
    return document
