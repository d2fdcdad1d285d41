"""The rules by which a number is a quantity: each reads one way of writing it."""

from fractions import Fraction

from zgc_cli.reading.numbers import idioms, modifiers, numerals, units
from zgc_cli.reading.numbers.compounds import compound, has_own_unit, is_rate, term_of_sentence
from zgc_cli.reading.numbers.cues import stands_before
from zgc_cli.reading.numbers.numerals import Exact, Numeral
from zgc_cli.reading.numbers.ordinals import first, ordinal
from zgc_cli.reading.numbers.readings import (
    EACH,
    VAGUE_BEFORE,
    Reading,
    is_next_of_names,
    levels_at,
    numbers_an_item,
    read_number,
    reading_of,
)
from zgc_cli.reading.numbers.scores import score_at
from zgc_cli.reading.numbers.units import Unit
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_TO = Pattern(rf" ?(?:([-－—–―~～−])\1?|(?<=[{numerals.STARTS}])[甚乃]至|至|到) ?")
_TO_NEAR = Pattern(r"[^，。；、]{0,8}?[-－—–―~～−至到]")
_HYPHENS = ("-", "－", "−")
_DASHES = (*_HYPHENS, "—", "–", "―", "~", "～")
_MINUS = ("零下", "负", "-", "－", "−", "﹣")
_FROM = ("从", "由", "自")
_SLASH = Pattern(r"([1-9１-９])[/／]([2-9２-９]|10)(?![0-9/年月日号GgKk核线型版]|决赛)")
_SHARE_END = Pattern(r"[多强弱的，。；、）)]|左右|以上|以下|$")
_AND = Pattern(r"[、和与及] ?")
_DISCOUNT = Pattern(
    "([一二三四五六七八九] ?[一二三四五六七八九]|[1-9] [0-9]|半) ?折(?![返叠算射扣])"
)
_HALF_TENTH = Pattern("半成(?![品熟年人型])")
_OPEN = ("(", "（")
_PREFIX = Pattern(r"(?:HK|US|NT|AU|CA|SG|NZ|[ACS])$")
_CLAUSE_NUMBER = Pattern(r"[0-9]{1,2}\.[0-9]{1,2}$")
_LINE_START = Pattern(r"(?:^|[\n。；;]) *$")


@rule(
    "score",
    "白鹭队以[2:1]战胜火枫队。",
    "半场比分为[3比0]。",
    never=("下午2:15开赛。", "配比为3比7的溶液。"),
)
def score(text: str, at: int, number: Numeral | None) -> Reading | None:
    """2:1战胜, 比分3比0: a figure of two values."""
    found = score_at(text, at) if number else None
    return found and Reading(at, found.end, found.end, found.first, found.second, None, "score")


@rule(
    "share",
    "[四分之一]的学生走读。",
    "产量占全国的[1/3]。",
    never=("他把答案写成5/3。", "地铁3/4号线换乘。"),
)
def share(text: str, at: int, number: Numeral | None) -> Reading | None:
    """四分之一, 百分之五, 一半, 半数, 2/3."""
    half = units.half_at(text, at)
    if half:
        more = "多" if text[at] == "过" else ""
        return Reading(at, half, half, 50, 50, "%", "ratio", more)
    parts = numerals.read_parts(text, at)
    if not parts:
        return _slashed(text, at)
    if at and text[at - 1] in VAGUE_BEFORE:
        return None  # 几百万分之一
    low, high, end = parts.low, parts.high, parts.end
    if low == parts.whole and text.startswith("的", end) and not text.endswith(("占", "达"), 0, at):
        return None  # 百分之百的热情
    gap = _TO.match(text, end)
    if gap:  # 百分之五至百分之八, 百分之五至八
        last: numerals.Parts | Numeral | None = numerals.read_parts(text, gap.end())
        if not last and not has_own_unit(text, gap.end()):
            last = numerals.read(text, gap.end())
        if last and low < last.low <= parts.whole:
            high, end = last.high, last.end
    low, high = (Fraction(100) * value / parts.whole for value in (low, high))
    return Reading(at, end, end, _rounded(low), _rounded(high), "%", "ratio", parts.more)


