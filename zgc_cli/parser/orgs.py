"""Passes that find organisations: grown leftward from their last word, or told by a post behind."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.units import Unit, join, suffix_of

LONGEST_NAME = 12
# A suffix of these kinds makes a name with any place or name before it.
WITH_BRAND = frozenset({"company", "bank", "school", "research", "hospital", "association", "media"})
# A country before a name of these kinds is an address, not part of the name: 德国 | 沃特拉集团.
ADDRESSED = frozenset({"company", "school", "hospital", "research", "media"})
# The form of a legal name, which may begin with any word.
LEGAL = ("有限公司", "有限责任公司", "股份公司", "专业合作社", "集团公司")
# Nouns that stand before a name and are none of it: 合作伙伴北京某某公司.
NO_PART = frozenset(
    "企业 公司 机构 单位 部门 学者 专家 客户 消费者 用户 市场 记者 嘉宾 代表 伙伴 对手 巨头 龙头 厂商 车企 药企"
    " 品牌 平台 团队 成员 国家 地区 城市 省份 家 位 名 所 个 等 时 日 年 月 人 方 者 同 多家 一家 两家 全球 国内"
    " 国外 海外 当地 本地 外资 合资 独资 民营 国有 私营 大型 小型 知名 著名 领先 老牌 新型 现代 各类 各级 上市 旗下"
    " 所属 下属 有关 相关 原 前 副 总 现 时任 现任 东道主 卫冕 冠军 亚军 新闻 消息 电 讯 报道 会议 会上 论坛 活动 项目"
    " 工程 计划 方案 产品 合同 协议 近日 目前 日前 昨天 今天".split()
)
BRAND_TAGS = frozenset({"nr", "nrt", "nz", "x", "eng", "nrfg", "ns", "nt", "j", "g", "zg"})
INNER_TAGS = frozenset("n nz ns nr nt nrt nrfg j vn b ng g x eng zg ag an s f m a v vg i l t mq q k h tg".split())


def grow(row: Sequence[Unit]) -> list[Unit]:
    """Join what stands before the last word of an organisation's name with it."""
    out: list[Unit] = []
    for unit in row:
        suffix = "" if unit.kind == "place" else suffix_of(unit.text)
        if suffix and unit.open and not (unit.kind == "org" and len(unit.text) > 6):
            kind = lexicon.mapping("org_suffixes")[suffix]
            first = _start(out, unit, suffix, kind)
            if first < len(out):
                whole = join((*out[first:], unit), "org", f"org-{kind}", "nt")
                if len(whole.text) > 2 + (len(suffix) == 1 and kind == "government"):
                    out[first:] = [whole]
                    continue
            elif not unit.kind and len(unit.text) > len(suffix) + 1 and _brand(unit):
                unit = unit.named("org", f"org-{kind}")
        out.append(unit)
    return out


def _start(out: Sequence[Unit], last: Unit, suffix: str, kind: str) -> int:
    """Return where in `out` the name begins that ends in `last`; len(out) if there is none."""
    low = _lowest(out, last, kind)
    size = len(out)
    region = range(low, size)
    at = [i for i in region if out[i].kind in ("place", "org") or _begins(out[i])]
    if at:
        return _without_address(out, at[0], size, kind)
    if kind in WITH_BRAND:
        brands = [i for i in region if _brand(out[i])]
        if brands:
            return brands[0]
        if suffix.endswith(LEGAL) or last.text.endswith(LEGAL):
            return low
    if kind == "team" and low < size and _brand(out[size - 1]):
        return size - 1
    return size


def _lowest(out: Sequence[Unit], last: Unit, kind: str) -> int:
    """Return the leftmost unit of `out` that may belong to the name."""
    low, end = len(out), last.start
    while low and len(out) - low < LONGEST_NAME:
        unit = out[low - 1]
        if unit.end != end:
            break
        if unit.text in "（）()" and len(unit.text) == 1:
            if not _bracketed_place(out, low - 1) and not (unit.text in "（(" and low < len(out)):
                break
        elif not _may_be_part(unit, kind, low == len(out)):
            break
        low -= 1
        end = unit.start
    while low < len(out) and out[low].text in "（）()":
        low += 1
    return low


