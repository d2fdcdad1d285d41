"""The sentences of many articles ranked by a text, with few of them opened."""

from zgc_cli.cli.articles.articles import Articles
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.pooled import Held, Look, Ranked, ranked


def sentences(opened: Articles, text: str, least: float) -> list[Ranked]:
    """Return the sentences that reach a share of the best score of all, the best first."""
    look = Look(text)
    told = opened.contents.told(look.at_line)
    held: dict[str, Held] = {place: article for place, article in told if article}
    unread = opened.only([place for place, article in told if article is None])
    if unread.places:
        for row in unread.rows(lambda document: [look.at(Index(document).text("sentences"))]):
            held[row.article] = row.record
    return ranked(look, held, least)
