"""The figures of a claim against those of the article that measure the same thing."""

import re
from typing import NamedTuple

from zgc_cli.document.records import Figure
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Aligned,
    Detail,
    Result,
    share,
    words_nearby,
)
from zgc_cli.query.check.amounts import (
    EXCLUDED,
    FOLLOWS,
    bounds_differ,
    comparable,
    date_verdict,
    figure_verdict,
)
from zgc_cli.query.check.article import PRESENT, SYNONYM, Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.wording import contrary_in
from zgc_cli.reading.normal import key

_BEHIND = 0.25  # what the words right behind a number add to the score: what is counted
_BEFORE = 0.08  # and those before it
_SAME_END = 0.1  # both are where a change begins, or where it ends
_SAME_UNIT = 0.06
_AGREES = 0.02
_TIE = 0.01
_OF_DATE = 0.1  # both are of one date; taken off where they are of two
_ALIKE = 0.08  # how alike the nouns of two counts in different measure words must be
_OTHER_CLAUSE = 0.6  # what a word counts that stands in another clause of the claim
_RANKS_ALIKE = 0.7  # an ordinal is said of anything: it needs more to be of the same thing


class Candidate(NamedTuple):
    """A figure of the article: `base` is how far its clause speaks of what the claim counts."""

    score: float
    base: float
    figure: Figure
    verdict: str


class Judged(NamedTuple):
    """What the article has to a figure of the claim: `state` is agrees, differs or missing."""

    state: str
    figure: Figure | None


class Beside(NamedTuple):
    """What stands right before and behind a number, and which end of a change it is."""

    before: str
    behind: str
    end: str


