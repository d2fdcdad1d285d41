"""The command that lays reports beside each other."""

from typing import Annotated

from typer import Option

from zgc_cli.cli.articles.articles import unknown
from zgc_cli.cli.request import Request
from zgc_cli.query.dossier.comparing import are_strangers, compare_all, told_of
from zgc_cli.query.dossier.comparing import compare as compare_two
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _, _n
from zgc_cli.show.listing import Row

Same = Annotated[bool, Option("--all", help="What both have, too.")]


About = Annotated[
    str | None,
    Option("--about", metavar="NAME", help="Only what is told of it: a name, or a word."),
]


def compare(*, about: About = None, all_: Same = False, request: Request) -> int:
    """Tell what two reports have in common, what differs, and what only one of them has.

    Of two versions of one report it tells each word that was changed. A folder, or more than two,
    are compared by what they tell.

    The exit status is 1 where something differs, else 0, whatever only one of them has.

    Examples:
    zgc compare -q old.txt new.txt && echo 'nothing was changed'
    zgc compare old.txt new.txt -f jsonl | jq -r .relation | sort | uniq -c
    zgc compare news/ --all
    zgc compare a.txt b.txt --about 贷款
    """
    named = request.articles.places
    if named.count("-") > 1:
        raise ZgcError(_("standard input can be only one of the articles"))
    articles = list(request.articles) if len(named) > 1 else []
    if len(articles) < 2:
        if request.articles.status(0):
            return 2
        raise ZgcError(_("compare takes two articles, or a folder with more; see 'zgc compare -h'"))
    found = compare_two(*articles) if len(articles) == 2 else compare_all(articles)
    documents = [document for _place, document in articles]
    if not request.output.quiet and len(articles) == 2 and are_strangers(documents, found):
        told = _("the two have nothing in common: no name, no figure, no sentence")
        request.terminal.note(told)
    if about is not None:
        found = told_of(found, documents, about)
        if not found:
            raise ZgcError(unknown(about, ()))
    differs = any(one.relation == "differs" for one in found)
    kept = found
    if not (all_ or request.is_for_programs):
        kept = [one for one in found if one.relation != "same"]
    number = len(found) - len(kept)
    both = _n("+{n} that is the same: --all", "+{n} that are the same: --all", number)
    rows = [Row("", articles[0][1], one) for one in kept]
    status = request.emit(
        "comparison",
        rows,
        lacking="; ".join([_("nothing differs"), *[both] * (number > 0)]),
        left_out=lambda: both if number else "",
    )
    return 2 if status == 2 else int(differs)
