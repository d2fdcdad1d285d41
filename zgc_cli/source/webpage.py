"""The article of a saved web page, in the lines in which the parser reads a plain text.

Nothing of a page is run or fetched. The article is found in the page's tree; where the tree shows
none, trafilatura is asked, which the extra `zgc-cli[html]` brings. A paragraph stands on the line
of the source on which it begins; in a page that has several on one line, lines are those of the
text. Marks that the parser takes off tell it what the page tells: `# ` the title, `## ` a heading,
`▲` a caption; paragraphs are indented.
"""

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern, end_of_article, expect
from zgc_cli.source.page import body, head
from zgc_cli.source.page.blocks import PageBlock, blocks, squeezed
from zgc_cli.source.paragraph_marks import PARAGRAPH_END

# In characters; trafilatura's own is meant for languages that need several to a word.
_LEAST = "60"
_NEAR = 4  # blocks above a title that may tell of its article
_REACH = 14  # blocks above and below an article that may tell of it
# What no page is without, and what a part of one has; of other tags alone a library may take time
# that grows with their square.
_IS_PAGE, _BEGINNING = Pattern(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE), 1 << 16
_IS_PART = Pattern(r"<(?:article|section|main|div|h[1-6]|p)\b[^<>]*>", re.IGNORECASE)
# What some pages have in their midst, behind which a tree would hold nothing any more.
_ENDS = Pattern(r"</(?:body|html)\s*>", re.IGNORECASE)
_MOST_ATTRIBUTES = 1000  # of an element; time would grow with their square
_PROBE = 24  # characters by which a paragraph is found again in the source
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
_UNSEEN = ("script", "style", "template", "noscript", "head")
_MARKS = {"title": "# ", "heading": "## ", "caption": "▲", "body": "\u3000\u3000", "byline": ""}


class _Placed(NamedTuple):
    """A text, what it is, and where in the page's characters it begins, if it was found."""

    kind: str
    text: str
    at: int | None


def main_text(page: str, name: str) -> tuple[str, str | None]:
    """Return the title, byline and paragraphs of a page, a line each, and its ISO day or None.

    Raises SourceError if the page has no main text.
    """
    expect("".join(set(unescape(page))))  # long or short, it is one article
    try:
        return _main_text(page, name)
    finally:
        end_of_article()


def _main_text(page: str, name: str) -> tuple[str, str | None]:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser as Parser
    from lxml.html import document_fromstring

    shown = _Shown(page)
    whole = _IS_PAGE.search(page[:_BEGINNING])
    if not (whole or _IS_PART.search(page[:_BEGINNING])) or shown.attributes > _MOST_ATTRIBUTES:
        raise _no_article(name)
    try:
        data = _ENDS.sub("", page).encode("utf-8", "replace")
        tree = document_fromstring(data, Parser(encoding="utf-8"))
    except ParserError:
        raise _no_article(name) from None
    _open_areas(tree)
    told = head.told(tree)
    found = blocks(tree)
    title = head.title_block(found, told.titles)
    chosen = body.article(found, title)
    if not chosen:
        if not whole:
            raise _no_article(name)
        return _extracted(page, name, told, shown)
    chosen = chosen[head.lines_of_head(chosen) :] or chosen
    first, last = found.index(chosen[0]), found.index(chosen[-1])
    if title is None and chosen[0].element.tag == "h1" and len(chosen) > 1:
        title = first
        chosen = chosen[1:]
        first = found.index(chosen[0])
    if title is None or title > first:
        title = head.heading_above(found, first, told.titles)
    above = found[max(title or 0, first - _REACH) : first]
    higher = found[max(0, (title or first) - _NEAR) : title or first]
    near = [*above, *head.without_calendars(higher)]
    day = head.day(told, near, found[last + 1 : last + 1 + _REACH])
    lines = _head_lines(found, title, told, above)
    chosen = body.with_leads(found[first if title is None else title + 1 : first], chosen)
    lines += [(kind, b.text) for kind, b in zip(body.kinds(chosen), chosen, strict=True)]
    return _laid_out(shown.places(lines), shown), day


