"""Pass that finds the one-character names of countries and cities: 中美, 访华, 在京, 俄方."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import Chunk
from zgc_cli.reading.rule import rule

_COUNTRIES = frozenset("中美英法德俄日韩朝印澳欧非巴以埃泰越缅柬菲蒙乌叙伊意西葡墨")
# Those that stand alone behind a verb; the others mean something else there: 来以, 在中, 对新.
_BEHIND_VERB = (_COUNTRIES | {"华"}) - frozenset("以非中新意西")
_CITIES = frozenset("京沪津渝港澳台穗")
ALL = _COUNTRIES | _CITIES | {"华"}
# 以 is a preposition behind 中: 决赛中以二比零获胜.
_SECOND = _COUNTRIES - frozenset("以")
# Verbs and prepositions before a country, before a city: 访华, 赴美; 在京, 抵沪.
_TO_COUNTRY = frozenset("访驻对赴来援侵留旅离抵联反涉")
_TO_CITY = frozenset("在来赴驻离抵访")
# Whose side it is: 中方, 俄方.
_SIDES = frozenset("中美俄日韩英法德印朝巴以欧澳埃越菲乌")
# 在港 means in harbour before 时间, 船舶, 作业.
_HARBOUR = frozenset("时船停作口区内")


@rule("abbreviation", "[中][美]关系是会谈的重点。", "专家赴[京]参会。")
def abbreviations(row: Sequence[Chunk]) -> list[Chunk]:
    """Give the one-character names of countries and cities their kind."""
    out: list[Chunk] = []
    for i, unit in enumerate(row):
        text = unit.text
        if unit.kind or not text or (text[0] not in ALL and text[-1] not in ALL):
            out.append(unit)
            continue
        following = row[i + 1].text if i + 1 < len(row) else ""
        if len(text) == 1:
            last = out[-1] if out and out[-1].end == unit.start else None
            out.append(_single(unit, last, following))
        else:
            out.extend(_inside(unit, following))
    return out


def _inside(unit: Chunk, following: str) -> Sequence[Chunk]:
    """Split a word of two or three characters that holds such names."""
    text = unit.text
    if text in lexicon.words("country_pairs"):
        return [_one(unit, k) for k in range(len(text))]
    if len(text) != 2:
        return [unit]
    if text[1] == "方" and text[0] in _SIDES:
        return [_one(unit, 0), Chunk(unit.start + 1, unit.end, text[1], "n")]
    if _reached(text[0], text[1], following) and text != "来日":
        return [Chunk(unit.start, unit.start + 1, text[0], "v"), _one(unit, 1)]
    return [unit]


def _single(unit: Chunk, last: Chunk | None, following: str) -> Chunk:
    """Decide about a word of one character by its neighbours."""
    text = unit.text
    pair = last is not None and last.rule == "abbreviation" and text in _COUNTRIES
    first = text in _COUNTRIES and len(following) == 1 and following in _SECOND - {text}
    ruled = text in _COUNTRIES and following in lexicon.words("country_followers")
    reached = last is not None and _reached(last.text, text, following)
    return unit.named("place", "abbreviation") if pair or first or ruled or reached else unit


def _reached(verb: str, name: str, following: str) -> bool:
    """Return whether `verb` leads to the country or the city that `name` stands for."""
    if name == "港" and following[:1] in _HARBOUR:
        return False
    if verb in _TO_COUNTRY and name in _BEHIND_VERB:
        return True
    return verb in _TO_CITY and (name in _CITIES or name == "华")


def _one(unit: Chunk, k: int) -> Chunk:
    start = unit.start + k
    return Chunk(start, start + 1, unit.text[k], "j", "place", "abbreviation")
