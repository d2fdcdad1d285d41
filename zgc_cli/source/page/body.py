"""Which blocks of a page are its article, and which of them are headings and captions."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from zgc_cli.source.page.blocks import HEADINGS, PageBlock

_LEAST = 30  # characters of prose that make an article
_HEIGHT = 6  # ancestors of a paragraph that may be the container of the article
_PER_LEVEL = 0.8  # what a paragraph counts for a container, by each level between
_OF_FURNITURE = 0.1  # what it counts in a part that is named as no article
_FAR = 200  # characters of prose between title and article that halve its score
_GROWTH = 0.25  # the least share of prose that a wider container must add
_PURE = 0.8  # the least share of prose in what it adds
_PROSE = re.compile(r"[，。！？；：、]")
_SHARE = 0.3  # of the prose, which what begins with its first piece has if it is the article
_LONG = 40  # characters: longer ones are no headings
# A list of other articles begins, or lines that end a page.
_OTHERS = re.compile(
    r"[【\[■●◆▶>»\s]*(?:相关(?:阅读|新闻|链接|推荐|报道|文章|专题|稿件)|(?:延伸|推荐|拓展|扩展|更多|往期|热门|"
    r"猜你喜欢|大家都在看|为您推荐|为你推荐|您可能|你可能|精彩推荐|热点推荐)(?:阅读|推荐|文章|新闻|"
    r"回顾|内容|精彩)?|延伸閱讀|相關(?:新聞|文章|報導)|更多.{0,8}(?:新聞|報導)|看更多.{0,30}|熱門新聞)[】\]：:\s]*"
)
_FURNITURE = re.compile(
    r"[（(【\[\s]*(?:(?:责任|责|值班|网络|本文|本期|本版)?编[辑審审]?[ 　]*"
    r"[：:/／|丨].{0,40}|"
    r"責任編輯.{0,20}|(?:本文|文章|稿件)?来源[：:].{0,20}责任编辑.{0,30}|(?:（|\()?责编.{0,30}|"
    r"分享(?:到|至|本文)?[：:]?.{0,30}|.{0,4}扫(?:一扫|描|码).{0,30}|.{0,6}二维码.{0,24}|"
    r"点击(?:进入|查看|下载|关注).{0,30}|"
    r"(?:特别|免责|版权|郑重)?(?:声明|聲明)[：:】].{0,300}|本文为.{2,12}原创.{0,60}|未经.{0,16}(?:授权|允许|许可).{0,60}|"
    r"(?:上|下)一[页篇条頁則][：:]?.{0,60}|返回(?:首页|列表|顶部|搜狐).{0,20}|打印.{0,10}|关闭(?:窗口)?|纠错.{0,10}|"
    r"(?:阅读|浏览|点击)(?:全文|数|量|次数|原文|更多)?[：:]?\s*[\d（(]*\d*[)）]?|标签[：:].{0,60}|"
    r"关注.{0,20}(?:公众号|微信|客户端).{0,20}|"
    r"(?:阅读|展开|余下|查看|加载)(?:全文|更多).{0,10}|.{0,20}版权所有.{0,40}|Copyright.{0,200})[）)】\]\s]*",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[^，。：:]{1,10}[：:].|[问答][：:]")
_NO_HEADING = re.compile(
    r"。|[；，、,;]$|[！？…!?][”’」』]$|记者|記者|通讯员|^作者|^文[／/]|[摄攝]$|供图|来源[：:]"
)
_CAPTION_END = re.compile(r"(?:摄|供图|资料图片?|截图|图)[）)】]?$")


def article(found: Sequence[PageBlock], title: int | None) -> list[PageBlock]:
    """Return the blocks of the article; `title` is the number of the block that holds its title."""
    start = 0 if title is None else title + 1
    below = found[start:]
    above = {*found[title].element.iterancestors()} if title is not None else set()
    above |= _large(below)
    container = _container(below, above)
    if container is None:
        return []
    above |= {container, *container.iterancestors()}
    inside = [b for b in below if container in _ancestors(b)]
    kept = [b for b in inside if not _is_furniture(b, above)]
    return _without_lists(kept)


def _ancestors(block: PageBlock) -> Iterator[Any]:
    yield block.element
    yield from block.element.iterancestors()


def _prose(block: PageBlock) -> int:
    """Return the size of a block if it reads as text of an article, else 0."""
    if block.linked * 2 > block.size or _FURNITURE.fullmatch(block.text):
        return 0
    return block.size if _PROSE.search(block.text) or block.size > _LONG else 0


def _container(below: Sequence[PageBlock], above: set[Any]) -> Any:
    """Return the element that holds most prose close to it and to the title, or None."""
    scores: dict[Any, float] = {}
    before: dict[Any, int] = {}
    passed = 0
    for block in below:
        prose = _prose(block)
        if not prose:
            continue
        weight: float = prose
        if any(element not in above for element in block.context.furniture):
            weight *= _OF_FURNITURE
        for level, element in zip(range(_HEIGHT), _ancestors(block), strict=False):
            scores[element] = scores.get(element, 0) + weight * _PER_LEVEL**level
            before.setdefault(element, passed)
        if weight == prose:
            passed += prose
    for element, score in scores.items():
        scores[element] = score / (1 + before[element] / _FAR)
    if not scores or passed < _LEAST:
        return None
    best = max(scores, key=scores.__getitem__)
    boxes = {block.element for block in below}
    apart = [e for e in scores if e not in above and e not in boxes]
    nearer = max(apart, key=scores.__getitem__, default=best)  # the title stands outside of it
    return _widened(nearer if scores[nearer] * 2 > scores[best] else best, below, above)


def _large(below: Sequence[PageBlock]) -> set[Any]:
    """Return the elements that hold most of the prose, the first too, whatever their names."""
    first = next((block for block in below if _prose(block)), None)
    shares: dict[Any, int] = {}
    for block in below:
        for element in block.context.furniture:
            shares[element] = shares.get(element, 0) + _prose(block)
    total = sum(map(_prose, below))
    return {e for e in first.context.furniture if shares[e] > _SHARE * total} if first else set()


def _widened(best: Any, below: Sequence[PageBlock], above: set[Any]) -> Any:
    """Return the container, or one around it if that adds mostly prose, the title's left out."""
    shown = [b for b in below if all(element in above for element in b.context.furniture)]
    rows = [(set(_ancestors(b)), _prose(b), b.size) for b in shown]
    inside = sum(prose for around, prose, _size in rows if best in around)
    for parent in best.iterancestors():
        if parent.tag in ("html", "body") or parent in above:
            break
        added = [(p, s) for around, p, s in rows if parent in around and best not in around]
        prose, size = sum(p for p, _s in added), sum(s for _p, s in added)
        if prose >= _GROWTH * inside and prose >= _PURE * size and prose:
            best, inside = parent, inside + prose
        elif size > _LONG:
            break
    return best


