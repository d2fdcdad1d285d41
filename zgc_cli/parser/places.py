"""Passes that find places: areas, features of nature, facilities."""

import re
from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.dictionary import dictionary
from zgc_cli.parser.hits import Hit, placed
from zgc_cli.parser.units import MARKS, Unit, join

# At most so many characters of an unknown name stand before 县, 村, 港.
LONGEST_UNKNOWN = 4
# Words that stand before 市, 县, 村 and make no name of it: 该县, 全村, 一村, 本市.
NO_HEAD = frozenset(
    "该全各本我某每这那两几一二三四五六七八九十多外邻同老新小大好名某贫穷山农渔乡城"
    "的了着过是在从到把被对向与和及或有无为以于等说上下中内里前后左右间旁边外东西南北个来去出入进回"
    "也都就还又再已曾将由让使令给用按据经沿自此其之所而且但却则如像似当即因故可能会应须要想敢肯愿不没未别很最"
    "更太极只仅才刚正共约近超满逾做成建办开住位座条只家户亩里间"
)
AREA_WORDS = frozenset("镇村县市省区州国")


@cache
def _suffix(word: str) -> str:
    return lexicon.mapping("place_suffixes").get(word, "")


def areas(row: Sequence[Unit]) -> list[Unit]:
    """Join a known place with the word for its kind: 合肥 + 市, 曲麻莱 + 县."""
    out: list[Unit] = []
    for unit in row:
        kind = _suffix(unit.text)
        last = out[-1] if out else None
        if last and unit.text == "时间" and last.text == "北京":
            out[-1] = last.named("", "")  # 北京时间 is a clock, not a place
        if last and _in_province(last, unit):
            unit = unit.named("place", "county-in-province")
        if kind and last and last.kind == "place" and last.end == unit.start:
            chained = len(out) > 1 and out[-2].kind == "place" and out[-2].end == last.start
            local = chained and unit.text in ("街道", "社区", "小区", "村", "镇", "乡")
            if local or _takes(last.text, unit.text, kind):
                out[-1] = join((last, unit), "place", "place-suffix", "ns")
                continue
        out.append(unit)
    return out


def _in_province(last: Unit, unit: Unit) -> bool:
    """Whether a word behind a province is the bare name of one of its counties: 江西 | 贵溪."""
    if unit.kind or len(unit.text) != 2 or last.kind != "place" or last.end != unit.start:
        return False
    if lexicon.mapping("places").get(last.text) != "province":
        return False
    full = lexicon.words("counties")
    return unit.text + "县" in full or unit.text + "市" in full


ROADS = frozenset(["路", "东路", "西路", "南路", "北路", "中路", "大道", "大街"])


def _takes(name: str, suffix: str, kind: str) -> bool:
    """Whether `suffix` can be part of a name that begins with the known place `name`."""
    if suffix in ("共和国", "王国", "联邦"):
        return lexicon.mapping("places").get(name) == "country"
    if suffix in ROADS:
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
    return "weak" not in kind or suffix in ("海域", "森林", "隧道")


def unknown(row: Sequence[Unit]) -> list[Unit]:
    """Join characters that make no word with the word for a kind of place: 若湄 + 县, 云澜 + 港."""
    out: list[Unit] = []
    for unit in row:
        kind = "" if unit.kind else _suffix(unit.text)
        if kind and "weak" not in kind:
            first = _head(out, unit.start)
            if first < len(out) and _odd(out[first:], kind):
                out[first:] = [join((*out[first:], unit), "place", "unknown-" + kind, "ns")]
                continue
        out.append(unit)
    return out


def _head(out: Sequence[Unit], end: int) -> int:
    """Return from where on the units in `out` may be the head of a name that goes on at `end`."""
    size, first = 0, len(out)
    while first:
        unit = out[first - 1]
        size += len(unit.text)
        if unit.end != end or unit.kind in ("place", "org") or size > LONGEST_UNKNOWN:
            break
        if (
            unit.text in MARKS
            or (len(unit.text) > 1 and not unit.open)
            or (unit.tag in ("m", "eng", "q", "mq", "x", "t", "f") and len(unit.text) > 1)
        ):
            break
        if (unit.text in AREA_WORDS or unit.text in ("街道", "社区")) and first < len(out):
            break
        if (
            unit.text in NO_HEAD
            or unit.text in lexicon.words("common_place_heads")
            or not "\u4e00" <= unit.text <= "\u9fff"
        ):
            break
        if unit.tag == "v" or (unit.tag[0] in "vadb" and len(unit.text) > 1):
            break
        first -= 1
        end = unit.start
    return first


