"""What the head of an article tells: its title, its day of publication, who wrote it.

A day counts only where it is said to be that of publication: in the data for machines, in a line
between title and text, or in a labelled line below it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from zgc_cli import lexicon
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source.page.blocks import HEADINGS, PageBlock, squeezed

_TITLE_KEYS = ("og:title", "articletitle", "twitter:title")
_DAY_KEYS = (
    *("article:published_time", "og:published_time", "bytedance:published_time", "og:time"),
    *("og:release_date", "datepublished", "pubdate", "publishdate", "publish_time", "publishtime"),
    *("firstpublishedtime", "weibo:article:create_at", "apub:time", "date_published"),
    *("cxenseparse:publishtime", "parsely-pub-date", "dc.date.issued", "sailthru.date"),
)
_MODIFIED_KEYS = ("dateupdate", "datemodified", "lastmodifiedtime", "article:modified_time")
_AUTHOR_KEYS = ("author", "article:author", "byl", "dc.creator")
_LD_DAYS = ("datePublished", "pubDate")
# var ct = "1711353600"; window.publish_time = '2024-03-25 10:00': variables of the page itself.
_VARIABLE = Pattern(
    r"\b(?:ct|publish_?[tT]ime|createTime|pub_?[tT]ime|pub_?[dD]ate|ptime|svrDate)\s*=\s*"
    r"[\"']((?:19|20)\d\d[-/.年][^\"']{3,24}|1\d{9}(?:\d{3})?)[\"']"
)
_DAY = Pattern(
    r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?!\d{3})"
)
_SPLIT_DAY = Pattern(r"(?<!\d)((?:19|20)\d\d)\D{1,3}(1[0-2]|0[1-9])\s?/\s?(3[01]|[0-2]\d)(?!\d)")
_MONTH_DAY = Pattern(r"(?<!\d)(1[0-2]|0[1-9])[-/月](3[01]|[0-2]\d)(?=日|\s?\d\d:\d\d|$)")
# 3/25/2026, 8:30:11 AM, as scripts write it
_AMERICAN = Pattern(r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])/(20\d\d),?\s\d\d?:\d\d\S* ?[AP]M")
# 今天是2026年3月25日: the day on which the page was opened
_NOW = Pattern(r"今[天日]是?[：:\s]*\d|现在时间|当前时间|[欢歡]迎")
_CALENDAR = Pattern(r"[\d年月日/.\-\s]+(?:星期|周|週)[一二三四五六日天]")
_TIME = Pattern(r"\d{1,2}\s?[:：]\s?\d\d")
_LABEL = Pattern(
    r"(?:发布|發布|发表|發表|刊登|更新|日期|时间|時間|来源|來源|稿源|出处|作者|记者|記者|字数|浏览|第\s?\d+\s?版)"
)
_PUBLISHED = Pattern(r"(?:发布|发表|刊登|發布|刊出)(?:日期|时间|時間|于|於)?\s*[：:]?")
_CHINA = timezone(timedelta(hours=8))
_LINE = 120  # characters; a line of source and time has no more
_REACH = 14  # blocks around an article in which its head and foot are looked for
_HEAD = 10  # blocks
_LEAST = 4  # characters of a title
_SHARE = 0.3  # the least share that a title has in the name of the page with which that begins
_INNER_SHARE = 0.5  # and where something else stands before it
_SEPARATOR = Pattern(r"\s*(?:[_|｜丨]+|-{2,}|—{2,}|\s[-–—]\s|[-–—](?=[^-–—]{2,24}$))\s*")
_SITE = Pattern(
    r"(?:[网報报社站台刊]|新[闻聞]|[频頻]道|客[户戶]端|中心|[资資][讯訊]|平台|公众号|订阅|号|传媒|[财財][经經]|"
    r"体育|娱乐|科技|首页|在[线線]|[日晚早时]報|联合早报|时报|[A-Za-z.]+)[)）]?$"
)
_BADGES = ("原创", "原創", "转载", "独家", "图集", "组图", "视频", "置顶", "热", "荐", "精", "新")
_SITE_ALONE = Pattern(rf".*(?:{_SITE.pattern[:-1]}|政府|委员会|局|厅|[门門][户戶]网站)$")
_NAME = "[\u3400-\u9fff·•]"
_AUTHOR = Pattern(
    rf"(?:作\s?者|撰文|文字|记者|記者|编译|采写|执笔|(?<!{_NAME})文)\s*(?:[：:/／|丨︱｜]\s*|(?<=作者)[，\s]\s*)"
    rf"({_NAME}{{2,8}}(?:[ 　、,，/▪&]+{_NAME}{{2,8}}){{0,5}})"
    r"(?![\w：:])"
)
_NO_AUTHOR = Pattern(
    r"网|網|整理|[编編站社报報号]|未知|佚名|综合|原创|阅读|来源|发布|时间|最近|文章|管理员"
)
_REPORTERS = Pattern(
    rf"[（(【]?{_NAME}{{0,10}}(?:记者|記者|特约撰稿(?:人)?|评论员|通讯员|专栏作者)"
    rf"[ 　：:|丨/]*{_NAME}{{2,4}}"
    rf"(?:[ 　、,，/]+(?:实习生|通讯员|记者|记者：)?[ 　]*{_NAME}{{2,4}}){{0,6}}"
    rf"(?:[ 　／/]*{_NAME}{{2,6}}(?:报道|報導))?[）)】]?"
)
_BETWEEN = Pattern(r"[ 　、,，/;；▪&]+")  # names
_OF_PICTURE = Pattern("[摄攝]|供[图圖]")
_SHEET = Pattern(r"第\s?[A-Z]?\d{1,3}\s?版")  # of a newspaper
_REPORT = Pattern(rf"({_NAME}{{2,4}}(?:[ 、]{_NAME}{{2,4}}){{0,3}})\s+[报報][道導]")
_LAST_AUTHOR = Pattern(rf"作者\s?({_NAME}{{2,3}})$")
_PERSON = Pattern(rf"{_NAME}{{2,4}}|{_NAME}{{1,10}}[·•]{_NAME}{{1,10}}")


class Told(NamedTuple):
    """What the page tells programs: titles, days and authors, the best first.

    `persons` are the authors whom JSON-LD calls so.
    """

    titles: tuple[str, ...]
    days: tuple[str, ...]
    modified: tuple[str, ...]
    authors: tuple[str, ...]
    persons: tuple[str, ...]


def told(tree: Any) -> Told:
    """Return what meta elements, JSON-LD and variables tell; data of other articles is left out."""
    meta = _meta(tree)
    things = list(_things(tree))
    titles = [*_of(meta, _TITLE_KEYS), *_texts(things, ("headline", "title"))]
    titles += [e.text_content() for e in tree.iter("title") if _is_html(e)][:1]
    days = [*_of(meta, _DAY_KEYS), *_texts(things, _LD_DAYS)]
    scripts = (e.text or "" for e in tree.iter("script") if e.get("type") != "application/ld+json")
    areas = (e for e in tree.iter("textarea") if "time" in (e.get("class") or ""))
    days += [text for area in areas if (text := area.text)]
    days += [match[1] for script in scripts for match in _VARIABLE.finditer(script)][:1]
    return Told(
        tuple(t for text in titles if (t := " ".join(text.split()))),
        tuple(days),
        tuple(_of(meta, _MODIFIED_KEYS)),
        (*_authors(things), *_of(meta, _AUTHOR_KEYS)),
        tuple(_authors(things)),
    )


def _is_html(element: Any) -> bool:
    return all(e.tag != "svg" for e in element.iterancestors())


def _meta(tree: Any) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta.setdefault("".join(key.split()).lower(), (element.get("content") or "").strip())
    return meta


def _of(meta: dict[str, str], keys: Iterable[str]) -> list[str]:
    return [meta[key] for key in keys if meta.get(key)]


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, those of a graph too."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        top = data if isinstance(data, list) else [data]
        for thing in top:
            if isinstance(thing, dict):
                graph = thing.get("@graph")
                yield thing
                yield from (
                    (t for t in graph if isinstance(t, dict)) if isinstance(graph, list) else ()
                )


def _texts(things: Iterable[dict[str, Any]], keys: Iterable[str]) -> list[str]:
    return [t[key] for key in keys for t in things if isinstance(t.get(key), str)]


def _authors(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the names of the authors who are persons."""
    for thing in things:
        given = thing.get("author")
        for author in given if isinstance(given, list) else [given]:
            if isinstance(author, dict) and author.get("@type", "Person") == "Person":
                author = author.get("name")
                if isinstance(author, str):
                    yield author


