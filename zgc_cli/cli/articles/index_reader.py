"""Documents and what they hold, told by the indexes of their folders where these are fresh.

A document is known to an index if its size and its time are still those that the index has. All
others are opened as where there is no index: the answer is the same, later.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from zgc_cli.cli.articles import index_file
from zgc_cli.cli.articles.holding import Files, Words, stands
from zgc_cli.cli.articles.index_tokens import (
    NAME,
    PAIRS,
    READING,
    WORD,
    any_of,
    loose,
    marked,
    query,
)
from zgc_cli.cli.articles.open import folder_of, is_document
from zgc_cli.document.document import Document
from zgc_cli.document.file import regular_bytes
from zgc_cli.document.indexed import indexed
from zgc_cli.runtime.errors import DocumentError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.process_map import in_shares

if TYPE_CHECKING:
    from zgc_cli.query.match.screens.passing import Screen

Told = TypeVar("Told")
# What a file may raise that was made to do harm: the others were refused when it was opened.
_HARMFUL = (
    index_file.UnfitIndexError,
    sqlite3.Error,
    OSError,
    OverflowError,
    TypeError,
    ValueError,
)


_DOCUMENTS = "SELECT name, size, changed, number, day FROM articles"
_NUMBERS = "SELECT number FROM articles"
_STRINGS = "SELECT strings FROM vocabulary WHERE kind = ?"
_OF_WORD = "SELECT rowid FROM terms WHERE terms MATCH ?"
# What is longer than the document itself is no line of it, and is not read into memory.
_LINES = (
    "SELECT number, line, read FROM articles JOIN texts USING (number) "
    "WHERE number BETWEEN ? AND ? AND length(line) + length(read) <= size"
)
_DENSE = 4  # rows, of which to read one takes as long as to look one up
_LINES_OF_ONE = (
    "SELECT header, line FROM articles JOIN texts USING (number) "
    "WHERE number = ? AND length(header) + length(line) <= size"
)


class FolderIndex:
    """The index of one folder, asked by each process through a connection of its own."""

    def __init__(self, folder: str, identity: index_file.Identity) -> None:
        """Take what `index_file.checked` found."""
        self._folder = folder
        self.identity = identity
        self._process = 0
        self._connection: sqlite3.Connection | None = None

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self._connection = index_file.opened(self._folder, self.identity)
            self._process = os.getpid()
        return self._connection

    def fresh(self) -> dict[str, tuple[int, str | None]]:
        """Return by name the number and the day of the documents that are what the index knows."""
        known = {os.fsdecode(name): row for name, *row in self._database.execute(_DOCUMENTS)}
        found: dict[str, tuple[int, str | None]] = {}
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if row := known.get(entry.name):
                    with suppress(OSError):  # a link to nothing
                        status = entry.stat()
                        if row[:2] == [status.st_size, status.st_mtime_ns]:
                            found[entry.name] = row[2], row[3] and str(row[3])
        return found

    def holding(self, word: bytes) -> set[int]:
        """Return the documents that hold a word, given as it stands in the line of an index."""
        find, is_sure = query(json.loads(b'"%b"' % word))
        if not find:
            found = {row[3] for row in self._database.execute(_DOCUMENTS)}
        else:
            found = {number for (number,) in self._database.execute(_OF_WORD, [find])}
        return found if is_sure else {n for n, line, _ in self.lines(found) if stands(word, line)}

    @property
    def numbers(self) -> set[int]:
        """All articles."""
        return {number for (number,) in self._database.execute(_NUMBERS)}

    @cached_property
    def names(self) -> list[str]:
        """The names and aliases in normal form."""
        return self._strings(NAME)

    @cached_property
    def words(self) -> list[str]:
        """The words of two characters or more."""
        return self._strings(WORD)

    @cached_property
    def readings(self) -> list[str]:
        """How the names are read."""
        return self._strings(READING)

    def having(
        self,
        *,
        names: Iterable[str] = (),
        words: Iterable[str] = (),
        readings: Iterable[str] = (),
    ) -> set[int]:
        """Return the articles that have one of these."""
        groups = ((NAME, names), (WORD, words), (READING, readings))
        return self._with_any([token for group in groups for token in marked(*group)])

    def containing(self, text: str) -> set[int]:
        """Return the articles with this string in a text, which may have a blank in it."""
        return {number for (number,) in self._database.execute(_OF_WORD, [loose(text)])}

    def neighbours(self, first: Iterable[str], second: Iterable[str]) -> set[int]:
        """Return the articles in which one of some characters stands before one of others."""
        wanted = frozenset(second)
        held = ((one, wanted.intersection(self._behind.get(one, ""))) for one in set(first))
        return self._with_any([one + other for one, others in held for other in others])

    @cached_property
    def _behind(self) -> dict[str, str]:
        """By each character those that stand behind it somewhere."""
        return {line[:1]: line[1:] for line in self._strings(PAIRS)}

    def _with_any(self, tokens: Sequence[str]) -> set[int]:
        find = (self._database.execute(_OF_WORD, [one]) for one in any_of(tokens))
        return {number for found in find for (number,) in found}

    def _strings(self, mark: str) -> list[str]:
        """Return the lines of the vocabulary; those of an index that lacks them stand for any."""
        ((strings,),) = self._database.execute(_STRINGS, [mark]).fetchall()
        return list(filter(None, str(strings).split("\n")))

    def lines(self, numbers: Collection[int]) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield the number of each document, the line of its index, and how its names are read."""
        first, last = min(numbers, default=0), max(numbers, default=0)
        if last - first < _DENSE * len(numbers):
            rows = self._database.execute(_LINES, [first, last])
            yield from (row for row in rows if row[0] in numbers)
        else:
            for number in sorted(numbers):
                yield from self._database.execute(_LINES, [number, number])

    def document(self, number: int, place: str) -> Document | None:
        """Return a document; None where what the index has of it is none."""
        for header, line in self._database.execute(_LINES_OF_ONE, [number]):
            with suppress(DocumentError):
                return indexed(header, line, place, partial(regular_bytes, place))
        return None


