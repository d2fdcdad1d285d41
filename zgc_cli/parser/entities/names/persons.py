"""Rules that decide which words are names of persons."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.abbreviations import COUNTRIES
from zgc_cli.parser.entities.names.row import (
    MARKS,
    NONE,
    Chunk,
    NameHit,
    finding,
    growing,
    placed,
    text_of,
)
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_NAME_TAGS = frozenset({"nr", "nrt", "nrfg"})
# Names that the dictionary has under another tag (罗干 as a place): a title or a verb must tell.
_DOUBTFUL_TAGS = frozenset({"ns", "nz", "i"})
# By how much a name must be likelier than the words that its characters make. A name that the
# dictionary lists as one needs less, with a title beside it or three characters.
_MARGIN, _SHORT_MARGIN, _DOUBTFUL_MARGIN, _FOREIGN_MARGIN = 0.0, 2.0, -4.0, 3.0
_LISTED_MARGIN, _UNTOLD_MARGIN = -5.0, -2.5
# The same where nothing beside a name tells it; surnames that are words of grammar need more.
_ALONE_MARGIN, _GRAMMAR_MARGIN = 1.0, 2.5
_GRAMMAR_SURNAMES = frozenset("向连曾于和方容单从同都解管冀")
# The same behind 记者, without and with a blank or a colon between.
_CREDIT_MARGIN, _APART_MARGIN = -5.0, -9.0
# An organisation right in front of a name is where the person works: 清华大学颜宁.
_ORG_BEFORE = 2.0
_NO_NAME_ENDS = frozenset("镇县区村市州杯阁湖河路桥庙寺队某说称牌号证诗记传雨学会院菜肉饭粥指")
# What may stand in front of 某 without being a surname there: 于某日, 向某公司, 和某网站.
_NO_SURNAME_TAGS = frozenset("pcdvmrfuqt")
_SURNAME_ALONE = frozenset("氏姓男女嫌妇母父")
ADDRESSES = ("先生", "女士", "小姐")
# Surnames that stand for nothing else in front of a post: no 高 of 高主任, no 时 of 时市长.
_BEARERS = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何梁郑谢宋唐许韩冯邓曹彭萧肖田董潘袁蔡蒋杜叶魏苏吕丁卢姚沈姜崔"
    "谭陆范汪廖贾夏韦付邹孟熊秦邱江尹薛闫侯史陶黎贺顾毛郝龚邵覃戴莫汤"
)
_NO_ADDRESSED = frozenset("向于和从单同都解与老对为各有")
_SEPARATORS = frozenset(" 　、，,/／&;；：:|丨【[")
_LONGEST_ODD = 5
_WORD = r"[A-Z][a-z\u00c0-\u024f]+(?![A-Za-z0-9])"
_LATIN = Pattern(rf"(?<![A-Za-z0-9]){_WORD}(?: {_WORD}){{1,4}}")
# 韩媒, 美军, 日企: the press, the forces, the firms of a country.
_OF_A_COUNTRY = frozenset("媒军警企股债")
# Tags of words that are no names, whatever their characters: 高中生, 高薪.
_PLAIN_TAGS = ("n", "v", "a", "d", "b", "l", "t", "m", "vn", "an", "ad")
# What stands before or behind a transliterated place, and no person.
_PLACE_BEFORE = frozenset("在于到往抵赴从至距")
_PERSON_ENDINGS = ("夫", "娃", "斯基", "维奇")
_PLACE_BEHIND = frozenset("州省市县郡岛港湾镇村湖河山")


@growing(
    "anonymous",
    "person",
    "嫌疑人[刘某某]已被警方控制。",
    never=("他于某日向某公司求助。", "他在某某公司上班。"),
    ends=lambda word: word.endswith("某"),
)
def anonymous(out: list[Chunk], chunk: Chunk) -> int | None:
    """Take a surname with 某 or 某某, as courts and the police have it, for a person: 王|某某."""
    surnames = name_model.surnames()
    if chunk.text in ("某", "某某") and out:
        last = out[-1]
        doubtful = last.tag[:1] in _NO_SURNAME_TAGS
        if chunk.text == "某某":  # 张某某 even where 张 seems a measure word
            doubtful = doubtful and last.text in _GRAMMAR_SURNAMES
        named = last.text in surnames and not doubtful
        return len(out) - 1 if named and not last.kind else None
    surname = chunk.text.rstrip("某")
    marked = chunk.tag in _NAME_TAGS and surname != chunk.text
    return len(out) if marked and surname in surnames else None


@growing(
    "addressed",
    "person",
    "[虞先生]解释了原因。",
    never=("他对老先生说。", "女士优先。"),
    ends=lambda word: word.endswith(ADDRESSES),
)
def addressed(out: list[Chunk], chunk: Chunk) -> int | None:
    """Take a surname with 先生 or 女士 for a person whom the text does not name otherwise."""
    if chunk.kind or not chunk.text.endswith(ADDRESSES):
        return None
    surnames, surname = name_model.surnames(), chunk.text[:-2]
    if surname:
        return len(out) if surname in surnames else None
    alone = out and not out[-1].kind and out[-1].text in surnames
    return len(out) - 1 if alone and out[-1].text not in _NO_ADDRESSED else None


def is_address(name: str) -> bool:
    """Return whether a name is a surname with a form of address or a post: 虞先生, 戴书记."""
    return is_called(name) or (len(name) > 2 and name.endswith(ADDRESSES))


def is_called(name: str) -> bool:
    """Return whether a name is a usual surname with a post or the like: 戴书记, 汪律师."""
    return name[:1] in _BEARERS and len(name) > 2 and name[1:] in lexicon.words("forms_of_address")


@finding("credit", "记者 [周易安] 通讯员 [何牧野] 摄", never=("记者走进车间。",))
def credited(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the chunks behind 记者, 通讯员, 摄影 for names: 记者 乔牧原 通讯员 …."""
    i = 0
    while i < len(row):
        credit = row[i].text in lexicon.words("credit_titles")
        i += 1
        while credit:
            while i < len(row) and row[i].text in _SEPARATORS:
                i += 1
            last = i
            while last < len(row) and last - i < _LONGEST_ODD and not _ends_credit(row, last):
                last += 1
            apart = row[i - 1].text in _SEPARATORS
            credit = _creditable(text_of(row[i:last]), apart) and _ends_credit(row, last)
            if credit:
                yield i, last, "person"
                i = last


