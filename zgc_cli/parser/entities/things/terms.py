"""Policy terms and technical terms: a lexicon, and quoted names of programmes and principles."""

import re
from collections.abc import Iterator

from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.known import TERM
from zgc_cli.parser.paragraph import ParagraphView
from zgc_cli.reading.rule import rule

_PROGRAMME = re.compile(
    r"(?:专项|系列|科技|国家|科学|重大|改革|试点|示范|惠民|民生)?"
    r"(?:行动计划|行动|项目|课题|专项|计划|工程|战略|倡议|会战|大会战|攻坚战|保卫战|模式|机制|改革|政策|原则|方针|理念|精神|经济|制度|理论|效应)"
)
_PROGRAMME_END = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:工程|行动|计划|战略|倡议|经济|精神|思想|理念)$"
)
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·+\-—]{2,12}$")


@rule(
    "quoted-programme",
    "当地实施“[千村万户]”行动。",
    "“[雪亮工程]”覆盖全县。",
    never=("“我要回家。”孩子说。",),
)
def programmes(view: ParagraphView) -> Iterator[Detection]:
    """“百校千企”行动, “雪亮工程”."""
    for quoted in view.quoted:
        if _PLAIN.match(quoted.text) and not quoted.text.isdigit():
            behind = _PROGRAMME.match(view.text, quoted.end + 1)
            if behind or _PROGRAMME_END.match(quoted.text):
                yield Detection(quoted.start, quoted.end, "term")


RULES = (TERM, programmes)
