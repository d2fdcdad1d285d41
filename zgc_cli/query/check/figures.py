"""The figures of a claim against those of the article that measure the same thing."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from zgc_cli.document.records import Figure, Span
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Alignment,
    Detail,
    RecordCandidate,
    Result,
    best_match,
    share,
)
from zgc_cli.query.check.amounts import (
    EXCLUDED,
    FOLLOWS,
    OPEN,
    comparable,
    convertible,
    date_verdict,
    figure_verdict,
)
from zgc_cli.query.check.article import SYNONYM
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
        least = _RANKS_ALIKE if figure.kind == "ordinal" else SAME_THING
        verdict, other = best_match(_candidates(figure, aligned, used), _LEAST_EQUAL, least)
        detail = None
        if other and verdict == FOLLOWS:
            detail = _contrary_beside(figure, other, aligned)
        # 对东盟出口 is not all 出口: the figure is about whom the claim names.
        elif other and verdict == EXCLUDED and aligned.names_in(other.clause):
            detail = Detail("figure", _with_noun(figure), _with_noun(other.record))
        if other and verdict != OPEN:
            used.add(other.record.id)
        if other and detail:
            refuted.append(detail)
            evidence = evidence or other.record.span
        elif verdict != FOLLOWS and not aligned.stands(figure.text):
            missing.append(Detail("figure", figure.text, None))
    return Result(tuple(refuted), tuple(missing), evidence)


def _contrary_beside(figure: Figure, other: RecordCandidate, aligned: Alignment) -> Detail | None:
    """同比下降2.1% against 同比增长2.1%: the same number of the contrary change."""
    clause = _clause_of(figure.span, aligned.claim)
    says = aligned.article.clauses[other.clause].says
    for item in aligned.items:
        if item.name is None and item.start in clause and item.hits[other.clause] < SYNONYM:
            against = contrary_in(item.text, says)
            if against and against not in name_form(aligned.claim.text):
                return Detail("wording", item.text, against)
    return None


def _candidates(
    figure: Figure, aligned: Alignment, used: Container[str]
) -> Iterator[RecordCandidate]:
    """Yield the article's figures that measure the same way; `used` ones are of other figures.

    `trust` is how far the clause speaks of what the claim counts.
    """
    article = aligned.article
    ours = _clause_of(figure.span, aligned.claim)
    weights = [i.weight * (1 if i.start in ours else _OTHER_CLAUSE) for i in aligned.items]
    speaks: dict[int, bool] = {}  # whether a sentence says some of the claim's words
    for other, clause in article.in_clauses("figures"):
        if other.id in used or not comparable(figure, other):
            continue
        sentence = article.clauses[clause].sentence
        if sentence not in speaks:
            speaks[sentence] = aligned.words_nearby(clause)
        if speaks[sentence] and (met := _meet(figure, other, clause, aligned)):
            score, verdict = met
            score += share(aligned.items, clause, weights, sharp=True)
            trust = share(aligned.items, clause, weights)
            yield RecordCandidate(score, trust, _TIE, verdict, other, clause)


def _meet(
    figure: Figure, other: Figure, clause: int, aligned: Alignment
) -> tuple[float, str] | None:
    """Return what two figures add to the score by what is beside them, and the verdict.

    None where they count different things in measure words that cannot be compared.
    """
    claim, article = aligned.claim, aligned.article
    ours = _beside(claim.text, figure, claim.span.start)
    theirs = _beside(article.document.paragraph(other.span.paragraph).text, other, 0)
    verdict = figure_verdict(figure, other)
    if ours.end and theirs.end and ours.end != theirs.end:
        verdict = EXCLUDED
    crossed = max(_common(ours.before, theirs.behind), _common(ours.behind, theirs.before))
    score = _BEFORE * max(crossed, _common(ours.before, theirs.before))
    score = max(score, _BEHIND * _common(ours.behind, theirs.behind))
    same_unit = figure.unit == other.unit
    alike = same_unit or figure.kind != "count" or verdict == FOLLOWS or score >= _ALIKE
    if not alike and not convertible(figure, other):
        return None
    # 6月份下滑6% is not of 5月份.
    own = _clause_of(figure.span, claim)
    dates = [d for d in claim.dates if d.span.start in own] or list(claim.dates)
    date = article.date_before(other.span, clause)
    if date and len(dates) == 1:
        score += {FOLLOWS: _OF_DATE, EXCLUDED: -_OF_DATE, OPEN: 0.0}[date_verdict(dates[0], date)]
    score += _AGREES * (verdict == FOLLOWS)
    return score + _SAME_END * (ours.end == theirs.end != "") + _SAME_UNIT * same_unit, verdict


def _beside(text: str, figure: Figure, shift: int) -> _Beside:
    start, end = figure.span.start - shift, figure.span.end - shift
    before = text[max(0, start - _AROUND) : start]
    mark = "to" if _TO.search(before) else "from" if _FROM.search(before) else ""
    behind = _STOP.split(text[end : end + _AROUND], maxsplit=1)[0]
    return _Beside(name_form(_STOP.split(before)[-1]), name_form(behind), mark)


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
    claim, article, here = aligned.claim, aligned.article, aligned.here.sentence
    clocks = [d.span for d in claim.dates if d.time]  # 3月25日9:30
    claimed = [
        match.groups()
        for match in _SCORE.finditer(claim.text)
        if not any(s.start <= claim.span.start + match.start() < s.end for s in clocks)
    ]
    told, before, behind = (
        _SCORE.findall("".join(c.text for c in article.clauses_of(s)))
        if 0 <= s < len(article.sentences)
        else []
        for s in (here, here - 1, here + 1)
    )
    wrong = [pair for pair in claimed if pair not in told]
    if not wrong or any(pair in before + behind for pair in claimed):
        return NOTHING
    said = ":".join(wrong[0])
    if not told or aligned.score < SAME_THING:
        return Result(missing=(Detail("figure", said, None),))
    return Result((Detail("figure", said, ":".join(told[0])),))
