"""Passes that find places: areas, features of nature, facilities, abbreviations of countries."""

from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
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
GENERIC_HEAD = frozenset(
    "农业 工业 经济 贫困 文化 中心 商业 旅游 自然 国家 城市 农村 沿海 内陆 边境 重点 试点 示范 全国 行政 生产"
    " 生活 居民 住宅 办公 开放 改革 创新 现代 国际 综合 一级 多个 各个 周边 附近 相关 有关 所在 当地 本地 省级"
    " 市级 县级 区级 村级 乡级 镇级 海洋 森林 湿地 草原 沙漠 高山 深山 大型 小型 主要 新型 特色 美丽 文明 幸福".split()
)


@cache
def _suffix(word: str) -> str:
    return lexicon.mapping("place_suffixes").get(word, "")


def areas(row: Sequence[Unit]) -> list[Unit]:
    """Join a known place with the word for its kind: 合肥 + 市, 曲麻莱 + 县."""
    out: list[Unit] = []
    for unit in row:
        kind = _suffix(unit.text)
        last = out[-1] if out else None
        if kind and last and last.kind == "place" and last.end == unit.start:
            chained = len(out) > 1 and out[-2].kind == "place" and out[-2].end == last.start
            local = chained and unit.text in ("街道", "社区", "小区", "村", "镇", "乡")
            if local or _takes(last.text, unit.text, kind):
                out[-1] = join((last, unit), "place", "place-suffix", "ns")
                continue
        out.append(unit)
    return out


def _takes(name: str, suffix: str, kind: str) -> bool:
    """Whether `suffix` can be part of a name that begins with the known place `name`."""
    if suffix in ("共和国", "王国", "联邦"):
        return lexicon.mapping("places").get(name) == "country"
    if name.endswith(suffix) or name[-1] in "省市县区州洲国" and suffix in ("村", "镇", "乡", "地区"):
        return False
    if kind.startswith("area"):
        where = lexicon.mapping("places").get(name, "county")
        if suffix in ("地区", "社区", "小区", "街道", "新区", "特区", "示范区"):
            return where in ("province", "city", "county") and suffix in ("新区", "特区")
        return where not in ("country", "region", "water", "mountain")
    return "weak" not in kind or suffix in ("海域", "森林", "隧道")


def unknown(row: Sequence[Unit]) -> list[Unit]:
    """Join characters that make no word with the word for a kind of place: 若澜 + 县, 平澜 + 港."""
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
        if unit.text in MARKS or len(unit.text) > 1 and not unit.open or unit.tag in ("m", "eng", "q", "mq", "x", "t", "f") and len(unit.text) > 1:
            break
        if (unit.text in AREA_WORDS or unit.text in ("街道", "社区")) and first < len(out):
            break
        if unit.text in NO_HEAD or unit.text in GENERIC_HEAD or not "\u4e00" <= unit.text <= "\u9fff":
            break
        if unit.tag[0] in "vadb" and len(unit.text) > 1:
            break
        first -= 1
        end = unit.start
    return first


def _odd(units: Sequence[Unit], kind: str) -> bool:
    """Whether the units look like a name: they are no run of common words."""
    text = "".join(unit.text for unit in units)
    if len(text) < 2 or text in GENERIC_HEAD:
        return False
    if any(unit.kind == "person" for unit in units):
        return False
    if len(text) == len(units) < 4 and units[-1].text not in AREA_WORDS | {"山", "大", "小"}:
        return True
    odd = [u.tag in ("nr", "nrt", "nz", "ns", "x", "g", "ng", "ag", "zg", "nrfg") for u in units]
    if kind == "facility":
        return all(odd)
    return any(odd) and sum(len(u.text) > 1 and not o for u, o in zip(units, odd)) == 0 or (
        any(odd) and len(units) < 3 and kind == "area"
    )


FACILITY_INNER = frozenset(
    "国际 国家 商业 航天 会展 文化 体育 科技 艺术 会议 展览 博览 创新 中心 森林 湿地 地质 自然 风景 名胜 工业 高新"
    " 经济 技术 产业 示范 旅游 度假 综合 保税 自由 贸易 试验 合作 生态 农业 现代 人民 中央 中山 烈士 革命 历史"
    " 民俗 民族 大学 奥林匹克 奥体 足球 智能 具身 人工智能 机器人 汽车 软件 信息 数字 电子 生物 医药 新能源"
    " 新材料 光电 卫星 发射 火箭 海洋 水利 长江 黄河 抗日 战争 纪念 东 西 南 北 新 大 中 一 二 三 第一 第二 第三"
    " 一号 二号 三号 1 2 3 4 5 号 核 风 光伏 抽水蓄能 动漫 文创 影视 总部 科学 物流 临空 空港 临港 滨海 跨海 长途"
    " 东部 西部 南部 北部 东方 城市 亚洲 世界 石化 化工 循环 电商 跨境 冷链 冰雪 滑雪 极地 野生 动物 植物".split()
)
LONGEST_FACILITY = 8


def facilities(row: Sequence[Unit]) -> list[Unit]:
    """Grow a facility from its kind leftward to a place or a name: 江淮 国际 会展中心."""
    out: list[Unit] = []
    for unit in row:
        suffix = "" if unit.kind == "org" else _facility_suffix(unit)
        if suffix:
            first = _facility_head(out, unit.start)
            head = out[first] if first < len(out) else None
            if head and (head.kind == "place" or _brand(head) and _strong(suffix)):
                whole = (*out[first:], unit)
                if head.kind != "place" or "weak" not in _suffix(suffix) or len(whole) > 2:
                    out[first:] = [join(whole, "place", "facility", "ns")]
                    continue
        out.append(unit)
    return out


