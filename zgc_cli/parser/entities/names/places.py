"""Rules that find places: areas, features of nature, facilities."""

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    fits,
    growing,
    placed,
    reach,
    selecting,
    text_of,
)
from zgc_cli.parser.words import foreign_names, name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# At most so many characters of an unknown name stand before 县, 村, 港.
_LONGEST_UNKNOWN = 4
_LONGEST_FACILITY = 8
# Words that stand before 市, 县, 村 and make no name of it: 该县, 全村, 一村, 本市.
NO_HEAD = frozenset(
    "该全各本我某每这那两几一二三四五六七八九十多外邻同老新小大好名某贫穷山农渔乡城"
    "的了着过是在从到至把被对向与和及或有无为以于等说上下中内里前后左右间旁边外东西南北个来去出入进回"
    "也都就还又再已曾将由让使令给用按据经沿自此其之所而且但却则如像似当即因故可能会应须要想敢肯愿不没未别很最"
    "更太极只仅才刚正共约近超满逾做成建办开住位座条只家户亩里间"
)
AREA_WORDS = frozenset("镇村县市省区州国")
ROADS = frozenset(["路", "东路", "西路", "南路", "北路", "中路", "大道", "大街"])
ODD_TAGS = frozenset({"nr", "nrt", "nz", "ns", "x", "g", "ng", "ag", "zg", "nrfg"})
_BRAND_TAGS = frozenset({"nr", "nrt", "nz", "ns", "x", "nrfg", "eng"})
# The weight below which a word is rare enough to be the name of a place: 平陆, not 公安.
_RARE = -14.5
_WATERWORKS = frozenset(["水库", "灌区", "电站", "泵站", "水闸", "干渠"])
# Words with which the name of a facility goes on, or that of an organisation becomes one.
_OF_FACILITY, _OF_SEAT = ("街", "路", "桥", "站", "大街", "公园"), ("大厦", "大楼")
_OF_FIRMS = frozenset(
    [
        *("动物园", "植物园", "体育场", "体育馆", "体育中心", "文化中心", "音乐厅", "球场", "乐园"),
        *("足球场", "主题公园", "度假区", "广场", "产业园", "工业园", "科技园", "演艺中心"),
    ]
)


@lru_cache(1 << 12)
def _suffix(word: str) -> str:
    return lexicon.mapping("place_suffixes").get(word, "")


@lru_cache(1 << 12)
def _facility(word: str) -> str:
    ends = (word[i:] for i in range(max(0, len(word) - 10), len(word)))
    return next((end for end in ends if _suffix(end).startswith("facility")), "")


def _kind_of_place(chunk: Chunk, unknown: str = "") -> str:
    """Return the kind of a place of the lexicon: province, country, water …."""
    return lexicon.mapping("places").get(chunk.text, unknown) if chunk.kind == "place" else ""


def _suffixes(words: Set[str]) -> Set[str]:
    """Return those of some words that are the words for a kind of place."""
    return words & lexicon.words("place_suffixes")


@growing("place-suffix", "place", "[西安东站]今天启用。", ends=_suffixes)
def areas(out: list[Chunk], chunk: Chunk) -> int | None:
    """Join a known place with the word for its kind: 合肥 + 市, 曲麻莱 + 县."""
    kind = _suffix(chunk.text)
    if not kind or not out or out[-1].kind != "place" or not fits(out[-1], chunk):
        return None
    chained = len(out) > 1 and out[-2].kind == "place"
    local = chained and chunk.text in ("街道", "社区", "小区", "村", "镇", "乡")
    return len(out) - 1 if local or _takes(out[-1], chunk.text, kind) else None


