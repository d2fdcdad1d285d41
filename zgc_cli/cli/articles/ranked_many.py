"""The sentences of many articles ranked by texts, with few of the articles opened."""

from collections.abc import Iterable, Sequence

from zgc_cli.cli.articles.articles import Articles
from zgc_cli.document.file import in_json
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.match.pooled import ArticleCounts, Look, Ranked, ranked, sentences_in


def sentences(opened: Articles, texts: Sequence[str], least: float) -> list[list[Ranked]]:
    """Return for each text the sentences that reach a share of its best score, the best first."""
    looks = [Look(text) for text in texts]
    features = list(dict.fromkeys(feature for look in looks for feature in look.features))
    spread = opened.contents.spread([in_json(feature) for feature in features])
    holders = dict(zip(features, spread, strict=True))
    wanted: dict[str, list[int]] = {}  # by article the texts that it is ranked by
    for number, look in enumerate(looks):
        for place in look.best_articles(holders, len(opened)):
            wanted.setdefault(place, []).append(number)
    chosen = opened.only([place for place in dict.fromkeys(opened.places) if place in wanted])
    held: list[dict[str, ArticleCounts]] = [{} for _ in looks]

    def note(place: str, text: str) -> None:
        for number in wanted[place]:
            held[number][place] = looks[number].at(text)

    told = chosen.contents.told(sentences_in)
    for place, text in told:
        if text is not None:
            note(place, text)
    unread = chosen.only([place for place, text in told if text is None])
    if unread.places:
        for row in unread.rows(lambda document: [Index(document).whole]):
            note(row.article, row.record)
    return [ranked(*pair, least) for pair in zip(looks, held, strict=True)]


def best_of(rows: Iterable[Ranked], most: int) -> dict[str, float]:
    """Return the first articles of some ranked sentences, with the score of the best of each."""
    best: dict[str, float] = {}
    for row in rows:
        if len(best) < most:
            best.setdefault(row.article, row.score)
    return best
