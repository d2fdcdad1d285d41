"""The dates of a claim against those that the article gives to the same thing."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date
from zgc_cli.query.check.alignment import SAME_THING, Aligned, Detail, Result, same_words
from zgc_cli.query.check.amounts import EXCLUDED, FOLLOWS, OPEN, date_verdict, figure_verdict
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.figures import stands

_IN_SENTENCE = 0.9  # what a date counts that stands in the sentence, not in the clause
_BESIDE = 0.7  # or in the sentence before or behind
_FAR = 0.56
_AGREES = 0.02
_OF_OTHER_DATE = 0.3
_TIE = 0.03
_TIE_IN_SENTENCE = 0.06
_BEYOND = 0.75  # what a word counts that another date of the sentence dates


class Candidate(NamedTuple):
    """A date of the article, and how far it dates what the claim dates."""

    score: float
    date: Date
    verdict: str
    near: float


def dates(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """2023年底投产 against 2024年底投产."""
    refuted, missing = [], []
    for date in claim.dates:
        ranked = _candidates(claim, date, ground, aligned)
        told = _agrees(ranked) or _dates_figure(date, claim, ground, aligned)
        if told or stands(date.text, ground, aligned.clause):
            continue
        top = ranked[0] if ranked else None
        same = aligned.score >= SAME_THING and same_words(aligned.items, aligned.clause)
        if top and top.verdict == EXCLUDED and top.near >= _BESIDE and same:
            refuted.append(Detail("date", date.text, top.date.text))
        else:
            missing.append(Detail("date", date.text, None))
    return Result(tuple(refuted), tuple(missing))


def _agrees(ranked: list[Candidate]) -> bool:
    for one in ranked:
        room = _TIE_IN_SENTENCE if one.near >= _IN_SENTENCE else _TIE
        if one.near > _FAR and one.verdict == FOLLOWS and one.score >= ranked[0].score - room:
            return True
    return False


def _dates_figure(date: Date, claim: Claim, ground: Ground, aligned: Aligned) -> bool:
    """Return whether a figure of the claim has this date in the evidence: 6月份则下滑6%."""
    sentence = ground.clauses[aligned.clause].sentence
    for figure in ground.document.figures:
        at = ground.clause_at(figure.span)
        if at is None or ground.clauses[at].sentence != sentence:
            continue
        before = ground.date_before(figure.span)
        if before is None or date_verdict(date, before) != FOLLOWS:
            continue
        if any(figure_verdict(ours, figure) == FOLLOWS for ours in claim.figures):
            return True
    return False


def _weights(date: Date, claim: Claim, aligned: Aligned) -> list[float]:
    """Return what the words of a claim count for one of its dates: those up to the next, most."""
    starts = [d.span.start for d in claim.dates]
    at = starts.index(date.span.start)
    end = starts[at + 1] if at + 1 < len(starts) else claim.span.end
    start = date.span.start if at else claim.span.start
    return [i.weight * (1 if start <= i.start < end else _OF_OTHER_DATE) for i in aligned.items]


def _candidates(claim: Claim, date: Date, ground: Ground, aligned: Aligned) -> list[Candidate]:
    """Return the dates of the article, the one that dates the evidence first."""
    weights = _weights(date, claim, aligned)
    here = ground.clauses[aligned.clause]
    found = []
    for other in ground.document.dates:
        at = ground.clause_at(other.span)
        if at is None or _of_dateline(other, ground.document):
            continue
        there = ground.clauses[at]
        near = _FAR
        if at == aligned.clause:
            near = 1.0
        elif there.sentence == here.sentence:
            near = _IN_SENTENCE
        elif (
            there.span.paragraph == here.span.paragraph and abs(there.sentence - here.sentence) == 1
        ):
            near = _BESIDE
        verdict = date_verdict(date, _told_of(claim, date, other))
        score = _dated_share(aligned, ground, at, weights) * near + _AGREES * (verdict == FOLLOWS)
        if verdict == OPEN:
            score -= _TIE
        found.append(Candidate(score, other, verdict, near))
    return sorted(found, key=lambda c: -c.score)


# What has its own day among those on which a thing takes place. Where more follows it is told of
# something else, of what 开幕的 stands before, of the 开幕式.
_OPENS = re.compile(r"(?:开幕|启幕|揭幕|开赛|开庭|开馆|拉开(?:帷幕|序幕|大幕))(?=[，。；！]|$)")
_CLOSES = re.compile(r"(?:闭幕|落幕|谢幕|收官|圆满结束)(?=[，。；！]|$)")


def _told_of(claim: Claim, date: Date, other: Date) -> Date:
    """Return what a time of the article tells of a day on which something opens or closes.

    What takes place from 25 to 29 opens on the 25th, not on just any day of these.
    """
    if other.granularity != "range" or other.mod or date.granularity != "day":
        return other
    if len(claim.dates) > 1:
        return other
    opens, closes = _OPENS.search(claim.text), _CLOSES.search(claim.text)
    if bool(opens) == bool(closes):
        return other
    day = other.start if opens else other.end
    return other._replace(start=day, end=day, granularity="day")


def _dated_share(aligned: Aligned, ground: Ground, at: int, weights: Sequence[float]) -> float:
    """Return how much of a claim stands in the clauses that a date dates: up to the next date."""
    first, end = ground.sentences[ground.clauses[at].sentence]
    dated = ground.dated_clauses(ground.clauses[at].sentence)
    stop = next((c for c in range(at + 1, end) if c in dated), end)
    start = first if not any(c in dated for c in range(first, at)) else at
    counts = (max(*i.hits[start:stop], _BEYOND * i.spread[at]) for i in aligned.items)
    said = sum(w * count for w, count in zip(weights, counts, strict=True))
    return said / (sum(weights) or 1.0)


_FILED = re.compile("[电讯]")


def _of_dateline(date: Date, document: Document) -> bool:
    text = document.paragraph(date.span.paragraph).text
    return bool(_FILED.match(text, date.span.end))
