"""Lines that others of their look explain: turns of an interview, fields of a profile, rows.

Each rule is given all lines and returns them. A line that it takes is body text, but a paragraph
that begins anew, and neither a heading nor a title.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from zgc_cli.parser.layout import headings
from zgc_cli.parser.layout.bylines import may_be_name, surname_length
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import LayoutItem, finished
from zgc_cli.parser.layout.turns.turn_lines import TURN_RULES
from zgc_cli.parser.layout.turns.unlabelled import UNLABELLED_RULES
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.script import is_common_han
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_FIELD = Pattern(
    r"(?:[•●◆■·\-][ 　]*)?(?P<name>[\u3400-\u9fff][\u3400-\u9fff 　]{0,8}[\u3400-\u9fff])"
    r"(?:[（(][^（）()]{1,10}[)）])?[：:][ 　]*\S|(?:时间|地点|嘉宾|人物)[ 　]+\S"
)
_LONGEST_FIELD = 60
_SAYS = Pattern(r"[说道称示问答]$|(?:介绍|指出|认为|强调|如下)$")
_KNOWN_FIELD = Pattern(r"(?:姓名|性别|年龄|职业|时间|地点|嘉宾|人物|身份)[：: 　]")
_THREE_CELLS = Pattern(r"[^\t]+\t[^\t]+\t")
_COUNTED = Pattern(r"[一二三四五六七八九十百零]+|\d+|[①-⑳❶-❿]")
_ROSTER = Pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ 　]{1,4}[\u4e00-\u9fff])[ 　]+"
    r"(?P<post>\S.{1,80})"
)
_LONGEST_LISTED = 18  # characters: no line so short is broken for its length
_PUNCTUATED = Pattern("[，。；：！？,;:](?!\\d)")
_LED = Pattern("[：:]$")
_BAR = Pattern(r"[|｜]")
_TITLED_ITEM = Pattern(r"(【(?=[^】]{4,40}】)[^】]*】)[ 　]*(?=[^ 　。，：:（(【])")
_SIGNED = Pattern(r"(?:报道|记者|新闻|消息|[电讯网报社])】$")


@rule("field-line", f"[姓名：王海]\n[职业：教师]\n{BODY}", never=("王海说：\n李芳说：",))
def _fields(items: list[LayoutItem]) -> list[LayoutItem]:
    """姓名：王海 | 职业：教师: short lines with a label, one below the other."""
    return _runs(items, _is_field, "field-line", known=_KNOWN_FIELD)


def _is_field(item: LayoutItem) -> bool:
    field = _FIELD.match(item.text)
    open_ = len(item.text) <= _LONGEST_FIELD and not finished(item.text)
    return open_ and field is not None and not _SAYS.search(field["name"] or "")


@rule(
    "table-row",
    "[地区\t企业]\n[海城\t3家]",
    f"{BODY}\n[海城\t3家\t25%]\n{BODY}",
    never=("地区 企业\n海城 3家",),
)
def _rows(items: list[LayoutItem]) -> list[LayoutItem]:
    """海城 | 3家: lines in columns, told by tabs or bars."""
    return _runs(items, _is_row, "table-row", known=_THREE_CELLS)


def _is_row(item: LayoutItem) -> bool:
    return "\t" in item.text or len(_BAR.findall(item.text)) > 1


@rule("roster-line", "[王　浩 海城市市长]\n[李小芳 云岭县县长]", never=("王浩 来了\n李芳 走了",))
def _roster(items: list[LayoutItem]) -> list[LayoutItem]:
    """王　浩 海城市市长 | 李小芳 云岭县县长: lines with a name and the posts of its bearer."""
    return _runs(items, _is_of_roster, "roster-line")


def _is_of_roster(item: LayoutItem) -> bool:
    match = _ROSTER.fullmatch(item.text) if item.rule == "body" else None
    named = match and surname_length(match["name"].replace(" ", "").replace("　", ""))
    return bool(match and named and role_at_end(match["post"]))


@rule("list-item", f"{BODY}\n[1、修路]\n[2、建学校]\n{BODY}", never=(f"一、修路\n{BODY}",))
def _list_items(items: list[LayoutItem]) -> list[LayoutItem]:
    """1、修路 | 2、建学校: a heading has a text below it, an item the next one."""
    out: list[LayoutItem] = []
    for mark, group in groupby(items, lambda item: _mark_kind(item)):
        run = list(group)
        out += [_own(item, "list-item") for item in run] if mark and len(run) > 1 else run
    return out


@rule(
    "listed-line",
    f"参会企业包括：\n[海城钢铁集团]\n[远洋造船公司]\n{BODY}",
    never=(
        f"记者从\n海城钢铁集团\n获悉：\n茶园丰收了\n{BODY}",
        f"他说：\n这条路\n很长\n的。{BODY}",
    ),
)
def _listed(items: list[LayoutItem]) -> list[LayoutItem]:
    """海城钢铁集团 | 远洋造船公司: short lines behind a colon, each whole, and none carried on."""
    out = list(items)
    for first, opening in enumerate(items, 1):
        if not _LED.search(opening.text):
            continue
        end = first
        while end < len(items) and _is_listed(items[end]):
            end += 1
        carried_on = end < len(items) and headings.carries_on(items[end].text)
        if end - first > 1 and not carried_on:
            out[first:end] = [_own(item, "listed-line") for item in items[first:end]]
    return out


def _is_listed(item: LayoutItem) -> bool:
    short = item.rule == "body" and len(item.text) <= _LONGEST_LISTED
    return short and not _PUNCTUATED.search(item.text) and headings.stands_alone(item.text)


def _mark_kind(item: LayoutItem) -> str:
    """Return what the marks of one list have in common, '' for a line that bears none."""
    length = list_mark(item.text) if item.rule == "body" else 0
    return _COUNTED.sub("1", item.text[:length].strip())


def _runs(
    items: list[LayoutItem],
    fits: Callable[[LayoutItem], bool],
    name: str,
    known: Pattern | None = None,
) -> list[LayoutItem]:
    """Return the items, those that fit set apart where two or more stand together."""
    out: list[LayoutItem] = []
    for fit, group in groupby(items, lambda item: item.rule == "body" and fits(item)):
        run = list(group)
        sure = len(run) > 1 or (known and known.match(run[0].text))
        out += [_own(item, name) for item in run] if fit and sure else run
    return out


def _own(item: LayoutItem, name: str) -> LayoutItem:
    return item._replace(rule=name)


@rule(
    "titled-item",
    f"[【山里通了公路】]{BODY}\n[【海边建了学校】]{BODY}",
    never=(f"【环球网报道】{BODY}",),
)
def _titled_items(items: list[LayoutItem]) -> list[LayoutItem]:
    """【山里通了公路】……: short news, each with its heading in front on the same line."""
    heads = [m if (m := _TITLED_ITEM.match(i.text)) and _is_news(i, m) else None for i in items]
    if len({m[1] for m in heads if m}) < 2:
        return items
    return [part for item, m in zip(items, heads, strict=True) for part in _parted(item, m)]


def _is_news(item: LayoutItem, match: re.Match[str]) -> bool:
    speaks = item.rule in ("turn-line", "framed-turn")
    return item.kind == "body" and not (speaks or _SIGNED.search(match[1])) and finished(item.text)


def _parted(item: LayoutItem, match: re.Match[str] | None) -> Iterator[LayoutItem]:
    if match:
        yield item._replace(text=match[1], kind="heading", rule="titled-item")
        item = item._replace(text=item.text[match.end() :])
    yield item


_TEXT = "\n".join([BODY] * 6)


@rule("signature", f"{_TEXT}\n[王小川]", never=(f"{_TEXT}\n王府井", f"{_TEXT}\n谢谢"))
def _signature(items: list[LayoutItem]) -> list[LayoutItem]:
    """王小川: a name alone behind the last line of the text is its author's."""
    last = max((i for i, item in enumerate(items) if item.kind == "body"), default=0)
    if not last or not items[last - 1].ended or items[last].rule != "body":
        return items
    text = items[last].text
    is_short = 2 <= len(text) <= 4 and all(map(is_common_han, text))
    signed = is_short and may_be_name(text)
    author = items[last]._replace(kind="byline", rule="signature")
    return [*items[:last], author, *items[last + 1 :]] if signed else items


GROUP_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    *TURN_RULES,
    *UNLABELLED_RULES,
    _fields,
    _rows,
    _roster,
    _list_items,
    _listed,
    _titled_items,
    _signature,
)
