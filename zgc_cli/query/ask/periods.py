"""The months of which a question asks, and a sentence tells: 7月份, 上半年, 前三季度."""

import re

from zgc_cli.reading.numbers.numerals import whole

_NUMERAL = "[0-9]{1,2}|[一二三四五六七八九十]{1,2}"
_PERIOD = re.compile(
    rf"(?P<half>[上下])半年|(?P<quarters>前三)季度|(?P<quarter>[一二三四1-4])季度"
    rf"|前(?P<first>{_NUMERAL})个?月|(?P<from>{_NUMERAL})月?[-—–~至到](?P<to>{_NUMERAL})月"
    rf"|(?P<month>{_NUMERAL})月份?(?!\d|[一二三四五六七八九十]*日)"
)
_MONTHS = 12


def is_of_another_period(question: str, sentence: str) -> bool:
    """Return whether a question asks of months of which a sentence tells nothing, but of others."""
    asked, told = _periods(question), _periods(sentence)
    return bool(asked and told) and asked.isdisjoint(told)


def _periods(text: str) -> set[range]:
    return {months for match in _PERIOD.finditer(text) if (months := _months(match))}


def _months(match: re.Match[str]) -> range | None:
    if half := match["half"]:
        return range(1, 7) if half == "上" else range(7, 13)
    if match["quarters"]:
        return range(1, 10)
    if quarter := match["quarter"]:
        first = 3 * int(whole(quarter) or 1) - 2
        return range(first, first + 3)
    first, last = (int(whole(match[name] or "") or 0) for name in ("from", "to"))
    if match["first"] or match["month"]:
        last = int(whole(match["first"] or match["month"]) or 0)
        first = 1 if match["first"] else last
    return range(first, last + 1) if 0 < first <= last <= _MONTHS else None