def _takes(place: Chunk, suffix: str, kind: str) -> bool:
    """Return whether `suffix` can be part of a name that begins with a known place."""
    name, where = place.text, _kind_of_place(place, "county")
    if suffix in ("共和国", "王国", "联邦"):
        return where == "country"
    if suffix in ROADS:
        return where in ("province", "city", "county")
    if name.endswith(suffix) or (
        name[-1] in "省市县区州洲国" and suffix in ("村", "镇", "乡", "地区")
    ):
        return False
    if name[-1] in "镇乡" and suffix in ("寺", "庙", "山", "湖"):
        return False  # 秦东镇 | 寺角营村
    if not kind.startswith("area"):
        small = suffix in _WATERWORKS and where not in ("province", "country", "region")
        return "weak" not in kind or small or suffix in ("海域", "隧道", "枢纽")
    if suffix in ("地区", "社区", "小区", "街道", "新区", "特区", "示范区"):
        return where in ("province", "city", "county") and suffix in ("新区", "特区")
    return where not in ("country", "region", "water", "mountain")


@growing(
    "unknown-place",
    "place",
    "列车驶过[若湄县]。",
    never=("该县粮食丰收。",),
    ends=_suffixes,
)
def unknown(out: list[Chunk], chunk: Chunk) -> int | None:
    """Join characters that make no word with the word for a kind of place: 若湄 + 县, 云澜 + 港."""
    kind = "" if chunk.kind else _suffix(chunk.text)
    if not kind or ("weak" in kind and chunk.text not in _WATERWORKS):
        return None
    size, start = len(out), chunk.start
    first = reach(out, size, size, lambda i: _may_be_unknown(out[i], start, i + 1 == size))
    titled = first and out[first - 1].text in lexicon.words("person_titles")
    name = text_of((*out[first:], chunk))
    if titled and len(name) == 3 and name[0] in name_model.surnames():
        return None  # 会长 | 李豪镇
    return first if first < size and _is_odd(out[first:], kind) else None


def _may_be_unknown(chunk: Chunk, end: int, nearest: bool) -> bool:
    """Return whether a chunk may be of an unknown name that goes on at `end`."""
    text, long = chunk.text, len(chunk.text) > 1
    if chunk.kind in ("place", "org") or end - chunk.start > _LONGEST_UNKNOWN or text in MARKS:
        return False
    if long and (not chunk.open or chunk.tag in ("m", "eng", "q", "mq", "x", "t", "f")):
        return False
    if chunk.tag == "v" or (long and chunk.tag[0] in "vadb"):
        return False
    if not nearest and (text in AREA_WORDS or text in ("街道", "社区")):
        return False
    if text in NO_HEAD or text in lexicon.words("common_place_heads"):
        return False
    if long and text in lexicon.words("person_titles"):
        return False
    return "\u4e00" <= text <= "\u9fff"


def is_rare(word: str) -> bool:
    """Return whether a word is rare enough to be the name of a place: 平陆, not 公安."""
    known = dictionary().get(word)
    return known is None or known.weight < _RARE


def _is_odd(chunks: Sequence[Chunk], kind: str) -> bool:
    """Return whether the chunks look like a name: they are no run of common words."""
    text = text_of(chunks)
    if len(text) < 2 or text in lexicon.words("common_place_heads"):
        return False
    if any(chunk.kind == "person" for chunk in chunks):
        return False
    if kind == "area" and len(chunks) == 1 and len(text) == 2 and is_rare(text):
        return True
    if len(text) == len(chunks) < 4 and chunks[-1].text not in AREA_WORDS | {"山", "大", "小"}:
        return True
    plain = [chunk for chunk in chunks if chunk.tag not in ODD_TAGS]
    if kind == "facility" or len(plain) == len(chunks):
        return not plain
    short = all(len(chunk.text) == 1 for chunk in plain)
    return short or (len(chunks) < 3 and kind == "area")


