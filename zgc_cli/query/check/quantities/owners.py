"""Whose something is: of which item of a list, of which name or noun beside it."""

from collections.abc import Iterable, Iterator

from zgc_cli.document.records import Entity, Figure
from zgc_cli.query.amounts import EXCLUDED, comparable
from zgc_cli.query.check.alignment import (
    NOTHING,
    Alignment,
    ClaimItem,
    Detail,
    RecordCandidate,
    Result,
)
from zgc_cli.query.match.changes import are_ends_of_one
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_RESPECTIVE = Pattern("分别")
_IN_ALL = Pattern('等?[0-9一二三四五六七八九十两]*[大个种类]?[“"][^”"]*[”"]$')  # 等“新三样”
_STOP = Pattern(r"[，。；：、！？;“”（）()]")
_COUNTED = 16  # characters behind a number that tell what it counts
_MODEL = Pattern("(?=.*[a-z])[a-z0-9.-]{2,}")
_WHOLE = Pattern("累计|人均|平均|日均|年均|最高|最低|预期|目标")
THINGS = ("person", "org", "place", "work", "product")
_VERB_BEFORE = 4  # characters before a number in which its verb begins
_LIGHT = 0.4  # what a noun weighs at least that tells whose a figure is
_SINCE = ("同比", "环比")  # tell of no thing
_AND = Pattern("[、，和与及]|以及")
_BARE = 8  # characters of a clause beside its figure that may be but a name


def of_others(aligned: Alignment) -> set[str]:
    """Return the figures of a list that belong to another than the claim speaks of.

    甲、乙、丙分别为3%、4%、5%: the second is of the second.
    """
    article = aligned.article
    span, said = aligned.sentence, name_form(aligned.claim.text)
    text = article.document.paragraph(span.paragraph).text
    found: set[str] = set()
    listed: list[str] = []  # what the first row of figures is of
    unit: str | None = None
    for match in _RESPECTIVE.finditer(text, span.start, span.end):
        row: list[Figure] = []
        for _, figure in article.records.within("figures", span._replace(start=match.end())):
            if row and not _AND.fullmatch(text[row[-1].span.end : figure.span.start]):
                break
            row.append(figure)
        head = name_form(_IN_ALL.sub("", text[span.start : match.start()]))
        items = _AND.split(head)[-len(row) :] if len(row) > 1 else []
        if len(listed) == len(row) > 1 and row[0].unit != unit:
            items = listed  # 分别为21亿元、13亿元，分别增长4%、11%
        elif items:
            listed, unit = items, row[0].unit
        meant = [_meant(item, n, len(items), said) for n, item in enumerate(items)]
        own = [n for n, size in enumerate(meant) if size and size == max(meant)]
        if len(items) == len(row) and len(own) == 1:
            found.update(f.id for n, f in enumerate(row) if n != own[0])
    return found


def _meant(item: str, number: int, size: int, said: str) -> int:
    """Return how many characters of an item of a list are said: the first and last hold more."""
    ends = [item[-n:] for n in range(2, len(item) + 1)] if number == 0 else []
    starts = [item[:n] for n in range(2, len(item) + 1)] if number == size - 1 else []
    forms = (*ends, *starts, item) if len(item) > 1 else ()
    return max((len(form) for form in forms if form in said), default=0)


