"""Named tuples that are made fast: they do what those of `typing` do."""

import copy
import inspect
import pickle
import typing
from typing import Any

import pytest

from zgc_cli.runtime.named_tuple import NamedTuple


class Ours(NamedTuple):
    """One of each kind of field."""

    start: int
    name: str
    end: int = 3
    mod: str | None = None

    @property
    def size(self) -> int:
        return self.end - self.start


class Theirs(typing.NamedTuple):
    start: int
    name: str
    end: int = 3
    mod: str | None = None


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_made_and_changed(kind: Any) -> None:
    made: Any = kind(1, name="a")
    assert tuple(made) == (1, "a", 3, None) == kind._make([1, "a", 3, None])
    assert issubclass(kind, tuple) and hash(made) == hash((1, "a", 3, None))
    assert (made.start, made.name, made.end, made.mod) == tuple(made)
    assert made._replace(end=5, mod="x") == (1, "a", 5, "x")
    assert made._asdict() == {"start": 1, "name": "a", "end": 3, "mod": None}
    assert repr(made) == f"{kind.__name__}(start=1, name='a', end=3, mod=None)"
    assert kind._fields == kind.__match_args__ == ("start", "name", "end", "mod")
    assert kind._field_defaults == {"end": 3, "mod": None}
    assert list(inspect.signature(kind).parameters) == ["start", "name", "end", "mod"]
    for again in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert again == made and type(again) is kind


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_what_is_wrong_is_refused(kind: Any) -> None:
    for given, named in (((1,), {}), ((1, "a", 3, None, 5), {}), ((1, "a"), {"size": 2})):
        with pytest.raises(TypeError):
            kind(*given, **named)
    made = kind(1, "a")
    for name in ("start", "other"):
        with pytest.raises(AttributeError):
            setattr(made, name, 2)
    with pytest.raises((TypeError, ValueError)):
        made._replace(other=1)


def test_a_class_has_what_else_it_defines() -> None:
    assert Ours(1, "a").size == 2


def test_fields_with_defaults_stand_last() -> None:
    made: Any = type(NamedTuple)
    with pytest.raises(TypeError):
        made("Wrong", (NamedTuple,), {"__annotations__": {"a": int, "b": int}, "a": 1})
