"""Units and measure words behind a number, and when a number with one of them is a quantity.

The table `lexicons/units.txt` holds the units, what they measure and what they are worth.
"""

import re
from fractions import Fraction
from functools import cache
from typing import TypeVar

from zgc_cli import lexicon
from zgc_cli.reading.normal import fold
from zgc_cli.reading.numbers import numerals
from zgc_cli.reading.numbers.characters import plain_form
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.reading.numbers.numerals import DIGITS, Exact, Numeral
from zgc_cli.reading.numbers.unit_checks import CHECKS, GAMES
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# What begins like one of the words that begin like a measure word: 3万股民生银行, 5台风机.
_NO_LOOKALIKES = (
    *("项目标", "位居民", "人间接", "人间隔", "家居民", "集成功", "分成功"),
    *("分成为", "集成为", "分手感", "分手握", "股民生", "架构成", "台风机"),
    *("台风力", "台风电", "台风扇", "元年薪", "元年费", "元年租", "元年收"),
    "成人",
)
_OF_MONEY = Pattern("[，。；、！？）多]|一[斤个张份次天位只]|左右|以上|$")  # 每斤3块
_ANGLES = "[经纬偏斜倾转角环旋弯]|视[角野]|[仰俯]视|全景|开合|近视|散光"
_ANGLE = Pattern(f"(?:{_ANGLES})[^，。；、]*$")
_OF_ANGLE = Pattern(f"[^，。；、]{{0,4}}(?:{_ANGLES})")
_CURRENCY = Pattern(
    "(?P<name>人民币|新?台币|港币|澳门币|葡币|美金) ?"
    "(?:约|近|超|逾|为|达|共|合计|高达|超过|大约)? ?$"
)
# 稻谷湿度约28、29度: a scale of its own.
_OTHER_SCALE = Pattern("(?:湿度|酒精|浓度|[糖甜硬浊酸盐]度|白酒)[^温，。；]*$")
_WARM = Pattern("温|热|烤|烧|烫|沸|熔|炉|水|油|火")
_AMOUNT = Pattern("10{0,4}(?![0-9])|[百千万]")
_POINTS = Pattern(" {0,4}个 ?百 ?分 ?点")
_TENTHS = Pattern(" ?([1-9一二三四五六七八九])(?![0-9.十百千万亿个月日年%])")
_BATTED = Pattern("(?<=[0-9]成)[0-9]{2,3}(?=[，。；、）)的居排暂高低为]|$)")
_MINUTES = Pattern("分([多来])钟")
_GE = Pattern(rf"个([多半来]?)({'|'.join(lexicon.listed('number_cues', 'periods'))})")
_YUAN = Pattern(r"元(?=人民币|[一-鿿]{1,4}[元币镑郎盾特]|[（(][一-鿿]{1,5}[）)])[（(]?")
# What a word measures only with a kind of its own: 5块 of money, 5度 of electricity.
_OF_KIND = {
    ("块", "money"): "块钱",
    ("度", "energy"): "度电",
    ("分", "money"): "分钱",
    ("分", "duration"): "分钟",
    ("m", "duration"): "分钟",
    ("s", "duration"): "秒",
    ("min", "duration"): "分钟",
    ("d", "duration"): "天",
    ("日", "duration"): "天",
    ("月", "duration"): "个月",
}
Value = TypeVar("Value")


class Unit(NamedTuple):
    """A unit that ends at `end`: 成 has the factor 10, 半 in 两个半小时 adds `plus`."""

    name: str
    kind: str
    end: int
    factor: Exact = 1
    plus: Exact = 0
    more: str = ""


class Worth(NamedTuple):
    """What a unit is worth: so many of the base in which its like are compared."""

    base: str
    factor: Fraction


@cache
def _known() -> dict[str, tuple[str, bool]]:
    """Return unit or measure word -> its kind and whether it goes with digits only.

    A query is in small letters, and 168CM in large ones.
    """
    words = {
        word: ("count", flag == "digits") for word, flag in lexicon.mapping("measure_words").items()
    }
    for word, row in lexicon.mapping("units").items():
        words[word] = row.split()[0], row.endswith(" digits")
    return _in_any_case(words)


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return first character -> the lengths of the units that begin with it, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _known():
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}


