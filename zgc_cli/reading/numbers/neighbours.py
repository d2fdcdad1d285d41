"""Whether a reading is the whole of what is written: never a part of a number as the number.

Characters of a number, a unit or a sign right beside what was read, which nothing explains, show
that it is another number than it seems.
"""

from zgc_cli.reading.numbers import idioms, numerals, units
from zgc_cli.reading.numbers.compounds import has_own_unit
from zgc_cli.reading.numbers.cues import stands_before
from zgc_cli.reading.numbers.numerals import STARTS, WORDS
from zgc_cli.runtime.pattern import Pattern

_CUT_BEFORE = Pattern(r"[0-9０-９%％]$|[.．]$|[0-9０-９][,:：/比~～—–又]$|±$|正负$|[−﹣]$|[×xX*^]$")
_CUT_BEHIND = Pattern(
    r"[%％‰℃°]|[.．:：∶][0-9０-９]|[,，][0-9]{3}(?![0-9])|± ?[0-9]|"
    r"[×xX*] ?[0-9０-９]|\^|[-－~～−–]+ ?[0-9０-９]|几(?![个何])|分之"
)
# The 1 of "3. 1 个", and of a row of numbers the last: 10 12名.
_ROW = Pattern(r"[0-9](?:[.．]| ?) $")
_HOURS = Pattern(r"[.．·•・] ?h(?![A-Za-z])")  # kW. h
_MODEL = Pattern("[A-Z]{1,4} ?$")  # LM 350h
# 十三户村, 九里校区: the number is a part of the name, but in 三个村 and 十三户村民.
_PLACE = Pattern(
    "(?:村|乡(?![亲村里])|镇(?![民区上])|街道|校区|社区|小区|派出所|胡同)(?![民里庄寨级干组委落])"
)
_OF_PLACES = ("个", "座", "所", "处", "条", "片", "家", "栋", "幢", "类", "级")
_MONTHS = Pattern("[0-9一二三四五六七八九十]{1,2}月")
_NUMERALS = frozenset(f"{WORDS}0123456789")
_LETTER = Pattern("[A-Za-zＡ-Ｚａ-ｚ]")
_DANGLING = Pattern(rf"[{STARTS}.．]{{1,5}}(?:[，。；、）)的]|$)")
_DAYS = Pattern("[0-9一二三四五六七八九十]{1,3}[日天]")
_PERIODS = ("年", "天", "小时", "分钟", "秒")
_BELOW = Pattern("[^0-9年天时钟秒][/／]$")  # the 10年 of 0.2℃/10年
_PER = Pattern("(?:ml|mL|ML|毫升|kg|公里|km)")
_RATE = Pattern(r"[/／][(（A-Za-zμ\u4e00-\u9fff]")


def is_part(text: str, start: int, end: int, unit: str | None) -> bool:
    """Return whether a quantity at `start` to `end` is only a part of what is written."""
    behind = text[end : end + 1]
    titled = text[start - 1 : start] == "：" and (unit or "").isalpha() and (unit or "").isascii()
    if _CUT_BEFORE.search(text[max(0, start - 2) : start]) and not titled:  # 11：64GB版
        return True
    row = _ROW.search(text[max(0, start - 3) : start])
    if row and text[start].isdigit() and not (unit or "").isascii():
        return True
    if unit in _PERIODS and _BELOW.search(text[max(0, start - 2) : start]):
        return True
    if text.endswith("负", 0, start) and not stands_before("not minus", text, start):
        return not text[start - 2 : start - 1].isdigit()
    if unit == "h" and _MODEL.search(text[max(0, start - 5) : start]):
        return True
    if not behind:
        return False
    if text[start] in WORDS and unit not in _OF_PLACES and _PLACE.match(text, end):
        return True
    if behind.isdigit() or behind in WORDS:
        if not unit and behind in "百千万亿":
            return True
        if unit == "年" and _MONTHS.match(text, end):
            return True  # 判刑15年6月
        if unit and unit.endswith(("月", "年")) and _DAYS.match(text, end):
            return True  # 两个月十五日
        if unit and behind == "零":
            return text[end + 1 : end + 2] in _NUMERALS  # 两个月零三天
        if unit:
            return bool(_DANGLING.match(text, end)) and not has_own_unit(text, end)
        return not idioms.skip(text, end) and not has_own_unit(text, end)
    if behind == "半":
        return bool(unit) and units.is_half(text, end)
    if unit == "%" and text[end - 1] != "%" and _LETTER.match(behind):
        return True  # 百分之15k
    if unit and _HOURS.match(text, end):
        return True
    if unit and behind in ".．,，:：∶":
        return False
    if _RATE.match(text, end):
        return unit is not None
    return _is_per_amount(text, end, unit) or bool(_CUT_BEHIND.match(text, end))


def _is_per_amount(text: str, end: int, unit: str | None) -> bool:
    """Return whether a rate is told behind a unit: 0.2℃/10年, but not 12GB/256GB."""
    number = numerals.read(text, end + 1) if unit and text[end] in "/／" else None
    below = units.longest(text, number.end) if number else None
    behind = _PER.match(text, number.end) if number else None
    return bool(behind or (below in _PERIODS and below != unit))
