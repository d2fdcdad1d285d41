"""The title among the first lines, with what belongs to it: kicker, second line, subtitle.

Each rule is given all lines and returns them, changed where it finds what it looks for.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from zgc_cli.parser.layout import masthead, news_items
from zgc_cli.parser.layout.headings import open_end
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import LayoutItem, finished
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_CAPTION_DATE = Pattern(r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[^。]*[，,]|这是")
_KICKER = Pattern(r"[（(【\[<〈《][^。]{2,16}[)）】\]>〉》]|.{2,10}[·•｜|丨/]|[^，。“”]{2,6}")
_SUBTITLE = Pattern(r"(?:——|--|—|──)[^—]")
_DASHES = ("——", "—", "──")
_NO_TITLE = (
    "photo-credit",
    "caption-mark",
    "topic-title",
    "title-mark",
)  # no title stands behind these
_SHOWN_DAY = Pattern(r"[\d年月日号/.\- 　:：时分]+")  # 08月10日 20:19
_WORD = Pattern(r"\w")
_WHOLE = 20  # times its length that all lines below are long together
_BELOW = 6  # lines below a question that is a title, which are long together
_SENTENCES = 2  # that a caption without a day does not have
_SHORT = 6  # characters of a word that may well stand in a line twice
_LAST = 8  # lines among which the title is looked for


def _marked(items: list[LayoutItem], index: int, kind: str, name: str) -> list[LayoutItem]:
    marked = items[index]._replace(kind=kind, rule=name)
    return [*items[:index], marked, *items[index + 1 :]]


def _first_body(items: list[LayoutItem]) -> int:
    body = (i for i, item in enumerate(items[:_LAST]) if item.kind == "body")
    return next(body, len(items))


def _title_at(items: list[LayoutItem]) -> int:
    """Return where the title stands, or where it would, behind the last line."""
    titles = (i for i, item in enumerate(items) if item.rule in ("title-line", "title-mark"))
    return next(titles, len(items))


def _opens_article(item: LayoutItem) -> bool:
    return masthead.dateline(item.text) is not None


@rule("caption-before-credit", f"{BODY}\n\n[10月2日，茶农在山坡上采茶]\n新华社记者 唐奕 摄")
def _caption_before_credit(items: list[LayoutItem]) -> list[LayoutItem]:
    """Take the line before a photo credit for its caption where it reads like one."""
    for index, (item, below) in enumerate(pairwise(items)):
        credit = below.rule == "photo-credit" and not re.search(r"由.+(?:提供|拍摄)", below.text)
        # A paragraph of several sentences is text, a picture of which stands below it.
        told = item.text.count("。") < _SENTENCES
        close = not below.line.gap and item.line.gap and index > 0 and told
        short = item.kind == "body" and len(item.text) <= 160
        if credit and short and (close or _CAPTION_DATE.match(item.text)):
            items = _marked(items, index, "caption", "caption-before-credit")
    return items


@rule("topic-title", f"[新华社昆明5月6日电 题：云上的村庄]\n{BODY}")
def _topic_title(items: list[LayoutItem]) -> list[LayoutItem]:
    """新华社昆明5月6日电 题：云上的村庄."""
    for index, item in enumerate(items[: _first_body(items)]):
        if item.rule == "dateline-topic":
            return _marked(items, index, "title", "topic-title")
    return items


@rule("title-line", f"[茶园丰收了]\n{BODY}")
def _title_line(items: list[LayoutItem]) -> list[LayoutItem]:
    """茶园丰收了: the first line that is none of the other kinds."""
    first = _first_body(items)
    if any(item.rule in _NO_TITLE for item in items[:first]) or not _may_be_title(items, first):
        return items
    return _marked(items, first, "title", "title-line")


@rule("kicker", f"[【乡村新事】]\n山里办起了茶香书屋\n新华社昆明5月6日电\n{BODY}")
def _kicker(items: list[LayoutItem]) -> list[LayoutItem]:
    """【乡村新事】 above the title."""
    index = _title_at(items)
    if index + 2 >= len(items) or len(news_items.dated(items)) > 1:
        return items
    upper, lower, below = items[index : index + 3]
    if not _KICKER.fullmatch(upper.text) or not _may_be_title(items, index + 1):
        return items
    if len(lower.text) <= len(upper.text) and upper.text[0] not in "（(【[<〈《":
        return items
    if _SUBTITLE.match(lower.text) or open_end(lower.text):
        return items
    if below.kind not in ("byline", "dateline") and not _opens_article(below):
        return items
    return _marked(_marked(items, index, "title", "kicker"), index + 1, "title", "title-line")


@rule("title-second-line", f"山村办起合作社——\n老手艺 新日子\n{BODY}")
def _second_line(items: list[LayoutItem]) -> list[LayoutItem]:
    """山村办起合作社—— | 老手艺 新日子: a title that ends in a dash runs on."""
    index = _title_at(items) + 1
    if index + 1 >= len(items) or not items[index - 1].text.endswith(_DASHES):
        return items
    if items[index].kind != "body" or len(items[index].text) > 30:
        return items
    return _marked(items, index, "title", "title-second-line")


@rule("subtitle", f"茶园丰收了\n[——来自山村的报告]\n{BODY}")
def _subtitle(items: list[LayoutItem]) -> list[LayoutItem]:
    """——来自山村的报告, or a second line of headline."""
    index = _title_at(items) + 1
    if index + 1 >= len(items):
        return items
    item, lower = items[index : index + 2]
    if item.kind != "body" or len(item.text) > 45 or finished(item.text):
        return items
    headed = lower.kind == "byline" or lower.rule in ("dateline", "web-line")
    opened = headed or (lower.kind == "body" and _opens_article(lower))
    opened = opened and len(news_items.dated(items)) < 2  # else it is that of the first news
    second = opened and not open_end(item.text) and "。" not in item.text
    if not second and not _SUBTITLE.match(item.text):
        return items
    return _marked(items, index, "title", "subtitle")


@rule(
    "title-again",
    f"茶园丰收了\n\n# [茶园丰收了]\n{BODY}",
    f"茶园的茶丰收了\n2024年5月6日\n[茶园的茶丰收了]\n{BODY}",
)
def _title_again(items: list[LayoutItem]) -> list[LayoutItem]:
    """# 茶园丰收了 below the title of the same words: no heading of a section."""
    titles = items[_title_at(items) :][:1]
    for index, item in enumerate(items[:_LAST]):
        same = any(title is not item and title.text == item.text.lstrip("# ") for title in titles)
        is_whole = item.kind == "body" and len(item.text) > _SHORT
        if same and (item.rule == "heading-mark" or is_whole):
            items = _marked(items, index, "title", "title-again")
    return items


