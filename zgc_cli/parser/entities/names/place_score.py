"""Places that no rule of `places` finds, by a score: where 白草洼村 or 田石路 begins, if it does.

A word that ends with what a kind of place is called may end a name; each chunk before it at which
the name may begin has named features, and a linear model with a threshold that favours precision
decides. The weights are in `data/place_weights.txt`; `tests/learn_places.py` learns them and says
how well they do.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from math import floor

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    finding,
    reach,
    selecting,
    text_of,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading import softmax

# The score from which a name is taken; the second where its words are such as only names have.
LEAST, LEAST_ODD = 1.5, 0.0
# Tags of words that a name may hold, and what those of its characters alone begin with.
_NAMING_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nz", "x"})
_CHARACTER_TAGS = tuple("nagzvjb")
_RARE, _UNCOMMON = -14.5, -13.0  # the weights below which a word is rare, and no everyday one
_MOST_CHUNKS, _LONGEST = 5, 9  # of a name, its last word among them; in characters
_NO_PART = frozenset({"u", "uj", "ul", "ug", "uz", "ud", "uv", "y", "e", "o", "m", "eng", "w"})
# Ends of the names of villages and waters that no rule reads: too many words have them.
_MORE_ENDS = frozenset("溪沟坝庄屯寨堡坪峪岗坡洼塘圩店营铺坨埠淀潭涧坑冲垸墩崖岬屿崮塬")


@lru_cache(1 << 12)
def ending(word: str) -> str:
    """Return what a word ends with that a kind of place is called: 桥 of 大桥, or nothing."""
    suffixes = lexicon.mapping("place_suffixes")
    ends = (word[i:] for i in range(max(0, len(word) - 5), len(word)))
    known = next((end for end in ends if end in suffixes), "")
    return known or (word[-1:] if word[-1:] in _MORE_ENDS else "")


@finding("scored-place", "队员们连夜赶往[白草洼村]。", never=("他们走遍了全村。",))
def scored(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take the likeliest of what may be the name of a place where it is likely enough."""
    known = softmax.weights("place")
    found: dict[int, int] = {}
    for last, starts in open_ends(row):
        worths = {i: sum(known.get(f, 0.0) for f in features(row, i, last)) for i in starts}
        first = max(worths, key=lambda i: worths[i])
        if text_of(row[first : last + 1]) in lexicon.words("not_places"):
            continue
        if worths[first] >= (LEAST_ODD if _is_odd(row, first, last) else LEAST):
            found[first] = last + 1  # 石湾社区, not 石湾
    yield from ((first, end, "place") for first, end in found.items())


def _is_odd(row: Sequence[Chunk], first: int, last: int) -> bool:
    """Return whether what ends in a word for a place is of no everyday words: 鹰山社区."""
    end, name = ending(row[last].text), text_of(row[first : last + 1])
    begin = name[: len(name) - len(end)]
    head, whole = dictionary().get(begin), dictionary().get(name)
    common = end in _MORE_ENDS or begin in lexicon.words("common_place_heads")
    if common or not 2 <= len(begin) <= 4:
        return False
    if head is not None and head.weight >= _RARE and head.tag not in _NAMING_TAGS:
        return False
    if whole is not None and whole.tag not in _NAMING_TAGS:
        return False
    if begin[0] in _DETERMINERS or (end != "镇" and any(map(_is_everyday, (name[1:], name[2:])))):
        return False  # 每条路, 新 | 农村
    return all(_may_be_of_name(chunk) for chunk in row[first:last])


def _may_be_of_name(chunk: Chunk) -> bool:
    if len(chunk.text) == 1:
        return chunk.tag.startswith(_CHARACTER_TAGS)
    named = chunk.tag in _NAMING_TAGS
    return named or (chunk.tag == "n" and not _is_everyday(chunk.text))


_DETERMINERS = frozenset("每各某该本这那全")


def _is_everyday(word: str) -> bool:
    known = dictionary().get(word) if word not in lexicon.words("place_suffixes") else None
    return known is not None and known.weight > _UNCOMMON and known.tag[0] in "nv"


_may_end = selecting(lambda word: ending(word) != "")


