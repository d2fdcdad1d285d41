"""Check: every claim of a draft held against an article, with the evidence and what differs.

A claim is laid over the clause of the article that speaks of the same thing: the one that says
most of its words and names. Then its parts are compared one by one. What the article says
otherwise refutes the claim; what it does not say leaves it open.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from zgc_cli.document.document import Document
from zgc_cli.document.records import ENTITY_TYPES, VERDICTS, Span
from zgc_cli.lexicon import words
from zgc_cli.query.check.accounting import (
    carried,
    denial_in,
    denials,
    instead,
    numbers,
    quantifiers,
)
from zgc_cli.query.check.actors import actors, owners_of_objects
from zgc_cli.query.check.alignment import (
    AKIN,
    NOTHING,
    SAME_THING,
    Alignment,
    Detail,
    Result,
    align,
    runners_up,
    share,
    unsaid,
    verb_said,
)
from zgc_cli.query.check.article import Article
from zgc_cli.query.check.bindings import crossed, focused, rivals, turned
from zgc_cli.query.check.claims import Claim, claims
from zgc_cli.query.check.deeds import addressees, deeds_of, directions, scores
from zgc_cli.query.check.degrees import comparisons, qualities
from zgc_cli.query.check.in_place import IN_PLACE, in_place, is_retold_far
from zgc_cli.query.check.measure.features import features, least_told
from zgc_cli.query.check.measure.weighing import weighed
from zgc_cli.query.check.names import names, nearer_names
from zgc_cli.query.check.polarity import modalities, sides, wording
from zgc_cli.query.check.posts import posts
from zgc_cli.query.check.quantities.apart import APART, noun_of_other, stands_for_part
from zgc_cli.query.check.quantities.dates import dates, days_of_rows, has_dates, times
from zgc_cli.query.check.quantities.figures import figures
from zgc_cli.query.check.quantities.owners import terms
from zgc_cli.query.check.quotations import quotations, speakers
from zgc_cli.query.check.substitution import (
    is_told_beside,
    parallels,
    places_of,
    ranks,
    scopes,
    substitutions,
    turns_taken,
)
from zgc_cli.query.table_rows import CELL, SameRows
from zgc_cli.reading.normal import fold
from zgc_cli.reading.rewriting import Writing, in_simplified
from zgc_cli.reading.rule import Rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import end_of_article, expect

SUPPORTED, REFUTED, UNKNOWN, DISPUTED = VERDICTS
REPORTED = ("body", "caption")  # paragraphs that report

_FEW_WORDS = 3
_OF_TIME = {"date", "figure"}
# Differences that are no more when another sentence is the one that speaks of the same thing.
_BY_PLACE = frozenset([*ENTITY_TYPES, "date", "speaker"])
_MOST = 0.75  # and where its verb is but like one there
_ENOUGH = SAME_THING + 0.05  # the share of what a claim says that its evidence must say too

CheckRule = Rule[Callable[[Alignment], Result]]

# The parts of a claim that are held against the clause that speaks of the same thing.
_COMPARED: tuple[CheckRule, ...] = (
    figures,
    scores,
    dates,
    days_of_rows,
    times,
    names,
    nearer_names,
    speakers,
    directions,
    addressees,
    actors,
    wording,
    sides,
    modalities,
    substitutions,
    turns_taken,
    parallels,
    places_of,
    ranks,
    scopes,
    numbers,
    denials,
    qualities,
    quantifiers,
    comparisons,
    carried,
    terms,
    *IN_PLACE,
    crossed,
    focused,
    turned,
    rivals,
    *APART,
    owners_of_objects,
)
RULES: tuple[CheckRule, ...] = (quotations, *_COMPARED)


class Verdict(NamedTuple):
    """What the article has to say about one claim of a draft; `place` is where the draft has it."""

    claim: str
    verdict: str
    evidence: str | None
    line: int | None
    details: tuple[Detail, ...]
    place: Span


class JudgedClaim(NamedTuple):
    """A claim of a draft with the verdict on it, in the writing of the texts."""

    claim: Claim
    verdict: Verdict


def check(article: Document, draft: Document) -> list[Verdict]:
    """Return the verdict on each claim of `draft`, in its order.

    A headline is wording rather than report: it counts as a claim where the article refutes it.
    """
    judged = judge(article, draft)
    kept = [v for c, v in judged if c.kind in REPORTED or v.verdict == REFUTED]
    return kept or [v for _, v in judged]


def judge(
    article: Document, draft: Document, wanted: Collection[Span] | None = None
) -> list[JudgedClaim]:
    """Return all claims, headlines too, or those at the places that are wanted."""
    simple_article, simple_draft = in_simplified(article), in_simplified(draft)
    texts = [p.text for p in (*simple_article.paragraphs, *simple_draft.paragraphs)]
    expect("".join([*texts, *map(fold, texts)]))
    cut = Article(simple_article)
    found = claims(simple_draft, simple_article)
    chosen = (claim for claim in found if wanted is None or claim.span in wanted)
    tables = SameRows(simple_article, simple_draft)
    judged = [JudgedClaim(claim, _judge(claim, cut, simple_draft, tables)) for claim in chosen]
    end_of_article()
    if (simple_article, simple_draft) == (article, draft):
        return judged
    writings = Writing.of(simple_article, article), Writing.of(simple_draft, draft)
    return [JudgedClaim(claim, _as_written(verdict, *writings)) for claim, verdict in judged]


def _as_written(verdict: Verdict, article: Writing, draft: Writing) -> Verdict:
    """Return a verdict on texts in simplified characters in those of the article and the draft."""
    details = [
        Detail(kind, draft.near(claimed, verdict.place), found and article.anywhere(found))
        for kind, claimed, found in verdict.details
    ]
    return verdict._replace(
        claim=draft.near(verdict.claim, verdict.place),
        evidence=verdict.evidence and article.anywhere(verdict.evidence),
        details=tuple(details),
    )


def _judge(claim: Claim, article: Article, draft: Document, tables: SameRows) -> Verdict:
    if CELL in claim.text and (row := _judge_row(claim, article.document, tables)):
        return row
    judged = _judge_whole(claim, article, draft)
    if CELL in claim.text and judged.verdict == REFUTED:
        # Which column a number stands in, its head tells.
        return judged._replace(verdict=UNKNOWN, details=())
    return judged


def _judge_row(claim: Claim, article: Document, tables: SameRows) -> Verdict | None:
    """Return the verdict on a row of a table, cell by cell; None where the article has none."""
    beside = tables.of(claim.span.paragraph)
    if beside is None:
        return None
    own, cells = beside
    wrong = [Detail(_kind_of(pair.cell), pair.cell, pair.other) for pair in cells if pair.differs]
    open_ = [Detail("wording", pair.cell, pair.other) for pair in cells if not pair.same]
    verdict = REFUTED if wrong else UNKNOWN if open_ else SUPPORTED
    paragraph = article.paragraph(own.paragraph)
    details = tuple(wrong or open_)
    return Verdict(claim.text, verdict, paragraph.text, paragraph.line, details, claim.span)


def _kind_of(cell: str) -> str:
    return "figure" if any(map(str.isdecimal, cell)) else "person"


def _judge_whole(claim: Claim, article: Article, draft: Document) -> Verdict:
    judged, aligned, found = ruled(claim, article, draft)
    if found is None:
        return judged
    told = told_of(judged.verdict, aligned, found)
    verdict = weighed(judged.verdict, told, has_details=bool(judged.details))
    if verdict == judged.verdict or (verdict == REFUTED and noun_of_other(aligned)):
        return judged
    details = [d._replace(found=None) for d in judged.details]
    details = details or [Detail("wording", least_told(aligned), None)]
    if verdict == REFUTED:
        here = article.document.text_of(aligned.here.span)
        details = [d._replace(found=here) for d in details]
    return judged._replace(
        verdict=verdict, details=() if verdict == SUPPORTED else _each_once(details)
    )


def told_of(verdict: str, aligned: Alignment, found: Iterable[Result]) -> dict[str, float]:
    """Return the features of a claim, on which the rules say `verdict` by what they `found`."""
    return features(aligned, zip((rule.name for rule in _COMPARED), found, strict=True), verdict)


def ruled(
    claim: Claim, article: Article, draft: Document
) -> tuple[Verdict, Alignment, list[Result] | None]:
    """Return what the rules say of a claim, and what each found; None: no more is to be weighed."""
    aligned = align(claim, article)
    spoken_by = any(q.kind == "speech" and q.speaker for q in claim.quotes)
    verbatim = None if spoken_by else article.verbatim(claim.text)
    if verbatim:
        meant = modalities.apply(aligned._replace(clause=article.clause_at(verbatim)))
        verdict = REFUTED if meant.refuted else UNKNOWN if meant.missing else SUPPORTED
        told = _verdict(aligned, verdict, verbatim, [*meant.refuted, *meant.missing])
        return told, aligned, None
    spoken, post = quotations.apply(aligned), posts(aligned, draft)
    if post.settled and not post.refuted and (no := denial_in(claim.text)):
        post = post._replace(refuted=(Detail("wording", no, None),))
    if spoken.settled or post.settled:
        place = post.evidence and article.document.sentence_of(post.evidence)
        said = article.document.text_of(place.span) if place else ""
        wrong_post = (d for d in post.refuted if not is_told_beside(d, claim.text, said))
        refuted = [*spoken.refuted, *wrong_post]
        beside = _around_quotations(aligned) if spoken.settled and not refuted else NOTHING
        refuted += beside.refuted
        # 致辞的是副镇长王某 tells more than who is 副镇长.
        focus = focused.apply(aligned) if aligned.clause >= 0 else NOTHING
        refuted += focus.refuted
        missing = [*spoken.missing, *beside.missing, *focus.missing]
        verdict = REFUTED if refuted else UNKNOWN if missing else SUPPORTED
        span = post.evidence if post.refuted else spoken.evidence or post.evidence
        return _verdict(aligned, verdict, span, [*refuted, *missing]), aligned, None
    if aligned.clause < 0:
        return _verdict(aligned, UNKNOWN, None), aligned, None
    whole, found = _best(aligned)
    if whole.verdict != REFUTED:
        parts = (align(part, article) for part in claim.parts())
        verdicts = (_best(part)[0] for part in parts if part.clause >= 0)
        whole = next((verdict for verdict in verdicts if verdict.verdict == REFUTED), whole)
    judged = whole._replace(claim=claim.text, place=claim.span)
    # That 甲队不敌乙队 is what 乙队战胜甲队 says, its words do not tell.
    turned_round = judged.verdict == SUPPORTED and deeds_of(aligned).agree()
    return judged, aligned, None if turned_round else found


def _best(aligned: Alignment) -> tuple[Verdict, list[Result]]:
    """Return the verdict by the sentence that says most of a claim, or by another one as good.

    With it, what each rule found in the first.
    """
    found = [entry.apply(aligned) for entry in _COMPARED]
    first = _compare(aligned, found)
    elsewhere = _BY_PLACE if first.verdict == REFUTED else {*_BY_PLACE, "wording", "figure"}
    if first.verdict == SUPPORTED or not all(d.kind in elsewhere for d in first.details):
        return first, found
    # Another sentence may say as much of the claim, and bear it out.
    dated = any(d.kind == "date" for d in first.details)
    others = (
        _compare(o, [entry.apply(o) for entry in _COMPARED])
        for o in runners_up(aligned)
        if o.does_the_same(aligned.clause) and (not dated or has_dates(o))
    )
    return next((verdict for verdict in others if verdict.verdict == SUPPORTED), first), found


def _compare(aligned: Alignment, results: Sequence[Result]) -> Verdict:
    refuted = [detail for result in results for detail in result.refuted]
    missing = [detail for result in results for detail in result.missing]
    span = aligned.here.span
    here = aligned.article.document.text_of(aligned.sentence)
    refuted = [
        d
        for d in refuted
        if not (d.kind in ENTITY_TYPES and d.claimed == d.found)
        and not is_told_beside(d, aligned.claim.text, here)
        and not (d.kind == "figure" and stands_for_part(d.claimed, aligned))
    ]
    if _is_plan_untold(aligned, refuted, missing) or _is_of_another_time(
        refuted, missing, planned=aligned.claim_has("planned")
    ):
        missing, refuted = [*refuted, *missing], []
    if any(d.kind == "figure" for d in refuted):
        noun = noun_of_other(aligned)
        if noun and all(d.kind == "figure" or d.claimed == noun for d in refuted):
            missing, refuted = [*(d._replace(found=None) for d in refuted), *missing], []
    if not refuted and (other := instead(aligned, missing)):
        refuted = [other]
    if refuted:
        span = next((r.evidence for r in results if r.refuted and r.evidence), span)
        return _verdict(aligned, REFUTED, span, refuted)
    score, items = aligned.score, aligned.items
    if deeds_of(aligned).agree():  # 不敌 and 战胜 tell the same of two sides
        items = tuple(i for i in items if i.text not in words("directed_verbs"))
        score = share(items, aligned.clause)
    # A claim without a number rests on its words: 更换 that nobody says is not told.
    numbers = any(f.kind != "ordinal" for f in aligned.claim.figures) or len(items) < len(
        aligned.items
    )
    numbers = numbers or any(d.granularity == "day" for d in aligned.claim.dates)
    worded = numbers or (verb_said(items, aligned.clause, most=True) and aligned.verb_here(items))
    # 认定 and 判定 share a character, where all else is said.
    worded = worded or (score >= _MOST and aligned.verb_here(items, AKIN))
    told = score >= _ENOUGH and worded and not missing
    told = told and not unsaid(items, aligned.clause)
    told = told and (numbers or not is_retold_far(aligned))
    told = told and (score >= _MOST or not aligned.silent_verbs())
    if told:
        return _verdict(aligned, SUPPORTED, span, [d for result in results for d in result.vague])
    return _verdict(aligned, UNKNOWN, span, missing)


def _is_of_another_time(
    refuted: Iterable[Detail], missing: Iterable[Detail], *, planned: bool
) -> bool:
    """Return whether a claim tells another figure of another time: the half-year to come."""
    differ, away = ({d.kind for d in details} for details in (refuted, missing))
    return differ <= _OF_TIME <= differ | away and ("date" in differ or planned)


def _is_plan_untold(
    aligned: Alignment, refuted: Iterable[Detail], missing: Iterable[Detail]
) -> bool:
    """Return whether a claim plans for a day of which nothing is told: 将于明年访问中国."""
    today = aligned.article.document.header.date if aligned.claim_has("planned") else None
    to_come = {d.text for d in aligned.claim.dates if today and d.start and d.start > today}
    away = any(d.kind == "date" and d.claimed in to_come for d in missing)
    return away and not any(d.kind == "date" or d.claimed.isdecimal() for d in refuted)


def _around_quotations(aligned: Alignment) -> Result:
    """Return what the article says otherwise of the words that lead up to a quotation."""
    rest = aligned.claim.outside_quotations()
    aligned = align(rest, aligned.article)
    if aligned.clause < 0:
        return NOTHING
    changed = in_place.apply(aligned)
    says_more = rest.figures or rest.dates or len(rest.words) > _FEW_WORDS
    entries = (figures, dates, names) if says_more else ()
    refuted = (detail for entry in entries for detail in entry.apply(aligned).refuted)
    return changed._replace(refuted=(*refuted, *changed.refuted))


def _verdict(
    aligned: Alignment, verdict: str, place: Span | None, details: Iterable[Detail] = ()
) -> Verdict:
    document = aligned.article.document
    sentence = document.sentence_of(place) if place else None
    span = sentence.span if sentence else place
    return Verdict(
        aligned.claim.text,
        verdict,
        document.text_of(span) if span else None,
        document.line_of(place) if place else None,
        _each_once(details),
        aligned.claim.span,
    )


def _each_once(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """Return the details but those that another one tells: 380 ≠ 330 beside 380架 ≠ 330架."""
    told, kept = dict.fromkeys(details), list[Detail]()
    # The longer one tells more; of two as long, the first.
    for detail in sorted(told, key=lambda d: -len(d.claimed)):
        found = detail.found or ""
        if not any(
            detail.claimed in d.claimed and found and found in (d.found or "") for d in kept
        ):
            kept.append(detail)
    return tuple(detail for detail in told if detail in kept)
