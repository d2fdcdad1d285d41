"""The dates of a claim against those that the article gives to the same thing."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from zgc_cli.document.records import Date, Span
from zgc_cli.query.amounts import (
    EXCLUDED,
    FOLLOWS,
    OPEN,
    date_verdict,
    figure_verdict,
)
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Alignment,
    Detail,
    RecordCandidate,
    Result,
    best_match,
    share_of_hits,
    weighted,
)
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.query.check.quantities.beside import common
from zgc_cli.reading.dates import clock
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_IN_SENTENCE = 0.9  # what a date counts that stands in the sentence, not in the clause
_BESIDE = 0.7  # or in the sentence before or behind
_FAR = 0.56
_BY_VERDICT = {FOLLOWS: 0.02, OPEN: -0.03, EXCLUDED: 0.0}  # what a verdict adds to the score
_OF_OTHER_DATE = 0.3
_LESS = 0.15  # how much less of a claim the clauses say that its date dates
_TIE = 0.03
_TIE_IN_SENTENCE = 0.06
_BEYOND = 0.75  # what a word counts that another date of the sentence dates

_BASE = Pattern("(?:上|去|前)[年月]同期")
_REFERRING = Pattern("[当次同翌][天日晚年月]")  # to what is told elsewhere
_PERIODS = ("month", "quarter", "half", "range", "year")
_BEHIND = 4  # characters behind a time of day that tell of what it is the time

# What has its own day among those on which a thing takes place. Where more follows it is told of
# something else, of what 开幕的 stands before, of the 开幕式.
_OPENS = Pattern(r"(?:开幕|启幕|揭幕|开赛|开庭|开馆|拉开(?:帷幕|序幕|大幕))(?=[，。；！]|$)")
_CLOSES = Pattern(r"(?:闭幕|落幕|谢幕|收官|圆满结束)(?=[，。；！]|$)")
_DIGIT = Pattern("[0-9０-９零〇一二三四五六七八九十今明昨前去本当上下这同次后]")
_SINCE = Pattern("来$")
_HOLIDAY = Pattern(
    "七夕|五一|六一|七一|八一|十一(?!月)|双十一|三八|五四|元旦|春节|中秋|端午|清明|重阳"
)
_MONTHS = Pattern(r"(?<=\d)月$")
_NOW = ("今年", "本年", "今年以来", "目前", "当前", "近日", "日前", "现在")
_BASED = ("比", "较", "从", "自", "由")
_COMPARED = ("比", "较")
_CHANGES = Pattern("[同环]比|[与较比]?上一?[个年季月周期轮]")
_FILED = Pattern("[电讯]")


@rule(
    "other-date",
    "白河水电站2024年底投产。 ← 白河水电站2023年底投产，装机容量为30万千瓦。",
    never=("白河水电站2023年底投产。 ← 白河水电站2023年底投产，装机容量为30万千瓦。",),
)
def dates(aligned: Alignment) -> Result:
    """2023年底投产 against 2024年底投产."""
    refuted, missing = [], []
    same = aligned.score >= SAME_THING and aligned.same_words()
    for date in aligned.claim.dates:
        if _is_compared_to(date, aligned):
            continue
        candidates = list(_candidates(aligned, date))
        verdict, other = best_match(candidates, _BESIDE, _BESIDE)
        if verdict == FOLLOWS and other and _was_meant(other.record, aligned):
            missing.append(Detail("date", date.text, None))
            continue
        if verdict == FOLLOWS and other and (own := _of_its_verb(date, other, aligned)):
            refuted.append(Detail("date", date.text, own.text))
            continue
        if same and (own := _of_its_clause(date, candidates, aligned)):
            refuted.append(Detail("date", date.text, own.text))
            continue
        if verdict == FOLLOWS and _is_of_more_days(date, aligned):
            missing.append(Detail("date", date.text, None))
            continue
        if verdict == FOLLOWS or _dates_figure(date, aligned) or aligned.stands(date.text):
            continue
        if any(c.verdict == FOLLOWS and _dates_verb(c, aligned) for c in candidates):
            continue
        months = _MONTHS.sub("个月", date.text)
        if aligned.stands_behind(date.span, date.text) or aligned.stands(months):
            continue  # 2022年冬奥会, 怀孕6月
        if _REFERRING.match(date.text):
            continue
        if _BASE.search(date.text) and aligned.claim.figures:
            continue  # a change is told of the year before by itself
        if _is_of_period(date, aligned) or _is_now(date, aligned):
            continue
        today = aligned.article.document.header.date
        planned = other and today and (date.end or "") > today and aligned.claim_has("planned")
        years = [d for d in aligned.claim.dates if d.granularity == "year"]
        claimed = (
            other and date in years and any(other.record.start == d.start for d in years)
        )  # 1982年出生，2013年加入
        if other and any(other.record[2:4] == d[2:4] for d in aligned.claim.dates if d != date):
            if any(c.verdict == FOLLOWS and c.clause in aligned.clauses for c in candidates):
                continue  # 8月8日发布二季度财报
            claimed = True
        if other and planned and not _is_to_come(other.record, aligned):
            missing.append(Detail("date", date.text, None))
        elif other and not claimed and verdict == EXCLUDED and same and _alike(date, other.record):
            refuted.append(Detail("date", date.text, other.record.text))
        else:
            missing.append(Detail("date", date.text, None))
    return Result(tuple(refuted), tuple(missing))


def has_dates(aligned: Alignment) -> bool:
    """Return whether the evidence, or a sentence beside it, has one of the dates of a claim."""
    near = range(aligned.here.sentence - 1, aligned.here.sentence + 2)
    told = [
        d
        for d, c in aligned.article.in_clauses("dates")
        if aligned.article.clauses[c].sentence in near
    ]
    return any(date_verdict(own, d) == FOLLOWS for own in aligned.claim.dates for d in told)


def _is_compared_to(date: Date, aligned: Alignment) -> bool:
    """Return whether a change is told of a time before, which the evidence does not name: 环比."""
    front = aligned.claim.text[: date.span.start - aligned.claim.span.start]
    said = aligned.article.document.text_of(aligned.sentence)
    if not (front.endswith(_COMPARED) and aligned.claim.figures and _CHANGES.search(said)):
        return False
    return not any(
        said[: told.start - aligned.sentence.start].endswith(_COMPARED)
        for told, _ in aligned.article.records.within("dates", aligned.sentence)
    )


def _of_its_clause(
    date: Date, candidates: Iterable[RecordCandidate], aligned: Alignment
) -> Date | None:
    """Return the date of what a claim tells, where its own is of less: 1975年加入，1977年参赛."""
    article, clause = aligned.article, aligned.clause
    follows = (c for c in candidates if c.verdict == FOLLOWS and c.clause in aligned.clauses)
    told = max(follows, key=attrgetter("score"), default=None)
    end = article.clauses[clause].span
    own = article.date_before(end._replace(start=end.end), clause)
    front = aligned.claim.text[: date.span.start - aligned.claim.span.start]
    if len(aligned.claim.dates) > 1 or not told or own is None or own == told.record:
        return None
    if front.endswith(_BASED):
        return None
    text = article.document.paragraph(own.span.paragraph).text
    based = text[own.span.start - 1 : own.span.start] in _BASED
    if based or date_verdict(date, own) != EXCLUDED or not _alike(date, own):
        return None
    dated = article.dated_clauses(aligned.here.sentence)
    stop = next(
        (c for c in aligned.clauses if c > told.clause and c in dated), aligned.clauses.stop
    )
    run = range(told.clause, stop)
    own_verb = any(
        i.hits[clause] < SYNONYM <= max(i.hits[told.clause : stop])
        for i in aligned.items
        if i.predicate
    )
    done = [i for i in aligned.items if i.predicate and len(i.text) > 1]
    if done and all(i.hits[told.clause] == 1 for i in done):
        return None  # 于7月1日作出批准逮捕的决定
    if clause in run or own_verb or aligned.stands_behind(date.span, date.text):
        return None
    said = max(share_of_hits(aligned.items, c) for c in run)
    return own if said < share_of_hits(aligned.items, clause) - _LESS else None


def _is_of_more_days(date: Date, aligned: Alignment) -> bool:
    """Return whether a number is told of many days, and the day of a claim has its own number."""
    article, claim = aligned.article, aligned.claim
    if date.granularity != "day" or len(claim.dates) > 1:
        return False
    here = [(d, c) for d, c in article.in_clauses("dates") if c in aligned.clauses]
    if not any((d.start, d.end) == (date.start, date.end) for d, _ in here):
        return False
    told = [
        article.date_before(figure.span, clause)
        for figure, clause in article.in_clauses("figures")
        if clause in aligned.clauses
        and any(figure_verdict(f, figure) == FOLLOWS for f in claim.figures)
    ]
    return bool(told) and all(d is not None and d.granularity != "day" for d in told)


def _of_its_verb(date: Date, told: RecordCandidate, aligned: Alignment) -> Date | None:
    """Return the date of the verb of a claim: 2月24日发布，5月1日起施行.

    That is, where each clause has a date, and the one that is told has not the verb.
    """
    verbs = [i for i in aligned.items if i.predicate and len(i.text) > 1]
    if len(aligned.claim.dates) > 1 or not verbs or told.clause not in aligned.clauses:
        return None
    verb = verbs[-1]
    said = [c for c in aligned.clauses if verb.hits[c] >= SYNONYM]
    if not said or verb.hits[told.clause] >= SYNONYM:
        return None
    own: dict[int, Date] = {c: d for d, c in aligned.article.in_clauses("dates") if c in said}
    text = aligned.article.document.paragraph(aligned.sentence.paragraph).text
    for clause in said:
        other = own.get(clause)
        based = other and text[other.span.start - 1 : other.span.start] in _BASED
        if not other or based or date_verdict(date, other) != EXCLUDED or not _alike(date, other):
            return None
    return own[said[0]]


def _is_to_come(date: Date, aligned: Alignment) -> bool:
    """Return whether a time begins behind the day of the article."""
    today = aligned.article.document.header.date
    return bool(today and date.start and date.start > today)


def _is_of_period(date: Date, aligned: Alignment) -> bool:
    """Return whether a period is that of the whole article, and the evidence has no other one."""
    article = aligned.article
    if date.granularity not in _PERIODS or article.dated_clauses(aligned.here.sentence):
        return False
    first = article.document.dates[:1]
    return any(date_verdict(date, told) == FOLLOWS for told in first)


def _is_now(date: Date, aligned: Alignment) -> bool:
    """Return whether a claim says when the article is written, and the evidence no other time."""
    dated = aligned.article.dated_clauses(aligned.here.sentence)
    return date.text in _NOW and not dated


def _was_meant(told: Date, aligned: Alignment) -> bool:
    """Return whether a date is only hedged, where the claim gives it for a fact: 原定9月1日."""
    forces = {w.modality.force for w in aligned.claim.words if w.modality}
    meant = aligned.article.modality(told.span, noun=False)
    return not forces - {"asserted"} and meant.force in ("hedged", "rumoured")


def _dates_verb(candidate: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a date of the evidence dates a verb of the claim: 预计2026年投产."""
    article, clause = aligned.article, candidate.clause
    if article.clauses[clause].sentence != aligned.here.sentence:
        return False
    dated = article.dated_clauses(aligned.here.sentence)
    stop = next((c for c in aligned.clauses if c > clause and c in dated), aligned.clauses.stop)
    verbs = [i for i in aligned.items if i.predicate]
    return any(max(i.hits[clause:stop]) >= SYNONYM for i in verbs)


