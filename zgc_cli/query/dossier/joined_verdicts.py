"""The verdict of several articles on one claim: who decides it, and whether they disagree.

One article that bears a claim out is enough. One that refutes it has to speak of the same thing: it
names what the claim names and other articles name too, and tells of the days that the claim is of.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, Span
from zgc_cli.query.amounts import Days, are_of, is_as_long
from zgc_cli.query.check import DISPUTED, REFUTED, SUPPORTED, UNKNOWN, Verdict, judge
from zgc_cli.query.check.alignment import Detail
from zgc_cli.query.check.claims import Claim
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.script import plain
from zgc_cli.runtime.named_tuple import NamedTuple

_SAME_THING = 0.6  # the share of the best article's likeness to a claim from which on one refutes
_REPORTED = timedelta(days=14)  # behind which nobody reports a day without naming it


class Opinion(NamedTuple):
    """What one article says to one claim.

    `names` are those that it holds of `named` in the claim, what that is about among them;
    `of_time`: it tells of the days of the claim, if that has any; `dated`: it has.
    """

    verdict: Verdict
    names: frozenset[str]
    named: int
    of_time: bool
    dated: bool


class ToldOpinion(NamedTuple):
    """An opinion with its article, the article's ISO day (empty without), and its likeness.

    `rank` is how like the claim the article's best sentence is beside that of all articles.
    """

    article: str
    day: str
    rank: float
    opinion: Opinion

    @property
    def verdict(self) -> str:
        """The verdict of this article alone."""
        return self.opinion.verdict.verdict


class OtherVerdict(NamedTuple):
    """What another article says to a claim."""

    article: str
    day: str | None
    verdict: str
    evidence: str | None
    line: int | None


class JoinedVerdict(NamedTuple):
    """The verdict of several articles; `article` decides, and has the evidence.

    `newer` is the article that a later report is in, where reports of different days disagree.
    """

    claim: str
    verdict: str
    article: str | None
    evidence: str | None
    line: int | None
    details: tuple[Detail, ...]
    others: tuple[OtherVerdict, ...]
    newer: str | None
    place: Span


def opinions(article: Document, draft: Document, wanted: Iterable[Span]) -> list[Opinion]:
    """Return what an article says to the claims at some places of a draft."""
    whole = "\n".join(name_form(plain(paragraph.text)) for paragraph in article.paragraphs)
    judged = judge(article, draft, frozenset(wanted))
    return [_opinion(article, whole, claim, verdict) for claim, verdict in judged]


def _opinion(article: Document, whole: str, claim: Claim, verdict: Verdict) -> Opinion:
    held = {n.text for n in claim.names if n.entity or name_form(n.text) in whole}
    # What a claim begins with is what it is about, a name that the parser does not know or not.
    first = min((name.start for name in claim.names), default=claim.span.end)
    nouns = (word for word in claim.words if word.noun and word.start < first)
    about = min(nouns, key=lambda word: word.start, default=None)
    held |= {about.text} if about and about.text in whole else set()
    days = [(d.start, d.end) for d in claim.dates if d.start and d.end]
    there = _days_in(article, verdict.evidence)
    of_time = not days or any(_tells(article, there, wanted) for wanted in days)
    named = len(claim.names) + (about is not None)
    return Opinion(verdict, frozenset(held), named, of_time, bool(days))


def _days_in(article: Document, evidence: str | None) -> list[Days]:
    """Return the days that the evidence tells, but for that on which it was filed."""
    place = next((s.span for s in article.sentences if article.text_of(s.span) == evidence), None)
    if place is None:
        return []
    start = max(place.start, dateline_end(article.paragraph(place.paragraph).text))
    return [
        (told.start, told.end)
        for told in article.dates
        if told.start and told.end and told.span.paragraph == place.paragraph
        if start <= told.span.start < place.end
    ]


def _tells(article: Document, there: Sequence[Days], wanted: Days) -> bool:
    """Return whether an article tells of some days: its evidence does, or all of it.

    Evidence of another period is of another thing; a day that it tells may be when that was said.
    """
    if are_of(there, wanted):
        return True
    first, last = map(date.fromisoformat, wanted)
    if last > first and any(is_as_long(one, wanted) for one in there):
        return False
    told = [(d.start, d.end) for d in article.dates if d.start and d.end]
    day = article.header.date
    reported = day is not None and first <= date.fromisoformat(day) <= last + _REPORTED
    return reported or any(are_of([one], wanted) for one in told)


def joined(claim: Claim, sources: Sequence[ToldOpinion]) -> JoinedVerdict:
    """Return the one verdict on a claim, with the article that decides it."""
    sources = sorted(sources, key=lambda s: (-s.rank, s.day, s.article))
    supporting = [s for s in sources if s.verdict == SUPPORTED]
    known = frozenset().union(*(s.opinion.names for s in sources))
    refuting = [s for s in sources if s.verdict == REFUTED and _may_refute(s, known)]
    if any(not _is_of_other_days(s) for s in refuting):
        refuting = [s for s in refuting if not _is_of_other_days(s)]
    if supporting:  # who tells other days, or of others, tells of another thing
        refuting = [s for s in refuting if not _is_of_other_days(s) and not known - s.opinion.names]
    if not (supporting or refuting):
        return _undecided(claim, sources)
    told = [*supporting, *refuting]
    first = told[0]
    verdict, newer = first.verdict, None
    if supporting and refuting:
        newest = max(told, key=lambda s: s.day)
        days = {s.day for s in told}
        if len(days) > 1 and "" not in days and not newest.opinion.dated:
            newer = newest.article
        first = newest if newer else first
        verdict = SUPPORTED if newer and first.verdict == SUPPORTED else DISPUTED
    others = sorted((s for s in told if s is not first), key=lambda s: s.day, reverse=True)
    details = first.opinion.verdict.details
    if verdict == DISPUTED:
        details = next(s for s in told if s.verdict == REFUTED).opinion.verdict.details
    return _with(claim, verdict, first, details, tuple(map(_other, others)), newer)


def _undecided(claim: Claim, sources: Sequence[ToldOpinion]) -> JoinedVerdict:
    """Return that nobody tells, with the sentence that is most like the claim, if any is."""
    near = next((s for s in sources if s.verdict == UNKNOWN and _is_near(s)), None)
    if near is None:
        return JoinedVerdict(claim.text, UNKNOWN, None, None, None, (), (), None, claim.span)
    return _with(claim, UNKNOWN, near, near.opinion.verdict.details, (), None)


def _is_near(source: ToldOpinion) -> bool:
    """Return whether an article that does not tell speaks of what the claim is about."""
    opinion = source.opinion
    about = bool(opinion.names) or not opinion.named
    return about and source.rank >= _SAME_THING and opinion.verdict.evidence is not None


def _with(
    claim: Claim,
    verdict: str,
    source: ToldOpinion,
    details: tuple[Detail, ...],
    others: tuple[OtherVerdict, ...],
    newer: str | None,
) -> JoinedVerdict:
    own = source.opinion.verdict
    return JoinedVerdict(
        own.claim,
        verdict,
        source.article,
        own.evidence,
        own.line,
        details,
        others,
        newer,
        claim.span,
    )


def _other(source: ToldOpinion) -> OtherVerdict:
    own = source.opinion.verdict
    return OtherVerdict(source.article, source.day or None, own.verdict, own.evidence, own.line)


def _may_refute(source: ToldOpinion, known: frozenset[str]) -> bool:
    """Return whether an article that refutes a claim speaks of the same thing at the same time.

    `known` are the names of the claim that any article has. One that an article lacks may be who
    it says is another: 赵大海 where the article has 周新民 for chairman; but not the house.
    """
    opinion = source.opinion
    details, evidence = opinion.verdict.details, opinion.verdict.evidence or ""
    kinds = {detail.kind for detail in details}
    lacking = {name for name in known if not _holds(opinion.names, name)}
    persons = {detail.claimed for detail in details if detail.kind == "person"}
    same = not opinion.named or (bool(opinion.names) and lacking <= persons)
    dated = kinds == {"date"} or (opinion.of_time and not {"date", "figure"} <= kinds)
    there = any(d.kind in ENTITY_TYPES and d.claimed in evidence for d in details)
    return source.rank >= _SAME_THING and dated and same and not there


def _holds(names: frozenset[str], name: str) -> bool:
    return any(name in other or other in name for other in names)


def _is_of_other_days(source: ToldOpinion) -> bool:
    return any(detail.kind == "date" for detail in source.opinion.verdict.details)