def title_block(found: Sequence[PageBlock], names: Sequence[str]) -> int | None:
    """Return the number of the block that shows the title: the longest in a name of the page."""
    wanted = [squeezed(name) for name in names]
    best, rank = None, (0, False)
    for number, block in enumerate(found):
        if not _LEAST <= block.size <= _LINE or block.linked * 2 > block.size:
            continue
        text = squeezed(block.text)
        inside = any(_is_title(text, name) for name in wanted)
        if inside and (len(text), block.element.tag in HEADINGS) > rank:
            best, rank = number, (len(text), block.element.tag in HEADINGS)
    return best


def _is_title(text: str, name: str) -> bool:
    share = _SHARE if name.startswith(text) else _INNER_SHARE
    return text in name and len(text) >= share * len(name)


def title_text(block: PageBlock) -> str:
    """Return the words of a block of a title without the badge that a site puts behind them."""
    *words, last = [piece for piece in block.pieces[: block.end] if piece.strip()]
    bare = words and squeezed(last) in _BADGES
    return " ".join("".join(words).split()) if bare else block.text


def heading_above(found: Sequence[PageBlock], first: int, names: Sequence[str]) -> int | None:
    """Return the number of the heading that stands nearest above the article, if there is one.

    Where the page has but the name of its site, large or bold type makes a heading too.
    """
    nameless = not names or _SITE_ALONE.fullmatch(without_site(names[0])) is not None
    for number in range(first - 1, max(-1, first - _REACH), -1):
        block = found[number]
        named = block.element.tag in HEADINGS or "title" in (block.element.get("class") or "")
        named = named or (nameless and block.bold == block.size and _of_line(block) is None)
        if named and block.linked * 2 <= block.size and _LEAST < block.size <= _LINE:
            return number
    return None