def _slashed(text: str, at: int) -> Reading | None:
    """占全国的1/3."""
    match = _SLASH.match(text, at)
    if not match or int(match[1]) >= int(match[2]):
        return None
    if text[at - 1 : at] in _OPEN and text.startswith(("）", ")"), match.end()):
        return None  # (1/6), a page
    if not (stands_before("parted", text, at) or _SHARE_END.match(text, match.end())):
        return None
    percent = _rounded(Fraction(100 * int(match[1]), int(match[2])))
    return Reading(at, match.end(), match.end(), percent, percent, "%", "ratio")


def _rounded(percent: Fraction) -> Fraction:
    """Round a percentage that has no end (三分之二) to two places."""
    rest = percent.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return percent if rest == 1 else Fraction(str(round(float(percent), 2)))


@rule("sign-number", "票价[$3.5亿]。", "门票[￥500]。", never=("他说的$符号很常见。",))
def sum_of_money(text: str, at: int, number: Numeral | None) -> Reading | None:
    """$3.5亿, ￥500, HK$20亿, US$3亿元, RMB500万."""
    code = idioms.CODE.search(text[max(0, at - 5) : at]) if number else None
    if code and number:
        start = at - len(code[0])
        return reading_of(start, number, Unit(code[1], "money", number.end))
    number = read_number(text, at + 1) if text[at] in "¥￥$€£" else None
    if not number:
        return None
    prefix = _PREFIX.search(text[max(0, at - 2) : at])
    start = at - len(prefix[0]) if prefix else at
    unit = units.at(text, number.end, number)
    end = unit.end if unit and unit.kind == "money" else number.end
    reading = reading_of(start, number, Unit(text[start : at + 1], "money", number.end))
    return reading._replace(end=end)


@rule(
    "accounting-brackets",
    "财务费用为[(1,234.5)万元]。",
    never=("共有（3）个附件。", "（2.5）条款。"),
)
def bracketed(text: str, at: int, number: Numeral | None) -> Reading | None:
    """(1,234.5)万元 of accounts, which is below zero."""
    if not number or not text.startswith((")", "）"), number.end) or text[at - 1 : at] not in _OPEN:
        return None
    written = text[at : number.end]
    outside = written + text[number.end + 1 : number.end + 10]
    value = numerals.read(outside)
    unit = units.at(outside, value.end, value) if value and set(written) & set(".,") else None
    if not value or not unit or unit.kind not in ("money", "ratio"):
        return None
    end = at + unit.end + 1
    return Reading(at - 1, end - len(unit.name), end, -value.high, -value.low, unit.name, unit.kind)


@rule(
    "half",
    "会开了[半小时]。",
    "校史[逾半个多世纪]。",
    never=("他半年报读错了。", "上半年产量翻番。"),
)
def half(text: str, at: int, number: Numeral | None) -> Reading | None:
    """半小时, 半年, 半个多世纪."""
    unit = units.half_unit(text, at) if text[at] == "半" else None
    if text[at] == "半" and _HALF_TENTH.match(text, at):
        return Reading(at, at + 1, at + 2, 5, 5, "%", "ratio")
    value = Fraction(1, 2)
    return unit and Reading(at, at + 1, unit.end, value, value, unit.name, unit.kind, unit.more)


def _tenths(digits: str) -> Fraction:
    """Return 8.5 for 八五 and 5 for 半."""
    if digits == "半":
        return Fraction(5)
    tens, ones = (numerals.DIGITS.get(d, d) for d in digits.replace(" ", ""))
    return Fraction(f"{tens}.{ones}")


@rule("discount", "门票打[八五折]。", never=("他三八折返。",))
def discount(text: str, at: int, number: Numeral | None) -> Reading | None:
    """八五折 is 8.5折."""
    match = _DISCOUNT.match(text, at)
    if not match:
        return None
    value = _tenths(match[1])
    return Reading(at, match.end() - 1, match.end(), value, value, "折", "ratio")


@rule(
    "composite",
    "全程[2小时15分钟]。",
    "他以[9秒83]夺冠。",
    "每张[三元五角]。",
    "水深[三米五]。",
    never=("共2小时，15分钟休息。", "每天上班一天8小时。"),
)
def composite(text: str, at: int, number: Numeral | None) -> Reading | None:
    """2小时15分钟, 9秒83, 1米85, 三元五角, 一年零两个月."""
    amount = compound(text, number) if number else None
    if not amount:
        return None
    value, number_end, unit = amount
    return Reading(at, number_end, unit.end, value, value, unit.name, unit.kind)


