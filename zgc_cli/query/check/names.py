"""The names of a claim against who and what the article has in their place."""

import re
from collections.abc import Iterable
from functools import cache

from zgc_cli import lexicon
from zgc_cli.document.records import Entity, Span
from zgc_cli.query.check.alignment import (
    NOTHING,
    SAME_THING,
    Alignment,
    ClaimItem,
    Detail,
    Result,
    share,
    share_of_hits,
)
from zgc_cli.query.check.article import PRESENT
from zgc_cli.query.check.claim_names import ClaimName, is_shorter
from zgc_cli.query.check.deeds import deeds_of, tells_removal
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.query.place_levels import are_of_one_level, level
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_TO_THE_WORD = 0.85
_EVERYWHERE = frozenset(("中国", "我国", "全国", "国内", "全球", "世界", "两岸", "中方"))
# What several may do at a time, so that another one does not exclude it: 丙大学也参与了发掘.
_SHARED = Pattern("也|参与|参加|出席|加入|之一|等[，。]?$")
# What ties a name to the others of its clause: 由甲公司研制, 甲公司的产品.
# What a short form of a name leaves out: 阿根廷队, 瑞典公开赛.
_LEFT_OUT = Pattern(
    "足球|篮球|排球|乒乓球|羽毛球|国家|男子|女子|宣传|国际|世界|代表|巡回赛|全国|[省市县区]"
)
_POLICE = Pattern("警方|公安|警察|派出所|刑警|交警|民警")
_CUT = 4  # characters of a name that may be cut, and of what may be left out of it
_LONG = 3  # characters of a name that tells by its end what it is
_AND = ("、", "和", "与", "及")
_SLOT = 2  # characters before a name that say how it is tied

_TIED = Pattern(r"(?:由|被|与|和|跟|同|归|为|是|属于|来自|在|于|向|给|对|包括|、)$")
_SAYS = Pattern(
    r"[^，。；的]{0,6}?(?:宣布|表示|介绍|透露|指出|认为|承认|通报|回应|证实|否认|称|说|研报|报道)"
)
_MARGIN = 0.1  # what another clause must say more of the words than the best one
_MOST_SAID = 0.7  # of the rest of a claim, where the nearer one did it, and nobody else
_PARTIES = ("person", "org", "place")


@rule(
    "other-name",
    "全国茶叶博览会在芜湖市举行。 ← 全国茶叶博览会在合肥市举行，共有八百家企业参展。",
    never=("全国茶叶博览会在合肥市举行。 ← 全国茶叶博览会在合肥市举行，共有八百家企业参展。",),
)
def names(aligned: Alignment) -> Result:
    """在芜湖举行 against 在合肥举行; 由甲公司研制 against 由乙公司研制."""
    refuted, missing = [], []
    away = [i for i in aligned.items if i.name and i.spread[aligned.clause] < PRESENT]
    rest = [i for i in aligned.items if i not in away]
    same_thing = (
        share(rest, aligned.clause) >= SAME_THING
        and aligned.same_words(rest)
        and not _SHARED.search(aligned.claim.text)
    )
    for item in aligned.items:
        name, rival = item.name, None
        if name is None:
            continue
        if item not in away:
            beside = _rival_beside(item, name, aligned) if same_thing else None
            next_one = name.variant if not aligned.claim_has("planned") else None
            rival = next_one or beside or _rival_in_slot(item, name, aligned)
        elif _is_put_together(name, aligned):
            continue
        elif same_thing and len(name.text) > 1:
            rival = _rival(name, aligned)
        if rival and not (_may_be_cut(name.text, aligned) or is_shorter(name.text, rival)):
            refuted.append(Detail(name.type, name.text, rival))
        elif rival or ((item in away or name.variant) and name_form(name.text) not in _EVERYWHERE):
            missing.append(Detail(name.type, name.text, None))
    return Result(tuple(refuted), tuple(missing))


@rule(
    "nearer-name",
    "王明远发现了窑址。 ← 考古队员李国强发现了窑址，随后告诉了王明远。",
    never=("王明远发现了窑址。 ← 王明远在白鹭镇考察，发现了窑址。",),
)
def nearer_names(aligned: Alignment) -> Result:
    """王某 hunts against 夏某利用电网狩猎，通过王某出售: another one stands where it is told."""
    if deeds_of(aligned).agree() or tells_removal(aligned):
        return NOTHING
    words = [i for i in aligned.items if i.name is None]
    told = max(
        aligned.clauses, key=lambda c: share_of_hits(words, c) + _MARGIN * (c == aligned.clause)
    )
    refuted, missing = [], []
    for item in aligned.items:
        name = item.name
        if name is None or name.type not in _PARTIES:
            continue
        before = aligned.claim.text[: item.start - aligned.claim.span.start]
        done_to = any(i.predicate and i.start < item.start for i in aligned.items)
        tied = _TIED.search(before) or (name.type != "place" and not done_to)
        rivals = [_nearer(item, name, aligned, c) for c in (told, aligned.clause)] if tied else []
        rest = [i for i in aligned.items if i is not item]
        sole = not _SHARED.search(aligned.claim.text)
        sole = sole and not _may_be_cut(name.text, aligned)
        if rivals and rivals[0] and sole and share_of_hits(rest, told) >= _MOST_SAID:
            refuted.append(Detail(name.type, name.text, rivals[0]))
        elif any(rivals):
            missing.append(Detail(name.type, name.text, None))
    return Result(tuple(refuted), tuple(missing))


