"""Whether a question is about a company or a body that the article does not name."""

import re

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.query.ask.question import Question
from zgc_cli.query.ask.question_parts import longest
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import is_common
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 10  # characters of a company's name
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
_NEAR = 8  # characters between a house and its head
_OF_PEOPLE = ("person", "role")


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
    bodies = (e for e in document.entities if e.type in ("org", "product"))
    return not any(_leaves_out(name, name_form(form)) for e in bodies for form in forms_of(e))


def known_company(question: str) -> str:
    """Return the name of a known company with which a question begins."""
    known = (lexicon.words("listed_companies"), lexicon.words("orgs"))
    forms = (question[:n] for n in range(min(_LONGEST, len(question)), 1, -1))
    is_known = (f for f in forms if any(f in names or f"中国{f}" in names for names in known))
    return next(is_known, "")


def is_of_head_untold(question: Question, whole: str) -> bool:
    """Return whether a question is about a head of whom nothing is told: 俄罗斯总统何时访华."""
    first = next(iter(question.parts), None)
    if question.kind in _OF_PEOPLE or first is None or first.start > 0:
        return False
    title = longest(question.rest, first.end, lexicon.mapping("person_titles"))
    if not title or (first.kind != "name" and len(first.text) < _SHORTEST_HOUSE):
        return False
    short = {s for s, full in lexicon.mapping("place_abbreviations").items() if full in first.forms}
    house = lexicon.any_of([*first.forms, *short])
    return re.search(f"(?:{house})[^，,。；;\n]{{,{_NEAR}}}{re.escape(title)}", whole) is None


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