def _odd(units: Sequence[Unit], kind: str) -> bool:
    """Whether the units look like a name: they are no run of common words."""
    text = "".join(unit.text for unit in units)
    if len(text) < 2 or text in lexicon.words("common_place_heads"):
        return False
    if any(unit.kind == "person" for unit in units):
        return False
    if len(text) == len(units) < 4 and units[-1].text not in AREA_WORDS | {"山", "大", "小"}:
        return True
    odd = [u.tag in ("nr", "nrt", "nz", "ns", "x", "g", "ng", "ag", "zg", "nrfg") for u in units]
    if kind == "facility":
        return all(odd)
    return (
        any(odd) and sum(len(u.text) > 1 and not o for u, o in zip(units, odd, strict=False)) == 0
    ) or (any(odd) and len(units) < 3 and kind == "area")


# What an address goes on with behind a county or a town: 祁门县 | 小路口镇 | 双莲村.
STEP = r"[^\W\d_的和与及等各全多个某该本一每A-Za-z]{1,4}?"
ADDRESS = re.compile(rf"({STEP}(?:镇|乡|街道|苏木))?({STEP}(?:村|社区|嘎查))?")


def addresses(row: Sequence[Unit]) -> list[Unit]:
    """Read on behind a county, a town or a township for the smaller places in it."""
    text = "".join(unit.text for unit in row)
    found: list[Hit] = []
    for unit in row:
        if unit.kind != "place" or not unit.text.endswith(
            ("县", "市", "区", "旗", "镇", "乡", "街道")
        ):
            continue
        match = ADDRESS.match(text, unit.end)
        for group in (1, 2):
            if match and match[group] and not _common(match[group]):
                if not found or found[-1].end <= match.start(group):
                    found.append(Hit(*match.span(group), "place", "address"))
            elif match and match[group]:
                break
    return placed(row, found, text, _breaks_no_name) if found else list(row)


def _common(name: str) -> bool:
    """Whether a step of an address is a word of the language: 城乡, 农村, 贫困村."""
    head = name.rstrip("镇乡村街道社区")
    word = dictionary().get(name)
    known = word is not None and word.tag not in ("ns", "nr", "nrt", "nz")
    return known or head in lexicon.words("common_place_heads")


def _breaks_no_name(units: Sequence[Unit], hit: Hit) -> bool:
    return not any(unit.kind in ("org", "place") for unit in units)


LONGEST_FACILITY = 8


def facilities(row: Sequence[Unit]) -> list[Unit]:
    """Grow a facility from its kind leftward to a place or a name: 江汉 国际 会展中心."""
    out: list[Unit] = []
    for unit in row:
        if out and out[-1].rule == "facility" and unit.text in ("街", "路", "桥", "站", "大街"):
            out[-1] = join((out[-1], unit), "place", "facility", "ns")
            continue
        if out and _addressed(out[-1], unit):
            out[-1] = join((out[-1], unit), "place", "facility", "ns")
            continue
        suffix = "" if unit.kind == "org" else _facility_suffix(unit)
        if suffix:
            first = _facility_head(out, unit.start)
            head = out[first] if first < len(out) else None
            if head and (head.kind == "place" or (_brand(head) and _strong(suffix))):
                whole = (*out[first:], unit)
                if head.kind != "place" or "weak" not in _suffix(suffix) or len(whole) > 2:
                    out[first:] = [join(whole, "place", "facility", "ns")]
                    continue
        out.append(unit)
    return out


def _addressed(last: Unit, unit: Unit) -> bool:
    """Whether a place stands right before a known facility: 新加坡 | 樟宜机场."""
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


def _facility_suffix(unit: Unit) -> str:
    if unit.kind == "place" or (unit.tag[:1] in "vdpcru" and len(unit.text) < 3):
        return ""
    return _facility(unit.text)


def _strong(suffix: str) -> bool:
    return "weak" not in _suffix(suffix) and len(suffix) > 1


def _brand(unit: Unit) -> bool:
    return (
        unit.kind in ("", "person")
        and unit.text not in MARKS
        and unit.tag in ("nr", "nrt", "nz", "ns", "x", "nrfg", "eng")
    )


def _bracketed(out: Sequence[Unit], end: int) -> bool:
    """Whether a place with a place in brackets ends before `end`: 临港（奉贤）."""
    return (
        end > 3
        and out[end - 2].kind == out[end - 4].kind == "place"
        and out[end - 3].text in ("（", "(")
    )


def _facility_head(out: Sequence[Unit], end: int) -> int:
    """Return the leftmost unit of `out` from which a facility may begin, or len(out)."""
    best = first = len(out)
    while first and len(out) - first < LONGEST_FACILITY:
        unit = out[first - 1]
        if unit.text in "）)" and _bracketed(out, first):
            return first - 4
        inner = unit.text in lexicon.words("facility_words")
        if unit.end != end or not (inner or unit.kind == "place" or _brand(unit)):
            break
        first -= 1
        end = unit.start
        if not inner or unit.kind == "place":
            best = first
    return best
