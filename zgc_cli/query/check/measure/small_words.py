"""The wording of a claim beside its evidence: characters and pairs, their order, small words."""

from collections.abc import Iterator
from itertools import pairwise

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.query.check.alignment import Alignment
from zgc_cli.reading.normal import sentence_form
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 1000  # characters of the evidence that are looked at
_BESIDE = 2  # clauses of the sentence on each side of the best one that are read with it
# Small words that turn what is said, each kind with the forms in which it may stand.
_CUES = {
    name: Pattern(forms)
    for name, forms in {
        "first": "首|第一|最早|率先|头一|最先",
        "last": "最后|最终|最晚|末",
        "only": "仅|只|唯一|独|单",
        "not until": "才",
        "all": "全部|所有|全体|都|均|一律|各|每|任何|完全|整个|无一|全",
        "some": "部分|之一|一些|多数|大多|有的|有些|个别|其中",
        "also": "也|还|亦|同样|又|同时",
        "most": "最(?!近|终|后|初|新)|冠军|第一|榜首|首位",
        "again": "再|又|重新|复",
        "after": "[之以随]后|后来|后(?=[，才就])|接着|继而|才|后",
        "before": "前|先|早",
        "while": "期间|当时|当天|当年|同时|时",
        "cause": "因|由于|导致|为了|所以|致使|源于|原因|缘于|归咎|起因",
        "denial": "不|没|未|无|非|否|拒|勿|免|难",
        "maybe": "可能|或|预计|估计|料|有望|也许|预|恐",
        "plan": "将|拟|计划|准备|打算|即将|会|要",
        "done": "已|了|曾|完成",
        "passive": "被|遭|受|由|让",
        "towards": "向|给|对|把|往",
        "than": "比|超过|高于|低于|不到|不足|多于|少于|以上|以下|不及|更",
        "less": "少|低|降|减|跌|下|落|缩|负|亏",
        "more": "多|高|升|增|涨|上|扩|正|盈",
        "still": "仍|还|依旧|继续|依然|一直|至今",
        "begin": "开始|启动",
        "end": "结束|停|完|止|终",
        "self": "自己|本人|亲自|独自",
        "must": "必须|应|需|得|须|强制",
        "win": "胜|赢|夺|击败",
        "fail": "败|负|输|失|亡|死",
        "unlike": "而不是|并非|而非|不同|相反|却",
    }.items()
}
STEPS = (0.5, 0.65, 0.8, 0.95)
_TIGHT = (1.5, 2.5, 4.0)


def clauses_around(aligned: Alignment) -> tuple[int, int]:
    """Return the clauses of the evidence: the best one and those around it in its sentence."""
    first, end = aligned.span_of(aligned.clause)
    return max(first, aligned.clause - _BESIDE), min(end, aligned.clause + _BESIDE + 1)


def place_around(aligned: Alignment) -> Span:
    """Return the place of these clauses."""
    first, end = clauses_around(aligned)
    clauses = aligned.article.clauses
    return clauses[first].span._replace(end=clauses[end - 1].span.end)


def of_characters(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield how many characters and pairs the evidence has, and how many in the same order."""
    document = aligned.article.document
    ours = sentence_form(aligned.claim.text)
    here = sentence_form(document.text_of(aligned.here.span))
    theirs = sentence_form(document.text_of(place_around(aligned)))[:_LONGEST]
    beside = "".join(sentence_form(t) for t in _texts_around(aligned, document))
    size = len(ours) or 1
    pairs = [a + b for a, b in pairwise(ours)] or [ours]
    ordered = _common_in_order(ours, theirs) / size
    held = sum(c in theirs for c in ours) / size
    yield "characters", held
    yield "characters in clause", sum(c in here for c in ours) / size
    yield "characters near", sum(c in beside for c in ours) / size
    yield "characters in order", ordered
    yield "characters out of order", held - ordered
    of_pairs = sum(p in theirs for p in pairs) / len(pairs)
    yield "pairs", of_pairs
    yield "pairs near", sum(p in beside for p in pairs) / len(pairs)
    for name, value in (("characters", held), ("order", ordered), ("pairs", of_pairs)):
        for step in STEPS:
            yield f"{name} from {step}", float(value >= step)
    tight = _window(aligned, theirs) / size
    yield "window", min(tight, 6.0) / 6
    for step in _TIGHT:
        yield f"window below {step}", float(tight < step)
    whole = sentence_form(document.text_of(aligned.sentence))
    yield "long evidence", float(len(whole) > 120)
    yield "longer evidence", float(len(whole) > 240)
    yield "length", min(size, 60) / 60
    yield "length of evidence", min(len(theirs), 160) / 160
    yield "longest piece missing", min(_longest_missing(ours, theirs), 8) / 8
    yield "longest piece told", min(_longest_told(ours, theirs), 16) / 16


def _window(aligned: Alignment, theirs: str) -> int:
    """Return the length of the shortest piece of the evidence that has all that it has."""
    found = []
    for number, item in enumerate(aligned.items):
        start = theirs.find(item.text)
        while start >= 0:
            found.append((start, start + len(item.text), number))
            start = theirs.find(item.text, start + 1)
    found.sort()
    wanted = {number for *_, number in found}
    held: dict[int, int] = {}
    best, first = len(theirs), 0
    for _, end, number in found:
        held[number] = held.get(number, 0) + 1
        while len([n for n in held if held[n]]) == len(wanted):
            best = min(best, end - found[first][0])
            held[found[first][2]] -= 1
            first += 1
    return best


def _texts_around(aligned: Alignment, document: Document) -> Iterator[str]:
    article, here = aligned.article, aligned.here.sentence
    for other in (here - 1, here, here + 1):
        if 0 <= other < len(article.sentences):
            yield document.text_of(article.sentence_span(other))


def _common_in_order(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, with a bit for each character."""
    places: dict[str, int] = {}
    for number, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << number
    row = 0
    for character in other:
        if here := places.get(character):
            x = here | row
            row = x & ~(x - (row << 1 | 1))
    return row.bit_count()


def _longest_missing(ours: str, theirs: str) -> int:
    longest = now = 0
    for character in ours:
        now = 0 if character in theirs else now + 1
        longest = max(longest, now)
    return longest


def _longest_told(ours: str, theirs: str) -> int:
    longest = start = 0
    for end in range(1, len(ours) + 1):
        while start < end and ours[start:end] not in theirs:
            start += 1
        longest = max(longest, end - start)
    return longest


def of_cues(aligned: Alignment) -> Iterator[tuple[str, float]]:
    """Yield which small words one text has and the other has not."""
    document = aligned.article.document
    ours, theirs = aligned.claim.text, document.text_of(place_around(aligned))
    here = document.text_of(aligned.here.span)
    untold = 0
    for name, cue in _CUES.items():
        claimed, told = cue.search(ours), cue.search(theirs)
        if claimed:
            if not told:
                untold += 1
                yield f"{name} untold", 1.0
            if told and claimed[0] not in theirs:
                yield f"{name} in other words", 1.0
        elif cue.search(here):
            yield f"{name} left out", 1.0
        if name == "denial" and (len(cue.findall(ours)) + len(cue.findall(here))) % 2:
            yield "odd denials", 1.0
    yield "untold cues", min(untold, 4) / 4
