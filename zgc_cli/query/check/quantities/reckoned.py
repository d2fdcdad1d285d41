"""Whether a number of a claim follows from two or more numbers of its evidence by reckoning.

加起来 tells of a sum, 多出 and 贵 of a difference, 倍, 成 and 占 of a ratio, 用了三年 of the time
between two years.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from zgc_cli.document.records import Figure, Span
from zgc_cli.query.amounts import FOLLOWS, convertible, figure_verdict, in_base
from zgc_cli.query.check.alignment import Alignment
from zgc_cli.query.match.measures import count_alike
from zgc_cli.runtime.pattern import Pattern

_SUM = Pattern("共|合计|总|加起来|加在一起|一起|合起来|全部|两[者项笔类个地家]|前后|累计|平均")
_DIFFERENCE = Pattern(
    "[比较]|相差|差[了距]?|[高多少低贵晚早快慢长短大小远近]出?了?|超过|超出|[涨跌降升增减]|便宜|领先|落后|之间"
)
_TIME = {"年": 365.25, "个月": 30.44, "月": 30.44, "天": 1.0, "日": 1.0, "周": 7.0, "星期": 7.0}
_MOST = 8  # numbers of the evidence that are reckoned with
_ADDENDS = range(2, 6)
_CLAUSE = Pattern("[，。；！？;]")
_EACH = Pattern("(?P<row>.*[、和与及].*?)各(?:自|有|得|获|出|捐|给)?(?:了)?")
_AND = Pattern("[、和与及]")
_WHOLE_DAY = Pattern(r"\d{4}-\d\d-\d\d")
_IN_A_ROW = ("count", "money")
_ADDED = ("count", "money", "mass", "length", "area", "ratio")
_LITTLE = 1e-9
_ROUGHLY = 0.06  # the share by which 三年 and 两倍 may be off


def is_reckoned(figure: Figure, aligned: Alignment) -> bool:
    """Return whether a figure of a claim follows from several of its evidence."""
    return any(_is_so(figure, value) for value in _reckoned(figure, aligned))


def _is_so(figure: Figure, value: float) -> bool:
    """Return whether a figure is what one may say for a number in its own unit."""
    if abs(value) < _LITTLE:
        return False
    told = figure._replace(value=round(value, 6), min=None, max=None, mod=None)
    rough = figure.unit in _TIME or figure.unit in ("倍", "成")
    claimed = float(figure.value or 0)
    if rough and not figure.mod and abs(claimed - value) <= _ROUGHLY * claimed:
        return True
    return figure_verdict(figure, told) == FOLLOWS


def _reckoned(figure: Figure, aligned: Alignment) -> Iterator[float]:
    """Yield the numbers that follow, in the unit of the figure."""
    told = _told(aligned)
    claim = aligned.claim
    alike = [f for f in told if _are_alike(figure, f)]
    own = in_base(figure, 1.0) or 1.0
    values = [in_base(f, f.value) / own for f in alike if f.value is not None]
    yield from (v * _listed_before(f, aligned) for f, v in zip(alike, values, strict=False))
    if figure.kind in _ADDED:
        yield from _rows(figure, alike, aligned, own)
        if _SUM.search(claim.text):
            yield from _sums(values)
    if _DIFFERENCE.search(claim.text):
        yield from (abs(a - b) for a, b in combinations(values, 2))
    if figure.unit in ("%", "倍", "成") or figure.kind == "ratio":
        yield from _ratios(figure, told)
    if figure.unit in _TIME:
        yield from (days / _TIME[figure.unit] for days in _times_between(aligned))


def _told(aligned: Alignment) -> list[Figure]:
    """Return the figures of the evidence and of the sentences beside it, the nearest first."""
    article, here = aligned.article, aligned.here
    placed = [
        (abs(article.clauses[clause].sentence - here.sentence), f)
        for f, clause in article.in_clauses("figures")
        if f.value is not None and article.clauses[clause].span.paragraph == here.span.paragraph
    ]
    near = sorted((p for p in placed if p[0] <= 1), key=lambda p: p[0])
    return [f for _, f in near][:_MOST]


def _are_alike(figure: Figure, other: Figure) -> bool:
    if figure.unit == other.unit or convertible(figure, other):
        return True
    units = figure.unit or "", other.unit or ""
    return figure.kind == other.kind == "count" and count_alike(*units)


def _listed_before(figure: Figure, aligned: Alignment) -> int:
    """Return how many have a figure each: 3 of 甲、乙和丙各5名; 0 where no 各 stands before it."""
    text = aligned.article.document.paragraph(figure.span.paragraph).text
    before = _CLAUSE.split(text[: figure.span.start])[-1]
    row = _EACH.fullmatch(before)
    return len(_AND.split(row["row"])) if row else 0


def _sums(values: Sequence[float]) -> Iterator[float]:
    """Yield the sums of numbers that follow each other, and their mean."""
    for size in _ADDENDS:
        for start in range(len(values) - size + 1):
            whole = sum(values[start : start + size])
            yield whole
            yield whole / size


def _rows(
    figure: Figure, alike: Sequence[Figure], aligned: Alignment, own: float
) -> Iterator[float]:
    """Yield the sums of figures that one clause tells in a row: 一名医生和一名护士."""
    if figure.kind not in _IN_A_ROW:
        return
    row = sorted((f for f in alike if f.value is not None), key=lambda f: f.span.start)
    runs: list[list[Figure]] = [[f] for f in row[:1]]
    for one, other in pairwise(row):
        if _are_joined(one, other, aligned):
            runs[-1].append(other)
        else:
            runs.append([other])
    yield from (sum(in_base(f, f.value or 0) for f in run) / own for run in runs if len(run) > 1)


def _are_joined(one: Figure, other: Figure, aligned: Alignment) -> bool:
    """Return whether one clause tells two figures with 和, 与, 及 or 、 between them."""
    if one.span.paragraph != other.span.paragraph:
        return False
    place = Span(one.span.paragraph, one.span.end, max(one.span.end, other.span.start))
    between = aligned.article.document.text_of(place)
    return bool(_AND.search(between)) and not _CLAUSE.search(between)


def _ratios(figure: Figure, told: Sequence[Figure]) -> Iterator[float]:
    """Yield how many times one is another, or the share, and by how much it has changed."""
    scale = {"%": 100.0, "成": 10.0}.get(figure.unit or "", 1.0)
    for one, other in combinations([f for f in told if f.kind != "ratio"], 2):
        if not _are_alike(one, other):
            continue
        pair = [in_base(f, f.value or 0) for f in (one, other)]
        for a, b in (pair, pair[::-1]):
            if abs(b) > _LITTLE:
                yield a / b * scale
                yield abs(a / b - 1) * scale


def _times_between(aligned: Alignment) -> Iterator[float]:
    """Yield the days between two dates of the article near the evidence, and up to its own day."""
    article, here = aligned.article, aligned.here
    near = [
        (_day(d.start), _day(d.end))
        for d, clause in article.in_clauses("dates")
        if abs(article.clauses[clause].sentence - here.sentence) <= 1 and d.start and d.end
    ][:_MOST]
    yield from ((end - start).days + 1.0 for start, end in near)
    own = article.document.header.date or ""
    days = [start for start, _ in near] + ([_day(own)] if _WHOLE_DAY.fullmatch(own) else [])
    yield from (float(abs((a - b).days)) for a, b in combinations(days, 2))


def _day(text: str) -> date:
    return date.fromisoformat(text)
