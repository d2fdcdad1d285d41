"""Traditional and simplified characters; OpenCC is imported here only, when a text needs it."""

import re
from functools import cache
from typing import Any

_TRADITIONAL = 0.05  # the share of characters outside GB 2312 that no simplified article reaches
_LONE = re.compile("([\ud800-\udfff]+)")


def is_traditional(text: str) -> bool:
    """Return whether a text is written in traditional characters.

    GB 2312 holds the simplified form alone of the characters that have two.
    """
    han = sum(map(is_han, text))
    known = sum(map(is_han, _in_gb2312(text)))
    return han - known > _TRADITIONAL * han


def is_beyond_simplified(text: str) -> bool:
    """Return whether a text has a Chinese character that may be a traditional one."""
    return any(is_han(c) for c in set(text).difference(_in_gb2312(text)))


def _in_gb2312(text: str) -> str:
    return text.encode("gb2312", "ignore").decode("gb2312")


def is_han(character: str) -> bool:
    """Return whether a character is one of the common Chinese characters."""
    return "\u3400" <= character <= "\u9fff"


def simplified(text: str) -> str:
    """Return the text in simplified characters, as long as it was."""
    # OpenCC reads UTF-8, in which a lone surrogate has no form.
    parts = _LONE.split(text)
    converted = "".join(p if _LONE.match(p) else _converter().convert(p) for p in parts)
    if len(converted) == len(text):
        return converted
    return "".join(_one(character) for character in text)


def _one(character: str) -> str:
    converted: str = character if _LONE.match(character) else _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
