"""Source lines as they were pasted: outer blanks, indents, hard wraps, finished and open ends."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from zgc_cli.document.records import Paragraph
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source.paragraph_marks import CODE_END, PARAGRAPH_END

BLANKS = "\ufeff\u200b\u2060\u00ad \t\u00a0\u3000"
_CLOSING = "”’」』）)】〕》〉］]\"'"
_PAIRS = {"”": "“", "」": "「", "』": "『", "）": "（", ")": "(", "》": "《", "】": "【"}
_LINE_END = Pattern(r"\r\n|\r|\n")
_INDENT = Pattern(r"[ \u00a0]{2,}|[ \u00a0]*\u3000|\t")
# A half-width mark ends a piece behind a letter or a Han character, never between digits (12.|5).
_FINISHED = Pattern(r"(?:[。！？：…!?—][—…]?|(?<=[^\W\d_])[.:])$")

# What a page or a corpus puts into the line of a text: a link behind its last words, the day in
# front of its first (2023-08-16 22:33，正文：…).
_PAGE_PARTS = Pattern(
    r"(返回搜狐，查看更多|^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?[，,；; ]*正文[：:])"
)
# Where all paragraphs of a page stand in one line, blanks are what is left of the breaks.
_BREAK_LEFT = Pattern("[ \u3000]{6,}|(?<=[。！？…”])[ \u3000]{2,}(?=\\S)")
_BLANKS = Pattern("[ \u3000]{2,}")
_LONG = 300  # characters that no line of a table has
# ……回家了。（山城晚报）
_SIGNED = Pattern(r"[。！？…][”」]?[ 　]?[（(][^（）()。]{2,40}[）)]$")


class Line(NamedTuple):
    """A source line that holds text; `gap` tells that a blank line stands before it.

    `closed`, `heading` and `code` tell that what made the text knows it for a whole one, for a
    heading, or for code.
    """

    number: int
    text: str
    indented: bool
    gap: bool
    closed: bool = False
    heading: bool = False
    code: bool = False


class LayoutItem(NamedTuple):
    """A line with its kind and the rule that gave it; `body` until a rule says otherwise."""

    line: Line
    text: str
    kind: str
    rule: str

    @property
    def ended(self) -> bool:
        """Whether nothing carries it on: it is finished, or known to be whole."""
        return self.line.closed or finished(self.text)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold more than blanks, without their outer blanks."""
    gap = True
    for number, raw in enumerate(_LINE_END.split(text), 1):
        clean = raw.strip().strip(BLANKS).strip()
        if clean:
            tail = raw[len(raw.rstrip()) :]
            closed, heading = PARAGRAPH_END in tail, PARAGRAPH_END * 2 in tail
            code = CODE_END in tail
            indented = bool(_INDENT.match(raw.lstrip("\ufeff")))
            for part in _parts(clean):
                if part:
                    whole = closed or part != clean
                    yield Line(number, part, indented, gap, whole, heading, code)
        gap = not clean


def _parts(line: str) -> Iterator[str]:
    """Yield the parts of a line that were lines of their own on the page."""
    is_page = len(line) > _LONG and len(_BREAK_LEFT.findall(line)) > 1
    for part in _PAGE_PARTS.split(line):
        yield from (piece.strip(BLANKS) for piece in (_BLANKS.split(part) if is_page else [part]))


def as_pasted(paragraphs: Iterable[Paragraph], read: str, text: str) -> Iterator[str]:
    """Yield the paragraphs of the text `read` as `text` has them, which differs in characters."""
    rows = list(zip(_LINE_END.split(read), _LINE_END.split(text), strict=True))
    for paragraph in paragraphs:
        starts = [*(piece.start for piece in paragraph.pieces), len(paragraph.text)]
        written = ""
        for piece, end in zip(paragraph.pieces, starts[1:], strict=True):
            line, own = rows[piece.line - 1]
            part = paragraph.text[piece.start : end]
            words = part.rstrip()  # Latin pieces are joined by a blank that no line has
            at = line.index(words)
            written += own[at : at + len(words)] + part[len(words) :]
        yield written


def finished(text: str) -> bool:
    """Return whether a piece ends as a paragraph does: 。！？…… —— ：, closing marks aside."""
    if _SIGNED.search(text[-48:]):
        return True
    tail = text[-12:].rstrip(_CLOSING + BLANKS)
    if not tail:
        return False
    if tail[-1] == "—":
        return tail.endswith("——")
    return _FINISHED.search(tail) is not None or _ASIDE.search(text[-60:]) is not None


# ……。（记者王小川摄）: the sentence has ended in front of the bracket.
_ASIDE = Pattern("[。！？…][”」’』]?[（(][^（）()]{1,50}[）)]$")


def balanced(text: str) -> bool:
    """Return whether every quotation mark and bracket of a short text has its partner."""
    if text.count('"') % 2:
        return False
    open_: list[str] = []
    for char in text:
        if char in "“「『（(《【":
            open_.append(char)
        elif char in _PAIRS and (not open_ or open_.pop() != _PAIRS[char]):
            return False
    return not open_


def wrap_length(all_lines: list[Line]) -> float | None:
    """Return the usual length of a full line where indented paragraphs are wrapped hard.

    None where they are not: a wrapped text has lines without an indent that carry on an
    unfinished line right above them, and all its lines are about as long as a screen is wide.
    """
    if not any(line.indented for line in all_lines) or max(len(x.text) for x in all_lines) > 90:
        return None
    carried = [
        len(upper.text)
        for upper, lower in pairwise(all_lines)
        if not lower.gap and not lower.indented and len(upper.text) > 12
        if not finished(upper.text)
    ]
    opened = sum(line.indented for line in all_lines)
    if len(carried) < 2 or len(carried) * 3 < opened:
        return None
    from statistics import median

    return median(carried)
