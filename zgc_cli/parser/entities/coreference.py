"""Which names are one thing: declared short names, and forms that follow from a full name.

A `Link` says that `short` names the same thing as `full`. Links that are only a possibility
(沈 for 沈某某) are dropped where more than one full name would have them.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import product

from zgc_cli import lexicon
from zgc_cli.parser.entities import written_forms
from zgc_cli.parser.entities.names.persons import is_address
from zgc_cli.parser.entities.names.row import suffix_of
from zgc_cli.parser.entities.things.events import edition, plain_name
from zgc_cli.parser.entities.things.head_nouns import head_behind
from zgc_cli.parser.entities.things.works import without_batch as _without_batch
from zgc_cli.parser.paragraph import CLOSING, OPENING
from zgc_cli.parser.words.foreign_names import MARKS
from zgc_cli.parser.words.name_characters import MARRIED
from zgc_cli.reading import company_forms
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_ADMINISTRATIVE = Pattern(
    r"(?:(?:壮族|维吾尔|回族)?自治区|特别行政区|自治[州县旗]|[\u4e00-\u9fff]族自治[州县]|[省市州县区盟旗镇乡]|联邦|共和国|王国)$"
)
_DISTRICT_OFFICE = Pattern(
    "(?:[\u4e00-\u9fff]{1,8}?[省市州])?([\u4e00-\u9fff]{2,4}?)([市县区旗])(?:人民)?"
    "(法院|检察院|政府|公安局)"
)
_NUMERALS = "一二三四五六七八九十0123456789"
_TITLE_LENGTHS = range(2, 9)  # of the short form of a title


class Link(NamedTuple):
    """Two names of one thing, and the rule that says so."""

    full: str
    short: str
    rule: str
    declared: bool = False
    # Whether the short form is looked for in the text though no rule found it there.
    sought: bool = False


Form = Rule[Callable[[str, frozenset[str]], Iterator[str]]]
Pairing = Rule[Callable[[Mapping[str, list[str]]], Iterator[tuple[str, str]]]]


def links(names: Mapping[str, str]) -> Iterator[Link]:
    """Yield the links that follow from the form of the names; `names` maps a name to its type."""
    by_type: dict[str, list[str]] = {}
    for name, type_ in names.items():
        by_type.setdefault(type_, []).append(name)
    places = frozenset(by_type.get("place", ()))
    for type_, forms in _FORMS.items():
        for name in by_type.get(type_, ()):
            for form in forms:
                for short in form.apply(name, places):
                    if short != name and len(short) > 1:
                        whole = form is _without_place and short in names and _is_whole(short)
                        yield Link(name, short, form.name, whole, sought=form in _SOUGHT)
    for pairing in PAIRINGS:
        for full, short in pairing.apply(by_type):
            yield Link(full, short, pairing.name, pairing in _DECLARED, pairing is _series)


def _is_whole(office: str) -> bool:
    """Return whether an office has its area in its name, with or without a province in front."""
    return len(office) > 5 and _WITH_AREA.match(office) is not None


_WITH_AREA = Pattern("[\u4e00-\u9fff]{2,4}[市县区旗州][\u4e00-\u9fff]+[局院厅会部委所站队]$")


_MARK = Pattern(f"[{MARKS} 　]")


@rule("parts-of-name", "[安娜·霍夫曼]到访，[霍夫曼]参观了工厂。")
def _parts_of_name(name: str, _: frozenset[str]) -> Iterator[str]:
    """安娜·霍夫曼 -> 霍夫曼, 安娜; 吉尔·拜登 -> 吉尔, for 拜登 is her husband."""
    parts = _MARK.split(name)
    if len(parts) > 1:
        if name not in lexicon.words("known_relatives"):
            yield parts[-1]
        yield parts[0]


@rule("double-surname", "[林郑月娥]到访，[林郑]说，路已经修通。", never=("[张陈浩]到访，张陈说。",))
def _double_surname(name: str, _: frozenset[str]) -> Iterator[str]:
    """林郑月娥 -> 林郑, as papers of Hong Kong call her."""
    if len(name) == 4 and MARRIED.issuperset(name[:2]):
        yield name[:2]


@rule("surname-of-japan", "首相[岸田文雄]到访，[岸田]会见了学生。", never=("[张陈浩]到访。",))
def _japanese_surname(name: str, _: frozenset[str]) -> Iterator[str]:
    """岸田文雄 -> 岸田, where the text calls him so."""
    if 3 < len(name) < 6 and not name.isascii() and not any(mark in name for mark in MARKS):
        yield name[:2]


@rule("name-without-place", "[四川清溪医院]启用，[清溪医院]设床位500张。")
def _without_place(name: str, places: frozenset[str]) -> Iterator[str]:
    """四川清溪医院 -> 清溪医院; 三亚崖州湾 -> 崖州湾."""
    return company_forms.without_place(name, places)


@rule("place-without-unit", "[合肥市]今年新增三座公园，[合肥]的绿地更多了。")
def _without_unit(name: str, _: frozenset[str]) -> Iterator[str]:
    """合肥市 -> 合肥; 新疆维吾尔自治区 -> 新疆."""
    yield _ADMINISTRATIVE.sub("", name)


_CODE = Pattern(r"^[GS]\d+")


@rule("road-without-number", "[G45大广高速]封闭，[大广高速]已恢复通行。")
def _without_code(name: str, _: frozenset[str]) -> Iterator[str]:
    """G45大广高速 -> 大广高速."""
    yield _CODE.sub("", name)


@rule("company-brand", "[北京远岚智能科技有限公司]成立，[远岚智能]有员工百人。")
def _brand(name: str, places: frozenset[str]) -> Iterator[str]:
    """北京远岚智能科技有限公司 -> 远岚智能, 远岚; 宝马集团 -> 宝马."""
    return company_forms.short_forms(name, places)


@rule("office-of-district", "[上海市浦东区人民检察院]提起公诉。[浦东检察院]说明了案情。")
def _of_district(name: str, _: frozenset[str]) -> Iterator[str]:
    """上海市浦东区人民检察院 -> 浦东区检察院, 浦东检察院."""
    match = _DISTRICT_OFFICE.fullmatch(name)
    if match:
        area, unit, office = match.groups()
        yield from (area + unit + "人民" + office, area + unit + office, area + office)


@rule("court-of-city", "[江州市中级人民法院]开庭，[江州市中院]发布通报，[江州中院]作出判决。")
def _court(name: str, places: frozenset[str]) -> Iterator[str]:
    """江州市中级人民法院 -> 江州市中院, 江州中院; a province in front is left out too."""
    for level, end in product("中高", ("级人民法院", "级法院")):
        area = name.removesuffix(level + end)
        if area == name:
            continue
        inner = next((area[i:] for i in range(2, 6) if area[:i] in places and area[i:]), area)
        for told in dict.fromkeys((area, inner)):
            yield from (told + level + "院", told[:-1] + level + "院", told + name[len(area) :])


@rule("office-without-area", "[江州市公安局]发布通告，[市公安局]已立案。")
def _without_area(name: str, _: frozenset[str]) -> Iterator[str]:
    """江州市公安局 -> 市公安局; 中共江州市委 -> 市委."""
    yield from (name[i:] for i in range(2, min(9, len(name) - 1)) if name[i] in "省市县区州旗镇乡")


@rule("vessel-without-number", "[“望海”号]科考船返航。")
def _without_number(name: str, _: frozenset[str]) -> Iterator[str]:
    """望海号 -> 望海, but not 嫦娥六号 -> 嫦娥六."""
    if name.endswith("号") and name[-2:-1] not in _NUMERALS:
        yield name[:-1]


@rule("product-without-head", "渔船装上了[北斗导航系统]。")
def _without_head(name: str, _: frozenset[str]) -> Iterator[str]:
    """Falco-3火箭 -> Falco-3."""
    for length in range(2, min(6, len(name) - 1)):
        if name[-length:] in lexicon.words("product_heads"):
            yield name[:-length]


@rule("model-without-maker", "[GeForce RTX 4090]上市，[RTX 4090]更快。")
def _without_maker(name: str, _: frozenset[str]) -> Iterator[str]:
    """GeForce RTX 4090 -> RTX 4090."""
    yield name.partition(" ")[2]


@rule("title-without-batch", "《[第三批绿色矿山名录]》公布。")
def _title_without_batch(name: str, _: frozenset[str]) -> Iterator[str]:
    """第三批国家级…名录 -> 国家级…名录."""
    yield _without_batch(name)


@rule("project-without-word", "[引江济淮工程]通水，[引江济淮]惠及沿线。")
def _without_project(name: str, _: frozenset[str]) -> Iterator[str]:
    """引江济淮工程 -> 引江济淮."""
    if len(name) > 5:
        yield name.removesuffix("工程")


@rule(
    "meeting-without-plenary",
    "[金砖国家外长第三次全体会议]闭幕，[金砖国家外长第三次会议]发表公报。",
)
def _without_plenary(name: str, _: frozenset[str]) -> Iterator[str]:
    """…第六次全体会议 -> …第六次会议."""
    yield name.replace("全体会议", "会议")


_FORMS: dict[str, tuple[Form, ...]] = {
    "person": (_parts_of_name, _double_surname, _japanese_surname),
    "org": (_brand, _without_place, _of_district, _court, _without_area),
    "place": (_without_unit, _without_place, _without_code),
    "event": (_without_place, _without_plenary),
    "product": (_without_number, _without_head, _without_maker),
    "term": (_without_project,),
    "work": (_title_without_batch,),
}
RULES = tuple(dict.fromkeys(form for forms in _FORMS.values() for form in forms))
_SOUGHT = (_parts_of_name, _brand, _without_number, _without_code)


@rule("short-title", "市里印发《[绿色出行促进条例]》，《[条例]》明天施行。")
def _short_title(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """《意见》 behind 《关于…的意见》: a short title that ends one long title alone."""
    titles = dict.fromkeys(names.get("work", ()))
    for full in titles:
        for length in _TITLE_LENGTHS:
            if length < len(full) and full[-length:] in titles:
                yield full, full[-length:]


def _by_series(names: Mapping[str, list[str]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield the plain name of each series of meetings with its editions and their names."""
    series: dict[str, dict[str, list[str]]] = {}
    for name in names.get("event", ()):
        plain = plain_name(name)
        plain = lexicon.mapping("short_names").get(plain, plain)
        base = plain.removesuffix("年会") if len(plain) > 5 else plain
        series.setdefault(base, {}).setdefault(edition(name), []).append(name)
    return iter(series.items())


