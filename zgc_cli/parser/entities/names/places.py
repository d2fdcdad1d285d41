"""Passes that find places: areas, features of nature, facilities."""

import re
from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    NameHit,
    before,
    fits,
    placed,
    stepwise,
    take,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule

# At most so many characters of an unknown name stand before 县, 村, 港.
_LONGEST_UNKNOWN = 4
# Words that stand before 市, 县, 村 and make no name of it: 该县, 全村, 一村, 本市.
_NO_HEAD = frozenset(
    "该全各本我某每这那两几一二三四五六七八九十多外邻同老新小大好名某贫穷山农渔乡城"
    "的了着过是在从到把被对向与和及或有无为以于等说上下中内里前后左右间旁边外东西南北个来去出入进回"
    "也都就还又再已曾将由让使令给用按据经沿自此其之所而且但却则如像似当即因故可能会应须要想敢肯愿不没未别很最"
    "更太极只仅才刚正共约近超满逾做成建办开住位座条只家户亩里间"
)
_AREA_WORDS = frozenset("镇村县市省区州国")


@cache
def _suffix(word: str) -> str:
    return lexicon.mapping("place_suffixes").get(word, "")


@rule("place-suffix", "[西安东站]今天启用。")
@stepwise
def areas(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Join a known place with the word for its kind: 合肥 + 市, 曲麻莱 + 县."""
    kind = _suffix(chunk.text)
    last = before(out, chunk)
    if last and chunk.text == "时间" and last.text == "北京":
        out[-1] = last.named("", "")  # 北京时间 is a clock, not a place
    if last and _in_province(last, chunk):
        chunk = chunk.named("place", "county-in-province")
    if kind and last and last.kind == "place" and fits(last, chunk):
        chained = len(out) > 1 and out[-2].kind == "place" and out[-2].end == last.start
        local = chained and chunk.text in ("街道", "社区", "小区", "村", "镇", "乡")
        if local or _takes(last.text, chunk.text, kind):
            return take(out, len(out) - 1, chunk, "place", "place-suffix")
    return chunk


def _in_province(last: Chunk, unit: Chunk) -> bool:
    """Return whether a word behind a province is the bare name of a county of it: 江西 | 贵溪."""
    if unit.kind or len(unit.text) != 2 or last.kind != "place" or last.end != unit.start:
        return False
    if lexicon.mapping("places").get(last.text) != "province":
        return False
    full = lexicon.words("counties")
    return unit.text + "县" in full or unit.text + "市" in full


_ROADS = frozenset(["路", "东路", "西路", "南路", "北路", "中路", "大道", "大街"])


def _takes(name: str, suffix: str, kind: str) -> bool:
    """Return whether `suffix` can be part of a name that begins with the known place `name`."""
    if suffix in ("共和国", "王国", "联邦"):
        return lexicon.mapping("places").get(name) == "country"
    if suffix in _ROADS:
        return lexicon.mapping("places").get(name, "county") in ("province", "city", "county")
    if name.endswith(suffix) or (
        name[-1] in "省市县区州洲国" and suffix in ("村", "镇", "乡", "地区")
    ):
        return False
    if kind.startswith("area"):
        where = lexicon.mapping("places").get(name, "county")
        if suffix in ("地区", "社区", "小区", "街道", "新区", "特区", "示范区"):
            return where in ("province", "city", "county") and suffix in ("新区", "特区")
        return where not in ("country", "region", "water", "mountain")
    return "weak" not in kind or suffix in ("海域", "隧道", "枢纽")


@rule("unknown-place", "列车驶过[若湄县]。", never=("该县粮食丰收。",))
@stepwise
def unknown(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Join characters that make no word with the word for a kind of place: 若湄 + 县, 云澜 + 港."""
    kind = "" if chunk.kind else _suffix(chunk.text)
    first = _head(out, chunk.start) if kind and "weak" not in kind else len(out)
    if first < len(out) and _odd(out[first:], kind):
        return take(out, first, chunk, "place", "unknown-" + kind)
    return None


def _head(out: Sequence[Chunk], end: int) -> int:
    """Return from where on the units in `out` may be the head of a name that goes on at `end`."""
    size, first = 0, len(out)
    while first:
        unit = out[first - 1]
        size += len(unit.text)
        if unit.end != end or unit.kind in ("place", "org") or size > _LONGEST_UNKNOWN:
            break
        if (
            unit.text in MARKS
            or (len(unit.text) > 1 and not unit.open)
            or (unit.tag in ("m", "eng", "q", "mq", "x", "t", "f") and len(unit.text) > 1)
        ):
            break
        if (unit.text in _AREA_WORDS or unit.text in ("街道", "社区")) and first < len(out):
            break
        if (
            unit.text in _NO_HEAD
            or unit.text in lexicon.words("common_place_heads")
            or not "\u4e00" <= unit.text <= "\u9fff"
        ):
            break
        if unit.tag == "v" or (unit.tag[0] in "vadb" and len(unit.text) > 1):
            break
        first -= 1
        end = unit.start
    return first


# The weight below which a word is rare enough to be the name of a place: 平陆, not 公安.
_RARE = -14.5


def _rare(word: str) -> bool:
    known = dictionary().get(word)
    return known is None or known.weight < _RARE


def _odd(units: Sequence[Chunk], kind: str) -> bool:
    """Return whether the units look like a name: they are no run of common words."""
    text = "".join(unit.text for unit in units)
    if len(text) < 2 or text in lexicon.words("common_place_heads"):
        return False
    if any(unit.kind == "person" for unit in units):
        return False
    if kind == "area" and len(units) == 1 and len(text) == 2 and _rare(text):
        return True
    if len(text) == len(units) < 4 and units[-1].text not in _AREA_WORDS | {"山", "大", "小"}:
        return True
    odd = [u.tag in ("nr", "nrt", "nz", "ns", "x", "g", "ng", "ag", "zg", "nrfg") for u in units]
    if kind == "facility":
        return all(odd)
    return (
        any(odd) and sum(len(u.text) > 1 and not o for u, o in zip(units, odd, strict=False)) == 0
    ) or (any(odd) and len(units) < 3 and kind == "area")


# What an address goes on with behind a county or a town: 祁门县 | 小路口镇 | 双莲村.
_STEP = r"[^\W\d_的和与及等各全多个某该本一每A-Za-z]{1,4}?"
_ROAD = r"(?:[东西南北中]路|路|大道|大街|街|巷)"
_ADDRESS = re.compile(rf"({_STEP}(?:镇|乡|街道|苏木))?({_STEP}(?:村|社区|嘎查)|{_STEP}{_ROAD})?")


@rule("address", "他住在祁门县[小路口镇][双莲村]。")
def addresses(row: Sequence[Chunk]) -> list[Chunk]:
    """Read on behind a county, a town or a township for the smaller places in it."""
    text = "".join(unit.text for unit in row)
    found: list[NameHit] = []
    for unit in row:
        if unit.kind != "place" or not unit.text.endswith(
            ("县", "市", "区", "旗", "镇", "乡", "街道")
        ):
            continue
        match = _ADDRESS.match(text, unit.end)
        for group in (1, 2):
            if match and match[group] and not _common(match[group]):
                if not found or found[-1].end <= match.start(group):
                    found.append(NameHit(*match.span(group), "place", "address"))
            elif match and match[group]:
                break
    return placed(row, found, text, _steps) if found else list(row)


def _common(name: str) -> bool:
    """Return whether a step of an address is a word of the language: 城乡, 农村, 贫困村."""
    head = name.rstrip("镇乡村街道社区")
    word = dictionary().get(name)
    known = word is not None and word.tag not in ("ns", "nr", "nrt", "nz")
    return known or head in lexicon.words("common_place_heads")


_ROAD_ENDS = ("路", "街", "巷", "大道")


def _steps(units: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether a step of an address breaks no name and is no phrase that ends in 路 or 街."""
    if any(unit.kind in ("org", "place") for unit in units):
        return False
    last = units[-1]
    if not last.text.endswith(_ROAD_ENDS):
        return True
    whole = last.text in _ROADS or last.text in ("街", "巷") or last.tag in ("ns", "nr")
    heads = units[:-1] if len(units) > 1 else units
    return (
        last.end == hit.end
        and whole
        and units[0].start == hit.start
        and all(u.open and u.tag[0] in "njsgx" and u.text not in _NO_HEAD for u in heads)
        and sum(len(u.text) for u in units) > len(last.text)
    )


_LONGEST_FACILITY = 8


@rule("facility", "展会设在[江汉国际会展中心]。")
@stepwise
def facilities(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Grow a facility from its kind leftward to a place or a name: 江汉 国际 会展中心."""
    last = out[-1] if out else None
    road = chunk.text in ("街", "路", "桥", "站", "大街")
    if (
        last
        and fits(last, chunk)
        and ((last.rule == "facility" and road) or _addressed(last, chunk))
    ):
        return take(out, len(out) - 1, chunk, "place", "facility")
    suffix = "" if chunk.kind == "org" else _facility_suffix(chunk)
    first = _facility_head(out, chunk) if suffix else len(out)
    if first == len(out):
        return None
    head, alone = out[first], len(out) - first == 1
    named = head.kind == "place" or (_brand(head) and _strong(suffix))
    weak = named and head.kind == "place" and "weak" in _suffix(suffix) and alone
    if (named or _bare_county(head)) and not weak:
        return take(out, first, chunk, "place", "facility")
    return None


def _addressed(last: Chunk, unit: Chunk) -> bool:
    """Return whether a place stands right before a known facility: 新加坡 | 樟宜机场."""
    return (
        unit.kind == last.kind == "place"
        and last.end == unit.start
        and (_strong(_facility(unit.text)) or unit.text[-1] == "馆")
        and not _facility(last.text)
    )


@cache
def _facility(word: str) -> str:
    for start in range(max(0, len(word) - 10), len(word)):
        if _suffix(word[start:]).startswith("facility"):
            return word[start:]
    return ""


def _facility_suffix(unit: Chunk) -> str:
    if unit.kind == "place" or (unit.tag[:1] in "vdpcru" and len(unit.text) < 3):
        return ""
    return _facility(unit.text)


def _strong(suffix: str) -> bool:
    return "weak" not in _suffix(suffix) and len(suffix) > 1


def _brand(unit: Chunk) -> bool:
    return (
        unit.kind in ("", "person")
        and unit.text not in MARKS
        and unit.tag in ("nr", "nrt", "nz", "ns", "x", "nrfg", "eng")
    )


def _bare_county(unit: Chunk) -> bool:
    """Return whether a rare word is a county without its 县: 平陆 | 运河."""
    if unit.kind or len(unit.text) != 2 or unit.tag not in ("n", "nr", "nz", "ns"):
        return False
    return dictionary().get(unit.text + "县") is not None and _rare(unit.text)


def _bracketed(out: Sequence[Chunk], end: int) -> bool:
    """Return whether a place with a place in brackets ends before `end`: 临港（奉贤）."""
    return (
        end > 3
        and out[end - 2].kind == out[end - 4].kind == "place"
        and out[end - 3].text in ("（", "(")
    )


# So many units of an unknown name stand between a place and the kind of a facility.
_LONGEST_MIDDLE = 3
_MIDDLE_TAGS = frozenset({"nr", "nrt", "nz", "ns", "j", "x", "g", "ng", "zg", "nrfg", "m", "n"})


@rule("place-and-kind", "遵义[竹产业园]今天开园。")
@stepwise
def middles(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Join odd characters between a place and its kind: 重庆 | 汉丰湖, 江津区 | 几江长江大桥."""
    first = _middle(out, chunk) if _named_kind(chunk) else len(out)
    return take(out, first, chunk, "place", "place-and-kind") if first < len(out) else None


@cache
def _kind_of(word: str) -> str:
    for start in range(max(0, len(word) - 6), len(word)):
        kind = _suffix(word[start:])
        if kind and (kind.startswith("nature") or len(word) - start > 1):
            return word[start:] if not kind.startswith("area") else ""
    return ""


def _named_kind(unit: Chunk) -> str:
    """Return the word for a kind of place at the end of a unit, or nothing."""
    made = unit.rule in ("facility", "unknown-nature", "place-suffix", "unknown-facility")
    if unit.kind == "place" and not made:
        return ""
    word = unit.text
    if not unit.kind and len(word) > 1 and _suffix(word) and "weak" not in _suffix(word):
        return word
    if unit.kind == "place" or (unit.tag in ("nr", "ns", "nz") and len(word) < 4):
        kind = _kind_of(word)
        return kind if kind and "weak" not in _suffix(kind) else ""
    return ""


def _middle(out: Sequence[Chunk], unit: Chunk) -> int:
    """Return from where in `out` on the odd characters stand, right behind a place."""
    first, end = len(out), unit.start
    while first and len(out) - first <= _LONGEST_MIDDLE:
        last = out[first - 1]
        if last.end != end:
            return len(out)
        if last.kind == "place" and fits(last, unit):
            odd = any(u.tag not in ("n", "m") or len(u.text) == 1 for u in out[first:])
            return first if odd else len(out)
        plain = last.kind or last.tag not in _MIDDLE_TAGS or last.text in MARKS
        if plain or last.text in _NO_HEAD - frozenset("几") or len(last.text) > 3:
            return len(out)
        if len(last.text) > 1 and last.tag in ("n", "m"):
            return len(out)
        first -= 1
        end = last.start
    return len(out)


def _facility_head(out: Sequence[Chunk], last: Chunk) -> int:
    """Return the leftmost unit of `out` from which a facility that ends in `last` may begin."""
    best = first = len(out)
    end = last.start
    while first and len(out) - first < _LONGEST_FACILITY:
        unit = out[first - 1]
        if unit.text in "）)" and _bracketed(out, first):
            return first - 4
        inner = unit.text in lexicon.words("facility_words")
        known = unit.kind == "place" or _brand(unit) or _bare_county(unit)
        if unit.end != end or not (inner or known) or not fits(unit, last):
            break
        first -= 1
        end = unit.start
        if not inner or unit.kind == "place":
            best = first
    return best
