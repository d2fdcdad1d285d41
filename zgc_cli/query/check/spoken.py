"""Quotations held against an article: whether those words were said there, and by whom."""

from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Quote, Span
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import fold, key

_ALTERED = 70  # how alike, of 100, words must be that someone changed
_SHORTEST = 4


class Spoken(NamedTuple):
    """Where the article has the words of a quotation; `altered` is how it has them instead."""

    quote: Quote
    altered: str | None


def bare(text: str) -> str:
    """Return the letters and digits of a text, by which quotations are compared."""
    return "".join(c for c in fold(text) if c.isalnum())


def find(quote: Quote, article: Document) -> Spoken | None:
    """Return the speech of the article that `quote` repeats, to the letter or nearly; or None."""
    words = bare(quote.text)
    if len(words) < _SHORTEST:
        return None
    speech = [q for q in article.quotes if q.kind == "speech"]
    for run in _runs(speech):
        said = bare("".join(q.text for q in run))
        at = said.find(words)
        if at >= 0:
            return Spoken(_holder(run, at), None)
    return _nearest(words, speech)


def _runs(speech: Sequence[Quote]) -> list[list[Quote]]:
    """Return the quotes, those of one speaker that follow each other in a paragraph as one."""
    runs: list[list[Quote]] = []
    for quote in speech:
        last = runs[-1][-1] if runs else None
        if last and last.speaker == quote.speaker and last.section == quote.section:
            runs[-1].append(quote)
        else:
            runs.append([quote])
    return runs


def _holder(run: Sequence[Quote], at: int) -> Quote:
    for quote in run:
        at -= len(bare(quote.text))
        if at < 0:
            return quote
    return run[-1]


def _nearest(words: str, speech: Sequence[Quote]) -> Spoken | None:
    from rapidfuzz import fuzz

    best: Spoken | None = None
    score = float(_ALTERED)
    for quote in speech:
        said = bare(quote.text)
        if len(said) < len(words) * 0.6:
            continue
        near = fuzz.partial_ratio_alignment(words, said, score_cutoff=score)
        if near and near.score > score:
            score = near.score
            start = max(near.dest_start - 1, 0) if near.dest_start > near.src_start else 0
            best = Spoken(quote, _as_written(quote.text, start, near.dest_end + 1))
    return best


def _as_written(text: str, start: int, end: int) -> str:
    """Return the stretch of a quote that holds its letters `start` to `end`, marks included."""
    places = [i for i, c in enumerate(text) if any(x.isalnum() for x in fold(c))]
    if not places:
        return text
    first = places[min(start, len(places) - 1)]
    last = places[min(end, len(places)) - 1]
    return text[first : last + 1]


def speakers_at(article: Document, span: Span) -> list[str]:
    """Return who speaks, in marks or reported, where the article has `span`."""
    return [
        q.speaker
        for q in article.quotes
        if q.speaker
        and q.kind != "term"
        and any(
            p.paragraph == span.paragraph and p.start < span.end and span.start < p.end
            for p in q.parts
        )
    ]


def same_person(a: str, b: str, document: Document) -> bool:
    """Return whether two names are one person's: equal, a part of the other (德尚), or aliases."""
    first, second = key(a), key(b)
    if first in second or second in first:
        return True
    return any({first, second} <= set(map(key, forms_of(e))) for e in document.entities)