def _ends_credit(row: Sequence[Chunk], i: int) -> bool:
    return i >= len(row) or row[i].text in MARKS or row[i].text in lexicon.words("credit_ends")


def _creditable(name: str, apart: bool) -> bool:
    """Return whether a chunk behind 记者 is a name; a blank or a colon between them asks less."""
    return 2 <= len(name) <= 4 and _gain(name) >= (_APART_MARGIN if apart else _CREDIT_MARGIN)


def is_likely_behind_title(name: str) -> bool:
    """Return whether characters behind a title are likelier a name than words."""
    word = dictionary().get(name)
    foreign = is_foreign(name.replace("·", "")) and (
        word is None or word.tag in _NAME_TAGS | _DOUBTFUL_TAGS
    )
    return foreign or _creditable(name, apart=False)


def _gain(name: str) -> float:
    """Return by how much a Chinese name is likelier than the words that its characters make."""
    weight = name_model.chinese(name)
    return -inf if weight is None else weight - words_weight(name)


def is_foreign(name: str) -> bool:
    """Return whether all characters are such as transliterate foreign names."""
    return all(char in name_model.foreign() for char in name)


@rule("latin-name", "研究员[Mary Lind]说，结果令人鼓舞。")
def latin(row: Sequence[Chunk]) -> list[Chunk]:
    """Take capitalised Latin words behind a title or before a verb of saying for a person."""
    text = text_of(row)
    hits = [
        NameHit(*match.span(), "person", "latin-name")
        for match in _LATIN.finditer(text)
        if text.startswith(tuple(name_model.verbs_of_saying()), match.end())
        or name_model.before(text, match.start()) >= name_model.TITLE
    ]
    return placed(row, hits, text, lambda chunks, _: not any(chunk.kind for chunk in chunks))


