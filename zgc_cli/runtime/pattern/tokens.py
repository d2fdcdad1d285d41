"""The parts of which a regular expression is written."""

import re

# A group of words is one token, and characters beyond Latin side by side, but for a repeated one.
TOKEN = re.compile(
    r"\((?:\?:|\?P<\w+>)[^\u0000-\u00ff]+(?:\|[^\u0000-\u00ff]+)*\)"
    r"|[^\u0000-\u00ff]+(?![?*+{])"
    r"|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\[0-9]+|\\."
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?P=\w+\)|\(\?<?[=!]|\(\?[a-z]*[:)]|[()|]"
    r"|(?:[?*+]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
# What a set has: a range or a class, a character.
_POINT = r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})"
ITEM = re.compile(rf"{_POINT}(?:-(?:{_POINT}|[^\\]))?|[^\\]-(?:{_POINT}|[^\\])|\\.|.", re.DOTALL)
_RANGE = re.compile(r"(\\[uUx]\w+|[^\\])-(\\[uUx]\w+|[^\\])", re.DOTALL)
# A condition, a comment, an atomic group, flags for a part; at the start `(?x)` may stand.
_UNKNOWN = re.compile(r"\(\?(?:[(#>]|[a-zA-Z-]+[:)])|\{\}")
SYNTAX = re.compile(r"[\\\[\](){}?*+.^$]")
_BLANKS = " \t\n\r\f\v"


def tokens_of(source: str) -> list[str] | None:
    """Return the tokens, without `(?x)` and the blanks that it allows; None if one is unknown."""
    verbose = source.startswith("(?x)")
    if _UNKNOWN.search(source, 4 * verbose) or (verbose and "#" in source):
        return None
    tokens: list[str] = TOKEN.findall(source)
    if verbose:
        return TOKEN.findall("".join(token for token in tokens[1:] if token not in _BLANKS))
    return tokens


def may_be_none(token: str) -> bool:
    """Return whether this says that what stands before it may be missing."""
    return token[0] in "?*" or (len(token) > 2 and token[0] == "{" and token[1] in "0,")


def ends_of(item: str) -> tuple[str, str]:
    """Return the first and the last character of an item; blanks for a class."""
    if len(item) == 1:
        return item, item
    found = _RANGE.fullmatch(item)
    low, high = found.groups() if found else (item, item)
    return _character(low), _character(high)


def _character(written: str) -> str:
    if written[0] != "\\":
        return written
    return chr(int(written[2:], 16)) if written[1] in "uUx" else " "