def _alike(date: Date, other: Date) -> bool:
    """Return whether one day may stand in the other's place: no holiday in that of a number."""
    numbers = [bool(_DIGIT.search(_HOLIDAY.sub("", d.text))) for d in (date, other)]
    return numbers[0] == numbers[1] and not _SINCE.search(date.text)


def _dates_figure(date: Date, aligned: Alignment) -> bool:
    """Return whether a figure of the claim has this date in the evidence: 6月份则下滑6%."""
    article = aligned.article
    for figure, clause in article.in_clauses("figures"):
        before = article.date_before(figure.span, clause) if clause in aligned.clauses else None
        told = before and date_verdict(date, before) == FOLLOWS
        if told and any(figure_verdict(f, figure) == FOLLOWS for f in aligned.claim.figures):
            return True
    return False


def _candidates(aligned: Alignment, date: Date) -> Iterator[RecordCandidate]:
    """Yield the dates of the article, each with how far it dates what the claim dates."""
    claim, article = aligned.claim, aligned.article
    # The words up to the next date of the claim count most.
    starts = [d.span.start for d in claim.dates]
    number = starts.index(date.span.start)
    end = [*starts, claim.span.end][number + 1]
    own = range(date.span.start if number else claim.span.start, end)
    weights = [i.weight * (1 if i.start in own else _OF_OTHER_DATE) for i in aligned.items]
    for other, clause in article.in_clauses("dates"):
        if _FILED.match(article.document.paragraph(other.span.paragraph).text, other.span.end):
            continue  # the date of a dateline
        near = _nearness(aligned, clause)
        verdict = date_verdict(date, _told_of(aligned, date, other))
        score = _dated_share(aligned, clause, weights) * near + _BY_VERDICT[verdict]
        tie = _TIE_IN_SENTENCE if near >= _IN_SENTENCE else _TIE
        yield RecordCandidate(score, near, tie, verdict, other, clause)


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


