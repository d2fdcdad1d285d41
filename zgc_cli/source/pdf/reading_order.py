"""Columns of a page: its lines in the order in which they are read.

A page has two columns where a gutter runs through it which few runs cross, and on both sides of
which stand lines of running text side by side; the cells of a table are too short to be any. What
crosses the gutter is read between what is above and what is below it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from statistics import median, median_low

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.source.pdf.glyphs import TextRun, between

_DEEPEST = 4  # gutters in each other
_FEWEST = 2  # lines of a column
_FEWEST_BEFORE = 3  # lines in the column before for each in the last one
_LEAST_TEXT = 9  # characters of a usual line of a column; cells of a table have fewer
_FULL = 0.7  # of the width of its long lines, which a usual line of a column has
_MOST_CROSSING = 0.4  # of the runs of a page
_LARGE = 1.1  # of the usual size on a page: letters of a title
_OVERLAP = 0.2  # letters that lines may reach into each other
_MOST_STEPS = 2000  # in which the width of a page is looked at


class TextColumn(NamedTuple):
    """The lines of a column, or of what stands across columns, and the edges of full lines."""

    lines: Sequence[TextRun]
    left: float
    right: float
    whole: bool  # page: there are no columns


def columns(runs: Sequence[TextRun], depth: int = 0) -> list[TextColumn]:
    """Return the columns of a page in the order of reading."""
    at = _gutter(runs) if depth < _DEEPEST else None
    if at is None:
        lines = _lines(runs)
        left = min((line.left for line in lines), default=0.0)
        return [TextColumn(lines, left, _right(lines), whole=depth == 0)] if lines else []
    found: list[TextColumn] = []
    for crossing, band in _bands(runs, at):
        for side in (band,) if crossing else _sides(band, at):
            found += columns(side, _DEEPEST if crossing else depth + 1)
    return found


def _bands(runs: Sequence[TextRun], at: float) -> list[tuple[bool, list[TextRun]]]:
    """Return from top to bottom what crosses a gutter, and what stands beside it, by turns."""
    size = median(run.size for run in runs)
    bands: list[tuple[bool, list[TextRun]]] = []
    ordered = sorted(runs, key=lambda run: -run.middle)
    for index, run in enumerate(ordered):
        near = ordered[max(0, index - 1) : index + 2]
        # A title may be too short to cross; one within a column has lines of others beside it.
        crossing = run.left < at < run.right or (
            run.size > size * _LARGE and not any(_beside(run, x) for x in near)
        )
        if bands and bands[-1][0] == crossing:
            bands[-1][1].append(run)
        else:
            bands.append((crossing, [run]))
    return bands


def _sides(runs: Sequence[TextRun], at: float) -> tuple[list[TextRun], list[TextRun]]:
    """Return what stands to the left and to the right of a place."""
    return [run for run in runs if run.right <= at], [run for run in runs if run.left >= at]


def _beside(run: TextRun, other: TextRun) -> bool:
    """Return whether two runs stand at the same height, at least in part."""
    return (
        run is not other
        and min(run.top, other.top) - max(run.bottom, other.bottom) > run.size * _OVERLAP
    )


def _gutter(runs: Sequence[TextRun]) -> float | None:
    """Return where two columns are parted; None where there is one alone."""
    if len(runs) < 2 * _FEWEST:
        return None
    start, end = min(run.left for run in runs), max(run.right for run in runs)
    step = max(1.0, (end - start) / _MOST_STEPS)
    count = int((end - start) / step) + 2
    changes = [0] * (count + 1)
    for run in runs:
        changes[int((run.left - start) / step)] += 1
        changes[int((run.right - start) / step) + 1] -= 1
    crossing = list(accumulate(changes))[:count]
    middle = range(count // 6, count - count // 6)
    fewest = min((crossing[x] for x in middle), default=len(runs))
    if fewest > len(runs) * _MOST_CROSSING:
        return None
    # The widest of the blanks that the fewest cross.
    grouped = groupby(middle, key=lambda x: crossing[x] == fewest)
    blanks = [list(steps) for is_blank, steps in grouped if is_blank]
    for blank in sorted(blanks, key=len, reverse=True)[:_DEEPEST]:
        at = start + (blank[len(blank) // 2] + 0.5) * step
        if _are_columns(*_sides(runs, at)):
            return at
    return None


def _are_columns(left: Sequence[TextRun], right: Sequence[TextRun]) -> bool:
    """Return whether what stands on two sides is running text, side by side."""
    if not (_is_column(left) and _is_column(right)):
        return _is_column(left) and _is_rest(left, right)
    top = min(max(p.top for p in left), max(p.top for p in right))
    bottom = max(min(p.bottom for p in left), min(p.bottom for p in right))
    return sum(bottom <= p.middle <= top for p in (*left, *right)) >= 2 * _FEWEST


def _is_rest(left: Sequence[TextRun], right: Sequence[TextRun]) -> bool:
    """Return whether a few lines are the last ones of a text that fills the column before them."""
    if not right or len(left) < _FEWEST_BEFORE * len(right):
        return False
    heights = sorted((run.middle for run in left), reverse=True)
    step = median(upper - lower for upper, lower in pairwise(heights))
    level = heights[0] + step
    for height in sorted((run.middle for run in right), reverse=True):
        if abs(level - height - step) > step * _OVERLAP:
            return False
        level = height
    return True


def _is_column(runs: Sequence[TextRun]) -> bool:
    """Return whether most characters stand in lines that are long, and about as long."""
    if len(runs) < _FEWEST:
        return False
    widths = sorted((run.right - run.left, len(run.text)) for run in runs)
    counts = list(accumulate(length for _width, length in widths))
    width, length = widths[bisect_left(counts, counts[-1] / 2)]
    return (
        length >= _LEAST_TEXT and width >= widths[bisect_left(counts, counts[-1] * 0.8)][0] * _FULL
    )


def _lines(runs: Iterable[TextRun]) -> list[TextRun]:
    """Return the lines that runs make, from top to bottom."""
    rows: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        last = rows[-1][-1] if rows else None
        if last and last.middle - run.middle < min(last.size, run.size) / 2:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda run: run.left)) for row in rows]


def _joined(row: Sequence[TextRun]) -> TextRun:
    """Return the line that the runs of a row make."""
    line = row[0]
    for run in row[1:]:
        gap = between(line.text, run.text, (run.left - line.right) / run.size)
        line = TextRun(
            line.text + gap + run.text,
            line.left,
            min(line.bottom, run.bottom),
            max(line.right, run.right),
            max(line.top, run.top),
            max(line, run, key=lambda p: len(p.text)).size,
            line.cells + (len(gap) > 1),
        )
    return line


def _right(lines: Sequence[TextRun]) -> float:
    """Return where full lines of the usual size end: at the outermost place where several do."""
    size = median_low(line.size for line in lines)
    ends = sorted(line.right for line in lines if line.size == size) or [lines[0].right]
    several = max(1, len(ends) // 5)
    for index in range(len(ends) - 1, several - 2, -1):
        if index + 1 - bisect_left(ends, ends[index] - size) >= several:
            return ends[index]
    return ends[-1]
