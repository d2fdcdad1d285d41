"""Markdown to plain text: marks dropped, each line's words left on the line where they stood."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zgc_cli.runtime.errors import SourceError
from zgc_cli.runtime.language import _

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100  # levels; a list has two for each of its own
_FRONT_ENDS = ("---", "...")
# title: … | a value on lines of its own, a list | # a comment | nothing
_FRONT_LINE = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)|[ \t]|-[ \t]|[#\]}]|$")


def plain(text: str, name: str) -> str:
    """Return the words of a Markdown text, with as many lines as it has; `name` is for errors.

    Headings, emphasis, links, lists, block quotations and tables give their words; images, link
    definitions and HTML give none. Of front matter only a title stays. Raises SourceError for
    lists and quotations that are nested too deeply, of which the library reads nothing.
    """
    from markdown_it import MarkdownIt

    source = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    given = source.split("\n")
    front = _front(given)
    lines = [_title(line) for line in given[:front]] + [""] * (len(given) - front)
    source = "\n".join([""] * front + given[front:])
    try:
        tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table"]).parse(source)
    except RecursionError:
        raise _too_deep(name) from None
    for token in tokens:
        if token.level >= _DEEPEST - 1:
            raise _too_deep(name)
        if not token.map:
            continue
        if token.type == "inline":
            _inline(token.children or (), lines, token.map[0])
        elif token.type in ("fence", "code_block"):
            first = token.map[0] + (token.type == "fence")
            # An empty block that is not closed ends before it begins.
            inside = token.content.removesuffix("\n").split("\n") if token.content else []
            for number, line in enumerate(inside, first):
                lines[number] = line
    return "\n".join(line.strip() for line in lines)


def _front(lines: Sequence[str]) -> int:
    """Return how many lines the front matter has, its marks included; 0 where there is none.

    Between its marks stand fields, what belongs to them and comments; text there is an article's.
    """
    if lines[0].rstrip(" \t") != "---":
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip(" \t") in _FRONT_ENDS:
            return number + 1
        if not _FRONT_LINE.match(line):
            return 0
    return 0


def _title(line: str) -> str:
    """Return the title that a line of front matter gives, without its quotation marks, or ''."""
    if not line.startswith("title:"):
        return ""
    value = line.removeprefix("title:").strip()
    quoted = len(value) > 2 and value[0] in "'\"" and value[-1] == value[0]
    return value[1:-1] if quoted else value


def _too_deep(name: str) -> SourceError:
    return SourceError(_("{file}: its lists or quotations are nested too deeply", file=name))


def _inline(children: Iterable["Token"], lines: list[str], number: int) -> None:
    """Add the words of a paragraph, a heading or a cell to the lines from `number` on."""
    begun = bool(lines[number])
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            number += 1
        elif child.type in ("text", "code_inline"):
            # Cells of a row stand apart; a line feed can only be one that was spelt out, &#10;.
            lines[number] += "  " * begun + child.content.replace("\n", " ")
            begun = False