@growing(
    "facility",
    "place",
    "展会设在[江汉国际会展中心]。",
    ends=selecting(
        lambda word: word in _OF_FACILITY + _OF_SEAT or word[-1:] == "馆" or _facility(word) != ""
    ),
)
def facilities(out: list[Chunk], chunk: Chunk) -> int | None:
    """Grow a facility from its kind leftward to a place or a name: 江汉 国际 会展中心."""
    if not out:
        return None
    size, last = len(out), out[-1]
    road = last.rule == "facility" and chunk.text in _OF_FACILITY
    seat = last.kind == "org" and chunk.text in _OF_SEAT  # 美国国会 | 大厦
    if fits(last, chunk) and (road or seat or _is_addressed(last, chunk)):
        return size - 1
    suffix = _facility_suffix(chunk)
    first = _facility_head(out, chunk) if suffix else size
    if first == size:
        return None
    head = out[first]
    if head.kind == "place":
        return None if "weak" in _suffix(suffix) and size - first == 1 else first
    branded = (_is_brand(head) and _is_strong(suffix)) or _is_firm(head, chunk)
    return first if branded or _is_bare_county(head) else None


def _is_addressed(last: Chunk, chunk: Chunk) -> bool:
    """Return whether a place stands right before a known facility: 新加坡 | 樟宜机场."""
    facility = _is_strong(_facility(chunk.text)) or chunk.text[-1] == "馆"
    return chunk.kind == last.kind == "place" and facility and not _facility(last.text)


def _facility_suffix(chunk: Chunk) -> str:
    if chunk.kind in ("place", "org") or (chunk.tag[:1] in "vdpcru" and len(chunk.text) < 3):
        return ""
    return _facility(chunk.text)


def _is_strong(suffix: str) -> bool:
    return "weak" not in _suffix(suffix) and len(suffix) > 1


def is_strong_facility(word: str) -> bool:
    """Return whether a word ends with that of a facility which is no word beside: 种植园."""
    return _is_strong(_facility(word))


def _is_brand(chunk: Chunk) -> bool:
    named = chunk.kind in ("", "person") and chunk.tag in _BRAND_TAGS
    return named and chunk.text not in MARKS


def _is_firm(chunk: Chunk, last: Chunk) -> bool:
    """Return whether a firm that is known has lent its name to a place: 雅戈尔 | 动物园."""
    return chunk.rule == "known-org" and len(chunk.text) < 6 and last.text in _OF_FIRMS


def _is_bare_county(chunk: Chunk) -> bool:
    """Return whether a rare word is a county without its 县: 平陆 | 运河."""
    if chunk.kind or len(chunk.text) != 2 or chunk.tag not in ("n", "nr", "nz", "ns"):
        return False
    return dictionary().get(chunk.text + "县") is not None and is_rare(chunk.text)


def _facility_head(out: Sequence[Chunk], last: Chunk) -> int:
    """Return from where on a facility may reach that ends in `last`, len(out) if from nowhere."""
    inner, size = lexicon.words("facility_words"), len(out)

    def heads(i: int) -> bool:
        chunk = out[i]
        return chunk.kind == "place" or (
            chunk.text not in inner
            and (_is_brand(chunk) or _is_bare_county(chunk) or _is_firm(chunk, last))
        )

    def is_station(i: int) -> bool:
        """Return whether a common noun stands between place and airport: 荷花 | 国际机场."""
        short = out[i].tag == "n" and len(out[i].text) == 2 and last.text.endswith(("机场", "站"))
        near = i + 1 == size or out[i + 1].text == "国际"
        return short and near and i > 0 and out[i - 1].kind == "place"

    first = reach(
        out,
        size,
        _LONGEST_FACILITY,
        lambda i: (
            fits(out[i], last)
            and (out[i].text in inner or heads(i) or _is_syllable(out[i]) or is_station(i))
        ),
    )
    if size - first < _LONGEST_FACILITY and _ends_in_bracket(out, first):
        return first - 4
    return next((i for i in range(first, size) if heads(i)), size)


def _is_syllable(chunk: Chunk) -> bool:
    """Return whether a character alone may be of a foreign name: 安塔基 | 亚 | 体育馆."""
    return chunk.tag[0] in "nxgj" and not chunk.kind and chunk.text in foreign_names.foreign()


