"""Surnames that take up a person of the text: 郑仍穿着外套, 郑谓：…, 黄续指, 潘生.

So papers of Hong Kong and Taiwan go on, once they have told the name. What looks like another name
there (郑仍, 郑终能) is none.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.parser.entities.candidates import Candidate
from zgc_cli.parser.entities.coreference import Link
from zgc_cli.parser.entities.names.persons import is_address
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# None of these is a word of its own in front of a verb, as 曾 and 方 are.
PLAIN_SURNAMES = (
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭肖萧蔡潘袁董苏叶吕魏蒋杜丁沈姚卢姜钟谭廖邹熊"
    "陆郝孔崔邱秦顾侯邵孟龙尹赖詹庄游柯翁洪]"
)
# In front of the predicate of whoever is taken up; some are characters of given names, too.
_ADVERBS = frozenset("仍亦又也再续则均曾已终更虽遭被谓称指说先即却并")
_SURE = frozenset("仍亦又也遭被谓称")  # of which no given name has one right behind the surname
_LATER = ("其后", "随后", "之后", "昨日", "今日", "当时", "同意", "没有", "要求", "拒绝", "指出")
_BEHIND = ("d", "v", "p", "zg", "ad", "vn")
_POLITE = "生太"  # Mr and Mrs: 潘生, 陈太
_MOST_GIVEN = 2


class TakenUp(NamedTuple):
    """Candidates without those that are none, the surnames alone, whom each of these names."""

    candidates: list[Candidate]
    surnames: list[Candidate]
    links: list[Link]


class Bearer(NamedTuple):
    """A person whose surname no other has: the name, and where it stands first."""

    name: str
    paragraph: int
    start: int


@rule(
    "surname-alone",
    "[郑威林]出庭作供。[郑]仍身穿厚外套，[郑]亦表示疲倦。",
    never=("郑则士和[郑威林]出庭。[郑则士]表示疲倦。",),
)
def taken_up(document: Document, candidates: Sequence[Candidate]) -> TakenUp:
    """Give a surname that begins its clause to the one person of that surname named before."""
    texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
    kept: list[Candidate] = []
    alone: list[Candidate] = []
    links: dict[str, Link] = {}
    bearers = _bearers(texts, candidates)
    starts = {(c.span.paragraph, c.span.start): c for c in candidates}
    for number, (paragraph, text) in enumerate(texts.items() if bearers else ()):
        for match in _clause_subject().finditer(text):
            bearer = bearers.get(match[0])
            if bearer is None or (number, match.start()) <= bearer[1:]:
                continue
            there = starts.get((paragraph, match.start()))
            if there is None or _is_predicate(_text(texts, there)[1:]):
                span = Span(paragraph, *match.span())
                alone.append(Candidate(span, "person", taken_up.name))
                links[match[0]] = Link(bearer.name, match[0], taken_up.name, declared=True)
    dropped = {(c.span.paragraph, c.span.start) for c in alone}
    quoted = any("「" in text for text in texts.values())
    for candidate in candidates:
        if (candidate.span.paragraph, candidate.span.start) in dropped:
            continue
        name = _text(texts, candidate)
        kept.append(candidate)
        if quoted and candidate.type == "person" and _is_polite(name) and name[0] in bearers:
            links[name] = Link(bearers[name[0]].name, name, taken_up.name, declared=True)
    return TakenUp(kept, alone, list(links.values()))


def _text(texts: dict[str, str], candidate: Candidate) -> str:
    return texts[candidate.span.paragraph][candidate.span.start : candidate.span.end]


def _bearers(texts: dict[str, str], candidates: Sequence[Candidate]) -> dict[str, Bearer]:
    """Return the surnames that one person alone bears, with the name and its first place."""
    found: dict[str, set[str]] = {}
    for candidate in candidates:
        name = _text(texts, candidate)
        if candidate.type == "person" and _is_whole(name):
            found.setdefault(name[0], set()).add(name)
    alone = {surname: names.pop() for surname, names in found.items() if len(names) == 1}
    return {
        surname: Bearer(
            name, *next((n, t.find(name)) for n, t in enumerate(texts.values()) if name in t)
        )
        for surname, name in alone.items()
    }


def _is_whole(name: str) -> bool:
    given = name[1:]
    if not 0 < len(given) <= _MOST_GIVEN or is_address(name) or _is_polite(name):
        return False
    return "某" not in name and not _is_predicate(given) and name_model.chinese(name) is not None


def _is_polite(name: str) -> bool:
    return len(name) == 2 and name[1] in _POLITE


def _is_predicate(given: str) -> bool:
    """Return whether what stands behind a surname begins a predicate: 仍, 谓, 终能, 其后."""
    if given in _LATER or (len(given) == 1 and given in _ADVERBS):
        return True
    word = dictionary().get(given[1:])
    verbal = word is not None and word.tag in _BEHIND
    return given[0] in _SURE or (given[0] in _ADVERBS and verbal)


@cache
def _clause_subject() -> Pattern:
    """Match a surname that begins its clause and stands before a predicate."""
    verbs = sorted(word for word in name_model.verbs_of_saying() if len(word) > 1)
    behind = "|".join([*_LATER, *verbs, f"[{''.join(sorted(_ADVERBS))}]"])
    border = "(?:^|(?<=[，。；：！？“”「」、 　但惟而])|(?<=不过|其后|随后))"
    return Pattern(f"{border}{PLAIN_SURNAMES}(?={behind})")


RULES = (taken_up,)