def _dated_share(aligned: Alignment, clause: int, weights: list[float]) -> float:
    """Return how much of a claim stands in the clauses that a date dates: up to the next date."""
    sentence = aligned.article.clauses[clause].sentence
    first, end = aligned.article.sentences[sentence]
    dated = aligned.article.dated_clauses(sentence)
    stop = next((c for c in range(clause + 1, end) if c in dated), end)
    start = first if not any(c in dated for c in range(first, clause)) else clause
    counts = (max(*i.hits[start:stop], _BEYOND * i.spread[clause]) for i in aligned.items)
    return weighted(weights, counts)


@rule(
    "other-day-of-row",
    "白河港7月货运量增长8%。 ← 白河港6月、7月货运量增长8%和4%。",
    never=("白河港6月货运量增长8%。 ← 白河港6月、7月货运量增长8%和4%。",),
)
def days_of_rows(aligned: Alignment) -> Result:
    """6月、7月增长8%和4%: the first figure is not of the second month."""
    claim, article = aligned.claim, aligned.article
    if len(claim.dates) != 1:
        return NOTHING
    told = [
        (figure, own)
        for figure, clause in article.in_clauses("figures")
        if clause in aligned.clauses and (own := article.date_by_turn(figure.span, clause))
    ]
    for figure in claim.figures:
        same = [own for f, own in told if figure_verdict(figure, f) == FOLLOWS]
        others = [f for f, own in told if date_verdict(claim.dates[0], own) == FOLLOWS]
        if same and others and all(date_verdict(claim.dates[0], d) == EXCLUDED for d in same):
            return Result((Detail("figure", figure.text, others[0].text),))
    return NOTHING


