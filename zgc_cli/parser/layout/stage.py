"""The structure stage: paragraphs of every kind, broken pieces joined, sections, the header."""

import re
from collections.abc import Callable

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header, Paragraph, Piece, Section
from zgc_cli.parser.layout import headings, masthead
from zgc_cli.parser.layout.header import fill
from zgc_cli.parser.layout.lines import (
    BLANKS,
    CAPTION_MARKS,
    LayoutItem,
    Line,
    finished,
    lines,
    wrap_length,
)
from zgc_cli.reading.rule import Rule, rule

_PHOTO_CREDIT = re.compile(
    # 新华社记者 唐奕 摄 | 新华社发（王石摄） | 图/视觉中国 | 受访者供图
    r"[（(]?(?:(?:以上)?(?:图片?|照片|本文图片)均?由.{2,30}(?:提供|拍摄)|"
    r"(?:图片?|图片来源|图源|摄影|漫画|制图|绘图|供图|摄)[ 　]*(?:来源)?[：:/／|丨].{1,40}"
    r"|[^。！？，；]{0,40}[ 　）/／\u3400-\u9fff](?:摄|供图|制图|绘图|资料图片|资料图|"
    r"资料照片|(?<=[ 　])图)"
    r"|(?:新华社|中新社|人民图片|人民视觉|视觉中国|"
    r"新华社/[^。]{1,20})发?[ 　]*(?:[（(][^（()）]{1,30}[)）])?)[）)]?"
)
_EDITORIAL = re.compile(
    # 责任编辑：李木 | 【编辑:王石】 | (责编：王石、李木) | 监制：… | 字号：大 中 小
    r"[（(【\[]?[ 　]*(?:(?:责任编辑|责[ 　]*编|编[ 　]*辑|编审|审核|审校|校[ 　]*对|"
    r"校审|终审|初审|复审|监制|统筹|策划|出品|制作|值班\w{0,4}|主编|"
    r"设计|美编|视频|剪辑|配音|海报|翻译|编译|版权声明|免责声明|原标题|关键词|标签|"
    r"微信编辑|网络编辑|转载自|稿源)[ 　]*[：:/／|丨].*"
    r"|字[ 　]*[号体][：: 　大中小+\-Aa]*|分享(?:到|至)?[：:]?.{0,30}|打印(?:本页)?|"
    r"收藏|关闭(?:窗口)?|返回(?:首页|顶部)|扫一扫.{0,20}"
    r"|点击.{2,20}|阅读原文|相关(?:阅读|新闻|链接|推荐|报道)[：:]?|"
    r"(?:首页|您?(?:现在|当前)的?位置).{0,4}[>＞»：:/].{0,60}|\[?纠错)[ 　]*[)）】\]]?"
)
_EDITORS = re.compile(
    # 编辑 刘小妮 校对 卢小茜
    r"(?:(?:^|[ 　/]+)(?:责任编辑|编辑|责编|值班编辑|校对|审核|审校|制图|"
    r"终审)[ 　]+[^ 　，。]{2,4})+"
)
_CAPTION_CUE = re.compile(
    r"(?:图为|图片为|这是.{1,40}(?:拍摄|摄)|[上下左右题附]图|(?:图片?|"
    r"配图)[ 　]?[①-⑳\d一二三四五六七八九十]{1,2}[：:、 　]|资料图|[（(]资料图|"
    r"图片说明|图[：:]|[①-⑨][^。]{0,60}[。摄]$)"
)
_CAPTION_DATE = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[^。]*[，,]|这是")
_ENDS_IN_CREDIT = re.compile(
    r"[。）” 　][（(]?(?:[^。]{0,16}(?:记者|通讯员|发|"
    r"影像中国)[ 　（(/][^。]{2,14}[ 　]?摄|新华社发.{0,14}|[^。，]{2,8}[ 　/]摄|"
    r"[^。，]{2,12}供图)[）)]?。?$"
)
_END_MARK = re.compile(r"[（(【\[]?[ 　]*(?:完|全文完|本文完|END|end|End)[ 　]*[)）】\]]")
# What follows or goes before the line of an example.
_BODY = "清晨，山里的雾还没有散去，村民已经背着竹篓上山采茶，一直忙到太阳落山才回到家里歇息。"
_BODY_FROM = 45  # A longer line near the head is body, whatever its marks.


def structure(text: str, header: Header) -> Document:
    """Return a document with the layers `paragraphs` and `sections`, and the header filled in."""
    items = _classify(list(lines(text)))
    paragraphs, sections = _assemble(_join(items))
    return Document(
        fill(header, paragraphs), {"paragraphs": tuple(paragraphs), "sections": tuple(sections)}
    )


