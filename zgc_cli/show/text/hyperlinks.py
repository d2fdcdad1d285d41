"""Addresses of lines in source files, for terminals that make links of them (OSC 8)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Links(NamedTuple):
    """What addresses are made from: the host, by which a terminal tells its own files from others.

    The form is that of kitty and of ripgrep: `file://host/path#line`.
    """

    host: str | None = None  # None: this terminal shows no links

    def to(self, path: str | None, line: int | None) -> str:
        """Return the address of a line in a file; empty where there is no such file.

        The path is one that was named on the command line, or the one of our own article.
        """
        base = None if self.host is None or not path else _address(self.host, path)
        return f"{base}#{line}" if base and line else base or ""


NOWHERE = Links()


def here() -> Links:
    """Return links to the files of this machine."""
    from socket import gethostname

    return Links(gethostname())


@cache
def _address(host: str, path: str) -> str | None:
    from os import fsencode
    from urllib.parse import quote

    place = Path(path)
    return f"file://{quote(host)}{quote(fsencode(place.resolve()))}" if place.is_file() else None
