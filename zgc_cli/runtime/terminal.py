"""The outside world as one object that a test can replace: streams, width, colour, environment."""

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

# What a terminal would obey instead of show: C0 and C1 controls, and the bidirectional marks; and
# the line ends of Unicode, which make two lines of one for some programs.
UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"

# What a name or a message must not hold besides: line ends, and what is drawn as nothing at all.
UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Return `text` with every control character spelt out, ESC as `\x1b`; \t and \n stay."""
    return re.sub(UNSAFE, lambda m: ascii(m[0])[1:-1], text)


def escaped_in_json(text: str) -> str:
    """Return JSON with what steers a terminal escaped, C1 controls too, which JSON does not ask."""
    return re.sub(UNSAFE, lambda m: f"\\u{ord(m[0]):04x}", text)


def one_line(message: str) -> str:
    r"""Return a message, or the name of a file, as one line in which everything is seen.

    A newline is `\n`, a mark without a width `\u200b`, an undecodable byte `\udce4`.
    """
    return re.sub(UNSEEN, lambda m: ascii(m[0])[1:-1], message)


def text_waits() -> bool | None:
    """Return whether text stands in standard input that nobody has read: piped in, or a file.

    None where nobody can tell: whoever could write into the pipe has neither written nor closed it.
    """
    import stat

    try:
        number = sys.stdin.fileno()
        status = os.fstat(number)
        if stat.S_ISREG(status.st_mode):
            return os.lseek(number, 0, os.SEEK_CUR) < status.st_size
        if not (stat.S_ISFIFO(status.st_mode) or stat.S_ISSOCK(status.st_mode)):
            return False
        from fcntl import ioctl
        from select import POLLIN, poll
        from termios import FIONREAD

        line = poll()
        line.register(number, POLLIN)
        is_ready = line.poll(0)
        return any(ioctl(number, FIONREAD, bytes(4))) if is_ready else None
    except (OSError, ValueError, AttributeError, ImportError):  # closed, or of no such system
        return False


class Terminal:
    """The streams of the process and what they can show."""

    __slots__ = ("environ", "err", "err_tty", "out", "tty")

    def __init__(
        self,
        out: TextIO | None = None,
        err: TextIO | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Take the process's own streams and environment for what is not given."""
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self.environ = os.environ if environ is None else environ
        self.tty = self.out.isatty()
        self.err_tty = self.err.isatty()

    @property
    def size(self) -> os.terminal_size:
        """Columns and lines; COLUMNS and LINES win over what the terminal says."""
        try:
            actual = os.get_terminal_size(self.out.fileno())
        except (OSError, ValueError, AttributeError):
            actual = os.terminal_size((80, 24))
        return os.terminal_size(
            (
                _positive(self.environ.get("COLUMNS")) or actual.columns or 80,
                _positive(self.environ.get("LINES")) or actual.lines or 24,
            )
        )

    def color(self, choice: str | None) -> bool:
        """Return whether to colour: the option, then NO_COLOR, FORCE_COLOR, TERM, the terminal."""
        if choice in ("always", "never"):
            return choice == "always"
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.tty and self.environ.get("TERM") != "dumb"

    def hyperlinks(self, choice: str | None, color: bool) -> bool:
        """Return whether to make links (OSC 8): the option, FORCE_HYPERLINK, then what is known.

        A terminal that knows no links mostly hides them, but some print them, so one must be
        known to show them; where colours are off, nothing is added either.
        """
        if choice in ("always", "never"):
            return choice == "always"
        forced = self.environ.get("FORCE_HYPERLINK")
        if forced:
            return forced != "0"
        return self.tty and color and _shows_links(self.environ)

    @property
    def unicode(self) -> bool:
        """Return whether the locale's encoding has box characters (stdout itself is UTF-8)."""
        locale = next((v for k in _LOCALE if (v := self.environ.get(k))), "C.UTF-8")
        return re.search(r"utf-?8", locale, re.IGNORECASE) is not None

    def note(self, message: str) -> None:
        """Say something on stderr, if anybody can hear it."""
        with suppress(OSError):
            self.err.write(f"zgc: {one_line(message)}\n")
            self.err.flush()

    def hint(self, message: str) -> None:
        """Say something on stderr if a person sits there; a script's stderr stays clean."""
        if self.err_tty:
            self.note(message)


_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")


# Terminals that show OSC 8 links, by the variables that they set, as supports-hyperlinks has them.
_LINKING = {
    "TERM_PROGRAM": ("ghostty", "Hyper", "iTerm.app", "rio", "vscode", "WezTerm", "zed"),
    "TERM": ("alacritty", "contour", "foot", "foot-extra", "xterm-ghostty", "xterm-kitty"),
    "COLORTERM": ("xfce4-terminal",),
}
_LINKING_MARKS = ("DOMTERM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION")
_FIRST_LINKING_VTE = 5001  # 0.50.0 crashed on them
_BETWEEN = ("TMUX", "STY", "ZELLIJ", "CI")  # between program and terminal: it may know no links


def _shows_links(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal is one that is known to show links."""
    if any(environ.get(name) for name in _BETWEEN):
        return False
    if environ.get("TERM", "").startswith(("dumb", "screen", "tmux", "linux")):
        return False
    if any(environ.get(name) in known for name, known in _LINKING.items()):
        return True
    if _positive(environ.get("VTE_VERSION")) >= _FIRST_LINKING_VTE:
        return True
    return any(environ.get(name) for name in _LINKING_MARKS)


def _positive(text: str | None) -> int:
    """Return a number of up to nine digits, which is wider than any terminal; else 0."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
