"""Rows of tables: their cells below the heads of the columns, and what two of one thing differ in.

A row is of the thing that its first cell names which is no number: 3 | 石板巷 | 133户.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import isclose

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

CELL = "\t"  # between the cells of a row
_NUMBER = Pattern(r"[+\-−]?\d[\d,]*(?:\.\d+)?")
_YEAR = Pattern(r"(?:19|20)\d\d年?")
_BRACKETS = Pattern(r"[（(][^（()）]*[)）]")
_NOTHING = Pattern(r"[-—–/.…\s]*")
_EXACT = 1e-9


class TableRow(NamedTuple):
    """A row of a table; `heads` are those of its columns, none where the table has none."""

    paragraph: str
    cells: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def first(self) -> int:
        """The number of the cell that names what the row is of, behind that of the row."""
        named = (n for n, cell in enumerate(self.cells) if not _NUMBER.fullmatch(cell))
        return next(named, 0)

    @property
    def thing(self) -> str:
        """What the row is of, in the form in which names are compared."""
        return name_form(self.cells[self.first])


class CellPair(NamedTuple):
    """A cell, and what another row of the same thing has for it, None for nothing.

    `differs`: they hold two numbers of one unit, or the names of two persons.
    """

    cell: str
    other: str | None
    differs: bool

    @property
    def same(self) -> bool:
        """Whether the other says the same; its unit may stand at the head: 156户 and 156."""
        if self.other is None or name_form(self.cell) == name_form(self.other):
            return self.other is not None
        numbers = [_NUMBER.match(cell) for cell in (self.cell, self.other)]
        one, two = (_bare(match[0]) if match else None for match in numbers)
        bare = _NUMBER.fullmatch(self.cell) or _NUMBER.fullmatch(self.other)
        return bare is not None and one is not None and one == two


def rows(document: Document) -> list[TableRow]:
    """Return the rows of data in the tables of a document, those of heads apart."""
    return [row for table in _tables(document) for row in _of_table(table)]


def _tables(document: Document) -> Iterator[list[Paragraph]]:
    for is_row, paragraphs in groupby(document.paragraphs, key=lambda p: CELL in p.text):
        if is_row:
            yield list(paragraphs)


def _of_table(table: Sequence[Paragraph]) -> Iterator[TableRow]:
    cells = [tuple(cell.strip() for cell in p.text.split(CELL)) for p in table]
    headed = len(table) > 1 and not any(map(_is_amount, cells[0]))
    heads = cells[0] if headed else ()
    for paragraph, row in zip(table[headed:], cells[headed:], strict=True):
        yield TableRow(paragraph.id, row, heads if len(heads) == len(row) else ())


def _is_amount(cell: str) -> bool:
    number = _NUMBER.match(cell)
    return number is not None and not _YEAR.fullmatch(cell)


class SameRows:
    """The rows of a draft beside those of an article that are of the same things."""

    def __init__(self, article: Document, draft: Document) -> None:
        self._own, self._drafted = _Cells(article), _Cells(draft)
        self._rows = {row.paragraph: row for row in rows(draft)}
        self._things: dict[str, list[TableRow]] = defaultdict(list)
        for row in rows(article):
            self._things[row.thing].append(row)

    def of(self, paragraph: str) -> tuple[TableRow, list[CellPair]] | None:
        """Return the article's row of the thing of a row, and each cell beside the other's.

        None where there is none, or several of one thing.
        """
        row = self._rows.get(paragraph)
        found = [r for r in self._things.get(row.thing, ()) if _alike(row, r)] if row else []
        if row is None or not row.thing or len(found) != 1:
            return None
        at = [_column(row, found[0], number) for number in range(len(row.cells))]
        others = (found[0].cells[n] if n is not None else None for n in at)
        return found[0], [
            CellPair(cell, other, other is not None and self._differ(cell, other))
            for cell, other in list(zip(row.cells, others, strict=True))[row.first :]
            if not _NOTHING.fullmatch(cell)
        ]

    def _differ(self, cell: str, other: str) -> bool:
        one, two = self._drafted.amount(cell), self._own.amount(other)
        if one and two:
            return one[1] == two[1] and not isclose(one[0], two[0], rel_tol=_EXACT)
        persons = cell in self._drafted.persons and other in self._own.persons
        return persons and name_form(cell) != name_form(other)


class _Cells:
    """What the records of a document tell of the cells of its tables."""

    def __init__(self, document: Document) -> None:
        self._figures = {f.text: f for f in document.figures if f.value is not None and not f.mod}
        self.persons = {e.name for e in document.entities if e.type == "person"}

    def amount(self, cell: str) -> tuple[float, str | None] | None:
        """Return the number of a cell that holds no more than one, and its unit."""
        if _NUMBER.fullmatch(cell):
            return _bare(cell), None
        figure = self._figures.get(cell)
        return (float(figure.value or 0), figure.unit) if figure else None


def _alike(row: TableRow, own: TableRow) -> bool:
    """Return whether two rows can be laid over each other: by their heads, else by their number."""
    if row.heads and own.heads:
        return sum(_column(row, own, n) is not None for n in range(len(row.heads))) > 1
    return len(row.cells) == len(own.cells)


def _column(row: TableRow, own: TableRow, number: int) -> int | None:
    """Return the column of the other row below the same head, be it that one tells the unit."""
    if not (row.heads and own.heads):
        return number
    for form in (name_form, _unitless):
        found = [n for n, head in enumerate(own.heads) if form(head) == form(row.heads[number])]
        if len(found) == 1:
            return found[0]
    return None


def _unitless(head: str) -> str:
    """Return a head without what stands in brackets: 预算（万元）."""
    return name_form(_BRACKETS.sub("", head))


def _bare(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))
