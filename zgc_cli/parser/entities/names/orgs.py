"""Pass that finds organisations by growing a name leftward from its last word."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    before,
    fits,
    join,
    stepwise,
    suffix_of,
    take,
)
from zgc_cli.reading.rule import rule

_LONGEST_NAME = 12
# A suffix of these kinds makes a name with any place or name before it.
_WITH_BRAND = frozenset(
    {"company", "bank", "school", "research", "hospital", "association", "media"}
)
# A country before a name of these kinds is an address, not part of the name: 德国 | 维斯拉集团.
_ADDRESSED = frozenset({"company", "school", "hospital", "research", "media"})
# The form of a legal name, which may begin with any word.
_LEGAL = ("有限公司", "有限责任公司", "股份公司", "专业合作社", "集团公司")
_BRAND_TAGS = frozenset({"nr", "nrt", "nz", "x", "eng", "nrfg", "ns", "nt", "j", "g", "zg"})
# Adverbs and states, which no name holds as words.
_OUTER_TAGS = frozenset({"z", "ad", "vd", "df"})
# 国际科技创新中心 is what a city wants to be, no body.
_VAGUE = frozenset(["国际", "世界", "全国", "国家"])
# Parts of speech that a name holds as single characters only: 东, 新, 浣 (of 锦溪医院).
_SHORT_ONLY = frozenset({"v", "t", "q", "mq", "i", "f", "a", "k", "tg", "vg"})
# Characters that are words of grammar or everyday verbs wherever they stand alone.
FUNCTION = frozenset(
    "的了着过是在有和与及或跟同向从对把被将由让使给用按据经沿到自于以为因而且但却则若如像似当即故可能会应要想"
    "不没未很最更太极只仅才刚正共约近超也都就还又再已曾等说称问道任访赴来去入出至获派请受看见听读写做办开设建"
    "该本此其之所每各某这那哪几多少我你他她它们个位名家所座条只件次年月日时分元上下里内外前后间中起后等第"
)


@rule(
    "grown-org",
    "[江州大学材料学院]公布了成果。",
    "[江州市水务局]发布通知。",
    never=("美国公司股价上涨。",),
)
@stepwise
def grow(out: list[Chunk], chunk: Chunk) -> Chunk | None:
    """Join what stands before the last word of an organisation's name with it."""
    suffix = "" if chunk.kind == "place" else suffix_of(chunk.text)
    last = before(out, chunk)
    if chunk.text == "中央" and last and _is_party(last):
        return take(out, len(out) - 1, chunk, "org", "party-centre", "nt")
    if chunk.rule == "known-org" and chunk.text != suffix:
        return _known(out, chunk)
    return _grown(out, chunk, suffix) if suffix and (chunk.open or suffix == "所") else None


def _known(out: list[Chunk], unit: Chunk) -> Chunk:
    """Return a known body with its country or parent: 美国财政部, 某大学附属协和医院."""
    near = before(out, unit)
    if near is None:
        return unit
    body = suffix_of(unit.text) not in ("", "公司") and _is_country(near)
    if body or (unit.text.endswith("队") and near.kind == "place"):
        return join((out.pop(), unit), "org", "country-and-body", "nt")
    affiliated = near.text == "附属" and len(out) > 1 and out[-2].kind == "org"
    if affiliated and fits(out[-2], unit):
        unit = join((*out[-2:], unit), "org", "affiliated", "nt")
        del out[-2:]
    return unit


def _is_party(unit: Chunk) -> bool:
    """Return whether 中央 behind a name is its central committee: 致公党中央, 民革中央."""
    return unit.kind == "org" and unit.text.endswith(("党", "民革", "民盟", "民建", "民进", "学社"))


def _is_country(unit: Chunk) -> bool:
    return unit.kind == "place" and lexicon.mapping("places").get(unit.text) == "country"


