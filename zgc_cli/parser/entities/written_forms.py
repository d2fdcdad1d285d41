"""How one body or place is written: in full or by the shorter words for its kind.

江州市卫生健康委员会 and 江州卫健委 have one common form, and so have 北京市公安局海淀分局 and
北京海淀公安分局. `PAIRINGS` join the names of a text by it, and firms by their brands.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from zgc_cli import lexicon
from zgc_cli.reading import company_forms
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

Pairing = Rule[Callable[[Mapping[str, list[str]]], Iterator[tuple[str, str]]]]
_BRANCH = Pattern("公安局([\u4e00-\u9fff]{2,4})分局")
_LONGEST_AREA = 8  # characters of a place in front of a name
_AREA_ENDS = ("地带", "新区")
_FIRM_ENDS = ("公司", "集团")


def common_form(name: str) -> str:
    """Return the form that the ways of writing a name have in common: 江州卫健委."""
    name = lexicon.mapping("short_names").get(name, name).removeprefix("中共")
    words = lexicon.mapping("body_words")
    name = lexicon.expression("{body_words}").sub(lambda match: words[match[0]], name)
    return name[:2] + _BRANCH.sub(r"\1公安分局", name[2:]).replace("市", "", 1)


@rule(
    "written-in-full",
    "[江州市卫生健康委员会]发布通报，[江州市卫健委]说明情况。",
    never=("[江州市教育局]发文，江州市体育局没有回应。",),
)
def in_full(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """江州市卫生健康委员会, 江州市卫健委; 国家卫健委, 国家卫生健康委; 栎社国际机场, 栎社机场."""
    for type_ in ("org", "place"):
        groups: dict[str, list[str]] = {}
        for name in names.get(type_, ()):
            if len(name) > 2:
                groups.setdefault(common_form(name), []).append(name)
        for same in groups.values():
            full = max(same, key=len)
            yield from ((full, name) for name in same if name != full)


@rule(
    "written-without-area",
    "[北京市公安局海淀分局]立案，[海淀公安分局]发布通报。",
    never=("[北京市海淀区教育局]发文，朝阳区教育局没有回应。",),
)
def without_area(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """北京市公安局海淀分局, 海淀公安分局; 贵州茅台, 茅台; 雄安新区, 雄安."""
    orgs = sorted(names.get("org", ()))
    forms = {common_form(name): name for name in orgs}
    for full in orgs:
        form = common_form(full)
        for size in range(2, min(len(form) - 1, _LONGEST_AREA)):
            short = forms.get(form[size:], full)
            if short != full and form[:size] in lexicon.mapping("places"):
                if len(_beginning(orgs, short)) > 1:
                    continue  # 恒大 and 恒大集团 beside 广州恒大
                yield full, short
    places = dict.fromkeys(names.get("place", ()))
    for full in places:
        for end in _AREA_ENDS:
            if full.endswith(end) and full.removesuffix(end) in places:
                yield full, full.removesuffix(end)


@rule(
    "brand-of-firm",
    "[追觅科技]发布公告。[追觅科技公司]称，订单很多。",
    never=("[腾讯音乐]和腾讯集团都到场。",),
)
def of_firm(names: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """追觅科技, 追觅: a firm by its brand alone; …智能有限公司, 远岚公司: or with 公司."""
    orgs = sorted(names.get("org", ()))
    trades = lexicon.words("company_tails") | lexicon.words("org_industries") | set(_FIRM_ENDS)
    branded: dict[str, list[str]] = {}
    for legal in (name for name in orgs if name.endswith("公司")):
        for brand in set(company_forms.short_forms(legal)):
            branded.setdefault(brand, []).append(legal)
    for short in orgs:
        brand = short.removesuffix("公司").removesuffix("集团")
        if len(brand) < 2:
            continue
        if brand == short:
            full = [n for n in _beginning(orgs, brand) if n[len(brand) :] in trades]
        else:
            full = [n for n in branded.get(brand, ()) if n != short]
        if len(full) == 1:
            yield full[0], short


def _beginning(names: Sequence[str], text: str) -> Sequence[str]:
    """Return those of sorted names that begin with a text."""
    return names[bisect_left(names, text) : bisect_left(names, text + "\uffff")]


PAIRINGS: tuple[Pairing, ...] = (in_full, without_area, of_firm)
