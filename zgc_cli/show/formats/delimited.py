r"""Cells in lines: plain, TSV, CSV, in which nothing steers a terminal or a spreadsheet.

A pipe may well end on a terminal (`zgc read | head`), so control characters and bidirectional
marks are spelt out here as they are on one: ESC is `\x1b`. A spreadsheet runs a cell that begins
with = + - @, so such a text is led by an apostrophe, which it takes for "text"; `guard` switches
that off, and the spelling in CSV with it. Numbers stay numbers.
"""

import re
from collections.abc import Iterable, Sequence

from zgc_cli.runtime.terminal import UNSEEN, visible

Cells = Sequence[str]

# Full-width and small marks too: spreadsheets that are set to Chinese or Japanese take them for the
# same. Blanks, quotes and what has no width before them are dropped on the way to one.
_FORMULA = rf"(?:[\s\"']|{UNSEEN})*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n]"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)


def plain(rows: Iterable[Cells], end: str) -> str:
    """Return rows with tabs between the cells and `end` behind each."""
    return "".join("\t".join(map(_spelt, row)) + end for row in rows)


def groups(groups: Iterable[Iterable[Cells]], end: str) -> str:
    """Return groups of rows as `plain` does, `--` between two, as `grep` and `rg` have it."""
    return f"--{end}".join(plain(rows, end) for rows in groups)


def _spelt(text: str) -> str:
    """Return a text as a field of a line: what would end either is spelt out."""
    if text.isprintable() and "\\" not in text:  # as nearly every one is
        return text
    spelt = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
    return visible(text.translate(spelt))


def tsv(rows: Iterable[Cells], end: str, guard: bool) -> str:
    """Return rows as `plain` has them, safe to open in a spreadsheet."""
    return plain(([_guarded(c) for c in row] for row in rows) if guard else rows, end)


def csv(rows: Iterable[Cells], guard: bool) -> str:
    """Return rows as RFC 4180 has them, but for the newline at their ends."""
    from csv import writer

    lines = _Lines()
    # Told that CR ends a line too, the writer quotes a cell that holds one.
    write = writer(lines, lineterminator="\r\n")
    write.writerows([[visible(_guarded(c)) for c in row] for row in rows] if guard else rows)
    return "".join(lines.ended)


class _Lines:
    """Takes lines from a writer of CSV and ends them with a newline alone."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    def write(self, line: str) -> None:
        self.ended.append(line.removesuffix("\r\n") + "\n")


def _guarded(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    runs = re.match(_FORMULA, text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text
