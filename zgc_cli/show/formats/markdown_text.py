"""Text that Markdown shows as it stands: tables of records, and what an exported article holds.

A backslash stands before every mark of CommonMark and of GitHub's tables, strikethrough, footnotes
and formulas, and inside what would become a link by itself (`https://`, `www.`, `a@b.cn`); none
where a character cannot be a mark: 1~3月, not_enough_info, 1.收房.
"""

import re
from collections.abc import Iterable, Sequence

from zgc_cli.runtime.terminal import visible

_MARKS = (
    r"[\\`*\[\]<>&|$#@]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word, not_enough_info, it is no mark
    r"|(?<=[A-Za-z]):(?=\S)|(?<=/)/"  # https://, //host
    # www.example, example.cn; news.txt is no host.
    r"|(?<=www)\.|\.(?=[A-Za-z])(?!(?:txt|html?|mhtml|docx?|pdf|zgc|jsonl?)\b)"
)
_STARTS = r"[-+=:]|[0-9]{1,9}(?=[.)](?:\s|$))"  # of a list, a rule, a heading of the line above


def inline(text: str) -> str:
    """Return a text as a cell of a table holds it: no mark is left in it, and no line break."""
    marks = f"{_MARKS}|~" if text.count("~") > 1 else _MARKS  # one alone strikes nothing out
    return re.sub(marks, r"\\\g<0>", visible(text)).replace("\n", "<br>")


def block(text: str) -> str:
    """Return a text, in one line, as a paragraph or a heading holds it."""
    safe = inline(text.replace("\n", " "))
    start = re.match(_STARTS, safe)
    if start is None:
        return safe
    offset = start.end() if start[0].isdecimal() else 0
    return f"{safe[:offset]}\\{safe[offset:]}"


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with these names over its columns."""
    lines = [_row(map(inline, names)), _row("---" for _name in names)]
    return "".join([*lines, *(_row(map(inline, row)) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
