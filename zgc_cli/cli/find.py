"""The command that finds passages."""

from typing import Annotated, Literal

import typer

from zgc_cli.cli.open import documents
from zgc_cli.cli.options import Article, Day
from zgc_cli.document import EntityType
from zgc_cli.query.search import Query, search_document
from zgc_cli.show.render import Output, Row, emit
from zgc_cli.terminal import Terminal

Where = Literal["text", "quotes", "entities", "figures", "facts", "dates"]


def search(
    *,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words to look for.")],
    where: Annotated[
        Where | None, typer.Option("--in", help="Only records of this kind. Default: all.")
    ] = None,
    section: Annotated[
        str | None, typer.Option("--section", metavar="ID", help="Only in this section: S2.")
    ] = None,
    type_: Annotated[
        EntityType | None, typer.Option("--type", "-t", help="Only entities of this type.")
    ] = None,
    context: Annotated[
        int, typer.Option("-C", metavar="N", min=0, help="Sentences of context on each side.")
    ] = 0,
    regex: Annotated[bool, typer.Option("--regex", help="QUERY is a regular expression.")] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="QUERY as it stands, nothing near.")
    ] = False,
    any_: Annotated[
        bool | None, typer.Option("--any/--all", help="Any of the words, or all of them.")
    ] = None,
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Find the passages that match a query, the best first.

    Examples:
    zgc search 机器人
    zgc search 人工智能 企业 --in text -n 3
    zgc search --regex '[0-9]+家' -f json | jq '.[0].text'
    """
    asked = Query(tuple(query), where, section, type_, context, regex, exact, any_)
    rows = [
        Row(name, document, passage)
        for name, document in documents(article or (), date)
        for passage in search_document(document, asked)
    ]
    if any(row.article for row in rows):
        rows.sort(key=lambda row: -row.record.score)
        rows = [
            row._replace(record=row.record._replace(rank=rank)) for rank, row in enumerate(rows, 1)
        ]
    return emit("passage", rows, output, Terminal())
