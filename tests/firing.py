"""Which rules fire while something runs: every rule of every registry, watched from outside.

A rule fires where its function returns something (not None, False or an empty iterable) that is
not what it was given.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from zgc_cli.cli.registries import all_rules
from zgc_cli.parser.entities.names.row import label_of
from zgc_cli.parser.entities.names.split import split_by


@contextmanager
def watched() -> Iterator[Counter[str]]:
    """Count in what is returned how often each rule fires inside the block."""
    fired: Counter[str] = Counter()
    kept = [(rule, rule.apply) for _, rule in all_rules()]
    for told_once in (label_of, split_by):  # what a word is by itself
        told_once.cache_clear()
    for rule, function in kept:
        object.__setattr__(rule, "apply", _noting(function, rule.name, fired))
    try:
        yield fired
    finally:
        for rule, function in kept:
            object.__setattr__(rule, "apply", function)


def _noting(function: Callable[..., Any], name: str, fired: Counter[str]) -> Callable[..., Any]:
    def noting(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        if isinstance(result, Iterator):
            result = list(result)
            fired[name] += bool(result)
            return iter(result)
        fired[name] += bool(result) and not any(_same(result, given) for given in arguments)
        return result

    return noting


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, Sequence) and not isinstance(other, str):
        return len(one) == len(other) and all(a == b for a, b in zip(one, other, strict=True))
    return not isinstance(one, bool) and bool(one == other)
