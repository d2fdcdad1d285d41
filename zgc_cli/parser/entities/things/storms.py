"""Storms by their names, which are those of persons, flowers and places elsewhere."""

from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.paragraph import ParagraphView
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_KIND = "台风|颱風|飓风|颶風|热带风暴|热带低压|热带气旋|温带气旋|(?:[春夏秋冬]季|暴雪|超级)风暴"
_MARKED = r"[“「『][^“”「」『』，。；：！？\s]{1,8}[”」』]"
_LIST = rf"{_MARKED}(?:(?:、|和|与|及|以及)?{_MARKED}){{0,9}}"
# 台风“杜苏芮”, 强热带风暴“泰利”“杜苏芮”; “海葵”双台风.
_NAMED = Pattern(rf"(?:{_KIND})(?P<behind>{_LIST})|(?P<before>{_LIST})[双三]?(?:超?强)?(?:{_KIND})")
_NAME = Pattern("[^“”「」『』、和与及以]+(?=[”」』])")


@rule(
    "storm-name",
    "今年第5号台风“[杜苏芮]”登陆，“[海葵]”台风随后。",
    "飓风[米尔顿]袭击佛罗里达。",
    never=("台风王大爷记得很清楚。", "台风“一号响应”"),
)
def named(view: ParagraphView) -> Iterator[Detection]:
    """台风“杜苏芮”, “海葵”台风, 飓风米尔顿: in marks, or known for the name of one."""
    text = view.text
    if "风" not in text and "風" not in text and "气旋" not in text and "低压" not in text:
        return
    for match in _NAMED.finditer(text):
        for name in _NAME.finditer(text, *match.span(match.lastgroup or 0)):
            if not _NO_NAME.search(name[0]):
                yield Detection(*name.span(), "event", 5)
    for match in _known().finditer(text):
        yield Detection(*match.span(match.lastgroup or 0), "event", 5)


_NO_NAME = Pattern("响应|预警|登陆|应急|来袭|信号|经济$|[级号]$")


@cache
def _known() -> Pattern:
    names = lexicon.pattern("storm_names")
    return Pattern(rf"(?:{_KIND})(?P<name>{names})|(?P<before>{names})(?=台风)")


RULES = (named,)
