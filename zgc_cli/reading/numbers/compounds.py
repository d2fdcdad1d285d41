"""Amounts in several units, or with digits behind the unit: 三元五角, 2小时15分钟, 三米五."""

from fractions import Fraction

from zgc_cli.reading.numbers import numerals, units
from zgc_cli.reading.numbers.numerals import Exact, Numeral
from zgc_cli.reading.numbers.units import Unit, Worth
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ANGLE = Pattern("([0-9]{1,2})分(?:([0-9]{1,2})秒)?")  # behind 度: 22度15分
_KINDS = frozenset(("money", "length", "mass", "area", "volume", "duration", "temperature"))
_DECIMAL_UNITS = frozenset(
    ("米", "元", "克", "平方米", "升", "摄氏度")
)  # bases: 三米五, but not 3小时5
# One Chinese digit may as well begin another word: 一块三明治, 10元一共50元.
_TAIL = Pattern(
    r"[0-9]{1,3}(?![0-9A-Za-z.．%％:：×xX/])|[一二三四五六七八九]{2,3}(?![十百千万亿点几多])"
    r"|[一二三四五六七八九](?=[，。；、！？）)的左以上下高长宽深厚就才]|$)"
)
_MORE = Pattern("[^，。；、“”]{1,4}?[0-9零一二两三四五六七八九十]")  # a number not far behind
_LIANG = Pattern("([0-9一二三四五六七八九])两(?![0-9百千万个名位家年])")
_OWN = tuple("年月日号时点个分秒%％‰℃°级届版期")
# 一天8小时 and 一周5天 are rates.
_PERIODS = frozenset(("天", "周", "星期", "个星期", "日", "昼夜"))


class Compound(NamedTuple):
    """An amount of several parts: `unit` ends where the last of them does."""

    value: Exact
    number_end: int
    unit: Unit


class _Step(NamedTuple):
    """A number with its unit behind a larger one: 五角; `value` is in the base of both."""

    value: Exact
    word: str
    number_end: int
    end: int
    measure: Worth


def compound(text: str, number: Numeral) -> Compound | None:
    """Return the amount of several parts whose first number is `number`."""
    if number.low != number.high or number.more or not _MORE.match(text, number.end):
        return None
    first = None if number.bare else _first(text, number)
    if not first or first.plus or first.more:
        return None
    measure = units.measure(first.name, first.kind)
    value = number.low * measure.factor
    last = _Step(value, first.name, number.end, first.end, measure)
    angle = _ANGLE.match(text, first.end) if first.kind == "measure" else None
    if angle:
        value += Fraction(int(angle[1]), 60) + Fraction(int(angle[2] or 0), 3600)
        return Compound(value, angle.end(), Unit(first.name, first.kind, angle.end()))
    part = _behind(text, last, first.kind, is_rate(first.name, number))
    while part:
        value, last = value + part.value, part
        part = _behind(text, last, first.kind)
    tail = _tail(text, last)
    if last.end == first.end and not tail:
        return None
    number_end = last.end + len(tail) if tail else last.number_end
    if tail:
        value += Fraction(int(tail), 10 ** len(tail)) * last.measure.factor
    name, worth = first.name, measure.factor
    if first.kind == "duration":
        name, worth = last.word, last.measure.factor
    return Compound(
        Fraction(value) / worth, number_end, Unit(name, first.kind, last.end + len(tail))
    )


def _first(text: str, number: Numeral) -> Unit | None:
    """Return the unit of the first part: 块 is of money, and 分 of time, before a smaller part."""
    if text.startswith("分", number.end):
        start = number.end + (2 if text.startswith("钟", number.end + 1) else 1)
        word = text[number.end : start]
        minutes = _Step(number.low, word, number.end, start, units.measure("分钟"))
        return Unit(word, "duration", start) if _behind(text, minutes, "duration") else None
    unit = units.at(text, number.end, number)
    if unit and unit.name == "块":
        return unit._replace(kind="money")
    if unit and unit.kind == "measure" and unit.name == "度":
        return unit
    return unit if unit and unit.kind in _KINDS and "/" not in unit.name else None


