"""The authors and the outlet that an article names where its text opens or ends."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.layout.bylines import (
    AROUND,
    Byline,
    byline,
    is_bare_names,
    is_name,
    is_no_word,
    may_be_name,
)
from zgc_cli.parser.layout.masthead import HAN, IN_BRACKETS, OUTLET_FORM, OWN, ROLE, place_behind
from zgc_cli.parser.words.dictionary import outlets
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_OURS = "|".join(OWN)
_OPENING = Pattern(r"[ 　]*[（(【〔［〈](?P<in>[^（()）】〕］〉]{2,60})[)）】〕］〉]")
# …电（记者来建强）, …电 记者来建强从县里获悉: what stands so behind a dateline is a name, its
# surname common or not.
_REPORTER_ALONE = Pattern(
    rf"[ 　]*(?:[（(](?:记者|通讯员)[ 　]*(?P<name>{HAN}{{2,3}})[)）]"
    rf"|记者[ 　]?(?P<at_work>{HAN}{{2,3}}?)[ 　]?"
    r"(?=从[^，。]{2,20}(?:获悉|了解到)|获悉|报道[：:]))"
)
# 山城日报 记者 王小川 李芳 12月14日晚，…
_NAMED_FIRST = Pattern(
    rf"(?P<in>{HAN}{{3,8}}[ 　]+{ROLE}(?:[ 　]+{HAN}{{2,4}}){{1,4}})"
    r"[ 　]+(?=\d|近日|日前|[今昨][天日])"
)
_REPORTED = Pattern(
    rf"[ 　]*(?P<in>(?:{_OURS})?{ROLE}[ 　]*[^，。：:（(]{{2,40}}?)(?:报道[：:]?|摄影报道|[：:])"
)
# …讯 记者王小川 通讯员 李芳 周明 记者从县里获悉: behind a dateline, without brackets.
_UNBRACKETED = Pattern(
    rf"[ 　]*(?P<in>{ROLE}[ 　]*{HAN}{{2,4}}(?:[ 　、]+(?:{ROLE}[ 　]*)?{HAN}{{2,4}}){{0,6}})"
    r"[ 　]+(?=\S{6})"
)
# 山城网记者王小川3月5日报道: in front of the day of a dateline
_BEFORE_DAY = Pattern(
    rf"[^，。\d]{{0,12}}?{ROLE}[ 　]*"
    rf"(?P<names>{HAN}{{2,12}}(?:[、 ]{HAN}{{2,4}}){{0,3}})[ 　]*(?=\d)"
)
_SIGNED_LENGTH = 40  # characters of a paragraph at the end of which its author signs
# 本文来自微信公众号“水务观察”，作者：王石，某网经授权发布。
_REPRINTED = Pattern(
    r"本文(?:来自|来源|转自|转载自|首发|原载)[^。]{0,40}?[，,；; ]"
    r"(?P<in>作者[：:丨 ][^，。,；;]{2,20})"
)
_CLOSING_BRACKET = Pattern(r"(?:^|[。！？”…])[ 　]*[（(](?P<in>[^（()）。]{2,80})[)）]$")
# （王小川）（山城日报）
_NAME_THEN_PAPER = Pattern(
    rf"(?:^|[。！？”…])[ 　]*[（(](?P<name>{HAN}{{2,4}})[)）]"
    rf"[ 　]*[（(](?P<paper>{HAN}{{2,8}})[)）]$"
)
# …回到家里。 山城新闻记者 王小川
_CLOSING_ROLE = Pattern(
    rf"[。！？”…][ 　]*(?P<in>{HAN}{{0,8}}{ROLE}[ 　：:]*{HAN}{{2,4}}"
    rf"(?:[ 　、]+(?:{ROLE}[ 　：:]*)?{HAN}{{2,4}}){{0,4}})$"
)
# （作者王小川是江城大学教授）; （作者系江城大学教授） below the title 王小川：…
_ABOUT_AUTHOR = Pattern(
    rf"[（(]作者(?P<name>{HAN}{{2,3}}(?:·{HAN}{{1,8}})*)??[ 　]?(?:是|系|为)[^（()）]{{4,60}}[)）]$"
)
_BEFORE_COLON = Pattern(rf"(?P<name>{HAN}{{2,4}})[：:](?=\S)")


def opening_byline(text: str, start: int) -> Byline | None:
    """Read the authors behind a dateline that ends at `start`: …电（记者王小川、李芳）."""
    if start and (wire := IN_BRACKETS.match(text)) and wire["who"]:
        place = place_behind(wire["who"], wire["place"])
        names = (wire["who"] + wire["place"]).removesuffix(place).split("、")
        return Byline(tuple(names), wire["agency"], place, True)
    if start and (before := _BEFORE_DAY.match(text[:start])):
        place = place_behind(before["names"], "")
        read = byline("记者" + before["names"].removesuffix(place))
        if read and all(map(is_name, read.names)):
            return read
    for pattern in (_OPENING, _NAMED_FIRST, _REPORTED, _REPRINTED):
        match = pattern.match(text[:200], start)
        if match:
            read = byline(match[0] if pattern is _OPENING else match["in"])
            if (
                read
                and read.names
                and (read.has_role or (start and (is_bare_names(read) or _is_one_name(read))))
            ):
                return read
    if start and (alone := _REPORTER_ALONE.match(text, start)):
        return Byline((alone["name"] or alone["at_work"],), None, None, True)
    match = _UNBRACKETED.match(text[:200], start) if start else None
    read = byline(match["in"]) if match else None
    return read if read and all(map(is_name, read.names)) else None


def _is_one_name(read: Byline) -> bool:
    """Return whether a bracket behind a dateline holds one name, of whatever surname: （相欣）."""
    name = read.names[0]
    whole = len(read.names) == 1 and 2 <= len(name) <= 3 and is_no_word(name)
    return whole and name[0] in lexicon.mapping("surnames") and not role_at_end(name)


def closing_byline(text: str, title: str = "") -> Byline | None:
    """Read the authors that an article names at its end: ……。（本报记者 张三）."""
    end = AROUND.sub("", text[-100:])
    is_brief = bool(_OF_BRIEF.search(text[-20:]))
    match = _CLOSING_BRACKET.search(end) or _REPRINTED.match(text) or _CLOSING_ROLE.search(end)
    read = byline(match["in"]) if match else None
    if read and (
        read.has_role
        or ((read.agency or read.place or is_brief or len(read.names) > 1) and is_bare_names(read))
        or _is_signature(read, text, is_brief=is_brief)
    ):
        return read
    both = _NAME_THEN_PAPER.search(end)
    if both and is_name(both["name"]) and OUTLET_FORM.fullmatch(both["paper"]):
        return Byline((both["name"],), both["paper"], None, True)
    about = _ABOUT_AUTHOR.search(end)
    named = (about["name"] or _titled(title)) if about else None
    return Byline((named,), None, None, True) if named and is_name(named) else None


def _titled(title: str) -> str | None:
    """Return the author in front of a title: 王小川：让茶香飘得更远."""
    match = _BEFORE_COLON.match(title)
    return match["name"] if match and may_be_name(match["name"]) else None


def _is_signature(read: Byline, text: str, *, is_brief: bool) -> bool:
    """Return whether one name in brackets signs a text: …换新手机。(李木)."""
    alone = len(read.names) == 1 and 2 <= len(read.names[0]) <= 3
    believed = alone and (is_brief or may_be_name(read.names[0]))
    return believed and (len(text) > _SIGNED_LENGTH or text[0] in "（(")


# （李木）【新华社微特稿】: what ends a brief of the agency.
_OF_BRIEF = Pattern(r"[【（(](?P<agency>新[华華]社)(?:微特稿|专特稿|供本报特稿|專特稿)[】）)]$")
_CLOSING_SOURCE = Pattern(
    r"[（(【](?:本文)?(?:来源[：: 　]*)(?P<named>[^（()）【】，。：]{2,20}?)[ 　]*"
    r"(?:(?:作者|记者|编辑)[：:][^（()）]{2,20})?[)）】]$|"
    rf"[（(](?:综合)?据(?P<told>{HAN}{{2,6}}?)(?:电|报道|消息)?"
    r"(?:[ 　，,；][^（()）]{2,60})?[)）]$|"
    r"(?:^|[。！？”…])[ 　]*[（(](?P<bare>(?!(?:本文)?来源|据)[^（()）。]{3,20})[)）]$"
)
# 【本文来自微信公众号“水务观察”】
_TAKEN_FROM = Pattern(
    r"[【（(]?(?:本文|文章)(?:来自|来源|转自|转载自|首发于?|原载于?)[：:]?"
    r"(?:微信)?(?:公众号|订阅号)?[ ：:]?"
    r"[“「【](?P<named>[^”」】]{2,14})[”」】](?:微信公众号|公众号)?[^，。]{0,12}[】）)]?"
)
# 据山城晚报、江城新闻: the outlets of which a text is made.
_MADE_OF = Pattern(
    r"(?:综合|本文)?据《?(?P<first>[^《》、，。]{2,10})》?(?P<more>(?:、《?[^《》、，。]{2,10}》?){0,4}?)(?:等?(?:媒体)?(?:报道|消息))?"
)


# 山城晚报记者从法院获悉, 据山城网记者了解; not 他接受山城晚报记者采访, who asks for another.
_AT_WORK = "从|在|获悉|了解|采访|联系|就|致电|走访|注意到|[今昨]|\\d"
_REPORTER = Pattern(rf"(?P<outlet>{HAN}{{2,10}})(?:社?全媒体)?记者(?={_AT_WORK})")


def outlet_at_work(texts: Sequence[str]) -> str | None:
    """Return the outlet whose reporter a text tells of: 山城晚报记者从法院获悉.

    Where another's asked somebody, nothing tells whose text it is.
    """
    for text in texts:
        for match in _REPORTER.finditer(text) if "记者" in text else ():
            told = match["outlet"]
            ends = (told[start:] for start in range(len(told)) if not told[:start].endswith("受"))
            if outlet := next((name for name in ends if name in outlets()), None):
                return outlet
    return None


def closing_source(texts: Sequence[str]) -> str | None:
    """Read the outlet in brackets at the end of an article: ……。（来源：山城晚报）.

    `texts` are its paragraphs; where several end so, each is of one piece of news.
    """
    last = texts[-1] if texts else ""
    if brief := _OF_BRIEF.search(last[-20:]):
        return brief["agency"]
    for text in texts[-3:]:
        if taken := _TAKEN_FROM.fullmatch(text):
            return taken["named"]
    made = _MADE_OF.fullmatch(last) if len(texts) > 1 else None
    if made and made["first"] in outlets():
        return made["first"]
    found = [match for text in texts if (match := _CLOSING_SOURCE.search(text[-60:]))]
    if len(found) != 1 or found[0].string != last[-60:]:
        return None
    named, *bare = found[0].group("named", "told", "bare")
    known = lexicon.words("agencies")
    told = (n for n in bare if n and {n, n.removesuffix("网"), n.removesuffix("客户端")} & known)
    formed = (n for n in bare if n and OUTLET_FORM.fullmatch(n))
    return named or next(told, None) or next(formed, None)
