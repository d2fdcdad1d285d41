"""The wording of a claim against the evidence: contrary words and changes, how it is meant."""

import re
from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.document.records import Span
from zgc_cli.query.amounts import EXCLUDED, FOLLOWS, OPEN
from zgc_cli.query.check.accounting import is_first_of_all
from zgc_cli.query.check.alignment import (
    NOTHING,
    Alignment,
    ClaimItem,
    Detail,
    Result,
    share,
    share_of_hits,
)
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.query.check.deeds import deeds_of, is_other_side, tells_removal
from zgc_cli.query.match.changes import are_opposed, last_change
from zgc_cli.query.match.synonyms import contrary_in
from zgc_cli.reading.modality import Modality
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SAME_BUT_ONE = 0.6  # the share of the other words that a clause must say
_SAID = 0.9
_ALL_ELSE = 0.85  # the share of the other words that a sentence must say, in other clauses
_SAID_HERE = 0.4  # what of a claim the clause itself must say to turn it round

_ASKS = Pattern('[？?][”」』"]?$|有没有|是不是')
_THAN = Pattern("没有?[^，。；]{1,12}[多大高好快强远长重贵早](?=[，。；！])")  # 没有打工赚得多
_WHEN = Pattern("[之以]?后(?![来续])|之?时(?=，)|的时候")
_AHEAD = Pattern("[之以]?前(?![往来线排])")
_CAN = Pattern("可以?|能够?")
_FORBIDS = Pattern("不得|不准|禁止|严禁")
_NEVER = Pattern("(?:从未|未曾|不曾|从不|从来(?:没有?|不))[^，。；]*$")
_RULED_OUT = Pattern("不会|不可能|绝不|决不|永不")
_MAY = Pattern("可能|或许|也许|难免")
_FAR_CUE = 12  # characters from a denial to what it denies
_DONE = Pattern("已|[^为除]了|完成|完毕|过")
_ANNOUNCED = Pattern("即?将")
_PARTED = Pattern("[，、并及因由]|(?<!不)而")
_DENIES = Pattern("未(?![来成必免])|没(?![收落过])|无[法人需]|[并毫]无|不(?=[会能让再得曾])")
_FOR_NOW = Pattern("一时|起初|最初|一度|当时|暂")
_NEAR = 4  # characters before a denial that tell when it holds
_NEXT_TO = 5  # characters between a denial and the noun that it denies
_NEXT = 60  # characters behind a word in which the very words may follow
# 终止对旧系统的支持 denies 支持.
_GIVEN_UP = Pattern(
    r"(?:停止|终止|放弃|取消|中止|结束|不再|暂停)了?(?:对|向|给)[^，。；：]{1,30}?的?$"
)
_SIDES = ("主场", "客场")
_AMOUNTS = ("多", "少")  # 最多 says no rise of what fell
OTHER_SIDE = {
    "以上": "以下",
    "以内": "以外",
    "之前": "之后",
    "以前": "以后",
    "之上": "之下",
    "之内": "之外",
}
OTHER_SIDE |= {other: side for side, other in OTHER_SIDE.items()}
_SIDED = Pattern(rf"(\w\w)({'|'.join(OTHER_SIDE)})")
_COMMA = Pattern("[，。；！？,;]")


@rule(
    "contrary-word",
    "绿洲公司的出口下降。 ← 绿洲公司的出口增长。",
    never=("绿洲公司的出口上升。 ← 绿洲公司的出口增长。",),
)
def wording(aligned: Alignment) -> Result:
    """下降 against 增长; 亏损 against 盈利."""
    claim = aligned.claim
    turns = list(_turned(aligned))
    refuted = [detail for detail, fact in turns if fact]
    missing = [detail for detail, fact in turns if not fact]
    # 甲队不敌乙队 says no other than 乙队战胜甲队.
    deeds = deeds_of(aligned)
    turned = lexicon.words("directed_verbs") if deeds.agree() else frozenset()
    if is_other_side(aligned, deeds.names):
        turned |= {*_SIDES}
    for item in aligned.items:
        rest = [i for i in aligned.items if i is not item]
        if item.name or item.text in turned or share(rest, aligned.clause) < _SAME_BUT_ONE:
            continue
        if _WHEN.match(claim.text, item.start - claim.span.start + len(item.text)):
            continue  # 新规实施后 tells when
        said = [c for c in aligned.clauses if item.hits[c] >= _SAID]
        if item.hits[aligned.clause] >= _SAID:
            if (against := _beside_another(item, said, aligned)) and against not in claim.text:
                refuted.append(Detail("wording", item.text, against))
        else:
            against = _against(item, aligned)
            others = name_form(claim.text).replace(item.text, "")
            denied = item.modality is not None and item.modality.says_not  # 不会停止: 继续
            if against and not denied and against not in others and _is_fact(against, aligned):
                refuted.append(Detail("wording", item.text, against))
    return Result(tuple(refuted), tuple(missing))


