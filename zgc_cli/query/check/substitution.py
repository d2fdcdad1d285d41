"""A noun put in another's place: 发布暴雨橙色预警 against 发布暴雨红色预警.

Where the article has the words on both sides of a noun, and another noun between them, it says
otherwise. Verbs, which have too many ways to say the same, are left to `contrast`.
"""

import re
from collections.abc import Collection, Iterator

from zgc_cli.query.check.alignment import NOTHING, SAME_THING, Aligned, Detail, Result
from zgc_cli.query.check.article import Ground
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.wording import contrary, same
from zgc_cli.reading.normal import key

_FLANK = 2  # characters that must agree on each side, or the clause begins or ends
_LONGEST = 8
# Also Ⅱ and Ⅲ, which are ii and iii here.
_NUMBER = re.compile(r"\d+(?:\.\d+)?|(?<![a-z])[ivx]+(?![a-z])")
_MARKS = re.compile(r"[，。；：！？、,;:!?（）()]+")


def substitutions(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """爬上屋顶求救 against 爬上大树求救."""
    if aligned.score < SAME_THING:
        return NOTHING
    clauses = ground.clauses_of(ground.clauses[aligned.clause].sentence)
    theirs = _joined("".join(c.text for c in clauses))
    names = {key(f) for n in ground.names_of(clauses[0].sentence) for f in ground.forms(n)}
    told = {t for c in clauses for t in c.tokens if len(t) > 1} | names
    told |= {key(q) for q in ground.quoted_in(clauses[0].sentence)}
    claimed = {key(n.text) for n in claim.names}
    ours = _joined(key(claim.text))
    for mine, before, behind in _flanked(ours, claim):
        if mine in theirs or ground.says(before.strip("|") + mine + behind.strip("|")):
            continue
        between = re.compile(f"{re.escape(before)}([^|]{{1,{_LONGEST}}}?){re.escape(behind)}")
        for match in between.finditer(theirs):
            other = match[1]
            # 她 in a name's place is no other name.
            fits = other in names if mine in claimed else _made_of(other, told)
            if fits and _differ(mine, other):
                return Result((Detail("wording", mine, other),))
    return NOTHING


def _flanked(text: str, claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield each noun of a claim with the characters on both sides of it."""
    nouns = {w.text for w in claim.words if w.noun and len(w.text) > 1}
    nouns |= {key(q.text) for q in claim.quotes if q.kind == "term"}
    nouns |= {key(n.text) for n in claim.names}
    for number in _NUMBER.finditer(text):
        before, behind = text[: number.start()], text[number.end() :]
        if not before.endswith("|") and not behind.startswith("|"):
            yield number[0], before[-_FLANK:], behind[:_FLANK]
    for noun in sorted(nouns, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(noun), text):
            before = text[max(0, match.start() - _FLANK) : match.start()]
            behind = text[match.end() : match.end() + _FLANK]
            # A border stands for the whole flank.
            if "|" not in before or "|" not in behind:
                front = before[before.rfind("|") :] if "|" in before else before
                yield noun, front, behind


def _joined(text: str) -> str:
    """Return a text with one mark for all, also at its ends.

    为 and 是 are one word here, 启动了 and 启动 too.
    """
    return "|" + _MARKS.sub("|", text).strip("|").replace("为", "是").replace("了", "") + "|"


def _made_of(text: str, words: Collection[str]) -> bool:
    """Return whether a text is one of these words, or a row of them."""
    if text in words or _NUMBER.fullmatch(text):
        return True
    return any(text[:n] in words and _made_of(text[n:], words) for n in range(2, len(text) - 1))


def _differ(a: str, b: str) -> bool:
    numbers = bool(_NUMBER.fullmatch(a)) + bool(_NUMBER.fullmatch(b))
    if numbers:
        return numbers > 1
    if b in contrary(a):
        return True
    return not (set(a) & set(b)) and not any(key(word) in b for word in same(a))
