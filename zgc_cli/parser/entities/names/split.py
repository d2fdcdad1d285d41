"""From tokens to units: words of the dictionary that hold a name are split around it."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from zgc_cli import lexicon
from zgc_cli.document.records import Token
from zgc_cli.parser.entities.names.abbreviations import COUNTRIES
from zgc_cli.parser.entities.names.row import Chunk, ChunkRow, join, label, label_of
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

# The two halves of a word, each with its kind.
Halves = tuple[str, str, str, str]
Splitting = Rule[Callable[[str], Halves | None]]
_MIXED_TAGS = ("eng", "m")
_PRICE = Pattern("[约近]?(?:每.)?[0-9.,]+[百千万亿]*(?:.?元|.?点|便士|英镑|卢布)")


def chunks(text: str, tokens: Sequence[Token]) -> ChunkRow:
    """Return the chunks of a paragraph, those that a lexicon knows with their kind."""
    row: list[Chunk] = []
    for token in tokens:
        start, end, tag = token
        word = text[start:end]
        if word == "报" and _PRICE.match(text, end):
            tag = "d"  # 海城银行 | 报 | 7.2元
        # A NamedTuple's own `__new__` takes twice as long, and a chunk is made of each token.
        unit = tuple.__new__(Chunk, (start, end, word, tag, "", ""))
        if _is_plain(word, tag) and _stands_alone(row, unit):
            row.append(unit)
            continue
        if token.tag in ("ns", "nz") and len(unit.text) > 3 and place_and_place.apply(unit.text):
            row.extend(split(unit))
            continue
        if unit.text == "会" and row and _is_society(row, text[token.end : token.end + 2]):
            science = row.pop()
            row.append(Chunk(science.start, science.end - 1, science.text[:-1], "n"))
            row.append(Chunk(science.end - 1, unit.end, "学会", "n"))
            continue
        if row and unit.text[1:] in _SIDES and _is_place(row[-1].text + unit.text[0]):
            # 山 | 东南部: 山东 | 南部
            row[-1] = label(
                join((row[-1], Chunk(unit.start, unit.start + 1, unit.text[0], "n")), "", "")
            )
            unit = Chunk(unit.start + 1, unit.end, unit.text[1:], "f")
        if unit.tag == "nr" and unit.text[:2] in _OFFICE_VERBS and len(unit.text) > 2:
            row.append(Chunk(unit.start, unit.start + 2, unit.text[:2], "v"))
            unit = Chunk(unit.start + 2, unit.end, unit.text[2:], "nz")
        if unit.tag == "nr" and unit.text[0] in "由被将把让" and _is_noun(unit.text[1:]):
            row.append(Chunk(unit.start, unit.start + 1, unit.text[0], "p"))
            unit = Chunk(unit.start + 1, unit.end, unit.text[1:], "n")
        if unit.text in _COURT_NUMBERS and text.startswith("院", token.end):
            unit = Chunk(unit.start, unit.end + 1, unit.text + "院", "n")  # 北京 | 三中院
        elif row and row[-1].end > unit.start:
            continue
        unit = label(unit)
        if (
            unit.text.endswith("网")
            and text.startswith("红", token.end)
            and _is_place(unit.text[:-1])
        ):
            row.append(label(Chunk(unit.start, unit.end - 1, unit.text[:-1], "ns")))
            unit = Chunk(unit.end - 1, unit.end, "网", "n")  # 云南 | 网红
        if unit.text in _DIRECTIONS and text.startswith(("方向", "风", "偏", "侧"), token.end):
            unit = unit.named("", "")
        if unit.text == "时间" and row and row[-1].text == "北京":
            row[-1] = row[-1].named("", "")  # 北京时间 is a clock, not a place
        if row and (unit.tag in _MIXED_TAGS or row[-1].tag in _MIXED_TAGS):
            both = label(join((row[-1], unit), "", ""))  # 智谱 | AI, TCL | 科技
            if both.kind:
                row[-1] = both
                continue
        row.extend((unit,) if unit.kind or len(unit.text) < 3 else split(unit))
    return ChunkRow(text, row)


@lru_cache(1 << 12)
def _is_plain(word: str, tag: str) -> bool:
    """Return whether a word is one chunk without a kind, whatever stands beside it: most are."""
    return not (
        tag in ("nr", *_MIXED_TAGS)
        or (tag in ("ns", "nz") and len(word) > 3)
        or word[1:] in _SIDES
        or word in _COURT_NUMBERS
        or word in ("会", "时间")
        or word.endswith("网")
        or label_of(word, tag)[0]
        or (len(word) > 2 and len(split(Chunk(0, len(word), word, tag))) > 1)
    )


def _stands_alone(row: Sequence[Chunk], unit: Chunk) -> bool:
    """Return whether nothing of a word belongs to the chunk in front of it."""
    return not row or (row[-1].end <= unit.start and row[-1].tag not in _MIXED_TAGS)


def _is_noun(word: str) -> bool:
    known = dictionary().get(word) if len(word) > 1 else None
    return known is not None and known.tag[0] in "nj"


def _is_place(word: str) -> bool:
    return word in lexicon.mapping("places")


_COURT_NUMBERS = frozenset({"一中", "二中", "三中", "四中", "五中"})
_SIDES = frozenset({"南部", "北部"})
_DIRECTIONS = frozenset({"西北", "东北", "西南", "东南"})
_OFFICE_VERBS = frozenset({"曾任", "现任", "历任", "出任", "担任", "调任", "升任", "时任"})


def _is_society(row: Sequence[Chunk], behind: str) -> bool:
    """Return whether 会 behind a science ends the name of its society: 中国经济学 | 会会长."""
    science = row[-1].text
    if len(science) < 3 or science[-1] != "学" or row[-1].kind or len(row) < 2:
        return False
    post = behind[:1] in _SOCIETY_BORDERS or behind in lexicon.words("person_titles")
    return post and any(unit.kind == "place" for unit in row[-4:-1])


# What may stand behind the name of a society: a mark or the beginning of a post.
_SOCIETY_BORDERS = frozenset("副会理秘常名、，。”》）)") | {""}


def split(unit: Chunk) -> Sequence[Chunk]:
    """Split a unit by the first rule that finds a name in it; 中欧班列 is a word of its own."""
    return (unit,) if unit.text in lexicon.words("modern_words") else _halves(unit, RULES)


def split_address(chunk: Chunk) -> Sequence[Chunk]:
    """Split an address into its two places: 新加坡樟宜机场."""
    return _halves(chunk, (place_and_place,))


def _halves(unit: Chunk, rules: tuple[Splitting, ...]) -> Sequence[Chunk]:
    halves, name = split_by(unit.text, rules)
    if halves is None:
        return (unit,)
    head, head_kind, tail, tail_kind = halves
    middle = unit.start + len(head)
    return (
        Chunk(unit.start, middle, head, "n", head_kind, head_kind and name),
        Chunk(middle, unit.end, tail, "n", tail_kind, tail_kind and name),
    )


@lru_cache(1 << 12)
def split_by(word: str, rules: tuple[Splitting, ...]) -> tuple[Halves | None, str]:
    """Return the halves of a word, and the rule that told them; words come again and again."""
    found = ((splitting.apply(word), splitting.name) for splitting in rules)
    return next((row for row in found if row[0]), (None, ""))


@rule("country-first", "[法国]人喜爱的奶酪今年涨价。", "[日本]首相上午抵达首都。")
def country_first(word: str) -> Halves | None:
    """法国人, 中东地区, 日本首相, 美国联邦: a country or a region, then a word."""
    kinds = lexicon.mapping("places")
    for size in (5, 4, 3, 2):
        head, tail = word[:size], word[size:]
        if tail and tail != "方向" and kinds.get(head) in ("country", "region", "province"):
            known = dictionary().get(tail) if len(tail) > 1 else None
            noun = known is not None and known.tag in ("n", "vn", "b", "nt", "nz")
            if noun or tail in _behind_country():
                return head, "place", tail, ""
    return None


@cache
def _behind_country() -> frozenset[str]:
    return lexicon.words("country_tails") | lexicon.words("person_titles")


@rule(
    "province-and-city",
    "展会在[广西]南宁举行。",
    "他出生在广西[南宁]。",
    "他住在[四川省][阿坝藏族羌族自治州]。",
)
def place_and_place(word: str) -> Halves | None:
    """广西南宁, 甘肃河西走廊: two places, the one in the other."""
    return _place_first(word, _is_second_place, "place")


def _is_second_place(word: str) -> bool:
    """Return whether a place of its own follows another: 阿坝藏族羌族自治州 behind 四川省."""
    places = lexicon.mapping("places")
    autonomous = word.endswith(("自治州", "自治县", "自治旗"))
    seat = autonomous and any(word[:size] in places for size in (2, 3, 4))
    return word in places or (seat and not word.startswith(("蒙古", "朝鲜", "哈萨克")))


@rule("place-and-body", "[韩国]三星电子公布了季度业绩。")
def place_and_body(word: str) -> Halves | None:
    """韩国三星电子: a place, then an organisation that the lexicon knows."""
    return _place_first(word, lexicon.words("orgs").__contains__, "org")


_LONGEST_PLACE = 12  # characters of a place that another name follows without a word between


def _place_first(word: str, follows: Callable[[str], bool], kind: str) -> Halves | None:
    places = lexicon.mapping("places")
    sizes = range(2, min(len(word) - 1, _LONGEST_PLACE + 1))
    for size in sizes if word not in places else ():
        head = word[: size - 1] if word[size - 1] in "省市" else word[:size]
        if head in places and follows(word[size:]):
            return word[:size], "place", word[size:], kind
    return None


@rule("country-pair-first", "对华关系是会谈的主题。")
def pair_first(word: str) -> Halves | None:
    """中美关系, 对华关系, 在京举行: one-character names, then a word."""
    head = word[:2]
    if head in lexicon.words("country_pairs") or head in lexicon.words("country_verbs"):
        return head, "", word[2:], ""
    return None


@rule(
    "country-sign-first",
    "中[韩]两国举行会谈。",
    never=("法院当天作出决定。", "非政府组织表示反对。"),
)
def sign_first(word: str) -> Halves | None:
    """俄政府, 美国会: the one character of a country, then its government."""
    followed = word[0] in _SIGNS and word[1:] in lexicon.words("country_followers")
    return (word[0], "place", word[1:], "") if followed and len(word) > 2 else None


_SIGNS = COUNTRIES - frozenset("非以中")  # 非政府组织


@rule("body-and-post", "商会会长主持了座谈。")
def body_and_post(word: str) -> Halves | None:
    """商会会长: the last word of an organisation, then a post."""
    for size in (2, 3, 4):
        head, tail = word[:-size], word[-size:]
        body = head in lexicon.words("org_suffixes") or head in lexicon.words("orgs")
        if len(head) > 1 and body and tail in lexicon.words("person_titles"):
            return head, label(Chunk(0, 0, head, "n")).kind, tail, ""
    return None


RULES: tuple[Splitting, ...] = (
    place_and_place,
    place_and_body,
    country_first,
    pair_first,
    sign_first,
    body_and_post,
)
