"""The visible text of a page as blocks: what stands between the starts and ends of its boxes."""

import re
from dataclasses import dataclass, field
from typing import Any

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source.page.phrases import kind_of_line

_BOXES = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "head",
        "iframe",
        "input",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = HEADINGS | {"b", "strong"}
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside"))
_BOLD_STYLE = Pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = Pattern(r"display\s*:\s*(?:block|flex|table)", re.IGNORECASE)
_HIDDEN_STYLE = Pattern(r"display\s*:\s*none", re.IGNORECASE)
_HIDDEN = Pattern(r"(?<![a-z])(?:visually-?hidden|sr-only|screen-reader-text)(?![a-z])")
_CENTRED = Pattern(r"text-align\s*:\s*center|(?<![a-z])center(?![a-z])", re.IGNORECASE)
_MOST_NAMED = 400  # characters of a class, an id or a style that are looked at
_MOST_NESTED = 8  # elements named as furniture that a block remembers
# What parts of a page that are no article are called, as words of an id or class.
_FURNITURE = Pattern(
    r"(?<![a-z])(?:\w{0,12}comments?|cmt|tie|repl(?:y|ies)|relat\w*|relevant|\w{0,4}recomm?end\w*|"
    r"\w{0,8}share\w*|social|foot(?:er)?|copyright|(?:bread)?crumbs?|nav(?:bar)?|menu|side-?bar|"
    r"toolbar|login|\w{0,4}qr_?code\w*|hot(?:news|list|words?)?|rank\w*|topnews|tags?|keywords?|"
    r"video-?(?:info|list|title)|ads?|advert\w*|statement|disclaimer|pag(?:er|ination)|edit(?:or)?|zebian|vote|popup|modal|"
    r"subscribe|download|xgxw|xgyd|tjyd)(?![a-z])",
    re.IGNORECASE,
)
_CAPTION = Pattern(
    r"(?<![a-z])(?:\w{0,8}caption|pic-?(?:intro|info|text|desc|note)|"
    r"(?:im(?:g|age)|photo)[-_]?(?:desc\w*|info|note|text)|tuzhu|tushuo)(?![a-z])",
    re.IGNORECASE,
)
_FINAL = Pattern(r"[。！？!?…：:；;”’」』）)]$")
_INDENT = Pattern(r"\s*[\u3000\u2003\xa0]{2}")
_ICONS = Pattern("[\ue000-\uf8ff\u200b\ufeff]")  # of fonts of a page's own, and blanks of no width
_CELL = 60  # characters; a cell of data has no more


class _Context(NamedTuple):
    """What the elements around a piece of text tell of it."""

    box: Any  # the innermost one
    row: bool = False  # the box is a row of data, whose cells stand on one line
    unseen: bool = False
    linked: bool = False
    bold: bool = False
    caption: bool = False
    centred: bool = False
    time: str = ""  # of a time element
    furniture: tuple[Any, ...] = ()  # elements named as no part of an article


@dataclass(slots=True, eq=False)
class PageBlock:
    """A piece of text between two ends of boxes, behind a picture where `alt` is a text.

    `text` is its words, with the blanks that a browser shows; `time` that of a time element in it.
    """

    context: _Context
    alt: str | None = None
    time: str = ""
    text: str = ""
    pieces: list[str] = field(default_factory=list)
    links: set[int] = field(default_factory=set)  # which pieces are links
    linked: int = 0  # characters in links
    bold: int = 0  # characters in bold type
    size: int = 0  # characters that are no blanks

    @property
    def pictured(self) -> bool:
        """Whether a picture stands before it."""
        return self.alt is not None

    @property
    def end(self) -> int:
        """How many of its pieces are its own; a link of the site may stand behind them."""
        last = max((n for n, piece in enumerate(self.pieces) if piece.strip()), default=0)
        is_site = last in self.links and kind_of_line(self.pieces[last]) == "line"
        return last if is_site and self.linked < self.size else len(self.pieces)

    @property
    def spaced(self) -> str:
        """Its words, those of each element apart."""
        return _clean(" ".join(self.pieces))

    @property
    def element(self) -> Any:
        """The box that it stands in."""
        return self.context.box

    def add(self, text: str, context: _Context) -> None:
        """Add a piece of text."""
        size = len(squeezed(text))
        if context.linked:
            self.links.add(len(self.pieces))
        self.pieces.append(text)
        self.time = self.time or context.time
        self.size += size
        self.linked += size * context.linked
        self.bold += size * context.bold


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def _clean(text: str) -> str:
    return " ".join(_ICONS.sub("", text).split())


