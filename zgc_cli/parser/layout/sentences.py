"""The sentence stage: one pass over each paragraph, a named rule for every end.

Ends are 。！？ and what closes behind them; …… only where what follows starts anew. A mark inside
a bracket or a title of a work ends nothing, a mark inside a quotation ends a sentence of it.
"""

import re
from collections.abc import Iterable, Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Sentence, Span

_MARK = re.compile(r"[。！？]+[!?]*|[!?]+|…+[。！？]*|[（(《〈）)》〉]|[、，,；;]")
_CLOSERS = re.compile(r"[”’」』]*")
_OPEN, _CLOSE = "（(《〈", "）)》〉"
LONGEST_ASIDE = 200
LONGEST = 2_000  # characters of a sentence
_PAUSES = "，、；： \u3000"
# “谁来种地？”的追问 | “真快！”、“真准！” | “慢一点！”说完 | “何以中国？”这一问题
_RUNS_ON = re.compile(r"[的地得、，,；;：:）)》等和与及或—]|之[问类声语]|说|这[一个样种句些番道]")
_NOT_ANEW = re.compile(r"[的了吗呢吧啊、，,；;：:）)》等—]|$")
# These stand as a whole: 谁来养老？一座城的回答
_WHOLE = frozenset({"title", "heading", "byline", "credit", "dateline"})


def sentences(document: Document) -> Document:
    """Add the layer `sentences`: spans that hold no outer blanks, in the order of the text."""
    return document.with_layer(
        "sentences", (s for p in document.paragraphs for s in _of_paragraph(p))
    )


def _of_paragraph(paragraph: Paragraph) -> Iterator[Sentence]:
    text = paragraph.text
    ends = [] if paragraph.kind in _WHOLE else list(split(text))
    ends.append((len(text), "paragraph-end"))
    start = number = 0
    for end, rule in _bounded(text, ends):
        sentence = text[start:end]
        left = start + len(sentence) - len(sentence.lstrip())
        right = start + len(sentence.rstrip())
        start = end
        if left >= right:
            continue
        number += 1
        yield Sentence(
            f"{paragraph.id}.{number}",
            paragraph.section,
            paragraph.line_at(left),
            Span(paragraph.id, left, right),
            rule,
        )


def _bounded(text: str, ends: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the ends, and others, at a pause, inside what is longer than any sentence.

    Each record is shown with its sentence: a sentence without an end would be shown for each.
    """
    start = 0
    for end, rule in ends:
        while end - start > LONGEST:
            pause = max(text.rfind(mark, start, start + LONGEST) for mark in _PAUSES)
            start = pause + 1 if pause > start else start + LONGEST
            yield start, "too-long"
        yield end, rule
        start = end


def split(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each sentence of a text ends and the rule that ends it; the text's own end not.

    Linear in the text: brackets are paired beforehand, straight marks counted as they pass.
    """
    bracketed = asides(text)
    begin = quotes = counted = 0
    separator = ""
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark[0] in _OPEN + _CLOSE:
            continue
        if mark in "、，,；;":
            separator = mark
            continue
        quotes += text.count('"', counted, at)
        counted = at
        end, rule = _end(text, match, bracketed, begin, open_quote=quotes % 2 == 1)
        if rule == "ellipsis" and separator in ("、", "；", ";"):
            continue
        if rule and end < len(text):
            yield end, rule
            begin, separator = end, ""


def _end(
    text: str, match: re.Match[str], bracketed: dict[int, int], begin: int, *, open_quote: bool
) -> tuple[int, str]:
    """Return where the sentence ends that a mark may end, and by which rule; '' if it does not."""
    end = match.end()
    mark = match[0]
    closing = _CLOSERS.match(text, end)
    end = closing.end() if closing else end
    if open_quote and text.startswith('"', end):
        end += 1
    closed = end > match.end()
    opened = bracketed.get(match.start())
    if opened is not None:
        # （他笑了。）is a sentence where nothing stands before it; 《谁来养老？》 never is.
        if text[end : end + 1] not in ("）", ")") or text[begin:opened].strip():
            return end, ""
        return end + 1, "bracketed"
    if mark[0] in "!?" and not _behind_chinese(text, match.start()):
        return end, ""
    if mark[0] == "…" and mark[-1] == "…":
        anew = not _NOT_ANEW.match(text, end) and text[match.start() - 1] != text[end : end + 1]
        return end, "ellipsis" if anew and match.start() - begin > 6 else ""
    if closed and _RUNS_ON.match(text, end):
        return end, ""
    return end, "quoted-end" if closed else "full-stop"


def _behind_chinese(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before > "\u2e80" or before in '”’"…'


def asides(text: str) -> dict[int, int]:
    """Return, for every end mark inside a bracket or 《》, where the outermost one opens."""
    open_: list[tuple[int, list[int]]] = []
    found: dict[int, int] = {}
    for match in _MARK.finditer(text):
        char, at = match[0][0], match.start()
        if char in _OPEN:
            open_.append((at, []))
        elif char in _CLOSE:
            if open_:
                opened, inside = open_.pop()
                if at - opened > LONGEST_ASIDE:
                    continue  # what is around it is longer still
                for place in inside:
                    found[place] = opened
                if open_:
                    open_[-1][1].extend(inside)
        elif open_ and char in "。！？!?…":
            open_[-1][1].append(at)
    return found