def _grown(out: list[Chunk], unit: Chunk, suffix: str) -> Chunk:
    """Return the name that ends in `unit`, what belongs to it taken from the end of `out`."""
    kind = lexicon.mapping("org_suffixes")[suffix]
    first = _start(out, unit, suffix, kind)
    if first < len(out):
        whole = join((*out[first:], unit), "org", f"org-{kind}", "nt")
        if len(whole.text) > 2 + (len(suffix) == 1 and kind == "government"):
            del out[first:]
            return whole
    elif not unit.kind and len(unit.text) > len(suffix) + 1 and _names_itself(unit):
        return unit.named("org", f"org-{kind}")
    return unit


def _names_itself(unit: Chunk) -> bool:
    return is_brand(unit) and unit.text not in lexicon.words("common_org_words")


def _start(out: Sequence[Chunk], last: Chunk, suffix: str, kind: str) -> int:
    """Return where in `out` the name begins that ends in `last`; len(out) if there is none."""
    low = _lowest(out, last, kind)
    size = len(out)
    region = range(low, size)
    at = [i for i in region if _starts(out, i)]
    if kind == "sub":
        return next((i for i in range(low, size) if out[i].kind == "org"), size)
    if kind == "weak":
        near = out[size - 1] if low < size else last
        coined = (
            near.tag in ("nr", "nrt", "x", "eng", "nz") and len(near.text) > 1 and not near.kind
        )
        return size - 1 if near is not last and coined else size
    if at:
        if suffix.startswith("党") and out[at[-1]].kind == "org":
            return size
        if kind == "team":
            at = at[-1:]
        first = _without_address(out, at[0], size, kind)
        if out[first].text in _VAGUE and not out[first].kind and suffix.endswith("中心"):
            return size
        bare = size - first == 1 and last.text == suffix
        return size if bare and _says_nothing(out[first], suffix) else first
    if kind in _WITH_BRAND:
        brands = [i for i in region if is_brand(out[i]) or is_coined(out, i)]
        if brands:
            return brands[0]
        if suffix.endswith(_LEGAL) or last.text.endswith(_LEGAL):
            return low
    if kind == "team" and low < size and is_brand(out[size - 1]):
        return size - 1
    return size


def _says_nothing(head: Chunk, suffix: str) -> bool:
    """Return whether a place and a bare suffix make no name: 美国公司, 中国大学, 成都医院."""
    if head.text in lexicon.words("org_starts") and not head.kind:
        return suffix in lexicon.words("bare_org_suffixes") or suffix in lexicon.words(
            "placed_org_suffixes"
        )
    if head.kind != "place" or suffix not in lexicon.words("bare_org_suffixes"):
        return False
    if suffix in ("大学", "学院", "银行", "党"):
        return lexicon.mapping("places").get(head.text) in ("country", "region")
    return True


def _lowest(out: Sequence[Chunk], last: Chunk, kind: str) -> int:
    """Return the leftmost unit of `out` that may belong to the name."""
    low, end = len(out), last.start
    while low and len(out) - low < _LONGEST_NAME:
        unit = out[low - 1]
        if unit.end != end or not fits(unit, last):
            break
        if unit.text in "（）()" and len(unit.text) == 1:
            opens = unit.text in "（(" and low + 1 < len(out) and out[low + 1].text in "）)"
            if not opens and not _bracketed_place(out, low - 1):
                break
        elif not (
            _may_be_part(unit, kind, low == len(out))
            or _inside(out, low - 1)
            or _links(out, low - 1, kind, last)
        ):
            break
        low -= 1
        end = unit.start
    while low < len(out) and out[low].text in "（）()":
        low += 1
    return low


def _links(out: Sequence[Chunk], i: int, kind: str, last: Chunk) -> bool:
    """Return whether 和 or 与 at `i` joins two fields of one body: 中国物流与采购联合会."""
    if out[i].text not in "和与及暨" or kind not in ("association", "government", "research"):
        return False
    if i == 0 or out[i].start == 0:
        return False
    left, right = out[i - 1], out[i + 1] if i + 1 < len(out) else last
    if right is last and right.text != "合作部":
        return False
    plain = {"n", "vn", "v", "an", "j", "l"}
    return not left.kind and not right.kind and left.tag in plain and right.tag in plain


