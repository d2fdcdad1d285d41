"""Dates as a vertical line from the first to the last, spans as lanes beside it."""

from collections import defaultdict
from collections.abc import Sequence

from zgc_cli.document.records import Date
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.canvas import Canvas
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.lanes import Lanes, Stretch, steps
from zgc_cli.show.text.styled import Mark, Text, marked
from zgc_cli.show.text.wrap import BLANK

_DAY = 10  # columns of an ISO day
_MOST_LANES, _FEW_LANES = 6, 2
_NARROW = 60


def draw(listing: Listing, canvas: Canvas) -> None:
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
    lanes = Lanes(_FEW_LANES if canvas.width < _NARROW else _MOST_LANES, canvas.signs)
    drawn = list(lanes.draw(steps(spans, days)))
    room = max((len(text) for row in drawn for text in (row.here, row.below)), default=0)
    margin = max(len(row.record.id) for row in listing.rows)
    last = ""
    for step, here, below, opened in drawn:
        rail = _Rail(step.day if step.day != last else "", here, below, room, canvas)
        if step.closes or opened:
            rail.point = canvas.signs.joint
        last = step.day
        stretch = step.opens or Stretch(step.day, step.day)
        if step.closes:
            _line(rail, Text(), canvas)
        elif not step.opens and step.day in published:
            rail.point = canvas.signs.day
            _line(rail, _day(published[step.day], canvas), canvas)
        for row in () if step.closes else held[stretch]:
            _event(row, rail, margin, canvas, "" if opened else stretch.end)
    for row in open_:
        rail = _Rail("", "", "", room, canvas, canvas.signs.unknown)
        _event(row, rail, margin, canvas)


def _published(listing: Listing) -> dict[str, list[str]]:
    """Return the days on which the articles were published, and the names of those articles."""
    days: dict[str, list[str]] = {}
    for row in listing.rows:
        if day := row.document.header.date:
            names = days.setdefault(day, [])
            if row.article and row.label not in names:
                names.append(row.label)
    return days


def _day(articles: Sequence[str], canvas: Canvas) -> Text:
    """Return the mark of a day of publication."""
    edge = BLANK if canvas.color else ""
    text = Text(f"{edge}{_('published')}{edge}", theme.TODAY)
    return text.add(f" {' '.join(articles)}" if articles else "", theme.FAINT)


class _Rail:
    """What stands left of the text: the day, the point on the line, the lanes."""

    __slots__ = ("below", "canvas", "day", "here", "point", "room")

    def __init__(
        self, day: str, here: str, below: str, room: int, canvas: Canvas, point: str = ""
    ) -> None:
        self.day, self.here, self.below, self.room = day, here, below, room
        self.canvas = canvas
        self.point = point or canvas.signs.point

    def next(self) -> Text:
        """Return the rail of this line and make ready that of the next."""
        out = Text(self.day.ljust(_DAY + 1), theme.DATE).add(self.point or self.canvas.signs.wall)
        out.add(self.here.ljust(self.room + 1), theme.BORDER)
        self.day, self.here, self.point = "", self.below, ""
        return out


def _event(row: Row, rail: _Rail, margin: int, canvas: Canvas, end: str = "") -> None:
    """Draw one dated clause beside the rail; `end` is that of a span which has no lane."""
    date: Date = row.record
    lead = Text(date.id.ljust(margin), theme.ID, canvas.link(row)).add("  ")
    text = _clause(row)
    if end and end != date.start:
        text.add(f" {canvas.signs.arrow}{BLANK}{end}", theme.DATE)
    width = canvas.width - _DAY - 3 - rail.room - margin - 2
    if width < 12:
        width, lead = canvas.width - _DAY - 3 - rail.room, Text()
    for line in text.wrapped(max(width, 2)):
        _line(rail, Text().add(lead).add(line), canvas)
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
        "since": _("since then"),
        "approx": _("about"),
    }
    return words.get(mod, mod)


def _line(rail: _Rail, text: Text, canvas: Canvas) -> None:
    canvas.lines.append(rail.next().add(text).stripped())
