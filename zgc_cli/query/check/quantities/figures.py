"""The figures of a claim against those of the article that measure the same thing."""

import re
from collections.abc import Container, Iterable, Iterator

from zgc_cli import lexicon
from zgc_cli.document.records import Figure, Span
from zgc_cli.query.amounts import (
    EXCLUDED,
    FOLLOWS,
    OPEN,
    comparable,
    convertible,
    date_verdict,
    figure_verdict,
    is_vaguer,
    telling_digits,
)
from zgc_cli.query.check.alignment import (
    SAME_THING,
    Alignment,
    Detail,
    RecordCandidate,
    Result,
    best_match,
    share,
    share_of_hits,
)
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.quantities.beside import Beside, beside, common, likeness
from zgc_cli.query.check.quantities.counted import is_counted_so, is_listed, is_sum, is_told_shortly
from zgc_cli.query.check.quantities.owners import (
    is_elsewhere,
    is_of_another,
    of_its_name,
    of_its_noun,
    of_others,
    own_words,
)
from zgc_cli.query.check.quantities.reckoned import is_reckoned
from zgc_cli.query.match.changes import are_opposed, last_change
from zgc_cli.query.match.measures import kinds_of_sum_at
from zgc_cli.query.match.synonyms import contrary_in
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_BEHIND = 0.25  # what the words right behind a number add to the score: what is counted
_BEFORE = 0.08  # and those before it
_OTHER_END = -0.3  # one is by how much something changes, and the other what it is
_OTHER_CURRENCY = -0.3
_SAME_END = 0.1  # both are where a change begins, or where it ends
_SAME_UNIT = 0.06
_AGREES = 0.02
_TIE = 0.01
_OF_DATE = 0.1  # both are of one date; taken off where they are of two
_NEARLY = 0.05
_AS_WELL = 0.5  # how alike it must be in another sentence
_ALIKE = 0.08  # how alike the nouns of two counts in different measure words must be
_OTHER_CLAUSE = 0.6  # what a word counts that stands in another clause of the claim
_LEAST_EQUAL = SAME_THING - 0.2  # how much of the claim must be said where the number is the same
_RANKS_ALIKE = 0.7  # an ordinal is said of anything: it needs more to be of the same thing

_EXACT = 3  # digits of a number that is hardly there twice
_LEAST_SUBJECT = 3  # characters of what a figure is of
_OF_NAME = 0.12  # what it adds that a clause has the names of the claim's own clause

_PRIZED = "提名"
_SHARE_OF = Pattern("占[^，。；]*的?$")
_COMMA = Pattern(r"[，；]|,(?!\d)")


