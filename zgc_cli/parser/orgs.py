"""Passes that find organisations: grown leftward from their last word, or told by a post behind."""

from collections.abc import Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.dictionary import dictionary
from zgc_cli.parser.units import MARKS, Unit, join, suffix_of

LONGEST_NAME = 12
# A suffix of these kinds makes a name with any place or name before it.
WITH_BRAND = frozenset(
    {"company", "bank", "school", "research", "hospital", "association", "media"}
)
# A country before a name of these kinds is an address, not part of the name: 德国 | 沃特拉集团.
ADDRESSED = frozenset({"company", "school", "hospital", "research", "media"})
# The form of a legal name, which may begin with any word.
LEGAL = ("有限公司", "有限责任公司", "股份公司", "专业合作社", "集团公司")
BRAND_TAGS = frozenset({"nr", "nrt", "nz", "x", "eng", "nrfg", "ns", "nt", "j", "g", "zg"})
INNER_TAGS = frozenset(
    {
        "a",
        "ag",
        "an",
        "b",
        "eng",
        "f",
        "g",
        "h",
        "i",
        "j",
        "k",
        "l",
        "m",
        "mq",
        "n",
        "ng",
        "nr",
        "nrfg",
        "nrt",
        "ns",
        "nt",
        "nz",
        "q",
        "s",
        "t",
        "tg",
        "v",
        "vg",
        "vn",
        "x",
        "zg",
    }
)
# 国际科技创新中心 is what a city wants to be, no body.
VAGUE = frozenset(["国际", "世界", "全国", "国家"])
# Parts of speech that a name holds as single characters only: 东, 新, 浣 (of 浣溪医院).
SHORT_ONLY = frozenset({"v", "t", "q", "mq", "i", "f", "s", "a", "k", "tg", "vg"})
# Characters that are words of grammar or everyday verbs wherever they stand alone.
FUNCTION = frozenset(
    "的了着过是在有和与及或跟同向从对把被将由让使给用按据经沿到自于以为因而且但却则若如像似当即故可能会应要想"
    "不没未很最更太极只仅才刚正共约近超也都就还又再已曾等说称问道任访赴来去入出至获派请受看见听读写做办开设建"
    "该本此其之所每各某这那哪几多少我你他她它们个位名家所座条只件次年月日时分元上下里内外前后间中起后等第"
)


def grow(row: Sequence[Unit]) -> list[Unit]:
    """Join what stands before the last word of an organisation's name with it."""
    out: list[Unit] = []
    for unit in row:
        suffix = "" if unit.kind == "place" else suffix_of(unit.text)
        if unit.rule == "known-org":
            if suffix and out and out[-1].kind == "place" and out[-1].rule != "abbreviation":
                if lexicon.mapping("places").get(out[-1].text) == "country":
                    out[-1] = join((out[-1], unit), "org", "country-and-body", "nt")
                    continue
        elif suffix and (unit.open or suffix == "所"):
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
        first = _without_address(out, at[0], size, kind)
        if out[first].text in VAGUE and not out[first].kind and suffix.endswith("中心"):
            return size
        bare = size - first == 1 and last.text == suffix
        return size if bare and _says_nothing(out[first], suffix) else first
    if kind in WITH_BRAND:
        brands = [i for i in region if _brand(out[i]) or _coined(out, i)]
        if brands:
            return brands[0]
        if suffix.endswith(LEGAL) or last.text.endswith(LEGAL):
            return low
    if kind == "team" and low < size and _brand(out[size - 1]):
        return size - 1
    return size


def _says_nothing(head: Unit, suffix: str) -> bool:
    """Whether a place and a bare suffix make no name: 美国公司, 中国大学, 成都医院."""
    if head.text in lexicon.words("org_starts") and not head.kind:
        return suffix in lexicon.words("bare_org_suffixes") or suffix in lexicon.words(
            "placed_org_suffixes"
        )
    if head.kind != "place" or suffix not in lexicon.words("bare_org_suffixes"):
        return False
    if suffix in ("大学", "学院", "银行", "党"):
        return lexicon.mapping("places").get(head.text) in ("country", "region")
    return True


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
        elif not (
            _may_be_part(unit, kind, low == len(out))
            or _inside(out, low - 1)
            or _links(out, low - 1, kind)
        ):
            break
        low -= 1
        end = unit.start
    while low < len(out) and out[low].text in "（）()":
        low += 1
    return low


