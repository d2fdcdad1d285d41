"""What a line of an article's head or foot says: agency, place, day, authors.

Readings of single lines and openings; which line stands where is decided in `structure`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

OWN = ("本报", "本网", "本社", "本台", "本刊", "本站")
_OWN = "|".join(OWN)
_HAN = r"[\u3400-\u9fff]"
_DAY = (
    r"(?:(?P<year>(?:19|20)\d\d)[ 　]?年[ 　]?)?(?P<month>1[0-2]|0?[1-9])[ 　]?月"
    r"[ 　]?(?P<day>3[01]|[12]\d|0?[1-9])[ 　]?日"
)
_ROLE = (
    r"(?:特约|见习|实习|首席|高级|资深|全媒体|融媒体|全媒|融媒|新媒体|文字|联合|驻\w{1,8}?)*"
    r"(?:记者|通讯员|实习生|评论员|撰稿人|撰稿|特派员|观察员|主笔|作者|研究员|报道员|"
    r"采写|撰文|执笔|参与采写|参与记者)"
)
_SHORT_OUTLETS = "每经|央视|南都|新华社|本报|本网|封面|红星|澎湃|九派|极目"  # 每经编辑：张三
_RARE = 92  # the least common surname that is believed without more evidence


class Dateline(NamedTuple):
    """新华社北京3月25日电: what a dateline tells, and where it ends in its line."""

    agency: str | None
    place: str | None
    year: int | None
    month: int | None
    day: int | None
    end: int
    kicker: str = ""


@cache
def labels(use: str) -> str:
    """Return a pattern of the labels of work on an article that have this use."""
    uses = lexicon.mapping("credit_labels")
    return "|".join(sorted((w for w in uses if use in uses[w].split()), key=len, reverse=True))


@cache
def _no_author() -> Pattern:
    return Pattern(rf"(?:值班\w*|(?:{_SHORT_OUTLETS})?(?:{labels('work')}))[：:/／|丨]")


@cache
def _lengths() -> list[int]:
    return sorted({len(name) for name in lexicon.words("agencies")}, reverse=True)


def _outlets_at(text: str, start: int) -> Iterator[str]:
    """Yield the agencies and papers of the lexicon that begin at a place, the longest first."""
    known = lexicon.words("agencies")
    names = (text[start : start + length] for length in _lengths())
    return (name for name in names if name in known)


def _outlets_of_dateline(head: str) -> str:
    """Return a pattern of the agencies that stand where a dateline may name one.

    To compile the few is cheap, where to compile all is not.
    """
    starts = (i for i in range(len(head)) if i < 3 or head[i - 1] in "·、/ ")
    names = {name for start in starts for name in _outlets_at(head, start)}
    return f"(?:{lexicon.any_of(names) or '(?!)'})"


@lru_cache(maxsize=256)
def _dateline(known: str) -> Pattern:
    # 新华社北京3月5日电 | 本报三亚11月6日电 | 中新网3月5日电 | 据新华社电 | 本报讯 | 央视网消息
    other = rf"{_HAN}{{2,8}}?(?:通讯社|社|网|日报|晚报|晨报|时报|新闻|客户端)"
    media = rf"(?:{_OWN}|{known}客户端|{known}|{other})"
    place = r"(?P<place>[“\"]?[^\d\s，。、：:（(“”\"]{1,14}[”\"]?(?:\d号)?)??"
    who = rf"(?:{_ROLE}[ 　]*(?P<who>[^\d，。（(：:]{{2,40}}?)[ 　]+)?"
    return Pattern(
        rf"(?:据)?(?:[（(【])?(?P<agency>{media})?(?:[·、/ ]{media})*[ 　/·|"
        rf"丨]*{who}{place}[ 　]*{_DAY}[ 　]*"
        rf"(?:(?:{_HAN}{{2}})?专|综合)?"
        rf"(?P<word>电讯|电|讯|消息|报道)(?=[ 　（(：:，,题】]|记者|{_HAN}|$)[】）)]?"
    )


@lru_cache(maxsize=256)
def _undated(known: str) -> Pattern:
    return Pattern(
        rf"(?:据)?[【（(]?(?P<agency>{_OWN}|{known})[ 　]*(?:[快专]?(?:讯|消息|"
        rf"电)(?=[ 　（(：:，,】]|记者|[今昨][日天]|$)|报道(?=】)|"
        rf"(?=】?[（(][^（）()]{{0,12}}记者))[】）)]?"
    )


# （中央社记者王小川台北25日电）, （中央社台北2024年3月25日电）
_IN_BRACKETS = Pattern(
    rf"[（(【](?P<agency>{_HAN}{{2,3}}社)(?:记者(?P<who>{_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*?))?"
    rf"(?P<place>{_HAN}{{2,5}}?)(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d\d?)月)?"
    r"(?P<day>\d\d?)日(?:综合|专|外)*电(?:报[道导])?[）)】]"
)


_DISPATCHES = ("电", "讯", "消息", "报道", "记者")  # one of which each dateline has


def dateline(text: str) -> Dateline | None:
    """Read the dateline with which a line begins: 中新网钦州6月18日电 (记者 …), 本报讯（…）."""
    head = text[:90]
    match = _IN_BRACKETS.match(head)
    if match:
        year, month, day = (int(match[n]) if match[n] else None for n in ("year", "month", "day"))
        place = _place_behind(match["who"], match["place"])
        return Dateline(match["agency"], place, year, month, day, match.end())
    if not any(word in head for word in _DISPATCHES):
        return None
    known = _outlets_of_dateline(head)
    match = _dateline(known).match(head) if "月" in head and "日" in head else None
    if match and (match["agency"] or (match["word"] in ("电", "讯") and match["place"])):
        agency, place = match["agency"], match["place"]
        if match["word"] == "报道" and (not agency or place):
            return None
        return Dateline(
            _agency(agency),
            place.strip('“”"') if place else None,
            int(match["year"]) if match["year"] else None,
            int(match["month"]),
            int(match["day"]),
            match.end(),
            _topic(text[match.end() :]),
        )
    match = _undated(known).match(head)
    if match:
        return Dateline(_agency(match["agency"]), None, None, None, None, match.end())
    return None


def _place_behind(names: str | None, rest: str) -> str:
    """Return the place behind names without a blank: 王小川|台北."""
    known = lexicon.mapping("places")
    whole = (names or "") + rest
    sizes = (n for n in range(5, 1, -1) if n < len(whole) and names)
    return next((whole[-n:] for n in sizes if whole[-n:].rstrip("市县") in known), rest)


def _agency(name: str | None) -> str | None:
    return None if not name or name in OWN else name


def _topic(rest: str) -> str:
    """Return the title that a wire copy names behind its dateline: …电 题：创新的力量."""
    match = re.match(r"[ 　]*(?:（[^）]{2,40}）)?[ 　]*题[：:][ 　]*(.{4,50})$", rest)
    return match[1] if match else ""


def is_dateline_only(text: str, line: Dateline) -> bool:
    """Return whether nothing but brackets and blanks follows the dateline in its line."""
    rest = re.sub(r"[（(][^（()）]{0,60}[)）]|[ 　。]", "", text[line.end :])
    return not rest or bool(line.kicker)


_SEPARATOR = Pattern(r"[ \t　\u00a0、，,/／;；|丨｜：:&▪■]+")
_NAME = Pattern(rf"(?:{_HAN}{{2,4}}|{_HAN}{{1,10}}(?:[·•]{_HAN}{{1,12}})+|[A-Z][A-Za-z.'\-]+)")
_CHUNK = Pattern(
    rf"(?P<label>文|文字)|(?P<role>(?:{_HAN}|"
    rf"[A-Za-z0-9·•+\-“”《》])*?{_ROLE})(?P<name>{_HAN}*(?:[·•]{_HAN}+)*)"
)
_TAIL = Pattern(
    r"[ 　]*(?:(?:综合|摄影|联合|整理|现场|连线|即时)?报[道导]|整[理合]|文并?[/／]?[图摄]|"
    r"图[/／]文|[ 　/／]文|供稿|(?:参与)?采写|撰文|编译)$"
)
_PLACE_REPORT = Pattern(
    rf"[ 　]*[ 　/／][ 　]*(?!(?:综合|摄影|联合|现场|连线|即时)(?:摄影)?报[道导]$)"
    rf"(?P<place>{_HAN}{{2,5}}?)[ 　]*(?:摄影|综合|连线|即时)?报[道导]$"
)
_NAME_AND_PLACE = Pattern(rf"{_ROLE}(?P<who>{_HAN}{{4,9}})报[道导]$")


# 编译/李木: who put it into Chinese, where nobody else wrote it.
_COMPILED_BY = Pattern(r"^(?:编译整理|编译|整理)[ 　]*[/／：:|丨 　][ 　]*(?=\S)")


class Byline(NamedTuple):
    """The authors that a line or bracket names, with the place of 张三 北京报道."""

    names: tuple[str, ...]
    agency: str | None
    place: str | None
    has_role: bool


class _Part(NamedTuple):
    """One part of a byline: what somebody is, his name, and whether he is an author."""

    role: str
    name: str
    is_author: bool


def byline(text: str) -> Byline | None:
    """Read a line or bracket that does nothing but name authors; None where it does more.

    新华社记者 王小川 陈芳 | 记者 李木  通讯员 阿依古丽·艾山 | 文/王石 图/李木
    """
    if len(text) > 120 or "。" in text:
        return None
    line = text.strip("■□●○◎◆▲△※*＊—- 　\u00a0")
    line = re.sub(r"^[（(【〔［〈](.*)[)）】〕］〉]$", r"\1", line).strip(BLANK)
    line = re.sub(r"\(.*?\)|（.*?）", " ", line)
    line = _COMPILED_BY.sub("作者 ", line)
    report = _PLACE_REPORT.search(line)
    place = report["place"] if report else _place_at_end(line)
    line = _TAIL.sub("", line[: report.start()] if report else line).removesuffix(place or "")
    parts = list(_parts(line))
    people = _join_single([part for part in parts if part and part.name])
    if not people or None in parts:
        return None
    # What clings to 记者 must be a name: 记者王小川, not 记者走进村子.
    told = [part.name for part in parts if part and part.role and part.name]
    penned = line != text and len(told) == 1 and _media_in(line) and len(told[0]) < 4
    if not penned and not all(map(_is_name, told)):
        return None
    authors = [part.name for part in people if part.is_author]
    if not all(_NAME.fullmatch(n) and n not in lexicon.words("byline_words") for n in authors):
        return None
    has_role = any(part.role for part in parts if part)
    return Byline(tuple(dict.fromkeys(authors)), _media_in(line), place, has_role)


def _place_at_end(line: str) -> str | None:
    """Return the place that clings to a name in front of 报道: 记者王小川台北报道."""
    match = _NAME_AND_PLACE.search(line)
    place = _place_behind(match["who"][:2], match["who"][2:]) if match else ""
    return place if match and len(match["who"]) - len(place) in (2, 3, 4) else None


BLANK = " 　\u00a0\t"


def surname_length(name: str) -> int:
    """Return the length of the surname with which a name begins, 0 if it begins with none.

    A rare surname of one character is an everyday word more often than a name (明, 原, 师).
    """
    cost = lexicon.mapping("surnames")
    if len(name) > 2 and name[:2] in cost:
        return 2
    return int(int(cost.get(name[:1], "100")) <= _RARE)


def may_be_name(text: str) -> bool:
    """Return whether two or three characters alone are a name, and no word: 王小川, not 王府井."""
    word = dictionary().get(text)
    named = word is None or word.tag.startswith("nr")
    return surname_length(text) == 1 and named and text not in lexicon.words("words_like_names")


def _is_name(name: str) -> bool:
    surname = surname_length(name)
    return "·" in name or "•" in name or (surname > 0 and len(name) <= surname + 2)


# A word that stands for itself in front of names that are no authors': 编辑 李芳 校对 周明.
_EDITORS = Pattern(r"图片?来源|.{0,4}(?:编辑|责编|校对|审核|制图|摄影|摄像|视频|剪辑|设计|监制|图)")


def _parts(line: str) -> Iterator[_Part | None]:
    """Yield the parts of a byline; None for what is neither a role, a name nor a paper."""
    is_author = True
    # 王明/文 李芳/摄 tells behind a name what it stands for, 摄影报道 that one did both.
    marked = re.sub(r"[/／]文(?=[ 　]|$)", " ", line.removesuffix("摄影报道"))
    marked = re.sub(rf"({_HAN}{{2,4}})[/／](?:摄影?|图)(?=[ 　]|$)", " \x00 \\1", marked)
    marked = re.sub(r"(?:文[/／]?[图摄]|图[/／]?文)(?=[ 　/／|丨：:]|$)", " 文 ", marked)
    marked = re.sub(r"(文字|(?<!撰)文|图|摄影|摄|视频)[ 　]*[/／|丨｜：:][ 　]*", r" \1: ", marked)
    marked = _no_author().sub(" \x00 ", marked)
    marked = re.sub(r"(?<![/\w])图: ", " \x00 ", marked)
    marked = re.sub(r"参与(?:采写|记者)[：:]?", " 参与采写 ", marked)
    for part in filter(None, _SEPARATOR.split(marked.strip(BLANK))):
        if part == "\x00" or _EDITORS.fullmatch(part):
            is_author = False
        elif chunk := _CHUNK.fullmatch(part):
            is_author = True
            yield _Part(chunk["label"] or chunk["role"], chunk["name"] or "", is_author)
        elif part in OWN or _outlet(part) in lexicon.words("agencies") or _is_paper(part):
            yield _Part("", "", True)
        elif pair := _two_names(part):
            yield from (_Part("", name, is_author) for name in pair)
        elif len(part) <= 4 or re.search(r"[·•A-Za-z]", part):
            yield _Part("", part.strip("·"), is_author)
        else:
            yield None


def _two_names(part: str) -> tuple[str, str] | None:
    """Split two names between which a line broke: 闫淑丽 | 常明."""
    cuts = {5: (3, 2), 6: (3,)}.get(len(part), ())
    halves = ((part[:cut], part[cut:]) for cut in cuts if re.fullmatch(f"{_HAN}+", part))
    return next(((a, b) for a, b in halves if _is_name(a) and _is_name(b)), None)


def _is_paper(part: str) -> bool:
    return part.endswith("报") or (
        len(part) > 3 and part.endswith(("体育", "新闻", "财经", "视频"))
    )


def _outlet(part: str) -> str:
    return part.removesuffix("报道")


def _join_single(people: list[_Part]) -> list[_Part]:
    """Join the halves of a name that is spread over its column: 陈　芳 -> 陈芳."""
    joined: list[_Part] = []
    for part in people:
        last = joined[-1] if joined else part
        if joined and len(last.name) == len(part.name) == 1 and last.is_author == part.is_author:
            joined[-1] = last._replace(name=last.name + part.name)
        else:
            joined.append(part)
    return joined


def _media_in(text: str) -> str | None:
    # 新华社记者 王石 | 文/《山城周刊》记者 王石
    for start in range(min(7, len(text))):
        if marked := _MARKED.match(text, start):
            return str(marked[1])
        if name := next(_outlets_at(text, start), None):
            return name
    return None


_MARKED = Pattern("《([^《》]{2,12})》")


def is_bare_names(read: Byline) -> bool:
    """Return whether a byline without 记者 is one all the same: 张晓明　李　芳."""
    whole = all(surname_length(n) and len(n) <= 3 and not role_at_end(n) for n in read.names)
    return bool(read.names) and whole


_OPENING = Pattern(r"[ 　]*[（(【〔［〈](?P<in>[^（()）】〕］〉]{2,60})[)）】〕］〉]")
# 山城日报 记者 王小川 李芳 12月14日晚，…
_NAMED_FIRST = Pattern(
    rf"(?P<in>{_HAN}{{3,8}}[ 　]+{_ROLE}(?:[ 　]+{_HAN}{{2,4}}){{1,4}})"
    r"[ 　]+(?=\d|近日|日前|[今昨][天日])"
)
_REPORTED = Pattern(
    rf"[ 　]*(?P<in>(?:{_OWN})?{_ROLE}[ 　]*[^，。：:（(]{{2,40}}?)(?:报道[：:]?|摄影报道|[：:])"
)
# 本文来自微信公众号“水务观察”，作者：王石，某网经授权发布。
_REPRINTED = Pattern(
    r"本文(?:来自|来源|转自|转载自|首发|原载)[^。]{0,40}?[，,；; ]"
    r"(?P<in>作者[：:丨 ][^，。,；;]{2,20})"
)
_SIGNED_LENGTH = 40  # characters of a paragraph at the end of which its author signs
_CLOSING_BRACKET = Pattern(r"[。！？”…][ 　]*[（(](?P<in>[^（()）。]{2,80})[)）]$")


def opening_byline(text: str, start: int) -> Byline | None:
    """Read the authors behind a dateline that ends at `start`: …电（记者王小川、李芳）."""
    if start and (wire := _IN_BRACKETS.match(text)) and wire["who"]:
        place = _place_behind(wire["who"], wire["place"])
        names = (wire["who"] + wire["place"]).removesuffix(place).split("、")
        return Byline(tuple(names), wire["agency"], place, True)
    for pattern in (_OPENING, _NAMED_FIRST, _REPORTED, _REPRINTED):
        match = pattern.match(text[:200], start)
        if match:
            read = byline(match[0] if pattern is _OPENING else match["in"])
            if read and read.names and (read.has_role or (start and is_bare_names(read))):
                return read
    return None


def closing_byline(text: str) -> Byline | None:
    """Read the authors in brackets at the end of an article: ……。（本报记者 张三）."""
    match = _CLOSING_BRACKET.search(text[-100:]) or _REPRINTED.match(text)
    read = byline(match["in"]) if match else None
    known = read and (read.has_role or ((read.agency or read.place) and is_bare_names(read)))
    return read if known or (read and _is_signature(read, text)) else None


def _is_signature(read: Byline, text: str) -> bool:
    """Return whether one name in brackets signs a text: …换新手机。(李木)."""
    alone = len(read.names) == 1 and 2 <= len(read.names[0]) <= 3
    return alone and len(text) > _SIGNED_LENGTH and may_be_name(read.names[0])