@finding("listed-person", "武飞、[张洪章]和张陆到场。")
def coordinated(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands in a list beside a person for a person: 张陆、武飞、张洪章."""
    persons = {i for i, chunk in enumerate(row) if chunk.kind == "person"}
    if not persons:
        return
    commas = {i for i, chunk in enumerate(row) if chunk.text in "、和与及"}
    for i in [*range(len(row)), *range(len(row) - 1, -1, -1)]:
        beside = {i - 2, i + 2} & persons if i not in persons else set()
        if any((i + other) // 2 in commas for other in beside) and _may_be_listed(row[i]):
            persons.add(i)
            yield i, i + 1, "person"


def _may_be_listed(chunk: Chunk) -> bool:
    if chunk.tag == "nrt" and not chunk.kind and len(chunk.text) > 2 and is_foreign(chunk.text):
        return True
    named = not chunk.kind and chunk.tag in _NAME_TAGS and 2 <= len(chunk.text) <= 4
    if not named or chunk.text in lexicon.words("not_persons"):
        return False
    return name_model.chinese(chunk.text) is not None


@rule("whole-foreign-name", "作家[居斯塔夫·福楼拜]写下了这本书。")
def whole(row: Sequence[Chunk]) -> list[Chunk]:
    """Take foreign names whole: 卡洛斯·席尔瓦 of two names, 弗拉基米尔·普京 by the known 普京."""
    text = text_of(row)
    hits: list[NameHit] = []
    for chunk, joint, other in zip(row, row[1:], (*row[2:], None), strict=False):
        if chunk.kind != "person":
            continue
        if joint.text == "·" and other and other.kind == "person":
            hits.append(NameHit(chunk.start, other.end, "person", "whole-foreign-name"))
        last = text.rfind("·", chunk.start, chunk.end) + 1
        for end in (last + 4, last + 3, last + 2) if last else ():
            if end > chunk.end and text[last:end] in lexicon.words("persons"):
                hits.append(NameHit(chunk.start, end, "person", "whole-foreign-name"))
                break
    return placed(row, hits, text, lambda chunks, hit: True) if hits else list(row)


class PersonEvidence(NamedTuple):
    """What speaks for a chunk as a person's name.

    `told`: a title or a verb beside it says so; `titled`: a title in front does.
    """

    chunk: Chunk
    last: Chunk | None
    text: str
    weight: float
    told: bool
    titled: bool


@rule("person-evidence", "项目负责人[王小舟]说，明年还要扩建。")
def decide(row: Sequence[Chunk]) -> list[Chunk]:
    """Give each chunk that may be a name the kind that the first of the judgements tells."""
    text = text_of(row)
    out: list[Chunk] = []
    for chunk in row:
        if _is_mistaken(chunk, text):
            chunk = chunk.named("person", _titled.name)
        out.append(_judged(chunk, out[-1] if out else None, text) if may_be_name(chunk) else chunk)
    return out


def _is_mistaken(chunk: Chunk, text: str) -> bool:
    """Return whether the dictionary's place abroad is a person: 州长 | 德桑蒂斯."""
    if chunk.rule != "dictionary-place" or not is_foreign(chunk.text):
        return False
    return name_model.before(text, chunk.start) >= name_model.TITLE


def may_be_name(chunk: Chunk) -> bool:
    """Return whether a chunk without a kind has the tag of a name and is none of the lookalikes."""
    name = chunk.text
    tagged = chunk.tag in _NAME_TAGS or chunk.tag in _DOUBTFUL_TAGS
    if chunk.kind or len(name) < 2 or not tagged or name in lexicon.words("not_persons"):
        return False
    if name[-1] == "指" and len(name) < 4:
        return False  # 周海 | 指
    side = name[-1] == "方" and name[-2] in COUNTRIES  # 于 | 菲方
    # 黎氏夫妇, 温男 and 苏嫌 have a surname alone.
    alone = name[1:] in _SURNAME_ALONE or name[1:] in lexicon.words("person_titles")
    abroad = name[0] in COUNTRIES and name[1] in _OF_A_COUNTRY  # 韩媒 | 怒了
    return not (side or alone or abroad)


def _judged(chunk: Chunk, last: Chunk | None, text: str) -> Chunk:
    ahead, behind = name_model.before(text, chunk.start), name_model.after(text, chunk.end)
    ahead += _ORG_BEFORE if last and last.kind == "org" else 0.0
    told = max(ahead, behind) >= name_model.FOLLOWER
    titled = ahead >= name_model.TITLE
    evidence = PersonEvidence(chunk, last, text, ahead + behind, told, titled)
    for judgement in JUDGEMENTS:
        if kind := judgement.apply(evidence):
            # 李颌 | 广场: no person, perhaps a place
            thing = kind == "person" and name_model.names_a_thing(text, chunk.end)
            return chunk if kind == NONE or thing else chunk.named(kind, judgement.name)
    return chunk


@rule("marked-name", "亚太区总裁[安娜·贝格曼]当天到访。")
def _marked(evidence: PersonEvidence) -> str:
    return "person" if any(mark in evidence.chunk.text for mark in name_model.MARKS) else ""


@rule("title-beside", "县长[何牧野]上台讲话。")
def _titled(evidence: PersonEvidence) -> str:
    return "person" if evidence.told and _is_likely(evidence) else ""


@rule("likely-name", "游客都认识[李木岳]。")
def _likely(evidence: PersonEvidence) -> str:
    if evidence.told or not _is_likely(evidence):
        return ""
    if evidence.text.startswith(("台风", "飓风", "星”", "星」"), evidence.chunk.end):
        return NONE
    return NONE if evidence.last and _is_stray(evidence.last) else "person"


@rule("transliterated-name", "[古尔斯比]当天出席了会议。")
def _transliterated(evidence: PersonEvidence) -> str:
    chunk, told = evidence.chunk, evidence.told
    name = chunk.text
    if chunk.tag not in _NAME_TAGS or (len(name) == 2 and not told) or not is_foreign(name):
        return ""
    weight = name_model.transliterated(name) + evidence.weight - words_weight(name)
    if weight < _FOREIGN_MARGIN:
        return ""
    if not told and evidence.last is not None and evidence.last.kind == "place":
        return "place"
    kind = _foreign_kind(evidence.text, chunk)
    certain = told or kind != "person" or name.endswith(_PERSON_ENDINGS)
    return kind if certain else ""  # a firm or a place abroad as likely as a person


JUDGEMENTS: tuple[Rule[Callable[[PersonEvidence], str]], ...] = (
    _marked,
    _titled,
    _likely,
    _transliterated,
)


def _is_likely(evidence: PersonEvidence) -> bool:
    """Return whether the chunk is likelier a Chinese name than words."""
    name, told = evidence.chunk.text, evidence.told
    if name[0] == "曾" and _is_verb(name[1:]):
        margin = inf  # 老板 | 曾 | 实名 | 否认
    elif not told and name[:2] in lexicon.words("holidays"):
        margin = inf  # 谷雨 | 三
    elif evidence.chunk.tag in _DOUBTFUL_TAGS:
        margin = _DOUBTFUL_MARGIN if told and len(name) < 4 else inf
    elif _is_plain_word(name) and not evidence.titled:
        margin = inf
    elif len(name) < 4 and dictionary().get(name) is not None:
        untold = _UNTOLD_MARGIN if len(name) == 3 else _MARGIN
        margin = inf if name[-1] in _NO_NAME_ENDS else _LISTED_MARGIN if told else untold
    elif told or name[1] == "某":
        margin = _MARGIN
    elif name[0] in _GRAMMAR_SURNAMES:
        margin = _GRAMMAR_MARGIN
    else:
        margin = _ALONE_MARGIN if len(name) > 2 else _SHORT_MARGIN
    return evidence.weight + _gain(name) >= margin


def _is_verb(text: str) -> bool:
    """Return whether `text` is a word that 曾 stands before as an adverb: 实名, 表示."""
    word = dictionary().get(text) if len(text) > 1 else None
    return word is not None and word.tag[0] in "vad"


def _is_plain_word(name: str) -> bool:
    word = dictionary().get(name)
    plain = word is not None and word.tag in _PLAIN_TAGS
    return plain or name in lexicon.words("words_like_names")


def _is_stray(last: Chunk) -> bool:
    """Return whether a character in front belongs to what looks like a name: 宏 of 宏景智驾."""
    odd = len(last.text) == 1 and last.tag in ("n", "g", "x", "ng", "ag", "vg")
    return odd and last.text not in MARKS and not last.kind


def _foreign_kind(text: str, chunk: Chunk) -> str:
    """Return whether a transliterated name is a person or a place; nothing where it is neither."""
    behind, ahead = text[chunk.end : chunk.end + 2], text[max(0, chunk.start - 2) : chunk.start]
    if behind.startswith(tuple(lexicon.words("name_continuations"))):
        return ""
    if ahead[-1:] in tuple("《“「") and behind[:1] in tuple("》”」"):
        return ""
    if name_model.before(text, chunk.start) >= name_model.TITLE:
        return "person"
    if behind[:1] in _PLACE_BEHIND or ahead in lexicon.words("place_intros"):
        return "place"
    told = name_model.after(text, chunk.end) >= name_model.FOLLOWER
    return "place" if ahead[-1:] in _PLACE_BEFORE and not told else "person"


@lru_cache(1 << 16)
def words_weight(text: str) -> float:
    """Return the weight of the likeliest words for `text`, names of persons left out."""
    words = dictionary()
    best = [0.0] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        options = []
        for j in range(i + 1, len(text) + 1):
            word = words.get(text[i:j])
            if word is not None and (j < i + 3 or word.tag not in _NAME_TAGS):
                options.append(word.weight + best[j])
        best[i] = max(options, default=words.unseen + best[i + 1])
    return best[0]