@rule(
    "term-of-sentence",
    "她被判处有期徒刑[2年6月]。",
    "他获判[一年二月]，缓刑两年。",
    "法院判处他[8月]徒刑，另一人处有期徒刑[六月]。",
    "法官依强盗罪判他[7年4月]徒刑。",
    never=(
        "徒刑从8月起算。",
        "8月监狱开放。",
        "判决于2年6月后生效。",
        "他生于1988年7月。",
        "处罚从今年6月起。",
    ),
)
def term(text: str, at: int, number: Numeral | None) -> Reading | None:
    """有期徒刑2年6月, in months: courts write no 个."""
    found = term_of_sentence(text, at, number) if number else None
    return found and Reading(
        at, found.number_end, found.end, found.months, found.months, "月", "duration"
    )


@rule(
    "range",
    "每县建[3至5家]医院。",
    "占比[30%—40%]。",
    "气温[-20℃至60℃]。",
    "北风[2、3级]。",
    never=("从3家增至5家。",),
)
def stretch(text: str, at: int, number: Numeral | None) -> Reading | None:
    """3至5家, 30%—40%, 2万到3万元, 2到3万元, -20℃至60℃."""
    if number and (levels := levels_at(text, at, number)):
        return levels
    if not number or not _TO_NEAR.match(text, number.end):
        return None
    unit = None if _TO.match(text, number.end) else units.at(text, number.end, number)
    end = _range_end(text, at, unit.end if unit else number.end)
    worth = units.worth_of(unit, end.unit) if end and unit else 1
    if not end or worth is None:
        return None
    if end.unit.name == "年" and 1900 <= number.low < end.number.low <= 2100:
        return None  # 2021-2023年款: years of the calendar
    low = number.low * worth if unit else _scaled(number, end.number)
    start, sign = modifiers.sign(text, at, end.unit.kind)
    # 零下20至30℃ is below zero as a whole.
    below = not unit and not end.minus and text.startswith("零下", start) and low < end.number.low
    whole = reading_of(at, end.number, units.with_currency(text, at, end.unit))
    high = -whole.high if end.minus else whole.high
    first = low * end.unit.factor + (unit.plus if unit else 0)
    if not (below or sign * first < high or (unit and end.may_be_less(sign))):
        return None
    if unit and text.endswith(_FROM, 0, start):
        return None
    if is_rate(whole.unit, end.number) and has_own_unit(text, whole.end):
        return None  # 一天到一周三天
    return whole._replace(low=first, high=high, bare=number.bare, signed=not below)


class _RangeEnd(NamedTuple):
    """The second number of a range, with the mark before it and its own minus."""

    mark: str
    minus: str
    number: Numeral
    unit: Unit

    def may_be_less(self, sign: int) -> bool:
        """Return whether it may be less than the first: 60%—40%, +3%～-1%, but not 3-1%."""
        plain_mark = self.mark not in _HYPHENS or (sign > 0 and not self.minus)
        return plain_mark and self.mark in _DASHES


def _range_end(text: str, at: int, start: int) -> _RangeEnd | None:
    """Read the end of a range whose first number is at `at` and ends at `start`."""
    gap = _TO.match(text, start)
    if not gap:
        return None
    minus = next((m for m in _MINUS if text.startswith(m, gap.end())), "")
    number = read_number(text, gap.end() + len(minus))
    if gap[0] in ("--", "－－") and at and text[at - 1] == gap[1]:
        minus = gap[1]  # -20--5℃
    unit = units.at(text, number.end, number) if number else None
    if not number or not unit or number.low != number.high:
        return None
    if minus and unit.kind in modifiers.COUNTED:
        return None
    return _RangeEnd(gap[0].strip(), minus, number, unit)


def _scaled(number: Numeral, last: Numeral) -> Exact:
    """Return the low end of a range that names its scale once: the 2 of 2到3万元."""
    if number.scale < 10**4 and not number.bare:
        whole = (scale for scale in (10**8, 10**4) if last.low % scale == 0)
        for scale in (last.scale, *whole):
            if number.low * scale < last.low:
                return number.low * scale
    return number.low