def is_rate(unit: str | None, number: Numeral) -> bool:
    """Return whether an amount is one period, of which a rate tells: 一周 of 一周三天."""
    return number.low == 1 and unit in _PERIODS


def _behind(text: str, above: _Step, kind: str, is_period: bool = False) -> _Step | None:
    """Return the part behind another, of the same measure and smaller than one of its units.

    Behind a period only one that 零 or 又 joins is.
    """
    start = above.end + text.startswith(("零", "又", " "), above.end)
    if is_period and start == above.end:
        return None
    liang = _LIANG.match(text, start) if kind == "mass" else None
    if liang:
        worth = Worth("克", Fraction(50))
        digit = numerals.read(liang[1])
        return digit and _Step(digit.low * 50, "两", start + 1, liang.end(), worth)
    number = numerals.read(text, start)
    if not number or number.low != number.high or number.more or number.bare:
        return None
    begin = number.end + text.startswith(" ", number.end)
    word = units.longest(text, begin)
    if not word:
        return None
    measure = units.measure(word, kind)
    if measure.base != above.measure.base:
        return None
    if number.low * measure.factor >= above.measure.factor:
        return None
    end = begin + len(word)
    return _Step(number.low * measure.factor, word, number.end, end, measure)


def _tail(text: str, last: _Step) -> str:
    """Return the decimals behind a unit, in Arabic digits: the 五 of 三米五, the 83 of 9秒83."""
    is_whole = (last.value / last.measure.factor).denominator == 1
    match = _TAIL.match(text, last.end) if is_whole else None
    decimal = last.measure.base in _DECIMAL_UNITS or last.word == "秒"
    if not match or not decimal or "英" in last.word or has_own_unit(text, last.end):
        return ""
    digits = match[0]
    if digits[-1] in numerals.WORDS and units.longest(text, match.end()):
        digits = digits[:-1]  # 一块八 | 一斤
    return "".join(str(numerals.DIGITS.get(c, c)) for c in digits)


def has_own_unit(text: str, at: int) -> bool:
    """Return whether the number at `at` has a unit, so that it begins another quantity or date."""
    number = numerals.read(text, at)
    if not number:
        return False
    return text.startswith(_OWN, number.end) or bool(units.at(text, number.end, number))


class CourtTerm(NamedTuple):
    """A term of a sentence that ends at `end`, its last number at `number_end`."""

    months: Exact
    number_end: int
    end: int


def term_of_sentence(text: str, at: int, number: Numeral) -> CourtTerm | None:
    """Return the 30 months of 有期徒刑2年6月, the 8 of 8月徒刑: courts write no 个."""
    if lone := _MONTHS.match(text, at):
        sentenced = lone["behind"] or _SENTENCE.search(text, max(0, at - 8), at)
        end = lone.end("months")
        return CourtTerm(number.low, end - 1, end) if sentenced else None
    match = _TERM.match(text, at) if number.low <= _LONGEST_TERM else None
    if not match or not (match["behind"] or _SENTENCED.search(text, max(0, at - 10), at)):
        return None
    months = numerals.read(match["months"])
    if not months or not 0 < months.low < 12:
        return None
    return CourtTerm(number.low * 12 + months.low, match.end("months"), match.end("term"))


_TERM = Pattern(
    "(?P<term>[0-9一二三四五六七八九十]{1,3} ?年 ?[零又]?(?P<months>[0-9一二三四五六七八九十]{1,2})"
    " ?月)(?![份底初末中上下旬0-9])(?P<behind>有期徒刑|徒刑|刑期|拘役)?"
)
_SENTENCED = Pattern(
    "(?:判处?|刑期?|徒刑|监禁|囚禁?|入狱|感化|缓刑|处|减刑|应执行|合计)(?:了|共|为|约|逾)? ?$"
)
_MONTHS = Pattern(
    "(?P<months>[0-9一二三四五六七八九十]{1,2}月)(?:(?P<behind>有期徒刑|徒刑|拘役|监禁)|(?![份底初末中上下旬0-9]))"
)
_SENTENCE = Pattern("(?:(?:徒刑|拘役|监禁)(?:共|为|了)?|罪判处?|[判处][刑囚监]|[被获仍改遭]判)$")
_LONGEST_TERM = 40  # years
