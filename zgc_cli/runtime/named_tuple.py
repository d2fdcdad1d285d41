"""Named tuples whose classes are made at a start-up in a fifteenth of the time.

`typing.NamedTuple` has the constructor of each class compiled from its source: 0.15 ms, and reading
an article makes 120 classes. Here a constructor is compiled once for each number of fields. To a
type checker, and to who uses the tuples, this is `typing.NamedTuple`; no class is generic.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

_MOST_FIELDS = 24
_make: Callable[..., Any] = namedtuple  # of names that no checker can tell
_GETTERS = [
    getter
    for name, getter in vars(_make("_Numbered", [f"a{i}" for i in range(_MOST_FIELDS)])).items()
    if name[0] == "a"
]


@cache
def _constructor(fields: int) -> FunctionType:
    """Return the constructor of tuples with so many fields, called `a0`, `a1` and so on."""
    made = _make("_Numbered", [f"a{i}" for i in range(fields)]).__new__
    assert isinstance(made, FunctionType)
    return made


class _NamedTupleMeta(type):
    """Gives a class the constructor and the attributes that its annotations ask for."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]
    ) -> "_NamedTupleMeta":
        made = super().__new__(cls, name, bases, {"__slots__": (), **namespace})
        fields = tuple(made.__annotations__)
        if not fields:
            return made
        defaults = {field: namespace[field] for field in fields if field in namespace}
        if tuple(defaults) != fields[len(fields) - len(defaults) :]:
            raise TypeError(f"in {name} a field without a default follows one with a default")
        template = _constructor(len(fields))
        code = template.__code__.replace(co_varnames=("_cls", *fields))
        new = FunctionType(code, template.__globals__, "__new__", tuple(defaults.values()))
        for field, getter in zip(fields, _GETTERS[: len(fields)], strict=True):
            setattr(made, field, getter)
        for attribute, value in (
            ("__new__", new),
            ("__match_args__", fields),
            ("_fields", fields),
            ("_field_defaults", defaults),
        ):
            setattr(made, attribute, value)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class NamedTuple(tuple, metaclass=_NamedTupleMeta):
        """A tuple with a name for each of its items."""

        _fields = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> "NamedTuple":
            """Make one of as many values as there are fields."""
            return cls(*values)

        def _replace(self, **values: object) -> "NamedTuple":
            """Return one with other values for some fields."""
            made = tuple.__new__(type(self), map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"no such fields: {sorted(values)}")
            return made

        def _asdict(self) -> dict[str, object]:
            """Return the values by field."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = ", ".join(f"{k}={v!r}" for k, v in self._asdict().items())
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
