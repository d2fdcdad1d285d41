"""Rules that read lists: what A、B、C are, the noun behind 等 says, or one certain member.

An address is a list, too, each place in the one before.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.abbreviations import is_pair
from zgc_cli.parser.entities.names.places import AREA_WORDS, NO_HEAD, ODD_TAGS, ROADS, is_rare
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    placed,
    reach,
    text_of,
)
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_COMMAS = frozenset("、和及与")
_LONGEST_MEMBER, _LONGEST_LIST = 4, 200
# 等 | 7 家 企业: so many chunks may stand between 等 and the noun.
_REACH = 5
# Common nouns that a list holds as often as names.
_PLAIN_TAGS = frozenset(
    {"n", "v", "vn", "a", "m", "q", "r", "b", "d", "u", "uj", "t", "f", "s", "i", "l", "p"}
)


@finding(
    "listed-name",
    "[岭禾]、[云湄]等企业参展。",
    never=("海鲜餐厅、理发店、五金店等单位停业。",),
    among=lambda: {"等"},
)
def listed(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Give the members of a list the kind that the noun behind 等 tells: 腾讯、商汤等企业."""
    for i, chunk in enumerate(row):
        if chunk.text == "等" and (kind := _kind_of_list(row[i + 1 : i + 1 + _REACH])):
            yield from ((first, last, kind) for first, last in _members(row, i, kind))


def _kind_of_list(behind: Sequence[Chunk]) -> str:
    nouns = lexicon.mapping("list_nouns")
    for chunk, follows in zip_longest(behind, behind[1:]):
        if chunk.text in MARKS or chunk.kind or chunk.tag == "p":
            return ""
        if chunk.text == "组织" and follows and follows.tag[:1] in "nvb":
            return ""  # 溜塌等病害组织抢修队
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
    if not 2 <= len(text) <= 12 or is_pair(text):  # 中美等国
        return False
    if kind != "person" and (text[0] in _OF_NO_NAME or text in lexicon.words("common_place_heads")):
        return False  # 市、区人力资源服务等部门
    odd = [chunk.tag not in _PLAIN_TAGS or len(chunk.text) == 1 for chunk in member]
    if kind == "person":
        weight = name_model.chinese(text)
        return len(text) < 5 and weight is not None and weight > -32
    if kind == "place":
        return parted and len(member) < 3 and all(odd) and len(text) < 6
    if text[-1] in _OF_TRADES and len(member) < 3 and all(map(_is_everyday, member)):
        return False  # 海鲜餐厅、五金店等单位
    return any(odd) and (parted or all(odd)) and member[0].tag not in ("m", "r", "p", "uj", "d")


_OF_TRADES = frozenset("店厅馆铺厂摊吧")
_EVERYDAY = -14.5  # the weight from which a word is an everyday one, whatever its tag


def _is_everyday(chunk: Chunk) -> bool:
    word = dictionary().get(chunk.text)
    known = word is not None and (word.weight > _EVERYDAY or chunk.text[-1] in _OF_TRADES)
    return known and len(chunk.text) > 1 and chunk.text not in lexicon.mapping("places")


_OF_NO_NAME = frozenset("区县市镇乡村各该本已")


# The last words of places that news lists, and the least and the most that such a name has.
_LISTED_ENDS = frozenset(["广场", "街道", "大厦", "大街"])
_SHORTEST_PLACE, _LONGEST_PLACE = 4, 3


