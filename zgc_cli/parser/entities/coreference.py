"""Which names are one thing: declared short names, and forms that follow from a full name.

A `Link` says that `short` names the same thing as `full`. Links that are only a possibility
(沈 for 沈某某) are dropped where more than one full name would have them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.entities.things.events import edition, plain_name
from zgc_cli.parser.entities.things.head_nouns import head_behind
from zgc_cli.parser.entities.things.works import without_batch as _without_batch
from zgc_cli.parser.paragraph import CLOSING, OPENING
from zgc_cli.reading.rule import Rule, rule

MARKS = str.maketrans("", "", '“”「」『』‘’"')
_ADMINISTRATIVE = re.compile(
    r"(?:(?:壮族|维吾尔|回族)?自治区|特别行政区|自治[州县旗]|[\u4e00-\u9fff]族自治[州县]|[省市州县区盟旗镇乡])$"
)
_LEGAL = re.compile(
    r"(?:集团)?(?:股份|控股)?(?:集团)?(?:有限责任公司|有限公司|股份公司|总公司|公司)$|(?:控股)?集团$"
)
_BRACKETED = re.compile(r"[（(][^（）()]{1,8}[）)]")
_BRACKET = re.compile(rf"[{CLOSING}]?[（(]([^（）()]{{1,80}})[）)]")
_LEAD = re.compile(
    r"(?:以下(?:统称|简称|称)?|下称|下文简称|下文称|简称|又称|又名|也称|亦称|俗称|缩写|英文名称?|英文简称|英文缩写)"
    r"(?:为|作|是|[:：])?"
)
_ASIDE = re.compile(
    rf"[{CLOSING}]?，?(?:以下)?(?:简称|又称|又名|也称|亦称|俗称)(?:为|作|是)?[“「『\"']([^“”「」『』\"']{{2,20}})[”」』\"']"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.\- ]{1,40}$")
_STOCK_CODE = re.compile(r"[A-Z]{0,4}[ .:]?\d{4,6}(?:[ .:]?[A-Z]{1,4})?$")
_SHORTEST_TITLE = 2
_LONGEST_SHORT_TITLE = 8


class Link(NamedTuple):
    """Two names of one thing, and the rule that says so."""

    full: str
    short: str
    rule: str
    declared: bool = False
    # Whether the short form is looked for in the text though no rule found it there.
    sought: bool = False


def bare(text: str) -> str:
    """Return a name without its marks: 「望海」号 -> 望海号; title marks inside a title stay."""
    plain = text.translate(MARKS).strip()
    if plain.startswith("《") and plain.endswith("》"):
        plain = plain[1:-1]
    return plain or text


def declared(text: str, name: str, end: int) -> Iterator[Link]:
    """Yield what stands behind the name that ends here: （以下简称“进博会”）, （Xiaomi）."""
    ends = (end, head_behind(text, end), head_behind(text, end + 1))
    for position in dict.fromkeys(e for e in ends if e):
        if match := _BRACKET.match(text, position):
            for part in re.split(r"[，,；;、]", match[1]):
                yield from _declared_part(name, part.strip())
        if match := _ASIDE.match(text, position):
            yield Link(name, bare(match[1]), "declared-aside", True)


def _declared_part(name: str, part: str) -> Iterator[Link]:
    lead = _LEAD.match(part)
    short = bare(part[lead.end() :] if lead else part)
    if not 1 < len(short) <= 40 or short == name:
        return
    if lead:
        yield Link(name, short, "declared-short", True)
    elif _LATIN_NAME.match(short) and not _STOCK_CODE.match(short):
        yield Link(name, short, "latin-in-brackets", True)
    elif len(short) < len(name) and _is_subsequence(short, name):
        yield Link(name, short, "abbreviation-in-brackets", True)


def _is_subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


def links(names: Mapping[str, str]) -> Iterator[Link]:
    """Yield the links that follow from the form of the names; `names` maps a name to its type."""
    places = frozenset(name for name, type_ in names.items() if type_ == "place")
    by_type: dict[str, list[str]] = {}
    for name, type_ in names.items():
        by_type.setdefault(type_, []).append(name)
    for type_, forms in _FORMS.items():
        for name in by_type.get(type_, ()):
            for form in forms:
                for short in form.apply(name, places):
                    if short != name and len(short) > 1:
                        yield Link(name, short, form.name, sought=form in _SOUGHT)
    yield from _short_titles(by_type.get("work", []))
    yield from _editions(by_type.get("event", []))
    for short, full in lexicon.mapping("short_names").items():
        if short in names and full in names:
            yield Link(full, short, "known-short-name", True)
    yield from _abbreviated_places(places)


@rule("parts-of-name", "[安娜·霍夫曼]到访，[霍夫曼]参观了工厂。")
def parts_of_name(name: str, _: frozenset[str]) -> Iterator[str]:
    """安娜·霍夫曼 -> 霍夫曼, 安娜."""
    parts = name.split("·")
    if len(parts) > 1:
        yield parts[-1]
        yield parts[0]


@rule("name-without-place", "[四川清溪医院]启用，[清溪医院]设床位500张。")
def without_place(name: str, places: frozenset[str]) -> Iterator[str]:
    """四川清溪医院 -> 清溪医院; 三亚崖州湾 -> 崖州湾."""
    for length in range(2, min(len(name) - 2, 8)):
        if name[:length] in places or name[:length] in _known_places():
            yield name[length:].removeprefix("市").removeprefix("省")


@rule("place-without-unit", "[合肥市]今年新增三座公园，[合肥]的绿地更多了。")
def without_unit(name: str, _: frozenset[str]) -> Iterator[str]:
    """合肥市 -> 合肥; 新疆维吾尔自治区 -> 新疆."""
    short = _ADMINISTRATIVE.sub("", name)
    if len(short) > 1:
        yield short


@rule("company-brand", "[北京远岚智能科技有限公司]成立，[远岚智能]有员工百人。")
def brand(name: str, places: frozenset[str]) -> Iterator[str]:
    """北京远岚智能科技有限公司 -> 远岚智能, 远岚; 宝马集团 -> 宝马."""
    plain = _BRACKETED.sub("", name)
    legal = _LEGAL.search(plain)
    if not legal or legal.start() < 2:
        return
    core = plain[: legal.start()]
    for one in (core, *without_place.apply(core, places)):
        for short in (one, *_without_industry(one)):
            if not (short in _known_places() or _is_trade(short)):
                yield short


def _is_trade(name: str) -> bool:
    """Return whether words of trades make up the whole: 电子信息 is nobody's brand."""
    trades = lexicon.words("org_industries")
    reached = {0}
    for end in range(2, len(name) + 1):
        if any(start in reached and name[start:end] in trades for start in range(end - 1)):
            reached.add(end)
    return len(name) in reached


