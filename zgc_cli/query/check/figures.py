"""The figures of a claim against those of the article that measure the same thing."""

import re
from collections.abc import Container
from typing import NamedTuple

from zgc_cli.document.records import Figure, Span
from zgc_cli.query.check.alignment import NOTHING, SAME_THING, Alignment, Detail, Result, share
from zgc_cli.query.check.amounts import (
    EXCLUDED,
    FOLLOWS,
    comparable,
    convertible,
    date_verdict,
    figure_verdict,
)
from zgc_cli.query.check.article import PRESENT, SYNONYM
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.match.synonyms import contrary_in
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule

_BEHIND = 0.25  # what the words right behind a number add to the score: what is counted
_BEFORE = 0.08  # and those before it
_AROUND = 10  # characters before and behind a number that are looked at
_SAME_END = 0.1  # both are where a change begins, or where it ends
_SAME_UNIT = 0.06
_AGREES = 0.02
_TIE = 0.01
_OF_DATE = 0.1  # both are of one date; taken off where they are of two
_ALIKE = 0.08  # how alike the nouns of two counts in different measure words must be
_OTHER_CLAUSE = 0.6  # what a word counts that stands in another clause of the claim
_LEAST_EQUAL = SAME_THING - 0.2  # how much of the claim must be said where the number is the same
_RANKS_ALIKE = 0.7  # an ordinal is said of anything: it needs more to be of the same thing

_STOP = re.compile(r"[，。；：、！？,;“”「」（）()]|和(?!地区)|与|及")
_FROM = re.compile(r"(?:由|从|自)[^，。；]{0,8}$")
_TO = re.compile(r"(?:至|到|为|成)$")
_COMMA = re.compile(r"[，；]|,(?!\d)")
_SCORE = re.compile(r"(?<!\d)(\d{1,3})[:：∶比](\d{1,3})(?!\d)")


class FigureCandidate(NamedTuple):
    """A figure of the article: `base` is how far its clause speaks of what the claim counts."""

    score: float
    base: float
    figure: Figure
    clause: int
    verdict: str


class _Beside(NamedTuple):
    """What stands right before and behind a number, and which end of a change it is."""

    before: str
    behind: str
    end: str


@rule(
    "other-figure",
    "绿洲公司去年新建充电站30座。 ← 绿洲公司去年新建充电站20座，其中5座在山区。",
    "白鹭镇粮食产量下降2.1%。 ← 白鹭镇粮食产量增长2.1%。",
    never=("绿洲公司去年新建充电站20座。 ← 绿洲公司去年新建充电站20座，其中5座在山区。",),
)
def figures(aligned: Alignment) -> Result:
    """8个国家和地区 against 6个国家和地区; the 12.5% of another growth than the claim's."""
    refuted, missing = [], []
    used: set[str] = set()
    evidence = None
    for figure in aligned.claim.figures:
        if _SCORE.fullmatch(figure.text):
            continue  # for `scores`
        state, other = _compare(figure, _candidates(figure, aligned, used))
        detail = None
        if other and state != "missing":
            used.add(other.figure.id)
            if state == "agrees":
                detail = _contrary_beside(figure, other, aligned)
            elif _all_named(other, aligned):
                detail = Detail("figure", _with_noun(figure), _with_noun(other.figure))
        if other and detail:
            refuted.append(detail)
            evidence = evidence or other.figure.span
        elif state != "agrees" and not aligned.stands(figure.text):
            missing.append(Detail("figure", figure.text, None))
    return Result(tuple(refuted), tuple(missing), evidence)


def _all_named(other: FigureCandidate, aligned: Alignment) -> bool:
    """Return whether a figure is about whom the claim names: 对东盟出口 is not all 出口."""
    return all(i.spread[other.clause] >= PRESENT for i in aligned.items if i.name)


def _contrary_beside(figure: Figure, other: FigureCandidate, aligned: Alignment) -> Detail | None:
    """同比下降2.1% against 同比增长2.1%: the same number of the contrary change."""
    clause = _clause_of(figure.span, aligned.claim)
    says = aligned.article.clauses[other.clause].says
    for item in aligned.items:
        if item.name is None and item.start in clause and item.hits[other.clause] < SYNONYM:
            against = contrary_in(item.text, says)
            if against and against not in name_form(aligned.claim.text):
                return Detail("wording", item.text, against)
    return None


def _compare(figure: Figure, ranked: list[FigureCandidate]) -> tuple[str, FigureCandidate | None]:
    """Return whether the best figures agree or differ, or the claimed one is missing."""
    if not ranked:
        return "missing", None
    top = ranked[0]
    for one in ranked:
        tied = one.score >= top.score - _TIE
        if tied and one.verdict == FOLLOWS and one.base >= _LEAST_EQUAL:
            return "agrees", one
    least = _RANKS_ALIKE if figure.kind == "ordinal" else SAME_THING
    return "differs" if top.verdict == EXCLUDED and top.base >= least else "missing", top


