"""Vocabularies as data: one entry a line under `lexicons/`, `#` starts a comment.

An entry may carry a value behind a tab (`公里<TAB>length`). Every file is read once, when it is
first used. A test holds each file to its form: sorted, unique, no blank ends.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicons"


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of `lexicons/NAME.txt` without their values."""
    return frozenset(mapping(name))


@cache
def mapping(name: str) -> dict[str, str]:
    """Return entry -> value of `lexicons/NAME.txt`; an entry without a value maps to ''."""
    entries = {}
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        entry = line.partition("#")[0].rstrip()
        if entry:
            key, _, value = entry.partition("\t")
            entries[key.rstrip()] = value.strip()
    return entries


@cache
def having(name: str, value: str) -> frozenset[str]:
    """Return the entries of `lexicons/NAME.txt` whose value lists this word."""
    return frozenset(word for word, values in mapping(name).items() if value in values.split())


@cache
def listed(name: str, entry: str) -> tuple[str, ...]:
    """Return the words that the value of an entry lists, the longest first; none for no entry."""
    return tuple(sorted(mapping(name).get(entry, "").split(), key=len, reverse=True))


@cache
def pattern(name: str) -> str:
    """Return a regular expression that matches any entry of NAME, the longest first."""
    return _any(words(name))


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(entries, key=lambda w: (-len(w), w)))


@cache
def expression(template: str) -> re.Pattern[str]:
    """Return a template compiled: {places} is any entry, {places:country} any of that value."""

    def entries(match: re.Match[str]) -> str:
        chosen = (e for e, value in mapping(match[1]).items() if match[2] in (None, value))
        return f"(?:{_any(chosen)})"

    return re.compile(re.sub(r"\{([a-z_]+)(?::([a-z]*))?\}", entries, template))