@rule(
    "other-figure",
    "绿洲公司去年新建充电站30座。 ← 绿洲公司去年新建充电站20座，其中5座在山区。",
    "白鹭镇粮食产量下降2.1%。 ← 白鹭镇粮食产量增长2.1%。",
    never=("绿洲公司去年新建充电站20座。 ← 绿洲公司去年新建充电站20座，其中5座在山区。",),
)
def figures(aligned: Alignment) -> Result:
    """8个国家和地区 against 6个国家和地区; the 12.5% of another growth than the claim's."""
    refuted, missing, vague = [], [], []
    used: set[str] = set()
    evidence = None
    for figure in aligned.claim.figures:
        if figure.kind == "score":
            continue  # for `scores`
        candidates = list(_candidates(figure, aligned, used))
        least = _RANKS_ALIKE if figure.kind == "ordinal" else SAME_THING
        verdict, other = best_match(candidates, _LEAST_EQUAL, least)
        if other and verdict == EXCLUDED:
            verdict, other = _second_thought(figure, other, candidates, aligned)
        if other and verdict == EXCLUDED and (own := _alone_here(other, candidates, aligned)):
            verdict, other = FOLLOWS, own
        detail = None
        if other and verdict == FOLLOWS and (own := _of_its_attribute(figure, other, candidates)):
            verdict, other = EXCLUDED, own
        if other and verdict == FOLLOWS and is_elsewhere(other, aligned):
            missing.append(Detail("figure", figure.text, None))
            continue
        if other and verdict == FOLLOWS and (own := of_its_name(other, candidates, aligned)):
            verdict, other = EXCLUDED, own
        clause = _clause_of(figure.span, aligned.claim)
        if (
            other
            and verdict == FOLLOWS
            and (owner := of_its_noun(figure, other, candidates, aligned, clause))
        ):
            if not owner.sure:
                missing.append(Detail("figure", figure.text, owner.candidate.record.text))
                continue
            verdict, other = EXCLUDED, owner.candidate
        if other and verdict == FOLLOWS and is_of_another(other, aligned):
            missing.append(Detail("figure", figure.text, None))
            continue
        if other and verdict == FOLLOWS:
            detail = _contrary_beside(figure, other, aligned)
        elif (
            other
            and verdict == EXCLUDED
            and (
                is_sum(figure, aligned)
                or is_reckoned(figure, aligned)
                or is_counted_so(figure, aligned)
                or is_listed(figure, aligned.here.text)
            )
        ):
            continue
        # 对东盟出口 is not all 出口: the figure is about whom the claim names.
        elif other and verdict == EXCLUDED and aligned.names_in(other.clause):
            detail = Detail("figure", _with_noun(figure), _with_noun(other.record))
        if other and verdict != OPEN:
            used.add(other.record.id)
        if other and detail:
            refuted.append(detail)
            evidence = evidence or other.record.span
        elif other and verdict == FOLLOWS and (meant := _only_meant(other.record, aligned)):
            missing.append(Detail("wording", figure.text, meant))
        elif other and verdict == FOLLOWS and is_vaguer(figure, other.record):
            vague.append(Detail("precision", figure.text, other.record.text))
        elif verdict != FOLLOWS and not (
            _stands(figure, other, aligned)
            or is_counted_so(figure, aligned)
            or is_told_shortly(figure, aligned)
            or is_reckoned(figure, aligned)
        ):
            missing.append(Detail("figure", figure.text, None))
    return Result(tuple(refuted), tuple(missing), evidence, vague=tuple(vague))


def _alone_here(
    other: RecordCandidate, candidates: Iterable[RecordCandidate], aligned: Alignment
) -> RecordCandidate | None:
    """Return the equal figure of the clause that says most of a claim, if that has no other one.

    It says more than the clause of the figure that differs. Not where the claim has turns
    (第三轮): each has its own.
    """
    if any(f.kind == "ordinal" for f in aligned.claim.figures):
        return None
    here = [c for c in candidates if c.clause == aligned.clause]
    said = [share_of_hits(aligned.items, c) for c in (aligned.clause, other.clause)]
    return here[0] if [c.verdict for c in here] == [FOLLOWS] and said[0] > said[1] else None


def _of_its_attribute(
    figure: Figure, other: RecordCandidate, candidates: Iterable[RecordCandidate]
) -> RecordCandidate | None:
    """Return the figure of what the claim gives another number: 净利润28亿 beside 营收320亿."""
    attribute = figure.subject or ""
    heads = _attributes()
    if other.record.subject == attribute or not {attribute, other.record.subject} <= heads:
        return None
    same = (c for c in candidates if c.record.subject == attribute and c.verdict == EXCLUDED)
    return next((c for c in same if c.trust >= _LEAST_EQUAL), None)


def _attributes() -> frozenset[str]:
    return lexicon.words("attribute_heads")


def _only_meant(told: Figure, aligned: Alignment) -> str | None:
    """Return the words that hedge or plan a figure which the claim gives for a fact."""
    claim, document = aligned.claim, aligned.article.document
    forces = {w.modality.force for w in claim.words if w.modality}
    if any(aligned.claim_has(kind) for kind in ("planned", "hedged", "if")):
        return None
    today = document.header.date
    ahead = today and any(d.start and d.start > today for d in claim.dates)
    theirs = aligned.article.modality(told.span, noun=False)
    if forces - {"asserted"} or ahead or theirs.start is None or theirs.force == "asserted":
        return None
    return document.paragraph(told.span.paragraph).text[theirs.start : told.span.end]


