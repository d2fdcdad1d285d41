"""Several short news in one text, without headings: each begins a section.

Each rule is given all lines and returns them, those that begin a piece of news marked.
"""

from collections.abc import Callable, Sequence

from zgc_cli.parser.layout import masthead
from zgc_cli.parser.layout.line_kinds import BODY
from zgc_cli.parser.layout.lines import LayoutItem, finished
from zgc_cli.reading.list_marks import list_mark
from zgc_cli.reading.numbers import numerals
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.pattern import Pattern

_NUMBER = Pattern(r"(?:(?P<han>[一二三四五六七八九十]{1,3})、|(?P<digits>\d{1,2})[、.．])")
_FEWEST = 3  # numbered pieces of news
_LEAST = 25  # characters of one; an item of a list has fewer
_MOST_BEFORE, _MOST_BEHIND = 1, 2  # paragraphs before the first piece and of the last one
_OF_OTHERS = ("据", "另据")  # who reports that others do
_BRACKET = Pattern(r"[ 　]*[（(][^（()）]{1,60}[)）]")
_LABEL = Pattern(r"[^，。；：！？,:;!?]{1,30}")


@rule(
    "numbered-news",
    f"一周新事\n[一、{BODY}]\n[二、{BODY}]\n[三、{BODY}]",
    never=(f"茶园丰收了\n措施如下：\n一、{BODY}\n二、{BODY}\n三、{BODY}",),
)
def _numbered(items: list[LayoutItem]) -> list[LayoutItem]:
    """一、…… 二、……: the whole text is pieces of news with numbers from one on."""
    body = [i for i, item in enumerate(items) if item.kind == "body"]
    found = [place for place, index in enumerate(body) if _is_numbered(items[index])]
    if len(found) < _FEWEST or found[0] > _MOST_BEFORE or len(body) - found[-1] - 1 > _MOST_BEHIND:
        return items
    if any(items[i].text.endswith(("：", ":")) for i in body[: found[0]]):
        return items
    marks = [_NUMBER.match(items[body[place]].text) for place in found]
    told = [numerals.whole(m["han"] or m["digits"]) for m in marks if m]
    alike = len({bool(m and m["han"]) for m in marks}) == 1
    if not alike or told != list(range(1, len(found) + 1)):
        return items
    return _marked(items, [body[place] for place in found], "numbered-news")


def _is_numbered(item: LayoutItem) -> bool:
    news = len(item.text) >= _LEAST and finished(item.text)
    return news and _NUMBER.match(item.text) is not None and list_mark(item.text) > 0


@rule(
    "dated-news",
    f"简明新闻\n[新华社昆明5月6日电 {BODY}]\n[新华社重庆5月6日电 {BODY}]",
    never=(f"茶园丰收了\n新华社昆明5月6日电 {BODY}\n据新华社消息，茶价涨了。",),
)
def _dated(items: list[LayoutItem]) -> list[LayoutItem]:
    """新华社昆明5月6日电……: several paragraphs begin with a dateline of their own."""
    found = dated(items)
    leading = [i for i, item in enumerate(items) if item.kind == "body"][: _MOST_BEFORE + 1]
    if len(found) < 2 or found[0] not in leading:
        return items
    return _marked(items, found, "dated-news")


def dated(items: Sequence[LayoutItem]) -> list[int]:
    """Return where body text begins with a dateline, but for what others are said to report."""
    body = ((i, item.text) for i, item in enumerate(items) if item.kind == "body")
    return [i for i, t in body if not t.startswith(_OF_OTHERS) and masthead.dateline(t)]


def _marked(items: Sequence[LayoutItem], found: Sequence[int], name: str) -> list[LayoutItem]:
    marked = set(found)
    return [i._replace(rule=name) if n in marked else i for n, i in enumerate(items)]


def label(text: str) -> str:
    """Return what a section is called that begins with a piece of news: its first words."""
    line = masthead.dateline(text)
    start = line.end if line else list_mark(text)
    bracket = _BRACKET.match(text, start)
    words = _LABEL.match(text[bracket.end() if bracket else start :].lstrip(" 　"))
    return words[0] if words else ""


NEWS_RULES: tuple[Rule[Callable[[list[LayoutItem]], list[LayoutItem]]], ...] = (_numbered, _dated)
OPENS_SECTION = tuple(of_news.name for of_news in NEWS_RULES)
