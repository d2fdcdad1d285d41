"""What the evidence has in place of a word that it lacks, part by part of the claim.

外源性 where the claim has 内源性, 四楼 for 一楼, 低 for 高: a word of the same kind, or the
contrary, stands in the evidence and not in the claim. And a claim of several statements is told
only as far as the one that is told least.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.query.check.alignment import Alignment, ClaimItem
from zgc_cli.query.check.measure.small_words import clauses_around, place_around
from zgc_cli.query.match.synonyms import contrary
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_SAID = 0.5
_LONG = 3  # characters of a word of which the last tell what kind of thing it is
_CLAUSE = Pattern("[，；。：]|,(?!\\d)")
_NUMERALS = "一二三四五六七八九十首头末前后上下左右初高低大小"
_CONTRARY = (
    "高低",
    "多少",
    "快慢",
    "先后",
    "内外",
    "有无",
    "买卖",
    "前后",
    "男女",
    "增减",
    "升降",
    "涨跌",
    "胜负",
    "胜败",
    "强弱",
    "新旧",
    "早晚",
    "里外",
    "进出",
    "开关",
    "宽严",
    "好坏",
    "长短",
    "轻重",
    "松紧",
    "生死",
    "老幼",
    "主客",
    "公私",
    "东西",
    "南北",
    "父母",
    "夫妻",
)
_OPPOSED = {a: b for pair in map(tuple, _CONTRARY) for a, b in (pair, pair[::-1])}
_MOST = Pattern("最.|第一|首位|冠军|唯一")
_NEXT = Pattern("第[二三四五六七八九]|之一|仅次")
_OPEN = Pattern("还在|正在|仍在|尚未|还没|有待|未能|没能|尚不")
_SETTLED = Pattern("已经|已[^久]|终于|均已|完毕|完成|查清|查明|结束")


def contrasts(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield what stands in the evidence where a word of the claim does not."""
    article, region = aligned.article, range(*clauses_around(aligned))
    ours = name_form(aligned.claim.text)
    theirs = name_form(article.document.text_of(place_around(aligned)))
    tokens = frozenset().union(*(article.clauses[c].tokens for c in region))
    others = [t for t in tokens if len(t) > 1 and t not in ours]
    counts: dict[str, int] = {}
    for item in aligned.items:
        if item.name or max(item.hits[c] for c in region) >= _SAID:
            continue
        for name in {name for other in others if (name := _stands_for(item, other))}:
            counts[name] = counts.get(name, 0) + 1
        if any(w in theirs and w not in ours for w in contrary(item.text) if len(w) > 1):
            counts["contrary there"] = counts.get("contrary there", 0) + 1
    for name, count in counts.items():
        yield name, 1.0
        yield f"{name} twice", float(count > 1)
    turned = {c for c in ours if (o := _OPPOSED.get(c)) and c not in theirs and o in theirs}
    yield "contrary character", float(any(_OPPOSED[c] not in ours for c in turned))
    yield from _of_ranks(ours, theirs)
    yield from _of_parts(aligned, region)
    yield from _of_source(aligned, region)


def _stands_for(item: ClaimItem, other: str) -> str | None:
    """Return how a word of the evidence may stand in the place of one that it lacks."""
    word = item.text
    if word[-1] != other[-1] or len(word) < 2 or abs(len(word) - len(other)) > 1:
        return None
    if word[1:] == other[1:] and word[0] in _NUMERALS and other[0] in _NUMERALS:
        return "other number word"
    if len(word) >= _LONG and len(other) >= _LONG:
        return "long word of a kind"
    return None


def _of_ranks(ours: str, theirs: str) -> Iterator[tuple[str, float]]:
    """Yield whether one is the first of what the other is the second of, or done against open."""
    most = [m for m in _MOST.findall(ours) if m not in theirs and not _NEXT.search(ours)]
    yield "most for next", float(bool(most and _NEXT.search(theirs)))
    one_of = (m for m in _MOST.findall(ours) if "之一" not in ours)
    yield "most for one of", float(any(_one_of_most(m, theirs) for m in one_of))
    settled = _SETTLED.search(ours) and not _OPEN.search(ours)
    yield "open for settled", float(bool(settled and _OPEN.search(theirs)))


def _one_of_most(word: str, text: str) -> bool:
    """Return whether a text has 最早 of several alone: 最早开发的油田之一."""
    rest = text.partition(word)[2]
    return "之一" in _CLAUSE.split(rest)[0] and word not in rest


def _of_parts(aligned: Alignment, region: range) -> Iterator[tuple[str, float]]:
    """Yield how far the part of the claim is told that is told least."""
    claim = aligned.claim
    ends = [m.end() for m in _CLAUSE.finditer(claim.text)]
    shares = []
    for start, end in pairwise([0, *ends, len(claim.text)]):
        part = [i for i in aligned.items if start <= i.start - claim.span.start < end]
        whole = sum(i.weight for i in part)
        if whole:
            shares.append(sum(i.weight * max(i.hits[c] for c in region) for i in part) / whole)
    if len(shares) > 1:
        yield "least part told", min(shares)
        yield "some part untold", float(min(shares) < _SAID)
        yield "parts", min(len(shares), 4) / 4


def _of_source(aligned: Alignment, region: range) -> Iterator[tuple[str, float]]:
    """Yield whether the evidence names another than who says it in the claim."""
    claim = aligned.claim
    said = min(
        (at for verb in _saying() if (at := claim.text.find(verb)) > 0), default=len(claim.text)
    )
    sources = [i for i in aligned.items if i.name and i.start - claim.span.start < said]
    if sources and said < len(claim.text):
        told = max(max(i.hits[c] for c in region) for i in sources)
        ours = {i.name.entity.id for i in sources if i.name and i.name.entity}
        article, kinds = aligned.article, {i.name.type for i in sources if i.name}
        named = {n for c in region for n in article.clauses[c].names} - ours
        rival = any(article.entities[n].type in kinds for n in named)
        yield "other source there", float(told < _SAID and rival)


@cache
def _saying() -> tuple[str, ...]:
    verbs = lexicon.mapping("saying_verbs").items()
    return tuple(w for w, kind in verbs if len(w) > 1 and kind != "none")
