"""Ships, spacecraft and rockets: known by the 号 of their name or its series."""

from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.known import matching
from zgc_cli.parser.paragraph import NUMERAL, ParagraphView
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

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
    signs=("号", "轮", "舰", "艇"),
)
_HULL_IN_MARKS = Pattern(r"[\u4e00-\u9fff·A-Za-z0-9Ⅰ-Ⅻ]{2,9}号$")
# 嫦娥六号, 长征五号B.
_SERIES = matching(
    "craft-series",
    rf"{{craft_series}}(?:卫星)?[{NUMERAL}]{{1,4}}号"
    rf"(?:[A-Z](?![A-Za-z])|[甲乙丙丁])?(?:遥[{NUMERAL}]{{1,3}})?",
    "product",
    4,
    "[神舟二十三号]载人飞船发射成功。",
)


@rule("vessel-in-marks", "邮轮“[海韵·明珠号]”首航。", never=("文章发在公众号“海边故事”上。",))
def hulls_in_marks(view: ParagraphView) -> Iterator[Detection]:
    """“爱达·魔都号”, “天问一号”; but not “公众号” and “一号”文件."""
    for quoted in view.quoted if "号" in view.text else ():
        if not _HULL_IN_MARKS.match(quoted.text) or quoted.text.endswith("字号"):
            continue
        is_word = quoted.text in lexicon.words("not_craft_numbers")
        if not is_word and not view.text.startswith(("文件", "线路"), quoted.end + 1):
            yield Detection(quoted.start, quoted.end, "product", 4)


RULES = (_QUOTED, hulls_in_marks, _SERIES)
