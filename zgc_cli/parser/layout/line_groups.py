"""Lines that others of their look explain: turns of an interview, fields of a profile, rows.

Each rule is given all lines and returns them. A line that it takes is body text, but a paragraph
that begins anew, and neither a heading nor a title.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise, takewhile

from zgc_cli.parser.layout import headings, masthead
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import BLANKS, LayoutItem, finished
from zgc_cli.parser.layout.turn_labels import TurnLabel, label
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.rule import Rule, rule
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
_STOP = Pattern("[。！？]")
_POST = Pattern(r"[^，。！？；：:“”、]{2,40}")
_BROADCAST = Pattern(
    "央视|总台|中央广播电视|电视台|卫视|新闻联播|广播电台|融媒体中心|同期声?[】）)]"
)
_LONGEST_LISTED = 18  # characters: no line so short is broken for its length
_LONGEST_TOPIC = 30
_PUNCTUATED = Pattern("[，。；：！？,;:](?!\\d)")
_LED = Pattern("[：:]$")
_COLON = Pattern("[：:]")
_BAR = Pattern(r"[|｜]")
_TITLED_ITEM = Pattern(r"(【(?=[^】]{4,40}】)[^】]*】)[ 　]*(?=[^ 　。，：:（(【])")
_SIGNED = Pattern(r"(?:报道|记者|新闻|消息|[电讯网报社])】$")


@rule("turn-line", "[问：路修好了吗？]\n[答：修好了]", never=("姓名：王海\n职业：教师",))
def _turns(items: list[LayoutItem]) -> list[LayoutItem]:
    """问：……？ 答：……: lines whose labels show that two or more have the word in turn."""
    found = {i: read for i, item in enumerate(items) if (read := _label(item))}
    for i, (upper, lower) in enumerate(pairwise(items)):
        if read := _label_of_two(upper, lower):
            found[i] = read
    first = next((i for i, item in enumerate(items) if item.kind == "body"), 0)
    if first in found and not items[first].ended and first + 1 not in found:
        del found[first]  # 游客：下次还来, the title
    told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
    sure = {i for i in found if _is_told(items[i], found[i])} if _is_broadcast(items) else set()
    if not sure and not _is_dialogue(list(found.values()), list(told.values())):
        return items
    often = Counter(told.values())
    turns = {i for i, read in found.items() if read.sure or often[told[i]] > 1}
    return [_turn(item, found[i]) if i in turns else item for i, item in enumerate(items)]


def _turn(item: LayoutItem, read: TurnLabel) -> LayoutItem:
    """Set a turn apart; what is said below a label does not carry on its line."""
    whole = read.said == len(item.text)
    line = item.line._replace(closed=True) if whole else item.line
    return _own(item._replace(line=line), "turn-line")


def _label_of_two(upper: LayoutItem, lower: LayoutItem) -> TurnLabel | None:
    """Return the label whose post stands in a line and whose name in the next: 县长 | 王海：…."""
    if upper.rule != "body" or lower.rule != "body" or not _is_post(upper):
        return None
    read = label(f"{upper.text} {lower.text}")
    return read if read and read.sure and read.name and read.end > len(upper.text) else None


def _is_post(item: LayoutItem) -> bool:
    return bool(_POST.fullmatch(item.text) and role_at_end(item.text))


def _is_told(item: LayoutItem, read: TurnLabel) -> bool:
    """Return whether a label has a name and its post, and sentences behind it."""
    marked = item.text[: read.start] or role_at_end(
        item.text[read.start : read.end - len(read.name)].rstrip(BLANKS)
    )
    return bool(read.name and marked) and finished(item.text) and read.kind != "ask"


def _is_broadcast(items: list[LayoutItem]) -> bool:
    """Return whether a line of the head or foot names a broadcaster, or sound is announced."""
    return any(len(i.text) < _LONGEST_FIELD and _BROADCAST.search(i.text) for i in items)


@rule(
    "turn-second-line",
    f"县长\n王海：路修好了。\n校长\n李芳：谢谢大家。\n记者 周明：{BODY}",
    never=("村民\n姓名：王海\n职业：教师",),
)
def _second_lines(items: list[LayoutItem]) -> list[LayoutItem]:
    """县长 | 王海：路修好了。: the name in a label of two lines."""
    out = list(items)
    for i, (upper, lower) in enumerate(pairwise(items)):
        if upper.rule == "turn-line" and _is_post(upper) and lower.kind == "body":
            out[i + 1] = _own(lower, "turn-second-line")
    return out


@rule(
    "turn-topic",
    f"记者：路修好了吗？\n王海：修好了。\n[谈学校：]\n明年动工\n记者：学校呢？\n王海：{BODY}",
    never=("记者：路修好了吗？\n王海：\n修好了。",),
)
def _topics(items: list[LayoutItem]) -> list[LayoutItem]:
    """谈学校： | 明年动工: headings between turns, no turn of a person who is called 谈."""
    if not any(item.rule == "turn-line" for item in items):
        return items
    out = list(items)
    for i, (upper, lower) in enumerate(pairwise(items)):
        short = upper.kind == lower.kind == "body" and len(upper.text) <= _LONGEST_LISTED
        headed = short and _LED.search(upper.text) and lower.rule == "body"
        if headed and not lower.ended and len(lower.text) <= _LONGEST_TOPIC:
            out[i] = upper._replace(kind="heading", rule="turn-topic")
    return out


def _label(item: LayoutItem) -> TurnLabel | None:
    # 监制：王海编辑：李芳 is a list of names.
    listed = len(_COLON.findall(item.text)) > 1 and not _STOP.search(item.text)
    read = label(item.text) if item.kind == "body" and not listed else None
    if read and read.said < len(item.text) <= read.said + 12:
        # 主持人：王海 tells who hosts.
        names = masthead.byline(item.text[read.said :])
        return None if names and masthead.is_bare_names(names) else read
    return read


def _is_dialogue(found: list[TurnLabel], told: list[str]) -> bool:
    """Return whether labels are those of a dialogue: asked and answered, or in turn."""
    kinds = [read.kind for read in found]
    if "ask" in kinds:
        return any(kind != "ask" for kind in kinds)
    persons = Counter(
        t for t, read in zip(told, found, strict=True) if read.kind == "person" and read.sure
    )
    return len(persons) > 1 and persons.total() > 2 and max(persons.values()) > 1


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
    named = match and masthead.surname_length(match["name"].replace(" ", "").replace("　", ""))
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
        run = list(takewhile(_is_listed, items[first:])) if _LED.search(opening.text) else []
        below = items[first + len(run) :][:1]
        if len(run) > 1 and not (below and headings.carries_on(below[0].text)):
            out[first : first + len(run)] = [_own(item, "listed-line") for item in run]
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
    return item.kind == "body" and not _SIGNED.search(match[1]) and finished(item.text)


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
    signed = _HAN_NAME.fullmatch(items[last].text) and masthead.may_be_name(items[last].text)
    author = items[last]._replace(kind="byline", rule="signature")
    return [*items[:last], author, *items[last + 1 :]] if signed else items


_HAN_NAME = Pattern("[\u4e00-\u9fff]{2,3}")


GROUP_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    _turns,
    _second_lines,
    _topics,
    _fields,
    _rows,
    _roster,
    _list_items,
    _listed,
    _titled_items,
    _signature,
)
