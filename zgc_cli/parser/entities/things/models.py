"""Models named in Latin letters and digits: Falco-3, C919, 凌云X5."""

from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.entities.things.head_nouns import head_behind
from zgc_cli.parser.entities.things.known import matching
from zgc_cli.parser.paragraph import CLOSING, OPENING, ParagraphView
from zgc_cli.reading.rule import rule
from zgc_cli.reading.titles import title_at_end
from zgc_cli.runtime.pattern import Pattern

_LATIN = Pattern(
    r"[A-Za-z][A-Za-z0-9]*(?:[-.·][A-Za-z0-9]+|\+)*"
    r"(?: [A-Z]{0,2}\d{1,3}[A-Za-z]?(?![A-Za-z0-9.%]))?"
    r"(?: (?:Pro|Max|Plus|Ultra|Mini)(?![A-Za-z0-9]))*"
)
# A proper word with a number behind a hyphen is a model wherever it stands.
_SERIAL = Pattern(
    r"(?:[A-Z][a-z]+[A-Za-z]*-\d{1,4}[A-Za-z]*|(?!GB|ISO|DB|HJ|IL|PD|CD|CT|COVID)"
    r"(?:[A-Z]{1,4}\d{2,4}-[A-Z0-9]{1,3}|[A-Z]{2,4}-\d{1,4}[A-Z]{0,2}|[A-Z]-\d{2,3}[A-Z]{0,2}))$"
)
_SHORT = Pattern(r"[A-Z]{1,4}\d{1,4}[A-Za-z]{0,2}$")
_PROPER = Pattern(r"(?=.*[a-z])[A-Z][A-Za-z]{2,}$")
# A class of arms or a brand with its number: 歼-35A, 东风-41; 麒麟9000S, 波音737.
NUMBERED = matching(
    "numbered-brand",
    r"(?:歼轰|歼教|歼|运油|运|直|轰|强击|教|空警|无侦|攻击|东风|巨浪|红旗|鹰击|霹雳|长剑|苏|米格|图|伊尔|米|卡)"
    r"-\d{1,3}[A-Z]{0,3}(?![\d-])"
    r"|{model_brands}(?:-?\d{2,5}[A-Za-z]{0,3}|[A-Z]{1,3}\d{1,4}[A-Za-z]{0,2})"
    r"(?![0-9A-Za-z.%年月日万亿个家台斤克吨元公])",
    "product",
    2,
    "手机搭载[麒麟9000S]芯片。",
    "[歼-20]飞过机场上空。",
    signs=("-",),
    vocabulary="model_brands",
)
# A number of a model, in which a letter may stand, and words of rank: 15, S24+, Z Flip 5, Pro Max.
_NUMBER = (
    r"(?!(?:19|20)\d\d(?!\d)|[45]G(?![A-Za-z0-9]))"  # a year, a network
    r"[A-Z]{0,3}\d{1,4}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}\+?"
)
_RANK = (
    r"(?:Pro|Max|Plus|Ultra|Elite|Lite|Mini|mini|Super|Edge|Note|Fold|Flip|Neo|Turbo|Air|Gen|Ace"
    r"|MIX|SE|FE|XR|XS|Ti|One|GT|RS|X|Z|[Ss]eries [A-Z])\+?"
)
_PART = rf"(?:{_RANK}|{_NUMBER})(?![A-Za-z0-9]|\.\d)"
_NOT_A_COUNT = (
    r"(?! ?[%年月日时点分秒倍万亿个家名位人台部款元美岁号项条次件块只种股届周天届代期寸英核])"
)
SERIES = matching(
    "series-model",
    rf"(?<![A-Za-z0-9])(?:{{model_series:line}}(?:[ -]?{_PART})+"
    rf"|{{model_series:maker}}(?: ?{_NUMBER} {_RANK}| ?(?=[A-Z]){_PART}(?: {_PART})*))"
    rf"{_NOT_A_COUNT}",
    "product",
    3,
    "新机搭载[骁龙 8 Gen 3]处理器。",
    "公司发布[iPhone 15 Pro Max]和[Galaxy S24+]。",
    "[小米 14 Ultra]开售。",
    never=("小米 14 日发布公告。", "iPhone 2023 年销量下降。", "荣耀 3 台新机亮相。"),
    vocabulary="model_series",
)
# Falco-3、Falco-4等火箭: the head of a list that ends here.
_LIST_HEAD = r"[”」』]?等[^，。；、的]{0,8}?{product_heads}"
_HEAD_BEFORE = r"(?:{product_heads}|型号)$"
# What follows numbers of roads, lines, halls and stages: T2航站楼, S1线, A3展馆, L4级.
_NOT_HERE = Pattern(
    r"[A-Za-z0-9]|航站楼|键|号?线|高速|国道|省道|出口|口岸?|展馆|馆|展台|展位|展厅|区|栋|座|楼|厅|级|轮|股|组|型肝炎|病毒|年级|联赛|峰会"
)
_NOT_AFTER = Pattern(
    r"(?:维生素|地铁|高速|国道|省道|编号|车牌|航班|车次|版本|毒株|地块|教室|病房|京|沪|粤|浙|苏)$"
)
_BRAND_TAGS = ("nz", "nr", "ns", "nt", "nrt", "nrfg", "n", "j", "x")


