"""Rules that find companies without a legal form: by a post behind, a trade, an apposition."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION, is_brand, is_coined
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    finding,
    reach,
    suffix_of,
    text_of,
)
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.runtime.pattern import Pattern

_LONGEST = 5  # chunks of a short name
_QUOTES = {"“": "”", "「": "」", '"': '"', "‘": "’"}
_NUMBER_TAGS = frozenset({"m", "t", "f", "q", "mq"})
_WORD_TAGS = frozenset({"v", "vn", "a", "b", "i", "l"})
_NOUN_TAGS = frozenset({"n", "vn", "nz", "j", "b"})


@cache
def _common() -> frozenset[str]:
    return lexicon.words("common_company_words") | lexicon.words("org_neighbours")


@finding(
    "coined-company",
    "[曦远科技]发布了新产品。",
    among=lambda: lexicon.words("strong_company_tails"),
)
def coined(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take a coined word with a word of a trade for a company: 曦远科技, 岭禾科技."""
    for i, chunk in enumerate(row):
        if chunk.kind or chunk.text not in lexicon.words("strong_company_tails"):
            continue
        if not i or _goes_on(row[i + 1 : i + 2]):
            continue
        first = _coined_before(row, i)
        if first < i and _may_begin(row, first):
            yield first, i + 1, "org"


def _goes_on(behind: Sequence[Chunk]) -> bool:
    return any(chunk.tag in _NOUN_TAGS and not chunk.kind for chunk in behind)


def _coined_before(row: Sequence[Chunk], end: int) -> int:
    """Return where the coined word begins that ends before a chunk; `end` if there is none."""
    if end and _is_coined_word(row[end - 1]):
        return end - 1
    return end - 2 if end > 1 and is_coined(row, end - 2) else end


def _is_coined_word(chunk: Chunk) -> bool:
    return (
        chunk.kind in ("", "person")
        and chunk.rule != "title-beside"
        and chunk.tag in ("nr", "nrt", "nz", "x")
        and 2 <= len(chunk.text) <= 4
        and chunk.text not in _common()
        and (chunk.tag == "nz" or dictionary().get(chunk.text) is None)
    )


def _may_begin(row: Sequence[Chunk], first: int) -> bool:
    """Return whether a name may begin here: behind a mark, a verb, a preposition, a place."""
    last = row[first - 1]
    return (
        first == 0
        or last.text in MARKS
        or bool(last.kind)
        or last.tag[0] in "vpcud"
        or last.text in lexicon.words("company_nouns")
    )


