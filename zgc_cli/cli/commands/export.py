"""The command that writes a whole article for other programs."""

from itertools import chain, islice
from typing import Annotated, Literal

from typer import Option

from zgc_cli.cli.articles.articles import Articles, decode
from zgc_cli.cli.articles.at_hand import alone
from zgc_cli.cli.articles.dossier import things_with
from zgc_cli.cli.batch.parse_one import check_output, write_out
from zgc_cli.cli.options import Article, Day, Files, Names
from zgc_cli.export.formats import check_number, exported, format_of, joins
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.garbage import collect_seldom
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal

Target = Literal["html", "svg", "md", "markdown", "sqlite", "jsonl"]
_BINARY = ("sqlite",)


def export(
    *,
    files: Files = None,
    to: Annotated[
        Target | None,
        Option(
            *("--to", "--format", "-t", "-f"),
            metavar="FORMAT",
            help="Default: what the name of the output means.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        Option("--out", "-o", metavar="OUT", help="Write here. Default: stdout."),
    ] = None,
    article: Article = None,
    date: Day = None,
    names: Names = None,
) -> int:
    """Write whole articles for other programs: a web page, a picture, Markdown, a database, JSONL.

    A picture holds one article, a page a hundred; the others hold as many as --article names.

    Examples:
    zgc export --to html > article.html
    zgc export news/ -o news.html
    zgc export --to md | head -3
    zgc export -a news.txt --to jsonl | grep '"record": "quote"'
    """
    collect_seldom()
    named = [*(article or ()), *alone(files or (), "export")]
    opened = Articles(named, date, Terminal())
    if out is not None:
        check_output(out, opened.places)
    format_ = format_of(to, out)
    if out in (None, "-") and format_ in _BINARY and Terminal().tty:
        raise ZgcError(_("{format} is no text for a terminal: name a file with -o", format=format_))
    check_number(format_, len(opened))
    # Of an article of which a layer is damaged nothing is written, and no thing is in it.
    joined = opened.several and joins(format_)
    things = things_with(opened, decode)[0].all if joined else None
    articles = opened.decoded()
    first = list(islice(articles, 1))
    if not first:
        return opened.status(2)
    write_out(exported(format_, chain(first, articles), things), out)
    if out not in (None, "-"):
        Terminal().hint(_("written to {file}", file=out))
    return opened.status(0)
