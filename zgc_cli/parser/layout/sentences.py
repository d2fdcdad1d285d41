"""The sentence stage: one pass over each paragraph, a named rule for every end.

Ends are 。！？ and what closes behind them; …… only where what follows starts anew. A mark inside
a bracket or a title of a work ends nothing, a mark inside a quotation ends a sentence of it.
"""

from collections.abc import Callable, Iterable, Iterator

from zgc_cli.document.document import Document
from zgc_cli.document.records import Paragraph, Sentence, Span
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# A set at the start, for `re` looks for a character of it first: 。！？!? and …… with what follows.
_MARK = Pattern(
    r"[。！？!?…（(《〈）)》〉、，,；;](?:(?<=[。！？])[。！？]*[!?]*|(?<=[!?])[!?]*|(?<=…)…*[。！？]*)?"
)
_CLOSERS = Pattern(r"[”’」』]*")
_OPEN, _CLOSE = "（(《〈", "）)》〉"
LONGEST_ASIDE = 200
LONGEST = 2_000  # characters of a sentence
_PAUSES = "，、；： \u3000"
# “谁来种地？”的追问 | “真快！”、“真准！” | “慢一点！”说完 | “何以中国？”这一问题
_RUNS_ON = Pattern(r"[的地得、，,；;：:）)》等和与及或—]|之[问类声语]|说|这[一个样种句些番道]")
_NOT_ANEW = Pattern(r"[的了吗呢吧啊、，,；;：:）)》等—]|$")
# These stand as a whole: 谁来养老？一座城的回答
_WHOLE = frozenset({"title", "heading", "byline", "credit", "dateline"})
_LONGEST_ROW = 200  # characters of a row of a table that is read as one


class EndMark(NamedTuple):
    """A mark that may end a sentence: where it and what closes behind it stand.

    `begin` is where the sentence begins, `bracket` where the bracket opens in which the mark
    stands, `listed` whether 、 or ； stands before it in the sentence.
    """

    text: str
    start: int
    mark: str
    end: int
    begin: int
    bracket: int | None
    listed: bool

    @property
    def trails_off(self) -> bool:
        """It is an ellipsis without a stop."""
        return self.mark[0] == "…" == self.mark[-1]

    @property
    def stops(self) -> bool:
        """It is a stop outside brackets, where a half-width one stands behind Chinese text."""
        before = self.text[self.start - 1 : self.start]
        full_width = self.mark[0] not in "!?" or before > "\u2e80" or before in '”’"…'
        return self.bracket is None and not self.trails_off and full_width

    @property
    def closed(self) -> bool:
        """Whether quotation marks close behind it."""
        return self.end > self.start + len(self.mark)


@rule("bracketed", "[（村民们都笑了。）][路修通了。]", never=("《谁来养老？》出版了。",))
def _bracketed(mark: EndMark) -> int | None:
    """（他笑了。） is a sentence where nothing stands before it; 《谁来养老？》 never is."""
    if mark.bracket is None or mark.text[mark.end : mark.end + 1] not in ("）", ")"):
        return None
    return None if mark.text[mark.begin : mark.bracket].strip() else mark.end + 1


@rule("ellipsis", "[春天种下的茶树一年年长高……][山路修到了村口。]", never=("我、我、我……我走了。",))
def _ellipsis(mark: EndMark) -> int | None:
    """春天种下的茶树一年年长高……山路修到了村口。: what follows starts anew."""
    if mark.bracket is not None or not mark.trails_off or mark.listed:
        return None
    runs_on = _NOT_ANEW.match(mark.text, mark.end)
    repeated = mark.text[mark.start - 1] == mark.text[mark.end : mark.end + 1]
    return None if runs_on or repeated or mark.start - mark.begin <= 6 else mark.end


@rule("quoted-end", "[“路修通了。”][王海笑了。]", never=("“谁来种地？”的追问还在。",))
def _quoted_end(mark: EndMark) -> int | None:
    """“路修通了。”王海笑了。: a mark inside a quotation ends a sentence of it."""
    ends = mark.stops and mark.closed and not _RUNS_ON.match(mark.text, mark.end)
    return mark.end if ends else None


