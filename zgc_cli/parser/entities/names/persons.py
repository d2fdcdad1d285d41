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
    NameHit,
    finding,
    growing,
    placed,
    reach,
    selecting,
    text_of,
)
from zgc_cli.parser.words import name_model
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.parser.words.name_characters import BEARERS
from zgc_cli.parser.words.name_neighbours import verbs_of_saying
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import role_at_end, title_at_end
from zgc_cli.runtime.pattern import Pattern

# Also those under which the dictionary has a name (罗干 as a place): a title or a verb must tell.
TAGS_OF_NAMES = NAME_TAGS | {"ns", "nz", "i"}
# Surnames that are words of grammar, too.
_GRAMMAR_SURNAMES = frozenset("向连曾于和方容单从同都解管冀")
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
_WORD = r"[A-Z][a-z\u00c0-\u024f]+(?![A-Za-z0-9])"
_LATIN = Pattern(rf"(?<![A-Za-z0-9]){_WORD}(?: {_WORD}){{1,4}}")
# 韩媒, 美军, 日企, 韩籍: the press, the forces, the firms of a country, whoever is of it.
_OF_A_COUNTRY = frozenset("媒军警企股债籍裔职援")
_RIVALS = COUNTRIES | {"陆"}


def _is_behind_spaced_title(text: str, start: int) -> bool:
    """Return whether a title and a blank stand in front of an offset: 分析师 Mary Lind."""
    front = text[max(0, start - _OF_ROLE) : start]
    return front.endswith(" ") and bool(title_at_end(front[:-1]))


# The name of a person in Latin letters behind it in brackets, none of a firm or a school.
_GLOSS = Pattern(rf"[（(](?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD})){{1,3}})[，,）)]")
_NO_PERSON = Pattern(
    r"(?:Group|Inc|Corp|Co|Ltd|Limited|University|College|School|Bank|Cent(?:er|re)|Institute|Capital"
    r"|Company|Street|Times|News|Post|Park|City|County|Islands?|Club|Party|Council|Holdings?|Gold"
    r"|Airlines|Motors?|Energy|Foods?|Media|Records|Entertainment|Studios?|Association|Foundation"
    r"|Securities|Research|Analytics|Partners|Management|Advisors|Markets?|Insights?|Intelligence"
    r"|Labs?|Technolog(?:y|ies)|Systems|Software|Networks?|Solutions|Ventures|Trust|Funds?|Journal"
    r"|Daily|Weekly|Today|Review|Magazine|Insider|Tribune|Exchange|India|China|America|Europe|Asia"
    r"|Japan|Africa)$|^The "
)
_LONGEST_FOREIGN, _OF_ROLE = 8, 10


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
            credit = _creditable(text_of(row[i:last]), apart) and _ends_credit(row, last)
            if credit:
                yield i, last, "person"
                i = last


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
    """Return whether all characters are such as transliterate foreign names."""
    return all(char in name_model.foreign() for char in name)


_INTERVIEWED = Pattern(" ?在?接受[^，。“”]{0,12}(?:采访|访问)时")


@rule(
    "latin-name",
    "研究员[Mary Lind]说，结果令人鼓舞。",
    "银行分析师 [Mary Lind] 今日把目标价上调。",
    "银行的[Mary Lind]在接受采访时警告客户。",
)
def latin(row: ChunkRow) -> ChunkRow:
    """Take capitalised Latin words behind a title or before a verb of saying for a person."""
    text = row.text
    hits = [
        NameHit(*match.span(), "person", "latin-name")
        for match in _LATIN.finditer(text)
        if not _NO_PERSON.search(match[0])
        and (
            text.startswith(tuple(verbs_of_saying()), match.end())
            or _INTERVIEWED.match(text, match.end())
            or name_model.before(text, match.start()) >= name_model.TITLE
            or _is_behind_spaced_title(text, match.start())
        )
    ]
    return placed(row, hits, lambda chunks, _: not any(chunk.kind for chunk in chunks))