def _second_thought(
    figure: Figure, top: RecordCandidate, candidates: Iterable[RecordCandidate], aligned: Alignment
) -> tuple[str, RecordCandidate]:
    """Return what a figure that differs comes to where the same number stands beside the same."""
    document, claim = aligned.article.document, aligned.claim

    def near_to(record: Figure) -> Beside:
        return beside(document.paragraph(record.span.paragraph).text, record, 0)

    def said(clause: int) -> float:
        return share(aligned.items, clause, sharp=True)

    ours, theirs = beside(claim.text, figure, claim.span.start), near_to(top.record)
    least, told_so = likeness(ours, theirs), False
    for one in candidates:
        if one.verdict == FOLLOWS and one.trust >= _LEAST_EQUAL:
            alike = likeness(ours, near_to(one.record))
            near = aligned.article.clauses[one.clause].sentence == aligned.here.sentence
            own, others = own_words(one, top, figure, aligned, _clause_of(figure.span, claim))
            told_so = told_so or (own and not others)
            if near and own and not others:
                return FOLLOWS, one
            if near and _says_more(one, top, aligned):
                return FOLLOWS, one
            named = aligned.names_all(one.clause) and not aligned.names_all(top.clause)
            if named and alike[0] >= _AS_WELL:
                return FOLLOWS, one
            if near and said(one.clause) < said(top.clause) - _NEARLY:
                continue  # 货物 up by 12%; 集装箱 by 21%
            fact = aligned.article.modality(one.record.span, noun=False).force == "asserted"
            elsewhere = not near and fact and alike[0] >= _AS_WELL
            if (alike > least and (near or fact)) or (near and alike == least) or elsewhere:
                return (FOLLOWS if alike > (0, 0) or near else OPEN), one
    apart = bool(ours.behind and theirs.behind and least == (0, 0) and figure.kind == "count")
    apart = apart and not set(ours.behind) & set(theirs.behind)
    return (OPEN if apart or told_so else EXCLUDED), top


