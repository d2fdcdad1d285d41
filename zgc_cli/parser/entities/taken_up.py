"""Surnames that take up a person of the text: 郑仍穿着外套, 郑谓：…, 黄续指, 潘生.

So papers of Hong Kong and Taiwan go on, once they have told the name. What looks like another name
there (郑仍, 郑终能) is none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.parser.entities.candidates import Candidate
from zgc_cli.parser.entities.coreference import Link
from zgc_cli.parser.entities.names.persons import is_address
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_neighbours import verbs_of_saying
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# None of these is a word of its own in front of a verb, as 曾 and 方 are.
PLAIN_SURNAMES = (
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭肖萧蔡潘袁董苏叶吕魏蒋杜丁沈姚卢姜钟谭廖邹熊"
    "陆郝孔崔邱秦顾侯邵孟龙尹赖詹庄游柯翁洪黎聂岑伍霍]"
)
# In front of the predicate of whoever is taken up; some are characters of given names, too.
_ADVERBS = frozenset("仍亦又也再续则均曾已终更虽遭被谓称指说先即却并没于遂只仅")
_SURE = frozenset("仍亦又也遭被谓称没遂只仅")  # none in given names right behind a surname
# Of these the text must tell the name before.
_OTHERS = "[林阮卓黎伍佘麦岑梅严傅贺薛]"
_LATER = (
    *("其后", "随后", "之后", "昨日", "今日", "当时", "同意", "没有", "要求", "拒绝", "指出"),
    *("承认", "否认", "确认"),
)
_BEHIND = ("d", "v", "p", "zg", "ad", "vn")
_POLITE = "生太揆官"  # Mr, Mrs, the premier, a judge: 潘生, 陈太, 卓揆, 水官
_MOST_GIVEN = 2


class Bearer(NamedTuple):
    """A person of the text: the name, and the paragraph and the place where it stands first.

    `name` is empty where several persons have the surname.
    """

    name: str
    paragraph: int
    start: int


class TakenUp(NamedTuple):
    """A surname alone, or a surname with 生 or 太, and the full name, empty where several fit."""

    candidate: Candidate
    full: str


@rule(
    "surname-alone",
    "店主[郑威林]说，他病了。[郑]仍身穿厚外套。[郑]亦要求休息。",
    never=(
        "郑亦要求休息。店主郑威林说，他病了。",
        "店主郑威林说，天气很好。",
        "店主郑威林说，郑则西病了。郑则西的同学来看郑则西。大家都说郑则西好。",
    ),
)
def taken_up(document: Document, candidates: Sequence[Candidate]) -> Iterator[TakenUp]:
    """Yield the surnames that begin their clause, with the one person of that surname before."""
    texts = {paragraph.id: paragraph.text for paragraph in document.paragraphs}
    bearers = _bearers(texts, candidates)
    everything = "\n".join(texts.values()) if bearers else ""
    starts = {(c.span.paragraph, c.span.start): c for c in candidates}
    for number, (paragraph, text) in enumerate(texts.items() if bearers else ()):
        for match in _clause_subject().finditer(text):
            bearer = bearers.get(match[0])
            if bearer is None or (number, match.start()) <= bearer[1:]:
                continue
            if _is_of_name(text[match.start() : match.start() + _NAME], everything):
                continue
            there = starts.get((paragraph, match.start()))
            if there is None or _is_predicate(_text(texts, there)[1:]):
                span = Span(paragraph, *match.span())
                yield TakenUp(Candidate(span, "person", taken_up.name), bearer.name)
    if any("「" in text for text in texts.values()):
        for candidate in candidates:
            name = _text(texts, candidate)
            bearer = bearers.get(name[0]) if candidate.type == "person" else None
            full = bearer.name or _judge(name, everything) if bearer else ""
            if full and _is_polite(name):
                yield TakenUp(candidate, full)


def _judge(name: str, everything: str) -> str:
    """Return the one judge of a surname, whom 姚官 means, though others of the text bear it."""
    judges = set(re.findall(f"官({re.escape(name[0])}[\u4e00-\u9fff]{{2}})", everything))
    return judges.pop() if name.endswith("官") and len(judges) == 1 else ""


_NAME = 3  # characters of a surname and a given name
_OFTEN = 3


def _is_of_name(characters: str, everything: str) -> bool:
    """Return whether characters return inside clauses, as a name does: 魏则西, not 魏则说."""
    often = len(characters) == _NAME and everything.count(characters) >= _OFTEN
    return often and bool(re.search(f"[\u4e00-\u9fff]{re.escape(characters)}", everything))


def without(candidates: Sequence[Candidate], taken: Sequence[TakenUp]) -> list[Candidate]:
    """Return the candidates but those that begin with a surname alone: 郑仍."""
    begun = {(t.candidate.span.paragraph, t.candidate.span.start) for t in taken}
    return [c for c in candidates if (c.span.paragraph, c.span.start) not in begun]


def links(document: Document, taken: Sequence[TakenUp]) -> Iterator[Link]:
    """Yield what the surnames stand for."""
    for candidate, full in taken:
        yield Link(full, document.text_of(candidate.span), taken_up.name, declared=True)


def _text(texts: Mapping[str, str], candidate: Candidate) -> str:
    return texts[candidate.span.paragraph][candidate.span.start : candidate.span.end]


def _bearers(texts: Mapping[str, str], candidates: Sequence[Candidate]) -> dict[str, Bearer]:
    """Return the surnames that persons of the text bear."""
    found: dict[str, set[str]] = {}
    for candidate in candidates:
        name = _text(texts, candidate)
        if candidate.type == "person" and _is_whole(name):
            found.setdefault(name[0], set()).add(name)
    bearers = {}
    for surname, names in found.items():
        places = ((n, t.find(name)) for n, t in enumerate(texts.values()) for name in names)
        first = next(place for place in places if place[1] >= 0)
        bearers[surname] = Bearer(names.pop() if len(names) == 1 else "", *first)
    return bearers


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
    verbs = sorted(word for word in verbs_of_saying() if len(word) > 1)
    behind = "|".join([*_LATER, *verbs, f"[{''.join(sorted(_ADVERBS))}]"])
    border = "(?:^|(?<=[，。；：！？“”「」、 　但惟而])|(?<=不过|其后|随后))"
    return Pattern(f"{border}(?:{PLAIN_SURNAMES}|{_OTHERS})(?={behind})")


RULES = (taken_up,)
