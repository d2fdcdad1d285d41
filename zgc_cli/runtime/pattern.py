"""Regular expressions that are compiled when a text first holds what they need.

The patterns of this package take half a second to compile, and an article needs a quarter of them.
From the source of a pattern is read, in a tenth of that time, which words a text must have to match
it, one of 日电 and 日讯 for a dateline, and with which ones a match begins.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

_TRIES = 64  # texts after which a pattern is compiled anyhow: compiled, it is the faster test
_LONG = 2_000  # characters of source in which to look for what is needed costs too much
_MOST = 300  # words, any of which will do, that tell enough to be worth looking for


class Needs(NamedTuple):
    """What a text must have to match.

    It has one of each set of words. A match begins with one of `first`, where that is known; what
    may match nothing begins with one of them or with what stands behind it.
    """

    words: tuple[frozenset[str], ...] = ()
    first: frozenset[str] | None = None
    may_be_empty: bool = False


class Pattern:
    """A regular expression with the methods of `re.Pattern`, compiled when it may match."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Hold the source of the expression."""
        self.pattern = pattern
        self._flags = flags
        self._words: tuple[frozenset[str], ...] | None = None
        self._first: tuple[str, ...] | None = None
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
        if self._words is None:
            needed = needs(self.pattern)
            self._words = needed.words
            self._first = None if needed.first is None else tuple(needed.first)
        self._left -= 1
        if self._left and not (
            (not anchored or self._first is None or text.startswith(self._first, start))
            and all(any(map(text.__contains__, words)) for words in self._words)
        ):
            return None
        source = _quick_to_compile(self.pattern, anchored=anchored)
        if anchored and source.startswith("["):
            source = f"(?=){source}"
        compiled = re.compile(source, self._flags)
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))  # from now on without a detour
        return compiled


