"""The marks that border words and clauses where questions and sentences are compared."""

from zgc_cli.reading.normal import search_form
from zgc_cli.reading.script import plain

BREAK = "\n"  # stands where a part of a text was taken out
OUTSIDE = frozenset("，。！？、：；（）()[]【】—…,.!?:;-~ \t\n\r\u3000")  # no part of a word
BORDERS = frozenset("，；：。！？,;:!?")  # between clauses
LONGEST = 12  # characters of a string that question and article are asked to share


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


def has_word(text: str, word: str) -> bool:
    """Return whether a text has a word (two characters or more), in either script."""
    form = search_form(plain(word))
    return len(form) > 1 and form in search_form(plain(text))
