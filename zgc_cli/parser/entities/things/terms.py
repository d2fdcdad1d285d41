"""Policy terms and technical terms: a lexicon, and quoted names of programmes and principles."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.passage import Found, Passage
from zgc_cli.parser.words.gazetteer import Gazetteer, is_word

_PROGRAMME = re.compile(
    r"(?:专项|系列|科技|国家|科学|重大|改革|试点|示范|惠民|民生)?"
    r"(?:行动计划|行动|项目|课题|专项|计划|工程|战略|倡议|会战|大会战|攻坚战|保卫战|模式|机制|改革|政策|原则|方针|理念|精神|经济|制度|理论|效应)"
)
_PROGRAMME_END = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:工程|行动|计划|战略|倡议|经济|精神|思想|理念)$"
)
# “弱光成像算法”技术: a head of science behind the marks, or at the end within them.
_SCIENCE = re.compile(
    r"(?:核心|关键|创新|系列|新型|专利)?(?:技术|算法|工艺|疗法|工作法|理论|学说)(?!人|员|型|性)"
)
_SCIENCE_END = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:技术体系|监测体系|方法论|陷阱|定律|悖论|工作法|挑战|(?<![理结评议讨言舆争无不推辩谈定])论)$"
)
# “迎接挑战” is no name.
_NOT_SCIENCE = re.compile(r"接受|迎接|面临|应对|新的|大挑战")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·+\-—]{2,12}$")


def known(passage: Passage) -> Iterator[Found]:
    """“十五五”, 新质生产力, 具身智能; 5G, but not in 5G00."""
    text = passage.text
    for start, end in _known().finditer(text):
        if end - start > 2 or is_word(text[start]) or {start, end} <= passage.borders:
            yield Found(start, end, "term", "known-term", 1)


def programmes(passage: Passage) -> Iterator[Found]:
    """“百校千企”行动, “雪亮工程”."""
    for quoted in passage.quoted:
        if _PLAIN.match(quoted.text) and not quoted.text.isdigit():
            behind = _PROGRAMME.match(passage.text, quoted.end + 1)
            if behind or _PROGRAMME_END.match(quoted.text):
                yield Found(quoted.start, quoted.end, "term", "quoted-programme")


def sciences(passage: Passage) -> Iterator[Found]:
    """“三轮驱动论”, “井下巡护技术体系”, “弱光成像算法”技术."""
    for quoted in passage.quoted:
        text = quoted.text
        if not _PLAIN.match(text) or _NOT_SCIENCE.search(text):
            continue
        behind = len(text) > 3 and _SCIENCE.match(passage.text, quoted.end + 1)
        if behind or _SCIENCE_END.match(text):
            yield Found(quoted.start, quoted.end, "term", "quoted-science")


RULES = (known, programmes, sciences)


@cache
def _known() -> Gazetteer:
    return Gazetteer(lexicon.words("terms"))
