"""Policy terms and technical terms: a lexicon, and quoted names of programmes and principles."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.gazetteer import Gazetteer, is_word
from zgc_cli.parser.passage import Found, Passage

PROGRAMME = re.compile(
    r"(?:专项|系列|科技|国家|科学|重大|改革|试点|示范|惠民|民生)?"
    r"(?:行动计划|行动|项目|课题|专项|计划|工程|战略|倡议|模式|机制|改革|政策|原则|方针|理念|精神|经济|制度|理论|效应)"
)
PROGRAMME_END = re.compile(r"[\u4e00-\u9fff]{2,8}(?:工程|行动|计划|战略|倡议|经济|精神|思想|理念)$")
PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·+\-—]{2,12}$")


def known(passage: Passage) -> Iterator[Found]:
    """“十五五”, 新质生产力, 具身智能; 5G, but not in 5G00."""
    text = passage.text
    for start, end in _known().finditer(text):
        if end - start > 2 or is_word(text[start]) or {start, end} <= passage.borders:
            yield Found(start, end, "term", "known-term", 1)


def programmes(passage: Passage) -> Iterator[Found]:
    """“百校千企”行动, “雪亮工程”."""
    for quoted in passage.quoted:
        if PLAIN.match(quoted.text) and not quoted.text.isdigit():
            behind = PROGRAMME.match(passage.text, quoted.end + 1)
            if behind or PROGRAMME_END.match(quoted.text):
                yield Found(quoted.start, quoted.end, "term", "quoted-programme")


RULES = (known, programmes)


@cache
def _known() -> Gazetteer:
    return Gazetteer(lexicon.words("terms"))
