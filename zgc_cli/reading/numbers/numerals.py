"""Numerals: the one place that knows what a written number is worth.

Arabic (1,200; １２．５), Chinese (三百五十万; 二〇二五), mixed (5800万, 1亿2000万) and adjoining
digits (七八 is 7 to 8). Values are exact inside (`Fraction`) and leave as int or float by `plain`.
What the number counts, and what stands around it, is for `quantities`.
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zgc_cli.document.records import Number
from zgc_cli.reading.normal import fold
from zgc_cli.reading.numbers.cues import stands_behind
from zgc_cli.reading.pattern import Pattern

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"": 1, "十": 10, "百": 100, "千": 1000}
_MYRIADS = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES = {low + high: _TENS[low] * _MYRIADS[high] for high in _MYRIADS for low in _TENS}
WORDS = "零〇○一二两三四五六七八九十百千万亿"
STARTS = "0-9０-９" + WORDS  # for a character class
_MORE = "多余来"

_ARABIC = Pattern(
    r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?"
    r"|[0-9０-９]+(?:[.．][0-9０-９]+)?"
)
# 千 and 百 may belong to the unit instead: 5千克, 80千瓦, 2.5百分点.
_UNIT_PREFIX = r"(?![克瓦伏赫帕焦卡]|安时|字节|比特)"
_SCALE = Pattern(f" ?([十百]?万亿|[十百千]?[亿万]|千(?!米){_UNIT_PREFIX}|百(?![分帕]))")
_RUN = Pattern(f"[{WORDS}]+")
_TAIL_UNIT = Pattern(r"千(?=[克瓦伏赫帕焦卡])|百(?=分[之点])")
_POINT = Pattern(r"点([零〇一二三四五六七八九]+)(?![零〇一二三四五六七八九十刻分半钟])")
_PAIR = Pattern("一两|一二|两三|二三|三四|四五|五六|六七|七八|八九|三五")
_SECTION = Pattern(
    r"(?:([一二两三四五六七八九])?千)?零?(?:([一二两三四五六七八九])?百)?零?"
    r"(?:([一二三四五六七八九])?十)?零?([一二两三四五六七八九])?"
)
_LOOSE_END = Pattern(r"([百千万亿])([一二三四五六七八九])$")


class Numeral(NamedTuple):
    """A written number that ends at `end`; `low` and `high` differ in 七八 alone.

    `base` and `scale` are the factors of `low`, for a range that names its scale once (2到3万).
    `more` is 多, 余 or 来 inside it; `bare` means that no digit says how many (百, 千万, 万亿).
    """

    end: int
    low: Fraction
    high: Fraction
    base: Fraction
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


def plain(value: Fraction) -> Number:
    """Return an int where the value is whole, else a float without dust."""
    return value.numerator if value.denominator == 1 else round(float(value), 10)


def read(text: str, start: int = 0) -> Numeral | None:
    """Read the number that begins at `start`, as long as it goes; None if there is none."""
    if start < len(text) and text[start] in WORDS:
        return _read_words(text, start)
    return _read_arabic(text, start)


def whole(text: str) -> Number | None:
    """Return the value of a text that is one number and nothing else."""
    found = read(text.strip())
    return found.value if found and found.end == len(text.strip()) else None


def _read_arabic(text: str, start: int, below: int = 10**16) -> Numeral | None:
    """Read an Arabic number with its scale, which must be smaller than `below`."""
    match = _ARABIC.match(text, start)
    # Longer than any real quantity, and the conversion of huge digit strings is quadratic.
    if not match or match.end() - start > 40:
        return None
    value = Fraction(fold(match[0]).replace(",", ""))
    scale, more, end = _scale_behind(text, match.end())
    if scale >= below:
        return None
    total = value * scale
    rest = _read_rest(text, end, scale) if scale >= 10**4 and not more else None
    if rest:
        total, end, more, scale = total + rest.low, rest.end, rest.more, 1
    return Numeral(end, total, total, total / scale, scale, more, False, True)


def _read_rest(text: str, end: int, scale: int) -> Numeral | None:
    """Read the smaller part of 1亿2000万 or 2万5千; a lone digit (1万5) is not one."""
    if end < len(text) and text[end] in _DIGITS:
        return None
    rest = _read_arabic(text, end, scale)
    if not rest or rest.low >= scale or rest.low.denominator != 1:
        return None
    return rest if rest.scale > 1 or rest.low * 10 >= scale else None


def _scale_behind(text: str, end: int) -> tuple[int, str, int]:
    """Return scale, 多/余/来 and end for what follows a number: 余万, 多, 万余, 亿."""
    more, end = _more_behind(text, end)
    match = _SCALE.match(text, end)
    if not match:
        return 1, more, end
    end = match.end()
    if not more:
        more, end = _more_behind(text, end)
    return _SCALES[match[1]], more, end


def _more_behind(text: str, end: int) -> tuple[str, int]:
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in ("多", "余"):
        return _more_behind(text, end + 1)
    if end < len(text) and text[end] in _MORE and not stands_behind("many words", text, end):
        if text[end] == "来" and text[end - 1] not in "十百":
            return "", end
        return text[end], end + 1
    return "", end


def _read_words(text: str, start: int) -> Numeral | None:
    match = _RUN.match(text, start, start + 24)
    assert match  # the caller saw a numeral at `start`
    run = match[0].replace("〇", "零").replace("○", "零")
    tail = _TAIL_UNIT.match(text, match.end() - 1)
    if tail and len(run) > 1:
        run = run[:-1]
    span = _value_of_run(run)
    if not span:
        return None
    low, high = span
    end = start + len(run)
    point = _POINT.match(text, end)
    if point and low == high and low < 1000:
        digits = point[1][:20]
        low = high = low + Fraction(_spelt(digits), 10 ** len(digits))
        end = point.end()
    scale, more, end = _scale_behind(text, end)
    own = _own_scale(run)
    low, high = low * scale, high * scale
    factor = own * scale
    bare = run[0] in "百千万亿"
    return Numeral(end, low, high, low / factor, factor, more, bare, False)


def _own_scale(run: str) -> int:
    """Return the scale with which a Chinese number ends, as in 三百万: 10000."""
    return max((_SCALES[s] for s in ("万", "亿", "万亿") if run.endswith(s)), default=1)


@lru_cache(maxsize=4096)
def _value_of_run(run: str) -> tuple[Fraction, Fraction] | None:
    """Return lowest and highest value of a run of Chinese numeral characters."""
    pair = _PAIR.search(run)
    if not pair or (len(run) > 2 and _is_spelt(run)):
        ends = [_exact(run)]
    else:
        ends = [_exact(run[: pair.start()] + digit + run[pair.end() :]) for digit in pair[0]]
    low, high = ends[0], ends[-1]
    return None if low is None or high is None else (Fraction(low), Fraction(high))


def _is_spelt(run: str) -> bool:
    return all(c in _DIGITS for c in run)


def _spelt(run: str) -> int:
    """Return the value of digits that are spelt out one by one: 二〇二六."""
    return int("".join(str(_DIGITS[c]) for c in run))


def _exact(run: str) -> int | None:
    """Return what a Chinese number is worth; None if it is none (五一, 三三两两)."""
    if _is_spelt(run):
        return _spelt(run) if len(run) == 1 or (len(run) > 2 and "两" not in run) else None
    loose = _LOOSE_END.search(run)
    if loose and len(run) > 2:  # 一万二 is 12,000
        head = _exact(run[:-1])
        return None if head is None else head + _DIGITS[loose[2]] * _SCALES[loose[1]] // 10
    for sign, unit in (("亿", 10**8), ("万", 10**4)):
        if sign in run:
            head_run, _, rest_run = run.rpartition(sign)
            head = _exact(head_run) if head_run else 1
            rest = _exact(rest_run.lstrip("零")) if rest_run.lstrip("零") else 0
            return None if head is None or rest is None or rest >= unit else head * unit + rest
    match = _SECTION.fullmatch(run)
    if not match:
        return None
    tens = zip("千百十", match.groups(), strict=False)
    value = sum(_TENS[sign] * _DIGITS[digit or "一"] for sign, digit in tens if sign in run)
    return value + _DIGITS[match[4] or "零"]
