"""Numbers that are no figure of the parser: 十几分钟, 第十届, 只有一次."""

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
_SPELT = Pattern(
    rf"(?P<rank>第?)(?P<tens>[{WORDS}]*|\d*)(?P<open>[几多余来]?)个?(?P<unit>{_UNITS})"
)
_ONLY = Pattern("(?:只|仅|就|唯|不过|才)(?:有|是|剩|设|办|搞|了)?$")  # before 一次 that is a number
_GOES_ON = Pattern(rf"[{WORDS}\d.]")  # in front of what is but the end of a number
_NINE = 9


class _Spelt(NamedTuple):
    """A number in words with its unit: the least and the most that it may be."""

    text: str
    start: int
    low: float
    high: float
    unit: str


def spelt_otherwise(aligned: Alignment, taken: Collection[tuple[int, int]]) -> Result:
    """Return which numbers in words the evidence has not, or has otherwise.

    `taken` are the places of the claim that other rules judge.
    """
    article, claim = aligned.article, aligned.claim
    said = fold(article.document.text_of(aligned.sentence))
    refuted, missing = [], []
    for own in _numbers(fold(claim.text)):
        at = claim.span.start + own.start
        if any(start < at + len(own.text) and at < end for start, end in taken):
            continue
        told = [o for o in _numbers(said, every=True) if o.unit == own.unit]
        if any(_may_be(own, other) for other in told):
            continue
        others = {(o.low, o.high): o.text for o in told}
        if len(others) == 1 and aligned.score >= SAME_THING:
            refuted.append(Detail("figure", own.text, next(iter(others.values()))))
        elif others or not any(_may_be(own, o) for o in _told(article) if o.unit == own.unit):
            missing.append(Detail("figure", own.text, None))
    return Result(tuple(refuted), tuple(missing))


@lru_cache(maxsize=1)  # every claim is held against one article
def _told(article: Article) -> tuple[_Spelt, ...]:
    """Return the numbers that an article tells anywhere."""
    text = "".join(fold(article.document.text_of(clause.span)) for clause in article.clauses)
    return tuple(_numbers(text, every=True))


def _numbers(text: str, *, every: bool = False) -> Iterator[_Spelt]:
    """Yield the numbers in words; `every` also those in digits, and 一 that may be no number."""
    for match in _SPELT.finditer(text):
        tens, open_, ranked = match["tens"], match["open"], bool(match["rank"])
        if not tens and not (open_ == "几" and every):
            continue
        if match.start() and _GOES_ON.match(text, match.start() - 1):
            continue
        value = whole(tens) if tens else 1
        if not isinstance(value, int):
            continue
        one = value == 1 and not open_ and not ranked
        if one and not every and not _ONLY.search(text, max(0, match.start() - 3), match.start()):
            continue
        step = 10 ** (len(str(value)) - len(str(value).rstrip("0"))) if value else 1
        low, high = value, value + (_NINE * step / 10 if open_ else 0)
        if not tens:
            low, high = 2, _NINE  # 几个
        unit = ("第" if ranked else "") + match["unit"].replace("钟头", "小时").replace(
            "礼拜", "星期"
        )
        yield _Spelt(match[0], match.start(), low, high, unit)


def _may_be(one: _Spelt, other: _Spelt) -> bool:
    return one.low <= other.high and other.low <= one.high
