"""Markdown to plain text: marks dropped, each line's words left on the line where they stood.

What is a block of its own in Markdown is closed with PARAGRAPH_END, so that the layout joins it
with nothing: items of a list, rows of a table, lines of code, which CODE_END marks besides; a
heading is closed twice.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _
from zgc_cli.source.paragraph_marks import CODE_END, PARAGRAPH_END

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100  # levels; a list has two for each of its own
_RULES = ["table", "strikethrough"]
_FRONT_MARKS = {"---": ("---", "..."), "+++": ("+++",)}
# title: … | a value on lines of its own, a list | # a comment | nothing
_FRONT_LINE = re.compile(r"[\w-]+[ \t]*[:=](?:[ \t]|$)|[ \t]|-[ \t]|[#\]}\[]|$")
_FIELD = re.compile(
    r"(?:(?P<title>title|标题|题目)|"
    r"(?P<day>date|day|pubdate|published(?:_?(?:at|date|time))?|日期|时间|(?:发布|发表)(?:日期|时间))|"
    r"(?P<author>authors?|by|byline|reporters?|writers?|作者|记者|撰文|文|署名)|"
    r"(?P<source>source|publisher|media|来源|出处|稿源|媒体))[ \t]*"
    r"(?:[:=]|(?<![者文])：)[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:)?(.+)")  # of a list of authors
_BRACKETS = re.compile(r"[\"'\[\]{}]|\bname[ \t]*:")
_HAN = re.compile("[\u3400-\u9fff]")  # in the name of a paper, not in an address
_ROLE = re.compile("记者|通讯员|评论员")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d{4})(\d\d)(\d\d)(?!\d)")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]+\]:[ \t]*")
_NOTE_NUMBER = re.compile(r"\[\^[^\]\s]+\]")
_CHECKBOX = re.compile(r"^\[[ xX]\][ \t]")
# Comments, scripts and styles to their end, then tags; a cell of a table ends in a tab.
_HTML_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_HTML_CELL = re.compile(r"</t[dh]\s*>", re.I)
_HTML_HEADING = re.compile(r"</h[1-6]\s*>", re.I)
_HTML_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
# An alternative text that tells what the picture shows; 图1 and IMG_20.jpg do not.
_CAPTION = re.compile(r"(?!.*\.\w{3,4}$)[^\n]*(?:[\u4e00-\u9fff][^\n]*){8}")


def plain(text: str, name: str) -> str:
    """Return the words of a Markdown text, with as many lines as it has; `name` is for errors.

    Headings, emphasis, links, lists, block quotations, tables, notes and HTML give their words; a
    picture that stands alone gives its caption; what is struck out, addresses and link definitions
    give nothing. Of front matter title, day, authors and source stay. Raises SourceError for lists
    and quotations that are nested too deeply, of which the library reads nothing.
    """
    from markdown_it import MarkdownIt

    source = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    given = source.split("\n")
    front = _front(given)
    notes = [number for number, line in enumerate(given) if _NOTE.match(line)]
    body = [_NOTE_NUMBER.sub("", _NOTE.sub("", line)) for line in given[front:]]
    page = _PlainLines(_fields(given[:front]) + [""] * (len(given) - front))
    try:
        parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(_RULES)
        tokens = parser.parse("\n".join([""] * front + body))
    except RecursionError:
        raise _too_deep(name) from None
    for number, token in enumerate(tokens):
        if token.level >= _DEEPEST - 1:
            raise _too_deep(name)
        if token.map:
            page.add(token, tokens[max(0, number - 2) : number])
    page.close(number - 1 for number in notes if number)
    page.close(notes)
    page.title_once(front)
    return page.text()


class _PlainLines:
    """The lines of the plain text as they grow, and how each of them is closed."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._ends = [PARAGRAPH_END * bool(line) for line in lines]

    def text(self) -> str:
        """Return the lines as a text."""
        kept = [line.strip() for line in self._lines]
        return "\n".join(
            line + end * bool(line) for line, end in zip(kept, self._ends, strict=True)
        )

    def close(self, numbers: "Iterator[int] | Sequence[int]") -> None:
        """Close the paragraphs that end on these lines."""
        for number in numbers:
            self._ends[number] = self._ends[number] or PARAGRAPH_END

    def title_once(self, front: int) -> None:
        """Take the title out of the front matter where the first heading repeats it."""
        heading = next((i for i, end in enumerate(self._ends) if len(end) > 1), None)
        for number in range(front) if heading is not None else ():
            if self._lines[number] == self._lines[heading or 0].strip():
                self._lines[number] = ""

    def add(self, token: "Token", before: "Sequence[Token]") -> None:
        """Add the words of a block; `before` are the two tokens in front of it."""
        first, last = token.map or (0, 0)
        if token.type == "inline":
            # A sentence above a row of dashes is one, with a rule drawn below it.
            ruled = before[-1].markup == "-" and token.content.endswith(("。", "；", "，"))
            heading = before[-1].type == "heading_open" and not ruled
            if before[-1].type in ("th_open", "td_open") and before[0].type != "tr_open":
                self._lines[first] += "\t"
            self._inline(token.children or [], first, heading=heading)
            end = first if heading else last - 1
            code = {child.type for child in token.children or []} == {"code_inline"}
            mark = CODE_END * code + PARAGRAPH_END
            self._ends[end] = PARAGRAPH_END * 2 if heading else mark
        elif token.type in ("fence", "code_block"):
            # An empty block that is not closed ends before it begins.
            inside = token.content.removesuffix("\n").split("\n") if token.content else []
            self._block(inside, first + (token.type == "fence"), CODE_END + PARAGRAPH_END)
        elif token.type == "html_block":
            given = token.content.removesuffix("\n")
            self._block(_words_of_html(given).split("\n"), first)
            for number, line in enumerate(given.split("\n"), first):
                self._ends[number] *= 1 + bool(_HTML_HEADING.search(line))

    def _block(self, inside: list[str], first: int, end: str = PARAGRAPH_END) -> None:
        for number, line in enumerate(inside, first):
            self._lines[number] = line
            self._ends[number] = end

    def _inline(self, children: "Sequence[Token]", number: int, *, heading: bool) -> None:
        """Add the words of a paragraph, a heading or a cell to the lines from `number` on."""
        alone = all(child.type in ("image", "softbreak") for child in children)
        struck = 0
        for place, child in enumerate(children):
            words = ""
            if child.type in ("softbreak", "hardbreak") and not heading:
                self._ends[number] = PARAGRAPH_END * (child.type == "hardbreak" or alone)
                number += 1
            elif child.type in ("s_open", "s_close"):
                struck += child.nesting
            elif child.type == "html_inline":
                words = " " * child.content.lower().startswith("<br")
            elif child.type == "image":
                words = f"▲{child.content}" if alone and _CAPTION.match(child.content) else ""
            elif child.type in ("text", "code_inline") and not struck:
                # A line feed can only be one that was spelt out, &#10;.
                words = child.content.replace("\n", " ")
                words = words if place else _CHECKBOX.sub("", words, count=1)
            self._lines[number] += words


