"""Products, models, spacecraft, ships and systems: named by their marks, their form or fame."""

import re
from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things import models, vessels
from zgc_cli.parser.entities.things.head_nouns import NOT_BEHIND, head_behind
from zgc_cli.parser.entities.things.known import PRODUCT, matching
from zgc_cli.parser.paragraph import ParagraphView, QuotedSpan
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

NAME = Pattern(r"[\u4e00-\u9fffA-Za-z0-9·\-.+ ]{1,24}$")
# A quoted word that begins like this says what a thing does: 让机器人“会干活”.
_SAYS = Pattern(
    r"[会能可不要没更最很太再又还都在从把被让给为是有这那你我他她它]|[一二三四五六七八九十]键"
)
# 无人机“飞手”, 手机“达人”: who works with the thing.
_WORKERS = "手员师哥姐侠客者兵匠王迷友族党人"
_KIND_END = Pattern(r"[式化型性+级类味感]$")
_PHRASE = Pattern(r"的|^[\u4e00-\u9fff]{2,4}[和与][\u4e00-\u9fff]{2,6}$")  # “设计和测试”
_NAMED = Pattern(
    r"(?:名为|名叫|取名|起名|命名为|定名为|叫做|叫作|名字叫|昵称|代号|又名|型号为|品牌为|商标|网名叫|名曰)"
    r"(?:为|叫|是)?[“「『‘\"']$"
)
# 一款名为“尼罗之星”的台灯: the measure word of things that are made.
_ONE_OF_A_MAKE = Pattern(
    r"[一这那该][款台辆艘架颗枚套](?:[^，。]{0,8})?(?:名为|名叫|叫做|叫作|命名为)"
)
_OF_HEAD = Pattern(r".的([^，。；！？“”「」的]{1,16})")
_NOT_THINGS = r"{not_products}[^，。]{0,2}$"
# A loose head needs more before it: 调度系统“海瞳”, but not 在平台“种草”.
_LOOSE_BEFORE = Pattern(
    r"[\u4e00-\u9fff]{2}(?:系统|平台|模型|助手|引擎|框架|终端|装置|装备|产品|药物|设备)[“「『‘\"']$"
)
# 自主研制的“海瞳”; “启明”成功首飞.
MADE = Pattern(r"(?:研发|研制|自研|试制|建造|自主开发)(?:的|了|出|出了)[“「『‘\"']$")
_LAUNCHED = Pattern(
    r"(?:正式|成功|顺利|已|将|今日|昨日|再次)?(?:首飞|首航|下水|升空|点火|入轨|量产|下线|出坞|试航|开机|装船|列装|投产)"
)
# “海豹06”; a year or 双11 is no model.
_MODEL_IN_MARKS = Pattern(r"(?!双|五|新冠)[\u4e00-\u9fff]{2,4}\d{2,3}[A-Za-z]{0,3}$")
# The generic name of a drug by its stem: 信迪利单抗注射液, 泽布替尼.
_DRUG = matching(
    "drug-stem",
    r"[^的了在是和与批准药物用服得获及对或款种个为将把名剂\W\da-zA-Z]{2,4}"
    r"(?:单抗|双抗|替尼|西普|鲁肽|格列净|格列汀|他汀|沙坦)(?:注射液|片|胶囊|颗粒)?",
    "product",
    1,
    "[信迪利单抗注射液]获批上市。",
    signs=("单抗", "双抗", "替尼", "西普", "鲁肽", "格列", "他汀", "沙坦"),
)
_LIST_HEAD = (
    r"等(?:一批|一系列|众多|多个|多款|多种|多项|[\d一二两三四五六七八九十]+[款个大项种类])?"
    r"[^，。；！？、“”的]{0,8}?{product_list_heads}" + NOT_BEHIND
)
# A head that stands beside no slogan, right before the opening mark.
_BEFORE = r"{product_heads:}[——:：]{0,2}[“「『‘\"']$"
_SINGLED_OUT = (
    r".{2,24}?({product_heads})"
    r"(?=$|的|在|正式|于|将|已|是|成功|亮相|上线|下线|交付|投|问世|顺利|首|从|获|也|正|与|和)"
)
_BETWEEN = Pattern(r"[”」』’\"'](?:号)?(?:、|和|与|以及|及)?[“「『‘\"']$")
_FIRST_OF_ITS_KIND = Pattern(
    r"(?:全球|世界|国内|我国|中国|亚洲|全国|国际上?|业界|行业|史上|全省|全市)(?:的)?(?:首|第一)"
    r"[个款台架艘颗枚辆套列部条种只支头]([^，。；：、！？“”「」《》（）\s]{3,28})"
)


@rule(
    "quoted-product",
    "港口用上了“[海瞳]”智能调度系统。",
    "导游机器人“[小鹭]”上岗。",
    "一种名为“[赤兔]”的固态电池量产。",
    never=(
        "要让机器人“会干活”。",
        "名为“稻香”的村庄位于山脚。",
    ),
)
def quoted_names(view: ParagraphView) -> Iterator[Detection]:
    """“海瞳”智能调度系统, 「听涛」大模型; 导游机器人“小鹭”; 名为“赤兔”的固态电池."""
    taken: set[int] = set()
    for quoted in view.quoted:
        listed = quoted.start - 1 in taken and _BETWEEN.search(
            view.text, max(0, quoted.start - 6), quoted.start
        )
        if listed or _is_product(view, quoted) or _MODEL_IN_MARKS.match(quoted.text):
            taken.update(range(quoted.end + 1, quoted.end + 4))
            yield Detection(quoted.start, quoted.end, "product", 3)


