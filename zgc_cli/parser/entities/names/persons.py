"""Rules that decide which words are names of persons."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.abbreviations import COUNTRIES
from zgc_cli.parser.entities.names.row import (
    MARKS,
    NAME_TAGS,
    Chunk,
    ChunkRow,
    finding,
    growing,
    reach,
    selecting,
    text_of,
)
from zgc_cli.parser.words import foreign_names, name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.foreign_names import LATIN_WORD, mongolian, tibetan, turkic
from zgc_cli.parser.words.name_characters import BEARERS
from zgc_cli.reading.titles import title_at_end
from zgc_cli.runtime.pattern import Pattern

# Also those under which the dictionary has a name (罗干 as a place): a title or a verb must tell.
TAGS_OF_NAMES = NAME_TAGS | {"ns", "nz", "i"}
# Surnames that are words of grammar, too.
_GRAMMAR_SURNAMES = frozenset("但向连曾于和方容单从同都解管冀")
# By how much a name behind 记者 must be likelier than the words that its characters make, without
# and with a blank or a colon between.
_CREDIT_MARGIN, _APART_MARGIN = -5.0, -9.0
# What may stand in front of 某 without being a surname there: 于某日, 向某公司, 和某网站.
_NO_SURNAME_TAGS = frozenset("pcdvmrfuqt")
_SURNAME_ALONE = frozenset("氏姓男女嫌妇母父老总")
# Behind a surname they stand for a name that the police do not tell, whatever follows: 刘男遭捕.
_KIN_ALONE = frozenset("男妇妪翁童员")
ADDRESSES = ("先生", "女士", "小姐")
_NO_ADDRESSED = frozenset("向于和从单同都解与老对为各有")
_SEPARATORS = frozenset(" 　、，,/／&;；：:|｜丨【[")
_LONGEST_ODD = 5
# 韩媒, 美军, 日企, 韩籍: the press, the forces, the firms of a country, whoever is of it.
_OF_A_COUNTRY = frozenset("媒军警企股债籍裔职援")
_RIVALS = COUNTRIES | {"陆"}


@finding(
    "anonymous",
    "嫌疑人[刘某某]已被警方控制。",
    "民警随后发现[张某]酒后驾车。",
    never=("他于某日向某公司求助。", "他在某某公司上班。", "他担任某职务。", "一张某地的地图。"),
    signs=("某",),
)
def anonymous(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take a surname with 某 or 某某, as courts and the police have it, for a person: 王|某某."""
    surnames = name_model.surnames()
    for i, chunk in enumerate(row):
        if chunk.text[-1:] != "某":
            continue
        surname = chunk.text.rstrip("某")
        if surname:
            if chunk.tag in NAME_TAGS and surname in surnames:
                yield i, i + 1, "person"
        elif i and row[i - 1].text in surnames and not row[i - 1].kind:
            doubtful = row[i - 1].tag[:1] in _NO_SURNAME_TAGS
            if chunk.text == "某某" or not _is_of_something(row, i):
                # 张某某, 张某打伤 even where 张 seems a measure word
                doubtful = doubtful and row[i - 1].text in _GRAMMAR_SURNAMES
            if not doubtful:
                yield i - 1, i + 1, "person"


def _is_of_something(row: Sequence[Chunk], i: int) -> bool:
    """Return whether 某 may be of the noun or the measure behind it: 任某职务, 一张某地的地图."""
    if row[i - 1].text == "张":
        return i > 1 and row[i - 2].tag[:1] in ("m", "r")
    behind = row[i + 1] if i + 1 < len(row) else None
    return behind is not None and behind.tag[:1] in tuple("nqjegx") and behind.text not in MARKS


