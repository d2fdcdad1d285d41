"""Rule that reads lists: what A、B、C are, the noun behind 等 says, or one certain member."""

from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import MARKS, Chunk, finding, text_of
from zgc_cli.parser.words import name_model

_COMMAS = frozenset("、和及与")
_LONGEST_MEMBER, _LONGEST_LIST = 4, 200
# 等 | 7 家 企业: so many chunks may stand between 等 and the noun.
_REACH = 5
# Common nouns that a list holds as often as names.
_PLAIN_TAGS = frozenset(
    {"n", "v", "vn", "a", "m", "q", "r", "b", "d", "u", "uj", "t", "f", "s", "i", "l", "p"}
)


@finding("listed-name", "[岭禾]、[云湄]等企业参展。")
def listed(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Give the members of a list the kind that the noun behind 等 tells: 腾讯、商汤等企业."""
    for i, chunk in enumerate(row):
        if chunk.text == "等" and (kind := _kind_of_list(row[i + 1 : i + 1 + _REACH])):
            yield from ((first, last, kind) for first, last in _members(row, i, kind))


def _kind_of_list(behind: Sequence[Chunk]) -> str:
    nouns = lexicon.mapping("list_nouns")
    for chunk in behind:
        if chunk.text in MARKS or chunk.kind:
            return ""
        if chunk.text in nouns:
            return nouns[chunk.text]
    return ""


def _members(row: Sequence[Chunk], end: int, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the members without a kind of the list that ends here, from the last to the first."""
    for _ in range(_LONGEST_LIST):
        first = end
        while first and end - first <= _LONGEST_MEMBER and not _parts(row[first - 1]):
            first -= 1
        member = row[first:end]
        comma = first > 0 and row[first - 1].text in _COMMAS
        if not 0 < len(member) <= _LONGEST_MEMBER or any(chunk.text == "等" for chunk in member):
            return
        if not any(chunk.kind for chunk in member):
            if not _may_be(member, kind, comma or not first or row[first - 1].text in MARKS):
                return
            yield first, end
        if not comma:
            return
        end = first - 1


def _parts(chunk: Chunk) -> bool:
    return chunk.text in MARKS or chunk.text in _COMMAS


def _may_be(member: Sequence[Chunk], kind: str, parted: bool) -> bool:
    text = text_of(member)
    if not 2 <= len(text) <= 12:
        return False
    odd = [chunk.tag not in _PLAIN_TAGS or len(chunk.text) == 1 for chunk in member]
    if kind == "person":
        weight = name_model.chinese(text)
        return len(text) < 5 and weight is not None and weight > -32
    if kind == "place":
        return parted and len(member) < 3 and all(odd) and len(text) < 6
    return any(odd) and (parted or all(odd)) and member[0].tag not in ("m", "r", "p", "uj", "d")
