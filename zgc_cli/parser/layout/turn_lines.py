"""Lines of those who have the word in turn: an interview, a round table, readers' comments.

Each rule is given all lines and returns them, those with a label set apart; a label is read by
`turn_labels`, whether it is one here by the lines around it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from zgc_cli.parser.layout import bylines
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import BLANKS, LayoutItem, finished
from zgc_cli.parser.layout.turn_labels import TurnLabel, is_common_word, is_name, label, open_label
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
_ASKS = Pattern("[？?]$")
# What leads to the words of readers: 网友评论：, 有网友称自己也遇到过, 评论区里.
_OF_READERS = Pattern("网友|网民|读者|粉丝|球迷|评论区|留言|跟帖|弹幕|热评")
_LEADING = 60  # characters of a paragraph's end that lead to comments below it
_SHORTEST_COMMENT = 4
_COMMENTED = Pattern("[。！？!?…~～）)]$")
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
    for i in [i for i in found if i + 1 not in found and _heads(*items[i : i + 2])]:
        del found[i]
    told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
    often = Counter(told.values())
    sounds = _is_broadcast(items)
    named = {i for i in found if _is_told(items[i], found[i])}
    sure = {i for i in named if often[told[i]] > 1 or (sounds and found[i].kind != "ask")}
    sure |= _in_a_row(items, {i for i in named if found[i].kind != "ask"})
    if not sure and not _is_dialogue(list(found.values()), list(told.values())):
        return items
    turns = {i for i, read in found.items() if i in sure or read.sure or often[told[i]] > 1}
    return [_turn(item, found[i]) if i in turns else item for i, item in enumerate(items)]


def _heads(upper: LayoutItem, lower: LayoutItem | None = None) -> bool:
    """Return whether a line with a label is a heading: 专家：山路要常修 above a long paragraph."""
    if lower is None or lower.kind != "body" or len(lower.text) < _LONG or upper.ended:
        return False
    return bool(_TOPIC_OF.fullmatch(upper.text)) and finished(lower.text)


_LONG = 60  # characters of a paragraph that no line of a wrapped text has
_TOPIC_OF = Pattern("[^，。！？；：:]{1,12}[：:][^，。！？；：:]{4,30}")


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
    asks = read.kind == "ask" and _ASKS.search(item.text)
    return bool(read.name and marked) and finished(item.text) and not asks


def _in_a_row(items: list[LayoutItem], told: set[int]) -> set[int]:
    """Return those lines of whom their posts introduce that stand beside another such line."""
    row = {i for i in told if told & {i - 1, i + 1}}
    return row if any(_FIRST_PERSON.search(items[i].text) for i in row) else set()


_FIRST_PERSON = Pattern("[我咱您你]")


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
    "open-turn",
    f"[山野杂谈：路修好了吗？]\n[王海：修好了。]\n[山野杂谈：学校呢？]\n[王海：明年动工。]\n{BODY}",
    never=(f"问题：路修好了吗？\n王海：修好了。\n{BODY}",),
)
def _open_turns(items: list[LayoutItem]) -> list[LayoutItem]:
    """山野杂谈：路修好了吗？: who asks again and again is whatever stands in front of the colon."""
    found = {i: read for i, item in enumerate(items) if (read := _label(item, _any_label))}
    told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
    often = Counter(told.values())
    pairs = [
        (told[i], told[j])
        for i, j in pairwise(found)
        if often[told[i]] > 1 and told[i] != told[j] and _is_question(items, i, found[i])
    ]
    if len(pairs) < _ASKED_AND_ANSWERED:
        return items
    speakers = {w for pair in pairs for w in pair if often[w] > 1 or is_name(w)}
    speakers |= {words[0] for words in speakers if is_name(words)}  # 王：, of 王海
    turns = {i for i, words in told.items() if words in speakers}
    return [_turn(item, found[i]) if i in turns else item for i, item in enumerate(items)]


_ASKED_AND_ANSWERED = 2  # times that who is not known to be a speaker asks


def _any_label(text: str) -> TurnLabel | None:
    return label(text) or open_label(text)


def _is_question(items: list[LayoutItem], index: int, read: TurnLabel) -> bool:
    """Return whether a turn that begins in a line is a question, there or in the line below."""
    whole = read.said == len(items[index].text)
    below = items[index + 1 : index + 2] if whole else items[index : index + 1]
    return any(_ASKS.search(item.text) for item in below)


@rule(
    "question-line",
    f"王海答记者问\n{BODY}\n[1.路修好了吗？]\n答：修好了。\n[2.学校呢？]\n答：明年动工。",
    f"专访王海\n{BODY}\n[您怎么看？]\n{BODY}\n[您累吗？]\n{BODY}\n[您后悔吗？]\n{BODY}",
    never=(f"茶香\n{BODY}\n你怕吗？\n{BODY}\n你累吗？\n{BODY}\n你后悔吗？\n{BODY}",),
)
def _questions(items: list[LayoutItem]) -> list[LayoutItem]:
    """您怎么看？: what is asked has no label; below it stands 答：, or the answer without one."""
    answers = [
        i for i, item in enumerate(items) if item.rule == "turn-line" and _answers(item.text)
    ]
    asked = [i - 1 for i in answers if i and items[i - 1].rule == "body"]
    if len(asked) > 1:
        asked = [i for i in asked if _ASKS.search(items[i].text) or _OF_TWO.search(items[i].text)]
        return _set_apart(items, asked, "question-line")
    if any(item.rule == "turn-line" for item in items) or not _is_interview(items):
        return items
    asked = [i for i, item in enumerate(items[:-1]) if _is_bare_question(item, items[i + 1])]
    if len(asked) < _FEWEST_QUESTIONS or 2 * sum(
        bool(_OF_TWO.search(items[i].text)) for i in asked
    ) < len(asked):
        return items
    return _set_apart(items, asked, "question-line")


@rule(
    "answer-line",
    f"专访王海\n{BODY}\n您怎么看？\n[{BODY}]\n您累吗？\n[{BODY}]\n您后悔吗？\n[{BODY}]",
    never=(f"王海答记者问\n{BODY}\n1.路修好了吗？\n答：修好了。\n2.学校呢？\n答：明年动工。",),
)
def _answers_below(items: list[LayoutItem]) -> list[LayoutItem]:
    """What stands below a question that nobody's label stands before or behind."""
    if any(item.rule == "turn-line" for item in items):
        return items
    below = [i for i, item in enumerate(items[:-1], 1) if item.rule == "question-line"]
    return _set_apart(items, below, "answer-line")


