"""Where the name of an organisation begins that ends in a word such as 大学 or 公司, by a score.

A softmax over the chunks at which it may begin, and over there being no name; what the rules of
`orgs` say is one of the features. The weights are in `data/org_weights.txt`; `tests/learn_orgs.py`
learns them and says how well they do.
"""

from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import MARKS, Chunk, fits, reach, suffix_of, text_of
from zgc_cli.parser.words.roles import nominal_words
from zgc_cli.reading import softmax
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 12  # chunks in front of the last word
# Shares from which a beginning is taken, of a team too; and that of the rules, of a legal form too.
LEAST, LEAST_TEAM, LEAST_RULED, LEAST_LEGAL = 0.6, 0.8, 0.4, 0.2
_JOINING = "和与及暨"
_HOLDING = frozenset("任兼")
_NAMING_TAGS = frozenset({"nr", "nrt", "nz", "ns", "nt", "x", "eng", "nrfg"})
# 中美两国有关公司, 外国金融机构: of these no name is made.
_OF_MANY = frozenset(
    [
        *("有关", "相关", "两国", "三国", "各国", "外国", "国外", "国内", "台资", "外资", "民营"),
        *("私营", "私立", "其他", "其它", "部分", "多家", "各类", "大型", "中小型", "知名", "著名"),
        *("老牌", "众多", "所有", "上述", "某些", "不少", "许多", "主要", "旗下", "子公司"),
    ]
)
_BRACKETS = "（）()"
# What stands in front of the last word where no name does: 市公安局, 全国妇联.
_NO_NAMES = frozenset("省市县区镇乡村州校厂队站党团所院分总本该两") | frozenset(
    [
        *("全国", "国家", "中央", "地方", "当地", "我国", "地区", "自治区", "特区", "有关"),
        *("事故", "联合", "专项", "案件"),  # 事故调查组
    ]
)
_EXTENT = Pattern("全[港台市省县区]|公立|时分|[上下]午|凌晨|[昨今明][日天早晚]|目前|多[间家所]")
_VOCABULARIES = {
    "org_inner_words": "inner",
    "government_fields": "field",
    "org_starts": "start",
    "org_neighbours": "neighbour",
    "person_titles": "title",
    "predicates": "predicate",
    "company_tails": "trade",
    "common_org_words": "common",
    "words_like_names": "word",
}


def begin(
    out: Sequence[Chunk], last: Chunk, suffix: str, kind: str, ruled: int | None
) -> int | None:
    """Return where in `out` the name begins that ends in `last`, len(out) if it is the name.

    `suffix` of `kind` is what `last` ends with, `ruled` where the rules begin the name. None where
    it is likelier that there is no name, or not sure where it begins.
    """
    if ruled is not None and _is_broken(out, ruled, last, suffix):
        ruled = None
    places = candidates(out, last, suffix)
    # The corpora leave the media out; what only the rules take in, a person's name, they decide.
    if not places or kind == "media" or (ruled is not None and ruled not in places):
        if (
            ruled is None
            or _is_deed(out[ruled:], "", suffix)
            or _is_extent(out[ruled:], "", suffix)
        ):
            return None
        return ruled
    known = softmax.weights("org")
    worths = [
        sum(known.get(feature, 0.0) for feature in features)
        for features in described(out, last, suffix, kind, ruled, places)
    ]
    shares = dict(zip(places, softmax.shares(worths), strict=True))
    if ruled is not None and shares[ruled] >= _least_ruled(out, ruled, suffix):
        return ruled
    best = max(places, key=lambda place: shares[place])
    return best if shares[best] >= (LEAST_TEAM if kind == "team" else LEAST) else None


def _is_broken(out: Sequence[Chunk], first: int, last: Chunk, suffix: str) -> bool:
    """Return whether what the rules take for a name has a border within, or one bracket alone."""
    border = any(_is_border(out, i, last, suffix) for i in range(first, len(out)))
    return border or _is_cut(out[first:], "", suffix)


def _least_ruled(out: Sequence[Chunk], ruled: int, suffix: str) -> float:
    """Return the least share; less for a legal form, behind which a name is certain to stand."""
    named = ruled < len(out) and _is_of_name(out[ruled])
    return LEAST_LEGAL if named and suffix.endswith("有限公司") else LEAST_RULED


