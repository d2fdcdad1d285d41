"""Records as a sheet of Excel, by XlsxWriter: numbers are numbers, text is never a formula."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import visible
from zgc_cli.show.columns import Column, cell_of
from zgc_cli.show.labels import WORDS, word

_LIMITS = 1 << 20, 32_767  # rows of a sheet, characters of a cell
_NARROW, _WIDE = 8, 60  # characters that a column shows
_SAMPLE = 200  # rows that tell how wide a column is


def workbook(names: Sequence[str], rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a workbook with one sheet: the names stay in sight and filter the rows below."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ZgcError(
            _("xlsx needs the extra `xlsx`: pip install 'zgc-cli[xlsx]'; csv needs none")
        ) from error
    if len(rows) >= _LIMITS[0]:
        raise ZgcError(_("a sheet has at most {n:,} rows; csv has no limit", n=_LIMITS[0]))
    data = BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("zgc")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        wrapped.set_align("top")
        for place, row in enumerate((names, *rows)):
            for column, held in enumerate(row):
                if isinstance(held, str):
                    sheet.write_string(place, column, _shown(held), wrapped if place else bold)
                else:
                    sheet.write_number(place, column, held, wrapped)
        for column, name in enumerate(names):
            sheet.set_column(column, column, _width([name, *(r[column] for r in rows[:_SAMPLE])]))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
    return data.getvalue()


def in_sheet(kind: str, column: Column, held: Any) -> str | float:
    """Return what a cell of a sheet holds: a number, or words where programs get a code."""
    if isinstance(held, int | float) and not isinstance(held, bool):
        return held
    text, context = cell_of(column, held), f"{kind}.{column.name}"
    return word(context, text).replace("_", " ") if text and context in WORDS else text


def _shown(text: str) -> str:
    """Return what a cell can hold of a text."""
    return visible(text).encode("utf-8", "backslashreplace").decode()[: _LIMITS[1]]


def _width(cells: Sequence[str | float]) -> int:
    """Return how many characters of Latin a column needs; one of Chinese takes two."""
    longest = max(sum(1 + (c > "\u2e80") for c in str(held)[:_WIDE]) for held in cells)
    return min(max(longest + 2, _NARROW), _WIDE)
