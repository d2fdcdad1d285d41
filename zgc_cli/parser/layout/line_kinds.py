"""The kind that a line shows by its own words: dateline, byline, caption, credit.

`LINE_RULES` are asked in order; a line that none of them takes is body text until its neighbours
tell otherwise.
"""

from collections.abc import Callable
from functools import cache, cached_property

from zgc_cli import lexicon
from zgc_cli.parser.layout import bylines, masthead
from zgc_cli.parser.layout.lines import BLANKS
from zgc_cli.parser.layout.web_line import web_line
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_CAPTION_MARKS = "◀▶▲▼△▽◁▷◂▸◄►▴▾←→↑↓⬅➡⬆⬇"
_AROUND = _CAPTION_MARKS + "_" + BLANKS
_BETWEEN_BRACKETS = Pattern(r"(?<=[】\]])[ 　]*(?=[【\[])")
_HEADING_MARK = Pattern(r"#{1,6}[ \t]+(?=\S)")
_PHOTO_CREDIT = Pattern(
    # 新华社记者 唐奕 摄 | 新华社发（王石摄） | 图/视觉中国 | 受访者供图
    r"[（(]?(?:(?:以上)?(?:图片?|照片|本文图片)均?由.{2,30}(?:提供|拍摄)|"
    r"(?:图片?|图片来源|图源|摄影|漫画|制图|绘图|供图|摄)[ 　]*(?:来源)?[：:/／|丨].{1,40}"
    r"|[^。！？，；]{0,40}[ 　）/／\u3400-\u9fff](?:摄|供图|制图|绘图|资料图片|资料图|"
    r"资料照片|(?<=[ 　])图)"
    r"|(?:视频|网页|网络|新闻|微博|监控)(?:视频)?截图"
    r"|(?:新华社|中新社|人民图片|人民视觉|视觉中国|"
    r"新华社/[^。]{1,20})发?[ 　]*(?:[（(][^（()）]{1,30}[)）])?)[）)]?"
)
_EDITORS = Pattern(
    # 编辑 刘小妮 校对 卢小茜
    r"(?:(?:^|[ 　/]+)(?:[\u4e00-\u9fff]{0,4}编辑|编译|责编|校对|审核|审校|制图|"
    r"终审)[ 　]+[^ 　，。]{2,4})+"
)
_CAPTION_CUE = Pattern(
    r"(?:图为|图片为|这是.{1,40}(?:拍摄|摄)|[上下左右题附]图|(?:图片?|"
    r"配图)[ 　]?[①-⑳\d一二三四五六七八九十]{1,2}[：:、 　]|资料图|[（(]资料图|"
    r"附?表[ 　]?\d{1,2}(?:[-.]\d{1,2})?[：:、 　][^。，；]{2,60}$|"
    r"图片说明|图[：:]|[①-⑨][^。]{0,60}摄$)"
)
_ENDS_IN_CREDIT = Pattern(
    r"[。）” 　][（(]?(?:[^。]{0,16}(?:记者|通讯员|发|"
    r"影像中国)[ 　（(/][^。]{2,14}[ 　]?摄|新华社发.{0,14}|[^。，]{2,8}[ 　/]摄|"
    r"[^。，]{2,12}供图|记者[^。，]{2,8}[/／](?:摄影|翻摄)"
    r"|图[/／][^。]{2,14}|[^。（）()]{2,16}(?:提供|翻摄)(?=[）)])"
    r"|[^。（）()]{0,12}(?:[撷截]?取自|[摘截转]自|资料照)[^。（）()]{0,24}(?=[）)])|[^。，（）()]{2,9}摄(?=[）)]))"
    r"[）)]?。?$"
)
_END_MARK = Pattern(r"[（(【\[]?[ 　]*(?:完|全文完|本文完|END|end|End)[ 　]*[)）】\]]")
# 王石 文/摄 | 王石/文 李木/摄: who took the pictures wrote, too, or stands beside who did.
_WROTE = Pattern("文[ 　]*[/／、][ 　]*(?:摄影?|图)|图[ 　]*[/／、][ 　]*文|[/／]文(?:[ 　]|$)")
_UNNAMED = Pattern(r"(?:本报|本刊|本网|\w{2,6}报|新华社)(?:特约)?(?:记者|评论员|编辑部)")
# What follows or goes before the line of an example.
BODY = "清晨，山里的雾还没有散去，村民已经背着竹篓上山采茶，一直忙到太阳落山才回到家里歇息。"


