"""Named features of a claim beside its evidence: what of it is told there, and in what relation.

Each part of the claim is held against the sentence of the evidence: the words that nothing there
accounts for, by what they are; what stands side by side in the claim and apart in the evidence;
small words that turn a meaning, of which one text has none; the numbers, days and names that are
told; and what the rules of `check` have found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zgc_cli.document.records import Figure
from zgc_cli.query.amounts import (
    EXCLUDED,
    FOLLOWS,
    comparable,
    date_verdict,
    figure_verdict,
)
from zgc_cli.query.check.alignment import Alignment, ClaimItem, Result, unsaid
from zgc_cli.query.check.measure.bearings import bearings
from zgc_cli.query.check.measure.contrasts import contrasts
from zgc_cli.query.check.measure.small_words import (
    STEPS,
    clauses_around,
    of_characters,
    of_cues,
    place_around,
)
from zgc_cli.query.check.quantities.reckoned import is_reckoned
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_SAID, _HARDLY = 0.5, 0.25
_CLEFT = Pattern("的(?:是|为)|[是为](?=[^，。]{1,24}的[。；！]?$)")
_UP = Pattern("增|涨|升|高|多|扩|上|盈|赚|正")
_DOWN = Pattern("减|降|跌|低|少|缩|下|亏|负|失")
_FRONT = 10  # characters before a number that tell which way it went
_MANY = 2  # figures of the evidence, of which one is easily taken for another
_HEAD = 4  # characters behind a number that tell what it counts
_CLAUSE = Pattern("[，；。！？,;：:]")
_NUMBER = Pattern(r"\d+(?:\.\d+)?")


def features(
    aligned: Alignment, found: Iterable[tuple[str, Result]], verdict: str
) -> dict[str, float]:
    """Return what tells how far the evidence bears a claim out; `found` is what each rule found."""
    told = {"verdict " + verdict: 1.0}
    rows: Iterator[tuple[str, float]]
    for rows in (
        _of_rules(found),
        _of_words(aligned),
        _of_neighbours(aligned),
        _of_arguments(aligned),
        of_characters(aligned),
        of_cues(aligned),
        contrasts(aligned),
        bearings(aligned),
        _of_records(aligned),
    ):
        told.update(rows)
    return {name: value for name, value in told.items() if value}


def _of_rules(found: Iterable[tuple[str, Result]]) -> Iterator[tuple[str, float]]:
    refuted = missing = 0
    for name, result in found:
        if result.refuted:
            yield f"{name} refutes", 1.0
        if result.missing:
            yield f"{name} misses", 1.0
        refuted += bool(result.refuted)
        missing += bool(result.missing)
        for detail in result.refuted:
            yield f"refuted {detail.kind}", 1.0
        for detail in result.missing:
            yield f"missing {detail.kind}", 1.0
    yield "refuting rules", min(refuted, 3) / 3
    yield "missing rules", min(missing, 3) / 3


def _kind_of(item: ClaimItem) -> str:
    if item.name:
        return item.name.type
    if len(item.text) == 1:
        return "short verb" if item.predicate else "character"
    return "verb" if item.predicate else "noun" if item.noun else "other"


def _of_words(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how much of each kind of word the clause, its sentence and the article say."""
    items = aligned.items
    whole = sum(i.weight for i in items) or 1.0
    counts: dict[str, float] = {}

    def add(name: str, value: float) -> None:
        counts[name] = counts.get(name, 0.0) + value

    sentence = slice(*clauses_around(aligned))
    for item in items:
        kind, share = _kind_of(item), item.weight / whole
        here, near = max(item.hits[sentence]), item.spread[aligned.clause]
        anywhere = max(item.hits)
        add("said in clause", share * item.hits[aligned.clause])
        add("said in sentence", share * here)
        add("said near", share * near)
        add("said anywhere", share * anywhere)
        if here < _SAID:
            add(f"{kind} not in sentence", 1.0)
            add(f"weight of {kind} not in sentence", share)
        if here < _HARDLY:
            add(f"{kind} hardly in sentence", 1.0)
        if near < _SAID:
            add(f"{kind} not near", 1.0)
            add(f"weight of {kind} not near", share)
        if anywhere < _SAID:
            add(f"{kind} nowhere", 1.0)
        if anywhere < _HARDLY:
            add(f"{kind} hardly anywhere", 1.0)
    for name, value in counts.items():
        yield name, value if value <= 1 else min(value, 4.0) / 2 + 0.5
    for name in ("said in clause", "said in sentence", "said near"):
        for step in STEPS:
            yield f"{name} from {step}", float(counts.get(name, 0.0) >= step)
    yield "unsaid", min(len(unsaid(items, aligned.clause)), 3) / 3
    yield "silent verbs", min(len(aligned.silent_verbs()), 3) / 3
    yield "verb here", float(aligned.verb_here(items))
    yield "least said", min((max(i.hits[sentence]) for i in items), default=0.0)
    quiet = [max(i.hits[sentence]) < _SAID for i in sorted(items, key=lambda i: i.start)]
    yield "two beside unsaid", float(any(a and b for a, b in pairwise(quiet)))
    yield "first unsaid", float(quiet[:1] == [True])
    yield "last unsaid", float(quiet[-1:] == [True])


