"""A record in one line, as cards and passages list it beside its ID."""

from typing import Any

from zgc_cli.document.records import Date, Fact, Figure, Quote
from zgc_cli.show import theme
from zgc_cli.show.text.styled import Text, joined


def brief(record: Any) -> Text:
    """Return what a fact, a quote, a figure or a date says."""
    if isinstance(record, Fact):
        said = (Text(record.subject), Text(record.predicate, theme.FAINT), Text(record.object))
        return joined(said, " ").add(around(record.time, record.context), theme.FAINT)
    if isinstance(record, Quote):
        who = Text(f"{record.speaker} ", theme.NAME) if record.speaker else Text()
        return who.add(Text(record.text).flat())
    text = Text(record.text, theme.NAME)
    if isinstance(record, Date):
        return text.add(f"  {record.event}", theme.FAINT)
    return text.add(f"  {of}" if (of := _of(record)) else "", theme.FAINT)


def around(time: str | None, context: str | None) -> str:
    """Return when a fact was and what it belongs to, in brackets; empty where neither is told."""
    told = "；".join(filter(None, (time, context)))
    return f" （{told}）" if told else ""


def _of(figure: Figure) -> str:
    """Return whose figure it is and what it counts, if its own words do not tell."""
    counted = "" if (figure.counted or "") in figure.text else figure.counted
    return " ".join(filter(None, (figure.subject, counted)))
