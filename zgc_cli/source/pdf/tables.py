"""Rows of tables that are drawn with lines: their cells, of several lines each, side by side."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zgc_cli.source.pdf.glyphs import TextRun, joined
from zgc_cli.source.pdf.rulings import THIN, Box

_HIGHEST = 12  # letters: the height of a row; a column of text is higher


def with_rows(runs: Sequence[TextRun], rules: Iterable[Box]) -> list[TextRun]:
    """Return the runs of a page, those between two lines of a table joined to a run a row."""
    levels = _levels(rules)
    heights = [level[1] for level in levels]
    bands: defaultdict[int, list[TextRun]] = defaultdict(list)
    for run in runs:
        bands[bisect_left(heights, run.middle)].append(run)
    found: list[TextRun] = []
    for number, band in sorted(bands.items(), reverse=True):
        inside = 0 < number < len(levels) and _is_row(band, levels[number - 1], levels[number])
        cells = list(_cells(band)) if inside else []
        found += [_row(band, cells)] if len(cells) > 1 else band
    return found


def _levels(rules: Iterable[Box]) -> list[Box]:
    """Return the lines from the lowest on, those of one height as one."""
    levels: list[Box] = []
    for left, bottom, right, _top in sorted(rules, key=lambda rule: rule[1]):
        if levels and bottom - levels[-1][1] < THIN:
            last = levels.pop()
            left, bottom, right = min(left, last[0]), last[1], max(right, last[2])
        levels.append((left, bottom, right, bottom))
    return levels


def _is_row(band: Sequence[TextRun], lower: Box, upper: Box) -> bool:
    """Return whether runs between two lines may be those of a row."""
    left, right = max(lower[0], upper[0]) - THIN, min(lower[2], upper[2]) + THIN
    is_low = upper[1] - lower[1] < _HIGHEST * max(run.size for run in band)
    return is_low and all(left <= run.left and run.right <= right for run in band)


def _row(band: Sequence[TextRun], cells: Sequence[Sequence[TextRun]]) -> TextRun:
    """Return a row as one run, its cells from left to right."""
    return TextRun(
        "\t".join(map(_cell, cells)),
        min(run.left for run in band),
        min(run.bottom for run in band),
        max(run.right for run in band),
        max(run.top for run in band),
        band[0].size,
        len(cells),
    )


def _cells(band: Sequence[TextRun]) -> Iterator[list[TextRun]]:
    """Yield the runs of each cell: they stand below each other, in part at least."""
    cell: list[TextRun] = []
    end = 0.0
    for run in sorted(band, key=lambda run: run.left):
        if cell and run.left > end:
            yield cell
            cell = []
        end = max(end, run.right) if cell else run.right
        cell.append(run)
    if cell:
        yield cell


def _cell(runs: Sequence[TextRun]) -> str:
    """Return the text of a cell, its lines joined."""
    parts: list[str] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        parts += joined(parts.pop(), run.text) if parts else [run.text]
    return "".join(parts)
