"""Lines of advertising between those of a saved text: 广告, 点击下载客户端, 扫码关注公众号.

They are no text of the article, and nothing is read in them. A line is one only where it calls
upon the reader or is marked as one: 市民可扫码报名 is news, and so is the end of a line above.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from zgc_cli.parser.layout.lines import Line, finished
from zgc_cli.source.promotion import advertises

_SHORT = 24  # characters of a line above that nothing carries on


def without_advertising(lines: list[Line]) -> list[Line]:
    """Return the lines of a text without those that advertise; the first one is never left out."""
    return [*lines[:1], *_others(lines)]


def _others(lines: Iterable[Line]) -> Iterator[Line]:
    is_behind = False  # whether the line before was left out
    for above, line in pairwise(lines):
        is_apart = is_behind or line.gap or finished(above.text) or len(above.text) <= _SHORT
        was_behind, is_behind = is_behind, is_apart and advertises(line.text)
        if not is_behind:
            yield line._replace(gap=True) if was_behind else line