def _is_fact(word: str, aligned: Alignment) -> bool:
    """Return whether the evidence says a word as what is so, not as what might be."""
    start = aligned.article.document.text_of(aligned.sentence).find(word)
    place = aligned.sentence._replace(start=aligned.sentence.start + start)
    force = aligned.article.modality(place, noun=False).force if start >= 0 else "asserted"
    expected = any(i.modality and i.modality.force != "asserted" for i in aligned.items)
    return force in ("asserted", "planned") or (expected and force == "hedged")


def _against(item: ClaimItem, aligned: Alignment) -> str | None:
    """Return the contrary of a word that its clause has, or the one beside it in the sentence."""
    article = aligned.article
    said = [c for c in aligned.clauses if item.hits[c] >= _SAID]
    if any(c == aligned.clause or not article.has_subject(item.text, c) for c in said):
        return None
    if any(
        share_of_hits(aligned.items, c) >= share_of_hits(aligned.items, aligned.clause)
        for c in said
    ):
        return _beside_another(item, said, aligned)
    if item.text in lexicon.words("changes") and last_change(aligned.here.text)[0]:
        return None  # for `_turned` and the figures
    # 余额为3万亿元，同比下降: that is of what it goes on with.
    change = item.text in lexicon.words("changes")
    goes_on = change and any(
        item.hits[c] >= _SAID for c in aligned.clauses if c == aligned.clause + 1
    )
    near = (aligned.clause + step for step in ((0, 1) if goes_on else (0, 1, -1)))
    says = (aligned.article.clauses[c].says for c in near if c in aligned.clauses)
    against = next(filter(None, (contrary_in(item.text, one) for one in says)), None)
    return None if against in _AMOUNTS or _is_of_price(against, aligned) else against


def _is_of_price(word: str | None, aligned: Alignment) -> bool:
    """Return whether a word only tells which price is meant: 收购价 is what the other side gets."""
    said = aligned.article.document.text_of(aligned.sentence)
    return word is not None and word + "价" in said and not re.search(f"{word}(?!价)", said)


def _beside_another(item: ClaimItem, said: Sequence[int], aligned: Alignment) -> str | None:
    """Return the contrary of a word beside a noun or name of the claim that the word is not beside.

    在甲项目获得银牌，在乙项目获得金牌: what is won in the first is no 金牌.
    """
    if item.text[0] == "最" or aligned.claim.figures:
        return None
    verbs = [i for i in aligned.items if i.predicate]
    things = [
        i for i in aligned.items if i is not item and (i.name or i.noun) and i.weight >= _SAID
    ]
    for clause in aligned.clauses:
        against = contrary_in(item.text, aligned.article.clauses[clause].says)
        done = any(i.hits[clause] >= SYNONYM for i in verbs)
        if clause in said or not against or not done:
            continue
        # Who is named first is meant in what follows.
        own = [i for i in things if i.name is None or clause > max(said, default=-1)]
        if any(i.hits[clause] >= 1 and all(i.hits[c] < SYNONYM for c in said) for i in own):
            return against
    return None


def _turned(aligned: Alignment) -> Iterator[tuple[Detail, bool]]:
    """Yield the contrary change of a claim without figures: 售价上调 against 售价下调.

    With it, whether the evidence has it for a fact.
    """
    claim = aligned.claim
    if claim.figures and aligned.article.records.within("figures", aligned.here.span):
        return
    theirs = last_change(aligned.here.text)
    for part in _COMMA.split(name_form(claim.text)):
        ours = last_change(part)
        rest = [i for i in aligned.items if i.text not in ours[0]]
        if share_of_hits(rest, aligned.clause) < _SAID_HERE:
            continue
        if are_opposed(ours, theirs) and share(rest, aligned.clause) >= _SAME_BUT_ONE:
            yield Detail("wording", ours[0], theirs[0]), _is_fact(theirs[0], aligned)


@rule(
    "other-side",
    "夜间气温在冰点以上。 ← 夜间气温降到冰点以下。",
    never=("夜间气温在冰点以下。 ← 夜间气温降到冰点以下。",),
)
def sides(aligned: Alignment) -> Result:
    """冰点以上 against 冰点以下: the other side of the same."""
    said = name_form(aligned.article.document.text_of(aligned.sentence))
    for match in _SIDED.finditer(name_form(aligned.claim.text)):
        turned = OTHER_SIDE[match[2]]
        if match[1] + turned in said and match[0] not in said:
            return Result((Detail("wording", match[0], match[1] + turned),))
    return NOTHING


