"""The header: title, authors, agency, place and day, gathered from the paragraphs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from zgc_cli.document.records import Header, Paragraph
from zgc_cli.parser.layout import bylines, masthead, signatures
from zgc_cli.parser.layout.web_line import WebLine, web_line
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_FULL = Pattern(
    r"((?:19|20)\d\d)[ 　]?年[ 　]?(1[0-2]|0?[1-9])[ 　]?月(?:(?:[ 　]?(3[01]|[12]\d|"
    r"0?[1-9]))[ 　]?日)?"
)
# Not a goal, which the text speaks of as one: 到2030年, 力争2035年, 2035年前; nor long past.
_YEAR = Pattern(
    r"(?<![\d至到—\-])(?<!力争|预计|计划|目标|将于|有望|未来|展望|截止)"
    r"(?<!早在|始于|建于)(?<!成立于|追溯到)((?:19|20)\d\d)"
    r"(?!年?(?:前|底前|之前|以前|将))(?!财年|财政年度|届|年?总统大选|年?大选)(?!\d|[—\-]|[前底末]?(?:实现|建成|达到))"
)
# 2016-2017赛季: two years, the first of which is the better guess
_SEASON = Pattern(r"((?:19|20)\d\d)[-—–](?:19|20)?\d\d(?:赛季|学年|财年)")
_OF_NOW = Pattern(
    r"今年是?(?:19|20)\d\d|(?:19|20)\d\d年?(?:的?(?:目标|任务|工作|预算)|[上下]半年|第?[一二三四]季度|"
    r"前\S{1,3}个?月|[春夏秋冬]季|\S{0,14}?(?:论坛|大会|年会|峰会|会议|博览会|展览会|[交洽展]会|艺术节|文化节|[^季环]节|联赛|锦标赛|[^奖]杯|赛季|春晚|两会))"
)
_SAME_NEWS = 7  # days between a dateline and the day given for it, if both tell of one article
_TILL_PUBLISHED = 31  # days within which a notice that bears a day alone is published
_LONG_AGO = 2  # years by which another year that is named is later than that of the full dates
_NEAR = 240  # days: a full date that far from the dateline says little of its year
_OF_PAST = 1.2  # what a day counts by which the dateline is before a full date
_OFTEN = 2  # paragraphs in which no author is named
_TITLES = ("title-mark", "title-line", "topic-title")

T = TypeVar("T")


class Day(NamedTuple):
    """A month and day whose year may be missing."""

    year: int | None
    month: int
    day: int

    def of(self, year: int | None) -> date | None:
        """Return it in a year; None where that has no such day."""
        return _made(year, self.month, self.day) if year else None


def fill(header: Header, paragraphs: Sequence[Paragraph]) -> Header:
    """Return the header with what the text tells; what the text tells wins over what was given."""
    opening = [p for p in paragraphs if p.kind == "body"][:3]
    body = [p.text for p in paragraphs if p.kind == "body"]
    # A dateline stands in a line of the head or foot, or opens the article.
    told = [p for p in paragraphs if p.kind in ("dateline", "byline", "title") or p in opening]
    datelines = [d for p in told if p.rule != "web-line" if (d := masthead.dateline(p.text))]
    by_web = sorted((p.text for p in paragraphs if p.rule == "web-line"), key=_rank)
    web = [w for text in by_web if (w := web_line(text))]
    authors = _bylines(paragraphs)
    names = [n for b in authors for n in b.names] or [n for w in web for n in w.authors]
    told_by = [d for d in datelines if not d.is_cited] or datelines[: not web]
    day = _first(Day(d.year, d.month, d.day) for d in told_by if d.month and d.day)
    shown = _first((*(w.date for w in web), _closing_day(paragraphs) if datelines else None))
    day = day or (None if shown or header.date else _today(body))
    agencies = (*(d.agency for d in datelines), *(b.agency for b in authors))
    return header._replace(
        title=_title(paragraphs),
        byline=tuple(dict.fromkeys(names)),
        agency=_first(
            (
                *agencies,
                *(w.source for w in web),
                _first(p.text for p in paragraphs if p.rule == "source-name"),
                signatures.closing_source(body),
                signatures.outlet_at_work(body),
            )
        ),
        place=_first((*(d.place for d in datelines), *(b.place for b in authors))),
        date=_date(day, _published(shown, header.date, web), header.date, paragraphs)
        or header.date,
    )


def _published(shown: str | None, given: str | None, web: Sequence[WebLine]) -> str | None:
    """Return the day shown, or the one given where a notice was but signed some days before it."""
    first, last = _iso(shown or ""), _iso(given or "")
    if first is None or last is None or any(w.date and w != _signed(w.date) for w in web):
        return shown
    return given if 0 < (last - first).days <= _TILL_PUBLISHED else shown


def _signed(day: str) -> WebLine:
    return WebLine(day, None, ())


def _rank(line: str) -> int:
    """Return the rank of a line's source: 本文来源：… first, （来源：…） of a picture last."""
    return 0 if "本文来源" in line else 2 if line[:1] in "（(" else 1


