"""Numbers and days that a sentence has, but of something else than a claim says.

The number of the whole stands beside that of its part, the day of one deed beside that of another.
"""

import re
from itertools import pairwise

from zgc_cli.query.amounts import EXCLUDED, FOLLOWS, date_verdict, figure_verdict
from zgc_cli.query.check.alignment import NOTHING, Alignment, ClaimItem, Detail, Result
from zgc_cli.query.check.article import PRESENT
from zgc_cli.query.match.changes import are_ends_of_one
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_SHORTEST_PART = 3  # characters of what a part is called: 一级文物
_NUMBER = r"(?:约|近|达|有|共|为)?(?P<number>\d[\d.]*[万亿]*|[一二三四五六七八九十百两]+)"
_SHORTEST_TOLD = 5  # characters of what is told of a subject, with its number
_CLAUSE = Pattern("[，。；：]")
_LONGEST = 12  # characters of a subject, and of what a part is called
_SHORTEST_NOUN = 2  # characters
_SAID = 0.95  # of a verb in the very words


@rule(
    "number-of-whole",
    "博物馆展出一级文物430件。 ← 博物馆展出文物430件，其中一级文物56件。",
    never=(
        "博物馆展出一级文物56件。 ← 博物馆展出文物430件，其中一级文物56件。",
        "博物馆展出文物430件。 ← 博物馆展出文物430件，其中一级文物56件。",
    ),
)
def numbers_of_parts(aligned: Alignment) -> Result:
    """一级文物430件 against 文物430件，其中一级文物56件."""
    claim, document = aligned.claim, aligned.article.document
    said = document.text_of(aligned.sentence)
    if "其中" not in said:
        return NOTHING
    refuted = []
    for figure in claim.figures:
        before = claim.text[: figure.span.start - claim.span.start]
        unit = re.escape(figure.text.lstrip("0123456789.万亿"))
        for start in range(max(0, len(before) - _LONGEST), len(before) - _SHORTEST_PART + 1):
            part = re.escape(before[start:])
            told = re.search(f"其中[，、]?{part}{_NUMBER}{unit}", said) if unit else None
            if told and told["number"] not in figure.text:
                number = told[0][told.start("number") - told.start() :]
                refuted.append(Detail("figure", figure.text, number))
    return Result(tuple(refuted[:1]))


@rule(
    "other-end",
    "海川公司员工由12人增至42人。 ← 海川公司员工由12人增至15人，研发人员由30人增至42人。",
    never=(
        "海川公司员工由12人增至15人。 ← 海川公司员工由12人增至15人，研发人员由30人增至42人。",
        "海川公司员工达到15人。 ← 海川公司员工由12人增至15人，研发人员由30人增至42人。",
    ),
)
def other_ends(aligned: Alignment) -> Result:
    """由12人增至42人 against 由12人增至15人: one end of the change is told, the other differs."""
    claim, place = aligned.claim, aligned.sentence
    said = aligned.article.document.text_of(place)
    told = [
        (f, (span.start - place.start, span.end - place.start))
        for span, f in aligned.article.records.within("figures", place)
    ]
    changes = [(a, b) for (a, at), (b, to) in pairwise(told) if are_ends_of_one(said, at, to)]
    begin = claim.span.start
    for one, other in pairwise(claim.figures):
        ours = [(f.span.start - begin, f.span.end - begin) for f in (one, other)]
        if not changes or not are_ends_of_one(claim.text, *ours):
            continue
        verdicts = [(figure_verdict(one, a), figure_verdict(other, b)) for a, b in changes]
        if (FOLLOWS, FOLLOWS) in verdicts:
            continue
        for (a, b), verdict in zip(changes, verdicts, strict=True):
            if verdict == (FOLLOWS, EXCLUDED):
                return Result((Detail("figure", other.text, b.text),))
            if verdict == (EXCLUDED, FOLLOWS) and one.unit == a.unit:
                return Result((Detail("figure", one.text, a.text),))
    return NOTHING


@rule(
    "day-of-another-deed",
    "王明远5月8日抵达北原国。 ← 王明远5月6日抵达北原国首都。王明远将于8日访问北原国北部。",
    never=(
        "王明远5月6日抵达北原国。 ← 王明远5月6日抵达北原国首都。王明远将于8日访问北原国北部。",
        "王明远5月8日访问北原国。 ← 王明远5月6日抵达北原国首都。王明远将于8日访问北原国北部。",
    ),
)
def days_of_deeds(aligned: Alignment) -> Result:
    """8日抵达 against 6日抵达, 8日访问: the day of one deed, said of another deed of the same."""
    article, claim = aligned.article, aligned.claim
    if len(claim.dates) != 1 or claim.dates[0].granularity != "day":
        return NOTHING
    names = [i for i in aligned.items if i.name and i.name.type in ("person", "org")]
    if not names:
        return NOTHING
    day = claim.dates[0]
    told = [(d, c) for d, c in article.in_clauses("dates") if d.granularity == "day"]
    for verb in (i for i in aligned.items if i.predicate and len(i.text) > 1):
        if any(verb.hits[c] >= _SAID for c in aligned.clauses):
            continue
        own = [(d, c) for d, c in told if _is_done(verb, names, c)]
        verdicts = [date_verdict(day, d) for d, _ in own]
        if own and FOLLOWS not in verdicts and verdicts[0] == EXCLUDED:
            return Result((Detail("date", day.text, own[0][0].text),))
    return NOTHING


