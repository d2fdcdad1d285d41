"""The names of a claim against who and what the article has in their place."""

import re
from collections.abc import Iterable

from zgc_cli.query.check.alignment import (
    SAME_THING,
    Aligned,
    Detail,
    Item,
    Result,
    same_words,
    share,
)
from zgc_cli.query.check.article import PRESENT, Ground
from zgc_cli.query.check.claims import Claim, Name
from zgc_cli.query.check.wording import same
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.reading.normal import key

_TO_THE_WORD = 0.85
_EVERYWHERE = frozenset(map(key, ("中国", "我国", "全国", "国内", "全球", "世界", "中方")))
# What several may do at a time, so that another one does not exclude it: 丙大学也参与了发掘.
_SHARED = re.compile("也|参与|参加|出席|加入|之一|等[，。]?$")
# What ties a name to the others of its clause: 由甲公司研制, 甲公司的产品.
_TIED = re.compile(r"(?:由|被|与|和|跟|同|归|为|是|属于|来自|在|于|向|给)$")


def names(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """在芜湖举行 against 在合肥举行; 由甲公司研制 against 由乙公司研制."""
    refuted, missing = [], []
    away = [i for i in aligned.items if i.name and i.spread[aligned.clause] < PRESENT]
    rest = [i for i in aligned.items if i not in away]
    same = share(rest, aligned.clause) >= SAME_THING and same_words(rest, aligned.clause)
    same = same and not _SHARED.search(claim.text)
    for item in aligned.items:
        name = item.name
        if name is None:
            continue
        rival = None
        if name.variant and item not in away:
            rival = name.variant
        elif item in away:
            rival = _rival(name, claim, ground, aligned) if same else None
            if rival is None and key(name.text) not in _EVERYWHERE:
                missing.append(Detail(name.type, name.text, None))
        elif same:
            rival = _rival_beside(item, claim, ground, aligned)
        if rival:
            refuted.append(Detail(name.type, name.text, rival))
    return Result(tuple(refuted), tuple(missing))


def _rival_beside(item: Item, claim: Claim, ground: Ground, aligned: Aligned) -> str | None:
    """Return who stands with the claim's other names, where the claimed name stands apart.

    6颗为甲公司的“萤火”卫星，2颗来自乙公司: 萤火 and 乙公司 share a sentence and no clause.
    """
    assert item.name
    offset = item.start - claim.span.start
    tied = _TIED.search(claim.text[:offset]) or claim.text[offset + len(item.text) :][:1] == "的"
    others = [i for i in aligned.items if i.name and i is not item]
    if item.name.type in ("person", "org") and _only_elsewhere(item, ground, aligned):
        return _rival_among(item.name, claim, ground, ground.clauses[aligned.clause].names)
    if not tied or not others or item.name.type == "place":
        return None
    clauses = range(*ground.sentences[ground.clauses[aligned.clause].sentence])
    shared = [c for c in clauses if all(i.hits[c] for i in others)]
    if not any(item.hits[c] for c in clauses) or any(item.hits[c] for c in shared):
        return None
    return next(
        (_rival_among(item.name, claim, ground, ground.clauses[c].names) for c in shared), None
    )


def _only_elsewhere(item: Item, ground: Ground, aligned: Aligned) -> bool:
    """Return whether a sentence says all of a claim to the word, but not this name."""
    sentence = ground.clauses[aligned.clause].sentence
    here = range(*ground.sentences[sentence])
    rest = [i for i in aligned.items if i is not item]
    total = sum(i.weight for i in rest)
    said = sum(i.weight * i.hits[aligned.clause] for i in rest)
    return bool(rest) and not any(item.hits[c] for c in here) and said >= _TO_THE_WORD * total


def _rival(name: Name, claim: Claim, ground: Ground, aligned: Aligned) -> str | None:
    """Return the entity of the same type that the evidence has in the place of `name`."""
    here = ground.clauses[aligned.clause]
    rings: list[Iterable[str]] = [here.names, ground.names_of(here.sentence)]
    before = here.sentence - 1
    beside = before >= 0 and ground.paragraph_of[before] == here.span.paragraph
    if beside and name.type in ("person", "org"):
        rings.append(ground.names_of(before))
    found = (_rival_among(name, claim, ground, ring) for ring in rings)
    return next((rival for rival in found if rival), None)


def _rival_among(name: Name, claim: Claim, ground: Ground, ids: Iterable[str]) -> str | None:
    claimed = {n.entity.id for n in claim.names if n.entity}
    header = ground.document.header
    makers = {*map(key, header.byline), key(header.agency or "")}
    said = key(claim.text)
    alike = {key(word) for word in same(name.text)}
    for id_ in sorted(ids, key=lambda i: int(i[1:])):
        entity = ground.entities[id_]
        if entity.type != name.type or id_ in claimed or key(entity.name) in makers:
            continue
        forms = {key(form) for form in forms_of(entity)}
        if not forms & alike and not any(form in said for form in forms):
            return entity.name
    return None