# A group of words is one token, and characters beyond Latin side by side, but for a repeated one.
_TOKEN = re.compile(
    r"\((?:\?:|\?P<\w+>)[^\u0000-\u00ff]+(?:\|[^\u0000-\u00ff]+)*\)"
    r"|[^\u0000-\u00ff]+(?![?*+{])"
    r"|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\[0-9]+|\\."
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[=!]|\(\?[a-z]*[:)]|[()|]"
    r"|(?:[?*+]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
# What a set has: a range or a class, a character.
_ITEM = re.compile(r"\\[uUx]\w+(?:-(?:\\[uUx]\w+|.))?|[^\\]-(?:\\[uUx]\w+|[^\\])|\\.|.", re.DOTALL)
_MOST_BRANCHES = 14
_LIST = re.compile(r"(\(\?(?::|<?[=!])(?:[^\u0000-\u00ff]\|){2,}[^\u0000-\u00ff])\)(?![?*+{])")


def _quick_to_compile(source: str, *, anchored: bool) -> str:
    """Return an expression that matches the same, with alternatives in place of small sets.

    `re` takes three times as long to make a set of characters beyond Latin. The first set of a
    search stays, for it is tried at each place; so do repeated ones. That nothing may be an
    alternative keeps `re` from making a set of them after all: `.` is as long as the others, for a
    lookbehind.
    """
    tokens: list[str] = _TOKEN.findall(source)
    followers = [*tokens[1:], ""]
    is_first = not anchored
    for at, token in enumerate(tokens):
        if token[0] == "[" and len(token) > 1:
            if not is_first and followers[at][:1] not in ("*", "+", "{"):
                tokens[at] = _without_wide(token)
            is_first = False
    return _LIST.sub(r"\1|(?!).)", "".join(tokens))


def _without_wide(token: str) -> str:
    """Return a set with its characters beyond Latin as alternatives beside it, if they are few."""
    if token.isascii() or token[1] == "^":
        return token
    items: list[str] = _ITEM.findall(token[1:-1])
    wide = [item for item in items if len(item) == 1 and item > "\u00ff"]
    if not (wide and len(items) > 2 and len(wide) <= _MOST_BRANCHES):
        return token
    others = "".join(item for item in items if item not in wide)
    return f"(?:{f'[{others}]|' if others else ''}{'|'.join(wide)}|(?!).)"


# A condition, a comment, an atomic group, flags for a part; at the start `(?x)` may stand.
_UNKNOWN = re.compile(r"\(\?(?:[(#>]|[a-zA-Z-]+[:)])")
_SYNTAX = re.compile(r"[\\\[\](){}?*+.^$]")
_ANYTHING = Needs()
_NOTHING = Needs(first=frozenset(), may_be_empty=True)  # a place between characters


def needs(source: str) -> Needs:
    """Return what a text must have to match; what is not understood needs nothing.

    The pattern is one without flags, but for a first `(?x)` and for what changes no character, like
    `re.DOTALL`.
    """
    is_list = not _SYNTAX.search(source)
    found = _of_words(source.split("|")) if is_list else _of_expression(source)
    return found._replace(first=None) if found.may_be_empty else found


def _of_expression(source: str) -> Needs:
    verbose = source.startswith("(?x)")
    unknown = _UNKNOWN.search(source, 4 * verbose) or (verbose and "#" in source)
    if unknown or len(source) > _LONG:
        return _ANYTHING
    tokens: list[str] = _TOKEN.findall(source)
    if verbose:
        tokens = [t for t in tokens[1:] if not t.isspace()]
    found, end = _alternatives(tokens, 0)
    return found if end == len(tokens) else _ANYTHING


def _of_words(words: Iterable[str]) -> Needs:
    """Return what one of some words needs."""
    found = frozenset(words)
    if len(found) > _MOST:
        return _ANYTHING
    return _NOTHING if "" in found else Needs((found,), found)


def _alternatives(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Return what the alternatives from a token on need, and where they end."""
    branches = []
    while True:
        branch, at = _sequence(tokens, at)
        branches.append(branch)
        if at == len(tokens) or tokens[at] == ")":
            return _either(branches), at
        at += 1


def _either(branches: Iterable[Needs]) -> Needs:
    """Return what one of some alternatives needs."""
    branches = list(branches)
    if len(branches) == 1:
        return branches[0]
    words: frozenset[str] = frozenset()
    if all(branch.words for branch in branches):
        words = words.union(*(min(branch.words, key=len) for branch in branches))
    first: frozenset[str] | None = frozenset()
    for branch in branches:
        first = None if first is None or branch.first is None else first | branch.first
    return Needs(
        (words,) if 0 < len(words) <= _MOST else (),
        first,
        any(branch.may_be_empty for branch in branches),
    )


def _sequence(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Return what a sequence needs, and where it ends: at a bar, a bracket or the end."""
    words: list[frozenset[str]] = []
    first: frozenset[str] | None = frozenset()
    at_start = True
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        at += 1
        if token[0] == "(" and token[-1] != ")":
            part, at = _alternatives(tokens, at)
            at += 1  # behind the bracket
            if token in ("(?=", "(?<="):
                part = _NOTHING._replace(words=part.words)
            elif token in ("(?!", "(?<!"):
                part = _NOTHING
        else:
            part = _of_atom(token)
        if at < len(tokens) and _may_be_none(tokens[at]):
            part = Needs((), part.first, may_be_empty=True)
        words += part.words
        if at_start:
            first = None if first is None or part.first is None else first | part.first
            at_start = part.may_be_empty
    return Needs(tuple(words), first, at_start), at


def _may_be_none(token: str) -> bool:
    """Return whether this says that what stands before it may be missing."""
    return token[0] in "?*" or (len(token) > 2 and token[0] == "{" and token[1] in "0,")


def _of_atom(token: str) -> Needs:
    if token[0] == "[" and len(token) > 1:
        return _of_set(token[1:-1])
    if token[0] == "\\":
        return _of_escape(token)
    if token in "^$" or token[0] in "?*+{":
        return _NOTHING
    if token.startswith(("(?:", "(?P<")):
        words = token[:-1].partition(":" if token[2] == ":" else ">")[2]
        return _of_words(words.split("|"))
    if token == "." or token[0] == "(":
        return Needs(may_be_empty=token != ".")
    return _of_words((token,))


def _of_escape(token: str) -> Needs:
    """Return what an escape needs: a character, a class, a place, a group told before."""
    if token[1] in "uUx":
        return _of_words(chr(int(token[2:], 16)))
    if token[1] in "AbBZ":
        return _NOTHING
    return Needs(may_be_empty=token[1].isdigit()) if token[1].isalnum() else _of_words(token[1])


def _of_set(inside: str) -> Needs:
    """Return the characters of a set; nothing for one of ranges, of classes, of what is not."""
    if inside[0] == "^" or "\\" in inside or "-" in inside[1:-1]:
        return _ANYTHING
    return _of_words(inside)
