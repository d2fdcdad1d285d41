"""The wording of a claim against the evidence: contrary words, negation, who does it to whom."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.query.check.alignment import NOTHING, Aligned, Detail, Item, Result, share
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.wording import contrary, contrary_in
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import key

_SAME_BUT_ONE = 0.6  # the share of the other words that a clause must say
_SAID = 0.9

_NEGATION = re.compile(r"(?:没有|没能|没|并未|尚未|从未|未能|未|并非|并不|不会|不再|不能|不)$")
_NOT_NEGATION = re.compile(r"(?:不仅|不但|不断|不少|不到|不足|不止|不只|不同|不超过|不得不)$")
_PASSIVE = re.compile(r"(?:被|遭到?|遭受|受到)")


def wording(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """下降 against 增长; 没有安排回收 against 安排回收."""
    here = ground.clauses[aligned.clause]
    refuted = []
    for item in aligned.items:
        rest = [i for i in aligned.items if i is not item]
        if item.name or share(rest, aligned.clause) < _SAME_BUT_ONE:
            continue
        if item.hits[aligned.clause] < _SAID:
            against = _against(item, ground, aligned.clause)
            if against and against not in key(claim.text):
                refuted.append(Detail("wording", item.text, against))
        elif _denied(item.text, key(claim.text), here.text):
            refuted.append(Detail("wording", claim.text, ground.document.text_of(here.span)))
    return Result(tuple(refuted))


def _against(item: Item, ground: Ground, clause: int) -> str | None:
    """Return the contrary of a word that its clause has, or the one beside it in the sentence."""
    first, end = ground.sentences[ground.clauses[clause].sentence]
    if any(item.hits[c] >= _SAID for c in range(first, end)):
        return None
    near = [c for c in (clause, clause + 1, clause - 1) if first <= c < end]
    found = (contrary_in(item.text, ground.clauses[c]) for c in near)
    return next((word for word in found if word), None)


def _denied(word: str, claim: str, text: str) -> bool:
    """Return whether one of two texts denies a word that the other affirms."""
    return len(word) > 1 and word in text and _negated(word, claim) != _negated(word, text)


def _negated(word: str, text: str) -> bool:
    at = text.find(word)
    before = text[max(0, at - 4) : max(at, 0)]
    return bool(_NEGATION.search(before)) and not _NOT_NEGATION.search(before)


class Deed(NamedTuple):
    """Who does what to whom; `verb` is the head of its class."""

    verb: str
    doer: int
    other: int


def directions(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """甲队战胜乙队 against 乙队战胜甲队; 甲方支持乙方 against 甲方反对乙方."""
    text = ground.document.text_of(ground.sentence_span(ground.clauses[aligned.clause].sentence))
    names = [forms_of(n.entity) if n.entity else (n.text,) for n in claim.names]
    claimed = list(_deeds(claim.text, names))
    if not claimed:
        names += _unknown_names(claim.text, text, names)
        claimed = list(_deeds(claim.text, names))
    if not claimed:
        return NOTHING
    told = set(_deeds(text, names))
    refuted: list[Detail] = []
    for deed in claimed:
        against = {Deed(deed.verb, deed.other, deed.doer)} | {
            Deed(verb, deed.doer, deed.other) for verb in contrary(deed.verb)
        }
        if deed not in told and against & told:
            refuted.append(Detail("wording", claim.text, text))
    return Result(tuple(refuted))


def _unknown_names(claim: str, text: str, known: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return what stands right before and behind a directed verb and in the evidence too.

    A parser may not know for a name what the draft and the article both use as one.
    """
    found: list[tuple[str, ...]] = []
    for match in re.finditer(lexicon.pattern("directed_verbs"), claim):
        before, behind = claim[: match.start()], claim[match.end() :]
        left = next(
            (before[-n:] for n in range(6, 1, -1) if len(before) >= n and before[-n:] in text), ""
        )
        right = next(
            (behind[:n] for n in range(6, 1, -1) if len(behind) >= n and behind[:n] in text), ""
        )
        for name in (left, right):
            if name and not any(form in name or name in form for forms in known for form in forms):
                found.append((name,))
    return found


def _deeds(text: str, names: Sequence[Sequence[str]]) -> Iterator[Deed]:
    """Yield what the directed verbs of a text tell of the names around them."""
    verbs = lexicon.mapping("directed_verbs")
    places = sorted(
        (m.start(), n)
        for n, forms in enumerate(names)
        for form in forms
        for m in re.finditer(re.escape(form), text)
    )
    for match in re.finditer(lexicon.pattern("directed_verbs"), text):
        left = [p for p in places if p[0] < match.start()]
        right = [p for p in places if p[0] >= match.end()]
        passive = _PASSIVE.search(text, left[-1][0] if left else 0, match.start())
        agent = [p for p in left if _led(text, p[0], "被遭由")]
        if agent and len(left) > 1:
            pair = (agent[-1][1], next((p[1] for p in reversed(left) if p not in agent), -1))
        elif left and right and not passive:
            pair = (left[-1][1], right[0][1])
        else:
            continue
        head = verbs[match[0]] or match[0]
        doer, other = pair[::-1] if head.startswith("-") else pair
        if doer != other and other >= 0:
            yield Deed(head.lstrip("-"), doer, other)


def _led(text: str, at: int, marks: str) -> bool:
    return text[at - 1 : at] in tuple(marks)
