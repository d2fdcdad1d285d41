"""How many there are, told in other words than by the number that a claim has."""

import re
from math import isclose

from zgc_cli.document.records import Figure
from zgc_cli.query.amounts import comparable
from zgc_cli.query.check.alignment import Alignment
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.reading.normal import name_form
from zgc_cli.runtime.pattern import Pattern

_CHINESE = "一二三四五六七八九十"
_TITLE = Pattern("《([^》]+)》")
_ADDENDS = range(2, 5)  # how many numbers of a sentence make up another
_ADDED = ("count", "money")
_DOUBLED = Pattern("[一1]倍|100%")
_AND = Pattern("[、和与及]")
_ROW = Pattern(
    "[^，。；：、和与及]{2,14}(?:、[^，。；：、和与及]{2,14})*[和与及、][^，。；：、和与及]{2,14}"
)
_LONG = 3  # characters of what is listed
_OF_TITLES = ("本", "部", "篇", "首", "册", "款", "幅")


def number_forms(number: str) -> list[str]:
    """Return how a number may be written: 五 and 5."""
    value = _CHINESE.find(number) + 1
    return (
        [number, str(value)]
        if value
        else [number, *([_CHINESE[int(number) - 1]] if number in map(str, range(1, 11)) else [])]
    )


def is_counted_so(figure: Figure, aligned: Alignment) -> bool:
    """Return whether the evidence counts as many of the same in other words: 14部委, 14个部委."""
    noun = name_form(figure.counted or "")
    records = [f for _, f in aligned.article.records.within("figures", aligned.sentence)]
    if any(f.value == figure.value and comparable(figure, f) for f in records):
        return False
    if _is_of_another_clause(aligned):
        return False
    said = aligned.here.text
    titles = {
        match[1]
        for match in _TITLE.finditer(name_form(aligned.article.document.text_of(aligned.sentence)))
    }
    if (figure.unit or "") in _OF_TITLES and figure.value == len(titles):
        return True
    whole = name_form(aligned.article.document.text_of(aligned.sentence))
    if len(noun) >= _LONG and 1 < (figure.value or 0) == whole.count(noun):
        return True  # 钱某破坏军婚案，韩某破坏军婚案
    forms = "|".join(number_forms(f"{figure.value}"))
    near = (rf"\D?{re.escape(noun[:2])}", rf"[个大起件项类]\w{{,8}}{re.escape(noun[-2:])}")
    pattern = rf"(?<![\d.一二三四五六七八九十])(?:{forms})(?:{'|'.join(near)})"
    return len(noun) > 1 and re.search(pattern, said) is not None


def _is_of_another_clause(aligned: Alignment) -> bool:
    """Return whether a verb or noun of the claim has its own count in another clause."""
    counted = {
        c
        for f, c in aligned.article.in_clauses("figures")
        if f.kind == "count" and c in aligned.clauses
    }
    for item in aligned.items:
        told = {c for c in aligned.clauses if item.hits[c] >= SYNONYM}
        if len(item.text) > 1 and told & counted and aligned.clause not in told:
            return True
    return False


def is_told_shortly(figure: Figure, aligned: Alignment) -> bool:
    """Return whether an ordinal or a frequency is part of a word: 首站, 首飞, 三创新高, 翻倍.

    Or how many there are is told by their names: 甲、乙和丙.
    """
    said = name_form(aligned.article.document.text_of(aligned.sentence))
    noun = name_form(figure.text)[-1:]
    if figure.kind == "ordinal" and figure.value == 1:
        return re.search(rf"[首头]{re.escape(noun)}|首[次度]|第一", said) is not None
    if figure.kind == "frequency":
        forms = "|".join(map(re.escape, number_forms(f"{figure.value}")))
        return (
            re.search(rf"(?<![第\d{_CHINESE}])(?:{forms})[度创获夺登破入进赴上下连]", said)
            is not None
        )
    if _DOUBLED.fullmatch(figure.text):
        return re.search("翻倍|翻[了一]*番|倍增|[两2]倍", said) is not None
    unit = re.escape(figure.unit or "\0")
    forms = "|".join(map(re.escape, number_forms(f"{figure.value}")))
    if re.search(rf"(?<![\d.{_CHINESE}])(?:{forms})[个多余]{unit}", said):
        return True  # 三批, 3个批次
    others = (f for _, f in aligned.article.records.within("figures", aligned.sentence))
    seats = figure.kind == "count" and re.search(
        rf"(?<![\d.{_CHINESE}])(?:{forms})[席位家个名座所处项]", aligned.here.text
    )
    if seats or is_listed(figure, aligned.here.text):
        return True  # 七席, 七个
    return is_listed(figure, said) and not any(comparable(figure, f) for f in others)


def is_listed(figure: Figure, said: str) -> bool:
    """Return whether as many are named in a row as a figure counts: 甲、乙、丙 are 三家."""
    return figure.kind == "count" and any(
        len(_AND.split(row[0])) == figure.value for row in _ROW.finditer(said)
    )


def is_sum(figure: Figure, aligned: Alignment) -> bool:
    """Return whether figures of the evidence add up to one: 25 of 3名交警 and 22名公职人员.

    Each counts something else; 1分 that somebody wins and the 13分 that he has then make no 14分.
    """
    addends = [
        f
        for _, f in aligned.article.records.within("figures", aligned.sentence)
        if f.value is not None and f.kind == figure.kind and f.unit == figure.unit
    ]
    told = [float(f.value) for f in addends if f.value is not None]
    nouns = {f.counted for f in addends} - {None, ""}
    if figure.kind not in _ADDED or figure.value in told or len(told) not in _ADDENDS:
        return False
    return len(nouns) == len(told) and isclose(sum(told), figure.value or 0)
