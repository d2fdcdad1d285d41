"""Reading a question: the kind of answer that it wants, and the parts that an answer must match.

A question is cut by the article's own words: by its names, by what question and article share,
and by small lexicons; a query loads no tokenizer.
"""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from zgc_cli.lexicon import mapping, words
from zgc_cli.reading.normal import fold

MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》〈〉 \t　·•・"))
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
BREAK = "\n"  # stands where a part of the question was taken out
OUTSIDE = re.compile(r"[\s，。！？、：；（）()\[\]【】—…,.!?:;-]")
QUOTED = re.compile("[“「『《‘]([^“”「」『』《》‘’]{2,20})[”」』》’]")
FRAME = re.compile(r"^(?:请问|请告诉我|我想知道|想知道|文章说|文中说|文中|文章里|报道中|据报道)[，,:：]?")
# Characters that are function words wherever they do not begin one of the lookalikes.
FUNCTION = frozenset("的了是在和与被把吗呢由从该其这那也都有到对向着过")
LIGHT = 0.4  # a part of at most this weight may be missing
LONGEST = 12  # characters of a string that question and article are asked to share


class Part(NamedTuple):
    """A piece of a question that an answer's surroundings should hold.

    `forms` are the strings that stand for it in full, `near` those that mean about the same.
    """

    text: str
    kind: str  # name, word, attribute, number
    weight: float
    forms: tuple[str, ...]
    near: tuple[str, ...]
    start: int = 0
    end: int = 0
    beside: bool = False  # whether it stands beside the question word


class Question(NamedTuple):
    """A question as it was read; `text` is in the article's normal form."""

    text: str
    kind: str
    detail: str
    unit: str
    focus: str  # the noun that the question word asks for: 国家 in 哪个国家
    attribute: str  # the noun in front of it: 售价 in 售价是多少
    rest: str  # the text without its question word
    parts: tuple[Part, ...]
    several: bool  # whether it asks for all there are: 哪些


class _Asked(NamedTuple):
    """The question word with what it asks for, and where it stands."""

    kind: str
    detail: str
    unit: str
    focus: str
    start: int
    end: int


def normal(text: str) -> str:
    """Return the form in which questions and sentences are compared: folded, without marks."""
    plain = fold(text).translate(MARKS)
    return THOUSANDS.sub("", plain) if "," in plain else plain


def read(text: str, names: Mapping[str, frozenset[str]], article: str) -> Question:
    """Read a question on an article.

    `names` gives to each form of a name all forms of its entity, `article` is the whole text;
    both in normal form.
    """
    plain = FRAME.sub("", normal(text)).rstrip("?？。!！ ")
    quoted = {normal(q): frozenset({normal(q)}) for q in QUOTED.findall(text)}
    names = {**quoted, **names} if quoted else names
    asked = _asked(plain, article)
    attribute = _attribute(plain[: asked.start], names)
    asked = _by_attribute(asked, attribute, plain)
    rest = plain[: asked.start] + BREAK + plain[asked.end :]
    parts = tuple(_weighed(rest, list(_parts(rest, attribute, names, article)), asked.kind, names))
    several = re.search("哪些|哪几|都有谁|有谁", plain) is not None
    kind, detail, unit, focus, *_ = asked
    return Question(plain, kind, detail, unit, focus, attribute, rest, parts, several)


@cache
def _question_word() -> re.Pattern[str]:
    from zgc_cli.lexicon import pattern

    return re.compile(pattern("question_words"))


def _asked(text: str, article: str) -> _Asked:
    """Return what the question's first question word asks for."""
    found = _question_word().search(text)
    if found is None:
        return _Asked("which", "", "", "", len(text), len(text))
    kind, _, rest = mapping("question_words")[found[0]].partition(":")
    detail, _, unit = rest.partition(":")
    asked = _Asked(kind, detail, unit, "", *found.span())
    if kind == "which":
        return _which(asked, text, article)
    return _counted(asked, text) if kind == "figure" else asked


def _which(asked: _Asked, text: str, article: str) -> _Asked:
    """Read the noun behind 哪 or 什么: 哪家公司, 哪座城市, 什么职务."""
    behind = re.match(r"(?:一|几)?(?:[个家所座位款种份条项场次届支片类名只部枚颗篇本台间]{0,1})", text[asked.end :])
    start = asked.end + (behind.end() if behind else 0)
    focus = _longest_of(text, start, mapping("question_focus")) or _phrase(text, start)
    if not focus:
        return asked._replace(focus=_shared(text, start, (), article)[:4], end=start)
    kind = mapping("question_focus")[ending(focus, "question_focus")]
    kind, _, detail = kind.partition(":")
    end = start + len(focus)
    if kind == "which" or (kind in ("product", "work", "event", "slogan") and len(focus) > 2):
        end = start  # the noun tells of the answer: 什么导航系统, 什么奖项
    return asked._replace(kind=kind, detail=detail, focus=focus, end=end)


