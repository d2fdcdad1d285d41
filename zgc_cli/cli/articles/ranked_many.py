"""The sentences of many articles ranked by texts, with few of the articles opened."""

from collections.abc import Iterable, Sequence

from zgc_cli.cli.articles.articles import Articles
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.pooled import ArticleCounts, Look, Ranked, ranked, sentences_in


def sentences(opened: Articles, texts: Sequence[str], least: float) -> list[list[Ranked]]:
    """Return for each text the sentences that reach a share of its best score, the best first."""
    looks = [Look(text) for text in texts]

    def look(line: bytes) -> list[ArticleCounts] | None:
        text = sentences_in(line)
        return None if text is None else [look.at(text) for look in looks]

    told = dict(opened.contents.told(look))
    unread = opened.only([place for place, held in told.items() if held is None])
    if unread.places:
        for row in unread.rows(lambda document: [Index(document).text("sentences")]):
            told[row.article] = [look.at(row.record) for look in looks]
    held = {place: looked for place, looked in told.items() if looked is not None}
    return [
        ranked(look, {place: looked[number] for place, looked in held.items()}, least)
        for number, look in enumerate(looks)
    ]


def best_of(rows: Iterable[Ranked], most: int) -> dict[str, float]:
    """Return the first articles of some ranked sentences, with the score of the best of each."""
    best: dict[str, float] = {}
    for row in rows:
        if len(best) < most:
            best.setdefault(row.article, row.score)
    return best
