"""Which of its neighbours each name and number of a claim has in the evidence, and how it sounds.

Whoever swaps two parties, or gives one thing the number of another, keeps all the words; what
stands nearest to what tells it. And praise for blame, or 仍 for 停止, keeps all the names.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zgc_cli.document.records import Figure
from zgc_cli.query.amounts import FOLLOWS, comparable, figure_verdict
from zgc_cli.query.check.alignment import Alignment, ClaimItem
from zgc_cli.query.check.measure.small_words import place_around
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.runtime.pattern import Pattern

_HEAVY = 0.7  # what a word weighs that tells what a number is of
_PARTIES = ("person", "org", "place", "product")
_CLAUSE = Pattern("[，；。！？;：:]")
_PASSIVE = Pattern("[被遭由受]")
_GIVEN_UP = Pattern("停止|终止|放弃|取消|中止|不再|结束|撤|拒|未能|暂停|叫停|退出|停[产运用业播]")
_GOES_ON = Pattern("仍|继续|依然|依旧|还在|照样|照常|保留")
_NEVER = Pattern("从没|从来没|从未|从不|未曾|一直没|始终没|至今没|没有过|根本[没不]")
_PRAISE = Pattern(
    "称赞|好评|满意|叫好|赞[扬赏同成]|看好|欢迎|喜欢|表扬|肯定|支持|感谢|乐观|信心|成功|自豪|点赞|值得"
)
_BLAME = Pattern(
    "批评|指责|谴责|不满|抱怨|质疑|反对|难以|担[心忧]|失望|投诉|怒|抨击|悲观|失败|羞耻|耻辱|看不懂|混乱|问题"
)
_COMPARED = Pattern(
    "[高低多少大小快慢早晚好差强弱重轻长短贵]于|超过|不如|不及|胜过|落后|领先|比[^，。；赛例重如方分拼武]{1,14}?(?:[还更要]?[高低多少大小快慢早晚好差强弱重轻长短贵]|便宜)"
)
_ORDER = Pattern("先[^，。；]{1,16}[，]?[^。；]{0,10}(?:才|随后|再|后|接着)")
_ORDERED = Pattern("先|之后|随后|后来|以后|再|才|接着|此前|之前|然后")
_JUST = Pattern("才|仅|只|刚|不过|而已|区区")
_AS_MUCH = Pattern("多达|高达|足足|长达|竟|甚至|整整")

Places = list[tuple[int, int]]


def bearings(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how names, numbers and the tone of a claim stand to those of its evidence."""
    text = aligned.article.document.text_of(place_around(aligned))
    yield from _of_names(aligned, text)
    yield from _of_numbers(aligned, text)
    yield from _of_tone(aligned.claim.text, text)


def _forms(item: ClaimItem) -> list[str]:
    entity = item.name.entity if item.name else None
    forms = {
        item.text,
        *(forms_of(entity) if entity else ()),
        *(() if item.name else same(item.text)),
    }
    return sorted((f for f in forms if len(f) > 1), key=lambda f: (-len(f), f))


def _places(item: ClaimItem, text: str) -> Places:
    for form in _forms(item):
        start, found = text.find(form), []
        while start >= 0:
            found.append((start, start + len(form)))
            start = text.find(form, start + 1)
        if found:
            return found
    return []


def _of_names(aligned: Alignment, text: str) -> Iterator[tuple[str, float]]:
    """Yield whether two parties are told in the other order, and who is named first."""
    named = sorted(
        (i for i in aligned.items if i.name and i.name.type in _PARTIES), key=lambda i: i.start
    )
    placed = [(i, found) for i in named if (found := _places(i, text))]
    turned = any(
        one.name
        and other.name
        and one.name.type == other.name.type
        and min(a for a, _ in theirs) < min(a for a, _ in ours)
        for (one, ours), (other, theirs) in pairwise(placed)
    )
    passive = bool(_PASSIVE.search(aligned.claim.text)) != bool(_PASSIVE.search(text))
    yield "names turned round", float(turned)
    yield "names turned round, one passive", float(turned and passive)
    if named and named[0].name:
        first = named[0]
        yield "first name told", float(bool(_places(first, text)))
        placed_there = aligned.article.records.within("entities", place_around(aligned))
        leading = next((e for _, e in placed_there if e.type == named[0].name.type), None)
        own = first.name.entity if first.name else None
        yield "another name leads", float(leading is not None and leading != own)
    yield "parties", min(len(named), 3) / 3