# 今日（12月30日），记者获悉: the text tells on which day it was written.
_TODAY = Pattern(r"今[日天晨早晚](?:[上下]午|凌晨|早晨)?[（(](\d{1,2})月(\d{1,2})日[）)]")


def _today(body: Iterable[str]) -> Day | None:
    match = next(filter(None, map(_TODAY.search, body)), None)
    return Day(None, int(match[1]), int(match[2])) if match else None


# 中央社 ends its reports with the day of the Republic: …侦办。（编辑：李木）1120917
_CLOSING_DAY = Pattern(r"[。）)”」] ?(1[0-3]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$")


def _closing_day(paragraphs: Sequence[Paragraph]) -> str | None:
    ends = (_CLOSING_DAY.search(p.text[-12:]) for p in paragraphs[-4:])
    match = next(filter(None, ends), None)
    made = _made(int(match[1]) + 1911, int(match[2]), int(match[3])) if match else None
    return made.isoformat() if made else None


def _first(values: Iterable[T | None]) -> T | None:
    return next(filter(None, values), None)


# 原标题：茶园丰收了, where a page was copied without its own.
_EARLIER_TITLE = Pattern("[（(]?原标题[：:][ 　]*(?P<title>.{4,80}?)[）)]?")


# 茶园丰收了|茶叶|乡村, 茶园丰收了 - 新闻 - 山城网: what a page's head says behind its title.
_KEYWORDS = Pattern(r"(?<=[^|]{6})(?:\|[^|｜ ]{2,8}){2,}$")
_SITE = Pattern(
    r"(?<=[^_\-|]{6})(?:[ 　]?[_\-|–—]+[ 　]?[^_\-|–—，。：]{2,6}){0,3}?"
    r"[ 　]?[_\-|–—]+[ 　]?[\u3400-\u9fff]{2,5}(?:网|在线|频道)$"
)


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    title = _first(p.text for p in paragraphs if p.rule in _TITLES)
    if title is None:
        return _first(m["title"] for p in paragraphs if (m := _EARLIER_TITLE.fullmatch(p.text)))
    shorter = _KEYWORDS.sub("", title)
    title = _SITE.sub("", title if "|" in shorter else shorter)
    read = masthead.dateline(title)
    return read.kicker if read and read.kicker else title