@rule("full-stop", "[路修通了。][王海笑了。]")
def _full_stop(mark: EndMark) -> int | None:
    """路修通了。王海笑了。."""
    return mark.end if mark.stops and not mark.closed else None


@rule("too-long", "山路一直修到村口，" * 250)
def _too_long(text: str, start: int) -> int:
    """Cut what is longer than any sentence at a pause.

    Each record is shown with its sentence: a sentence without an end would be shown for each.
    """
    pause = max(text.rfind(mark, start, start + LONGEST) for mark in _PAUSES)
    return pause + 1 if pause > start else start + LONGEST


@rule("paragraph-end", "[路修通了。][村民们都来了]")
def _paragraph_end(text: str, start: int) -> int:
    """路修通了。村民们都来了: what no mark ends, the paragraph does."""
    return len(text)


LIMITS: tuple[Rule[Callable[[str, int], int]], ...] = (_too_long, _paragraph_end)
END_RULES: tuple[Rule[Callable[[EndMark], int | None]], ...] = (
    _bracketed,
    _ellipsis,
    _quoted_end,
    _full_stop,
)


def sentences(document: Document) -> Document:
    """Add the layer `sentences`: spans that hold no outer blanks, in the order of the text."""
    return document.with_layer(
        "sentences", (s for p in document.paragraphs for s in _of_paragraph(p))
    )


def _of_paragraph(paragraph: Paragraph) -> Iterator[Sentence]:
    text = paragraph.text
    whole = paragraph.kind in _WHOLE or ("\t" in text and len(text) <= _LONGEST_ROW)
    start, number = 0 if whole else list_mark(text), 0
    for end, name in _bounded(text, _ends(text, whole=whole)):
        sentence = text[start:end]
        left = start + len(sentence) - len(sentence.lstrip())
        right = start + len(sentence.rstrip())
        start = end
        if left < right:
            number += 1
            id_ = f"{paragraph.id}.{number}"
            span = Span(paragraph.id, left, right)
            yield Sentence(id_, paragraph.section, paragraph.line_at(left), span, name)


def _bounded(text: str, ends: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the ends, and others inside what is longer than any sentence."""
    start = 0
    for end, name in ends:
        while end - start > LONGEST:
            start = _too_long.apply(text, start)
            yield start, _too_long.name
        yield end, name
        start = end


def _ends(text: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """Yield where each sentence of a text ends and the rule that ends it; `whole` has but one.

    Linear in the text: brackets are paired beforehand, straight marks counted as they pass.
    """
    bracketed = asides(text)
    begin = straight = counted = 0
    separator = ""
    for match in () if whole else _MARK.finditer(text):
        mark, start = match[0], match.start()
        if mark in "、，,；;":
            separator = mark
        elif mark[0] not in _OPEN + _CLOSE:
            straight += text.count('"', counted, start)
            counted = start
            end = _closed(text, match.end(), straight % 2 == 1)
            listed = separator in ("、", "；", ";")
            view = EndMark(text, start, mark, end, begin, bracketed.get(start), listed)
            ends = ((rule.apply(view), rule.name) for rule in END_RULES)
            stop, name = next(((stop, name) for stop, name in ends if stop), (0, ""))
            if stop and stop < len(text):
                yield stop, name
                begin, separator = stop, ""
    yield _paragraph_end.apply(text, begin), _paragraph_end.name


def _closed(text: str, end: int, open_quote: bool) -> int:
    """Return the offset behind the quotation marks that close at `end`."""
    closing = _CLOSERS.match(text, end)
    end = closing.end() if closing else end
    return end + (open_quote and text.startswith('"', end))


def asides(text: str) -> dict[int, int]:
    """Return, for every end mark inside a bracket or 《》, where the outermost one opens."""
    if not any(map(text.__contains__, _OPEN)):
        return {}
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
                found |= dict.fromkeys(inside, opened)
                if open_:
                    open_[-1][1].extend(inside)
        elif open_ and char in "。！？!?…":
            open_[-1][1].append(at)
    return found
