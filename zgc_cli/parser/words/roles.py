"""What a unit can be in a noun phrase.

The dictionary's tags are those of a word taken alone, and a single character that it lacks has
none; vocabularies, and what the word ends in, correct them.
"""

from enum import Enum
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.text_units import TextUnit
from zgc_cli.runtime.pattern import Pattern


class Role(Enum):
    """What a unit can be in a noun phrase."""

    NAME = "name"  # 国家统计局, a mention of an entity
    NOUN = "noun"  # 企业
    GERUND = "gerund"  # 研究, 合作: a verb that is a noun as often
    ATTRIBUTE = "attribute"  # 新, 国家级, 海外
    LOOSE = "loose"  # 内, 三: inside a noun phrase, but not of what is counted
    VERB = "verb"  # 遴选出
    OTHER = "other"


# The first of these vocabularies that has a word tells its role.
_BY_VOCABULARY = (
    ("more_nouns", Role.NOUN),
    ("noun_attributes", Role.ATTRIBUTE),
    ("number_idioms", Role.ATTRIBUTE),
    ("nominal_verbs", Role.GERUND),
)
_BY_TAG = {
    **dict.fromkeys(("a", "b", "s", "ag", "h"), Role.ATTRIBUTE),
    **dict.fromkeys(("n", "ns", "nt", "nz", "ng", "nr", "nr1", "nr2", "nrt", "nrfg"), Role.NOUN),
    **dict.fromkeys(("an", "j", "l", "eng"), Role.NOUN),
    **dict.fromkeys(("m", "f", "t", "z", "mq", "q", "zg", "tg", "i"), Role.LOOSE),
    "v": Role.VERB,
    "vn": Role.GERUND,
}
_PEOPLE = tuple("手员者师民客兵友徒")
_RESULTS = tuple("出为往到入成至于给向在上过有自达")  # 遴选出, 销往, 转为
_PLACES = tuple("中上下内里间外前后时左右")
COMPANIES = frozenset(("公司", "集团", "企业"))
_ENDINGS_OF_CLAUSES = ("成功", "失败", "完成", "结束", "开始", "不明", "不一")


def role(unit: TextUnit) -> Role:
    """Return the role of a unit."""
    if unit.kind == "word":
        return _of_word(unit.text, unit.tag)
    if unit.kind == "entity":
        return Role.NOUN if unit.tag == "term" else Role.NAME
    return Role.OTHER


@lru_cache(1 << 12)
def is_of_phrase(text: str, tag: str) -> bool:
    """Return whether a word may stand in a noun phrase, by its role or by its tag."""
    return text in nominal_words() or not _roles(text, tag) <= {Role.VERB, Role.OTHER}


def is_head(unit: TextUnit) -> bool:
    """Return whether a noun phrase may end in a unit."""
    return _ends_phrase(unit.text, unit.tag) if unit.kind == "word" else unit.kind != "figure"


@lru_cache(1 << 12)
def _ends_phrase(text: str, tag: str) -> bool:
    known = not _roles(text, tag).isdisjoint((Role.NOUN, Role.GERUND))
    return (known and tag != "l") or tag in ("s", "zg") or text in nominal_words()


def _roles(text: str, tag: str) -> set[Role]:
    by_tag = Role.NOUN if tag[:1] == "n" else _BY_TAG.get(tag, Role.OTHER)
    return {_of_word(text, tag), by_tag}


@cache
def nominal_words() -> frozenset[str]:
    """Return the verbs that may stand as nouns or inside noun phrases."""
    verbs = lexicon.words("nominal_verbs") | lexicon.words("noun_phrase_words")
    return verbs - acting("firm")


@cache
def acting(use: str) -> frozenset[str]:
    """Return the words that have this use in a clause."""
    return lexicon.having("function_words", use)


def generic_head(words: str) -> str:
    """Return 公司 of 该公司, 港 of 港, which stand for a name that the text told before; or ''."""
    match = _generic().fullmatch(words)
    return match["head"] if match else ""


def is_of_any_area(name: str) -> bool:
    """Return whether a body begins with a level alone: 市出租车委员会, of which city is not told.

    Neither 镇江市水务局 nor 市场监管总局 does.
    """
    places = lexicon.mapping("places")
    return bool(_LEVEL.match(name)) and not any(name[:size] in places for size in (2, 3, 4))


_LEVEL = Pattern("[省市县区镇乡州旗](?![北南中场政区域民委村块属内外直里立下上])")


@cache
def _generic() -> Pattern:
    nouns = lexicon.pattern("generic_nouns")
    return Pattern(
        rf"(?:该|本|我(?![国省市县区镇村州])|此|这[一家座款项个所艘]?)?(?P<head>{nouns})"
    )


def may_be_company(name: str) -> bool:
    """Return whether 公司 may stand for a name of an organisation, by what that ends in."""
    return not name.endswith(tuple(lexicon.words("no_company_endings")))


@lru_cache(1 << 12)
def _of_word(word: str, tag: str) -> Role:
    if word in lexicon.words("not_nouns"):
        return Role.VERB if len(word) > 1 else Role.OTHER
    for vocabulary, known in _BY_VOCABULARY:
        if word in lexicon.words(vocabulary):
            return known
    if tag == "x" and "\u3400" <= word <= "\u9fff":  # 3条鳡鱼: the dictionary lacks 鳡
        return Role.ATTRIBUTE
    by_tag = _BY_TAG.get(tag, Role.OTHER)
    if tag == "i" and len(word) == 3:  # 冲锋舟, 座右铭
        return Role.NOUN
    if tag == "vn" and word.endswith(_RESULTS):
        return Role.VERB
    if tag == "v" and len(word) > 1 and word.endswith(_PEOPLE):
        return Role.NOUN
    if tag in ("l", "n") and len(word) == 4 and _is_clause(word):
        return Role.VERB
    if by_tag is Role.ATTRIBUTE and len(word) > 1 and word.endswith(_PLACES):
        return Role.LOOSE
    return by_tag


def _is_clause(word: str) -> bool:
    """Tell 发表声明, a verb with its object, from 发明专利, among words of four characters."""
    if word.startswith(("十分", "非常")) or word.endswith(_ENDINGS_OF_CLAUSES):
        return True
    first, second = word[:2], word[2:]
    nominal = lexicon.words("nominal_verbs")
    head = dictionary().get(first)
    if not head or head.tag not in ("v", "d") or first in nominal:
        return False
    return second in nominal or first in lexicon.words("value_verbs")