def is_elsewhere(other: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a figure is told in another sentence, and not of whom the claim names."""
    return other.clause not in aligned.clauses and not aligned.names_in(other.clause)


def is_of_another(other: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a figure is that of another company or product than the claim speaks of."""
    article, record = aligned.article, other.record
    meant = [n.entity for n in aligned.claim.names if n.entity]
    sentence = article.document.sentence_of(record.span)
    if not meant or sentence is None:
        return False
    return article.owners.is_of_another(record, sentence, meant)


def of_its_name(
    other: RecordCandidate, candidates: Iterable[RecordCandidate], aligned: Alignment
) -> RecordCandidate | None:
    """Return the figure beside the name of the claim: 惠安44414户 for 晋江63050户，惠安44414户."""
    here = slice(*aligned.span_of(other.clause))
    names = [i for i in aligned.items if i.name and max(i.hits[here])]
    away = [i for i in names if not i.hits[other.clause]]
    if not away:
        return None
    beside = (c for c in candidates if c.verdict == EXCLUDED and c.record.unit == other.record.unit)
    own = (c for c in beside if all(i.hits[c.clause] for i in away))
    return next((c for c in own if _is_bare(c, aligned) and _is_bare(other, aligned)), None)


def _is_bare(candidate: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether a clause is a name with its figure."""
    clause = aligned.article.clauses[candidate.clause]
    size = candidate.record.span.end - candidate.record.span.start
    return bool(clause.span.end - clause.span.start - size <= _BARE)


class _Owned(NamedTuple):
    """A figure with the words that lead up to it from the one before, and the names there."""

    candidate: RecordCandidate
    words: str
    names: frozenset[Entity]
    before: str  # its sentence up to it


class Owner(NamedTuple):
    """The figure of the word by which a claim tells whose its own one is; `sure`: right there."""

    candidate: RecordCandidate
    sure: bool


def of_its_noun(
    figure: Figure,
    other: RecordCandidate,
    candidates: Iterable[RecordCandidate],
    aligned: Alignment,
    own: range,
) -> Owner | None:
    """Return the figure beside a noun or name of the claim that stands not beside the equal one.

    室外面积320平方米 for 室外面积400平方米, where 室内面积 has the 400. What stands before both
    may be carried on to the second, unless that has a noun or a name of its own.
    """
    told, words = _owned(other, aligned), _leading_up(figure, aligned, own)
    away = [i for i in words if not _has(told.words, i)]
    whole = _WHOLE.search(told.words)
    here = _sentence(other, aligned)
    for rival in sorted(candidates, key=lambda c: _sentence(c, aligned) != here):
        theirs = _owned(rival, aligned)
        alike = rival.verdict == EXCLUDED and _are_alike(rival, other)
        if whole and alike and whole[0] not in aligned.claim.text and whole[0] not in theirs.words:
            head = told.words[whole.end() :][:2]
            if head in theirs.words and head in name_form(aligned.claim.text):
                return Owner(rival, sure=False)  # 累计亏损 is not the 亏损 of the year
        if not alike or not away or _is_where_it_began(rival.record, other.record, aligned):
            continue
        exclusive = [i for i in away if _has(theirs.words, i)]
        if not exclusive:
            continue
        if _sentence(rival, aligned) != here:
            apart = [i for i in exclusive if not _has(told.before, i)]
            if any(_is_rivalled(i, told, told.before, aligned) for i in apart) or (
                apart and rival.clause in aligned.clauses and _has_own_noun(other, aligned)
            ):
                return Owner(rival, sure=all(_has(theirs.words, i) for i in words))
        elif rival.record.span.start > other.record.span.start:
            subject = name_form(rival.record.subject or "")
            return Owner(rival, sure=any(_has(subject, i) for i in exclusive))
        elif any(_is_rivalled(i, told, told.words, aligned) for i in exclusive):
            return Owner(rival, sure=False)
    return None


def _is_where_it_began(one: Figure, other: Figure, aligned: Alignment) -> bool:
    """Return whether one figure tells from where the other was reached: 由71%升至93.4%."""
    if one.span.paragraph != other.span.paragraph:
        return False
    text = aligned.article.document.paragraph(one.span.paragraph).text
    return are_ends_of_one(text, one.span[1:], other.span[1:])


def _are_alike(one: RecordCandidate, other: RecordCandidate) -> bool:
    """Return whether two figures have one measure, or count in measure words that are mixed up."""
    return _have_one_measure(one.record, other.record)


def _have_one_measure(a: Figure, b: Figure) -> bool:
    return comparable(a, b) and (a.unit == b.unit or a.kind == b.kind == "count")


def own_words(
    one: RecordCandidate, other: RecordCandidate, figure: Figure, aligned: Alignment, own: range
) -> tuple[bool, bool]:
    """Return whether each of two figures has words of the claim beside it that the other lacks."""
    texts = [_owned(c, aligned).words for c in (one, other)]
    words = _leading_up(figure, aligned, own)
    held = [{i.text for i in words if _has(text, i)} for text in texts]
    return bool(held[0] - held[1]), bool(held[1] - held[0])


def _leading_up(figure: Figure, aligned: Alignment, own: range) -> list[ClaimItem]:
    """Return the nouns and names of a clause of the claim that tell whose its figure is.

    So does a verb right before it: 清仓2支 beside 新进3支.
    """
    verbs = range(figure.span.start - _VERB_BEFORE, figure.span.start)
    words = [
        i
        for i in aligned.items
        if i.start in own
        and (i.name or i.noun or _is_model(i) or (i.predicate and i.start in verbs))
    ]
    words = [i for i in words if len(i.text) > 1 and i.weight >= _LIGHT and i.text not in _SINCE]
    # Nothing but what stands between the claim's own figures is of this one.
    claim = aligned.claim
    begin = claim.span.start
    places = [(f.span.start - begin, f.span.end - begin) for f in (*claim.figures, figure)]
    ends = [
        begin + stop
        for start, stop in places[:-1]
        if stop <= places[-1][0]
        and not are_ends_of_one(claim.text, (start, stop), places[-1])  # 从1200人增加到420人
    ]
    stop = _STOP.search(claim.text, figure.span.end - claim.span.start)
    last = claim.span.start + stop.start() if stop else claim.span.end
    return [i for i in words if max(ends, default=0) <= i.start < last or i.name]


def _owned(candidate: RecordCandidate, aligned: Alignment) -> _Owned:
    article, place = aligned.article, candidate.record.span
    sentence = article.sentence_span(article.clauses[candidate.clause].sentence)
    text = article.document.paragraph(place.paragraph).text
    before = [
        f.span.end
        for _, f in article.records.within("figures", sentence._replace(end=place.start))
        if _have_one_measure(f, candidate.record)
        and not are_ends_of_one(text, f.span[1:], place[1:])  # what leads to both is of both
    ]
    start = max(before, default=sentence.start)
    stop = _STOP.search(text, start, place.start) if before else None
    start = stop.end() if stop else start
    behind = _STOP.split(text[place.end : place.end + _COUNTED], maxsplit=1)[0]
    found = article.records.within("entities", sentence._replace(start=start, end=place.start))
    return _Owned(
        candidate,
        name_form(text[start : place.start] + "|" + behind),
        frozenset(entity for _, entity in found),
        name_form(text[sentence.start : place.start]),
    )


def _sentence(candidate: RecordCandidate, aligned: Alignment) -> int:
    return aligned.article.clauses[candidate.clause].sentence


def _has(text: str, item: ClaimItem) -> bool:
    return any(form in text for form in _forms(item))


def _forms(item: ClaimItem) -> Iterator[str]:
    yield name_form(item.text)
    entity = item.name.entity if item.name else None
    yield from (f for f in map(name_form, forms_of(entity) if entity else ()) if len(f) > 1)
    if item.name is None:
        yield from (f for f in map(name_form, same(item.text)) if len(f) > 1)


def _is_model(item: ClaimItem) -> bool:
    """Return whether a word is a code: ai-92."""
    return item.name is None and _MODEL.fullmatch(item.text) is not None


def _has_own_noun(candidate: RecordCandidate, aligned: Alignment) -> bool:
    """Return whether the sentence of a figure is about something that a claim does not name."""
    article, place = aligned.article, candidate.record.span
    sentence = article.sentence_span(_sentence(candidate, aligned))
    text, claim = article.document.paragraph(place.paragraph).text, name_form(aligned.claim.text)
    tokens = article.tokens(sentence._replace(end=place.start))
    nouns = (name_form(text[t.start : t.end]) for t in tokens if t.tag in ("n", "nz", "nt", "l"))
    return any(len(w) > 1 and not any(f in claim for f in (w, *same(w))) for w in nouns)


def _is_rivalled(item: ClaimItem, told: _Owned, text: str, aligned: Alignment) -> bool:
    """Return whether what leads up to a figure has another noun in the place of one."""
    claim = name_form(aligned.claim.text)
    if item.name:
        ours = {n.entity.id for n in aligned.claim.names if n.entity}
        return any(e.type == item.name.type and e.id not in ours for e in told.names)
    if _is_model(item):
        return any(m[0] not in claim for m in _MODEL.finditer(text))
    subject = told.candidate.record.subject or ""
    start = told.candidate.record.span.start - len(subject)
    span = told.candidate.record.span
    whole = aligned.article.document.paragraph(span.paragraph).text
    at = whole.rfind(subject, 0, span.start) if subject else start
    tokens = aligned.article.tokens(span._replace(start=at, end=at + len(subject)))
    words = (name_form(whole[t.start : t.end]) for t in tokens)
    return any(len(w) > 1 and not any(f in claim for f in (w, *same(w))) for w in words)


@rule(
    "other-term",
    "“青鸟”是一只雌性猫。 ← “青鸟”三岁。“白露”是一只雌性猫。",
    never=("“青鸟”是一只雌性猫。 ← “青鸟”是一只雌性猫，三岁。",),
)
def terms(aligned: Alignment) -> Result:
    """A term in quotation marks that the evidence leaves out, where it has another one."""
    claim, article = aligned.claim, aligned.article
    ours = {name_form(q.text) for q in claim.quotes if q.kind == "term"}
    told = {
        name_form(q.text)
        for place, q in article.records.within("quotes", aligned.sentence)
        if q.kind == "term" and place.start <= aligned.sentence.start + 1
    }
    said = name_form(article.document.text_of(aligned.sentence))
    known = {name_form(q.text) for q in article.document.quotes if q.kind == "term"}
    away = [term for term in ours & known if term not in said]
    if away and told - ours:
        return Result(missing=(Detail("wording", away[0], None),))
    return NOTHING
