"""Outermost quoted spans of a text, or of a series of paragraphs through which a quote runs.

Marks: “ ” ‘ ’ 「 」 『 』 〝 〞 and straight ones. Inside a quoted span they stay in it. A mark
without its partner never swallows the rest of the article: it is mended inside its own paragraph
or ignored. Spans are half-open and leave the outer marks out. Every pass is linear in the text.
"""

from collections.abc import Sequence

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern


class Part(NamedTuple):
    """Characters `start` to `end` of paragraph number `number`, without the outer marks."""

    number: int
    start: int
    end: int


# A quote is one part, or one a paragraph where it runs over several.
Quotation = tuple[Part, ...]


class _Mark(NamedTuple):
    position: int
    family: str
    opens: bool


class _Scan(NamedTuple):
    """What one paragraph tells on its own: outermost pairs, and the marks without a partner."""

    pairs: list[tuple[int, int]]
    opens: list[_Mark]
    closes: list[_Mark]
    first: dict[str, _Mark]


_MARK = Pattern("[“”‘’「」『』〝〞\"＂']")
# Straight marks belong to the family of the curly ones, so that a “ that ends in " is still a pair.
_DIRECTED = {
    "“": ("double", True),
    "”": ("double", False),
    "〝": ("double", True),
    "〞": ("double", False),
    "‘": ("single", True),
    "’": ("single", False),
    "「": ("corner", True),
    "」": ("corner", False),
    "『": ("white corner", True),
    "』": ("white corner", False),
}
_STRAIGHT = '"＂'
_AFTER_CLOSE = "。，、；：！？）》,.;:!?)]"
_BEFORE_OPEN = "：:（(《["
_SENTENCE_END = Pattern("[。！？!?]")
_ENDS = "。！？!?…—；;，,：:.～~"
_LOOK_AHEAD = 20
_REPAIR = 80


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of every outermost quoted span of one text, without the marks."""
    return tuple((part.start, part.end) for (part,) in quotations([text]))


def quotations(paragraphs: Sequence[str]) -> tuple[Quotation, ...]:
    """Return the outermost quoted spans of paragraphs that follow each other.

    A paragraph whose “ stays open runs on into the next one where that opens with “ again, or
    where a ” without a partner closes it: both are usual for a long speech.
    """
    scans = [_scan(text) for text in paragraphs]
    found: list[Quotation] = []
    floor = [0] * len(paragraphs)
    for index, text in enumerate(paragraphs):
        begin = floor[index]
        pending = _pending([m for m in scans[index].opens if m.position >= begin])
        run = _run(paragraphs, scans, index, pending) if pending else ()
        limit = run[0].start if run else len(text) + 1
        pairs = [pair for pair in scans[index].pairs if begin <= pair[0] < limit]
        if not run:
            mended = _mended(text, scans[index], pairs, begin)
            pairs = _apart([*pairs, *mended]) if mended else pairs
        found += [(Part(index, a, b),) for a, b in pairs if text[a:b].strip()]
        if run:
            # A closing mark that leads its paragraph adds nothing to the quote.
            found.append((run[0], *(part for part in run[1:] if part.start < part.end)))
            for part in run[1:]:
                floor[part.number] = max(floor[part.number], part.end)
    return tuple(found)


def _scan(text: str) -> _Scan:
    """Match the marks of one paragraph with a stack; an inner pair is left out."""
    stack: list[_Mark] = []
    height: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    closes: list[_Mark] = []
    first: dict[str, _Mark] = {}
    for mark in _marks(text):
        first.setdefault(mark.family, mark)
        if mark.opens:
            stack.append(mark)
            height[mark.family] = height.get(mark.family, 0) + 1
        elif height.get(mark.family):
            while True:
                top = stack.pop()
                height[top.family] -= 1
                if top.family == mark.family:
                    break
            while pairs and pairs[-1][0] > top.position:
                pairs.pop()
            pairs.append((top.position + 1, mark.position))
        else:
            closes.append(mark)
    return _Scan(pairs, [m for m in stack if m.family != "single"], closes, first)


def _marks(text: str) -> list[_Mark]:
    """Return the quotation marks of a paragraph, straight ones with the side they stand for."""
    if not _MARK.search(text):
        return []
    found = [m.start() for m in _MARK.finditer(text)]
    straight = _straight(text, [i for i in found if text[i] in _STRAIGHT])
    single = _single(text, [i for i in found if text[i] == "'"])
    marks = []
    for i in found:
        char = text[i]
        if char in _DIRECTED:
            if not (char == "’" and _is_apostrophe(text, i)):
                marks.append(_Mark(i, *_DIRECTED[char]))
        elif i in straight:
            marks.append(_Mark(i, "double", straight[i]))
        elif i in single:
            marks.append(_Mark(i, "single", single[i]))
    return marks


def _straight(text: str, positions: list[int]) -> dict[int, bool]:
    """Tell which straight double marks open: every other one; where one is missing, by context."""
    marks: list[int] = []
    for i in positions:
        # An inch mark stands right behind a digit where no quote is open: 5.5"屏幕.
        if len(marks) % 2 == 0 and i and text[i - 1].isdigit():
            continue
        marks.append(i)
    if len(marks) % 2 == 0:
        return {i: number % 2 == 0 for number, i in enumerate(marks)}
    sides: dict[int, bool] = {}
    inside = False
    for i in marks:
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        must_open = not before.strip() or before in _BEFORE_OPEN
        must_close = not after.strip() or after in _AFTER_CLOSE
        opens = must_open if must_open != must_close else not inside
        sides[i] = inside = opens
    return sides


def _single(text: str, positions: list[int]) -> dict[int, bool]:
    """Tell which straight single marks open and close; apostrophes and foot marks are neither."""
    sides: dict[int, bool] = {}
    opened = -1
    for i in positions:
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if opened < 0:
            if not _is_latin(before) and after.strip() and after not in _AFTER_CLOSE:
                opened = i
        elif not _is_latin(after):
            sides[opened], sides[i] = True, False
            opened = -1
    return sides


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_apostrophe(text: str, i: int) -> bool:
    return _is_latin(text[i - 1 : i]) and _is_latin(text[i + 1 : i + 2])


def _pending(opens: list[_Mark]) -> _Mark | None:
    """Return the open mark that may run on: the outermost, but of several alike the last."""
    return next((m for m in reversed(opens) if m.family == opens[0].family), None)


def _run(
    paragraphs: Sequence[str], scans: list[_Scan], index: int, pending: _Mark
) -> tuple[Part, ...]:
    """Return the parts of the quote that `pending` opens, or nothing where it ends at once.

    “先说第一点。 / “再说第二点。”  and  “先说第一点。 / 再说第二点。” are one quote of two parts.
    """
    parts = [Part(index, pending.position + 1, len(paragraphs[index]))]
    reopened = 1
    stop = min(len(paragraphs), index + 1 + _LOOK_AHEAD)
    following = index + 1
    while following < stop:
        text, scan = paragraphs[following], scans[following]
        lead = len(text) - len(text.lstrip())
        mark = scan.first.get(pending.family)
        if mark and mark.opens and mark.position == lead:
            pair = next((p for p in scan.pairs[:1] if p[0] == lead + 1), None)
            if pair and not _reads_on(text[slice(*pair)]):
                break
            parts.append(Part(following, lead + 1, pair[1] if pair else len(text)))
            reopened = len(parts)
            if pair:
                return tuple(parts)
            stop = min(len(paragraphs), following + 1 + _LOOK_AHEAD)
        elif mark is None:
            parts.append(Part(following, lead, len(text)))
        elif not mark.opens:
            return (*parts, Part(following, lead, max(lead, mark.position)))
        else:
            break
        following += 1
    return tuple(parts[:reopened]) if reopened > 1 else ()


def _reads_on(content: str) -> bool:
    """Tell the end of a speech from a quoted word that happens to open the next paragraph."""
    return content.rstrip()[-1:] in _ENDS or len(content) > 15


def _mended(
    text: str, scan: _Scan, pairs: list[tuple[int, int]], begin: int
) -> list[tuple[int, int]]:
    """Return spans for marks without a partner in one paragraph: “词“, ”词”, or “ to the end."""
    opens = [m for m in scan.opens if m.position >= begin]
    closes = [m for m in scan.closes if m.position >= begin]
    found = []
    for lone in (opens, closes):
        if len(lone) % 2:
            continue
        for mark, partner in zip(lone[::2], lone[1::2], strict=True):
            a, b = mark.position, partner.position
            near = b - a <= _REPAIR and mark.family == partner.family
            if near and not _MARK.search(text, a + 1, b):
                found.append((a + 1, b))
    if len(opens) == 1 and not found:
        found += _to_the_end(text, opens[0].position, pairs)
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the outermost of the spans, in order."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not found or span[0] > found[-1][1]:
            found.append(span)
    return found


def _to_the_end(text: str, mark: int, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Close a “ that nothing closes: at the paragraph's end if it leads it, else at the stop."""
    limit = min((a - 1 for a, _ in pairs if a > mark), default=len(text))
    leads = not text[:mark].strip() or text[mark - 1] in _BEFORE_OPEN
    stop = _SENTENCE_END.search(text, mark + 1, limit)
    if leads and limit == len(text) and stop:
        return [(mark + 1, len(text.rstrip()))]
    if stop:
        return [(mark + 1, stop.end())]
    return [(mark + 1, limit)] if limit - mark <= _REPAIR else []