@rule(
    "other-time",
    "博览会上午9点开幕。 ← 博览会上午8点半开幕，共有八百家企业参展。",
    never=("博览会8:30开幕。 ← 博览会上午8点半开幕，共有八百家企业参展。",),
)
def times(aligned: Alignment) -> Result:
    """上午9点开幕 against 上午8点半开幕, on one day or on no day that is told."""
    claim, article = aligned.claim, aligned.article
    claimed = _times(claim.text, claim.span, [f.span for f in claim.figures])
    if not claimed:
        return NOTHING
    figures = [f.span for _, f in article.records.within("figures", aligned.sentence)]
    text = article.document.text_of(aligned.sentence)
    told = _times(text, aligned.sentence, figures)
    for time, said, behind in claimed:
        others = [other for other in told if common(behind, other[2])] or told
        if (not told and said in text) or time.is_told_by([other for other, *_ in others]):
            continue
        if not told or aligned.score < SAME_THING or not aligned.same_words():
            return Result(missing=(Detail("date", said, None),))
        return Result((Detail("date", said, others[0][1]),))
    return NOTHING


def _times(text: str, place: Span, taken: Iterable[Span]) -> list[tuple[clock.ClockTime, str, str]]:
    """Return the times of day outside of what is taken, each with its text and what follows."""
    spans = [(s.start - place.start, s.end - place.start) for s in taken]
    return [
        (time, text[time.start : time.end].strip(), text[time.end : time.end + _BEHIND])
        for time in clock.find(text)
        if not any(start < time.end and time.start < end for start, end in spans)
    ]
