"""The dateline of an article: agency, place and day, and the outlets that may stand in one.

Readings of single lines and openings; which line stands where is decided in `structure`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

OWN = ("本报", "本网", "本社", "本台", "本刊", "本站")
_OWN = "|".join(OWN)
_BY_KIND = "[日晚晨早时商导快]报"  # 晚报讯: a paper that leaves out its town
HAN = r"[\u3400-\u9fff]"
# An outlet by its form, that no lexicon need have: above a title, or in brackets at the end.
OUTLET_FORM = Pattern(
    f"{HAN}{{2,6}}(?:[日晚晨早时商]报|(?:都市|农村|青年|法治|教育)报|新闻网|广播电视台|融媒体中心)"
)
_DAY = (
    r"(?:(?P<year>(?:19|20)\d\d)[ 　]?年[ 　]?)?(?P<month>1[0-2]|0?[1-9])[ 　]?月"
    r"[ 　]?(?P<day>3[01]|[12]\d|0?[1-9])[ 　]?日"
)
ROLE = (
    r"(?:特约|特派|见习|实习|首席|高级|资深|全媒体|融媒体|全媒|融媒|新媒体|文字|联合|驻\w{1,8}?)*"
    r"(?:记者|通讯员|实习生|评论员|撰稿人|撰稿|特派员|观察员|主笔|作者|研究员|报道员|"
    r"采写|撰文|执笔|参与采写|参与记者|采访人员)"
)


class Dateline(NamedTuple):
    """新华社北京3月25日电: what a dateline tells, and where it ends in its line."""

    agency: str | None
    place: str | None
    year: int | None
    month: int | None
    day: int | None
    end: int
    kicker: str = ""
    is_cited: bool = False  # of another outlet's report, which the text tells again


@cache
def labels(use: str) -> str:
    """Return a pattern of the labels of work on an article that have this use."""
    uses = lexicon.mapping("credit_labels")
    return "|".join(sorted((w for w in uses if use in uses[w].split()), key=len, reverse=True))


@cache
def _lengths() -> list[int]:
    return sorted({len(name) for name in lexicon.words("agencies")}, reverse=True)


def outlets_at(text: str, start: int) -> Iterator[str]:
    """Yield the agencies and papers of the lexicon that begin at a place, the longest first."""
    known = lexicon.words("agencies")
    names = (text[start : start + length] for length in _lengths())
    return (name for name in names if name in known)


def _outlets_of_dateline(head: str) -> str:
    """Return a pattern of the agencies that stand where a dateline may name one.

    To compile the few is cheap, where to compile all is not.
    """
    starts = (i for i in range(len(head)) if i < 3 or head[i - 1] in "·、/ -－；;")
    names = {name for start in starts for name in outlets_at(head, start)}
    return f"(?:{lexicon.any_of(names) or '(?!)'})"


@lru_cache(maxsize=256)
def _dateline(known: str) -> Pattern:
    # 新华社北京3月5日电 | 本报三亚11月6日电 | 中新网3月5日电 | 据新华社电 | 本报讯 | 央视网消息
    other = (
        rf"(?:[A-Z][A-Z0-9]{{0,3}})?{HAN}{{2,8}}?"
        rf"(?:通讯社|社|[日晚晨时]报网?|网|新闻网?|客户端|在线|财经|体育|娱乐)"
    )
    media = rf"(?:{_OWN}|{known}(?:客户端|网|科技|财经|体育|娱乐|新闻|汽车|房产)?|{other}){_ALIAS}"
    place = r"(?P<place>[“\"]?[^\d\s，。、：:（(“”\"]{1,14}[”\"]?(?:\d号)?)??"
    who = rf"(?:{ROLE}[ 　]*(?P<who>[^\d，。（(：:]{{2,40}}?)(?:[ 　]+|(?=\d)))?"
    return Pattern(
        rf"(?:据)?(?:[（(【])?(?P<agency>{media})?(?:[·、/ -]{media})*[ 　/·|"
        rf"丨]*{who}{place}[ 　]*{_DAY}[ 　]*"
        rf"(?:(?:{HAN}{{2}})?专|综合)?"
        rf"(?P<word>电讯|电|讯|消息|报道|综合(?=[（(][^）)]{{0,14}}记者))"
        rf"(?=[ 　（(：:，,题】）)“\d]|记者|{HAN}|$)[】）)]?"
    )


@lru_cache(maxsize=256)
def _undated(known: str) -> Pattern:
    return Pattern(
        rf"(?:据)?[【（(\[［]?(?P<agency>{_OWN}|{known}|{_BY_KIND}){_ALIAS}"
        rf"(?:[-－·/](?:{known}|{HAN}{{2,8}}客户端|{HAN}{{2,6}}(?=[（(]记者)))*[ 　]*"
        rf"(?:[快专]?(?:讯|消息|电)"
        rf"(?=[ 　（(：:，,】]|记者|[今昨][日天]|$)|讯(?![息号飞科])|消息(?!{_TOLD_OF})|"
        rf"(?:综合)?报道(?=[】\]］])|(?:报道)?(?=】?[（(][^（）()]{{0,12}}记者))[】）)\]］]?"
    )


# 央视网消息人士, 新华社消息称: of what was heard, not what is told.
_TOLD_OF = "[人称源面灵来传显指说透]"
# 荆楚网（湖北日报网）讯, 创业网(公众号:shanye5)6月13日讯
_ALIAS = r"(?:全媒体|融媒体)?(?:[（(](?![^（）()]*(?:记者|通讯员))[^（）()]{2,14}[)）])?"

# 山野时光网讯近日，…, 海城财经讯5月8日消息，…, 山野电视台消息（山城故事）：…: an outlet that no
# lexicon has.
_TOLD_BY = Pattern(
    rf"(?P<agency>{HAN}{{2,8}}?(?:网|报|新闻|视频|财经|科技|体育|娱乐|房产|汽车|客户端|网站"
    rf"|热线|在线|融媒|周刊|[电视]台))(?:全媒体|融媒体)?"
    rf"(?P<place>{HAN}{{2,4}}(?=讯[（(][^（）()]{{0,12}}(?:记者|通讯员)))?"
    rf"(?:消息(?=[（(][^（）()]{{2,10}}[）)][：:])|讯(?:(?:[ 　]*{_DAY}(?:消息|讯))?"
    rf"(?=[ 　（(：:，,】]|记者|近日|日前|[今昨][日天]|$)|"
    r"(?<=网讯)(?![息号飞科通])))"
)


# （中央社记者王小川台北25日电）, （中央社台北2024年3月25日电）
IN_BRACKETS = Pattern(
    rf"[（(【](?P<agency>{HAN}{{2,3}}社)(?:记者(?P<who>{HAN}{{2,4}}(?:、{HAN}{{2,4}})*?))?"
    rf"(?P<place>{HAN}{{2,5}}?)(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d\d?)月)?"
    r"(?P<day>\d\d?)日(?:综合|专|外)*电(?:报[道导])?[）)】]"
)

# 中央社／ 彰化6日电
_DAY_ALONE = Pattern(
    rf"(?P<agency>{HAN}{{2,3}}社)[ 　/／]*(?P<place>{HAN}{{2,5}}?)(?P<day>\d\d?)日电(?=[ 　]|$)"
)


_HALF_WIDTH = {ord("０") + n: str(n) for n in range(10)} | {0xA0: " "}
_OPENING = 40  # characters in which an outlet names its reporter, where it says no 电
_DISPATCHES = ("电", "讯", "消息", "报道")  # one of which each dateline has


def dateline(text: str) -> Dateline | None:
    """Read the dateline with which a line begins: 中新网钦州6月18日电 (记者 …), 本报讯（…）."""
    if taken := _TAKEN_FROM.match(text, 0, 60):
        again = _TAKEN_FROM.match(text, taken.end())
        inner = None if again else dateline(text[taken.end() :])
        own = inner._replace(end=taken.end() + inner.end) if inner else None
        return own or Dateline(taken["agency"], None, None, None, None, taken.end())
    head = text[:90]
    is_boxed, is_dispatch = head.startswith(("（", "(", "【")), _may_be_dispatch(head)
    if not (is_boxed or is_dispatch):
        return None
    head = head.translate(_HALF_WIDTH)
    if is_boxed and (match := IN_BRACKETS.match(head)):
        year, month, day = (int(match[n]) if match[n] else None for n in ("year", "month", "day"))
        behind = place_behind(match["who"], match["place"])
        return Dateline(match["agency"], behind, year, month, day, match.end())
    if not is_dispatch:
        return None
    known = _outlets_of_dateline(head)
    match = _dateline(known).match(head) if "月" in head and "日" in head else None
    if match and (match["agency"] or (match["word"] in ("电", "讯") and match["place"])):
        agency: str | None = match["agency"]
        place: str | None = match["place"]
        if match["who"] and not place:  # 新华社记者王小川北京3月5日电
            place = place_behind(match["who"], "") or None
        if match["word"] == "报道" and (not agency or place):
            return None
        if place and not agency and _is_outlet(match):
            agency, place = place, None
        is_cited = match["word"] == "报道" and _is_cited(head, match)
        return Dateline(
            None if is_cited else _agency(agency),
            place.strip('“”"') if place else None,
            int(match["year"]) if match["year"] else None,
            int(match["month"]),
            int(match["day"]),
            match.end(),
            _topic(text[match.end() :]),
            is_cited,
        )
    if match := _DAY_ALONE.match(head):
        day = int(match["day"])
        return Dateline(match["agency"], match["place"], None, None, day, match.end())
    if match := _undated(known).match(head):
        return Dateline(_agency(match["agency"]), None, None, None, None, match.end())
    if match := _TOLD_BY.match(head):
        month, day = (int(match[n]) if match[n] else None for n in ("month", "day"))
        year = int(match["year"]) if match["year"] else None
        return Dateline(match["agency"], match["place"], year, month, day, match.end())
    if match := _UNTOLD.match(head):
        place, places = match["place"], lexicon.mapping("places")
        if place and not any(form in places for form in (place, f"{place}市", f"{place}县")):
            if place.endswith(_OF_NEWS):
                return None  # 综合资讯 记者王小川
            place = None
        return Dateline(None, place, None, None, None, match.end())
    return None


# 讯（首席记者 王小川）, 海城讯 记者王小川: the outlet was a picture, or is left out.
_UNTOLD = Pattern(
    rf"(?P<place>{HAN}{{2,4}}?)?[快专通短简]?讯"
    r"(?=(?:[（(][^（）()]{0,12}|[ 　]+)(?:记者|通讯员))"
)


_OF_NEWS = ("资", "通", "视", "音", "综合", "简", "快", "要")  # in front of 讯


def _may_be_dispatch(head: str) -> bool:
    # Asked of every line: twice as fast as `any`.
    for word in _DISPATCHES:
        if word in head:
            return True
    return "记者" in head[:_OPENING]


def _is_outlet(match: re.Match[str]) -> bool:
    """Return whether what no list of places has stands for an outlet: （知消2023年8月10日讯）."""
    boxed = match[0][0] in "（(【" and match[0][-1] in "）)】"
    place = match["place"].strip('“”"')
    known = lexicon.mapping("places")
    listed = place in known or place.rstrip("市县") in known or place[-1] in "省市县区州镇乡村"
    return match["word"] == "讯" and bool(boxed or match["year"]) and not listed


# 本文转自【山城新闻客户端】；当地时间…
_TAKEN_FROM = Pattern("(?:本文|文章)?(?:转|来|摘)自[：:]?【(?P<agency>[^【】]{2,14})】[；;，,。]?")


def _is_cited(head: str, match: re.Match[str]) -> bool:
    """Return whether another outlet's report is spoken of: 据江城网3月5日报道, …报道称."""
    abroad = match["agency"].startswith(_ABROAD)
    return abroad or head.startswith("据") or head.startswith(("称", "说", "指出"), match.end())


