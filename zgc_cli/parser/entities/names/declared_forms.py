"""Forms of a name that a text declares right behind it: （以下简称“进博会”）, （Xiaomi）."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import bare
from zgc_cli.parser.entities.things.head_nouns import head_behind
from zgc_cli.parser.paragraph import CLOSING, OPENING
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_BRACKET = Pattern(rf"[{CLOSING}]?[（(]([^（）()]{{1,80}})[）)]")
_LEAD = Pattern(
    r"(?:以下(?:统称|简称|称)?|下称|下文简称|下文称|简称|又称|又名|也称|亦称|俗称|缩写|英文名称?|英文简称|英文缩写)"
    r"(?:为|作|是|[:：])?"
)
_ASIDE = Pattern(
    rf"[{CLOSING}]?，?(?:以下)?(?:简称|又称|又名|也称|亦称|俗称)(?:为|作|是)?[“「『\"']([^“”「」『』\"']{{2,20}})[”」』\"']"
)
_OTHER = Pattern(rf"(?<=[{CLOSING}])(?:或者?|和|及)(?=[{OPENING}])")
_LATIN_NAME = Pattern(r"[A-Z][A-Za-z0-9&.\- ]{1,40}$")
_STOCK_CODE = Pattern(r"[A-Z]{0,4}[ .:]?\d{4,6}(?:[ .:]?[A-Z]{1,4})?$")


# One of which stands in what declares a form.
_SIGNS = ("（", "(", "称", "又名")


@cache
def _reach() -> int:
    """Return within how many characters behind a name such a sign stands, if it declares a form."""
    return 20 + max(map(len, lexicon.words("product_heads")))


def declared(text: str, name: str, end: int) -> Iterator[tuple[str, str]]:
    """Yield the forms declared behind the name that ends here, each with the rule that reads it."""
    if not any(map(text[end : end + _reach()].__contains__, _SIGNS)):
        return
    ends = (end, head_behind(text, end), head_behind(text, end + 1))
    for position in dict.fromkeys(e for e in ends if e):
        if match := _BRACKET.match(text, position):
            for part in re.split(r"[，,；;、]", match[1]):
                yield from _first(part.strip(), name)
        if match := _ASIDE.match(text, position):
            yield from _first(match[0].lstrip(CLOSING + "，"), name)


def _first(part: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what the first rule that reads it takes from a part of a bracket."""
    for form in RULES:
        for short in form.apply(part, name):
            if 1 < len(short) <= 40 and short != name:
                yield short, form.name
            return


@rule(
    "declared-short",
    "[北京远岚科技股份有限公司]（以下简称“[远岚科技]”）上市。",
    never=("北京远岚科技股份有限公司（以下简称“公司”）上市。",),
)
def _introduced(part: str, _: str) -> Iterator[str]:
    """以下简称“进博会” -> 进博会; 简称“公司”或“远岚科技” -> 远岚科技."""
    if lead := _LEAD.match(part):
        shorts = (bare(short) for short in _OTHER.split(part[lead.end() :]))
        yield from (s for s in shorts if s.lstrip("本该") not in lexicon.words("company_nouns"))


@rule(
    "latin-in-brackets",
    "[远岚科技]（[Farlan]）今天发布财报。",
    never=("远岚科技（SZ300001）涨停。",),
)
def _latin(part: str, _: str) -> Iterator[str]:
    """小米（Xiaomi）."""
    short = bare(part)
    if _LATIN_NAME.match(short) and not _STOCK_CODE.match(short):
        yield short


@rule("abbreviation-in-brackets", "[西南大学附属医院]（[西大附院]）启用新楼。")
def _abbreviated(part: str, name: str) -> Iterator[str]:
    """袁隆平农业高科技股份有限公司（隆平高科）."""
    short, rest = bare(part), iter(name)
    if len(short) < len(name) and all(char in rest for char in short):
        yield short


@rule(
    "nickname-in-brackets",
    "演员[刘丹]（[丹爷]）与歌手[林志明]（[阿明]）到场。",
    never=("演员刘丹（大哥）与歌手林志明（新人）到场。",),
)
def _nickname(part: str, name: str) -> Iterator[str]:
    """刘丹（丹爷）: how the trade calls somebody, by a character of the name."""
    called = _NICKNAME.match(part)
    if called and (called["behind"] or called["ahead"]) in name[-2:]:
        yield part


def is_nickname(name: str) -> bool:
    """Return whether a name is one that the trade has for somebody: 丹爷, 阿汉."""
    return bool(_NICKNAME.match(name))


_NICKNAME = Pattern(
    "(?:阿(?P<ahead>[\u4e00-\u9fff])|(?P<behind>[\u4e00-\u9fff]{1,2})[爷哥姐叔姨仔少嫂伯婆妹姑董总])$"
)


RULES: tuple[Rule[Callable[[str, str], Iterator[str]]], ...] = (
    _introduced,
    _latin,
    _abbreviated,
    _nickname,
)
