"""Check: every claim of a draft held against an article, with the evidence and what differs.

A claim is laid over the clause of the article that speaks of the same thing: the one that says
most of its words and names. Then its parts are compared one by one. What the article says
otherwise refutes the claim; what it does not say leaves it open.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, VERDICTS, Span
from zgc_cli.query.check.alignment import (
    SAME_THING,
    Aligned,
    Detail,
    Result,
    align,
    runners_up,
    unsaid,
    verb_said,
)
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim, claims, outside_quotations
from zgc_cli.query.check.dates import dates
from zgc_cli.query.check.figures import figures, scores
from zgc_cli.query.check.names import names
from zgc_cli.query.check.polarity import directions, wording
from zgc_cli.query.check.positions import posts
from zgc_cli.query.check.quotations import quotations, speakers
from zgc_cli.query.check.substitution import substitutions

SUPPORTED, REFUTED, _UNKNOWN = VERDICTS

_FEW_WORDS = 3
# Differences that are no more when another sentence is the one that speaks of the same thing.
_BY_PLACE = frozenset([*ENTITY_TYPES, "date", "speaker"])
_ENOUGH = SAME_THING + 0.05  # the share of what a claim says that its evidence must say too

Rule = Callable[[Claim, Ground, Aligned], Result]

# The parts of a claim that are held against the clause that speaks of the same thing.
RULES: tuple[Rule, ...] = (
    figures,
    scores,
    dates,
    names,
    speakers,
    directions,
    wording,
    substitutions,
)


class Verdict(NamedTuple):
    """What the article has to say about one claim of a draft; `place` is where the draft has it."""

    claim: str
    verdict: str
    evidence: str | None
    line: int | None
    details: tuple[Detail, ...]
    place: Span


def check(article: Document, draft: Document) -> list[Verdict]:
    """Return the verdict on each claim of `draft`, in its order.

    A headline is wording rather than report: it counts as a claim where the article refutes it.
    """
    ground = Ground(article)
    found = [(claim, _judge(claim, ground, draft)) for claim in claims(draft, article)]
    kept = [v for c, v in found if c.kind in ("body", "caption") or v.verdict == REFUTED]
    return kept or [v for _, v in found]


def worst(verdicts: Sequence[Verdict]) -> str | None:
    """Return the verdict on a whole text: refuted before not told before supported."""
    held = {v.verdict for v in verdicts}
    return next((v for v in (REFUTED, _UNKNOWN, SUPPORTED) if v in held), None)


def _judge(claim: Claim, ground: Ground, draft: Document) -> Verdict:
    said = any(q.kind == "speech" and q.speaker for q in claim.quotes)
    there = None if said else ground.verbatim(claim.text)
    if there:
        return _verdict(claim, ground, SUPPORTED, there, [])
    aligned = align(claim, ground)
    spoken = quotations(claim, ground)
    held = posts(claim, ground, draft, aligned)
    if spoken.settled or held.settled:
        refuted = [*spoken.refuted, *held.refuted]
        if not refuted and spoken.settled:
            refuted = _around_quotations(claim, ground)
        verdict = REFUTED if refuted else _UNKNOWN if spoken.missing else SUPPORTED
        place = held.evidence if held.refuted else spoken.evidence or held.evidence
        return _verdict(claim, ground, verdict, place, [*refuted, *spoken.missing])
    if aligned.clause < 0:
        return _verdict(claim, ground, _UNKNOWN, None, [])
    first = _compare(claim, ground, aligned)
    if first.verdict == SUPPORTED or not all(d.kind in _BY_PLACE for d in first.details):
        return first
    # Another sentence may say as much of the claim, and bear it out.
    for other in runners_up(aligned, ground):
        second = _compare(claim, ground, other)
        if second.verdict == SUPPORTED:
            return second
    return first


def _compare(claim: Claim, ground: Ground, aligned: Aligned) -> Verdict:
    results = [rule(claim, ground, aligned) for rule in RULES]
    refuted = [detail for result in results for detail in result.refuted]
    missing = [detail for result in results for detail in result.missing]
    if refuted:
        place = next((r.evidence for r in results if r.refuted and r.evidence), aligned.span)
        return _verdict(claim, ground, REFUTED, place, refuted)
    # A claim without a number rests on its words: 更换 that nobody says is not told.
    worded = bool(claim.figures) or verb_said(aligned.items, aligned.clause)
    told = aligned.score >= _ENOUGH and worded and not missing
    told = told and not unsaid(aligned.items, aligned.clause)
    return _verdict(claim, ground, SUPPORTED if told else _UNKNOWN, aligned.span, missing)


def _around_quotations(claim: Claim, ground: Ground) -> list[Detail]:
    """Return what the article says otherwise of the words that lead up to a quotation."""
    rest = outside_quotations(claim)
    aligned = align(rest, ground)
    if aligned.clause < 0 or not (rest.figures or rest.dates or len(rest.words) > _FEW_WORDS):
        return []
    return [d for rule in (figures, dates, names) for d in rule(rest, ground, aligned).refuted]


def _verdict(
    claim: Claim, ground: Ground, verdict: str, place: Span | None, details: Iterable[Detail]
) -> Verdict:
    document = ground.document
    sentence = document.sentence_of(place) if place else None
    span = sentence.span if sentence else place
    return Verdict(
        claim.text,
        verdict,
        document.text_of(span) if span else None,
        document.line_of(place) if place else None,
        tuple(dict.fromkeys(details)),
        claim.span,
    )
