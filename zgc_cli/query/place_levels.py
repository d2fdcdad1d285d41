"""Which places may be one beside the other, and which lies in which, by their names alone."""

from functools import cache
from itertools import pairwise

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_LEVEL = Pattern("[省市县区镇乡村洲]$")
_KINDS = {"province": "省", "city": "市", "world-city": "市"}
_LEVELS = ("country", "省", "市")  # from above
_CITIES = ("北京", "上海", "天津", "重庆", "香港", "澳门")  # provinces by their rank
_SUFFIX = Pattern("(?<=..)(?:特别行政区|[壮回维].{0,3}自治区|自治[区州县]|[省市县区镇乡村州])$")
_HOME = ("中国", "我国")


def are_of_one_level(one: str, other: str) -> bool:
    """Return whether two places may be one beside the other: a city lies in its country."""
    levels = [level(name) for name in (one, other)]
    if any(name[:2] in _CITIES for name in (one, other)) and {*levels} <= {"省", "市"}:
        return True
    return (None in levels and "country" not in levels) or levels[0] == levels[1]


def lies_above(one: str, other: str) -> bool:
    """Return whether a place is of a level of which others lie in it: a country, above a city."""
    first, second = (level(name) for name in (one, other))
    return first in _LEVELS and second != first and second not in _LEVELS[: _LEVELS.index(first)]


def level(name: str) -> str | None:
    """Return of which kind of area a place is: a country, a 省, a 市; None where it is unknown."""
    kind = "city" if name[:2] in _CITIES else lexicon.mapping("places").get(name)
    suffix = _LEVEL.search(name)
    found = _KINDS.get(kind, kind) if kind else suffix and suffix[0]
    return "市" if found in ("县", "区") else found


def bare(name: str) -> str:
    """Return the name of an area without the word for its kind: 广东 for 广东省."""
    return _SUFFIX.sub("", name)


def areas_around(name: str) -> frozenset[str]:
    """Return the bare names of the cities and provinces in which an area of that name lies."""
    own = bare(name)
    around = lexicon.mapping("areas_within").get(own, "").split()
    return frozenset(around) | _provinces().get(own, frozenset())


@cache
def _provinces() -> dict[str, frozenset[str]]:
    """Return the province of each city that has areas, as the rows of these name both."""
    kinds, found = lexicon.mapping("places"), {}
    for row in set(lexicon.mapping("areas_within").values()):
        for city, province in pairwise(row.split()):
            if kinds.get(province) == "province" != kinds.get(city):
                found[city] = frozenset([province])
    return found


def lies_in(name: str, other: str) -> bool:
    """Return whether a place is known to lie in another: 文昌 in 海南, 河内 in 越南.

    A city abroad may lie in any country.
    """
    if bare(other) in areas_around(name):
        return True
    if level(other) != "country" or other in _HOME:
        return False
    return not _is_at_home(name) and level(name) != "country"


def exclude(one: str, other: str) -> bool:
    """Return whether neither of two places lies in the other, as far as both are known."""
    if bare(one) == bare(other) or lies_in(one, other) or lies_in(other, one):
        return False
    levels = [level(name) for name in (one, other)]
    if None in levels:
        return False
    if are_of_one_level(one, other) or {_is_at_home(one), _is_at_home(other)} == {True, False}:
        return True
    pairs = ((one, other), (other, one))
    return any(areas_around(a) and level(b) == "省" for a, b in pairs)


def _is_at_home(name: str) -> bool | None:
    """Return whether a place lies in China, or is it; None where it is not known."""
    own = bare(name)
    kind = lexicon.mapping("places").get(own) or lexicon.mapping("places").get(name)
    if own in _HOME or kind in ("city", "province") or own in lexicon.mapping("areas_within"):
        return True
    return False if kind in ("country", "world-city") else None