def candidates(out: Sequence[Chunk], last: Chunk, suffix: str) -> list[int]:
    """Return the chunks at which the name may begin that ends in `last`, the nearest first."""

    def belongs(i: int) -> bool:
        return _may_belong(out[i]) and fits(out[i], last) and not _is_border(out, i, last, suffix)

    low = reach(out, len(out), _LONGEST, belongs)
    head = last.text[: len(last.text) - len(suffix)]
    places = range(len(out), low - 1, -1)
    refused = (_is_nameless, _is_deed, _is_extent, _is_cut)
    return [i for i in places if not any(refuses(out[i:], head, suffix) for refuses in refused)]


def _is_deed(name: Sequence[Chunk], _head: str, _suffix: str) -> bool:
    """Return whether a verb or an adverb stands first, none of one character: 新建 | 监测站.

    Nor does a name begin with 既 or 据.
    """
    if not name or len(name[0].text) < 2:
        return bool(name) and name[0].text in _CLAUSE_LEADS
    if name[0].text in ("联合", "协同", "携手") and len(name) > 1 and name[1].text[0] in "省市县区":
        return True  # 联合 | 区 | 水务局
    if name[0].tag in ("a", "ad") and len(name) > 1 and name[1].tag == "v":
        return name[1].text not in nominal_words()  # 有效 | 破解 | 商会
    return name[0].tag[:1] in ("v", "d") or name[0].text in lexicon.words("value_verbs")


def _is_extent(name: Sequence[Chunk], _head: str, _suffix: str) -> bool:
    """Return whether a time or 全港 is among the words: 凌晨时分 | 全港 | 公立医院."""
    return bool(_EXTENT.search(text_of(name)))


def _is_border(out: Sequence[Chunk], i: int, last: Chunk, suffix: str) -> bool:
    """Return whether no name that ends in `suffix` behind `out` reaches back to the chunk at `i`.

    Its word tells of many bodies (有关, 外国), or with the word behind it of a person with a post
    (部长 | 戴云, 王坚 | 任), of two offices, or of a body that does something (公司 | 组织 | 员工).
    """
    chunk = out[i]
    if chunk.text in _OF_MANY or (chunk.kind == "org" and _ends_body(chunk, suffix)):
        return True
    if i + 1 == len(out):
        return suffix == "组织" and (chunk.kind == "org" or chunk.text.endswith("公司"))
    behind = out[i + 1]
    return (
        behind.text == "原"
        or (chunk.kind in ("org", "place") and _is_predicate(behind, chunk.kind))
        or _is_toward(chunk, behind, out[i + 2] if i + 2 < len(out) else last, suffix)
        or (chunk.tag == "nr" and behind.text in _HOLDING)
        or (chunk.kind == "org" and behind.tag == "nr" and _kinds(out[i + 2 : i + 3]) == ["org"])
        or (behind.text in _TOGETHER and _is_apart(out[i + 2 : i + 3], suffix))
        or (behind.tag == "nr" and chunk.text in lexicon.words("person_titles"))
        or (behind.text in _JOINING and _is_office(chunk))
    )


# 专班 | 联合 | 惠城 | 派出所
_TOGETHER = frozenset(("联合", "会同", "协同"))
_OFFICES = frozenset(
    ("派出所", "公安局", "分局", "检察院", "法院", "人民法院", "人民检察院", "街道办")
)


def _is_apart(behind: Sequence[Chunk], suffix: str) -> bool:
    """Return whether what stands behind 联合 begins a body of its own: 市 | 气象局."""
    return bool(behind) and (suffix in _OFFICES or behind[0].text in _AREAS)


_AREAS = frozenset("省市县区镇乡")


def _kinds(chunks: Sequence[Chunk]) -> list[str]:
    return [chunk.kind for chunk in chunks]


def _is_predicate(chunk: Chunk, front: str) -> bool:
    """Return whether a body or place (`front`) does something: 国务院 | 高度 | 重视 | 大学."""
    if chunk.kind or len(chunk.text) < 2:
        return False
    phrase = front == "org" and chunk.tag in ("l", "i")  # not of an area: 海城市 | 污染防治 | 办
    acts = phrase or chunk.tag in ("v", "d", "ad") or chunk.text in lexicon.words("saying_verbs")
    return acts and not any(chunk.text in lexicon.words(name) for name in _OF_NAMES)


