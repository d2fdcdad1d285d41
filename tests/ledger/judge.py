"""Whether a record is what the annotation of its text says; the form is that of tests/data/*.json.

A record of which the annotation says nothing, or to which it is indifferent, is not judged.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Date, Entity, Figure, Quote

Annotation = dict[str, Any]
_TRIMMED = {ord(mark): None for mark in "“”‘’\"' \u3000"}


def judged(
    document: Document, annotation: Annotation | None
) -> Iterator[tuple[str, str, bool | None]]:
    """Yield rule, text and verdict of each record; the verdict is None where there is none."""
    for layer in ("entities", "figures", "dates", "quotes", "facts"):
        judge = _JUDGES.get(layer)
        for record in document.layer(layer):
            text = getattr(record, "name", None) or record.text
            yield record.rule, text, judge(record, annotation) if judge and annotation else None


def _name(text: str | None) -> str:
    brackets = (text or "").replace("(", "（").replace(")", "）")
    return brackets.translate(_TRIMMED).lower()


def _forms(names: Iterable[str]) -> set[str]:
    return {_name(form) for name in names for form in name.split("|")}


def _entity(entity: Entity, annotation: Annotation) -> bool | None:
    forms = _forms([entity.name, *entity.aliases])
    either = [name for name, types in annotation.get("EITHER", {}).items() if entity.type in types]
    if forms & _forms([*annotation["ENT"].get(entity.type, ()), *either]):
        return True
    indifferent = forms & _forms(annotation.get("ENT_OPT", ())) or entity.type == "term"
    return None if indifferent or entity.type not in annotation["ENT"] else False


def _figure(figure: Figure, annotation: Annotation) -> bool | None:
    text = _name(figure.text)
    for key, value, unit, mods, _kind, _counted, *ends in annotation["FIG"]:
        low, high = ends or (value if isinstance(value, list) else (value, value))
        same = figure.value == low == high or (figure.min, figure.max) == (low, high)
        there = _name(key) in text or text in _name(key)
        if there and same and _name(figure.unit) in _forms([unit]) and figure.mod in mods:
            return True
    return None if _is_among(text, annotation.get("FIG_OPT", ())) else False


def _date(date: Date, annotation: Annotation) -> bool | None:
    text = _name(date.text)
    for key, starts, ends in annotation["DATE"]:
        if _name(key) in text and date.start in starts and date.end in ends:
            return True
    return None if _is_among(text, annotation.get("DATE_OPT", ())) else False


def _is_among(text: str, optional: Iterable[str]) -> bool:
    return any(_name(o) in text or text in _name(o) for o in optional)


def _quote(quote: Quote, annotation: Annotation) -> bool | None:
    if quote.kind != "speech":
        return None
    text = _name(quote.text)
    if any(text.startswith(_name(key)[:8]) for key in annotation.get("SPEECH_OPT", ())):
        return None
    for said in annotation["SPEECH"]:
        if text.startswith(_name(said["key"])[:8]):
            speakers = [said["speaker"] or "", *said.get("speaker_ok", ())]
            return _name(quote.speaker) in _forms(speakers)
    return False


_JUDGES: dict[str, Callable[[Any, Annotation], bool | None]] = {
    "entities": _entity,
    "figures": _figure,
    "dates": _date,
    "quotes": _quote,
}
