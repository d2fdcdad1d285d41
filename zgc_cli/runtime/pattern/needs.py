"""What a text must have to match a regular expression, read from the source of the expression."""

from collections.abc import Iterable
from typing import NamedTuple

from zgc_cli.runtime.pattern.tokens import SYNTAX, may_be_none, tokens_of

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


_ANYTHING = Needs()
_NOTHING = Needs(first=frozenset(), may_be_empty=True)  # a place between characters


def needs(source: str) -> Needs:
    """Return what a text must have to match; what is not understood needs nothing.

    The pattern is one without flags, but for a first `(?x)` and for what changes no character, like
    `re.DOTALL`.
    """
    is_list = not SYNTAX.search(source)
    found = _of_words(source.split("|")) if is_list else _of_expression(source)
    return found._replace(first=None) if found.may_be_empty else found


def _of_expression(source: str) -> Needs:
    tokens = tokens_of(source) if len(source) <= _LONG else None
    if tokens is None:
        return _ANYTHING
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
        if at < len(tokens) and may_be_none(tokens[at]):
            part = Needs((), part.first, may_be_empty=True)
        words += part.words
        if at_start:
            first = None if first is None or part.first is None else first | part.first
            at_start = part.may_be_empty
    return Needs(tuple(words), first, at_start), at


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
