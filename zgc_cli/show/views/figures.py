"""Figures aligned at the unit: sign of the modifier, digits, unit, the number in words."""

from zgc_cli.document.records import Figure
from zgc_cli.runtime.language import _
from zgc_cli.show import theme
from zgc_cli.show.labels import field, word
from zgc_cli.show.listing import Listing, Row
from zgc_cli.show.text.grid import Slot
from zgc_cli.show.text.number_formats import digits, in_words, modifier
from zgc_cli.show.text.styled import Text, joined
from zgc_cli.show.views.table import fitted
from zgc_cli.show.writer import Writer

# The columns with their slots; the last ones are given up first where the window is narrow.
COLUMNS = (
    ("article", Slot(flexible=True, least=6)),
    ("id", Slot()),
    ("", Slot(gap=1)),
    ("value", Slot(right=True, gap=1)),
    ("unit", Slot()),
    ("in words", Slot(right=True)),
    ("of what", Slot(flexible=True, least=26)),
    ("text", Slot(flexible=True, least=14)),
    ("kind", Slot()),
)
# What a narrow window does without, in this order. Digits give way to words, not both.
_GIVEN_UP = ("kind", "text", "in words")
_NARROWEST = 12  # columns of prose, when there is nothing more to give up


def draw(listing: Listing, writer: Writer) -> None:
    """Draw a line a figure."""
    names = [name for name, _ in COLUMNS]
    rows = [dict(zip(names, _cells(row, writer), strict=True)) for row in listing.rows]
    keep = [n for n in names if n in ("", "value") or any(row[n].plain for row in rows)]
    for given_up in (None, *_GIVEN_UP):
        keep = [name for name in keep if name != given_up]
        if given_up == "in words":
            rows = [{**row, "value": _shorter(row)} for row in rows]
        least = _NARROWEST if given_up == _GIVEN_UP[-1] else writer.width
        slots = [s._replace(least=min(s.least, least)) for name, s in COLUMNS if name in keep]
        columns = list(zip(map(_heading, keep), slots, strict=True))
        if fitted(writer, columns, [[row[name] for name in keep] for row in rows]):
            return
    for row in rows:
        _stanza(row, writer)


def _heading(name: str) -> str:
    own = {"": "", "in words": _("in words"), "of what": _("of what")}
    return own[name] if name in own else field(name)


def _shorter(row: dict[str, Text]) -> Text:
    """Return the number in words; in digits where it is too small for words."""
    return Text(row["in words"].plain, theme.NAME) if row["in words"].plain else row["value"]


def _cells(row: Row, writer: Writer) -> list[Text]:
    figure: Figure = row.record
    return [
        Text(row.label, theme.FAINT),
        writer.id(row),
        Text("第" if figure.kind == "ordinal" else modifier(figure.mod, writer.signs)),
        Text(_range(figure, False, writer), theme.NAME),
        Text(figure.unit or ""),
        Text(_range(figure, True, writer)),
        writer.between([figure.subject, figure.counted]),
        Text(figure.text, theme.FAINT),
        Text(word("figure.kind", figure.kind), theme.KIND),
    ]


def _range(figure: Figure, in_words_: bool, writer: Writer) -> str:
    """Return a number or both ends of a range; in words only if one of them has any."""
    if figure.kind == "score":  # 2:1, in whose order stands who won
        return "" if in_words_ else figure.text
    ends = [n for n in (figure.value, figure.min, figure.max) if n is not None]
    words = [in_words(n) for n in ends]
    if in_words_ and not any(words):
        return ""
    held = [(in_words_ and word) or digits(n) for n, word in zip(ends, words, strict=True)]
    return writer.signs.dash.join(held)


def _stanza(row: dict[str, Text], writer: Writer) -> None:
    """Draw a figure in a window that is too narrow for columns."""
    writer.gap()
    parts = [row[name] for name in ("id", "", "value", "unit") if row[name].plain]
    writer.write(joined(parts, " "))
    for name in ("of what", "text"):
        if row[name].plain:
            writer.write(row[name], indent="  ")