def _without_industry(core: str) -> Iterator[str]:
    """Yield shorter names of a company: 远岚智能科技 -> 远岚智能, 远岚, 远岚科技."""
    industries = lexicon.words("org_industries")
    trades = []
    while True:
        cut = next((n for n in (6, 5, 4, 3, 2) if core[-n:] in industries and len(core) > n + 1), 0)
        if not cut:
            break
        # 青禾新能源科技 is shortened to 青禾新能源 as well as to 青禾.
        if cut > 2 and core[-2:] in industries:
            trades.append(core[-2:])
            yield core[:-2]
        trades.append(core[-cut:])
        core = core[:-cut]
        yield core
    for trade in trades:
        yield core + trade


@rule("vessel-without-number", "[“望海”号]科考船返航。")
def without_number(name: str, _: frozenset[str]) -> Iterator[str]:
    """望海号 -> 望海, but not 嫦娥六号 -> 嫦娥六."""
    if name.endswith("号") and len(name) > 2 and name[-2] not in "一二三四五六七八九十0123456789":
        yield name[:-1]


@rule("product-without-head", "渔船装上了[北斗导航系统]。")
def without_head(name: str, _: frozenset[str]) -> Iterator[str]:
    """Falco-3火箭 -> Falco-3."""
    for length in range(2, min(6, len(name) - 1)):
        if name[-length:] in lexicon.words("product_heads") and len(name) > length + 1:
            yield name[:-length]