def _inside(out: Sequence[Chunk], i: int) -> bool:
    """Return whether 中, 上 and the like stand between a place and a brand: 北京 中 电 丰禾."""
    return (
        out[i].text in "中上"
        and 0 < i < len(out) - 1
        and out[i - 1].kind == "place"
        and len(out[i + 1].text) == 1
        and not out[i + 1].kind
    )


def _bracketed_place(out: Sequence[Chunk], i: int) -> bool:
    """Return whether the unit at `i` closes a bracket with a place: 某某科技（成都）有限公司."""
    return (
        i >= 2 and out[i].text in "）)" and out[i - 1].kind == "place" and out[i - 2].text in "（("
    )


def _may_be_part(unit: Chunk, kind: str, nearest: bool) -> bool:
    text = unit.text
    if unit.kind in ("place", "org"):
        return unit.rule != "abbreviation"
    if text in lexicon.words("org_inner_words") or text in lexicon.words("government_fields"):
        return True
    if text in lexicon.words("person_titles"):
        return nearest and kind in ("association", "school")
    if text in lexicon.words("org_starts"):
        return True
    if nearest and kind == "government" and text in ("新", "旧", "前", "现", "原"):
        return False  # 美国新政府
    if text in lexicon.words("org_neighbours") or text in MARKS or text in FUNCTION:
        return False
    if len(text) > 1 and (not unit.open or unit.tag in _OUTER_TAGS):
        return False
    if unit.tag == "m":
        return (text.startswith("第") and nearest) or set(text) <= set("一二三四五六七八九十○〇")
    return unit.tag not in _SHORT_ONLY or len(text) == 1


def _starts(out: Sequence[Chunk], i: int) -> bool:
    """Return whether a name may begin at a unit: a place, a known body, 国家, 中央, 国际 …."""
    if i and out[i - 1].text in ("（", "("):
        return False
    return out[i].kind in ("place", "org") or out[i].text in lexicon.words("org_starts")


def is_coined(out: Sequence[Chunk], i: int) -> bool:
    """Return whether two characters side by side make no word, as in a coined name: 溯 湄 智能."""
    if i + 1 >= len(out):
        return False
    one, two = out[i], out[i + 1]
    return (
        len(one.text) == len(two.text) == 1
        and one.end == two.start
        and not FUNCTION & {one.text, two.text}
        and one.text not in MARKS
        and two.text not in MARKS
        and not one.kind
        and not two.kind
        and one.tag != "eng"
        and not one.text.isdigit()
    )


def is_brand(unit: Chunk) -> bool:
    """Return whether a unit looks like a coined or foreign name: 维森博特, SkyHarbor, 恒力."""
    return unit.kind != "place" and (
        (
            unit.tag in _BRAND_TAGS
            and unit.text not in lexicon.words("org_neighbours")
            and len(unit.text) > 1
        )
        or unit.kind == "org"
    )


def _without_address(out: Sequence[Chunk], first: int, size: int, kind: str) -> int:
    """Skip the country, and the foreign city, that only say where a body with a name stands."""
    places = lexicon.mapping("places")
    while kind in _ADDRESSED and first + 1 < size:
        where = places.get(out[first].text, "")
        after = out[first + 1]
        if (
            kind == "company"
            and out[first].text[-1] in "省市区县镇乡"
            and out[first].kind == "place"
        ) and (after.kind or is_brand(after) or is_coined(out, first + 1)):
            first += 1
            continue
        named = after.kind in ("org", "place", "person") or is_brand(after)
        if where not in ("country", "world-city") or not named:
            break
        if out[first].text == "中国" and after.kind != "place":
            break
        first += 1
    return first
