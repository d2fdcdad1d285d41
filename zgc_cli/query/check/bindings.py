"""What of a claim belongs together, against what stands together in the evidence.

Whoever tells the parts of a sentence in another combination says all of its words: 医生建议甲，
家属选择乙. So each part of a claim (a word, a name, a figure) is bound to those beside it in its
clause, and in the evidence none of another clause may stand in its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations

from zgc_cli.query.check.alignment import (
    NOTHING,
    Alignment,
    ClaimItem,
    Detail,
    Result,
    share_of_hits,
)
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.query.check.deeds import deeds_of
from zgc_cli.query.check.names import may_stand_for, who_tell
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_MARK = Pattern("[，；。！？,;：:、]")  # between what does not stand together
_CLAUSE = Pattern("[，；。！？,;]")
_BY_TURN = Pattern("分[别获列居]|依次")  # for `turns_taken`
_FOCUS = Pattern("的正?是(?P<who>[^，。；]+)")
_FOCUS_BEFORE = Pattern("是由?(?P<who>[^，。；的]{2,10})[^，。；的]{2,6}的[。；！]?$")
_DEED_SAID = 0.6  # the share of what 甲 did that a clause says
_PIVOT = Pattern("[是比到至]")
_SIZES = range(10, 1, -1)  # characters of what is compared
_PASSIVE = Pattern("[被遭由把将]")
_SEMICOLON = Pattern("[；;]")
_NEW_SUBJECT = Pattern("[；;。、]")
_LISTED = "、和与及跟同等"
_REACH = 10  # characters between two parts that stand beside each other
_PARTIES = ("person", "org", "place")
_WORD = "word"

Places = Sequence[tuple[int, int]]


class _ClaimPart(NamedTuple):
    """A part of a claim: its clause there, and its places in the sentence of the evidence."""

    text: str
    kind: str  # of a name or figure
    start: int
    clause: int
    told: Places


class _BoundSentence:
    """The sentence of the evidence, with the marks up to each character."""

    def __init__(self, text: str) -> None:
        """Count the marks."""
        self.text = text
        self._marks = list(accumulate((bool(_MARK.match(c)) for c in text), initial=0))

    def beside(self, ours: Places, theirs: Places, reach: int) -> bool:
        """Return whether any two places have no mark between them, and not many characters."""
        return any(
            self._marks[max(a, c)] == self._marks[min(a, c)]
            and (b <= c or d <= a)
            and max(a, c) - min(b, d) <= reach
            for a, b in ours
            for c, d in theirs
        )

    def close(self, one: _ClaimPart, other: _ClaimPart) -> bool:
        return self.beside(one.told, other.told, _REACH)

    def are_parted(self, one: _ClaimPart, other: _ClaimPart) -> bool:
        """Return whether a semicolon stands between all places of two parts."""
        return all(
            _SEMICOLON.search(self.text[min(b, d) : max(a, c)])
            for a, b in one.told
            for c, d in other.told
        )

    def in_one(self, one: _ClaimPart, other: _ClaimPart) -> bool:
        return self.beside(one.told, other.told, len(self.text))


@rule(
    "crossed-parts",
    "医生建议观察，家属选择手术。 ← 医生昨天建议手术，家属选择观察。",
    "绿洲公司修桥3次，修路8次。 ← 绿洲公司去年修桥8次，修路3次。",
    never=("家属选择观察，医生建议手术。 ← 医生昨天建议手术，家属选择观察。",),
)
def crossed(aligned: Alignment) -> Result:
    """Two parts of a claim, each where the evidence has the other one."""
    sentence, parts = _read(aligned)
    if bool(_BY_TURN.search(sentence.text)) != bool(_BY_TURN.search(aligned.claim.text)):
        return NOTHING
    for one, other in combinations(parts, 2):
        if one.clause == other.clause or one.kind != other.kind or not (one.told and other.told):
            continue
        if one.text in other.text or other.text in one.text:
            continue
        if _is_in(one, other.clause, parts) or _is_in(other, one.clause, parts):
            continue
        if _are_crossed(one, other, parts, sentence):
            kind = one.kind if one.kind in _PARTIES else "wording"
            return Result((Detail(kind, one.text, other.text),))
    return NOTHING


def _are_crossed(
    one: _ClaimPart, other: _ClaimPart, parts: Sequence[_ClaimPart], sentence: _BoundSentence
) -> bool:
    """Return whether each stands with what the other one has beside it; of names one suffices."""
    pairs = (one, other), (other, one)
    taken = [
        [
            a
            for a in _around(mine, parts)
            if not _is_in(a, its.clause, parts)
            and a.text not in (mine.text, its.text)
            and sentence.close(its, a)
            and not sentence.in_one(mine, a)
        ]
        for mine, its in pairs
    ]
    if all(taken):
        return True
    alone = one.kind != _WORD
    return alone and any(a.kind != one.kind for row in taken for a in row)


@rule(
    "rival-beside",
    "王明远是绿洲公司副经理。 ← 绿洲公司副经理李国强、顾问王明远昨天来到白鹭镇。",
    never=("李国强是绿洲公司副经理。 ← 绿洲公司副经理李国强、顾问王明远昨天来到白鹭镇。",),
)
def rivals(aligned: Alignment) -> Result:
    """A name that stands apart from what a claim tells of it, which has another name beside it."""
    if deeds_of(aligned).agree():
        return NOTHING
    sentence, parts = _read(aligned)
    placed = aligned.article.records.within("entities", aligned.sentence)
    tell = who_tell(aligned.sentence, aligned)
    for part in parts:
        name = next((i.name for i in aligned.items if i.name and i.start == part.start), None)
        if name is None or part.kind not in _PARTIES or not part.told or _is_listed(part, sentence):
            continue
        beside = _told_around(part, parts)
        parted = [p for p in _same_clause(part, parts) if sentence.are_parted(part, p)]
        if not beside or (not parted and any(sentence.in_one(part, p) for p in beside)):
            continue
        for entity in dict.fromkeys(entity for _, entity in placed):
            place = list(_forms_in(sentence.text, forms_of(entity)))
            if entity.id in tell or not place or not may_stand_for(entity, name, aligned):
                continue
            if _goes_on(part.told[0], place, sentence.text):
                continue  # who is named first is meant in what follows
            close = all(sentence.beside(place, p.told, _REACH) for p in parted or beside)
            if close or _goes_before(place, part, beside, sentence):
                return Result(missing=(Detail(part.kind, part.text, entity.name),))
    return NOTHING


@rule(
    "other-focus",
    "主持晚会的是王明远。 ← 李国强主持晚会，王明远昨天朗诵诗歌。",
    "晚会是火枫中学赞助的。 ← 晚会由绿洲公司赞助，火枫中学提供场地。",
    never=(
        "朗诵诗歌的是王明远。 ← 李国强主持晚会，王明远昨天朗诵诗歌。",
        "晚会是绿洲公司赞助的。 ← 晚会由绿洲公司赞助，火枫中学提供场地。",
    ),
)
def focused(aligned: Alignment) -> Result:
    """Who did it, by 致辞的是甲 or 是甲致辞的, where the clause that has the deed names another."""
    claim, article = aligned.claim, aligned.article
    focus = _FOCUS.search(claim.text) or _FOCUS_BEFORE.search(claim.text)
    if focus is None:
        return NOTHING
    start, end = (claim.span.start + n for n in focus.span("who"))
    rest = [i for i in aligned.items if not start <= i.start < end]
    said = aligned.clauses, range(len(article.clauses))  # the deed may be told in another sentence
    best = (max(clauses, key=lambda c: share_of_hits(rest, c)) for clauses in said)
    clause = next((c for c in best if share_of_hits(rest, c) >= _DEED_SAID), None)
    if clause is None:
        return NOTHING
    for item in aligned.items:
        name = item.name
        if not start <= item.start < end or item.hits[clause]:
            continue
        if name is None or name.type not in _PARTIES:
            if item.noun and all(item.hits[c] < SYNONYM for c in aligned.clauses):
                return Result(missing=(Detail("wording", item.text, None),))
            continue
        others = (article.entities[id_] for id_ in sorted(article.clauses[clause].names))
        rival = next((e for e in others if may_stand_for(e, name, aligned)), None)
        if rival:
            return Result((Detail(name.type, name.text, rival.name),))
        # Who is named before may do what follows.
        where = [c for c in aligned.clauses if item.hits[c]]
        if clause in aligned.clauses and where and min(where) > clause:
            return Result(missing=(Detail(name.type, name.text, None),))
    return NOTHING


@rule(
    "turned-pair",
    "慢桩是快桩的八倍。 ← 去年每个快桩的用电量是慢桩的八倍。",
    "候鸟每年6月到12月停留。 ← 每年12月至次年6月，候鸟在湖边停留。",
    never=("快桩是慢桩的八倍。 ← 去年每个快桩的用电量是慢桩的八倍。",),
)
def turned(aligned: Alignment) -> Result:
    """甲 before 是, 比 or 至 and 乙 behind it against 乙 before it and 甲 behind."""
    claim, said = aligned.claim, aligned.article.document.text_of(aligned.sentence)
    for pivot in _PIVOT.finditer(claim.text):
        if pivot[0] == "是" and not claim.figures:
            continue  # 甲是乙 is 乙是甲
        front = _CLAUSE.split(claim.text[: pivot.start()])[-1]
        behind = claim.text[pivot.end() :]
        other = next((t for n in _SIZES if len(t := behind[:n]) == n and t in said), "")
        last = (front[-n:] for n in _SIZES if len(front) >= n and front[-n:] in said)
        pieces = [*(p for p in last if p), *_pieces(front, said)]
        pieces = [p for p in pieces if p not in other and other not in p]
        if not pieces or not other:
            continue
        # 去年的桃子比今年甜 may have either in the place of what it is compared with.
        ones = pieces if pivot[0] == "比" else [max(pieces, key=len)]
        word = "[到至]" if pivot[0] in "到至" else pivot[0]
        told = (_in_order(one, word, other, said) for one in ones)
        against = (_in_order(other, word, one, said) for one in ones)
        if not any(told) and (turned_round := next(filter(None, against), None)):
            return Result((Detail("wording", front + pivot[0] + other, turned_round),))
    return NOTHING


def _in_order(one: str, word: str, other: str, said: str) -> str | None:
    """Return where a clause has one thing, a word and another thing in this order."""
    between = "[^，。；、]*?"
    first, last = map(re.escape, (one, other))
    found = re.search(rf"(?<!\d){first}{between}{word}{between}(?<!\d){last}", said)
    return found[0] if found else None


def _pieces(text: str, said: str) -> Iterator[str]:
    """Yield the longest pieces of a text, of two characters or more, that a sentence has too."""
    at = 0
    while at < len(text):
        sizes = (n for n in _SIZES if at + n <= len(text) and text[at : at + n] in said)
        size = next(sizes, 0)
        if size:
            yield text[at : at + size]
        at += size or 1


def _read(aligned: Alignment) -> tuple[_BoundSentence, list[_ClaimPart]]:
    claim = aligned.claim
    text = name_form(aligned.article.document.text_of(aligned.sentence))
    ends = [claim.span.start + m.end() for m in _CLAUSE.finditer(claim.text)]

    def part(text_: str, kind: str, start: int, told: Places) -> _ClaimPart:
        return _ClaimPart(text_, kind, start, sum(end <= start for end in ends), told)

    found = [
        part(i.text, i.name.type if i.name else _WORD, i.start, list(_places(i, text)))
        for i in aligned.items
        if len(i.text) > 1
    ]
    for figure in claim.figures:
        number = Pattern(rf"(?<![\d.]){re.escape(name_form(figure.text))}")
        told = [m.span() for m in number.finditer(text)]
        found.append(part(figure.text, f"figure {figure.unit}", figure.span.start, told))
    return _BoundSentence(text), sorted(found, key=lambda p: p.start)


def _places(item: ClaimItem, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has a part, or what may stand for it."""
    entity = item.name.entity if item.name else None
    yield from _forms_in(text, {item.text, *same(item.text), *(forms_of(entity) if entity else ())})


