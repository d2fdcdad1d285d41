"""Headings among the lines of body text, told from pieces of a broken paragraph.

A heading is short, has no final mark, stands where the text before it is finished, and what
follows it starts anew. A broken piece has a neighbour that it needs.
"""

from collections.abc import Callable

from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import LayoutItem, balanced, finished
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_MAX = 40
# Lines of so many characters, of about one length, are broken for their length.
_FULL_LINE, _UNEVEN = 18, 3
_NUMBERED = Pattern(
    # 一、总体要求 | （二）主要目标 | 1.抓住机遇 | 第三章 …… | ■ 一线观察 | 【案例】
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"\d{1,2}[.、．][^\d]|第[一二三四五六七八九十]{1,3}[章节部篇][分 　：:]?|"
    r"(?:0?\d|PART ?\.?\d+|[①-⑩])(?:[ 　]|$)|[■◆●★※◎□▍▌▎]|【[^】]{2,30}】$|"
    r"之[一二三四五六七八九十][：:])"
)
_DASHED = Pattern(r"[^，。：；]{2,12}——[^，。]{2,28}$")
# A line that begins so carries on the one before it; one that ends so is carried on.
_CARRIES_ON = Pattern(
    r"[”’」』）)》】，。、；：？！,;:…—·%％]|[的们吗呢吧]|了(?!解|却)|着(?![力眼手陆火重名])|"
    # 地铁开通 | 得票超过半数
    r"地(?![铁震方下区图面产球质理处位道带税标基])|得(?![到主知票分奖益])"
)
# What is left of a paragraph behind a break: 家。 | 玉成说。
_REST = Pattern(r".{1,5}[。！？]$")
_OPEN_END = Pattern(
    r"[，、；,;：:（(“「『《·—\-]$|"
    r"(?:[的是在和与及将把被对从为向以并或让使等于由而且就也都又还不至其该这那每各"
    r"约近超达说]|"
    r"[第据共再已正更最])$"
)
_INNER_STOP = Pattern(r"[。；;]|[！？](?=[^”’」』）)！？])")


def mark(items: list[LayoutItem]) -> list[LayoutItem]:
    """Return the items with the kind `heading` where a line of body text is one."""
    result = list(items)
    flow = [i for i, item in enumerate(items) if item.kind == "body"]
    upper: LayoutItem | None = None
    for number, index in enumerate(flow):
        item = items[index]
        lower = [items[i] for i in flow[number + 1 : number + 3]]
        name = None
        marked = item.line.heading and item.rule in ("body", "list-item")
        if marked or (lower and _may_be(item, upper, lower[0])):
            name = next((r.name for r in HEADING_RULES if r.apply(item, lower)), None)
        if name:
            result[index] = item._replace(kind="heading", rule=name)
        upper = None if name else item
    return result


def open_end(text: str) -> bool:
    """Return whether a line breaks off behind a word that needs another: 新的工厂开在."""
    return _OPEN_END.search(text) is not None


def carries_on(text: str) -> bool:
    """Return whether a line begins as what carries on the one before it: 的工厂."""
    return _CARRIES_ON.match(text) is not None


def stands_alone(text: str) -> bool:
    """Return whether a short line is no piece of a broken one, by its begin and its end."""
    return not (carries_on(text) or open_end(text)) and balanced(text)


def is_whole(upper: LayoutItem, lower: LayoutItem) -> bool:
    """Return whether a line ends its paragraph: by a stop, or by a closing mark above a blank line.

    The latter holds for no piece that the line below carries on: 建成“云梯” | 和“海瞳”.
    """
    if upper.ended:
        return True
    text = upper.text
    closing = lower.line.gap and len(text) > _MAX and text[-1] in _CLOSING
    return closing and not (carries_on(lower.text) or open_end(lower.text)) and balanced(text)


_CLOSING = frozenset("”’」』）)")


def _may_be(item: LayoutItem, upper: LayoutItem | None, lower: LayoutItem) -> bool:
    """Return whether a line stands by itself, neither carrying on nor carried on."""
    text = item.text
    numbered = _NUMBERED.match(text)
    if item.rule != "body" or item.line.code:
        return False
    if len(text) > _MAX or _INNER_STOP.search(text) or _CARRIES_ON.match(text):
        return False
    open_ = upper and not is_whole(upper, item) and upper.rule == "body"
    if upper and open_ and (not numbered or open_end(upper.text) or not balanced(upper.text)):
        return False
    if finished(text) and not (numbered and text[-1] in "？！?!" and len(text) <= 30):
        return False
    wraps = item.line.indented and not lower.line.indented and not lower.line.gap
    even = lower.rule == "body" and abs(len(lower.text) - len(text)) <= _UNEVEN
    wraps = wraps or (even and len(text) >= _FULL_LINE and not (lower.line.gap or lower.ended))
    carried = _CARRIES_ON.match(lower.text) or (wraps and not finished(text))
    return balanced(text) and not carried


@rule("marked-heading", f"茶园丰收了\n{BODY}\n[谁来修路？]\u2029\u2029\n{BODY}")
def _marked(item: LayoutItem, lower: list[LayoutItem]) -> bool:
    """What a Markdown text or a page has as a heading."""
    return item.line.heading


@rule("numbered-heading", f"茶园丰收了\n{BODY}\n[一、修路架桥]\n{BODY}")
def _numbered(item: LayoutItem, lower: list[LayoutItem]) -> bool:
    """一、总体要求."""
    return _NUMBERED.match(item.text) is not None


@rule("dashed-heading", f"茶园丰收了\n{BODY}\n[制茶人——守着一口老铁锅]\n{BODY}")
def _dashed(item: LayoutItem, lower: list[LayoutItem]) -> bool:
    """制茶人——守着一口老铁锅."""
    return _DASHED.match(item.text) is not None


@rule(
    "short-line",
    f"茶园丰收了\n{BODY}\n[一条路通到山顶]\n{BODY}",
    never=(f"茶园丰收了\n{BODY}\n海城\t3家\t25%\n{BODY}",),
)
def _short_line(item: LayoutItem, lower: list[LayoutItem]) -> bool:
    """一条路通到山顶: a paragraph begins below, or a sub-heading with one."""
    text, first = item.text, lower[0].text
    if item.line.closed and not (item.line.gap and lower[0].line.gap):
        return False  # an item of a list
    if open_end(text) or _REST.match(first) or "\t" in text:
        return False
    if _is_paragraph(lower[0]) or _INNER_STOP.search(first):
        return True
    if len(text) <= 16 and "，" in first and "，" not in text:
        return True
    below = _NUMBERED.match(first) is not None or lower[0].line.gap
    spoken = any(i.rule in ("turn-line", "framed-turn") for i in lower[1:])
    return spoken or (below and any(map(_is_paragraph, lower[1:])))


def _is_paragraph(item: LayoutItem) -> bool:
    return len(item.text) > _MAX or finished(item.text)


HEADING_RULES: tuple[Rule[Callable[[LayoutItem, list[LayoutItem]], bool]], ...] = (
    _marked,
    _numbered,
    _dashed,
    _short_line,
)