_CASUALTIES = Pattern(
    "[死伤](?=[0-9０-９一二三四五六七八九十两多数]{1,3}[名人]?[死伤轻重失]|[，。；！？、]|的|$)"
)
_HARMED = Pattern("(?:[致成酿现已生]|事故|车祸|火灾|袭击|爆炸|[死伤、]|^|[，。；：])$")


@rule(
    "casualties",
    "车祸造成[2死]5伤。",
    "事故已致[三死]两伤。",
    never=("他们九死一生。", "她十死不悔。", "他带着3伤痕。", "这2死角要清理。"),
)
def casualties(text: str, at: int, number: Numeral | None) -> Reading | None:
    """2死5伤: people, without a measure word."""
    if not number or number.more or not _CASUALTIES.match(text, number.end):
        return None
    if not _HARMED.search(text, max(0, at - 2), at):
        return None
    end = number.end + 1
    return Reading(at, number.end, end, number.low, number.high, "人", "count")


@rule(
    "number-unit",
    "航程[580万公里]。",
    "园区有[400余家]企业。",
    "罚款新台币[3万元]。",
    never=("C919机型首飞。",),
)
def measured(text: str, at: int, number: Numeral | None) -> Reading | None:
    """580万公里, 400余家, 两个半小时, 七八天."""
    unit = units.at(text, number.end, number) if number else None
    if not number or not unit or (unit.kind == "count" and _is_clause_number(text, at, number)):
        return None
    if is_next_of_names(text, at, number, unit.kind):
        return None
    return reading_of(at, number, units.with_currency(text, at, unit))


def _is_clause_number(text: str, at: int, number: Numeral) -> bool:
    """Return whether the number of a clause stands before a noun: 1.3本项目."""
    written = _CLAUSE_NUMBER.match(text, at, number.end)
    return bool(written and _LINE_START.search(text[max(0, at - 4) : at]))


@rule("listed", "同比分别快[4.6]和3.1个百分点。", never=("他提到4和3个问题。",))
def listed(text: str, at: int, number: Numeral | None) -> Reading | None:
    """The 4.6 of 分别快4.6和3.1个百分点, which has its unit from the last of the list."""
    first_number = number if number and number.arabic else None
    if first_number and text.startswith("、", first_number.end):
        first_number = None if numbers_an_item(text, at, first_number) else first_number
    while first_number and number:
        gap = _AND.match(text, number.end)
        number = read_number(text, gap.end()) if gap and gap.end() - at < 30 else None
        unit = units.at(text, number.end, number) if number else None
        if gap and unit and number:
            if idioms.skip(text, gap.end()) or (units.is_calendar(unit.name) and number.is_year()):
                return None
            latin = unit.name.isascii() and unit.name != "%"  # 骁龙4、90Hz
            if (unit.kind == "count" or latin) and not EACH.search(text, max(0, at - 16), at):
                return None
            unit = unit._replace(end=first_number.end, more="")
            return reading_of(at, first_number._replace(more=""), unit)
    return None


@rule("yuan", "这车售人民币[17.4万]。", "涉款港币[2亿]。", never=("人民币升值。",))
def yuan(text: str, at: int, number: Numeral | None) -> Reading | None:
    """人民币17.4万 and 港币2亿, whose unit stands before them."""
    currency = units.currency_before(text, at)
    if not number or not number.arabic or not currency:
        return None
    return reading_of(at, number, Unit(currency, "money", number.end))


@rule("plain-number", "票房[破亿]。", "用户[超过1000]。", never=("他去过十几座城市。",))
def plain(text: str, at: int, number: Numeral | None) -> Reading | None:
    """破亿, 1.3亿用户, 超过1000: a number alone."""
    if not number or text[number.end - 1] in "kKｋＫ":
        return None
    return reading_of(at, number, Unit("", "count", number.end))._replace(unit=None)


RULES = (
    first,
    ordinal,
    score,
    share,
    sum_of_money,
    bracketed,
    half,
    discount,
    term,
    composite,
    stretch,
    casualties,
    measured,
    listed,
    yuan,
    plain,
)
