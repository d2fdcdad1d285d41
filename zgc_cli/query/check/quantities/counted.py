"""How many there are, told in other words than by the number that a claim has."""

import re

from zgc_cli.document.records import Figure
from zgc_cli.query.check.alignment import Alignment
from zgc_cli.query.check.amounts import comparable
from zgc_cli.query.check.article import SYNONYM
from zgc_cli.reading.normal import name_form

_CHINESE = "一二三四五六七八九十"
_TITLE = re.compile("《([^》]+)》")
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