@cache
def _measures_of() -> dict[str, Worth]:
    """Return unit -> what it is worth, for those that are worth some of another."""
    table = {}
    for word, row in lexicon.mapping("units").items():
        _, *worth = row.removesuffix(" digits").split()
        table[word] = Worth(worth[1], Fraction(worth[0])) if worth else Worth(word, Fraction(1))
    return _in_any_case(table)


def _in_any_case(table: dict[str, Value]) -> dict[str, Value]:
    """Add the small and the large form of Latin units, where they are no others."""
    latin = [word for word in table if len(word) > 1 and word.isascii()]
    small = {word.lower(): table[word] for word in latin}
    large = {word.upper(): table[word] for word in latin if word[0] != "n"}  # 波音737NG
    return small | large | table


@cache
def measure(unit: str, kind: str = "") -> Worth:
    """Return the base of a unit and the factor to it: 公里 is 1000 米, 元/斤 0.002 元/克."""
    unit = _OF_KIND.get((unit, kind), unit)
    known = _measures_of()
    if unit in known:
        return known[unit]
    plain = plain_form(unit)
    signs = [at for at, char in enumerate(plain) if char in "/每" and at]
    if len(signs) == 1:  # a rate of rates is not read
        above, below = plain[: signs[0]], plain[signs[0] + 1 :]
        amount = None if below in known else numerals.read(below)  # 毫克/100毫升
        many, below = (amount.low, below[amount.end :]) if amount else (1, below)
        if not many:  # 5毫克/0毫升, which only a query says
            return Worth(plain, Fraction(1))
        first, second = measure(above, kind), measure(below, "duration")
        worth = first.factor / second.factor / many
        return known.get(plain) or Worth(f"{first.base}/{second.base}", worth)
    return known.get(plain, Worth(plain, Fraction(1)))


def at(text: str, end: int, number: Numeral) -> Unit | None:
    """Return the unit that begins where `number` ends, the longest that is known."""
    start = end + (2 if text.startswith("  ", end) else text.startswith(" ", end))
    phrase = _phrase(text, end, start)
    if phrase:
        return phrase
    word = longest(text, start)
    if not word or not _measures(text, start, word, number):
        return None
    stop, kind = start + len(word), _kind(text, start, word, number)
    if text[end - 1] in "kKｋＫ" and kind == "count":
        return None  # 2.5K 分辨率
    if word == "个" and not number.is_whole() and "百分点" in text[stop : stop + 24]:
        return Unit("个百分点", "ratio", stop)  # 分别跑输22.53个、22.78个百分点
    if word == "个" and not number.is_whole() and text.startswith("点", stop):
        return Unit("个点", "ratio", stop + 1)
    if word == "个" and text.startswith(("立方", "平方", "平米"), stop):
        return at(text, stop, number)
    if word == "成":
        return _tenths(text, stop)
    if word == "折" and number.low >= 10:
        return Unit(word, kind, stop, Fraction(1, 10))  # 75折 is 7.5折
    return _extended(text, Unit(fold(word) if word == "％" else word, kind, stop))


def _phrase(text: str, end: int, start: int) -> Unit | None:
    """Return a unit of several words: 个百分点, 个半小时, 元人民币."""
    points = _POINTS.match(text, end)
    if points:
        return Unit("个百分点", "ratio", points.end())
    minutes = _MINUTES.match(text, start)
    if minutes:
        return Unit("分钟", "duration", minutes.end(), more=minutes[1])
    period = _GE.match(text, start)
    if period:
        return _period(period)
    currency = _YUAN.match(text, start)
    return _currency(text, currency.end()) if currency else None


def _kind(text: str, start: int, word: str, number: Numeral) -> str:
    """Return what a unit measures, which 度 and 块 have from the words around them."""
    stop = start + len(word)
    around = text[max(0, start - 14) : stop + 1]
    if word == "度" and ("电" in around or number.low > 10**4):
        return "energy"
    if word in ("度", "°"):
        if _OTHER_SCALE.search(text, max(0, start - 14), start):
            return "measure"
        turned = _ANGLE.search(text, max(0, start - 14), start) or _OF_ANGLE.match(text, stop)
        if turned or (number.low > 60 and not _WARM.search(around)):
            return "measure"
    # Not 30亿块, as of chips: nobody says so of yuan.
    if word == "块" and number.low < 10**8 and _OF_MONEY.match(text, stop):
        return "money"
    return _known()[word][0]


