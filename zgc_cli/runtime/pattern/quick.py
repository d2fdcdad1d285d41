"""Expressions that match the same and take less time to compile."""

import re

from zgc_cli.runtime.pattern.tokens import ITEM, TOKEN

_MOST_BRANCHES = 14
_LIST = re.compile(r"(\(\?(?::|<?[=!])(?:[^\u0000-\u00ff]\|){2,}[^\u0000-\u00ff])\)(?![?*+{])")


def quick_to_compile(source: str, *, anchored: bool, rarely: bool = False) -> str:
    """Return an expression that matches the same, with alternatives in place of small sets.

    `re` takes 0.1 ms to make a set of three characters beyond Latin. The first set of a search
    stays, for it is tried at each place, and so do repeated ones, if the expression is not used
    `rarely`; one of all characters but some is replaced then, unless it is repeated in a search or
    without a limit. That nothing may be an alternative keeps `re` from making a set of them after
    all: `.` is as long as the others, for a lookbehind.
    """
    tokens: list[str] = TOKEN.findall(source)
    followers = [*tokens[1:], ""]
    is_first = not anchored
    for at, token in enumerate(tokens):
        if token[0] == "[" and len(token) > 1:
            repeat = followers[at][:1] if followers[at][:1] in ("*", "+", "{") else ""
            if token[1] == "^":
                if rarely and (not repeat or (anchored and repeat == "{")):
                    tokens[at] = _without_wide(token)
            elif rarely or not (is_first or repeat):
                tokens[at] = _without_wide(token)
            is_first = False
    return _LIST.sub(r"\1|(?!).)", "".join(tokens))


def _without_wide(token: str) -> str:
    """Return a set with its characters beyond Latin as alternatives beside it, if they are few."""
    if token.isascii():
        return token
    is_not = token[1] == "^"
    items: list[str] = ITEM.findall(token[1 + is_not : -1])
    wide = [item for item in items if len(item) == 1 and item > "\u00ff"]
    if not (wide and len(items) > 2 and len(wide) <= _MOST_BRANCHES):
        return token
    others = "".join(item for item in items if item not in wide)
    if is_not:
        rest = f"[^{others}]" if others else r"[\s\S]"
        return f"(?:(?!{'|'.join(wide)}|(?!).){rest})"
    if others.startswith("^"):
        others = f"\\{others}"
    return f"(?:{f'[{others}]|' if others else ''}{'|'.join(wide)}|(?!).)"