@rule(
    "dateline-and-title",
    f"山城盼安全\n{BODY}\n[新华社北京4月3日电（现场直击）山城盼安全]\n{BODY}",
)
def _dateline_and_title(items: list[LayoutItem]) -> list[LayoutItem]:
    """新华社北京4月3日电（现场直击）山城盼安全: the headline stands once more."""
    for title in items[_title_at(items) :][:1]:
        for index, item in enumerate(items):
            again = item.kind == "body" and item.text.endswith(title.text) and len(title.text) > 3
            if again and masthead.dateline(item.text.removesuffix(title.text)) is not None:
                items = _marked(items, index, "dateline", "dateline-and-title")
    return items


_RUNS_ON = tuple("。；;，,、：:")
_GOES_ON = tuple("”’」』）)，。、；")
_END_OF_SENTENCE = Pattern("[的了们着过吗呢吧家个]?[。，、；”）」]")


def _may_be_title(items: list[LayoutItem], index: int) -> bool:
    """Return whether a line may be a title: short, no full stop, and an article follows."""
    if index + 1 >= len(items):
        return False
    item, following = items[index : index + 2]
    text = item.text
    if item.line.heading:
        return True
    if item.line.code:
        return False
    if item.rule != "body" or len(text) > 60 or _opens_article(item) or not _WORD.search(text):
        return False
    if _SHOWN_DAY.fullmatch(text):
        return False
    if text.endswith(_RUNS_ON) or "。" in text[:-1] or text.startswith(_GOES_ON):
        return False
    if _END_OF_SENTENCE.match(following.text):
        return False
    if text.endswith(_DASHES):
        return len(text) <= 40 and len(following.text) <= 30  # the second line of a headline
    if not finished(text):
        return True
    # 谁来守护老人的“钱袋子”？
    opens = following.kind != "body" or _opens_article(following)
    indented = following.line.indented and not item.line.indented
    below = [len(item.text) for item in items[index + 1 :]]
    longer = sum(below[: _BELOW - 1]) > 3 * len(text) or sum(below) > _WHOLE * len(text)
    return len(text.replace(" ", "")) <= 40 and (opens or indented or longer)


HEADLINE_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (
    _caption_before_credit,
    _topic_title,
    _title_line,
    _kicker,
    _second_line,
    _subtitle,
    _title_again,
    _dateline_and_title,
)
