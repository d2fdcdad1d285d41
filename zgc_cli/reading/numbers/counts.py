"""When a number counts: 一 as an article, numbers without a unit, 突破 as a verb of its own."""

from zgc_cli.reading.numbers import numerals
from zgc_cli.reading.numbers.cues import stands_before, stands_behind
from zgc_cli.runtime.pattern import Pattern

_GAP = Pattern("[^，。；]{0,10}")
# 一个月 is rarely an article, where no word in front or behind makes it one of many.
_SPANS = ("个月", "个星期", "个季度", "个小时", "个工作日", "小时", "分钟", "星期")
_ONE_OF = Pattern("[每这那哪上下前后头同某另有第单近]$|新的|最后|最近|未来|过去|任何|又")
_RATE = Pattern(
    "[一二两三四五六七八九十几数0-9又]|来|多次|的(?:第|最后|时候|开始)|里|内|左右一次|就要|[仅只]?需"
)
_CLAUSE_END = Pattern(r"[，。；、,;)）]|$")
_SHARE_OF = Pattern("关税|[税佣]金|利息|手续费|股[权份]|首付|(?:以[上下]|左右)(?=[，。；、的])")
_NAMED_AFTER = Pattern(r"[A-Za-z0-9０-９%年月日号时点后强版届级式型系路:：/.\-−]|分之|×|°|世纪")


def one_counts(text: str, start: int, end: int, kind: str, modified: bool) -> bool:
    """Tell 用了一年 and 不到一公里 from the article in 一台机械臂 and 一年一度."""
    if text.startswith("成", end - 1):
        told = modified or stands_before("shares", text, start)
        return told or bool(_SHARE_OF.match(text, end))
    if "半" in text[start + 1 : end]:
        return True  # 一个半小时, 一吨半
    if modified or (kind == "ratio" and text[end - 1] == "倍"):
        return True
    if kind == "money" and end - start > 2:
        return True  # 一美元
    if text[end - 1] == "人" and stands_behind("casualty", text, end):
        return True
    if kind == "duration":
        return (
            stands_before("lasting", text, start)
            or stands_behind("lasted", text, end)
            or (text[start] == "半" and text[end - 1] != "年")
            or "多" in text[start:end]
            or _is_span(text, start, end)
        )
    return kind != "frequency" and stands_before("one", text, start)


def _is_span(text: str, start: int, end: int) -> bool:
    """Tell 孩子出生一个月 and 花一个星期 from 每一个月, 一个月三次 and 一周年."""
    measured = text.startswith(_SPANS, start + 1) and not _ONE_OF.search(
        text, max(0, start - 4), start
    )
    return measured and not _RATE.match(text, end)


def plain_counts(text: str, start: int, end: int, front: str | None, more: str) -> bool:
    """Return whether a number without a unit is a quantity: 破亿, 1.3亿用户, PMI为50.1."""
    if _NAMED_AFTER.match(text, end):
        return False
    number = text[start:end]
    if number.isascii() and more == "" and not front and "." in number:
        return stands_before("equals", text, start) and bool(_CLAUSE_END.match(text, end))
    read = numerals.read(text, start)
    if not read:
        return False
    if read.arabic:
        if front == "equal_or_more" and read.is_year():
            return False  # 芯瑞达2023年报: the name ends with 达
        quoted = read.low >= 100 and stands_before("quoted", text, start)  # 恒指收报26149
        told = read.scale > 100 or more or "," in number or (front and read.low >= 10)
        return bool(told or quoted)
    return read.low >= 100 and bool(more or front or read.scale > 1)


def achieved(text: str, mod_start: int, end: int) -> bool:
    """Tell 突破3项关键技术, where 突破 is what was done, from 突破3万家."""
    if not text.startswith("突破", mod_start):
        return False
    gap = _GAP.match(text, end)
    starts = range(end, gap.end() + 1 if gap else end)
    return any(stands_behind("achieved", text, start) for start in starts)
