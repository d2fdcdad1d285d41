"""When a number counts: 一 as an article, numbers without a unit, 突破 as a verb of its own."""

from zgc_cli.reading.numbers import numerals
from zgc_cli.reading.numbers.unit_checks import CASUALTY
from zgc_cli.reading.pattern import Pattern

_ONE_BEFORE = Pattern(r"(?:仅|只|只有|仅有|只剩|唯一|只用|只需|仅需|仅用)$")
_LASTED_BEFORE = Pattern(
    r"(?:用了?|用时|历时|耗时|为期|长达|仅|只|只有|只用了|只用|只需|仅需|需要?|花了?|等了"
    r"|持续|时隔|不过|了|达|徒刑|满|停业|停赛|禁赛|提前|延长|推迟|缩短|相隔|间隔|任期|期限为?|增加|减少|为|足足|整整|每隔|车程|早|晚)$"
)
_LASTED_BEHIND = Pattern(r"时间|之久|以上|左右|有余|的?车程")
_TENTH_BEFORE = Pattern(r"[增降减涨跌升占超近约足达到高低少是有]$")
_ACHIEVED = Pattern(
    r"[^，。；]{0,10}(?:技术|难题|瓶颈|难关|工艺|关键|壁垒|障碍|垄断|难点|堵点|卡点|“)"
)
_IS_BEFORE = Pattern(r"(?:为|达|达到|至|到|报|于|是|创)$")
_CLAUSE_END = Pattern(r"[，。；、,;)）]|$")
_NAMED_AFTER = Pattern(r"[A-Za-z0-9０-９%年月日号时点后强版届级式型系路:：/.\-−]|分之|×|°|世纪")


def one_counts(text: str, start: int, end: int, kind: str, modified: bool) -> bool:
    """Tell 用了一年 and 不到一公里 from the article in 一台机械臂 and 一年一度."""
    head = text[max(0, start - 6) : start]
    if text.startswith("成", end - 1):
        return modified or bool(_TENTH_BEFORE.search(head))
    if modified or (kind == "ratio" and text[end - 1] == "倍"):
        return True
    if text[end - 1] == "人" and CASUALTY.match(text, end):
        return True
    if kind == "duration":
        return bool(
            _LASTED_BEFORE.search(head)
            or _LASTED_BEHIND.match(text, end)
            or text[end - 1] == "半"
            or (text[start] == "半" and text[end - 1] != "年")
            or "多" in text[start:end]
        )
    return kind != "frequency" and bool(_ONE_BEFORE.search(head))


def plain_counts(text: str, start: int, end: int, front: str | None, more: str) -> bool:
    """Return whether a number without a unit is a quantity: 破亿, 1.3亿用户, PMI为50.1."""
    if _NAMED_AFTER.match(text, end):
        return False
    number = text[start:end]
    if number.isascii() and more == "" and not front and "." in number:
        head = _IS_BEFORE.search(text, max(0, start - 2), start)
        return bool(head and _CLAUSE_END.match(text, end))
    read = numerals.read(text, start)
    if not read:
        return False
    if read.arabic:
        if front == "equal_or_more" and read.scale == 1 and 1949 <= read.low <= 2049:
            return False  # 芯瑞达2023年报: the name ends with 达
        return bool(read.scale > 100 or more or "," in number or (front and read.low >= 10))
    return read.low >= 100 and bool(more or front or read.scale > 1)


def achieved(text: str, mod_start: int, end: int) -> bool:
    """Tell 突破3项关键技术, where 突破 is what was done, from 突破3万家."""
    return text.startswith("突破", mod_start) and bool(_ACHIEVED.match(text, end))
