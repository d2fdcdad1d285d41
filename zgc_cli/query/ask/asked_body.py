"""Whether a question is about a company or a body that the article does not name."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import FUNCTION, longest
from zgc_cli.query.match.resolve import forms_of, name_forms
from zgc_cli.query.match.synonyms import answering, is_common, same
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 10  # characters of a company's name
_LONGEST_FULL = 16  # characters of a body's full name
_BODIES = ("org", "product")
_BODY = Pattern(
    "(?P<stem>[^的在和与是谁哪何几什多]{2,12}?)(?:协会|学会|商会|大学|医院|交易所|银行|集团|公司|研究院|研究所|电视台|出版社"
    "|俱乐部|法院|检察院|公安局|管理局|监管局|证券|科技|汽车)(?![人士])"
)
_POINTING = Pattern(
    "[这该那本此某一各全两几有]|(?:上市|国有|民营|外资|合资|私营|股份|当地|本地|国内|国外|外国)$"
)
_SHORTEST_UNKNOWN, _SHORTEST_SHORT = 2, 3  # characters
_LEFT_OUT = 4  # characters of the article between two of a short form
_SHORTEST_HOUSE = 3  # characters of a house that no record has
_KIND = Pattern("(?:(?:股份|责任)?有限)?(?:集团)?公司$|集团$|股份$|控股$")
_OF_AREA = Pattern("[一-龥]{2}(?<![该本我全这各])[国省市县区镇州]$")
_OF_PEOPLE = ("person", "role")


def called_as_told(text: str, document: Document, whole: str) -> str:
    """Return a question that calls known bodies as the article does: 世卫组织 as 世界卫生组织.

    A name that the article has stays, and so does one for which it has no other.
    """
    named = {name_form(f) for e in document.entities if e.type in _BODIES for f in forms_of(e)}
    place = 0
    while place < len(text):
        found = next(_others_told(text, place, whole, named), None)
        if found is not None:
            end, told = found
            text = text[:place] + told + text[end:]
            place += len(told)
        else:
            place += 1
    return text


def _others_told(
    text: str, place: int, whole: str, named: Container[str]
) -> Iterator[tuple[int, str]]:
    """Yield where a known name that begins at a place ends, and how the article calls it."""
    before = text[place - 1 : place]
    for end in range(min(place + _LONGEST_FULL, len(text)), place + 1, -1):
        name = text[place:end]
        listed, bare = _other_names(name), name_form(_KIND.sub("", name))
        if name in whole and (listed or bare != name):
            return
        if len(name) < _SHORTEST_SHORT and before and before not in FUNCTION:
            continue  # 其中行程, no 中行
        told = (o for o in listed if o in named or _stands_alone(o, whole))
        if other := next(told, bare if bare != name and bare in named else ""):
            yield end, other


def _stands_alone(name: str, whole: str) -> bool:
    """Return whether an article names a body; a short form may be a part of other words."""
    first = "(?:^|[^\\w])" if len(name) <= _SHORTEST_SHORT else ""
    return name in whole and re.search(first + re.escape(name), whole) is not None


def _other_names(name: str) -> tuple[str, ...]:
    """Return what else a known body is called: in full, or in short."""
    full = lexicon.mapping("short_names").get(name) or name
    others = [full, *_short_forms().get(name_form(full), ())]
    if lexicon.holds("orgs", name) or lexicon.holds("listed_companies", name):
        others += sorted(same(name))
    return tuple(o for o in dict.fromkeys(map(name_form, others)) if o != name)


@cache
def _short_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for short, full in lexicon.mapping("short_names").items():
        found.setdefault(name_form(full), []).append(short)
    return found


def is_of_body_untold(question: Question, document: Document, whole: str) -> bool:
    """Return whether a question begins with a company or a body of which the article tells nothing.

    `whole` is the article in normal form; 中国基金业协会 may be a longer name in short.
    """
    text = question.text
    if known := known_company(text):
        return known not in whole
    found = _BODY.match(text)
    if not found or _POINTING.match(found["stem"]) or is_common(found["stem"]):
        return False
    name, stem = found[0], found["stem"]
    if name in whole or stem in whole:
        return False
    bodies = (e for e in document.entities if e.type in _BODIES)
    return not any(_leaves_out(name, name_form(form)) for e in bodies for form in forms_of(e))


def known_company(question: str) -> str:
    """Return the name of a known company with which a question begins."""
    known = (lexicon.words("listed_companies"), lexicon.words("orgs"))
    forms = (question[:n] for n in range(min(_LONGEST, len(question)), 1, -1))
    is_known = (f for f in forms if any(f in names or f"中国{f}" in names for names in known))
    return next(is_known, "")


def is_of_head_untold(question: Question, document: Document, whole: str) -> bool:
    """Return whether a question is about a head of whom nothing is told: 俄罗斯总统何时访华."""
    first = next(iter(question.parts), None)
    if question.kind in _OF_PEOPLE or first is None or first.start > 0:
        return False
    title = longest(question.rest, first.end, lexicon.mapping("person_titles"))
    if not title or (first.kind != "name" and len(first.text) < _SHORTEST_HOUSE):
        return False
    short = {s for s, full in lexicon.mapping("place_abbreviations").items() if full in first.forms}
    houses = (*first.forms, *short)
    titles = map(name_form, {title, *same(title), *answering(title)})
    if not any(house in whole for house in houses):
        return True
    names = name_forms(document)
    return all(_is_of_other(whole[: m.start()], houses, names) for m in _any(titles, whole))


def _any(words: Iterable[str], whole: str) -> Iterator[re.Match[str]]:
    return re.finditer(lexicon.any_of(words), whole)


def _is_of_other(before: str, houses: Iterable[str], names: Container[str]) -> bool:
    """Return whether the words before a title name another house than those: 南岛国 of 总统."""
    if before.endswith(tuple(houses)):
        return False
    ends = (before[-n:] for n in range(2, _LONGEST))
    return _OF_AREA.search(before[-_LONGEST:]) is not None or any(e in names for e in ends)


def is_of_unknown(question: Question, whole: str) -> bool:
    """Return whether a question begins with what neither the article nor a lexicon knows: a name.

    It may be short for more words of the article: 社零总额 of 社会消费品零售总额.
    """
    first = next(iter(question.parts), None)
    return (
        first is not None
        and first.kind == "unknown"
        and first.start == 0
        and len(first.text) >= _SHORTEST_UNKNOWN
        and not is_common(first.text)
        and (len(first.text) < _SHORTEST_SHORT or not _is_short_for(first.text, whole))
    )


def _is_short_for(text: str, whole: str) -> bool:
    return re.search(f".{{,{_LEFT_OUT}}}".join(map(re.escape, text)), whole) is not None


def _leaves_out(short: str, long: str) -> bool:
    """Return whether a name has the characters of another in its order: 某公司, 某股份有限公司."""
    rest = iter(long)
    return all(character in rest for character in short)