@rule(
    "other-modality",
    "绿洲公司没有回收旧电池。 ← 绿洲公司回收旧电池。",
    "绿洲公司将裁员三成。 ← 绿洲公司昨天否认将裁员三成。",
    "绿洲公司收购白鹭传媒。 ← 绿洲公司拟收购白鹭传媒。",
    "白河大桥8月通车。 ← 白河大桥可能于8月通车。",
    "白鹭镇发生爆炸。 ← 网传白鹭镇发生爆炸系谣言。",
    never=(
        "绿洲公司将回收旧电池。 ← 绿洲公司计划回收旧电池。",
        "绿洲公司没有回收旧电池。 ← 绿洲公司未回收旧电池。",
        "绿洲公司可能裁员。 ← 绿洲公司不排除裁员。",
    ),
)
def modalities(aligned: Alignment) -> Result:
    """否认将裁员 refutes 将裁员; 可能, 拟 and 网传 do not bear out what is said as a fact."""
    refuted, missing = [], []
    compared = (
        [] if is_first_of_all(aligned) or tells_removal(aligned) else list(_compared(aligned))
    )
    asked = _ASKS.search(aligned.article.document.text_of(aligned.sentence))
    # A cue that means a word alike in both has no more to tell: 没有击中以军, 以军没有被击中.
    alike = [c for c in compared if c.verdict == FOLLOWS and c.item.predicate]
    agreed = {cue for c in alike if c.denied for cue in c.cues}
    hinders = _HINDERS.search(aligned.here.text)
    for one in compared:
        if hinders and _HINDERS.match(one.detail.claimed):
            continue
        if one.verdict == FOLLOWS or agreed & one.cues or _is_cut_otherwise(one, aligned):
            continue
        before = aligned.article.document.text_of(aligned.sentence._replace(end=one.place.start))
        if one.item.modality and one.item.modality.says_not and _FORBIDS.search(before):
            continue  # 不得以殴打等方式，强迫
        if one.item.modality and one.item.modality.says_not and _NEVER.search(before):
            continue  # 没有见过面, 从未和王某见过面
        far = one.place.start - one.start > _FAR_CUE and one.verdict == EXCLUDED
        if far and one.denied and not _FORBIDS.search(one.detail.found or ""):
            continue  # 未能达成协议给正在担任主席国的: what is denied stands between
        never = one.verdict == OPEN and _says_never(one)
        excluded = one.verdict == EXCLUDED or never
        bound = not asked and _is_bound(one, aligned)
        if excluded and bound and _is_of_the_same(one, aligned):
            refuted.append(one.detail)
        else:
            missing.append(one.detail)
    return Result(tuple(refuted[:1]), tuple(missing[:1]))


_HINDERS = Pattern("阻止|抑制|防止|遏制|阻断|预防|阻碍")  # 阻止 and 抑制 say the same


def _is_bound(one: "_Meant", aligned: Alignment) -> bool:
    """Return whether what a cue of the evidence governs is the word itself, and none before it.

    财务不公开、打压同事 and 停止袭击并撤军 deny no 打压 and stop no 撤军; nor does 放弃指挥权仪式
    give up a 仪式. Where both deny something, they may well say the same: 没改密码, 未修改密码.
    What is 一时无法 done may be done later.
    """
    text = aligned.article.document.paragraph(one.place.paragraph).text
    between = text[one.start : one.place.start]
    last = between.rpartition("，")[2]
    between = last if _DENIES.search(last) else between
    if _PARTED.search(between) and not _FORBIDS.match(between):
        return False
    through = any(i.text in between for i in aligned.items if len(i.text) > 1) or "或" in between
    if not one.item.predicate and len(between) >= _NEXT_TO and not through:
        return False
    said = aligned.article.document.text_of(aligned.sentence)
    return not (_DENIES.search(aligned.claim.text) and _DENIES.search(said)) and not (
        _FOR_NOW.search(text[max(0, one.start - _NEAR) : one.start])
    )


def _says_never(one: "_Meant") -> bool:
    """Return whether a claim rules out what the evidence says may be: 不会犯错, 可能犯错."""
    told = (one.detail.found or "").removesuffix(one.item.text)
    return bool(_RULED_OUT.match(one.detail.claimed) and _MAY.search(told))


class _Meant(NamedTuple):
    """A word of the claim, where the evidence has it, and how either means it.

    `start` is where the evidence begins to mean it, `cues` where the cues of both begin.
    """

    item: ClaimItem
    place: Span
    start: int
    verdict: str
    detail: Detail
    cues: frozenset[tuple[str, int]]
    denied: bool


