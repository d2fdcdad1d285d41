"""Lines of columns joined to paragraphs, by indents, short ends, gaps and sizes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from zgc_cli.source.paragraph_marks import PARAGRAPH_END
from zgc_cli.source.pdf.glyphs import TextRun, is_han, joined
from zgc_cli.source.pdf.reading_order import TextColumn

_INDENT = 0.8  # letters; Chinese paragraphs are indented by two
_SHORT = 1.9  # letters that the last line of a paragraph is short of the edge
_LEEWAY = 0.5  # letters that a word must leave free
_LATIN = 0.55  # the width of a Latin letter
_GAP = 1.35  # of the usual distance of two lines, between paragraphs
_DISTANCE = 2.0  # of two lines, in letters, where there are too few to tell
_SAME_SIZE = 0.08  # the share by which sizes of one paragraph may differ
_LARGE = 1.15  # of the size of the text: letters of a title
_FARTHEST = 5.0  # letters that a first line may be indented
_RIGHT = 0.4  # of the width of a column, behind which a signature and its day begin
_SMALL = 0.92  # of the size of the text: letters of a footnote
_PICTURE = 3.0  # usual distances of two lines, between which a picture has room
_UNEVEN = 2.0  # letters that a line may be off the midst of its column
_CAPTION_MARK = "▲"
_NEAR = 4  # columns among which the page before is looked for
_BULLET = r"[●○■□◆◇▪▫▲△•·➢➤✓※★◎]|[-–] "
_MARK = re.compile(r"\A[•·▪▫○➢➤] *")  # of an item; others open a heading too
_ITEM_MARK = "• "
_ITEM = re.compile(
    rf"{_BULLET}|[（(]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[)）.．、]\D|[①-⑳]"
)
# What no line may be broken in: a word with the marks around it, as 说：“今 is.
_OPEN, _CLOSE = "“‘”’（(《〈「『【", "，。、；：？！）)》〉」』】%％…”’·"
_WORD = rf"[{_OPEN}]*(?:[!-~]+|\w)[{_CLOSE}]*"
_UNBROKEN = re.compile(rf"{_WORD}(?:(?:[{_OPEN}]|(?<=[“”‘’])){_WORD})*")
_NOTE = re.compile(r"\[?(\d{1,2})[\]. ]*(?=[\u3400-\u9fff“《])")
_FINISHED = re.compile(r"[。！？][”’」』）)]*$")
_BEFORE_ITEM = re.compile(r"[。！？：:；;][”’」』）)]*$")
_ROOM = 0.25  # of the width of a column, which only the last line of a paragraph leaves free


def paragraphs(columns: Sequence[TextColumn], size: float) -> Iterator[str]:
    """Yield the paragraphs of columns in the order of reading, footnotes at the end.

    `size` is that of most letters, in points.
    """
    texts, notes = [], []
    for column, lower in zip_longest(columns, columns[1:]):
        # What has text below it on its page is no foot: the line of the authors below a title.
        is_above = lower and column.lines[-1].middle > lower.lines[0].middle
        text, note = (column, column._replace(lines=[])) if is_above else _parted(column, size)
        texts.append(text)
        notes.append(note)
    for kept in ([c for c in texts if c.lines], *_each_note(notes)):
        yield from _Joiner(kept, size).paragraphs()


def _parted(column: TextColumn, size: float) -> tuple[TextColumn, TextColumn]:
    """Return what stands in a column above its footnotes, and the footnotes."""
    end = len(column.lines)
    while end and column.lines[end - 1].size < size * _SMALL:
        end -= 1
    end = end or len(column.lines)
    return column._replace(lines=column.lines[:end]), column._replace(lines=column.lines[end:])


def _each_note(columns: Sequence[TextColumn]) -> Iterator[list[TextColumn]]:
    """Yield what there is of each footnote, without the number that counts it."""
    note: list[TextColumn] = []
    number = 0
    for column in columns:
        for line in column.lines:
            mark = _NOTE.match(line.text)
            is_next = mark and int(mark[1]) in (1, number + 1)
            if mark and is_next:
                yield note
                note, number = [], int(mark[1])
                line = line._replace(text=line.text[mark.end() :])
            if not note or note[-1].left != column.left:
                note.append(column._replace(lines=[]))
            note[-1] = note[-1]._replace(lines=[*note[-1].lines, line])
    yield note


class _Joiner:
    """The lines of all columns, one after the other, with what is known of their columns."""

    def __init__(self, columns: Sequence[TextColumn], size: float) -> None:
        self._size = size
        self._columns: list[TextColumn] = []
        for column in columns:
            self._columns.append(self._widened(column))
        distances: defaultdict[int, list[float]] = defaultdict(list)
        for column in columns:
            for upper, lower in pairwise(column.lines):
                distances[round(lower.size)].append(upper.middle - lower.middle)
        self._distance = {s: sorted(d)[len(d) // 4] for s, d in distances.items() if len(d) > 2}

    def _widened(self, column: TextColumn) -> TextColumn:
        """Return a page with the edges of the one before it, for a few lines tell none."""
        whole = next(
            (b for b in reversed(self._columns[-_NEAR:]) if b.whole and column.whole), None
        )
        if whole is None:
            return column
        left, right = min(column.left, whole.left), max(column.right, whole.right)
        return column._replace(left=left, right=right)

    def paragraphs(self) -> Iterator[str]:
        """Yield the texts of the paragraphs, those closed that are whole beyond doubt."""
        parts: list[str] = []
        first = True  # line of its paragraph
        mark = ""
        upper: tuple[TextRun, TextColumn] | None = None
        for column in self._columns:
            for line in column.lines:
                first = upper is None or self._begins(line, column, *upper, first=first)
                if first and parts and upper:
                    text = _MARK.sub(_ITEM_MARK, "".join(parts))
                    whole = mark or _ITEM.match(text) or self._is_whole(*upper, line, column)
                    yield mark + text + PARAGRAPH_END * bool(whole)
                    parts = []
                if first:
                    mark = _CAPTION_MARK * bool(upper and self._is_caption(line, column, *upper))
                parts += [line.text] if first else joined(parts.pop(), line.text)
                upper = line, column
        if parts:
            yield mark + _MARK.sub(_ITEM_MARK, "".join(parts))

    def _begins(
        self, line: TextRun, column: TextColumn, upper: TextRun, above: TextColumn, *, first: bool
    ) -> bool:
        """Return whether a line begins a paragraph; `first` tells that the one above it did."""
        size = max(upper.size, line.size)
        if abs(upper.size - line.size) > _SAME_SIZE * size or line.cells + upper.cells > 2:
            return True
        if column is above and self._is_apart(upper, line):
            return True
        if line.size > self._size * _LARGE and column is above and _centred(upper, line):
            return False
        if line.left - column.left > _RIGHT * (column.right - column.left):
            return True
        if re.match(_BULLET, line.text) or self._is_short(upper, above, line):
            return True
        if _BEFORE_ITEM.search(upper.text) and _ITEM.match(line.text):
            return True
        indent = line.left - (upper.left if column is above else column.left)
        if first and column is above:
            if _FINISHED.search(upper.text) and line.left - column.left > _INDENT * size:
                return True
            # The first line of a paragraph stands out, unless it is that of an item of a list.
            is_item = _ITEM.match(upper.text) is not None
            return (indent > _INDENT * size and not is_item) or indent < -_FARTHEST * size
        return abs(indent) > _INDENT * size

    def _is_whole(
        self, upper: TextRun, above: TextColumn, line: TextRun, column: TextColumn
    ) -> bool:
        """Return whether a line ends a paragraph for more than a few letters that it is short."""
        room = above.right - upper.right > _ROOM * (above.right - above.left)
        return upper.cells > 1 or (column is above and (room or self._is_apart(upper, line)))

    def _is_caption(
        self, line: TextRun, column: TextColumn, upper: TextRun, above: TextColumn
    ) -> bool:
        """Return whether a line in small letters stands in the midst of what a picture leaves."""
        usual = self._distance.get(round(self._size), _DISTANCE * self._size)
        is_below = column is above and upper.middle - line.middle > _PICTURE * usual
        off = (line.left - column.left) - (column.right - line.right)
        return is_below and line.size < self._size * _SMALL and abs(off) < _UNEVEN * line.size

    def _is_apart(self, upper: TextRun, line: TextRun) -> bool:
        """Return whether two lines of a column are farther apart than those of a paragraph."""
        size = max(upper.size, line.size)
        usual = self._distance.get(round(line.size), _DISTANCE * size)
        return upper.middle - line.middle > _GAP * usual

    def _is_short(self, line: TextRun, column: TextColumn, lower: TextRun) -> bool:
        """Return whether the line has room for the first word of the next one."""
        word = _UNBROKEN.match(lower.text)
        width = sum(1.0 if is_han(char) else _LATIN for char in word[0]) if word else 0.0
        return column.right - line.right > max(_SHORT, width + _LEEWAY) * line.size


def _centred(upper: TextRun, lower: TextRun) -> bool:
    """Return whether the middles of two lines are below each other."""
    return abs(upper.left + upper.right - lower.left - lower.right) < 2 * lower.size