def _is_toward(chunk: Chunk, verb: Chunk, behind: Chunk, suffix: str) -> bool:
    """Return whether one body does something to another: 市场监管局 | 联合 | 公安机关.

    Not inside a name: 海城大学 | 联合 | 学院, 海城市 | 联合 | 征信 | 有限公司.
    """
    if verb.text not in lexicon.words("body_verbs"):
        return False
    office = lexicon.mapping("org_suffixes")[suffix] == "government"
    body = chunk.kind == "org" or (len(chunk.text) > 2 and suffix_of(chunk.text))
    named = behind.kind in ("org", "place") or (body and (behind.text != suffix or office))
    return bool(named) and behind.text not in lexicon.words("org_inner_words")


_CLAUSE_LEADS = frozenset("既据因若则却非")
_OF_NAMES = ("org_inner_words", "common_org_words", "government_fields", "company_tails")


def _ends_body(chunk: Chunk, suffix: str) -> bool:
    """Return whether a firm or a team ends here, as in no name of another: 男队 | 女队."""
    kinds = lexicon.mapping("org_suffixes")
    if kinds[suffix] not in ("company", "team") or suffix[0] in "分子":
        return False
    end = suffix_of(chunk.text)
    return kinds.get(end) == kinds[suffix] and (end.endswith("公司") or kinds[end] == "team")


def _is_cut(name: Sequence[Chunk], _head: str, _suffix: str) -> bool:
    """Return whether one bracket alone stands in a name: 急救中心医务科（应急 | 办."""
    brackets = [chunk.text for chunk in name if chunk.text in _BRACKETS]
    return bool(brackets) and sum(text in "（(" for text in brackets) * 2 != len(brackets)


def _is_office(chunk: Chunk) -> bool:
    """Return whether an office of its own ends here, so that 与 joins two: 民政局 | 与 | 人社局."""
    ends_so = len(chunk.text) > 2 and chunk.text[-1] in "局厅署院"
    return ends_so and lexicon.mapping("org_suffixes").get(suffix_of(chunk.text)) == "government"


def _may_belong(chunk: Chunk) -> bool:
    if chunk.kind == "person" and chunk.rule != "likely-name":
        return False
    return chunk.open or chunk.text in _JOINING or chunk.text in _BRACKETS


def _is_nameless(name: Sequence[Chunk], head: str, suffix: str) -> bool:
    """Return whether what stands in front of the last word names nothing: 市公安局, 美国公司."""
    told = text_of(name) + head
    wide = not name and lexicon.mapping("places").get(head) in ("country", "region")
    bare = wide and suffix in lexicon.words("bare_org_suffixes")
    bare = bare or (len(name) == 1 and not head and says_nothing(name[0], suffix))
    return not told or told in _NO_NAMES or bare


def described(
    out: Sequence[Chunk],
    last: Chunk,
    suffix: str,
    kind: str,
    ruled: int | None,
    places: Sequence[int],
) -> Iterator[list[str]]:
    """Yield the features of each of `places`, the nearest first."""
    size = len(out)
    shared = [kind, f"suffix {suffix} {'whole' if last.text == suffix else 'more'}"]
    sorts = {i: _sort(out[i]) for i in range(max(0, places[-1] - 1), size)} | {size: _sort(last)}
    inner: list[str] = []
    named = len(last.text) > len(suffix) and _is_of_name(last)
    for first in range(size, places[-1] - 1, -1):
        here = out[first] if first < size else last
        named = named or _is_of_name(here)
        if first in places:
            told = "nothing" if ruled is None else "this" if ruled == first else "other"
            yield [
                *shared,
                *(f"rules: {told}{by}" for by in ("", f", {kind}", f", suffix {suffix}")),
                *_of_size(size - first + 1, last.end - here.start, kind, suffix),
                *(f"{'holds' if named else 'lacks'} a name{by}" for by in ("", f", {kind}")),
                *_of_first(here, sorts[first], kind, size - first + 1),
                *_of_left(out[first - 1] if first else None, sorts, first, kind),
                *inner,
            ]
        if first < size:
            inner += _of_inner(here, sorts[first], sorts[first + 1], kind)


def _is_of_name(chunk: Chunk) -> bool:
    """Return whether a word is of names: a place, a body, 国家, a coined word, a rare character."""
    if chunk.kind or chunk.text in lexicon.words("org_starts"):
        return True
    return chunk.tag in _NAMING_TAGS or (len(chunk.text) == 1 and chunk.tag[-1] == "g")


