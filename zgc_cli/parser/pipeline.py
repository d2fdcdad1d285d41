"""The parser: raw text -> structure -> sentences -> tokens -> entities -> dates -> … .

A text in traditional characters is read in simplified ones; the records say what it has.
"""

from collections.abc import Callable, Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Header
from zgc_cli.parser.dates.stage import dates
from zgc_cli.parser.entities.own import NONE
from zgc_cli.parser.entities.stage import entities
from zgc_cli.parser.facts.stage import facts
from zgc_cli.parser.figures.stage import figures
from zgc_cli.parser.indexing import indexed
from zgc_cli.parser.layout.lines import as_pasted
from zgc_cli.parser.layout.sentences import sentences
from zgc_cli.parser.layout.stage import structure
from zgc_cli.parser.quotes.stage import quotes
from zgc_cli.parser.words.stage import tokens
from zgc_cli.reading.own_names import OwnNames
from zgc_cli.reading.script import is_traditional, no_persons, simplified
from zgc_cli.runtime.pattern import end_of_article, expect, expect_many

Stage = Callable[[Document], Document]

_STAGES: tuple[Stage, ...] = (
    sentences,
    tokens,
    entities,
    dates,
    figures,
    quotes,
    facts,
    indexed,
)


# The part of the time that `structure` and each stage take, in percent, for who shows it.
SHARES = (7, 1, 12, 38, 4, 18, 6, 11, 3)


def parse(
    text: str,
    *,
    date: str | None = None,
    source: str | None = None,
    names: OwnNames | None = None,
) -> Document:
    """Parse the raw text of one article.

    `date` is an ISO day that anchors relative dates where the text itself shows none; `source`
    is the name under which the text is known, a file name as a rule; `names` are the user's own,
    which win over what the rules find.
    """
    *_growing, whole = stages(text, date, source, names)
    return whole


def stages(
    text: str, date: str | None, source: str | None, names: OwnNames | None = None
) -> Iterator[Document]:
    """Yield the document as it grows: after `structure`, and after each of the STAGES."""
    plain = simplified(text) if is_traditional(text) else text
    expect(text if plain is text else text + plain)
    own = names if plain is text else (names or NONE).in_simplified(no_persons(text, plain))
    document = structure(plain, Header(date=date, source=source))
    yield document
    for stage in _STAGES[:-1]:
        document = entities(document, own) if own and stage is entities else stage(document)
        yield document
    document = _STAGES[-1](document)
    end_of_article()
    if plain is not text:
        from zgc_cli.reading.rewriting import rewritten

        document = rewritten(document, list(as_pasted(document.paragraphs, plain, text)))
    yield document


def warm_up() -> None:
    """Load the vocabularies now, for who starts processes that are to share them."""
    expect_many()
    parse("新华社北京3月25日电 据了解，某公司董事长王明说：“今年有近200亿元。”", date="2026-03-25")
