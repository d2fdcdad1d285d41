"""The text of a PDF, read by pypdfium2, which the extra `zgc-cli[pdf]` brings.

The library gives characters and places. Here they become lines, columns in the order of reading
and paragraphs, without running heads and page numbers. The properties of the file give nothing: its
day of creation is not that of the article, and its title is mostly the name of another file.
"""

from base64 import b64decode
from collections import Counter
from collections.abc import Iterable
from typing import Any

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _
from zgc_cli.source.pdf.furniture import Sheet, without_furniture
from zgc_cli.source.pdf.glyphs import TextRun, runs
from zgc_cli.source.pdf.paragraphs import paragraphs
from zgc_cli.source.pdf.reading_order import columns
from zgc_cli.source.pdf.rulings import turned
from zgc_cli.source.pdf.tables import with_rows

_MOST_PAGES = 2000


def text(packed: str, name: str) -> tuple[str, str | None]:
    """Return the paragraphs of a PDF, given in Base64, with an empty line between them.

    Also returns the day in the heads of its pages, if there is one.

    Raises SourceError for what is damaged, encrypted, too long or without text.
    """
    sheets = _sheets(b64decode(packed), name)
    size = _usual_size(run for sheet in sheets for run in sheet.runs)
    pages, day = without_furniture(sheets, size)
    found = [column for page in pages for column in columns(page)]
    if not found:
        raise SourceError(
            _(
                "{file} holds no text, perhaps pictures of it; have its characters recognised "
                "first (OCR), for instance with: ocrmypdf -l chi_sim FILE.pdf OUT.pdf",
                file=name,
            )
        )
    return "\n\n".join(paragraphs(found, size)) + "\n", day


def _usual_size(runs: Iterable[TextRun]) -> float:
    """Return the size of most letters."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _sheets(data: bytes, name: str) -> list[Sheet]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        count = len(document)
        if count <= _MOST_PAGES:
            return [_sheet(document[number]) for number in range(count)]
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(
                _("{file} is encrypted; save it without a password", file=name)
            ) from error
        raise
    raise SourceError(
        _("{file} has {n} pages, more than {most}; split it", file=name, n=count, most=_MOST_PAGES)
    )


def _sheet(page: Any) -> Sheet:
    """Return what is seen of a page, the rows of its tables joined."""
    found, drawn, turns = runs(page)
    left, bottom, right, top = turned(page.get_cropbox(), turns)
    seen = [r for r in found if left <= r.left < right and bottom <= r.middle <= top]
    return Sheet(with_rows(seen, drawn.lying), bottom, top)