# By their places the documents that an index knows, each with its number there and its day.
Known = Mapping[str, tuple[FolderIndex, int, str | None]]


class Indexes:
    """The indexes of the folders in which some articles lie."""

    def __init__(self, places: Sequence[str], note: Callable[[str], None]) -> None:
        """Look for them, and say of each why it is not asked, or not of all documents."""
        self._known: dict[str, tuple[FolderIndex, int, str | None]] = {}
        inside: dict[str, list[str]] = {}
        for place in filter(is_document, dict.fromkeys(places)):
            inside.setdefault(folder_of(place), []).append(place)
        for folder, documents in inside.items():
            if why := self._look(folder, documents):
                note(
                    _(
                        "the index of {folder} {is_why}; renew it: zgc index {folder}",
                        folder=folder,
                        is_why=why,
                    )
                )

    def _look(self, folder: str, documents: Sequence[str]) -> str:
        """Ask the index of a folder what it knows; return what is wrong with it, if anything."""
        try:
            identity = index_file.checked(folder)
            if identity is None:
                return ""
            index = FolderIndex(folder, identity)
            fresh = index.fresh()
        except index_file.UnfitIndexError as error:
            return _("is not used, for {reason}", reason=error)
        except _HARMFUL:
            return _("is not used, for {reason}", reason=index_file.damaged())
        names = {place: place.rpartition("/")[2] for place in documents}
        known = {place: (index, *fresh[name]) for place, name in names.items() if name in fresh}
        self._known |= known
        left = len(documents) - len(known)
        return _("lacks {n} of {all} documents", n=left, all=len(documents)) if left else ""

    def document(self, place: str) -> Document | None:
        """Return a document that an index knows."""
        if place in self._known:
            index, number, _day = self._known[place]
            with suppress(*_HARMFUL):
                return index.document(number, place)
        return None

    def state(self, places: Sequence[str]) -> list[str] | None:
        """Return what some articles are, in this order; None if no index knows one of them."""
        if not all(place in self._known for place in places):
            return None
        indexes = dict.fromkeys(self._known[place][0] for place in places)
        return [*(str(index.identity) for index in indexes), "", *places]

    def day(self, place: str) -> str | None:
        """Return the day of a document that an index knows."""
        return self._known[place][2]

    def contents(self, places: Sequence[str]) -> "Indexed":
        """Return what tells which of some articles can hold something."""
        return Indexed(places, self._known)


