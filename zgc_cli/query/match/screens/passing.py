"""What tells which of many articles can hold something, before any is decoded.

One article is told of by its texts, many by the vocabulary that an index has of their folder.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Protocol

from zgc_cli.document.damage import MAGIC
from zgc_cli.reading.index import BETWEEN_FORMS, WORDS
from zgc_cli.reading.normal import search_form

BAR = search_form(BETWEEN_FORMS)  # between the names of an entity


class Vocabulary(Protocol):
    """What stands in the articles of a folder, each string once, and by number in which it does.

    One article too many may be told, never one too few.
    """

    @property
    def numbers(self) -> set[int]:
        """All articles."""

    @property
    def names(self) -> Collection[str]:
        """The names and aliases in normal form."""

    @property
    def words(self) -> Collection[str]:
        """The words of two characters or more."""

    @property
    def readings(self) -> Collection[str]:
        """How the names are read."""

    def having(
        self,
        *,
        names: Iterable[str] = (),
        words: Iterable[str] = (),
        readings: Iterable[str] = (),
    ) -> set[int]:
        """Return the articles that have one of these."""

    def containing(self, text: str) -> set[int]:
        """Return the articles with this string in a text, which may have a blank in it."""

    def neighbours(self, first: Iterable[str], second: Iterable[str]) -> set[int]:
        """Return the articles in which one of some characters stands before one of others."""


class Screen:
    """Tells which articles can hold something: one too many at times, never one too few."""

    def __init__(
        self, passes: Callable[[bytes, bytes], bool], among: Callable[[Vocabulary], set[int]]
    ) -> None:
        """Take what tells it of an article, and what tells of a vocabulary whom to ask at all."""
        self._passes = passes
        self.among = among

    def __call__(self, data: bytes, line: bytes) -> bool:
        """Return it of a document's bytes, or how its names are read, and its index's line."""
        return self._passes(data, line)


def read_with(vocabulary: Vocabulary, pattern: re.Pattern[bytes]) -> Iterator[str]:
    """Yield the readings of names that a pattern finds in the JSON of an article."""
    return (read for read in vocabulary.readings if pattern.search(f'"{read}"'.encode()))


def lines_with(text: str, pattern: re.Pattern[str]) -> set[str]:
    """Return the lines of a text that hold a match, which is no longer than a line."""
    found = set()
    for match in pattern.finditer(text):
        end = text.find("\n", match.end())
        found.add(text[text.rfind("\n", 0, match.end()) + 1 : end if end >= 0 else len(text)])
    return found


def of_texts(test: Callable[["Texts"], bool], among: Callable[[Vocabulary], set[int]]) -> Screen:
    """Return a screen by the texts of an article; one that is unsound passes."""

    def passes(data: bytes, line: bytes) -> bool:
        try:
            texts = Texts(data, line)
        except (ValueError, TypeError, KeyError):  # opening it will say what is wrong
            return True
        return test(texts)

    return Screen(passes, among)


class Texts:
    """The texts of an index: names, sentences and words."""

    __slots__ = ("data", "forms", "line", "listed", "names", "whole", "words")

    def __init__(self, data: bytes, line: bytes) -> None:
        texts = dict(json.loads(line))
        self.data, self.line = data.removeprefix(MAGIC), line  # which is no reading of a name
        self.names: str = texts["entities"]
        self.whole: str = texts["sentences"]
        self.forms = set(self.names.replace(BAR, "\n").split("\n"))
        self.listed: str = texts[WORDS]
        self.words = set(self.listed.split("\n"))