_FEWEST_QUESTIONS = 3  # without labels, from which they are those of an interview
_LONGEST_QUESTION = 120
_OPENING = 6  # lines in which an article tells that it is an interview
_TOLD_QUESTION = Pattern("[问说道][：:]")
_OF_TWO = Pattern("[您你]|请问")
_INTERVIEW = Pattern("专访|对话|访谈|对谈|采访|答[^。]{0,8}问|问答")


def _answers(text: str) -> bool:
    read = label(text)
    return read is not None and read.kind == "answer"


def _is_interview(items: list[LayoutItem]) -> bool:
    return any(_INTERVIEW.search(item.text) for item in items[:_OPENING])


def _is_bare_question(item: LayoutItem, lower: LayoutItem) -> bool:
    asks = item.rule == "body" and len(item.text) <= _LONGEST_QUESTION and item.text[-1] in "？?"
    if _TOLD_QUESTION.search(item.text):
        return False
    return asks and lower.rule == "body" and lower.text[-1] not in "？?"


def _set_apart(items: list[LayoutItem], numbers: list[int], name: str) -> list[LayoutItem]:
    chosen = set(numbers)
    return [item._replace(rule=name) if i in chosen else item for i, item in enumerate(items)]


@rule(
    "comment-line",
    f"{BODY}\n网友评论\n[小河流水：路修好了，真不容易。]\n[网友“海边来客”：下次还来！]\n{BODY}",
    never=(
        f"{BODY}\n有网友问修路的事。\n地点：海城市山野乡。\n时间：今年五月。\n{BODY}",
        f"{BODY}\n有网友问修路的事。\n小河流水：路修好了，真不容易。\n{BODY}",
    ),
)
def _comments(items: list[LayoutItem]) -> list[LayoutItem]:
    """小河流水：路修好了，真不容易。: readers' words behind names, below a line that tells so."""
    out = list(items)
    led = False  # whether a line before has told of readers' words
    for start, stop in _runs_of_comments(items):
        upper = items[start - 1] if start else None
        leads = upper is not None and _OF_READERS.search(upper.text[-_LEADING:])
        labels = [(i.text, read) for i in items[start:stop] if (read := open_label(i.text))]
        sure = any(read.sure for _, read in labels)
        common = sum(is_common_word(text[read.start : read.end]) for text, read in labels)
        if not sure and 2 * common >= len(labels):
            continue  # 论证：……, 落实：……
        led = led or bool(leads)
        if (leads or sure) if stop - start > 1 else (leads and led and sure):
            out[start:stop] = [i._replace(rule="comment-line") for i in items[start:stop]]
    return out


def _runs_of_comments(items: list[LayoutItem]) -> Iterator[tuple[int, int]]:
    """Yield from where to where each line may be a comment behind a name."""
    for may_be, group in groupby(range(len(items)), lambda i: _may_be_comment(items[i])):
        run = list(group)
        if may_be:
            yield run[0], run[-1] + 1


def _may_be_comment(item: LayoutItem) -> bool:
    read = _label(item, open_label) if item.rule == "body" else None
    said = item.text[read.said :] if read else ""
    return len(said) >= _SHORTEST_COMMENT and bool(_COMMENTED.search(said))


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


def _label(
    item: LayoutItem, read_label: Callable[[str], TurnLabel | None] = label
) -> TurnLabel | None:
    # 监制：王海编辑：李芳 is a list of names.
    listed = len(_COLON.findall(item.text)) > 1 and not _STOP.search(item.text)
    read = read_label(item.text) if item.kind == "body" and not listed else None
    if read and read.said < len(item.text) <= read.said + 12:
        # 主持人：王海 tells who hosts.
        names = bylines.byline(item.text[read.said :])
        return None if names and bylines.is_bare_names(names) else read
    return read


def _is_dialogue(found: list[TurnLabel], told: list[str]) -> bool:
    """Return whether labels are those of a dialogue: asked and answered, or in turn."""
    kinds = [read.kind for read in found]
    if kinds.count("answer") > 1 and all(read.sure for read in found if read.kind == "answer"):
        return True
    if "ask" in kinds:
        return any(kind != "ask" for kind in kinds) or all("记者" in t and "问" in t for t in told)
    persons = Counter(
        read.name or t
        for t, read in zip(told, found, strict=True)
        if read.kind == "person" and read.sure
    )
    return len(persons) > 1 and persons.total() > 2 and max(persons.values()) > 1


TURN_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    _turns,
    _second_lines,
    _open_turns,
    _questions,
    _answers_below,
    _comments,
    _topics,
)