def without_site(name: str) -> str:
    """Return the name of a page without that of its site: 标题_频道_某某网."""
    parts = _SEPARATOR.split(name)
    while len(parts) > 1 and (len(parts[-1]) < _LEAST or _SITE.search(parts[-1])):
        parts.pop()
    end = name.find(parts[-1], sum(map(len, parts[:-1]))) + len(parts[-1])
    return name[:end].strip()


def day(page: Told, above: Sequence[PageBlock], below: Sequence[PageBlock]) -> str | None:
    """Return the ISO day of publication; `above` and `below` are the lines around the text."""
    days = [d for given in page.days if (d := _read(given))]
    days += [d for block in above if (d := _of_line(block))]
    labelled = (b.spaced for b in below if b.size <= _LINE)
    days += [d for t in labelled for m in _PUBLISHED.finditer(t) if (d := _read(t[m.end() :], 4))]
    if days:
        return days[0]
    # 发布时间：10-08 12:00, and the page was changed on 2019-10-08
    partial = [m for b in above if b.size <= _LINE for m in _MONTH_DAY.finditer(b.spaced)]
    modified = [d for given in page.modified if (d := _read(given))]
    short = [d for b in above if b.size <= _LINE for d in _short_years(b.spaced)]
    return next(
        (d for d in modified if any(d[5:] == f"{m[1]}-{m[2]}" for m in partial)), None
    ) or next((d for d in modified if d in short), None)


def without_calendars(above: Sequence[PageBlock]) -> list[PageBlock]:
    """Return lines without days of the week that stand alone, as pages show what today is.

    On a sheet of a newspaper such a line tells the day of the paper.
    """
    if any(_SHEET.search(block.text) for block in above):
        return list(above)
    return [block for block in above if not _CALENDAR.fullmatch(block.spaced)]


def lines_of_head(article: Sequence[PageBlock]) -> int:
    """Return how many blocks at its beginning are head: up to the last line of source and time.

    Or that of its authors, below a line that stands under the title.
    """
    lines = [n for n, b in enumerate(article[:_HEAD]) if _of_line(b) or _is_signed(b)]
    prose = (n for n, b in enumerate(article) if "。" in b.text and not b.context.caption)
    return max((n for n in lines if n < next(prose, _HEAD)), default=-1) + 1


