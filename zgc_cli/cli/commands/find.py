"""The commands that find: passages for a query, the answer to a question."""

from typing import Annotated, Literal

import typer

from zgc_cli.cli.articles.articles import Articles
from zgc_cli.cli.options import Article, Day
from zgc_cli.document.document import Document
from zgc_cli.document.records import EntityType
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.formats.emit import emit
from zgc_cli.show.listing import Output

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
    from zgc_cli.cli.articles.search_many import choosing, search_all
    from zgc_cli.query.search.engine import Query

    asked = Query(tuple(query), where, section, type_, context, regex, exact, any_)
    terminal = Terminal()
    opened = Articles(article, date, terminal)
    if opened.several:
        rows = search_all(opened, asked, output)
    else:
        rows = list(opened.rows(choosing(asked, output)))
    taken = dict.fromkeys(word for row in rows for word in row.record.taken)
    if taken:
        terminal.hint(_("searching for “{words}”", words=" ".join(taken)))
    found = [row._replace(record=row.record.passage) for row in rows]
    return opened.status(emit("passage", found, output, terminal))


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
    from zgc_cli.query.ask.engine import Answer, ask_document
    from zgc_cli.query.match.resolve import mended

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
