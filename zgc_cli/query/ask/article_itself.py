"""Questions on the article itself: who wrote it, when and where, for whom, what it is about."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from zgc_cli.document.document import Document
from zgc_cli.document.records import Span
from zgc_cli.runtime.pattern import Pattern

_ARTICLE = Pattern(
    "本文|(?:这|该|此|本)(?:篇|则|条|份)?(?:文章|报道|新闻|评论|消息|稿件|稿子|社论|快讯|通讯|文)"
    "|^(?:文章|报道|新闻|稿件|稿子|全文|评论|社论|通讯)(?:的|由|是|讲|出自|发|刊|叫|采访|引|主要|作者|标题|题目)"
)
_WHO = "谁|哪位|何人|哪几位|什么人|叫什么"
_WHEN = "何时|什么时[候间]|哪一?[天日年]|几[号日月]|日期|时间"
_WHERE = "哪里|哪儿|何地|何处|什么地方"
_ISSUED = "发的|发布|发表|刊[登发]|登出|播发|见报|发稿|推送|发出"
_WRITING = "写|撰|执笔|采写|之手|手笔|手$"
# What is asked for: a pattern of the question, tried in this order.
_ASKED = {
    "photographer": f"(?:照片|图片|配图|图).*(?:{_WHO}).*[拍摄]|(?:{_WHO}).*[拍摄].*(?:照片|图)"
    f"|(?:照片|图片|配图|图)的(?:摄影|拍摄)|^摄影(?:者|师|记者)?(?:是|叫)",
    "byline": f"(?:{_WHO}).{{0,4}}(?:{_WRITING})|作者|署名|(?:记者|撰稿人?).*(?:{_WHO})"
    f"|出自(?:{_WHO})|(?:{_WHO}).{{0,3}}(?:作者|记者)",
    "date": f"(?:{_WHEN}).*(?:{_ISSUED}|写)|(?:{_ISSUED}|写).*(?:{_WHEN})",
    "agency": "媒体|通讯社|报社|来源|出处"
    f"|哪[家个份].*(?:{_ISSUED}|报道|报纸|网站|平台)|谁(?:{_ISSUED})",
    "place": f"(?:{_WHERE}).*(?:写|发)|(?:写|发).*(?:{_WHERE})",
    "speakers": "(?:采访|引用|引述|援引)(?:了|的|过)?.{0,3}(?:谁|哪些|哪几|什么人)|谁.*采访",
    "title": "标题|题目|题为",
    "lead": "(?:讲|说|写|谈|关于|介绍|报道)(?:的是|的|了)?(?:一件)?(?:什么|啥)|主要内容|主题|大意",
}
_HEADS = ("title", "byline", "dateline", "credit")
_KINDS = {"photographer": "person", "byline": "person", "speakers": "person", "date": "date"}
_KINDS |= {"agency": "org", "place": "place", "title": "work", "lead": "clause"}
_NAME = "([\u4e00-\u9fff·]{2,4}?)"
_CREDIT = (
    rf"(?:记者|通讯员|作者|摄影师|社发)\s*{_NAME}\s*摄",
    rf"(?:^|[\s（(。]){_NAME}\s*[摄/]\s*(?:影|文|图)?(?=[）)\s。]|$)",
    rf"(?:摄影|图片?)(?:记者)?[：:/]\s*(?:记者\s*)?{_NAME}(?=[）)\s。，、]|$)",
)


def asked_of(question: str) -> str:
    """Return which field of the header a question in normal form asks for; '' if for none."""
    own = _ARTICLE.search(question)
    fields = (f for f in _ASKED if own or f == "photographer")  # 配图是谁拍的 names no article
    return next((f for f in fields if re.search(_ASKED[f], question)), "")


def told(document: Document, field: str) -> list[tuple[Span, str]]:
    """Return where the article tells a field of its header, each with the kind of answer."""
    if field == "lead":
        titles = (Span(p.id, 0, len(p.text)) for p in document.paragraphs if p.kind == "title")
        return [(span, _KINDS[field]) for span in islice(chain(titles, lead(document)), 1)]
    places = (next(_places(document, pattern), None) for pattern in _patterns(document, field))
    found = [(place, _KINDS[field]) for place in places if place]
    return found[:1] if field == "photographer" else found


def lead(document: Document) -> list[Span]:
    """Return the first sentence of the text, which tells more of what the title names."""
    bodies = (s.span for s in document.sentences if _is_body(document, s.span))
    return list(islice(bodies, 1))


def _is_body(document: Document, span: Span) -> bool:
    return document.paragraph(span.paragraph).kind == "body"


def _patterns(document: Document, field: str) -> list[str]:
    header = document.header
    if field == "photographer":
        return list(_CREDIT)
    if field == "speakers":
        names = [quote.speaker for quote in document.quotes if quote.kind != "term"]
        return [re.escape(name) for name in dict.fromkeys(names) if name]
    if field == "date":
        year, month, day = (header.date or "--").split("-")
        if not day:
            return []
        rest = rf"0?{int(month)}[-月/.]0?{int(day)}(?!\d)日?"
        return [rf"(?:{year}[-年/.])?(?<!\d){rest}"]
    value = getattr(header, field)
    values = [value] if isinstance(value, str) else [*(value or ())]
    return [r"\s*".join(map(re.escape, text.replace(" ", ""))) for text in values]


def _places(document: Document, pattern: str) -> Iterator[Span]:
    """Yield where a pattern stands: in the head and the credits first, then anywhere."""
    rows = sorted(document.paragraphs, key=lambda p: p.kind not in _HEADS)
    for paragraph in rows:
        for match in re.finditer(pattern, paragraph.text):
            yield Span(paragraph.id, *match.span(match.lastindex or 0))
