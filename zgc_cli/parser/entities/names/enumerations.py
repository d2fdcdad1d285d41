"""Pass that reads lists: what A、B、C are, the noun behind 等 says, or one certain member."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import MARKS, Chunk, join
from zgc_cli.parser.words import name_model
from zgc_cli.reading.rule import rule

_COMMAS = frozenset("、和及与")
_LONGEST_MEMBER, _LONGEST_LIST = 4, 200
# 等 | 7 家 企业: so many units may stand between 等 and the noun.
_REACH = 5
# Common nouns that a list holds as often as names.
_PLAIN_TAGS = frozenset(
    {"n", "v", "vn", "a", "m", "q", "r", "b", "d", "u", "uj", "t", "f", "s", "i", "l", "p"}
)


@rule("listed-name", "[岭禾]、[云湄]等企业参展。")
def listed(row: Sequence[Chunk]) -> list[Chunk]:
    """Give the members of a list the kind that the noun behind 等 tells: 腾讯、商汤等企业."""
    out: list[Chunk] = []
    for i, unit in enumerate(row):
        if unit.text == "等":
            kind = _kind_behind(row, i)
            if kind:
                _type_members(out, kind)
        out.append(unit)
    return out


def _kind_behind(row: Sequence[Chunk], at: int) -> str:
    nouns = lexicon.mapping("list_nouns")
    for unit in row[at + 1 : at + 1 + _REACH]:
        if unit.text in MARKS or unit.kind:
            return ""
        if unit.text in nouns:
            return nouns[unit.text]
    return ""


def _type_members(out: list[Chunk], kind: str) -> None:
    """Type the members of the list at the end of `out`, from the last to the first."""
    last = len(out) - 1
    for _ in range(_LONGEST_LIST):
        first = last
        while first >= 0 and last - first <= _LONGEST_MEMBER and not _between(out[first]):
            first -= 1
        member = out[first + 1 : last + 1]
        comma = first >= 0 and out[first].text in _COMMAS
        if not member or len(member) > _LONGEST_MEMBER or any(u.text == "等" for u in member):
            return
        if not any(unit.kind for unit in member):
            if not _may_be(member, kind, comma or first < 0 or out[first].text in MARKS):
                return
            out[first + 1 : last + 1] = [join(member, kind, "listed-name", "nz")]
        if not comma:
            return
        last = first - 1


def _between(unit: Chunk) -> bool:
    return unit.text in MARKS or unit.text in _COMMAS


def _may_be(member: Sequence[Chunk], kind: str, comma: bool) -> bool:
    text = "".join(unit.text for unit in member)
    if not 2 <= len(text) <= 12:
        return False
    odd = [unit.tag not in _PLAIN_TAGS or len(unit.text) == 1 for unit in member]
    if kind == "person":
        weight = name_model.chinese(text)
        return len(text) < 5 and weight is not None and weight > -32
    if kind == "place":
        return comma and len(member) < 3 and all(odd) and len(text) < 6
    return any(odd) and (comma or all(odd)) and member[0].tag not in ("m", "r", "p", "uj", "d")
