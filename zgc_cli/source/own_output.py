"""Which files in a folder of articles are no articles, for zgc wrote them there.

Its pages say so at their head and its exports in Markdown at their end; its tables are known by
their shape, as nothing else begins with one or is one line by line.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

MARK = "<!-- zgc -->"  # the last line of an export in Markdown
_PAGE = b'<meta name="generator" content="zgc">'
_TABLE = rb"(?:\xef\xbb\xbf)?\|[^\n]* \|\n\|(?: --- \|)+\n"
# What is in each line of `plain`: the ID of a record; or in front the name of
# a field.
_LINE = rb"(?:[^\n]*\t)?[A-Z][0-9]+(?:\.[0-9]+)?\t|[a-z_]+\t"
_GAP = b"--"  # between passages with their context
_START, _END = 4096, 64  # bytes that tell


def is_own_output(file: str) -> bool:
    """Return whether zgc wrote a file, by what is in it; an unreadable one is reported later."""
    looks = _LOOKS.get(Path(file).suffix.lower())
    with suppress(OSError):
        if looks and Path(file).is_file():
            with Path(file).open("rb") as stream:
                start = stream.read(_START)
                stream.seek(-min(_END, os.fstat(stream.fileno()).st_size), os.SEEK_END)
                return looks(start, stream.read())
    return False


def is_stdout(entry: "os.DirEntry[str]") -> bool:
    """Return whether a file is the one that this very command is writing to: `> out.md`."""
    try:
        out = os.fstat(1)
        return entry.inode() == out.st_ino and entry.stat().st_dev == out.st_dev
    except OSError:
        return False


def _is_page(start: bytes, _end: bytes) -> bool:
    return _PAGE in start


def _is_markdown(start: bytes, end: bytes) -> bool:
    return re.match(_TABLE, start) is not None or end.rstrip().endswith(MARK.encode())


def _is_plain(start: bytes, _end: bytes) -> bool:
    """Return whether each line is a row of cells; an indented paragraph has a tab in front only."""
    lines = start.split(b"\n")
    if len(start) == _START:
        lines.pop()  # which is cut
    rows = [line.lstrip() for line in lines if line.strip() not in (b"", _GAP)]
    tabs = {row.count(b"\t") for row in rows}
    if not rows or 0 in tabs:
        return False
    return (len(rows) > 1 and len(tabs) == 1) or all(re.match(_LINE, row) for row in rows)


_LOOKS = {".md": _is_markdown, ".html": _is_page, ".htm": _is_page, ".txt": _is_plain}
