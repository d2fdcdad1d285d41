"""Which of a great many articles can hold what is looked for, told before any is decoded."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISREG
from time import time_ns
from typing import TYPE_CHECKING, Protocol, TypeVar

from zgc_cli.cli.articles.open import is_document
from zgc_cli.document.file import index_line, regular_bytes
from zgc_cli.runtime.named_tuple import NamedTuple

if TYPE_CHECKING:
    from zgc_cli.query.match.screens.passing import Screen

TICK = 20_000_000  # nanoseconds in which two changes of a file may seem to be one
Told = TypeVar("Told")
Looked = TypeVar("Looked")


def _in_shares(look: Callable[[Sequence[str]], Looked], places: Sequence[str]) -> list[Looked]:
    """Return what several processes find, which one article does without."""
    from zgc_cli.runtime.process_map import in_shares

    return in_shares(look, places)


class Words(NamedTuple):
    """The articles that may hold the words, and whether each word may stand in one of them."""

    places: list[str]
    known: bool


class Contents(Protocol):
    """What tells which articles can hold something: one too many at times, never one too few."""

    def words(self, wanted: Sequence[bytes], every: bool) -> Words:
        """Return those that may hold some of the words, or every one; as `needles` writes them."""

    def spread(self, wanted: Sequence[bytes]) -> list[set[str]]:
        """Return for each word those that may hold it."""

    def passing(self, screen: "Screen") -> list[str]:
        """Return those that a screen lets through."""

    def told(self, look: Callable[[bytes], Told | None]) -> list[tuple[str, Told | None]]:
        """Return of each article what the line of its index tells; None if it has to be opened."""


class Files:
    """The files themselves, of which none is decoded; what is no sound document may hold all."""

    def __init__(self, places: Sequence[str]) -> None:
        """Take the places of the articles, in order."""
        self._places = places

    def words(self, wanted: Sequence[bytes], every: bool) -> Words:
        """Return those that may hold some of the words, or every one."""
        places, known = self.holding(wanted, every)
        return Words(places, known >= set(wanted))

    def holding(self, wanted: Sequence[bytes], every: bool) -> tuple[list[str], set[bytes]]:
        """Return the same places, and which of the words one of them holds."""

        def look(places: Sequence[str]) -> tuple[list[str], set[bytes]]:
            kept: list[str] = []
            known: set[bytes] = set()
            for place in places:
                found = held(_bytes(place), wanted)
                known |= found or set()
                if found is None or len(found) == len(wanted) or (found and not every):
                    kept.append(place)
            return kept, known

        shares = _in_shares(look, self._places)
        known = set().union(*(known for _kept, known in shares))
        return [place for kept, _known in shares for place in kept], known

    def spread(self, wanted: Sequence[bytes]) -> list[set[str]]:
        """Return for each word those that may hold it."""

        def look(places: Sequence[str]) -> list[set[str]]:
            found: dict[bytes, set[str]] = {word: set() for word in wanted}
            for place in places:
                holding = held(_bytes(place), wanted)
                for word in wanted if holding is None else holding:
                    found[word].add(place)
            return list(found.values())

        shares = _in_shares(look, self._places)
        return [set().union(*found) for found in zip(*shares, strict=True)]

    def passing(self, screen: "Screen") -> list[str]:
        """Return those that a screen lets through."""

        def look(places: Sequence[str]) -> list[str]:
            return [place for place in places if _passes(_bytes(place), screen)]

        return [place for kept in _in_shares(look, self._places) for place in kept]

    def told(self, look: Callable[[bytes], Told | None]) -> list[tuple[str, Told | None]]:
        """Return of each article what the line of its index tells; None if it has to be opened."""

        def told(places: Sequence[str]) -> list[tuple[str, Told | None]]:
            lines = ((place, index_line(_bytes(place))) for place in places)
            return [(place, None if line is None else look(line)) for place, line in lines]

        return [one for share in _in_shares(told, self._places) for one in share]


def held(data: bytes, wanted: Sequence[bytes]) -> set[bytes] | None:
    """Return which of the words a file may hold; None where the file has to be opened to tell."""
    line = index_line(data)
    return None if line is None else {word for word in wanted if stands(word, line)}


def stands(word: bytes, line: bytes) -> bool:
    """Return whether a word stands in the texts of an index, by its line in a document.

    Letters and digits may be found in what is no text: the name of a layer, the n of a line's end.
    """
    if word not in line or word[:1] > b"\x7f":
        return word in line
    typed = json.loads(b'"%b"' % word)
    return any(typed in text for _layer, text in json.loads(line))


def _passes(data: bytes, screen: "Screen") -> bool:
    line = index_line(data)
    return line is None or screen(data, line)


def file_states(places: Sequence[str]) -> list[str] | None:
    """Return what tells some documents from what they were or will be; None where nothing does.

    A raw text is more than its file, and what was changed a moment ago could be changed again
    and seem to be the same.
    """
    states = []
    newest = time_ns() - TICK
    for place in places:
        try:
            status = Path(place).stat() if is_document(place) else None
        except (OSError, ValueError):
            return None
        if status is None or not S_ISREG(status.st_mode):
            return None
        changed = status.st_mtime_ns, status.st_ctime_ns
        if max(changed) >= newest:
            return None
        states.append(f"{place}\0{status.st_dev} {status.st_ino} {status.st_size} {changed}")
    return states


def _bytes(place: str) -> bytes:
    """Return the bytes of a file; none where it cannot be read: opening it will say why."""
    try:
        return b"" if place == "-" else regular_bytes(place)
    except (OSError, ValueError):
        return b""
