"""The form in which questions and sentences are compared, and the marks that border them."""

import re

from zgc_cli.reading.normal import MARKS, THOUSANDS, fold

BREAK = "\n"  # stands where a part of a text was taken out
OUTSIDE = frozenset("，。！？、：；（）()[]【】—…,.!?:;-~ \t\n\r\u3000")  # no part of a word
BORDERS = frozenset("，；：。！？,;:!?")  # between clauses
LONGEST = 12  # characters of a string that question and article are asked to share


def normal(text: str) -> str:
    """Return a text folded, without quotation marks, blanks and dots inside names."""
    plain = fold(text).translate(MARKS)
    return re.sub(THOUSANDS, "", plain) if "," in plain else plain


def places(word: str, text: str) -> list[int]:
    """Return where a word stands in a text; RX-1 does not stand in RX-1B."""
    found, at = [], text.find(word)
    while at >= 0:
        if not (_is_latin(word[-1]) and _is_latin(text[at + len(word) : at + len(word) + 1])):
            found.append(at)
        at = text.find(word, at + 1)
    return found


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
