"""A noun put in another's place: 发布暴雨橙色预警 against 发布暴雨红色预警.

Where a claim repeats the article around one word, and that word is another noun, the article says
otherwise. Verbs, which have too many ways to say the same, are left to `contrast`.
"""

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from zgc_cli.query.check.alignment import NOTHING, Aligned, Detail, Result
from zgc_cli.query.check.claims import Claim
from zgc_cli.query.check.ground import Ground
from zgc_cli.query.check.wording import contrary, same
from zgc_cli.reading.normal import key

FLANK = 2  # characters that must agree on each side, or the clause begins or ends
LONGEST = 8
REPEATED = 0.55  # the share of the claim's characters that the evidence must repeat in order
_MARKS = re.compile(r"[，。；：！？、,;:!?（）()]+")


def substitutions(claim: Claim, ground: Ground, aligned: Aligned) -> Result:
    """爬上屋顶求救 against 爬上大树求救."""
    ours = _joined(key(claim.text))
    sentence = ground.clauses[aligned.clause].sentence
    theirs = _joined("".join(c.text for c in ground.clauses_of(sentence)))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    blocks = matcher.get_matching_blocks()
    if sum(b.size for b in blocks if b.size > 1) < REPEATED * len(ours):
        return NOTHING
    told = {t for c in ground.clauses_of(sentence) for t in c.tokens}
    told |= {q for q in map(key, ground.quoted_in(sentence)) if q}
    nouns = {w.text for w in claim.words if w.noun}
    nouns |= {key(q.text) for q in claim.quotes if q.kind == "term"}
    for mine, other in _replaced(f"|{ours}|", f"|{theirs}|", blocks):
        whole = _made_of(mine, nouns) and _made_of(other, told)
        if whole and mine not in theirs and _differ(mine, other):
            return Result((Detail("wording", mine, other),))
    return NOTHING


def _joined(text: str) -> str:
    """Return a text with one mark for all; 为 and 是 are one word here."""
    return _MARKS.sub("|", text).strip("|").replace("为", "是")


def _made_of(text: str, words: Collection[str]) -> bool:
    """Tell whether a text is one of these words, or a row of them."""
    if text in words:
        return True
    fits = (text[:n] in words and _made_of(text[n:], words) for n in range(2, len(text) - 1))
    return any(fits)


def _replaced(
    ours: str, theirs: str, blocks: list[tuple[int, int, int]]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in the claim and in the article between the same words."""
    for mine, other in _gaps(blocks):
        # The marks around both texts, put there for the flanks, shift everything by one.
        left, right = mine[0] + 1, mine[1] + 1
        start, end = other[0] + 1, other[1] + 1
        if not (0 < right - left <= LONGEST and 0 < end - start <= LONGEST):
            continue
        before = min(_agree(ours[:left][::-1], theirs[:start][::-1]), FLANK)
        behind = min(_agree(ours[right:], theirs[end:]), FLANK)
        if before >= FLANK and behind >= FLANK:
            yield ours[left:right], theirs[start:end]


def _gaps(blocks: list[tuple[int, int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    at, there = 0, 0
    for a, b, size in blocks:
        yield (at, a), (there, b)
        at, there = a + size, b + size


def _agree(a: str, b: str) -> int:
    """Return how many characters two texts begin with in common; a border counts for two."""
    n = 0
    for x, y in zip(a, b, strict=False):
        if x == y == "|":
            return n + FLANK
        if x != y:
            break
        n += 1
    return n


def _differ(a: str, b: str) -> bool:
    if b in contrary(a):
        return True
    return not (set(a) & set(b)) and b not in same(a)
