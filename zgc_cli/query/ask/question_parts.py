"""The parts of a question that an answer's surroundings should hold.

A question is cut by the article's own words: by its names, by what question and article share,
and by small lexicons; a query loads no tokenizer.
"""

import re
from collections.abc import Container, Mapping

from zgc_cli.lexicon import mapping, words
from zgc_cli.query.match.normalize import BREAK, LONGEST, OUTSIDE
from zgc_cli.query.match.synonyms import answering, asking
from zgc_cli.runtime.named_tuple import NamedTuple

Names = Mapping[str, frozenset[str]]  # a form of a name -> all forms of its entity

_BESIDE = 1.3  # how much more a part weighs beside the question word
_UNKNOWN = 1.3  # the weight of what neither the article nor a lexicon knows: often a name
LIGHT = 0.4  # a part of at most this weight may be missing
# Characters that are function words wherever they do not begin one of the lookalikes.
FUNCTION = frozenset("的了是在和与被把吗呢由从该其这那也都有到对向着过")
_NUMBER = r"\d[\d.]*(?:[万亿千百]+)?(?:年|月(?:\d+[日号])?|[日号])?(?:\d+月(?:\d+[日号])?)?"
_COUNTERS = "个位名家座条艘枚届款项篇趟所种类次场辆台架支只头件份本部栋间颗代批轮期"
# 下一届, 二期, 第三艘
_WHICH = (
    r"[上下]一?[届代次轮期批](?!来)|[一二三四五六七八九十]期"
    rf"|第[一二三四五六七八九十百\d]+[{_COUNTERS}]"
)


_FIRST = ("首次", "首个", "首度", "率先", "最早")


class QuestionPart(NamedTuple):
    """A piece of a question, at `start` to `end` of what is left without its question word.

    `forms` are the strings that stand for it in full, `near` those that mean about the same.
    """

    text: str
    kind: str  # name, word, title, measure, number, turn (下一届), unknown
    weight: float
    forms: tuple[str, ...]
    near: tuple[str, ...]
    start: int = 0
    end: int = 0
    beside: bool = False  # whether it stands beside the question word


def cut(rest: str, attribute: str, names: Names, article: str) -> list[QuestionPart]:
    """Return the parts of a question's rest; function words fall out.

    `attribute`, where it is not empty, is a title or a measure that is one part whatever is in
    it: 董事长, 仓储管理费.
    """
    parts: list[QuestionPart] = []
    place, unknown = 0, ""
    until = rest.rfind(attribute, 0, rest.index(BREAK)) if attribute else -1
    while place <= len(rest):
        piece, part = rest[place : place + 1], None
        if place == until:
            kind = "title" if attribute in mapping("person_titles") else "measure"
            piece, part = attribute, _part(attribute, kind, 1.3)
        elif piece:
            piece, part = _part_at(rest, place, names, article)
        if not part and piece == "" and place < len(rest):
            unknown += rest[place]
            place += 1
            continue
        if unknown:  # what neither the article nor a lexicon knows together
            weight = LIGHT if len(unknown) == 1 else _UNKNOWN
            start = place - len(unknown)
            parts.append(QuestionPart(unknown, "unknown", weight, (unknown,), (), start, place))
            unknown = ""
        if part:
            parts.append(part._replace(start=place, end=place + len(piece)))
        place += len(piece) or 1
    return _weighed(rest, parts, names)


def _part(text: str, kind: str, weight: float) -> QuestionPart:
    return QuestionPart(text, kind, weight, (text,), answering(text))


def _part_at(text: str, place: int, names: Names, article: str) -> tuple[str, QuestionPart | None]:
    """Return the longest piece at `place` with its part; no part for a function word or a mark.

    The piece is empty where none is known.
    """
    if name := _longest_name(text, place, names):
        return name, QuestionPart(name, "name", 1.5, tuple(sorted(names[name])), ())
    for kind, pattern in (("number", _NUMBER), ("turn", _WHICH)):
        if match := re.compile(pattern).match(text, place):
            first = (f"首{match[0][2:]}", *_FIRST) if match[0].startswith("第一") else ()
            return match[0], QuestionPart(match[0], kind, 1.0, (match[0], *first), ())
    stops = words("question_stops")
    stop = longest(text, place, stops)
    if _is_function(text, place):
        pointed = text[place] in "这那该" and text[place + 1 : place + 2] in _COUNTERS
        return text[place : place + max(len(stop), 1 + pointed)], None  # 这艘
    word = max(longest(text, place, asking()), stop, key=len)
    common = shared(text, place, names, article)
    if len(common) > len(word):
        return common, _part(common, "word", _weight(common))
    if not word:
        return text[place] if text[place] in OUTSIDE else "", None
    if word not in stops:
        return word, _part(word, "word", _weight(word))
    return word, _part(word, "word", LIGHT) if word in asking() else None


def _weighed(rest: str, parts: list[QuestionPart], names: Names) -> list[QuestionPart]:
    """Mark the parts beside the question word, which say what is asked.

    A common noun that ends a name may stand for it: 科考船 for 远澜号科考船.
    """
    gap = rest.index(BREAK)
    heavy = [p for p in parts if p.weight > LIGHT and p.kind not in ("name", "unknown")]
    beside = {
        *[p.start for p in heavy if p.end <= gap][-1:],
        *[p.start for p in heavy if p.start > gap][:1],
    }
    weighed = []
    for part in parts:
        meant: set[str] = set()
        if part.kind == "word" and len(part.text) > 1:
            meant = {f for n, forms in names.items() if n.endswith(part.text) for f in forms}
        near = (*part.near, *sorted(meant)) if len(meant) <= 6 else part.near
        is_beside = part.start in beside
        weight = part.weight * (_BESIDE if is_beside else 1.0)
        weighed.append(part._replace(weight=weight, near=near, beside=is_beside))
    return weighed


def _weight(text: str) -> float:
    return 0.5 if len(text) == 1 else 1.0 if len(text) < 4 else 1.2


def longest(text: str, start: int, entries: Container[str]) -> str:
    """Return the longest entry that stands at `start`, of at most eight characters."""
    for end in range(min(start + 8, len(text)), start, -1):
        if text[start:end] in entries:
            return text[start:end]
    return ""


def ending(text: str, lexicon: str) -> str:
    """Return the longest entry of a lexicon in which a text ends."""
    entries = mapping(lexicon)
    return next((text[i:] for i in range(len(text)) if text[i:] in entries), "")


def _longest_name(text: str, place: int, names: Container[str]) -> str:
    for end in range(min(place + 24, len(text)), place + 1, -1):
        if text[place:end] in names:
            return text[place:end]
    return ""


def shared(text: str, place: int, names: Container[str], article: str) -> str:
    """Return the longest string at `place` that the article holds too; two characters at least.

    It ends before a function word and before a name.
    """
    end = place + 2
    if end > len(text) or BREAK in text[place:end] or text[place:end] not in article:
        return ""
    while end < min(len(text), place + LONGEST) and text[end] != BREAK:
        if text[place : end + 1] not in article:
            break
        end += 1
    for inner in range(place + 1, end):
        if _is_function(text, inner) or len(_longest_name(text, inner, names)) > 2:
            return text[place:inner] if inner > place + 1 else ""
    return text[place:end]


def _is_function(text: str, place: int) -> bool:
    """Return whether the character at `place` is a function word of its own."""
    lookalikes = words("question_stop_lookalikes")
    return text[place] in FUNCTION and not longest(text, place, lookalikes)
