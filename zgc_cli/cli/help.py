"""Help as text: the program's one screen, and each command's page with its examples first."""

import re
import sys
from typing import Any

from zgc_cli.terminal import Terminal

EXAMPLES = (
    ("zgc summary", "what the article is, on one screen"),
    ("zgc search 机器人", "passages, the best first"),
    ("zgc read S2 | grep 企业", "the text of a section, through a pipe"),
    ("zgc entities --type org", "the organisations that it names"),
    ("zgc quotes --speaker 王豫", "what someone said"),
    ("zgc figures --unit 元 -f csv", "the sums of money, as CSV"),
    ("zgc ask 阿斯利康投资多少", "an answer with its proof"),
    ("zgc check draft.txt", "a text's claims held against the article"),
    ("zgc parse news.txt -o news.zgc", "any other article"),
    ("zgc summary -a news.zgc", "... and what is in it"),
)


def group_help(commands: dict[str, str]) -> str:
    """Return the help of the program, within one screen of 80 columns."""
    example_width = max(_width(example) for example, _ in EXAMPLES)
    examples = [f"  {e}{' ' * (example_width - _width(e))}  {about}" for e, about in EXAMPLES]
    name_width = max(map(len, commands))
    listed = [f"  {name:{name_width}}  {about}" for name, about in commands.items()]
    return "\n".join(
        [
            "Usage: zgc [OPTIONS] COMMAND [ARGS]...",
            "",
            "Explore the facts of a Chinese news article. One is built in.",
            "",
            "Examples:",
            *examples,
            "",
            "Commands:",
            *listed,
            "",
            "Options:",
            "  --version   Print the version and exit.",
            "  -h, --help  Print this, or the help of a command: zgc search -h",
        ]
    )


def colored(text: str) -> str:
    """Return help with its headings in bold, where stdout is a terminal that shows it."""
    if not Terminal(sys.stdout).color(None):
        return text
    return re.sub(r"^(Usage|[A-Z][a-z]+)(:)", "\x1b[1m\\1\x1b[0m\\2", text, flags=re.MULTILINE)


def write_page(command: Any, context: Any, formatter: Any) -> None:
    """Write usage, purpose, examples, arguments and options of one command.

    The examples stand in the command's docstring behind a line `Examples:`.
    """
    purpose, _, examples = (command.help or "").partition("Examples:\n")
    command.format_usage(context, formatter)
    formatter.write_paragraph()
    formatter.write_text(purpose.strip())
    if examples:
        formatter.write_paragraph()
        formatter.write("Examples:\n")
        for line in examples.strip().splitlines():
            formatter.write(f"  {line.strip()}\n")
    command.format_options(context, formatter)


def _width(text: str) -> int:
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