def _says_more(one: RecordCandidate, other: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether the clause of a figure itself says more of the claim, its verbs first."""
    clauses = aligned.article.clauses
    if clauses[one.clause].segment != clauses[other.clause].segment:
        return False
    verbs = [i for i in aligned.items if i.predicate]
    said = [
        [share_of_hits(items, c.clause) for items in (verbs, aligned.items)] for c in (one, other)
    ]
    return said[0] > said[1]


def _told_alike(figure: Figure, other: Figure, aligned: Alignment) -> bool:
    """Return whether the same words stand beside two numbers, as far as they are from the claim."""
    claim, document = aligned.claim, aligned.article.document
    theirs = beside(document.paragraph(other.span.paragraph).text, other, 0)
    ours = beside(claim.text, figure, claim.span.start)
    return figure.kind != "ordinal" and likeness(ours, theirs)[0] >= _AS_WELL


def _stands(figure: Figure, other: RecordCandidate | None, aligned: Alignment) -> bool:
    """Return whether the evidence has a figure to the letter, and not of something else."""
    of_other = other and figure_verdict(figure, other.record) == FOLLOWS
    exact = other is None and telling_digits(figure.value or 0) >= _EXACT
    return (
        aligned.stands(figure.text) or (exact and _is_written(figure, aligned))
    ) and not of_other


def _is_written(figure: Figure, aligned: Alignment) -> bool:
    said = name_form(aligned.article.document.text_of(aligned.sentence))
    return re.search(rf"(?<![\d.]){re.escape(name_form(figure.text))}(?!\d)", said) is not None


def _contrary_beside(figure: Figure, other: RecordCandidate, aligned: Alignment) -> Detail | None:
    """同比下降2.1% against 同比增长2.1%: the same number of the contrary change."""
    claim, document = aligned.claim, aligned.article.document
    clause = _clause_of(figure.span, claim)
    start = aligned.article.clauses[other.clause].span.start
    text = document.paragraph(other.record.span.paragraph).text
    ours = last_change(
        claim.text[clause.start - claim.span.start :][: figure.span.start - clause.start]
    )
    theirs = last_change(text[start : other.record.span.start])
    if are_opposed(ours, theirs):
        return Detail("wording", ours[0], theirs[0])
    says = aligned.article.clauses[other.clause].says
    for item in aligned.items:
        if item.name is None and item.start in clause and item.hits[other.clause] < SYNONYM:
            against = contrary_in(item.text, says)
            if against and against not in name_form(claim.text):
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
    others = of_others(aligned)
    names = [i for i in aligned.items if i.name and i.start in ours]
    for other, clause in article.in_clauses("figures"):
        if other.id in used or other.id in others or not comparable(figure, other):
            continue
        sentence = article.clauses[clause].sentence
        if sentence not in speaks:
            speaks[sentence] = aligned.words_nearby(clause)
        met = _meet(figure, other, clause, aligned)
        if met and (
            speaks[sentence] or (met[1] == FOLLOWS and _told_alike(figure, other, aligned))
        ):
            score, verdict = met
            score += share(aligned.items, clause, weights, sharp=True)
            score += _OF_NAME * share_of_hits(names, clause)
            trust = share(aligned.items, clause, weights)
            trust = max(trust, SAME_THING * _is_of_subject(figure, other))
            yield RecordCandidate(score, trust, _TIE, verdict, other, clause)


def _is_of_subject(figure: Figure, other: Figure) -> bool:
    """Return whether two figures are of what ends in the same words: 灾区复电率, 复电率."""
    ours, theirs = sorted((figure.subject or "", other.subject or ""), key=len)
    return len(ours) >= _LEAST_SUBJECT and theirs.endswith(ours) and figure.unit == other.unit


def _meet(
    figure: Figure, other: Figure, clause: int, aligned: Alignment
) -> tuple[float, str] | None:
    """Return what two figures add to the score by what is beside them, and the verdict.

    None where they count different things in measure words that cannot be compared.
    """
    claim, article = aligned.claim, aligned.article
    ours = beside(claim.text, figure, claim.span.start)
    theirs = beside(article.document.paragraph(other.span.paragraph).text, other, 0)
    verdict, shift = figure_verdict(figure, other), _SAME_END * (ours.end == theirs.end != "")
    if ours.end and theirs.end and ours.end != theirs.end:
        # 增长5亿元 tells nothing of what is 5亿元.
        of_change = "by" in (ours.end, theirs.end)
        verdict, shift = (OPEN, _OTHER_END) if of_change else (EXCLUDED, 0.0)
    if figure.kind == "money" and _are_rivals(figure, other, aligned):
        return None  # 受贿100万元 is no 罚金10万元
    if (_PRIZED in ours.behind) != (_PRIZED in theirs.behind):
        return None  # 8项提名 are no 8项大奖
    shares = [_SHARE_OF.search(side.before) is not None for side in (ours, theirs)]
    changes = [side.end == "by" for side in (ours, theirs)]
    if figure.kind == "ratio" and shares != changes and shares[::-1] == changes:
        verdict, shift = OPEN, _OTHER_END  # 占存量的62.6% tells no growth
    crossed = max(common(ours.before, theirs.behind), common(ours.behind, theirs.before))
    score = _BEFORE * max(crossed, common(ours.before, theirs.before))
    score = max(score, _BEHIND * common(ours.behind, theirs.behind))
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
    if figure.kind == "money" and verdict == OPEN and not convertible(figure, other):
        score += _OTHER_CURRENCY
    score += _AGREES * (verdict == FOLLOWS)
    return score + shift + _SAME_UNIT * same_unit, verdict


def _are_rivals(figure: Figure, other: Figure, aligned: Alignment) -> bool:
    """Return whether the words before two sums tell that they are two things."""
    claim, article = aligned.claim, aligned.article
    ours = kinds_of_sum_at(claim.text, figure.span.start - claim.span.start)
    theirs = kinds_of_sum_at(
        article.document.paragraph(other.span.paragraph).text, other.span.start
    )
    return bool(ours and theirs) and not ours & theirs


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