_ABROAD = (
    "共同社",
    "日本共同社",
    "韩联社",
    "朝中社",
    "塔斯社",
    "俄新社",
    "俄罗斯卫星通讯社",
    "法新社",
    "路透社",
    "美联社",
    "彭博社",
    "德新社",
)


def place_behind(names: str | None, rest: str) -> str:
    """Return the place behind names without a blank: 王小川|台北."""
    known = lexicon.mapping("places")
    whole = (names or "") + rest
    sizes = (n for n in range(5, 1, -1) if n < len(whole) and names)
    return next((whole[-n:] for n in sizes if whole[-n:].rstrip("市县") in known), rest)


def _agency(name: str | None) -> str | None:
    return None if not name or name in OWN else re.sub(r"[（(].*", "", name)


def _topic(rest: str) -> str:
    """Return the title that a wire copy names behind its dateline: …电 题：创新的力量.

    Without 题 it begins with its kind: …电 通讯：创新的力量, …电　热点问答｜创新从何而来.
    """
    match = re.match(
        r"[ 　]*(?:（[^）]{2,40}）)?[ 　]*(?:题[：:][ 　]*(.{4,50})|"
        r"((?:通讯|特写|综述|专访|述评|评论|观察|[^，。：:（()）]{2,8}[｜|丨])[：:]?[^。：:]{4,40}[^。，；！])$)",
        rest,
    )
    return (match[1] or match[2]) if match else ""


_BESIDE_DATELINE = Pattern(rf"[（(][^（()）]{{0,60}}[)）]|[□■◎●][ 　]?{HAN}{{2,4}}$|[ 　。]")


def is_dateline_only(text: str, line: Dateline) -> bool:
    """Return whether nothing but brackets, blanks and □王小川 follows the dateline in its line."""
    rest = _BESIDE_DATELINE.sub("", text[line.end :])
    return not rest or bool(line.kicker)
