"""Expressions without what cannot match in texts of certain characters.

An article of a thousand characters has four hundred different ones, most expressions list words by
the dozen, and to compile takes as long as the expression is. What is left matches the same in such
texts, and has the same groups.
"""

import re
from collections.abc import Iterable

from zgc_cli.runtime.pattern.tokens import ITEM, SYNTAX, ends_of, may_be_none, tokens_of

LATIN = frozenset(map(chr, range(256)))  # these are taken to be in every text
_BIG = 2_000  # characters of a range that `re` takes long to make a set of
_FEW = 20
_ENDS = ("", "|", ")")
_REPEATING = ("?", "*", "+", "{")
_POINT = re.compile(r"\\[uU]")


class Characters:
    """The characters of which the texts are made, those of Latin always among them."""

    def __init__(self, characters: frozenset[str]) -> None:
        """Take the characters."""
        self.all = characters | LATIN
        self.wide = characters - LATIN
        self.words = frozenset(c for c in self.wide if c.isalnum())  # what \w matches of them
        self.sets: dict[str, str | None] = {}  # those that were narrowed


def narrowed(source: str, known: Characters) -> str | None:
    """Return what matches the same in texts of these characters; None if nothing is left.

    The expression is one without flags, but for a first `(?x)` and for what changes no character.
    """
    if not SYNTAX.search(source):
        words = [word for word in source.split("|") if known.all.issuperset(word)]
        return "|".join(words) if words else None
    tokens = tokens_of(source)
    return source if tokens is None else _alternatives([*tokens, "", ""], 0, known)[0]


def _alternatives(tokens: list[str], at: int, known: Characters) -> tuple[str | None, int]:
    """Return what is left of the alternatives from a token on, and where they end."""
    branches = []
    is_none = True
    while True:
        start = at
        branch: str | None = tokens[at]
        if branch and branch > "\u00ff" and tokens[at + 1] in _ENDS:  # most are one word
            at += 1
            if not known.all.issuperset(branch):
                branch = None
        else:
            branch, at = _sequence(tokens, at, known)
        if branch is not None:
            is_none = False
            branches.append(branch)
        elif groups := _groups(tokens[start:at]):
            branches.append(groups)
        if tokens[at] != "|":
            return (None if is_none else "|".join(branches)), at
        at += 1


def _sequence(tokens: list[str], at: int, known: Characters) -> tuple[str | None, int]:
    """Return what is left of one of some alternatives, and where it ends."""
    parts = []
    while tokens[at] not in _ENDS:
        start = at
        part, at = _part(tokens, at, known)
        follower = tokens[at]
        if follower[:1] in _REPEATING and follower != "{":
            at += 1
            if part is None and may_be_none(follower):
                groups = _groups(tokens[start:at])
                part = f"(?:{groups})?" if groups else ""
            elif part:
                part += follower
        if part is None:
            return None, _end(tokens, at)
        parts.append(part)
    return "".join(parts), at


def _end(tokens: list[str], at: int) -> int:
    """Return where this alternative ends."""
    depth = 0
    while (token := tokens[at]) and (depth or token not in _ENDS):
        depth += (token[0] == "(" and token[-1] != ")") - (token == ")")
        at += 1
    return at


def _groups(tokens: list[str]) -> str:
    """Return what has the groups of these tokens and never matches; '' if they have none."""
    heads = [token for token in tokens if token == "(" or token[:4] == "(?P<"]
    if not heads:
        return ""
    empty = "".join(f"{head.partition('>')[0]}{'>' * (head != '(')})" for head in heads)
    return f"(?!){empty}"


def _part(tokens: list[str], at: int, known: Characters) -> tuple[str | None, int]:
    """Return what is left of what a token begins, and where it ends."""
    token = tokens[at]
    part: str | None = token
    if token[0] == "[" and len(token) > 1:
        if token not in known.sets:
            known.sets[token] = _set(token, known)
        part = known.sets[token]
    elif token[0] == "(":
        if token[-1] != ")":
            return _group(tokens, at, known)
        if token.startswith(("(?:", "(?P<")):
            end = token.index(":" if token[2] == ":" else ">") + 1
            words = [w for w in token[end:-1].split("|") if known.all.issuperset(w)]
            part = f"{token[:end]}{'|'.join(words)})" if words else None
    elif token[0] == "\\":
        if token[1] in "uU" and chr(int(token[2:], 16)) not in known.all:
            part = None
    elif not known.all.issuperset(token):
        part = None
    return part, at + 1


def _group(tokens: list[str], at: int, known: Characters) -> tuple[str | None, int]:
    inside, end = _alternatives(tokens, at + 1, known)
    if inside is None and tokens[at] in ("(?!", "(?<!"):
        groups = _groups(tokens[at:end])
        return (f"(?!{groups})" if groups else ""), end + 1
    return (None if inside is None else f"{tokens[at]}{inside})"), end + 1


def _set(token: str, known: Characters) -> str | None:
    r"""Return what is left of a set, in which a range of many characters is what \w has of them."""
    if token.isascii() and not _POINT.search(token):
        return token
    is_not = token[1] == "^"
    if "-" not in token and "\\" not in token:
        return _of_characters(filter(known.all.__contains__, token[1 + is_not : -1]), is_not)
    items = []
    of_ranges: set[str] = set()
    for item in ITEM.findall(token[1 + is_not : -1]):
        low, high = ends_of(item)
        if low <= "\u00ff":
            items.append(item if item != "-" else r"\-")
        elif low == high:
            items += [item] * (low in known.all)
        elif inside := [c for c in known.wide if low <= c <= high]:
            if ord(high) - ord(low) > _BIG:
                of_ranges.update(inside)
            else:
                items.append(item)
    missing = known.words - of_ranges
    if not of_ranges:
        return _of_characters(items, is_not)
    if not (of_ranges <= known.words and len(missing) <= _FEW):
        return token
    wide = rf"[^\W\x00-\xff{''.join(sorted(missing))}]"
    others = _of_characters(items, is_not)
    if is_not:
        return f"(?:(?!{wide}){others})"
    return f"(?:{wide}|{others})" if others else wide


def _of_characters(items: Iterable[str], is_not: bool) -> str | None:
    """Return the set of some characters and classes, or of all others; None for an empty one."""
    inside = "".join(items)
    if inside.startswith("^"):
        inside = f"\\{inside}"
    if is_not:
        return f"[^{inside}]" if inside else r"[\s\S]"
    return f"[{inside}]" if inside else None
