"""Regular expressions that are compiled when a text first holds what they need.

The patterns of this package take half a second to compile, and an article needs half of them. From
the source of a pattern is read, in a tenth of that time, which characters a text must have to match
it: 日 and one of 电讯 for a dateline. Few as they are, they keep most patterns from being tried.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

_TRIES = 64  # texts after which a pattern is compiled anyhow: compiled, it is the faster test
_LONG = 400  # characters of source in which to look for what is needed costs too much
_MOST = 80  # characters, any of which will do, that tell enough to be worth looking for

Needs = list[frozenset[str]]  # a text must have a character of each


class Pattern:
    """A regular expression with the methods of `re.Pattern`, compiled when it may match."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Hold the source of the expression."""
        self.pattern = pattern
        self._flags = flags
        self._needs: Needs | None = None
        self._left = _TRIES

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """Match at the start."""
        found = self._for(text, anchored=True)
        return found.match(text, *span) if found else None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """Match anywhere."""
        found = self._for(text)
        return found.search(text, *span) if found else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """Match the whole."""
        found = self._for(text, anchored=True)
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

    def _for(self, text: str, *, anchored: bool = False) -> re.Pattern[str] | None:
        """Return the expression compiled, or None where it cannot match the text.

        A lookahead of nothing keeps `re` from working out with which characters a match may begin,
        which takes as long as a set takes to compile and helps a search alone.
        """
        if self._needs is None:
            self._needs = needs(self.pattern) if len(self.pattern) < _LONG else []
        self._left -= 1
        if self._left and any(need.isdisjoint(_characters(text)) for need in self._needs):
            return None
        source = _quick_to_compile(self.pattern)
        if anchored and source.startswith("["):
            source = f"(?=){source}"
        compiled = re.compile(source, self._flags)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))  # from now on without a detour
        return compiled


@lru_cache(maxsize=8)
def _characters(text: str) -> frozenset[str]:
    """Return the characters of a text: many patterns are tried on each, one after the other."""
    return frozenset(text)


_TOKEN = re.compile(
    r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\[0-9]+|\\."
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[=!]|\(\?[a-z]*[:)]|[()|]"
    r"|(?:[?*+]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
_LITERALS = re.compile(r"\[[^\\^\[\]-]{3,14}\]")
_LIST = re.compile(r"(\(\?(?::|<?[=!])(?:[^\u0000-\u00ff]\|){2,}[^\u0000-\u00ff])\)(?![?*+{])")


def _quick_to_compile(source: str) -> str:
    """Return an expression that matches the same, with alternatives in place of small sets.

    `re` takes three times as long to make a set of characters beyond Latin. The first set stays,
    for it is tried at each place; so do repeated ones. That nothing may be an alternative keeps
    `re` from making a set of them after all: `.` is as long as the others, for a lookbehind.
    """
    if len(source) > 4 * _LONG:
        return source  # words, not sets
    tokens: list[str] = _TOKEN.findall(source)
    followers = [*tokens[1:], ""]
    sets = 0
    for at, token in enumerate(tokens):
        if token[0] == "[" and len(token) > 1:
            sets += 1
            may = _LITERALS.fullmatch(token) and not token.isascii()
            if may and sets > 1 and followers[at][:1] not in tuple("?*+{"):
                tokens[at] = f"(?:{'|'.join(map(re.escape, token[1:-1]))}|(?!).)"
    return _LIST.sub(r"\1|(?!).)", "".join(tokens))


# A condition, a comment, an atomic group, flags for a part; at the start `(?x)` may stand.
_UNKNOWN = re.compile(r"\(\?(?:[(#>]|[a-zA-Z-]+[:)])")
_NOTHING: Needs = []


def needs(source: str) -> Needs:
    """Return sets of characters, of each of which a text that matches has one; maybe none.

    What is not understood needs nothing. The pattern is one without flags, but for a first `(?x)`
    and for what changes no character, like `re.DOTALL`.
    """
    tokens: list[str] = _TOKEN.findall(source)
    verbose = source.startswith("(?x)")
    if verbose:
        tokens = [t for t in tokens[1:] if not t.isspace()]
    if _UNKNOWN.search(source, 4 * verbose) or (verbose and "#" in source):
        return []
    found, end = _alternatives(tokens, 0)
    return found if end == len(tokens) else []


def _alternatives(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Return what the alternatives from a token on need, and where they end."""
    branches = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at == len(tokens) or tokens[at] == ")":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return _NOTHING, at
    either = frozenset().union(*(min(branch, key=len) for branch in branches))
    return ([either] if len(either) <= _MOST else _NOTHING), at


def _sequence(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Return what a sequence needs, and where it ends: at a bar, a bracket or the end."""
    found: Needs = []
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        at += 1
        if token[0] == "(" and not token.startswith("(?P="):
            needed, at = _alternatives(tokens, at)
            at += 1  # behind the bracket
            if token in ("(?!", "(?<!"):
                needed = _NOTHING
        else:
            needed = _of_atom(token)
        if at < len(tokens) and _may_be_none(tokens[at]):
            needed = _NOTHING
        found += needed
    return found, at


def _may_be_none(token: str) -> bool:
    """Return whether this says that what stands before it may be missing."""
    return token[0] in "?*" or (len(token) > 2 and token[0] == "{" and token[1] in "0,")


def _of_atom(token: str) -> Needs:
    if token[0] == "[" and len(token) > 1:
        return _of_set(token[1:-1])
    if token[0] == "\\":
        return [frozenset(character)] if (character := _escaped(token)) else _NOTHING
    if token in ".^$" or token[0] in "({?*+":
        return _NOTHING
    return [frozenset(token)]


def _escaped(token: str) -> str:
    """Return the character of an escape; '' for a class, a place, a group told before."""
    if token[1] in "uUx":
        return chr(int(token[2:], 16))
    return "" if token[1].isalnum() else token[1]


def _of_set(inside: str) -> Needs:
    """Return the characters of a set; nothing for one of ranges, of classes, of what is not."""
    if inside[0] == "^" or "\\" in inside or "-" in inside[1:-1] or len(inside) > _MOST:
        return _NOTHING
    return [frozenset(inside)]