@rule("title-without-batch", "《[第三批绿色矿山名录]》公布。")
def without_batch(name: str, _: frozenset[str]) -> Iterator[str]:
    """第三批国家级…名录 -> 国家级…名录."""
    yield _without_batch(name)


@rule("project-without-word", "[引江济淮工程]通水，[引江济淮]惠及沿线。")
def without_project(name: str, _: frozenset[str]) -> Iterator[str]:
    """引江济淮工程 -> 引江济淮."""
    if len(name) > 5:
        yield name.removesuffix("工程")


_FORMS: dict[str, tuple[Rule[Callable[[str, frozenset[str]], Iterator[str]]], ...]] = {
    "person": (parts_of_name,),
    "org": (brand, without_place),
    "place": (without_unit, without_place),
    "event": (without_place,),
    "product": (without_number, without_head),
    "term": (without_project,),
    "work": (without_batch,),
}
RULES = tuple(dict.fromkeys(form for forms in _FORMS.values() for form in forms))
_SOUGHT = (parts_of_name, brand, without_number)


def _editions(names: Sequence[str]) -> Iterator[Link]:
    """第七届进博会, 第七届中国国际进口博览会, 进博会; 2025云湄论坛年会, 云湄论坛.

    Two meetings of one series are two events; the name of the series goes to the first of them.
    """
    known = frozenset(names)
    series: dict[str, dict[str, list[str]]] = {}
    for name in names:
        plain = plain_name(name)
        plain = lexicon.mapping("short_names").get(plain, plain)
        base = plain.removesuffix("年会") if len(plain) > 5 else plain
        series.setdefault(base, {}).setdefault(edition(name), []).append(name)
    for base, editions in series.items():
        first = next((found for key, found in editions.items() if key), None)
        for key, found in editions.items():
            full = found[0] if key or not first else first[0]
            for name in found:
                if name != full:
                    yield Link(full, name, "edition", True)
            if key and found is first and base != full and len(base) > 2:
                yield Link(full, base, "series", base in known, sought=True)


def _abbreviated_places(places: frozenset[str]) -> Iterator[Link]:
    """中乌 in an article on 乌兹别克斯坦: the country in the text that begins so."""
    for short in places:
        if len(short) == 1:
            usual = lexicon.mapping("place_abbreviations").get(short, "")
            same = [place for place in places if len(place) > 1 and place.startswith(short)]
            kinds = lexicon.mapping("places")
            countries = [place for place in same if kinds.get(place) == "country"]
            full = usual if usual in places or len(countries) != 1 else countries[0]
            if full in places:
                yield Link(full, short, "place-abbreviation", True)


def _short_titles(titles: Iterable[str]) -> Iterator[Link]:
    """《意见》 behind 《关于…的意见》: a short title that ends one long title alone."""
    titles = list(titles)
    ends: dict[str, set[str]] = {}
    for title in titles:
        for length in range(_SHORTEST_TITLE, min(len(title), _LONGEST_SHORT_TITLE + 1)):
            ends.setdefault(title[-length:], set()).add(title)
    for title in titles:
        for full in ends.get(title, ()):
            yield Link(full, title, "short-title")


def extra_forms(text: str, type_: str, mention: str, start: int, end: int) -> Iterator[str]:
    """Yield forms of the name that the text shows around a mention: “海瞳”智能调度系统."""
    if type_ == "event":
        yield plain_name(mention)
    if type_ != "product":
        return
    marked = start > 0 and end < len(text) and text[start - 1] in OPENING and text[end] in CLOSING
    head = head_behind(text, end + 1 if marked else end)
    if head and head - end < 16:
        yield text[start - 1 : head] if marked else text[start:head]
    elif marked and text[start - 1] in "「『":
        yield text[start - 1 : end + 1]


def _known_places() -> frozenset[str]:
    """Countries, provinces, cities: they stand before the name of a company, and are not it."""
    return lexicon.words("places")