def _words_of_html(content: str) -> str:
    """Return the words of a block of HTML, on their lines."""
    kept = _HTML_UNREAD.sub(lambda match: "\n" * match[0].count("\n"), content)
    kept = _HTML_TAG.sub(lambda match: "\n" * match[0].count("\n"), _HTML_CELL.sub("\t", kept))
    return "\n".join(html.unescape(line).replace("\n", " ") for line in kept.split("\n"))


def _front(lines: Sequence[str]) -> int:
    """Return how many lines the front matter has, its marks included; 0 where there is none.

    Between its marks stand fields, what belongs to them and comments; text there is an article's.
    """
    ends = _FRONT_MARKS.get(lines[0].rstrip(" \t"))
    for number, line in enumerate(lines[1:] if ends else (), 1):
        if ends and line.rstrip(" \t") in ends:
            return number + 1
        if not (_FRONT_LINE.match(line) or _FIELD.match(line)):
            return 0
    return 0


def _fields(lines: Sequence[str]) -> list[str]:
    """Return for each line of front matter the title, day, authors or source it gives, or ''."""
    told = [""] * len(lines)
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        field = match and next(f for f in ("title", "day", "author", "source") if match[f])
        if match and field:
            entries = takewhile(bool, map(_ENTRY.match, lines[number + 1 :]))
            listed = [] if match["value"] else [entry[1].strip() for entry in entries if entry]
            told[number] = _told(field, " ".join((match["value"], *listed)).strip())
    return told


def _told(field: str, value: str) -> str:
    """Return a field as a line of an article tells it; '' for a day or source that is none."""
    quoted = len(value) > 2 and value[0] in "'\"" and value[-1] == value[0]
    value = value[1:-1] if quoted else value
    if field == "title" or not value:
        return value
    if field == "day":
        day = _DAY.match(value)
        return "-".join(part.zfill(2) for part in day.groups() if part) if day else ""
    words = _BRACKETS.sub("", value).replace(",", " ").strip()
    if field == "source":
        return f"来源：{words}" if _HAN.search(words) else ""
    return words if _ROLE.search(words) else f"作者：{words}"


def _too_deep(name: str) -> SourceError:
    return SourceError(_("{file}: its lists or quotations are nested too deeply", file=name))
