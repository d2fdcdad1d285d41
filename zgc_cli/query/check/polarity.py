"""The wording of a claim against the evidence: contrary words, negation, who does it to whom."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.query.check.alignment import Alignment, ClaimItem, Detail, Result, share
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import contrary, contrary_in
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule

_SAME_BUT_ONE = 0.6  # the share of the other words that a clause must say
_SAID = 0.9
_LONGEST_NAME = 6  # characters that may be a name beside a directed verb

_NEGATION = re.compile(r"(?:没有|没能|没|并未|尚未|从未|未能|未|并非|并不|不会|不再|不能|不)$")
_NOT_NEGATION = re.compile(r"(?:不仅|不但|不断|不少|不到|不足|不止|不只|不同|不超过|不得不)$")
_PASSIVE = re.compile(r"(?:被|遭到?|遭受|受到)")
_BY = tuple("被遭由")

Names = Sequence[Sequence[str]]  # the forms of each name


@rule(
    "contrary-word",
    "绿洲公司的出口下降。 ← 绿洲公司的出口增长。",
    "绿洲公司没有回收旧电池。 ← 绿洲公司回收旧电池。",
    never=("绿洲公司的出口上升。 ← 绿洲公司的出口增长。",),
)
def wording(aligned: Alignment) -> Result:
    """下降 against 增长; 没有安排回收 against 安排回收."""
    claim, article, here = aligned.claim, aligned.article, aligned.here
    refuted = []
    for item in aligned.items:
        rest = [i for i in aligned.items if i is not item]
        if item.name or share(rest, aligned.clause) < _SAME_BUT_ONE:
            continue
        if item.hits[aligned.clause] < _SAID:
            against = _against(item, aligned)
            if against and against not in name_form(claim.text):
                refuted.append(Detail("wording", item.text, against))
        elif len(item.text) > 1 and item.text in here.text:
            denied = [_is_negated(item.text, text) for text in (name_form(claim.text), here.text)]
            if denied[0] != denied[1]:
                refuted.append(Detail("wording", claim.text, article.document.text_of(here.span)))
    return Result(tuple(refuted))


def _against(item: ClaimItem, aligned: Alignment) -> str | None:
    """Return the contrary of a word that its clause has, or the one beside it in the sentence."""
    if any(item.hits[c] >= _SAID for c in aligned.clauses):
        return None
    near = (aligned.clause + step for step in (0, 1, -1))
    says = (aligned.article.clauses[c].says for c in near if c in aligned.clauses)
    return next(filter(None, (contrary_in(item.text, one) for one in says)), None)


def _is_negated(word: str, text: str) -> bool:
    before = text.partition(word)[0][-4:] if word in text else ""
    return bool(_NEGATION.search(before)) and not _NOT_NEGATION.search(before)


class _Deed(NamedTuple):
    """Who does what to whom; `verb` is the head of its class."""

    verb: str
    doer: int
    other: int


@rule(
    "other-direction",
    "火枫队战胜白鹭队。 ← 白鹭队在决赛中战胜火枫队。",
    never=("白鹭队战胜火枫队。 ← 白鹭队在决赛中战胜火枫队。",),
)
def directions(aligned: Alignment) -> Result:
    """甲队战胜乙队 against 乙队战胜甲队; 甲方支持乙方 against 甲方反对乙方."""
    claim = aligned.claim
    text = aligned.article.document.text_of(aligned.sentence)
    names = [forms_of(n.entity) if n.entity else (n.text,) for n in claim.names]
    if not any(_deeds(claim.text, names)):
        names = [*names, *_unknown_names(claim.text, text, names)]
    told = set(_deeds(text, names))
    refuted = []
    for deed in _deeds(claim.text, names):
        against = {_Deed(verb, deed.doer, deed.other) for verb in contrary(deed.verb)}
        against.add(_Deed(deed.verb, deed.other, deed.doer))
        if deed not in told and against & told:
            refuted.append(Detail("wording", claim.text, text))
    return Result(tuple(refuted))


def _unknown_names(claim: str, text: str, known: Names) -> Iterator[tuple[str, ...]]:
    """Yield what stands right before and behind a directed verb and in the evidence too.

    A parser may not know for a name what the draft and the article both use as one.
    """
    sizes = range(_LONGEST_NAME, 1, -1)
    for match in re.finditer(lexicon.pattern("directed_verbs"), claim):
        before, behind = claim[: match.start()], claim[match.end() :]
        pieces = ([before[-n:] for n in sizes], [behind[:n] for n in sizes])
        for side in pieces:
            name = next((piece for piece in side if len(piece) > 1 and piece in text), "")
            if name and not any(form in name or name in form for forms in known for form in forms):
                yield (name,)


def _deeds(text: str, names: Names) -> Iterator[_Deed]:
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
        right = [n for start, n in places if start >= match.end()]
        agents = [n for start, n in left if text[start - 1 : start] in _BY]
        if agents and len(left) > 1:  # 乙队被甲队击败
            others = [n for start, n in left if text[start - 1 : start] not in _BY]
            doer, other = agents[-1], others[-1] if others else -1
        elif left and right and not _PASSIVE.search(text, left[-1][0], match.start()):
            doer, other = left[-1][1], right[0]
        else:
            continue
        head = verbs[match[0]] or match[0]
        if head.startswith("-"):
            doer, other = other, doer
        if doer != other and -1 not in (doer, other):
            yield _Deed(head.lstrip("-"), doer, other)