def _compared(aligned: Alignment) -> Iterator[_Meant]:
    claim = aligned.claim
    for item in aligned.items:
        told = _told(item, aligned)
        if told is None or not item.modality:
            continue
        place, theirs = told
        text = aligned.article.document.paragraph(place.paragraph).text
        if (given_up := _GIVEN_UP.search(text, 0, place.start)) and theirs.force == "asserted":
            theirs = theirs._replace(force="denied", start=given_up.start())
        start = place.start if theirs.start is None else theirs.start
        behind = claim.text[item.start - claim.span.start + len(item.text) :]
        if theirs.force == "planned" and _AHEAD.match(behind):
            continue  # 登船前, 准备登船
        can = _CAN.search(text[start : place.start]) and _CAN.search(claim.text)
        if can or (theirs.start is not None and _THAN.match(text, start)):
            continue
        announced = bool(_ANNOUNCED.match(text, start))
        verdict = _stands(_meant(item.modality, aligned, announced=announced), theirs)
        kinds = ("denied", "denies") if theirs.force == "denied" else (theirs.force,)
        if not item.predicate and any(aligned.claim_has(kind) for kind in kinds):
            continue  # 市场严禁甲物 is 严禁甲物进入市场
        first = item.start if item.modality.start is None else item.modality.start
        ours = claim.text[max(0, first - claim.span.start) :]
        detail = Detail(
            "wording", ours[: ours.find(item.text) + len(item.text)], text[start : place.end]
        )
        starts = (("claim", item.modality.start), ("told", theirs.start))
        cues = frozenset((side, cue) for side, cue in starts if cue is not None)
        yield _Meant(item, place, start, verdict, detail, cues, theirs.force == "denied")


def _is_cut_otherwise(one: _Meant, aligned: Alignment) -> bool:
    """Return whether the evidence has the very words of the claim, or the claim those of it."""
    text = aligned.article.document.paragraph(one.place.paragraph).text
    claimed, told = one.detail.claimed, text[one.start : one.place.end]
    next_to = text[one.place.start : one.place.start + _NEXT]
    if claimed != one.item.text and claimed in next_to:
        return True  # 合格样品526批次，不合格样品26批次
    denials = (w for k in ("denied", "denies") for w in lexicon.having("modality_cues", k))
    cut = one.start < one.place.start and told in aligned.claim.text
    return cut and any(w in told for w in denials)


def _is_of_the_same(one: _Meant, aligned: Alignment) -> bool:
    """Return whether the evidence speaks of the same thing, so that another meaning refutes."""
    rest = [i for i in aligned.items if i is not one.item and not _is_cue(i.text)]
    long = [i for i in rest if len(i.text) > 1]
    clause = aligned.article.clause_at(one.place)
    worded = any(i.name is None for i in long)
    apart = worded and all(i.hits[clause] < SYNONYM for i in long)
    close = one.place.start - one.start <= _NEXT_TO
    if apart and not (close and aligned.said(rest) >= _ALL_ELSE):
        return False
    next_to = one.item.predicate or one.place.start - one.start <= _NEXT_TO
    here = aligned.said(rest) >= _SAID_HERE
    return next_to and here and share(rest, aligned.clause) >= _SAME_BUT_ONE


def _is_cue(word: str) -> bool:
    return lexicon.mapping("modality_cues").get(word, "none") != "none"


def _told(item: ClaimItem, aligned: Alignment) -> tuple[Span, Modality] | None:
    """Return where the evidence has a word of the claim, and how it means it."""
    if item.modality is None:
        return None
    place = aligned.place_of(item)
    elsewhere = place and aligned.article.clause_at(place) != aligned.clause
    if not item.predicate and (elsewhere or aligned.claim.figures):
        return None
    return place and (place, aligned.article.modality(place, noun=not item.predicate))


def _meant(modality: Modality, aligned: Alignment, *, announced: bool) -> Modality:
    """Return how a claim means a word; what it says of a day to come is planned.

    A headline says 出任 of who will be it.
    """
    today, claim = aligned.article.document.header.date, aligned.claim
    ahead = today and claim.dates and all(d.start and d.start > today for d in claim.dates)
    if modality.force == "asserted" and (ahead or announced) and not _DONE.search(claim.text):
        return modality._replace(force="planned")
    return modality


def _stands(ours: Modality, theirs: Modality) -> str:
    """Return FOLLOWS, EXCLUDED or OPEN: how what is claimed stands to what is told."""
    if ours.force == "rumoured":
        return FOLLOWS if theirs.force in ("rumoured", "denied") else OPEN
    if theirs.force == "rumoured":
        return OPEN
    if ours.says_not != theirs.says_not:
        return OPEN if theirs.force == "hedged" != ours.force else EXCLUDED
    if theirs.force == "hedged" or (theirs.force == "planned" and not theirs.negated):
        weaker = ("hedged",) if theirs.force == "hedged" else ("hedged", "planned")
        return FOLLOWS if ours.force in weaker else OPEN
    return FOLLOWS
