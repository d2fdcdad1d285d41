"""How much of a quality a claim tells of, and how it compares, against the evidence."""

import re

from zgc_cli.query.check.alignment import NOTHING, Alignment, Detail, Result, share
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_HALF_SAID, _SAME_ELSE = 0.5, 0.75  # the share of a claim that must be said to turn it round
_BEHIND = 2  # characters behind a comparison that tell with what

_TURNED = dict(
    pair
    for a, b in zip("快高多大早好强重长优", "慢低少小晚差弱轻短劣", strict=True)
    for pair in ((a, b), (b, a))
)
_THAN = Pattern(f"[{''.join(_TURNED)}]于")
_LESS = Pattern("(?:没有?|不如|不)[^，。；]*$")  # 没有预想的快 is slower
_DEGREES = dict(
    pair for a, b in zip("快高早强重难", "慢低晚弱轻易", strict=True) for pair in ((a, b), (b, a))
)
_OPPOSITE = _TURNED | dict(
    pair
    for a, b in zip("冷干宽厚深远硬贵严", "热湿窄薄浅近软廉松", strict=True)
    for pair in ((a, b), (b, a))
)
# How much of a quality something has, where a clause ends in it: 租金很高.
_DEGREE = "(?:很|较|更|太|极|非常|十分|比较|相当|特别|偏|过于|越来越|有点|格外)"
_ENDS = "于了的过到得"  # what may stand behind a degree that is no part of a word
_GRADED = Pattern(rf"{_DEGREE}([{''.join(_OPPOSITE)}])[了的]?\W*$")


@rule(
    "turned-comparison",
    "绿洲公司的增速快于白鹭集团。 ← 绿洲公司的增速继续慢于白鹭集团。",
    never=("白鹭集团的增速快于绿洲公司。 ← 绿洲公司的增速继续慢于白鹭集团。",),
)
def comparisons(aligned: Alignment) -> Result:
    """快于 against 慢于, where the same stands behind both."""
    said = aligned.article.document.text_of(aligned.sentence)
    for match in _THAN.finditer(aligned.claim.text):
        turned = _TURNED[match[0][0]] + "于"
        behind = aligned.claim.text[match.end() : match.end() + _BEHIND]
        at = said.find(turned)
        swapped = behind in said[:at] and behind not in said[at:]
        if match[0] in said or at < 0 or swapped or aligned.score < _SAME_ELSE:
            continue
        return Result((Detail("wording", match[0], turned),))
    return NOTHING


def _degree_turned(aligned: Alignment) -> Result | None:
    """比预期的要快 against 比预期的要缓慢: the contrary of a degree is said."""
    for item in aligned.items:
        other = _DEGREES.get(item.text)
        level = item.text in "高低" and "比" not in aligned.claim.text
        at = item.start - aligned.claim.span.start
        before, behind = aligned.claim.text[:at], aligned.claim.text[at + 1 : at + 2]
        if behind.isalpha() and behind not in _ENDS and not re.search(f"{_DEGREE}$", before):
            continue  # 强热带风暴
        than = behind == "于"
        if other is None or level or than or item.text in aligned.here.text or _LESS.search(before):
            continue
        if item.hits[aligned.clause] > 0:
            continue
        near = [c for c in (aligned.clause, aligned.clause + 1) if c in aligned.clauses]
        tokens = [t for c in near for t in sorted(aligned.article.clauses[c].tokens)]
        told = next((t for t in tokens if len(t) <= _BEHIND and other in t), None)
        rest = [i for i in aligned.items if i is not item]
        if told and share(rest, aligned.clause) >= _SAME_ELSE:
            return Result((Detail("wording", item.text, told),))
        if aligned.claim.figures:
            continue  # 比去年快34% is told by 提高34%
        return Result(missing=(Detail("wording", item.text, None),))
    return None


@rule(
    "turned-quality",
    "绿洲公司的租金很低。 ← 绿洲公司的租金很高。",
    never=("绿洲公司的租金很高。 ← 绿洲公司的租金非常高。",),
)
def qualities(aligned: Alignment) -> Result:
    """租金很低 against 租金很高; where neither is told, it is not told how much."""
    claimed = _GRADED.search(aligned.claim.text)
    said = aligned.article.document.text_of(aligned.sentence)
    if plain := _degree_turned(aligned):
        return plain
    if claimed is None or claimed[1] in said:
        return NOTHING
    turned = re.search(
        rf"(?:{_DEGREE}|度|[价量率比例])({_OPPOSITE[claimed[1]]})[了的]?(?=\W|$)", said
    )
    if turned and aligned.score >= _HALF_SAID:
        return Result((Detail("wording", claimed[1], turned[1]),))
    return Result(missing=(Detail("wording", claimed[1], None),))