def _is_spoken_of(name: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a name alone in a line is that of whom the text tells."""
    return sum(name in p.text for p in paragraphs if p.kind == "body") >= _OFTEN


def _bylines(paragraphs: Sequence[Paragraph]) -> list[bylines.Byline]:
    """Return the authors: lines of their own, else behind the dateline, else at the very end."""
    authors: list[bylines.Byline] = []
    at_foot: list[bylines.Byline] = []
    begun = False  # whether body text stands above: a name alone is then that of a picture
    for paragraph in paragraphs:
        begun = begun or paragraph.kind == "body"
        text = paragraph.text
        if paragraph.rule == "bare-names" and (
            (begun and text[0] not in "（(" and not bylines.names_outlet(text))
            or _is_spoken_of(text, paragraphs)
        ):
            continue
        if paragraph.kind in ("byline", "dateline") and paragraph.rule != "web-line":
            line = masthead.dateline(paragraph.text)
            rest = paragraph.text[line.end :] if line else paragraph.text
            read = bylines.byline(rest.strip("　 ")) if rest else None
            if read is None and line:
                read = signatures.opening_byline(paragraph.text, line.end)
            (at_foot if begun else authors).extend([read] if read else [])
    named = {name for byline in authors for name in byline.names}
    body = [p.text for p in paragraphs if p.kind == "body"]
    starts = ((text, masthead.dateline(text)) for text in body[:3])
    opening = _first(signatures.opening_byline(t, line.end if line else 0) for t, line in starts)
    if named:  # a line may name the first author alone
        more = opening is not None and named < set(opening.names)
        return [*authors, *([opening] if opening and more else []), *at_foot]
    if opening or any(byline.names for byline in at_foot):
        # …电（记者王小川）, and below all （参与采写：李木）
        return [*authors, *([opening] if opening else []), *at_foot]
    title = _title(paragraphs) or ""
    closing = _first(signatures.closing_byline(text, title) for text in reversed(body[-2:]))
    return [*authors, *at_foot, *([closing] if closing else [])]


def _date(
    day: Day | None, shown: str | None, given: str | None, paragraphs: Sequence[Paragraph]
) -> str | None:
    """Return the article's day in ISO form; a dateline without a year borrows one."""
    if day is None:
        return shown
    year = day.year
    anchor = _iso(shown or given or "")
    if year is None and anchor:
        year = _nearest(day, [anchor])
        near = day.of(year)
        agrees = near and abs((near - anchor).days) <= _SAME_NEWS
        if year and not shown and not agrees:
            year = _year(day, paragraphs, sure=True) or year
    made = day.of(year or _year(day, paragraphs, sure=False))
    return made.isoformat() if made else shown


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(day: Day, anchors: Iterable[date]) -> int | None:
    """Return the year that brings `day` nearest to any of the anchors, the past preferred."""
    costs = []
    for anchor in anchors:
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            if made := day.of(year):
                days = (made - anchor).days
                costs.append((max(days, -_OF_PAST * days), -year))
    cost, year = min(costs, default=(_NEAR, 0))
    return -year or None if cost <= _NEAR else None


def _year(day: Day, paragraphs: Sequence[Paragraph], *, sure: bool) -> int | None:
    """Return the year of the full dates nearest to `day`, else that of an event or a half-year.

    2023年上半年 and 2023服务贸易大会 are of the article's year, 2022年营收 may be of the last one.

    新华社北京3月25日电, with a caption of 2026年3月24日, is of 2026. Where a year that is named is
    much later than that of the dates, these tell of what was before, and the year stays open.
    """
    texts = [paragraph.text for paragraph in paragraphs if paragraph.rule != "web-line"]
    full = [match for text in texts for match in _FULL.finditer(text)]
    named = [int(m[1]) for text in texts for p in (_YEAR, _SEASON) for m in p.finditer(text)]
    latest = max(named, default=0)
    for exact in (True,) if sure else (True, False):
        dates = {_made(int(m[1]), int(m[2]), int(m[3] or 15)) for m in full if bool(m[3]) == exact}
        if year := _nearest(day, filter(None, dates)):
            return year if latest - year < _LONG_AGO else None
    if sure or not any(str(latest) in match[0] for t in texts for match in _OF_NOW.finditer(t)):
        return None
    return latest
