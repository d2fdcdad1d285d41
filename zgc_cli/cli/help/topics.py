"""The topics of `zgc help`: a little Markdown, from which screen, manual page and README are made.

A topic is a heading, paragraphs, tables of two columns, and lines of shell in fences. Each
language has its own file.
"""

from importlib.resources import files
from typing import NamedTuple

from zgc_cli.cli.help.writer import Pen
from zgc_cli.runtime.language import N_, _, language

TOPICS = {
    "formats": N_("what -f knows, fields, IDs"),
    "exit-codes": N_("what the exit status tells"),
    "environment": N_("variables, languages, encodings"),
    "pinyin": N_("the ways to type a name"),
}


class Block(NamedTuple):
    """A paragraph (`text`), a table (`rows`, without its head) or shell lines (`code`)."""

    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    code: tuple[str, ...] = ()


class Topic(NamedTuple):
    """A topic as it was read."""

    title: str
    blocks: tuple[Block, ...]


def markdown(name: str, lang: str) -> str:
    """Return the source of a topic."""
    return (files("zgc_cli") / "topics" / lang / f"{name}.md").read_text("utf-8")


def read(name: str) -> Topic:
    """Return a topic in the user's language."""
    first, *rest = markdown(name, language()).strip().split("\n\n")
    return Topic(first.removeprefix("# "), tuple(map(_block, rest)))


def _block(source: str) -> Block:
    lines = source.splitlines()
    if source.startswith("```"):
        return Block(code=tuple(lines[1:-1]))
    if source.startswith("|"):
        rows = (line.strip("| ").split(" | ", 1) for line in lines[2:])
        return Block(rows=tuple((term.strip(), meaning.strip()) for term, meaning in rows))
    return Block(text=" ".join(lines))


def write(name: str, pen: Pen) -> None:
    """Write a topic for a terminal."""
    topic = read(name)
    pen.heading(topic.title)
    for block in topic.blocks:
        pen.gap()
        if block.text:
            pen.prose(block.text)
        pen.terms([(term.replace("`", ""), meaning) for term, meaning in block.rows])
        for line in block.code:
            pen.verbatim(line)


def write_list(pen: Pen) -> None:
    """Write which topics there are."""
    pen.heading(_("Topics:"))
    pen.terms([(name, _(about)) for name, about in TOPICS.items()])
    pen.gap()
    pen.prose(_("`zgc help TOPIC` explains one, `zgc help COMMAND` a command, `zgc man` all."))
