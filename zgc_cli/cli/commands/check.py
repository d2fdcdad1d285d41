"""The command that holds another text against an article."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

from typer import Argument

from zgc_cli.cli.articles.open import draft as read_draft
from zgc_cli.cli.request import Request
from zgc_cli.document.document import Document
from zgc_cli.query.check import SUPPORTED
from zgc_cli.query.check import check as check_draft
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.show.formats.emit import chosen_format
from zgc_cli.show.listing import Row

_LONG, _MOST_TOLD = 10, 2  # sentences of a draft that is an article, and as a multiple of the other


def check(
    *,
    draft: Annotated[str, Argument(metavar="DRAFT", help="Text to check; - is stdin.")],
    request: Request,
) -> int:
    """Hold every claim of another text against the article: supported, refuted, or not told.

    The exit status is 0 where the article supports them all, 1 where it refutes one or does not
    tell, so that it can stand in a script. Of several articles it names who decides a claim;
    one is disputed where they disagree.

    Examples:
    echo '驭势科技的AI司机为6个国家和地区服务。' | zgc check -
    zgc check draft.txt news.txt -f json | jq -r '.[].verdict'
    zgc check -q news.txt && echo 'the article bears it out'
    """
    if draft == "-" and "-" in request.articles.places:
        raise ZgcError(_("standard input is either the draft or the article, not both"))
    read = read_draft(draft)
    if request.articles.several:  # of a folder in which it lies, a draft is no witness
        others = [place for place in request.articles.places if not _is_same(place, draft)]
        request = request._replace(articles=request.articles.only(others))
    if request.is_dossier:
        from zgc_cli.cli.articles.check_many import check as check_many

        return _told(request, "joined_claim", check_many(request.articles, read))
    drafts: dict[str | None, Document] = {}

    def choose(source: Document) -> Iterable[Any]:
        request.articles.hint_day(source)
        day = source.header.date
        if day not in drafts:
            # A draft seldom has a date of its own: its 今年 is that of the article.
            drafts[day] = read(day)
        return check_draft(source, drafts[day])

    rows = list(request.articles.rows(choose))
    status = _told(request, "claim", rows)
    for row in rows[:1] if len(request.articles.places) == 1 else ():
        if _are_swapped(drafts[row.document.header.date], row.document, rows):
            from shlex import quote

            article = request.articles.places[0]
            request.terminal.note(
                _(
                    "the draft is much longer than the article; if they are swapped: {command}",
                    command=f"zgc check {quote(article)} {quote(draft)}",
                )
            )
    return status


def _is_same(place: str, draft: str) -> bool:
    try:
        return Path(place).samefile(draft)
    except OSError:  # standard input, or gone
        return False


def _told(request: Request, kind: str, rows: Sequence[Row]) -> int:
    verdicts = {row.record.verdict for row in rows}
    supported = verdicts <= {SUPPORTED}
    if not supported and (article := request.articles.unnamed):
        _tell_article(request, article, is_far=SUPPORTED not in verdicts)
    return request.emit(kind, rows) or int(not supported)


def _tell_article(request: Request, article: str, *, is_far: bool) -> None:
    """Tell what a draft was held against, though nobody named it; a screen tells that itself.

    Where all was borne out it is the right one, where nothing was another one is likely meant.
    """
    terminal = request.terminal
    is_drawn = chosen_format(request.output, terminal) == "table"
    tell = terminal.hint if is_drawn else terminal.note
    if not request.output.quiet and (is_far or not is_drawn):
        tell(_("held against: {article}; name another one with -a FILE", article=article))


def _are_swapped(draft: Document, source: Document, rows: Sequence[Row]) -> bool:
    """Return whether an article may stand in place of a draft: it is far longer and not told."""
    borne_out = sum(row.record.verdict == SUPPORTED for row in rows)
    told, known = len(draft.sentences), len(source.sentences)
    return told >= max(_MOST_TOLD * known, _LONG) and borne_out < len(rows) / 2