@cache
def _facility(word: str) -> str:
    for start in range(max(0, len(word) - 10), len(word)):
        if _suffix(word[start:]).startswith("facility"):
            return word[start:]
    return ""


def _facility_suffix(unit: Unit) -> str:
    if unit.kind == "place" or unit.tag[:1] in "vdpcru" and len(unit.text) < 3:
        return ""
    return _facility(unit.text)


def _strong(suffix: str) -> bool:
    return "weak" not in _suffix(suffix) and len(suffix) > 1


def _brand(unit: Unit) -> bool:
    return unit.kind in ("", "person") and unit.tag in ("nr", "nrt", "nz", "ns", "x", "nrfg", "eng")


def _facility_head(out: Sequence[Unit], end: int) -> int:
    """Return the leftmost unit of `out` from which a facility may begin, or len(out)."""
    best = first = len(out)
    while first and len(out) - first < LONGEST_FACILITY:
        unit = out[first - 1]
        inner = unit.text in FACILITY_INNER
        if unit.end != end or not (inner or unit.kind == "place" or _brand(unit)):
            break
        first -= 1
        end = unit.start
        if not inner or unit.kind == "place":
            best = first
    return best


# Verbs and prepositions before the one character that names a country or a city: 访华, 在京.
BEFORE_COUNTRY = frozenset("访驻对赴来在援侵留旅离抵抗联亲反涉输")
COUNTRIES = frozenset("中美英法德俄日韩朝印澳欧非巴以埃泰越缅柬菲蒙乌叙伊意西葡墨")
CITIES = frozenset("京沪津渝港澳台穗粤闽苏浙鲁豫鄂湘川黔滇藏桂琼陕晋冀辽吉黑皖赣甘青宁新疆蓉")
# Words of two or three such characters that mean something else.
NO_PAIR = frozenset(
    "中意 中西 中新 中印 西欧 中欧 中非 中西 西南 西北 东西 中法 中德 中日 日中 西中 新法 新意 新中 中台"
    " 日新 西德 西宁 青海 新疆 大西 非法 英法 中古 中老 中青 中加 中波 日以 以法 以德 以日 以中 以新 新德 中伊".split()
) - frozenset("中意 中印 中欧 中非 中法 中德 中日 中伊 英法".split())
AFTER_COUNTRY = frozenset(
    "方 总统 总理 首相 外长 防长 国会 政府 两国 双方 三国 军方 军队 外交部 国防部 财政部 国务院 国务卿 外相 议会"
    " 参议院 众议院 央行 媒体 警方 当局".split()
)


def abbreviations(row: Sequence[Unit]) -> list[Unit]:
    """Find the one-character names of countries and cities: 中美, 访华, 在京, 俄方."""
    out: list[Unit] = []
    for i, unit in enumerate(row):
        if unit.kind or not unit.text or unit.text[0] not in ALL:
            if unit.kind or not unit.text or unit.text[-1] not in ALL:
                out.append(unit)
                continue
        following = row[i + 1].text if i + 1 < len(row) else ""
        out.extend(_split(unit, out[-1] if out else None, following))
    return out


ALL = COUNTRIES | CITIES | {"华"}


def _split(unit: Unit, last: Unit | None, following: str) -> Sequence[Unit]:
    text = unit.text
    if text in lexicon.words("country_pairs"):
        return [_one(unit, k) for k in range(len(text))]
    if len(text) == 2 and text[0] in BEFORE_COUNTRY and text not in ("来日", "在以", "对日子", "反中"):
        if text[1] in (COUNTRIES | {"华"}) - set("以非中新意西") or (
            text[0] in "在来赴驻离抵访进" and text[1] in "京沪津渝港澳台穗"
        ):
            return [Unit(unit.start, unit.start + 1, text[0], "v"), _one(unit, 1)]
    if len(text) == 2 and text[1] == "方" and text[0] in "中美俄日韩英法德印朝巴以欧澳埃越菲乌港":
        return [_one(unit, 0), Unit(unit.start + 1, unit.end, text[1], "n")]
    if len(text) == 1 and text in ALL:
        if last is not None and last.rule == "abbreviation" and last.end == unit.start:
            return [unit.named("place", "abbreviation")]
        if text in COUNTRIES and following in AFTER_COUNTRY:
            return [unit.named("place", "abbreviation")]
        if last is not None and last.end == unit.start and last.text in BEFORE_COUNTRY:
            if text in (COUNTRIES | {"华"}) - set("以非中新意西") or (
                last.text in "在来赴驻离抵访" and text in "京沪津渝港澳台穗"
            ):
                return [unit.named("place", "abbreviation")]
        if text in COUNTRIES and (text + following) not in NO_PAIR:
            if len(following) == 1 and following in COUNTRIES and (text == "中" or text != following):
                return [unit.named("place", "abbreviation")]
    return [unit]


def _one(unit: Unit, k: int) -> Unit:
    start = unit.start + k
    return Unit(start, start + 1, unit.text[k], "j", "place", "abbreviation")