def _classify(all_lines: list[Line]) -> list[LayoutItem]:
    """Give every line its kind; lines of body text that belong together stay apart."""
    if len(all_lines) == 1:
        return [LayoutItem(all_lines[0], all_lines[0].text, "body", "only-line")]
    head = _head_size(all_lines)
    items = [_by_itself(line, index < head) for index, line in enumerate(all_lines)]
    items = _captions(items)
    items = _title(items)
    if not any(item.kind == "body" for item in items):
        items = [
            i._replace(kind="body") if i.rule in ("title-line", "bare-names") else i for i in items
        ]
    return headings.mark(items)


def _head_size(all_lines: list[Line]) -> int:
    """Return how many lines stand before the first long one: title, byline and the like."""
    for index, line in enumerate(all_lines[:12]):
        if len(line.text) > _BODY_FROM and index:
            return index
    return min(len(all_lines), 5)


def _by_itself(line: Line, in_head: bool) -> LayoutItem:
    """Give a line the kind that its own words show."""
    text = line.text
    if text[0] in CAPTION_MARKS or (text[-1] in CAPTION_MARKS and len(text) > 1):
        bare = text.strip(CAPTION_MARKS + BLANKS)
        if bare and (len(bare) > 12 or not in_head):
            kind = "credit" if _PHOTO_CREDIT.fullmatch(bare) else "caption"
            return LayoutItem(line, bare, kind, "caption-mark")
    for line_rule in LINE_RULES:
        if line_rule.apply(text, in_head):
            return LayoutItem(line, text, _LINE_KINDS[line_rule.name], line_rule.name)
    return LayoutItem(line, text, "body", "body")


@rule("dateline", f"山城添新桥\n[新华社重庆3月25日电]\n{_BODY}")
def _dateline(text: str, in_head: bool) -> bool:
    # 新华社北京3月25日电 | 新华社文昌11月20日电（记者王小川）
    read = masthead.dateline(text) if len(text) <= 80 else None
    return read is not None and masthead.is_dateline_only(text, read) and not read.kicker


@rule("dateline-topic", f"新华社昆明5月6日电 题：云上的村庄\n{_BODY}")
def _topic(text: str, in_head: bool) -> bool:
    # 新华社昆明5月6日电 题：云上的村庄
    read = masthead.dateline(text) if in_head else None
    return read is not None and bool(read.kicker)


@rule("dated-byline", f"海岛通了航线\n[本报三亚11月6日电　记者林小然、司徒明报道]\n{_BODY}")
def _dated_byline(text: str, in_head: bool) -> bool:
    # 本报三亚11月6日电　记者林小然、司徒明报道
    read = masthead.dateline(text) if len(text) <= 80 else None
    if read is None:
        return False
    rest = text[read.end :].strip(BLANKS)
    names = masthead.byline(rest) if rest else None
    return names is not None and names.has_role


@rule(
    "reporters",
    f"茶园丰收了\n[新华社记者 王小川 李芳]\n{_BODY}",
    never=("茶园丰收了\n记者走进村子。",),
)
def _byline(text: str, in_head: bool) -> bool:
    # 新华社记者 王小川 李芳 周明 | （本报记者 王石 参与采写：李木）
    if _PHOTO_CREDIT.fullmatch(text):
        return False
    read = masthead.byline(text)
    return read is not None and bool(read.names) and read.has_role


@rule("bare-names", f"茶园丰收了\n[张晓明　李　芳]\n{_BODY}")
def _bare_names(text: str, in_head: bool) -> bool:
    # 张晓明　李　芳
    read = masthead.byline(text) if in_head and len(text) <= 24 else None
    return read is not None and masthead.is_bare_names(read)


@rule("unnamed-byline", f"让茶香飘得更远\n[本报评论员]\n{_BODY}")
def _unnamed_byline(text: str, in_head: bool) -> bool:
    # 本报评论员
    return (
        in_head
        and re.fullmatch(
            r"(?:本报|本刊|本网|\w{2,6}报|新华社)(?:特约)?(?:记者|评论员|编辑部)", text
        )
        is not None
    )


@rule("web-line", f"茶园丰收了\n[2025年7月12日 09:30  来源:云岭农讯]\n{_BODY}")
def _web_line(text: str, in_head: bool) -> bool:
    # 2025年7月12日 09:30  来源:云岭农讯
    return masthead.web_line(text) is not None