def _links(out: Sequence[Unit], i: int, kind: str) -> bool:
    """Whether 和 or 与 at `i` joins two fields of one body: 中国物流与采购联合会."""
    if out[i].text not in "和与及暨" or kind not in ("association", "government", "research"):
        return False
    if not 0 < i < len(out) - 1 or out[i].start == 0:
        return False
    left, right = out[i - 1], out[i + 1]
    plain = {"n", "vn", "v", "an", "j", "l"}
    return not left.kind and not right.kind and left.tag in plain and right.tag in plain


def _inside(out: Sequence[Unit], i: int) -> bool:
    """Whether 中, 上 and the like stand between a place and a brand: 北京 中 电 丰业."""
    return (
        out[i].text in "中上"
        and 0 < i < len(out) - 1
        and out[i - 1].kind == "place"
        and len(out[i + 1].text) == 1
        and not out[i + 1].kind
    )


def _bracketed_place(out: Sequence[Unit], i: int) -> bool:
    """Whether the unit at `i` closes a bracket with a place in it: 某某科技（成都）有限公司."""
    return (
        i >= 2 and out[i].text in "）)" and out[i - 1].kind == "place" and out[i - 2].text in "（("
    )


def _may_be_part(unit: Unit, kind: str, nearest: bool) -> bool:
    text = unit.text
    if unit.kind in ("place", "org"):
        return unit.rule != "abbreviation"
    if text in lexicon.words("org_inner_words") or text in lexicon.words("government_fields"):
        return True
    if text in lexicon.words("person_titles"):
        return nearest and kind in ("association", "school")
    if text in lexicon.words("org_starts"):
        return True
    if text in lexicon.words("org_neighbours") or text in MARKS or text in FUNCTION:
        return False
    if len(text) > 1 and (not unit.open or unit.tag not in INNER_TAGS):
        return False
    if unit.tag == "m":
        return text.startswith("第") or set(text) <= set("一二三四五六七八九十○〇")
    return unit.tag not in SHORT_ONLY or len(text) == 1


def _starts(out: Sequence[Unit], i: int) -> bool:
    """Whether a name may begin at a unit: a place, a known body, 国家, 中央, 国际 …."""
    if i and out[i - 1].text in ("（", "("):
        return False
    return out[i].kind in ("place", "org") or out[i].text in lexicon.words("org_starts")


def _coined(out: Sequence[Unit], i: int) -> bool:
    """Whether two characters side by side make no word, as in a coined name: 溯 洄 智能."""
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
        and one.tag not in ("m", "eng")
    )


def _brand(unit: Unit) -> bool:
    return unit.kind != "place" and (
        (
            unit.tag in BRAND_TAGS
            and unit.text not in lexicon.words("org_neighbours")
            and len(unit.text) > 1
        )
        or unit.kind == "org"
    )


def _without_address(out: Sequence[Unit], first: int, size: int, kind: str) -> int:
    """Skip the country, and the foreign city, that only say where a body with a name stands."""
    places = lexicon.mapping("places")
    while kind in ADDRESSED and first + 1 < size:
        where = places.get(out[first].text, "")
        after = out[first + 1]
        if (
            kind == "company"
            and out[first].text[-1] in "省市区县镇乡"
            and out[first].kind == "place"
        ) and (after.kind or _brand(after) or _coined(out, first + 1)):
            first += 1
            continue
        named = after.kind in ("org", "place", "person") or _brand(after)
        if where not in ("country", "world-city") or not named:
            break
        if out[first].text == "中国" and after.kind != "place":
            break
        first += 1
    return first


def coined(row: Sequence[Unit]) -> list[Unit]:
    """Take a coined word with a word of a trade for a company: 曦智科技, 节卡机器人."""
    out: list[Unit] = []
    for i, unit in enumerate(row):
        last = out[-1] if out else None
        if (
            unit.text in lexicon.words("strong_company_tails")
            and last
            and last.end == unit.start
            and not unit.kind
        ):
            behind = row[i + 1] if i + 1 < len(row) else None
            closed = behind is None or behind.tag not in ("n", "vn", "nz", "j", "b") or behind.kind
            first = len(out) - 1 if _coined_word(last) else len(out)
            if first == len(out) and len(out) > 1 and _coined(out, len(out) - 2):
                first = len(out) - 2
            if closed and first < len(out) and _edge(out, first):
                out[first:] = [join((*out[first:], unit), "org", "coined-company", "nt")]
                continue
        out.append(unit)
    return out


@cache
def _common() -> frozenset[str]:
    return lexicon.words("common_company_words") | lexicon.words("org_neighbours")


def _coined_word(unit: Unit) -> bool:
    return (
        unit.kind in ("", "person")
        and unit.rule != "title-beside"
        and unit.tag in ("nr", "nrt", "nz", "x")
        and 2 <= len(unit.text) <= 4
        and unit.text not in _common()
        and (unit.tag == "nz" or dictionary().get(unit.text) is None)
    )