@rule(
    "number-of-next-subject",
    "火枫股价下跌1.2%。 ← 火枫股价上涨3.6%，白鹭股价下跌1.2%。",
    never=(
        "白鹭股价下跌1.2%。 ← 火枫股价上涨3.6%，白鹭股价下跌1.2%。",
        "火枫股价上涨3.6%。 ← 火枫股价上涨3.6%，白鹭股价下跌1.2%。",
    ),
)
def next_subjects(aligned: Alignment) -> Result:
    """火枫股价下跌1.2% against 火枫股价上涨3.6%，白鹭股价下跌1.2%: what is told of the next one."""
    claim = aligned.claim.text.strip("。.！!")
    clauses = _CLAUSE.split(aligned.article.document.text_of(aligned.sentence))
    longest = min(_LONGEST, len(claim) - _SHORTEST_TOLD)
    for start in range(2, longest) if aligned.claim.figures else ():
        subject, told = claim[:start], claim[start:]
        if not any(subject + told[:2] in clause for clause in clauses):
            continue
        fronts = [c[: -len(told)] for c in clauses if c.endswith(told)]
        others = [f for f in fronts if len(f) > 1 and f not in claim and subject not in f]
        if others and len(others) == len(fronts) and subject[-2:] != others[0][-2:]:
            return Result((Detail("wording", subject, others[0]),))
    return NOTHING


def _is_done(verb: ClaimItem, names: list[ClaimItem], clause: int) -> bool:
    """Return whether a clause tells the deed itself, of one of the names."""
    return verb.hits[clause] >= _SAID and any(n.spread[clause] >= PRESENT for n in names)


def noun_of_other(aligned: Alignment) -> str | None:
    """Return what a claim measures where the sentence measures another thing: 玉米, 小麦种植面积.

    What it measures stands right before the words that both have; the claim's is not in its clause.
    """
    claim, article = aligned.claim, aligned.article
    said = article.document.paragraph(aligned.sentence.paragraph).text
    tokens = {t.end: t for t in article.tokens(aligned.here.span)}
    starts = {i.start: i for i in aligned.items}
    for item in aligned.items:
        behind = starts.get(item.start + len(item.text))
        untold = item.noun and not item.name and item.hits[aligned.clause] == 0
        if behind is None or not untold or behind.name or len(item.text) < _SHORTEST_NOUN:
            continue
        measured = claim.text[behind.start - claim.span.start :][: len(behind.text)]
        place = said.find(measured, aligned.here.span.start, aligned.here.span.end)
        before = tokens.get(place)
        if before and before.tag.startswith("n") and before.end - before.start >= _SHORTEST_NOUN:
            other = said[before.start : before.end]
            return None if other in claim.text or other in same(item.text) else item.text
    return None


def stands_for_part(claimed: str, aligned: Alignment) -> bool:
    """Return whether the sentence has a number of a claim for the very part: 其中一级文物56件."""
    said, claim = aligned.article.document.text_of(aligned.sentence), aligned.claim
    for figure in claim.figures if "其中" in said else ():
        end = figure.span.end - claim.span.start
        told = claim.text[max(0, figure.span.start - claim.span.start - _SHORTEST_PART) : end]
        if figure.text in claimed and re.search(f"其中[^，。；]*{re.escape(told)}", said):
            return True
    return False


@rule(
    "post-not-told",
    "王明远被免去副市长职务。 ← 会议免去李国强的副市长职务。会议接受王明远辞去主任职务的请求。",
    never=(
        "王明远辞去主任职务。 ← 会议免去李国强的副市长职务。会议接受王明远辞去主任职务的请求。",
        "李国强被免去副市长职务。 ← 会议免去李国强的副市长职务。会议接受王明远辞去主任职务的请求。",
    ),
)
def posts_told(aligned: Alignment) -> Result:
    """免去副市长职务 where the sentence of the evidence is on another post of somebody."""
    said = aligned.article.document.text_of(aligned.sentence)
    if not (_POST.search(aligned.claim.text) and _POST.search(said)):
        return NOTHING
    posts = (i for i in aligned.items if i.name is None and role_at_end(i.text) == i.text)
    return Result(
        missing=tuple(
            Detail("wording", i.text, None)
            for i in posts
            if i.text not in said and max(i.hits[c] for c in aligned.clauses) < PRESENT
        )
    )


_POST = Pattern("(?:免去|任命|辞去|担任|出任|当选|不再任|兼任|接任|就任)")


APART = (numbers_of_parts, other_ends, days_of_deeds, next_subjects, posts_told)
