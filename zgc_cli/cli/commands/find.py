"""The commands that find: passages for a query, the answer to a question."""

from typing import Annotated, Literal

from typer import Argument, Option

from zgc_cli.cli.choices import chosen
from zgc_cli.cli.options import Type
from zgc_cli.cli.request import Request
from zgc_cli.document.document import Document
from zgc_cli.runtime.language import _
from zgc_cli.runtime.pattern import Pattern

# What is more often meant as an expression than as characters of a Chinese text.
_LIKE_REGEX = Pattern(r"\\[dwsDWSb.]|\[[^\]]+\]|\.[*+?]|[^\W\d_][*+]$|^\^|\$$|[^\s|]\|[^\s|]|\{\d")
Where = Literal["text", "quotes", "entities", "figures", "facts", "dates", "all"]


def search(
    *,
    query: Annotated[
        list[str],
        Argument(metavar="QUERY... [FILE]...", help="Words to look for; then articles, as -a."),
    ],
    where: Annotated[
        Where | None,
        Option("--in", help="Only records of this kind. Default: the text; all in json, jsonl."),
    ] = None,
    section: Annotated[
        str | None, Option("--section", metavar="ID", help="Only in this section: S2.")
    ] = None,
    type_: Type = None,
    after: Annotated[
        int | None, Option("-A", metavar="N", min=0, help="Sentences of context behind it.")
    ] = None,
    before: Annotated[
        int | None, Option("-B", metavar="N", min=0, help="Sentences of context before it.")
    ] = None,
    context: Annotated[
        int, Option("-C", metavar="N", min=0, help="Sentences of context on each side.")
    ] = 0,
    places: Annotated[bool, Option("-l", help="Print the names of the articles alone.")] = False,
    counts: Annotated[
        bool, Option("-c", help="Print how many passages, of each article that has any.")
    ] = False,
    regex: Annotated[bool, Option("--regex", help="QUERY is a regular expression.")] = False,
    exact: Annotated[bool, Option("--exact", help="QUERY as it stands, nothing near.")] = False,
    any_: Annotated[
        bool | None, Option("--any/--all", help="Any of the words, or all. Default: all, then any.")
    ] = None,
    request: Request,
) -> int:
    """Find the passages that match a query, the best first.

    Pinyin, initials, traditional characters, slips, any form of a number will do.

    Examples:
    zgc search 机器人 news.txt
    zgc search zhongguancun luntan -C 1 -n 3
    zgc search --regex '[0-9]+家' -f json | jq '.[0].text'
    """
    from zgc_cli.cli.articles.search_many import matching
    from zgc_cli.cli.articles.search_many import search as passages
    from zgc_cli.query.search.engine import Query

    output = request.output
    # Programs get every record; for who reads, a sentence is one passage, whatever was read of it.
    is_read = places or counts or not request.is_for_programs
    asked = Query(
        tuple(query),
        None if where == "all" else where,
        section,
        chosen(type_),
        context if before is None else before,
        regex,
        exact,
        any_,
        context if after is None else after,
        once=is_read and where in (None, "text") and not type_,
    )
    if places or counts:
        whole = output._replace(limit=None, sort=None, reverse=False, count_only=not section)
        found = matching(request.articles, passages(request.articles, asked, whole))
        shown = "article" if places else "article,passages"
        alone = "passages" if counts and not places and not request.articles.several else shown
        fields = output.fields or alone
        return request._replace(output=output._replace(fields=fields)).emit("article", found)
    rows = passages(request.articles, asked, output)
    taken = dict.fromkeys(word for row in rows for word in row.record.taken)
    if taken:
        request.terminal.hint(_("searching for “{words}”", words=" ".join(taken)))
    lacking = _("nothing found")
    if not regex and _LIKE_REGEX.search(" ".join(query)):
        lacking += "; " + _("--regex takes the query for a regular expression")
    found = [row._replace(record=row.record.passage) for row in rows]
    return request.emit("passage", found, lacking=lacking)


def ask(
    *,
    question: Annotated[
        list[str],
        Argument(
            metavar="QUESTION... [FILE]...", help="A question in Chinese; then articles, as -a."
        ),
    ],
    request: Request,
) -> int:
    """Answer a question from the article, with the sentence that proves it.

    All of one sentence where 哪些 asks for several; -n N prints the N best. Where it does not
    tell, it says so and exits 1. Of several articles equal answers are one, and those that
    disagree stand below each other.

    Examples:
    zgc ask 驭势科技的无人驾驶跑了多少公里
    zgc ask 阿斯利康打算投多少钱 --fields answer,line
    zgc ask 谁是银河航天的创始人 -n 3 -f json
    """
    text = " ".join(question)
    best = request.output.limit is None
    if request.is_dossier:
        from zgc_cli.cli.articles.ask_many import ask as ask_many

        kind, rows, meant = ask_many(request.articles, text, best=best)
        if meant != text:
            request.terminal.hint(_("asking “{question}”", question=meant))
        return request.emit(kind, rows, lacking=_("none of the articles tells"))
    from zgc_cli.query.ask.engine import Answer, ask_document
    from zgc_cli.query.match.resolve import mended

    def mend(document: Document) -> list[tuple[str, Answer]]:
        meant = mended(document, text)
        answers = ask_document(document, meant, best=best) if meant != text else []
        return [(meant, answer) for answer in answers]

    asked = heard_in = opened = request.articles
    if opened.several:
        from zgc_cli.query.ask.worth_asking import worth_asking

        asked = opened.passing(worth_asking(text))
    asked = asked if len(asked) else opened
    rows = asked.all_rows(lambda document: ask_document(document, text, best=best))
    if not rows:
        if opened.several:
            from zgc_cli.query.match.possible import misheard

            heard_in = opened.passing(misheard(text))
        heard = heard_in.all_rows(mend)
        for _article, meant in dict.fromkeys((row.article, row.record[0]) for row in heard):
            request.terminal.hint(_("asking “{question}”", question=meant))
        rows = [row._replace(record=row.record[1]) for row in heard]
    return request.emit("answer", rows, lacking=_("the article does not tell"))
