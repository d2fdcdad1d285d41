"""Figures as the values of attributes: 展览面积达18万平方米, 占比突破五成, 单位能耗下降15%以上."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.document import Figure
from zgc_cli.parser import predication
from zgc_cli.parser.clauses import Unit
from zgc_cli.parser.predication import is_nominal
from zgc_cli.parser.topics import NAMED, is_attribute


class Measure(NamedTuple):
    """An attribute with its value; `owner` are the units of whose it is, if the clause tells.

    `change` holds the words of a change (同比增长), `level` the verb where there is none (达).
    """

    noun: str
    noun_units: Sequence[Unit]
    owner: Sequence[Unit]
    change: str
    level: str
    value: str


def measure(text: str, units: Sequence[Unit]) -> Measure | None:
    """Read a clause that ends in a figure and has no other verb than one of measuring."""
    value = units[-1]
    if value.kind != "figure" or not isinstance(value.record, Figure):
        return None
    if value.record.kind == "ordinal":
        return None
    begin = predication.lead(units)
    while begin < len(units) - 1 and units[begin].text in lexicon.words("adverbs"):
        begin += 1  # 累计外贸规模突破万亿元
    stop = len(units) - 1
    start = stop
    verbs = lexicon.mapping("measure_verbs")
    first = stop  # of the value, with the one that it came from
    while start > begin:
        unit = units[start - 1]
        if unit.kind == "word" and (unit.text in verbs or unit.tag == "d"):
            start -= 1
        elif unit.kind == "figure" and start > begin + 1 and units[start - 2].text in ("由", "从"):
            first, start = start - 2, start - 2
        elif unit.kind == "date" and start > begin + 1 and units[start - 2].text in ("比", "较"):
            start -= 2
        elif unit.text in ("原先", "原来", "以往", "过去", "传统") and units[start - 2].text in ("比", "较"):
            start -= 2
        else:
            break
    noun_units = units[begin:start]
    if noun_units and not is_nominal(noun_units):
        return None
    verb = [u for u in units[start:first] if u.kind in ("word", "date")]
    change = ""
    if any(verbs.get(u.text) == "change" for u in verb):
        change = text[verb[0].start : verb[-1].end].removeprefix("也").removeprefix("还")
    level = verb[-1].text if verb else ""
    shown = text[units[first].start : value.end]
    if not noun_units:
        return Measure("", (), (), change, "", shown) if change else None
    if not verb and first == stop and not _has_modifier(value.record) and not _plain(noun_units):
        return None
    owner, noun = _split(noun_units)
    words = text[noun[0].start : noun[-1].end]
    return Measure(words, noun, owner, change, level or _level(value.record), shown)


def _has_modifier(figure: Figure) -> bool:
    return figure.mod is not None


def _plain(noun: Sequence[Unit]) -> bool:
    """Tell a noun that a figure may follow without a verb: 生物样品1600余份, 全长66.5米."""
    return noun[-1].kind == "word"


def _level(figure: Figure) -> str:
    for word in ("高达", "达到", "达", "超过", "突破", "超", "逾", "不到", "不足", "约占", "占"):
        if figure.text.startswith(word):
            return word
    return "为"


def _split(noun: Sequence[Unit]) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Split 合肥新能源汽车产量 and 每家医院的成本 into whose it is and what is measured."""
    last = max((i for i, u in enumerate(noun) if u.text == "的"), default=0)
    if 0 < last < len(noun) - 1 and is_nominal(noun[:last]):
        return noun[:last], noun[last + 1 :]
    head = noun[0]
    words = "".join(u.text for u in noun[1:])
    if head.kind == "entity" and head.tag in NAMED and len(noun) > 1 and is_attribute(words):
        if is_nominal(noun[1:]):
            return noun[:1], noun[1:]
    return (), noun


def figure_of(text: str, units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Yield each figure with its noun from the list with which a clause begins."""
    for i, unit in enumerate(units):
        figure = unit.record
        if unit.kind != "figure" or not isinstance(figure, Figure):
            if unit.kind == "word" and unit.tag in ("d", "v"):
                return
            continue
        if figure.counted and text.startswith(figure.counted, unit.end) and i + 1 < len(units):
            yield figure.text, figure.counted