def figures(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """8个国家和地区 against 6个国家和地区; the 12.5% of another growth than the claim's."""
    refuted, missing = [], []
    used: set[str] = set()
    evidence = None
    for figure in claim.figures:
        state, other = _judge(figure, candidates(figure, claim, ground, aligned, used))
        if other and state != "missing":
            used.add(other.id)
            against = _contrary_beside(figure, other, claim, ground, aligned)
            if state == "agrees" and against:
                refuted.append(against)
                evidence = evidence or other.span
        if state == "differs" and other and _all_named(other, ground, aligned):
            refuted.append(Detail("figure", with_noun(figure), with_noun(other)))
            evidence = evidence or other.span
        elif state != "agrees" and not stands(figure.text, ground, aligned.clause):
            missing.append(Detail("figure", figure.text, None))
    return Result(tuple(refuted), tuple(missing), evidence)


def _all_named(figure: Figure, ground: Ground, aligned: Aligned) -> bool:
    """Return whether a figure is about whom the claim names: 对东盟出口 is not all 出口."""
    at = ground.clause_at(figure.span)
    return at is not None and all(i.spread[at] >= PRESENT for i in aligned.items if i.name)


def _contrary_beside(
    figure: Figure, other: Figure, claim: Claim, ground: Ground, aligned: Aligned
) -> Detail | None:
    """同比下降2.1% against 同比增长2.1%: the same number of the contrary change."""
    at = ground.clause_at(other.span)
    start, end = _clause_of(figure.span.start, claim)
    if at is None:
        return None
    for item in aligned.items:
        if item.name is None and start <= item.start < end and item.hits[at] < SYNONYM:
            against = contrary_in(item.text, ground.clauses[at])
            if against and against not in key(claim.text):
                return Detail("wording", item.text, against)
    return None


def _judge(figure: Figure, ranked: list[Candidate]) -> Judged:
    if not ranked:
        return Judged("missing", None)
    top = ranked[0]
    for one in ranked:
        if one.score < top.score - _TIE:
            break
        if one.verdict == FOLLOWS and one.base >= SAME_THING - 0.2:
            return Judged("agrees", one.figure)
    least = _RANKS_ALIKE if figure.kind == "ordinal" else SAME_THING
    if top.verdict == EXCLUDED and top.base >= least:
        return Judged("differs", top.figure)
    return Judged("missing", top.figure)


def candidates(
    figure: Figure, claim: Claim, ground: Ground, aligned: Aligned, used: set[str]
) -> list[Candidate]:
    """Return the article's figures that measure the same way, the best aligned first."""
    start, end = _clause_of(figure.span.start, claim)
    weights = [i.weight * (1 if start <= i.start < end else _OTHER_CLAUSE) for i in aligned.items]
    ours = _beside(claim.text, figure, claim.span.start)
    found = []
    speaks: dict[int, bool] = {}  # whether a sentence says some of the claim's words
    for other in ground.document.figures:
        at = ground.clause_at(other.span)
        if at is None or other.id in used or not comparable(figure, other):
            continue
        sentence = ground.clauses[at].sentence
        if sentence not in speaks:
            speaks[sentence] = words_nearby(aligned.items, ground, at)
        if not speaks[sentence]:
            continue
        text = ground.document.paragraph(other.span.paragraph).text
        theirs = _beside(text, other, 0)
        verdict = figure_verdict(figure, other)
        if ours.end and theirs.end and ours.end != theirs.end:
            verdict = EXCLUDED
        base = share(aligned.items, at, weights)
        sharp = share(aligned.items, at, weights, sharp=True)
        beside = _beside_score(ours, theirs)
        alike = figure.unit == other.unit or figure.kind != "count"
        if not alike and verdict != FOLLOWS and beside < _ALIKE and bounds_differ(figure, other):
            continue
        score = (
            sharp + _dated(figure, other, claim, ground) + beside + _AGREES * (verdict == FOLLOWS)
        )
        score += _SAME_END * (ours.end == theirs.end != "")
        score += _SAME_UNIT * (figure.unit == other.unit)
        found.append(Candidate(score, base, other, verdict))
    return sorted(found, key=lambda c: -c.score)


def _dated(figure: Figure, other: Figure, claim: Claim, ground: Ground) -> float:
    """Return what the dates beside two figures add: 6月份下滑6% is not of 5月份."""
    start, end = _clause_of(figure.span.start, claim)
    ours = [d for d in claim.dates if start <= d.span.start < end] or list(claim.dates)
    theirs = ground.date_before(other.span)
    if len(ours) != 1 or theirs is None:
        return 0.0
    return {FOLLOWS: _OF_DATE, EXCLUDED: -_OF_DATE}.get(date_verdict(ours[0], theirs), 0.0)


_STOP = re.compile(r"[，。；：、！？,;“”「」（）()]|和(?!地区)|与|及")
_FROM = re.compile(r"(?:由|从|自)[^，。；]{0,8}$")
_TO = re.compile(r"(?:至|到|为|成)$")


def _beside(text: str, figure: Figure, shift: int) -> Beside:
    start, end = figure.span.start - shift, figure.span.end - shift
    before = text[max(0, start - 10) : start]
    mark = "to" if _TO.search(before) else "from" if _FROM.search(before) else ""
    behind = _STOP.split(text[end : end + 10], maxsplit=1)[0]
    return Beside(key(_STOP.split(before)[-1]), key(behind), mark)


def _beside_score(a: Beside, b: Beside) -> float:
    behind = _BEHIND * _common(a.behind, b.behind)
    crossed = max(_common(a.before, b.behind), _common(a.behind, b.before))
    return max(behind, _BEFORE * max(crossed, _common(a.before, b.before)))


def _common(a: str, b: str) -> float:
    """Return how alike two short texts are, by the pairs of characters that they share."""
    first = {a[i : i + 2] for i in range(len(a) - 1)}
    second = {b[i : i + 2] for i in range(len(b) - 1)}
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


_COMMA = re.compile(r"[，；]|,(?!\d)")


def _clause_of(offset: int, claim: Claim) -> tuple[int, int]:
    """Return the ends of the clause of a claim in which `offset` stands."""
    at = offset - claim.span.start
    start = max((m.end() for m in _COMMA.finditer(claim.text[: max(at, 0)])), default=0)
    stop = _COMMA.search(claim.text, max(at, 0))
    end = stop.start() if stop else len(claim.text)
    return claim.span.start + start, claim.span.start + end


def stands(text: str, ground: Ground, clause: int) -> bool:
    """Return whether the clause has these very characters."""
    return clause >= 0 and key(text) in ground.clauses[clause].text


def with_noun(figure: Figure) -> str:
    """Return a figure with what it counts: 6个 with 国家和地区."""
    noun = figure.counted or ""
    if figure.kind in ("count", "ordinal") and noun and noun not in figure.text:
        return figure.text + noun
    return figure.text


_SCORE = re.compile(r"(?<!\d)(\d{1,3})[:：∶比](\d{1,3})(?!\d)")


def scores(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """以4比3战胜 against 以4:2战胜."""
    claimed = [(m[1], m[2]) for m in _SCORE.finditer(claim.text)]
    if not claimed:
        return NOTHING
    sentence = ground.clauses[aligned.clause].sentence
    told = _scores_of(sentence, ground)
    nearby = [s for s in (sentence - 1, sentence + 1) if 0 <= s < len(ground.sentences)]
    if any(pair in _scores_of(s, ground) for s in nearby for pair in claimed):
        return NOTHING
    wrong = [pair for pair in claimed if pair not in told]
    if not wrong:
        return NOTHING
    said = ":".join(wrong[0])
    if not told or aligned.score < SAME_THING:
        return Result(missing=(Detail("figure", said, None),))
    return Result((Detail("figure", said, ":".join(told[0])),))


def _scores_of(sentence: int, ground: Ground) -> list[tuple[str, ...]]:
    text = ground.document.text_of(ground.sentence_span(sentence))
    return [(m[1], m[2]) for m in _SCORE.finditer(text)]