@rule("photo-credit", f"{_BODY}\n[新华社记者 唐奕 摄]")
def _credit(text: str, in_head: bool) -> bool:
    return len(text) <= 50 and _PHOTO_CREDIT.fullmatch(text) is not None


@rule("editorial-line", f"{_BODY}\n[责任编辑：李木]", never=("编辑部设在三楼。",))
def _editorial(text: str, in_head: bool) -> bool:
    parts = re.split(r"(?<=[】\]])[ 　]*(?=[【\[])", text) if len(text) <= 80 else ()
    if parts and _EDITORS.fullmatch(text):
        return True
    return bool(parts) and all(_EDITORIAL.fullmatch(part) for part in parts)


@rule("source-name", f"茶园丰收了\n[人民日报客户端]\n{_BODY}")
def _source_name(text: str, in_head: bool) -> bool:
    # 人民日报客户端
    return len(text) <= 16 and text.removesuffix("客户端") in lexicon.words("agencies")


@rule("end-mark", f"{_BODY}\n[（完）]")
def _end_mark(text: str, in_head: bool) -> bool:
    return len(text) <= 8 and _END_MARK.fullmatch(text) is not None


@rule("caption-cue", f"{_BODY}\n[图为茶农在采茶。]")
def _caption(text: str, in_head: bool) -> bool:
    # 图为智能工厂内的自动化生产线。 | 10月2日，游客在古城游览。本报记者 王石摄
    if len(text) > 200:
        return False
    return _CAPTION_CUE.match(text) is not None or (
        _ENDS_IN_CREDIT.search(text[-60:]) is not None and len(text) > 12
    )


LINE_RULES: tuple[Rule[Callable[[str, bool], bool]], ...] = (
    _dateline,
    _topic,
    _dated_byline,
    _web_line,
    _editorial,
    _end_mark,
    _source_name,
    _byline,
    _unnamed_byline,
    _credit,
    _caption,
    _bare_names,
)

_LINE_KINDS = {
    "dateline": "dateline",
    "dateline-topic": "dateline",
    "dated-byline": "byline",
    "web-line": "dateline",
    "editorial-line": "credit",
    "end-mark": "dateline",
    "source-name": "dateline",
    "reporters": "byline",
    "unnamed-byline": "byline",
    "photo-credit": "credit",
    "caption-cue": "caption",
    "bare-names": "byline",
}


def _captions(items: list[LayoutItem]) -> list[LayoutItem]:
    """Take the line before a photo credit for its caption where it reads like one."""
    result = list(items)
    for index, item in enumerate(items[1:], 1):
        before = result[index - 1]
        if item.rule != "photo-credit" or re.search(r"由.+(?:提供|拍摄)", item.text):
            continue
        if before.kind == "body" and len(before.text) <= 160:
            near = not item.line.gap and before.line.gap and index > 1
            if near or _CAPTION_DATE.match(before.text):
                result[index - 1] = before._replace(kind="caption", rule="caption-before-credit")
    return result


_KICKER = re.compile(r"[（(【\[<〈《][^。]{2,16}[)）】\]>〉》]|.{2,10}[·•｜|丨/]|[^，。“”]{2,6}")
_SUBTITLE = re.compile(r"(?:——|--|—|──)[^—]")


def _title(items: list[LayoutItem]) -> list[LayoutItem]:
    """Find the title among the first lines: the first one that is none of the other kinds."""
    first = next((i for i, item in enumerate(items[:8]) if item.kind == "body"), None)
    topic = next((i for i, item in enumerate(items[:first]) if item.rule == "dateline-topic"), None)
    if topic is not None:
        return [
            *items[:topic],
            items[topic]._replace(kind="title", rule="title-line"),
            *items[topic + 1 :],
        ]
    if first is None or any(i.rule in ("photo-credit", "caption-mark") for i in items[:first]):
        return items
    result = list(items)
    following = items[first + 1] if first + 1 < len(items) else None
    if not _looks_like_title(items[first], following):
        return items
    after = items[first + 2] if first + 2 < len(items) else None
    if (
        following is not None
        and _KICKER.fullmatch(items[first].text)
        and (len(following.text) > len(items[first].text) or items[first].text[0] in "（(【[<〈《")
        and _looks_like_title(following, after)
        and not _SUBTITLE.match(following.text)
        and after is not None
        and not headings.open_end(following.text)
        and (after.kind in ("byline", "dateline") or masthead.dateline(after.text) is not None)
    ):
        result[first] = items[first]._replace(kind="title", rule="kicker")
        first += 1
    result[first] = result[first]._replace(kind="title", rule="title-line")
    below = result[first + 1] if first + 1 < len(result) else None
    if below is not None and _is_second_line(result[first], below, result[first + 2 :]):
        result[first + 1] = below._replace(kind="title", rule="title-second-line")
    elif below is not None and _is_subtitle(below, result[first + 2 : first + 3]):
        result[first + 1] = below._replace(kind="title", rule="subtitle")
    return [_repeated(item, result[first].text) for item in result]


