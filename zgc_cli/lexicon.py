"""Vocabularies as data: one entry a line under `lexicons/`, `#` starts a comment.

An entry may carry a value behind a tab (`公里<TAB>length`). Every file is read once, when it is
first used; all of them are kept as one table in the user's cache. A test holds each file to its
form: sorted, unique, no blank ends.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from zgc_cli.runtime.lookup_tables import Lookup, table
from zgc_cli.runtime.pattern import Pattern
from zgc_cli.runtime.private_folder import cache_base

FOLDER = Path(__file__).parent / "lexicons"
_VALUES = "\0"  # stands between the entries and their values


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of `lexicons/NAME.txt` without their values."""
    kept = _columns(name)
    return frozenset(mapping(name) if kept is None else kept[0])


@cache
def mapping(name: str) -> dict[str, str]:
    """Return entry -> value of `lexicons/NAME.txt`; an entry without a value maps to ''."""
    kept = _columns(name)
    if kept is None:
        return _read(FOLDER / f"{name}.txt")
    entries, values = kept
    return dict(zip(entries, _lines(values), strict=True)) if values else dict.fromkeys(entries, "")


@cache
def _columns(name: str) -> tuple[list[str], str] | None:
    """Return the entries, which the set and the mapping share, and the text of their values."""
    kept = _kept()(name)
    if kept is None:
        return None
    entries, _, values = kept.partition(_VALUES)
    return _lines(entries), values


def holds(name: str, word: str) -> bool:
    """Return whether `word` is an entry, of a list too long to be kept as a set for few questions.

    It is looked for in the text of the list: a set of 20,000 names takes three megabytes.
    """
    return f"\n{word}\n" in _listing(name)


@cache
def _listing(name: str) -> str:
    kept = _kept()(name)
    entries = "\n".join(mapping(name)) if kept is None else kept.partition(_VALUES)[0]
    return f"\n{entries}\n"


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


@cache
def _kept() -> Lookup:
    """Return what gives a lexicon in one text: in a table, for small files are slow to read."""
    return table("lexicons", (FOLDER,), _all) if cache_base() else _none


def _none(_name: str) -> None:
    """Without a cache each file is read when it is used."""


def _all() -> dict[str, str]:
    return {path.stem: _told(_read(path)) for path in FOLDER.glob("*.txt")}


def _told(entries: dict[str, str]) -> str:
    """Return the entries, a line each, and behind them their values, where one has any."""
    values = "\n".join(entries.values()) if any(entries.values()) else ""
    return "\n".join(entries) + _VALUES + values


def _read(path: Path) -> dict[str, str]:
    text = path.read_text("utf-8")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    lines = text.split("\n")
    if "#" in text:
        lines = [line.partition("#")[0].rstrip() for line in lines]
    if "\t" not in text:
        return dict.fromkeys(filter(None, lines), "")
    entries = (line.partition("\t") for line in lines if line)
    return {key.rstrip(): value.strip() for key, _tab, value in entries}


@cache
def having(name: str, value: str) -> frozenset[str]:
    """Return the entries of `lexicons/NAME.txt` whose value lists this word."""
    return frozenset(_by_value(name).get(value, ()))


@cache
def _by_value(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry, values in mapping(name).items():
        for value in values.split():
            found.setdefault(value, []).append(entry)
    return found


@cache
def listed(name: str, entry: str) -> tuple[str, ...]:
    """Return the words that the value of an entry lists, the longest first; none for no entry."""
    return tuple(sorted(mapping(name).get(entry, "").split(), key=len, reverse=True))


@cache
def pattern(name: str) -> str:
    """Return a regular expression that matches any entry of NAME, the longest first."""
    return any_of(words(name))


def any_of(entries: Iterable[str]) -> str:
    """Return a regular expression that matches any of some words, the longest first."""
    by_length = sorted(sorted(entries), key=len, reverse=True)
    return "|".join(w if w.isalnum() else re.escape(w) for w in by_length)


@cache
def expression(template: str) -> Pattern:
    """Return a template compiled: {places} is any entry, {places:country} any of that value."""

    def entries(match: re.Match[str]) -> str:
        chosen = (e for e, value in mapping(match[1]).items() if match[2] in (None, value))
        return f"(?:{any_of(chosen)})"

    return Pattern(re.sub(r"\{([a-z_]+)(?::([a-z]*))?\}", entries, template))