@rule("edition", "[第七届中国国际进口博览会]开幕，[第七届进博会]吸引了客商。")
def _edition(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """第七届进博会, 第七届中国国际进口博览会, 进博会: two meetings of one series are two events."""
    for _, editions in _by_series(names):
        numbered = [found for key, found in editions.items() if key]
        for key, found in editions.items():
            full = found[0] if key or not numbered else numbered[0][0]
            for name in found:
                if name != full:
                    yield full, name


@rule("series", "[2025云湄论坛年会]开幕，这是[云湄论坛]的第三次年会。")
def _series(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """2025云湄论坛年会, 云湄论坛: the name of the series goes to the first of its meetings."""
    for base, editions in _by_series(names):
        first = next((found[0] for key, found in editions.items() if key), base)
        if first != base and len(base) > 2:
            yield first, base


@rule("known-short-name", "[中国国际进口博览会]开幕，[进博会]吸引了客商。")
def _known_short_name(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """全国人民代表大会, 全国人大."""
    known = {name for same in names.values() for name in same}
    for short, full in lexicon.mapping("short_names").items():
        if short in known and full in known:
            yield full, short


@rule(
    "team-of-club",
    "[上海上港]客场落败，[上港队]错失良机。",
    never=("[东京队]赢了，[东京大学]没有参赛。",),
)
def _team(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """上港队 for the one club of the text whose name ends so: 上海上港."""
    orgs = names.get("org", ())
    teams = [name for name in orgs if name.endswith("队") and len(name) > 2]
    clubs = _ending_in({team[:-1] for team in teams}, orgs)
    for team in teams:
        others = [name for name in clubs[team[:-1]] if name != team]
        if len(others) == 1:
            yield others[0], team


def _ending_in(ends: Collection[str], names: Sequence[str]) -> dict[str, list[str]]:
    """Return end -> the names that end so, itself among them."""
    found: dict[str, list[str]] = {end: [] for end in ends}
    for name in names:
        for start in range(len(name)):
            if name[start:] in found:
                found[name[start:]].append(name)
    return found


@rule(
    "branch-of-body",
    "[中国海警局南海分局]通报，[南海分局]派出舰艇。",
    never=("[海城大学医院]开诊，[医院]很忙。",),
)
def _branch(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """南海分局 for 中国海警局南海分局: what is left of one name is the name of a body."""
    orgs = names.get("org", ())
    for short, fulls in _ending_in([name for name in orgs if len(name) > 3], orgs).items():
        for full in fulls:
            owner = full[: -len(short)].removesuffix("附属")
            if full != short and suffix_of(owner):
                yield full, short


@rule(
    "body-of-country",
    "[菲律宾海岸警卫队]出动。[菲海岸警卫队]发言人作了说明。",
    never=("[美国国防部]发表声明。[英国防部]没有回应。",),
)
def _of_country(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """菲海岸警卫队 for 菲律宾海岸警卫队, 美国防部 for 美国国防部."""
    orgs = dict.fromkeys(names.get("org", ()))
    countries = lexicon.mapping("place_abbreviations")
    for short in orgs:
        full = countries.get(short[0], "") + short[1:]
        if full != short and full in orgs and len(short) > 3:
            yield full, short
        elif short[0] + "国" + short[1:] in orgs:
            yield short[0] + "国" + short[1:], short


@rule("place-abbreviation", "客商来自[乌兹别克斯坦]，[中][乌]贸易增长。")
def _place_abbreviation(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """中乌 in an article on 乌兹别克斯坦: the country in the text that begins so."""
    places = names.get("place", [])
    kinds = lexicon.mapping("places")
    shown: dict[str, str] = {}  # 华 and 中 where 中国 does not stand
    for short in (place for place in places if len(place) == 1):
        usual = lexicon.mapping("place_abbreviations").get(short, "")
        countries = [p for p in places if p.startswith(short) and kinds.get(p) == "country"]
        full = usual if usual in places or len(countries) != 1 else countries[0]
        if full not in places:
            full = shown.setdefault(usual, short)
        if full in places and full != short:
            yield full, short


@rule(
    "addressed-by-surname",
    "[虞文]在家养伤。[虞先生]说，他已经好转。",
    never=("[虞先生]说，他已经好转。", "[虞某某]走了，他的弟弟[虞先生]来了。"),
)
def addressed(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """虞文, 虞先生: the one person of that surname whom the text names before, as it goes on to.

    虞某某 has no other name, and one person is not both 虞先生 and 虞女士.
    """
    persons = names.get("person", ())
    addressed = Counter(name[0] for name in persons if is_address(name))
    for number, short in enumerate(persons):
        if not is_address(short) or addressed[short[0]] > 1:
            continue
        full = [n for n in persons if n[0] == short[0] and len(n) < 5 and n != short]
        if len(full) == 1 and full[0] in persons[:number] and not full[0].endswith("某"):
            yield full[0], short


PAIRINGS: tuple[Pairing, ...] = (
    _short_title,
    _edition,
    _series,
    _known_short_name,
    _team,
    _branch,
    _of_country,
    _place_abbreviation,
    addressed,
    *written_forms.PAIRINGS,
)
_DECLARED = (
    written_forms.in_full,
    _edition,
    _known_short_name,
    _of_country,
    _place_abbreviation,
    addressed,
)


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