@cache
def _title_label() -> Pattern:
    return Pattern(rf"(?:{lexicon.pattern('title_labels')})(?:[ 　]*[：:][ 　]*|\t)(?=\S)")


class LineView:
    """A line as its rules see it; `in_head` tells that no long line stands before it.

    `is_whole` tells that what made the text knows it for a paragraph.
    """

    def __init__(
        self, text: str, in_head: bool, is_first: bool = False, is_whole: bool = False
    ) -> None:
        """Take a line."""
        self.text = text
        self.in_head, self.is_first, self.is_whole = in_head, is_first, is_whole

    @property
    def unmarked(self) -> str:
        """Its words without the arrow of a caption or the mark of a heading."""
        heading = _HEADING_MARK.match(self.text) or _title_label().match(self.text)
        return self.text[heading.end() :] if heading else self.text.strip(_AROUND)

    @cached_property
    def dateline(self) -> masthead.Dateline | None:
        """The dateline with which it begins."""
        return masthead.dateline(self.text)

    @cached_property
    def byline(self) -> bylines.Byline | None:
        """The authors that it names, where it does nothing else.

        None for —— 王海，某书的作者, who said what stands above.
        """
        return None if self.text.startswith(("—", "--")) else bylines.byline(self.text)


@rule(
    "title-mark",
    f"# [茶园丰收了]\n{BODY}",
    f"标题：[茶园丰收了]\n{BODY}",
    never=(f"茶园丰收了\n标题：茶香\n{BODY}",),
)
def _title_mark(line: LineView) -> str | None:
    """# 茶园丰收了; 标题：茶园丰收了."""
    marked = line.text.startswith("# ") or _title_label().match(line.text)
    return "title" if line.is_first and marked and line.unmarked else None


@rule(
    "heading-mark",
    f"茶园丰收了\n{BODY}\n## [新茶上市，谁来买？]\n{BODY}",
    never=("#1号楼已经封顶。",),
)
def _heading_mark(line: LineView) -> str | None:
    """## 新茶上市，谁来买？."""
    return "heading" if _HEADING_MARK.match(line.text) else None


@rule("caption-mark", f"{BODY}\n▲[茶农在山坡上采摘今年的第一批春茶]")
def _caption_mark(line: LineView) -> str | None:
    """▲茶农在山坡上采茶."""
    if line.text[0] not in _CAPTION_MARKS and line.text[1:][-1:] not in (*_CAPTION_MARKS,):
        return None
    is_title = line.in_head and len(line.unmarked) <= 12 and not line.is_whole
    if not line.unmarked or is_title:
        return None
    return "credit" if _PHOTO_CREDIT.fullmatch(line.unmarked) else "caption"


@rule("emphasised-caption", f"{BODY}\n_[茶农在山坡上采茶，资料图]_\n{BODY}")
def _emphasised(line: LineView) -> str | None:
    """_茶农在山坡上采茶，资料图_: as a page turned into Markdown has its captions."""
    whole = len(line.text) > 2 and line.text[0] == line.text[-1] == "_" and not line.is_first
    return "caption" if whole and len(line.text) <= 100 and line.text.count("_") == 2 else None