def _phrase(text: str, start: int) -> str:
    """Return the shortest phrase that ends in a noun that tells: 什么导航系统, 哪支女子球队."""
    for end in range(start + 2, min(len(text), start + 8) + 1):
        if text[end - 1] in FUNCTION or OUTSIDE.match(text[end - 1]):
            return ""
        if len(ending(text[start:end], "question_focus")) > 1:
            return text[start:end]
    return ""


def _counted(asked: _Asked, text: str) -> _Asked:
    """Read the measure word and the noun behind 多少 or 几: 几家企业, 第几座工厂."""
    if asked.unit:
        return asked._replace(focus=asked.unit)
    units = {**mapping("measure_words"), **mapping("units")}
    scaled = re.compile("万亿|[千百]?[万亿]").match(text, asked.end)  # 多少亿元
    place = scaled.end() if scaled else asked.end
    unit = _longest_of(text, place, units)
    behind = text[place + len(unit) :]
    noun = OUTSIDE.split(behind, maxsplit=1)[0]
    detail = asked.detail or mapping("units").get(unit, "")
    if unit == "名" and not noun and "排" in text[: asked.start]:
        detail = "ordinal"  # 排第几名
    return asked._replace(detail=detail, unit=unit, focus=noun[:6], end=place + len(unit))


def _longest_of(text: str, start: int, entries: Container[str]) -> str:
    """Return the longest entry that stands at `start`."""
    for length in range(min(8, len(text) - start), 0, -1):
        if text[start : start + length] in entries:
            return text[start : start + length]
    return ""


def ending(text: str, lexicon: str) -> str:
    """Return the longest entry in which a text ends."""
    entries = mapping(lexicon)
    return next((text[i:] for i in range(len(text)) if text[i:] in entries), "")


COPULA = re.compile(r"(?:一共|总共|共计|大约|分别|究竟|到底|约|都|共|又|还|已|现|会|将)*(?:是|为|有|达到|达|叫做|叫作|叫|由|在|占|共)?(?:的)?$")


def _attribute(before: str, names: Mapping[str, frozenset[str]]) -> str:
    """Return the noun whose value is asked for: 售价 in 星禾S7的售价是多少."""
    head = COPULA.sub("", before)
    if "的" in head:
        last = head.rpartition("的")[2]
        if last:
            return last if len(last) <= 8 else ""
    for length in range(len(head), 0, -1):
        if head[:length] in names:
            return head[length:] if 0 < len(head) - length <= 6 else ""
    return ""


def _by_attribute(asked: _Asked, attribute: str, text: str) -> _Asked:
    """Let the attribute say what the question word leaves open: 占比是多少, 总经理叫什么."""
    if asked.kind == "figure" and asked.detail in ("", "size", "height"):
        if not asked.unit and attribute:
            found = ending(attribute, "question_measures")
            if found:
                return asked._replace(detail=mapping("question_measures")[found])
        return asked
    if asked.kind in ("name", "which") and not asked.focus:
        noun = attribute or COPULA.sub("", text[: asked.start])
        if ending(noun, "person_titles"):
            return asked._replace(kind="person")
        known = ending(noun, "question_focus")
        if known:
            kind, _, detail = mapping("question_focus")[known].partition(":")
            if kind in ("person", "org", "place", "event", "date", "role", "slogan"):
                return asked._replace(kind=kind, detail=detail, focus=known)
    return asked


def _parts(
    rest: str, attribute: str, names: Mapping[str, frozenset[str]], article: str
) -> Iterator[Part]:
    """Cut what is left of a question into parts, names first; function words fall out."""
    place, unknown = 0, ""
    whole = ending(attribute, "person_titles") or ending(attribute, "question_measures")
    until = rest.rfind(attribute, 0, rest.index(BREAK)) if whole else -1
    while place < len(rest):
        if place == until:
            found: tuple[int, Part | None] | None = len(attribute), _whole(attribute)
        else:
            found = _part_at(rest, place, names, article)
        if found is None:
            character = rest[place]
            if OUTSIDE.match(character):
                yield from _unknown(unknown, place)
                unknown = ""
            else:
                unknown += character
            place += 1
            continue
        length, part = found
        yield from _unknown(unknown, place)
        unknown = ""
        if part is not None:
            yield part._replace(start=place, end=place + length)
        place += length
    yield from _unknown(unknown, place)


def _whole(attribute: str) -> Part:
    """Return a title or a measure that must be matched as a whole: 董事长, 发射保险费."""
    return Part(attribute, "attribute", 1.3, (attribute,), near(attribute))


