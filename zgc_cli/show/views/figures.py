"""Figures aligned at the unit: sign of the modifier, digits, unit, the number in words."""

import re

from zgc_cli.document.records import Figure
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import Slot
from zgc_cli.show.text.number_formats import digits, in_words, modifier_of
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

# The columns with their slots; the last ones are given up first where the window is narrow.
_SLOTS = {
    "article": Slot(flexible=True, least=14),
    "id": Slot(),
    "value": Slot(right=True),
    "unit": Slot(),
    "in words": Slot(right=True),
    "of what": Slot(flexible=True, least=26),
    "text": Slot(flexible=True, least=14),
    "kind": Slot(),
}
# What a narrow window does without, in this order. Digits give way to words, not both.
_GIVEN_UP = ("kind", "text", "in words")
_LONGEST = 40  # characters of a clause on each side of its figure
_TELLING = 4  # letters of a clause that say what is counted
_BREAK = "[，。；：！？…,;!?\n]"
_NARROWEST = 12  # columns of prose, when there is nothing more to give up


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line a figure."""
    headings = {name: field(name) for name in _SLOTS}
    headings |= {"in words": _("in words"), "of what": _("of what")}
    rows = [_cells(row, writer) for row in listing.rows]
    keep = [n for n in _SLOTS if n == "value" or any(row[n].plain for row in rows)]
    most = writer.width
    for given_up in (None, *_GIVEN_UP):
        keep = [name for name in keep if name != given_up]
        if given_up == "in words":  # a number that is too small for words keeps its digits
            rows = [{**row, "value": row["words or digits"]} for row in rows]
            most = _NARROWEST
        slots = [_SLOTS[n]._replace(least=min(_SLOTS[n].least, most)) for n in keep]
        columns = [(headings[name], slot) for name, slot in zip(keep, slots, strict=True)]
        if fitted(writer, columns, [[row[name] for name in keep] for row in rows]):
            return
    for row in rows:
        _stanza(row, writer)


def _cells(row: Row, writer: Writer) -> dict[str, Text]:
    """Return the cells by the names of their columns; one more is for a narrow window."""
    figure: Figure = row.record
    ends = [n for n in (figure.value, figure.min, figure.max) if n is not None]
    dash = writer.signs.dash
    value = dash.join(map(digits, ends))
    # 2:1, in whose order stands who won; 首次 is no amount.
    as_told = figure.kind in ("score", "ordinal")
    if as_told:
        value = figure.text
    # In words only if one of both ends of a range has any.
    words = dash.join(in_words(n) or digits(n) for n in ends) if any(map(in_words, ends)) else ""
    sign = "" if as_told else modifier_of(figure, writer.signs)
    sign += " " * bool(sign)
    text = figure.text
    if row.joined:
        ways = dict.fromkeys(telling.record.text for telling in row.joined.tellings)
        between = writer.signs.other if row.joined.differs else writer.signs.between
        text = f" {between} ".join(ways)
        sign = f"{writer.signs.other} {sign}" if row.joined.differs else sign
    about = writer.between([figure.subject, figure.counted])
    return {
        "article": Text(row.label, theme.FAINT),
        "id": writer.id(row),
        "value": Text(sign).add(value, theme.NAME),
        "unit": Text("" if as_told else figure.unit or ""),
        "in words": Text("" if as_told else words),
        "of what": about if about.plain else Text(_clause(row, writer.signs.ellipsis), theme.FAINT),
        "text": Text(text, theme.FAINT),
        "kind": Text(word("figure.kind", figure.kind), theme.KIND),
        "words or digits": Text(sign).add(value if as_told else words or value, theme.NAME),
    }


def _clause(row: Row, gap: str) -> str:
    """Return the clause in which a figure stands, with a gap for it; a short one with that before.

    A bracket that goes on behind the clause is left out.
    """
    span = row.record.span
    text = row.document.paragraph(span.paragraph).text
    begin = max(span.start - _LONGEST, min(dateline_end(text), span.start))
    *others, before = re.split(_BREAK, text[begin : span.start])
    behind = re.split(_BREAK, text[span.end : span.end + _LONGEST], maxsplit=1)[0]
    behind = re.sub(r"[(（][^)）]*$", "", behind)
    mark = text[span.start - len(before) - 1 : span.start - len(before)]
    if row.record.kind == "ordinal":
        gap = row.record.text
    elif sum(map(str.isalpha, before + behind)) < _TELLING:
        if others and mark in "，,":
            before = f"{others[-1]}{mark}{before}"
        else:
            gap = row.record.text
    return f"{before}{gap}{behind}".strip()


def _stanza(row: dict[str, Text], writer: Writer) -> None:
    """Draw a figure in a window that is too narrow for columns."""
    writer.gap()
    parts = [row[name] for name in ("id", "value", "unit") if row[name].plain]
    writer.write(joined(parts, " "))
    for name in ("of what", "text"):
        if row[name].plain:
            writer.write(row[name], indent="  ")
