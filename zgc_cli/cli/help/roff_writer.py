"""Writing help as roff, in the man macros, as `HelpWriter` writes it for a screen."""

import re
from collections.abc import Iterable, Sequence

from zgc_cli.show.text.wrap import NO_END, NO_START


class RoffWriter:
    """Collects the lines of a manual page, as `HelpWriter` does those of a screen."""

    def __init__(self, manual: str, version: str, released: str) -> None:
        """Begin the page of a manual."""
        self._lines = [f'.TH ZGC 1 "{released}" "{version}" "{_text(manual)}"', ".ad l", ".nh"]

    @property
    def text(self) -> str:
        """What was written."""
        return "\n".join([*self._lines, ""])

    def gap(self) -> None:
        """Leave the distance of paragraphs to the macros."""

    def heading(self, title: str) -> None:
        """Begin a part."""
        self._lines.append(f".SH {_text(title.upper())}")

    def subheading(self, title: str) -> None:
        """Begin what tells of one command."""
        self._lines.append(f".SS {_text(title)}")

    def entry(self, name: str, about: str) -> None:
        """Write a name with what it is for, as indexes of manuals take it."""
        self._lines.append(f"{name} \\- {_text(about)}")

    def usage(self, name: str, rest: str) -> None:
        """Write how a program is called."""
        self._lines.append(f".B {name}\n{_text(rest)}")

    def prose(self, text: str) -> None:
        """Write a paragraph."""
        if not self._lines[-1].startswith((".SH", ".SS")):
            self._lines.append(".PP")
        self._lines.append(_text(text))

    def terms(self, rows: Iterable[tuple[str, str]]) -> None:
        """Write terms with their meanings."""
        for term, meaning in rows:
            self._lines += [".TP", f"\\fB{_text(term.replace('`', ''))}\\fR", _text(meaning)]

    def verbatim(self, lines: Sequence[str]) -> None:
        """Write lines of input or output as they stand."""
        if lines:
            self._lines += [".PP", ".nf", ".RS 4", *map(_plain, lines), ".RE", ".fi"]


def _text(text: str) -> str:
    """Return prose as roff; `code` is bold."""
    pieces = re.split("`([^`]+)`", text)
    marked = (f"\\fB{_plain(p)}\\fR" if i % 2 else _plain(p) for i, p in enumerate(pieces))
    # Behind the mark of a pause a line may break before what is no Chinese, too.
    return _filled(re.sub(r"(?<=[、，；。：])(?=\\fB)", r"\\:", "".join(marked)))


_ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_LINE = 75  # bytes of a line of the source, after a Chinese character was spelt in eight


def _plain(text: str) -> str:
    """Return a text in which nothing is roff's own, and Chinese lines may break where they do."""
    safe = []
    for before, character in zip(" " + text, text, strict=False):
        chinese = before > "\u2e80" and character > "\u2e80"
        if chinese and before not in NO_END and character not in NO_START:
            safe.append("\\:")
        safe.append(_ESCAPES.get(character, character))
    return f"\\&{''.join(safe)}" if text.startswith(".") else "".join(safe)


def _filled(text: str) -> str:
    """Return prose as source lines of a fit length: broken at blanks, which roff fills again.

    Between Chinese characters a line ends in a backslash, for there is no blank.
    """
    lines = [""]
    for blank, word in re.findall(r"( |\\:|^)((?:(?! |\\:).)+)", text):
        longer = f"{lines[-1]}{blank}{word}"
        if lines[-1] and sum(1 if c.isascii() else 8 for c in longer) > _LINE:
            lines[-1] += "" if blank == " " else "\\:\\"
            lines.append(f"\\&{word}" if word.startswith(".") else word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