@finding(
    "listed-company",
    "[明汯投资]、[玖瀛资产]都有项目。",
    never=("风险投资、固定资产都在增长。", "他们谈到新增投资、海外资产。"),
    among=lambda: lexicon.words("company_tails"),
)
def in_lists(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take two or more members of a list, each a rare word with a trade, for companies."""
    found: list[tuple[int, int]] = []
    for i, chunk in enumerate(row):
        if chunk.kind or chunk.text not in lexicon.words("company_tails"):
            continue
        first = _rare_before(row, i)
        if first == i:
            continue
        beside = found and first - found[-1][1] == 1 and row[first - 1].text in _COMMAS
        if beside and len(found) == 1:
            yield *found[0], "org"
        found = [*found, (first, i + 1)] if beside else [(first, i + 1)]
        if beside:
            yield *found[-1], "org"


_COMMAS = frozenset("、和与及")
# What firms do, and nothing else is called by: 网衣系统, 收卡广告 are no firms.
_OF_FIRMS = frozenset(
    ["投资", "资本", "证券", "科技", "控股", "传媒", "智库", "药业", "制药", "股份", "创投", "国际"]
)
_OFTEN = 2  # so often a rare word with a trade, or behind a place, is a company's name


def repeated(rows: Iterable[Sequence[Chunk]]) -> Iterator[str]:
    """Yield the rare words with a trade behind or a place in front that the rows repeat.

    云铂投资, 杭州君翰: one may be chance, two are not.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        for i, chunk in enumerate(row):
            trade = not chunk.kind and chunk.text in _OF_FIRMS and row[i - 1].tag not in ("q", "m")
            if trade and (first := _rare_before(row, i)) < i:
                counts[text_of(row[first : i + 1])] += 1
            # Letters that make no word behind a city: both must be of names.
            if chunk.kind == "place" and is_coined(row, i + 1) and _stands_alone(row, i):
                counts[text_of(row[i : i + 3])] += 1
    yield from (name for name, count in counts.items() if count >= _OFTEN)


def _stands_alone(row: Sequence[Chunk], i: int) -> bool:
    named = all(chunk.tag[0] in "nxgj" for chunk in row[i + 1 : i + 3])
    return named and (i + 3 == len(row) or not row[i + 3].open or len(row[i + 3].text) > 1)


_MOVES = frozenset({"涨", "跌", "收涨", "收跌", "微涨", "微跌", "大涨", "大跌", "高开", "低开"})


@finding(
    "coded-company",
    "[长荣]（2603）及[纬创]（3231）上涨。",
    "个股以[康舒]（6282）最强。",
    "快报：[创业环保]（600874）8月9日下跌。",
    "截至收盘，[光明智造](300999.SZ)报收于6元。",
    never=(
        *("作家李明（1985）生于海城。", "他住在海城（10001）。", "来信请寄海城路（200030）。"),
        "关于该基金（600874）的公告。",
    ),
    signs=("（", "("),
)
def coded(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take what stands before the code of a share for a company; a lone year is no code."""
    found = list(_CODED.finditer(row.text))
    sure = len(found) > 1 or any(int(m["code"]) > _LAST_YEAR for m in found)
    named = [*(found if sure else ()), *_LISTED.finditer(row.text)]
    borders = {chunk.start: i for i, chunk in enumerate(row)} if named else {}
    for match in named:
        first, last = (borders.get(at) for at in match.span("name"))
        if first is not None and last and not any(_is_outside(chunk) for chunk in row[first:last]):
            yield first, last, "org"


def _is_outside(chunk: Chunk) -> bool:
    return bool(chunk.kind) or chunk.tag[0] in "pcrumd"


_CODED = Pattern(
    "(?:^|[、，。；：「及和与以])(?P<name>[\u4e00-\u9fff]{2,4})[（(](?P<code>\\d{4})[）)]"
)
_LAST_YEAR = 2100
# A number that is a share's of 上海, 深圳, 北京 or 香港.
_LISTED = Pattern(
    "(?:^|[、，。；：「|\\s及和与以])(?P<name>(?:\\*?ST)?[一-鿿]{2,6}(?:-[A-Z]{1,2}|[AB])?)"
    "[（(](?:(?:SH|SZ|BJ)[:：]?)?(?:(?:60|68|00|30|83|87|92)\\d{4}|0\\d{4})(?:\\.(?:SH|SZ|BJ|HK))?[，,）)]"
)


@finding(
    "quoted-price",
    "[理想]涨1.82％，[珍酒李渡]跌3％。",
    "[云岭茶业]股价大涨7.5％，[珍酒李渡]跌3％。",
    never=("股价涨3％，油价跌2％。", "他赢了，理想涨了。"),
    among=lambda: _MOVES,
)
def prices(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what rises and falls in two or more clauses of a market report for companies."""
    found = []
    for i, chunk in enumerate(row):
        if chunk.text not in _MOVES:
            continue
        number = next((c for c in row[i + 1 : i + 3] if c.text.strip(" 　")), None)
        if number is None or number.tag != "m":
            continue
        last = i
        while last and row[last - 1].text in _BEFORE_MOVES:
            last -= 1
        first = reach(row, last, _LONGEST, lambda k: row[k].text not in MARKS)
        name = text_of(row[first:last])
        timed = any(
            chunk.tag[:1] in _NEVER_QUOTED for chunk in row[first:last]
        )  # 但上半年 | 仍跌4.1%
        if 2 <= len(name) <= 8 and not timed and not name.endswith(_NOT_QUOTED):
            found.append((first, last))
    for first, last in found if len(found) > 1 else ():
        if not any(chunk.kind for chunk in row[first:last]):
            yield first, last, "org"


_BEFORE_MOVES = (
    "股价",
    "大",
    "大幅",
    "微",
    "小幅",
    "再",
    "续",
    "早盘",
    "盘中",
)  # 云岭茶业股价大 | 涨
_NEVER_QUOTED = tuple("tmcdpru")  # tags of words that no name of a company holds
_NOT_QUOTED = (
    *("指数", "指", "期货", "原油", "黄金", "板块", "概念", "概念股", "股", "股价", "价格", "价"),
    *(
        "期",
        "日",
        "月",
        "年",
        "同比",
        "环比",
        "累计",
        "油",
        "铜",
        "银",
        "气",
        "率",
        "量",
        "额",
        "收",
        "报",
    ),
)


def _rare_before(row: Sequence[Chunk], end: int) -> int:
    """Return where the rare word of two characters begins that ends before a chunk, else `end`."""
    if end > 1 and is_coined(row, end - 2):
        return end - 2
    head = row[end - 1] if end else None
    if head is None or head.kind or len(head.text) != 2 or head.text in _common():
        return end
    word = dictionary().get(head.text)
    return end - 1 if head.open and (word is None or word.weight < _RARE) else end


_RARE = -14.5  # the weight below which a word is rare: 迎水, 灵均


_LONGEST_LATIN = 30  # characters


@finding(
    "apposed-name",
    "德国企业[SkyHarbor]发表了报告。",
    among=lambda: lexicon.words("company_nouns"),
)
def apposed(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take the name behind 企业, 公司, 机构 for a company's: 德国企业SkyHarbor, 智库“远衡智库”."""
    for i in range(1, len(row)):
        if row[i - 1].kind or row[i - 1].text not in lexicon.words("company_nouns"):
            continue
        quote = _QUOTES.get(row[i].text)
        spaced = row[i].text == " " and i + 1 < len(row) and row[i + 1].tag == "eng"
        last = first = i + bool(quote or spaced)
        while last < len(row) and last - first < _LONGEST and row[last].text not in MARKS:
            if not quote and not _continues(row, first, last):
                break
            last += 1
        while last + 1 < len(row) and row[last - 1].tag == row[last + 1].tag == "eng":
            if row[last].text != " ":
                break
            last += 2  # The Loadstar
        text = text_of(row[first:last])
        closed = not quote or (last < len(row) and row[last].text == quote)
        fits = 3 <= len(text) <= _LONGEST_LATIN if text.isascii() else 2 <= len(text) <= 12
        if not closed or not fits:  # 公司Q2营收
            continue
        named = any(chunk.kind in ("place", "org") for chunk in row[first:last])
        if not named and (row[first].tag == "eng" or suffix_of(text) or _has_trade(text)):
            yield first, last, "org"


def _has_trade(text: str) -> bool:
    tails = lexicon.words("company_tails")
    return any(text[-size:] in tails for size in (2, 3, 4) if len(text) > size)


def _continues(row: Sequence[Chunk], first: int, i: int) -> bool:
    """Return whether the name that begins at `first` takes in the chunk at `i`."""
    chunk = row[i]
    if chunk.kind or chunk.text in FUNCTION or chunk.text in lexicon.words("org_neighbours"):
        return False
    if chunk.tag == "eng":
        return i == first
    if i > first and chunk.text in lexicon.words("company_tails"):
        return True
    if i == first:
        return is_coined(row, i) or is_brand(chunk)
    return i == first + 1 and (is_coined(row, i) or is_coined(row, i - 1))


@cache
def _posts() -> frozenset[str]:
    return lexicon.words("company_roles") | {"首席"}


@finding("post-behind", "[远岸动力]创始人当天到场。", among=_posts)
def before_roles(row: Sequence[Chunk]) -> Iterator[tuple[int, int, str]]:
    """Take what stands before a post in a company for its name: 远岸动力创始人, 岭云CEO."""
    for i, chunk in enumerate(row):
        if chunk.text not in _posts():
            continue
        end = reach(row, i, i, lambda i: row[i].text in lexicon.words("company_sections"))
        if end > 1 and row[end - 1].text == " " and row[end - 2].tag == "eng":
            end -= 1
        first = reach(row, end, _LONGEST, lambda i: _may_be_part(row[i]))
        if _may_begin(row, first) and _is_short_name(row[first:end]):
            yield first, end, "org"


def _is_short_name(chunks: Sequence[Chunk]) -> bool:
    """Return whether the chunks are a brand, or a word with a word of a trade."""
    text, common = text_of(chunks), lexicon.words("common_company_words")
    if not 2 <= len(text) <= 10 or text in common or chunks[-1].text in common:
        return False
    if text[-1] in "兼和与及":  # 总裁兼 | 首席
        return False
    if any(is_brand(chunk) or len(chunk.text) == 1 for chunk in chunks):
        return True
    tails = lexicon.words("company_tails")
    return len(chunks) > 1 and any(chunk.text in tails for chunk in chunks)


def _may_be_part(chunk: Chunk) -> bool:
    if chunk.kind or not chunk.open or chunk.text in _common() or chunk.tag in _NUMBER_TAGS:
        return False
    if chunk.text in lexicon.words("person_titles"):
        return False
    word = chunk.tag in _WORD_TAGS and len(chunk.text) > 1
    return not word or chunk.text in lexicon.words("company_tails")
