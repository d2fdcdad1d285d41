"""Works of engineering and national projects: canals, hubs, locks, corridors, block trains."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.passage import Found, Passage
from zgc_cli.parser.words.gazetteer import Gazetteer

_MOST_TOKENS = 5
_PLACE_HEAD = re.compile(
    r"(?:(?:水利|航运|水电|航电)?(?<!交通)(?<!物流)枢纽(?!型|经济|作用|地位|功能|机场|城市|港)|船闸|升船机|运河"
    r"|(?:国际|陆海|出海|航运|水运|陆路)?(?:大|新)通道|经济走廊|科创走廊|创新走廊)"
)
_TRAIN = re.compile(r"(?:国际)?(?:货运)?(?:班列|快线|专列)(?!运|开行|公司|集结|的)|班列")
_WATER = re.compile(
    r"(?:(?:跨流域|应急|生态|长距离)?(?:调水|引水|供水|输水|补水)|水资源配置|水利枢纽|水电枢纽|航道整治|输电|特高压|送电"
    r"|天然气管道|原油管道|防洪|治沙|防护林|文物保护|博物馆)(?:[一二三四]期)?工程"
)
_DIVERSION = re.compile(
    r"引[江黄汉滦大洮绰洱长淮青松嫩辽][\u4e00-\u9fff]?[济入补调][\u4e00-\u9fff](?:工程)?"
)
_PROPER = ("ns", "nz", "nrt", "j", "nr", "nrfg")
_WITHIN = "nbjvalsf"
_STOPS = re.compile(
    r"国家|国际|重要|重大|该|打造|建设|形成|构建|打通|连接|推进|成为|作为|中国|我国|开行|开通|首列|首趟|发展|推动"
    r"|加快|前往|开往|经由|通过|乘坐|搭乘|包括"
)


def known(passage: Passage) -> Iterator[Found]:
    """三峡工程, 南水北调工程, 苏伊士运河, 中巴经济走廊."""
    kinds = lexicon.mapping("projects")
    for start, end in _known().finditer(passage.text):
        yield Found(start, end, kinds[passage.text[start:end]], "known-project", 2)


def places(passage: Passage) -> Iterator[Found]:
    """清江枢纽, 川藏综合大通道: a name grown to the left of its head."""
    for match in _PLACE_HEAD.finditer(passage.text):
        start = _left_border(passage, match.start())
        # 亚洲枢纽 tells a rank, 清江枢纽 is a work.
        if start is not None and not (
            match[0] == "枢纽" and _is_region(passage.text[start : match.start()])
        ):
            yield Found(start, match.end(), "place", "waterway-head", 1)


def trains(passage: Passage) -> Iterator[Found]:
    """中亚班列, 中老国际货运班列."""
    for match in _TRAIN.finditer(passage.text) if "列" in passage.text else ():
        start = _left_border(passage, match.start())
        if start is not None and match.start() - start < 9:
            yield Found(start, match.end(), "product", "block-train", 1)


def waterworks(passage: Passage) -> Iterator[Found]:
    """环江水资源配置工程, 引江济淮工程."""
    if "工程" in passage.text:
        for match in _WATER.finditer(passage.text):
            start = _left_border(passage, match.start())
            if start is not None:
                yield Found(start, match.end(), "term", "waterworks", 1)
    for match in _DIVERSION.finditer(passage.text) if "引" in passage.text else ():
        yield Found(match.start(), match.end(), "term", "water-diversion", 1)


RULES = (known, places, trains, waterworks)


def _left_border(passage: Passage, head: int) -> int | None:
    """Return where the name before a head begins: at its leftmost proper name; None without one."""
    tokens, text = passage.tokens, passage.text
    position = head
    while position > 0 and position not in passage.index_at:
        position -= 1
    number = passage.index_at.get(position, 0)
    start = None
    if position < head and head - position > 1 and tokens[number].tag in _PROPER:
        start = position
    borders = lexicon.words("event_borders")
    for token in reversed(tokens[max(0, number - _MOST_TOKENS) : number]):
        word = passage.word(token)
        if (
            word in borders
            or _STOPS.fullmatch(word)
            or token.tag[:1] not in _WITHIN
            or token.tag == "v"
        ):
            break
        if token.tag in _PROPER:
            start = token.start
        elif start is not None:
            break
    if start is None or head - start < 2 or text[start:head] in lexicon.words("event_scale"):
        return start if start is not None and text[head : head + 2] == "班列" else None
    return start


def _is_region(name: str) -> bool:
    """Return whether this is a place that people live in: no river, no mountain."""
    return lexicon.mapping("places").get(name, "water") not in ("water", "mountain")


@cache
def _known() -> Gazetteer:
    return Gazetteer(lexicon.words("projects"))