def open_ends(row: ChunkRow) -> Iterator[tuple[int, list[int]]]:
    """Yield the chunks that may end a name, each with where it may begin."""
    ends = _may_end(row.words)
    for last, chunk in enumerate(row) if ends else ():
        if chunk.text in ends and not chunk.kind and chunk.tag not in ("m", "eng"):
            low = reach(row, last, _MOST_CHUNKS - 1, partial(_may_be_part, row, chunk.end))
            shortest = last if chunk.text != ending(chunk.text) else last - 1
            starts = [i for i in range(shortest, low - 1, -1) if _may_begin(row[i])]
            if starts:
                yield last, starts


def _may_be_part(row: Sequence[Chunk], end: int, i: int) -> bool:
    chunk = row[i]
    if chunk.kind or chunk.tag in _NO_PART or chunk.text in MARKS:
        return False
    return end - chunk.start <= _LONGEST


def _may_begin(chunk: Chunk) -> bool:
    return chunk.tag not in ("p", "c", "r") or len(chunk.text) == 1


def features(row: Sequence[Chunk], first: int, last: int) -> list[str]:
    """Return the features of the name from one chunk to another, of its words and its place."""
    end = ending(row[last].text)
    name = text_of(row[first : last + 1])
    return [
        *_of_name(name, end, row[first : last + 1]),
        *_of_place(row, first, last, end),
    ]


def _of_name(name: str, end: str, chunks: Sequence[Chunk]) -> Iterator[str]:
    head = name[: len(name) - len(end)]
    size = min(len(head), 5)
    shape = "|".join(f"{chunk.tag}{len(chunk.text)}" for chunk in chunks)
    yield f"ends {end}"
    yield f"ends {end} of {size}"
    yield f"of {size} in {len(chunks)}"
    yield f"shape {shape}"
    yield f"tags {'|'.join(chunk.tag for chunk in chunks[:-1])} {end}"
    yield f"head {head}"
    yield f"begins {head[:1]}"
    yield f"begins {head[:1]} {end}"
    yield f"begins {head[:2]}"
    yield f"last {head[-1:]}"
    yield f"last {head[-1:]} {end}"
    yield f"last {head[-2:]}"
    yield f"{_known(head)} head of {size}"
    yield f"{_known(name)} of {len(chunks)}"
    yield f"{_known(name)} {end}"
    for chunk in chunks[:-1]:
        yield f"word {chunk.text}"
    yield f"rare {min((_rarity(chunk.text) for chunk in chunks[:-1]), default=0)} {size}"


@lru_cache(1 << 12)
def _known(word: str) -> str:
    """Return how the dictionary knows a word, and how often it is used."""
    known = dictionary().get(word)
    return f"{known.tag} {floor(known.weight / 2)}" if known else "unknown"


def _rarity(word: str) -> int:
    known = dictionary().get(word)
    return max(-9, floor(known.weight / 2)) if known else -10


def _of_place(row: Sequence[Chunk], first: int, last: int, end: str) -> Iterator[str]:
    before, left, right, behind = (_at(row, i) for i in (first - 2, first - 1, last + 1, last + 2))
    sides = _sort(left), _sort(right)
    yield f"left {sides[0]}"
    yield f"right {sides[1]}"
    yield f"between {sides[0]} {sides[1]}"
    yield f"left {sides[0]} {row[first].tag}"
    yield f"left {sides[0]} {end}"
    yield f"right {sides[1]} {end}"
    yield f"far left {_sort(before)} {sides[0]}"
    yield f"far right {sides[1]} {_sort(behind)}"
    if left and not left.kind:
        yield f"left word {left.text}"
    if right and not right.kind:
        yield f"right word {right.text}"
        yield f"right character {right.text[0]}"
    if left and before and left.text in "、和与至到":
        yield f"listed behind {ending(before.text) == end} {before.kind}"
    if right and behind and right.text in "、和与至到":
        yield f"listed before {behind.kind}"


def _at(row: Sequence[Chunk], i: int) -> Chunk | None:
    return row[i] if 0 <= i < len(row) else None


def _sort(chunk: Chunk | None) -> str:
    """Return what a neighbour is: the edge, a name, a mark, a part of speech."""
    if chunk is None:
        return "edge"
    if chunk.kind:
        return chunk.kind
    if chunk.text in MARKS:
        return chunk.text
    return f"{chunk.tag[:2]}{min(len(chunk.text), 2)}"
