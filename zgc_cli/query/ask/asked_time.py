"""Which time a question asks about: what the article tells of another time does not answer."""

from collections.abc import Sequence
from datetime import date

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Sentence, Span
from zgc_cli.query.ask.question import Question
from zgc_cli.query.match.by_place import PlacedRecords
from zgc_cli.query.match.days_by_turn import date_by_turn
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# Reading a time compiles many patterns: 年会何时闭幕 names none.
_MAY_TELL = Pattern(
    r"[\d零〇一二三四五六七八九十今去明昨前后本上下当首全末头初][年月日号天季周]"
    "|周[一二三四五六日天末]|星期|季度|半年|[年月]初|[年月]底|[年月]末|[上中下]旬"
)
_TIMED = ("figure", "date")
_BASED = Pattern("[比较从自由于]$")  # 比2021年增长5% tells nothing of 2021
_COMPARED = Pattern("[比较]$")  # and where a question has it, the answer is of another time
_PERIODS = ("month", "quarter", "half", "range", "year")
_PARTS = ("month", "quarter", "half", "range")


class Period(NamedTuple):
    """Days as ISO dates, both included, and how fine they are told."""

    start: str
    end: str
    granularity: str

    def excludes(self, told: Date) -> bool:
        """Return whether what is told of a time is of another one: of 1—7月 it is not of 7月."""
        if not (told.start and told.end):
            return False
        if told.end < self.start or self.end < told.start:
            return True
        parts = self.granularity in _PARTS and told.granularity in _PARTS
        return parts and (told.start, told.end) != self[:2]


class AskedTime:
    """The one time that a question on a figure or a date names, and the times of the article."""

    def __init__(self, document: Document, question: Question, records: PlacedRecords) -> None:
        """Read it; a question with no time, or several, allows everything."""
        self._records = records
        self._asked = _asked(question, document)
        self._is_told = self._asked is None or _is_told(self._asked, document)

    def allow(self, place: Span, kind: str, sentence: Sentence) -> bool:
        """Return whether a figure or a date at a place of a sentence may be of that time."""
        if self._asked is None:
            return True
        if not self._is_told:
            return False
        dates = self._records.within("dates", sentence.span)
        if kind == "date":
            own = [told for span, told in dates if span.start == place.start]
            return not any(self._asked.excludes(told) for told in own)
        if kind != "figure":
            return True
        if told := self._by_turn(place, sentence.span):
            return not self._asked.excludes(told)
        before = self._before(place, sentence.span) or self._before(
            place, place._replace(start=0), _PERIODS
        )
        return not before or not self._asked.excludes(before[-1])

    def _by_turn(self, place: Span, within: Span) -> Date | None:
        """Return the day of a row whose turn a figure is."""
        dates, figures = (
            [r for _, r in self._records.within(layer, within)] for layer in ("dates", "figures")
        )
        text = self._records.document.paragraph(place.paragraph).text
        own = next((f.span for f in figures if f.span.start == place.start), place)
        return date_by_turn(text, own, dates, figures)

    def _before(self, place: Span, within: Span, kinds: Sequence[str] = ()) -> list[Date]:
        """Return the times before a place, none to which something is compared."""
        text = self._records.document.paragraph(place.paragraph).text
        return [
            told
            for span, told in self._records.within("dates", within)
            if span.end <= place.start and not _BASED.search(text[: span.start])
            if not kinds or told.granularity in kinds
        ]


def _asked(question: Question, document: Document) -> Period | None:
    """Return the time of a question that has exactly one whose days are known."""
    if question.kind not in _TIMED or not _MAY_TELL.search(question.text):
        return None
    from zgc_cli.reading.dates import calendar

    today = document.header.date
    times = calendar.read(question.text, date.fromisoformat(today) if today else None)
    if len(times) != 1 or not (times[0][1].start and times[0][1].end):
        return None
    if _COMPARED.search(question.text[: times[0][0].start]):
        return None
    start, end, granularity, _ = times[0][1]
    asked = Period(str(start), str(end), granularity)
    if "年" in question.text[times[0][0].start : times[0][0].end]:
        return asked
    # 7月 is that of the article, whichever year it is of.
    same = ((d.start, d.end) for d in document.dates if d.start and d.end)
    days = next((d for d in same if [day[4:] for day in d] == [day[4:] for day in asked[:2]]), None)
    return Period(*days, granularity) if days else asked


def _is_told(asked: Period, document: Document) -> bool:
    """Return whether any time of the article, or its own day, has days of a time."""
    days = [
        (d.start, d.end)
        for d in document.dates
        if d.start and d.end
        # A day of August tells nothing of August.
        if asked.granularity not in _PARTS or d.granularity in _PERIODS
    ]
    if document.header.date and asked.granularity not in _PARTS:
        days.append((document.header.date, document.header.date))
    return not days or any(start <= asked.end and asked.start <= end for start, end in days)
