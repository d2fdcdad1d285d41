"""The one type of rule: a name, the function that does it, and the texts that prove it.

A registry is an ordered tuple of rules. A rule fires where its function returns something (not
None, False or an empty iterable), or something else than it was given. Each example is a text in
which the rule fires; `[…]` in it marks a span that the rule must make. Tests run all of them, and
`zgc rules` prints them.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])
Function_co = TypeVar("Function_co", bound=Callable[..., Any], covariant=True)


class Rule(Generic[Function_co]):
    """One entry of a registry; `never` are texts of the same look in which it must not fire.

    A plain class, for making a dataclass costs a query a millisecond.
    """

    __slots__ = ("apply", "examples", "name", "never")

    def __init__(
        self,
        name: str,
        examples: tuple[str, ...],
        never: tuple[str, ...],
        apply: Function_co,
    ) -> None:
        """Hold what the decorator `rule` was given."""
        self.name = name
        self.examples = examples
        self.never = never
        self.apply = apply


def rule(
    name: str, *examples: str, never: tuple[str, ...] = ()
) -> Callable[[Function], Rule[Function]]:
    """Return the decorator that makes a rule of a function."""
    return lambda function: Rule(name, examples, never, function)
