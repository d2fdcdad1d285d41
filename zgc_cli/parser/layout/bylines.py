"""The authors that a line of an article's head or foot names, or its opening or end.

Names are told by their surnames, 王小川, also where two stand together: 王小川李芳.
"""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.layout.masthead import (
    HAN,
    OUTLET_FORM,
    OWN,
    ROLE,
    labels,
    outlets_at,
    place_behind,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_SHORT_OUTLETS = "每经|央视|南都|新华社|本报|本网|封面|红星|澎湃|九派|极目"  # 每经编辑：张三
_RARE = 92  # the least common surname that is believed without more evidence
_LONGEST = 16  # characters of names that stand together
_ALL_HAN = Pattern(f"{HAN}+")


def surname_length(name: str) -> int:
    """Return the length of the surname with which a name begins, 0 if it begins with none.

    A rare surname of one character is an everyday word more often than a name (明, 原, 师).
    """
    cost = lexicon.mapping("surnames")
    if len(name) > 2 and name[:2] in cost:
        return 2
    return int(_cost(name[:1]) <= _RARE)


def _cost(surname: str) -> int:
    return int(lexicon.mapping("surnames").get(surname, "100"))


def may_be_name(text: str) -> bool:
    """Return whether two or three characters alone are a name, and no word: 王小川, not 王府井."""
    return surname_length(text) == 1 and is_no_word(text)


def is_no_word(text: str) -> bool:
    """Return whether no word of the dictionary but a name has these characters."""
    word = dictionary().get(text)
    named = word is None or word.tag.startswith("nr")
    return named and text not in lexicon.words("words_like_names")


def is_name(name: str) -> bool:
    """Return whether characters are as many as a name has, the surname first; a dot is foreign."""
    surname = surname_length(name)
    return "·" in name or "•" in name or (surname > 0 and len(name) <= surname + 2)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names that stand together without a mark, 王小川李芳; nothing where none do.

    Of several ways to split them, that with the commonest surnames is taken.
    """
    if not _ALL_HAN.fullmatch(text) or not 4 <= len(text) <= _LONGEST:
        return ()
    ways = list(_ways(text))
    return min(ways, key=lambda way: (sum(_cost(n[:1]) for n in way) / len(way), way), default=())


def _ways(text: str) -> Iterator[tuple[str, ...]]:
    if not text:
        yield ()
    for size in (3, 2, 4):
        name = text[:size]
        whole = len(name) == size and is_name(name) and (size < 4 or surname_length(name) == 2)
        if whole and is_no_word(name):
            yield from ((name, *rest) for rest in _ways(text[size:]))


@cache
def _no_author() -> Pattern:
    return Pattern(rf"(?:值班\w*|(?:{_SHORT_OUTLETS})?(?:{labels('work')}))[：:/／|丨]")


_SEPARATOR = Pattern(r"[ \t　\u00a0、，,/／;；|丨｜：:&▪■]+")
_NAME = Pattern(rf"(?:{HAN}{{2,4}}|{HAN}{{1,10}}(?:[·•]{HAN}{{1,12}})+|[A-Z][A-Za-z.'\-]+)")
_CHUNK = Pattern(
    rf"(?P<label>文|文字)|(?P<role>(?:{HAN}|"
    rf"[A-Za-z0-9·•+\-“”《》])*?{ROLE})(?P<name>{HAN}*(?:[·•]{HAN}+)*)"
)
_TAIL = Pattern(
    r"[ 　]*(?:(?:综合|摄影|联合|整理|现场|连线|即时)?报[道导]|整[理合]|文并?[/／]?[图摄]|"
    r"图[/／]文|[ 　/／]文|供稿|(?:参与)?采写|撰文|编译)$"
)
_PLACE_REPORT = Pattern(
    rf"[ 　]*[ 　/／丨|｜][ 　]*(?!(?:综合|摄影|联合|现场|连线|即时)(?:摄影)?报[道导]$)"
    rf"(?P<place>{HAN}{{2,5}}?)(?:、{HAN}{{2,5}}?)*[ 　]*(?:摄影|综合|连线|即时)?报[道导]$|"
    rf"[ 　]*发自(?P<from>{HAN}{{2,6}})$"
)
_NAME_AND_PLACE = Pattern(rf"{ROLE}(?P<who>{HAN}{{4,9}})报[道导]$")


# 编译/李木: who put it into Chinese, where nobody else wrote it.
_COMPILED_BY = Pattern(r"^(?:编译整理|编译|整理)[ 　]*[/／：:|丨 　][ 　]*(?=\S)")


# 项目团队：…; …返回搜狐，查看更多; 山城晚报 王小川综合江城网、微博.
AROUND = Pattern(
    f"^{HAN}{{2,6}}(?:团队|[小专]?组)[：:]|返回搜狐，查看更多.*$|[【（(]新[华華]社(?:微特稿|专特稿|供本报特稿|專特稿)[】）)]$|"
    f"^据{HAN}{{2,5}}社电[ 　，,]+|"
    f"^本?文?来源[：:]{HAN}{{2,10}}?(?=作者|记者)|"
    "[，,；;][ 　]*(?:责任?编辑?|编辑|校对|审核|编译)[^，,；;]{2,8}?(?=[，,；;]|[）)]?$)|"
    f"[，,；;]{HAN}{{2,12}}报道(?=[）)]?$)|(?<={HAN}{{2}})综合{HAN}?[^，。]{{2,40}}$"
)


# 地方中心王小川／台中报道: the desk of a paper of Taiwan, which is no name.
_DESK = Pattern(
    "^(?:地方|社会|政治|生活|娱乐|财经|国际|体育|突发|调查|新闻|网搜|中国|社群)中心"
    f"[ 　／/]*(?={HAN})"
)
_MAIL = Pattern(r"[\w.\-]+@[\w.\-]+\.\w+", re.ASCII)
# 山城晚报驻韩国、日本特约记者: where a reporter sits.
_STATIONED = Pattern(f"驻(?:{HAN}|、){{2,12}}?(?=(?:特约|特派)*记者)")


_BULLETS = Pattern("[■□●○◆◇]")
_BRACKETED = Pattern(r"^[（(【〔［〈](.*)[)）】〕］〉]$")
_BRACKETS = Pattern(r"\(.*?\)|（.*?）")
_BETWEEN_NAMES = Pattern(f"(?<={HAN})[-－](?={HAN})|(?<={HAN})《[^《》]{{1,8}}》(?=[ 　])")


# 作者：王小川编辑：李木
_STUCK = Pattern(
    f"(?<={HAN})(?=(?:责任编辑|责编|编辑|校对|审核|摄影|通讯员|参与记者)[：:])(?<!责任)"
)


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
    if signed := _signed(text):
        return signed
    line = _BULLETS.sub(" ", text.strip("■□●○◎◆▲△※*＊—- 　\u00a0"))
    line = _BRACKETED.sub(r"\1", line).strip(BLANK)
    line = _STATIONED.sub("", AROUND.sub("", _MAIL.sub("", line)))
    line = _DESK.sub("", _BETWEEN_NAMES.sub(" ", _BRACKETS.sub(" ", line)))
    line = _STUCK.sub(" ", line)
    line = _COMPILED_BY.sub("作者 ", line)
    report = _PLACE_REPORT.search(line)
    if report and report["place"] and _is_rather_name(report["place"]):
        report = None
    place = report["place"] or report["from"] if report else _place_at_end(line)
    line = _TAIL.sub("", line[: report.start()] if report else line).removesuffix(place or "")
    parts = list(_parts(line))
    people = _join_single([part for part in parts if part and part.name])
    if not people or None in parts:
        return None
    # What clings to 记者 must be a name: 记者王小川, not 记者走进村子.
    told = [part.name for part in parts if part and part.role and part.name]
    penned = line != text and len(told) == 1 and _media_in(line) and len(told[0]) < 4
    if not penned and not all(map(is_name, told)):
        return None
    authors = [part.name for part in people if part.is_author]
    if not all(_NAME.fullmatch(n) and n not in lexicon.words("byline_words") for n in authors):
        return None
    has_role = any(part.role for part in parts if part)
    return Byline(tuple(dict.fromkeys(authors)), _media_in(line), place, has_role)


# 王小川/山城新闻; 王小川学者, 王小川山城网评论员
_WITH_OUTLET = Pattern(f"({HAN}{{2,4}})[ 　]?[/／][ 　]?({HAN}{{2,10}})")
_WITH_OFFICE = Pattern(
    f"({HAN}{{2,4}})[ 　]*[（(]?"
    f"({HAN}{{0,6}}(?:学者|专栏作[家者]|媒体人|时评人|评论员|特约撰稿人))[）)]?"
)


def _signed(text: str) -> Byline | None:
    """Read a name with what its bearer writes for, or is, behind it."""
    if match := _WITH_OUTLET.fullmatch(text):
        outlet = match[2]
        known = {outlet, outlet.removesuffix("客户端")} & lexicon.words("agencies")
        return Byline((match[1],), outlet, None, True) if known else None
    match = _WITH_OFFICE.fullmatch(text)
    whole = match and len(match[1]) == surname_length(match[1]) + _GIVEN
    if not match or not whole or not is_no_word(match[1]):
        return None
    return Byline((match[1],), _media_in(match[2]), None, True)


_GIVEN = 2  # characters of most given names


def _is_rather_name(place: str) -> bool:
    """Return whether what stands in front of 报道 is who reports, not where: 实习生 李木 报道."""
    return may_be_name(place) and place.rstrip("市县") not in lexicon.mapping("places")


def _place_at_end(line: str) -> str | None:
    """Return the place that clings to a name in front of 报道: 记者王小川台北报道."""
    match = _NAME_AND_PLACE.search(line)
    place = place_behind(match["who"][:2], match["who"][2:]) if match else ""
    return place if match and len(match["who"]) - len(place) in (2, 3, 4) else None


BLANK = " 　\u00a0\t"


# A word that stands for itself in front of names that are no authors': 编辑 李芳 校对 周明.
_EDITORS = Pattern(r"图片?来源|.{0,4}(?:编辑|责编|校对|审核|制图|摄影|摄像|视频|剪辑|设计|监制|图)")


_WROTE = Pattern(rf"[/／]文(?=[ 　]|$|{HAN}{{2,4}}[/／])")


_PHOTOGRAPHER = Pattern(rf"({HAN}{{2,4}})[/／](?:摄影?|图|制[图表])(?=[ 　]|$)")
_WRITER_TOO = Pattern(r"(?:文[/／]?[图摄]|图[/／]?文)(?=[ 　/／|丨：:]|$)")
_LABELLED = Pattern(r"(文字|(?<!撰)文|图|摄影|摄|视频)[ 　]*[/／|丨｜：:][ 　]*")
_PICTURE = Pattern(r"(?<![/\w])图: ")
_TAKING_PART = Pattern(r"参与(?:采写|记者)[：:]?")
_FOREIGN = Pattern("[·•A-Za-z]")


def _parts(line: str) -> Iterator[_Part | None]:
    """Yield the parts of a byline; None for what is neither a role, a name nor a paper."""
    is_author = True
    # 王明/文 李芳/摄 tells behind a name what it stands for, 摄影报道 that one did both.
    marked = _WROTE.sub(" ", line.removesuffix("摄影报道"))
    marked = _PHOTOGRAPHER.sub(" \x00 \\1", marked)
    marked = _WRITER_TOO.sub(" 文 ", marked)
    marked = _LABELLED.sub(r" \1: ", marked)
    marked = _no_author().sub(" \x00 ", marked)
    marked = _PICTURE.sub(" \x00 ", marked)
    marked = _TAKING_PART.sub(" 参与采写 ", marked)
    role = ""  # that a part before has, without a name
    for part in filter(None, _SEPARATOR.split(marked.strip(BLANK))):
        if part == "\x00" or _EDITORS.fullmatch(part):
            is_author = False
        elif chunk := _CHUNK.fullmatch(part):
            is_author = True
            yield from _of_chunk(chunk, role)
        elif part.startswith(("摄影", "摄像")) and may_be_name(part[2:]):
            yield _Part("", part[2:], False)
        elif part in OWN or _outlet(part) in lexicon.words("agencies") or _is_paper(part):
            yield _Part("", "", True)
        elif (media := next(outlets_at(part, 0), "")) and may_be_name(part[len(media) :]):
            yield _Part("", part[len(media) :], is_author)
        elif len(part) > 4 and (names := split_names(part)):
            yield from (_Part("", name, is_author) for name in names)
        elif len(part) <= 4 or _FOREIGN.search(part):
            yield _Part("", part.strip("·"), is_author)
        else:
            yield None
        role = chunk["role"] if (chunk := _CHUNK.fullmatch(part)) and not chunk["name"] else ""


_ANY_ROLE = Pattern(ROLE)
# 记者王小川江城台记者李木: each with his outlet, without a mark between.
_OUTLET_BETWEEN = Pattern(
    f"(?:^|(?<=[者员]))({HAN}{{2,3}}){HAN}{{2,6}}?(?:台|[日晚晨]报|[网社])(?={ROLE})"
)


def _of_chunk(chunk: re.Match[str], role: str) -> Iterator[_Part]:
    """Yield the parts of 记者王小川李芳实习记者周明: names and roles without a mark between.

    `role` is that of the part before, which has no name yet: 记者|王小川实习生李芳.
    """
    if chunk["label"]:
        yield _Part(chunk["label"], "", True)
        return
    ahead = _ANY_ROLE.sub("", chunk["role"])
    if role and (is_name(ahead) or split_names(ahead)):
        yield from (_Part(role, name, True) for name in split_names(ahead) or (ahead,))
    named = _OUTLET_BETWEEN.sub(r"\1 ", chunk["name"])
    for piece in _ANY_ROLE.sub(" ", named).split() if named else ("",):
        names = (piece,) if is_name(piece) else split_names(piece) or (piece,)
        yield from (_Part(chunk["role"], name, True) for name in names)


_DESKS = ("体育", "新闻", "财经", "视频", "科技", "娱乐", "汽车", "房产", "教育")


def _is_paper(part: str) -> bool:
    desk = len(part) > 3 and part.endswith(_DESKS)
    return desk or part.endswith("报") or bool(OUTLET_FORM.fullmatch(part))


def names_outlet(line: str) -> bool:
    """Return whether a line begins with an outlet and a blank: 山城新闻 王小川."""
    first, _, names = line.strip(BLANK).replace("　", " ").partition(" ")
    return bool(names) and (_is_paper(first) or first in lexicon.words("agencies"))


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
        if name := next(outlets_at(text, start), None):
            return name
    for start in range(7, len(text)):
        if (name := next(outlets_at(text, start), None)) and _ANY_ROLE.match(
            text, start + len(name)
        ):
            return name
    told = _OF_PAPER.match(text)
    return told["paper"] if told else None


_MARKED = Pattern("《([^《》]{2,12})》")
# 山野日报社全媒体记者: a paper that no lexicon has
_OF_PAPER = Pattern(
    rf"(?:文[/／])?(?:{HAN}{{2,6}}[·•])?(?P<paper>{HAN}{{2,6}}?(?:[日晚晨时早商]报|都市报|新闻网?|广播电视台|电视台|融媒体中心|融媒))"
    rf"社?(?:-?{HAN}{{2,6}}新闻)?[ 　]*{ROLE}"
)


def is_bare_names(read: Byline) -> bool:
    """Return whether a byline without 记者 is one all the same: 张晓明　李　芳."""
    whole = all(
        0 < len(n) - surname_length(n) < 3 and is_name(n) and not role_at_end(n) for n in read.names
    )
    return bool(read.names) and whole