def _open_areas(tree: Any) -> None:
    """Put behind each text area the paragraphs that it holds for a script to show."""
    from lxml.html import fragment_fromstring

    for area in list(tree.iter("textarea")):
        if "</p>" in (area.text or ""):
            area.addnext(fragment_fromstring(area.text, create_parent="div"))


def _no_article(name: str) -> SourceError:
    return SourceError(
        _("{file}: the page holds no article; copy the text into a .txt file", file=name)
    )


def _head_lines(
    found: Sequence[PageBlock], title: int | None, told: head.Told, above: Sequence[PageBlock]
) -> list[tuple[str, str]]:
    lines = []
    if title is not None:
        lines.append(("title", head.title_text(found[title])))
    elif told.titles and (name := head.without_site(told.titles[0])):
        lines.append(("title", name))
    return lines + [("byline", line) for line in head.authors(told, above, found)]


def _extracted(page: str, name: str, told: head.Told, shown: "_Shown") -> tuple[str, str | None]:
    """Return what trafilatura finds in a page whose tree shows no article."""
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL + 1)
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _LEAST
    # What it compares its finding with takes time that grows with the square of the page.
    found: Any = bare_extraction(page, fast=True, include_comments=False, config=config)
    texts = [_cells(line) for line in ((found and found.text) or "").splitlines() if line.strip()]
    if not texts:
        raise _no_article(name)
    lines = [("title", head.without_site(told.titles[0]))] if told.titles else []
    lines += [("body", text) for text in texts]
    return _laid_out(shown.places(lines), shown), head.day(told, (), ())


def _cells(line: str) -> str:
    """Return a row of a table, which trafilatura writes as Markdown does, as its cells alone."""
    if not (line.startswith("|") and line.endswith("|")):
        return line.strip()
    cells = re.split(r"(?<!\\)\|", line.strip("|"))
    return "\t".join(cell.strip().replace("\\|", "|") for cell in cells if cell.strip(" -"))


def _laid_out(placed: Sequence[_Placed], shown: "_Shown") -> str:
    """Return the texts, each on its line of the page if it can be told for all, else one by one."""
    lines = [shown.line(text.at) for text in placed if text.at is not None]
    if len(lines) < len(placed) or any(upper >= lower for upper, lower in pairwise(lines)):
        lines = list(range(1, len(placed) + 1))
    out: list[str] = []
    for text, line in zip(placed, lines, strict=True):
        end = PARAGRAPH_END if text.kind == "caption" else ""
        out += [""] * (line - 1 - len(out)) + [_MARKS[text.kind] + text.text.lstrip("▲△ ") + end]
    return "\n".join(out) + "\n"


class _Shown(HTMLParser):
    """Where the visible characters of a page stand: its text without blanks, a line for each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.attributes = 0
        self._pieces: list[str] = []
        self._lines: list[int] = []
        self._unseen = 0
        # No tag ends behind the last >, whose end html.parser would look for from each < anew.
        end = page.rfind(">") + 1
        self.feed(page[:end] + page[end:].replace("<", "&lt;"))
        self.close()
        self.text = "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        """Note that what follows is not shown, and how many attributes elements have at most."""
        self._unseen += tag in _UNSEEN
        self.attributes = max(self.attributes, len(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Note that what follows is shown again."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        """Hold the characters of a piece of text."""
        if self._unseen:
            return
        line = self.getpos()[0]
        for part in data.split("\n"):
            shown = squeezed(part)
            self._pieces.append(shown)
            self._lines += [line] * len(shown)
            line += 1

    def places(self, texts: Sequence[tuple[str, str]]) -> list[_Placed]:
        """Return each text with its place, looked for from the one before it on."""
        found: list[_Placed] = []
        start = 0
        for kind, text in texts:
            probe = squeezed(text.removeprefix("作者：")).strip("\u200b")[:_PROBE]
            at = self.text.find(probe, start) if probe else -1
            found.append(_Placed(kind, text, at if at >= 0 else None))
            start = max(start, at + 1)
        return found

    def line(self, at: int) -> int:
        """Return the line of the page on which a character stands."""
        return self._lines[at]
