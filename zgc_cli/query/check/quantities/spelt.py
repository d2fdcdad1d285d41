"""Numbers that are no figure of the parser: 十几分钟, 第十届, 只有一次."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from zgc_cli.query.check.alignment import SAME_THING, Alignment, Detail, Result
from zgc_cli.query.check.article import Article
from zgc_cli.reading.normal import fold
from zgc_cli.reading.numbers.numerals import WORDS, whole
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_UNITS = (
    "分钟|小时|钟头|个月|星期|礼拜|"
    "[天次届岁遍轮场层倍成名位人家所支种项件款部条座辆枚册篇份期批票站级起处]"
)
# 人数十万 is no 数十万.
_SPELT = Pattern(
    rf"(?P<rank>第?)(?:(?P<some>几|(?<![人总户次个件倍指票多少])数)(?P<power>[十百千万亿]*)|(?P<tens>[{WORDS}]+|\d+))"
    rf"(?P<open>[几多余来]?)(?:个?(?P<unit>{_UNITS})|个)"
)
_NUMERALS = frozenset(f"{WORDS}0123456789.")
_ONLY = Pattern("(?:只|仅|就|唯|不过|才)(?:有|是|剩|设|办|搞|了)?$")  # before 一次 that is a number
# 这几天, 过去几年: of the calendar, or some out of those that are known; 哪几个 is asked.
_KNOWN = Pattern("(?:[这那前后近头每第最上下哪另有好没]|过去|未来|今后|最近|随后|其中|其他)的?$")
_BACK = 4  # characters before a number that are looked at
_FEW = (2, 9)  # 几
_PART = 0.9  # of one, at most, in 三倍多


class _Spelt(NamedTuple):
    """A number in words with its unit: the least and the most that it may be.

    `few`: 几 or 数 alone, which says so little that nothing need be told of how many.
    """

    text: str
    start: int
    low: float
    high: float
    unit: str
    few: bool


def spelt_otherwise(aligned: Alignment, taken: Collection[tuple[int, int]]) -> Result:
    """Return which numbers in words the evidence has not, or has otherwise.

    `taken` are the places of the claim that other rules judge.
    """
    article, claim = aligned.article, aligned.claim
    refuted, missing = [], []
    for own in _numbers(fold(claim.text)):
        at = claim.span.start + own.start
        if any(start < at + len(own.text) and at < end for start, end in taken):
            continue
        said = _numbers(fold(article.document.text_of(aligned.sentence)), every=True)
        told = [o for o in said if o.unit == own.unit]
        if any(_may_be(own, other) for other in told):
            continue
        others = {(o.low, o.high): o.text for o in told}
        if len(others) == 1 and aligned.score >= SAME_THING:
            refuted.append(Detail("figure", own.text, next(iter(others.values()))))
        elif others or not (own.few or any(_may_be(own, o) for o in _told_by(article, own.unit))):
            missing.append(Detail("figure", own.text, None))
    return Result(tuple(refuted), tuple(missing))


@lru_cache(maxsize=64)  # units, of the article of many claims
def _told_by(article: Article, unit: str) -> tuple[_Spelt, ...]:
    """Return the numbers with a unit that an article tells anywhere."""
    texts = (fold(article.document.text_of(c.span)) for c in article.clauses)
    return tuple(n for text in texts for n in _numbers(text, every=True) if n.unit == unit)


def _numbers(text: str, *, every: bool = False) -> Iterator[_Spelt]:
    """Yield the numbers in words; `every` also those in digits, and 一 that may be no number."""
    for match in _SPELT.finditer(text):
        start, few = match.start(), bool(match["some"]) and not match["power"]
        if start and text[start - 1] in _NUMERALS:
            continue
        bounds = _of_some(match) if match["some"] else _from(match["tens"], match["open"])
        before = text[max(0, start - _BACK) : start]
        if bounds is None or (few and not every and _KNOWN.search(before)):
            continue
        one = bounds == (1, 1) and not match["rank"]
        if one and not every and not _ONLY.search(before):
            continue
        unit = (match["unit"] or "个").replace("钟头", "小时").replace("礼拜", "星期")
        yield _Spelt(match[0], start, *bounds, f"{match['rank']}{unit}", few)


def _of_some(match: re.Match[str]) -> tuple[float, float] | None:
    """Return between what 几, 几十 and 数百 are; None for 第几."""
    power = whole(match["power"]) if match["power"] else 1
    if match["rank"] or not isinstance(power, int):
        return None
    least, most = _FEW
    return least * power, (most + 1) * power - 1


def _from(digits: str, open_: str) -> tuple[float, float] | None:
    """Return between what a number is that `open_`, one of 几多余来, leaves open behind it."""
    value = whole(digits)
    if not isinstance(value, int):
        return None
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
    if open_ == "几":
        return (value + 1, value + step - 1) if step > 1 else None
    return value, value + (max(step - 1, _PART) if open_ else 0)


def _may_be(one: _Spelt, other: _Spelt) -> bool:
    return one.low <= other.high and other.low <= one.high