def _is_signed(block: PageBlock) -> bool:
    """Return whether a line names authors, and no picture."""
    is_picture = block.pictured or block.context.caption or _OF_PICTURE.search(block.text)
    return not is_picture and _byline(block) is not None


def _short_years(text: str) -> Iterator[str]:
    """Yield the days whose years have two digits: 18-03-08 23:16."""
    for match in re.finditer(r"(?<!\d)(\d\d)-(\d\d)-(\d\d)(?=\s?\d\d:)", text):
        yield f"20{match[1]}-{match[2]}-{match[3]}"


def _of_line(block: PageBlock) -> str | None:
    """Return the day in a line of source and time, which says little else."""
    text = block.spaced
    if block.size > _LINE or block.linked * 2 > block.size or "。" in text or _NOW.search(text):
        return None
    if block.time and (told := _read(block.time)):
        return told
    match = _DAY.search(text) or _SPLIT_DAY.search(text)
    if match is None:
        return None
    rest = text[: match.start()] + text[match.end() :]
    says = _TIME.search(rest) or _LABEL.search(rest) or len(squeezed(rest)) <= 2 * _LEAST
    return _made(*match.groups()) if says else None


def _read(text: str, within: int = 3) -> str | None:
    """Return the day with which a text begins, or that a Unix time is in China."""
    text = text.strip()
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return datetime.fromtimestamp(int(text[:10]), _CHINA).date().isoformat()
    if american := _AMERICAN.match(text):
        return _made(american[3], american[1], american[2])
    match = _DAY.search(text)
    if match is None:
        packed = re.match(r"((?:19|20)\d\d)(1[0-2]|0[1-9])(3[01]|[0-2]\d)(?:\d{6})?$", text)
        return _made(*packed.groups()) if packed else None
    return _made(*match.groups()) if match.start() <= within else None


def _made(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _is_name(text: str) -> bool:
    """Return whether a text can be a person's name: it begins with a surname."""
    known = lexicon.mapping("surnames")
    has_surname = text[:1] in known or text[:2] in known
    return has_surname and _PERSON.fullmatch(text) is not None and not _NO_AUTHOR.search(text)


def _byline(block: PageBlock) -> str | None:
    """Return what a line says of its authors."""
    text = block.spaced
    if block.size > _LINE or "。" in text:
        return None
    if reporters := _REPORTERS.search(text):
        return reporters[0] if _DAY.search(text) else text
    report = _REPORT.fullmatch(text)
    if report and all(map(_is_name, _BETWEEN.split(report[1]))):
        return f"作者：{report[1]}"
    author = _AUTHOR.search(text) or _LAST_AUTHOR.search(text)
    return f"作者：{author[1]}" if author and not _NO_AUTHOR.search(author[1]) else None


def _word_among(block: PageBlock, names: Iterable[str]) -> str | None:
    words = block.spaced.split()
    return next((name for name in names if name in words), None)


def authors(page: Told, above: Sequence[PageBlock], found: Sequence[PageBlock]) -> list[str]:
    """Return lines that name authors; `above` are those between title and text.

    What only machines are told must be a person's name that no editor's line has.
    """
    lines = [line for block in above if (line := _byline(block))]
    if lines:
        return lines
    named = [a.strip() for text in page.authors for a in _BETWEEN.split(text)]
    shown = [a for a in dict.fromkeys(named) if _PERSON.fullmatch(a)]
    for block in above:
        if squeezed(block.text) in shown:
            return [f"作者：{squeezed(block.text)}"]
        # 原创 王小明 云湖观察
        if block.size <= _LINE and (word := _word_among(block, filter(_is_name, shown))):
            return [f"作者：{word}"]
    editors = " ".join(b.text for b in found if b.size <= _LINE and "编" in b.text)
    people = [
        name
        for name in page.persons
        if _is_name(name)
        if name not in editors and not any(name in title for title in page.titles)
    ]
    return [f"作者：{'、'.join(people)}"] if people else []
