"""What a text must have to match a regular expression, read from the source of the expression."""

from collections.abc import Iterable

from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern.tokens import ITEM, SYNTAX, ends_of, may_be_none, tokens_of

_LONG = 6_000  # characters of source in which to look for what is needed costs too much
_MOST_JOINED = 100  # words that parts side by side make
_MOST_OF_RANGE = 30  # characters that a range has
_MOST = 300  # words, any of which will do, that tell enough to be worth looking for


class Needs(NamedTuple):
    """What a text must have to match.

    It has one of each set of words. A match begins with one of `first`, where that is known; what
    may match nothing begins with one of them or with what stands behind it. A match is one of
    `exact`, if these are few; then all that it needs beyond is in `words`.
    """

    words: tuple[frozenset[str], ...] = ()
    first: frozenset[str] | None = None
    may_be_empty: bool = False
    exact: frozenset[str] | None = None


_ANYTHING = Needs()
_NO_WORD = frozenset(("",))
_NOTHING = Needs(first=frozenset(), may_be_empty=True, exact=_NO_WORD)  # a place between characters


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
    return _NOTHING if "" in found else Needs((found,), found, exact=found)


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
    exact: frozenset[str] | None = frozenset()
    for branch in branches:
        first = None if first is None or branch.first is None else first | branch.first
        exact = None if exact is None or branch.exact is None else exact | branch.exact
    return Needs(
        (words,) if 0 < len(words) <= _MOST else (),
        first,
        any(branch.may_be_empty for branch in branches),
        exact if exact is None or len(exact) <= _MOST_JOINED else None,
    )


def _sequence(tokens: list[str], at: int) -> tuple[Needs, int]:
    """Return what a sequence needs, and where it ends: at a bar, a bracket or the end."""
    words: list[frozenset[str]] = []
    first: frozenset[str] | None = frozenset()
    at_start = is_exact = True
    joined = _NO_WORD  # by the parts that stand side by side up to here
    while at < len(tokens) and tokens[at] not in ("|", ")"):
        token = tokens[at]
        at += 1
        if token[0] == "(" and token[-1] != ")":
            part, at = _alternatives(tokens, at)
            at += 1  # behind the bracket
            if token in _AROUND:
                part = _around(token, part, joined)
        else:
            part = _of_atom(token)
        if at < len(tokens) and tokens[at][0] in "?*+{":
            part = _repeated(part, tokens[at])
        words += [each for each in part.words if each != part.exact]
        longer = _joined(joined, part.exact)
        if longer is None:
            is_exact = False
            words += _least(joined)
            longer = _NO_WORD if part.exact is None else part.exact
        joined = longer
        if at_start:
            first = None if first is None or part.first is None else first | part.first
            at_start = part.may_be_empty
    words += _least(joined)
    return Needs(tuple(words), first, at_start, joined if is_exact else None), at


def _least(words: frozenset[str]) -> list[frozenset[str]]:
    """Return the words that have no other one in them; nothing if there may be none."""
    if "" in words:
        return []
    least: list[str] = []
    for word in sorted(words, key=len):
        if not any(map(word.__contains__, least)):
            least.append(word)
    return [frozenset(least)]


def _joined(words: frozenset[str], behind: frozenset[str] | None) -> frozenset[str] | None:
    """Return the words that one of the first and one of the others make; None if too many do."""
    if behind is None or len(words) * len(behind) > _MOST_JOINED:
        return None
    return frozenset(a + b for a in words for b in behind)


_AROUND = ("(?=", "(?<=", "(?!", "(?<!")


def _around(token: str, part: Needs, before: frozenset[str]) -> Needs:
    """Return what it needs that a part stands around a place, or does not."""
    if token in ("(?!", "(?<!"):
        return _NOTHING
    joined = _joined(before, part.exact) if token == "(?=" else None
    words = part.words if joined is None or "" in joined else (joined,)
    return _NOTHING._replace(words=words)


def _repeated(part: Needs, how: str) -> Needs:
    """Return what a part needs that stands there several times, or maybe not."""
    if how[0] == "?":
        exact = None if part.exact is None else part.exact | _NO_WORD
        return Needs((), part.first, may_be_empty=True, exact=exact)
    if may_be_none(how):
        return Needs((), part.first, may_be_empty=True)
    return part._replace(exact=None) if len(how) > 1 or how != "{" else part


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
    """Return the characters of a set; nothing for a large one, of classes, of what is not."""
    if inside[0] == "^":
        return _ANYTHING
    if "\\" not in inside and "-" not in inside[1:-1]:
        return _of_words(inside)
    characters: set[str] = set()
    for item in ITEM.findall(inside):
        if item[0] == "\\" and item[1] not in "uUx":
            if item[1].isalnum():
                return _ANYTHING  # a class
            low = high = item[1]
        else:
            low, high = ends_of(item)
        if ord(high) - ord(low) > _MOST_OF_RANGE:
            return _ANYTHING
        characters.update(map(chr, range(ord(low), ord(high) + 1)))
    return _of_words(characters)
