"""Roads: by number or section, by a house number or a crossing behind them, by who goes there."""

from collections.abc import Iterator, Sequence

from zgc_cli import lexicon
from zgc_cli.parser.entities.names.orgs import FUNCTION
from zgc_cli.parser.entities.names.row import (
    MARKS,
    Chunk,
    ChunkRow,
    NameHit,
    finding,
    placed,
    text_of,
)
from zgc_cli.reading.rule import rule
from zgc_cli.runtime.pattern import Pattern

_CODED_ROAD = Pattern(
    r"(?<![A-Za-z])[GS]\d{1,4}[\u4e00-\u9fff]{2,8}?高速(?:公路)?"
    r"|(?:(?<=[市区县乡镇在于到沿经及与、，。；「])[\u4e00-\u9fff])?[\u4e00-\u9fff]{2}[东西南北]?(?<![公铁线道马网的在于])"
    r"(?:路|街|大道)[一二三四五六七八九]段"
)


@rule(
    "coded-road",
    "[G45大广高速]双向封闭。",
    "他住在[青云路二段]。",
    never=("S形高速弯道很多。", "高速公路二段完工。"),
)
def coded(row: ChunkRow) -> ChunkRow:
    """Take a road with its number or its section for a place: G45大广高速, 青云路二段."""
    if "高速" not in row.text and "段" not in row.text:
        return row
    hits = [NameHit(*m.span(), "place", "coded-road") for m in _CODED_ROAD.finditer(row.text)]
    return placed(row, hits, lambda chunks, hit: chunks[0].start == hit.start)


_SUFFIXES = ("大道", "大街", "胡同", "路", "街", "巷")
_SIDES = frozenset("东西南北中")
_CROSSES = "(?:十字|丁字|交叉)?(?:路口|交叉口|交汇处|交会处|交叉处)"
_BEHIND = Pattern(
    rf"(?:\d{{1,4}}(?:[-之]\d+)?号(?![线院令])|{_CROSSES}"
    rf"|[与和][\u4e00-\u9fff]{{1,5}}?(?:路|街|大道|巷){_CROSSES})"
)
_BEFORE = Pattern("(?:行至|驶至|驶到|途[经径]|驶入|驶上|驶离|沿着?|位于|地处|坐落于|坐落在)$")
_HEAD = 4  # characters of a name in front of 路, at most
_ADDRESSED = frozenset("省市县区州旗镇乡村道社")  # the last character of what a road lies in


@finding(
    "road-by-address",
    "他住在南岗区[宣化街]35号楼。",
    "民警在[解放路]与[历山路]交叉口拦下轿车。",
    "公交车行至[建设南路]准备出站。",
    never=(
        "他沿山路走了一天。",
        "老街12号是书店。",
        "这条街3号起施工。",
        "公司沿新路发展。",
        "高速公路5号出口关闭。",
    ),
    signs=_SUFFIXES,
)
def by_address(row: ChunkRow) -> Iterator[tuple[int, int, str]]:
    """Take for a road what a house number or a crossing follows, or what somebody goes along."""
    text = row.text
    for last, chunk in enumerate(row):
        if not chunk.text.endswith(_SUFFIXES) or (chunk.kind and chunk.kind != "place"):
            continue
        told = _BEHIND.match(text, chunk.end) or text.startswith(("路口", "口"), chunk.end)
        crosses = _crosses(text, chunk.start, chunk.end)
        for first in _starts(row, last):
            if _names(row[first : last + 1]) and (
                told or crosses or _BEFORE.search(text[: row[first].start][-4:])
            ):
                yield first, last + 1, "place"
                break


_CROSSING = Pattern(_CROSSES)
_CROSSED = Pattern(r"(?:路|街|大道|巷)[与和]$")


def _crosses(text: str, start: int, end: int) -> bool:
    """Return whether a road is the other one of a crossing: 解放路与历山路交叉口."""
    before = text[max(0, start - _HEAD) : start]
    return bool(_CROSSING.match(text, end)) and bool(_CROSSED.search(before))


def _starts(row: Sequence[Chunk], last: int) -> Iterator[int]:
    """Yield where the name of a road may begin, the longest first, behind a border."""
    found = []
    for first in range(last, max(-1, last - 4), -1):
        if row[last].end - row[first].start > _HEAD + 2 or not _may_be_part(row, first, last):
            break
        if first == 0 or _is_border(row[first - 1]):
            found.append(first)
    yield from reversed(found)


def _may_be_part(row: Sequence[Chunk], i: int, last: int) -> bool:
    chunk = row[i]
    if chunk.text in MARKS or chunk.text in FUNCTION or chunk.tag in ("m", "q", "mq", "r", "p"):
        return False
    if i == last:
        return True
    if chunk.kind not in ("", "place") or chunk.tag == "eng" or chunk.text[-1] in _ADDRESSED:
        return False  # 辖区 | 西矿街
    whole = row[last].text not in _SUFFIXES and row[last].text[:-1] not in _SIDES
    return not whole or len(chunk.text) == 1 or chunk.tag[0] != "v"  # 出任 | 唐宁街


def _is_border(chunk: Chunk) -> bool:
    if chunk.text in MARKS or chunk.text in FUNCTION or chunk.tag[:1] in ("v", "p", "c"):
        return True
    return chunk.text[-1] in _ADDRESSED


def _names(chunks: Sequence[Chunk]) -> bool:
    """Return whether chunks are the name of one road: two characters or more and 路."""
    name = text_of(chunks)
    suffix = next(s for s in _SUFFIXES if name.endswith(s))
    head = name.removesuffix(suffix)
    sided = head[-1:] in _SIDES and len(head) > 1
    if (
        len(head) < 2
        or len(head) > _HEAD
        or name in lexicon.words("common_roads")
        or name[-2:] in ("公路", "铁路")
    ):
        return False
    if name.endswith(("道路", "马路", "线路", "小路", "网路", "之路", "出路", "思路", "套路")):
        return False
    return not (head in lexicon.words("common_place_heads") and not sided)
