"""Ships, spacecraft and rockets: known by the 号 of their name, its series or its kind."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.passage import NUMERAL, Found, Passage
from zgc_cli.parser.entities.things.head_nouns import strict_heads

_QUOTED_HULL = re.compile(
    r"[“「『‘\"'][^“”「」『』‘’\"'，。；！？]{1,8}[”」』’\"']"
    r"(?:号(?![线楼院馆门厅])|轮(?!融资|对话|[式胎毂椅次番换候岗驱机值流动])|舰|艇)"
)
_HULL_IN_MARKS = re.compile(r"[\u4e00-\u9fff·A-Za-z0-9Ⅰ-Ⅻ]{2,9}号$")
_WARSHIP = re.compile(r"([\u4e00-\u9fff]{2,4})舰(?![队艇船载长员只桥岛机炮型体群])")


def quoted_hulls(passage: Passage) -> Iterator[Found]:
    """“望海”号, “启明”轮: the kind outside the marks belongs to the name."""
    for match in _QUOTED_HULL.finditer(passage.text):
        if not match[0][1:-2].isdigit():
            yield Found(match.start(), match.end(), "product", "quoted-number", 4)


def hulls_in_marks(passage: Passage) -> Iterator[Found]:
    """“爱达·魔都号”, “天问一号”; but not “公众号” and “一号”文件."""
    for quoted in passage.quoted if "号" in passage.text else ():
        if not _HULL_IN_MARKS.match(quoted.text) or quoted.text.endswith("字号"):
            continue
        is_word = quoted.text in lexicon.words("not_craft_numbers")
        if not is_word and not passage.text.startswith(("文件", "线路"), quoted.end + 1):
            yield Found(quoted.start, quoted.end, "product", "quoted-number", 4)


def warships(passage: Passage) -> Iterator[Found]:
    """长沙舰: warships bear names of places."""
    for match in _WARSHIP.finditer(passage.text):
        end = match.end()
        for start in range(match.start(), end - 2):
            if passage.text[start : end - 1] in lexicon.words("places"):
                yield Found(start, end, "product", "warship", 2)
                break


def numbered(passage: Passage) -> Iterator[Found]:
    """嫦娥六号, 长征五号B."""
    for match in _series().finditer(passage.text) if "号" in passage.text else ():
        yield Found(match.start(), match.end(), "product", "craft-series", 4)


def named(passage: Passage) -> Iterator[Found]:
    """梦想号大洋钻探船: a name before 号 and the kind of craft behind it."""
    for match in _craft().finditer(passage.text) if "号" in passage.text else ():
        start = _left_of(passage, match.start())
        if start is not None:
            yield Found(start, match.end(), "product", "named-craft", 2)


RULES = (quoted_hulls, hulls_in_marks, warships, numbered, named)


def _left_of(passage: Passage, end: int) -> int | None:
    """Return where the name of a ship that ends in 号 begins: one to five characters back."""
    text = passage.text
    start = None
    for begin in range(end - 1, max(-1, end - 7), -1):
        if not ("\u4e00" <= text[begin] <= "\u9fff" or text[begin].isalnum()):
            break
        number = passage.index_at.get(begin)
        if number is None:
            continue
        token = passage.tokens[number]
        if token.tag[:1] in "pcudryqft" or (token.tag == "v" and begin < end - 2):
            break
        if end - begin > 1:
            start = begin
    if start is None or text[start:end].strip("0123456789一二三四五六七八九十第") == "":
        return None
    return start


@cache
def _series() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{lexicon.pattern('craft_series')})(?:卫星)?[{NUMERAL}]{{1,4}}号"
        rf"(?:[A-Z](?![A-Za-z])|[甲乙丙丁])?(?:遥[{NUMERAL}]{{1,3}})?"
    )


@cache
def _craft() -> re.Pattern[str]:
    """The 号 of a ship or a spacecraft: its kind stands behind it (梦想号大洋钻探船)."""
    return re.compile(
        rf"(?<![0-9０-９])号(?![线楼院馆门厅机床台车位泊井])(?=[\u4e00-\u9fff]{{0,6}}?(?:{strict_heads()}))"
    )
