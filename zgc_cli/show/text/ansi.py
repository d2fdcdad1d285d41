"""Lines of styled text as a terminal reads them: rich renders the styles; OSC 8 the links."""

from collections.abc import Iterable

from zgc_cli.show.text.styled import Run, Text


def encode(lines: Iterable[Text], color: bool) -> str:
    """Return the lines, each ended by a newline; without colour no style code is among them."""
    return "".join("".join(_run(run, color) for run in line.runs()) + "\n" for line in lines)


def _run(run: Run, color: bool) -> str:
    text = run.text
    if run.style and color:
        from rich.color import ColorSystem
        from rich.style import Style

        # In the sixteen colours of the terminal's own palette.
        text = Style.parse(run.style).render(text, color_system=ColorSystem.STANDARD)
    # rich gives every link an identifier by chance, which no two runs have in common.
    return f"\x1b]8;;{run.link}\x1b\\{text}\x1b]8;;\x1b\\" if run.link else text