def _candidates(figure: Figure, aligned: Alignment, used: Container[str]) -> list[FigureCandidate]:
    """Return the article's figures that measure the same way, the best aligned first."""
    article, claim = aligned.article, aligned.claim
    ours = _clause_of(figure.span, claim)
    weights = [i.weight * (1 if i.start in ours else _OTHER_CLAUSE) for i in aligned.items]
    candidates = []
    speaks: dict[int, bool] = {}  # whether a sentence says some of the claim's words
    for other, clause in article.in_clauses("figures"):
        if other.id in used or not comparable(figure, other):
            continue
        sentence = article.clauses[clause].sentence
        if sentence not in speaks:
            speaks[sentence] = aligned.words_nearby(clause)
        if speaks[sentence] and (met := _meet(figure, other, clause, aligned)):
            base = share(aligned.items, clause, weights)
            sharp = share(aligned.items, clause, weights, sharp=True)
            candidates.append(FigureCandidate(sharp + met[0], base, other, clause, met[1]))
    return sorted(candidates, key=lambda c: -c.score)


def _meet(
    figure: Figure, other: Figure, clause: int, aligned: Alignment
) -> tuple[float, str] | None:
    """Return what two figures add to the score by what is beside them, and the verdict.

    None where they count different things in measure words that cannot be compared.
    """
    ours = _beside(aligned.claim.text, figure, aligned.claim.span.start)
    theirs = _beside(aligned.article.document.paragraph(other.span.paragraph).text, other, 0)
    verdict = figure_verdict(figure, other)
    if ours.end and theirs.end and ours.end != theirs.end:
        verdict = EXCLUDED
    beside = _beside_score(ours, theirs)
    same_unit = figure.unit == other.unit
    alike = same_unit or figure.kind != "count" or verdict == FOLLOWS or beside >= _ALIKE
    if not alike and not convertible(figure, other):
        return None
    score = beside + _dated(figure, other, clause, aligned) + _AGREES * (verdict == FOLLOWS)
    return score + _SAME_END * (ours.end == theirs.end != "") + _SAME_UNIT * same_unit, verdict


def _dated(figure: Figure, other: Figure, clause: int, aligned: Alignment) -> float:
    """Return what the dates beside two figures add: 6月份下滑6% is not of 5月份."""
    claim = aligned.claim
    within = _clause_of(figure.span, claim)
    ours = [d for d in claim.dates if d.span.start in within] or list(claim.dates)
    theirs = aligned.article.date_before(other.span, clause)
    if len(ours) != 1 or theirs is None:
        return 0.0
    return {FOLLOWS: _OF_DATE, EXCLUDED: -_OF_DATE}.get(date_verdict(ours[0], theirs), 0.0)


def _beside(text: str, figure: Figure, shift: int) -> _Beside:
    start, end = figure.span.start - shift, figure.span.end - shift
    before = text[max(0, start - _AROUND) : start]
    mark = "to" if _TO.search(before) else "from" if _FROM.search(before) else ""
    behind = _STOP.split(text[end : end + _AROUND], maxsplit=1)[0]
    return _Beside(name_form(_STOP.split(before)[-1]), name_form(behind), mark)


def _beside_score(a: _Beside, b: _Beside) -> float:
    behind = _BEHIND * _common(a.behind, b.behind)
    crossed = max(_common(a.before, b.behind), _common(a.behind, b.before))
    return max(behind, _BEFORE * max(crossed, _common(a.before, b.before)))


def _common(a: str, b: str) -> float:
    """Return how alike two short texts are, by the pairs of characters that they share."""
    first, second = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _clause_of(span: Span, claim: Claim) -> range:
    """Return the offsets of the clause of a claim in which a span begins."""
    offset = max(span.start - claim.span.start, 0)
    start = max((m.end() for m in _COMMA.finditer(claim.text[:offset])), default=0)
    stop = _COMMA.search(claim.text, offset)
    end = stop.start() if stop else len(claim.text)
    return range(claim.span.start + start, claim.span.start + end)


def _with_noun(figure: Figure) -> str:
    """Return a figure with what it counts: 6个 with 国家和地区."""
    noun = figure.counted or ""
    if figure.kind in ("count", "ordinal") and noun and noun not in figure.text:
        return figure.text + noun
    return figure.text


@rule(
    "other-score",
    "白鹭队以4比3战胜火枫队。 ← 白鹭队以4:2战胜火枫队，夺得冠军。",
    never=("白鹭队以4比2战胜火枫队。 ← 白鹭队以4:2战胜火枫队，夺得冠军。",),
)
def scores(aligned: Alignment) -> Result:
    """以4比3战胜 against 以4:2战胜."""
    claimed = _SCORE.findall(aligned.claim.text)
    article, sentence = aligned.article, aligned.here.sentence
    told, before, behind = (
        _SCORE.findall(article.document.text_of(article.sentence_span(s)))
        if 0 <= s < len(article.sentences)
        else []
        for s in (sentence, sentence - 1, sentence + 1)
    )
    wrong = [pair for pair in claimed if pair not in told]
    if not wrong or any(pair in before + behind for pair in claimed):
        return NOTHING
    said = ":".join(wrong[0])
    if not told or aligned.score < SAME_THING:
        return Result(missing=(Detail("figure", said, None),))
    return Result((Detail("figure", said, ":".join(told[0])),))