def _is_furniture(block: PageBlock, above: set[Any]) -> bool:
    if any(element not in above for element in block.context.furniture):
        return True
    return block.linked * 5 > block.size * 4 or _FURNITURE.fullmatch(block.text) is not None


def _without_lists(kept: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the blocks above the heading of a list of other articles that ends the article."""
    total = sum(map(_prose, kept))
    passed = 0
    for number, block in enumerate(kept):
        if _OTHERS.fullmatch(block.text) and passed * 2 >= total:
            return list(kept[:number])
        passed += _prose(block)
    return [block for block in kept if not _OTHERS.fullmatch(block.text)]


def kinds(body: Sequence[PageBlock]) -> list[str]:
    """Return for each block of an article `heading`, `caption` or `body`."""
    bold = sum(b.bold == b.size for b in body if b.element.tag not in HEADINGS)
    by_bold = bold * 2 < len(body)
    return [_kind(block, by_bold) for block in body]


def _kind(block: PageBlock, by_bold: bool) -> str:
    text = block.text
    if _is_caption(block):
        return "caption"
    if block.element.tag in HEADINGS and len(text) <= _LONG + 20 and text[-1] not in "。；，,;":
        return "heading"
    is_short = len(text) <= _LONG and not _NO_HEADING.search(text)
    bold = by_bold and block.bold == block.size and is_short
    return "heading" if bold and not _SPEECH.match(text) and re.search(r"\w{2}", text) else "body"


def _is_caption(block: PageBlock) -> bool:
    if block.context.caption:
        return True
    text = block.text
    if not block.pictured or len(text) > 2 * _LONG:
        return False
    return block.context.centred or _CAPTION_END.search(text) is not None
