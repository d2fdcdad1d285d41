"""JSON Schema (2020-12) of the records, made from their columns."""

from typing import Any

from zgc_cli.document.records import SCHEMA_VERSION
from zgc_cli.show.columns import KINDS, Column, columns

INTEGER = {"type": "integer"}
_STRING = {"type": "string"}
_SPAN = {
    "type": "object",
    "properties": {"paragraph": _STRING, "start": INTEGER, "end": INTEGER},
    "required": ["paragraph", "start", "end"],
}
_MENTION = {
    "type": "object",
    "properties": {"text": _STRING, **_SPAN["properties"], "line": INTEGER},  # type: ignore[dict-item]
    "required": ["text", "paragraph", "start", "end", "line"],
}


def schema_of(kind: str | None) -> dict[str, Any]:
    """Return the schema of one kind, or one whose `$defs` hold every kind."""
    defs = {"span": _SPAN, "mention": _MENTION}
    if kind is None:
        return _head() | {"$defs": defs | {k: _object(k) for k in KINDS}}
    used = {name: _object(name) for name in KINDS if name != kind and kind in ("card", "profile")}
    return _head() | {"title": kind} | _object(kind) | {"$defs": defs | used}


def _head() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"zgc schema version {SCHEMA_VERSION}",
    }


def _object(kind: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {column.name: _property(column) for column in columns(kind)},
        "required": [column.name for column in columns(kind)],
    }


def _property(column: Column) -> dict[str, Any]:
    schema = _shape(column.shape)
    if column.choices:
        null = [None] if column.shape.endswith("?") else []
        schema["enum"] = [*column.choices, *null]
    return schema | {"description": column.about}


def _shape(shape: str) -> dict[str, Any]:
    if shape.endswith("?"):
        inner = _shape(shape[:-1])
        if "type" not in inner:
            return {"anyOf": [inner, {"type": "null"}]}
        return {**inner, "type": [inner["type"], "null"]}
    if shape.startswith("["):
        return {"type": "array", "items": _shape(shape[1:-1])}
    if shape in ("string", "integer", "number", "object", "boolean"):
        return {"type": shape}
    return {"$ref": f"#/$defs/{shape}"}
