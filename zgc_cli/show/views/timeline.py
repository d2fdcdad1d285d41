"""Dated clauses in order of time, each behind when it was; the day of publication as a rule."""

from zgc_cli.document.records import Date
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import one_line
from zgc_cli.show import theme
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import GAP, Slot
from zgc_cli.show.text.styled import Text, joined, marked
from zgc_cli.show.text.timespan import period
from zgc_cli.show.writer import Writer

_WIDE = 64  # columns from which on a time takes one line
_FULL, _SHORT = 24, 17  # columns of a time, at most
_LEAST = 24  # columns of a clause beside its time; with less it stands below


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a row an event, those that no day could be found for last."""
    times = [period(row.record, writer.signs) for row in listing.rows]
    whens = [Text(time or writer.signs.unknown, theme.DATE) for time in times]
    most = _FULL if writer.width >= _WIDE else _SHORT
    widths = [
        min(max(when.cell_len for when in whens), most),
        max(len(row.record.id) for row in listing.rows),
    ]
    margin = sum(widths) + 2 * GAP
    beside = writer.width - margin >= _LEAST
    widths.append(writer.room(margin))
    published = sorted(_published(listing).items())
    last = ""
    cells: list[list[Text]] = []
    for row, time, when in zip(listing.rows, times, whens, strict=True):
        while published and (not time or (row.record.start or "") >= published[0][0]):
            writer.grid([Slot()] * 3, cells, widths)
            cells = []
            _rule(*published.pop(0), margin, writer)
        if beside:
            # What was at the same time stands below it once.
            shown = when if time != last or not time else Text()
            cells.append([shown, writer.id(row), _clause(row)])
        else:
            writer.put(joined((when, writer.id(row)), "  "))
            writer.write(_clause(row), indent="  ")
        last = time
    writer.grid([Slot()] * 3, cells, widths)
    for day, articles in published:
        _rule(day, articles, margin, writer)


def _published(listing: Listing) -> dict[str, list[str]]:
    """Return the days on which the articles were published, and the names of those articles."""
    days: dict[str, list[str]] = {}
    for row in listing.rows:
        told = row.joined.tellings if row.joined else (row,)
        for article, document, *_rest in told:
            if day := document.header.date:
                names, name = days.setdefault(day, []), one_line(article)
                if name and name not in names:
                    names.append(name)
    return days


def _rule(day: str, articles: list[str], margin: int, writer: Writer) -> None:
    """Draw the day of publication across the rows."""
    rule = writer.signs.rule
    text = Text(f"{rule * 2} ", theme.BORDER).add(f"{_('published')} {day}", theme.TODAY)
    text.add(f" {' '.join(articles)}" if articles else "", theme.FAINT).add(" ")
    across = min(writer.width, writer.measure + margin)
    writer.put(text.add(rule * (across - text.cell_len), theme.BORDER))


def _clause(row: Row) -> Text:
    """Return the clause with its date marked; before it the date where it stands elsewhere."""
    date: Date = row.record
    start = date.event.find(date.text)
    text = Text(f"{row.label} ", theme.FAINT) if row.article else Text()
    if start < 0:
        text.add(date.text, theme.DATE).add(" ")
    marks = [(start, start + len(date.text), theme.DATE)] if start >= 0 else []
    return text.add(marked(date.event, marks))