def _is_put_together(name: ClaimName, aligned: Alignment) -> bool:
    """Return whether the article has a name's place, and the sentence the rest: 某县, 公办初中.

    A rest that is no more than a word for a body is said of any: 某县 | 教育局.
    """
    if name.type != "org":
        return False
    article = aligned.article
    said = article.document.text_of(aligned.sentence)
    return any(
        name.text[end:] in said
        and name.text[end:] not in lexicon.words("org_suffixes")
        and any(name.text[:end] in form for e in article.entities.values() for form in forms_of(e))
        for end in range(_SLOT, len(name.text) - _LONG)
    )


def _may_be_cut(name: str, aligned: Alignment) -> bool:
    """Return whether the sentence has a longer name that a claim may leave words out of.

    美国法院 may be 美国破产法院, so that no other name is in its place.
    """
    if len(name) < _CUT:
        return False
    said = aligned.article.document.text_of(aligned.sentence)
    longer = rf"{re.escape(name[:_SLOT])}\w{{1,{_CUT}}}{re.escape(name[_SLOT:])}"
    return re.search(longer, said) is not None


def _nearer(item: ClaimItem, name: ClaimName, aligned: Alignment, last: int) -> str | None:
    """Return who stands in a clause, or before it, and nearer than the name of the claim."""
    article = aligned.article
    led = name.type != "place" and any(item.hits[aligned.clauses.start : last])
    at = item.start - aligned.claim.span.start
    in_list = (
        aligned.claim.text[at - 1 : at] in _AND
        or aligned.claim.text[at + len(name.text) :][:1] == "、"
    )
    for number in range(last, aligned.clauses.start - 1, -1):
        if item.hits[number]:
            return None
        span = article.clauses[number].span
        told = {
            entity.id
            for place, entity in article.records.within("entities", span)
            if (in_list or not _is_listed(place, aligned))
            and not (led and _is_done_to(span._replace(end=place.start), aligned))
        }
        told -= who_tell(span, aligned) if number < last else set()
        rival = _rival_among(name, aligned, told)
        if rival and (name.type != "place" or _is_beside(name.text, rival)):
            return rival
    return _named_alike(name.text, last, aligned)


def _named_alike(name: str, number: int, aligned: Alignment) -> str | None:
    """Return what ends in a clause as a name does: 文化广场 for 大禹广场."""
    span = aligned.article.clauses[number].span
    text, kind = aligned.article.document.text_of(span), name[-_SLOT:]
    found = re.search(rf"\w{{{_SLOT}}}{re.escape(kind)}", text) if len(name) > _LONG else None
    if found is None or found[0] in name or name in text:
        return None
    starts = {t.start - span.start for t in aligned.article.tokens(span)}
    return found[0] if {found.start(), found.end() - _SLOT} <= starts else None


def _is_listed(place: Span, aligned: Alignment) -> bool:
    """Return whether a name is one of several, which none of the others excludes."""
    text = aligned.article.document.paragraph(place.paragraph).text
    return "、" in (text[place.start - 1 : place.start], text[place.end : place.end + 1])


def _is_done_to(before: Span, aligned: Alignment) -> bool:
    """Return whether a name has more than its title before it, so that it does nothing itself."""
    return any(t.tag[0] not in "njmtqx" for t in aligned.article.tokens(before))


def _is_beside(one: str, other: str) -> bool:
    """Return whether two places are of one kind: two provinces, two squares."""
    return one[-1] == other[-1] or (level(one) is not None and level(one) == level(other))


def _rival_beside(item: ClaimItem, name: ClaimName, aligned: Alignment) -> str | None:
    """Return who stands with the claim's other names, where the claimed name stands apart.

    6颗为甲公司的“萤火”卫星，2颗来自乙公司: 萤火 and 乙公司 share a sentence and no clause.
    """
    in_sentence = any(item.hits[c] for c in aligned.clauses)
    # The sentence says all of the claim to the word, but not this name.
    rest = [i for i in aligned.items if i is not item]
    said = sum(i.weight * i.hits[aligned.clause] for i in rest)
    to_the_word = bool(rest) and said >= _TO_THE_WORD * sum(i.weight for i in rest)
    if name.type in ("person", "org") and to_the_word and not in_sentence:
        return _rival_among(name, aligned, aligned.here.names)
    text, offset = aligned.claim.text, item.start - aligned.claim.span.start
    tied = _TIED.search(text[:offset]) or text[offset + len(item.text) :][:1] == "的"
    others = [i for i in rest if i.name]
    if not tied or not others or not in_sentence or name.type == "place":
        return None
    shared = [c for c in aligned.clauses if all(i.hits[c] for i in others)]
    if not shared or any(item.hits[c] for c in shared):
        return None
    return _rival_among(name, aligned, aligned.article.clauses[shared[0]].names)


