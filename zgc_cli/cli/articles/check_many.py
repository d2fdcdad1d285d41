"""The command `check` over several articles: each claim is put to those that may speak of it."""

from collections.abc import Callable, Sequence

from zgc_cli.cli.articles.articles import Articles, Choose
from zgc_cli.cli.articles.ranked_many import best_of, sentences
from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.check import REFUTED, REPORTED
from zgc_cli.query.check.claims import Claim, claims
from zgc_cli.query.dossier.joined_verdicts import Opinion, ToldOpinion, joined, opinions
from zgc_cli.reading.rewriting import in_simplified
from zgc_cli.show.listing import Row

_LEAST = 0.3  # the share of the best sentence's score from which on a claim is put to an article
_MOST_ASKED = 12  # articles a claim

Ranks = dict[str, float]  # of the articles to which a claim is put


def check(opened: Articles, read: Callable[[str | None], Document]) -> list[Row]:
    """Return the verdict on each claim of a draft; `read` gives the draft as one of a day.

    A draft without a day of its own is of that of the newest article to which it is put.
    """
    draft = read(None)
    found = _claims(draft)
    ranked = sentences(opened, [claim.text for claim in found], _LEAST)
    ranks = {c.span: best_of(rows, _MOST_ASKED) for c, rows in zip(found, ranked, strict=True)}
    asked = opened.only(list(dict.fromkeys(place for of in ranks.values() for place in of)))
    documents = {row.article: row.document for row in asked.rows(lambda document: [None])}
    newest = max((d.header.date for d in documents.values() if d.header.date), default=None)
    if newest and draft.header.date is None:
        draft = read(newest)
        found = _claims(draft)
    told = _told(opened, draft, ranks)
    verdicts = [(claim.kind, joined(claim, told.get(claim.span, []))) for claim in found]
    kept = [v for kind, v in verdicts if kind in REPORTED or v.verdict == REFUTED]
    shown = kept or [verdict for _kind, verdict in verdicts]
    return [Row("", documents.get(v.article or "", draft), v) for v in shown]


def _claims(draft: Document) -> list[Claim]:
    """Return the claims of a draft, in its own writing."""
    simple = in_simplified(draft)
    return [c._replace(text=draft.text_of(c.span)) for c in claims(simple, simple)]


def _told(
    opened: Articles, draft: Document, ranks: dict[Span, Ranks]
) -> dict[Span, list[ToldOpinion]]:
    """Return what the articles say to each claim, each asked for those that it may speak of."""
    wanted: dict[str, list[Span]] = {}
    for span, of in ranks.items():
        for place in of:
            wanted.setdefault(place, []).append(span)
    told: dict[Span, list[ToldOpinion]] = {}
    for place, spans in wanted.items():
        for row in opened.only([place]).rows(_judging(draft, spans)):
            opinion: Opinion = row.record
            span, day = opinion.verdict.place, row.document.header.date or ""
            told.setdefault(span, []).append(ToldOpinion(place, day, ranks[span][place], opinion))
    return told


def _judging(draft: Document, spans: Sequence[Span]) -> Choose:
    return lambda document: opinions(document, draft, spans)
