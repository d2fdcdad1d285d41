"""The text of a Word document, read by mammoth, which the extra `zgc-cli[docx]` brings.

Each paragraph, list item, row of a table, text box and note is a paragraph, the notes at the end;
a table that only lays out the page gives the paragraphs in its cells.
What is deleted, struck through, hidden or a comment is not read, what is inserted is; neither are
tables of contents, headers and footers. The properties of the file give nothing: its day of
creation is not that of the article, and title and author are mostly those of a template.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from io import BytesIO
from statistics import median
from xml.etree import ElementTree
from zipfile import ZipFile

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.source.paragraph_marks import PARAGRAPH_END
from zgc_cli.source.superscripts import superscript

_MOST_PARTS = 10_000
_MOST_XML = 64 << 20  # bytes when unpacked; an article has some hundred thousand
_MOST_TAGS = 1_000_000  # a book has some hundred thousand; mammoth takes a minute for them
_MOST_RATIO = 500  # of the size of an unpacked part to that of the packed one; XML reaches 100
_SMALL = 1 << 20  # bytes; an unpacked part of fewer does no harm
_STYLES = ("p[style-name^='toc'] => !", "strike => !", "comment-reference => !")
# Styles of headings that people make, or programs in Chinese: 标题1, 一级标题, 小标题
_HEADING_STYLE = re.compile(r"(?:[一二三四五六]级|[大小章节])标题.*|标题 ?\d.*|heading \d.*", re.I)
_CAPTION_STYLE = re.compile(r"caption|题注|[图表]题|图注|图片?说明", re.I)
_HEADING_LEVELS = frozenset("012345")
# What mammoth does not know, and what it knows that is treated alike.
_UNKNOWN = (
    (re.compile(rb"<w:(?:dstrike|vanish)(?=[\s/>])"), b"<w:strike"),
    (re.compile(rb"(</?)w:(?:fldSimple|ruby|rubyBase)(?=[\s/>])"), rb"\1w:smartTag"),
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTION, _CAPTION_MARK = "caption", "▲"
_PICTURE = "\ufffc"  # Unicode's own sign for what is no text
_BELOW_PICTURE = re.compile("[^。！？；：\n]{2,40}")  # what is no caption is longer, or ends
_BULLET = "• "  # which tells an item of a list from a short line that is a heading
_BLOCKS = _HEADINGS | {"p", "li", "tr"}
_TEXT = 40  # characters of a paragraph that is text, even in a cell of a table
# What is bold as a whole and asks or calls is a heading, which its end mark hides.
_BOLD_HEADING = re.compile("[^。，；：！？]{1,24}(?:，[^。，；：！？]{1,12})?[？！]")
# Lines that are as long as each other were broken by a program; a verse has shorter ones.
_LEAST_LINE, _FEWEST_LINES, _UNEVEN, _MOSTLY = 20, 3, 3, 0.7
_BACK = "#footnote-ref", "#endnote-ref"  # where the link behind a note leads: to its mark


def text(packed: str, name: str) -> tuple[str, None]:
    """Return the paragraphs of a document, given in Base64, each closed, with empty lines between.

    Raises SourceError for what is damaged, or unpacks to more than an article can be.
    """
    import mammoth

    data = b64decode(packed)
    try:
        package = _known(_parts(data, name))
        made = mammoth.convert_to_html(
            package.file, style_map="\n".join(package.styles), convert_image=_sign
        )
    except RecursionError as error:
        raise SourceError(_("{file}: it is nested too deeply", file=name)) from error
    paragraphs = _Paragraphs()
    paragraphs.feed(made.value)
    paragraphs.close()
    return "\n\n".join(_unwrapped(paragraphs.found)) + "\n", None


def _sign(_image: object) -> list[object]:
    """Return the sign that stands for a picture, which is not opened."""
    from mammoth import html

    return [html.text(_PICTURE)]


def _parts(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts in XML; SourceError for a package larger inside than a text can be."""
    with ZipFile(BytesIO(data)) as package:
        parts = package.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        is_large = (
            len(parts) > _MOST_PARTS
            or sum(part.file_size for part in xml) > _MOST_XML
            or any(part.file_size > max(_SMALL, _MOST_RATIO * part.compress_size) for part in xml)
        )
        read = {} if is_large else {part.filename: package.read(part) for part in xml}
    if is_large or sum(content.count(b"<") for content in read.values()) > _MOST_TAGS:
        raise SourceError(_("{file} unpacks to more than an article can be", file=name))
    return read


class _Known(NamedTuple):
    """A package in which mammoth knows everything, and how it reads its styles."""

    file: BytesIO
    styles: Sequence[str]


def _known(parts: dict[str, bytes]) -> _Known:
    """Return the package of these parts, what mammoth does not know in them called otherwise."""
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for part, content in parts.items():
            for unknown, alike in _UNKNOWN if part.startswith("word/") else ():
                content = unknown.sub(alike, content)
            package.writestr(part, content)
    headings = _heading_styles(parts.get("word/styles.xml", b""))
    return _Known(out, (*_STYLES, *headings))