def _rival_in_slot(item: ClaimItem, name: ClaimName, aligned: Alignment) -> str | None:
    """Return who stands behind the very words behind which the claim has a name: 出生于杭州."""
    claim, article = aligned.claim, aligned.article
    start = item.start - claim.span.start
    before = claim.text[max(0, start - _SLOT) : start]
    rest = [i for i in aligned.items if i is not item]
    if len(before) < _SLOT or not before.isalpha() or share(rest, aligned.clause) < SAME_THING:
        return None
    text = article.document.paragraph(aligned.sentence.paragraph).text
    ids = set()
    for span, entity in article.records.within("entities", aligned.sentence):
        if text.endswith(before, 0, span.start) and entity.type == name.type:
            ids.add(entity.id)
    said = {name.entity.id} if name.entity else set()
    return None if ids & said else _rival_among(name, aligned, ids)


def _rival(name: ClaimName, aligned: Alignment) -> str | None:
    """Return the entity of the same type that the evidence has in the place of `name`."""
    article, here = aligned.article, aligned.here
    rings: list[Iterable[str]] = [here.names, article.names_of(here.sentence)]
    before = here.sentence - 1
    beside = before >= 0 and article.paragraph_of[before] == here.span.paragraph
    if beside and name.type in ("person", "org"):
        rings.append(article.names_of(before))
    said = aligned.claim.text[name.end - aligned.claim.span.start :]
    # Who only tells it does nothing of it, but another one may have told it.
    telling = set() if _SAYS.match(said) else who_tell(aligned.sentence, aligned)
    found = (_rival_among(name, aligned, set(ring) - telling) for ring in rings)
    return next(filter(None, found), None)


def who_tell(span: Span, aligned: Alignment) -> set[str]:
    """Return who only tells what a span says."""
    article = aligned.article
    text = article.document.paragraph(span.paragraph).text
    named = article.records.within("entities", span)
    return {entity.id for place, entity in named if _SAYS.match(text, place.end)}


def _rival_among(name: ClaimName, aligned: Alignment, ids: Iterable[str]) -> str | None:
    entities = (aligned.article.entities[i] for i in sorted(ids, key=lambda i: int(i[1:])))
    return next((e.name for e in entities if may_stand_for(e, name, aligned)), None)


def may_stand_for(entity: Entity, name: ClaimName, aligned: Alignment) -> bool:
    """Return whether an entity is another one of the kind that a claim does not name at all."""
    claim, header = aligned.claim, aligned.article.document.header
    makers = {*map(name_form, header.byline), name_form(header.agency or ""), *_agencies()}
    if (
        len(entity.name) < _SLOT
        or entity.type != name.type
        or (name.type == "org" and entity.name in lexicon.mapping("places"))
        or any(n.entity and n.entity.id == entity.id for n in claim.names)
        or name_form(entity.name) in makers
    ):
        return False
    if name_form(entity.name) in _EVERYWHERE or not are_of_one_level(name.text, entity.name):
        return False
    here = aligned.article.document.text_of(aligned.sentence)
    if entity.name + name.text in here or name_form(name.text) in name_form(entity.name):
        return False  # 甲市乙县: the one lies in the other
    if all(_POLICE.search(text) for text in (name.text, entity.name)) and (
        entity.name[:_SLOT] in name.text or name.text[:_SLOT] in entity.name
    ):
        return False  # 甲县警方 and 甲县公安局治安大队
    if any(_is_short(form, name.text) for form in forms_of(entity)):
        return False
    said, alike = name_form(claim.text), set(map(name_form, same(name.text)))
    forms = set(map(name_form, forms_of(entity)))
    own = [name_form(n.text) for n in claim.names]
    named = any(f.startswith(n) and len(n) >= _LONG for f in forms for n in own)  # 某股份公司
    return not forms & alike and not named and not any(form in said for form in forms)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(name_form, lexicon.words("agencies")))


def _is_short(one: str, other: str) -> bool:
    """Return whether two names differ by what a short form leaves out alone."""
    short, long = (_LEFT_OUT.sub("", _court(name_form(name))) for name in (one, other))
    return short.endswith(long) or long.endswith(short)


def _court(name: str) -> str:
    """Return the short form of a court's or a procuratorate's name: 市五中院."""
    return _COURT.sub(lambda m: _COURTS[m[0]], name)


_COURTS = {
    "高级人民法院": "高院",
    "中级人民法院": "中院",
    "人民法院": "法院",
    "人民检察院": "检察院",
    "第": "",
}
_COURT = Pattern("|".join(_COURTS))
