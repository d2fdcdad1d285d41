"""Where a line of Chinese text may break.

No mark that closes stands at its start, none that opens at its end, and no Latin word or number
is cut in two (the rules of GB/T 15834 and of W3C's CLREQ).
"""

from collections.abc import Callable, Iterator

NO_START = frozenset("，。、；：？！”’）》〉」』】〕…—·％%,.;:?!)]}~～")
NO_END = frozenset("“‘（《〈「『【〔([{")
GLUE = "\u2060"  # no line breaks beside it; it is never shown
BLANK = "\u00a0"  # a blank at which no line breaks; shown as a common one
CARRIED = 4  # marks in a row that one line may hand to the next


def breaks(text: str, width: int, cells: Callable[[str], int]) -> Iterator[int]:
    """Yield the offsets at which a text must break to keep its lines within `width` columns.

    `cells` gives the columns of a character. A word longer than a line is cut.
    """
    start, used, full = 0, 0, False
    for place, character in enumerate(text):
        wide = cells(character)
        if (full or used + wide > width) and place > start:
            if character == " ":
                full = True  # a blank at the end of a line takes no room, but ends it
                continue
            start, full = _earlier(text, start, place), False
            yield start
            used = sum(map(cells, text[start:place]))
        used += wide


def _earlier(text: str, start: int, place: int) -> int:
    """Return the last offset up to `place` where the line may break; `place` if there is none."""
    for offset in range(place, start, -1):
        before, after = text[offset - 1], text[offset]
        if after in NO_START and place - offset < CARRIED:
            continue
        if before in NO_END or (_joined(before) and _joined(after)):
            continue
        if before in (GLUE, BLANK) or after in (GLUE, BLANK):
            continue
        return offset
    return place


def _joined(character: str) -> bool:
    """Return whether a character belongs to a Latin word or a number."""
    return character.isascii() and (character.isalnum() or character in "-_.%+/,'~")