def _of_size(chunks: int, characters: int, kind: str, suffix: str) -> Iterator[str]:
    yield f"{kind} chunks {min(chunks, 7)}"
    yield f"{kind} characters {min(characters, 16)}"
    yield f"suffix {suffix} chunks {min(chunks, 4)}"


def _of_first(chunk: Chunk, sort: str, kind: str, chunks: int) -> Iterator[str]:
    if chunks == 1:
        yield from (f"alone {sort}", f"alone {kind} {sort}", f"alone {chunk.text}")
        return
    yield from (f"first {sort}", f"{kind} first {sort}", f"first word {chunk.text}")
    yield f"{kind} first {sort} chunks {min(chunks, 4)}"
    yield from (f"first {name}" for name in _vocabularies(chunk))


def _of_left(chunk: Chunk | None, sorts: dict[int, str], first: int, kind: str) -> Iterator[str]:
    side = sorts[first - 1] if chunk else "edge"
    yield from (f"left {side}", f"left {side}, {sorts[first]}", f"{kind} left {side}")
    if chunk and not chunk.kind:
        yield f"left word {chunk.text}"
        yield from (f"left {name}" for name in _vocabularies(chunk))


def _of_inner(chunk: Chunk, sort: str, behind: str, kind: str) -> Iterator[str]:
    yield from (f"inner {sort}", f"{kind} inner {sort}", f"inner word {chunk.text}")
    yield f"joint {sort}|{behind}"
    yield from (f"inner {name}" for name in _vocabularies(chunk))


def _vocabularies(chunk: Chunk) -> Iterator[str]:
    for vocabulary, name in _VOCABULARIES.items():
        if chunk.text in lexicon.words(vocabulary):
            yield name


def _sort(chunk: Chunk) -> str:
    """Return what a chunk is: its kind, or its part of speech and whether it is one character."""
    if chunk.kind == "place":
        return kind_of_place(chunk) or "place"
    if chunk.kind:
        return chunk.kind
    if chunk.text in MARKS or chunk.text in _JOINING:
        return chunk.text
    return f"{chunk.tag[:2]}{min(len(chunk.text), 2)}"


def kind_of_place(chunk: Chunk) -> str:
    """Return the kind of a place of the lexicon: country, city, water …."""
    return lexicon.mapping("places").get(chunk.text, "") if chunk.kind == "place" else ""


def says_nothing(head: Chunk, suffix: str) -> bool:
    """Return whether a place and a bare suffix make no name: 美国公司, 中国大学, 成都医院."""
    bare = suffix in lexicon.words("bare_org_suffixes")
    if head.text in lexicon.words("org_starts") and not head.kind:
        return bare or suffix in lexicon.words("placed_org_suffixes")
    if head.kind != "place" or not bare or kind_of_place(head) in ("facility", "mountain", "water"):
        return False  # 大足石刻研究院
    wide = kind_of_place(head) in ("country", "region")
    return wide or suffix not in ("大学", "学院", "银行", "党")


def is_any(name: Sequence[Chunk], last: Chunk) -> bool:
    """Return whether what ends as a body does is one of a kind, several, or no body at all."""
    trades = lexicon.words("company_tails") | lexicon.words("org_industries")
    form = bool(name) and last.text.endswith(("有限公司", "有限责任公司", "股份公司"))
    plain = form and all(not chunk.kind and chunk.text in trades for chunk in name)
    return plain or bool(_OF_SEVERAL.search(text_of(name) + last.text))


# 三大航空公司, 主流电视台, 两国政府, 一乡卫生院, 电子商务有限公司; 赢下 | 第一局
_OF_SEVERAL = Pattern(
    "[两三四五六七八九十]大(?=行|银行|公司|航空|电信|运营商|券商|机构)|主流|普通(?!高等|高校)|两国|一[乡县村镇](?!体)"
    "|第[一二三四五六七八九十](?:局|部$)|归属|^(?:非法|[公私]募|普惠|公办|民办(?=幼儿园|学校|高校|中小学))|类国际组织|险保险公司"
    "|业绩快报|一些|若干|非政府$|部部$|中小学$|[两三四五六七八九]区(?!块)|(?:间|直)接控制"
)
