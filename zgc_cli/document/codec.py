"""Records and JSON: how a layer is written, decoded and checked, told by the records' annotations.

JSON knows lists where records have tuples. A record is a row of its fields; the tokens of a
paragraph are a row a field, which is shorter.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain, starmap
from typing import Any, get_args, get_origin

from zgc_cli.document.records import LAYERS, Layer, Token
from zgc_cli.runtime.named_tuple import NamedTuple

_BY_COLUMN = tuple[Token, ...]


class _Shape(NamedTuple):
    """What an annotation allows: types, the annotation inside a tuple, those of the fields."""

    types: frozenset[Any]
    inside: Any = None
    fields: tuple[Any, ...] = ()


@cache
def _shape(annotation: Any) -> _Shape:
    """Return the shape of an annotation, worked out once: `typing` is slow."""
    if get_origin(annotation) is tuple:
        return _Shape(frozenset({tuple}), inside=get_args(annotation)[0])
    if hasattr(annotation, "_fields"):
        return _Shape(frozenset({annotation}), fields=tuple(annotation.__annotations__.values()))
    return _Shape(frozenset(get_args(annotation) or (annotation,)))


def encode(layer: str, records: Layer) -> Iterable[Any]:
    """Return the records of a layer as rows that JSON can hold."""
    if LAYERS[layer] != _BY_COLUMN:
        return records
    return ([list(column) for column in zip(*row, strict=True)] for row in records)


def decode(layer: str, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Return the records of rows; ValueError, TypeError, LookupError where they cannot be made."""
    if LAYERS[layer] == _BY_COLUMN:
        return tuple(tuple(map(Token, *columns)) if columns else () for columns in rows)
    return tuple(map(decoder(LAYERS[layer]), rows))


@cache
def decoder(annotation: Any) -> Callable[[Any], Any]:
    """Return the function that makes a record or a tuple from what JSON holds."""
    shape = _shape(annotation)
    if shape.inside is not None:
        return _tuple_decoder(shape.inside)
    nested = [(i, decoder(field)) for i, field in enumerate(shape.fields) if _is_nested(field)]

    def decoded(row: Iterable[Any]) -> Any:
        values = list(row)
        for i, decode_field in nested:
            values[i] = decode_field(values[i])
        return annotation(*values)

    return decoded if nested else lambda row: annotation(*row)


def _tuple_decoder(inside: Any) -> Callable[[Any], Any]:
    if not _is_nested(inside):
        return tuple
    if not any(map(_is_nested, _shape(inside).fields)):
        return lambda rows: tuple(starmap(inside, rows))
    return lambda rows: tuple(map(decoder(inside), rows))


def _is_nested(annotation: Any) -> bool:
    """Return whether a value is not the same in JSON and in a record."""
    shape = _shape(annotation)
    return bool(shape.fields) or shape.inside is not None


def is_typed(column: Sequence[Any], annotation: Any) -> bool:
    """Return whether all values of a column fit an annotation; column by column is quick."""
    types = set(map(type, column))
    allowed, inside, fields = _shape(annotation)
    if not types <= allowed:
        return False
    if inside is not None:
        return is_typed(list(chain.from_iterable(column)), inside)
    return all(map(is_typed, zip(*column, strict=True), fields)) if fields else True