@rule("dateline", f"山城添新桥\n[新华社重庆3月25日电]\n{BODY}")
def _dateline(line: LineView) -> str | None:
    """新华社北京3月25日电; 新华社文昌11月20日电（记者王小川）."""
    read = line.dateline if len(line.text) <= 80 else None
    alone = read and masthead.is_dateline_only(line.text, read) and not read.kicker
    return "dateline" if alone else None


@rule("dateline-topic", f"新华社昆明5月6日电 题：云上的村庄\n{BODY}")
def _topic(line: LineView) -> str | None:
    """新华社昆明5月6日电 题：云上的村庄."""
    return "dateline" if line.in_head and line.dateline and line.dateline.kicker else None


@rule("dated-byline", f"海岛通了航线\n[本报三亚11月6日电　记者林小然、司徒明报道]\n{BODY}")
def _dated_byline(line: LineView) -> str | None:
    """本报三亚11月6日电　记者林小然、司徒明报道."""
    if len(line.text) > 80 or line.dateline is None:
        return None
    rest = line.text[line.dateline.end :].strip(BLANKS)
    names = bylines.byline(rest) if rest else None
    return "byline" if names and names.has_role else None


@rule("web-line", f"茶园丰收了\n[2025年7月12日 09:30  来源:云岭农讯]\n{BODY}")
def _web_line(line: LineView) -> str | None:
    """2025年7月12日 09:30  来源:云岭农讯."""
    return "dateline" if web_line(line.text) else None


# （新增：案情）, （更新）: what the desk tells of a later version.
_UPDATED = Pattern(
    "[（(【](?:新增|增补|更新|[动最]态更新|持续更新|最后更新|更正)(?:[：:][^（）()【】]{1,30})?[)）】]"
)


@rule(
    "editorial-line",
    f"{BODY}\n[责任编辑：李木]",
    f"茶园丰收了\n[（新增：价格）]\n{BODY}",
    f"[上一版 下一版 >>]\n茶园丰收了\n{BODY}",
    never=("编辑部设在三楼。", f"茶园丰收了\n（新增茶园）\n{BODY}"),
)
def _editorial(line: LineView) -> str | None:
    """责任编辑：李木; 【编辑:王石】; （责编：王石、李木）; 字号：大 中 小."""
    if len(line.text) > 80:
        return None
    parts = _BETWEEN_BRACKETS.split(line.text)
    if not line.is_first and _UPDATED.fullmatch(line.text):
        return "credit"
    whole = _EDITORS.fullmatch(line.text) or all(map(_page_furniture().fullmatch, parts))
    return "credit" if whole else None


@cache
def _page_furniture() -> Pattern:
    return Pattern(
        rf"[（(【\[]?[ 　]*(?:(?:值班\w{{0,4}}|责[ 　]*编|[\u4e00-\u9fff]{{0,4}}编[ 　]*辑|"
        rf"校[ 　]*对|[一二三初复终]审|[\u4e00-\u9fff]?监制|"
        rf"{masthead.labels('line')})[ 　]*[：:/／|丨].*"
        r"|字[ 　]*[号体][：: 　大中小+\-Aa]*|分享(?:到|至)?[：:]?.{0,30}|打印(?:本页)?|"
        r"(?:(?:[上下]一?[版篇页条期]|返回目录|放大|缩小|默认|朗读)[ 　>＞»<＜«|]*){1,8}|"
        r"收藏|关闭(?:窗口)?|返回(?:首页|顶部|搜狐，查看更多)|扫一扫.{0,20}"
        r"|点击.{2,20}|.{2,20}[对为](?:本文|此文)亦?有(?:所)?贡献。?|阅读原文|相关(?:阅读|新闻|链接|推荐|报道)[：:]?|"
        r"(?:首页|您?(?:现在|当前)的?位置).{0,4}[>＞»：:/].{0,60}|"
        r"[^>＞»。，]{2,10}(?:[ 　]*[>＞»]+[ 　]*[^>＞»。，]{2,10}){1,4}|\[?纠错)[ 　]*[)）】\]]?"
    )


