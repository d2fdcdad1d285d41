"""The topics of `zgc help`: a little Markdown, from which screen, manual page and README are made.

A topic is a heading, paragraphs, tables of two columns, and lines of shell in fences. Each
language has its own file.
"""

from importlib.resources import files

from zgc_cli.cli.help.help_writer import HelpWriter
from zgc_cli.cli.help.roff_writer import RoffWriter
from zgc_cli.runtime.language import N_, _, language
from zgc_cli.runtime.named_tuple import NamedTuple

TOPICS = {
    "config": N_("a file with your habits"),
    "formats": N_("what -f knows, fields, IDs"),
    "exit-codes": N_("what the exit status tells"),
    "environment": N_("variables, languages, encodings"),
    "pinyin": N_("the ways to type a name"),
    "finding": N_("what a search takes for what"),
    "input": N_("files, pages, encodings"),
    "many": N_("folders of articles"),
    "exports": N_("pages, databases, JSON lines"),
    "screen": N_("colours, signs, links"),
    "promises": N_("what is stable, safe, bounded"),
}
# What the options of all queries are; it is written from the options themselves.
OPTIONS = "options"


class Block(NamedTuple):
    """A paragraph (`text`), a table (`rows`, without its head) or shell lines (`code`)."""

    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    code: tuple[str, ...] = ()


class HelpTopic(NamedTuple):
    """A topic as it was read."""

    title: str
    blocks: tuple[Block, ...]


def markdown(name: str, lang: str) -> str:
    """Return the source of a topic."""
    return (files("zgc_cli") / "topics" / lang / f"{name}.md").read_text("utf-8")


def read(name: str) -> HelpTopic:
    """Return a topic in the user's language."""
    first, *rest = markdown(name, language()).strip().split("\n\n")
    return HelpTopic(first.removeprefix("# "), tuple(map(_block, rest)))


def _block(source: str) -> Block:
    lines = source.splitlines()
    if source.startswith("```"):
        return Block(code=tuple(lines[1:-1]))
    if source.startswith("|"):
        rows = (line.strip("| ").split(" | ", 1) for line in lines[2:])
        return Block(rows=tuple((term.strip(), meaning.strip()) for term, meaning in rows))
    return Block(text=" ".join(lines))


def write(name: str, writer: HelpWriter | RoffWriter) -> None:
    """Write a topic for a terminal, or as a part of the manual page."""
    topic = read(name)
    writer.heading(topic.title)
    for block in topic.blocks:
        writer.gap()
        if block.text:
            writer.prose(block.text)
        writer.terms(block.rows)
        writer.verbatim(block.code)


def write_list(writer: HelpWriter) -> None:
    """Write which topics there are."""
    writer.heading(_("Topics:"))
    listed = {OPTIONS: _("what every query takes"), **{n: _(about) for n, about in TOPICS.items()}}
    writer.terms(listed.items())
    writer.gap()
    writer.prose(_("`zgc help TOPIC` explains one, `zgc help COMMAND` a command, `zgc man` all."))