def _ends_in_bracket(out: Sequence[Chunk], end: int) -> bool:
    """Return whether a place with a place in brackets ends before `end`: 临港（奉贤）."""
    if end < 4 or out[end - 1].text not in "）)" or out[end - 3].text not in "（(":
        return False
    return out[end - 2].kind == out[end - 4].kind == "place"


_IN_MARKS = Pattern(
    "[“「](?P<name>[\u4e00-\u9fff]{2,7}[江湖海山河苑城湾庭府居阁轩郡里邸岛庄墅堡洲岸庐坊都厦谷港])[”」]"
    "(?:小区|社区|公寓|花园|楼盘|广场|商场|购物中心|景区|度假区|步行街|写字楼|别墅)"
)


@rule(
    "place-in-marks",
    "“[蓝湾锦江]”小区昨夜停电。",
    never=("“智慧平安”小区评选揭晓。", "“幸福家园”小区评选揭晓。"),
)
def in_marks(row: ChunkRow) -> ChunkRow:
    """Take the name in marks in front of 小区, 广场 … for a place: “蓝湾锦江”小区."""
    text = row.text
    if "”" not in text and "」" not in text:
        return row
    hits = [NameHit(*m.span("name"), "place", "place-in-marks") for m in _IN_MARKS.finditer(text)]
    return placed(row, hits, lambda chunks, hit: True)


_MOST_CHUNKS = 4  # of the name before 街道 or 镇
_LISTS = {"街道": "subdistricts", "镇": "townships", "乡": "townships"}


@finding(
    "known-subdistrict",
    "他在[长征街道]住了十年。",
    "[宝龙街道]的志愿者上门走访。",
    "他的老家[东庄镇]很远。",
    never=("游客走过安静街道。", "公司联合街道办起食堂。", "这里有一座古镇。"),
    signs=tuple(_LISTS),
)
def subdistricts(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Join 街道, 镇 or 乡 with the name of one before it; the names are read only then."""
    for last, chunk in enumerate(row):
        if chunk.text in _LISTS:
            for first in range(max(0, last - _MOST_CHUNKS), last):
                known = lexicon.holds(_LISTS[chunk.text], text_of(row[first:last]))
                if known and not (first and _is_odd_one(row[first - 1])):
                    yield first, last + 1, "place"
                    break


def _is_odd_one(chunk: Chunk) -> bool:
    """Return whether a character alone may begin a longer name: 云 | 渡口 | 镇."""
    return len(chunk.text) == 1 and not chunk.kind and chunk.tag[:1] in "nzgxj" and chunk.open


@finding(
    "peak",
    "阿尔卑斯山[艾格峰]下了雪。",
    "他去年登上[艾朗峰]（Eilang），又去了尼泊尔。",
    never=("中国王小峰到场。", "他是李剑峰，来自海城。", "他遇见了登上讲台的李峰。"),
    signs=("峰",),
)
def peaks(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take what ends in 峰 behind a range or a verb of climbing, or in front of a climb."""
    text = row.text
    for i, chunk in enumerate(row):
        if (
            chunk.text[-1:] != "峰"
            or not 2 < len(chunk.text) < 6
            or chunk.kind not in ("", "person")
        ):
            continue
        ranges = i and row[i - 1].kind == "place" and row[i - 1].text.endswith(("山", "山脉"))
        if ranges or _CLIMBED.search(text[: chunk.start][-3:]) or _CLIMB.match(text, chunk.end):
            yield i, i + 1, "place"


_CLIMBED = Pattern("(?:登顶|攀登|攀上|登上|攀爬|征服)了?$")
_CLIMB = Pattern(
    "(?:[（(][A-Z][^（()）]{1,20}[)）])?(?:超级越野赛|大本营|[东西南北][壁坡]|山脚|山麓|峰顶|顶峰|海拔)"
)
