"""Lines of styled text as a terminal reads them: SGR codes for styles, OSC 8 for links."""

from collections.abc import Iterable

from zgc_cli.show.styled import Run, Text
from zgc_cli.show.theme import CODES


def encode(lines: Iterable[Text], color: bool) -> str:
    """Return the lines, each ended by a newline; without colour no style code is among them."""
    return "".join("".join(_run(run, color) for run in line.runs()) + "\n" for line in lines)


def _run(run: Run, color: bool) -> str:
    text = run.text
    if run.style and color and text:
        codes = ";".join(str(CODES[word]) for word in run.style.split())
        text = f"\x1b[{codes}m{text}\x1b[0m"
    return f"\x1b]8;;{run.link}\x1b\\{text}\x1b]8;;\x1b\\" if run.link else text