def _forms_in(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    found = (
        m.span()
        for f in {*map(name_form, forms)}
        if len(f) > 1
        for m in re.finditer(re.escape(f), text)
    )
    return sorted(found)


def _around(part: _ClaimPart, parts: Sequence[_ClaimPart]) -> list[_ClaimPart]:
    """Return what is told right before and behind a part in its clause."""
    row = [p for p in parts if p.clause == part.clause]
    at = row.index(part)
    return [p for p in row[max(at - 1, 0) : at + 2] if p is not part and p.told]


def _same_clause(part: _ClaimPart, parts: Sequence[_ClaimPart]) -> list[_ClaimPart]:
    return [p for p in parts if p.clause == part.clause and p.told and p.kind != part.kind]


def _told_around(part: _ClaimPart, parts: Sequence[_ClaimPart]) -> list[_ClaimPart]:
    """Return what of the claim around a name, of another kind, the evidence has."""
    row = [p for p in parts if p.clause == part.clause and p.told]
    at = row.index(part)
    return [p for p in row[max(at - 1, 0) : at + 2] if p.kind != part.kind]


def _goes_before(
    place: Places, part: _ClaimPart, beside: Sequence[_ClaimPart], sentence: _BoundSentence
) -> bool:
    """Return whether a name leads up to what a claim tells of one that comes behind it."""
    if _PASSIVE.search(sentence.text):
        return False
    behind = [p for p in beside if p.start > part.start]
    return bool(behind) and all(
        place[0][1] <= min(a for a, _ in p.told) and max(a for a, _ in p.told) < part.told[0][0]
        for p in behind
    )


def _goes_on(first: tuple[int, int], place: Places, text: str) -> bool:
    """Return whether a sentence goes on about a name before others that begin no clause."""
    if place[0] < first or any(_MARK.match(text, start - 1) for start, _ in place):
        return False
    return not _NEW_SUBJECT.search(text[first[1] : place[0][0]])


def _is_in(part: _ClaimPart, clause: int, parts: Sequence[_ClaimPart]) -> bool:
    return any(p.clause == clause and p.text == part.text for p in parts)


def _is_listed(part: _ClaimPart, sentence: _BoundSentence) -> bool:
    return any(sentence.text[end : end + 1] in _LISTED for _, end in part.told)
