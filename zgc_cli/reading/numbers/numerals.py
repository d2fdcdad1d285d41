"""Numerals: the one place that knows what a written number is worth.

Arabic (1,200; １２．５), Chinese (三百五十万; 二〇二五), mixed (5800万, 两亿5000万, 4千5百),
with 多 or 余 inside (一亿三千多万), loose ends (一万二), mixed fractions (三又四分之一) and
adjoining digits (七八 is 7 to 8). Values are exact inside (`Exact`) and leave as int or float by
`plain`. What the number counts, and what stands around it, is for `quantities`.
"""

from fractions import Fraction

from zgc_cli.document.records import Number
from zgc_cli.reading.normal import fold
from zgc_cli.reading.numbers.cues import stands_behind
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
WORDS = "零〇○一二两三四五六七八九十百千万亿廿卅"
STARTS = "0-9０-９" + WORDS  # for a character class
_BELOW_WAN = 4  # digits
_LONGEST = 40  # longer than any real quantity, and the conversion of huge digit strings is slow

_ARABIC = Pattern(
    r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?"
    r"|[0-9０-９]+(?:[.．][0-9０-９]+)?"
)
# Most numbers: digits with nothing behind them that might belong to them.
_SIMPLE = Pattern(
    rf"[0-9]{{1,15}}(\.[0-9]{{1,10}})?(?![ .．,，0-9０-９兆多余来又点kKｋＫ{WORDS}]|个多?亿)"
)
_THOUSANDS = Pattern("[kKｋＫ](?![A-Za-z0-9])")
_SPELT = Pattern(f"[{''.join(DIGITS)}]+")
# 千, 百 and 兆 may belong to the unit instead: 5千克, 80千瓦, 2.5百分点, 200兆瓦.
_OF_UNIT = Pattern(r"千(?:[克瓦伏赫帕焦卡牛]|安时|安培|字节|比特|分[之点])|百(?:分[之点]|帕)")
# 兆 is 10^12 before a number or a currency; else it is of a unit or a unit of data.
_TRILLIONS = Pattern("[0-9０-９一二两三四五六七八九多余]|(?:美|日|韩|欧|新台)?[元圆]")
_POINT = Pattern(r"点 {0,2}([零〇○一二两三四五六七八九]+)(?![零〇○一二三四五六七八九十刻分半钟])")
_PAIRS = frozenset(
    ("一两", "一二", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五")
)
_PARTS = Pattern(
    f"([0-9０-９]{{1,5}} ?万?|[{WORDS[3:]}]{{1,4}}) {{0,2}}分 {{0,2}}之 {{0,2}}"
    f"(?=负?[0-9０-９{WORDS}])"
)
_AND = Pattern(" ?又 ?")
_SPOKEN = Pattern("个(多?)(?=亿)")
_ABOUT = Pattern("0来[个名位人岁年天斤里块公家次条只分]")
_DATE_SIGNS = tuple("年月日号")


Exact = Fraction | int


class Numeral(NamedTuple):
    """A written number that ends at `end`; `low` and `high` differ in 七八 alone.

    `scale` is the worth of the units behind its one coefficient, for a range that names them once
    (2到3万, 二到三百万); it is 1 where the number has several. `more` is 多, 余 or 来 inside it;
    `bare` means that no digit says how many (百, 千万, 万亿).
    """

    end: int
    low: Exact
    high: Exact
    scale: int
    more: str
    bare: bool
    arabic: bool

    @property
    def value(self) -> Number | None:
        """The number as int or float; None for a range."""
        return plain(self.low) if self.low == self.high else None

    def is_whole(self) -> bool:
        """Return whether the number has no decimals."""
        return self.low.denominator == 1

    def is_year(self) -> bool:
        """Return whether digits may name a year: 2026站 is one and a noun."""
        return self.arabic and self.scale == 1 and 1949 <= self.low <= 2049


class Parts(NamedTuple):
    """A fraction in words that ends at `end`: 四分之一 is 1 of 4."""

    end: int
    low: Exact
    high: Exact
    whole: Exact
    more: str


def plain(value: Exact) -> Number:
    """Return an int where the value is whole, else a float without dust."""
    return value.numerator if value.denominator == 1 else round(float(value), 10)


def read(text: str, start: int = 0) -> Numeral | None:
    """Read the number that begins at `start`, as long as it goes; None if there is none."""
    number = _read_unmixed(text, start)
    mixed = _AND.match(text, number.end) if number else None
    if number and mixed:
        parts = read_parts(text, mixed.end())
        if parts and parts.low == parts.high:
            value = number.low + Fraction(parts.low) / parts.whole
            return number._replace(end=parts.end, low=value, high=value, scale=1)
    return number


def _read_unmixed(text: str, start: int) -> Numeral | None:
    """Read a number to which no fraction is added: 三, of 三又四分之一."""
    simple = _SIMPLE.match(text, start)
    if simple:
        value = Fraction(simple[0]) if simple[1] else int(simple[0])
        return Numeral(simple.end(), value, value, 1, "", False, True)
    return _NumeralReader(text, start).read()


def read_parts(text: str, start: int) -> Parts | None:
    """Read 四分之一, 百分之１２, 十万分之三 at `start`."""
    match = _PARTS.match(text, start)
    below = read(match[1].replace(" ", "")) if match else None
    if not match or not below or not below.low:
        return None
    minus = text.startswith("负", match.end())
    above = _read_unmixed(text, match.end() + minus)
    if not above:
        return None
    low, high = (-above.high, -above.low) if minus else (above.low, above.high)
    return Parts(above.end, low, high, below.low, above.more)


def whole(text: str) -> Number | None:
    """Return the value of a text that is one number and nothing else."""
    number = read(text.strip())
    return number.value if number and number.end == len(text.strip()) else None


class _NumeralReader:
    """Reads a number piece by piece: coefficients, small units (十百千), large ones (万亿兆).

    `large` is the value that the large units have closed, `small` what the small ones have since,
    `digit` the coefficient that no unit has closed yet. Of adjoining digits (七八) it takes the
    one that `pick` says.
    """

    def __init__(self, text: str, start: int, pick: int = 0) -> None:
        """Begin at `start`."""
        self.text, self.start, self.end, self.pick = text, start, start, pick
        self.large: Exact = 0
        self.small: Exact = 0
        self.digit: Exact | None = None
        self.digit_start = start
        self.unit = self.least = self.scale = 0  # of the last unit, the last large one, of all
        self.coefficient: Exact = 1
        self.coefficients = 0
        self.more = ""
        self.styles = ""  # of the coefficients: a is Arabic, c Chinese
        self.late = 0  # the end of what is before a coefficient behind a blank
        self.has_gap = False  # a blank before the last piece: 7万 5千
        self.bare = self.spelt = self.is_range = self.has_zero = False

    def read(self) -> Numeral | None:
        """Return the number; None where nothing here is one."""
        while self.end - self.start < _LONGEST and self._step():
            pass
        if not self.coefficients or not self._add_rest():
            return None
        low = high = self.large + self.small
        if self.is_range and not self.pick:
            other = _NumeralReader(self.text, self.start, 1).read()
            high = other.high if other else low
        scale = low // self.coefficient if self.coefficients == 1 and low else self.scale or 1
        return Numeral(self.end, low, high, scale, self.more, self.bare, self.styles[:1] == "a")

    def _step(self) -> bool:
        """Read the next piece; return whether there was one."""
        at = self.end
        char = self.text[at : at + 1]
        self.has_gap = char == " " and bool(self.coefficients)
        if self.has_gap:
            at += 2 if self.text.startswith("  ", at) else 1
            char = self.text[at : at + 1]
            if _OF_UNIT.match(self.text, at) or (self.digit is None and not self.unit):
                return False
        spoken = _SPOKEN.match(self.text, at) if self.digit is not None or self.small else None
        if spoken:  # 5个亿, 3个多亿
            at, self.more = at + len(spoken[0]), spoken[1]
            char = self.text[at]
        if char in _SMALL:
            return not self.more and self._small_unit(at, char)
        if char in _LARGE:
            return self._large_unit(at, _LARGE[char])
        if self.more or self.spelt:
            return False
        if char and char in "多余来":
            return self._more(at)
        if char == "点":
            return self._point(at)
        if self.digit is not None:
            return False
        return self._digits(at) if char in DIGITS else self._arabic(at)

    def _small_unit(self, at: int, char: str) -> bool:
        """十, 百, 千 behind a coefficient, or without one at the beginning (百余, 千万)."""
        begins, worth = not self.coefficients, _SMALL[char]
        if self.spelt or (0 < self.unit < 10**4 and worth >= self.unit):
            return False
        if not begins and _OF_UNIT.match(self.text, at):
            return False
        if self.styles[-1:] == "a" and self.digit is not None and self.text.startswith("千米", at):
            return False
        if self.digit is None:
            if not begins and (worth >= 100 or (self.unit == self.least and not self.has_zero)):
                return False
            self._begin(1, at, "c" * begins)
            self.coefficients += 1  # the coefficient is not written: 十万 is no scale of one
            self.bare = begins and worth >= 100 and char != "廿"
        self.small += (self.digit or 0) * worth
        self.digit, self.unit, self.end = None, 10 if char in "廿卅" else worth, at + 1
        return True

    def _large_unit(self, at: int, worth: int) -> bool:
        """万, 亿, 兆: closes what is before it; 亿 behind 万 multiplies the whole."""
        if self.spelt or (worth == 10**12 and not _TRILLIONS.match(self.text, at + 1)):
            return False
        if not self.coefficients:
            self._begin(1, at, "c")
            self.bare = True
        section = self.small + (self.digit or 0)
        if self.least and worth >= self.least:
            doubled = worth == self.least == 10**8 and self.text.startswith("亿亿次", at - 1)
            if not doubled and (self.least != 10**4 or worth > 10**8 or self.large >= 10**8):
                return False  # 亿 behind 万; but 81亿亿次
            if worth == self.least and section:
                return False  # 10万8万, but 四万万
            self.large = (self.large + section) * worth
            self.scale *= worth
        elif not section and not (self.digit == 0 and not self.least):
            return False
        else:
            self.scale = 1 if self.least else worth
            self.large += section * worth
        self.small, self.digit, self.unit, self.least = 0, None, worth, worth
        self.end = at + 1
        self.has_zero = False
        return True

    def _more(self, at: int) -> bool:
        """多, 余; 来 behind 十 and 百 alone."""
        char = self.text[at]
        if not self.coefficients or stands_behind("many words", self.text, at):
            return False
        if char == "来" and self.text[at - 1] not in "十百" and not _ABOUT.match(self.text, at - 1):
            return False
        self.more, self.end = char, at + 1
        return True

    def _point(self, at: int) -> bool:
        """The decimals of 三点五; not the hour of 三点五十分."""
        match = _POINT.match(self.text, at)
        if not match or not self.coefficients or self.is_range or "a" in self.styles:
            return False
        self._add_rest()
        value = self.large + self.small
        self.spelt = self.spelt or bool(self.least)
        self.large, self.least, digits = 0, 0, match[1][:20]
        self._begin(value + Fraction(_spelt(digits), 10 ** len(digits)), self.start, "")
        self.coefficients, self.small, self.unit, self.end = 1, 0, 0, match.end()
        self.coefficient = self.digit or 1
        return True

    def _digits(self, at: int) -> bool:
        """Chinese digits: one, two that adjoin, or more that are spelt out (二〇二五)."""
        match = _SPELT.match(self.text, at, at + _LONGEST)
        run = match[0] if match else ""
        rest = run.lstrip("零〇○") if self.coefficients else run
        self.has_zero = rest != run
        begin = at + len(run) - len(rest)
        if rest == "两" and self.coefficients and not self._goes_on(at + len(run)):
            return False  # the weight: 三十两
        if len(rest) == 2 and rest[1] == "两" and rest[0] in "二四五六七八九":
            run, rest = run[:-1], rest[0]
        if not rest and self.unit and self.text[at + len(run) : at + len(run) + 1].strip("点"):
            self.end = at + len(run)
            return self.text[self.end] == "十" or self.text[self.end].isdigit()
        if len(rest) == 1:
            self._begin(DIGITS[rest], begin, "c")
        elif rest in _PAIRS:
            self.is_range = True
            self._begin(DIGITS[rest[self.pick]], begin, "c")
        elif len(rest) > 2 and not self.coefficients and "两" not in rest:
            behind = self.text[at + len(run) : at + len(run) + 1]
            self.spelt = behind not in tuple("万亿")  # 四四七万
            self._begin(_spelt(rest), begin, "c")
        else:
            return False
        self.digit_start, self.end = at, at + len(run)
        return True

    def _arabic(self, at: int) -> bool:
        match = _ARABIC.match(self.text, at)
        if not match or match.end() - at > _LONGEST:
            return False
        digits = fold(match[0]).replace(",", "")
        value: Exact = Fraction(digits) if "." in digits else int(digits)
        thousands = _THOUSANDS.match(self.text, match.end())
        parts = value.denominator != 1 and not (self.unit == 10**8 and self._is_wan(match.end()))
        padded = match[0][0] in "0０"
        if self.unit and (value >= self.unit or parts or (padded and not self._fills(match[0]))):
            return False
        self.has_zero = self.has_zero or padded
        self._begin(value * (1000 if thousands else 1), at, "a")
        self.end = thousands.end() if thousands else match.end()
        return True

    def _fills(self, digits: str) -> bool:
        """Return whether digits with a zero in front are all those below 万: 3万0810."""
        return self.unit == 10**4 and self.styles[-1] == "a" and len(digits) == _BELOW_WAN

    def _begin(self, value: Exact, at: int, style: str) -> None:
        """Begin with a coefficient."""
        self.digit, self.digit_start = value, at
        self.late = self.end if self.has_gap else 0
        self.coefficient = value or 1
        self.coefficients += 1
        self.styles += style

    def _add_rest(self) -> bool:
        """Add the coefficient that has no unit: 一万二 is 12,000, 一百零五 is 105, 1万500 10,500.

        One that is no part of the number is left (5000万一年); return whether anything is read.
        """
        rest, unit = self.digit, self.unit
        if rest is None:
            return True
        first = self.digit_start == self.start
        if self.bare and not self.has_zero and unit >= 10**4:
            self.end = self.digit_start  # 破万亿 and 四川, not 万亿四
            return True
        if self.late and not first and (unit != 10 or self.styles[-1] == "a"):
            self.end = self.late
            return True
        if first or unit == 10 or self.has_zero:
            self.small += rest
        elif len(set(self.styles)) > 1 or (rest < 10 and self.text[self.end - 1] in "两零〇○"):
            self.end = self.digit_start
        elif self.styles[-1] == "c" or (rest < 10 and not self._dated()):
            self.small += rest * unit // 10
        elif (rest * 10 >= unit or (unit == 10**4 and rest >= 100)) and not self._dated():
            self.small += rest
        else:
            self.end = self.digit_start
        if not first and self.end > self.digit_start:
            self.scale = 1
        return True

    def _is_wan(self, end: int) -> bool:
        return self.text[end : end + 1] == "万"

    def _goes_on(self, end: int) -> bool:
        return self.text[end : end + 1] in tuple("百千万亿")

    def _dated(self) -> bool:
        return self.text.startswith(_DATE_SIGNS, self.end)


def _spelt(run: str) -> int:
    """Return the value of digits that are spelt out one by one: 二〇二六."""
    return int("".join(str(DIGITS[c]) for c in run))