def _repeated(item: LayoutItem, title: str) -> LayoutItem:
    """Mark the headline that stands once more: 新华社北京4月3日电（现场直击）山城盼安全."""
    again = item.kind == "body" and item.text.endswith(title) and len(title) > 3
    if again and masthead.dateline(item.text.removesuffix(title)) is not None:
        return item._replace(kind="dateline", rule="dateline-and-title")
    return item


def _is_second_line(title: LayoutItem, below: LayoutItem, lower: list[LayoutItem]) -> bool:
    """Return whether a title that ends in a dash runs on: 山村办起合作社—— | 老手艺 新日子."""
    dashed = title.text.endswith(("——", "—", "──"))
    return dashed and below.kind == "body" and len(below.text) <= 30 and bool(lower)


def _is_subtitle(item: LayoutItem, lower: list[LayoutItem]) -> bool:
    """Return whether the line below a title belongs to it: ——纪实, or a second line of headline."""
    if item.kind != "body" or len(item.text) > 45 or not lower or finished(item.text):
        return False
    if _SUBTITLE.match(item.text):
        return True
    headed = lower[0].kind == "byline" or lower[0].rule in ("dateline", "web-line")
    opened = lower[0].kind == "body" and masthead.dateline(lower[0].text) is not None
    return (headed or opened) and not headings.open_end(item.text) and "。" not in item.text


def _looks_like_title(item: LayoutItem, following: LayoutItem | None) -> bool:
    """Return whether a line may be a title: short, no full stop, and an article follows."""
    text = item.text
    if following is None or item.kind != "body" or len(text) > 60:
        return False
    if masthead.dateline(text):
        return False
    if re.search(r"[。；;，,、：:]$|。.", text) or re.match(r"[”’」』）)，。、；]", text):
        return False
    if re.match(r"[的了们着过吗呢吧家个]?[。，、；”）」]", following.text):
        return False
    if text.endswith(("——", "—", "──")):
        return len(text) <= 40 and len(following.text) <= 30  # the second line of a headline
    if finished(text):
        # 谁来守护老人的“钱袋子”？
        opens = following.kind != "body" or masthead.dateline(following.text) is not None
        return len(text) <= 40 and (
            opens
            or (following.line.indented and not item.line.indented)
            or (len(text) <= 30 and len(following.text) > 3 * len(text))
        )
    return True


def _join(items: list[LayoutItem]) -> list[list[LayoutItem]]:
    """Put the pieces of body text together; every other line is a paragraph of its own."""
    wrapped = wrap_length([item.line for item in items])
    groups: list[list[LayoutItem]] = []
    open_: list[LayoutItem] | None = None
    for item in items:
        if item.rule == "title-second-line":
            groups[-1].append(item)
            continue
        if item.kind != "body":
            if item.kind in ("heading", "title", "byline"):
                open_ = None
            groups.append([item])
            continue
        if open_ is not None and _continues(open_[-1], item, wrapped):
            open_.append(item)
            continue
        open_ = [item]
        groups.append(open_)
    return groups


def _continues(upper: LayoutItem, lower: LayoutItem, wrapped: float | None) -> bool:
    """Return whether a piece of body text carries on the piece before it."""
    if wrapped is None:
        return not finished(upper.text)
    if lower.line.indented:
        return False
    full = len(upper.text) >= 0.75 * wrapped
    return not finished(upper.text) or (full and not lower.line.gap)


def _assemble(groups: list[list[LayoutItem]]) -> tuple[list[Paragraph], list[Section]]:
    """Number the paragraphs and sections; what stands behind a heading is of its section."""
    sections = [Section("S0", "")]
    paragraphs = []
    for number, group in enumerate(groups, 1):
        pieces, text = [], ""
        for item in group:
            pieces.append(Piece(len(text), item.line.number))
            text += item.text
        kind = group[0].kind
        if kind == "heading":
            sections.append(Section(f"S{len(sections)}", text))
        rule = "joined" if len(group) > 1 and kind == "body" else group[0].rule
        paragraphs.append(Paragraph(f"P{number}", kind, sections[-1].id, text, tuple(pieces), rule))
    return paragraphs, sections
