"""Pinyin without a pinyin library: toneless syllables, their characters, and how letters split.

The table is `lexicons/syllables.txt`. A character may have several readings (重: zhong, chong); any
of them is taken for it. v is ü, and u behind l and n may stand for it (lvse, luse: 绿色).
"""

from functools import cache

from zgc_cli import lexicon

_LONGEST = 6  # letters of the longest syllable: zhuang
_VOWELS = frozenset("aeiouv")
MOST_WAYS = 64  # ways to split one string that are tried


@cache
def characters() -> dict[str, str]:
    """Return syllable -> the characters that are read so, those it is commonest for first."""
    table = lexicon.mapping("syllables").items()
    # Grunts that are nothing but a consonant (嗯, 呣) are no syllables that anybody types.
    return {s: held.replace(" ", "") for s, held in table if _VOWELS.intersection(s)}


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return character -> its readings, the commonest first."""
    first: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for syllable, held in lexicon.mapping("syllables").items():
        main, _, rest = held.partition(" ")
        first.update(dict.fromkeys(main, syllable))
        for character in rest:
            others.setdefault(character, []).append(syllable)
    return {c: (syllable, *others.get(c, ())) for c, syllable in first.items()}


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """Return the readings of one character, as `readings` has them: a query asks for a few."""
    first: tuple[str, ...] = ()
    others: list[str] = []
    for syllable, held in lexicon.mapping("syllables").items():
        if character in held:
            main, _, rest = held.partition(" ")
            first = (syllable,) if character in main else first
            others += [syllable] * rest.count(character)
    return (*first, *others) if first else ()


def spelt(name: str) -> str:
    """Return the commonest reading of a text, without blanks; what is no Chinese stays."""
    return name.translate(_commonest())


@cache
def _commonest() -> dict[int, str]:
    """Return the code of each character -> its commonest reading."""
    return {ord(character): read[0] for character, read in readings().items()}


def read_as(syllable: str) -> str:
    """Return the characters that may be read as a syllable, as a person would type it."""
    table = characters()
    held = table.get(syllable, "")
    if syllable[:1] in "ln" and syllable[1:2] == "u":
        held += table.get(f"{syllable[0]}v{syllable[2:]}", "")
    return held


@cache
def beginning_with(letters: str) -> str:
    """Return the characters with a reading that begins with these letters: an initial, a part."""
    return "".join(held for s, held in characters().items() if s.startswith(letters))


def splits(letters: str, *, open_end: bool = False) -> list[tuple[str, ...]]:
    """Return the ways to read letters as syllables, at most MOST_WAYS, the longest pieces first.

    With `open_end` the last piece may be the beginning of a syllable (zhong guan c).
    """
    size = len(letters)
    onward: list[list[int]] = [[] for _ in range(size)]  # where a piece may end that leads on
    for start in range(size - 1, -1, -1):
        for end in range(min(size, start + _LONGEST), start, -1):
            piece = letters[start:end]
            begun = open_end and end == size and beginning_with(piece)
            if (end == size or onward[end]) and (begun or read_as(piece)):
                onward[start].append(end)
    ways: list[tuple[str, ...]] = []
    open_ways: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while open_ways and len(ways) < MOST_WAYS:
        start, done = open_ways.pop()
        if start == size:
            ways.append(done)
            continue
        for end in reversed(onward[start]):
            open_ways.append((end, (*done, letters[start:end])))
    return [way for way in ways if way]
