"""Regular expressions that are compiled when they are first used.

The patterns of this package cost tens of milliseconds to compile; a query with no number in it
should not pay for them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """A regular expression that is compiled when one of its methods is first called."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, source: str) -> None:
        """Hold the source of the expression."""
        self.source = source

    def __getattr__(self, name: str) -> Any:
        """Compile, and answer from the compiled expression from now on."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.source)
        for method in ("match", "search", "fullmatch", "finditer"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
