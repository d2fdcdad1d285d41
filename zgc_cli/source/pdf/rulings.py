"""Lines that are drawn on a page: those that lie, between rows, and those that stand."""

from collections.abc import Iterator
from typing import Any

from zgc_cli.runtime.named_tuple import NamedTuple

THIN = 2.0  # points: the height of a line, and how far apart two of one height may be
_LONG = 20.0  # points: the width of a line that lies; that below a word is shorter
_HIGH = 6.0  # points: the height of a line that stands
_OF_BOX, _MOST_SEGMENTS = 6, 20_000  # lines of a path: those of a box, and of all on a page

Box = tuple[float, float, float, float]  # left, bottom, right and top


class Rulings(NamedTuple):
    """The lines of a page, each as a box without width or height."""

    lying: list[Box]
    standing: list[Box]


def turned(box: Box, turns: int) -> Box:
    """Return a box on a page that is turned clockwise by quarters, about its lower left."""
    left, bottom, right, top = box
    for _turn in range(turns):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def rulings(page: Any, turns: int) -> Rulings:
    """Return the lines that are drawn on a page of pypdfium2, turned by quarters."""
    found = Rulings([], [])
    for outline in _outlines(page):
        left, bottom, right, top = turned(outline, turns)
        left, right = min(left, right), max(left, right)
        bottom, top = min(bottom, top), max(bottom, top)
        # A cell that is drawn as a box has a line on each side.
        if right - left > _LONG:
            found.lying.extend((left, y, right, y) for y in {bottom, top})
        if top - bottom > _HIGH:
            found.standing.extend((x, bottom, x, top) for x in {left, right})
    return found


def _outlines(page: Any) -> Iterator[Box]:
    """Yield the box of each shape, and those of the lines where it is made of many."""
    from ctypes import byref, c_float

    from pypdfium2 import raw

    edges = [c_float() for _edge in range(4)]
    left_over = _MOST_SEGMENTS
    for index in range(raw.FPDFPage_CountObjects(page)):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        count = raw.FPDFPath_CountSegments(shape)
        if _OF_BOX < count <= left_over:  # a table that is drawn at one stroke
            left_over -= count
            yield from _lines(shape, count)
        elif raw.FPDFPageObj_GetBounds(shape, *map(byref, edges)):
            low, start, high, end = (edge.value for edge in edges)
            yield low, start, high, end


def _lines(shape: Any, count: int) -> Iterator[Box]:
    """Yield from where to where each line of a path leads that lies or stands."""
    from ctypes import byref, c_float

    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), c_float(), c_float()
    if not raw.FPDFPageObj_GetMatrix(shape, matrix):
        return
    before = 0.0, 0.0
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(shape, number)
        if not raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        straight = min(abs(point[0] - before[0]), abs(point[1] - before[1])) < THIN
        if straight and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            yield (*before, *point)
        before = point
