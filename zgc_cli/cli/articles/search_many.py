"""The command `search` at work: of a great many articles few are opened, and fewer decoded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from itertools import repeat
from typing import TYPE_CHECKING

from zgc_cli.cli.articles.articles import Articles, Choose
from zgc_cli.document.document import Document
from zgc_cli.query.dossier.members import by_day
from zgc_cli.query.match.article_index import Index
from zgc_cli.query.search.engine import Query, find, passages, rarity_of, scored
from zgc_cli.query.search.passage import Hit, Passage
from zgc_cli.query.search.prefilter import needles, screened, sentence_of
from zgc_cli.reading.normal import search_form
from zgc_cli.runtime.errors import DocumentError
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.show.listing import Output, Row

if TYPE_CHECKING:
    from zgc_cli.query.match.pooled import Look


class Matching(NamedTuple):
    """An article in which something was found, and in how many passages."""

    article: str
    passages: int


class Shown(NamedTuple):
    """A passage, None where it is only counted, and what was looked up in its place."""

    passage: Passage | None
    taken: tuple[str, ...] = ()


def choosing(asked: Query, output: Output) -> Choose:
    """Return what finds the passages of one article."""
    # To be sorted or counted, all must be there before the first are shown.
    is_whole = output.sort or output.reverse or output.count_only
    limit = None if is_whole else output.limit

    def choose(document: Document) -> list[Shown]:
        found = find(document, asked, limit)
        return [Shown(passage, found.taken) for passage in found.passages]

    return choose


def search(opened: Articles, asked: Query, output: Output) -> list[Row]:
    """Return the passages of all articles, the best first.

    Where `once`, a passage is a sentence; where none holds the query, the records that do.
    """
    few = _Few(opened, asked)
    if asked.once and asked.where is None:
        rows = _search(few, asked._replace(where="text"), output)
        if rows:
            return rows
    return _search(few, asked, output)


def matching(opened: Articles, rows: list[Row]) -> list[Row]:
    """Return the articles of the rows in the order in which they were named."""
    counts = Counter(row.article for row in rows)
    found = []
    for place in opened.places if opened.several else [""]:
        if place in counts:
            only = opened.places[0] if opened.places else rows[0].document.header.source or ""
            found.append(Row("", rows[0].document, Matching(place or only, counts[place])))
    return found


class _Few:
    """The articles in which a query is looked up; wherever it may stand in them, they are these."""

    def __init__(self, opened: Articles, asked: Query) -> None:
        self.opened = opened
        self._asked = asked

    @cached_property
    def literal(self) -> Articles | None:
        """Those that may hold the words themselves; None if these may stand for something else."""
        words = needles(self._asked)
        if not words:
            return None
        holding = self.opened.contents.words(words, every=self._asked.any is False)
        return self.opened.only(holding.places) if holding.known or self._asked.exact else None

    @cached_property
    def resembling(self) -> Articles:
        """Those that may have what the words stand for."""
        return self.opened.passing(screened(self._asked))


def _search(few: _Few, asked: Query, output: Output) -> list[Row]:
    """Return the passages of one article, or of several, then the best first and ranked anew.

    The words themselves come first: only where no article has them, each is asked what they may
    stand for in it.
    """
    if not few.opened.several:
        return list(few.opened.rows(choosing(asked, output)))
    rows: list[Row] = []
    if few.literal is not None:
        rarity = _rarity(few.literal, asked)
        rows = _exactly(few.literal, asked._replace(exact=True, rarity=rarity), output)
    if not rows and (few.literal is None or not asked.exact):
        sentence = sentence_of(asked)
        if sentence:
            rows = _like(few.opened, sentence, asked)
        else:
            rows = _resembling(few.resembling, asked, output)
    if output.count_only and not output.sort:
        return rows
    rows.sort(key=lambda row: _place(row, row.record.passage.score))
    return [
        row._replace(record=row.record._replace(passage=row.record.passage._replace(rank=rank)))
        for rank, row in enumerate(rows, 1)
    ]


def _place(row: Row, score: float) -> tuple[float, tuple[bool, str], str]:
    """Return the key by which the passages of several articles are sorted."""
    return -score, by_day(row.document.header.date), row.article


def _rarity(opened: Articles, asked: Query) -> dict[str, float] | None:
    """Return how rare each of several words is in all articles that hold any; None for one."""
    words = [search_form(word) for typed in asked.words for word in typed.split()]
    if len(words) < 2:
        return None
    from zgc_cli.query.match.pooled import sentences_in

    def look(line: bytes) -> tuple[int, list[int]] | None:
        text = sentences_in(line)
        return None if text is None else _holding(text, words)

    told = opened.contents.told(look)
    counts = [count for _place, count in told if count]
    unread = opened.only([place for place, count in told if count is None])
    if unread.places:
        rows = unread.rows(lambda document: [_holding(Index(document).whole, words)])
        counts += [row.record for row in rows]
    size = sum(sentences for sentences, _holding in counts)
    held = [sum(column) for column in zip(*(holding for _n, holding in counts), strict=True)]
    return {w: rarity_of(n, size) for w, n in zip(words, held, strict=False)}


def _holding(text: str, words: Sequence[str]) -> tuple[int, list[int]]:
    """Return how many sentences there are, and how many of them hold each word."""
    lines = text.split("\n")
    return len(lines), [sum(word in line for line in lines) for word in words]


def _like(opened: Articles, sentence: str, asked: Query) -> list[Row]:
    """Return the sentences of all articles that are most like one."""
    from zgc_cli.cli.articles.ask_many import like
    from zgc_cli.query.match.pooled import Look

    said, scores = like(opened, sentence)
    shown = partial(_shown, asked, Look(said))
    places = [(place, partial(shown, found)) for place, found in scores.items()]
    return [row for place, choose in places for row in opened.only([place]).rows(choose)]


def _shown(
    asked: Query, look: "Look", scores: Mapping[int, float], document: Document
) -> list[Shown]:
    """Return the sentences of one article that have a score, the best first."""
    lines = Index(document).whole.split("\n")
    hits = [
        Hit("sentences", number, round(score / 2, 4), look.marks(lines[number]))
        for number, score in sorted(scores.items(), key=lambda one: -one[1])
    ]
    return [Shown(passage) for passage in passages(document, asked, hits)]


def _exactly(opened: Articles, asked: Query, output: Output) -> list[Row]:
    """Return the passages; a record is decoded only if it is shown."""
    context = asked.before or asked.after
    if asked.section or asked.type or context or output.sort:  # which ask what the record tells
        return opened.all_rows(choosing(asked, output))
    # Of several words the index does not tell which stand in sentences side by side.
    rows = opened.rows_of_index if len(needles(asked)) == 1 else opened.all_rows
    if output.count_only:
        return rows(lambda document: repeat(Shown(None), len(scored(document, asked))))
    if output.limit is not None and not output.reverse:
        hits = rows(lambda document: scored(document, asked)[: output.limit])
        hits.sort(key=lambda row: _place(row, row.record.score))
        return _decoded(opened, asked, opened.opened_again(hits[: output.limit]))
    return opened.all_rows(choosing(asked, output))


def _resembling(opened: Articles, asked: Query, output: Output) -> list[Row]:
    """Return the passages that have what the words stand for; decoded only if they are shown."""
    if output.limit is None or output.reverse or _asks_of_records(asked, output):
        return opened.all_rows(choosing(asked, output))
    hits = opened.all_rows(lambda document: scored(document, asked)[: output.limit])
    hits.sort(key=lambda row: _place(row, row.record.score))
    best = hits[: output.limit]
    counts = Counter(row.article for row in best)
    documents = {row.article: row.document for row in best}  # what is no file is not read again
    rows: list[Row] = []
    for place in filter(counts.get, opened.places):
        shown = choosing(asked, output._replace(limit=counts[place], count_only=False))
        try:
            rows += [Row(place, documents[place], found) for found in shown(documents[place])]
        except DocumentError as error:
            opened.note(place, error)
    return rows


def _asks_of_records(asked: Query, output: Output) -> bool:
    """Return whether a query asks what records tell, so that all that are found are decoded."""
    context = asked.before or asked.after
    return bool(asked.section or asked.type or context or output.sort or output.count_only)


def _decoded(opened: Articles, asked: Query, hits: list[Row]) -> list[Row]:
    """Return the passages of some hits, article by article; one that is unsound is named."""
    of_article: dict[str, list[Row]] = {place: [] for place in opened.places}
    for row in hits:
        of_article[row.article].append(row)
    rows = []
    for article, found in of_article.items():
        if not found:
            continue
        try:
            shown = passages(found[0].document, asked, [row.record for row in found])
        except DocumentError as error:
            opened.note(article, error)
            continue
        rows += [r._replace(record=Shown(p)) for r, p in zip(found, shown, strict=True)]
    return rows
