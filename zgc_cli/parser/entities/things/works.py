"""Titles of reports, lists, laws, books and films; a newspaper's title is an organisation."""

import re
from collections.abc import Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.passage import NUMERAL, Found, Passage
from zgc_cli.parser.words.gazetteer import Gazetteer

_PERIODICAL_END = re.compile(
    r"(?:日报|晚报|时报|晨报|早报|周刊|周报|商报|都市报|青年报|邮报|快报|电讯报|画报|导报|杂志|月刊)$"
)
# Titles shorter than the marks suggest: 《》 around a remark is rare, around a name the rule.
_MODIFIERS = r"[^，。；：、！？“”「」《》的在是和与等\s]{0,4}?"
_UNQUOTED_LIST = re.compile(
    r"(?:中国|全国|世界|全球|国际|国内)[\u4e00-\u9fffA-Za-z]{0,8}?(?:十大|百大)"
    r"(?:科技|科学|工程|国际|国内|体育|经济|文化|考古|新|年度)*"
    r"(?:进展|新闻|人物|事件|流行语|成就|突破|趋势|发现|案例|品牌)"
)
_CREATIVE = re.compile(
    r"(?:电影|影片|纪录片|电视剧|网剧|动画片|话剧|歌剧|舞剧|音乐剧|歌曲|小说|专辑|栏目|节目|微短剧|短片|主题曲)$"
)
_SENTENCE_MARK = re.compile(r"[，。；！？]")


def titles(passage: Passage) -> Iterator[Found]:
    """《全球海岛旅游指数》; but 《人民日报》 is a newspaper."""
    for title in passage.titles:
        if is_periodical(title.text):
            yield Found(title.start, title.end, "org", "periodical-title", 5)
        else:
            yield Found(title.start, title.end, "work", "title-marks", 5)


def quoted_titles(passage: Passage) -> Iterator[Found]:
    """“全球海洋前沿”报告; “中国科学十大进展”; 电影“流浪地球”."""
    for quoted in passage.quoted:
        if _SENTENCE_MARK.search(quoted.text) or quoted.text in lexicon.words("terms"):
            continue
        if quoted.text.endswith(_list_ends()):
            yield Found(quoted.start, quoted.end, "work", "list-title", 3)
        elif len(quoted.text) > 2 and _head_behind().match(passage.text, quoted.end + 1):
            yield Found(quoted.start, quoted.end, "work", "title-before-head", 2)
        elif len(quoted.text) > 2 and _CREATIVE.search(
            passage.text[max(0, quoted.start - 5) : quoted.start - 1]
        ):
            yield Found(quoted.start, quoted.end, "work", "title-behind-head", 2)


def unquoted_lists(passage: Passage) -> Iterator[Found]:
    """中国科学十大进展, 世界十大科技新闻 without marks."""
    if "大" in passage.text:
        for match in _UNQUOTED_LIST.finditer(passage.text):
            yield Found(match.start(), match.end(), "work", "list-title", 1)


def known(passage: Passage) -> Iterator[Found]:
    """民法典, 政府工作报告, 巴黎协定; 人民日报."""
    for start, end in _known().finditer(passage.text):
        name = passage.text[start:end]
        type_ = "work" if name in lexicon.words("works") else "org"
        if end - start > 2 or {start, end} <= passage.borders:
            yield Found(start, end, type_, "known-work" if type_ == "work" else "known-periodical")


RULES = (titles, quoted_titles, unquoted_lists, known)


def is_periodical(title: str) -> bool:
    """Return whether this is the title of a newspaper or a magazine."""
    title = re.sub(r"(?:海外版|网络版|电子版|客户端|杂志)$", "", title)
    known = title in lexicon.words("periodicals") or title in lexicon.words("orgs")
    return known or (len(title) < 12 and _PERIODICAL_END.search(title) is not None)


@cache
def _known() -> Gazetteer:
    # A periodical of two characters is a common word (财经, 求是) unless it stands in 《》.
    papers = [name for name in lexicon.words("periodicals") if len(name) > 3]
    return Gazetteer([*lexicon.words("works"), *papers])


@cache
def _list_ends() -> tuple[str, ...]:
    return tuple(lexicon.words("list_titles"))


@cache
def _head_behind() -> re.Pattern[str]:
    return re.compile(
        rf"{_MODIFIERS}(?:{lexicon.pattern('work_heads')})(?![{NUMERAL}会])", re.DOTALL
    )