def _tenths(text: str, stop: int) -> Unit:
    """Return per cent for 成, with the tenth behind it: 七成六, 三成半, 打击率1成88."""
    if batted := _BATTED.match(text, stop):
        return Unit("%", "ratio", batted.end(), 10, Fraction(f"{batted[0][0]}.{batted[0][1:]}"))
    tenth = _TENTHS.match(text, stop)
    if tenth:
        return Unit("%", "ratio", tenth.end(), 10, int(DIGITS.get(tenth[1], tenth[1])))
    unit = _extended(text, Unit("%", "ratio", stop, 10))
    return unit._replace(plus=unit.plus * 10)


def _currency(text: str, start: int) -> Unit | None:
    """Return the currency that is named behind 元: 3万元人民币 is of 元, 5万元港币 of 港币."""
    word = longest(text, start)
    if not word or _known()[word][0] != "money":
        return None
    end = start + len(word)
    end += text[end : end + 1] in ("）", ")") and text[start - 1] in "（("
    return Unit("元" if measure(word).base == "元" else word, "money", end)


def with_currency(text: str, at: int, unit: Unit) -> Unit:
    """Return the 元 of a number at `at` as the currency in front of that: 新台币3万元."""
    currency = currency_before(text, at) if unit.name == "元" else ""
    return unit._replace(name=currency) if currency else unit


def currency_before(text: str, at: int) -> str:
    """Return the currency that stands in front of a number, 元 for that of the mainland; or ''."""
    match = _CURRENCY.search(text, max(0, at - 10), at)
    return "" if not match else "元" if match["name"] == "人民币" else match["name"]


def before_currency(text: str, at: int) -> int:
    """Return where the currency begins that stands in front of a number, else `at`."""
    match = _CURRENCY.search(text, max(0, at - 10), at)
    return match.start() if match else at


def _measures(text: str, start: int, word: str, number: Numeral) -> bool:
    """Return whether a unit or measure word measures something where it stands."""
    kind, digits_only = _known()[word]
    end = start + len(word)
    if kind in ("count", "frequency") and text[start - 1] in "二零" and number.low in (0, 2):
        # 二套 and 二次 are the second; what is counted is 两套, but 二人受伤, 二帮人马.
        people = word in ("人", "名") and stands_behind("casualty", text, end)
        return people or (word == "帮" and text.startswith("人", end))
    several = (
        number.arabic
        or number.low > 10
        or number.more
        or GAMES.search(text, max(0, start - 3), start)
    )
    if digits_only and word != "日" and (number.is_year() or not several):
        return False
    if stands_behind(word, text, end, "unit_lookalikes"):
        return False
    return word not in CHECKS or CHECKS[word].apply(text, number, end)


def _extended(text: str, unit: Unit) -> Unit:
    """Return a unit with what goes on behind it: /秒, 每人, 半."""
    if unit.kind != "count" or unit.name in ("人", "字节"):
        below = _per(text, unit.end)
        if below and not (is_calendar(unit.name) and text[unit.end] == "每"):  # 20天每日24小时
            per = text[unit.end : below].replace(" ", "")
            return unit._replace(name=unit.name + per, end=below)
    if unit.kind not in ("count", "frequency") and is_half(text, unit.end):
        return unit._replace(end=unit.end + 1, plus=Fraction(1, 2))
    return unit


