"""Dates as a vertical line from the first to the last, spans as columns beside it."""

from collections import defaultdict
from collections.abc import Sequence

from zgc_cli.document.records import Date
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.span_columns import SpanColumns, Stretch, steps
from zgc_cli.show.text.styled import Mark, Text, marked
from zgc_cli.show.text.wrap import BLANK
from zgc_cli.show.writer import Writer

_DAY = 10  # columns of an ISO day
_MOST_COLUMNS, _FEW_COLUMNS = 6, 2
_NARROW = 60


def draw(listing: Listing, writer: Writer) -> None:
    """Draw the dated clauses in order of time; those that no date could be found for come last."""
    rows_of: dict[Stretch, list[Row]] = defaultdict(list)
    undated = []
    for row in listing.rows:
        if row.record.start is None:
            undated.append(row)
        else:
            rows_of[Stretch(row.record.start, row.record.end or row.record.start)].append(row)
    published = _published(listing)
    spans = [s for s in rows_of if s.start != s.end]
    days = {s.start for s in rows_of if s.start == s.end} | published.keys()
    columns = SpanColumns(_FEW_COLUMNS if writer.width < _NARROW else _MOST_COLUMNS, writer.signs)
    drawn = list(columns.draw(steps(spans, days)))
    left = _LeftColumns(
        max((len(t) for row in drawn for t in (row.here, row.below)), default=0), writer
    )
    margin = max(len(row.record.id) for row in listing.rows)
    last = ""
    for step, here, below, opened in drawn:
        turns = bool(step.closes) or opened
        left.begin(step.day if step.day != last else "", here, below, turns)
        last = step.day
        if step.closes:
            left.write(Text())
            continue
        if not step.opens and step.day in published:
            left.point = writer.signs.day
            left.write(_day(published[step.day], writer))
        stretch = step.opens or Stretch(step.day, step.day)
        for row in rows_of[stretch]:
            _event(row, left, margin, writer, "" if opened else stretch.end)
    for row in undated:
        left.begin("", "", "", False)
        left.point = writer.signs.unknown
        _event(row, left, margin, writer)


def _published(listing: Listing) -> dict[str, list[str]]:
    """Return the days on which the articles were published, and the names of those articles."""
    days: dict[str, list[str]] = {}
    for row in listing.rows:
        if day := row.document.header.date:
            names = days.setdefault(day, [])
            if row.article and row.label not in names:
                names.append(row.label)
    return days


def _day(articles: Sequence[str], writer: Writer) -> Text:
    """Return the mark of a day of publication."""
    edge = BLANK if writer.color else ""
    text = Text(f"{edge}{_('published')}{edge}", theme.TODAY)
    return text.add(f" {' '.join(articles)}" if articles else "", theme.FAINT)


class _LeftColumns:
    """What stands left of the text: the day, the point on the line, the columns of spans."""

    __slots__ = ("_below", "_day", "_here", "point", "room", "writer")

    def __init__(self, room: int, writer: Writer) -> None:
        self.room = room  # columns of spans
        self.writer = writer

    def begin(self, day: str, here: str, below: str, turns: bool) -> None:
        """Begin a step, of which a span may begin or end."""
        self._day, self._here, self._below = day, here, below
        self.point = self.writer.signs.joint if turns else self.writer.signs.point

    def write(self, text: Text) -> None:
        """Draw a line of the step; day and point stand before its first one."""
        line = Text(self._day.ljust(_DAY + 1), theme.DATE)
        line.add(self.point or self.writer.signs.wall)
        line.add(self._here.ljust(self.room + 1), theme.BORDER)
        self.writer.lines.append(line.add(text).stripped())
        self._day, self._here, self.point = "", self._below, ""


def _event(row: Row, left: _LeftColumns, margin: int, writer: Writer, end: str = "") -> None:
    """Draw one dated clause; `end` is that of a span which has no column."""
    date: Date = row.record
    lead = Text(date.id.ljust(margin), theme.ID, writer.link(row)).add("  ")
    text = _clause(row)
    if end and end != date.start:
        text.add(f" {writer.signs.arrow}{BLANK}{end}", theme.DATE)
    width = writer.width - _DAY - 3 - left.room - margin - 2
    if width < 12:
        width, lead = writer.width - _DAY - 3 - left.room, Text()
    for line in text.wrapped(max(width, 2)):
        left.write(Text().add(lead).add(line))
        lead = Text(" " * lead.width)


def _clause(row: Row) -> Text:
    """Return the clause with its date marked; before it the date where it stands elsewhere."""
    date: Date = row.record
    modifiers = {
        "start": _("early"),
        "mid": _("middle"),
        "end": _("late"),
        "before": _("up to then"),
        "after": _("after that"),
        "since": _("since then"),
        "approx": _("about"),
    }
    start = date.event.find(date.text)
    text = Text(f"{row.label} ", theme.FAINT) if row.article else Text()
    if start < 0:
        text.add(date.text, theme.DATE).add(" ")
    marks = [Mark(start, start + len(date.text), theme.DATE)] if start >= 0 else []
    text.add(marked(date.event, marks))
    mod = modifiers.get(date.mod or "", date.mod)
    return text.add(f" ({mod})" if mod else "", theme.FAINT)