def _of_numbers(aligned: Alignment, text: str) -> Iterator[tuple[str, float]]:
    """Yield whether the number of a claim is the one nearest to the words that it has beside it."""
    claim, place = aligned.claim, place_around(aligned)
    told = aligned.article.records.within("figures", place)
    nearest = others = 0
    for figure in claim.figures:
        rivals = [(s.start - place.start, f) for s, f in told if comparable(figure, f)]
        own = [at for at, f in rivals if figure_verdict(figure, f) == FOLLOWS]
        if not own or len(own) == len(rivals):
            continue
        for item in _beside(figure, aligned):
            spots = [a for a, _ in _places(item, text)]
            if not spots:
                continue
            mine, its = (
                min(_distance(text, spot, at) for spot in spots for at in ends)
                for ends in (own, [at for at, _ in rivals if at not in own])
            )
            nearest += mine < its
            others += its < mine
    if nearest + others:
        yield "number nearest", nearest / (nearest + others)
        yield "another number nearer", float(others > nearest)
        yield "another number always nearer", float(not nearest)


def _beside(figure: Figure, aligned: Alignment) -> Sequence[ClaimItem]:
    """Return the words and names of the clause of a claim's number."""
    claim = aligned.claim
    at = figure.span.start - claim.span.start
    start = max((m.end() for m in _CLAUSE.finditer(claim.text, 0, max(at, 0))), default=0)
    stop = _CLAUSE.search(claim.text, max(at, 0))
    span = range(
        claim.span.start + start, claim.span.start + (stop.start() if stop else len(claim.text))
    )
    return [i for i in aligned.items if i.start in span and (i.name or i.weight >= _HEAVY)]


def _distance(text: str, one: int, other: int) -> float:
    """Return how far two places are; a clause's end counts as many characters."""
    start, end = sorted((one, other))
    marks = len(_CLAUSE.findall(text, start, end))
    return end - start + _OF_MARK * marks + (_BEHIND if other < one else 0)


_OF_MARK, _BEHIND = 10, 4  # what a mark between counts, and that the number stands first


def _of_tone(ours: str, theirs: str) -> Iterator[tuple[str, float]]:
    praise, blame = ((bool(p.search(ours)), bool(p.search(theirs))) for p in (_PRAISE, _BLAME))
    yield "praise for blame", float(praise[0] and not blame[0] and blame[1])
    yield "praise for blame alone", float(praise[0] and not blame[0] and blame[1] and not praise[1])
    yield "blame for praise", float(blame[0] and not praise[0] and praise[1] and not blame[1])
    up = _GIVEN_UP.search(theirs)
    yield (
        "goes on for given up",
        float(bool(_GOES_ON.search(ours) and up and not _GOES_ON.search(theirs))),
    )
    yield "given up left out", float(bool(up and not _GIVEN_UP.search(ours)))
    yield "given up untold", float(bool(_GIVEN_UP.search(ours) and not up))
    yield "never untold", float(bool(_NEVER.search(ours) and not _NEVER.search(theirs)))
    compared = _COMPARED.search(ours)
    yield "comparison untold", float(bool(compared and not _COMPARED.search(theirs)))
    yield "order untold", float(bool(_ORDER.search(ours) and not _ORDERED.search(theirs)))
    yield "just for as much", float(bool(_JUST.search(ours) and _AS_MUCH.search(theirs)))
