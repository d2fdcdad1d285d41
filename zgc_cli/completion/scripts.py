"""The completion scripts: templates of shell code, filled with the tree and the article.

`template.bash` has parts of its own: `template.line.bash` stands for @LINE@, and so on.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zgc_cli.completion.bash import bash
from zgc_cli.completion.candidates import BYTES, MOST
from zgc_cli.completion.fish import fish
from zgc_cli.completion.program import Program
from zgc_cli.completion.sidecar import FOLDER
from zgc_cli.completion.zsh import zsh

SHELLS: dict[str, Callable[[Program, Mapping[str, Sequence[str]]], dict[str, str]]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
}


def script(shell: str, program: Program, lines: Mapping[str, Sequence[str]]) -> str:
    """Return the script of one of `SHELLS`; `lines` are what the built-in article offers."""
    here = Path(__file__)
    text = here.with_name(f"template.{shell}").read_text("utf-8")
    for place in sorted(here.parent.glob(f"template.*.{shell}")):
        part = place.read_text("utf-8").rstrip("\n")
        text = text.replace(f"@{place.suffixes[0][1:].upper()}@", part)
    parts = SHELLS[shell](program, lines)
    parts |= {"FOLDER": FOLDER, "MOST": str(MOST), "BYTES": str(BYTES)}
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text