@growing(
    "addressed",
    "person",
    "[虞先生]解释了原因。",
    never=("他对老先生说。", "女士优先。"),
    signs=ADDRESSES,
    ends=selecting(lambda word: word.endswith(ADDRESSES)),
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


@growing(
    "whole-transliteration",
    "person",
    "副团长[亚力桑德罗]表示感谢。",
    "法国博主[米莲娜]10日在海城说，她很高兴。",
    never=("副团长先到了莫斯科。",),
    ends=selecting(lambda word: 1 < len(word) < 7 and _is_spelt(word)),
)
def whole_transliteration(out: list[Chunk], chunk: Chunk) -> int | None:
    """Join what stands between a title and the rest of a foreign name: 副团长 | 亚力 | 桑德罗."""
    named = chunk.tag in ("nr", "nrt") and chunk.kind in ("", "person")
    if not named or chunk.text.endswith(ADDRESSES):
        return None
    first = len(out) - 1
    if first < 1 or out[first].kind or not _is_spelt(out[first].text):
        return None
    short = len(out[first].text) < _SHORT_PART and out[first].text not in _WORDS_BETWEEN
    title = not out[first - 1].kind and out[first - 1].text in lexicon.words("person_titles")
    return first if short and title else None


def _is_spelt(word: str) -> bool:
    """Return whether all characters may transliterate a foreign name, be it seldom."""
    rare = lexicon.words("transliteration_rare")
    return all(char in foreign_names.foreign() or char in rare for char in word)


_SHORT_PART = 3
_WORDS_BETWEEN = frozenset("来大当各先确末日生实居何拜露让派达到比")


def is_address(name: str) -> bool:
    """Return whether a name is a surname with a form of address or a post: 虞先生, 戴书记."""
    return is_called(name) or (len(name) > 2 and name.endswith(ADDRESSES))


def is_called(name: str) -> bool:
    """Return whether a name is a usual surname with a post or the like: 戴书记, 汪律师."""
    return name[:1] in BEARERS and len(name) > 2 and name[1:] in lexicon.words("forms_of_address")


@finding(
    "credit",
    "记者 [周易安] 通讯员 [何牧野] 摄",
    "中新网海城7月30日电([周易安] [何牧野])街上积水。",
    "编辑：[周 明] 校对：[何 野]",
    never=("记者走进车间。", "公司来电(热线)询问。"),
)
def credited(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take the chunks behind 记者, 通讯员, 摄影 for names: 记者 乔牧原 通讯员 …."""
    titles = lexicon.words("credit_titles")
    if row.words.isdisjoint(titles) and "电（" not in row.text and "电(" not in row.text:
        return
    i = 0
    while i < len(row):
        sent = i > 0 and row[i].text in "（(" and row[i - 1].text.endswith("电")
        credit = sent or row[i].text in titles
        i += 1
        while credit:
            while i < len(row) and row[i].text in _SEPARATORS:
                i += 1
            last = i
            while last < len(row) and last - i < _LONGEST_ODD and not _ends_credit(row, last):
                last += 1
            apart = row[i - 1].text in _SEPARATORS
            name = text_of(row[i:last])
            if len(name) == 1 and apart and _is_parted(row, i):
                last, name = i + 3, name + row[i + 2].text  # 编辑：李 明
            credit = _creditable(name, apart) and _ends_credit(row, last)
            if credit:
                yield i, last, "person"
                i = last


def _is_parted(row: Sequence[Chunk], i: int) -> bool:
    """Return whether a blank parts a name of two characters, as pages set it: 李 明."""
    blank, given = (text_of(row[k : k + 1]) for k in (i + 1, i + 2))
    return blank in (" ", "　") and len(given) == 1 and given not in MARKS


def _ends_credit(row: Sequence[Chunk], i: int) -> bool:
    if i >= len(row) or row[i].text in MARKS or row[i].text[0].isdigit():
        return True
    return row[i].text in lexicon.words("credit_ends")


def _creditable(name: str, apart: bool) -> bool:
    """Return whether a chunk behind 记者 is a name; a blank or a colon between them asks less."""
    return 2 <= len(name) <= 4 and gain(name) >= (_APART_MARGIN if apart else _CREDIT_MARGIN)


def is_likely_behind_title(name: str) -> bool:
    """Return whether characters behind a title are likelier a name than words."""
    word = dictionary().get(name)
    foreign = is_foreign(name.replace("·", "")) and (word is None or word.tag in TAGS_OF_NAMES)
    return foreign or _creditable(name, apart=False)


def gain(name: str) -> float:
    """Return by how much a Chinese name is likelier than the words that its characters make."""
    weight = name_model.chinese(name)
    return -inf if weight is None else weight - words_weight(name)


def is_foreign(name: str) -> bool:
    """Return whether all characters transliterate foreign names, or are elements: 买买提江."""
    return all(char in foreign_names.foreign() for char in name) or any(
        pattern.fullmatch(name) for pattern in (mongolian(), tibetan(), turkic())
    )


def is_nearly_foreign(name: str) -> bool:
    """Return whether one character of a long name is seldom in foreign names: 克里斯滕森."""
    others = [char for char in name if char not in foreign_names.foreign()]
    return len(name) > 3 and len(others) == 1 and others[0] in lexicon.words("transliteration_rare")


@finding(
    "photographer",
    "（资料图片／[顾嘉敏]摄）",
    never=("（顾嘉敏摄影展）", "（图／网友摄）"),
    signs=("摄",),
)
def photographed(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the name right before 摄 at the end of a bracket: （图片／顾嘉敏摄）."""
    for i, chunk in enumerate(row[2:-1], 2):
        if chunk.text not in ("摄", "摄影", "翻摄") or row[i + 1].text not in "）)":
            continue
        first = reach(row, i, 3, lambda k: row[k].text not in _BEFORE_SHOT and row[k].open)
        name, front = row[first:i], row[first - 1].text
        whole = len(name) == 1 and may_be_name(name[0])
        spelt = len(name) > 1 and text_of(name)[0] in name_model.surnames()
        if front in _BEFORE_SHOT and len(text_of(name)) in (2, 3) and (whole or spelt):
            yield first, i, "person"


_BEFORE_SHOT = frozenset("（(／/：:，,、")


@finding(
    "aged-name",
    "67岁的[May]是保安。",
    "治疗师[Sannia]指，市民反应热烈。",
    "30岁从业员[Ricky]，是科大校友。",
    "下班后赶来的[Ella]，同样感到可惜。",
    never=("20岁的Google是公司。", "67岁的May Road居民走了。", "开发者Apple表示，价格不变。"),
)
def aged(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take a single Latin word behind an age or a trade for a person, before a predicate."""
    text = row.text
    named = [m.span("name") for told in (_AGED, _ARRIVED) for m in told.finditer(text)]
    for match in _OF_TRADE.finditer(text):
        if title_at_end(text[max(0, match.start() - 8) : match.start("name")]):
            named.append(match.span("name"))
    for start, end in named:
        first = next((i for i, chunk in enumerate(row) if chunk.start == start), 0)
        if first and not row[first].kind and row[first].end == end:
            yield first, first + 1, "person"


_AGED = Pattern(
    f"岁(?:的|[^，。；]{{0,8}}[师士员主手生工人板长家者])(?P<name>{LATIN_WORD})(?=[是（，在于今昨曾现从因说称指形表独])"
)
_ARRIVED = Pattern(  # 赶来的Ella，同样称
    "(?:[赶前]来|到场|参加|出席|参与|排队|居住|任职|就读|[带携]同|手持)[^，。；“”]{0,10}的"
    f"(?P<name>{LATIN_WORD})(?=[，（称说指表坦认直])"
)
_OF_TRADE = Pattern(
    f"(?<=[师员主手生工人板长家])(?P<name>{LATIN_WORD})(?=(?:[则又亦也还]|其后|随后)?"
    "(?:指[，出她他]|说|称|表示|认为|坦言|直言|忆述|回忆|笑言|透露|解释|形容|告诉|是来|是一|[昨今]|，(?:是|[亦也]|同样|坦言|直言)))"
)


@finding("listed-person", "武飞、[白云]和张陆到场。")
def coordinated(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands in a list beside a person for a person: 张陆、武飞、张洪章."""
    persons = {i for i, chunk in enumerate(row) if chunk.kind == "person"}
    if not persons:
        return
    commas = {i for i, chunk in enumerate(row) if chunk.text in "、和与及"}
    for i in (*range(len(row)), *range(len(row) - 1, -1, -1)) if commas else ():
        behind, before = i - 1 in commas and i - 2 in persons, i + 1 in commas and i + 2 in persons
        if (behind or before) and i not in persons and _may_be_listed(row[i]):
            persons.add(i)
            yield i, i + 1, "person"


def _may_be_listed(chunk: Chunk) -> bool:
    if chunk.tag == "nrt" and not chunk.kind and len(chunk.text) > 2 and is_foreign(chunk.text):
        return True
    named = not chunk.kind and chunk.tag in NAME_TAGS and 2 <= len(chunk.text) <= 4
    if not named or chunk.text in lexicon.words("not_persons"):
        return False
    return name_model.chinese(chunk.text) is not None


def may_be_name(chunk: Chunk) -> bool:
    """Return whether a chunk without a kind has the tag of a name and is none of the lookalikes."""
    return chunk.tag in TAGS_OF_NAMES and not chunk.kind and _looks_like_name(chunk.text)


@lru_cache(1 << 12)
def _looks_like_name(name: str) -> bool:
    """Return whether a word with the tag of a name is none of the lookalikes."""
    if len(name) < 2 or name in lexicon.words("not_persons"):
        return False
    if _SURNAME_FIRST.fullmatch(name) or (name[1] == "指" and name[2:] in BEARERS):
        return False  # 宋 | 指黄
    if (name[-1] in "指摄话" and len(name) < 4) or "姓" in name[1:] or name[1] in _KIN_ALONE:
        return False  # 周海 | 指, 刘通 | 摄, 张李姓 | 妇人, 刘男 | 遭警方逮捕
    if name[-1] in "岛湾镇县" and len(name) == 3:
        return False  # 毛伊岛
    if name in lexicon.words("storm_names") and name_model.chinese(name) is not None:
        return False  # 杜苏芮
    side = name[-1] == "方" and name[-2] in COUNTRIES  # 于 | 菲方
    # 黎氏夫妇, 温男 and 苏嫌 have a surname alone.
    alone = name[1:] in _SURNAME_ALONE or name[1:] in lexicon.words("person_titles")
    abroad = name[0] in COUNTRIES and name[1] in _OF_A_COUNTRY  # 韩媒 | 怒了
    attack = name[-1] == "台" and name[0] in _RIVALS  # 陆 | 攻 | 台
    return not (side or alone or abroad or attack)


# 黄 | 遂自行购买, 家属 | 严拒, 张女 | 之, 周董 | 少, 冀可
_SURNAME_FIRST = Pattern(
    ".[仍亦遂仅谓遭拒若]|.女[之与和及等遭称一]|.自言|.家人|.[董总][少多说称指在已将也都则又曾是有不会]|冀[可能会望令让使藉把将].?"
)


def begins_as_verb(given: str) -> bool:
    """Return whether a verb of one character begins what is no given name: 高喊 of 曾高喊."""
    verbs = (dictionary().get(char) for char in given)
    odd = len(given) == 1 or any(char not in name_model.given() for char in given)
    return odd and any(word is not None and word.tag == "v" for word in verbs)


@lru_cache(1 << 12)
def words_weight(text: str) -> float:
    """Return the weight of the likeliest words for `text`, names of persons left out."""
    words = dictionary()
    best = [0.0] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        options = []
        for j in range(i + 1, len(text) + 1):
            word = words.get(text[i:j])
            if word is not None and (j < i + 3 or word.tag not in NAME_TAGS):
                options.append(word.weight + best[j])
        best[i] = max(options, default=words.unseen + best[i + 1])
    return best[0]
