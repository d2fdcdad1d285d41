"""Lines of those who have the word in turn: an interview, a round table, readers' comments.

Each rule is given all lines and returns them, those with a label set apart; a label is read by
`turn_labels`, whether it is one here by the lines around it.
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from zgc_cli.parser.layout import masthead
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import BLANKS, LayoutItem, finished
from zgc_cli.parser.layout.turn_labels import TurnLabel, label
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.pattern import Pattern

_STOP = Pattern("[。！？]")
_POST = Pattern(r"[^，。！？；：:“”、]{2,40}")
_BROADCAST = Pattern(
    "央视|总台|中央广播电视|电视台|卫视|新闻联播|广播电台|融媒体中心|同期声?[】）)]"
)
_LONGEST_CREDIT = 60  # characters of a line of head or foot that names a broadcaster
_LONGEST_LISTED = 18  # characters: no line so short is broken for its length
_LONGEST_TOPIC = 30
_LED = Pattern("[：:]$")
_COLON = Pattern("[：:]")


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
    return item._replace(line=line, rule="turn-line")


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
    return any(len(i.text) < _LONGEST_CREDIT and _BROADCAST.search(i.text) for i in items)


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
            out[i + 1] = lower._replace(rule="turn-second-line")
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


TURN_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    _turns,
    _second_lines,
    _topics,
)
