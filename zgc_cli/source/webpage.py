"""The main text of a saved web page, found by trafilatura, which the extra `zgc-cli[html]` brings.

Nothing of a page is run or fetched. A paragraph stands on the line of the source on which it
begins; in a page that has several paragraphs on one line, lines are those of the extracted text.
"""

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _

# In characters; trafilatura's own is meant for languages that need several to a word.
_LEAST = "60"
_LONG = 40  # characters; a title is shorter
_PROBE = 24  # characters by which a paragraph is found again in the source
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
_UNSEEN = ("script", "style", "template", "noscript", "head")


def main_text(page: str, name: str) -> tuple[str, str | None]:
    """Return the title, byline and paragraphs of a page, a line each, and its ISO day or None.

    Raises SourceError if the page has no main text.
    """
    found = _extracted(page, name)
    body = [_cells(line) for line in (found.text or "").splitlines() if line.strip()]
    if not body:
        raise SourceError(_("{file}: the page holds no article", file=name))
    shown = _Shown(page)
    placed = _with_head(found.title, found.author, shown.places(body), shown)
    return _laid_out(placed, shown), found.date


Placed = tuple[str, int | None]  # a text, and where in the page's characters it begins, if found


def _with_head(
    title: str | None, author: str | None, body: list[Placed], shown: "_Shown"
) -> list[Placed]:
    """Return the body below title and author; what stands above a title is no part of the article.

    They are looked for above the first paragraph that is longer than a heading. A title that the
    page does not show there is put on top, an author is left out.
    """
    anchor = next((at for text, at in body if len(text) >= _LONG), body[0][1])
    top = shown.above(title, anchor) if title else None
    if top is not None:
        body = [(text, at) for text, at in body if at is None or at >= top]
    inside = {_squeezed(text) for text, _at in body}
    head: list[Placed] = [(title, top)] if title and _squeezed(title) not in inside else []
    by = shown.above(author, anchor) if author else None
    if author and by is not None and by > (top or 0) and _squeezed(author) not in inside:
        head.append((author, by))
    return head + body


def _extracted(page: str, name: str) -> Any:
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _LEAST
    found = bare_extraction(page, with_metadata=True, include_comments=False, config=config)
    if found is None:
        raise SourceError(_("{file}: the page holds no article", file=name))
    return found


def _cells(line: str) -> str:
    """Return a row of a table, which trafilatura writes as Markdown does, as its cells alone."""
    if not (line.startswith("|") and line.endswith("|")):
        return line.strip()
    cells = re.split(r"(?<!\\)\|", line.strip("|"))
    return "  ".join(cell.strip().replace("\\|", "|") for cell in cells if cell.strip(" -"))


def _laid_out(placed: Sequence[Placed], shown: "_Shown") -> str:
    """Return the texts, each on its line of the page if it can be told for all, else one by one."""
    lines = [shown.line(at) for _text, at in placed if at is not None]
    if len(lines) < len(placed) or any(upper >= lower for upper, lower in pairwise(lines)):
        lines = list(range(1, len(placed) + 1))
    out: list[str] = []
    for (text, _at), line in zip(placed, lines, strict=True):
        out += [""] * (line - 1 - len(out)) + [text]
    return "\n".join(out) + "\n"


def _squeezed(text: str) -> str:
    return "".join(text.split())


class _Shown(HTMLParser):
    """Where the visible characters of a page stand: its text without blanks, a line for each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self._pieces: list[str] = []
        self._lines: list[int] = []
        self._unseen = 0
        self.feed(page)
        self.close()
        self.text = "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note that what follows is not shown."""
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Note that what follows is shown again."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        """Hold the characters of a piece of text."""
        if self._unseen:
            return
        line = self.getpos()[0]
        for part in data.split("\n"):
            shown = _squeezed(part)
            self._pieces.append(shown)
            self._lines += [line] * len(shown)
            line += 1

    def places(self, texts: Sequence[str]) -> list[Placed]:
        """Return each text with its place, looked for from the one before it on."""
        found: list[Placed] = []
        start = 0
        for text in texts:
            at = self.text.find(_squeezed(text)[:_PROBE], start)
            found.append((text, at if at >= 0 else None))
            start = max(start, at + 1)
        return found

    def above(self, text: str, anchor: int | None) -> int | None:
        """Return the last place of a text above another place."""
        at = self.text.rfind(_squeezed(text), 0, anchor)
        return at if at >= 0 else None

    def line(self, at: int) -> int:
        """Return the line of the page on which a character stands."""
        return self._lines[at]