def _heading_styles(xml: bytes) -> Iterator[str]:
    """Yield how the styles of headings are read: by name, by level, or by what they come from."""
    styles = {s.get(f"{_WORD}styleId"): s for s in ElementTree.fromstring(xml)} if xml else {}
    headings: set[str | None] = set()
    names: dict[str | None, str] = {}
    above: dict[str | None, str | None] = {}
    for key, style in styles.items():
        found = {e.tag: e.get(f"{_WORD}val") for e in style.iter()}
        names[key] = found.get(f"{_WORD}name") or ""
        above[key] = found.get(f"{_WORD}basedOn")
        level = found.get(f"{_WORD}outlineLvl")
        if level in _HEADING_LEVELS or _HEADING_STYLE.fullmatch(names[key]):
            headings.add(key)
    others: set[str | None] = set()
    for key, name in names.items():
        line: dict[str | None, None] = {}  # from the style on to those it comes from
        upper: str | None = key
        while upper in names and not (upper in line or upper in headings or upper in others):
            line[upper] = None
            upper = above[upper]
        (headings if upper in headings else others).update(line)
        if key in headings and name and not set(name) & set("'\\\n"):
            yield f"p[style-name='{name}'] => h2:fresh"
        elif name and _CAPTION_STYLE.fullmatch(name):
            yield f"p[style-name='{name}'] => p.{_CAPTION}:fresh"


def _unwrapped(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs, those joined again whose lines were broken at one length, as in a mail."""
    pieces = [paragraph.split("\n") for paragraph in paragraphs]
    lengths = [len(line) for lines in pieces for line in lines[:-1]]
    usual = median(lengths) if lengths else 0
    full = [abs(length - usual) <= _UNEVEN for length in lengths]
    if usual < _LEAST_LINE or sum(full) < max(_FEWEST_LINES, _MOSTLY * len(full)):
        return list(paragraphs)
    return [
        "".join(
            line + "\n" * (abs(len(line) - usual) > _UNEVEN and n < len(lines))
            for n, line in enumerate(lines, 1)
        )
        for lines in pieces
    ]


class _Paragraph(NamedTuple):
    """A paragraph of a cell, and the signs that close it."""

    text: str
    end: str


def _is_layout(cells: Sequence[Sequence[_Paragraph]]) -> bool:
    """Return whether a row is no row: it has one cell, or one with paragraphs of text."""
    return len(cells) == 1 or any(
        len(cell) > 1 and any(len(p.text) > _TEXT and p.text[-1] in "。！？”" for p in cell)
        for cell in cells
    )


class _Paragraphs(HTMLParser):
    """The paragraphs of the HTML that mammoth makes; a row of a table is one, its cells apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._cells: list[list[_Paragraph]] = []  # of the outermost row that is open
        self._rows = 0  # that are open: tables may stand in cells
        self._bold = 0
        self._all_bold = True
        self._raised = False
        self._skipped = False
        self._pictured = False  # a picture stands before the paragraph

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a cell or a line."""
        if tag in _BLOCKS:
            self._break()
            self._rows += tag == "tr"
            self._pieces += [_BULLET] if tag == "li" else []
            self._pieces += [_CAPTION_MARK] if dict(attrs).get("class") == _CAPTION else []
        elif tag in ("td", "th"):
            self._break()
            self._cells += [[]] if self._rows == 1 else []
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "a":
            self._skipped = (dict(attrs).get("href") or "").startswith(_BACK)
        self._raised |= tag == "sup"
        self._bold += tag == "strong"

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, and with the outermost row what stands in it."""
        if tag in _BLOCKS:
            self._break(tag)
            self._rows -= tag == "tr"
            if tag == "tr" and not self._rows:
                self._end_row([cell for cell in self._cells if cell])
                self._cells.clear()
        self._skipped &= tag != "a"
        self._raised &= tag != "sup"
        self._bold -= tag == "strong"

    def handle_data(self, data: str) -> None:
        """Hold a piece of text."""
        if data == _PICTURE:
            self._pieces.append(data)
        elif self._raised:
            self._pieces.append(superscript("".join(self._pieces[-1:]), data))
        elif not self._skipped:
            self._pieces.append(data)
            self._all_bold &= self._bold > 0 or data.isspace()

    def _break(self, tag: str = "") -> None:
        """End a paragraph with a sign for it, and one more if it is a heading."""
        lines = "".join(self._pieces).split("\n")
        cells = ([cell.strip() for cell in line.split("\t")] for line in lines)
        spaced = ("  ".join(filter(None, line)) for line in cells)
        whole = ("" if tag in _HEADINGS else "\n").join(spaced).strip()
        whole = self._below_picture(whole, tag) if whole else ""
        asks = self._all_bold and tag == "p" and _BOLD_HEADING.fullmatch(whole)
        if whole.strip(_BULLET + _CAPTION_MARK):
            end = PARAGRAPH_END * (2 if tag in _HEADINGS or asks else 1)
            if self._cells:
                self._cells[-1].append(_Paragraph(whole, end))
            else:
                self.found.append(whole + end)
        self._pieces.clear()
        self._all_bold = True

    def _below_picture(self, whole: str, tag: str) -> str:
        """Return a paragraph without its pictures, with the mark of a caption if it is one."""
        text = whole.replace(_PICTURE, "").strip()
        below = self.found and (self._pictured or whole.startswith(_PICTURE))  # not a letterhead
        self._pictured = _PICTURE in whole and not text
        plain = tag == "p" and not self._all_bold and not self._cells
        is_caption = below and plain and _BELOW_PICTURE.fullmatch(text)
        return f"{_CAPTION_MARK}{text}" if is_caption and text[0] != _CAPTION_MARK else text

    def _end_row(self, cells: Sequence[Sequence[_Paragraph]]) -> None:
        """Hold a row as one paragraph, or what its cells have where it is none."""
        if _is_layout(cells):
            self.found += [p.text + p.end for cell in cells for p in cell]
        elif cells:
            texts = ("\n".join(p.text.removeprefix(_BULLET) for p in cell) for cell in cells)
            self.found.append("\t".join(t.replace("\n", " ") for t in texts) + PARAGRAPH_END)
