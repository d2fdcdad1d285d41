"""The commands that find: passages for a query, the answer to a question."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from zgc_cli.cli.articles import Articles
from zgc_cli.cli.options import Article, Day
from zgc_cli.document import Document, EntityType
from zgc_cli.language import _
from zgc_cli.show.render import Output, Row, emit
from zgc_cli.terminal import Terminal

if TYPE_CHECKING:
    from zgc_cli.query.search import Query

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

    Words may be typed in pinyin, by their initials, in traditional characters or misspelt, numbers
    and dates in any form. Several words mean all of them, near each other, then any.

    Examples:
    zgc search 机器人
    zgc search zhongguancun luntan --in text -n 3
    zgc search --regex '[0-9]+家' -f json | jq '.[0].text'
    """
    from zgc_cli.query.search import Passage, Query, find

    asked = Query(tuple(query), where, section, type_, context, regex, exact, any_)
    # What is sorted otherwise, or counted, must be there as a whole.
    whole = output.sort or output.reverse or output.count_only
    limit = None if whole else output.limit
    terminal = Terminal()

    def choose(document: Document, asked: Query) -> list[tuple[Passage, tuple[str, ...]]]:
        found = find(document, asked, limit)
        return [(passage, found.taken) for passage in found.passages]

    opened = Articles(article, date, terminal)
    found = _as_typed_first(opened, asked, choose)
    taken = dict.fromkeys(word for row in found for word in row.record[1])
    if taken:
        terminal.hint(_("searching for “{words}”", words=" ".join(taken)))
    rows = [row._replace(record=row.record[0]) for row in found]
    if opened.several:
        rows.sort(key=lambda row: -row.record.score)
        rows = [
            row._replace(record=row.record._replace(rank=rank)) for rank, row in enumerate(rows, 1)
        ]
    return opened.status(emit("passage", rows, output, terminal))


def _as_typed_first(
    opened: Articles, asked: "Query", choose: "Callable[[Document, Query], Iterable[Any]]"
) -> list[Row]:
    """Return what is chosen in the articles that have the words themselves.

    Only where none has, each article is asked what the words may stand for in it.
    """
    from zgc_cli.query.literal import needles

    words = needles(asked) if opened.several else ()
    if words:
        fewer, known = opened.holding(words, every=asked.any is False)
        if known or asked.exact:
            exact = asked._replace(exact=True)
            rows = fewer.all_rows(lambda document: choose(document, exact))
            if rows or asked.exact:
                return rows
    return opened.all_rows(lambda document: choose(document, asked))


def ask(
    *,
    question: Annotated[
        list[str], typer.Argument(metavar="QUESTION...", help="A question in Chinese.")
    ],
    article: Article = None,
    date: Day = None,
    output: Output,
) -> int:
    """Answer a question from the article, with the sentence that proves it.

    Prints the best answer of each article, all of one sentence where 哪些 asks for several;
    -n N prints the N best. Where the article does not tell, it says so and exits 1.

    Examples:
    zgc ask 驭势科技的无人驾驶跑了多少公里
    zgc ask 阿斯利康打算投多少钱 --fields answer,line
    zgc ask 谁是银河航天的创始人 -n 3 -f json
    """
    from zgc_cli.query.ask import Answer, ask_document
    from zgc_cli.query.names import mended

    text = " ".join(question)
    best = output.limit is None
    terminal = Terminal()
    opened = Articles(article, date, terminal)
    rows = list(opened.rows(lambda document: ask_document(document, text, best=best)))
    if not rows:

        def mend(document: Document) -> list[Answer]:
            meant = mended(document, text)
            answers = ask_document(document, meant, best=best) if meant != text else []
            if answers:
                terminal.hint(_("asking “{question}”", question=meant))
            return answers

        rows = list(opened.rows(mend))
    if opened.several and not best:
        rows.sort(key=lambda row: -row.record.score)
    otherwise = _("the article does not tell")
    return opened.status(emit("answer", rows, output, terminal, otherwise=otherwise))
