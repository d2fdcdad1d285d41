"""The text of a Word document, read by mammoth, which the extra `zgc-cli[docx]` brings.

Each paragraph, list item, row of a table, text box and note is a paragraph, the notes at the end.
What is deleted, struck through or a comment is not read, what is inserted is; neither are tables of
contents, headers and footers. The properties of the file give nothing: its day of creation is not
that of the article, and title and author are mostly those of a template.
"""

from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _
from zgc_cli.source.paragraph_marks import PARAGRAPH_END
from zgc_cli.source.superscripts import superscript

_MOST_PARTS = 10_000
_MOST_XML = 64 << 20  # bytes when unpacked; an article has some hundred thousand
_MOST_RATIO = 500  # of the size of an unpacked part to that of the packed one; XML reaches 100
_SMALL = 1 << 20  # bytes; an unpacked part of fewer does no harm
_STYLES = "p[style-name^='toc'] => !\nstrike => !\ncomment-reference => !"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BULLET = "• "  # which tells an item of a list from a short line that is a heading
_BLOCKS = _HEADINGS | {"p", "li", "tr"}
_BACK = "#footnote-ref", "#endnote-ref"  # where the link behind a note leads: to its mark


def text(packed: str, name: str) -> tuple[str, None]:
    """Return the paragraphs of a document, given in Base64, each closed, with empty lines between.

    Raises SourceError for what is damaged, or unpacks to more than an article can be.
    """
    import mammoth

    data = b64decode(packed)
    try:
        _check_parts(data, name)
        made = mammoth.convert_to_html(BytesIO(data), style_map=_STYLES, convert_image=_no_image)
    except RecursionError as error:
        raise SourceError(_("{file}: it is nested too deeply", file=name)) from error
    paragraphs = _Paragraphs()
    paragraphs.feed(made.value)
    paragraphs.close()
    return "\n\n".join(paragraphs.found) + "\n", None


def _no_image(_image: object) -> list[object]:
    return []


def _check_parts(data: bytes, name: str) -> None:
    """Raise SourceError for a package that is larger inside than a text can be."""
    with ZipFile(BytesIO(data)) as package:
        parts = package.infolist()
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in xml) > _MOST_XML
        or any(part.file_size > max(_SMALL, _MOST_RATIO * part.compress_size) for part in xml)
    ):
        raise SourceError(_("{file} unpacks to more than an article can be", file=name))


class _Paragraphs(HTMLParser):
    """The paragraphs of the HTML that mammoth makes; a row of a table is one, its cells apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._rows = 0  # that are open: tables may stand in cells
        self._raised = False
        self._skipped = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a cell or a line."""
        if tag in _BLOCKS:
            self._break()
            self._rows += tag == "tr"
            self._pieces += [_BULLET] if tag == "li" and not self._rows else []
        elif tag in ("td", "th"):
            self._pieces.append("\t")
        elif tag == "br":
            self._pieces.append(" " if self._rows else "\n")
        elif tag == "a":
            self._skipped = (dict(attrs).get("href") or "").startswith(_BACK)
        self._raised |= tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph."""
        if tag in _BLOCKS:
            self._rows -= tag == "tr"
            self._break(tag)
        self._skipped &= tag != "a"
        self._raised &= tag != "sup"

    def handle_data(self, data: str) -> None:
        """Hold a piece of text."""
        if self._raised:
            self._pieces.append(superscript("".join(self._pieces[-1:]), data))
        elif not self._skipped:
            self._pieces.append(data)

    def _break(self, tag: str = "") -> None:
        """End the paragraph with a sign for it, or within a row the line of a cell."""
        if self._rows:
            self._pieces += [] if self._pieces[-1:] == [" "] else [" "]
            return
        lines = "".join(self._pieces).split("\n")
        cells = ([cell.strip() for cell in line.split("\t")] for line in lines)
        apart = "\t" if tag == "tr" else "  "
        whole = "\n".join(apart.join(filter(None, line)) for line in cells).strip()
        end = PARAGRAPH_END * (2 if tag in _HEADINGS else 1)
        self.found += [whole + end] if whole.strip(_BULLET) else []
        self._pieces.clear()
