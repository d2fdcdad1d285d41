"""The wording of a claim against the evidence: contrary words, contrary changes, negation."""

import re
from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.query.check.alignment import Alignment, ClaimItem, Detail, Result, share
from zgc_cli.query.check.deeds import deeds_of
from zgc_cli.query.match.changes import are_opposed, last_change
from zgc_cli.query.match.synonyms import contrary_in
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule

_SAME_BUT_ONE = 0.6  # the share of the other words that a clause must say
_SAID = 0.9

_NEGATION = re.compile(r"(?:没有|没能|没|并未|尚未|从未|未能|未|并非|并不|不会|不再|不能|不)$")
_NOT_NEGATION = re.compile(r"(?:不仅|不但|不断|不少|不到|不足|不止|不只|不同|不超过|不得不)$")
_SIDES = ("主场", "客场")
_COMMA = re.compile("[，。；！？,;]")


@rule(
    "contrary-word",
    "绿洲公司的出口下降。 ← 绿洲公司的出口增长。",
    "绿洲公司没有回收旧电池。 ← 绿洲公司回收旧电池。",
    never=("绿洲公司的出口上升。 ← 绿洲公司的出口增长。",),
)
def wording(aligned: Alignment) -> Result:
    """下降 against 增长; 没有安排回收 against 安排回收."""
    claim, article, here = aligned.claim, aligned.article, aligned.here
    refuted = list(_turned(aligned))
    # 甲队不敌乙队 says no other than 乙队战胜甲队.
    turned = lexicon.words("directed_verbs").union(_SIDES) if deeds_of(aligned).agree() else ()
    for item in aligned.items:
        rest = [i for i in aligned.items if i is not item]
        if item.name or item.text in turned or share(rest, aligned.clause) < _SAME_BUT_ONE:
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
    if item.text in lexicon.words("changes") and last_change(aligned.here.text)[0]:
        return None  # for `_turned` and the figures
    near = (aligned.clause + step for step in (0, 1, -1))
    says = (aligned.article.clauses[c].says for c in near if c in aligned.clauses)
    return next(filter(None, (contrary_in(item.text, one) for one in says)), None)


def _is_negated(word: str, text: str) -> bool:
    before = text.partition(word)[0][-4:] if word in text else ""
    return bool(_NEGATION.search(before)) and not _NOT_NEGATION.search(before)


def _turned(aligned: Alignment) -> Iterator[Detail]:
    """Yield the contrary change of a claim without figures: 售价上调 against 售价下调."""
    claim = aligned.claim
    if claim.figures:
        return
    theirs = last_change(aligned.here.text)
    for part in _COMMA.split(name_form(claim.text)):
        ours = last_change(part)
        rest = [i for i in aligned.items if i.text not in ours[0]]
        if are_opposed(ours, theirs) and share(rest, aligned.clause) >= _SAME_BUT_ONE:
            yield Detail("wording", ours[0], theirs[0])
