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
    held: dict[Stretch, list[Row]] = defaultdict(list)
    open_ = []
    for row in listing.rows:
        if row.record.start is None:
            open_.append(row)
        else:
            held[Stretch(row.record.start, row.record.end or row.record.start)].append(row)
    published = _published(listing)
    spans = [s for s in held if s.start != s.end]
    days = {s.start for s in held if s.start == s.end} | published.keys()
    columns = SpanColumns(_FEW_COLUMNS if writer.width < _NARROW else _MOST_COLUMNS, writer.signs)
    drawn = list(columns.draw(steps(spans, days)))
    room = max((len(text) for row in drawn for text in (row.here, row.below)), default=0)
    margin = max(len(row.record.id) for row in listing.rows)
    last = ""
    for step, here, below, opened in drawn:
        left = _LeftColumns(step.day if step.day != last else "", here, below, room, writer)
        if step.closes or opened:
            left.point = writer.signs.joint
        last = step.day
        stretch = step.opens or Stretch(step.day, step.day)
        if step.closes:
            _line(left, Text(), writer)
        elif not step.opens and step.day in published:
            left.point = writer.signs.day
            _line(left, _day(published[step.day], writer), writer)
        for row in () if step.closes else held[stretch]:
            _event(row, left, margin, writer, "" if opened else stretch.end)
    for row in open_:
        left = _LeftColumns("", "", "", room, writer, writer.signs.unknown)
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
    """What stands left of the text: the day, the point on the line, the columns."""

    __slots__ = ("below", "day", "here", "point", "room", "writer")

    def __init__(
        self, day: str, here: str, below: str, room: int, writer: Writer, point: str = ""
    ) -> None:
        self.day, self.here, self.below, self.room = day, here, below, room
        self.writer = writer
        self.point = point or writer.signs.point

    def next(self) -> Text:
        """Return the left of this line and make ready that of the next."""
        out = Text(self.day.ljust(_DAY + 1), theme.DATE).add(self.point or self.writer.signs.wall)
        out.add(self.here.ljust(self.room + 1), theme.BORDER)
        self.day, self.here, self.point = "", self.below, ""
        return out


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
        _line(left, Text().add(lead).add(line), writer)
        lead = Text(" " * lead.width)


def _clause(row: Row) -> Text:
    """Return the clause with its date marked; before it the date where it stands elsewhere."""
    date: Date = row.record
    at = date.event.find(date.text)
    text = Text(f"{row.label} ", theme.FAINT) if row.article else Text()
    if at < 0:
        text.add(date.text, theme.DATE).add(" ")
    marks = [Mark(at, at + len(date.text), theme.DATE)] if at >= 0 else []
    text.add(marked(date.event, marks))
    return text.add(f" ({_modifier(date.mod)})" if date.mod else "", theme.FAINT)


def _modifier(mod: str) -> str:
    """Return what a modifier says of a time."""
    words = {
        "start": _("early"),
        "mid": _("middle"),
        "end": _("late"),
        "before": _("up to then"),
        "after": _("after that"),
        "since": _("since then"),
        "approx": _("about"),
    }
    return words.get(mod, mod)


def _line(left: _LeftColumns, text: Text, writer: Writer) -> None:
    writer.lines.append(left.next().add(text).stripped())