@finding(
    "listed-place",
    "年货摊设在[文源广场]、[河东广场]。",
    never=("建设了公园、广场、街道。",),
    among=lambda: _LISTED_ENDS,
)
def listed_places(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the members of a list that all end in 广场, 街道 … for places."""
    run: list[tuple[int, int]] = []
    for i, chunk in enumerate(row):
        if chunk.text not in _LISTED_ENDS:
            continue
        first = reach(row, i, _LONGEST_PLACE, lambda k: _may_be_listed_place(row[k]))
        if first == i or chunk.end - row[first].start < _SHORTEST_PLACE:
            continue
        if run and not (first - run[-1][1] == 1 and row[first - 1].text in "、和及"):
            run = []
        run.append((first, i + 1))
        for member in run if len(run) == 2 else run[-1:] if len(run) > 2 else ():
            yield *member, "place"


_COUNTED = frozenset("两三四五六七八九十等")


@finding(
    "counted-places",
    "[岑溪]、[麻洋]两镇负责人到场。",
    "[岑溪]、[麻洋]等县天气多变。",
    never=("印巴两国举行会谈。", "水稻、小麦两县都种。", "老人、孩子等县里人都来了。"),
    among=lambda: _COUNTED,
)
def counted(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands in a list before 两镇 or 等县 for places."""
    for i in range(2, len(row)):
        if row[i].text not in AREA_WORDS or row[i - 1].text not in _COUNTED:
            continue
        last = i - 1
        while last > 0:
            first = reach(row, last, 2, lambda k: _may_be_unlisted(row[k]))
            if first == last or not 2 <= row[last - 1].end - row[first].start <= 4:
                break
            pair = is_pair(text_of(row[first:last]))  # 印巴 | 两国
            if not pair and not any(chunk.kind for chunk in row[first:last]):
                yield first, last, "place"
            if not first or row[first - 1].text != "、":
                break
            last = first - 1


def _may_be_unlisted(chunk: Chunk) -> bool:
    text = chunk.text
    rare = len(text) == 1 or chunk.tag in ODD_TAGS or is_rare(text)
    return chunk.kind in ("", "place", "person") and text not in MARKS | NO_HEAD and rare


def _may_be_listed_place(chunk: Chunk) -> bool:
    named = chunk.kind in ("", "place") and chunk.tag[:1] in tuple("njsxgb")
    return named and chunk.text not in MARKS and chunk.text not in NO_HEAD


_ROAD_ENDS = ("路", "街", "巷", "大道")
# What an address goes on with behind a county or a town: 祁门县 | 小路口镇 | 双莲村.
_ADDRESSED = ("县", "市", "区", "旗", "镇", "乡", "街道")
_STEP = r"[^\W\d_的和与及等各全多个某该本一每A-Za-z][^\W\d_的和与及等各个某该每A-Za-z]{0,3}?"
_ROAD = r"(?:[东西南北中]路|路|大道|大街|街|巷)"
_ADDRESS = Pattern(rf"({_STEP}(?:镇|乡|街道|苏木))?({_STEP}(?:村|社区|嘎查)|{_STEP}{_ROAD})?")

# Behind a county or a city without the word for it: 胶州 | 里岔镇 | 安家沟村.
_TOWN = Pattern(rf"({_STEP}(?<=..)(?:镇|乡))(?!镇|[政党]|长)({_STEP}村)?")


@rule(
    "address",
    "他住在祁门县[若水乡][毛家店村]。",
    "记者来到胶州[里岔镇][安家沟村]。",
    never=("干部从杭州下乡镇。", "他从苏州返乡。", "苏州古镇很多。"),
)
def addresses(row: ChunkRow) -> ChunkRow:
    """Read on behind a county, a town or a township for the smaller places in it."""
    hits: list[NameHit] = []
    for chunk in row:
        if chunk.kind != "place":
            continue
        bare = not chunk.text.endswith(_ADDRESSED)
        match = (_TOWN if bare else _ADDRESS).match(row.text, chunk.end)
        if bare and not (match and _is_town(row, chunk, match.end(1))):
            continue
        for group in (1, 2):
            if match and match[group]:
                if _is_common(match[group]):
                    break
                if hits and hits[-1].end > match.start(group):
                    continue
                hits.append(NameHit(*match.span(group), "place", "address"))
    return placed(row, hits, _may_be_step)


def _is_town(row: ChunkRow, place: Chunk, end: int) -> bool:
    """Return whether nothing but parts of a name stands between a county and the end of a town."""
    if lexicon.mapping("places").get(place.text, "county") not in ("county", "city"):
        return False
    inner = [c for c in row if place.end <= c.start < end]
    word = dictionary().get(row.text[end - 2 : end])
    usual = word is not None and word.weight > _USUAL  # 古镇, 故乡, 乡镇
    plain = all(c.tag[:1] in "nsgxjfzak" and c.kind in ("", "place") for c in inner)
    return plain and not usual and end - place.end > 2


_USUAL = -13.0


def _is_common(name: str) -> bool:
    """Return whether a step of an address is a word of the language: 城乡, 农村, 贫困村."""
    word = dictionary().get(name)
    known = word is not None and word.tag not in ("ns", "nr", "nrt", "nz")
    return (
        known
        or name.startswith("部分")
        or name.rstrip("镇乡村街道社区") in lexicon.words("common_place_heads")
    )


def _may_be_step(chunks: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether a step of an address breaks no name and is no phrase that ends in 路 or 街."""
    last = chunks[-1]
    cut = last.kind == "place" and last.end > hit.end and len(chunks) > 1  # 里岔 | 镇安
    if any(chunk.kind in ("org", "place") for chunk in chunks[: len(chunks) - cut]):
        return False
    if cut:
        return True
    if not last.text.endswith(_ROAD_ENDS):
        return True
    whole = last.text in ROADS or last.text in ("街", "巷") or last.tag in ("ns", "nr")
    if not whole or len(chunks) == 1 or (chunks[0].start, last.end) != (hit.start, hit.end):
        return False
    return all(c.open and c.tag[0] in "njsgx" and c.text not in NO_HEAD for c in chunks[:-1])
