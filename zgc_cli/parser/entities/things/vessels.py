"""Ships, spacecraft and rockets: known by the 号 of their name, its series or its kind."""

import re
from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.known import matching
from zgc_cli.parser.paragraph import NUMERAL, ParagraphView
from zgc_cli.reading.rule import rule

# The kind outside the marks belongs to the name: “望海”号, “启明”轮.
_QUOTED = matching(
    "quoted-vessel",
    r"[“「『‘\"'](?!\d+[”」』’\"'])[^“”「」『』‘’\"'，。；！？]{1,8}[”」』’\"']"
    r"(?:号(?![线楼院馆门厅])|轮(?!融资|对话|[式胎毂椅次番换候岗驱机值流动])|舰|艇)",
    "product",
    4,
    "[“望海”号]科考船起航。",
    "[“启明”轮]靠泊码头。",
    never=("“猎隼”轮式机器人亮相。",),
)
_HULL_IN_MARKS = re.compile(r"[\u4e00-\u9fff·A-Za-z0-9Ⅰ-Ⅻ]{2,9}号$")
# 嫦娥六号, 长征五号B.
_SERIES = matching(
    "craft-series",
    rf"{{craft_series}}(?:卫星)?[{NUMERAL}]{{1,4}}号"
    rf"(?:[A-Z](?![A-Za-z])|[甲乙丙丁])?(?:遥[{NUMERAL}]{{1,3}})?",
    "product",
    4,
    "[神舟二十三号]载人飞船发射成功。",
)
# The 号 of a ship or a spacecraft: its kind stands behind it (梦想号大洋钻探船).
_CRAFT = (
    r"(?<![0-9０-９])号(?![线楼院馆门厅机床台车位泊井])(?=[\u4e00-\u9fff]{0,6}?{product_heads:})"
)
_WARSHIP = re.compile(r"([\u4e00-\u9fff]{2,4})舰(?![队艇船载长员只桥岛机炮型体群])")


@rule("vessel-in-marks", "邮轮“[海韵·明珠号]”首航。", never=("文章发在公众号“海边故事”上。",))
def hulls_in_marks(view: ParagraphView) -> Iterator[Detection]:
    """“爱达·魔都号”, “天问一号”; but not “公众号” and “一号”文件."""
    for quoted in view.quoted if "号" in view.text else ():
        if not _HULL_IN_MARKS.match(quoted.text) or quoted.text.endswith("字号"):
            continue
        is_word = quoted.text in lexicon.words("not_craft_numbers")
        if not is_word and not view.text.startswith(("文件", "线路"), quoted.end + 1):
            yield Detection(quoted.start, quoted.end, "product", 4)


@rule("warship", "海军[长沙舰]参加了演习。", never=("舰队出发了。",))
def warships(view: ParagraphView) -> Iterator[Detection]:
    """长沙舰: warships bear names of places."""
    for match in _WARSHIP.finditer(view.text):
        end = match.end()
        for start in range(match.start(), end - 2):
            if view.text[start : end - 1] in lexicon.words("places"):
                yield Detection(start, end, "product", 2)
                break


@rule("named-craft", "[金海号]大洋钻探船返回母港。", never=("他在3号楼前等车。",))
def named(view: ParagraphView) -> Iterator[Detection]:
    """梦想号大洋钻探船: a name before 号 and the kind of craft behind it."""
    for match in lexicon.expression(_CRAFT).finditer(view.text) if "号" in view.text else ():
        start = _left_of(view, match.start())
        if start is not None:
            yield Detection(start, match.end(), "product", 2)


RULES = (_QUOTED, hulls_in_marks, warships, _SERIES, named)


def _left_of(view: ParagraphView, end: int) -> int | None:
    """Return where the name of a ship that ends in 号 begins: one to five characters back."""
    text = view.text
    start = None
    for begin in range(end - 1, max(-1, end - 7), -1):
        if not ("\u4e00" <= text[begin] <= "\u9fff" or text[begin].isalnum()):
            break
        number = view.index_at.get(begin)
        if number is None:
            continue
        token = view.tokens[number]
        if token.tag[:1] in "pcudryqft" or (token.tag == "v" and begin < end - 2):
            break
        if end - begin > 1:
            start = begin
    if start is None or text[start:end].strip("0123456789一二三四五六七八九十第") == "":
        return None
    return start
