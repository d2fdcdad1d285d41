"""Whether a reading is the whole of what is written: never a part of a number as the number.

Characters of a number, a unit or a sign right beside what was read, which nothing explains, show
that it is another number than it seems.
"""

from zgc_cli.reading.numbers import idioms, units
from zgc_cli.reading.numbers.compounds import has_own_unit
from zgc_cli.reading.numbers.cues import stands_before
from zgc_cli.reading.numbers.numerals import STARTS, WORDS
from zgc_cli.reading.pattern import Pattern

_CUT_BEFORE = Pattern(r"[0-9０-９%％]$|[.．]$|[0-9０-９][,:：/比~～—–又]$|±$|正负$|[−﹣]$|[×xX*^]$")
_CUT_BEHIND = Pattern(
    r"[%％‰℃°]|[.．:：∶][0-9０-９]|[,，][0-9]{3}(?![0-9])|± ?[0-9]|"
    r"[×xX*] ?[0-9０-９]|\^|[-－~～−–]+ ?[0-9０-９]|几(?![个何])|分之"
)
_LETTER = Pattern("[A-Za-zＡ-Ｚａ-ｚ]")
_DANGLING = Pattern(rf"[{STARTS}.．]{{1,5}}(?:[，。；、）)的]|$)")
_RATE = Pattern(r"[/／][(（A-Za-zμ\u4e00-\u9fff]")


def is_part(text: str, start: int, end: int, unit: str | None) -> bool:
    """Return whether a quantity at `start` to `end` is only a part of what is written."""
    behind = text[end : end + 1]
    if _CUT_BEFORE.search(text[max(0, start - 2) : start]):
        return True
    if text.endswith("负", 0, start) and not stands_before("not minus", text, start):
        return not text[start - 2 : start - 1].isdigit()
    if not behind:
        return False
    if behind.isdigit() or behind in WORDS:
        if unit and behind == "零":
            return text[end + 1 : end + 2] in WORDS  # 两个月零三天
        if unit:
            return bool(_DANGLING.match(text, end)) and not has_own_unit(text, end)
        return not idioms.skip(text, end) and not has_own_unit(text, end)
    if behind == "半":
        return bool(unit) and units.is_half(text, end)
    if unit == "%" and text[end - 1] != "%" and _LETTER.match(behind):
        return True  # 百分之15k
    if unit and behind in ".．,，:：∶":
        return False
    if _RATE.match(text, end):
        return unit is not None
    return bool(_CUT_BEHIND.match(text, end))