def _per(text: str, start: int) -> int:
    """Return the end of /平方米, " / h" or 每小时 at `start`; 0 if there is none."""
    spaced = text.startswith(" / ", start)
    if text[start + spaced : start + spaced + 1] not in ("/", "每", "／"):
        return 0
    start += 2 * spaced
    word = longest(text, start + 1)
    amount = None if word else _AMOUNT.match(text, start + 1)  # 毫克/100毫升
    if amount:
        start = amount.end() - 1
        word = longest(text, start + 1)
        if not word or _known()[word][0] not in ("mass", "volume", "length", "area"):
            return 0
    shared = next(
        (
            w
            for w in lexicon.listed("number_cues", "rates are for")
            if text.startswith(w, start + 1)
        ),
        None,
    )
    word = max(word or "", shared or "", key=len)
    end = start + 1 + len(word)
    if not word or (
        word[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum()
    ):
        return 0
    if text[end : end + 1] in ("·", "・"):  # 元/人·年
        more = longest(text, end + 1)
        end += 1 + len(more) if more else 0
    return end


def is_half(text: str, start: int) -> bool:
    """Return whether 半 at `start` is half of the unit before it: 三斤半, not 3元半小时."""
    return (
        text.startswith("半", start)
        and not stands_behind("not half", text, start)
        and not _HALF_UNIT.match(text, start)
    )


def _period(match: re.Match[str]) -> Unit:
    """Read 个月, 个多小时, 个半小时: the unit keeps its 个 where the word cannot stand alone."""
    more, word = match.groups()
    if word == "标准箱":
        return Unit("个", "count", match.start() + 1)
    name = f"个{word}" if word in lexicon.listed("number_cues", "periods with 个") else word
    plus: Exact = Fraction(1, 2) if more == "半" else 0
    kind = "ratio" if word == "百分点" else "duration"
    return Unit(name, kind, match.end(), plus=plus, more="" if more == "半" else more)


def longest(text: str, start: int) -> str | None:
    """Return the longest unit or measure word that begins at `start`."""
    known = _known()
    for size in _lengths().get(text[start : start + 1], ()):
        word = text[start : start + size]
        if word not in known:
            continue
        behind = text[start + size : start + size + 1]
        if word[-1].isascii() and word[-1].isalnum() and behind.isascii() and behind.isalnum():
            return None
        if size < 3 and is_lookalike(text, start):
            return None
        return word
    return None


def is_known(word: str) -> bool:
    """Return whether a word is a unit or a measure word."""
    return word in _known()


def is_lookalike(text: str, start: int) -> bool:
    """Return whether a longer word begins where a measure word seems to: 项目, not 项 + 目标."""
    lookalikes = lexicon.words("measure_lookalikes")
    if text.startswith(_NO_LOOKALIKES, start):
        return False
    return text[start : start + 2] in lookalikes or text[start : start + 3] in lookalikes


def is_calendar(unit: str | None) -> bool:
    """Return whether a unit also measures stretches of the calendar (近五年 is a date)."""
    return unit in lexicon.listed("number_cues", "calendar units")


_HALF = Pattern(
    "一半(?!.?[天夜导山])|过?半数|(?<=[占超率例])过半(?!个|[小学]|[年月天日]|世纪|生|辈)|(?<=占比)过半|过半(?=的|以上)"
)
_HALF_UNIT = Pattern(
    r"半(个)?([多来]?)(小时|年(?!报|度|线|刊)|世纪|月(?!板|谈|刊|形|湾)|钟头|学期|"
    r"(?<=[用花]了半)天|(?<=[耗历费]时半)天)"
)


def half_at(text: str, start: int) -> int:
    """Return the end of 一半, 半数 or 过半 at `start`; 0 if there is none."""
    match = _HALF.match(text, start)
    return 0 if not match or stands_before("half of another", text, start) else match.end()


def half_unit(text: str, start: int) -> Unit | None:
    """Return the unit of 半小时 or 半个多世纪; 月 needs its 个."""
    match = _HALF_UNIT.match(text, start)
    if not match or text.endswith(tuple("上下大前后小多"), 0, start):
        return None
    name = "个月" if match[3] == "月" else match[3]
    if name == "个月" and not match[1]:
        return None
    return Unit(name, "duration", match.end(), more=match[2].replace("来", ""))


def worth_of(unit: Unit, other: Unit) -> Exact | None:
    """Return how many of another unit one is, 800米—3公里; None if they measure other things."""
    if unit.name == other.name:
        return 1
    first, last = (measure(u.name, u.kind) for u in (unit, other))
    alike = first.base == last.base and unit.kind == other.kind
    return first.factor / last.factor if alike else None
