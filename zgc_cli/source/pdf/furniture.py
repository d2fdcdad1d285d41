"""What stands in the margins of the pages of a PDF and is no part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli.source.pdf.glyphs import TextRun

_MARGIN = 0.12  # of the height of a page, in which its number and what each page has may stand
_EDGE = 0.065  # of it, in which small letters are no text, though there be one page alone
_SAME_HEIGHT = 2  # points
_SMALL = 0.92  # of the size of the text
_FOLIO = re.compile(
    # 3 | — 3 — | 第3页 共10页 | 3/10 | Page 3 of 10 | iv
    r"[-–—·•\s]*(?:第|Page|P\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*页?[-–—·•\s]*"
    r"(?:(?:/|of|[，,]?\s*共)\s*\d{1,4}\s*页?)?[-–—·•\s]*",
    re.IGNORECASE,
)


_Key = tuple[str, int, int]


class Sheet(NamedTuple):
    """The runs of a page, and how far down and up it reaches, in points."""

    runs: Sequence[TextRun]
    bottom: float
    top: float


def without_furniture(sheets: Sequence[Sheet], size: float) -> Iterator[list[TextRun]]:
    """Yield the runs of each page without page numbers and running heads; `size` is the text's."""
    seen: Counter[_Key] = Counter()
    for sheet in sheets:
        seen.update({_key(run) for run in sheet.runs if _is_outside(run, sheet, _MARGIN)})
    for sheet in sheets:
        yield [
            run
            for run in sheet.runs
            if not _is_outside(run, sheet, _MARGIN)
            or not (
                seen[_key(run)] > 1
                or _FOLIO.fullmatch(run.text)
                or (run.size < size * _SMALL and _is_outside(run, sheet, _EDGE))
            )
        ]


def _is_outside(run: TextRun, sheet: Sheet, share: float) -> bool:
    """Return whether a run stands in the share of a page that is above or below its text."""
    margin = (sheet.top - sheet.bottom) * share
    return run.middle > sheet.top - margin or run.middle < sheet.bottom + margin


def _key(run: TextRun) -> _Key:
    """Return what is the same in a running head on all pages: words, size, height; no number."""
    words = re.sub(r"\d+", "#", "".join(run.text.split()))
    return words, round(run.size), round(run.middle / _SAME_HEIGHT)
