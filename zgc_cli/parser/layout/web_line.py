"""A line that a web page prints around an article: the day, the source, the authors."""

import re

from zgc_cli import lexicon
from zgc_cli.parser.layout import bylines
from zgc_cli.parser.layout.bylines import may_be_name
from zgc_cli.parser.words.dictionary import outlets
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_BEFORE_REPUBLIC = 1911


class WebLine(NamedTuple):
    """2025年7月12日 09:30  来源:云岭农讯 — what a web page prints above an article."""

    date: str | None
    source: str | None
    authors: tuple[str, ...]


_WEB_DATE = Pattern(r"((?:19|20)\d\d)[年\-/.](1[0-2]|0?[1-9])[月\-/.](3[01]|[12]\d|0?[1-9])日?")
_DAY_FIRST = Pattern(r"(?<!\d)(3[01]|[12]\d|0[1-9])/(1[0-2]|0[1-9])/((?:19|20)\d\d)(?!\d)")
# 114年1月13日 or 日期：105-06-17 of an office of Taiwan.
_REPUBLIC_DAY = Pattern(
    r"(?:日期[：:]|(?:中华)?民国|(?=[ 　]*\d+[ 　]*年))[ 　]*(1[0-3]\d|[89]\d)"
    r"[ 　]*[年\-/.][ 　]*(1[0-2]|0?[1-9])[ 　]*[月\-/.][ 　]*(3[01]|[12]\d|0?[1-9])[ 　]*日?"
)
_WEB_TIME = Pattern(r"T?[ 　]*(?:HKT[ 　]*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
_WEB_SOURCE = Pattern(
    r"(?:(?:文章|稿件|信息|新闻)?(?<!图片)(?<!图)(?:来[ 　]?源|稿源)"
    r"(?:[ 　]*[：:|丨｜][ 　]*|[ 　]+)"
    r"|(?:转自|转载自)[ 　]*[：:|丨｜][ 　]*)"
    r"(?P<source>[^ 　|丨｜\t：:（()）【】]{2,30}?)(?:[（(](?:ID|微信)[^（()）]*[)）])?"
    r"(?=(?:作者|编辑|责编)[：:]|记者|通讯员|[ 　|丨｜\t：:（()）【】]|$)"
)
_SOURCES = Pattern("综合|[、，@]|等$")  # 山城晚报综合江城网、微博等: the first counts
_WEB_AUTHOR = Pattern(
    r"(?:作[ 　]?者|记者|通讯员)(?:[ 　]*[：:|丨][ 　]*|[ 　]+)(?P<names>[^：:|丨\t]{2,40}?)"
    r"(?=[）)]?$|[ 　]*[（(]?(?:\S{0,4}编辑|责编|来源|编|发布|时间|分享|字号|[|丨\d]))"
)
# 江城晚报记者 王石 李木　2025年7月12日
_OUTLET = Pattern(r"[\u3400-\u9fff]{2,8}(?:[社網网報报台]|新闻|客户端|融媒|发布)")
# 人民网－人民日报, 光明网-《光明日报》: the paper behind its site
_SITE_AND_PAPER = Pattern("[^－—-]{2,8}[－—-]+《?(?P<paper>[^《》－—-]{2,10})》?")
# 江城晚报综合自海城日报、山野网
_COMPILED = Pattern(r"(?P<source>[\u3400-\u9fff]{3,8})综合(?:自)?[^。，；！？]{3,60}")
# 综合 | 山城晚报、江城网; 本组稿件综合山城晚报、江城网等
_COMPILED_FROM = Pattern(
    r"(?:本[组版报]?(?:稿件?)?|据)?综合[ 　\u00a0]*[|丨｜：:/]?[ 　\u00a0]*"
    r"(?P<source>[^、，。；：|丨｜ ]{2,10}?)"
    r"(?:[、，][^、，。；：]{2,14})*(?:等?(?:媒体)?(?:报道|消息)?)"
)
# 来源：江城网/王小川, 来源：江城法院王小川
_SIGNED_SOURCE = Pattern(
    r"(?P<source>[\u3400-\u9fff]{2,10}(?:法院|检察院|公安局|电视台|客户端|在线|[网报社]))[/／]?(?P<author>[\u3400-\u9fff]{2,3})"
)
_SHARED = Pattern("@(?P<source>[^@、 　，]{2,10})")
_SHARED_NAMES = Pattern("[、@ 　，]+")
_WEB_LABEL = Pattern(
    r"(?:发布|发表|出版|建立|更新|发稿|刊发|上传|创建|公开)?(?:时间|日期|于)?[ 　]*[：:\t]|"
    r"发布于|发表于|(?<![\u3400-\u9fff])(?:发布|发表|更新)|"
    r"(?:责任|收集|网络|实习|值班|本期)?编辑[ 　]*[：:|丨][ 　]*\S*|"
    r"(?:版次|校对|审核)[ 　]*[：:][ 　]*\S*|责编[：:]\S*|字[号体]?[体号：:大中小 　+\-]*|"
    r"[，,；; ]*正文[：:]$|分享到?[：:]?\S*|打印|收藏|评论|"
    r"(?:阅读|浏览|点击|访问)[量数次]*[：:]?[ 　]*\d*|星期[一二三四五六日天]|"
    r"周[一二三四五六日]|北京时间|原标题[：:]?|[大中小]字(?= |$)|听全文|"
    r"发表于(?=[\u3400-\u9fff]{2})|"
    r"(?:来自|IP属地[：:]?)[\u3400-\u9fff]{2,4}市?(?= |$)|^发于|总?第[ 　]?\d+期|"
    r"(?:参与互动|我有话说)[ 　]*(?:[（(]\d+人?(?:参与)?[）)])?|"
    r"(?<![\u3400-\u9fff])微[博信](?![\u3400-\u9fff])|"
    r"第?[ 　]?(?:[A-Z]?\d+|[一二三四五六七八九十]{1,3})[ 　]?版(?:[：:][^ 　。，]{2,10})?"
)
# 《 山城晚报 》（ 2024年09月07日 第 02 版）: below what a paper's own site shows.
_PRINTED = Pattern(
    rf"[（(]?《[ 　]*(?P<paper>[\u3400-\u9fff]{{2,12}})[ 　]*》[ 　]*[（(]?[ 　]*"
    rf"{_WEB_DATE.pattern}[ 　，,]*"
    r"第?[ 　]*[A-Z]?[\d一二三四五六七八九十]{1,3}[ 　]*版[^（）()]{0,12}[）)]*"
)
# 来源：山城晚报时间：2024年9月7日版次：01: a label that clings to the value before it.
_GLUED = Pattern(
    r"(?<=[\u3400-\u9fff0-9》”）)])("
    r"(?:责任|收集|网络|实习|值班|本期)?编辑|责编|校对|审核|作者|(?<!图片|视频|数据|照片)(?<!图)(?:文章|稿件|信息|新闻)?来源|稿源|"
    r"(?:发布|发表|更新|发稿|刊发)?(?:时间|日期)|版次|(?:浏览|阅读|点击|访问)(?:次数|数|量)?|字[体号])"
    r"(?=[ 　]?[：:])"
)


def web_line(text: str) -> WebLine | None:
    """Read a line that holds nothing but a full date, a source, authors and page furniture."""
    if len(text) > 120:
        return None
    text = _GLUED.sub(r" \1", text)
    if printed := _PRINTED.fullmatch(text):
        return WebLine(_iso_day(_WEB_DATE.search(text) or printed), printed["paper"], ())
    shared = _SHARED.match(text)
    if shared and all(name in outlets() for name in _SHARED_NAMES.split(text.strip("@"))):
        return WebLine(None, shared["source"], ())
    compiled = _COMPILED.fullmatch(text)
    if compiled and compiled["source"] in outlets():
        return WebLine(None, compiled["source"], ())
    together = _COMPILED_FROM.fullmatch(text)
    if together and together["source"] in lexicon.words("agencies"):
        return WebLine(None, together["source"], ())
    if text.startswith("@"):  # @山城日报、江城网
        named = text[1:].split("、")
        known = outlets() | lexicon.words("agencies")
        return WebLine(None, named[0], ()) if known.issuperset(named) else None
    date = _WEB_DATE.search(text) or _DAY_FIRST.search(text) or _REPUBLIC_DAY.match(text)
    source = _WEB_SOURCE.search(text)
    authors = _WEB_AUTHOR.search(text) if date or source else None
    # 来源：山城晚报记者王小川李木
    stuck = bylines.byline(text[source.start("source") :]) if source and not authors else None
    if source and stuck and stuck.has_role and stuck.agency == source["source"]:
        return WebLine(_iso_day(date) if date else None, stuck.agency, stuck.names)
    if not date and not source:
        return None
    rest = text
    for match in sorted((m for m in (date, source, authors) if m), key=lambda m: -m.start()):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    rest = _WEB_LABEL.sub(" ", _WEB_TIME.sub(" ", _WEB_DATE.sub(" ", rest)))
    rest = rest.strip(" 　|丨/-—·•●\t（）()《》【】[]:：，,")
    name = _one_source(source["source"]) if source else None
    day = _iso_day(date) if date else None
    # 2025-07-12 09:30 山城日報／記者王小川／重慶報導
    signed = bylines.byline(rest) if rest and day and not name else None
    if signed and signed.names and signed.has_role:
        return WebLine(day, signed.agency, signed.names)
    if day and not name and (head := _of_account(rest)):
        return WebLine(day, *head)
    if rest and (len(rest) > 12 or not re.fullmatch(r"[^\d。！？：，]+", rest)):
        return None
    if rest and not name:
        outlet = rest.strip(bylines.BLANK + "《》（）")
        timed = authors or (date and _WEB_TIME.search(text))
        outlet = outlet.partition("·")[0]  # 江城日报·江城在线: of a paper and its site, the paper
        is_outlet = outlet in lexicon.words("agencies") or (timed and _OUTLET.fullmatch(outlet))
        name = outlet if is_outlet else None
        if not name and date and not _WEB_TIME.search(text):
            return None
    read = bylines.byline(authors["names"]) if authors else None
    signed_by = _SIGNED_SOURCE.fullmatch(name) if name and not read else None
    if signed_by and may_be_name(signed_by["author"]):
        return WebLine(day, signed_by["source"], (signed_by["author"],))
    return WebLine(day, name, read.names if read else ())


def _one_source(named: str) -> str | None:
    """Return the outlet that counts of those behind 来源：."""
    name = next(filter(None, _SOURCES.split(named)), None)
    if name in lexicon.words("byline_words"):
        return None  # 来源：网络
    behind = _SITE_AND_PAPER.fullmatch(name) if name else None
    return behind["paper"] if behind and behind["paper"] in lexicon.words("agencies") else name


# 原创 王小川 山城发布: what stands above a text of an account.
_ACCOUNT = Pattern(r"原创[ 　]+(?:\S{2,12}[ 　]+)?\S{2,12}(?:[ 　]+[\u3400-\u9fff]{2,4})?")


def _of_account(rest: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the account and the author above its text."""
    if not _ACCOUNT.fullmatch(rest):
        return None
    told = rest.split()[1:]
    names = tuple(filter(may_be_name, told[:-1]))[:1]
    accounts = [word for word in told if word not in names]
    outlet = next((w for w in reversed(accounts) if _OUTLET.fullmatch(w)), accounts[0])
    return outlet, names


def _iso_day(date: re.Match[str]) -> str:
    """Return a date as an ISO day; Hong Kong and the old Commonwealth begin with the day."""
    parts = date.groups()[::-1] if date.re.pattern == _DAY_FIRST.pattern else date.groups()
    year = int(parts[0]) + _BEFORE_REPUBLIC * (date.re.pattern == _REPUBLIC_DAY.pattern)
    return f"{year}-{int(parts[1]):02}-{int(parts[2]):02}"