@rule(
    "latin-model",
    "公司推出[Falco-7]无人机。",
    "“[凌云X5]”已经卖到20多个国家。",
    never=(
        "PM2.5浓度下降，5G基站增多。",
        "旅客从T2航站楼出发。",
    ),
)
def find(view: ParagraphView) -> Iterator[Detection]:
    """Osprey-90发动机, “凌云X5”, H20芯片; not 5G, PM2.5, T2航站楼."""
    text = view.text
    if text.isascii():
        return
    for match in _LATIN.finditer(text):
        start, end, run = match.start(), match.end(), match[0]
        if (
            start
            and text[start - 1].isascii()
            and (text[start - 1].isalnum() or text[start - 1] in "-.@/")
        ):
            continue
        if run in lexicon.words("model_stops"):
            continue
        if not any(map(str.isdigit, run)):
            whole = _whole(text, start)
            if _PROPER.match(run) and _has_head(text, end) and not _is_of_person(text, whole):
                yield Detection(whole, end, "product", 2)  # Sora视频生成模型
        elif _is_model(text, start, end, run):
            yield Detection(_with_brand(view, start, run), end, "product", 2)


def _whole(text: str, start: int) -> int:
    """Return where the Latin words begin of which the last is at `start`: Galaxy Tab 平板."""
    words = _WORDS_BEFORE.search(text, max(0, start - 30), start)
    while words and words[0]:
        first = words[0].split(" ")[0]
        if not any(first in lexicon.words(name) for name in ("orgs", "model_stops", "terms")):
            return words.start()
        words = _WORDS_BEFORE.search(text, words.start() + len(first) + 1, start)
    return start


_WORDS_BEFORE = Pattern(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z]* (?:\d{1,2} )?){1,3}$")


def _is_of_person(text: str, start: int) -> bool:
    """Return whether a title announces a person: 编辑 Mary Lind 盛赞这款游戏."""
    return bool(title_at_end(text[max(0, start - 10) : start].rstrip()))


def _is_model(text: str, start: int, end: int, run: str) -> bool:
    """Return whether Latin letters with digits are a model: by their form, a head, or marks."""
    if _NOT_HERE.match(text, end) or _NOT_AFTER.search(text, max(0, start - 4), start):
        return False
    return bool(
        _SERIAL.match(run)
        or _has_head(text, end)
        or lexicon.expression(_LIST_HEAD).match(text, end)
        or (
            lexicon.expression(_HEAD_BEFORE).search(text, max(0, start - 6), start)
            and _SHORT.match(run)
        )
        or (text[end : end + 1] in tuple(CLOSING) and _quoted_start(text, start) is not None)
    )


def _has_head(text: str, end: int) -> bool:
    """Return whether a head noun follows, a blank between or not: iPhone 17手机, Falco-7 无人机."""
    return bool(head_behind(text, end + text.startswith(" ", end)))


def _quoted_start(text: str, start: int) -> int | None:
    """Return where the quoted name that runs up to here begins: “凌云X5”."""
    for begin in range(start - 1, max(-1, start - 7), -1):
        if text[begin] in OPENING:
            return begin + 1
        if not "\u4e00" <= text[begin] <= "\u9fff":
            return None
    return None


def _with_brand(view: ParagraphView, start: int, run: str) -> int:
    """Return where the Chinese brand before a short model begins (问界M9), else `start`."""
    text = view.text
    if (
        not start
        or not _SHORT.match(run.split(" ")[0])
        or not "\u4e00" <= text[start - 1] <= "\u9fff"
    ):
        return start
    quoted = _quoted_start(text, start)
    if quoted is not None:
        return quoted
    for token in view.tokens[max(0, view.index_at.get(start, 0) - 1) :][:1]:
        long_enough = 2 <= token.end - token.start <= 4
        if token.end == start and long_enough and token.tag in _BRAND_TAGS:
            word = view.word(token)
            # 英伟达H20 is the H20 of a company; the company is a name of its own.
            others = ("product_heads", "terms", "orgs")
            return start if any(word in lexicon.words(name) for name in others) else token.start
    return start
