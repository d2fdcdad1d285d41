"""Offices without the name of their area, and departments of bodies: 市档案局, 财政部预算司."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION
from zgc_cli.parser.entities.names.row import MARKS, Chunk, finding, suffix_of, text_of
from zgc_cli.runtime.pattern import Pattern

_LEVELS = ("自治区", "自治州", "自治县", "街道", "省", "市", "县", "区", "州", "旗", "镇", "乡")
# Of a state abroad more often than of a prefecture: 州政府.
_OF_STATES = ("政府", "议会", "法院", "检察院")
# Kinds of bodies that an area has one of.
_KINDS = frozenset({"government", "association", "hospital", "media", "research"})
_PARTY_OFFICES = ("部", "委", "办", "办公室", "校", "党校", "研究室", "工委", "局", "委员会")
# 该 | 市, 全 | 省, 两 | 县: whose office it is stands elsewhere, or it is no single one.
_COUNTING = frozenset(
    "我该本全各每某两几多外邻跨同此这那哪一二三四五六七八九十个大小老新原前旧副的"
)
_LONGEST = 7  # chunks
_MOST_CHARACTERS = 16
_FIELD_TAGS = "njvbagliz"
_JOINING = "和与"
# 市委 | 书记 has a post; 市 | 公安局 | 长 one of another word.
_POSTS = (
    "书记",
    "副书记",
    "常委",
    "秘书长",
    "副秘书长",
    "领导",
    "主要领导",
    "班子",
    "全会",
    "委员",
)


@finding(
    "office-of-area",
    "江州召开会议，[市委组织部]、[市档案局]负责人参加。",
    "[市园林和林业局]在江州主办了这次活动。",
    "昨天，江州来了人，[省公安厅]发布通告。",
    "他被送往[市第三人民医院]，又转到[省政府新闻办]。",
    never=(
        "建设农业强省建设开好局。",
        "江州市民政府，都很满意。",
        "江州市场监管部门介入。",
        "江州各市公安局参加。",
        "江州市委书记王明说。",
    ),
    signs=_LEVELS,
)
def of_area(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take a level (市, 县) with an office for that of the area that a text is about."""
    for i, chunk in enumerate(row):
        rest = None if chunk.kind == "place" else _levelled(chunk.text)
        if rest is None or not _begins_here(row, i):
            continue
        last = _last(row, i, rest)
        if last is not None:
            yield i, last + 1, "org"


@lru_cache(1 << 12)
def _levelled(text: str) -> str | None:
    """Return what stands behind the level that a word begins with, None where it is no office."""
    level = next((level for level in _LEVELS if text.startswith(level)), "")
    rest = text.removeprefix(level)
    if level == "州" and rest in _OF_STATES:
        return None
    # 市民 is none, nor 市场.
    return rest if level and (not rest or rest == "委" or _is_office(rest)) else None


def _begins_here(row: Sequence[Chunk], i: int) -> bool:
    """Return whether no word in front of a level belongs to it: 从 | 市, but not 各 | 市."""
    if not i:
        return True
    left = row[i - 1]
    if left.text not in _LEVELS and _levelled(left.text):
        return True  # 区委 | 区政府
    if left.text[-1] in _COUNTING or left.kind in ("org", "place"):
        return False
    if left.text in "、和与及" and i > 1 and row[i - 2].text in _LEVELS:
        return False  # 县、 | 区 | 教育局
    return left.text in MARKS or left.tag[:1] not in "nsjm" or left.text in FUNCTION


def _last(row: Sequence[Chunk], first: int, rest: str) -> int | None:
    """Return the last chunk of an office that begins with a level; `rest` is behind the level."""
    found = first if rest and (rest != "委" or _may_be_committee(row, first)) else None
    for i in range(first + 1, min(first + _LONGEST, len(row))):
        chunk = row[i]
        if chunk.end - row[first].start > _MOST_CHARACTERS or not _belongs(row, i):
            break
        whole = text_of(row[first : i + 1])
        committee = rest == "委" and chunk.text.endswith(_PARTY_OFFICES)
        acts = chunk.tag in ("v", "vn") and chunk.text not in lexicon.words("org_suffixes")
        if (
            (committee or (_ends_office(chunk.text) and not acts))
            and len(whole) > 3
            and _may_end(row, i)
        ):
            found = i
    return found


def _may_be_committee(row: Sequence[Chunk], i: int) -> bool:
    return not any(chunk.text.startswith(_POSTS) for chunk in row[i + 1 : i + 2])


def _may_end(row: Sequence[Chunk], i: int) -> bool:
    """Return whether a name may end with a chunk: 公安局 | 局长, but not 公安局 | 长."""
    return not any(chunk.text in ("长", "级", "们") for chunk in row[i + 1 : i + 2])