class Indexed:
    """The contents of articles of which the indexes of their folders know most."""

    def __init__(self, places: Sequence[str], known: Known) -> None:
        """Take the places of the articles, in order, and those that an index knows."""
        self._places = places
        self._known = known

    def words(self, wanted: Sequence[bytes], every: bool) -> Words:
        """Return those that may hold some of the words, or every one."""
        kept: set[str] = set()
        held: set[bytes] = set()
        untold = set(self._places)
        for index, places in self._by_index(self._places):
            with suppress(*_HARMFUL):
                holding = [index.holding(word) & places.keys() for word in wanted]
                held.update(word for word, found in zip(wanted, holding, strict=True) if found)
                chosen = set.intersection(*holding) if every else set().union(*holding)
                kept.update(places[number] for number in chosen)
                untold.difference_update(places.values())
        others, held_there = Files(self._in_order(untold)).holding(wanted, every)
        return Words(self._in_order(kept.union(others)), held | held_there >= set(wanted))

    def spread(self, wanted: Sequence[bytes]) -> list[set[str]]:
        """Return for each word those that may hold it."""
        found: list[set[str]] = [set() for _ in wanted]
        untold = set(self._places)
        for index, places in self._by_index(self._places):
            with suppress(*_HARMFUL):
                holding = [index.holding(word) & places.keys() for word in wanted]
                for held, numbers in zip(found, holding, strict=True):
                    held.update(places[number] for number in numbers)
                untold.difference_update(places.values())
        others = Files(self._in_order(untold)).spread(wanted)
        return [held | there for held, there in zip(found, others, strict=True)]

    def passing(self, screen: "Screen") -> list[str]:
        """Return those that a screen lets through."""

        def look(share: Sequence[str]) -> tuple[set[str], set[str]]:
            kept: set[str] = set()
            untold = set(share)
            for index, places in self._by_index(share):
                with suppress(*_HARMFUL):
                    for number, line, read in index.lines(places.keys()):
                        if screen(read, line):
                            kept.add(places[number])
                        untold.remove(places[number])
            return kept, untold

        out: set[str] = set()
        for index, places in self._by_index(self._places):
            with suppress(*_HARMFUL):
                out.update(places[number] for number in places.keys() - screen.among(index))
        shares = in_shares(look, [place for place in self._places if place not in out])
        kept = set().union(*(kept for kept, _untold in shares))
        untold = set().union(*(untold for _kept, untold in shares))
        return self._in_order(kept.union(Files(self._in_order(untold)).passing(screen)))

    def told(self, look: Callable[[bytes], Told | None]) -> list[tuple[str, Told | None]]:
        """Return of each article what the line of its index tells; None if it has to be opened."""

        def told(share: Sequence[str]) -> list[tuple[str, Told | None]]:
            found: dict[str, Told | None] = {}
            for index, places in self._by_index(share):
                with suppress(*_HARMFUL):
                    for number, line, _read in index.lines(places.keys()):
                        found[places[number]] = look(line)
            return [(place, found.get(place)) for place in share]

        return [one for share in in_shares(told, self._places) for one in share]

    def _by_index(self, places: Sequence[str]) -> Iterable[tuple[FolderIndex, dict[int, str]]]:
        """Return each index with those of the documents that it knows, by their numbers."""
        groups: dict[FolderIndex, dict[int, str]] = {}
        for place in places:
            if place in self._known:
                index, number, _day = self._known[place]
                groups.setdefault(index, {})[number] = place
        return groups.items()

    def _in_order(self, places: Collection[str]) -> list[str]:
        return [place for place in self._places if place in places]
