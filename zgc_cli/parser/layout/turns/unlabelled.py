"""Turns without a label: questions that stand alone and their answers; readers' comments."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import LayoutItem
from zgc_cli.parser.layout.turns.turn_labels import TurnLabel, is_common_word, label, open_label
from zgc_cli.parser.layout.turns.turn_lines import asks, is_interview, read_label
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

# What leads to the words of readers: 网友评论：, 有网友称自己也遇到过, 评论区里.
_OF_READERS = Pattern("网友|网民|读者|粉丝|球迷|评论区|留言|跟帖|弹幕|热评")
_LEADING = 60  # characters of a paragraph's end that lead to comments below it
_SHORTEST_COMMENT = 4
_COMMENTED = Pattern("[。！？!?…~～）)]$")


@rule(
    "question-line",
    f"王海答记者问\n{BODY}\n[1.路修好了吗？]\n答：修好了。\n[2.学校呢？]\n答：明年动工。",
    f"专访王海\n{BODY}\n[您怎么看？]\n{BODY}\n[您累吗？]\n{BODY}\n[您后悔吗？]\n{BODY}",
    never=(f"茶香\n{BODY}\n你怕吗？\n{BODY}\n你累吗？\n{BODY}\n你后悔吗？\n{BODY}",),
)
def _questions(items: list[LayoutItem]) -> list[LayoutItem]:
    """您怎么看？: what is asked has no label; below it stands 答：, or the answer without one."""
    answers = _answers(items)
    asked = [i - 1 for i in answers if i and items[i - 1].rule == "body"]
    if len(asked) > 1:
        asked = [i for i in asked if asks(items[i].text) or _OF_TWO.search(items[i].text)]
        items = _set_apart(items, asked, "question-line")
        return _set_apart(items, answers, "turn-line")
    if any(item.rule in ("turn-line", "framed-turn") for item in items):
        return items
    interview = is_interview(items)
    asked = _labelled_questions(items)
    if len(asked) > 1 and (interview or all(items[i].text[0] in "问Q" for i in asked)):
        return _set_apart(items, asked, "turn-line")
    if not interview:
        return items
    asked = [i for i, item in enumerate(items[:-1]) if _is_bare_question(item, items[i + 1])]
    bold = [i for i in asked if _is_bold(items[i])]
    if len(bold) > 1 and 2 * len(bold) > len(asked):
        asked = [i for i, item in enumerate(items[:-1]) if _is_bold(item) and i >= bold[0]]
        told = any(_OF_TWO.search(items[i].text) or "我" in items[i + 1].text for i in bold)
    else:
        of_two = sum(bool(_OF_TWO.search(items[i].text)) for i in asked)
        of_me = sum(bool(_OF_ME.match(items[i + 1].text)) for i in asked)
        told = len(asked) >= _FEWEST_QUESTIONS and 2 * max(of_two, of_me) >= len(asked)
    return _set_apart(items, asked, "question-line") if told else items


@rule(
    "answer-line",
    f"专访王海\n{BODY}\n您怎么看？\n[{BODY}]\n您累吗？\n[{BODY}]\n您后悔吗？\n[{BODY}]",
    never=(f"王海答记者问\n{BODY}\n1.路修好了吗？\n答：修好了。\n2.学校呢？\n答：明年动工。",),
)
def _answers_below(items: list[LayoutItem]) -> list[LayoutItem]:
    """What stands below a question, where no label tells who answers."""
    turns = [i for i, item in enumerate(items) if item.rule == "turn-line"]
    asked = [i for i, item in enumerate(items) if item.rule == "question-line"]
    if turns and (asked or turns != _labelled_questions(items)):
        return items
    below = (i + 1 for i in asked or turns)
    return _set_apart(items, [i for i in below if i not in asked], "answer-line")


_FEWEST_QUESTIONS = 3  # without labels, from which they are those of an interview
_LONGEST_QUESTION = 120
_TOLD_QUESTION = Pattern("[问说道][：:]")
_OF_ME = Pattern("[^“”「」]*我[^“”「」]*$")
_OF_TWO = Pattern("[您你]|请问")


def _answers(items: list[LayoutItem]) -> list[int]:
    """Return the lines that answer: 答：, or of one by name with a bare question above each."""
    labels = {i: read for i, item in enumerate(items) if (read := read_label(item, label))}
    turns = [i for i in labels if items[i].rule == "turn-line" and labels[i].kind == "answer"]
    if turns:
        return turns
    named = {
        i: items[i].text[: read.end]
        for i, read in labels.items()
        if read.kind == "person" and items[i].rule == "body"
    }
    often = Counter(
        named[i] for i in named if i and _is_asked_above(items[i - 1], labels.get(i - 1))
    )
    return [i for i, name in named.items() if often[name] > 1]


def _is_asked_above(upper: LayoutItem, read: TurnLabel | None) -> bool:
    return upper.rule == "body" and read is None and asks(upper.text)


def _labelled_questions(items: list[LayoutItem]) -> list[int]:
    """Return the questions with a label, 记者：…？, whose answers have none."""
    labels = {i: read for i, item in enumerate(items) if (read := read_label(item, label))}
    asked = [i for i, read in labels.items() if read.kind == "ask" and read.sure]
    return [
        i
        for i in asked
        if asks(items[i].text)
        and items[i + 1 : i + 2]
        and items[i + 1].kind == "body"
        and i + 1 not in labels
        and not _TELLS.search(items[i + 1].text)
    ]


# 发言人王海回答说，…: the answer is told.
_TELLS = Pattern("^[^，。]{2,24}(?:表示|回答|答道|说|指出|介绍|强调|回应)")


def _is_bare_question(item: LayoutItem, lower: LayoutItem) -> bool:
    asked = item.rule == "body" and len(item.text) <= _LONGEST_QUESTION and asks(item.text)
    if _TOLD_QUESTION.search(item.text):
        return False
    return asked and lower.rule == "body" and not asks(lower.text)


def _is_bold(item: LayoutItem) -> bool:
    """Return whether a line stands in bold type, by its marks or by what made the text."""
    if item.rule != "body" or len(item.text) > _LONGEST_QUESTION:
        return False
    return item.line.heading or bool(_BOLD.fullmatch(item.text))


_BOLD = Pattern(r"[*＊]{2}[^*＊]+[*＊]{2}")


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
    read = read_label(item, open_label) if item.rule == "body" else None
    said = item.text[read.said :] if read else ""
    return len(said) >= _SHORTEST_COMMENT and bool(_COMMENTED.search(said))


UNLABELLED_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    _questions,
    _answers_below,
    _comments,
)