@finding(
    "glossed-name",
    "总管[葛里芬]（David Griffin）曾提到，球队会多保护他。",
    never=(
        "加拿大（Canada Goose）开店。",
        "巴里奇（Barrick Gold Corp）买下矿山。",
        "他说（Well Done）。",
    ),
    signs=("（", "("),
)
def glossed(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take transliteration characters for a person whose name in Latin letters follows."""
    text = row.text
    for last, chunk in enumerate(row):
        gloss = _GLOSS.match(text, chunk.end) if chunk.end < len(text) else None
        if gloss is None or _NO_PERSON.search(gloss["name"]):
            continue
        first = reach(row, last + 1, _LONGEST_ODD, lambda i: _may_be_glossed(row[i]))
        behind_title = (
            i
            for i in range(first, last + 1)
            if name_model.before(text, row[i].start) >= name_model.TITLE
            or role_at_end(text[max(0, row[i].start - _OF_ROLE) : row[i].start])
        )
        bare = reach(row, last + 1, _LONGEST_ODD, lambda i: _is_bare_foreign(row[i]))
        first = next(behind_title, bare)
        if 2 <= chunk.end - row[min(first, last)].start <= _LONGEST_FOREIGN and first <= last:
            yield first, last + 1, "person"


def _may_be_glossed(chunk: Chunk) -> bool:
    """Return whether a chunk may be of a name behind a title: 薛恩 | 鲍姆, 贺森."""
    named = chunk.tag in NAME_TAGS or len(chunk.text) == 1
    return (named and chunk.open and chunk.kind in ("", "person")) or _is_bare_foreign(chunk)


def _is_bare_foreign(chunk: Chunk) -> bool:
    return is_foreign(chunk.text) and chunk.kind in ("", "person")


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
    never=("20岁的Google是公司。", "67岁的May Road居民走了。", "开发者Apple表示，价格不变。"),
)
def aged(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take a single Latin word behind an age or a trade for a person, before a predicate."""
    text = row.text
    named = [match.span("name") for match in _AGED.finditer(text)]
    for match in _OF_TRADE.finditer(text):
        if title_at_end(text[max(0, match.start() - 8) : match.start("name")]):
            named.append(match.span("name"))
    for start, end in named:
        first = next((i for i, chunk in enumerate(row) if chunk.start == start), 0)
        if first and not row[first].kind and row[first].end == end:
            yield first, first + 1, "person"


_AGED = Pattern(f"岁的(?P<name>{_WORD})(?=[是（，在于今昨曾现从因说称指形表独])")
_OF_TRADE = Pattern(
    f"(?<=[师员主手生工人板长家])(?P<name>{_WORD})(?=(?:[则又亦也还]|其后|随后)?"
    "(?:指[，出她他]|说|称|表示|认为|坦言|直言|忆述|回忆|笑言|透露|解释|形容|是来|是一))"
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


@lru_cache(1 << 16)
def _looks_like_name(name: str) -> bool:
    """Return whether a word with the tag of a name is none of the lookalikes."""
    if len(name) < 2 or name in lexicon.words("not_persons"):
        return False
    if len(name) == 2 and name[1] in "仍亦遂仅谓遭":
        return False  # 黄 | 遂自行购买
    if (name[-1] in "指摄话" and len(name) < 4) or "姓" in name[1:] or name[1] in _KIN_ALONE:
        return False  # 周海 | 指, 刘通 | 摄, 张李姓 | 妇人, 刘男 | 遭警方逮捕
    if name[-1] in "岛湾镇县" and len(name) == 3:
        return False  # 毛伊岛
    side = name[-1] == "方" and name[-2] in COUNTRIES  # 于 | 菲方
    # 黎氏夫妇, 温男 and 苏嫌 have a surname alone.
    alone = name[1:] in _SURNAME_ALONE or name[1:] in lexicon.words("person_titles")
    abroad = name[0] in COUNTRIES and name[1] in _OF_A_COUNTRY  # 韩媒 | 怒了
    attack = name[-1] == "台" and name[0] in _RIVALS  # 陆 | 攻 | 台
    return not (side or alone or abroad or attack)


def begins_as_verb(given: str) -> bool:
    """Return whether a verb of one character begins what is no given name: 高喊 of 曾高喊."""
    verbs = (dictionary().get(char) for char in given)
    odd = len(given) == 1 or any(char not in name_model.given() for char in given)
    return odd and any(word is not None and word.tag == "v" for word in verbs)


@lru_cache(1 << 16)
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
