"""Addresses of lines in source files, for terminals that make links of them (OSC 8)."""

from typing import NamedTuple


class Links(NamedTuple):
    """What addresses are made from. A path is one that was named on the command line, or our own.

    The form is that of ripgrep's and kitty's: `file://host/path#line`. The host tells a terminal
    that shows another machine's output that the file is not here.
    """

    host: str | None = None  # None: this terminal shows no links

    def to(self, path: str | None, line: int | None) -> str:
        """Return the address of a line in a file; empty where there is none."""
        if self.host is None or not path:
            return ""
        from urllib.parse import quote

        return f"file://{self.host}{quote(path)}" + (f"#{line}" if line else "")


NOWHERE = Links()