def _bracketed_place(out: Sequence[Unit], i: int) -> bool:
    """Whether the unit at `i` closes a bracket with a place in it: 某某科技（成都）有限公司."""
    return (
        i >= 2
        and out[i].text in "）)"
        and out[i - 1].kind == "place"
        and out[i - 2].text in "（("
    )


def _may_be_part(unit: Unit, kind: str, nearest: bool) -> bool:
    text = unit.text
    if unit.kind in ("place", "org"):
        return unit.rule != "abbreviation"
    if text in lexicon.words("org_inner_words") or text in lexicon.words("government_fields"):
        return True
    if text in lexicon.words("person_titles"):
        return nearest and kind in ("association", "school")
    if text in NO_PART or not unit.open or unit.tag not in INNER_TAGS:
        return False
    if unit.tag == "m":
        return text.startswith("第") or not text[0].isdigit() and kind in ("school", "hospital")
    if unit.tag in ("v", "t", "q", "mq", "l", "i", "f", "s", "a", "k", "tg", "vg"):
        return len(text) == 1 and text in "东西南北中新大老高" or unit.tag in ("a", "l", "i") and len(text) > 1 and text in lexicon.words("org_inner_words")
    return True


def _begins(unit: Unit) -> bool:
    return unit.text in lexicon.words("org_starts")


def _brand(unit: Unit) -> bool:
    return not unit.kind == "place" and (
        unit.tag in BRAND_TAGS and unit.text not in NO_PART and len(unit.text) > 1 or unit.kind == "org"
    )


def _without_address(out: Sequence[Unit], first: int, size: int, kind: str) -> int:
    """Skip the country, and the foreign city, that only say where a body with a name stands."""
    places = lexicon.mapping("places")
    while kind in ADDRESSED and first + 1 < size:
        where = places.get(out[first].text, "")
        after = out[first + 1]
        named = after.kind in ("org", "place", "person") or _brand(after)
        if where not in ("country", "world-city") or not named:
            break
        if out[first].text == "中国" and after.kind != "place":
            break
        first += 1
    return first


# Between the name and the post: 沃特拉集团亚太区总裁, 某某公司副总裁.
SECTIONS = frozenset("亚太区 中国区 大中华区 亚太 全球 中国 欧洲 华东区 华南区 华北区 现任 联合 高级 执行 常务 副 总".split())
GENERIC = frozenset(
    "公司 集团 企业 该公司 机构 平台 品牌 部门 单位 团队 银行 基金 学校 医院 电站 合作社 协会 工厂 项目 创业 科技 店铺"
    " 门店 园区 车企 药企 房企 国企 央企 民企 外企 市场 技术 产品 运营 销售 财务 人事 行政 研发 战略 品牌 投资 首席".split()
)


def before_roles(row: Sequence[Unit]) -> list[Unit]:
    """Take what stands before a post in a company for its name: 无界动力创始人, 栖云CEO."""
    out: list[Unit] = []
    roles = lexicon.words("company_roles")
    for i, unit in enumerate(row):
        role = unit.text in roles or (unit.text == "首席" and i + 1 < len(row))
        if role and out:
            end = len(out)
            while end and out[end - 1].text in SECTIONS:
                end -= 1
            first = _short_name(out, end)
            if first is not None:
                out[first:end] = [join(out[first:end], "org", "post-behind", "nt")]
        out.append(unit)
    return out


def _short_name(out: Sequence[Unit], end: int) -> int | None:
    """Return where the short name begins that ends before `end`: a brand, then words of a trade."""
    tails = lexicon.words("company_tails")
    first, tail = end, False
    while first and end - first < 5:
        unit = out[first - 1]
        if first < end and unit.end != out[first].start:
            break
        if unit.kind or not unit.open or unit.text in GENERIC | NO_PART:
            break
        if unit.text in lexicon.words("person_titles") or unit.tag in ("m", "t", "f", "q", "mq", "s"):
            break
        if unit.tag in ("v", "vn", "a", "b", "i", "l") and unit.text not in tails and len(unit.text) > 1:
            break
        tail = tail or unit.text in tails
        first -= 1
    text = "".join(unit.text for unit in out[first:end])
    if not 2 <= len(text) <= 10 or text in GENERIC:
        return None
    units = out[first:end]
    odd = any(_brand(u) or len(u.text) == 1 for u in units)
    if not odd and not (tail and len(units) > 1):
        return None
    return first
