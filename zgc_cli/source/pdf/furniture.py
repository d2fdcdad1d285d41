"""What stands in the margins of the pages of a PDF and is no part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from zgc_cli.runtime.named_tuple import NamedTuple
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


# What the head of a newspaper's page says beside its name: 星期四 | 第3版 | 总第12期
_PAPER = re.compile(r"星期[一二三四五六日天]|第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*[版期]")
_LONGEST_HEAD = 40  # characters
_TEXT = re.compile("[。；：:]")
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_NUMBER = re.compile("([一二三])?(十)?([一二三四五六七八九])?")
_NUMBER = "[\\d一二三四五六七八九十]{1,3}"
# A day with a time behind it is that on which somebody printed the page.
_DAY = re.compile(
    rf"(?<!\d)([12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}})\s*[年./-]\s*({_NUMBER})"
    rf"\s*[月./-]\s*({_NUMBER})(?![\d十]|\s*日?\s*\d\d?[:：]\d)"
)
_Key = tuple[str, int, int]


class Sheet(NamedTuple):
    """The runs of a page, and how far down and up it reaches, in points."""

    runs: Sequence[TextRun]
    bottom: float
    top: float


def without_furniture(
    sheets: Sequence[Sheet], size: float
) -> tuple[list[list[TextRun]], str | None]:
    """Return the runs of each page without page numbers and running heads; `size` is the text's.

    Also returns the one day, in ISO form, that stands in the heads.
    """
    seen: Counter[_Key] = Counter()
    for sheet in sheets:
        seen.update({_key(run) for run in sheet.runs if _is_outside(run, sheet, _MARGIN)})
    pages: list[list[TextRun]] = []
    days: set[str] = set()
    for sheet in sheets:
        papers = [run.middle for run in sheet.runs if _is_of_paper(run, sheet)]
        page: list[TextRun] = []
        head: list[TextRun] = []
        for run in sheet.runs:
            margin, edge = (_is_outside(run, sheet, share) for share in (_MARGIN, _EDGE))
            if not margin or not (
                seen[_key(run)] > 1
                or _FOLIO.fullmatch(run.text)
                or (edge and run.size < size * _SMALL)
                or (edge and any(abs(run.middle - y) < run.size / 2 for y in papers))
            ):
                page.append(run)
            elif run.middle > (sheet.top + sheet.bottom) / 2:
                head.append(run)
        pages.append(page)
        days.update(_days("  ".join(r.text for r in sorted(head, key=lambda r: r.left))))
    return pages, days.pop() if len(days) == 1 else None


def _is_outside(run: TextRun, sheet: Sheet, share: float) -> bool:
    """Return whether a run stands in the share of a page that is above or below its text."""
    margin = (sheet.top - sheet.bottom) * share
    return run.middle > sheet.top - margin or run.middle < sheet.bottom + margin


def _is_of_paper(run: TextRun, sheet: Sheet) -> bool:
    """Return whether a run is part of the head of a newspaper's page, of whatever size."""
    in_edge = run.middle > sheet.top - (sheet.top - sheet.bottom) * _EDGE
    is_short = len(run.text) <= _LONGEST_HEAD and not _TEXT.search(run.text)
    return in_edge and is_short and _PAPER.search(run.text) is not None


def _days(text: str) -> Iterator[str]:
    """Yield the days in a text in ISO form: 2026年3月5日, 二〇二六年三月五日."""
    for match in _DAY.finditer(text):
        year = int(match[1].translate(_HAN_DIGITS))
        with suppress(ValueError):
            yield date(year, _number(match[2]), _number(match[3])).isoformat()


def _number(text: str) -> int:
    """Return a number below a hundred in either kind of digits; ValueError for what is none."""
    han = None if text.isdigit() else _HAN_NUMBER.fullmatch(text)
    if han is None:
        return int(text)
    tens, ten, ones = han.groups()
    digits = f"{tens or 1 if ten else ''}{ones or (0 if ten else tens)}"
    return int(digits.translate(_HAN_DIGITS))


def _key(run: TextRun) -> _Key:
    """Return what is the same in a running head on all pages: words, size, height; no number."""
    words = re.sub(r"\d+", "#", "".join(run.text.split()))
    return words, round(run.size), round(run.middle / _SAME_HEIGHT)
