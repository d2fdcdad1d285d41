"""The header: title, authors, agency, place and day, gathered from the paragraphs."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from zgc_cli.document.records import Header, Paragraph
from zgc_cli.parser.layout import masthead

_FULL = re.compile(
    r"((?:19|20)\d\d)[ 　]?年[ 　]?(1[0-2]|0?[1-9])[ 　]?月(?:(?:[ 　]?(3[01]|[12]\d|"
    r"0?[1-9]))[ 　]?日)?"
)
_YEAR = re.compile(r"(?<![\d至到—\-])((?:19|20)\d\d)年?(?!\d|[前底末]?(?:实现|建成|达到)|[—\-])")
# 2016-2017赛季: two years, the first of which is the better guess
_SEASON = re.compile(r"((?:19|20)\d\d)[-—–](?:19|20)?\d\d(?:赛季|学年|财年)")
_SAME_NEWS = 7  # days between a dateline and the day given for it, if both tell of one article
_NEAR = 200  # days: a full date that far from the dateline says little of its year


class Day(NamedTuple):
    """A month and day whose year may be missing."""

    year: int | None
    month: int
    day: int


def fill(header: Header, paragraphs: Sequence[Paragraph]) -> Header:
    """Return the header with what the text tells; what the text tells wins over what was given."""
    opening = {p.id for p in [p for p in paragraphs if p.kind == "body"][:3]}
    lines = [d for p in paragraphs if (d := _dateline(p, p.id in opening))]
    web = [w for p in paragraphs if p.rule == "web-line" if (w := masthead.web_line(p.text))]
    named = _authors(paragraphs)
    day = next((Day(d.year, d.month, d.day) for d in lines if d.month and d.day), None)
    shown = next((w.date for w in web if w.date), None)
    agency = next((d.agency for d in lines if d.agency), None)
    agency = agency or next((b.agency for b in named if b.agency), None)
    place = next((d.place for d in lines if d.place), None)
    names = [n for b in named for n in b.names] or [n for w in web for n in w.authors]
    return header._replace(
        title=_title(paragraphs),
        byline=tuple(dict.fromkeys(names)),
        agency=agency or next((w.source for w in web if w.source), None),
        place=place or next((b.place for b in named if b.place), None),
        date=_date(day, shown, header.date, paragraphs) or header.date,
    )


def _title(paragraphs: Sequence[Paragraph]) -> str | None:
    title = next((p.text for p in paragraphs if p.rule == "title-line"), None)
    read = masthead.dateline(title) if title else None
    return read.kicker if read and read.kicker else title


def _dateline(paragraph: Paragraph, opening: bool) -> masthead.Dateline | None:
    """Read a dateline where one may stand: a line of the head or foot, or the article's opening."""
    if paragraph.rule == "web-line":
        return None
    if opening or paragraph.kind in ("dateline", "byline", "title"):
        return masthead.dateline(paragraph.text)
    return None


def _authors(paragraphs: Sequence[Paragraph]) -> list[masthead.Byline]:
    """Return the bylines: lines of their own, else behind the dateline, else at the very end."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind in ("byline", "dateline") and paragraph.rule != "web-line":
            line = masthead.dateline(paragraph.text)
            rest = paragraph.text[line.end :] if line else paragraph.text
            read = masthead.byline(rest.strip("　 ")) if rest else None
            if read is None and line:
                read = masthead.opening_byline(paragraph.text, line.end)
            found += [read] if read else []
    body = [p for p in paragraphs if p.kind == "body"]
    if not any(b.names for b in found):
        for paragraph in body[:3]:
            line = masthead.dateline(paragraph.text)
            opening = masthead.opening_byline(paragraph.text, line.end if line else 0)
            if opening:
                return [*found, opening]
        for paragraph in reversed(body[-2:]):
            closing = masthead.closing_byline(paragraph.text)
            if closing:
                return [*found, closing]
    return found


def _date(
    day: Day | None, shown: str | None, given: str | None, paragraphs: Sequence[Paragraph]
) -> str | None:
    """Return the article's day in ISO form; a dateline without a year borrows one."""
    if day is None:
        return shown
    year = day.year
    if year is None and (shown or given):
        anchor = _iso(shown or given or "")
        year = _nearest(day, [anchor]) if anchor else None
        made = _made(year, day.month, day.day) if year else None
        agrees = anchor and made and abs((made - anchor).days) <= _SAME_NEWS
        if year and not shown and not agrees:
            year = _year(day, paragraphs, sure=True) or year
    year = year or _year(day, paragraphs, sure=False)
    if year is None:
        return shown
    made = _made(year, day.month, day.day)
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


def _nearest(day: Day, anchors: Sequence[date]) -> int | None:
    """Return the year that brings `day` nearest to any of the anchors, the past preferred."""
    best: tuple[float, int] | None = None
    for anchor in anchors:
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            made = _made(year, day.month, day.day)
            if made is None:
                continue
            apart = (made - anchor).days
            cost = float(apart) if apart >= 0 else -1.2 * apart
            if best is None or (cost, -year) < (best[0], -best[1]):
                best = (cost, year)
    return best[1] if best and best[0] <= 1.2 * _NEAR else None


def _year(day: Day, paragraphs: Sequence[Paragraph], *, sure: bool) -> int | None:
    """Return the year of the full dates nearest to `day`, else the latest year that is not a goal.

    新华社北京3月25日电, with a caption of 2026年3月24日, is of 2026.
    """
    exact: list[date] = []
    months: list[date] = []
    years: list[tuple[int, re.Match[str]]] = []
    seasons: list[int] = []
    for paragraph in paragraphs:
        if paragraph.rule == "web-line" or (
            "年" not in paragraph.text and "20" not in paragraph.text
        ):
            continue
        for match in _FULL.finditer(paragraph.text):
            made = _made(int(match[1]), int(match[2]), int(match[3] or 15))
            if made:
                (exact if match[3] else months).append(made)
        if not sure:
            seasons += [int(m[1]) for m in _SEASON.finditer(paragraph.text)]
            years += [(int(m[1]), m) for m in _YEAR.finditer(paragraph.text)]
    for anchors in (exact, months):
        year = _nearest(day, list(dict.fromkeys(anchors)))
        if year:
            return year
    return _latest(years) or max(seasons, default=None)


def _latest(years: "list[tuple[int, re.Match[str]]]") -> int | None:
    """Return the latest year that the text does not speak of as a goal (到2030年, 2035年前)."""
    past = [
        year
        for year, match in years
        if not re.search(
            r"(?:到|至|力争|预计|计划|目标|将于|有望|未来|展望|截止)$",
            match.string[max(0, match.start() - 3) : match.start()],
        )
        and not match.string.startswith(("前", "底前", "将"), match.end())
    ]
    return max(past, default=None)
