"""Regular expressions that are compiled when a text first holds what they need.

The patterns of this package take half a second to compile, and an article needs a quarter of them.
From the source of a pattern is read, in a tenth of that time, which words a text must have to match
it, one of 日电 and 日讯 for a dateline, and with which ones a match begins.

Where a process reads one article, each pattern is compiled without what needs other characters than
the article has.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from zgc_cli.runtime.pattern.known_needs import NOTHING, Needed, keep_needed, needed
from zgc_cli.runtime.pattern.narrowing import Characters, narrowed
from zgc_cli.runtime.pattern.quick import quick_to_compile

_TRIES = 256  # texts after which a pattern is compiled anyhow: compiled, it is the faster test
_LONG = 4_096  # characters of a text that counts as two
_SHORT = 20_000  # characters of an article for which patterns are narrowed
_MOST_ARTICLES = 3  # the draft and the article of a check, and both at once
_MOST_GROWN = 6  # times that texts with other characters come until nothing is narrowed any more
_MOST_SEEN = 100_000
_FLAGS = re.DOTALL | re.MULTILINE  # under which a character is matched by itself alone
_BEGINNINGS = ("[", "(?:", "(?P<")  # of what begins with one of several characters
_MARKS = frozenset("\ue000\ue001")  # which the parser writes in place of what it hides


class _Narrow:
    """What has been read in a process that reads one article; never changed but for `texts`."""

    def __init__(self, characters: frozenset[str], texts: set[str], grown: int) -> None:
        """Take the characters, texts that have no others, and how often there were new ones."""
        self.characters = Characters(characters)
        self.texts = texts
        self.grown = grown

    def widened(self, text: str) -> "_Narrow":
        """Return it with the characters of one more text."""
        if self.characters.all.issuperset(text):
            return self
        return _Narrow(self.characters.all.union(text), set(self.texts), self.grown + 1)


class _Reading:
    """What the patterns of this process are narrowed to, if to anything."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.narrow: _Narrow | None = None
        self.articles = 0
        self.sources: list[str] = []  # of the patterns made before


_reading = _Reading()


def expect(text: str) -> None:
    """Tell that an article is going to be read; short ones that come first alone matter."""
    _reading.articles += 1
    if _reading.articles > _MOST_ARTICLES or len(text) > _SHORT:
        expect_many()
    elif _reading.articles == 1:
        _reading.narrow = _Narrow(_MARKS.union(text), set(), 0)
    elif _reading.narrow:
        _reading.narrow = _reading.narrow.widened(text)


def expect_many() -> None:
    """Tell that many articles are going to be read."""
    _reading.articles, _reading.narrow = _MOST_ARTICLES, None


def _narrow_for(text: str) -> _Narrow | None:
    """Return to what the patterns for a text are to be narrowed."""
    narrow = _reading.narrow
    if narrow is None or text in narrow.texts:
        return narrow
    if not narrow.characters.all.issuperset(text):
        if narrow.grown == _MOST_GROWN:
            _reading.narrow = None
            return None
        narrow = _reading.narrow = narrow.widened(text)
    if len(narrow.texts) < _MOST_SEEN:
        narrow.texts.add(text)
    return narrow


def end_of_article() -> None:
    """Tell that an article has been read."""
    if _reading.narrow:
        keep_needed(_reading.sources)


class Pattern:
    """A regular expression with the methods of `re.Pattern`, compiled when it may match."""

    # As long as it was not tried; a thousand are made at a start, and few are.
    _narrow: tuple[_Narrow, re.Pattern[str] | None] | None = None
    _needed: tuple[_Narrow | None, Needed] | None = None
    _left = _TRIES

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Hold the source of the expression."""
        self.pattern = pattern
        self._flags = flags
        if not (_reading.articles or flags & re.IGNORECASE):
            _reading.sources.append(pattern)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Match at the start."""
        found = self._for(text, *span[:1], anchored=True)
        return found.match(text, *span) if found else None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Match anywhere."""
        found = self._for(text)
        return found.search(text, *span) if found else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Match the whole."""
        found = self._for(text, *span[:1], anchored=True)
        return found.fullmatch(text, *span) if found else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        found = self._for(text)
        return found.finditer(text, *span) if found else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        """Return what all matches hold."""
        found = self._for(text)
        return found.findall(text, *span) if found else []

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """Split at the matches."""
        found = self._for(text)
        return found.split(text, maxsplit) if found else [text]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Replace the matches."""
        found = self._for(text)
        return found.sub(new, text, count) if found else text

    def _for(self, text: str, start: int = 0, *, anchored: bool = False) -> re.Pattern[str] | None:
        """Return the expression compiled, or None where it cannot match the text."""
        narrow = _narrow_for(text)
        if narrow is None:
            self._left -= 1 + len(text) // _LONG
        elif self._narrow and self._narrow[0] is narrow:
            return self._narrow[1]
        if self._needed is None or self._needed[0] is not narrow:
            told = NOTHING if self._flags & re.IGNORECASE else needed(self.pattern)
            self._needed = narrow, told.among(narrow.characters.all) if narrow else told
        if self._left > 0 and not self._needed[1].met(text, start, anchored=anchored):
            return None
        if narrow:
            return self._narrowed(narrow, anchored=anchored)
        compiled = self._compiled(self.pattern, anchored)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))  # from now on without a detour
        return compiled

    def _narrowed(self, narrow: _Narrow, *, anchored: bool) -> re.Pattern[str] | None:
        source: str | None = self.pattern
        if not self._flags & ~_FLAGS:
            source = narrowed(self.pattern, narrow.characters)
        compiled = None if source is None else self._compiled(source, anchored, rarely=True)
        self._narrow = narrow, compiled
        return compiled

    def _compiled(self, source: str, anchored: bool, rarely: bool = False) -> re.Pattern[str]:
        """Return an expression compiled.

        A lookahead of nothing keeps `re` from working out with which characters a match may begin,
        which takes as long as a set takes to compile and helps a search in many texts alone.
        """
        source = quick_to_compile(source, anchored=anchored, rarely=rarely)
        if (anchored or rarely) and source.startswith(_BEGINNINGS):
            source = f"(?=){source}"
        return re.compile(source, self._flags)
