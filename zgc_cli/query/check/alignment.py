"""A claim laid over the article: what each of its words and names counts in each clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

from zgc_cli import lexicon
from zgc_cli.document.records import Span
from zgc_cli.query.amounts import (
    EXCLUDED,
    FOLLOWS,
    OPEN,
    comparable,
    figure_verdict,
)
from zgc_cli.query.check.article import PRESENT, SYNONYM, Article, Clause
from zgc_cli.query.check.claim_names import ClaimName
from zgc_cli.query.check.claims import NAME_WEIGHT, Claim
from zgc_cli.reading.modality import Modality
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

SAME_THING = 0.55  # the share of a claim that makes a clause speak of the same thing
_SAME_WORDS = 0.4  # and of its words, names apart
_HALF, _SHARP = 0.5, 2
_A_SUBJECT = 0.9  # what a noun weighs that a claim may be about
_TAKES_PLACE = frozenset(("举行", "举办", "进行", "开展", "开启", "成为", "启动", "带有", "具有"))
_SERVES = frozenset(("担任", "出任", "任职", "当选", "就任"))  # the title says it, too
_LIGHT_VERBS = _TAKES_PLACE | {"出现", "担任", "没有", "迎来", "起来", "出来"}
_A_VERB = 0.6  # what a verb weighs that says something
_NEARBY = 0.3  # the share of the words that the sentence itself must say
_OF_KIND = 0.05  # what it adds that a sentence has a figure, or a date, as the claim has
_OF_NUMBER = 0.12  # or the very number, if it is more than a few
_FEW = 9
_NEARLY = 0.1
_HERE = 0.03  # what it adds that a clause says the words itself, not its neighbours
_BEFORE_MAIN = Pattern("(?:已经?|曾经?|正在|仍然?|尚未|没有)$")  # before a main verb
_IN_ONE = 0.8
AKIN = 0.2  # what a verb counts that shares a character with one that is said
_SHORT, _AKIN_NOUN, _LITTLE = 2, 0.31, 1e-6  # 东方航空 is not told by 航空公司
KIN = Pattern(
    "[父母爷奶妻夫儿女子孙兄弟姐妹][亲爷奶人妻夫子儿女孙兄弟姐妹妇]$|爸|妈|丈夫|太太|儿?媳妇?|女婿|伴侣"
)
_RUNNERS_UP = 2  # other sentences that are tried
_UNHEARD = 1.3  # how much more a word weighs that the article nowhere says


class Detail(NamedTuple):
    """One difference: what the draft claims, and what the article has; None: nothing."""

    kind: str
    claimed: str
    found: str | None


class Result(NamedTuple):
    """What a rule found: what the article says otherwise, and what it does not say.

    `settled`: no other part of the claim needs to be looked at. `vague`: what the claim says less
    exactly than the article, which bears it out.
    """

    refuted: tuple[Detail, ...] = ()
    missing: tuple[Detail, ...] = ()
    evidence: Span | None = None
    settled: bool = False
    vague: tuple[Detail, ...] = ()

    def __bool__(self) -> bool:
        """Return whether the rule found anything."""
        return bool(self.refuted or self.missing or self.settled)


NOTHING = Result()


class ClaimItem(NamedTuple):
    """A word or name of a claim with what it counts in each clause: said there, or nearby."""

    text: str
    weight: float
    start: int
    hits: list[float]
    spread: list[float]
    name: ClaimName | None = None
    noun: bool = False
    modality: Modality | None = None
    predicate: bool = False


class Alignment(NamedTuple):
    """A claim and the clause of the article that says most of it; -1 where none says anything."""

    claim: Claim
    article: Article
    items: tuple[ClaimItem, ...]
    clause: int
    score: float  # the share of the claim that the clause says

    @property
    def here(self) -> Clause:
        """The clause."""
        return self.article.clauses[self.clause]

    @property
    def sentence(self) -> Span:
        """The place of the sentence of the clause."""
        return self.article.sentence_span(self.here.sentence)

    @property
    def clauses(self) -> range:
        """The numbers of the clauses of that sentence."""
        return range(*self._range)

    def same_words(self, items: Iterable[ClaimItem] | None = None) -> bool:
        """Return whether the clause says enough of the words that are no names."""
        words = [i for i in (self.items if items is None else items) if i.name is None]
        return verb_said(words, self.clause) and (
            not words or share(words, self.clause) >= _SAME_WORDS
        )

    def words_nearby(self, clause: int) -> bool:
        """Return whether the sentence of a clause itself says some of the words."""
        words = [i for i in self.items if i.name is None]
        here = slice(*self.article.sentences[self.article.clauses[clause].sentence])
        near = sum(i.weight * max(i.hits[here]) for i in words)
        return not words or near >= _NEARBY * sum(i.weight for i in words)

    def names_in(self, clause: int) -> bool:
        """Return whether a clause, or what stands around it, has all names of the claim."""
        return all(i.spread[clause] >= PRESENT for i in self.items if i.name)

    def names_all(self, clause: int) -> bool:
        """Return whether the sentence of a clause itself has all names of the claim."""
        here = slice(*self.span_of(clause))
        return all(any(i.hits[here]) for i in self.items if i.name)

    def place_of(self, item: ClaimItem) -> Span | None:
        """Return where the sentence has a word, or one like it, nearest to the clause."""
        clauses = self.article.clauses
        near = sorted(
            self.clauses,
            key=lambda c: (item.text not in clauses[c].tokens, abs(c - self.clause), c),
        )
        clause = next((c for c in near if item.hits[c] >= SYNONYM), None)
        return None if clause is None else self.article.place_of(item.text, clause)

    def span_of(self, clause: int) -> tuple[int, int]:
        """Return the clauses of the sentence of a clause: the first, and that behind the last."""
        return self.article.sentences[self.article.clauses[clause].sentence]

    def verb_here(self, items: Iterable[ClaimItem], least: float = _HALF) -> bool:
        """Return whether the sentence itself says one of the verbs of the claim."""
        items = list(items)
        here = slice(*self._range)
        if any(i.name and i.name.type == "event" and not any(i.hits[here]) for i in items):
            return False  # where it takes place is told of it alone
        takes_place = [i for i in items if i.text in _TAKES_PLACE]
        rest = [i for i in items if i.text not in _TAKES_PLACE]
        silent = takes_place and all(max(i.hits[here]) < AKIN for i in takes_place)
        # All else must then be said in one clause: 图片展在东京展出.
        if silent and share_of_hits(rest, self.clause) < _IN_ONE:
            return False
        verbs = _verbs(items)
        before = {i.start: self.claim.text[: i.start - self.claim.span.start] for i in verbs}
        main = [i for i in verbs if _BEFORE_MAIN.search(before[i.start])]
        if any(max(i.hits[here]) < AKIN for i in main):
            return False
        return not verbs or any(max(i.hits[here]) >= least for i in verbs)

    def silent_verbs(self) -> list[ClaimItem]:
        """Return the verbs of which, and of what follows, the evidence has nothing.

        被判处有期徒刑 where one is but 抓获.
        """
        row = sorted((i for i in self.items if len(i.text) > 1), key=lambda i: i.start)
        silent = [
            max(i.hits[slice(*self._range)]) < AKIN and i.spread[self.clause] < _NEARBY for i in row
        ]
        return [
            one
            for (one, quiet), (_, quiet_too) in pairwise(zip(row, silent, strict=True))
            if one.predicate and one.text not in _LIGHT_VERBS and quiet and quiet_too
        ]

    def does_the_same(self, first: int) -> bool:
        """Return whether the sentence itself says each verb that another clause has."""
        verbs = [i for i in self.items if i.predicate and i.hits[first] >= SYNONYM]
        return all(max(i.hits[slice(*self._range)]) >= _HALF for i in verbs)

    def said(self, items: Sequence[ClaimItem]) -> float:
        """Return the share of some items that the sentence itself says."""
        here = slice(*self._range)
        return weighted([i.weight for i in items], (max(i.hits[here]) for i in items))

    @property
    def _range(self) -> tuple[int, int]:
        return self.article.sentences[self.here.sentence]

    def stands_behind(self, span: Span, text: str) -> bool:
        """Return whether the sentence has this text of the claim with the two words behind it."""
        start = span.start - self.claim.span.start
        whole = name_form(self.claim.text[start : start + len(text) + _SHARP])
        said = "".join(c.text for c in self.article.clauses_of(self.here.sentence))
        return self.clause >= 0 and re.search(rf"(?<!\d){re.escape(whole)}", said) is not None

    def claim_has(self, kind: str) -> bool:
        """Return whether the claim has a word that plans, hedges or denies something."""
        return any(w in self.claim.text for w in lexicon.having("modality_cues", kind))

    def stands(self, text: str) -> bool:
        """Return whether the clause has these very characters."""
        return self.clause >= 0 and name_form(text) in self.here.text


def align(claim: Claim, article: Article) -> Alignment:
    """Find the clause that says most of a claim."""
    items = []
    for name in claim.names:
        hits = article.hits_of_name(name.variant or name.text, name.entity)
        spread = article.spread(hits, name=True)
        items.append(ClaimItem(name.text, NAME_WEIGHT, name.start, hits, spread, name))
    for word in claim.words:
        hits, spread = article.heard(word.text)
        weight = word.weight * _inflation(hits)
        told = (word.text, weight, word.start, hits, spread)
        items.append(
            ClaimItem(*told, noun=word.noun, modality=word.modality, predicate=word.predicate)
        )
    shares = _shares(items, article)
    if not items or not shares:
        return Alignment(claim, article, tuple(items), -1, 0.0)
    for clause in article.clauses_with([n for n in ("figures", "dates") if getattr(claim, n)]):
        shares[clause] += _OF_KIND
    for clause in _with_figures(claim, article):
        shares[clause] += _OF_NUMBER
    here = _weighted_by_clause(items, (enumerate(item.hits) for item in items), article)
    best = max(range(len(shares)), key=lambda c: shares[c] + _HERE * here[c])
    return Alignment(claim, article, tuple(items), best, share(items, best))


def _with_figures(claim: Claim, article: Article) -> set[int]:
    """Return the clauses that have a number of the claim that few things have."""
    told = article.in_clauses("figures") if claim.figures else ()
    return {
        clause
        for figure, clause in told
        for own in claim.figures
        if (own.value or 0) > _FEW
        and comparable(own, figure)
        and figure_verdict(own, figure) == FOLLOWS
    }


def runners_up(aligned: Alignment) -> Iterator[Alignment]:
    """Yield the claim laid over the best clauses of the sentences that say nearly as much."""
    seen = {aligned.here.sentence}
    said = enumerate(_shares(aligned.items, aligned.article))
    shares = sorted(((score, c) for c, score in said), key=lambda s: (-s[0], s[1]))
    for score, number in shares:
        sentence = aligned.article.clauses[number].sentence
        if score <= aligned.score - _NEARLY or len(seen) > _RUNNERS_UP:
            return
        if sentence not in seen:
            seen.add(sentence)
            other = aligned._replace(clause=number, score=score)
            if other.said(aligned.items) >= aligned.said(aligned.items) - _NEARLY:
                yield other


class RecordCandidate(NamedTuple):
    """A record of the article that may be what a claim means by one of its own.

    `trust` is how far it is told of the same thing, `tie` how much worse than the best it may
    be where it agrees.
    """

    score: float
    trust: float
    tie: float
    verdict: str
    record: Any
    clause: int


def best_match(
    candidates: Iterable[RecordCandidate], agrees: float, differs: float
) -> tuple[str, RecordCandidate | None]:
    """Return FOLLOWS or EXCLUDED with the record that says so, or OPEN.

    `agrees` and `differs` are the least trust that either needs.
    """
    ranked = sorted(candidates, key=attrgetter("score"), reverse=True)
    if not ranked:
        return OPEN, None
    top = ranked[0]
    for one in ranked:
        if one.verdict == FOLLOWS and one.trust >= agrees and one.score >= top.score - one.tie:
            return FOLLOWS, one
    return EXCLUDED if top.verdict == EXCLUDED and top.trust >= differs else OPEN, top


def share(
    items: Iterable[ClaimItem],
    clause: int,
    weights: Sequence[float] | None = None,
    *,
    sharp: bool = False,
) -> float:
    """Return the weighted share of the items that a clause says; 0 where there is none.

    `sharp` counts less what only its neighbours say: it tells apart the clauses of a sentence.
    """
    items = list(items)
    counts = (1 - (1 - i.spread[clause]) * (_SHARP if sharp else 1) for i in items)
    return weighted(weights or [item.weight for item in items], (max(0.0, c) for c in counts))


def _shares(items: Sequence[ClaimItem], article: Article) -> list[float]:
    """Return the `share` of each clause; item by item, which takes a tenth of the time."""
    counts = ([(n, 1 - (1 - c)) for n, c in enumerate(i.spread) if c] for i in items)
    return _weighted_by_clause(items, counts, article)


def _weighted_by_clause(
    items: Sequence[ClaimItem], counts: Iterable[Iterable[tuple[int, float]]], article: Article
) -> list[float]:
    """Return for each clause the mean of what the items count there, each by its weight."""
    said = [0.0] * len(article.clauses)
    for item, of_item in zip(items, counts, strict=True):
        for clause, count in of_item:
            said[clause] += item.weight * count
    whole = sum(item.weight for item in items) or 1.0
    return [s / whole for s in said]


def share_of_hits(items: Iterable[ClaimItem], clause: int) -> float:
    """Return the weighted share of the items that a clause itself says."""
    items = list(items)
    return weighted([i.weight for i in items], (i.hits[clause] for i in items))


def weighted(weights: Sequence[float], counts: Iterable[float]) -> float:
    """Return the mean of some counts, each by its weight; 0 where nothing weighs anything."""
    said = sum(w * count for w, count in zip(weights, counts, strict=True))
    return said / (sum(weights) or 1.0)


def verb_said(items: Iterable[ClaimItem], clause: int, *, most: bool = False) -> bool:
    """Return whether one of the verbs, if there are any, is said in a clause or beside it.

    `most`: half of them at least. 没有 and 举行 say nothing that another verb could not say.
    """
    verbs = _verbs(items)
    said = sum(i.spread[clause] >= _HALF for i in verbs)
    return not verbs or (2 * said >= len(verbs) if most else said > 0)


def _verbs(items: Iterable[ClaimItem]) -> list[ClaimItem]:
    empty = lexicon.words("modality_cues") | _TAKES_PLACE | _SERVES
    words = (i for i in items if i.name is None and not i.noun and i.text not in empty)
    return [i for i in words if i.weight >= _A_VERB or (i.predicate and len(i.text) > 1)]


def unsaid(items: Iterable[ClaimItem], clause: int) -> list[ClaimItem]:
    """Return what a claim is about and nothing near a clause says: 降低利率, 联合国秘书长.

    Of relatives each is another, 儿子 and 子女. Nor is 县城, which no clause has, told by 县.
    """

    def least(text: str) -> float:
        return _AKIN_NOUN if len(text) > _SHORT or KIN.search(text) else _LITTLE

    heavy = (i for i in items if i.weight >= _A_SUBJECT * _inflation(i.hits))
    return [
        i
        for i in heavy
        if ((i.noun or i.name) and i.spread[clause] < least(i.text)) or _is_nowhere(i)
    ]


def _is_nowhere(item: ClaimItem) -> bool:
    """Return whether no clause has a word, nor one that may stand for it."""
    return (
        item.noun
        and max(item.hits) <= _AKIN_NOUN
        and not any(item.text in lexicon.words(general) for general in _GENERAL)
    )


# Words that a paraphrase brings along, 价格 and 案件, and those that other rules judge.
_GENERAL = ("generic_nouns", "attribute_heads", "more_nouns", "synonyms", "contraries")


def _inflation(hits: Sequence[float]) -> float:
    """Return how much more a word weighs than its tag tells."""
    return 1.0 if max(hits, default=0) > _HALF else _UNHEARD