def _edge(out: Sequence[Unit], first: int) -> bool:
    """Whether a name may begin at `first`: behind a mark, a verb, a preposition, a place."""
    if first == 0:
        return True
    last = out[first - 1]
    return (
        last.text in MARKS
        or bool(last.kind)
        or last.tag[0] in "vpcud"
        or last.text in lexicon.words("company_nouns")
    )


QUOTES = {"“": "”", "「": "」", '"': '"', "‘": "’"}


def apposed(row: Sequence[Unit]) -> list[Unit]:
    """Take the name behind 企业, 公司, 机构 for a company's: 德国企业OrbitNest, 智库“天衡智库”."""
    out: list[Unit] = []
    i = 0
    while i < len(row):
        unit = row[i]
        out.append(unit)
        i += 1
        if unit.text not in lexicon.words("company_nouns") or unit.kind or i >= len(row):
            continue
        quoted = QUOTES.get(row[i].text)
        first = i + bool(quoted)
        last = first
        while last < len(row) and last - first < 5 and row[last].text not in MARKS:
            if not quoted and not _of_brand(row, first, last):
                break
            last += 1
        text = "".join(u.text for u in row[first:last])
        closed = not quoted or (last < len(row) and row[last].text == quoted)
        if (
            not closed
            or not 2 <= len(text) <= 12
            or any(u.kind in ("place", "org") for u in row[first:last])
        ):
            continue
        if row[first].tag != "eng" and suffix_of(text) == "" and not _tail(text):
            continue
        out.extend(row[i:first])
        out.append(join(row[first:last], "org", "apposed-name", "nt"))
        i = last
    return out


def sourced(row: Sequence[Unit]) -> list[Unit]:
    """Take what 来源 names at the head of a page for a medium: 来源:西域农讯."""
    out: list[Unit] = []
    i = 0
    while i < len(row):
        out.append(row[i])
        i += 1
        if row[i - 1].text != "来源" or i >= len(row) or row[i].text not in ":：":
            continue
        out.append(row[i])
        first = i = i + 1
        while i < len(row) and row[i].text not in MARKS and row[i].tag != "m":
            i += 1
        if 1 < sum(len(u.text) for u in row[first:i]) < 12 and not row[first].kind:
            out.append(join(row[first:i], "org", "source-label", "nt"))
        else:
            out.extend(row[first:i])
    return out


def _tail(text: str) -> bool:
    tails = lexicon.words("company_tails")
    return any(text[-size:] in tails for size in (2, 3, 4) if len(text) > size)


def _of_brand(row: Sequence[Unit], first: int, at: int) -> bool:
    """Whether the unit at `at` goes on with a name that begins at `first`."""
    unit = row[at]
    if unit.kind in ("place", "org", "person") or unit.text in FUNCTION | lexicon.words(
        "org_neighbours"
    ):
        return False
    if unit.tag == "eng":
        return at == first
    if at > first and unit.text in lexicon.words("company_tails"):
        return True
    return at < first + 2 and (
        _coined(row, at) or (at > first and _coined(row, at - 1)) or (at == first and _brand(unit))
    )


def before_roles(row: Sequence[Unit]) -> list[Unit]:
    """Take what stands before a post in a company for its name: 无界动力创始人, 栖云CEO."""
    out: list[Unit] = []
    roles = lexicon.words("company_roles")
    for i, unit in enumerate(row):
        role = unit.text in roles or (unit.text == "首席" and i + 1 < len(row))
        if role and out:
            end = len(out)
            while end and out[end - 1].text in lexicon.words("company_sections"):
                end -= 1
            if end > 1 and out[end - 1].text == " " and out[end - 2].tag == "eng":
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
        if unit.kind or not unit.open or unit.text in _common():
            break
        if unit.text in lexicon.words("person_titles") or unit.tag in (
            "m",
            "t",
            "f",
            "q",
            "mq",
            "s",
        ):
            break
        if (
            unit.tag in ("v", "vn", "a", "b", "i", "l")
            and unit.text not in tails
            and len(unit.text) > 1
        ):
            break
        tail = tail or unit.text in tails
        first -= 1
    text = "".join(unit.text for unit in out[first:end])
    if not 2 <= len(text) <= 10 or text in lexicon.words("common_company_words"):
        return None
    units = out[first:end]
    odd = any(_brand(u) or len(u.text) == 1 for u in units)
    if not odd and not (tail and len(units) > 1):
        return None
    return first