@rule("end-mark", f"{BODY}\n[（完）]")
def _end_mark(line: LineView) -> str | None:
    """（完）."""
    return "dateline" if len(line.text) <= 8 and _END_MARK.fullmatch(line.text) else None


@rule(
    "source-name",
    f"茶园丰收了\n[人民日报客户端]\n{BODY}",
    f"[云岭农村报]\n茶园丰收了\n{BODY}",
    never=(f"茶园丰收的云岭早报道\n{BODY}",),
)
def _source_name(line: LineView) -> str | None:
    """人民日报客户端."""
    name = line.text.removesuffix("客户端")
    known = name in lexicon.words("agencies") or (
        line.in_head and masthead.OUTLET_FORM.fullmatch(name)
    )
    return "dateline" if len(line.text) <= 16 and known else None


@rule(
    "reporters",
    f"茶园丰收了\n[新华社记者 王小川 李芳]\n{BODY}",
    f"茶园丰收了\n[本报记者 王小川 文/摄]\n{BODY}",
    f"茶园丰收了\n{BODY}\n[山城晚报 王小川]",
    never=("茶园丰收了\n记者走进村子。", f"茶园丰收了\n{BODY}\n山城晚报 下午出版"),
)
def _byline(line: LineView) -> str | None:
    """新华社记者 王小川 李芳 周明; （本报记者 王石 参与采写：李木）."""
    if line.text.endswith(("：", ":")):
        return None  # 王海 特约评论员：, who speaks below
    wrote = _WROTE.search(line.text)
    read = line.byline
    bracketed = read and read.agency and line.text[0] in "（("
    signed = read and (bracketed or bylines.names_outlet(line.text)) and bylines.is_bare_names(read)
    named = read and read.names and (read.has_role or wrote or signed)
    return "byline" if named and (wrote or not _PHOTO_CREDIT.fullmatch(line.text)) else None


@rule("unnamed-byline", f"让茶香飘得更远\n[本报评论员]\n{BODY}")
def _unnamed_byline(line: LineView) -> str | None:
    """本报评论员."""
    return "byline" if line.in_head and _UNNAMED.fullmatch(line.text) else None


@rule("photo-credit", f"{BODY}\n[新华社记者 唐奕 摄]")
def _credit(line: LineView) -> str | None:
    """新华社记者 唐奕 摄."""
    return "credit" if len(line.text) <= 50 and _PHOTO_CREDIT.fullmatch(line.text) else None


@rule(
    "caption-cue",
    f"{BODY}\n[图为茶农在采茶。]",
    f"{BODY}\n[表1：各村的茶园面积]",
    never=(f"{BODY}\n表1 显示，今年的茶园多了两成。",),
)
def _caption(line: LineView) -> str | None:
    """图为智能工厂内的自动化生产线。; 10月2日，游客在古城游览。本报记者 王石摄."""
    credited = len(line.text) > 8 and _ENDS_IN_CREDIT.search(line.text[-60:])
    cued = _CAPTION_CUE.match(line.text) or credited
    return "caption" if len(line.text) <= 200 and cued else None


@rule("bare-names", f"茶园丰收了\n[张晓明　李　芳]\n{BODY}")
def _bare_names(line: LineView) -> str | None:
    """张晓明　李　芳."""
    bare = line.in_head and len(line.text) <= 24 and not {"：", ":"} & set(line.text)
    read = line.byline if bare else None
    if read and len(read.names) > 1 and line.text == "".join(read.names):
        return None  # 成龙成龙微博 is no two names
    return "byline" if read and bylines.is_bare_names(read) else None


@rule("body", f"茶园丰收了\n[{BODY}]")
def _body(line: LineView) -> str | None:
    """Any other line."""
    return "body"


LINE_RULES: tuple[Rule[Callable[[LineView], str | None]], ...] = (
    _title_mark,
    _heading_mark,
    _caption_mark,
    _emphasised,
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
    _body,
)
