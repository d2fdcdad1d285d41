"""Railways and motorways by the short names of what they join, and stations in lists."""

from collections.abc import Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.row import Chunk, ChunkRow, NameHit, placed
from zgc_cli.parser.words.dictionary import dictionary
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

# One character each of provinces and cities that lines are called after; none that words use much.
_ENDS = (
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滇黔蜀穗深汉广杭甬绍温台金衢丽嘉湖通锡"
    "常镇扬泰徐盐淮连宿合芜蚌安庆黄池九昌武宜襄荆岳长株衡郴邵娄益成绵德自泸达巴遵昆玉丹沈哈齐牡佳太石邢邯保唐承张"
    "济烟威潍莱临菏郑开洛商南阳西延榆银兰柳钦防肇茂湛梅汕潮惠珠龙厦福漳莆雄港"
)
_LINE = Pattern(
    f"(?<![{_ENDS}])(?P<ends>[{_ENDS}]{{2,5}})(?:沿江|沿海|跨海)?"
    "(?:城际铁路|城际高铁|高速铁路|高速公路|铁路|高铁|客专|客运专线)(?![局总公集工系])"
)


@rule(
    "line-by-its-ends",
    "[沪苏湖铁路]通车。",
    "[通苏嘉甬高铁]进展顺利。",
    never=("北京铁路客流增加。", "南通高铁开通。", "新建铁路很长。"),
)
def lines(row: ChunkRow) -> ChunkRow:
    """Take the short names of two to five places in front of 铁路, 高铁 or 高速公路 for a line."""
    if "路" not in row.text and "高铁" not in row.text and "客" not in row.text:
        return row
    hits = [
        NameHit(*match.span(), "place", "line-by-its-ends")
        for match in _LINE.finditer(row.text)
        if not _is_word(match["ends"])
    ]
    return placed(row, hits, _is_open)


def _is_word(ends: str) -> bool:
    """Return whether the short names make one place or another word: 北京, 广大."""
    kind = lexicon.mapping("places").get(ends)
    return kind != "region" if kind else dictionary().get(ends) is not None


def _is_open(chunks: Sequence[Chunk], hit: NameHit) -> bool:
    """Return whether no longer name and no body stands here."""
    return not any(c.kind in ("org", "person") or (c.start < hit.start and c.kind) for c in chunks)


_SIDES, _BEHIND = frozenset("东西南北"), frozenset("、，。和及与等至到")
_OF_RAILWAY = Pattern("[车新客高]站|[座个]站|铁路|高铁|列车|动车")


@rule(
    "station-in-list",
    "高铁设[嘉善北]、[嘉兴南]等10座车站。",
    never=("他走遍了嘉善北、嘉兴南的乡村。",),
)
def stations(row: ChunkRow) -> ChunkRow:
    """Take a place with a side of it for a station, where a railway is spoken of: 嘉善北."""
    text = row.text
    if not _OF_RAILWAY.search(text):
        return row
    hits = [
        NameHit(chunk.start, chunk.end + 1, "place", "station-in-list")
        for chunk in row
        if chunk.kind == "place"
        and text[chunk.end : chunk.end + 1] in _SIDES
        and text[chunk.end + 1 : chunk.end + 2] in _BEHIND
    ]
    return placed(row, hits, _is_open)