def _belongs(row: Sequence[Chunk], i: int) -> bool:
    """Return whether a chunk may be a word of the name of an office: a field, an office."""
    chunk = row[i]
    if chunk.kind == "org":
        return chunk.rule in ("known-org", "dictionary-org")
    if chunk.kind or chunk.text in MARKS or chunk.text in lexicon.words("person_titles"):
        return False
    if _levelled(chunk.text) is not None:
        return False  # 区委 | 区政府
    if chunk.tag == "m":
        return bool(_NUMBERED.fullmatch(chunk.text)) and row[i - 1].text in _LEVELS
    if chunk.text in _JOINING:
        return _joins(row, i)
    if chunk.text in FUNCTION:
        return chunk.text in "委建城"
    acts = chunk.text in lexicon.words("predicates") or chunk.text in lexicon.words("saying_verbs")
    known = chunk.text in lexicon.words("org_inner_words") or chunk.text in lexicon.words(
        "government_fields"
    )
    return known or (chunk.tag[:1] in _FIELD_TAGS and not acts and not _is_border(chunk.text))


_NUMBERED = Pattern("第[一二三四五六七八九十]{1,2}")


def _joins(row: Sequence[Chunk], i: int) -> bool:
    """Return whether 和 joins two fields (园林 | 和 | 林业局), not two offices."""
    if i + 1 == len(row) or not _belongs_plainly(row[i - 1]) or suffix_of(row[i - 1].text):
        return False
    behind = row[i + 1]
    return behind.text not in MARKS and _levelled(behind.text) is None


def _belongs_plainly(chunk: Chunk) -> bool:
    return len(chunk.text) > 1 and chunk.tag[:1] in ("n", "v", "j", "l")


def _is_border(text: str) -> bool:
    return text in lexicon.words("org_neighbours")


@lru_cache(1 << 12)
def _is_office(text: str) -> bool:
    """Return whether this alone is the last word of an office: 公安局, 政府, 妇联."""
    whole = text in lexicon.words("org_suffixes") or text in lexicon.words("orgs")
    return whole and len(text) > 1 and _ends_office(text)


@lru_cache(1 << 12)
def _ends_office(text: str) -> bool:
    suffix = suffix_of(text)
    if lexicon.mapping("org_suffixes").get(suffix) not in _KINDS:
        return text in ("党校", "图书馆", "博物馆", "文化馆", "档案馆", "美术馆", "科技馆")
    return suffix not in ("部", "办事处", "社", "机构")


_DEPARTMENTS = ("司", "厅", "庭")
_OF_MINISTRIES = ("部", "委", "委员会", "总局", "署", "院", "办", "高检", "高法", "检察院", "法院")


@finding(
    "department",
    "[财政部预算司]负责人表示支持。",
    "[最高检第一检察厅]作了说明。",
    "[北京师范大学国际与比较教育研究院]发布报告。",
    never=("外交部司机到场。", "北京大学和清华大学的研究院合办。", "财政部表示公司盈利。"),
    signs=("司", "检察厅", "审判庭", "学院", "研究院", "研究所", "研究中心"),
)
def departments(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Join a ministry with its department, a university with its school: 商务部 | 市场运行司."""
    for i, chunk in enumerate(row):
        if chunk.kind != "org" or i + 1 == len(row):
            continue
        university = chunk.text.endswith(("大学", "科学院"))
        if not university and not chunk.text.endswith(_OF_MINISTRIES):
            continue
        ends = ("学院", "研究院", "研究所", "研究中心") if university else _DEPARTMENTS
        last = _department(row, i, ends)
        if last is not None:
            yield i, last + 1, "org"


def _department(row: Sequence[Chunk], first: int, ends: tuple[str, ...]) -> int | None:
    """Return the last chunk of a department of the body at `first`; None if none is named."""
    for i in range(first + 1, min(first + _LONGEST, len(row))):
        chunk = row[i]
        if chunk.kind or chunk.text in MARKS or chunk.end - row[first].end > _MOST_CHARACTERS:
            return None
        if chunk.text.endswith(("公司", "上司")):
            return None
        if chunk.text.endswith(ends):
            told = text_of(row[first + 1 : i + 1])
            return i if len(told) > len(next(e for e in ends if chunk.text.endswith(e))) else None
        joined = chunk.text in "与和" and i > first + 1
        if not joined and (chunk.text in FUNCTION or not _is_field(chunk, ends is _DEPARTMENTS)):
            return None
    return None


def _is_field(chunk: Chunk, of_ministry: bool) -> bool:
    """Return whether a word may tell the field of a department: 预算, 运行, 比较, 第一."""
    if chunk.tag == "m":
        return chunk.text.startswith("第")
    named = ("saying_verbs", "person_titles")
    known = chunk.text in lexicon.words("org_inner_words")
    acts = any(chunk.text in lexicon.words(name) for name in named)
    return known or (not acts and chunk.tag[:1] in ("nvjbal" if of_ministry else "nvjbaldt"))
