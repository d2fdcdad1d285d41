"""Regular expressions that are compiled when a text first holds what they need.

The patterns of this package take half a second to compile, and an article needs a quarter of them.
From the source of a pattern is read, in a tenth of that time, which words a text must have to match
it, one of 日电 and 日讯 for a dateline, and with which ones a match begins.

Where a process reads one article, each pattern is compiled without what needs other characters than
the article has.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from zgc_cli.runtime.pattern.narrowing import Characters, narrowed
from zgc_cli.runtime.pattern.needs import needs
from zgc_cli.runtime.pattern.quick import quick_to_compile

_TRIES = 64  # texts after which a pattern is compiled anyhow: compiled, it is the faster test
_SHORT = 20_000  # characters of an article for which patterns are narrowed
_MOST_GROWN = 6  # times that texts with other characters come until nothing is narrowed any more
_MOST_SEEN = 100_000
_FLAGS = re.DOTALL | re.MULTILINE  # under which a character is matched by itself alone
# What the parser writes into texts of its own.
_USUAL = frozenset("，。、；：！？“”‘’「」『』《》（）·—…　〇零一二两三四五六七八九十百千万亿年月日时分")


class _Narrow:
    """What has been read in a process that reads one article; never changed but for `texts`."""

    def __init__(self, characters: frozenset[str], texts: set[str], grown: int) -> None:
        """Take the characters, texts that have no others, and how often there were new ones."""
        self.characters = Characters(characters)
        self.texts = texts
        self.grown = grown


class _Reading:
    """What the patterns of this process are narrowed to, if to anything."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.narrow: _Narrow | None = None
        self.has_read = False


_reading = _Reading()


def expect(text: str) -> None:
    """Tell that an article is going to be read: the first, if it is short, alone matters."""
    is_first, _reading.has_read = not _reading.has_read, True
    _reading.narrow = None
    if is_first and len(text) <= _SHORT:
        _reading.narrow = _Narrow(_USUAL.union(text), set(), 0)


def expect_many() -> None:
    """Tell that many articles are going to be read."""
    _reading.has_read, _reading.narrow = True, None


def _narrow_for(text: str) -> _Narrow | None:
    """Return to what the patterns for a text are to be narrowed."""
    narrow = _reading.narrow
    if narrow is None or text in narrow.texts:
        return narrow
    if not narrow.characters.all.issuperset(text):
        if narrow.grown == _MOST_GROWN:
            _reading.narrow = None
            return None
        characters = narrow.characters.all.union(text)
        narrow = _reading.narrow = _Narrow(characters, set(narrow.texts), narrow.grown + 1)
    if len(narrow.texts) < _MOST_SEEN:
        narrow.texts.add(text)
    return narrow


class _Ready(NamedTuple):
    """An expression as it is now; a source of None matches nothing."""

    narrow: _Narrow | None
    source: str | None
    words: tuple[frozenset[str], ...]
    first: tuple[str, ...] | None
    compiled: re.Pattern[str] | None


class Pattern:
    """A regular expression with the methods of `re.Pattern`, compiled when it may match."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Hold the source of the expression."""
        self.pattern = pattern
        self._flags = flags
        self._ready: _Ready | None = None
        self._left = _TRIES

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
        """Return the expression compiled, or None where it cannot match the text.

        A lookahead of nothing keeps `re` from working out with which characters a match may begin,
        which takes as long as a set takes to compile and helps a search alone.
        """
        narrow = _narrow_for(text)
        ready = self._ready
        if ready is None or ready.narrow is not narrow:
            ready = self._ready = self._prepared(narrow, ready)
        if ready.compiled or ready.source is None:
            return self._kept(ready)
        if narrow is None:
            self._left -= 1
        if self._left and not (
            (not anchored or ready.first is None or text.startswith(ready.first, start))
            and all(any(map(text.__contains__, words)) for words in ready.words)
        ):
            return None
        source = quick_to_compile(ready.source, anchored=anchored)
        if anchored and source.startswith("["):
            source = f"(?=){source}"
        compiled = re.compile(source, self._flags)
        self._ready = ready._replace(compiled=compiled)
        return self._kept(self._ready)

    def _kept(self, ready: _Ready) -> re.Pattern[str] | None:
        """Return what is compiled, which is used without a detour from now on if it is whole."""
        if ready.compiled and ready.narrow is None:
            for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
                setattr(self, method, getattr(ready.compiled, method))
        return ready.compiled

    def _prepared(self, narrow: _Narrow | None, last: _Ready | None) -> _Ready:
        """Return the expression as these characters leave it."""
        source: str | None = self.pattern
        if narrow and not self._flags & ~_FLAGS:
            source = narrowed(self.pattern, narrow.characters)
        if last and last.source == source:
            return last._replace(narrow=narrow)
        if source is None:
            return _Ready(narrow, None, (), None, None)
        needed = needs(source)
        first = None if needed.first is None else tuple(needed.first)
        return _Ready(narrow, source, needed.words, first, None)