NUMBER = re.compile(
    r"\d[\d.]*(?:[万亿千百]+)?(?:年|月(?:\d+[日号])?|[日号])?(?:\d+月(?:\d+[日号])?)?"
    r"|[上下]一?[届代次轮期批](?!来)"
)


def _part_at(
    text: str, place: int, names: Mapping[str, frozenset[str]], article: str
) -> tuple[int, Part | None] | None:
    """Return length and part of the longest piece at `place`; no part for a function word."""
    number = NUMBER.match(text, place)
    name = _longest_name(text, place, names)
    if name:
        forms = tuple(sorted(names[name]))
        return len(name), Part(name, "name", 1.5, forms, ())
    if number:
        return len(number[0]), Part(number[0], "number", 1.0, (number[0],), ())
    if text[place] in FUNCTION and not _longest_of(text, place, words("question_stop_lookalikes")):
        stop = _longest_of(text, place, words("question_stops"))
        return max(len(stop), 1), None
    word = _longest_word(text, place)
    shared = _shared(text, place, names, article)
    stop = word in words("question_stops")
    if len(shared) > len(word):
        return len(shared), Part(shared, "word", _weight(shared), (shared,), near(shared))
    if not word:
        return None
    if stop and word not in mapping("question_synonyms"):
        return len(word), None
    weight = 0.35 if stop else _weight(word)
    return len(word), Part(word, "word", weight, (word,), near(word))


def _weighed(
    rest: str, parts: list[Part], kind: str, names: Mapping[str, frozenset[str]]
) -> Iterator[Part]:
    """Give the part on each side of the question word more weight, since it says what is asked.

    A common noun that ends a name may stand for it: 科考船 for 沧溟号科考船.
    """
    gap = rest.index(BREAK)
    before = [i for i, p in enumerate(parts) if p.end <= gap and p.weight > LIGHT]
    behind = [i for i, p in enumerate(parts) if p.start > gap and p.weight > LIGHT]
    beside = {*before[-1:], *behind[:1]}
    for i, part in enumerate(parts):
        if kind == "role" and _is_serving(part):
            yield part._replace(weight=LIGHT)  # the title itself says that someone serves
        elif part.kind == "word":
            meant = {f for n, forms in names.items() if n.endswith(part.text) for f in forms}
            more = tuple(meant) if 0 < len(meant) <= 6 and len(part.text) > 1 else ()
            yield part._replace(near=part.near + more, beside=i in beside)
        else:
            yield part._replace(beside=i in beside)


def _is_serving(part: Part) -> bool:
    return "serve" in mapping("question_synonyms").get(part.text, "").split()


def _weight(text: str) -> float:
    return 0.5 if len(text) == 1 else 1.0 if len(text) < 4 else 1.2


def _unknown(text: str, end: int) -> Iterator[Part]:
    """Yield the part for characters that neither the article nor a lexicon knows together."""
    if text:
        weight = LIGHT if len(text) == 1 else 1.0
        yield Part(text, "word", weight, (text,), (), end - len(text), end)


def _longest_name(text: str, place: int, names: Container[str]) -> str:
    for length in range(min(24, len(text) - place), 1, -1):
        if text[place : place + length] in names:
            return text[place : place + length]
    return ""


def _longest_word(text: str, place: int) -> str:
    synonym = _longest_of(text, place, mapping("question_synonyms"))
    stop = _longest_of(text, place, words("question_stops"))
    return max(synonym, stop, key=len)


def _shared(text: str, place: int, names: Container[str], article: str) -> str:
    """Return the longest string at `place` that the article holds too; two characters at least."""
    end = place + 2
    if end > len(text) or BREAK in text[place:end] or text[place:end] not in article:
        return ""
    while end < min(len(text), place + LONGEST) and text[end] != BREAK:
        if text[place : end + 1] not in article:
            break
        end += 1
    inner = next((i for i in range(place + 1, end) if _begins(text, i, names)), end)
    return text[place:inner] if inner > place + 1 else ""


def _begins(text: str, place: int, names: Container[str]) -> bool:
    """Tell whether a function word or a name of three characters begins at `place`."""
    if text[place] in FUNCTION:
        return not _longest_of(text, place, words("question_stop_lookalikes"))
    return len(_longest_name(text, place, names)) > 2


@cache
def _groups() -> dict[str, list[str]]:
    """Return the words of each group of synonyms, those that only answer included."""
    groups: dict[str, list[str]] = {}
    for word, held in mapping("question_synonyms").items():
        for group in held.split():
            groups.setdefault(group.removeprefix(">"), []).append(word)
    return groups


def near(word: str) -> tuple[str, ...]:
    """Return the words that may answer for `word`."""
    held = mapping("question_synonyms").get(word, "").split()
    found = [w for g in held if not g.startswith(">") for w in _groups()[g] if w != word]
    return tuple(dict.fromkeys(found))
