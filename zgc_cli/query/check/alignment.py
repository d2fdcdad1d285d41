"""A claim laid over the article: what each of its words and names counts in each clause."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from zgc_cli.document.records import Span
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import NAME_WEIGHT, Claim, Name

SAME_THING = 0.55  # the share of a claim that makes a clause speak of the same thing
_SAME_WORDS = 0.4  # and of its words, names apart
_HALF = 0.5
_SHARP = 2
_A_SUBJECT = 0.9  # what a noun weighs that a claim may be about
_A_VERB = 0.6  # what a verb weighs that says something
_NEARBY = 0.3  # the share of the words that the sentence itself must say
_OF_KIND = 0.05  # what it adds that a sentence has a figure, or a date, as the claim has
_NEARLY = 0.1
_RUNNERS_UP = 2  # other sentences that are tried
_UNHEARD = 1.3  # how much more a word weighs that the article nowhere says


class Detail(NamedTuple):
    """One difference: what the draft claims, and what the article has; None: nothing."""

    kind: str
    claimed: str
    found: str | None


class Item(NamedTuple):
    """A word or name of a claim with what it counts in each clause: said there, or nearby."""

    text: str
    weight: float
    start: int
    hits: list[float]
    spread: list[float]
    name: Name | None
    noun: bool = False


class Aligned(NamedTuple):
    """The clause that says most of a claim, and the share of the claim that it says."""

    clause: int
    score: float
    span: Span | None
    items: tuple[Item, ...]


class Result(NamedTuple):
    """What a rule found: what the article says otherwise, and what it does not say.

    `settled`: no other part of the claim needs to be looked at.
    """

    refuted: tuple[Detail, ...] = ()
    missing: tuple[Detail, ...] = ()
    evidence: Span | None = None
    settled: bool = False


NOTHING = Result()


def align(claim: Claim, ground: Ground) -> Aligned:
    """Find the clause that says most of a claim."""
    items = [_name_item(name, ground) for name in claim.names]
    for word in claim.words:
        hits = ground.hits_of_word(word.text)
        weight = word.weight * (1.0 if max(hits, default=0) > 0.5 else _UNHEARD)
        items.append(
            Item(word.text, weight, word.start, hits, ground.spread(hits), None, word.noun)
        )
    shares = [share(items, clause) for clause in range(len(ground.clauses))]
    for clause in ground.clauses_with_records(bool(claim.figures), bool(claim.dates)):
        shares[clause] += _OF_KIND
    best = ground.best(shares) if items else -1
    if best < 0:
        return Aligned(-1, 0.0, None, tuple(items))
    return Aligned(best, share(items, best), ground.clauses[best].span, tuple(items))


def runners_up(aligned: Aligned, ground: Ground) -> Iterator[Aligned]:
    """Yield the claim laid over the best clauses of the sentences that say nearly as much."""
    seen = {ground.clauses[aligned.clause].sentence}
    shares = [(share(aligned.items, c), -c) for c in range(len(ground.clauses))]
    for score, number in sorted(
        (s for s in shares if s[0] > aligned.score - _NEARLY), reverse=True
    ):
        clause = ground.clauses[-number]
        if clause.sentence not in seen and len(seen) <= _RUNNERS_UP:
            seen.add(clause.sentence)
            yield Aligned(-number, score, clause.span, aligned.items)


def _name_item(name: Name, ground: Ground) -> Item:
    hits = ground.hits_of_name(name.variant or name.text, name.entity)
    return Item(name.text, NAME_WEIGHT, name.start, hits, ground.spread(hits, name=True), name)


def share(
    items: Iterable[Item],
    clause: int,
    weights: Sequence[float] | None = None,
    *,
    sharp: bool = False,
) -> float:
    """Return the weighted share of the items that a clause says; 0 where there is none.

    `sharp` counts less what only its neighbours say: it tells apart the clauses of a sentence.
    """
    held = list(items)
    by = weights or [item.weight for item in held]
    total = sum(by)
    counts = (1 - (1 - i.spread[clause]) * (_SHARP if sharp else 1) for i in held)
    said = sum(w * max(0.0, count) for w, count in zip(by, counts, strict=True))
    return said / total if total else 0.0


def words_nearby(items: Iterable[Item], ground: Ground, clause: int) -> bool:
    """Return whether some of the words that are no names are said in the clause's own sentence."""
    words = [i for i in items if i.name is None]
    total = sum(i.weight for i in words)
    here = slice(*ground.sentences[ground.clauses[clause].sentence])
    near = sum(i.weight * max(i.hits[here]) for i in words)
    return not words or near >= _NEARBY * total


def verb_said(items: Iterable[Item], clause: int) -> bool:
    """Return whether one of the verbs, if there are any, is said in a clause or beside it."""
    verbs = [i for i in items if i.name is None and not i.noun and i.weight >= _A_VERB]
    return not verbs or any(i.spread[clause] >= _HALF for i in verbs)


def unsaid(items: Iterable[Item], clause: int) -> list[Item]:
    """Return what a claim is about and nothing near a clause says: 降低利率, 联合国秘书长."""
    return [
        i for i in items if i.weight >= _A_SUBJECT and (i.noun or i.name) and not i.spread[clause]
    ]


def same_words(items: Iterable[Item], clause: int) -> bool:
    """Return whether a clause says enough of the words that are no names."""
    words = [i for i in items if i.name is None]
    if not verb_said(words, clause):
        return False
    return not words or share(words, clause) >= _SAME_WORDS
