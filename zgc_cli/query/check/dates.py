"""The dates of a claim against those that the article gives to the same thing."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zgc_cli.document.records import Date
from zgc_cli.query.check.alignment import SAME_THING, Alignment, Detail, Result
from zgc_cli.query.check.amounts import EXCLUDED, FOLLOWS, OPEN, date_verdict, figure_verdict
from zgc_cli.reading.rule import rule

_IN_SENTENCE = 0.9  # what a date counts that stands in the sentence, not in the clause
_BESIDE = 0.7  # or in the sentence before or behind
_FAR = 0.56
_AGREES = 0.02
_OF_OTHER_DATE = 0.3
_TIE = 0.03
_TIE_IN_SENTENCE = 0.06
_BEYOND = 0.75  # what a word counts that another date of the sentence dates

# What has its own day among those on which a thing takes place. Where more follows it is told of
# something else, of what 开幕的 stands before, of the 开幕式.
_OPENS = re.compile(r"(?:开幕|启幕|揭幕|开赛|开庭|开馆|拉开(?:帷幕|序幕|大幕))(?=[，。；！]|$)")
_CLOSES = re.compile(r"(?:闭幕|落幕|谢幕|收官|圆满结束)(?=[，。；！]|$)")
_FILED = re.compile("[电讯]")


class DateCandidate(NamedTuple):
    """A date of the article, and how far it dates what the claim dates."""

    score: float
    date: Date
    verdict: str
    near: float


@rule(
    "other-date",
    "白河水电站2024年底投产。 ← 白河水电站2023年底投产，装机容量为30万千瓦。",
    never=("白河水电站2023年底投产。 ← 白河水电站2023年底投产，装机容量为30万千瓦。",),
)
def dates(aligned: Alignment) -> Result:
    """2023年底投产 against 2024年底投产."""
    refuted, missing = [], []
    for date in aligned.claim.dates:
        ranked = _candidates(aligned, date)
        if _agrees(ranked) or _dates_figure(date, aligned) or aligned.stands(date.text):
            continue
        top = ranked[0] if ranked else None
        same = aligned.score >= SAME_THING and aligned.same_words()
        if top and top.verdict == EXCLUDED and top.near >= _BESIDE and same:
            refuted.append(Detail("date", date.text, top.date.text))
        else:
            missing.append(Detail("date", date.text, None))
    return Result(tuple(refuted), tuple(missing))


def _agrees(ranked: list[DateCandidate]) -> bool:
    """Return whether the claimed date follows from the best, or one nearly as good."""
    return any(
        one.near > _FAR
        and one.verdict == FOLLOWS
        and one.score >= ranked[0].score - (_TIE_IN_SENTENCE if one.near >= _IN_SENTENCE else _TIE)
        for one in ranked
    )


def _dates_figure(date: Date, aligned: Alignment) -> bool:
    """Return whether a figure of the claim has this date in the evidence: 6月份则下滑6%."""
    article = aligned.article
    for figure, clause in article.in_clauses("figures"):
        if clause not in aligned.clauses:
            continue
        before = article.date_before(figure.span, clause)
        if before is None or date_verdict(date, before) != FOLLOWS:
            continue
        if any(figure_verdict(ours, figure) == FOLLOWS for ours in aligned.claim.figures):
            return True
    return False


def _weights(date: Date, aligned: Alignment) -> list[float]:
    """Return what the words of a claim count for one of its dates: those up to the next, most."""
    claim = aligned.claim
    starts = [d.span.start for d in claim.dates]
    number = starts.index(date.span.start)
    end = [*starts, claim.span.end][number + 1]
    start = date.span.start if number else claim.span.start
    return [i.weight * (1 if start <= i.start < end else _OF_OTHER_DATE) for i in aligned.items]


def _candidates(aligned: Alignment, date: Date) -> list[DateCandidate]:
    """Return the dates of the article, the one that dates the evidence first."""
    weights = _weights(date, aligned)
    candidates = []
    for other, clause in aligned.article.in_clauses("dates"):
        text = aligned.article.document.paragraph(other.span.paragraph).text
        if _FILED.match(text, other.span.end):
            continue  # the date of a dateline
        near = _nearness(aligned, clause)
        verdict = date_verdict(date, _told_of(aligned, date, other))
        score = _dated_share(aligned, clause, weights) * near
        score += {FOLLOWS: _AGREES, OPEN: -_TIE}.get(verdict, 0.0)
        candidates.append(DateCandidate(score, other, verdict, near))
    return sorted(candidates, key=lambda c: -c.score)


def _nearness(aligned: Alignment, clause: int) -> float:
    """Return what a date counts by where it stands: in the evidence, beside it, far from it."""
    here, there = aligned.here, aligned.article.clauses[clause]
    if clause == aligned.clause:
        return 1.0
    if there.sentence == here.sentence:
        return _IN_SENTENCE
    beside = abs(there.sentence - here.sentence) == 1
    return _BESIDE if beside and there.span.paragraph == here.span.paragraph else _FAR


def _told_of(aligned: Alignment, date: Date, other: Date) -> Date:
    """Return what a time of the article tells of a day on which something opens or closes.

    What takes place from 25 to 29 opens on the 25th, not on just any day of these.
    """
    claim = aligned.claim
    if other.granularity != "range" or other.mod or date.granularity != "day":
        return other
    opens, closes = _OPENS.search(claim.text), _CLOSES.search(claim.text)
    if len(claim.dates) > 1 or bool(opens) == bool(closes):
        return other
    day = other.start if opens else other.end
    return other._replace(start=day, end=day, granularity="day")


def _dated_share(aligned: Alignment, clause: int, weights: Sequence[float]) -> float:
    """Return how much of a claim stands in the clauses that a date dates: up to the next date."""
    sentence = aligned.article.clauses[clause].sentence
    first, end = aligned.article.sentences[sentence]
    dated = aligned.article.dated_clauses(sentence)
    stop = next((c for c in range(clause + 1, end) if c in dated), end)
    start = first if not any(c in dated for c in range(first, clause)) else clause
    counts = (max(*i.hits[start:stop], _BEYOND * i.spread[clause]) for i in aligned.items)
    said = sum(w * count for w, count in zip(weights, counts, strict=True))
    return said / (sum(weights) or 1.0)
