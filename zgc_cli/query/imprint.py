"""Who made an article and where it was filed: what readers of its news can do without.

Byline, credit and dateline are paragraphs of their own, or stand in others in brackets, before the
first sentence, behind a caption.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity, Mention, Span
from zgc_cli.reading.dateline import dateline_end
from zgc_cli.runtime.pattern import Pattern

if TYPE_CHECKING:
    from zgc_cli.query.graph import Graph

_OF_KIND = {"byline": "byline", "credit": "photographer", "dateline": "dateline"}
_REPORTER = "记者|通讯员|实习生|特派员|作者|摄影|供稿|编译|責編|责编|編輯：|编辑：|文字："
_FAR = 60  # characters of a bracket with names
# （本报记者 张三、李四）, but not （曾任某报记者）.
_NAMES = Pattern(rf"[^，。；：！？任（）()]{{0,12}}?(?:{_REPORTER})[^，。；！？（）()]*[）)]?")
_LED = Pattern(rf"(?:{_REPORTER})[^，。；：！？]{{0,20}}$")
# 林知远摄, but not （7月27日摄）, which dates what is seen.
_TAKEN = Pattern("(?<![年月日号时])[ 　]*[/／]?(?:摄|攝|供图|供圖|制图|绘图)")
_PICTURES = Pattern(
    "(?:摄影|拍摄|供图|图片?|摄)[ 　]*(?:来源)?[:：/／|丨][^，。；：！？/／]{0,20}$"
)
_WROTE = Pattern("[ 　]*[/／]?文(?=[ 　）)/／]|$)")
_EDITED = Pattern(r"[（(【\[]?[^摄图：:/／ 　]{0,4}(?:编辑|责编|编译|校对|審校|审核|审校|责任编辑)")
_OF_PICTURES = ("caption", "credit")
_WORKS_FOR = Pattern("[ 　]*(?:(?:特约|见习|实习)?记者(?![站会协证节])|发（)")


def imprint(document: Document, place: Span | Mention) -> str:
    """Return byline, photographer or dateline for what stands in one; empty for the news."""
    paragraph = document.paragraph(place.paragraph)
    text = paragraph.text
    if told := _OF_KIND.get(paragraph.kind):
        return "byline" if told == "photographer" and _EDITED.match(text) else told
    if place.end <= dateline_end(text[: 2 * _FAR]):
        return "dateline"
    if _TAKEN.match(text, place.end):
        return "photographer"
    first = max(0, place.start - _FAR)
    if paragraph.kind in _OF_PICTURES:
        if _PICTURES.search(text[first : place.start]):
            return "photographer"
        if _WROTE.match(text, place.end):
            return "byline"
    opens = max(text.rfind(mark, first, place.start) for mark in "（(")
    if opens >= 0 and (names := _NAMES.match(text, opens + 1)) and place.end <= names.end():
        return "byline"
    led = text[place.start : place.end] in document.header.byline
    return "byline" if led and _LED.search(text[first : place.start]) else ""


def credit(document: Document, entity: Entity) -> str | None:
    """Return byline, photographer, agency or dateline for who is named there alone, else None."""
    if entity.type not in ("person", "org", "place"):
        return None
    places = set()
    for mention in entity.mentions:
        told = _of_mention(document, entity, mention)
        if not told:
            return None
        places.add(told)
    if entity.type == "person":
        return "photographer" if places == {"photographer"} else "byline"
    return "agency" if entity.type == "org" else "dateline"


def _of_mention(document: Document, entity: Entity, mention: Mention) -> str:
    if entity.type == "org":
        text = document.paragraph(mention.paragraph).text
        # 新华社记者 is who writes, wherever it stands.
        if _WORKS_FOR.match(text, mention.end):
            return "byline"
    return imprint(document, mention)


def news(document: Document, records: Iterable[Any]) -> list[Any]:
    """Return the records that do not stand in byline, credit or dateline."""
    return [record for record in records if not imprint(document, record.span)]


def graph_of_news(document: Document, found: "Graph") -> "Graph":
    """Return a graph without the edges that only byline, credit and dateline tell."""
    told = {fact.id for fact in news(document, document.facts)}
    edges = [
        edge._replace(facts=tuple(id_ for id_ in edge.facts if id_ in told)) for edge in found.edges
    ]
    edges = [edge for edge in edges if edge.facts]
    tied = {id_ for edge in edges for id_ in (edge.source, edge.target)}
    nodes = tuple(node for node in found.nodes if node.id in tied)
    return found._replace(nodes=nodes, edges=tuple(edges))
