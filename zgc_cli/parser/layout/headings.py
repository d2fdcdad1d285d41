"""Headings among the lines of body text, told from pieces of a broken paragraph.

A heading is short, has no final mark, stands where the text before it is finished, and what
follows it starts anew. A broken piece has a neighbour that it needs.
"""

import re

from zgc_cli.parser.layout.lines import LayoutItem, balanced, finished

_MAX = 40
_NUMBERED = re.compile(
    # 一、总体要求 | （二）主要目标 | 1.抓住机遇 | 第三章 …… | ■ 一线观察 | 【案例】
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}[.、．][^\d]|第[一二三四五六七八九十]{1,3}[章节部篇][分 　：:]?|"
    r"(?:0?\d|PART ?\.?\d+|[①-⑩])(?:[ 　]|$)|[■◆●★※◎□▍▌▎]|【[^】]{2,30}】$|"
    r"之[一二三四五六七八九十][：:])"
)
_DASHED = re.compile(r"[^，。：；]{2,12}——[^，。]{2,28}$")
# A line that begins so carries on the one before it; one that ends so is carried on.
_CARRIES_ON = re.compile(r"[”’」』）)》】，。、；：？！,;:…—·%％]|[的了们着地得吗呢吧]")
# What is left of a paragraph behind a break: 家。 | 玉成说。
_REST = re.compile(r".{1,5}[。！？]$")
_OPEN_END = re.compile(
    r"[，、；,;：:（(“「『《·—\-]$|"
    r"(?:[的是在和与及将把被对从为向以并或让使等于由而且就也都又还不至其该这那每各"
    r"约近超达说]|"
    r"[第据共再已正更最])$"
)
_INNER_STOP = re.compile(r"[。；;]|[！？](?=[^”’」』）)！？])")


def mark(items: list[LayoutItem]) -> list[LayoutItem]:
    """Return the items with the kind `heading` where a line of body text is one."""
    result = list(items)
    flow = [i for i, item in enumerate(items) if item.kind == "body"]
    upper_done, upper_text = True, ""
    for place, index in enumerate(flow):
        item = result[index]
        lower = [items[i] for i in flow[place + 1 : place + 3]]
        rule = _rule(item, upper_done, upper_text, lower)
        if rule:
            result[index] = item._replace(kind="heading", rule=rule)
            upper_done, upper_text = True, ""
        else:
            upper_done, upper_text = finished(item.text), item.text
    return result


def _rule(item: LayoutItem, upper_done: bool, upper: str, lower: list[LayoutItem]) -> str | None:
    """Return the name of the rule by which a line is a heading; None where it is none."""
    text = item.text
    if len(text) > _MAX or not lower or not _may_be(text):
        return None
    numbered = _NUMBERED.match(text) is not None
    if not upper_done and not (numbered and not open_end(upper) and balanced(upper)):
        return None
    if finished(text) and not (
        numbered and text.endswith(("？", "！", "?", "!")) and len(text) <= 30
    ):
        return None
    if _CARRIES_ON.match(lower[0].text) or (item.line.indented and _wraps(item, lower[0])):
        return None
    if numbered:
        return "numbered-heading"
    if _DASHED.match(text):
        return "dashed-heading"
    if open_end(text) or _REST.match(lower[0].text) or not _followed(text, lower):
        return None
    return "short-line"


def open_end(text: str) -> bool:
    """Return whether a line breaks off behind a word that needs another: 新的工厂开在."""
    return _OPEN_END.search(text) is not None


def _may_be(text: str) -> bool:
    return balanced(text) and not _INNER_STOP.search(text) and not _CARRIES_ON.match(text)


def _wraps(item: LayoutItem, lower: LayoutItem) -> bool:
    """Return whether an indented line runs on in an unindented one right below it."""
    return not lower.line.indented and not lower.line.gap and not finished(item.text)


def _followed(text: str, lower: list[LayoutItem]) -> bool:
    """Return whether a paragraph begins below: long or finished, or a sub-heading with one."""
    first = lower[0].text
    if len(first) > _MAX or finished(first) or _INNER_STOP.search(first):
        return True
    if len(text) <= 16 and "，" in first and "，" not in text:
        return True
    return (
        len(lower) > 1
        and (len(lower[1].text) > _MAX or finished(lower[1].text))
        and (_NUMBERED.match(first) is not None or lower[0].line.gap)
    )