@rule("quoted-product-list", "“[青鸾]”“[白泽]”等一批新品亮相。")
def quoted_lists(view: ParagraphView) -> Iterator[Detection]:
    """“海瞳”“云梯”“RISC-V芯片”等开源成果: one head for a list of names."""
    names: list[QuotedSpan] = []
    for quoted in view.quoted:
        if names and not _BETWEEN.match(view.text[names[-1].end : quoted.start]):
            names = []
        names.append(quoted)
        if lexicon.expression(_LIST_HEAD).match(view.text, quoted.end + 1):
            if len(names) > 1 and all(NAME.match(name.text) for name in names):
                for name in names:
                    yield Detection(name.start, name.end, "product", 3)
            names = []


@rule(
    "first-of-its-kind",
    "这是全球首个[智能化血管介入手术机器人]。",
    never=("国内首款飞行汽车“陆上行”亮相。",),
)
def first_of_its_kind(view: ParagraphView) -> Iterator[Detection]:
    """全球首个智能化血管介入手术机器人: a product that the text singles out."""
    if "首" not in view.text and "第一" not in view.text:
        return
    for match in _FIRST_OF_ITS_KIND.finditer(view.text):
        name = lexicon.expression(_SINGLED_OUT).match(match[1])
        # 国内首款飞行汽车“陆地航母”: the name in marks is the product.
        if view.text[match.end() : match.end() + 1] in tuple("“「『"):
            continue
        if name and not name[0].endswith(("产品", "品牌", "品种", "神器", "平台")):
            start = match.start(1) + name[0].rfind("的") + 1
            end = match.start(1) + name.end()
            if end - start > len(name[1]) + 1:
                yield Detection(start, end, "product", 1)


RULES = (
    quoted_names,
    quoted_lists,
    *vessels.RULES,
    first_of_its_kind,
    _DRUG,
    PRODUCT,
    models.find,
    models.SERIES,
    models.NUMBERED,
)


def is_name(text: str) -> bool:
    """Return whether quoted text has the form of a name, and is no catchword."""
    return (
        bool(NAME.match(text))
        and (len(text) <= 12 or text.isascii())
        and not _SAYS.match(text)
        and not _KIND_END.search(text)
        and not _PHRASE.search(text)
        and not text.isdigit()
        and text not in lexicon.words("quoted_generic")
        and text not in lexicon.words("terms")
    )


def _is_product(view: ParagraphView, quoted: QuotedSpan) -> bool:
    """Return whether what stands around a quoted span makes it the name of a product."""
    text, start, behind = view.text, quoted.start, quoted.end + 1
    if _NAMED.search(text, max(0, start - 10), start):
        return bool(NAME.match(quoted.text)) and _names_a_thing(view, quoted)
    if not is_name(quoted.text):
        return False
    if (
        len(quoted.text) > 1
        and not _is_deed(quoted)
        and (head_behind(text, behind) or MADE.search(text, max(0, start - 8), start))
    ):
        return True
    if _LAUNCHED.match(text, behind) and not _is_common_noun(view, quoted):
        return True
    before = lexicon.expression(_BEFORE).search(text, max(0, start - 12), start)
    loose = _LOOSE_BEFORE.search(text, max(0, start - 8), start)
    return bool(before or loose) and _is_odd(view, quoted)


def _names_a_thing(view: ParagraphView, quoted: QuotedSpan) -> bool:
    """Return whether a thing is named: no village (名为“X”的村庄), child, meeting or film."""
    before = view.text[max(0, quoted.start - 30) : quoted.start]
    clause = re.split(r"[，。；！？]", before)[-1]
    if _ONE_OF_A_MAKE.search(clause):
        return True
    head, not_things = map(lexicon.expression, ("{product_heads}", _NOT_THINGS))
    behind = _OF_HEAD.match(view.text, quoted.end)
    if behind:
        return bool(head.search(behind[1])) and not not_things.search(behind[1])
    return not not_things.search(_NAMED.sub("", clause)) and bool(
        re.search(r"(?:给|为|将|把|系统|取名|命名)", clause) or head.search(clause)
    )


def _is_common_noun(view: ParagraphView, quoted: QuotedSpan) -> bool:
    """Return whether one common noun stands here: “巨无霸”下水."""
    inside = view.inside(quoted.start, quoted.end)
    return (
        len(inside) == 1
        and inside[0].end == quoted.end
        and inside[0].tag in ("n", "a", "i", "l", "r", "s")
    )


_EVERYDAY = -12.0  # the weight from which a word is one of everyday


def _is_deed(quoted: QuotedSpan) -> bool:
    """Return whether an everyday verb stands here: “锁定”战机, “钟爱”老船."""
    word = dictionary().get(quoted.text)
    return word is not None and word.tag in ("v", "vn", "a", "d") and word.weight > _EVERYDAY


def _is_odd(view: ParagraphView, quoted: QuotedSpan) -> bool:
    """Return whether no common word stands here: 机器人“小鹭”, but not 大模型“上车”."""
    if len(quoted.text) < 4 and quoted.text[-1] in _WORKERS:
        return False
    inside = view.inside(quoted.start, quoted.end)
    if len(inside) == 1 and inside[0].end == quoted.end:
        return inside[0].tag in ("nr", "nz", "ns", "nt", "nrt", "x", "eng", "nrfg")
    return not any(t.tag[:1] in "vdpcuryq" and t.end - t.start > 1 for t in inside)
