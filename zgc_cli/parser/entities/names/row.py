"""A paragraph as a row of units: tokens at first, joined into names step by step.

A pass takes the row and gives a new one in which some units were joined or given a kind. A unit
with a kind is a name; `rule` is the rule that said so.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary

MARKS = frozenset("，。、：；！？“”‘’「」『』（）()《》〈〉【】〔〕[]—…,;:!?\"'|/ 　\n\t·•・")
# Parts of speech that no name contains as a word.
_CLOSED_TAGS = frozenset(
    {"u", "uj", "ul", "ug", "uz", "ud", "uv", "p", "c", "r", "d", "y", "e", "o"}
)


class Unit(NamedTuple):
    """A stretch of a paragraph; `kind` is person, org, place or empty, `tag` a part of speech."""

    start: int
    end: int
    text: str
    tag: str
    kind: str = ""
    rule: str = ""

    @property
    def open(self) -> bool:
        """Return whether the unit may be part of a longer name."""
        return self.tag not in _CLOSED_TAGS and self.text not in MARKS

    def named(self, kind: str, rule: str) -> "Unit":
        """Return the unit as a name."""
        return self._replace(kind=kind, rule=rule)


def join(units: Sequence[Unit], kind: str, rule: str, tag: str = "nz") -> Unit:
    """Return one unit for adjacent `units`."""
    text = "".join(unit.text for unit in units)
    return Unit(units[0].start, units[-1].end, text, tag, kind, rule)


_LONGEST = 80  # characters; a name that grew on would cost its square


def fits(first: Unit, last: Unit) -> bool:
    """Return whether what runs from one unit to another is no longer than any name."""
    return last.end - first.start <= _LONGEST


# Kinds of places behind whose name 省, 市, 县 or 区 may stand.
_ADMINISTERED = frozenset({"province", "city", "world-city"})


def label(unit: Unit) -> Unit:
    """Give a unit the kind under which the lexicons list it."""
    word = unit.text
    if len(word) < 2:
        return unit
    if word in lexicon.words("places"):
        return unit.named("place", "gazetteer")
    if word[-1] in "省市县区" and lexicon.mapping("places").get(word[:-1]) in _ADMINISTERED:
        return unit.named("place", "gazetteer")
    if word in lexicon.words("orgs"):
        return unit.named("org", "known-org")
    if word in lexicon.words("persons"):
        return unit.named("person", "known-person")
    if unit.tag in ("ns", "nr", "nz", "nrt") and word in lexicon.words("counties"):
        return unit.named("place", "county")
    if word.endswith("地区") and word[:-2] in lexicon.words("places"):
        return unit
    if word[-1] in "县镇乡" and 2 < len(word) < 5 and _is_dictionary_town(word):
        return unit.named("place", "dictionary-town")
    if unit.tag == "ns" and len(word) > 2 and is_dictionary_place(word):
        return unit.named("place", "dictionary-place")
    if word.removesuffix("共和国").removesuffix("王国") in lexicon.words("places"):
        return unit.named("place", "dictionary-place")
    if word in lexicon.words("common_org_words") or word[:-2] in lexicon.words("persons"):
        return unit
    if unit.tag in ("nt", "nz") and len(word) > 3 and (ends_as_org(word) or word[-1] == "队"):
        return unit.named("org", "dictionary-org")
    return unit


# Endings by which a word that the dictionary takes for a place is one indeed.
_AREAS = "省市县区州旗镇乡村山河江湖海岛湾港路街桥寺庙宫陵塔关岭峰"
_LONG_AREAS = (
    "高原",
    "平原",
    "半岛",
    "群岛",
    "山脉",
    "流域",
    "盆地",
    "草原",
    "沙漠",
    "大街",
    "列岛",
)


@cache
def is_dictionary_place(word: str) -> bool:
    """Return whether a word of three or more characters with the tag `ns` names a place."""
    if word in lexicon.words("not_places"):
        return False
    if word.endswith(_LONG_AREAS):
        return len(word) > 3
    if word[-1] in _AREAS:
        return len(word) == 3 or word[-1] in "省市县区州旗镇乡"
    return all(char in name_model.foreign() for char in word)


@cache
def _is_dictionary_town(word: str) -> bool:
    """Return whether `word` is a county or a town of the dictionary, with any tag: 萝北县."""
    known = dictionary().get(word)
    phrase = ("m", "i", "j") if word[-1] == "县" else ("m", "i", "j", "l")
    if known is None or known.tag in phrase or word[-2] in "城乡村之区":
        return False
    common = lexicon.words("common_place_heads") | lexicon.words("surnames")
    return word not in lexicon.words("not_places") and word[:-1] not in common


@cache
def ends_as_org(word: str) -> bool:
    """Return whether a word of the dictionary tagged `nt` is the full name of an organisation."""
    return suffix_of(word) != "" and word not in lexicon.words("org_suffixes")


@cache
def suffix_of(word: str) -> str:
    """Return the longest suffix of an organisation at the end of `word`, or nothing."""
    suffixes = lexicon.words("org_suffixes")
    for start in range(max(0, len(word) - 9), len(word)):
        # One character counts alone or behind two others: 土地局, but not 北部, 西北部, 大队.
        if word[start:] in suffixes and (start != len(word) - 1 or _short_suffix(word)):
            return word[start:]
    return ""


def _short_suffix(word: str) -> bool:
    if word[-2:] in (
        "格局",
        "布局",
        "结局",
        "当局",
        "大局",
        "全局",
        "开局",
        "邮局",
        "政局",
        "时局",
    ):
        return False
    return len(word) == 1 or (
        len(word) == 3
        and word[-1] in "局署厅部厂社"
        and word[-2] not in "东西南北中大全内外上下分总干"
    )


def names(row: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units that are names."""
    return (unit for unit in row if unit.kind)
