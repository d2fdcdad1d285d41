"""Addresses of lines in source files, for terminals that make links of them (OSC 8).

The form is that of kitty and of ripgrep: `file://host/path#line`.
"""

from functools import cache
from os import fsencode
from pathlib import Path


def address(host: str, path: str, line: int | None) -> str:
    """Return the address of a line in a file; empty where there is no such file.

    By its host a terminal tells its own files from others. The path is one that was named on the
    command line, or the one of our own article.
    """
    base = _address(host, path)
    return f"{base}#{line}" if base and line else base


@cache
def _address(host: str, path: str) -> str:
    from urllib.parse import quote

    file = Path(path)
    return f"file://{quote(host)}{quote(fsencode(file.resolve()))}" if file.is_file() else ""
