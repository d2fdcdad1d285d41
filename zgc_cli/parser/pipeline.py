"""The parser: raw text -> structure -> sentences -> tokens -> entities -> figures -> … ."""

from collections.abc import Callable

from zgc_cli.document import Document, Header
from zgc_cli.parser.entities import entities
from zgc_cli.parser.facts import facts
from zgc_cli.parser.figures import figures
from zgc_cli.parser.indexing import indexed
from zgc_cli.parser.quotes import quotes
from zgc_cli.parser.sentences import sentences
from zgc_cli.parser.structure import structure
from zgc_cli.parser.timeline import dates
from zgc_cli.parser.tokens import tokens

Stage = Callable[[Document], Document]

STAGES: tuple[Stage, ...] = (
    sentences,
    tokens,
    entities,
    figures,
    dates,
    quotes,
    facts,
    indexed,
)


def parse(text: str, *, date: str | None = None, source: str | None = None) -> Document:
    """Parse the raw text of one article.

    `date` is an ISO day that anchors relative dates where the text itself shows none; `source`
    is the name under which the text is known, a file name as a rule.
    """
    document = structure(text, Header(date=date, source=source))
    for stage in STAGES:
        document = stage(document)
    return document