def _of_neighbours(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how much of what stands side by side in the claim is told apart, or turned round."""
    row = sorted(aligned.items, key=lambda i: i.start)
    claim, clauses = aligned.claim, range(*clauses_around(aligned))
    text = name_form(aligned.article.document.text_of(place_around(aligned)))
    together = apart = turned = 0.0
    for one, other in pairwise(row):
        between = claim.text[
            one.start - claim.span.start + len(one.text) : other.start - claim.span.start
        ]
        if _CLAUSE.search(between):
            continue
        weight = min(one.weight, other.weight)
        said = [max(i.hits[c] for c in clauses) >= _SAID for i in (one, other)]
        if not all(said):
            continue
        if any(one.hits[c] >= _SAID <= other.hits[c] for c in clauses):
            together += weight
        else:
            apart += weight
        a, b = (text.find(i.text) for i in (one, other))
        if a >= 0 and b >= 0 and b < a and text.rfind(other.text) < a:
            turned += weight
    whole = together + apart
    if whole:
        yield "told together", together / whole
        yield "told apart", apart / whole
        yield "told turned round", turned / whole
        yield "some apart", float(apart > 0)
        yield "some turned round", float(turned > 0)


def _of_arguments(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how each verb of the claim stands to what is said with it, there and in the evidence.

    Where the clause that has the verb has another name instead of the one of the claim, somebody
    else did it.
    """
    claim, article = aligned.claim, aligned.article
    region = range(*clauses_around(aligned))
    ends = [m.end() + claim.span.start for m in _CLAUSE.finditer(claim.text)]
    ours = {n.entity.id for n in claim.names if n.entity}
    bound = loose = rivals = verbs = untold = 0.0
    for verb in aligned.items:
        if verb.name or not verb.predicate:
            continue
        verbs += 1
        where = [c for c in region if verb.hits[c] >= _SAID]
        if not where:
            untold += 1
            continue
        own = sum(end <= verb.start for end in ends)
        beside = [
            i for i in aligned.items if i is not verb and sum(end <= i.start for end in ends) == own
        ]
        for item in beside:
            if item.name or item.noun:
                near = any(item.hits[c] >= _SAID for c in where)
                bound += item.weight * near
                loose += item.weight * (not near)
        named = [i for i in beside if i.name]
        absent = {i.name.type for i in named if i.name and not any(i.hits[c] for c in where)}
        others = (
            article.entities[id_].type for c in where for id_ in article.clauses[c].names - ours
        )
        rivals += bool(absent & set(others))
    if bound + loose:
        yield "arguments bound", bound / (bound + loose)
        yield "some argument loose", float(loose > 0)
        yield "all arguments loose", float(bound == 0)
    if verbs:
        yield "verbs untold", untold / verbs
        yield "no verb told", float(untold == verbs)
        yield "every verb told", float(not untold)
    yield "rival beside verb", float(rivals > 0)
    focus = _CLEFT.search(claim.text)
    if focus:
        at = claim.span.start + focus.end()
        behind = [i for i in aligned.items if i.start >= at]
        before = [i for i in aligned.items if i.start < at]
        quiet = any(max(i.hits[c] for c in region) < _SAID for i in behind)
        yield "focus untold", float(quiet)
        together = any(
            a.hits[c] >= _SAID <= b.hits[c] for a in behind for b in before for c in region
        )
        yield "focus apart", float(not together)
    other = _named_there(aligned) - ours
    yield "other names there", min(len(other), 4) / 4
    for type_ in {
        i.name.type for i in aligned.items if i.name and not any(i.hits[c] for c in region)
    }:
        yield (
            f"another {type_} there",
            float(any(article.entities[id_].type == type_ for id_ in other)),
        )


def _named_there(aligned: Alignment) -> frozenset[str]:
    clauses = aligned.article.clauses
    return frozenset().union(*(clauses[c].names for c in range(*clauses_around(aligned))))


def _of_records(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how many numbers and days of the claim are told in its evidence, or said otherwise."""
    claim, article = aligned.claim, aligned.article
    kinds: Counter[str] = Counter()
    near = [f for _, f in article.records.within("figures", place_around(aligned))]
    for figure in claim.figures:
        here, anywhere = (
            (figure_verdict(figure, f) for f in figures if comparable(figure, f))
            for figures in (near, (f for f, _ in article.in_clauses("figures")))
        )
        stands = _stands(list(here), anywhere)
        reckoned = stands in ("told otherwise", "untold") and is_reckoned(figure, aligned)
        kinds[f"figure {'reckoned' if reckoned else stands}"] += 1
        yield from _around_figure(figure, aligned)
    days = [d for _, d in article.records.within("dates", place_around(aligned))]
    for date in claim.dates:
        here, anywhere = (
            (date_verdict(date, d) for d in dates)
            for dates in (days, (d for d, _ in article.in_clauses("dates")))
        )
        kinds[f"date {_stands(list(here), anywhere)}"] += 1
    for name, count in kinds.items():
        yield name, 1.0
        yield f"{name} twice", float(count > 1)
    yield "figures", float(bool(claim.figures))
    yield "dates", float(bool(claim.dates))
    yield "many figures told", float(len(near) > _MANY)


def _around_figure(figure: Figure, aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield whether a number goes the same way in the evidence, and counts the same thing."""
    claim = aligned.claim
    said = aligned.article.document.text_of(place_around(aligned))
    number = _NUMBER.search(figure.text)
    at = said.find(number[0]) if number else -1
    if at < 0 or number is None:
        yield "number not there", 1.0
        return
    start = figure.span.start - claim.span.start
    texts = claim.text[max(0, start - _FRONT) : start], said[max(0, at - _FRONT) : at]
    ours, theirs = (_way(_CLAUSE.split(text)[-1]) for text in texts)
    yield "other way", float(ours * theirs < 0)
    yield "same way", float(ours * theirs > 0)
    end = start + len(figure.text)
    head = name_form(claim.text[end : end + _HEAD])
    there = name_form(said[at : at + len(figure.text) + 2 * _HEAD])
    word = next((i for i in aligned.items if i.start == claim.span.start + end), None)
    if word and head:
        yield "counts another", float(word.text not in there and word.noun)
        yield "counts the same", float(word.text in there)


def _way(text: str) -> int:
    ups, downs = ([m.end() for m in way.finditer(text)] for way in (_UP, _DOWN))
    last = max([*ups, *downs], default=0)
    return 0 if not last else 1 if last in ups else -1


def _stands(here: Sequence[str], anywhere: Iterable[str]) -> str:
    if FOLLOWS in here:
        return "told here"
    if FOLLOWS in anywhere:
        return "told elsewhere"
    return "told otherwise" if EXCLUDED in here else "untold"


def least_told(aligned: Alignment) -> str:
    """Return the part of a claim of which its evidence says least."""
    region = slice(*clauses_around(aligned))
    return max(aligned.items, key=lambda i: i.weight * (1 - max(i.hits[region]))).text
