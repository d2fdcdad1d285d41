"""Traditional and simplified characters; OpenCC is imported here only, when a text needs it.

What is simplified is as long as it was, so that a place in one form is the same place in the other.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from zgc_cli.runtime.pattern import Pattern

# Colons of upright and small type, which pages of Hong Kong have: 記者︰.
_COLONS = str.maketrans("︰﹕", "：：")
_TRADITIONAL = 0.05  # the share of characters outside GB 2312 that no simplified article reaches
_HAN_RUN = Pattern("[\u3400-\u9fff]+")
# Characters that no surname is written with, though the simplified form of each is one: 範 of 范.
_NO_SURNAMES = Pattern("[於範後餘穀瀋薑鬱鬍衝嚮週嶽闢醜裡裏幹乾]")
_LONGEST_NAME = 4
_LONE = Pattern("([\ud800-\udfff]+)")
# Characters of GB 2312 that stand for another one in a traditional text: 沿著, 甚麼, 以後.
_OF_BOTH = frozenset("么乾俱吒哩夥彷徵於後捱拚摺沈甚菸著薹藉袷覆醣麴麽")
# What the table of Taiwan leaves of Hong Kong's forms, and of what is written in both.
_LEFT = str.maketrans("衞敍枱於", "卫叙台于")
_LEFT_WORDS = Pattern("甚么|(?<=[土原专遗拙卓昭])着|(?<=(?<![议讨争辩谈评])论)着")


def is_traditional(text: str) -> bool:
    """Return whether a text is written in traditional characters.

    GB 2312 holds the simplified form alone of most characters that have two.
    """
    characters = set(text)
    beyond = characters.difference(_in_gb2312("".join(characters)))
    count = sum(text.count(character) for character in beyond if is_han(character))
    return count > 0 and count > _TRADITIONAL * sum(map(len, _HAN_RUN.findall(text)))


def is_beyond_simplified(text: str) -> bool:
    """Return whether a text has a Chinese character that may be a traditional one."""
    characters = set(text)
    beyond = characters.difference(_in_gb2312(text))
    return not _OF_BOTH.isdisjoint(characters) or any(map(is_han, beyond))


def _in_gb2312(text: str) -> str:
    return text.encode("gb2312", "ignore").decode("gb2312")


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese one, but for those of compatibility."""
    return "\u3400" <= character <= "\u9fff"


def is_common_han(character: str) -> bool:
    """Return whether a character is of the block that holds all but rare Chinese characters."""
    return "\u4e00" <= character <= "\u9fff"


def simplified(text: str) -> str:
    """Return the text in simplified characters, as long as it was."""
    return "".join(map(_line, text.translate(_COLONS).splitlines(keepends=True)))


def no_persons(text: str, shadow: str) -> Iterator[str]:
    """Yield what looks in the simplified `shadow` of a text like a name and is none: 范围广."""
    for match in _NO_SURNAMES.finditer(text):
        yield from (shadow[match.start() : match.start() + size] for size in (2, 3, _LONGEST_NAME))


def plain(text: str) -> str:
    """Return what a user typed in simplified characters; OpenCC is loaded where that may differ."""
    return simplified(text) if is_beyond_simplified(text) else text


def _line(line: str) -> str:
    # OpenCC reads UTF-8, in which a lone surrogate has no form.
    parts = _LONE.split(line)
    converted = "".join(p if _LONE.match(p) else _converter().convert(p) for p in parts)
    if len(converted) != len(line):
        converted = "".join(map(_one, line))
    return _LEFT_WORDS.sub(_word, converted.translate(_LEFT))


def _word(match: re.Match[str]) -> str:
    return "什么" if match[0] == "甚么" else "著"


def _one(character: str) -> str:
    converted: str = character if _LONE.match(character) else _converter().convert(character)
    return converted if len(converted) == 1 else character


def traditional(text: str) -> str:
    """Return a name in traditional characters, each by itself."""
    return "".join(_to_traditional().convert(character) for character in text)


@cache
def _to_traditional() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("tw2s")  # the only table that tells 沿著 from 著作
