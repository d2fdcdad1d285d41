"""Lines of those who have the word in turn: an interview, a round table, readers' comments.

Each rule is given all lines and returns them, those with a label set apart; a label is read by
`turn_labels`, whether it is one here by the lines around it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise

from zgc_cli.parser.layout import bylines
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import BLANKS, LayoutItem, finished
from zgc_cli.parser.layout.turns.turn_labels import (
    EMPHASIS,
    TurnLabel,
    framed_label,
    is_name,
    label,
    label_alone,
    open_label,
    words_as_label,
)
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
_COLON = Pattern("[：:]")


@rule(
    "turns-of-a-line",
    "王海答记者问\n问：路修好了吗？答：修好了。\n[问：学校呢？][答：明年动工。]",
    never=("王海答记者问\n他问：路修好了吗？答：修好了。",),
)
def _of_one_line(items: list[LayoutItem]) -> list[LayoutItem]:
    """问：学校呢？答：明年动工。: question and answer in one line are parted."""
    return [part for item in items for part in _parted(item)]


def _parted(item: LayoutItem) -> Iterator[LayoutItem]:
    read = read_label(item)
    if read and read.sure and read.kind == "ask":
        for mark in _ANSWERED.finditer(item.text, read.said):
            upper, lower = item.text[: mark.end()], item.text[mark.end() :].lstrip(BLANKS)
            answer = label(lower)
            if answer and answer.sure and answer.kind in ("answer", "person"):
                yield item._replace(text=upper)
                item = item._replace(text=lower)
                break
    yield item


_ANSWERED = Pattern(r"[？?。][”」]?(?=[ 　]*[\w·]{1,12}[：:])")


@rule(
    "turn-line",
    "[问：路修好了吗？]\n[答：修好了]",
    "王海答记者问\n请问路修好了吗？\n[答：修好了。]",
    never=("姓名：王海\n职业：教师", "发布人：王海\n记者：李芳"),
)
def _turns(items: list[LayoutItem]) -> list[LayoutItem]:
    """问：……？ 答：……: lines whose labels show that two or more have the word in turn."""
    found = {i: read for i, item in enumerate(items) if (read := read_label(item))}
    for i, (upper, lower) in enumerate(pairwise(items)):
        if read := _label_of_two(upper, lower):
            found[i] = read
    _drop_headings(items, found)
    told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
    often = Counter(told.values())
    sounds = _is_broadcast(items)
    named = {i for i in found if _is_told(items[i], found[i])}
    sure = {i for i in named if often[told[i]] > 1 or (sounds and found[i].kind != "ask")}
    sure |= _in_a_row(items, {i for i in named if found[i].kind != "ask"})
    dialogue = _is_dialogue(list(found.values()), list(told.values()))
    if not (sure or dialogue or _asks_in_a_row(items, found) or _is_answered(items, found)):
        return items
    turns = {i for i, read in found.items() if i in sure or read.sure or often[told[i]] > 1}
    joining = _joining(items, turns, {found[i].name[:1] for i in turns if found[i].sure})
    found |= joining
    turns |= joining.keys()
    return [_turn(item, found[i]) if i in turns else item for i, item in enumerate(items)]


def _drop_headings(items: list[LayoutItem], found: dict[int, TurnLabel]) -> None:
    """Take out labels of a title and of headings: 游客：下次还来 in the first line."""
    first = next((i for i, item in enumerate(items) if item.kind == "body"), 0)
    headings = [i for i in found if i + 1 not in found and _heads(*items[i : i + 2])]
    if first in found and not items[first].ended and first + 1 not in found:
        headings.append(first)
    for i in set(headings):
        del found[i]


def _joining(items: list[LayoutItem], turns: set[int], surnames: set[str]) -> dict[int, TurnLabel]:
    """Return labels that are turns for the turns around them: between two, or by a surname."""
    joining: dict[int, TurnLabel] = {}
    alone = sum(_LED.search(items[i].text) is not None for i in turns) * 2 > len(turns)
    for i, item in enumerate(items):
        read = read_label(item, _any_label) if i not in turns else None
        if read is None and alone and item.rule == "body":
            read = label_alone(item.text)
            if read and read.kind == "ask" and i + 1 not in turns:
                joining[i] = read
                continue
        if read is None:
            continue
        before = i - 1 in turns or i - 1 in joining
        between = before and i + 1 in turns and finished(item.text[read.said :])
        if between or item.text[read.start : read.end] in surnames:
            joining[i] = read
    return joining


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
    return item._replace(line=line, kind="body", rule="turn-line")


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
    posted = item.text.startswith(("（", "("), read.end) and _POSTED.match(item.text, read.end)
    marked = (
        posted
        or item.text[: read.start].strip(EMPHASIS)
        or role_at_end(item.text[read.start : read.end - len(read.name)].rstrip(BLANKS))
    )
    asks = read.kind == "ask" and _ASKS.search(item.text)
    return bool(read.name and marked) and finished(item.text) and not asks


def _in_a_row(items: list[LayoutItem], told: set[int]) -> set[int]:
    """Return those lines of whom their posts introduce that stand beside another such line."""
    row = {i for i in told if told & {i - 1, i + 1}}
    return row if any(_FIRST_PERSON.search(items[i].text) for i in row) else set()


def _is_answered(items: list[LayoutItem], found: dict[int, TurnLabel]) -> bool:
    """Return whether a question without a label and its answer are all of an interview."""
    return is_interview(items) and any(
        len(found) == 1 and read.kind == "answer" and i > 0 and asks(items[i - 1].text)
        for i, read in found.items()
    )


def _asks_in_a_row(items: list[LayoutItem], found: dict[int, TurnLabel]) -> bool:
    """Return whether three lines below each other are of people with names, one a question."""
    rows = ([i, i + 1, i + 2] for i in found)
    sure = (row for row in rows if all(i in found and found[i].name and found[i].sure for i in row))
    return any(_ASKS.search(items[i].text) for row in sure for i in row)


_POSTED = Pattern(r"[（(][^（）()：:。]{4,40}[)）][*＊]*[：:]")  # （海城茶业总经理）：
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
    found = {i: read for i, item in enumerate(items) if (read := read_label(item, _any_label))}
    found |= _asked_again(items, found)
    found = dict(sorted(found.items()))
    _drop_headings(items, found)
    told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
    often = Counter(told.values())
    pairs = [
        (told[i], told[j])
        for i, j in pairwise(found)
        if told[i] != told[j] and _is_question(items, i, found[i])
    ]
    asked = [(asks, tells) for asks, tells in pairs if often[asks] > 1]
    if len(asked) < _ASKED_AND_ANSWERED:
        by_turns = _by_turns(found, told)
        if by_turns and is_interview(items) and _are_named_above(items, by_turns):
            pairs.append(by_turns)
        asked = pairs if pairs and (by_turns or _of_interview(items, pairs)) else []
    if not asked:
        return items
    speakers = {w for pair in asked for w in pair if often[w] > 1 or is_name(w)}
    speakers |= {asks for asks, _ in asked}
    speakers |= {words[0] for words in speakers if is_name(words)}  # 王：, of 王海
    turns = {i for i, words in told.items() if words in speakers}
    joining = _joining(items, turns, set())
    found |= joining
    turns |= joining.keys()
    return [_turn(item, found[i]) if i in turns else item for i, item in enumerate(items)]


def _asked_again(items: list[LayoutItem], found: dict[int, TurnLabel]) -> dict[int, TurnLabel]:
    """Return labels of words that name nobody else, but ask again what somebody answers by name.

    第一财经：……？ | 王海：……
    """
    asked = {
        i: read
        for i, item in enumerate(items)
        if i not in found and asks(item.text) and (read := read_label(item, words_as_label))
    }
    told = {i: items[i].text[read.start : read.end] for i, read in asked.items()}
    answered = Counter(
        words for i, words in told.items() if i + 1 in found and found[i + 1].kind != "ask"
    )
    return {i: read for i, read in asked.items() if answered[told[i]] > 1}


def _by_turns(found: dict[int, TurnLabel], told: dict[int, str]) -> tuple[str, str] | None:
    """Return two who have the word by turns, in lines one below the other: A, B, A, B."""
    rows = ([told.get(i + n, "") for n in range(4)] for i in found)
    return next(((a, b) for a, b, c, d in rows if a == c and b == d and a != b and b), None)


def _of_interview(items: list[LayoutItem], pairs: list[tuple[str, str]]) -> bool:
    """Return whether an article tells that it is an interview, and names who answers."""
    return is_interview(items) and _are_named_above(items, {tells for _, tells in pairs})


def _are_named_above(items: list[LayoutItem], names: Collection[str]) -> bool:
    above = "\n".join(item.text for item in items[:OPENING] if not read_label(item, _any_label))
    return any(map(is_name, names)) and all(name in above for name in names)


_ASKED_AND_ANSWERED = 2  # times that who is not known to be a speaker asks


def _any_label(text: str) -> TurnLabel | None:
    return label(text) or open_label(text)


def _is_question(items: list[LayoutItem], index: int, read: TurnLabel) -> bool:
    """Return whether a turn that begins in a line is a question, there or in the line below."""
    whole = read.said == len(items[index].text)
    below = items[index + 1 : index + 2] if whole else items[index : index + 1]
    return any(asks(item.text) for item in below)


def asks(text: str) -> bool:
    """Return whether words end as a question does, marks of bold type behind it or none."""
    return _ASKS.search(text.rstrip(EMPHASIS)) is not None


OPENING = 6  # lines in which an article tells that it is an interview
_INTERVIEW = Pattern("专访|对话|访谈|对谈|采访|答[^。]{0,8}问|问答|回答")


def is_interview(items: list[LayoutItem]) -> bool:
    """Return whether its first lines tell that an article is an interview."""
    return any(_INTERVIEW.search(item.text) for item in items[:OPENING])


@rule(
    "framed-turn",
    f"对话王海\n{BODY}\n[记者｜路修好了吗？]\n[王海｜修好了。]\n[记者｜学校呢？]\n[王海｜明年动工。]",
    f"对话王海\n{BODY}\n\n[记者]\n\n路修好了吗？\n\n[王海]\n\n修好了。\n\n[记者]\n\n学校呢？\n\n[王海]\n\n明年动工。",
    never=(f"对话王海\n{BODY}\n记者 李芳\n路修好了吗？\n王海 海城人\n修好了。",),
)
def _framed_turns(items: list[LayoutItem]) -> list[LayoutItem]:
    """记者｜路修好了吗？: who asks and who answers, with a bar, a dash or a blank for the colon."""
    if any(item.rule == "turn-line" for item in items):
        return items
    frames: dict[str, dict[int, TurnLabel]] = {}
    for i, item in enumerate(items):
        if framed := framed_label(item.text) if item.rule in _MAY_BE_FRAMED else None:
            frames.setdefault(framed[1], {})[i] = framed[0]
    for found in frames.values():
        told = {i: items[i].text[read.start : read.end] for i, read in found.items()}
        often = Counter(told.values())
        pairs = [
            (told[i], told[j])
            for i, j in pairwise(found)
            if found[i].kind == "ask" and often[told[j]] > 1 and _is_question(items, i, found[i])
        ]
        if len(pairs) >= _ASKED_AND_ANSWERED:
            heads = {head for pair in pairs for head in pair}
            return [
                _turn(item, found[i])._replace(rule="framed-turn", kind="body")
                if told.get(i) in heads
                else item
                for i, item in enumerate(items)
            ]
    return items


_MAY_BE_FRAMED = ("body", "bare-names", "byline")


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


def read_label(
    item: LayoutItem, reader: Callable[[str], TurnLabel | None] = label
) -> TurnLabel | None:
    """Return the label of a line of body text, None for a list of names or whose name hosts."""
    # ▲记者：……？ is no caption, 监制：王海编辑：李芳 a list of names.
    told = item.kind == "body" or (item.rule == "caption-mark" and finished(item.text))
    listed = told and len(_COLON.findall(item.text[:-1])) > 1 and not _STOP.search(item.text)
    read = reader(item.text) if told and not listed else None
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
    _of_one_line,
    _turns,
    _second_lines,
    _open_turns,
    _framed_turns,
    _topics,
)