def blocks(tree: Any) -> list[PageBlock]:
    """Return the blocks of a tree of lxml's in their order; a row of a table of data is one."""
    from lxml.etree import iterwalk

    walk = _Walk(_Context(tree))
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            walk.start(element)
        elif event == "end":
            walk.end(element)
        else:
            walk.add(element.tail)
    found = [block for block in walk.found if block.size]
    for block in found:
        text = "".join(block.pieces[: block.end])
        block.text = text if block.context.row else _clean(text)
    return [block for block in found if block.text]


class _Walk:
    """A walk through a tree: the contexts that are open, and the blocks so far."""

    def __init__(self, context: _Context) -> None:
        self.found = [PageBlock(context)]
        self._open = [context]
        self._breaks = 0  # line breaks since the last piece of text
        self._alt: str | None = None

    def start(self, element: Any) -> None:
        """Go into an element."""
        outer = self._open[-1]
        context = _inside(element, outer)
        self._open.append(context)
        if context.unseen:
            return
        if context.box is not outer.box:
            self._break()
        elif element.tag == "br":
            self._breaks += 1
        elif element.tag == "img":
            self._alt = element.get("alt") or ""
            self._breaks += 1
        elif context.row and element.tag in ("td", "th"):
            self._cell(context)
        self.add(element.text)

    def end(self, element: Any) -> None:
        """Leave an element."""
        if self._open.pop().box is not self._open[-1].box:
            self._break()
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        """Add text to the block, or to a new one where line breaks begin a paragraph."""
        context = self._open[-1]
        if not text or context.unseen:
            return
        if not text.strip():
            self.found[-1].pieces.append(text)
            return
        if self._breaks and self.found[-1].size and self._begins(text, context):
            self._break()
        if not self.found[-1].size:
            self.found[-1] = PageBlock(context, self._alt)
            self._alt = None
        self._breaks = 0
        self.found[-1].add(" ".join(text.split()) if context.row else text, context)

    def _begins(self, text: str, context: _Context) -> bool:
        """Return whether a paragraph begins behind a line break."""
        block = self.found[-1]
        in_bold = block.bold == block.size
        return (
            self._breaks > 1
            or in_bold != context.bold
            or _INDENT.match(text) is not None
            or _FINAL.search(block.pieces[-1].rstrip()) is not None
        )

    def _break(self) -> None:
        self._breaks = 0
        if self.found[-1].size:
            self.found.append(PageBlock(self._open[-1]))

    def _cell(self, context: _Context) -> None:
        if self.found[-1].size:
            self.found[-1].pieces.append("\t")


def _inside(element: Any, outer: _Context) -> _Context:
    tag = element.tag
    if outer.unseen or tag in _UNSEEN:
        return outer._replace(unseen=True)
    style = (element.get("style") or "")[:_MOST_NAMED]
    named = f"{element.get('id') or ''} {element.get('class') or ''}"[:_MOST_NAMED]
    if _HIDDEN.search(named):
        return outer._replace(unseen=True)
    furniture = outer.furniture
    if tag not in ("html", "body") and (
        tag in _FURNITURE_TAGS or _FURNITURE.search(named) or _HIDDEN_STYLE.search(style)
    ):
        furniture = (*furniture[-_MOST_NESTED:], element)
    styled = tag not in ("img", "br") and _BLOCK_STYLE.search(style) is not None
    is_box = not outer.row and (tag in _BOXES or styled)
    align = f"{style} {named} {element.get('align') or ''} {tag}"
    return _Context(
        box=element if is_box else outer.box,
        row=outer.row or (tag == "tr" and _is_data(element)),
        linked=outer.linked or tag == "a",
        time=outer.time or ((element.get("datetime") or "") if tag == "time" else ""),
        bold=outer.bold or tag in _BOLD or _BOLD_STYLE.search(style) is not None,
        caption=outer.caption or tag == "figcaption" or _CAPTION.search(named) is not None,
        centred=outer.centred or _CENTRED.search(align) is not None,
        furniture=furniture,
    )


def _is_data(row: Any) -> bool:
    """Return whether a row of a table has several short cells; others hold parts of the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(map(_is_short, cells))


def _is_short(cell: Any) -> bool:
    size = 0
    for number, text in enumerate(cell.itertext()):
        size += len(squeezed(text))
        if size > _CELL or number > _CELL:
            return False
    return True
