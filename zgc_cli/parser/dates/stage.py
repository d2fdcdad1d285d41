"""The stage of the dates: time expressions with their days and the clause that each dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Paragraph, Span
from zgc_cli.reading.dates.calendar import Interval, Resolver
from zgc_cli.reading.dates.shapes import Timex
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.runtime.pattern import Pattern

# Marks inside brackets and titles cut nothing, nor does one between digits; 电, 讯 end a dateline.
BORDER = Pattern(
    r"(?P<border>(?<=日电|[日本报社网刊台闻]讯)[ \u3000]*(?:[（(][^（）()]{0,60}[）)])?(?=.))"
    r"|[（(][^（）()\n]{0,80}[）)]|《[^《》\n]{0,80}》"
    r"|(?P<mark>[，；。！？：\n;!?]|(?<![0-9])[,:]|[,:](?![0-9]))"
)
_BLANKS = " \t\u3000◀▲▼"
_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "()", '""')
# Words that tell only when: beside an expression they make no event.
_BARE = Pattern(
    "(?:北京时间|当地时间|时期|期间|以来|的?时候|凌晨|清晨|早上|[上中下]午|傍晚|晚[上间]?|深夜|夜间|许"
    "|起|开始|前后|左右|一早|一大早|稍?[早晚]些时候|(?:之|以)?[前后]|[0-9]{1,2}[时点分]|[从自到至在于截止由早而及且并也又和与就直了]"
    "|[，,、—“”‘’「」『』（）()\"' \u3000-])*"
)
# The clause behind it tells what happened: 在本月举行的大会上, 在“十五五”开局之年, 自4月上线以来,
# 按照市里部署, 受上年基数较高影响; a mere time: 7月1日.
_SETTING = Pattern(
    "[^从到在自于]{0,6}[从到在自于].*(?:上|中|里|下|时|后|前|起|之[年际初时]|期间|时期)"
    "|.*(?:以来|之际|期间|以后|之[前后]|(?<!小)时)"
    "|(?:按照|根据|依据|另?据|随着|鉴于|针对|围绕|面对|为了|由于|经过|通过|如果|尽管|虽然).*"
    "|[近今当同][日天年期晚]来?|日前|目前|近年来|[0-9年月日时点分半许左右初底至上下午早晚凌晨间、~-]+"
    "|(?:随后|此后|之后|不久|其后|紧接着|同时|与此同时)"
    # 禁令被解除的当晚, 开庭当天.
    "|.{2,}的?(?:当[天日晚夜]|次日|翌日|前一[天日]|前夕)(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|深夜)?"
    "|受.*影响|经.{2,16}(?:批准|同意|授权|研究|审议|协商|调查|核查|核实|抢救)"
)
# So does it behind one that ends in who tells it: 官方通报, 公司2日发布的半年报显示.
_TELLING = (
    "消息",
    "报道",
    "获悉",
    "了解到",
    "显示",
    "表明",
    "接报",
    "公告",
    "宣布",
    "证实",
    "说",
    "称",
)
_CLAUSE_LIMIT = 160
# Of what no article but one of Taiwan speaks, whose years are those of the Republic.
_OF_TAIWAN = Pattern(
    "台币|民国[0-9]|立委|立法院|行政院|民进党|台[北中南湾]|高雄|新北|中央社|里长|卫福部"
)
_LOOK_AHEAD = 3
_ASIDE = ("caption", "credit")


def dates(document: Document) -> Document:
    """Add the layer `dates`, resolved against the day of the article in the header."""
    of_taiwan = any(_OF_TAIWAN.search(paragraph.text) for paragraph in document.paragraphs)
    resolver = Resolver(_day(document.header.date), of_taiwan=of_taiwan)
    found: list[Date] = []
    for paragraph in document.paragraphs:
        clauses = Clauses(paragraph.text)
        for timex, interval in resolver.read(paragraph.text, aside=paragraph.kind in _ASIDE):
            found.append(_record(f"D{len(found) + 1}", paragraph, timex, interval, clauses))
    return document.with_layer("dates", found)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _record(
    id_: str, paragraph: Paragraph, timex: Timex, interval: Interval, clauses: "Clauses"
) -> Date:
    return Date(
        id_,
        paragraph.text[timex.start : timex.end],
        interval.start.isoformat() if interval.start else None,
        interval.end.isoformat() if interval.end else None,
        interval.granularity,
        interval.mod,
        timex.time,
        clauses.dated_by(timex),
        paragraph.section,
        paragraph.line_at(timex.start),
        Span(paragraph.id, timex.start, timex.end),
        timex.rule,
    )


class Clauses:
    """The clauses of one paragraph, cut at its marks when the first of them is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _borders(self) -> list[tuple[int, str]]:
        return [(m.start(), m[0]) for m in BORDER.finditer(self.text) if m.lastgroup]

    def dated_by(self, timex: Timex) -> str:
        """Return the clause of an expression; where that holds nothing else, the next one."""
        start, end = self._around(timex.start, timex.end)
        before, behind = self.text[start : timex.start], self.text[timex.end : end]
        alone = _BARE.fullmatch(before) and _BARE.fullmatch(behind)
        if alone or _leads(self.text[start:end]):
            for first, last in self._following(end):
                start, end, alone = first if alone else start, last, None
                if not _leads(self.text[first:last]):
                    break
        return _trimmed(self.text[start:end]) or self.text[timex.start : timex.end]

    def _around(self, start: int, end: int) -> tuple[int, int]:
        left = bisect_left(self._borders, (start, "")) - 1
        right = bisect_right(self._borders, (end, ""))
        begin = min(list_mark(self.text), start)
        first = self._borders[left][0] + len(self._borders[left][1]) if left >= 0 else begin
        last = self._borders[right][0] if right < len(self._borders) else len(self.text)
        return max(first, start - _CLAUSE_LIMIT), min(last, end + _CLAUSE_LIMIT)

    def _following(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield the clauses behind `end` in the same sentence."""
        index = bisect_left(self._borders, (end, ""))
        for position, mark in self._borders[index : index + _LOOK_AHEAD]:
            if mark[:1] in tuple("。！？!?\n"):
                return
            index += 1
            last = self._borders[index][0] if index < len(self._borders) else len(self.text)
            first = position + len(mark)
            if last - first > 3:
                yield first, min(last, first + _CLAUSE_LIMIT)


def _leads(clause: str) -> bool:
    """Return whether a clause tells no more than in which circumstances something happened."""
    clause = clause.strip(_BLANKS)
    return clause.endswith(_telling()) or _SETTING.fullmatch(clause) is not None


@cache
def _telling() -> tuple[str, ...]:
    kinds = lexicon.mapping("saying_verbs").items()
    return (*_TELLING, *(verb for verb, kind in kinds if kind in ("", "bare") and len(verb) > 1))


def _trimmed(clause: str) -> str:
    """Take off outer blanks, and the half of a pair of marks that a clause cut in two."""
    clause = clause.strip(_BLANKS)
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if clause.startswith((opening, closing)) and clause.find(closing, 1) < 0:
            clause = clause[1:]
        if clause.endswith((opening, closing)) and opening not in clause[:-1]:
            clause = clause[:-1]
    return clause.strip(_BLANKS)
